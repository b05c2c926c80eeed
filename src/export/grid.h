/* A grid of results, from `utenfor utforsk`, as text, CSV and JSON. */
#ifndef EXPORT_GRID_H
#define EXPORT_GRID_H

#include "study/explore.h"

struct arena;
struct diag;
struct str;

/* All in `a`; no fault is told to `d`. One axis: a row per value with the net gain of each level and the year of
 * break-even. Two: a table of the total, the first axis down, the second across. */
bool grid_text(struct str *out, const struct grid *grid, struct arena *a, struct diag *d);

/* One row per cell, unrounded kroner; cells whose values do not go together have empty fields. */
bool grid_csv(struct str *out, const struct grid *grid, struct arena *a, struct diag *d);
bool grid_csv_norwegian(struct str *out, const struct grid *grid, struct arena *a, struct diag *d); /* csv_rows.h */
bool grid_json(struct str *out, const struct grid *grid, struct arena *a, struct diag *d);

#endif
