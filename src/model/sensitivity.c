#include "sensitivity.h"

#include "factors.h"

#include <math.h>
#include <string.h>

const char *const assumption_id[ASSUMPTIONS] = {
	[ASSUMPTION_SUCCESS_RATE] = "suksessrate",
	[ASSUMPTION_PARTICIPANTS] = "deltakere",
	[ASSUMPTION_COST] = "kostnad",
	[ASSUMPTION_AVOIDED] = "bortfall",
	[ASSUMPTION_GRANT] = "tilskudd",
	[ASSUMPTION_PRICES] = "priser",
	[ASSUMPTION_EXCESS] = "merforbruk",
	[ASSUMPTION_RATE] = "kalkulasjonsrente",
	[ASSUMPTION_PERIOD] = "periode",
	[ASSUMPTION_FADE] = "frafall",
	[ASSUMPTION_EFFECT_START] = "effektstart",
};

static const double standard_rates[] = { 0.02, 0.04, 0.06 };
static const int standard_periods[] = { 20, 30, 40 };
static const double standard_fades[] = { 0, 0.02, 0.05, 0.10 };
static const int standard_delays[] = { 0, 1, 2 };

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* Everything the rows share. */
struct terms {
	const struct scenario *s;
	const struct dataset *data;
	const struct results *r;
	struct effect effect; /* one helped in each round */
};

static struct sensitivity_row *add_row(struct sensitivity *out, const struct terms *t,
				       enum assumption assumption, enum range_basis basis, double base)
{
	struct sensitivity_row *row = &out->rows[out->row_count++];

	*row = (struct sensitivity_row){
		.assumption = assumption, .sector = -1, .basis = basis, .base = { .value = base }
	};
	memcpy(row->base.net, t->r->net, sizeof row->base.net);
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
		add_row(out, t, ASSUMPTION_SUCCESS_RATE,
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
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_PARTICIPANTS,
					      range->has_range ? RANGE_SCENARIO : RANGE_GRADE, now);

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

/* Amount of a cost item at one end: of its own range, or of ± when no item of its kind has one. */
static double end_of_cost(const struct cost *cost, bool given, int sign)
{
	if (!given)
		return cost->amount * (1 + sign * range_of_cost);
	if (!cost->range.has_range)
		return cost->amount;
	return sign < 0 ? cost->range.low : cost->range.high;
}

/* Mean per year of the measure of all items of a kind, kr, undiscounted. */
static double yearly_amount(const struct scenario *s, enum cost_kind kind)
{
	double sum = 0;

	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];

		if (cost->kind == kind)
			sum += cost->amount * (cost->every_year ? s->duration : (double)cost->year_count);
	}
	return sum / s->duration;
}

static void add_cost_point(struct sensitivity_row *row, const struct terms *t, enum cost_kind kind,
			   bool given, int sign)
{
	struct scenario changed = *t->s;
	struct cost costs[LIMIT_COSTS];
	struct sensitivity_point *point;

	for (size_t i = 0; i < changed.cost_count; i++) {
		costs[i] = t->s->costs[i];
		if (costs[i].kind == kind)
			costs[i].amount = end_of_cost(&costs[i], given, sign);
	}
	changed.costs = costs;
	point = add_point(row, yearly_amount(&changed, kind));
	for (int level = 0; level < LEVELS; level++) {
		point->net[level] = t->r->net[level] - t->r->implementation[level];
		for (int k = 0; k < changed.period; k++)
			point->net[level] -= t->r->discount[k] * calc_cost(&changed, (enum level)level, k);
		point->net[TOTAL] += point->net[level];
	}
}

static void add_costs(struct sensitivity *out, const struct terms *t)
{
	static const enum assumption assumption[] = {
		[COST_GROSS] = ASSUMPTION_COST,
		[COST_GRANT] = ASSUMPTION_GRANT,
		[COST_AVOIDED] = ASSUMPTION_AVOIDED,
	};

	for (int kind = 0; kind < COUNT(assumption); kind++) {
		bool any = kind == COST_GROSS, given = false;
		struct sensitivity_row *row;

		for (size_t i = 0; i < t->s->cost_count; i++) {
			any |= t->s->costs[i].kind == (enum cost_kind)kind;
			given |= t->s->costs[i].kind == (enum cost_kind)kind && t->s->costs[i].range.has_range;
		}
		if (!any)
			continue;
		row = add_row(out, t, assumption[kind], given ? RANGE_SCENARIO : RANGE_GRADE,
			      yearly_amount(t->s, (enum cost_kind)kind));
		for (int sign = -1; sign <= 1; sign += 2)
			add_cost_point(row, t, (enum cost_kind)kind, given, sign);
	}
}

/* A row that multiplies what each service of `sector` (−1: all) gives by a factor of its own. */
static void add_services(struct sensitivity *out, const struct terms *t, enum assumption assumption,
			 int sector,
			 struct estimate factor_of(const struct scenario *, const struct dataset *, int))
{
	struct sensitivity_row *row = add_row(out, t, assumption, RANGE_GRADE, 1);
	struct sensitivity_point *low = add_point(row, 1), *high = add_point(row, 1);
	double all = 0;

	row->sector = sector;
	*low = *high = row->base;
	for (int service = 0; service < t->data->service_count; service++)
		if (sector < 0 || t->data->services[service].sector == sector)
			all += fabs(t->r->service[service][TOTAL]);
	for (int service = 0; service < t->data->service_count; service++) {
		const double *gain = t->r->service[service];
		struct estimate factor = factor_of(t->s, t->data, service);

		if (gain[TOTAL] == 0 || (sector >= 0 && t->data->services[service].sector != sector))
			continue;
		if (factor.has_range)
			row->basis = RANGE_SCENARIO;
		low->value += (factor.low - 1) * fabs(gain[TOTAL]) / all;
		high->value += (factor.high - 1) * fabs(gain[TOTAL]) / all;
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			low->net[level] += (factor.low - 1) * gain[level];
			high->net[level] += (factor.high - 1) * gain[level];
		}
	}
}

static void add_prices(struct sensitivity *out, const struct terms *t)
{
	for (int sector = 0; sector < t->data->sector_count; sector++)
		add_services(out, t, ASSUMPTION_PRICES, sector, range_price);
}

static void add_excess(struct sensitivity *out, const struct terms *t)
{
	add_services(out, t, ASSUMPTION_EXCESS, -1, range_excess);
}

static void add_rates(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_RATE, RANGE_FIXED, t->s->rate.yearly);
	struct scenario changed = *t->s;

	row->base.falling = t->s->rate.falling;
	for (int i = 0; i <= COUNT(standard_rates); i++) {
		bool falling = i == COUNT(standard_rates);
		struct sensitivity_point *point = add_point(row, falling ? 0.04 : standard_rates[i]);
		struct results r;

		point->falling = falling;
		changed.rate = (struct rate){ point->value, falling };
		calc(&r, &changed, t->data);
		memcpy(point->net, r.net, sizeof point->net);
	}
}

static void add_periods(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_PERIOD, RANGE_FIXED, t->s->period);
	struct scenario changed = *t->s;
	struct results r;

	/* The balance after k years is the net of a period of k years. */
	changed.period = standard_periods[COUNT(standard_periods) - 1];
	calc(&r, &changed, t->data);
	for (int i = 0; i < COUNT(standard_periods); i++)
		memcpy(add_point(row, standard_periods[i])->net, r.balance[standard_periods[i] - 1],
		       sizeof row->base.net);
}

static void add_effect_point(struct sensitivity_row *row, const struct terms *t, double value, double fade,
			     int delay)
{
	struct sensitivity_point *point = add_point(row, value);

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		point->net[level] = t->r->helped_per_round * factors_gain(&t->effect, level, fade, delay) +
				    t->r->implementation[level];
}

static void add_fades(struct sensitivity *out, const struct terms *t)
{
	const struct estimate *range = &t->s->fade_range;
	double ends[] = { range->low, range->high };
	const double *fades = range->has_range ? ends : standard_fades;
	int count = range->has_range ? COUNT(ends) : COUNT(standard_fades);
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_FADE,
					      range->has_range ? RANGE_SCENARIO : RANGE_FIXED, t->s->fade);

	for (int i = 0; i < count; i++)
		add_effect_point(row, t, fades[i], fades[i], 0);
}

static void add_delays(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_EFFECT_START, RANGE_FIXED, 0);

	for (int i = 0; i < COUNT(standard_delays); i++)
		add_effect_point(row, t, standard_delays[i], t->s->fade, standard_delays[i]);
}

static void find_ends(struct sensitivity_row *row)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		row->low[level] = row->high[level] = row->base.net[level];
		for (int i = 0; i < row->point_count; i++) {
			row->low[level] = fmin(row->low[level], row->points[i].net[level]);
			row->high[level] = fmax(row->high[level], row->points[i].net[level]);
		}
	}
}

/* Indices of the rows, widest first; equal ones keep their order. */
static void rank(int ranked[], const struct sensitivity *all, int level)
{
	for (int i = 0; i < all->row_count; i++) {
		double width = all->rows[i].high[level] - all->rows[i].low[level];
		int at = i;

		for (; at > 0; at--) {
			const struct sensitivity_row *before = &all->rows[ranked[at - 1]];

			if (before->high[level] - before->low[level] >= width)
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
		      const struct results *r)
{
	static void (*const add[])(struct sensitivity *, const struct terms *) = {
		add_success_rate, add_participants, add_costs, add_prices, add_excess,
		add_rates,        add_periods,      add_fades, add_delays,
	};
	struct terms terms = { .s = s, .data = data, .r = r };

	out->row_count = 0;
	factors_effect(&terms.effect, s, data, NULL);
	for (int i = 0; i < COUNT(add); i++)
		add[i](out, &terms);
	for (int i = 0; i < out->row_count; i++)
		find_ends(&out->rows[i]);
	sort_by_total(out);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		rank(out->ranked[level], out, level);
}
