/* utenfor malgrupper: the target groups one can choose between. */
#include "session.h"

#include "base/text.h"
#include "export/data.h"

#include <stdio.h>

int run_groups(struct session *session)
{
	const char *format = arguments_choice(&session->arguments, OPTION_FORMAT, &session->arena);
	int status = session_read_data(session);

	if (status != EXIT_DONE)
		return status;
	if (text_equal(format, "json"))
		groups_json(stdout, session->data);
	else if (text_equal(format, "csv"))
		groups_csv(stdout, session->data, &session->arena);
	else
		groups_text(stdout, session->data, &session->arena);
	return session_finish_output(EXIT_DONE);
}
