/* Reads the published result. */
#include "published.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/number.h"

#include <math.h>

static const char implementation_id[] = "implementering";

enum column { COLUMN_ID, COLUMN_KRONER, COLUMN_EACH, COLUMNS };

static const char *const columns[COLUMNS] = { "id", "kroner", "per_deltaker" };

/* The figure a row is about, with its kind and index; NULL when there is none of that name. */
static struct printed *find_figure(struct published *p, const char *id, const struct dataset *data)
{
	int sector = dataset_sector(data, id);

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		if (text_equal(id, level_id[level]))
			return &p->net[level];
	if (text_equal(id, implementation_id))
		return &p->implementation;
	return sector < 0 ? NULL : &p->sector[sector];
}

static const char *figure_id(const struct printed *f, const struct dataset *data)
{
	switch (f->kind) {
	case PRINTED_NET:
		return level_id[f->index];
	case PRINTED_SECTOR:
		return data->sectors[f->index].id;
	case PRINTED_IMPLEMENTATION:
		return implementation_id;
	}
	return NULL;
}

static void number_figures(struct published *p, const struct dataset *data)
{
	p->sector_count = data->sector_count;
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		p->net[level] = (struct printed){ PRINTED_NET, level, NAN, NAN };
	for (int sector = 0; sector < data->sector_count; sector++)
		p->sector[sector] = (struct printed){ PRINTED_SECTOR, sector, NAN, NAN };
	p->implementation = (struct printed){ PRINTED_IMPLEMENTATION, 0, NAN, NAN };
}

static void read_row(struct published *p, const struct csv *csv, size_t row, const struct dataset *data, struct diag *d)
{
	const char *id = csv->rows[row][COLUMN_ID].text;
	struct printed *f = find_figure(p, id, data);

	if (!f)
		diag_error(d, csv_place(csv, row, COLUMN_ID),
			   "kjenner ikke «%s»; bruk et nivå, totalt, en sektor eller %s", id,
			   implementation_id);
	else if (!isnan(f->kroner))
		diag_error(d, csv_place(csv, row, COLUMN_ID), "«%s» står to ganger; slett den ene", id);
	else if (csv_number(&f->kroner, csv, row, COLUMN_KRONER, d))
		csv_number(&f->per_participant, csv, row, COLUMN_EACH, d);
}

/* Calls `visit` with each figure; stops nowhere. */
static void each_figure(const struct published *p, void (*visit)(const struct printed *f, void *user), void *user)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		visit(&p->net[level], user);
	for (int sector = 0; sector < p->sector_count; sector++)
		visit(&p->sector[sector], user);
	visit(&p->implementation, user);
}

struct visit {
	const struct dataset *data;
	const struct results *results;
	struct diag *diag;
	const char *file;
};

static void require(const struct printed *f, void *user)
{
	const struct visit *v = user;

	if (isnan(f->kroner))
		diag_error(v->diag, (struct place){ v->file, 0, 0 },
			   "mangler raden «%s»; legg den til", figure_id(f, v->data));
}

bool published_read(struct published *out, struct str text, const char *file,
		    const struct dataset *data, struct arena *a, struct diag *d)
{
	struct visit visit = { .data = data, .diag = d, .file = file };
	size_t errors = d->errors;
	struct csv csv;

	number_figures(out, data);
	if (!csv_read(&csv, text, file, columns, COLUMNS, a, d))
		return false;
	for (size_t row = 0; row < csv.row_count; row++)
		read_row(out, &csv, row, data, d);
	each_figure(out, require, &visit);
	return d->errors == errors;
}

static double value_of(const struct printed *f, const struct results *r)
{
	switch (f->kind) {
	case PRINTED_NET:
		return r->net[f->index];
	case PRINTED_SECTOR:
		return r->sector[f->index][TOTAL];
	case PRINTED_IMPLEMENTATION:
		return r->implementation[TOTAL];
	}
	return NAN;
}

static void compare(const struct printed *f, void *user)
{
	const struct visit *v = user;
	double kroner = value_of(f, v->results);
	double each = kroner / (double)v->results->all_participants;

	if (round(kroner) != f->kroner || round(each) != f->per_participant)
		diag_error(v->diag, (struct place){ 0 },
			   "%s blir %s kr og %s kr per deltaker, ikke %s og %s",
			   figure_id(f, v->data), number_whole(v->diag->arena, kroner),
			   number_whole(v->diag->arena, each),
			   number_whole(v->diag->arena, f->kroner),
			   number_whole(v->diag->arena, f->per_participant));
}

bool published_matches(const struct published *p, const struct results *r, const struct dataset *data, struct diag *d)
{
	struct visit visit = { .data = data, .results = r, .diag = d };
	size_t errors = d->errors;

	each_figure(p, compare, &visit);
	return d->errors == errors;
}
