/* A scenario, all the way to results, answers and pages. */
#include "press.h"

#include "model/answers.h"
#include "model/sensitivity.h"
#include "sink/results.h"

#include <stdio.h>
#include <stdlib.h>

static void answer(const struct press *press, const struct scenario *s, struct arena *a)
{
	struct results *results = NEW(a, struct results);
	struct answers *answers = NEW(a, struct answers);
	struct sensitivity *sensitivity = NEW(a, struct sensitivity);
	struct outcome outcome = { s, &press->data, results };
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		abort();
	calc(results, s, &press->data);
	answers_find(answers, s, &press->data, results);
	sensitivity_find(sensitivity, s, &press->data, results);
	results_text(out, &outcome, a);
	results_json(out, &outcome);
	results_csv(out, &outcome);
	fclose(out);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct scenario s;
	struct str text;

	if (press_text(&text, data, size, &arena) &&
	    scenario_read(&s, text, "scenario.yaml", NULL, 0, &press->data, &arena, &d)) {
		scenario_review(&s, &press->data, &d);
		answer(press, &s, &arena);
		press_report(press, &s, NULL, size % 2 ? "moteark" : "saksvedlegg", &d);
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
