/* CSV files with a header row (RFC 4180), by libcsv: rows with their line numbers. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "diag.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_row {
	const char **cells; /* one per header column */
	int line;
};

struct csv {
	const char *file;
	const char **columns;
	int column_count;
	struct csv_row *rows;
	size_t row_count, row_capacity;
};

/* Parses `text`; a row with too few or too many cells, or a missing one of the NULL-terminated `required`
 * columns, is an error in `d`. */
bool csv_parse(struct csv *out, struct str text, const char *file, const char *const required[],
	       struct arena *a, struct diag *d);

/* Index of a column, −1 when there is none. */
int csv_column(const struct csv *csv, const char *name);
/* The place of a cell: its row's line, the column counted in cells from 1. */
struct place csv_place(const struct csv *csv, size_t row, int column);

#endif
