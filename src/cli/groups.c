/* utenfor malgrupper: the target groups one can choose between. */
#include "formats.h"
#include "session.h"

#include "base/text.h"
#include "export/data.h"

#include <stdio.h>

int run_groups(struct session *session)
{
	const struct format *format = session_format(session);
	struct diag diag = { .arena = &session->arena };
	struct str text;
	int status;

	if (!format)
		return EXIT_USAGE;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	if (format->data(&text, &(struct data_view){ .data = session->data }, &session->arena, &diag))
		status = session_write(session, text);
	return session_finish_output(status);
}
