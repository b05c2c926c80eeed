/* Every bar against the engine run with the changed input. */
#include "check.h"
#include "standard.h"

#include "engine/factors.h"
#include "study/sensitivity.h"

static struct dataset data;

static void find(struct sensitivity *out, const struct scenario *s)
{
	struct results r;

	calc(&r, s, &data);
	sensitivity_find(out, s, &data, &r, RULES_NOW);
}

static const struct sensitivity_row *row_of(const struct sensitivity *all,
					    enum assumption assumption, int sector)
{
	for (int i = 0; i < all->row_count; i++)
		if (all->rows[i].assumption == assumption && all->rows[i].sector == sector)
			return &all->rows[i];
	fail_msg("no row for %s", assumption_id[assumption]);
	return NULL;
}

static void check_point(const struct sensitivity_point *point, const struct scenario *s,
			const struct dataset *used)
{
	struct results r;

	calc(&r, s, used);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		CHECK_NEAR(point->net[level], r.net[level], 1e-4);
}

/* The inputs that a value can simply be put into. */
static void set_success_rate(struct scenario *s, double value)
{
	s->with.expected = s->without.expected + value;
}

static void set_participants(struct scenario *s, double value)
{
	s->participants = (int)value;
}

static void set_cost(struct scenario *s, double value)
{
	s->costs[0].amount = value; /* the only gross cost */
}

static void set_rate(struct scenario *s, double value)
{
	s->rate = (struct rate){ value, false };
}

static void set_period(struct scenario *s, double value)
{
	s->period = (int)value;
}

static void set_fade(struct scenario *s, double value)
{
	s->fade = value;
}

static void set_difference(struct scenario *s, double value)
{
	s->difference = value;
}

static const struct {
	enum assumption assumption;
	void (*set)(struct scenario *, double);
	enum range_basis basis;
	int count;
	double values[SENSITIVITY_POINTS];
} simple[] = {
	{ ASSUMPTION_SUCCESS_RATE,
	  set_success_rate,
	  RANGE_GRADE,
	  2,
	  { 0.02, 0.18 } }, /* anslag: ± 80 % */
	{ ASSUMPTION_PARTICIPANTS, set_participants, RANGE_FIXED, 2, { 80, 120 } },
	{ ASSUMPTION_COST, set_cost, RANGE_FIXED, 2, { 800e3, 1200e3 } },
	{ ASSUMPTION_RATE, set_rate, RANGE_FIXED, 3, { 0.02, 0.04, 0.06 } },
	{ ASSUMPTION_PERIOD, set_period, RANGE_FIXED, 3, { 20, 30, 40 } },
	{ ASSUMPTION_DIFFERENCE, set_difference, RANGE_FIXED, 3, { 0.5, 0.71, 1 } },
	{ ASSUMPTION_FADE, set_fade, RANGE_FIXED, 4, { 0, 0.02, 0.05, 0.10 } },
};

static void test_simple(void **state)
{
	struct sensitivity all;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);

	(void)state;
	standard_dataset(&data);
	s.fade = 0.03;
	s.difference = 0.8;
	s.duration = 4;
	s.effect_years = 25;
	s.period = 45;
	find(&all, &s);
	for (size_t i = 0; i < COUNT(simple); i++) {
		const struct sensitivity_row *row = row_of(&all, simple[i].assumption, -1);

		assert_int_equal(row->basis, simple[i].basis);
		for (int p = 0; p < simple[i].count; p++) {
			struct cost changed_costs[3];
			struct scenario changed = s;

			memcpy(changed_costs, costs, sizeof costs);
			changed.costs = changed_costs;
			simple[i].set(&changed, row->points[p].value);
			CHECK_NEAR(row->points[p].value, simple[i].values[p], 1e-6);
			check_point(&row->points[p], &changed, &data);
		}
	}
	CHECK_NEAR(row_of(&all, ASSUMPTION_PERIOD, -1)->base, 45, 0);
}

/* p0 by evidence, or the scenario's own: (1 − p0) of what is gained, all of what is paid. */
static void test_chance_of_none(void **state)
{
	struct sensitivity all;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs), changed = s;
	const struct sensitivity_row *row;

	(void)state;
	standard_dataset(&data);
	find(&all, &s);
	row = row_of(&all, ASSUMPTION_NO_EFFECT, -1);
	assert_int_equal(row->point_count, 3);
	CHECK_NEAR(row->base, 0, 0);
	for (int i = 0; i < 3; i++) {
		CHECK_NEAR(row->points[i].value, ((double[]){ 0.35, 0.5, 0.6 })[i], 1e-12);
		changed.with.expected = 0.5 + 0.1 * (1 - row->points[i].value);
		check_point(&row->points[i], &changed, &data);
	}
	s.no_effect = (struct no_effect){ .share = 0.2, .given = true };
	find(&all, &s);
	row = row_of(&all, ASSUMPTION_NO_EFFECT, -1);
	assert_int_equal(row->point_count, 1);
	assert_int_equal(row->basis, RANGE_SCENARIO);
	changed.with.expected = 0.58; /* 0.1 · 0.8 */
	check_point(&row->points[0], &changed, &data);
}

static void test_falling_rate(void **state)
{
	struct sensitivity all;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs), changed = s;
	const struct sensitivity_row *row;

	(void)state;
	standard_dataset(&data);
	s.period = changed.period = 60;
	find(&all, &s);
	row = row_of(&all, ASSUMPTION_RATE, -1);
	assert_int_equal(row->point_count, 4);
	assert_true(row->points[3].falling);
	changed.rate.falling = true;
	check_point(&row->points[3], &changed, &data);
}

/* Ranges of the scenario come before ± by grade. */
static void test_given_ranges(void **state)
{
	struct sensitivity all;
	struct cost costs[3], low[3], high[3];
	struct scenario s = standard_scenario(costs), changed;
	const struct sensitivity_row *row;

	(void)state;
	standard_dataset(&data);
	s.participants_range = (struct estimate){ 60, 100, 110, true, { 0 } };
	s.fade_range = (struct estimate){ 0.01, 0, 0.08, true, { 0 } };
	s.with = (struct estimate){ 0.55, 0.6, 0.7, true, { 0 } };
	costs[0].range = (struct estimate){ 9e5, 1e6, 15e5, true, { 0 } };
	costs[2].range = (struct estimate){ 1e5, 5e5, 6e5, true, { 0 } };
	find(&all, &s);
	for (int i = 0; i < all.row_count; i++)
		if (all.rows[i].assumption <= ASSUMPTION_COST ||
		    all.rows[i].assumption == ASSUMPTION_FADE)
			assert_int_equal(all.rows[i].basis, RANGE_SCENARIO);
	CHECK_NEAR(row_of(&all, ASSUMPTION_SUCCESS_RATE, -1)->points[0].value, 0.05, 1e-12);
	CHECK_NEAR(row_of(&all, ASSUMPTION_SUCCESS_RATE, -1)->points[1].value, 0.2, 1e-12);
	row = row_of(&all, ASSUMPTION_PARTICIPANTS, -1);
	changed = s;
	changed.participants = 110;
	check_point(&row->points[1], &changed, &data);
	row = row_of(&all, ASSUMPTION_FADE, -1);
	assert_int_equal(row->point_count, 2);
	changed = s;
	changed.fade = 0.08;
	check_point(&row->points[1], &changed, &data);

	/* Cheapest: little is paid and much is spared; the grant has no range. */
	row = row_of(&all, ASSUMPTION_COST, -1);
	memcpy(low, costs, sizeof low);
	memcpy(high, costs, sizeof high);
	low[0].amount = 9e5;
	low[2].amount = 6e5;
	high[0].amount = 15e5;
	high[2].amount = 1e5;
	changed = s;
	changed.costs = low;
	check_point(&row->points[0], &changed, &data);
	CHECK_NEAR(row->points[0].value, 9e5, 1e-6);
	changed.costs = high;
	check_point(&row->points[1], &changed, &data);
}

/* Prices, and the group's excess, are changed in a copy of the data set. */
static void test_prices_and_excess(void **state)
{
	static struct dataset changed;
	struct sensitivity all;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	const struct sensitivity_row *row;
	double weight, sum;
	struct results r;

	(void)state;
	standard_dataset(&data);
	calc(&r, &s, &data);
	find(&all, &s);
	for (int end = 0; end < 2; end++) {
		for (int sector = 0; sector < STANDARD_SECTORS; sector++) {
			weight = sum = 0;
			changed = data;
			for (int i = 0; i < STANDARD_SERVICES; i++) {
				double half = range_of_grade[data.services[i].grade];
				double factor = end ? 1 + half : 1 - half;

				if (data.services[i].sector != sector)
					continue;
				changed.services[i].price *= factor;
				weight += fabs(r.service[i][TOTAL]);
				sum += factor * fabs(r.service[i][TOTAL]);
			}
			row = row_of(&all, ASSUMPTION_PRICES, sector);
			check_point(&row->points[end], &s, &changed);
			CHECK_NEAR(row->points[end].value, sum / weight, 1e-9);
		}
		changed = data;
		weight = sum = 0;
		for (int i = 0; i < STANDARD_SERVICES; i++) {
			double half = range_of_grade[data.quantity_grade[1][i][20]];

			weight += fabs(r.service[i][TOTAL]);
			sum += (end ? 1 + half : 1 - half) * fabs(r.service[i][TOTAL]);
			for (int age = 0; age < AGES; age++) {
				double more = data.quantity[1][i][age] - data.quantity[0][i][age];

				changed.quantity[1][i][age] += more * (end ? half : -half);
			}
		}
		row = row_of(&all, ASSUMPTION_EXCESS, -1);
		check_point(&row->points[end], &s, &changed);
		CHECK_NEAR(row->points[end].value, sum / weight, 1e-9);
	}
}

/* What starts late lacks its first years: shown for the engine in test_factors.c. */
static void test_effect_start(void **state)
{
	struct sensitivity all;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	const struct sensitivity_row *row;
	struct results r;

	(void)state;
	standard_dataset(&data);
	calc(&r, &s, &data);
	find(&all, &s);
	row = row_of(&all, ASSUMPTION_EFFECT_START, -1);
	assert_int_equal(row->point_count, 3);
	for (int delay = 0; delay < 3; delay++) {
		struct scenario first = s;
		struct results lost;

		first.effect_years = delay;
		calc(&lost, &first, &data);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			double gain = delay ? lost.net[level] - lost.implementation[level] : 0;

			CHECK_NEAR(row->points[delay].net[level], r.net[level] - gain, 1e-4);
		}
	}
}

static void test_ranks(void **state)
{
	struct sensitivity all;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);

	(void)state;
	standard_dataset(&data);
	find(&all, &s);
	assert_int_equal(all.row_count, ASSUMPTIONS - 1 + STANDARD_SECTORS);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		bool seen[SENSITIVITY_ROWS] = { false };
		double before = INFINITY;

		for (int i = 0; i < all.row_count; i++) {
			const struct sensitivity_row *row = &all.rows[all.ranked[level][i]];
			double width = row->high[level] - row->low[level];

			assert_false(seen[all.ranked[level][i]]);
			seen[all.ranked[level][i]] = true;
			assert_true(width <= before);
			before = width;
			assert_true(row->low[level] <= all.net[level] &&
				    all.net[level] <= row->high[level]);
			CHECK_NEAR(row->lowest.net[TOTAL], row->low[TOTAL], 0);
			CHECK_NEAR(row->highest.net[TOTAL], row->high[TOTAL], 0);
			for (int p = 0; p < row->point_count; p++)
				assert_true(row->low[level] <= row->points[p].net[level] &&
					    row->points[p].net[level] <= row->high[level]);
		}
	}
	for (int i = 0; i < all.row_count; i++)
		assert_int_equal(all.ranked[TOTAL][i], i);
}

/* The largest case that fits: every sector, no cost, nobody helped. */
static void test_extremes(void **state)
{
	struct sensitivity all;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);

	(void)state;
	standard_dataset(&data);
	data.sector_count = LIMIT_SECTORS;
	s.cost_count = 0;
	s.with.expected = s.without.expected;
	find(&all, &s);
	assert_int_equal(all.row_count, SENSITIVITY_ROWS);
	for (int i = 0; i < all.row_count; i++)
		CHECK_NEAR(all.rows[i].high[TOTAL] - all.rows[i].low[TOTAL], 0, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_simple),       cmocka_unit_test(test_chance_of_none), cmocka_unit_test(test_falling_rate),
		cmocka_unit_test(test_given_ranges), cmocka_unit_test(test_prices_and_excess),
		cmocka_unit_test(test_effect_start), cmocka_unit_test(test_ranks),
		cmocka_unit_test(test_extremes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
