/* utenfor malgrupper: the target groups one can choose between. */
#include "formats.h"
#include "session.h"

#include "base/text.h"
#include "export/data.h"

#include <stdio.h>

int run_groups(struct session *session)
{
	struct diag diag = { .arena = &session->arena };
	int status = session_read_data(session);
	struct str text;

	if (status != EXIT_DONE)
		return status;
	if (session_format(session)->data(&text, &(struct data_view){ .data = session->data }, &session->arena, &diag))
		fwrite(text.data, 1, text.size, stdout);
	return session_finish_output(EXIT_DONE);
}
