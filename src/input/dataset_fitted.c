/* tilpasning.csv: what the figures of a group were fitted to; written by `data tilpass`. */
#include "dataset_table.h"

#include "base/arena.h"

#include <stdio.h>

enum fitted_column {
	FITTED_GROUP,
	FITTED_KIND,
	FITTED_AGES,
	FITTED_PERIOD,
	FITTED_DURATION,
	FITTED_ROUND,
	FITTED_RATE,
	FITTED_HELPED,
	FITTED_LINE,
	FITTED_TYPED,
	FITTED_COMPUTED,
	FITTED_COST,
	FITTED_HALF_WIDTH,
	FITTED_SOURCE,
	FITTED_COLUMNS
};

static const char *const columns[FITTED_COLUMNS] = {
	"malgruppe", "slag",    "alder",  "periode", "varighet", "varighet_per_runde", "rente",
	"hjulpet",   "linje",   "skrevet", "regnet",  "kostnad",  "halvbredde",         "kilde",
};

static const char *const kinds[FITTED_KINDS] = {
	[FITTED_TABLE] = "tabell", [FITTED_TRIAL] = "proeve", [FITTED_WIDTH] = "bredde", [FITTED_STRAIN] = "spenning",
};

/* More than any table can hold, kr. */
#define MOST_AMOUNT 1e13

/* "13-15", or two with a semicolon between. */
static bool read_ages(const struct rows *t, struct fitted_row *out)
{
	struct interval *a = out->ages;
	const char *text = table_cell(t, FITTED_AGES);
	int one = 0, two = 0;
	bool good = sscanf(text, "%2d-%2d%n;%2d-%2d%n", &a[0].from, &a[0].to, &one, &a[1].from, &a[1].to, &two) >= 2;

	out->age_count = two ? 2 : 1;
	good = good && one && !text[two ? two : one];
	for (int i = 0; good && i < out->age_count; i++)
		good = a[i].from >= 0 && a[i].from <= a[i].to && a[i].to < AGES;
	if (!good)
		diag_error(t->reader->diag, table_at(t, FITTED_AGES),
			   "«%s» er ikke et aldersintervall; skriv for eksempel «13-15», eller «13-15;16-18»", text);
	return good;
}

static bool read_rate(const struct rows *t, struct fitted_row *out)
{
	out->falling = text_equal(table_cell(t, FITTED_RATE), "R-109");
	if (out->falling) {
		out->rate = 0.04;
		return true;
	}
	return table_number(t, FITTED_RATE, 0, 1, &out->rate);
}

static bool read_line(const struct rows *t, struct fitted_row *out)
{
	const struct dataset *data = t->reader->out;
	const char *names[LIMIT_SECTORS + LEVELS_AND_TOTAL];
	int line, count = 0;

	for (int i = 0; i < data->sector_count; i++)
		names[count++] = data->sectors[i].id;
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		names[count++] = level_id[i];
	if (!table_word(t, FITTED_LINE, "linjen", names, count, &line))
		return false;
	out->sector = line < data->sector_count ? line : -1;
	out->level = line < data->sector_count ? -1 : line - data->sector_count;
	return true;
}

/* An amount; an empty cell leaves `out` as it is. */
static bool read_amount(const struct rows *t, int column, double *out)
{
	return !*table_cell(t, column) || table_number(t, column, -MOST_AMOUNT, MOST_AMOUNT, out);
}

static bool read_row(const struct rows *t, struct fitted_row *out)
{
	int kind = 0;
	bool good = table_group(t, FITTED_GROUP, &out->group);

	good &= table_word(t, FITTED_KIND, "slaget", kinds, FITTED_KINDS, &kind);
	good &= read_amount(t, FITTED_COMPUTED, &out->computed);
	good &= table_text(t, FITTED_SOURCE, "kilde", &out->source);
	out->kind = (enum fitted_kind)kind;
	if (!good || out->kind == FITTED_STRAIN)
		return good;
	good &= read_ages(t, out);
	good &= read_rate(t, out);
	good &= read_line(t, out);
	good &= table_whole(t, FITTED_PERIOD, 1, LIMIT_PERIOD, &out->period);
	good &= table_whole(t, FITTED_DURATION, 1, LIMIT_PERIOD, &out->duration);
	good &= table_whole(t, FITTED_ROUND, 1, LIMIT_PERIOD, &out->round);
	good &= table_number(t, FITTED_HELPED, -MOST_AMOUNT, MOST_AMOUNT, &out->helped);
	good &= read_amount(t, FITTED_TYPED, &out->typed);
	good &= read_amount(t, FITTED_COST, &out->cost);
	good &= read_amount(t, FITTED_HALF_WIDTH, &out->half_width);
	return good;
}

void dataset_read_fitted(struct dataset_reader *r, struct str text, const char *file)
{
	struct dataset *out = r->out;
	struct rows t;

	table_open(&t, r, text, file, columns, FITTED_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++) {
		struct fitted_row row = { .sector = -1, .level = -1 };

		if (!read_row(&t, &row))
			continue;
		out->fitted = arena_grow(r->arena, out->fitted, out->fitted_count, &r->fitted_capacity, sizeof row);
		out->fitted[out->fitted_count++] = row;
	}
}
