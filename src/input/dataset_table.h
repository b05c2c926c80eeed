/* Reading a CSV file of a data set cell by cell: what the readers of its files share. Every fault goes to the
 * reader's diag with its place; false after one. */
#ifndef INPUT_DATASET_TABLE_H
#define INPUT_DATASET_TABLE_H

#include "dataset_read.h"

#define MOST_KRONER 1e9 /* per unit */

/* A table being read, and the row it is at. */
struct rows {
	struct dataset_reader *reader;
	struct csv csv;
	size_t row;
};

/* False when there is no row to read. */
bool table_open(struct rows *t, struct dataset_reader *r, struct str text, const char *file,
		const char *const columns[], int count);

const char *table_cell(const struct rows *t, int column);
struct place table_at(const struct rows *t, int column);

/* A cell that must hold text. */
bool table_text(const struct rows *t, int column, const char *what, const char **out);
bool table_number(const struct rows *t, int column, double least, double most, double *out);
bool table_whole(const struct rows *t, int column, int least, int most, int *out);

/* A word out of `words` as its index. */
bool table_word(const struct rows *t, int column, const char *what, const char *const words[], int count,
		int *out);

/* An id of what stands in another file, as its index. `items` is an array of structs that begin with the id. */
bool table_id(const struct rows *t, int column, const char *what, const void *items, size_t size, int count,
	      int *out);
bool table_group(const struct rows *t, int column, int *out);
bool table_service(const struct rows *t, int column, int *out);

/* Source and grade, in two columns. */
bool table_origin(const struct rows *t, int column, const char **source, enum grade *grade);

/* Three columns, one per level, that sum to 1. */
bool table_shares(const struct rows *t, int column, double share[LEVELS]);

#endif
