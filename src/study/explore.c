#include "explore.h"

#include "base/arena.h"
#include "engine/range.h"

#include <string.h>

/* The engine's flows at one participant who is helped for certain, undiscounted, over the longest
 * period. Every cell with the same rounds and the same fading is a sum of them. */
struct flows {
	struct scenario of; /* duration, round, fade and effect_years it was made for */
	double steady[LIMIT_PERIOD][LEVELS]; /* gain of one round, from when it begins, if nothing faded */
	double gain[LIMIT_PERIOD][LEVELS];   /* of all rounds, faded */
	double cost[LIMIT_PERIOD][LEVELS];
	double item[EXPLORE_AXES][LIMIT_PERIOD]
		   [LEVELS]; /* of the cost that an axis varies, at 1 kr */
	bool made;
};

struct discounting {
	struct rate rate;
	double factor[LIMIT_PERIOD];
	bool made;
};

static bool same_rounds(const struct scenario *a, const struct scenario *b)
{
	return a->duration == b->duration && a->round == b->round;
}

static bool same_fading(const struct scenario *a, const struct scenario *b)
{
	return a->fade == b->fade && a->effect_years == b->effect_years && a->difference == b->difference;
}

/* How much a new value costs: 2 when the engine must run again, 1 when the gains must fade anew. */
static int work_of(const struct explore_axis *axis)
{
	if (axis->key == EXPLORE_DURATION || axis->key == EXPLORE_ROUND)
		return 2;
	return axis->key == EXPLORE_FADE || axis->key == EXPLORE_EFFECT_YEARS || axis->key == EXPLORE_DIFFERENCE;
}

static void set_value(struct scenario *s, const struct explore_axis *axis, double value)
{
	switch (axis->key) {
	case EXPLORE_WITH:
		s->with.expected = value;
		break;
	case EXPLORE_WITHOUT:
		s->without.expected = value;
		break;
	case EXPLORE_PARTICIPANTS:
		s->participants = (int)value;
		break;
	case EXPLORE_COST: /* see struct flows: the items belong to the caller's scenario */
		break;
	case EXPLORE_RATE:
		s->rate = (struct rate){ .yearly = value };
		break;
	case EXPLORE_PERIOD:
		s->period = (int)value;
		break;
	case EXPLORE_FADE:
		s->fade = value;
		break;
	case EXPLORE_EFFECT_YEARS:
		s->effect_years = (int)value;
		break;
	case EXPLORE_DIFFERENCE:
		s->difference = value;
		break;
	case EXPLORE_DURATION:
		s->duration = (int)value;
		if (!s->round_at.file) /* not given: one round */
			s->round = s->duration;
		break;
	case EXPLORE_ROUND:
		s->round = (int)value;
		s->round_at.file = axis->name;
		break;
	case EXPLORE_OPTIMISM:
		s->optimism = value;
		break;
	}
}

/* What scenario_read would refuse: half rounds, and costs in years that are not computed. */
static bool is_valid(const struct scenario *s)
{
	if (s->round > s->duration || s->duration % s->round != 0)
		return false;
	for (size_t i = 0; i < s->cost_count; i++)
		for (size_t k = 0; k < s->costs[i].year_count; k++)
			if (s->costs[i].years[k] >= s->start + s->period)
				return false;
	return true;
}

static void make_item(double item[LIMIT_PERIOD][LEVELS], const struct scenario *s, int index)
{
	struct cost one = s->costs[index];
	struct scenario alone = *s;

	one.amount = 1;
	alone.costs = &one;
	alone.cost_count = 1;
	for (int k = 0; k < LIMIT_PERIOD; k++)
		for (int level = 0; level < LEVELS; level++)
			item[k][level] = calc_cost(&alone, (enum level)level, k);
}

/* The rounds of `s`: what one gives, and what they cost. */
static void make_rounds(struct flows *out, const struct scenario *s, const struct grid *grid,
			const struct dataset *data)
{
	struct scenario one = *s;
	struct results r;

	one.participants = 1;
	one.with.expected = 1;
	one.without.expected = 0;
	one.duration = s->round;
	one.fade = 0;
	one.effect_years = 0;
	one.difference = 1;
	one.period = LIMIT_PERIOD;
	calc(&r, &one, data);
	for (int k = 0; k < LIMIT_PERIOD; k++) {
		memcpy(out->steady[k], r.gain[k], sizeof out->steady[k]);
		for (int level = 0; level < LEVELS; level++)
			out->cost[k][level] = calc_cost(s, (enum level)level, k);
	}
	for (int i = 0; i < grid->axis_count; i++)
		if (grid->axes[i].key == EXPLORE_COST)
			make_item(out->item[i], s, grid->axes[i].cost);
}

/* Adds up the rounds, each faded by what is left of its effect m years after it was over. */
static void fade_rounds(struct flows *out, const struct scenario *s)
{
	int lasts = s->effect_years ? s->effect_years : LIMIT_PERIOD;

	memset(out->gain, 0, sizeof out->gain);
	for (int began = 0; began < s->duration; began += s->round) {
		double left = s->difference;

		for (int m = 0; m < lasts && began + s->round + m < LIMIT_PERIOD; m++) {
			for (int level = 0; level < LEVELS; level++)
				out->gain[began + s->round + m][level] += left * out->steady[s->round + m][level];
			left *= 1 - s->fade;
		}
	}
}

static void make_flows(struct flows *out, const struct scenario *s, const struct grid *grid,
		       const struct dataset *data)
{
	bool rounds = out->made && same_rounds(&out->of, s);

	if (rounds && same_fading(&out->of, s))
		return;
	if (!rounds)
		make_rounds(out, s, grid, data);
	fade_rounds(out, s);
	out->made = true;
	out->of = *s;
}

static void make_discounting(struct discounting *out, struct rate rate)
{
	out->made = true;
	out->rate = rate;
	for (int k = 0; k < LIMIT_PERIOD; k++)
		out->factor[k] = discount_factor(rate, k);
}

/* What the axes add to the cost of `level` in year k, beyond the scenario's own amounts. */
static double added_cost(const struct flows *flows, const struct grid *grid,
			 const struct scenario *s, const double values[], int k, int level)
{
	double sum = 0;

	for (int i = 0; i < grid->axis_count; i++)
		if (grid->axes[i].key == EXPLORE_COST)
			sum += (values[i] - s->costs[grid->axes[i].cost].amount) *
			       flows->item[i][k][level];
	return sum;
}

static void fill_cell(struct explore_cell *cell, const struct flows *flows, const double discount[],
		      const struct grid *grid, const struct scenario *s, const double values[])
{
	double helped = s->participants * scenario_success_rate(s);
	double balance[LIMIT_PERIOD];

	cell->valid = true;
	for (int k = 0; k < s->period; k++) {
		for (int level = 0; level < LEVELS; level++) {
			double cost = flows->cost[k][level] +
				      added_cost(flows, grid, s, values, k, level);
			double net = (helped * flows->gain[k][level] - cost) * discount[k];

			cell->net[level] += net;
			cell->net[TOTAL] += net;
		}
		balance[k] = cell->net[TOTAL];
	}
	cell->payback = calc_payback(balance, s->period, 1, s->start);
}

/* The axis whose values are the most work comes first, so that it is done once for each of them; over
 * duration and rounds, of which there are few, the engine runs for each cell. */
static void fill_grid(struct grid *grid, const struct scenario *s, const struct dataset *data,
		      struct arena *a)
{
	int columns = grid->axes[1].count, cells = grid->axes[0].count * columns;
	bool by_column = grid->axis_count == EXPLORE_AXES && work_of(&grid->axes[1]) > work_of(&grid->axes[0]);
	struct flows *flows = NEW(a, struct flows);
	struct discounting discounting = { .made = false };

	for (int n = 0; n < cells; n++) {
		int row = by_column ? n % grid->axes[0].count : n / columns;
		int column = by_column ? n / grid->axes[0].count : n % columns;
		double values[EXPLORE_AXES] = { explore_value(&grid->axes[0], row),
				    explore_value(&grid->axes[1], column) };
		struct scenario point = *s;

		for (int i = 0; i < grid->axis_count && i < EXPLORE_AXES; i++)
			set_value(&point, &grid->axes[i], values[i]);
		if (!is_valid(&point))
			continue;
		point = range_optimism(&point);
		make_flows(flows, &point, grid, data);
		if (!discounting.made || discounting.rate.yearly != point.rate.yearly)
			make_discounting(&discounting, point.rate);
		fill_cell(&grid->cells[row * columns + column], flows, discounting.factor, grid,
			  &point, values);
	}
}

void explore_run(struct grid *out, const struct explore_axis *axes, int count,
		 const struct scenario *s, const struct dataset *data, struct arena *a)
{
	*out = (struct grid){ .axis_count = count, .optimism = s->optimism };
	out->axes[1].count = 1;
	for (int i = 0; i < count; i++) {
		out->axes[i] = axes[i];
		if (axes[i].key == EXPLORE_OPTIMISM)
			out->optimism = 0;
	}
	out->cells = NEW_ARRAY(a, (size_t)(out->axes[0].count * out->axes[1].count),
			       struct explore_cell);
	fill_grid(out, s, data, a);
}
