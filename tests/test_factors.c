/* The linear parts against the engine they are taken from. */
#include "check.h"
#include "standard.h"

#include "engine/factors.h"

static struct dataset data;

/* Scenarios that differ in everything the course of effects depends on. */
static const struct {
	int duration, round, effect_years, period, price_year;
	double fade;
	struct rate rate;
} shapes[] = {
	{ 2, 2, 0, 40, 2017, 0, { 0.04, false } },
	{ 6, 2, 0, 40, 2018, 0.03, { 0.04, false } },
	{ 3, 1, 10, 60, 2017, 0.1, { 0, true } },
	{ 4, 4, 50, 30, 2017, 1, { 0.02, false } },
	{ 2, 2, 0, 2, 2017, 0, { 0.04, false } }, /* over before the first effect */
	{ 5, 5, 0, 3, 2017, 0.2, { 0.04, false } },
};

static struct scenario shape(size_t i, struct cost costs[3])
{
	struct scenario s = standard_scenario(costs);

	s.duration = shapes[i].duration;
	s.round = shapes[i].round;
	s.effect_years = shapes[i].effect_years;
	s.period = shapes[i].period;
	s.price_year = shapes[i].price_year;
	s.fade = shapes[i].fade;
	s.rate = shapes[i].rate;
	return s;
}

static void test_gain(void **state)
{
	struct cost costs[3];

	(void)state;
	standard_dataset(&data);
	for (size_t i = 0; i < COUNT(shapes); i++) {
		struct scenario s = shape(i, costs);
		struct effect effect;
		struct results r;

		calc(&r, &s, &data);
		factors_effect(&effect, &s, &data, NULL);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			CHECK_NEAR(r.helped_per_round * factors_gain(&effect, level, s.fade, 0),
				   r.net[level] - r.implementation[level], 1e-5);
	}
}

/* Without fade-out, an effect that starts t years late lacks what an effect of t years gives. */
static void test_delay(void **state)
{
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);

	(void)state;
	standard_dataset(&data);
	for (int delay = 1; delay <= 3; delay++) {
		struct scenario first = s;
		struct effect effect;
		struct results all, lost;

		first.effect_years = delay;
		calc(&all, &s, &data);
		calc(&lost, &first, &data);
		factors_effect(&effect, &s, &data, NULL);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			CHECK_NEAR(all.helped * factors_gain(&effect, level, 0, delay),
				   all.net[level] - lost.net[level], 1e-5);
	}
}

/* A limited effect lasts as long when it starts late: years 2 to 4 of the steady one, fading from year 2. */
static void test_delay_of_limited(void **state)
{
	struct effect effect = { .years = 10, .lasts = 3 };

	(void)state;
	for (int m = 0; m < effect.years; m++)
		effect.value[m][TOTAL] = m + 1;
	CHECK_NEAR(factors_gain(&effect, TOTAL, 0.5, 0), 1 + 2 * 0.5 + 3 * 0.25, 1e-12);
	CHECK_NEAR(factors_gain(&effect, TOTAL, 0.5, 2), 3 + 4 * 0.5 + 5 * 0.25, 1e-12);
	CHECK_NEAR(factors_gain(&effect, TOTAL, 0, 9), 10, 1e-12); /* the period ends first */
	CHECK_NEAR(factors_gain(&effect, TOTAL, 1, 0), 1, 1e-12);  /* gone after one year */
}

/* Rounds with weights 1, 0, 0 are one round; weights add up. */
static void test_weights(void **state)
{
	static const double first[] = { 1, 0, 0 }, mixed[] = { 3, 2, 1 };
	struct cost costs[3];
	struct scenario s = standard_scenario(costs), one = s;
	struct effect weighted, alone, all;
	double sum = 0;

	(void)state;
	standard_dataset(&data);
	s.duration = 6;
	factors_effect(&weighted, &s, &data, first);
	factors_effect(&alone, &one, &data, NULL);
	CHECK_NEAR(factors_gain(&weighted, TOTAL, 0.05, 0), factors_gain(&alone, TOTAL, 0.05, 0), 1e-6);
	factors_effect(&all, &s, &data, mixed);
	for (int j = 0; j < 3; j++) {
		double only[3] = { 0 };

		only[j] = mixed[j];
		factors_effect(&weighted, &s, &data, only);
		sum += factors_gain(&weighted, LEVEL_STAT, 0, 0);
	}
	CHECK_NEAR(factors_gain(&all, LEVEL_STAT, 0, 0), sum, 1e-5);
}

/* 1 + 1/1.04 = 1.9615384615 years' worth: of a million that the kommune pays, of the half that the state gives it, and
 * of half a million that it is spared. */
static void test_financing(void **state)
{
	enum { YEARLY = 500000 };
	const double half = YEARLY * (1 + 1 / 1.04);
	const struct financing expected[LEVELS_AND_TOTAL] = {
		[LEVEL_KOMMUNE] = { .gross = 2 * half, .received = half, .avoided = half },
		[LEVEL_STAT] = { .given = half },
		[TOTAL] = { .gross = 2 * half, .given = half, .received = half, .avoided = half },
	};
	const double net[LEVELS_AND_TOTAL] = { [LEVEL_STAT] = half, [TOTAL] = half };
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct financing f[LEVELS_AND_TOTAL];

	(void)state;
	factors_financing(f, &s, s.rate);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		CHECK_NEAR(f[level].gross, expected[level].gross, 1e-5);
		CHECK_NEAR(f[level].given, expected[level].given, 1e-5);
		CHECK_NEAR(f[level].received, expected[level].received, 1e-5);
		CHECK_NEAR(f[level].avoided, expected[level].avoided, 1e-5);
		CHECK_NEAR(financing_net(&f[level]), net[level], 1e-5);
	}
	factors_financing(f, &s, (struct rate){ 0 });
	CHECK_NEAR(f[TOTAL].gross, 2e6, 1e-6);
	costs[1].receiver = LEVEL_STAT; /* from the left pocket to the right */
	factors_financing(f, &s, s.rate);
	CHECK_NEAR(financing_net(&f[LEVEL_STAT]), 0, 0);
}

/* Rounds of two years for forty: in a period of five there are five years of it, and 100·5/2 participants. A cost of
 * 2021 and 2023 from 2021 on falls in one year of two, and in two of five. */
static void test_years(void **state)
{
	int years[] = { 2021, 2023 };
	struct cost costs[3], some = { .years = years, .year_count = COUNT(years), .amount = 1e5 };
	struct scenario s = standard_scenario(costs);
	static const struct {
		int duration, period, measure, some;
		double participants;
	} table[] = {
		{ 2, 40, 2, 2, 100 },
		{ 40, 5, 5, 2, 250 },
		{ 40, 2, 2, 1, 100 },
		{ 4, 1, 1, 1, 50 },
	};
	struct financing f[LEVELS_AND_TOTAL];

	(void)state;
	s.start = 2021;
	for (size_t i = 0; i < COUNT(table); i++) {
		s.duration = table[i].duration;
		s.period = table[i].period;
		assert_int_equal(calc_measure_years(&s), table[i].measure);
		assert_int_equal(calc_cost_years(&s, &costs[0]), table[i].measure);
		assert_int_equal(calc_cost_years(&s, &some), table[i].some);
		CHECK_NEAR(calc_participants(&s), table[i].participants, 0);
		factors_financing(f, &s, (struct rate){ 0 });
		CHECK_NEAR(f[LEVEL_KOMMUNE].gross, 1e6 * table[i].measure, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gain),
		cmocka_unit_test(test_delay),
		cmocka_unit_test(test_delay_of_limited),
		cmocka_unit_test(test_weights),
		cmocka_unit_test(test_financing),
		cmocka_unit_test(test_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
