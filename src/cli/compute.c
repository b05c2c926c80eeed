/* utenfor beregn: the results on standard output. */
#include "formats.h"
#include "session.h"

#include "base/text.h"

#include <stdio.h>

int run_compute(struct session *session)
{
	struct study_options options;
	struct study *study = NULL;
	struct work work;
	struct str text;
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
	if (study && session_format(session)->study(&text, study, &work.arena, &work.diag)) {
		fwrite(text.data, 1, text.size, stdout);
		status = EXIT_DONE;
	}
	work_free(&work);
	return session_finish_output(status);
}
