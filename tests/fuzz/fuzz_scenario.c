/* A scenario, all the way to results, answers and pages. */
#include "press.h"

#include "export/results.h"
#include "input/scenario_read.h"
#include "study/scenario_review.h"

#include <stdlib.h>

static void print(const struct study *study, struct arena *a)
{
	struct diag d = { .arena = a };
	struct str text;

	if (!results_text(&text, study, a, &d) || !results_json(&text, study, a, &d) ||
	    !results_csv(&text, study, a, &d))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct study *study = NULL;
	struct scenario s;
	struct str text;

	if (press_text(&text, data, size, &arena) &&
	    scenario_read(&s, text, "scenario.yaml", NULL, 0, &press->data, &arena, &d)) {
		scenario_review(&s, &press->data, &d);
		study = press_study(&press->data, &s, &d);
	}
	if (study) {
		print(study, &arena);
		press_report(press, study, NULL, size % 2 ? "moteark" : "saksvedlegg", &d);
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
