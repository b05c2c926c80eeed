/* Moves one assumption at a time to its ends. */
#include "sensitivity.h"

#include "engine/factors.h"

#include <math.h>
#include <string.h>

const char *const assumption_id[ASSUMPTIONS] = {
	[ASSUMPTION_SUCCESS_RATE] = "suksessrate",
	[ASSUMPTION_PARTICIPANTS] = "deltakere",
	[ASSUMPTION_COST] = "kostnad",
	[ASSUMPTION_PRICES] = "priser",
	[ASSUMPTION_EXCESS] = "merforbruk",
	[ASSUMPTION_RATE] = "kalkulasjonsrente",
	[ASSUMPTION_PERIOD] = "periode",
	[ASSUMPTION_FADE] = "frafall",
	[ASSUMPTION_EFFECT_START] = "effektstart",
	[ASSUMPTION_DIFFERENCE] = "andel_av_forskjellen",
	[ASSUMPTION_NO_EFFECT] = "ingen_virkning",
};

static const double standard_rates[] = { 0.02, 0.04, 0.06 };
static const int standard_periods[] = { 20, 30, 40 };
static const double standard_fades[] = { 0, 0.02, 0.05, 0.10 };
static const int standard_delays[] = { 0, 1, 2 };
/* The middle one is the only Norwegian figure: of 21 percentage points more long-term sickness or disability among
 * those who do not complete upper secondary school, 15 remain after adjustment for what is observed (BMC Public
 * Health 2013, 13:941). It bounds selection, it is no causal share. */
static const double standard_differences[] = { 0.50, 0.71, 1.00 };

/* So many of the assumptions below were there by RULES_FIRST. */
enum { FIRST_ASSUMPTIONS = 9 };

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* Everything the rows share. */
struct terms {
	const struct scenario *s;
	const struct dataset *data;
	const struct results *r;
	struct effect effect; /* one helped in each round */
};

static struct sensitivity_row *add_row(struct sensitivity *out, enum assumption assumption,
				       enum range_basis basis, double base)
{
	struct sensitivity_row *row = &out->rows[out->row_count++];

	*row = (struct sensitivity_row){
		.assumption = assumption, .sector = -1, .basis = basis, .base = base
	};
	return row;
}

static struct sensitivity_point *add_point(struct sensitivity_row *row, double value)
{
	struct sensitivity_point *point = &row->points[row->point_count++];

	point->value = value;
	return point;
}

static void add_success_rate(struct sensitivity *out, const struct terms *t)
{
	struct estimate rate = range_success_rate(t->s);
	double ends[] = { rate.low, rate.high };
	struct sensitivity_row *row =
		add_row(out, ASSUMPTION_SUCCESS_RATE,
			range_is_given(t->s) ? RANGE_SCENARIO : RANGE_GRADE, rate.expected);

	for (int i = 0; i < COUNT(ends); i++) {
		struct sensitivity_point *point = add_point(row, ends[i]);

		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			point->net[level] = ends[i] * t->s->participants *
						    factors_gain(&t->effect, level, t->s->fade, 0) +
					    t->r->implementation[level];
	}
}

static void add_participants(struct sensitivity *out, const struct terms *t)
{
	const struct estimate *range = &t->s->participants_range;
	double now = t->s->participants;
	double ends[] = { range->low, range->high };
	struct sensitivity_row *row = add_row(out, ASSUMPTION_PARTICIPANTS,
					      range->has_range ? RANGE_SCENARIO : RANGE_FIXED, now);

	if (!range->has_range) {
		ends[0] = round(now * (1 - range_of_participants));
		ends[1] = round(now * (1 + range_of_participants));
	}
	for (int i = 0; i < COUNT(ends); i++) {
		struct sensitivity_point *point = add_point(row, ends[i]);

		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			double cost = t->r->implementation[level];

			point->net[level] = (t->r->net[level] - cost) * ends[i] / now + cost;
		}
	}
}

/* Amount of a cost item at the cheap (−1) or dear (1) end: of its own range, or of gross ± when no
 * item has one. */
static double end_of_cost(const struct cost *cost, bool given, int end)
{
	bool low = (end < 0) == (cost->kind == COST_GROSS);

	if (given)
		return !cost->range.has_range ? cost->amount
		       : low                  ? cost->range.low
					      : cost->range.high;
	return cost->kind == COST_GROSS ? cost->amount * (1 + end * range_of_cost) : cost->amount;
}

/* Mean gross cost per year of the measure, kr, undiscounted. */
static double yearly_gross(const struct scenario *s)
{
	struct financing financing[LEVELS_AND_TOTAL];

	factors_financing(financing, s, (struct rate){ 0 });
	return financing[TOTAL].gross / calc_measure_years(s);
}

static void add_cost_point(struct sensitivity_row *row, const struct terms *t, bool given, int end)
{
	struct scenario changed = *t->s;
	struct cost costs[LIMIT_COSTS];
	struct sensitivity_point *point;

	for (size_t i = 0; i < changed.cost_count; i++) {
		costs[i] = t->s->costs[i];
		costs[i].amount = end_of_cost(&costs[i], given, end);
	}
	changed.costs = costs;
	point = add_point(row, yearly_gross(&changed));
	for (int level = 0; level < LEVELS; level++) {
		point->net[level] = t->r->net[level] - t->r->implementation[level];
		for (int k = 0; k < changed.period; k++)
			point->net[level] -=
				t->r->discount[k] * calc_cost(&changed, (enum level)level, k);
		point->net[TOTAL] += point->net[level];
	}
}

static void add_cost(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row;
	bool given = false;

	for (size_t i = 0; i < t->s->cost_count; i++)
		given |= t->s->costs[i].range.has_range;
	row = add_row(out, ASSUMPTION_COST, given ? RANGE_SCENARIO : RANGE_FIXED,
		      yearly_gross(t->s));
	add_cost_point(row, t, given, -1);
	add_cost_point(row, t, given, 1);
}

/* Points at which what each service of `sector` (−1: all) gives is multiplied by the ends of a
 * factor of its own. Values: the mean factors, weighted by the services' part of the total. */
static void add_services(struct sensitivity_row *row, const struct terms *t, int sector,
			 struct estimate factor_of(const struct scenario *, const struct dataset *,
						   int))
{
	struct sensitivity_point *low = add_point(row, 1), *high = add_point(row, 1);
	double all = 0, below = 0, above = 0;

	memcpy(low->net, t->r->net, sizeof low->net);
	memcpy(high->net, t->r->net, sizeof high->net);
	for (int service = 0; service < t->data->service_count; service++) {
		const double *gain = t->r->service[service];
		struct estimate factor = factor_of(t->s, t->data, service);

		if (sector >= 0 && t->data->services[service].sector != sector)
			continue;
		if (factor.has_range)
			row->basis = RANGE_SCENARIO;
		all += fabs(gain[TOTAL]);
		below += (factor.low - 1) * fabs(gain[TOTAL]);
		above += (factor.high - 1) * fabs(gain[TOTAL]);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			low->net[level] += (factor.low - 1) * gain[level];
			high->net[level] += (factor.high - 1) * gain[level];
		}
	}
	if (all > 0) {
		low->value += below / all;
		high->value += above / all;
	}
}

static void add_prices(struct sensitivity *out, const struct terms *t)
{
	for (int sector = 0; sector < t->data->sector_count; sector++) {
		struct sensitivity_row *row = add_row(out, ASSUMPTION_PRICES, RANGE_GRADE, 1);

		row->sector = sector;
		add_services(row, t, sector, range_price);
	}
}

static void add_excess(struct sensitivity *out, const struct terms *t)
{
	add_services(add_row(out, ASSUMPTION_EXCESS, RANGE_GRADE, 1), t, -1, range_excess);
}

static void add_rates(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, ASSUMPTION_RATE, RANGE_FIXED, t->s->rate.yearly);
	struct scenario changed = *t->s;

	for (int i = 0; i <= COUNT(standard_rates); i++) {
		bool falling = i == COUNT(standard_rates);
		struct sensitivity_point *point =
			add_point(row, falling ? 0.04 : standard_rates[i]);
		struct results r;

		point->falling = falling;
		changed.rate = (struct rate){ point->value, falling };
		calc(&r, &changed, t->data);
		memcpy(point->net, r.net, sizeof point->net);
	}
}

static void add_periods(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, ASSUMPTION_PERIOD, RANGE_FIXED, t->s->period);
	struct scenario changed = *t->s;
	struct results r;

	/* The balance after k years is the net of a period of k years. */
	changed.period = standard_periods[COUNT(standard_periods) - 1];
	calc(&r, &changed, t->data);
	for (int i = 0; i < COUNT(standard_periods); i++)
		memcpy(add_point(row, standard_periods[i])->net, r.balance[standard_periods[i] - 1],
		       sizeof r.net);
}

static void add_effect_point(struct sensitivity_row *row, const struct terms *t, double value,
			     double fade, int delay)
{
	struct sensitivity_point *point = add_point(row, value);

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		point->net[level] =
			t->r->helped_per_round * factors_gain(&t->effect, level, fade, delay) +
			t->r->implementation[level];
}

static void add_fades(struct sensitivity *out, const struct terms *t)
{
	const struct estimate *range = &t->s->fade_range;
	double ends[] = { range->low, range->high };
	const double *fades = range->has_range ? ends : standard_fades;
	int count = range->has_range ? COUNT(ends) : COUNT(standard_fades);
	struct sensitivity_row *row = add_row(
		out, ASSUMPTION_FADE, range->has_range ? RANGE_SCENARIO : RANGE_FIXED, t->s->fade);

	for (int i = 0; i < count; i++)
		add_effect_point(row, t, fades[i], fades[i], 0);
}

static void add_delays(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, ASSUMPTION_EFFECT_START, RANGE_FIXED, 0);

	for (int i = 0; i < COUNT(standard_delays); i++)
		add_effect_point(row, t, standard_delays[i], t->s->fade, standard_delays[i]);
}

/* The gain is proportional to φ, of which the effect in `t` has the scenario's own. */
static void add_differences(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, ASSUMPTION_DIFFERENCE, RANGE_FIXED, t->s->difference);
	struct scenario whole = *t->s;
	struct results r;

	whole.difference = 1;
	calc(&r, &whole, t->data);
	for (int i = 0; i < COUNT(standard_differences); i++) {
		struct sensitivity_point *point = add_point(row, standard_differences[i]);

		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			point->net[level] = point->value * (r.net[level] - r.implementation[level]) +
					    r.implementation[level];
	}
}

/* Net is linear in σ, so expected net is that of σ·(1 − p0). */
static void add_no_effect(struct sensitivity *out, const struct terms *t)
{
	static const enum evidence grades[] = { EVIDENCE_METAANALYSE, EVIDENCE_STUDIE, EVIDENCE_ANSLAG };
	bool given = t->s->no_effect.given;
	struct sensitivity_row *row = add_row(out, ASSUMPTION_NO_EFFECT, given ? RANGE_SCENARIO : RANGE_FIXED, 0);

	for (int i = 0; i < (given ? 1 : COUNT(grades)); i++) {
		double p0 = given ? t->s->no_effect.share : range_of_no_effect[grades[i]];
		struct sensitivity_point *point = add_point(row, p0);

		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			point->net[level] = (1 - p0) * (t->r->net[level] - t->r->implementation[level]) +
					    t->r->implementation[level];
	}
}

static void find_ends(struct sensitivity_row *row, const struct terms *t)
{
	const double *net = t->r->net;
	struct sensitivity_point own = { .value = row->base, .falling = t->s->rate.falling };

	memcpy(own.net, net, sizeof own.net);
	row->lowest = row->highest = own;
	for (int i = 0; i < row->point_count; i++) {
		const struct sensitivity_point *point = &row->points[i];

		if (point->net[TOTAL] < row->lowest.net[TOTAL])
			row->lowest = *point;
		if (point->net[TOTAL] > row->highest.net[TOTAL])
			row->highest = *point;
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		row->low[level] = row->high[level] = net[level];
		for (int i = 0; i < row->point_count; i++) {
			row->low[level] = fmin(row->low[level], row->points[i].net[level]);
			row->high[level] = fmax(row->high[level], row->points[i].net[level]);
		}
	}
}

/* Indices of the rows, widest first; those that are equal to half an øre keep their order. */
static void rank(int ranked[], const struct sensitivity *all, int level)
{
	for (int i = 0; i < all->row_count; i++) {
		double width = all->rows[i].high[level] - all->rows[i].low[level];
		int at = i;

		for (; at > 0; at--) {
			const struct sensitivity_row *before = &all->rows[ranked[at - 1]];

			if (before->high[level] - before->low[level] >= width - BALANCE_TOLERANCE)
				break;
			ranked[at] = ranked[at - 1];
		}
		ranked[at] = i;
	}
}

static void sort_by_total(struct sensitivity *out)
{
	struct sensitivity_row sorted[SENSITIVITY_ROWS];
	int order[SENSITIVITY_ROWS];

	rank(order, out, TOTAL);
	for (int i = 0; i < out->row_count; i++)
		sorted[i] = out->rows[order[i]];
	memcpy(out->rows, sorted, (size_t)out->row_count * sizeof *sorted);
}

void sensitivity_find(struct sensitivity *out, const struct scenario *s, const struct dataset *data,
		      const struct results *r, enum rules rules)
{
	static void (*const add[])(struct sensitivity *, const struct terms *) = {
		add_success_rate, add_participants, add_cost,  add_prices, add_excess,
		add_rates,        add_periods,      add_fades, add_delays, add_differences,
		add_no_effect,
	};
	struct terms terms = { .s = s, .data = data, .r = r };

	out->row_count = 0;
	memcpy(out->net, r->net, sizeof out->net);
	factors_effect(&terms.effect, s, data, NULL);
	for (int i = 0; i < (rules == RULES_FIRST ? FIRST_ASSUMPTIONS : COUNT(add)); i++)
		add[i](out, &terms);
	for (int i = 0; i < out->row_count; i++)
		find_ends(&out->rows[i], &terms);
	sort_by_total(out);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		rank(out->ranked[level], out, level);
}
