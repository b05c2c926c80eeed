/* Results as text for a terminal, JSON for programs, and CSV for spreadsheets. */
#ifndef EXPORT_RESULTS_H
#define EXPORT_RESULTS_H

#include "study/study.h"

#include <jansson.h>
#include <stdio.h>

struct arena;

/* Bokmål, amounts in whole kroner, control characters in names made visible. */
void results_text(FILE *out, const struct study *study, struct arena *a);

/* Of those, only the net amounts and when each level has its money back. */
void results_summary_text(FILE *out, const struct results *r, struct arena *a);

/* UTF-8, ASCII keys, unrounded kroner; the same bytes every time. */
void results_json(FILE *out, const struct study *study);

/* The same as an object, for what holds results among other things. */
json_t *results_object(const struct study *study);

/* The year table: RFC 4180 with a header row; unrounded kroner. */
void results_csv(FILE *out, const struct study *study);

#endif
