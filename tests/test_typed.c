/* sjekk --streng: amounts typed by hand, and warnings that count as faults. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A scenario without warnings, 1 % success on 100 participants, with one note. */
static const char *write_case(const char *folder, const char *description, const char *note)
{
	static char path[200];
	char text[4000];

	snprintf(path, sizeof path, "%s/n.md", folder);
	snprintf(text, sizeof text, "---\naktør: Rektor\n---\n%s\n", note);
	write_text(path, text);
	snprintf(text, sizeof text,
		 "utenfor: 1\nsak: {tittel: Los, kommune: Eksempel kommune}\n"
		 "målgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"
		 "tiltak:\n  navn: Los\n  startår: 2018\n  varighet: 2\n  deltakere: 100\n"
		 "  normalliv uten tiltak: 50 %%\n  normalliv med tiltak: 55 %%\n  kilde: Anslag\n  grad: anslag\n"
		 "  beskrivelse: |\n    Første linje.\n    %s\n"
		 "kostnader: [{navn: Los, betaler: kommune, beløp: 1 234 000}]\nnotater: n.md\n",
		 description);
	snprintf(path, sizeof path, "%s/s.yaml", folder);
	write_text(path, text);
	return path;
}

static void test_amounts(void **state)
{
	static const struct {
		const char *description, *note;
		int status;
		const char *message;
	} cases[] = {
		{ "Uten beløp.", "Vi sparer {{netto.kommune}}.", 0, NULL },
		{ "Uten beløp.", "Losen koster 1 234 000 kroner i året.", 0, NULL },
		{ "Uten beløp.", "Losen koster 1,2 millioner i året, 2 468 000 kr i alt.", 0, NULL },
		{ "Uten beløp.", "Det er 24 680 kr per deltaker.", 0, NULL },
		{ "Uten beløp.", "Losen koster 88 millioner kroner.", 1,
		  "n.md:4:14: advarsel: «88 millioner kroner» er ikke et tall fra beregningen; det nærmeste er" },
		{ "Uten beløp.", "Første linje.\n\nÅ, å: kr 77 777 777,- går tapt.", 1, "n.md:6:7: advarsel: «kr 77 777 777,-»" },
		{ "Losen koster 1,2 millioner.", "Ja.", 0, NULL },
		{ "Losen koster 66 millioner.", "Ja.", 1, "s.yaml:15: advarsel: «66 millioner»" },
	};
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *path = write_case(folder, cases[i].description, cases[i].note);
		struct run r = run("$UTENFOR sjekk %s", path);

		expect_status(&r, 0);
		assert_null(strstr(r.err, "beregningen"));
		r = run("$UTENFOR sjekk --streng %s", path);
		expect_status(&r, cases[i].status);
		if (cases[i].message)
			expect_contains(r.err, cases[i].message);
		else
			assert_string_equal(r.err, "");
	}
	remove_folder();
}

/* A rounded net gain that is wrong is named with the placeholder that is right. */
static void test_placeholder(void **state)
{
	const char *folder = new_folder();
	const char *path = write_case(folder, "Uten.", "Kommunen vinner {{netto.kommune}}.");
	struct run r = run("$UTENFOR beregn -q -f json %s | "
			   "python3 -c 'import json, sys; print(json.load(sys.stdin)[\"netto\"][\"totalt\"][\"kroner\"])'", path);
	double net = atof(r.out);

	(void)state;
	expect_status(&r, 0);
	path = write_case(folder, "Uten.", "");
	r = run("printf -- '---\\naktør: Rektor\\n---\\nDet er %.0f kr.\\n' >%s/n.md; $UTENFOR sjekk --streng %s", fabs(net) + 7,
		folder, path);
	expect_status(&r, 1);
	expect_contains(r.err, "{{netto.totalt}}");
	r = run("printf -- '---\\naktør: Rektor\\n---\\nDet er %.0f kr.\\n' >%s/n.md; $UTENFOR sjekk --streng %s", fabs(net), folder,
		path);
	expect_status(&r, 0);
	remove_folder();
}

/* Any warning is enough; without --streng none is. */
static void test_warnings(void **state)
{
	struct run r = run("$UTENFOR sjekk examples/skadelig/scenario.yaml");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "men les advarslene");
	r = run("$UTENFOR sjekk --streng examples/skadelig/scenario.yaml");
	expect_status(&r, 1);
	expect_contains(r.err, "--streng godtar ikke advarsler");
	assert_string_equal(r.out, "");
}

/* What only shows when the document is built is found, too, with its place. */
static void test_placeholders_in_notes(void **state)
{
	const char *folder = new_folder();
	struct run r = run("$UTENFOR sjekk %s", write_case(folder, "Se {{tiltak.nvn}}.", "Vi sparer {{netto.komune}}."));

	(void)state;
	expect_status(&r, 1);
	expect_contains(r.err, "n.md:4:11: ukjent navn «netto.komune»; mente du «netto.kommune»?");
	expect_contains(r.err, "s.yaml:15");
	expect_contains(r.err, "mente du «tiltak.navn»?");
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_placeholder),
		cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_placeholders_in_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
