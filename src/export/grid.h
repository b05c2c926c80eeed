/* A grid of results, from `utenfor utforsk`, as text, CSV and JSON. */
#ifndef EXPORT_GRID_H
#define EXPORT_GRID_H

#include "study/explore.h"

#include <stdio.h>

struct arena;

/* One axis: a row per value with the net gain of each level and the year of break-even. Two: a table of the total,
 * the first axis down, the second across. */
void grid_text(FILE *out, const struct grid *grid, struct arena *a);

/* One row per cell, unrounded kroner; cells whose values do not go together have empty fields. */
void grid_csv(FILE *out, const struct grid *grid);
void grid_json(FILE *out, const struct grid *grid);

#endif
