/* Variants, and differences explained input by input. */
#include "check.h"
#include "standard.h"

#include "base/arena.h"
#include "study/variants.h"

static struct dataset data, other;

static void check_sum(const struct difference *d, struct premises from, struct premises to)
{
	struct results before, after;

	calc(&before, from.scenario, from.data);
	calc(&after, to.scenario, to.data);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		double sum = 0;

		for (int i = 0; i < d->change_count; i++)
			sum += d->changes[i].net[level];
		CHECK_NEAR(d->net[level], after.net[level] - before.net[level], 1e-6);
		CHECK_NEAR(sum, d->net[level], 1e-6);
	}
}

/* Everything that the engine reads is different: all inputs are named, in order, and nothing is left. */
static void test_everything(void **state)
{
	static int years[] = { 2024 };
	struct local_price price = { .service = 10, .price = 2e6, .price_year = 2018 };
	struct arena a = { 0 };
	struct cost costs[3], other_costs[3];
	struct scenario from = standard_scenario(costs), to = standard_scenario(other_costs);
	struct difference d;

	(void)state;
	standard_dataset(&data);
	data.group_count = 3;
	data.groups[2].id = "adferdsvansker";
	for (int i = 0; i < STANDARD_SERVICES; i++)
		for (int age = 0; age < AGES; age++)
			data.quantity[2][i][age] = data.quantity[1][i][age] * 1.1;
	other = data;
	other.sha256 = "other";
	other.services[0].price *= 2;
	to.group = 2;
	to.ages[1] = (struct interval){ 16, 18 };
	to.age_count = 2;
	to.start = 2023;
	to.duration = 6;
	to.round = 3;
	to.participants = 40;
	to.with.expected = 0.7;
	other_costs[1].every_year = false;
	other_costs[1].years = years;
	other_costs[1].year_count = 1;
	to.fade = 0.02;
	to.effect_years = 20;
	to.difference = 0.71;
	to.prices = &price;
	to.price_count = 1;
	to.price_year = 2018;
	to.period = 30;
	to.rate.falling = true;
	assert_true(variants_explain(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other }, &a));
	check_sum(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other });
	assert_int_equal(d.change_count, INPUTS - 1); /* the data and the shares are one change */
	for (int i = 0; i < d.change_count; i++)
		assert_int_equal(d.changes[i].input, i ? i + 1 : INPUT_DATA);
	/* And back: what is dropped is explained as well as what is added. */
	assert_true(variants_explain(&d, (struct premises){ &to, &other }, (struct premises){ &from, &data }, &a));
	check_sum(&d, (struct premises){ &to, &other }, (struct premises){ &from, &data });
	arena_free(&a);
}

/* Two inputs: the first with the second as it was, the second with the first exchanged. */
static void test_order(void **state)
{
	struct arena a = { 0 };
	struct cost costs[3];
	struct scenario from = standard_scenario(costs), to = from, between;
	struct results first, middle, last;
	struct difference d;

	(void)state;
	standard_dataset(&data);
	to.fade = 0.05;
	to.participants = 200;
	between = from;
	between.participants = 200;
	calc(&first, &from, &data);
	calc(&middle, &between, &data);
	calc(&last, &to, &data);
	assert_true(variants_explain(&d, (struct premises){ &from, &data }, (struct premises){ &to, &data }, &a));
	assert_int_equal(d.change_count, 2);
	assert_int_equal(d.changes[0].input, INPUT_PARTICIPANTS);
	assert_int_equal(d.changes[1].input, INPUT_FADE);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		CHECK_NEAR(d.changes[0].net[level], middle.net[level] - first.net[level], 1e-9);
		CHECK_NEAR(d.changes[1].net[level], last.net[level] - middle.net[level], 1e-9);
	}
	arena_free(&a);
}

static void test_nothing_changed(void **state)
{
	struct arena a = { 0 };
	struct cost costs[3], same_costs[3];
	struct scenario from = standard_scenario(costs), to = standard_scenario(same_costs);
	struct difference d;

	(void)state;
	standard_dataset(&data);
	other = data; /* read twice from the same files */
	assert_true(variants_explain(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other }, &a));
	assert_int_equal(d.change_count, 0);
	CHECK_NEAR(d.net[TOTAL], 0, 0);
	arena_free(&a);
}

/* The same files, split another way between the levels. */
static void test_shares(void **state)
{
	struct arena a = { 0 };
	struct cost costs[3];
	struct scenario from = standard_scenario(costs), to = from;
	struct difference d;

	(void)state;
	standard_dataset(&data);
	other = data;
	other.services[10].share[LEVEL_KOMMUNE] = 0.9;
	other.services[10].share[LEVEL_STAT] = 0.1;
	to.distribution = 1;
	assert_true(variants_explain(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other }, &a));
	assert_int_equal(d.change_count, 1);
	assert_int_equal(d.changes[0].input, INPUT_SHARES);
	check_sum(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other });
	CHECK_NEAR(d.net[TOTAL], 0, 1e-6);
	assert_true(d.net[LEVEL_KOMMUNE] > 0);
	arena_free(&a);
}

/* Another data set has its groups and services in another order, and lacks some. */
static void test_translation(void **state)
{
	struct local_price prices[] = { { .service = 10, .price = 2e6, .price_year = 2017 },
					{ .service = 9, .price = 1, .price_year = 2017 } };
	struct arena a = { 0 };
	struct cost costs[3];
	struct scenario from = standard_scenario(costs), to;
	struct difference d;

	(void)state;
	standard_dataset(&data);
	other = data;
	other.sha256 = "other";
	other.group_count = 3;
	other.groups[2] = data.groups[1];
	other.groups[1].id = "annen";
	memcpy(other.quantity[2], data.quantity[1], sizeof data.quantity[1]);
	memset(other.quantity[1], 0, sizeof other.quantity[1]);
	other.service_count = 10; /* omsorgstiltak where hjelpetiltak was, which is gone */
	other.services[9] = data.services[10];
	memcpy(other.quantity[0][9], data.quantity[0][10], sizeof data.quantity[0][10]);
	memcpy(other.quantity[2][9], data.quantity[1][10], sizeof data.quantity[1][10]);
	from.prices = prices;
	from.price_count = 2;
	to = from;
	to.group = 2;
	to.prices = &(struct local_price){ .service = 9, .price = 2e6, .price_year = 2017 };
	to.price_count = 1;
	assert_true(variants_explain(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other }, &a));
	assert_int_equal(d.change_count, 1);
	assert_int_equal(d.changes[0].input, INPUT_DATA);
	check_sum(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other });

	other.groups[2].id = "noe annet";
	assert_false(variants_explain(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other }, &a));
	assert_int_equal(d.change_count, 0);
	other.groups[2] = data.groups[1];
	other.kpi.first = 2018;
	assert_false(variants_explain(&d, (struct premises){ &from, &data }, (struct premises){ &to, &other }, &a));
	arena_free(&a);
}

static void test_results(void **state)
{
	struct arena a = { 0 };
	struct cost costs[3];
	struct variant variants[] = { { .name = "Halv effekt" }, { .name = "Kort periode" } };
	struct scenario main_scenario = standard_scenario(costs), half, brief;
	struct variant_result *results;
	struct premises bases[] = { { &half, &data }, { &brief, &data } };
	struct results r;

	(void)state;
	standard_dataset(&data);
	main_scenario.variants = variants;
	main_scenario.variant_count = 2;
	half = brief = main_scenario;
	half.with.expected = 0.55;
	brief.period = 10;
	results = variants_calc((struct premises){ &main_scenario, &data }, bases, 2, &a);
	for (int i = 0; i < 2; i++) {
		calc(&r, bases[i].scenario, &data);
		assert_string_equal(results[i].name, variants[i].name);
		assert_true(results[i].explained);
		assert_memory_equal(results[i].results.net, r.net, sizeof r.net);
		check_sum(&results[i].difference, (struct premises){ &main_scenario, &data }, bases[i]);
		assert_int_equal(results[i].difference.change_count, 1);
	}
	assert_int_equal(results[0].difference.changes[0].input, INPUT_SUCCESS_RATE);
	assert_int_equal(results[1].difference.changes[0].input, INPUT_PERIOD);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everything),      cmocka_unit_test(test_order),
		cmocka_unit_test(test_nothing_changed), cmocka_unit_test(test_shares),
		cmocka_unit_test(test_translation),     cmocka_unit_test(test_results),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
