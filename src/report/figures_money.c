/* Figures of amounts in rows: levels, sectors, services, variants. */
#include "answers_text.h"
#include "figures_fill.h"
#include "prose.h"
#include "sources.h"
#include "tables_rows.h"

#include "engine/factors.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Names of the parts of a pair, in the order of `deler`. */
enum { PAIR_PAYS, PAIR_GETS, PAIR_GRANT, PAIR_NET, PAIR_SPARED, PAIR_BOTH };

/* What comes back to a level before the measure's cost, present value, kr. */
static double gain_of(const struct build *b, int level)
{
	return b->results->net[level] - b->results->implementation[level];
}

/* The result's spread when the measure works. */
static const struct spread *spread_of(const struct build *b, int level)
{
	return &b->study->montecarlo.works[level];
}

static double largest_pair(const struct build *b)
{
	double most = 0;

	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct spread *d = spread_of(b, level);
		double cost = b->results->implementation[level];

		most = fmax(most, fmax(fabs(cost), fabs(gain_of(b, level))));
		most = fmax(most, fmax(fabs(d->p10 - cost), fabs(d->p90 - cost)));
	}
	return most;
}

/* What the level does: pays, or where that is less than nothing, what it has instead. */
static int payment_part(const struct build *b, int level)
{
	int relief = source_relief(b, level);

	if (amount_sign(b->results->implementation[level]) != SIGN_GAIN)
		return PAIR_PAYS;
	return relief == RELIEF_GRANT ? PAIR_GRANT : relief == RELIEF_AVOIDED ? PAIR_SPARED : PAIR_BOTH;
}

/* What the level pays; more grants than cost go the other way. */
static void add_payment(const struct build *b, struct chart *chart, const struct money *m, int level,
			const struct word_text *labels)
{
	double pays = -b->results->implementation[level];
	struct chart_row *row = row_new(chart, build_level(b, WORD_LEVEL_SHORT, level));

	row->part = labels[payment_part(b, level)].text;
	row->fill = FILL_COST;
	row->to = pays / m->size;
	row->label = money_text(m, fabs(pays));
	row->label_right = true;
	row->bold = level == TOTAL || level == (int)build_owner(b);
	row->band = level == (int)build_owner(b);
	row->ruled = level == TOTAL;
	row->net = money_signed(m, b->results->net[level]);
	row->net_gain = level != TOTAL && amount_sign(b->results->net[level]) == SIGN_GAIN;
	row->net_loss = amount_sign(b->results->net[level]) == SIGN_LOSS;
}

static void add_return(const struct build *b, struct chart *chart, const struct money *m, int level,
		       const struct word_text *labels)
{
	const struct spread *d = spread_of(b, level);
	double cost = b->results->implementation[level], gain = gain_of(b, level);
	struct chart_row *row = row_new(chart, NULL);

	row->part = labels[PAIR_GETS].text;
	row->fill = gain < 0 ? FILL_LOSS : level == TOTAL ? FILL_TOTAL : FILL_GAIN;
	row->to = gain / m->size;
	row->label = money_text(m, gain);
	row->label_loss = amount_sign(gain) == SIGN_LOSS;
	row->label_right = true;
	if (amount_sign(d->p90 - d->p10) == SIGN_ZERO)
		return;
	row->has_range = true;
	row->low = (d->p10 - cost) / m->size;
	row->high = (d->p90 - cost) / m->size;
	if (!text_equal(money_cell(m, d->p10 - cost), money_cell(m, d->p90 - cost)))
		row->remark = arena_printf(b->arena, "(%s)", money_range(m, d->p10 - cost, d->p90 - cost));
}

bool figure_pairs(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	struct money m = chart_money(b, chart, largest_pair(b));

	rows_begin(b, chart, 2 * LEVELS_AND_TOTAL);
	chart->net_title = arena_printf(b->arena, "%s, %s", labels[PAIR_NET].text, m.name);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		add_payment(b, chart, &m, build_level_at(b, i), labels);
		add_return(b, chart, &m, build_level_at(b, i), labels);
	}
	return amount_sign(largest_pair(b)) != SIGN_ZERO;
}

struct step {
	const char *name;
	double kroner;
};

static int larger_first(const void *a, const void *b)
{
	const struct step *first = a, *second = b;

	if (first->kroner != second->kroner)
		return first->kroner > second->kroner ? -1 : 1;
	return strcmp(first->name, second->name);
}

/* A bar from zero with its signed amount at the outer end. */
static struct chart_row *add_bar(struct chart *chart, const struct money *m, const char *name, double kroner)
{
	struct chart_row *row = row_new(chart, name);

	row->fill = kroner < 0 ? FILL_LOSS : FILL_GAIN;
	row->to = kroner / m->size;
	row->label = money_signed(m, kroner);
	row->label_loss = amount_sign(kroner) == SIGN_LOSS;
	return row;
}

/* Each step starts where the one before ended; the total comes back to zero. */
static void add_step(struct chart *chart, const struct money *m, const struct step *step, double *sum)
{
	struct chart_row *row = add_bar(chart, m, step->name, step->kroner);

	row->from = *sum / m->size;
	*sum += step->kroner;
	row->to = *sum / m->size;
	row->label_right = true;
	row->linked = chart->row_count > 1;
}

/* Steps that print as nothing do not stand; returns how many do. */
static int drop_nothing(struct step *steps, int count, const struct money *m)
{
	int kept = 0;

	for (int i = 0; i < count; i++)
		if (!money_is_zero(m, steps[i].kroner))
			steps[kept++] = steps[i];
	return kept;
}

/* The total alone, or after one step, is no account of what it is made of. */
bool figure_sectors(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct results *r = b->results;
	struct step *steps = NEW_ARRAY(b->arena, (size_t)b->data->sector_count, struct step);
	struct step cost = { source_measure(b), r->implementation[TOTAL] };
	double sum = 0, most = fabs(r->implementation[TOTAL]);
	struct chart_row *total;
	int count = b->data->sector_count;
	struct money m;

	(void)labels;
	for (int i = 0; i < count; i++) {
		steps[i] = (struct step){ b->data->sectors[i].name[b->language], r->sector[i][TOTAL] };
		most = fmax(most, fabs(steps[i].kroner));
	}
	m = chart_money(b, chart, most);
	count = drop_nothing(steps, count, &m);
	qsort(steps, (size_t)count, sizeof *steps, larger_first);
	rows_begin(b, chart, count + 2);
	for (int i = 0; i < count; i++)
		add_step(chart, &m, &steps[i], &sum);
	if (!money_is_zero(&m, cost.kroner)) {
		add_step(chart, &m, &cost, &sum);
		if (cost.kroner < 0)
			chart->rows[chart->row_count - 1].fill = FILL_COST;
	}
	if (chart->row_count < 2)
		return false;
	total = add_bar(chart, &m, build_level(b, WORD_LEVEL_SHORT, TOTAL), r->net[TOTAL]);
	total->fill = FILL_TOTAL;
	total->bold = total->ruled = true;
	return true;
}

double lifetime_difference(const struct build *b, int service)
{
	double sum = 0;

	for (int age = 0; age < AGES; age++)
		sum += calc_difference(b->scenario, b->data, service, age);
	return sum;
}

bool figure_services(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	struct step *steps = NEW_ARRAY(b->arena, (size_t)b->data->service_count, struct step);
	double most = 0;
	int count = 0;
	struct money m;

	(void)labels;
	for (int i = 0; i < b->data->service_count; i++) {
		double kroner = lifetime_difference(b, i);

		if (amount_sign(kroner) == SIGN_ZERO)
			continue;
		steps[count++] = (struct step){ b->data->services[i].name[b->language], kroner };
		most = fmax(most, fabs(kroner));
	}
	qsort(steps, (size_t)count, sizeof *steps, larger_first);
	m = chart_money(b, chart, most);
	rows_begin(b, chart, count);
	for (int i = 0; i < count; i++)
		add_bar(chart, &m, steps[i].name, steps[i].kroner);
	return count > 0;
}

bool figure_variants(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	double most = fabs(b->results->net[TOTAL]);
	struct money m;

	(void)labels;
	for (size_t i = 0; i < b->study->variant_count; i++)
		most = fmax(most, fabs(b->study->variants[i].results.net[TOTAL]));
	m = chart_money(b, chart, most);
	rows_begin(b, chart, (int)b->study->variant_count + 1);
	add_bar(chart, &m, word(b->words, WORD_MAIN_CASE), b->results->net[TOTAL])->bold = true;
	for (size_t i = 0; i < b->study->variant_count; i++)
		add_bar(chart, &m, b->study->variants[i].name, b->study->variants[i].results.net[TOTAL]);
	return b->study->variant_count > 0 && !variants_equal(b);
}

static void add_payer(struct chart *chart, const struct money *m, const char *name,
		      double kroner, enum chart_fill fill)
{
	if (amount_sign(kroner) == SIGN_GAIN)
		chart->parts[chart->part_count++] = (struct chart_part){
			.value = kroner / m->size,
			.fill = fill,
			.amount = money_named(m, kroner, false),
			.name = name,
		};
}

/* The measure's gross cost by who bears it in the end, and as far as other costs fall away, by nobody. */
bool figure_payers(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	struct financing payers[LEVELS_AND_TOTAL];
	double away = 0;
	struct money m;

	factors_financing(payers, b->scenario, (struct rate){ 0 });
	m = chart_money(b, chart, payers[TOTAL].gross);
	chart->parts = NEW_ARRAY(b->arena, LEVELS_AND_TOTAL, struct chart_part);
	for (int i = 0; i < LEVELS; i++) {
		int level = build_level_at(b, i);
		double pays = fmax(payers[level].gross + payers[level].given -
					   payers[level].received,
				   0),
		       spared = fmin(payers[level].avoided, pays);

		add_payer(chart, &m, build_level(b, WORD_LEVEL_SHORT, level), pays - spared, FILL_COST);
		away += spared;
	}
	add_payer(chart, &m, labels[0].text, away, FILL_AWAY);
	return chart->part_count > 0;
}

/* A service's part of the owner's gain. */
struct portion {
	const char *name;
	double kroner;
};

static int larger_portion_first(const void *a, const void *b)
{
	const struct portion *first = a, *second = b;

	if (fabs(first->kroner) != fabs(second->kroner))
		return fabs(first->kroner) > fabs(second->kroner) ? -1 : 1;
	return strcmp(first->name, second->name);
}

enum { PORTIONS_NAMED = 3 };

/* "skatt 1,0 · sosialhjelp 0,5": the services that become money so, the largest first. */
static const char *portions(const struct build *b, const struct money *m, enum realisation realised)
{
	enum level owner = build_owner(b);
	struct portion *list = NEW_ARRAY(b->arena, (size_t)b->data->service_count, struct portion);
	struct buffer out = { .arena = b->arena };
	int count = 0;

	for (int i = 0; i < b->data->service_count; i++) {
		double kroner = b->results->service[i][owner];

		if (b->data->services[i].realisation == realised && !money_is_zero(m, kroner))
			list[count++] = (struct portion){ b->data->services[i].name[b->language], kroner };
	}
	qsort(list, (size_t)count, sizeof *list, larger_portion_first);
	for (int i = 0; i < count && i < PORTIONS_NAMED; i++)
		buffer_printf(&out, "%s%s\u00a0%s", i ? " · " : "", prose_lower(b->arena, list[i].name),
			      money_cell(m, list[i].kroner));
	return buffer_text(&out);
}

/* The owner's gain by how it becomes money; made_of counts what the measure costs as paid at once. */
double realised_gain(const struct build *b, int realised)
{
	enum level owner = build_owner(b);
	double cost = realised == REALISED_AT_ONCE ? b->results->implementation[owner] : 0;

	return b->study->made_of.realised[realised][owner] - cost;
}

const char *realised_words(const struct build *b, int realised, double kroner)
{
	return word_of(b->words, WORD_REALISED, realised + (amount_sign(kroner) == SIGN_LOSS ? REALISATIONS : 0));
}

/* "53 %", and at the ends "under 1 %" and "over 99 %" unless it is all. */
static const char *share_text(const struct build *b, double kroner, double sum)
{
	double share = round(100 * kroner / sum);

	if ((share == 100 && amount_sign(sum - kroner) != SIGN_ZERO) || share == 0)
		return word_of(b->words, WORD_FADE_ENDS, share == 100);
	return arena_printf(b->arena, "%.0f\u00a0%%", share);
}

/* One bar in parts; bars from zero where a part is a loss. */
bool figure_realised(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	double sum = 0, most = 0, least = 0;
	struct money m;

	for (int i = 0; i < REALISATIONS; i++) {
		sum += realised_gain(b, i);
		most = fmax(most, fabs(realised_gain(b, i)));
		least = fmin(least, realised_gain(b, i));
	}
	(void)labels;
	m = chart_money(b, chart, fmax(most, fabs(sum)));
	if (amount_sign(least) == SIGN_LOSS) {
		chart->type = CHART_ROWS;
		rows_begin(b, chart, REALISATIONS);
		for (int i = 0; i < REALISATIONS; i++)
			if (amount_sign(realised_gain(b, i)) != SIGN_ZERO) {
				double kroner = realised_gain(b, i);
				struct chart_row *row = add_bar(chart, &m, realised_words(b, i, kroner), kroner);

				row->fill = row->to < 0 ? FILL_LOSS : realised_fill[i];
			}
		return chart->row_count > 0;
	}
	chart->parts = NEW_ARRAY(b->arena, REALISATIONS, struct chart_part);
	for (int i = 0; i < REALISATIONS; i++) {
		double kroner = realised_gain(b, i);

		if (amount_sign(kroner) == SIGN_GAIN)
			chart->parts[chart->part_count++] = (struct chart_part){
				.value = kroner / m.size,
				.fill = realised_fill[i],
				.share = share_text(b, kroner, sum),
				.amount = money_named(&m, kroner, false),
				.name = realised_words(b, i, kroner),
				.detail = portions(b, &m, (enum realisation)i),
			};
	}
	return chart->part_count > 0;
}
