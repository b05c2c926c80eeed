/* How a result stands to the tables its group was fitted to: whose it is, and how sure. */
#include "check.h"

#include "base/arena.h"
#include "engine/fitted.h"
#include "engine/range.h"
#include "standard.h"
#include "study/montecarlo.h"
#include "study/grades.h"

enum { MOST_ROWS = 40 };

/* A group fitted to its own results: all lines of one table, and half-widths at 20 and 40 years. */
struct fitted_case {
	struct dataset data;
	struct scenario s;
	struct results r;
	struct fitted_row rows[MOST_ROWS];
};

static struct fitted_row *add_row(struct fitted_case *c, enum fitted_kind kind, int period)
{
	struct fitted_row *row = &c->rows[c->data.fitted_count++];

	*row = (struct fitted_row){ .kind = kind, .group = 1, .ages = { { 13, 15 } }, .age_count = 1, .period = period,
				    .duration = 2, .round = 2, .rate = 0.04, .helped = 10, .sector = -1, .level = -1,
				    .source = "Prøve" };
	return row;
}

static void make(struct fitted_case *c, struct cost costs[3])
{
	standard_dataset(&c->data);
	c->s = standard_scenario(costs);
	c->s.difference = 1;
	c->data.fitted = c->rows;
	for (int service = 0; service < c->data.service_count; service++)
		for (int age = 0; age < AGES; age++)
			c->data.row_grade[1][service][age] = c->data.quantity_grade[1][service][age] = GRADE_KALIBRERT;
	calc(&c->r, &c->s, &c->data);
	for (int sector = 0; sector < c->data.sector_count; sector++) {
		struct fitted_row *row = add_row(c, FITTED_TABLE, 40);

		row->sector = sector;
		row->typed = round(c->r.sector[sector][TOTAL]);
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		struct fitted_row *row = add_row(c, FITTED_TABLE, 40);

		row->level = level;
		row->typed = round(c->r.net[level]);
		row->cost = -c->r.implementation[level];
		for (int period = 20; period <= 40; period += 20) {
			row = add_row(c, FITTED_WIDTH, period);
			row->level = level;
			row->computed = 1000 * period;
			row->half_width = level == LEVEL_KOMMUNE ? 2000 : 1000;
		}
	}
}

static void test_status(void **state)
{
	static struct fitted_case c;
	struct cost costs[3];
	struct fitted f;

	(void)state;
	make(&c, costs);
	fitted_find(&f, &c.s, &c.data, &c.r);
	assert_int_equal(f.status, FITTED_AS_KS);
	c.s.ages[1] = (struct interval){ 16, 18 }; /* of one interval the second says nothing */
	fitted_find(&f, &c.s, &c.data, &c.r);
	assert_int_equal(f.status, FITTED_AS_KS);
	c.s.distribution = 1; /* who pays is another matter */
	fitted_find(&f, &c.s, &c.data, &c.r);
	assert_int_equal(f.status, FITTED_OTHERWISE);
	c.s.distribution = 0;
	c.s.difference = 0.71; /* and so is what a success closes */
	fitted_find(&f, &c.s, &c.data, &c.r);
	assert_int_equal(f.status, FITTED_OTHERWISE);
	c.s.difference = 1;
	c.s.period = 39;
	fitted_find(&f, &c.s, &c.data, &c.r);
	assert_int_equal(f.status, FITTED_BETWEEN);
	c.s.period = 40;
	c.rows[0].typed += 100; /* a data set that has changed since */
	fitted_find(&f, &c.s, &c.data, &c.r);
	assert_int_equal(f.status, FITTED_OTHERWISE);
	c.s.group = 0;
	fitted_find(&f, &c.s, &c.data, &c.r);
	assert_int_equal(f.status, FITTED_NOT);
}

/* At 20 years the kommune's figure is 20 000 ± 2000 (10 %), at 40 years 40 000 ± 2000 (5 %); at 30, halfway, 30 000 ± 2000.
 * The total has half of that, so the kommune's counts. */
static void test_width(void **state)
{
	static const struct { int period; double width; } table[] = {
		{ 20, 0.1 }, { 40, 0.05 }, { 30, 2.0 / 30 }, { 10, 0.1 }, { 60, 0.05 },
	};
	static struct fitted_case c;
	struct cost costs[3];

	(void)state;
	make(&c, costs);
	for (size_t i = 0; i < COUNT(table); i++) {
		c.s.period = table[i].period;
		CHECK_NEAR(fitted_half_width(&c.s, &c.data), table[i].width, 1e-12);
		CHECK_NEAR(range_excess(&c.s, &c.data, 0).high, 1 + table[i].width, 1e-12);
		CHECK_NEAR(range_price(&c.s, &c.data, 0).high, 1, 0);
	}
	c.s.ages[0] = (struct interval){ 6, 9 }; /* of which the fit says nothing */
	CHECK_NEAR(fitted_half_width(&c.s, &c.data), range_of_grade[GRADE_KALIBRERT], 0);
}

/* With a success rate that is certain, the draws of what is gained lie within the half-width in eight of ten: services
 * that are fitted move together, so that it does not average out. */
static void test_draws(void **state)
{
	static struct fitted_case c;
	struct montecarlo_options options = { .seed = 1, .draws = 20000 };
	struct arena arena = { 0 };
	struct cost costs[3];
	struct montecarlo out = { 0 };
	double gain;

	(void)state;
	make(&c, costs);
	c.s.with.has_range = true;
	c.s.with.low = c.s.with.high = c.s.with.expected;
	c.s.without.low = c.s.without.high = c.s.without.expected;
	montecarlo_run(&out, &c.s, &c.data, 0, &options, &arena);
	gain = c.r.net[TOTAL] - c.r.implementation[TOTAL];
	CHECK_NEAR((out.works[TOTAL].p90 - out.works[TOTAL].p10) / 2, 0.05 * gain, 0.05 * 0.05 * gain);
	arena_free(&arena);
}

/* What the tables fix is all of a contribution, whatever the grade of the price. */
static void test_grade(void **state)
{
	static struct fitted_case c;
	static struct grades grades;
	struct cost costs[3];

	(void)state;
	make(&c, costs);
	grades_find(&grades, &c.s, &c.data, &c.r);
	CHECK_NEAR(grades.share[PART_ALL][TOTAL][GRADE_KALIBRERT], 1, 1e-12);
	assert_int_equal(grades.weakest, GRADE_KALIBRERT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_status), cmocka_unit_test(test_width),
		cmocka_unit_test(test_draws),  cmocka_unit_test(test_grade),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
