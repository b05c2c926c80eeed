/* Rows of a CSV file: RFC 4180 with all digits for programs, or as Excel in Norwegian reads it. */
#ifndef EXPORT_CSV_ROWS_H
#define EXPORT_CSV_ROWS_H

#include "base/text.h"

#include <stdbool.h>

/* Norwegian: a byte order mark, semicolons, decimal commas, whole kroner. */
struct csv_rows {
	struct buffer text;
	bool norwegian, inside; /* in a row that has begun */
};

struct csv_rows csv_rows_new(bool norwegian, struct arena *a);

/* The cells of one row, in order; csv_row_end ends it. */
void csv_put_text(struct csv_rows *c, const char *text);
void csv_put_whole(struct csv_rows *c, long value);
void csv_put_number(struct csv_rows *c, double value); /* six decimals at most in Norwegian */
void csv_put_kroner(struct csv_rows *c, double kroner);
void csv_row_end(struct csv_rows *c);

/* A row of column names. */
void csv_put_heads(struct csv_rows *c, const char *const *names, size_t count);

#endif
