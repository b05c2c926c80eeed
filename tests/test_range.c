/* The ± of assumptions, and the discount for optimism. */
#include "check.h"
#include "standard.h"

#include <stdlib.h>

#include "engine/range.h"

static void test_success_rate(void **state)
{
	static const struct {
		struct estimate without, with;
		enum evidence evidence;
		bool given;
		double low, expected, high;
	} table[] = {
		/* 10 % ± 80 %, 100 %, 20 % of it */
		{ { .expected = 0.5 }, { .expected = 0.6 }, EVIDENCE_ANSLAG, false, 0.02, 0.1, 0.18 },
		{ { .expected = 0.5 }, { .expected = 0.6 }, EVIDENCE_NONE, false, 0, 0.1, 0.2 },
		{ { .expected = 0.5 }, { .expected = 0.6 }, EVIDENCE_METAANALYSE, false, 0.08, 0.1, 0.12 },
		/* 40 % ± 80 %, but there are no more than 50 % to help */
		{ { .expected = 0.5 }, { .expected = 0.9 }, EVIDENCE_ANSLAG, false, 0.08, 0.4, 0.5 },
		/* −15 % ± 80 %, but there are no more than 20 % to harm */
		{ { .expected = 0.2 }, { .expected = 0.05 }, EVIDENCE_ANSLAG, false, -0.2, -0.15, -0.03 },
		/* a harmful measure: the low end is the greater harm */
		{ { .expected = 0.6 }, { .expected = 0.5 }, EVIDENCE_ERFARING, false, -0.16, -0.1, -0.04 },
		/* 55 − 50, 65 − 50 */
		{ { .expected = 0.5 }, { 0.55, 0.6, 0.65, true, { 0 } }, EVIDENCE_STUDIE, true, 0.05, 0.1, 0.15 },
		/* 55 − 52, 65 − 49 */
		{ { 0.49, 0.5, 0.52, true, { 0 } }, { 0.55, 0.6, 0.65, true, { 0 } }, EVIDENCE_STUDIE, true,
		  0.03, 0.1, 0.16 },
		/* 60 − 52, 60 − 49 */
		{ { 0.49, 0.5, 0.52, true, { 0 } }, { .expected = 0.6 }, EVIDENCE_STUDIE, true, 0.08, 0.1, 0.11 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct scenario s = { .without = table[i].without, .with = table[i].with,
				      .evidence = table[i].evidence };
		struct estimate rate = range_success_rate(&s);

		assert_int_equal(range_is_given(&s), table[i].given);
		CHECK_NEAR(rate.low, table[i].low, 1e-12);
		CHECK_NEAR(rate.expected, table[i].expected, 1e-12);
		CHECK_NEAR(rate.high, table[i].high, 1e-12);
	}
}

static void test_price(void **state)
{
	static struct dataset data;
	static const struct {
		const char *source;
		struct estimate range;
		double low, high;
		bool given;
	} table[] = {
		{ "Regnskapet", { .expected = 200 }, 0.95, 1.05, false },
		{ NULL, { .expected = 200 }, 0.6, 1.4, false },
		{ "Regnskapet", { 150, 200, 260, true, { 0 } }, 0.75, 1.3, true }, /* 150/200, 260/200 */
		{ NULL, { 0, 0, 10, true, { 0 } }, 0.6, 1.4, false }, /* nothing to take a share of */
	};
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct estimate factor;

	(void)state;
	standard_dataset(&data);
	factor = range_price(&s, &data, 8); /* straffereaksjon: kalibrert */
	CHECK_NEAR(factor.low, 0.8, 1e-12);
	CHECK_NEAR(factor.high, 1.2, 1e-12);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct local_price price = { .service = 8, .source = table[i].source, .range = table[i].range };

		s.prices = &price;
		s.price_count = 1;
		factor = range_price(&s, &data, 8);
		CHECK_NEAR(factor.low, table[i].low, 1e-12);
		CHECK_NEAR(factor.high, table[i].high, 1e-12);
		assert_int_equal(factor.has_range, table[i].given);
	}
}

/* The weakest grade counts, but only at ages the scenario reaches and where the group differs. From 13–15 years at
 * the start, after a round of two years, in a period of twenty: those from 13 + 2 to 15 + 19 years. */
static void test_excess(void **state)
{
	static const struct {
		int group, age; /* whose figure at that age is a guess */
		double high;
	} table[] = {
		{ 1, 13 + 2 - 1, 1.1 }, { 1, 15 + 19 + 1, 1.1 }, { 1, 20, 1.4 }, { 0, 20, 1.4 }, { 1, 15 + 19, 1.4 }, { 0, 15 + 19, 1.4 },
		{ 1, 18, 1.4 },         { 1, 17, 1.1 }, /* nobody is disabled before 18: no difference */
	};
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);

	(void)state;
	s.period = 20;
	for (size_t i = 0; i < COUNT(table); i++) {
		static struct dataset data;

		standard_dataset(&data);
		CHECK_NEAR(range_excess(&s, &data, 0).high, 1.1, 1e-12); /* ufoeretrygd: avledet */
		data.quantity_grade[table[i].group][0][table[i].age] = GRADE_ANSLAG;
		CHECK_NEAR(range_excess(&s, &data, 0).high, table[i].high, 1e-12);
		CHECK_NEAR(range_excess(&s, &data, 0).low, 2 - table[i].high, 1e-12);
		CHECK_NEAR(range_excess(&s, &data, 0).expected, 1, 0);
	}
}

/* A service that children use: its first year with effect counts, and the year before does not. */
static void test_youngest(void **state)
{
	static struct dataset data;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	int service = STANDARD_SERVICES - 2; /* hjelpetiltak, of children: a group of its own grade */

	(void)state;
	standard_dataset(&data);
	data.quantity_grade[1][service][14] = GRADE_ANSLAG;
	CHECK_NEAR(range_excess(&s, &data, service).high, 1.2, 1e-12); /* kalibrert */
	data.quantity_grade[1][service][15] = GRADE_ANSLAG;
	CHECK_NEAR(range_excess(&s, &data, service).high, 1.4, 1e-12);
}

static void test_optimism(void **state)
{
	struct scenario s = { .without = { .expected = 0.5 }, .with = { 0.55, 0.6, 0.7, true, { 0 } },
			      .optimism = 0.2 };
	struct scenario out = range_optimism(&s);

	(void)state;
	/* 50 % + 0.8 · (5, 10, 20) percentage points */
	CHECK_NEAR(out.with.low, 0.54, 1e-12);
	CHECK_NEAR(out.with.expected, 0.58, 1e-12);
	CHECK_NEAR(out.with.high, 0.66, 1e-12);
	CHECK_NEAR(out.without.expected, 0.5, 0);
	out = range_optimism(&out); /* taken off once */
	CHECK_NEAR(out.with.expected, 0.58, 0);
	s.with.low = 0.48; /* harm is not made smaller */
	CHECK_NEAR(range_optimism(&s).with.low, 0.48, 0);
	CHECK_NEAR(range_optimism(&s).with.high, 0.66, 1e-12);
	s.with.expected = 0.4;
	CHECK_NEAR(range_optimism(&s).with.expected, 0.4, 0);
}

/* No year outside the period gains anything, and each year inside it what the period has no part in. */
static void test_gains_in_period(void **state)
{
	struct gains *whole = calloc(1, sizeof *whole), *brief = calloc(1, sizeof *brief);
	static struct dataset data;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);

	(void)state;
	standard_dataset(&data);
	s.period = 40;
	calc_gains(whole, &s, &data);
	s.period = 10;
	calc_gains(brief, &s, &data);
	for (int service = 0; service < data.service_count; service++)
		for (int k = 0; k < LIMIT_PERIOD; k++)
			CHECK_NEAR(brief->gain[service][k], k < 10 ? whole->gain[service][k] : 0, 0);
	free(whole);
	free(brief);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gains_in_period), cmocka_unit_test(test_success_rate),
		cmocka_unit_test(test_price),
		cmocka_unit_test(test_excess),
		cmocka_unit_test(test_youngest),
		cmocka_unit_test(test_optimism),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
