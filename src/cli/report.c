/* utenfor rapport: the report, in its format. */
#include "archive.h"
#include "batch.h"
#include "follow.h"
#include "formats.h"
#include "gate.h"
#include "press.h"
#include "report.h"
#include "session.h"
#include "today.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/phrasebook.h"
#include "base/sandbox.h"
#include "base/tell.h"
#include "base/text.h"
#include "report/answers_text.h"
#include "report/build.h"
#include "tree/template_files.h"
#include "export/workbook.h"
#include "guard/small.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* From here on only what a report needs can be read, too. Where the kernel cannot restrict, or paths outside were asked
 * for, the run goes on without. */
static void restrict_access(const struct press *press)
{
	struct session *session = press->session;
	const struct arguments *arguments = &session->arguments;
	const char *output = arguments->value[OPTION_OUTPUT];
	struct arena *a = &session->arena;
	LIST_OF(const char *) read = { 0 }, write = { 0 };

	if (arguments->value[OPTION_ALLOW_PATH])
		return;
	*LIST_ADD(a, &read) = press->templates;
	*LIST_ADD(a, &read) = press->font_folder;
	*LIST_ADD(a, &read) = session->data->folder;
	*LIST_ADD(a, &read) = STYLE_PATTERNS;
	for (size_t i = 0; i < arguments->operand_count; i++) {
		*LIST_ADD(a, &read) = path_folder(a, arguments->operands[i]);
		if (!output)
			*LIST_ADD(a, &write) = path_folder(a, arguments->operands[i]);
	}
	if (output)
		*LIST_ADD(a, &write) = press->is_streamed	 ? session_scratch_folder()
				       : file_is_folder(output) ? output
								 : path_folder(a, output);
	sandbox_enter(&(struct sandbox){ read.items, read.count, write.items, write.count });
}

static void load_workbook(void)
{
	const char *why = workbook_load();

	if (why)
		tell_and_end("kan ikke lage arbeidsboken: %s", why);
}

/* A status to end with: EXIT_DONE when all is there. */
static int press_open(struct press *press)
{
	struct session *session = press->session;
	struct diag diag = { .arena = &session->arena, .errors_only = session->quiet };
	struct arena *a = &session->arena;

	press->font_folder = session_folder(session, OPTION_FONTS, "UTENFOR_FONTER", "fonts");
	if (press->format->workbook)
		load_workbook();
	restrict_access(press);
	if (press->format->workbook) { /* nothing is set on pages */
		if (press->language == LANGUAGE_NN)
			press->cell_words =
				phrasebook_read(path_join(a, press->templates, "arbeidsbok.csv"), a, &diag);
		return session_tell(session, &diag, stderr);
	}
	press->style = style_read(press->templates, a, &diag);
	press->words = build_words(press->templates, press->language, a, &diag);
	press->fonts = fonts_open(press->font_folder, a, &diag);
	press->template_files = template_files_read(build_template_folder(press->templates, press->language, a), a);
	if (press->archives)
		fingerprints_take(&press->fingerprints, press->templates, press->language, press->fonts, a, &diag);
	return session_tell(session, &diag, stderr);
}

static const struct study *make_study(const struct press *press, struct work *work)
{
	struct study_options options = press->options;

	options.earlier = work_earlier(work);
	if (!press->archives) { /* no figures beside what is printed */
		options.montecarlo.horizons = horizons_shown;
		options.montecarlo.horizon_count = HORIZONS_SHOWN;
	}
	return study_make(&work->scenario, press->session->data, &options, &work->arena, &work->diag);
}

static const struct report_source *list_note_files(struct work *work)
{
	struct report_source *files = NEW_ARRAY(&work->arena, work->note_files.count, struct report_source);

	for (size_t i = 0; i < work->note_files.count; i++) {
		const struct basis_text *file = &work->note_files.items[i];

		files[i] = (struct report_source){ file->name, hash_hex(&work->arena, file->text) };
	}
	return files;
}

struct report_input report_input(const struct session *session, const struct work *work, const struct study *study)
{
	return (struct report_input){
		.study = study,
		.notes = &work->notes,
		.profile = &work->profile,
		.logo = work->logo,
		.internal = session->arguments.value[OPTION_INTERNAL] != NULL,
		.today = today_find(),
		.program = "utenfor " UTENFOR_VERSION,
	};
}

static struct report_input press_input(const struct press *press, struct work *work, const struct study *study)
{
	struct report_input input = report_input(press->session, work, study);

	input.templates = press->templates;
	input.template_files = press->template_files;
	input.words = press->words;
	input.edition = press->edition;
	input.language = press->language;
	input.today = press->today;
	input.tree = &work->tree;
	input.templates_sha256 = press->fingerprints.templates;
	input.fonts_sha256 = press->fingerprints.fonts;
	if (press->archives) {
		input.note_files = list_note_files(work);
		input.note_file_count = work->note_files.count;
	}
	return input;
}

bool report_document(struct printing *out, const struct report_input *input, struct work *work,
		     const struct dataset *data, const struct style *style, struct font_set *fonts)
{
	struct document *document = build(input, &work->arena, &work->diag);
	struct style *own = NEW(&work->arena, struct style);

	if (!document)
		return false;
	*own = work->profile.has_colour ? style_accented(style, work->profile.colour) : *style;
	work_add_sources(work, document, data);
	*out = (struct printing){ document, own, fonts };
	return true;
}

static struct date document_date(const struct press *press, const struct work *work)
{
	return work->scenario.date.year ? work->scenario.date : press->today;
}

static const char *date_text(struct date date, struct arena *a)
{
	return arena_printf(a, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* A spreadsheet cannot hide a count in one cell and be live in the others. */
static void check_small_counts(const struct press *press, struct work *work)
{
	if (scenario_all_participants(&work->scenario) < SMALL_COUNT &&
	    !press->session->arguments.value[OPTION_INTERNAL])
		diag_error(&work->diag, (struct place){ .file = work->scenario.file },
			   "tiltaket har færre enn tre deltakere, og arbeidsboken viser alle tall; lag den med --intern når den ikke skal bli offentlig, eller lag rapporten som PDF");
}

/* The workbook, judged by the texts of its cells; false after faults. */
static bool make_workbook(struct str *out, const struct press *press, struct work *work, const struct study *study)
{
	const char *folder;
	struct date date = document_date(press, work);
	struct tm made = { .tm_year = date.year - 1900, .tm_mon = date.month - 1, .tm_mday = date.day };
	struct workbook_input input = {
		.study = study,
		.data = press->session->data,
		.language = press->language,
		.words = press->cell_words,
		.program = "utenfor " UTENFOR_VERSION,
		.scenario_sha256 = small_sha256(study, &work->arena),
		.made = timegm(&made),
		.path = press->is_streamed ? path_join(&work->arena, session_scratch_folder(), "utenfor.xlsx")
					   : press_output(press, work->scenario.file, &work->arena),
		.texts = &work->cells,
	};
	bool written;

	folder = path_folder(&work->arena, input.path);
	if (access(folder, W_OK) != 0)
		tell_and_end("kan ikke skrive i mappen «%s»: %s", folder, file_reason(errno));
	written = press->format->workbook(out, &input, &work->arena, &work->diag);
	check_small_counts(press, work);
	gate_judge(work, press->session, false, NULL, 0);
	return written && !work->diag.errors;
}

/* The document of an edition, judged together with the files it is from; false after faults. */
static bool make_document(struct printing *out, const struct press *press, struct work *work, const struct study *study)
{
	struct report_input input = press_input(press, work, study);
	bool built = report_document(out, &input, work, press->session->data, press->style, press->fonts);

	if (press->live)
		dialog_check(work, press->session, date_text(document_date(press, work), &work->arena));
	gate_judge(work, press->session, press->archives || press->live, &out->document, built ? 1 : 0);
	return built && !work->diag.errors;
}

static bool write_document(struct str *out, const struct press *press, const struct printing *printing,
			   struct work *work)
{
	const struct dialog_source source = {
		.module = &press->module,
		.session = press->session,
		.work = work,
		.templates = press->templates,
		.date = date_text(document_date(press, work), &work->arena),
		.language = press->language,
		.internal = press->session->arguments.value[OPTION_INTERNAL] != NULL,
	};

	return press->live ? dialog_write(out, printing, &source, &work->arena, &work->diag)
			   : press->format->document(out, printing, &work->arena, &work->diag);
}

/* `study` is NULL when it could not be made. */
static bool make_output(struct str *out, const struct press *press, struct work *work, const struct study *study)
{
	struct printing printing;

	if (study && press->format->workbook)
		return make_workbook(out, press, work, study);
	if (study && !press->format->study)
		return make_document(&printing, press, work, study) && write_document(out, press, &printing, work);
	gate_judge(work, press->session, false, NULL, 0);
	return study && !work->diag.errors && press->format->study(out, study, &work->arena, &work->diag);
}

/* What is said when the file has its new content is ready before: then nothing can fail any more. */
static int write_file(const char *path, struct str content, const struct press *press, struct arena *a, FILE *out,
		      FILE *err)
{
	const char *written = text_line(a, path);
	const char *why;

	if (press->is_streamed) {
		fwrite(content.data, 1, content.size, out);
		return EXIT_DONE;
	}
	why = file_write(path, content.data, content.size);

	if (why) {
		tell(err, "utenfor: kan ikke skrive «%s»: %s; en eldre fil der er urørt", path, why);
		return EXIT_ENVIRONMENT;
	}
	if (!press->session->quiet)
		fprintf(out, "%s\n", written);
	return EXIT_DONE;
}

static int write_archive(const struct press *press, struct work *work, const struct study *study, const char *path,
			 struct str pdf, FILE *out, FILE *err)
{
	struct archive archive = {
		.session = press->session,
		.work = work,
		.study = study,
		.fingerprints = press->fingerprints,
		.edition = press->edition,
		.language = press->language,
		.date = document_date(press, work),
	};

	return archive_write(&archive, path, pdf, out, err);
}

/* A batch_job: one scenario, one report. */
static int write_report(void *context, size_t index, FILE *out, FILE *err)
{
	const struct press *press = context;
	struct session *session = press->session;
	const char *scenario = session->arguments.operands[index];
	const struct study *study = NULL;
	struct work work;
	struct str content;
	bool made;
	int status;

	if (work_read_for_print(&work, session, scenario))
		study = make_study(press, &work);
	made = make_output(&content, press, &work, study);
	status = session_tell(session, &work.diag, err);
	if (made) {
		const char *path = press_output(press, scenario, &work.arena);

		status = press->archives && press->format->archived
				 ? write_archive(press, &work, study, path, content, out, err)
				 : write_file(path, content, press, &work.arena, out, err);
	}
	work_free(&work);
	return status;
}

/* The format of a live page: a web page where none is named, whatever the first format is. NULL after a message. */
static const struct format *live_format(const struct session *session)
{
	const char *name = session->arguments.value[OPTION_FORMAT];
	const struct format *format = format_find(session->command->name, name ? name : "html", NULL);

	if (format_takes(format, "dialog"))
		return format;
	fputs("utenfor rapport: --utgave dialog er en nettside; utelat --format, eller skriv --format html\n", stderr);
	return NULL;
}

static void print_summary(const struct batch *batch, const struct batch_outcome *outcome, const bool *is_failed)
{
	enum { MOST_NAMED = 20 };
	size_t named = 0;

	fprintf(stderr, "%zu rapporter laget, %zu feilet\n", batch->count - outcome->failed, outcome->failed);
	for (size_t i = 0; i < batch->count && named < MOST_NAMED; i++)
		if (is_failed[i] && ++named)
			tell(stderr, "  feilet: %s", batch->names[i]);
	if (outcome->failed > named)
		fprintf(stderr, "  … og %zu til\n", outcome->failed - named);
	if (outcome->unsaid)
		fprintf(stderr, "%zu har advarsler; «utenfor sjekk SCENARIO» viser dem\n", outcome->unsaid);
}

/* A follow_job: all reports of a press that has made its choices. */
static int print_all(void *context)
{
	struct press *press = context;
	const struct arguments *arguments = &press->session->arguments;
	struct batch batch = { .job = write_report, .context = press, .count = arguments->operand_count,
			       .names = arguments->operands, .workers = press->workers };
	bool *is_failed = NEW_ARRAY(&press->session->arena, batch.count, bool);
	struct batch_outcome outcome;
	int status = session_read_data(press->session);

	if (status == EXIT_DONE)
		status = press_make_folder(press);
	if (status == EXIT_DONE)
		status = press_open(press);
	if (status != EXIT_DONE)
		return status;
	batch.progress = batch.count > 1 && isatty(STDERR_FILENO) && !press->session->quiet;
	outcome = batch_run(&batch, is_failed);
	if (batch.count > 1 && !press->session->quiet)
		print_summary(&batch, &outcome, is_failed);
	if (press->fonts)
		fonts_close(press->fonts);
	return session_finish_output(outcome.status);
}

int run_report(struct session *session)
{
	struct press press = { .session = session, .format = session_format(session),
			      .today = today_find() };
	const struct arguments *arguments = &session->arguments;
	const char *output = arguments->value[OPTION_OUTPUT];
	long workers;

	press.edition = arguments_choice(arguments, OPTION_EDITION, &session->arena);
	press.language = text_equal(arguments_choice(arguments, OPTION_LANGUAGE, &session->arena), "nn") ? LANGUAGE_NN
													 : LANGUAGE_NB;
	press.is_streamed = output && text_equal(output, "-");
	press.archives = text_equal(press.edition, "arkiv");
	press.templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates");
	press.live = text_equal(press.edition, "dialog");
	if (press.live)
		press.format = live_format(session);
	if (!press.format || !session_number(session, OPTION_JOBS, 1, 256, sysconf(_SC_NPROCESSORS_ONLN), &workers) ||
	    !session_study_options(session, &press.options) ||
	    !session_has_edition(session, press.edition, press.templates, press.language) ||
	    !press_can_write(&press))
		return EXIT_USAGE;
	if (press.live && !dialog_find(&press.module, session))
		return EXIT_ENVIRONMENT;
	press.workers = (int)workers;
	return arguments->value[OPTION_FOLLOW] ? follow(session, print_all, &press) : print_all(&press);
}
