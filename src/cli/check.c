/* utenfor sjekk: every fault of each scenario. */
#include "session.h"

#include "base/tell.h"

#include <stdio.h>

static bool check(struct session *session, const char *path)
{
	struct work work;
	bool good = work_read_for_print(&work, session, path);

	diag_print(&work.diag, stderr, session->colour);
	if (good && !session->quiet)
		tell(stdout, "%s: ingen feil%s", path, work.diag.warnings ? ", men les advarslene" : "");
	work_free(&work);
	return good;
}

int run_check(struct session *session)
{
	bool good = true;

	if (!session_read_data(session))
		return EXIT_INPUT;
	for (size_t i = 0; i < session->arguments.operand_count; i++)
		good &= check(session, session->arguments.operands[i]);
	return session_finish_output(good ? EXIT_DONE : EXIT_INPUT);
}
