/* A character that no font has stops the report, and the fault names it with the file and line where it is written,
 * however the text came into the document. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASE "tests/conformance/cases/everything"

/* 漢 is put after what is found in a copy of the case. */
static const struct {
	const char *file, *after, *line;
} places[] = {
	{ "scenario.yaml", "  tittel: \"", "  tittel:" },
	{ "scenario.yaml", "  kommune: ", "  kommune:" },
	{ "scenario.yaml", "  saksnummer: \"", "  saksnummer:" },
	{ "scenario.yaml", "  utarbeidet av: ", "  utarbeidet av:" },
	{ "scenario.yaml", "  navn: Los", "  navn: Los" },
	{ "scenario.yaml", "Ein los", "Ein los" },
	{ "scenario.yaml", "  kilde: \"", "  kilde:" },
	{ "scenario.yaml", "navn: \"Team", "navn: \"Team" },
	{ "scenario.yaml", "navn: \"Variant", "navn: \"Variant" },
	{ "scenario.yaml", "Rekneskapen", "Rekneskapen" },
	{ "scenario.yaml", "navn: \"Tryggare", "navn: \"Tryggare" },
	{ "scenario.yaml", "Medelevar", "Medelevar" },
	{ "scenario.yaml", "konfliktar", "konfliktar" },
	{ "scenario.yaml", "Rektor", "Rektor" },
	{ "notater.md", "aktør: \"", "aktør: \"" },
	{ "notater.md", "sektor: ", "sektor: " },
	{ "notater.md", "Setext to", "Setext to" },
	{ "notater.md", "tomt punkt", "tomt punkt" },
	{ "notater.md", "int main", "int main" },
	{ "notater.md", "og så slutt", "og så slutt" }, /* not the first line of its paragraph */
	{ "profil.yaml", "navn: \"", "navn:" },
};

static void check_fault(const struct run *r, const char *place)
{
	expect_status(r, 1);
	if (!strstr(r->err, place))
		fail_msg("«%s» is not in: %s", place, r->err);
	expect_contains(r->err, "tegnet «漢» (U+6F22) finnes ikke i skriften");
}

static void any_text_tells_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(places); i++) {
		const char *folder = new_folder();
		struct run r = run("cp %s/* %s && cd %s && sed -i '0,/%s/s//&漢/' %s && grep -n '%s漢\\|漢.*%s\\|%s.*漢' %s | head -1",
				   CASE, folder, folder, places[i].after, places[i].file, places[i].after,
				   places[i].line, places[i].line, places[i].file);
		int line = atoi(r.out);
		char wanted[128];

		assert_true(line > 0);
		snprintf(wanted, sizeof wanted, "%s:%d:", places[i].file, line);
		r = run("$UTENFOR rapport -q %s/scenario.yaml -o %s/x.pdf; test ! -e %s/x.pdf && exit 1", folder, folder,
			folder);
		check_fault(&r, wanted);
		r = run("$UTENFOR sjekk -q %s/scenario.yaml", folder);
		check_fault(&r, wanted);
		remove_folder();
	}
}

/* Escapes are found as they are written, comments are no text, and --sett is a place too. */
static void other_ways_in_are_named(void **state)
{
	static const struct {
		const char *change, *options, *wanted;
	} cases[] = {
		{ "s/saksnummer: 21/saksnummer: \"\\\\u6F2221/; s/1234$/1234\"/", "", "scenario.yaml:8:16: tegnet «漢»" },
		{ "1i# 漢\ns/saksnummer: 21/&漢/", "", "scenario.yaml:9:17: tegnet «漢»" },
		{ "", "-s sak.saksnummer=😀", "--sett:1:16: tegnet «😀» (U+1F600)" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *folder = new_folder();
		struct run r = run("cp examples/publisert/* %s && sed -i '%s' %s/scenario.yaml && "
				   "$UTENFOR rapport -q %s %s/scenario.yaml", folder, cases[i].change, folder,
				   cases[i].options, folder);

		expect_status(&r, 1);
		expect_contains(r.err, cases[i].wanted);
		remove_folder();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_text_tells_its_place),
		cmocka_unit_test(other_ways_in_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
