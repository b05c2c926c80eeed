/* Computes rows of forbruk.csv from grunnforhold.csv. */
#include "rows.h"

#include "base/arena.h"
#include "base/csv.h"

enum column { COLUMN_GROUP, COLUMN_SERVICE, COLUMN_RATIO, COLUMN_TAX, COLUMN_SOURCE, COLUMN_GRADE, COLUMNS };

static const char *const columns[COLUMNS] = { "malgruppe", "tjeneste", "forhold", "skatt", "kilde", "kvalitet" };

/* One row of grunnforhold.csv, with the ratio it gives at each age; 0 where the population has no use. */
struct base {
	int group, service;
	double given, tax; /* the ratio as written; the share of the benefit that is paid in tax */
	double ratio[AGES];
	struct str origin; /* source and grade, as they stand in the file */
};

struct bases {
	struct base *items;
	size_t count;
};

static double odds(double share)
{
	return share / (1 - share);
}

static void carry_by_odds(struct base *base, const double population[AGES])
{
	double times = odds(base->given * population[ODDS_AGE]) / odds(population[ODDS_AGE]);

	for (int age = 0; age < AGES; age++) {
		double own = times * odds(population[age]);

		base->ratio[age] = population[age] > 0 ? own / (1 + own) / population[age] : 0;
	}
}

static void add_tax(struct base *revenue, const struct bases *all, const struct dataset *data)
{
	const double *income = data->quantity[0][revenue->service];
	double price = data->services[revenue->service].price;

	for (int age = 0; age < AGES; age++) {
		double taxed = 0; /* kr */

		if (income[age] <= 0)
			continue;
		for (size_t i = 0; i < all->count; i++) {
			const struct base *b = &all->items[i];

			if (b->group == revenue->group && b->tax > 0 && b->ratio[age] > 0)
				taxed += b->tax * data->services[b->service].price *
					 data->quantity[0][b->service][age] * (b->ratio[age] - 1);
		}
		revenue->ratio[age] = revenue->given + taxed / price / income[age];
	}
}

/* False after a fault in `d`. */
static bool read_base(struct base *out, const struct csv *csv, size_t row, struct str text,
		      const struct dataset *data, struct diag *d)
{
	const struct csv_cell *cells = csv->rows[row];
	double people;

	*out = (struct base){ .group = dataset_group(data, cells[COLUMN_GROUP].text),
			      .service = dataset_service(data, cells[COLUMN_SERVICE].text) };
	out->origin = (struct str){ text.data + cells[COLUMN_SOURCE].start,
				    cells[COLUMN_GRADE].end - cells[COLUMN_SOURCE].start };
	if (out->group <= 0 || out->service < 0) {
		diag_error(d, csv_place(csv, row, COLUMN_GROUP),
			   "kjenner ikke målgruppen eller tjenesten; skriv dem som i forbruk.csv");
		return false;
	}
	if (!csv_number(&out->given, csv, row, COLUMN_RATIO, d) || !csv_number(&out->tax, csv, row, COLUMN_TAX, d))
		return false;
	people = data->quantity[0][out->service][ODDS_AGE];
	if (data->services[out->service].revenue || (people < 1 && out->given * people < 1))
		return true;
	diag_error(d, csv_place(csv, row, COLUMN_RATIO), "forholdet %g gir flere enn alle ved %d år; sett det lavere",
		   out->given, ODDS_AGE);
	return false;
}

static bool read_bases(struct bases *out, struct str ratios, const struct dataset *data, struct arena *a,
		       struct diag *d)
{
	struct csv csv;
	bool good = csv_read(&csv, ratios, "grunnforhold.csv", columns, COLUMNS, a, d);

	out->items = NEW_ARRAY(a, csv.row_count, struct base);
	for (size_t row = 0; row < csv.row_count; row++)
		good &= read_base(&out->items[out->count++], &csv, row, ratios, data, d);
	return good;
}

static void write_rows(struct buffer *out, const struct base *base, const struct dataset *data)
{
	for (int from = 0, to; from < AGES; from = to + 1) {
		for (to = from; to + 1 < AGES && base->ratio[to + 1] == base->ratio[from];)
			to++;
		if (base->ratio[from] <= 0)
			continue;
		buffer_printf(out, "%s,%s,%d,%d,%.4f,forhold,", data->groups[base->group].id,
			      data->services[base->service].id, from, to, base->ratio[from]);
		buffer_add(out, base->origin.data, base->origin.size);
		buffer_puts(out, "\n");
	}
}

static struct base *find_base(const struct bases *all, const struct csv_cell *cells, const struct dataset *data)
{
	for (size_t i = 0; i < all->count; i++)
		if (text_equal(data->groups[all->items[i].group].id, cells[0].text) &&
		    text_equal(data->services[all->items[i].service].id, cells[1].text))
			return &all->items[i];
	return NULL;
}

/* The table with the computed rows where the first of the old ones stood. The last cell of a row is its grade. */
static const char *replace_rows(struct str usages, const struct bases *all, const struct dataset *data, struct arena *a,
				struct diag *d)
{
	static const char *const wanted[] = { "malgruppe", "tjeneste", "kvalitet" };
	bool *written = NEW_ARRAY(a, all->count, bool);
	struct buffer out = { .arena = a };
	size_t kept = 0;
	struct csv csv;

	if (!csv_read(&csv, usages, "forbruk.csv", wanted, 3, a, d))
		return NULL;
	for (size_t row = 0; row < csv.row_count; row++) {
		const struct csv_cell *cells = csv.rows[row];
		struct base *base = find_base(all, cells, data);

		if (!base)
			continue;
		buffer_add(&out, usages.data + kept, cells[0].start - kept);
		if (!written[base - all->items])
			write_rows(&out, base, data);
		written[base - all->items] = true;
		kept = cells[2].end + (cells[2].end < usages.size);
	}
	buffer_add(&out, usages.data + kept, usages.size - kept);
	return buffer_text(&out);
}

const char *rows_compute(struct str usages, struct str ratios, const struct dataset *data, struct arena *a,
			 struct diag *d)
{
	struct bases all = { 0 };

	if (!read_bases(&all, ratios, data, a, d))
		return NULL;
	for (size_t i = 0; i < all.count; i++)
		if (!data->services[all.items[i].service].revenue)
			carry_by_odds(&all.items[i], data->quantity[0][all.items[i].service]);
	for (size_t i = 0; i < all.count; i++)
		if (data->services[all.items[i].service].revenue)
			add_tax(&all.items[i], &all, data);
	return replace_rows(usages, &all, data, a, d);
}
