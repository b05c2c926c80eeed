/* utenfor sjekk: every fault of each scenario. */
#include "report.h"
#include "session.h"
#include "typed.h"

#include "base/tell.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"

#include <stdio.h>

/* What all scenarios of a run are checked with. */
struct checker {
	struct session *session;
	struct study_options options;
	const char *templates;
	const struct style *style;
	struct font_set *fonts;
};

static bool checker_open(struct checker *checker)
{
	struct session *session = checker->session;
	struct diag diag = { .arena = &session->arena, .errors_only = session->quiet };
	const char *fonts = session_folder(session, OPTION_FONTS, "UTENFOR_FONTER", "fonts");

	checker->templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates");
	checker->style = style_read(checker->templates, &session->arena, &diag);
	checker->fonts = fonts_open(fonts, &session->arena, &diag);
	diag_print(&diag, stderr, session->colour);
	return diag.errors == 0;
}

/* What only shows when the document is made: placeholders in notes and free text, faults of the variants, and
 * characters that the fonts do not have. */
static void check_document(struct work *work, const struct checker *checker)
{
	struct study_options own = checker->options;
	struct session *session = checker->session;
	struct document *document;
	const struct study *study;
	struct report_input input;
	struct pages pages;

	own.earlier = work_earlier(work);
	study = study_make(&work->scenario, session->data, &own, &work->arena, &work->diag);
	if (!study)
		return;
	input = report_input(session, work, study);
	input.templates = checker->templates;
	input.edition = "saksvedlegg";
	document = build(&input, &work->arena, &work->diag);
	if (document) {
		work_add_sources(work, document, session->data);
		layout(&pages, document, checker->style, checker->fonts, &work->arena, &work->diag);
	}
	if (session->arguments.value[OPTION_STRICT])
		typed_check(work, study);
}

static bool check(const struct checker *checker, const char *path)
{
	struct session *session = checker->session;
	bool strict = session->arguments.value[OPTION_STRICT] != NULL, good;
	struct work work;

	if (work_read_for_print(&work, session, path))
		check_document(&work, checker);
	good = work.diag.errors == 0 && !(strict && work.diag.warnings > 0);
	diag_print(&work.diag, stderr, session->colour);
	if (good && !session->quiet)
		tell(stdout, "%s: ingen feil%s", path, work.diag.warnings ? ", men les advarslene" : "");
	else if (!good && !work.diag.errors)
		tell(stderr, "%s: ingen feil, men --streng godtar ikke advarsler (%zu)", path, work.diag.warnings);
	work_free(&work);
	return good;
}

int run_check(struct session *session)
{
	struct checker checker = { .session = session };
	bool good = true;

	if (!session_study_options(session, &checker.options))
		return EXIT_USAGE;
	if (!session_read_data(session) || !checker_open(&checker))
		return EXIT_INPUT;
	for (size_t i = 0; i < session->arguments.operand_count; i++)
		good &= check(&checker, session->arguments.operands[i]);
	fonts_close(checker.fonts);
	return session_finish_output(good ? EXIT_DONE : EXIT_INPUT);
}
