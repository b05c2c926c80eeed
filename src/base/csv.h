/* CSV files with a header row (RFC 4180): cells with their places. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "diag.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_cell {
	const char *text;  /* without the quotes around it, and with "" as one quote */
	const char *file;
	int line, column;  /* of its first character in the file, as an editor counts */
	size_t start, end; /* its bytes in the text that was read, quotes included */
};

/* The rows below the header. A row's cells stand in the order of the columns that were asked for,
 * wherever those stand in the file; other columns are left out. */
struct csv {
	const char *file;
	const struct csv_cell **rows;
	size_t row_count, row_capacity;
};

/* Parses `text`, which a NUL follows. A missing one of the `count` columns `wanted`, a column named twice, a row with
 * too few or too many cells, and quotes that do not pair are errors in `d`; true when there was
 * none. Rows without faults are there in any case, so that the caller can look for more. Lives as
 * long as `a`. */
bool csv_read(struct csv *out, struct str text, const char *file, const char *const wanted[],
	      int count, struct arena *a, struct diag *d);

/* The same, where the columns that `is_optional` marks may be missing: their cells are empty then. */
bool csv_read_some(struct csv *out, struct str text, const char *file, const char *const wanted[],
		   const bool is_optional[], int count, struct arena *a, struct diag *d);

/* Lays `own` over `base`, both read for the same `count` columns: a row whose first `keys` cells are those of a row of
 * the base takes its place, the cells it leaves empty too when `by_cell` is false; other rows come last, and so does
 * one that is there twice. */
void csv_overlay(struct csv *base, const struct csv *own, int count, int keys, bool by_cell, struct arena *a);

/* Where cell `column` (index in the wanted columns) of row `row` stands. */
struct place csv_place(const struct csv *csv, size_t row, int column);

/* Reads a cell as a number: digits, with a minus sign in front and a decimal point when needed.
 * Anything else is an error in `d` that says how to write it. */
bool csv_number(double *out, const struct csv *csv, size_t row, int column, struct diag *d);

/* The same for a whole number from `least` to `most`. */
bool csv_whole(int *out, const struct csv *csv, size_t row, int column, int least, int most, struct diag *d);

#endif
