/* The JSON Schemas for editors: as checked in, as the program's tables have them, and as strict as
 * the readers where a schema can be. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <string.h>

static const char *const schemas[] = { "scenario", "profil", "tilpass", "datasett", "malgrupper" };

/* After a change of the field tables: make schema. */
static void test_current(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(schemas); i++) {
		struct run r = run("\"$(dirname \"$UTENFOR\")\"/manual %s.schema.json | cmp - "
				   "data/skjema/%s.schema.json",
				   schemas[i], schemas[i]);

		expect_status(&r, 0);
	}
}

/* What is checked in, and what `utenfor ny` writes, is without faults. */
static void test_examples(void **state)
{
	static const char *const files[] = {
		"scenario.schema.json examples/*/scenario.yaml",
		"profil.schema.json examples/*/profil.yaml",
		"tilpass.schema.json examples/tilpass/tilpass.yaml",
		"datasett.schema.json data/datasett.yaml examples/*/data/datasett.yaml",
		"malgrupper.schema.json data/malgrupper.yaml",
	};
	const char *folder = new_folder();
	struct run r;

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		r = run("python3 tests/schema_check.py data/skjema/%s", files[i]);
		expect_status(&r, 0);
		assert_string_equal(r.out, "");
	}
	/* what `ny` only explains can be taken into use, once the rest is filled in: the lines of YAML behind a # */
	r = run("$UTENFOR ny '%s/sak' </dev/null && f='%s/sak' && "
		"sed -E '/^# tidligere/d; s/^# ([a-zæøå-]+( [a-zæøå]+)?:|  )/\\1/; "
		"s/(gruppe:) <[^>]*>/\\1 lavinntekt-trygd/; s/(alder:) <[^>]*>/\\1 13-15/; s/(startår:) <[^>]*>/\\1 '$(date +%%Y)/'; "
		"s/(uten tiltak:) <[^>]*>/\\1 50 %%/; s/(med tiltak:) <[^>]*>/\\1 55 %%/; s/(betaler:) <[^>]*>/\\1 kommune/; "
		"s/(beløp:) <[^>]*>/\\1 900 000/; s/(varighet:) <[^>]*>/\\1 2/; s/(deltakere:) <[^>]*>/\\1 100/; "
		"s/# (kilde|grad):/\\1:/; s/<skriv [^>]*>/Los/' $f/scenario.yaml >$f/alt.yaml && grep -c '^[a-zæøå]' $f/alt.yaml && "
		"rm $f/notater.md && printf -- '---\\naktør: Rektor\\n---\\nJa\\n' >$f/notater.md && "
		"$UTENFOR sjekk --streng $f/alt.yaml", folder, folder);
	expect_status(&r, 0);
	expect_contains(r.out, "12\n");
	r = run("python3 tests/schema_check.py data/skjema/scenario.schema.json '%s/sak/alt.yaml'", folder);
	assert_string_equal(r.out, "");
	remove_folder();
}

static void test_faults(void **state)
{
	static const struct {
		const char *schema, *file, *change, *fault;
	} table[] = {
		{ "scenario", "examples/publisert/scenario.yaml", "s/deltakere:/deltager:/",
		  "tiltak: " },
		{ "scenario", "examples/publisert/scenario.yaml", "/  kommune: Eksempel/d",
		  "sak: " },
		{ "scenario", "examples/publisert/scenario.yaml", "s/fase: innsikt/fase: ide/",
		  "sak.fase: " },
		{ "scenario", "examples/egne-tall/scenario.yaml",
		  "s/deflator: kommunal/deflator: ssb/", "analyse.deflator: " },
		{ "scenario", "examples/egne-tall/scenario.yaml", "s/{pris: 1 980 000,/{/",
		  "priser.omsorgstiltak: " },
		{ "datasett", "data/datasett.yaml", "s/illustrativ: ja/illustrativ: kanskje/",
		  "illustrativ: " },
		{ "datasett", "data/datasett.yaml", "/^prisår/d", ": " },
		{ "datasett", "examples/egne-tall/data/datasett.yaml", "s/^versjon/utgave/",
		  "'utgave' was unexpected" },
		{ "malgrupper", "data/malgrupper.yaml", "s/bredest: ja/favner: ja/",
		  "'favner' was unexpected" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run("sed '%s' %s >'%s/changed.yaml'", table[i].change, table[i].file,
				   folder);

		expect_status(&r, 0);
		r = run("python3 tests/schema_check.py data/skjema/%s.schema.json "
			"'%s/changed.yaml'",
			table[i].schema, folder);
		expect_status(&r, 0);
		expect_contains(r.out, table[i].fault);
		remove_folder();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_current),
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
