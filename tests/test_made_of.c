/* Persons, how they become money, what break-even rests on, and no effect: by hand, and against a second, plain
 * implementation over random scenarios. */
#include "check.h"

#include "base/arena.h"
#include "base/file.h"
#include "engine/range.h"
#include "export/results.h"
#include "standard.h"
#include "study/study.h"
#include "input/scenario_read.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct dataset *real; /* data/ */

static int set_up(void **state)
{
	struct diag d = { .arena = &arena };

	(void)state;
	real = NEW(&arena, struct dataset);
	return dataset_read(real, "data", NULL, &arena, &d) ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* One expenditure of 100 kr, of which the group uses 3 and the population 1 at every age, paid by the kommune. Ten
 * participants, one helped, a year of 150 kr from 2020, four years, no discounting: 200 kr in 2021, 2022 and 2023. */
static void by_hand(struct dataset *data, struct scenario *s, struct cost *cost)
{
	memset(data, 0, sizeof *data);
	data->price_year = 2017;
	data->kpi = (struct price_index){ .first = 2017, .last = 2017, .value = { 100 } };
	data->group_count = 2;
	data->sector_count = 2;
	data->service_count = 3;
	for (int i = 0; i < 3; i++)
		data->services[i] = (struct service){ .sector = i == 2, .price = 100, .share = { 1, 0, 0 },
						      .unit = i ? "krone i utgift" : "barn med tiltak",
						      .realisation = (enum realisation)i };
	for (int age = 0; age < AGES; age++) {
		data->quantity[0][0][age] = 1;
		data->quantity[1][0][age] = 3;
	}
	*cost = (struct cost){ .kind = COST_GROSS, .level = LEVEL_KOMMUNE, .amount = 150, .every_year = true };
	*s = (struct scenario){
		.group = 1, .ages = { { 10, 12 } }, .age_count = 1, .start = 2020, .duration = 1, .round = 1,
		.participants = 10, .without = { .expected = 0.5 }, .with = { .expected = 0.6 }, .costs = cost,
		.cost_count = 1, .period = 4, .price_year = 2017, .difference = 1, .evidence = EVIDENCE_ANSLAG,
	};
}

static void test_by_hand(void **state)
{
	static struct dataset data;
	static struct made_of m;
	static struct results r;
	struct scenario s;
	struct cost cost;

	(void)state;
	by_hand(&data, &s, &cost);
	calc(&r, &s, &data);
	made_of_find(&m, &s, &data, &r);
	/* 10 · 10 % · (1 − 3) = −2 children a year in 2021–2023, −6 in all, all of them for the one helped */
	CHECK_NEAR(m.use[0].year[0], 0, 0);
	CHECK_NEAR(m.use[0].year[1], -2, 1e-12);
	CHECK_NEAR(m.use[0].sum, -6, 1e-12);
	CHECK_NEAR(m.use[0].per_success, -6, 1e-12);
	assert_true(m.use[0].counts_persons && !m.use[1].counts_persons);
	CHECK_NEAR(m.realised[REALISED_AT_ONCE][LEVEL_KOMMUNE], 450, 1e-9); /* 3 · 200 − 150 */
	CHECK_NEAR(m.realised[REALISED_IN_CAPACITY][LEVEL_KOMMUNE], 0, 0);
	/* −150, 50, …: break-even in 2022, by 2 children fewer in 2021; never without the only service there is */
	assert_int_equal(r.payback[TOTAL].year, 2022);
	assert_int_equal(m.rest[TOTAL].service, 0);
	assert_int_equal(m.rest[TOTAL].without.status, PAYBACK_NOT_IN_PERIOD);
	CHECK_NEAR(m.rest[TOTAL].fewer, -2, 1e-12);
	assert_int_equal(m.rest[LEVEL_STAT].service, -1);

	/* Half of the difference: −1 a year. */
	s.difference = 0.5;
	calc(&r, &s, &data);
	made_of_find(&m, &s, &data, &r);
	CHECK_NEAR(m.use[0].sum, -3, 1e-12);

	/* A second service of 60 kr a year, in the same sector, by staff time: 260 a year pays 150 in the first year, and
	 * 200 of it does too, but 60 alone takes three: −150, −90, −30, 30. */
	s.difference = 1;
	for (int age = 0; age < AGES; age++)
		data.quantity[1][2][age] = 0.6;
	data.services[2].sector = 0;
	calc(&r, &s, &data);
	made_of_find(&m, &s, &data, &r);
	assert_int_equal(m.rest[TOTAL].service, 0);
	assert_int_equal(m.rest[TOTAL].without.year, 2024);
	assert_int_equal(m.rest[TOTAL].without_sector.status, PAYBACK_NOT_IN_PERIOD);
	CHECK_NEAR(m.realised[REALISED_IN_CAPACITY][TOTAL], 180, 1e-9);
}

/* 2024 rests on 0.8 fewer children in care in 2023; without care measures it is 2026, without child welfare 2029. */
static void test_published(void **state)
{
	static struct made_of m;
	static struct results r;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	int care = dataset_service(real, "omsorgstiltak");

	(void)state;
	s.group = dataset_group(real, "lavinntekt-trygd");
	calc(&r, &s, real);
	made_of_find(&m, &s, real, &r);
	assert_int_equal(m.rest[TOTAL].service, care);
	assert_int_equal(m.rest[TOTAL].without.year, 2026);
	assert_int_equal(m.rest[TOTAL].without_sector.year, 2029);
	CHECK_NEAR(m.rest[TOTAL].fewer, -0.8, 0.05);
	CHECK_NEAR(m.use[care].year[3], -0.5, 0.05);
}

static double uniform(double low, double high)
{
	return low + (high - low) * rand() / RAND_MAX;
}

static int between(int low, int high)
{
	return low + rand() % (high - low + 1);
}

static struct scenario random_scenario(struct cost costs[4])
{
	int round = between(1, 4), first = between(0, real->interval_count - 2);
	struct scenario s = {
		.group = between(1, real->group_count - 1), .age_count = between(1, 2),
		.ages = { real->intervals[first], real->intervals[first + 1] },
		.start = between(2010, 2040), .round = round, .duration = round * between(1, 3),
		.participants = between(1, 500), .without = { .expected = uniform(0, 1) },
		.with = { .expected = uniform(0, 1) }, .costs = costs, .cost_count = 4, .period = between(1, 60),
		.rate = { uniform(0, 0.1), between(0, 1) }, .price_year = between(2010, 2025),
		.fade = between(0, 1) * uniform(0, 0.3), .effect_years = between(0, 1) * between(1, 40),
		.difference = uniform(0, 1), .evidence = (enum evidence)between(EVIDENCE_NONE, EVIDENCE_METAANALYSE),
		.no_effect = { .given = between(0, 1), .share = uniform(0, 1) },
	};

	for (int i = 0; i < 4; i++)
		costs[i] = (struct cost){
			.kind = (enum cost_kind)between(0, 2), .level = (enum level)between(0, 2),
			.receiver = (enum level)between(0, 2), .amount = uniform(0, 1e6), .every_year = true,
		};
	return s;
}

/* What the engine does, written the long way: person by person of each starting age, in each round, in each year. */
static double plain_use(const struct scenario *s, int service, int year)
{
	double sum = 0;

	for (int began = 0; began + s->round <= s->duration; began += s->round) {
		int k = year - began, m = k - s->round;
		double left = s->difference, more = 0;

		if (m < 0 || (s->effect_years && m >= s->effect_years))
			continue;
		for (int i = 0; i < m; i++)
			left *= 1 - s->fade;
		for (int i = 0; i < s->age_count; i++) {
			double part = 0;

			for (int age = s->ages[i].from; age <= s->ages[i].to; age++)
				if (age + k <= 59)
					part += real->quantity[0][service][age + k] -
						real->quantity[s->group][service][age + k];
			more += part / (s->ages[i].to - s->ages[i].from + 1) / s->age_count;
		}
		sum += s->participants * (s->with.expected - s->without.expected) * left * more;
	}
	return sum;
}

static double plain_factor(const struct scenario *s, int k)
{
	double factor = 1;

	for (int year = 1; year <= k; year++)
		factor /= 1 + (!s->rate.falling ? s->rate.yearly : year <= 40 ? 0.04 : year <= 75 ? 0.03 : 0.02);
	return factor;
}

/* The present value of a service's gain at each level, from the persons. */
static void plain_gain(double out[LEVELS_AND_TOTAL], const struct scenario *s, int service)
{
	const struct service *sv = &real->services[service];
	double kpi = price_index_factor(&real->kpi, 2017, s->price_year), sum = 0;

	for (int k = 0; k < s->period; k++)
		sum += plain_use(s, service, k) * (sv->revenue ? 1 : -1) * sv->price * kpi * plain_factor(s, k);
	for (int level = 0; level < LEVELS; level++)
		out[level] = sum * sv->share[level];
	out[TOTAL] = sum;
}

static void check_against_plain(const struct scenario *s, struct diag *d)
{
	struct study_options options = { .montecarlo = { 1, 1 }, .rules = RULES_NOW };
	struct study *study = study_make(s, real, &options, d->arena, d);
	double gain[LEVELS_AND_TOTAL] = { 0 }, realised[REALISATIONS][LEVELS_AND_TOTAL] = { { 0 } };
	double p0 = s->no_effect.given ? s->no_effect.share : (double[]){ 0.6, 0.6, 0.6, 0.5, 0.35 }[s->evidence];

	for (int service = 0; service < real->service_count; service++) {
		const struct use *use = &study->made_of.use[service];
		double one[LEVELS_AND_TOTAL], sum = 0, scale = 1e-12;

		for (int k = 0; k < s->period; k++) {
			double plain = plain_use(s, service, k);

			scale = fmax(scale, fabs(plain));
			CHECK_NEAR(use->year[k], plain, 1e-9 * scale);
			sum += plain;
		}
		CHECK_NEAR(use->sum, sum, 1e-8 * scale);
		plain_gain(one, s, service);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			gain[level] += one[level];
			realised[real->services[service].realisation][level] += one[level];
		}
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		double cost = study->results.implementation[level], near = 1e-9 * (fabs(gain[TOTAL]) + 1e6);

		CHECK_NEAR(study->results.net[level], gain[level] + cost, near);
		CHECK_NEAR(study->expected_net[level], (1 - p0) * gain[level] + cost, near);
		realised[REALISED_AT_ONCE][level] += cost;
		for (int how = 0; how < REALISATIONS; how++)
			CHECK_NEAR(study->made_of.realised[how][level], realised[how][level], near);
	}
	CHECK_NEAR(study->no_effect, p0, 0);
}

/* Without a service is as if it had no price. */
static void check_rest(const struct scenario *s)
{
	static struct dataset other;
	static struct made_of m;
	static struct results r, without;
	int latest[LEVELS_AND_TOTAL] = { 0 };

	calc(&r, s, real);
	made_of_find(&m, s, real, &r);
	for (int service = 0; service < real->service_count; service++) {
		other = *real;
		other.services[service].price = 0;
		calc(&without, s, &other);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			const struct payback *p = &without.payback[level];
			int late = p->status == PAYBACK_REACHED ? p->years : p->status == PAYBACK_NOT_IN_PERIOD ? 99 : 0;

			latest[level] = late > latest[level] ? late : latest[level];
			if (m.rest[level].service == service)
				assert_int_equal(m.rest[level].without.years, p->status == PAYBACK_REACHED ? late : 0);
		}
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct payback *p = &m.rest[level].without;

		assert_int_equal(m.rest[level].service >= 0, r.payback[level].status == PAYBACK_REACHED);
		if (m.rest[level].service >= 0)
			assert_int_equal(p->status == PAYBACK_REACHED	      ? p->years
					 : p->status == PAYBACK_NOT_IN_PERIOD ? 99
									      : 0,
					 latest[level]);
	}
}

static void test_random(void **state)
{
	(void)state;
	srand(11);
	for (int run = 0; run < 150; run++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct cost costs[4];
		struct scenario s = random_scenario(costs);

		check_against_plain(&s, &d);
		check_rest(&s);
		arena_free(&a);
	}
}

static double number(const json_t *root, const char *a, const char *b)
{
	const json_t *value = json_object_get(json_object_get(root, a), b);

	assert_true(json_is_number(value));
	return json_number_value(value);
}

/* The published example as JSON: what is told apart adds up to what is told in one. */
static void test_json(void **state)
{
	static const char file[] = "examples/publisert/scenario.yaml";
	struct study_options options = { .montecarlo = { 1, 10 }, .rules = RULES_NOW };
	struct diag d = { .arena = &arena };
	struct scenario s;
	struct str text;
	const struct study *study;
	double gain = 0;
	json_t *root, *item;
	size_t i;

	(void)state;
	assert_true(file_read_text(&text, file, LIMIT_SCENARIO_BYTES, true, &arena, &d, (struct place){ 0 }));
	assert_true(scenario_read(&s, text, file, NULL, 0, real, &arena, &d));
	study = study_make(&s, real, &options, &arena, &d);
	root = results_object(study);
	/* kroner of 2017, undiscounted: each service's price times its sum */
	json_array_foreach(json_object_get(root, "antall"), i, item)
		gain += json_number_value(json_object_get(item, "sum")) * real->services[i].price *
			(real->services[i].revenue ? 1 : -1);
	for (int k = 0; k < s.period; k++)
		gain -= study->results.gain[k][TOTAL];
	CHECK_NEAR(gain, 0, 1e-3);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		json_t *split = json_object_get(json_object_get(root, "innloesing"), level_id[level]);
		double sum = 0;

		for (int how = 0; how < REALISATIONS; how++)
			sum += json_number_value(json_object_get(split, realisation_id[how]));
		CHECK_NEAR(sum, study->results.net[level], 1e-6);
		CHECK_NEAR(number(root, "ks_fordeling", level_id[level]), study->results.net[level], 1e-6);
	}
	/* 13 748 206.65 · 0.4 − 980 769.23 */
	CHECK_NEAR(number(root, "forventet_netto", "totalt"), 4518513.43, 0.01);
	CHECK_NEAR(number(root, "uten_virkning", "stat"), -980769.23, 0.01);
	CHECK_NEAR(number(root, "usikkerhet", "uten_virkning"), 0.6, 0);
	assert_true(json_is_false(json_object_get(json_object_get(root, "usikkerhet"), "vises")));
	assert_true(json_is_object(json_object_get(
		json_object_get(json_object_get(root, "usikkerhet"), "hvis_virker"), "kommune")));
	item = json_object_get(json_object_get(json_object_get(root, "tilbakebetaling"), "totalt"), "hviler_paa");
	assert_string_equal(json_string_value(json_object_get(item, "tjeneste")), "omsorgstiltak");
	assert_int_equal(json_integer_value(json_object_get(item, "uten")), 2026);
	item = json_object_get(root, "forutsetninger");
	CHECK_NEAR(number(root, "forutsetninger", "andel_av_forskjellen"), 1, 0);
	assert_int_equal(json_array_size(json_object_get(item, "kostnader")), 3);
	assert_string_equal(json_string_value(json_object_get(item, "fordeling")), "2017");
	assert_true(json_is_false(json_object_get(item, "fordeling_valgt")));
	json_decref(root);
}

/* Who may print probabilities, and what the chance of no effect is. */
static void test_no_effect(void **state)
{
	static const struct {
		enum evidence evidence;
		struct no_effect given;
		double p0;
		bool shows;
	} table[] = {
		{ EVIDENCE_NONE, { .given = false }, 0.6, false },
		{ EVIDENCE_ANSLAG, { .given = false }, 0.6, false },
		{ EVIDENCE_ERFARING, { .given = false }, 0.6, false },
		{ EVIDENCE_STUDIE, { .given = false }, 0.5, true },
		{ EVIDENCE_METAANALYSE, { .given = false }, 0.35, true },
		{ EVIDENCE_ANSLAG, { 0.2, true, "To forsøk", { 0 }, { 0 } }, 0.2, true },
		{ EVIDENCE_METAANALYSE, { 0.2, true, NULL, { 0 }, { 0 } }, 0.2, false },
		{ EVIDENCE_STUDIE, { 0, true, "Et forsøk", { 0 }, { 0 } }, 0, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct scenario s = { .evidence = table[i].evidence, .no_effect = table[i].given };

		CHECK_NEAR(range_no_effect(&s), table[i].p0, 0);
		assert_int_equal(range_shows_probability(&s), table[i].shows);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_hand),	  cmocka_unit_test(test_published), cmocka_unit_test(test_random),
		cmocka_unit_test(test_no_effect), cmocka_unit_test(test_json),
	};

	return cmocka_run_group_tests_name("made of", tests, set_up, tear_down);
}
