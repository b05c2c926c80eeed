/* utenfor effekter: published effects, to hold a success rate against. */
#include "formats.h"
#include "session.h"

#include "base/tell.h"
#include "base/text.h"
#include "export/data.h"

#include <stdio.h>

int run_effects(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	const struct format *format = session_format(session);
	struct diag diag = { .arena = &session->arena };
	struct data_view view = { 0 };
	struct str text;
	int status;

	if (!format)
		return EXIT_USAGE;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	view.data = session->data;
	view.group = session_find_group(session, arguments->operand_count ? arguments->operands[0] : NULL);
	view.as_written = text_equal(arguments_choice(arguments, OPTION_ORDER, &session->arena), "fil");
	if (view.group < 0)
		return EXIT_USAGE;
	if (format->data(&text, &view, &session->arena, &diag))
		status = session_write(session, text);
	if (text_equal(format->name, "csv") && !session->quiet) /* it holds the list alone */
		tell(stderr, "%s", effects_reservation);
	return session_finish_output(status);
}
