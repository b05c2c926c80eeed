/* Tables of the archived edition: every input, every year, and what the data rest on. */
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"
#include "guard/small.h"
#include "base/text.h"
#include "input/inputs.h"

#include <string.h>

/* What other parts of the document show, with more care than a list of values can: free text, and
 * observed counts, which may be too small to print. */
static const char *const shown_elsewhere[] = { "utenfor", "tiltak.beskrivelse",
					       "oppfoelging.observert" };

static bool is_shown_elsewhere(const char *id)
{
	for (size_t i = 0; i < sizeof shown_elsewhere / sizeof *shown_elsewhere; i++)
		if (text_starts(id, shown_elsewhere[i]))
			return true;
	return false;
}

/* Values that stand in no section have no heading; so they come first. */
static void input_rows(const struct build *b, struct table_rows *rows,
		       const struct input_values *values, bool in_section)
{
	const char *section = "";

	for (size_t i = 0; i < values->count; i++) {
		const struct input_value *value = &values->items[i];
		size_t size = strcspn(value->key, ".");
		const char *name = value->key[size] ? value->key + size + 1 : value->key;

		if (is_shown_elsewhere(value->id) || (value->key[size] != '\0') != in_section)
			continue;
		if (in_section && strncmp(value->key, section, size + 1) != 0)
			row_add_group(rows, arena_text(b->arena, value->key, size));
		section = value->key;
		row_add(rows, ROW_PLAIN);
		cell_head(rows, name, NULL);
		cell_text(rows, value->text);
	}
}

void table_inputs(const struct build *b, struct table_rows *rows)
{
	struct input_values values = { 0 };

	if (b->scenario->tree)
		values = inputs_list(b->scenario->tree, b->arena);
	input_rows(b, rows, &values, false);
	input_rows(b, rows, &values, true);
}

void table_years_by_level(const struct build *b, struct table_rows *rows)
{
	const struct results *r = b->results;

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);

		row_add_group(rows, build_level(b, WORD_LEVEL_NAMES, level));
		for (int k = 0; k < r->period; k++) {
			double net = r->gain[k][level] - r->cost[k][level];

			row_add(rows, ROW_PLAIN);
			cell_head(rows, arena_printf(b->arena, "%d", r->start + k), NULL);
			cell_kroner(rows, r->gain[k][level]);
			cell_kroner(rows, r->cost[k][level]);
			cell_kroner(rows, net);
			cell_kroner(rows, net * r->discount[k]);
			cell_kroner(rows, r->balance[k][level]);
		}
	}
}

/* In million kroner of the data set's price year; the persons are spread evenly over their ages. */
void table_whole_group(const struct build *b, struct table_rows *rows)
{
	double sum = 0;

	for (int i = 0; i < b->data->service_count; i++) {
		double more = dataset_whole_group(b->data, b->scenario->group, i);

		sum += more;
		row_add(rows, ROW_PLAIN);
		cell_head(rows, b->data->services[i].name[b->language], NULL);
		cell_text(rows, number_short(b->arena, more / 1e6, 0));
	}
	row_add(rows, ROW_TOTAL);
	cell_head(rows, word(b->words, WORD_SUM), NULL);
	cell_text(rows, number_short(b->arena, sum / 1e6, 0));
}

/* With all their digits: whoever multiplies them gets the amounts to the krone. More of a revenue is a gain, so its
 * price has a minus. */
void table_calibration(const struct build *b, struct table_rows *rows)
{
	enum { SHARE_DIGITS = 10, FITTED_DIGITS = 6, FACTOR_DIGITS = 8 };
	const struct dataset *data = b->data;
	const struct scenario *s = b->scenario;

	for (int i = 0; i < data->service_count; i++) {
		const struct service *service = &data->services[i];
		double price = calc_unit_price(s, data, i);
		double index = calc_price_factor(s, data, i, data->price_year, s->price_year);

		row_add(rows, ROW_PLAIN);
		cell_head(rows, service->name[b->language], NULL);
		cell_text(rows, number_short(b->arena, data->calibration[s->group][i], FACTOR_DIGITS));
		cell_text(rows, number_short(b->arena, service->revenue ? -price : price, 4));
		cell_text(rows, number_short(b->arena, index, FACTOR_DIGITS));
		for (int k = 0; k < LEVELS; k++)
			cell_text(rows, number_short(b->arena, service->share[build_level_at(b, k)],
						     service->share_half_width > 0 ? FITTED_DIGITS : SHARE_DIGITS));
	}
}

static bool uses_price_year(const struct build *b, int year)
{
	for (size_t i = 0; i < b->scenario->price_count; i++)
		if (b->scenario->prices[i].price_year == year)
			return true;
	return year == b->scenario->price_year || year == b->data->price_year;
}

static void index_rows(const struct build *b, struct table_rows *rows, const struct price_index *index)
{
	for (int year = index->first; year <= index->last; year++) {
		int i = year - index->first;

		if (!uses_price_year(b, year))
			continue;
		row_add(rows, ROW_PLAIN);
		cell_head(rows, arena_printf(b->arena, "%d", year), NULL);
		cell_text(rows, number_short(b->arena, index->value[i], 3));
		cell_text(rows, dataset_text(b->data, index->source[i], b->language));
		cell_text(rows, word_of(b->words, WORD_GRADES, (int)index->grade[i]));
	}
}

/* The years of the price indices that the result uses; none when all prices are of one year. */
void table_price_index(const struct build *b, struct table_rows *rows)
{
	const struct dataset *data = b->data;
	int used = 0;

	for (int year = data->kpi.first; year <= data->kpi.last; year++)
		used += uses_price_year(b, year);
	if (used < 2)
		return;
	if (b->scenario->deflator == DEFLATOR_KPI) {
		index_rows(b, rows, &data->kpi);
		return;
	}
	row_add_group(rows, rows->labels[0].text);
	index_rows(b, rows, &data->kpi);
	row_add_group(rows, rows->labels[1].text);
	index_rows(b, rows, &data->deflator);
}

void table_checksums(const struct build *b, struct table_rows *rows)
{
	row_fact(rows, 0, b->in->program);
	row_fact(rows, small_hides(b->study, b->arena) ? 6 : 1, small_sha256(b->study, b->arena));
	for (size_t i = 0; i < b->in->note_file_count; i++) {
		row_add(rows, ROW_PLAIN);
		cell_head(rows, rows->labels[2].text, b->in->note_files[i].name);
		cell_text(rows, b->in->note_files[i].sha256);
	}
	row_fact(rows, 3, dataset_sha256(b->data, b->arena));
	row_fact(rows, 4, b->in->templates_sha256);
	row_fact(rows, 5, b->in->fonts_sha256);
}
