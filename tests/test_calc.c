/* The engine against hand-computed cases, and properties that hold for any scenario. */
#include "check.h"

#include "engine/calc.h"

#include <stdlib.h>
#include <string.h>

/* Two services in two sectors: an expenditure that only the kommune pays, and a revenue shared by all. */
static void small_dataset(struct dataset *data)
{
	memset(data, 0, sizeof *data);
	data->price_year = 2017;
	data->kpi.first = 2017;
	data->kpi.last = 2018;
	data->kpi.value[0] = 100;
	data->kpi.value[1] = 110;
	data->sector_count = 2;
	data->group_count = 2;
	data->service_count = 2;
	data->services[0] = (struct service){ .sector = 0, .price = 100, .share = { 1, 0, 0 } };
	data->services[1] = (struct service){
		.sector = 1, .revenue = true, .price = 0.5, .share = { 0.25, 0.25, 0.5 }
	};
	for (int age = 0; age < AGES; age++) {
		data->quantity[0][0][age] = 1;
		data->quantity[1][0][age] = 3;
		data->quantity[0][1][age] = 0;
		data->quantity[1][1][age] = 0;
	}
}

/* Ten participants, one helped, one year of 150 kr from the kommune, three years, no discounting. */
static struct scenario small_scenario(struct cost *cost)
{
	*cost = (struct cost){ .kind = COST_GROSS, .level = LEVEL_KOMMUNE, .amount = 150, .every_year = true };
	return (struct scenario){
		.group = 1, .ages = { { 10, 12 } }, .age_count = 1, .start = 2020, .duration = 1, .round = 1,
		.participants = 10, .without = { .expected = 0.5 }, .with = { .expected = 0.6 }, .costs = cost,
		.cost_count = 1, .period = 3, .price_year = 2017, .difference = 1,
	};
}

static void test_discount(void **state)
{
	static const double two_years[] = { 500000, 500000 };
	static const struct {
		struct rate rate;
		int k;
		double factor;
	} table[] = {
		{ { 0.04, false }, 0, 1 },
		{ { 0.04, false }, 1, 0.961538461538 },          /* 1/1.04 */
		{ { 0, false }, 30, 1 },
		{ { 0.20, false }, 2, 0.694444444444 },          /* 1/1.44 */
		{ { 0, true }, 40, 0.208289044663 },             /* 1.04^−40 */
		{ { 0, true }, 41, 0.202222373459 },             /* 1.04^−40 / 1.03 */
		{ { 0, true }, 59, 0.118784331709 },             /* 1.04^−40 / 1.03^19 */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_NEAR(discount_factor(table[i].rate, table[i].k), table[i].factor, 1e-12);
	/* 500 000 + 500 000/1.04 = 980 769.23 */
	CHECK_NEAR(present_value(two_years, 2, (struct rate){ 0.04, false }), 980769.230769, 1e-6);
}

static void test_by_hand(void **state)
{
	static struct dataset data;
	static struct results r;
	struct cost cost;
	struct scenario s = small_scenario(&cost);

	(void)state;
	small_dataset(&data);
	calc(&r, &s, &data);
	/* 100 kr · (3 − 1) = 200 kr a year for the one helped, in 2021 and 2022; 2 · 200 − 150 = 250. */
	CHECK_NEAR(r.gain[0][TOTAL], 0, 1e-12);
	CHECK_NEAR(r.gain[1][LEVEL_KOMMUNE], 200, 1e-9);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], 250, 1e-9);
	CHECK_NEAR(r.net[TOTAL], 250, 1e-9);
	CHECK_NEAR(r.implementation[TOTAL], -150, 1e-9);
	/* −150, 50, 250: the balance is back after two years, at the start of 2022. */
	assert_int_equal(r.payback[TOTAL].status, PAYBACK_REACHED);
	assert_int_equal(r.payback[TOTAL].years, 2);
	assert_int_equal(r.payback[TOTAL].year, 2022);
	assert_int_equal(r.payback[LEVEL_STAT].status, PAYBACK_NO_INVESTMENT);
}

/* Each row changes one thing; the net of the kommune is computed in the comment. */
static void test_variations(void **state)
{
	static struct dataset data;
	static struct results r;
	struct cost cost;
	struct scenario s;

	(void)state;
	small_dataset(&data);

	s = small_scenario(&cost); /* half fades each year: 200 + 100 − 150 */
	s.fade = 0.5;
	calc(&r, &s, &data);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], 150, 1e-9);

	s = small_scenario(&cost); /* the effect lasts one year: 200 − 150 */
	s.effect_years = 1;
	calc(&r, &s, &data);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], 50, 1e-9);

	s = small_scenario(&cost); /* 71 % of the difference is closed: 2 · 0.71 · 200 − 150 */
	s.difference = 0.71;
	calc(&r, &s, &data);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], 134, 1e-9);

	s = small_scenario(&cost); /* two rounds of a year: 200 in 2021, 400 in 2022, cost 2 · 150 */
	s.duration = 2;
	calc(&r, &s, &data);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], 300, 1e-9);
	assert_int_equal(r.all_participants, 20);

	s = small_scenario(&cost); /* one round of two years: 200 in 2022, cost 2 · 150 */
	s.duration = s.round = 2;
	calc(&r, &s, &data);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], -100, 1e-9);
	assert_int_equal(r.payback[TOTAL].status, PAYBACK_NOT_IN_PERIOD);

	s = small_scenario(&cost); /* prices of 2018: gains 110/100, cost as entered: 440 − 150 */
	s.price_year = 2018;
	calc(&r, &s, &data);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], 290, 1e-9);

	s = small_scenario(&cost); /* harmful: −200 − 200 − 150 */
	s.with.expected = 0.4;
	calc(&r, &s, &data);
	CHECK_NEAR(r.net[LEVEL_KOMMUNE], -550, 1e-9);
}

/* Starting ages 57–59 in a three-year period: two, one, none of the three ages are still below 60. */
static void test_oldest_ages(void **state)
{
	static struct dataset data;
	static struct results r;
	struct cost cost;
	struct scenario s = small_scenario(&cost);

	(void)state;
	small_dataset(&data);
	s.ages[0] = (struct interval){ 57, 59 };
	calc(&r, &s, &data);
	CHECK_NEAR(r.gain[1][TOTAL], 200 * 2.0 / 3, 1e-9); /* 58, 59, (60) */
	CHECK_NEAR(r.gain[2][TOTAL], 200 * 1.0 / 3, 1e-9); /* 59, (60), (61) */
}

/* Two intervals weigh the same, however many ages each holds. */
static void test_mean_of_means(void **state)
{
	static struct dataset data;
	static struct results r;
	struct cost cost;
	struct scenario s = small_scenario(&cost);

	(void)state;
	small_dataset(&data);
	for (int age = 0; age < AGES; age++)
		data.quantity[1][0][age] = age; /* Δ(a) = 100 · (a − 1) */
	s.ages[0] = (struct interval){ 13, 15 };
	s.ages[1] = (struct interval){ 16, 19 };
	s.age_count = 2;
	calc(&r, &s, &data);
	/* One year on: mean ages 15 and 18.5, so 100 · ((15 − 1) + (18.5 − 1)) / 2 = 1575. */
	CHECK_NEAR(r.gain[1][TOTAL], 1575, 1e-9);
}

static void test_costs(void **state)
{
	int only_second[] = { 2021 };
	struct cost costs[] = {
		{ .kind = COST_GROSS, .level = LEVEL_KOMMUNE, .amount = 1000, .every_year = true },
		{ .kind = COST_GRANT, .level = LEVEL_STAT, .receiver = LEVEL_KOMMUNE, .amount = 400, .every_year = true },
		{ .kind = COST_AVOIDED, .level = LEVEL_KOMMUNE, .amount = 300, .every_year = true },
		{ .kind = COST_GROSS, .level = LEVEL_FYLKESKOMMUNE, .amount = 50, .years = only_second, .year_count = 1 },
	};
	struct scenario s = { .start = 2020, .duration = 2, .round = 2, .period = 3, .costs = costs,
			      .cost_count = COUNT(costs) };

	(void)state;
	CHECK_NEAR(calc_cost(&s, LEVEL_KOMMUNE, 0), 300, 1e-12);      /* 1000 − 400 − 300 */
	CHECK_NEAR(calc_cost(&s, LEVEL_STAT, 0), 400, 1e-12);         /* gives 400 */
	CHECK_NEAR(calc_cost(&s, LEVEL_FYLKESKOMMUNE, 0), 0, 1e-12);
	CHECK_NEAR(calc_cost(&s, LEVEL_FYLKESKOMMUNE, 1), 50, 1e-12);
	CHECK_NEAR(calc_cost(&s, LEVEL_KOMMUNE, 2), 0, 1e-12);        /* the measure is over */
	s.period = 1;
	CHECK_NEAR(calc_cost(&s, LEVEL_KOMMUNE, 1), 0, 1e-12);        /* so is the period */
	CHECK_NEAR(calc_cost(&s, LEVEL_FYLKESKOMMUNE, 1), 0, 1e-12);
}

static void test_payback(void **state)
{
	static const struct {
		double balance[5];
		struct payback expected; /* status, years, year, negative again, lasting */
	} table[] = {
		{ { -10, -5, 0, 5, 9 }, { PAYBACK_REACHED, 3, 2023, 0, 2023 } },
		{ { -10, -5, -0.0049, 5, 9 }, { PAYBACK_REACHED, 3, 2023, 0, 2023 } }, /* half an øre is zero */
		{ { -0.004, 1, 2, 3, 4 }, { PAYBACK_NO_INVESTMENT, 0, 0, 0, 0 } },
		{ { 1, 2, 3, 4, 5 }, { PAYBACK_NO_INVESTMENT, 0, 0, 0, 0 } },
		{ { -1, -1, -1, -1, -1 }, { PAYBACK_NOT_IN_PERIOD, 0, 0, 0, 0 } },
		{ { 5, -1, -2, -3, -4 }, { PAYBACK_NOT_IN_PERIOD, 0, 0, 0, 0 } },
		{ { 5, -1, 2, 3, 4 }, { PAYBACK_REACHED, 3, 2023, 0, 2023 } },
		{ { -1, 1, -1, 1, 1 }, { PAYBACK_REACHED, 2, 2022, 2022, 2024 } },
		{ { -1, 1, 1, -1, -1 }, { PAYBACK_REACHED, 2, 2022, 2023, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct payback p = calc_payback(table[i].balance, 5, 1, 2020);

		assert_int_equal(p.status, table[i].expected.status);
		assert_int_equal(p.years, table[i].expected.years);
		assert_int_equal(p.year, table[i].expected.year);
		assert_int_equal(p.negative_again, table[i].expected.negative_again);
		assert_int_equal(p.lasting_year, table[i].expected.lasting_year);
	}
}

static double uniform(double low, double high)
{
	return low + (high - low) * rand() / RAND_MAX;
}

static int between(int low, int high)
{
	return low + rand() % (high - low + 1);
}

static void random_dataset(struct dataset *data)
{
	small_dataset(data);
	data->service_count = between(1, 11);
	data->sector_count = between(1, 6);
	for (int i = 0; i < data->service_count; i++) {
		double kommune = uniform(0, 1), county = uniform(0, 1 - kommune);

		data->services[i] = (struct service){
			.sector = between(0, data->sector_count - 1), .revenue = between(0, 1),
			.price = uniform(1, 1e6), .share = { kommune, county, 1 - kommune - county },
		};
		for (int age = 0; age < AGES; age++) {
			data->quantity[0][i][age] = uniform(0, 1);
			data->quantity[1][i][age] = uniform(0, 1);
		}
	}
}

static struct scenario random_scenario(struct cost costs[4])
{
	int round = between(1, 5), from = between(0, 20);
	struct scenario s = {
		.group = 1, .ages = { { from, from + 2 }, { from + 3, from + 8 } }, .age_count = between(1, 2),
		.start = between(2000, 2050), .round = round, .duration = round * between(1, 4),
		.participants = between(1, 1000), .without = { .expected = uniform(0, 1) },
		.with = { .expected = uniform(0, 1) }, .costs = costs, .cost_count = 4,
		.period = between(20, 60), .rate = { uniform(0, 0.2), between(0, 1) },
		.price_year = between(2017, 2018), .difference = uniform(0, 1), .fade = between(0, 1) * uniform(0, 0.5),
		.effect_years = between(0, 1) * between(1, 60),
	};

	for (int i = 0; i < 4; i++)
		costs[i] = (struct cost){
			.kind = (enum cost_kind)between(0, 2), .level = (enum level)between(0, 2),
			.receiver = (enum level)between(0, 2), .amount = uniform(0, 1e7), .every_year = true,
		};
	return s;
}

/* Rounding error grows with the largest number that goes into a sum. */
static double scale(const struct results *r)
{
	double most = 1;

	for (int k = 0; k < r->period; k++)
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			most = fmax(most, fabs(r->gain[k][level]) + fabs(r->cost[k][level]));
	return most * r->period * 1e-12;
}

static void test_properties(void **state)
{
	static struct dataset data;
	static struct results r, other;

	(void)state;
	srand(20170101);
	for (int run = 0; run < 500; run++) {
		struct cost costs[4];
		struct scenario s = random_scenario(costs), changed;
		double levels = 0, sectors, gain, cost = 0, plain = 0;

		random_dataset(&data);
		calc(&r, &s, &data);
		sectors = r.implementation[TOTAL];
		for (int level = 0; level < LEVELS; level++)
			levels += r.net[level];
		for (int i = 0; i < data.sector_count; i++)
			sectors += r.sector[i][TOTAL];
		CHECK_NEAR(levels, r.net[TOTAL], scale(&r));
		CHECK_NEAR(sectors, r.net[TOTAL], scale(&r));
		CHECK_NEAR(r.balance[s.period - 1][TOTAL], r.net[TOTAL], scale(&r));
		gain = r.net[TOTAL] - r.implementation[TOTAL];

		changed = s; /* linear in participants */
		changed.participants *= 3;
		calc(&other, &changed, &data);
		CHECK_NEAR(other.net[TOTAL] - other.implementation[TOTAL], 3 * gain, 10 * scale(&r));

		changed = s; /* linear in the success rate: the opposite rate gives the opposite gain */
		changed.with = s.without;
		changed.without = s.with;
		calc(&other, &changed, &data);
		CHECK_NEAR(other.net[TOTAL] - other.implementation[TOTAL], -gain, scale(&r));

		changed = s; /* nobody helped: minus the cost */
		changed.with = s.without;
		calc(&other, &changed, &data);
		for (int k = 0; k < s.period; k++)
			cost += other.cost[k][TOTAL] * other.discount[k];
		CHECK_NEAR(other.net[TOTAL], -cost, scale(&r));

		changed = s; /* no discounting: plain sums */
		changed.rate = (struct rate){ 0, false };
		calc(&other, &changed, &data);
		for (int k = 0; k < s.period; k++)
			plain += other.gain[k][TOTAL] - other.cost[k][TOTAL];
		CHECK_NEAR(other.net[TOTAL], plain, scale(&other));
	}
}

/* A round's participants in two halves, each computed alone, gain what they gain together. */
static void test_split(void **state)
{
	static struct dataset data;
	static struct results whole, part;

	(void)state;
	srand(4);
	for (int run = 0; run < 200; run++) {
		struct cost costs[4];
		struct scenario s = random_scenario(costs);
		double sum[LEVELS_AND_TOTAL] = { 0 };
		int all = s.participants = between(2, 1000), some = between(1, all - 1);

		random_dataset(&data);
		s.cost_count = 0;
		calc(&whole, &s, &data);
		for (int i = 0; i < 2; i++) {
			s.participants = i ? all - some : some;
			calc(&part, &s, &data);
			for (int level = 0; level < LEVELS_AND_TOTAL; level++)
				sum[level] += part.net[level];
		}
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			CHECK_NEAR(sum[level], whole.net[level], scale(&whole));
	}
}

/* The expenditure's sector is one of services and follows the deflator: 100 → 130 where the KPI says 100 → 110. */
static void test_deflator(void **state)
{
	struct dataset *data = malloc(sizeof *data);
	struct results *r = malloc(sizeof *r);
	struct local_price price = { .service = 0, .price = 260, .price_year = 2018 };
	struct cost cost;
	struct scenario s = small_scenario(&cost);

	(void)state;
	small_dataset(data);
	data->sectors[0].is_service = true;
	data->deflator = (struct price_index){ .first = 2017, .last = 2018, .value = { 100, 130 } };
	for (int age = 0; age < AGES; age++)
		data->quantity[1][1][age] = -10; /* 5 kr less of revenue than the population's 0 */
	s.price_year = 2018;
	calc(r, &s, data);
	CHECK_NEAR(r->sector[0][TOTAL], 2 * 200 * 1.1, 1e-9); /* one helped, two years of 200 kr */
	CHECK_NEAR(r->sector[1][TOTAL], 2 * 5 * 1.1, 1e-9);
	s.deflator = DEFLATOR_MUNICIPAL;
	calc(r, &s, data);
	CHECK_NEAR(r->sector[0][TOTAL], 2 * 200 * 1.3, 1e-9);
	CHECK_NEAR(r->sector[1][TOTAL], 2 * 5 * 1.1, 1e-9);
	/* A local price of the scenario's year comes out as written: 2 more · 260 kr a year. */
	s.prices = &price;
	s.price_count = 1;
	calc(r, &s, data);
	CHECK_NEAR(r->sector[0][TOTAL], 2 * 2 * 260, 1e-9);
	free(r);
	free(data);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_deflator),
		cmocka_unit_test(test_discount),      cmocka_unit_test(test_by_hand),
		cmocka_unit_test(test_variations),    cmocka_unit_test(test_oldest_ages),
		cmocka_unit_test(test_mean_of_means), cmocka_unit_test(test_costs),
		cmocka_unit_test(test_payback),       cmocka_unit_test(test_properties),
		cmocka_unit_test(test_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
