/* Results as text for a terminal, JSON for programs, and CSV for spreadsheets. */
#ifndef SINK_RESULTS_H
#define SINK_RESULTS_H

#include "model/calc.h"

#include <stdio.h>

struct arena;

struct outcome {
	const struct scenario *scenario;
	const struct dataset *data;
	const struct results *results;
};

/* Bokmål, amounts in whole kroner. */
void results_text(FILE *out, const struct outcome *outcome, struct arena *a);

/* UTF-8, ASCII keys, unrounded kroner; the same bytes every time. */
void results_json(FILE *out, const struct outcome *outcome);

/* The year table: RFC 4180 with a header row; unrounded kroner. */
void results_csv(FILE *out, const struct outcome *outcome);

#endif
