/* Forecast against observations: by hand, and against the engine where it can say the same. */
#include "check.h"
#include "standard.h"

#include "base/arena.h"
#include "study/followup.h"

static struct dataset data;

/* Two rounds of two years, 100 in each, 10 % helped; gross cost a million a year, half a million a grant. */
static struct scenario scenario(struct cost costs[3])
{
	struct scenario s = standard_scenario(costs);

	s.duration = 4;
	return s;
}

static struct followup compare(struct scenario *s, struct observation *observations, size_t count,
			       struct arena *a)
{
	struct followup out;

	s->observations = observations;
	s->observation_count = count;
	followup_compare(&out, s, &data, a);
	return out;
}

static void check_net(const struct expectation *e, const struct scenario *s)
{
	struct results r;

	calc(&r, s, &data);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		CHECK_NEAR(e->net[level], r.net[level], 1e-4);
}

static void test_years(void **state)
{
	struct observation seen[] = { { 2021, NAN, 900e3 }, { 2022, 8, NAN }, { 2023, 14, 3.3e6 } };
	struct arena a = { 0 };
	struct cost costs[3];
	struct scenario s = scenario(costs);
	struct followup f;

	(void)state;
	standard_dataset(&data);
	f = compare(&s, seen, COUNT(seen), &a);
	assert_int_equal(f.count, 3);
	/* Half of the first round, all of it, and half of the second: 5, 10, 15 helped; a million each year. */
	CHECK_NEAR(f.years[0].forecast.helped, 5, 1e-9);
	CHECK_NEAR(f.years[1].forecast.helped, 10, 1e-9);
	CHECK_NEAR(f.years[2].forecast.helped, 15, 1e-9);
	CHECK_NEAR(f.years[2].forecast.cost, 3e6, 1e-6);
	assert_true(isnan(f.years[0].deviation.helped));
	CHECK_NEAR(f.years[0].deviation.cost, -100e3, 1e-6);
	CHECK_NEAR(f.years[1].deviation.helped, -2, 1e-9);
	assert_true(isnan(f.years[1].deviation.cost));
	CHECK_NEAR(f.years[2].deviation.helped, -1, 1e-9);
	/* 14 in one and a half rounds: 9.333 a round, then 5 more as planned, or 4.667 at that pace. */
	CHECK_NEAR(f.forecast.helped, 20, 1e-9);
	CHECK_NEAR(f.as_planned.helped, 19, 1e-9);
	CHECK_NEAR(f.at_pace.helped, 56.0 / 3, 1e-9);
	/* 3.3 million in three years, then one as planned, or 1.1 at that pace. */
	CHECK_NEAR(f.forecast.gross, 4e6, 1e-6);
	CHECK_NEAR(f.as_planned.gross, 4.3e6, 1e-6);
	CHECK_NEAR(f.at_pace.gross, 4.4e6, 1e-6);
	arena_free(&a);
}

/* What was seen is what was planned: three times the engine's own result. */
static void test_as_forecast(void **state)
{
	struct observation seen[] = { { 2022, 10, 2e6 } };
	struct arena a = { 0 };
	struct cost costs[3];
	struct scenario s = scenario(costs);
	struct followup f;

	(void)state;
	standard_dataset(&data);
	s.fade = 0.03;
	s.rate.falling = true;
	f = compare(&s, seen, 1, &a);
	check_net(&f.forecast, &s);
	check_net(&f.as_planned, &s);
	check_net(&f.at_pace, &s);
	arena_free(&a);
}

/* At the pace seen, everything is as in a scenario with that success rate and cost. */
static void test_at_pace(void **state)
{
	struct observation seen[] = { { 2022, 6, 2.4e6 } };
	struct arena a = { 0 };
	struct cost costs[3], changed_costs[3];
	struct scenario s = scenario(costs), changed;
	struct followup f;

	(void)state;
	standard_dataset(&data);
	f = compare(&s, seen, 1, &a);
	memcpy(changed_costs, costs, sizeof costs);
	changed_costs[0].amount = 1.2e6;
	changed = s;
	changed.costs = changed_costs;
	changed.with.expected = 0.56; /* 6 of 100 */
	check_net(&f.at_pace, &changed);
	arena_free(&a);
}

/* The rest as planned: two scenarios, one for each round, give the same. */
static void test_rest_as_planned(void **state)
{
	struct observation seen[] = { { 2022, 6, 2.4e6 } };
	struct arena a = { 0 };
	struct cost costs[3], first_costs[3];
	struct scenario s = scenario(costs), first, second;
	struct results r1, r2, none;
	struct followup f;

	(void)state;
	standard_dataset(&data);
	f = compare(&s, seen, 1, &a);
	memcpy(first_costs, costs, sizeof costs);
	first_costs[0].amount = 1.2e6;
	first = s;
	first.costs = first_costs;
	first.duration = 2;
	first.with.expected = 0.56;
	calc(&r1, &first, &data);
	/* The second round: four years of the plan less the first two. */
	calc(&r2, &s, &data);
	second = s;
	second.duration = 2;
	calc(&none, &second, &data);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		CHECK_NEAR(f.as_planned.net[level], r1.net[level] + r2.net[level] - none.net[level], 1e-4);
	arena_free(&a);
}

/* Nothing was planned: money that was spent all the same is the kommune's, and helped are helped. */
static void test_unplanned(void **state)
{
	struct observation seen[] = { { 2022, 4, 500e3 } };
	struct arena a = { 0 };
	struct cost costs[3], changed_costs[1];
	struct scenario s = scenario(costs), changed;
	struct followup f;

	(void)state;
	standard_dataset(&data);
	s.cost_count = 0;
	s.duration = 2;
	s.with.expected = s.without.expected;
	f = compare(&s, seen, 1, &a);
	CHECK_NEAR(f.forecast.helped, 0, 0);
	CHECK_NEAR(f.at_pace.helped, 4, 1e-12);
	CHECK_NEAR(f.at_pace.gross, 500e3, 1e-6);
	changed_costs[0] = (struct cost){ .kind = COST_GROSS, .level = LEVEL_KOMMUNE, .amount = 250e3,
					  .every_year = true };
	changed = s;
	changed.costs = changed_costs;
	changed.cost_count = 1;
	changed.with.expected = 0.54;
	check_net(&f.at_pace, &changed);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_years),           cmocka_unit_test(test_as_forecast),
		cmocka_unit_test(test_at_pace),         cmocka_unit_test(test_rest_as_planned),
		cmocka_unit_test(test_unplanned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
