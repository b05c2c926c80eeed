#include "sensitivity.h"

#include "factors.h"

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

/* A point whose net is gain·`share` of the present gain, the cost as it is. */
static void add_share(struct sensitivity_row *row, const struct terms *t, double value, double share)
{
	struct sensitivity_point *point = add_point(row, value);

	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		double cost = t->r->implementation[level];

		point->net[level] = (t->r->net[level] - cost) * share + cost;
	}
}

/* A point at which the net has moved by share·step from the present. */
static void add_step(struct sensitivity_row *row, double value, const double step[], double share)
{
	struct sensitivity_point *point = add_point(row, value);

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		point->net[level] = row->base.net[level] + share * step[level];
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
	double now = t->s->participants;
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_PARTICIPANTS, RANGE_GRADE, now);

	for (int sign = -1; sign <= 1; sign += 2) {
		double people = round(now * (1 + sign * range_of_participants));

		add_share(row, t, people, people / now);
	}
}

static void add_cost(struct sensitivity *out, const struct terms *t)
{
	struct financing financing;
	struct sensitivity_row *row;
	double yearly;

	factors_financing(&financing, t->s);
	yearly = financing.gross_nominal / t->s->duration;
	row = add_row(out, t, ASSUMPTION_COST, RANGE_GRADE, yearly);
	for (int sign = -1; sign <= 1; sign += 2)
		add_step(row, yearly * (1 + sign * range_of_cost), financing.gross, -sign * range_of_cost);
}

static void add_prices(struct sensitivity *out, const struct terms *t)
{
	for (int sector = 0; sector < t->data->sector_count; sector++) {
		double half = range_of_grade[range_sector_grade(t->s, t->data, sector)];
		struct sensitivity_row *row = add_row(out, t, ASSUMPTION_PRICES, RANGE_GRADE, 1);

		row->sector = sector;
		for (int sign = -1; sign <= 1; sign += 2)
			add_step(row, 1 + sign * half, t->r->sector[sector], sign * half);
	}
}

static void add_excess(struct sensitivity *out, const struct terms *t)
{
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_EXCESS, RANGE_GRADE, 1);
	double step[LEVELS_AND_TOTAL] = { 0 };
	double moved = 0, all = 0;

	for (int service = 0; service < t->data->service_count; service++) {
		const double *gain = t->r->service[service];
		double half = range_of_grade[range_excess_grade(t->s, t->data, service)];

		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			step[level] += half * gain[level];
		moved += half * fabs(gain[TOTAL]);
		all += fabs(gain[TOTAL]);
	}
	for (int sign = -1; sign <= 1; sign += 2)
		add_step(row, 1 + sign * (all > 0 ? moved / all : 0), step, sign);
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
	struct sensitivity_row *row = add_row(out, t, ASSUMPTION_FADE, RANGE_FIXED, t->s->fade);

	for (int i = 0; i < COUNT(standard_fades); i++)
		add_effect_point(row, t, standard_fades[i], standard_fades[i], 0);
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
		add_success_rate, add_participants, add_cost,  add_prices, add_excess,
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
