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

/* What only shows when the document is made: placeholders in notes and free text, faults of the variants, and
 * characters that the fonts do not have. */
static void check_document(struct work *work, const struct checker *checker)
{
	struct study_options own = checker->options;
	struct session *session = checker->session;
	const struct study *study;
	struct report_input input;
	struct printing printing;
	struct pages pages;

	own.earlier = work_earlier(work);
	study = study_make(&work->scenario, session->data, &own, &work->arena, &work->diag);
	if (!study)
		return;
	input = report_input(session, work, study);
	input.templates = checker->templates;
	input.edition = "saksvedlegg";
	if (report_document(&printing, &input, work, session->data, checker->style, checker->fonts))
		layout(&pages, printing.document, printing.style, printing.fonts, &work->arena, &work->diag);
	if (session->arguments.value[OPTION_STRICT])
		typed_check(work, study);
}

static int check(const struct checker *checker, const char *path)
{
	struct session *session = checker->session;
	bool strict = session->arguments.value[OPTION_STRICT] != NULL;
	struct work work;
	int status;

	if (work_read_for_print(&work, session, path))
		check_document(&work, checker);
	status = session_tell(session, &work.diag, stderr);
	if (status == EXIT_DONE && strict && work.diag.warnings > 0) {
		tell(stderr, "%s: ingen feil, men --streng godtar ikke advarsler (%zu)", path, work.diag.warnings);
		status = EXIT_INPUT;
	} else if (status == EXIT_DONE && !session->quiet) {
		tell(stdout, "%s: ingen feil%s", path, work.diag.warnings ? ", men les advarslene" : "");
	}
	work_free(&work);
	return status;
}

int run_check(struct session *session)
{
	struct checker checker = { .session = session };
	int status;

	if (!session_study_options(session, &checker.options))
		return EXIT_USAGE;
	status = session_read_data(session);
	if (status == EXIT_DONE)
		status = checker_open(&checker);
	if (status != EXIT_DONE)
		return status;
	for (size_t i = 0; i < session->arguments.operand_count; i++)
		status = worse_status(status, check(&checker, session->arguments.operands[i]));
	fonts_close(checker.fonts);
	return session_finish_output(status);
}
