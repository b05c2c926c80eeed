/* Editing a scenario by its form: one value changes, and nothing else. */
#include "input/scenario_edit.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/yaml.h"
#include "base/yaml_write.h"
#include "check.h"
#include "input/fields.h"
#include "input/scenario_override.h"

#include <string.h>

static const char *edited(const char *text, const char *path, const char *shown, struct arena *a)
{
	struct str out;

	if (!scenario_edit(&out, str_of(text), path, shown, a))
		return "(refused)";
	return arena_text(a, out.data, out.size);
}

static void edits(void **state)
{
	static const struct {
		const char *text, *path, *shown, *expected;
	} cases[] = {
		{ "", "utenfor", "1", "utenfor: 1\n" },
		{ "utenfor: 1\n", "sak.tittel", "Los", "utenfor: 1\nsak:\n  tittel: Los\n" },
		/* A new key stands where the manual has it, a new section too. */
		{ "utenfor: 1\nsak:\n  dato: 2021-01-01\ntiltak:\n  navn: x\n", "sak.tittel", "Los",
		  "utenfor: 1\nsak:\n  tittel: Los\n  dato: 2021-01-01\ntiltak:\n  navn: x\n" },
		{ "utenfor: 1\ntiltak:\n  navn: x\n", "målgruppe.alder", "13-15",
		  "utenfor: 1\nmålgruppe:\n  alder: 13-15\ntiltak:\n  navn: x\n" },
		/* What is not concerned stays as it was written. */
		{ "# hode\nutenfor: 1 # en\n\nsak:\n    # over\n    TITTEL:  'A'   # bak\n    kommune: K # her\n\n# slutt\n",
		  "sak.kommune", "B", "# hode\nutenfor: 1 # en\n\nsak:\n    # over\n    TITTEL:  'A'   # bak\n"
		  "    kommune: B\n\n# slutt\n" },
		{ "utenfor: 1\nsak:\n  tittel: A", "utenfor", "1", "utenfor: 1\nsak:\n  tittel: A\n" },
		{ "tiltak: {navn: x, deltakere: 5}\n", "tiltak.deltakere", "1 000", "tiltak: {navn: x, deltakere: 1 000}\n" },
		{ "{utenfor: 1, sak: {tittel: A}}\n", "sak.tittel", "B", "utenfor: 1\nsak: {tittel: B}\n" },
		/* Quotes where YAML would read something else. */
		{ "", "sak.tittel", "Los: et «#» tiltak", "sak:\n  tittel: \"Los: et «#» tiltak\"\n" },
		{ "", "sak.tittel", "- a \"b\" \\", "sak:\n  tittel: \"- a \\\"b\\\" \\\\\"\n" },
		{ "", "sak.tittel", "[a]", "sak:\n  tittel: \"[a]\"\n" },
		{ "kostnader:\n  - {navn: x, beløp: 1}\n", "kostnader.0.beløp", "2,5",
		  "kostnader:\n  - {navn: x, beløp: \"2,5\"}\n" },
		{ "", "tiltak.beskrivelse", "En\n\nto", "tiltak:\n  beskrivelse: |\n    En\n\n    to\n" },
		{ "tiltak:\n  beskrivelse: |\n    En\n    to\n\n  startår: 2021\n", "tiltak.beskrivelse", "Tre",
		  "tiltak:\n  beskrivelse: Tre\n  startår: 2021\n" },
		{ "tiltak:\n  beskrivelse: |\n    En\n  startår: 2021\n", "tiltak.startår", "2022",
		  "tiltak:\n  beskrivelse: |\n    En\n  startår: 2022\n" },
		/* Lists and ranges. */
		{ "", "målgruppe.alder", "13-15, 16-18", "målgruppe:\n  alder: [13-15, 16-18]\n" },
		{ "tiltak:\n  deltakere: 5\n", "tiltak.deltakere", "{lav: 1, forventet: 2, høy: 3}",
		  "tiltak:\n  deltakere: {lav: 1, forventet: 2, høy: 3}\n" },
		{ "", "kostnader.0.betaler", "kommune", "kostnader:\n  - betaler: kommune\n" },
		{ "kostnader:\n  - betaler: kommune\n", "kostnader.0.beløp", "5",
		  "kostnader:\n  - betaler: kommune\n    beløp: 5\n" },
		{ "kostnader: # alle\n- betaler: stat\n", "kostnader.1.betaler", "kommune",
		  "kostnader:\n  - betaler: stat\n  - betaler: kommune\n" },
		/* Taking away: with it what is empty then. */
		{ "sak:\n  tittel: A\n  # om B\n  kommune: B\n", "sak.kommune", "", "sak:\n  tittel: A\n  # om B\n" },
		{ "utenfor: 1\neffekt:\n  varighet: 5\n", "effekt.varighet", "", "utenfor: 1\n" },
		{ "utenfor: 1\neffekt: {varighet: 5}\n", "effekt.varighet", "", "utenfor: 1\n" },
		{ "utenfor: 1\n", "effekt.varighet", "", "utenfor: 1\n" },
		{ "kostnader:\n  - {navn: a}\n  - {navn: b}\n", "kostnader.0", "", "kostnader:\n  - {navn: b}\n" },
		{ "utenfor: 1\nkostnader:\n  - {navn: a}\n", "kostnader.0", "", "utenfor: 1\n" },
		{ "kostnader:\n  - navn: a\n    år: 2021\n", "kostnader.0.år", "", "kostnader:\n  - navn: a\n" },
		{ "analyse:\n  sannsynlighet for ingen virkning: {andel: 20 %}\n",
		  "analyse.sannsynlighet for ingen virkning.kilde", "Vi",
		  "analyse:\n  sannsynlighet for ingen virkning: {andel: 20 %, kilde: Vi}\n" },
		/* No tree, no edit. */
		{ "a: b: c\n", "utenfor", "1", "(refused)" },
		{ "- a\n", "utenfor", "1", "(refused)" },
		{ "sak: tekst\n", "sak.tittel", "A", "(refused)" },
		{ "", "sak.finnes ikke", "A", "(refused)" },
		{ "", "sak.tittel.mer", "A", "(refused)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };

		assert_string_equal(edited(cases[i].text, cases[i].path, cases[i].shown, &a), cases[i].expected);
		arena_free(&a);
	}
}

static const char *const examples[] = {
	"examples/publisert/scenario.yaml", "examples/runder/scenario.yaml", "examples/fylkeskommune/scenario.yaml",
	"examples/skadelig/scenario.yaml", "examples/egne-tall/scenario.yaml",
};

static struct yaml *read_file(struct str *text, const char *path, struct arena *a)
{
	struct diag d = { .arena = a };
	struct yaml *tree;

	assert_true(file_read_text(text, path, 1 << 20, true, a, &d, (struct place){ 0 }));
	tree = yaml_parse(*text, path, 0, a, &d);
	assert_int_equal(d.errors, 0);
	return tree;
}

/* Written anew, every example is the same tree. */
static void written_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct buffer out = { .arena = &a };
		struct str text;
		const struct yaml *tree = read_file(&text, examples[i], &a), *again;

		for (const struct yaml *child = tree->first; child; child = child->next)
			yaml_write_entry(&out, child, 0);
		again = yaml_parse(buffer_str(&out), "again", 0, &a, &d);
		assert_int_equal(d.errors, 0);
		assert_string_equal(override_text(again, &a), override_text(tree, &a));
		arena_free(&a);
	}
}

/* Every value of every example can be changed and changed back, and the others stand as they did. */
static void each_value(const struct yaml *map, const char *prefix, struct str text, const struct yaml *tree, int *count,
		       struct arena *a)
{
	for (const struct yaml *child = map->first; child; child = child->next) {
		const char *path = arena_printf(a, "%s%s%s", prefix, *prefix ? "." : "", child->key);
		struct diag d = { .arena = a };
		const struct yaml *value;
		struct str out, back;

		if (child->type == YAML_MAPPING)
			each_value(child, path, text, tree, count, a);
		if (child->type != YAML_SCALAR || !scenario_field(path, tree, &value, a))
			continue;
		assert_ptr_equal(value, child);
		assert_true(scenario_edit(&out, text, path, "Noe annet: 7", a));
		assert_true(scenario_edit(&back, out, path, scenario_shown(value, a), a));
		assert_string_equal(override_text(yaml_parse(back, "back", 0, a, &d), a), override_text(tree, a));
		assert_int_equal(d.errors, 0);
		++*count;
	}
}

static void there_and_back(void **state)
{
	int count = 0;

	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct arena a = { 0 };
		struct str text;
		const struct yaml *tree = read_file(&text, examples[i], &a);

		each_value(tree, "", text, tree, &count, &a);
		arena_free(&a);
	}
	assert_true(count > 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits),
		cmocka_unit_test(written_is_read),
		cmocka_unit_test(there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
