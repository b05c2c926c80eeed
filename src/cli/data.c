/* utenfor data: shows the data set, and checks one that is to replace it. */
#include "formats.h"
#include "session.h"

#include "base/file.h"
#include "base/tell.h"
#include "base/text.h"
#include "export/data.h"

#include <stdio.h>

static int show(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	const struct format *format = session_format(session);
	struct diag diag = { .arena = &session->arena };
	struct data_view view;
	struct str text;
	int status;

	if (arguments->operand_count > 2) {
		tell(stderr, "utenfor data vis: «%s» er ett ord for mye; skriv «utenfor data vis [GRUPPE]»",
		     arguments->operands[2]);
		return EXIT_USAGE;
	}
	if (!format)
		return EXIT_USAGE;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	view.data = session->data;
	view.group = session_find_group(session, arguments->operand_count == 2 ? arguments->operands[1] : NULL);
	if (view.group < 0)
		return EXIT_USAGE;
	if (format->data(&text, &view, &session->arena, &diag))
		fwrite(text.data, 1, text.size, stdout);
	return EXIT_DONE;
}

/* Every fault and warning of the data set in `folder`. */
static int check_folder(struct session *session, const char *folder)
{
	struct arena arena = { 0 };
	struct diag diag = { .arena = &arena, .errors_only = session->quiet };
	int status;

	folder = file_folder(folder, &arena);
	session_read_dataset(NEW(&arena, struct dataset), folder, session, &arena, &diag);
	status = session_tell(session, &diag, stderr);
	if (status == EXIT_DONE && !session->quiet)
		tell(stdout, "%s: ingen feil%s", folder, diag.warnings ? ", men les advarslene" : "");
	arena_free(&arena);
	return status;
}

static int check(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	int status = EXIT_DONE;

	if (arguments->operand_count < 2) {
		fputs("utenfor data sjekk: mangler MAPPE; skriv «utenfor data sjekk MAPPE...»\n", stderr);
		return EXIT_USAGE;
	}
	for (size_t i = 1; i < arguments->operand_count; i++)
		status = worse_status(status, check_folder(session, arguments->operands[i]));
	return status;
}

int run_data(struct session *session)
{
	const char *const *value = session->arguments.value;
	const char *what = session->arguments.operands[0];

	if (value[OPTION_OUTPUT] && !text_equal(what, "tilpass")) {
		fputs("utenfor data: -o hører til «utenfor data tilpass»; ta det bort\n", stderr);
		return EXIT_USAGE;
	}
	if (!text_equal(what, "vis") && (value[OPTION_FORMAT] || value[OPTION_NORWEGIAN])) {
		fprintf(stderr, "utenfor data: --%s hører til «utenfor data vis»; ta det bort\n",
			value[OPTION_FORMAT] ? "format" : "norsk");
		return EXIT_USAGE;
	}
	if (text_equal(what, "vis"))
		return session_finish_output(show(session));
	if (text_equal(what, "sjekk"))
		return session_finish_output(check(session));
	if (text_equal(what, "tilpass"))
		return session_finish_output(run_fit(session));
	tell(stderr,
	     "utenfor data: ukjent ord «%s»; skriv «utenfor data vis», «utenfor data sjekk» eller «utenfor data tilpass»", what);
	return EXIT_USAGE;
}
