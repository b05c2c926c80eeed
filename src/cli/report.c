/* utenfor rapport: the PDF. */
#include "batch.h"
#include "session.h"

#include "base/file.h"
#include "base/sandbox.h"
#include "base/text.h"
#include "doc/build.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"
#include "sink/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* What all reports of a run share. */
struct press {
	struct session *session;
	const char *templates, *font_folder, *edition;
	enum language language;
	struct font_set *fonts;
	const struct style *style;
	struct date today;
	struct study_options options;
};

/* SOURCE_DATE_EPOCH where it is set, so that a build can be repeated; else the day it is. */
static struct date find_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	struct tm day;

	if (epoch && *epoch) {
		char *end;
		long long seconds = strtoll(epoch, &end, 10);

		if (*end || seconds < 0)
			fail_environment("SOURCE_DATE_EPOCH er «%s»; det skal være et antall sekunder siden 1970", epoch);
		now = (time_t)seconds;
	}
	if (!gmtime_r(&now, &day))
		fail_environment("kan ikke finne dagens dato");
	return (struct date){ day.tm_year + 1900, day.tm_mon + 1, day.tm_mday };
}

static const char *folder_of(struct arena *a, const char *path)
{
	const char *name = path_name(path);

	return name == path ? "." : arena_text(a, path, (size_t)(name - path));
}

/* From here on only what a report needs can be read, and only the folders of its output written. Where the kernel
 * cannot restrict, or paths outside were asked for, the run goes on without. */
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
		*LIST_ADD(a, &read) = folder_of(a, arguments->operands[i]);
		if (!output)
			*LIST_ADD(a, &write) = folder_of(a, arguments->operands[i]);
	}
	if (output)
		*LIST_ADD(a, &write) = path_is_folder(output) ? output : folder_of(a, output);
	sandbox_enter(&(struct sandbox){ read.items, read.count, write.items, write.count });
}

static bool press_open(struct press *press)
{
	struct session *session = press->session;
	struct diag diag = { .arena = &session->arena, .errors_only = session->quiet };
	const struct arguments *arguments = &session->arguments;
	struct arena *a = &session->arena;

	press->templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates");
	press->edition = arguments_choice(arguments, OPTION_EDITION, a);
	press->language = text_equal(arguments_choice(arguments, OPTION_LANGUAGE, a), "nn") ? LANGUAGE_NN
											    : LANGUAGE_NB;
	press->font_folder = session_folder(session, OPTION_FONTS, "UTENFOR_FONTER", "fonts");
	restrict_access(press);
	press->style = style_read(press->templates, a, &diag);
	press->fonts = fonts_open(press->font_folder, a, &diag);
	diag_print(&diag, stderr, session->colour);
	return press->style && press->fonts;
}

static const char *output_path(const struct press *press, const char *scenario, struct arena *a)
{
	const char *output = press->session->arguments.value[OPTION_OUTPUT];
	const char *name;

	name = arena_printf(a, "%s%s%s.pdf",
			    path_with_suffix(a, text_equal(scenario, "-") ? "scenario" : scenario, ""),
			    text_equal(press->edition, "saksvedlegg") ? "" : arena_printf(a, "-%s", press->edition),
			    press->language == LANGUAGE_NN ? "-nn" : "");
	if (!output)
		return name;
	if (path_is_folder(output) || output[strlen(output) - 1] == '/')
		return path_join(a, output, path_name(name));
	return output;
}

static bool make_pdf(struct str *out, const struct press *press, struct work *work)
{
	struct study *study = study_make(&work->scenario, press->session->data, &press->options, &work->arena,
					 &work->diag);
	struct report_input input = {
		.notes = &work->notes,
		.templates = press->templates,
		.edition = press->edition,
		.language = press->language,
		.today = press->today,
		.program = "utenfor " UTENFOR_VERSION,
		.internal = press->session->arguments.value[OPTION_INTERNAL] != NULL,
	};
	const struct style *style = press->style;
	struct document *document;
	struct style own;
	struct pages pages;
	const char *why;

	if (!study)
		return false;
	input.scenario = study->scenario;
	input.data = study->data;
	input.results = &study->results;
	input.answers = &study->answers;
	input.sensitivity = &study->sensitivity;
	input.montecarlo = &study->montecarlo;
	input.variants = study->variants;
	input.variant_count = study->variant_count;
	input.followup = study->has_followup ? &study->followup : NULL;
	input.optimism = work->scenario.optimism;
	input.profile = &work->profile;
	input.logo = work->logo;
	if (work->profile.has_colour) {
		own = style_accented(press->style, work->profile.colour);
		style = &own;
	}
	document = build(&input, &work->arena, &work->diag);
	if (!document || !layout(&pages, document, style, press->fonts, &work->arena, &work->diag))
		return false;
	if (pdf_write(out, &pages, press->fonts, &work->arena, &why))
		return true;
	fail_environment("kan ikke lage PDF: %s", why);
}

static int write_file(const char *path, struct str content, bool quiet, FILE *out, FILE *err)
{
	const char *why = file_write(path, content.data, content.size);

	if (why) {
		fprintf(err, "utenfor: kan ikke skrive «%s»: %s; en eldre fil der er urørt\n", path, why);
		return EXIT_ENVIRONMENT;
	}
	if (!quiet)
		fprintf(out, "%s\n", path);
	return EXIT_DONE;
}

/* A batch_job: one scenario, one report. */
static int write_report(void *context, size_t index, FILE *out, FILE *err)
{
	const struct press *press = context;
	struct session *session = press->session;
	const char *scenario = session->arguments.operands[index];
	struct work work;
	struct str pdf;
	int status = EXIT_INPUT;

	if (work_read_for_print(&work, session, scenario) && make_pdf(&pdf, press, &work))
		status = write_file(output_path(press, scenario, &work.arena), pdf, session->quiet, out, err);
	diag_print(&work.diag, err, session->colour);
	work_free(&work);
	return status;
}

/* Many scenarios cannot share one output file. */
static bool output_fits(const struct session *session)
{
	const char *output = session->arguments.value[OPTION_OUTPUT];

	if (session->arguments.operand_count < 2 || !output || path_is_folder(output))
		return true;
	fprintf(stderr, "utenfor rapport: -o må være en mappe som finnes, når det er flere scenarioer enn ett\n");
	return false;
}

int run_report(struct session *session)
{
	struct press press = { .session = session, .today = find_today() };
	struct batch batch = { .job = write_report, .context = &press, .count = session->arguments.operand_count,
			       .names = session->arguments.operands };
	size_t failed;
	long workers;
	int status;

	if (!session_number(session, OPTION_JOBS, 1, 256, sysconf(_SC_NPROCESSORS_ONLN), &workers) ||
	    !session_study_options(session, &press.options) || !output_fits(session))
		return EXIT_USAGE;
	batch.workers = (int)workers;
	if (!session_read_data(session) || !press_open(&press))
		return EXIT_INPUT;
	batch.progress = batch.count > 1 && isatty(STDERR_FILENO) && !session->quiet;
	status = batch_run(&batch, &failed);
	if (batch.count > 1 && !session->quiet)
		fprintf(stderr, "%zu rapporter laget, %zu feilet\n", batch.count - failed, failed);
	fonts_close(press.fonts);
	return session_finish_output(status);
}
