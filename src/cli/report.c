/* utenfor rapport: the PDF. */
#include "session.h"

#include "base/file.h"
#include "base/text.h"
#include "doc/build.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"
#include "sink/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What all reports of a run share. */
struct press {
	struct session *session;
	const char *templates, *edition;
	enum language language;
	struct font_set *fonts;
	const struct style *style;
	struct date today;
};

/* SOURCE_DATE_EPOCH where it is set, so that a build can be repeated; else the day it is. */
static struct date find_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	struct tm day;

	if (epoch && *epoch) {
		char *end;
		long long seconds = strtoll(epoch, &end, 10);

		if (*end || seconds < 0)
			fail_environment("SOURCE_DATE_EPOCH er «%s»; det skal være et antall sekunder siden 1970", epoch);
		now = (time_t)seconds;
	}
	if (!gmtime_r(&now, &day))
		fail_environment("kan ikke finne dagens dato");
	return (struct date){ day.tm_year + 1900, day.tm_mon + 1, day.tm_mday };
}

static bool press_open(struct press *press, struct session *session)
{
	struct diag diag = { .arena = &session->arena, .errors_only = session->quiet };
	const struct arguments *arguments = &session->arguments;
	struct arena *a = &session->arena;

	*press = (struct press){ .session = session, .today = find_today() };
	press->templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates");
	press->edition = arguments_choice(arguments, OPTION_EDITION, a);
	press->language = text_equal(arguments_choice(arguments, OPTION_LANGUAGE, a), "nn") ? LANGUAGE_NN
											    : LANGUAGE_NB;
	press->style = style_read(path_join(a, press->templates, "stil.yaml"), a, &diag);
	press->fonts = fonts_open(session_folder(session, OPTION_FONTS, "UTENFOR_FONTER", "fonts"), a, &diag);
	diag_print(&diag, stderr, session->colour);
	return press->style && press->fonts;
}

static const char *output_path(const struct press *press, const char *scenario, struct arena *a)
{
	const char *output = press->session->arguments.value[OPTION_OUTPUT];
	const char *name;

	name = arena_printf(a, "%s%s%s.pdf",
			    path_with_suffix(a, text_equal(scenario, "-") ? "scenario" : scenario, ""),
			    text_equal(press->edition, "saksvedlegg") ? "" : arena_printf(a, "-%s", press->edition),
			    press->language == LANGUAGE_NN ? "-nn" : "");
	if (!output)
		return name;
	if (path_is_folder(output) || output[strlen(output) - 1] == '/')
		return path_join(a, output, path_name(name));
	return output;
}

static bool make_pdf(struct str *out, const struct press *press, struct work *work)
{
	struct results *results = NEW(&work->arena, struct results);
	struct report_input input = {
		.scenario = &work->scenario,
		.data = press->session->data,
		.results = results,
		.notes = &work->notes,
		.templates = press->templates,
		.edition = press->edition,
		.language = press->language,
		.today = press->today,
		.program = "utenfor " UTENFOR_VERSION,
	};
	struct document *document;
	struct pages pages;
	const char *why;

	calc(results, &work->scenario, press->session->data);
	document = build(&input, &work->arena, &work->diag);
	if (!document || !layout(&pages, document, press->style, press->fonts, &work->arena, &work->diag))
		return false;
	if (pdf_write(out, &pages, press->fonts, &work->arena, &why))
		return true;
	fail_environment("kan ikke lage PDF: %s", why);
}

static int write_file(const char *path, struct str content, bool quiet)
{
	const char *why = file_write(path, content.data, content.size);

	if (why) {
		fprintf(stderr, "utenfor: kan ikke skrive «%s»: %s; en eldre fil der er urørt\n", path, why);
		return EXIT_ENVIRONMENT;
	}
	if (!quiet)
		printf("%s\n", path);
	return EXIT_DONE;
}

static int write_report(const struct press *press, const char *scenario)
{
	struct session *session = press->session;
	struct work work;
	struct str pdf;
	int status = EXIT_INPUT;

	if (work_read_for_print(&work, session, scenario) && make_pdf(&pdf, press, &work)) {
		const char *path = output_path(press, scenario, &work.arena);

		status = write_file(path, pdf, session->quiet);
	}
	diag_print(&work.diag, stderr, session->colour);
	work_free(&work);
	return status;
}

int run_report(struct session *session)
{
	struct press press;
	int worst = EXIT_DONE;

	if (!session_read_data(session) || !press_open(&press, session))
		return EXIT_INPUT;
	for (size_t i = 0; i < session->arguments.operand_count; i++) {
		int status = write_report(&press, session->arguments.operands[i]);

		worst = status > worst ? status : worst;
	}
	fonts_close(press.fonts);
	return session_finish_output(worst);
}
