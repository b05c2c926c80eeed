/* utenfor beregn: the results on standard output. */
#include "formats.h"
#include "session.h"

#include "base/arena.h"
#include "base/tell.h"
#include "base/text.h"
#include "export/results.h"

#include <stdio.h>

typedef bool study_writer(struct str *out, const struct study *study, struct arena *a, struct diag *d);

/* What writes the results; NULL after a message. --tabell chooses between the kinds of CSV. */
static study_writer *find_writer(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	const struct format *format = session_format(session);
	bool norwegian = arguments->value[OPTION_NORWEGIAN];

	if (!format)
		return NULL;
	if (!text_equal(format->name, "csv") && arguments->value[OPTION_TABLE]) {
		tell(stderr, "utenfor beregn: --tabell gjelder CSV; skriv «--format csv» også");
		return NULL;
	}
	if (!text_equal(arguments_choice(arguments, OPTION_TABLE, &session->arena), "tjenester"))
		return format->study;
	return norwegian ? results_services_csv_norwegian : results_services_csv;
}

int run_compute(struct session *session)
{
	struct study_options options;
	study_writer *write = find_writer(session);
	struct study *study = NULL;
	struct work work;
	struct str text;
	int status;

	if (!write || !session_study_options(session, &options))
		return EXIT_USAGE;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	if (work_read(&work, session, session->arguments.operands[0])) {
		options.earlier = work_earlier(&work);
		options.file = work_read_file(&work, session);
		study = study_make(&work.scenario, session->data, &options, &work.arena, &work.diag);
	}
	status = session_tell(session, &work.diag, stderr);
	if (study && write(&text, study, &work.arena, &work.diag))
		status = session_write(session, text);
	work_free(&work);
	return session_finish_output(status);
}
