/* utenfor beregn: the results on standard output. */
#include "session.h"

#include "base/text.h"
#include "export/results.h"

#include <stdio.h>

static void print(const struct study *study, const char *format, struct arena *a)
{
	if (text_equal(format, "json"))
		results_json(stdout, study);
	else if (text_equal(format, "csv"))
		results_csv(stdout, study);
	else
		results_text(stdout, study, a);
}

int run_compute(struct session *session)
{
	const char *format = arguments_choice(&session->arguments, OPTION_FORMAT, &session->arena);
	struct study_options options;
	struct study *study = NULL;
	struct work work;
	int status;

	if (!session_study_options(session, &options))
		return EXIT_USAGE;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	if (work_read(&work, session, session->arguments.operands[0])) {
		options.earlier = work_earlier(&work);
		study = study_make(&work.scenario, session->data, &options, &work.arena, &work.diag);
	}
	status = session_tell(session, &work.diag, stderr);
	if (study) {
		print(study, format, &work.arena);
		status = EXIT_DONE;
	}
	work_free(&work);
	return session_finish_output(status);
}
