/* A CSV file of a data set, read cell by cell. */
#include "dataset_table.h"

#include "base/arena.h"
#include "base/excerpt.h"

#include <math.h>

#define SHARE_TOLERANCE 1e-9

bool table_open(struct rows *t, struct dataset_reader *r, struct str text, const char *file,
		       const char *const columns[], int count)
{
	*t = (struct rows){ .reader = r };
	csv_read(&t->csv, text, file, columns, count, r->arena, r->diag);
	return t->csv.row_count > 0;
}

const char *table_cell(const struct rows *t, int column)
{
	return t->csv.rows[t->row][column].text;
}

struct place table_at(const struct rows *t, int column)
{
	return csv_place(&t->csv, t->row, column);
}

/* A cell that must hold text. */
bool table_text(const struct rows *t, int column, const char *what, const char **out)
{
	*out = table_cell(t, column);
	if (**out)
		return true;
	diag_error(t->reader->diag, table_at(t, column), "mangler %s; fyll ut cellen", what);
	return false;
}

bool table_number(const struct rows *t, int column, double least, double most, double *out)
{
	struct diag *d = t->reader->diag;

	if (!csv_number(out, &t->csv, t->row, column, d))
		return false;
	if (*out >= least && *out <= most)
		return true;
	diag_error(d, table_at(t, column), "«%s» skal være fra %.0f til %.0f", table_cell(t, column), least,
		   most);
	return false;
}

bool table_whole(const struct rows *t, int column, int least, int most, int *out)
{
	return csv_whole(out, &t->csv, t->row, column, least, most, t->reader->diag);
}

/* A word out of `words` as its index. */
bool table_word(const struct rows *t, int column, const char *what,
		      const char *const words[], int count, int *out)
{
	for (int i = 0; i < count; i++) {
		if (text_equal(table_cell(t, column), words[i])) {
			*out = i;
			return true;
		}
	}
	dataset_unknown(t->reader, table_at(t, column), what, table_cell(t, column), words, count);
	return false;
}

/* An id of what stands in another file, as its index. `ids` is an array of structs that begin with
 * the id. */
bool table_id(const struct rows *t, int column, const char *what, const void *items,
		    size_t size, int count, int *out)
{
	const char *ids[LIMIT_GROUPS + LIMIT_SERVICES];

	for (int i = 0; i < count; i++)
		ids[i] = *(const char *const *)((const char *)items + size * (size_t)i);
	return table_word(t, column, what, ids, count, out);
}

bool table_group(const struct rows *t, int column, int *out)
{
	const struct dataset *data = t->reader->out;

	return table_id(t, column, "målgruppen", data->groups, sizeof data->groups[0],
		       data->group_count, out);
}

bool table_service(const struct rows *t, int column, int *out)
{
	const struct dataset *data = t->reader->out;

	return table_id(t, column, "tjenesten", data->services, sizeof data->services[0],
		       data->service_count, out);
}

/* Source and grade, the last two columns of most tables. */
bool table_origin(const struct rows *t, int column, const char **source, enum grade *grade)
{
	int index = 0;
	bool good = table_text(t, column, "kilde", source);

	good &= table_word(t, column + 1, "kvaliteten", grade_id, GRADES, &index);
	*grade = (enum grade)index;
	return good;
}

/* Three columns, one per level, that sum to 1. */
bool table_shares(const struct rows *t, int column, double share[LEVELS])
{
	double sum = 0;

	for (int level = 0; level < LEVELS; level++) {
		if (!table_number(t, column + level, 0, 1, &share[level]))
			return false;
		sum += share[level];
	}
	if (fabs(sum - 1) <= SHARE_TOLERANCE)
		return true;
	diag_error(t->reader->diag, table_at(t, column),
		   "andelene til kommune, fylkeskommune og stat summerer til %.10g; de skal bli 1",
		   sum);
	return false;
}
