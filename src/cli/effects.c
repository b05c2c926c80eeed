/* utenfor effekter: published effects, to hold a success rate against. */
#include "session.h"

#include "base/tell.h"
#include "base/text.h"
#include "export/data.h"

#include <stdio.h>

/* The CSV holds the list alone; what it is, is told beside it. */
static void show(struct session *session, int group, bool as_written)
{
	const char *format = arguments_choice(&session->arguments, OPTION_FORMAT, &session->arena);

	if (text_equal(format, "json")) {
		effects_json(stdout, session->data, group, as_written, &session->arena);
	} else if (text_equal(format, "csv")) {
		effects_csv(stdout, session->data, group, as_written, &session->arena);
		if (!session->quiet)
			tell(stderr, "%s", effects_reservation);
	} else {
		effects_text(stdout, session->data, group, as_written, &session->arena);
	}
}

int run_effects(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	const char *order = arguments_choice(arguments, OPTION_ORDER, &session->arena);
	int status = session_read_data(session), group;

	if (status != EXIT_DONE)
		return status;
	group = session_find_group(session, arguments->operand_count ? arguments->operands[0] : NULL);
	if (group < 0)
		return EXIT_USAGE;
	show(session, group, text_equal(order, "fil"));
	return session_finish_output(EXIT_DONE);
}
