/* utenfor sjekk: every fault of each scenario. */
#include "gate.h"
#include "report.h"
#include "session.h"
#include "typed.h"

#include "base/file.h"
#include "base/path.h"
#include "input/scenario_read.h"
#include "base/tell.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The edition that every folder of templates has, and the one that holds all of it and more: that is laid out. */
#define STANDARD "saksvedlegg"
#define FULLEST "arkiv"

/* What all scenarios of a run are checked with. */
struct checker {
	struct session *session;
	struct study_options options;
	const struct dataset *data; /* what is computed with: the one that ships where the run's own has faults */
	const char *templates;
	const struct style *style;
	struct font_set *fonts;
};

/* A status to end with: EXIT_DONE when all is there. */
static int checker_open(struct checker *checker)
{
	struct session *session = checker->session;
	struct diag diag = { .arena = &session->arena, .errors_only = session->quiet };
	const char *fonts = session_folder(session, OPTION_FONTS, "UTENFOR_FONTER", "fonts");

	checker->templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates");
	checker->style = style_read(checker->templates, &session->arena, &diag);
	checker->fonts = fonts_open(fonts, &session->arena, &diag);
	return session_tell(session, &diag, stderr);
}

/* Adds what was found in `from` and not yet in `to`. */
static void add_new(struct diag *to, const struct diag *from)
{
	to->unreadable |= from->unreadable;
	for (size_t i = 0; i < from->count && i < DIAG_SHOWN; i++) {
		const struct diag_entry *entry = &from->entries[i];

		if (diag_has(to, entry))
			continue;
		if (entry->severity == SEVERITY_ERROR)
			diag_error(to, entry->at, "%s", entry->message);
		else
			diag_warning(to, entry->at, "%s", entry->message);
	}
}

/* The document of `input`, with faults that are not told yet; NULL when there is no template for
 * it, or after faults. */
static bool build_one(struct printing *out, struct work *work, const struct checker *checker,
		      const struct report_input *input)
{
	struct arena *a = &work->arena;
	struct diag all = work->diag, own = { .arena = a, .errors_only = all.errors_only };
	const char *folder = build_template_folder(input->templates, input->language, a);
	bool built;

	if (!text_equal(input->edition, STANDARD) &&
	    !file_is_there(path_join(a, folder, arena_printf(a, "%s.md", input->edition))))
		return false;
	work->diag = own;
	built = report_document(out, input, work, checker->data, checker->style, checker->fonts);
	own = work->diag;
	work->diag = all;
	add_new(&work->diag, &own);
	return built;
}

/* What only shows when the pages are made: characters that no font has. */
static void check_layout(struct work *work, const struct printing *p)
{
	struct diag own = { .arena = &work->arena, .errors_only = work->diag.errors_only };
	struct pages pages;

	layout(&pages, p->document, p->style, p->fonts, &work->arena, NULL, &own);
	add_new(&work->diag, &own);
}

/* What only shows when the documents are made: placeholders in notes and free text, faults of the variants, personal
 * data put together from several places, and characters that the fonts do not have. */
static void check_documents(struct work *work, const struct checker *checker, const struct study *study)
{
	const char *const editions[] = { STANDARD, "moteark", FULLEST,
					 checker->session->arguments.value[OPTION_EDITION] };
	const struct document *documents[LANGUAGES * COUNT(editions)];
	struct report_input input = report_input(checker->session, work, study);
	struct printing printing, fullest = { 0 };
	int rank, highest = 0; /* a fault in a template leaves its document empty */
	size_t count = 0;

	input.templates = checker->templates;
	input.even_faulty = true;
	for (int language = 0; study && language < LANGUAGES; language++)
		for (size_t i = 0; i < COUNT(editions) && editions[i]; i++) {
			input.language = (enum language)language;
			input.edition = editions[i];
			if (!build_one(&printing, work, checker, &input))
				continue;
			rank = 1 + 2 * (printing.document->root->first != NULL) + text_equal(editions[i], FULLEST);
			if (rank > highest && (text_equal(editions[i], STANDARD) || text_equal(editions[i], FULLEST))) {
				fullest = printing;
				highest = rank;
			}
			documents[count++] = printing.document;
		}
	gate_judge(work, checker->session, true, documents, count);
	if (highest)
		check_layout(work, &fullest);
}

/* The texts of the case, as far as they could be read, in a scenario that is sound. */
static void lend_texts(struct scenario *s, const struct scenario *from)
{
	s->title = from->title ? from->title : s->title;
	s->owner_name = from->owner_name ? from->owner_name : s->owner_name;
	s->measure = from->measure ? from->measure : s->measure;
	s->case_number = from->case_number;
	s->prepared_by = from->prepared_by;
	s->description = from->description;
	s->description_at = from->description_at;
	s->source = from->source;
}

/* A sound scenario by the data set, which stands in for one with faults; NULL where there is none. */
static const struct study *stand_in(const struct checker *checker, const struct scenario *faulty, struct arena *a)
{
	const struct dataset *data = checker->data;
	struct scenario *s = NEW(a, struct scenario);
	struct diag ignored = { .arena = a, .errors_only = true };
	const char *text;

	if (data->group_count < 2 || !data->interval_count)
		return NULL;
	text = arena_printf(a,
			    "utenfor: 1\n"
			    "sak: {tittel: T, kommune: K}\n"
			    "målgruppe: {gruppe: %s, alder: %d-%d}\n"
			    "tiltak: {navn: N, startår: %d, varighet: 1, deltakere: 100,\n"
			    "  normalliv uten tiltak: 50 %%, normalliv med tiltak: 55 %%}\n",
			    data->groups[1].id, data->intervals[0].from, data->intervals[0].to, data->price_year);
	if (!scenario_read(s, str_of(text), "", NULL, 0, data, a, &ignored))
		return NULL;
	lend_texts(s, faulty);
	return study_make(s, data, &checker->options, a, &ignored);
}

/* Faults of a scenario, or of a data set, hide none in the texts of the case and in the templates: those are read in
 * the documents of one that stands in. What has no place in a file is that one's. */
static void check_apart(struct work *work, const struct checker *checker)
{
	const struct study *study = stand_in(checker, &work->scenario, &work->arena);
	struct diag all = work->diag, own = { .arena = &work->arena, .errors_only = all.errors_only };

	if (!study)
		return;
	work->diag = own;
	check_documents(work, checker, study);
	own = work->diag;
	work->diag = all;
	for (size_t i = 0; i < own.count && i < DIAG_SHOWN; i++) {
		const struct diag_entry *entry = &own.entries[i];

		if (entry->severity == SEVERITY_ERROR && entry->at.file && *entry->at.file &&
		    !diag_has(&work->diag, entry))
			diag_error(&work->diag, entry->at, "%s", entry->message);
	}
}

static void check_work(struct work *work, const struct checker *checker)
{
	bool sound_data = checker->data == checker->session->data;
	struct study_options own = checker->options;
	const struct study *study = NULL;

	own.earlier = work_earlier(work);
	if (work->whole && sound_data)
		study = study_make(&work->scenario, checker->data, &own, &work->arena, &work->diag);
	if (study)
		check_documents(work, checker, study);
	else
		check_apart(work, checker);
	if (study && checker->session->arguments.value[OPTION_STRICT])
		typed_check(work, study);
}

static int check(const struct checker *checker, const char *path)
{
	struct session *session = checker->session;
	bool strict = session->arguments.value[OPTION_STRICT] != NULL;
	struct work work = { 0 };
	int status;

	work_read_for_print(&work, session, path);
	check_work(&work, checker);
	status = session_tell(session, &work.diag, stderr);
	if (status == EXIT_DONE && strict && work.diag.warnings > 0) {
		tell(stderr, "%s: ingen feil, men --streng godtar ikke advarsler (%zu)", path, work.diag.warnings);
		status = EXIT_INPUT;
	} else if (status == EXIT_DONE && !session->quiet && checker->data == session->data) {
		tell(stdout, "%s: ingen feil%s", path, work.diag.warnings ? ", men les advarslene" : "");
	}
	work_free(&work);
	return status;
}

int run_check(struct session *session)
{
	struct checker checker = { .session = session };
	const char *edition = session->arguments.value[OPTION_EDITION];
	int status, data_status;

	if (!session_study_options(session, &checker.options))
		return EXIT_USAGE;
	data_status = session_read_data(session);
	checker.data = data_status == EXIT_INPUT ? session_lend_data(session) : session->data;
	status = worse_status(data_status, checker_open(&checker));
	if (!checker.data || !checker.style || !checker.fonts)
		return status;
	if (edition && !session_has_edition(session, edition, checker.templates, LANGUAGE_NB))
		return EXIT_USAGE;
	for (size_t i = 0; i < session->arguments.operand_count; i++)
		status = worse_status(status, check(&checker, session->arguments.operands[i]));
	fonts_close(checker.fonts);
	return session_finish_output(status);
}
