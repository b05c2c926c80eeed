/* All that a study says of the examples, value by value, beside tests/golden/studies.txt; UPDATE_GOLDEN in the environment
 * writes that anew. Of what has a value for each year there is one line: a sum in which each year counts otherwise. Of
 * the second case and those after it only what differs from the first is there. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "export/named_values.h"
#include "input/scenario_read.h"
#include "study/scenario_review.h"
#include "study/study.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GOLDEN "tests/golden/studies.txt"

enum { MOST_OVERRIDES = 8 };

static const struct {
	const char *name, *scenario, *data;
	struct override overrides[MOST_OVERRIDES];
} cases[] = {
	{ "publisert", "examples/publisert/scenario.yaml", "data", { { "analyse.periode=40" } } },
	{ "kort periode", "examples/publisert/scenario.yaml", "data",
	  { { "analyse.periode=5" }, { "tiltak.varighet=40" }, { "tiltak.varighet per runde=2" }, { "tiltak.startår=2023" },
	    { "analyse.fordeling=2022-utjevnet-minste" }, { "effekt.varighet=6" } } },
	{ "med alt", "examples/publisert/scenario.yaml", "data",
	  { { "effekt.frafall per år=3 %" }, { "effekt.andel av forskjellen=71 %" }, { "analyse.kalkulasjonsrente=R-109" },
	    { "analyse.prisår=2020" }, { "målgruppe.alder=[10-12, 13-15]" }, { "analyse.optimisme=30 %" },
	    { "analyse.sannsynlighet for ingen virkning.andel=20 %" },
	    { "analyse.sannsynlighet for ingen virkning.kilde=Skjønn" } } },
	{ "runder", "examples/runder/scenario.yaml", "data", { { "analyse.periode=20" } } },
	{ "skadelig", "examples/skadelig/scenario.yaml", "data", { { "analyse.periode=20" } } },
	{ "egne tall", "examples/egne-tall/scenario.yaml", "examples/egne-tall/data", { { "analyse.periode=20" } } },
};

/* `name` with each part that is a year as "*"; whether there is one. */
static bool without_year(struct buffer *out, const char *name)
{
	bool found = false;

	while (*name) {
		size_t size = strcspn(name, "."), digits = strspn(name, "0123456789");

		found |= digits == 4 && size == 4;
		buffer_add(out, digits == 4 && size == 4 ? "*" : name, digits == 4 && size == 4 ? 1 : size);
		name += size;
		if (*name)
			buffer_add(out, name++, 1);
	}
	return found;
}

struct sum {
	const char *name;
	double value;
	int count;
};

/* What is left where amounts cancel. */
static double no_noise(double value)
{
	return fabs(value) < 1e-6 ? 0 : value;
}

static void put_number(struct buffer *b, const char *name, double value)
{
	buffer_printf(b, "%s: %.7g\n", name, no_noise(value));
}

static void put_values(struct buffer *b, const struct study *study, struct arena *a)
{
	struct named_values values = named_values_of(study, a);
	LIST_OF(struct sum) sums = { 0 };

	for (size_t i = 0; i < values.count; i++) {
		const struct named_value *v = &values.items[i];
		struct buffer name = { .arena = a };
		size_t k = 0;

		if (text_starts(v->name, "varianter.")) /* told in a line each */
			continue;
		if (!v->is_number) {
			buffer_printf(b, "%s: %s\n", v->name, v->text);
			continue;
		}
		if (!without_year(&name, v->name)) {
			put_number(b, v->name, v->number);
			continue;
		}
		while (k < sums.count && !text_equal(sums.items[k].name, buffer_text(&name)))
			k++;
		if (k == sums.count)
			LIST_ADD(a, &sums)->name = buffer_text(&name);
		sums.items[k].value += v->number * (1 + 0.1 * sums.items[k].count++);
	}
	for (size_t k = 0; k < sums.count; k++)
		put_number(b, sums.items[k].name, sums.items[k].value);
}

static void put_case(struct buffer *b, size_t i)
{
	static const struct study_options options = { .montecarlo = { MONTECARLO_SEED, 200 }, .rules = RULES_NOW };
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);
	struct scenario s;
	struct study *study;
	struct str text;
	size_t count = 0;

	while (count < MOST_OVERRIDES && cases[i].overrides[count].text)
		count++;
	if (!dataset_read(data, cases[i].data, "data", &a, &d) ||
	    !file_read_text(&text, cases[i].scenario, LIMIT_SCENARIO_BYTES, true, &a, &d, (struct place){ 0 }) ||
	    !scenario_read(&s, text, cases[i].scenario, cases[i].overrides, count, data, &a, &d)) {
		diag_print(&d, stderr, false);
		fail_msg("%s is not read", cases[i].name);
	}
	scenario_review(&s, data, &d);
	study = study_make(&s, data, &options, &a, &d);
	assert_non_null(study);
	buffer_printf(b, "== %s\n", cases[i].name);
	put_values(b, study, &a);
	for (size_t k = 0; k < study->variant_count; k++) {
		const struct variant_result *v = &study->variants[k];

		buffer_printf(b, "variant %s: %.7g %.7g, %d changes", v->name, v->results.net[TOTAL],
			      v->results.net[LEVEL_KOMMUNE], v->difference.change_count);
		for (int c = 0; c < v->difference.change_count; c++)
			buffer_printf(b, " %d %.7g", v->difference.changes[c].input,
				      no_noise(v->difference.changes[c].net[TOTAL]));
		buffer_puts(b, "\n");
	}
	for (size_t k = 0; k < d.count; k++)
		buffer_printf(b, "warning %zu on line %d\n", k, d.entries[k].at.line);
	arena_free(&a);
}

/* Adds the lines of `text` that `first` has not. */
static void put_others(struct buffer *b, const char *first, const char *text, struct arena *a)
{
	while (*text) {
		size_t size = strcspn(text, "\n");
		const char *line = arena_printf(a, "\n%.*s\n", (int)size, text);

		if (!strstr(first, line))
			buffer_puts(b, line + 1);
		text += size + 1;
	}
}

static void studies_say_what_they_did(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };
	const char *first = "";
	char *golden;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buffer one = { .arena = &a };

		put_case(&one, i);
		put_others(&b, first, buffer_text(&one), &a);
		first = i ? first : buffer_text(&one);
	}
	if (getenv("UPDATE_GOLDEN"))
		write_text(GOLDEN, buffer_text(&b));
	golden = file_content(GOLDEN, NULL);
	assert_non_null(golden);
	if (strcmp(golden, buffer_text(&b)) != 0) {
		write_text("build/studies.txt", buffer_text(&b));
		free(golden);
		fail_msg("compare %s with build/studies.txt", GOLDEN);
	}
	free(golden);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(studies_say_what_they_did) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
