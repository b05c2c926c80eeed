/* utenfor beregn: the results on standard output. */
#include "session.h"

#include "base/text.h"
#include "sink/results.h"

#include <stdio.h>

int run_compute(struct session *session)
{
	const char *format = arguments_choice(&session->arguments, OPTION_FORMAT, &session->arena);
	struct work work;
	bool good;

	if (!session_read_data(session))
		return EXIT_INPUT;
	good = work_read(&work, session, session->arguments.operands[0]);
	diag_print(&work.diag, stderr, session->colour);
	if (good) {
		struct results *results = NEW(&work.arena, struct results);
		struct outcome outcome = { &work.scenario, session->data, results };

		calc(results, &work.scenario, session->data);
		if (text_equal(format, "json"))
			results_json(stdout, &outcome);
		else if (text_equal(format, "csv"))
			results_csv(stdout, &outcome);
		else
			results_text(stdout, &outcome, &work.arena);
	}
	work_free(&work);
	return session_finish_output(good ? EXIT_DONE : EXIT_INPUT);
}
