/* What results rest on, and what the scenario's own choices do to them. */
#include "check.h"

#include "study/departures.h"
#include "study/grades.h"
#include "engine/range.h"
#include "standard.h"

#include <stdlib.h>
#include <string.h>

/* Two services used only at 20: 100 kr more for the kommune, and 300 kr less for the state. */
static void small(struct dataset *data, struct scenario *s)
{
	static const enum grade population[] = { GRADE_AVLEDET, GRADE_PUBLISERT };
	static const enum grade row[] = { GRADE_KALIBRERT, GRADE_PUBLISERT };

	memset(data, 0, sizeof *data);
	data->price_year = data->kpi.first = data->kpi.last = 2017;
	data->kpi.value[0] = 100;
	data->service_count = 2;
	data->sector_count = 1;
	data->group_count = 2;
	data->services[0] =
		(struct service){ .price = 100, .share = { 1, 0, 0 }, .grade = GRADE_PUBLISERT };
	data->services[1] =
		(struct service){ .price = 100, .share = { 0, 0, 1 }, .grade = GRADE_AVLEDET };
	for (int service = 0; service < 2; service++) {
		data->quantity[0][service][20] = 3;
		data->quantity[1][service][20] = service ? 0 : 4;
		data->quantity_grade[0][service][20] = population[service];
		data->row_grade[1][service][20] = row[service];
		data->quantity_grade[1][service][20] =
			row[service] > population[service] ? row[service] : population[service];
	}
	*s = (struct scenario){ .group = 1,
				.ages = { { 19, 19 } },
				.age_count = 1,
				.start = 2024,
				.duration = 1,
				.round = 1,
				.participants = 10,
				.without = { .expected = 0.5 },
				.with = { .expected = 0.6 },
				.period = 5,
				.price_year = 2017, .difference = 1 };
}

static void test_by_hand(void **state)
{
	struct dataset *data = malloc(sizeof *data);
	struct results *r = malloc(sizeof *r);
	struct grades g;
	struct scenario s;

	(void)state;
	small(data, &s);
	calc(r, &s, data);
	grades_find(&g, &s, data, r);
	CHECK_NEAR(g.service[0].share, 0.25, 1e-12); /* 100 of 100 + 300 */
	CHECK_NEAR(g.service[1].share, 0.75, 1e-12);
	CHECK_NEAR(g.share[PART_PRICE][TOTAL][GRADE_PUBLISERT], 0.25, 1e-12);
	CHECK_NEAR(g.share[PART_PRICE][TOTAL][GRADE_AVLEDET], 0.75, 1e-12);
	CHECK_NEAR(g.share[PART_POPULATION][TOTAL][GRADE_PUBLISERT], 0.75, 1e-12);
	CHECK_NEAR(g.share[PART_GROUP][TOTAL][GRADE_KALIBRERT], 0.25, 1e-12);
	CHECK_NEAR(g.share[PART_ALL][TOTAL][GRADE_AVLEDET], 0.75, 1e-12);
	CHECK_NEAR(g.share[PART_ALL][LEVEL_KOMMUNE][GRADE_KALIBRERT], 1, 1e-12);
	CHECK_NEAR(g.share[PART_ALL][LEVEL_FYLKESKOMMUNE][GRADE_KALIBRERT], 0, 0);
	assert_int_equal(g.service[0].grade[PART_ALL], GRADE_KALIBRERT);
	assert_int_equal(g.service[1].grade[PART_ALL], GRADE_AVLEDET);
	assert_int_equal(g.weakest, GRADE_KALIBRERT);
	/* One helped: 100 kr, ± √(0.05² + 0.20²); −300 kr, ± √(0.10² + 0.05²). */
	CHECK_NEAR(g.service[0].range.value, 100, 1e-9);
	CHECK_NEAR(g.service[0].range.low, 100 * (1 - sqrt(0.05 * 0.05 + 0.20 * 0.20)), 1e-9);
	CHECK_NEAR(g.service[1].range.low, -300 * (1 + sqrt(0.10 * 0.10 + 0.05 * 0.05)), 1e-9);
	CHECK_NEAR(g.service[1].range.high, -300 * (1 - sqrt(0.10 * 0.10 + 0.05 * 0.05)), 1e-9);
	CHECK_NEAR(g.weak[TOTAL].value, 100, 1e-9); /* only the calibrated one */
	CHECK_NEAR(g.weak[TOTAL].high, g.service[0].range.high, 1e-9);
	CHECK_NEAR(g.weak[LEVEL_STAT].high, 0, 0);
	free(r);
	free(data);
}

/* A local price with a source is published, one without an estimate. */
static void test_local_price(void **state)
{
	struct dataset *data = malloc(sizeof *data);
	struct results *r = malloc(sizeof *r);
	struct local_price price = { .service = 1, .price = 100, .price_year = 2017 };
	struct scenario s;
	struct grades g;

	(void)state;
	small(data, &s);
	s.prices = &price;
	s.price_count = 1;
	calc(r, &s, data);
	grades_find(&g, &s, data, r);
	assert_int_equal(g.service[1].grade[PART_PRICE], GRADE_ANSLAG);
	assert_int_equal(g.weakest, GRADE_ANSLAG);
	price.source = "Regnskapet";
	grades_find(&g, &s, data, r);
	assert_int_equal(g.service[1].grade[PART_PRICE], GRADE_PUBLISERT);
	free(r);
	free(data);
}

/* Shares sum to 1 for every part and level, and the services' to 1; a range holds its value. With
 * one sign per service, each share is its part of the sum of absolute present values, rounds and
 * fading and all. */
static void test_standard(void **state)
{
	struct dataset *data = malloc(sizeof *data);
	struct results *r = malloc(sizeof *r);
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	double absolute = 0, sum = 0;
	struct grades g;

	(void)state;
	standard_dataset(data);
	s.duration = 4;
	s.round = 2;
	s.fade = 0.03;
	s.effect_years = 25;
	s.ages[1] = (struct interval){ 16, 18 };
	s.age_count = 2;
	calc(r, &s, data);
	grades_find(&g, &s, data, r);
	for (int part = 0; part < GRADE_PARTS; part++) {
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			double all = 0;

			for (int grade = 0; grade < GRADES; grade++)
				all += g.share[part][level][grade];
			CHECK_NEAR(all, 1, 1e-12);
		}
	}
	for (int service = 0; service < data->service_count; service++)
		absolute += fabs(r->service[service][TOTAL]);
	for (int service = 0; service < data->service_count; service++) {
		const struct grade_service *one = &g.service[service];

		CHECK_NEAR(one->share, fabs(r->service[service][TOTAL]) / absolute, 1e-12);
		assert_true(one->range.low <= one->range.value &&
			    one->range.value <= one->range.high);
		sum += one->share;
	}
	CHECK_NEAR(sum, 1, 1e-12);
	free(r);
	free(data);
}

/* Nothing differs: nothing is divided by nothing. */
static void test_nothing(void **state)
{
	struct dataset *data = malloc(sizeof *data);
	struct results *r = malloc(sizeof *r);
	struct scenario s;
	struct grades g;

	(void)state;
	small(data, &s);
	memcpy(data->quantity[1], data->quantity[0], sizeof data->quantity[0]);
	calc(r, &s, data);
	grades_find(&g, &s, data, r);
	CHECK_NEAR(g.share[PART_ALL][TOTAL][GRADE_PUBLISERT], 0, 0);
	CHECK_NEAR(g.weak[TOTAL].high, 0, 0);
	free(r);
	free(data);
}

static void test_departures(void **state)
{
	static struct dataset data, chosen;
	static struct results r;
	struct local_price prices[2] = {
		{ .service = 0, .price = 150, .price_year = 2017, .source = "Regnskap" },
		{ .service = 1, .price = 50, .price_year = 2017 }
	};
	struct departures out;
	struct grades grades;
	struct scenario s;

	(void)state;
	small(&data, &s);
	calc(&r, &s, &data);
	departures_find(&out, &s, &data, &data, &r);
	assert_int_equal(out.count, 0);
	assert_null(departures_of(&out, DEPARTURE_SHARES));

	/* The kommune pays half of the second service: −300 kr becomes −75 kr of 50 kr each and
	 * shared. */
	data.distributions[1].names[1] = true;
	data.distributions[1].share[1][LEVEL_KOMMUNE] = 0.5;
	data.distributions[1].share[1][LEVEL_STAT] = 0.5;
	data.distribution_count = 2;
	data.distributions[1].grade[1] = GRADE_ANSLAG;
	chosen = data;
	dataset_distribute(&chosen, 1, 0);
	assert_int_equal(chosen.services[1].grade, GRADE_AVLEDET); /* the price's own, for its range */
	assert_int_equal(service_grade(&chosen.services[1]), GRADE_ANSLAG);
	assert_int_equal(service_grade(&chosen.services[0]), GRADE_PUBLISERT);
	data.sectors[0].is_service = chosen.sectors[0].is_service = true;
	data.deflator = data.kpi;
	chosen.deflator = chosen.kpi;
	s.distribution = 1;
	s.deflator = DEFLATOR_MUNICIPAL;
	s.prices = prices;
	s.price_count = 2;
	calc(&r, &s, &chosen);
	grades_find(&grades, &s, &chosen, &r);
	assert_int_equal(grades.service[0].grade[PART_PRICE], GRADE_PUBLISERT); /* a price with a source */
	assert_int_equal(grades.service[1].grade[PART_PRICE], GRADE_ANSLAG);
	departures_find(&out, &s, &data, &chosen, &r);
	assert_int_equal(out.count, 4);
	assert_ptr_equal(out.items[0].price, &prices[0]);
	CHECK_NEAR(out.items[0].standard, 100, 0);
	CHECK_NEAR(out.items[0].own, 150, 0);
	CHECK_NEAR(out.items[0].net[LEVEL_KOMMUNE], 50, 1e-9); /* 150 in the place of 100 */
	CHECK_NEAR(out.items[1].net[LEVEL_KOMMUNE], 75, 1e-9); /* −75 in the place of −150 */
	CHECK_NEAR(out.items[1].net[TOTAL], 150, 1e-9);
	assert_ptr_equal(departures_of(&out, DEPARTURE_PRICE), &out.items[0]);
	assert_ptr_equal(departures_of(&out, DEPARTURE_SHARES), &out.items[2]);
	assert_ptr_equal(departures_of(&out, DEPARTURE_DEFLATOR), &out.items[3]);
	CHECK_NEAR(out.items[2].net[LEVEL_KOMMUNE], -75, 1e-9); /* half of −150 */
	CHECK_NEAR(out.items[2].net[LEVEL_STAT], 75, 1e-9);
	CHECK_NEAR(out.items[2].net[TOTAL], 0, 1e-9);
	assert_int_equal(out.items[3].kind, DEPARTURE_DEFLATOR);
	CHECK_NEAR(out.items[3].net[TOTAL], 0, 1e-9); /* the same index */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_hand),    cmocka_unit_test(test_local_price),
		cmocka_unit_test(test_standard),   cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_departures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
