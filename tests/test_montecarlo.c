/* The draws against closed forms, against a plain simulation of another make, and against themselves. */
#include "check.h"
#include "standard.h"

#include "base/arena.h"
#include "study/montecarlo.h"
#include "engine/range.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdlib.h>

static struct dataset data;
static double chance_of_none; /* p0 of the runs */

static struct montecarlo run(const struct scenario *s, unsigned seed, long draws)
{
	struct montecarlo_options options = { .seed = seed, .draws = draws };
	struct montecarlo out;
	struct arena a = { 0 };

	montecarlo_run(&out, s, &data, chance_of_none, &options, &a);
	arena_free(&a);
	return out;
}

/* With both shares as ranges, one with ± by grade, and a harmful one. */
static struct scenario vary(int i, struct cost costs[3])
{
	struct scenario s = standard_scenario(costs);

	costs[0].amount = 4e6; /* so that both signs occur */
	s.duration = 4;
	if (i == 1) {
		s.without = (struct estimate){ 0.48, 0.5, 0.51, true, { 0 } };
		s.with = (struct estimate){ 0.55, 0.57, 0.66, true, { 0 } };
	}
	if (i == 2)
		s.with.expected = 0.47;
	return s;
}

/* Mean and deviation in closed form, derived anew: of σ from the moments of PERT, of a service's price times
 * excess from the coefficients of variation, then of the product of independent factors. */
static void closed_form(const struct scenario *s, int level, double *mean, double *deviation)
{
	struct scenario certain = *s;
	double m, v, sum = 0, spread = 0;
	struct results r;

	if (range_is_given(s)) {
		const struct estimate *e[] = { &s->with, &s->without };
		double part[2];

		v = 0;
		for (int i = 0; i < 2; i++) { /* PERT: (a + 4m + b)/6 and (µ − a)(b − µ)/7 */
			part[i] = (e[i]->low + 4 * e[i]->expected + e[i]->high) / 6;
			v += (part[i] - e[i]->low) * (e[i]->high - part[i]) / 7;
		}
		m = part[0] - part[1];
	} else {
		double half = range_of_evidence[s->evidence] * fabs(scenario_success_rate(s));

		m = scenario_success_rate(s);
		v = half * half / 7;
	}
	certain.with.expected = 1;
	certain.without.expected = 0;
	calc(&r, &certain, &data);
	for (int i = 0; i < STANDARD_SERVICES; i++) {
		struct estimate price = range_price(s, &data, i), excess = range_excess(s, &data, i);
		double p = (price.high - price.low) / 2 / 1.2815515655446004;
		double x = (excess.high - excess.low) / 2 / 1.2815515655446004;
		double w = r.service[i][level];

		sum += w;
		spread += w * w * ((1 + p * p) * (1 + x * x) - 1);
	}
	*mean = m * sum + r.implementation[level];
	*deviation = sqrt((v + m * m) * (spread + sum * sum) - m * m * sum * sum);
}

static void test_moments(void **state)
{
	const long draws = 400000;
	struct cost costs[3];

	(void)state;
	standard_dataset(&data);
	for (int i = 0; i < 3; i++) {
		struct scenario s = vary(i, costs);
		struct montecarlo m = run(&s, 7, draws);

		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			const struct spread *net = &m.net[level];
			double mean, deviation;

			closed_form(&s, level, &mean, &deviation);
			CHECK_NEAR(net->expected, mean, 1e-9 * fabs(mean) + 1e-6);
			CHECK_NEAR(net->expected_deviation, deviation, 1e-9 * deviation);
			/* Five standard errors; that of the deviation is wider for the skewed. */
			CHECK_NEAR(net->mean, mean, 5 * deviation / sqrt((double)draws));
			CHECK_NEAR(net->deviation, deviation, 10 * deviation / sqrt((double)draws));
		}
	}
}

/* One simulated set of results, service by service and price by excess. */
static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double lognormal(const gsl_rng *rng, struct estimate factor)
{
	double cv = (factor.high - factor.low) / 2 / 1.2815515655446004;
	double variance = log(1 + cv * cv);

	return gsl_ran_lognormal(rng, -variance / 2, sqrt(variance));
}

static double pert(const gsl_rng *rng, const struct estimate *e)
{
	double width = e->high - e->low;
	double alpha = 1 + 4 * (e->expected - e->low) / width, beta = 1 + 4 * (e->high - e->expected) / width;

	return e->low + width * gsl_ran_beta(rng, alpha, beta);
}

enum { SIMULATED = 100000 };

/* Draws nets of `level` after `years` years into `out`, sorted, with calc()'s gains of each service. */
static void simulate(double *out, const struct scenario *s, int level, int years)
{
	gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2); /* of another make */
	struct estimate price[STANDARD_SERVICES], excess[STANDARD_SERVICES];
	struct scenario certain = *s;
	struct results r;

	for (int i = 0; i < STANDARD_SERVICES; i++) {
		price[i] = range_price(s, &data, i);
		excess[i] = range_excess(s, &data, i);
	}
	gsl_rng_set(rng, 1);
	certain.with.expected = 1;
	certain.without.expected = 0;
	certain.period = years;
	calc(&r, &certain, &data);
	for (int n = 0; n < SIMULATED; n++) {
		double rate = pert(rng, &s->with) - pert(rng, &s->without), sum = 0;

		for (int i = 0; i < STANDARD_SERVICES; i++)
			sum += r.service[i][level] * lognormal(rng, price[i]) * lognormal(rng, excess[i]);
		out[n] = rate * sum + r.implementation[level];
	}
	qsort(out, SIMULATED, sizeof *out, compare);
	gsl_rng_free(rng);
}

/* Share of the sorted values that are not negative. */
static double share_not_negative(const double *values)
{
	int n = 0;

	while (n < SIMULATED && values[n] < 0)
		n++;
	return 1 - (double)n / SIMULATED;
}

static void test_quantiles(void **state)
{
	static double sorted[SIMULATED];
	struct cost costs[3];
	struct scenario s;
	struct montecarlo m;

	(void)state;
	standard_dataset(&data);
	s = vary(1, costs);
	m = run(&s, 3, SIMULATED);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct spread *net = &m.net[level];
		double error = 0.02 * net->deviation; /* of two samples of 100 000: about 0.008 at P90 */

		simulate(sorted, &s, level, s.period);
		CHECK_NEAR(net->p10, sorted[SIMULATED / 10], error);
		CHECK_NEAR(net->p50, sorted[SIMULATED / 2], error);
		CHECK_NEAR(net->p90, sorted[SIMULATED / 10 * 9], error);
		CHECK_NEAR(net->chance.probability, share_not_negative(sorted), 0.01);
	}
	assert_int_equal(m.horizon[m.horizon_count - 1], s.period);
	for (int h = 0; h < m.horizon_count; h += 3) {
		simulate(sorted, &s, TOTAL, m.horizon[h]);
		CHECK_NEAR(m.paid_back[h][TOTAL].probability, share_not_negative(sorted), 0.01);
	}
	assert_true(m.net[TOTAL].chance.probability > 0.05 && m.net[TOTAL].chance.probability < 0.95);
}

/* The period is always the last horizon and agrees with the net, however short. */
static void test_horizons(void **state)
{
	struct cost costs[3];

	(void)state;
	standard_dataset(&data);
	for (int period = 1; period <= LIMIT_PERIOD; period++) {
		struct scenario s = vary(0, costs);
		struct montecarlo m;

		s.period = period;
		m = run(&s, 1, 200);
		assert_true(m.horizon_count <= MONTECARLO_HORIZONS);
		assert_int_equal(m.horizon[m.horizon_count - 1], period);
		for (int h = 1; h < m.horizon_count; h++)
			assert_true(m.horizon[h - 1] < m.horizon[h]);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			CHECK_NEAR(m.paid_back[m.horizon_count - 1][level].probability,
				   m.net[level].chance.probability, 0);
	}
}

static void test_seed(void **state)
{
	struct cost costs[3];
	struct scenario s = vary(0, costs);
	struct montecarlo one, other;

	(void)state;
	standard_dataset(&data);
	one = run(&s, 42, 50001);
	other = run(&s, 42, 50001);
	assert_memory_equal(&one, &other, sizeof one);
	other = run(&s, 43, 50001);
	assert_true(one.net[TOTAL].mean != other.net[TOTAL].mean);
	assert_true(one.net[TOTAL].p50 != other.net[TOTAL].p50);
	CHECK_NEAR(one.net[TOTAL].expected, other.net[TOTAL].expected, 0);
}

/* The case with an effect of its own, or with harm: without effect is then better than with. */
static struct scenario mixed_case(bool harm, struct cost costs[3])
{
	struct scenario s = vary(1, costs);

	if (harm) {
		s.without = (struct estimate){ 0.55, 0.57, 0.66, true, { 0 } };
		s.with = (struct estimate){ 0.48, 0.5, 0.51, true, { 0 } };
	}
	return s;
}

/* Holds `m` against the draws in `works`, each of which is `lost` with probability `p0`. */
static void check_mixture(const struct montecarlo *m, int level, const double works[SIMULATED], double p0, double lost)
{
	static double sorted[SIMULATED];
	const struct spread *net = &m->net[level];
	double error = 0.02 * m->works[level].deviation + 1e-6, sum = 0, squares = 0;

	srand(5);
	for (int n = 0; n < SIMULATED; n++)
		sorted[n] = rand() < p0 * ((double)RAND_MAX + 1) ? lost : works[n];
	qsort(sorted, SIMULATED, sizeof *sorted, compare);
	for (int n = 0; n < SIMULATED; n++)
		sum += sorted[n] / SIMULATED;
	for (int n = 0; n < SIMULATED; n++)
		squares += (sorted[n] - sum) * (sorted[n] - sum) / SIMULATED;
	CHECK_NEAR(net->mean, sum, error);
	CHECK_NEAR(net->expected, sum, error);
	CHECK_NEAR(net->deviation, sqrt(squares), error);
	CHECK_NEAR(net->expected_deviation, sqrt(squares), error);
	CHECK_NEAR(net->p10, sorted[SIMULATED / 10], 2 * error);
	CHECK_NEAR(net->p50, sorted[SIMULATED / 2], 2 * error);
	CHECK_NEAR(net->p90, sorted[SIMULATED / 10 * 9], 2 * error);
	CHECK_NEAR(net->chance.probability, share_not_negative(sorted), 0.01);
}

/* The mixture against draws of it: each of the draws of the plain simulation is without effect with probability p0. */
static void test_mixture(void **state)
{
	static const struct {
		bool harm;
		double chances[3]; /* 0: no more */
	} table[] = { { false, { 0.05, 0.6, 1 } }, { true, { 0.35, 0.95, 0 } } };
	static double works[LEVELS_AND_TOTAL][SIMULATED];
	struct cost costs[3];

	(void)state;
	standard_dataset(&data);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct scenario s = mixed_case(table[i].harm, costs);
		struct results r;

		calc(&r, &s, &data);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			simulate(works[level], &s, level, s.period);
		for (size_t k = 0; k < COUNT(table[i].chances) && table[i].chances[k] > 0; k++) {
			struct montecarlo m;

			chance_of_none = table[i].chances[k];
			m = run(&s, 3, SIMULATED);
			chance_of_none = 0;
			for (int level = 0; level < LEVELS_AND_TOTAL; level++)
				check_mixture(&m, level, works[level], table[i].chances[k], r.implementation[level]);
		}
	}
}

/* 60 % lose the 980 769 kr for certain, so that is what P10 and P50 are; P90 is P75 of those that work. */
static void test_mixture_by_hand(void **state)
{
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct montecarlo m, plain;

	(void)state;
	standard_dataset(&data);
	plain = run(&s, 1, 5000);
	chance_of_none = 0.6;
	m = run(&s, 1, 5000);
	chance_of_none = 0;
	CHECK_NEAR(m.net[TOTAL].p10, -980769.230769, 1e-5);
	CHECK_NEAR(m.net[TOTAL].p50, -980769.230769, 1e-5);
	assert_true(m.net[TOTAL].p90 > plain.net[TOTAL].p50 && m.net[TOTAL].p90 < plain.net[TOTAL].p90);
	CHECK_NEAR(m.net[TOTAL].chance.probability, 0.4 * plain.net[TOTAL].chance.probability, 1e-12);
	CHECK_NEAR(m.net[LEVEL_FYLKESKOMMUNE].chance.probability,
		   0.4 * plain.net[LEVEL_FYLKESKOMMUNE].chance.probability + 0.6, 1e-12); /* pays nothing */
	assert_memory_equal(&m.works, &plain.net, sizeof m.works);
	assert_memory_equal(&m.works_paid_back, &plain.paid_back, sizeof m.works_paid_back);
	assert_memory_equal(&plain.works, &plain.net, sizeof m.works);
}

/* The same figures on every machine, to a relative 1e-9: those of the one this was written on. */
static void test_pinned(void **state)
{
	struct cost costs[3];
	struct scenario s = vary(0, costs);
	struct montecarlo m;

	(void)state;
	standard_dataset(&data);
	m = run(&s, MONTECARLO_SEED, MONTECARLO_DRAWS);
	CHECK_NEAR(m.net[TOTAL].mean, 1815689.0744981898, 1e-3);
	CHECK_NEAR(m.net[TOTAL].p10, -4435002.7851142623, 4e-3);
	CHECK_NEAR(m.net[LEVEL_KOMMUNE].p90, -6683256.1815559259, 6e-3);
}

/* Nobody is helped, and no range says that anybody may be: nothing is uncertain. */
static void test_certain(void **state)
{
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct montecarlo m;

	(void)state;
	standard_dataset(&data);
	s.with.expected = s.without.expected;
	m = run(&s, 1, 5000);
	CHECK_NEAR(m.net[TOTAL].p10, -980769.230769, 1e-5);
	CHECK_NEAR(m.net[TOTAL].p90, -980769.230769, 1e-5);
	CHECK_NEAR(m.net[TOTAL].deviation, 0, 1e-5);
	CHECK_NEAR(m.net[TOTAL].chance.probability, 0, 0);
	CHECK_NEAR(m.net[LEVEL_FYLKESKOMMUNE].chance.probability, 1, 0);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		assert_true(m.net[level].chance.certain);
}

/* What is spent before the first round is over is certain; what comes after is not, however likely. */
static void test_certain_at_first(void **state)
{
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct montecarlo m;

	(void)state;
	standard_dataset(&data);
	m = run(&s, 1, 5000);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct chance *before = &montecarlo_paid_back(&m, 2)[level];
		const struct chance *after = &montecarlo_paid_back(&m, 3)[level];

		assert_true(before->certain);
		CHECK_NEAR(before->probability, level == LEVEL_KOMMUNE || level == LEVEL_FYLKESKOMMUNE, 0);
		assert_false(after->certain);
		assert_false(m.net[level].chance.certain);
	}
	assert_ptr_equal(montecarlo_paid_back(&m, s.period), m.paid_back[m.horizon_count - 1]);
	assert_null(montecarlo_paid_back(&m, 7));
	assert_null(montecarlo_paid_back(&m, s.period + 10));
}

/* One draw, and a share that is certain because its range is a point. */
static void test_one_draw(void **state)
{
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct montecarlo m;

	(void)state;
	standard_dataset(&data);
	s.with = (struct estimate){ 0.6, 0.6, 0.6, true, { 0 } };
	m = run(&s, 1, 1);
	assert_true(m.net[TOTAL].chance.probability == 0 || m.net[TOTAL].chance.probability == 1);
	CHECK_NEAR(m.net[TOTAL].deviation, 0, 0);
	CHECK_NEAR(m.net[TOTAL].p50, m.net[TOTAL].mean, m.net[TOTAL].expected_deviation / 4096);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moments),          cmocka_unit_test(test_quantiles),
		cmocka_unit_test(test_horizons),         cmocka_unit_test(test_seed),
		cmocka_unit_test(test_mixture), cmocka_unit_test(test_mixture_by_hand),
		cmocka_unit_test(test_pinned),           cmocka_unit_test(test_certain),
		cmocka_unit_test(test_certain_at_first), cmocka_unit_test(test_one_draw),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
