/* utenfor sjekk: every fault of each scenario. */
#include "report.h"
#include "session.h"
#include "typed.h"

#include "base/tell.h"

#include <stdio.h>

/* What only shows when the document is made: placeholders in notes and free text, and faults of the variants. */
static void check_document(struct work *work, struct session *session, const struct study_options *options)
{
	struct study_options own = *options;
	const struct study *study;
	struct report_input input;

	own.earlier = work_earlier(work);
	study = study_make(&work->scenario, session->data, &own, &work->arena, &work->diag);
	if (!study)
		return;
	input = report_input(session, work, study);
	input.templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates");
	input.edition = "saksvedlegg";
	build(&input, &work->arena, &work->diag);
	if (session->arguments.value[OPTION_STRICT])
		typed_check(work, study);
}

static bool check(struct session *session, const char *path, const struct study_options *options)
{
	bool strict = session->arguments.value[OPTION_STRICT] != NULL, good;
	struct work work;

	if (work_read_for_print(&work, session, path))
		check_document(&work, session, options);
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
	struct study_options options;
	bool good = true;

	if (!session_study_options(session, &options))
		return EXIT_USAGE;
	if (!session_read_data(session))
		return EXIT_INPUT;
	for (size_t i = 0; i < session->arguments.operand_count; i++)
		good &= check(session, session->arguments.operands[i], &options);
	return session_finish_output(good ? EXIT_DONE : EXIT_INPUT);
}
