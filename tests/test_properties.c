/* What must hold of every valid scenario: figures that say the same thing agree, and an answer entered as a scenario
 * gives what it promised. */
#include "random_scenario.h"

#include "engine/factors.h"
#include "report/build.h"
#include "study/answers.h"
#include "study/followup.h"
#include "study/premises.h"
#include "study/sensitivity.h"
#include "study/study.h"
#include "tree/chart.h"

#include <string.h>

enum { SCENARIOS = 400 };

struct trial {
	struct arena arena;
	const struct dataset *data;
	const char *text;
	struct scenario s;
	struct results r;
	struct answers answers;
	double tolerance; /* of rounding, kr: one part in 10¹⁰ of the largest sum */
};

/* The one that ships, or one that builds on it. */
static struct dataset *dataset(bool own)
{
	static struct arena arena;
	static struct dataset *data[2];
	struct diag d = { .arena = &arena };

	if (!data[own]) {
		data[own] = NEW(&arena, struct dataset);
		assert_true(dataset_read(data[own], own ? "examples/egne-tall/data" : "data", "data", &arena, &d));
	}
	return data[own];
}

static double largest(const struct results *r)
{
	double sum = 1;

	for (int k = 0; k < r->period; k++)
		for (int level = 0; level < LEVELS; level++)
			sum += fabs(r->gain[k][level]) + fabs(r->cost[k][level]);
	return sum;
}

static void for_each_scenario(unsigned seed, void (*check)(struct trial *t))
{
	srand(seed);
	for (int i = 0; i < SCENARIOS; i++) {
		struct trial t = { .data = dataset(i % 4 == 3) };

		t.text = random_scenario_text(&t.arena);
		read_valid(&t.s, t.text, t.data, &t.arena);
		t.data = premises_shares(t.data, t.s.distribution, t.s.group, &t.arena);
		calc(&t.r, &t.s, t.data);
		answers_find(&t.answers, &t.s, t.data, &t.r, RULES_NOW);
		t.tolerance = 1e-10 * largest(&t.r);
		check(&t);
		arena_free(&t.arena);
	}
}

static void expect_near(const struct trial *t, const char *what, double actual, double expected, double tolerance)
{
	if (!(fabs(actual - expected) <= tolerance))
		fail_msg("%s is %.12g, not %.12g, in\n%s", what, actual, expected, t->text);
}

/* Who finances what is what the measure costs: undiscounted and as present value. */
static void check_financing(struct trial *t)
{
	struct financing sums[LEVELS_AND_TOTAL], values[LEVELS_AND_TOTAL];

	factors_financing(sums, &t->s, (struct rate){ 0 });
	factors_financing(values, &t->s, t->s.rate);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		double cost = 0;

		for (int k = 0; k < t->r.period; k++)
			cost += t->r.cost[k][level];
		expect_near(t, "the sum", financing_net(&sums[level]), cost, t->tolerance);
		expect_near(t, "the present value", financing_net(&values[level]), -t->r.implementation[level],
			    t->tolerance);
	}
}

static void test_financing(void **state)
{
	(void)state;
	for_each_scenario(1, check_financing);
}

/* What is paid each year is shown as what is paid each year. */
static void check_yearly_cost(struct trial *t)
{
	struct sensitivity sensitivity;

	t->s.cost_count = 1;
	calc(&t->r, &t->s, t->data);
	sensitivity_find(&sensitivity, &t->s, t->data, &t->r, RULES_NOW);
	for (int i = 0; i < sensitivity.row_count; i++)
		if (sensitivity.rows[i].assumption == ASSUMPTION_COST)
			expect_near(t, "the cost per year", sensitivity.rows[i].base, 1e6, 1e-6);
}

static void test_yearly_cost(void **state)
{
	(void)state;
	for_each_scenario(2, check_yearly_cost);
}

/* Entered to the øre as grants, co-financing brings the owner to zero, and the payers to where it said. */
static void check_cofinancing(struct trial *t)
{
	const struct cofinancing *c = &t->answers.cofinancing;
	struct buffer text = { .arena = &t->arena };
	struct scenario entered;
	struct results after;
	double ores = 0.01 * LIMIT_PERIOD + t->tolerance;

	if (c->status != COFINANCING_NEEDED)
		return;
	assert_int_equal(c->years, t->s.duration < t->s.period ? t->s.duration : t->s.period);
	buffer_puts(&text, t->text);
	for (int level = 0; level < LEVELS; level++)
		if (c->yearly[level] > 0)
			buffer_printf(&text, "  - {navn: Fra %s, tilskudd fra: %s, til: %s, beløp: \"%.2f\"}\n",
				      level_id[level], level_id[level], level_id[t->s.owner], c->yearly[level]);
	read_valid(&entered, buffer_text(&text), t->data, &t->arena);
	calc(&after, &entered, t->data);
	expect_near(t, "the owner's net", after.net[t->s.owner], 0, ores);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		expect_near(t, "the net afterwards", after.net[level], c->net_after[level], ores);
}

static void test_cofinancing(void **state)
{
	(void)state;
	for_each_scenario(3, check_cofinancing);
}

/* A measure with the same cost every year, at the highest cost per participant: a round's years of it, divided by those
 * who take part in the round. */
static void check_highest_cost(struct trial *t)
{
	double net[LEVELS_AND_TOTAL];

	t->s.cost_count = 1;
	calc(&t->r, &t->s, t->data);
	answers_find(&t->answers, &t->s, t->data, &t->r, RULES_NOW);
	memcpy(net, t->r.net, sizeof net);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct answer *answer = &t->answers.needed[level].cost_per_participant;

		if (answer->status != ANSWER_FOUND)
			continue;
		t->s.costs[0].amount = answer->value * t->s.participants / t->s.round;
		calc(&t->r, &t->s, t->data);
		expect_near(t, "the net at the highest cost", t->r.net[level], 0, t->tolerance);
	}
}

static void test_highest_cost(void **state)
{
	(void)state;
	for_each_scenario(4, check_highest_cost);
}

/* The other answers, each put in the place of what the scenario says. */
static void check_answers(struct trial *t)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct needed *needed = &t->answers.needed[level];
		struct scenario entered = t->s;
		struct results after;

		if (needed->success_rate.status == ANSWER_FOUND) {
			entered.with.expected = t->s.without.expected + needed->success_rate.value;
			calc(&after, &entered, t->data);
			expect_near(t, "the net at the success rate", after.net[level], 0, 1e3 * t->tolerance);
			entered = t->s;
		}
		if (needed->participants.status == ANSWER_FOUND && needed->participants.whole <= LIMIT_PARTICIPANTS) {
			double sign = needed->participants.highest ? 1 : -1;

			entered.participants = (int)needed->participants.whole;
			calc(&after, &entered, t->data);
			assert_true(after.net[level] >= -BALANCE_TOLERANCE - t->tolerance);
			entered.participants += (int)sign;
			calc(&after, &entered, t->data);
			assert_true(after.net[level] <= BALANCE_TOLERANCE + t->tolerance);
			entered = t->s;
		}
		if (needed->fade.status == ANSWER_FOUND) {
			entered.fade = needed->fade.value;
			calc(&after, &entered, t->data);
			expect_near(t, "the net at the fade-out", after.net[level], 0, 1e3 * t->tolerance);
			entered = t->s;
		}
		if (needed->period.status == ANSWER_FOUND) {
			entered.period = (int)needed->period.whole;
			calc(&after, &entered, t->data);
			assert_true(after.net[level] >= -BALANCE_TOLERANCE);
		}
	}
}

static void test_answers(void **state)
{
	(void)state;
	for_each_scenario(5, check_answers);
}

/* Which results an answer without a value can stand beside: kr. */
static bool fits(enum answer_status status, double net)
{
	switch (status) {
	case ANSWER_ALWAYS:
	case ANSWER_UNLESS_HELP:
		return net >= -BALANCE_TOLERANCE;
	case ANSWER_NO_EFFECT:
	case ANSWER_LOSES:
	case ANSWER_OUT_OF_REACH:
	case ANSWER_NEVER:
	case ANSWER_UNLESS_HARM:
		return net < BALANCE_TOLERANCE;
	case ANSWER_FOUND:
	case ANSWER_NO_COST:
	case ANSWER_NOT_MONOTONE:
	case ANSWER_STATUSES:
		break;
	}
	return true;
}

/* No level that gains is told why it loses, nor the other way round; and a limit has today's value on its side. */
static void check_words(struct trial *t)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct needed *needed = &t->answers.needed[level];
		const struct {
			const char *name;
			const struct answer *answer;
			double now;
		} all[] = {
			{ "success rate", &needed->success_rate, t->r.success_rate },
			{ "participants", &needed->participants, t->s.participants },
			{ "cost", &needed->cost_per_participant, NAN },
			{ "fade-out", &needed->fade, t->s.fade },
			{ "period", &needed->period, t->s.period },
		};
		double net = t->r.net[level];

		for (size_t i = 0; i < COUNT(all); i++) {
			const struct answer *answer = all[i].answer;

			if (!fits(answer->status, net))
				fail_msg("%s: %s of level %d, whose net is %g, in\n%s", all[i].name,
					 answer_reason[answer->status], level, net, t->text);
			if (answer->status == ANSWER_FOUND && answer->highest && net > 1 && all[i].now > answer->value * 1.000001)
				fail_msg("%s: at most %g of level %d, which gains at %g, in\n%s", all[i].name,
					 answer->value, level, all[i].now, t->text);
		}
	}
}

static void test_words(void **state)
{
	(void)state;
	for_each_scenario(7, check_words);
}

/* The figure of a life: at every age how much more the group uses, at the prices that the case is computed with. */
static const struct chart *course_of(const struct block *block)
{
	for (; block; block = block->next) {
		const struct chart *inside = course_of(block->first);

		if (block->type == BLOCK_FIGURE && text_equal(block->chart->id, "livsloep"))
			return block->chart;
		if (inside)
			return inside;
	}
	return NULL;
}

static double spent(const struct trial *t, int group, int age)
{
	double sum = 0;

	for (int service = 0; service < t->data->service_count; service++) {
		double price = t->data->services[service].price;

		for (size_t i = 0; i < t->s.price_count; i++)
			if (t->s.prices[i].service == service)
				price = t->s.prices[i].price * price_index_factor(&t->data->kpi, t->s.prices[i].price_year,
										  t->data->price_year);
		sum += (t->data->services[service].revenue ? -1 : 1) * price * t->data->quantity[group][service][age];
	}
	return sum;
}

static void check_course(struct trial *t)
{
	static const struct study_options options = { .montecarlo = { .seed = 1, .draws = 1 } };
	struct report_input input = { .templates = "templates", .edition = "saksvedlegg", .program = "prøve" };
	struct diag d = { .arena = &t->arena };
	const struct document *document;
	const struct chart *chart;
	double most = 0, unit;

	if (t->s.price_count == 0 || t->s.deflator != DEFLATOR_KPI || rand() % 8)
		return;
	input.study = study_make(&t->s, t->data, &options, &t->arena, &d);
	assert_non_null(input.study);
	document = build(&input, &t->arena, &d);
	assert_non_null(document);
	chart = course_of(document->root);
	assert_non_null(chart);
	for (int age = 0; age < AGES; age++) /* the axis is in kr, 1 000 kr or mill. kr, by the largest */
		most = fmax(most, fabs(spent(t, t->s.group, age) - spent(t, 0, age)));
	unit = most < 1e6 ? 1e3 : 1e6;
	for (int age = 0; age < AGES; age++)
		expect_near(t, "what one costs more", chart->stacks[0].values[age],
			    (spent(t, t->s.group, age) - spent(t, 0, age)) / unit, 1e-7);
}

static void test_course(void **state)
{
	(void)state;
	for_each_scenario(8, check_course);
}

/* Prices of one's own are the data set's in every figure: a data set with them gives the same case. */
static void check_prices(struct trial *t)
{
	static const struct study_options options = { .montecarlo = { .seed = 1, .draws = 50 } };
	struct dataset *data = NEW(&t->arena, struct dataset);
	struct scenario s = t->s;
	struct diag d = { .arena = &t->arena };
	const struct study *own, *priced;

	if (t->s.price_count == 0 || t->s.deflator != DEFLATOR_KPI || rand() % 4)
		return;
	*data = *t->data;
	for (size_t i = 0; i < s.price_count; i++)
		data->services[s.prices[i].service].price =
			s.prices[i].price * price_index_factor(&data->kpi, s.prices[i].price_year, data->price_year);
	s.price_count = 0;
	own = study_make(&t->s, t->data, &options, &t->arena, &d);
	priced = study_make(&s, data, &options, &t->arena, &d);
	assert_true(own && priced);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct needed *one = &own->answers.needed[level], *other = &priced->answers.needed[level];

		expect_near(t, "the net", own->results.net[level], priced->results.net[level], t->tolerance);
		assert_int_equal(one->success_rate.status, other->success_rate.status);
		assert_int_equal(one->period.status, other->period.status);
		if (one->success_rate.status == ANSWER_FOUND)
			expect_near(t, "the success rate", one->success_rate.value, other->success_rate.value, 1e-9);
		if (one->cost_per_participant.status == ANSWER_FOUND)
			expect_near(t, "the highest cost", one->cost_per_participant.value, other->cost_per_participant.value,
				    1e-6 * fabs(other->cost_per_participant.value) + 1e-6);
		expect_near(t, "the expected net", own->expected_net[level], priced->expected_net[level], t->tolerance);
	}
	for (int i = 0; i < own->sensitivity.row_count; i++)
		if (own->sensitivity.rows[i].assumption != ASSUMPTION_PRICES)
			for (int k = 0; k < priced->sensitivity.row_count; k++)
				if (priced->sensitivity.rows[k].assumption == own->sensitivity.rows[i].assumption &&
				    priced->sensitivity.rows[k].sector == own->sensitivity.rows[i].sector)
					expect_near(t, "the sensitivity", own->sensitivity.rows[i].high[TOTAL],
						    priced->sensitivity.rows[k].high[TOTAL], 10 * t->tolerance);
}

static void test_prices(void **state)
{
	(void)state;
	for_each_scenario(9, check_prices);
}

/* A measure that goes as planned deviates from nothing, in whichever of its years it is looked at. */
static void check_followup(struct trial *t)
{
	int year = draw_whole(1, t->s.duration);
	struct observation seen = { t->s.start + year - 1, NAN, 1e6 * year };
	struct followup followup;

	t->s.cost_count = 1;
	t->s.observations = &seen;
	t->s.observation_count = 1;
	followup_compare(&followup, &t->s, t->data, &t->arena);
	expect_near(t, "the deviation", followup.years[0].deviation.cost, 0, 1e-6);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		expect_near(t, "the net to expect", followup.at_pace.net[level], followup.forecast.net[level],
			    1e3 * t->tolerance);
}

static void test_followup(void **state)
{
	(void)state;
	for_each_scenario(6, check_followup);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_financing),    cmocka_unit_test(test_yearly_cost),
		cmocka_unit_test(test_cofinancing),  cmocka_unit_test(test_highest_cost),
		cmocka_unit_test(test_answers),      cmocka_unit_test(test_words),
		cmocka_unit_test(test_course),       cmocka_unit_test(test_followup),
		cmocka_unit_test(test_prices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
