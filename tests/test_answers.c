/* What it takes: by hand on a small case, and every answer put back into the engine on many. */
#include "check.h"
#include "standard.h"

#include "study/answers.h"

/* One service that only the kommune pays, 100 kr, used twice more a year by the group than by others. */
static void small_dataset(struct dataset *data)
{
	memset(data, 0, sizeof *data);
	data->price_year = data->kpi.first = data->kpi.last = 2017;
	data->kpi.value[0] = 100;
	data->sector_count = data->service_count = 1;
	data->group_count = 2;
	data->services[0] = (struct service){ .price = 100, .share = { 1, 0, 0 } };
	for (int age = 0; age < AGES; age++) {
		data->quantity[0][0][age] = 1;
		data->quantity[1][0][age] = 3;
	}
}

/* Ten participants, one helped, one year of 150 kr from the kommune, three years, no discounting: 200 kr in
 * each of the last two, so net = 2 · 200 − 150 = 250. */
static struct scenario small_scenario(struct cost *cost)
{
	*cost = (struct cost){ .kind = COST_GROSS, .level = LEVEL_KOMMUNE, .amount = 150, .every_year = true };
	return (struct scenario){
		.group = 1, .ages = { { 10, 12 } }, .age_count = 1, .start = 2020, .duration = 1, .round = 1,
		.participants = 10, .without = { .expected = 0.5 }, .with = { .expected = 0.6 }, .costs = cost,
		.cost_count = 1, .period = 3, .price_year = 2017, .difference = 1,
	};
}

static void check_answer(const struct answer *answer, double value, long whole, bool highest)
{
	assert_int_equal(answer->status, ANSWER_FOUND);
	CHECK_NEAR(answer->value, value, 1e-9);
	assert_int_equal(answer->whole, whole);
	assert_int_equal(answer->highest, highest);
}

static void find(struct answers *out, const struct scenario *s, const struct dataset *data)
{
	struct results r;

	calc(&r, s, data);
	answers_find(out, s, data, &r, RULES_NOW);
}

static void test_by_hand(void **state)
{
	static struct dataset data;
	struct answers answers;
	struct cost cost;
	struct scenario s = small_scenario(&cost);
	const struct needed *kommune = &answers.needed[LEVEL_KOMMUNE], *stat = &answers.needed[LEVEL_STAT];

	(void)state;
	small_dataset(&data);
	find(&answers, &s, &data);
	check_answer(&kommune->success_rate, 0.0375, 4, false);     /* 150/(10 · 400): 3.75 of 100 */
	check_answer(&kommune->participants, 3.75, 4, false);       /* 150/(0.1 · 400) */
	check_answer(&kommune->cost_per_participant, 40, 40, true); /* 400 kr / 10 */
	check_answer(&kommune->period, 2, 2, false);                /* −150, 50, 250, … */
	assert_int_equal(kommune->fade.status, ANSWER_ALWAYS);      /* 200 + 200·(1 − f) ≥ 150 */
	/* The state neither pays nor gains. */
	assert_int_equal(stat->success_rate.status, ANSWER_ALWAYS);
	assert_int_equal(stat->cost_per_participant.status, ANSWER_ALWAYS);
	assert_int_equal(stat->period.status, ANSWER_ALWAYS);

	cost.amount = 250; /* 200 + 200·(1 − f) = 250 at f = 75 % */
	find(&answers, &s, &data);
	check_answer(&kommune->fade, 0.75, 75, true);
	check_answer(&kommune->success_rate, 0.0625, 7, false);
	cost.amount = 280; /* exactly 7 of 100 */
	find(&answers, &s, &data);
	check_answer(&kommune->success_rate, 0.07, 7, false);
}

/* A rate that can be reached, though one more of 100 is more than there are left to help. */
static void test_fraction_only(void **state)
{
	static const struct {
		double without, cost;
		bool fraction_only;
	} table[] = { /* 400 kr from each of ten who is helped: 40 kr for each of 100 */
		{ 0.5, 150, false },   /* 3.75 % */
		{ 0.995, 16, true },   /* 0.4 %, of the 0.5 % that are left */
		{ 0.99, 16, false },   /* 0.4 %, and there is just one left */
		{ 0.505, 1976, true }, /* 49.4 % of 49.5 %: 50 of 100 would be more than all */
		{ 0.505, 1960, false }, /* 49 % */
	};
	static struct dataset data;
	struct answers answers;
	struct cost cost;

	(void)state;
	small_dataset(&data);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct scenario s = small_scenario(&cost);
		const struct answer *rate = &answers.needed[LEVEL_KOMMUNE].success_rate;

		s.without.expected = table[i].without;
		s.with.expected = 1;
		cost.amount = table[i].cost;
		find(&answers, &s, &data);
		assert_int_equal(rate->status, ANSWER_FOUND);
		CHECK_NEAR(rate->value, table[i].cost / 4000, 1e-9);
		assert_int_equal(rate->fraction_only, table[i].fraction_only);
	}
}

/* Why there is none, one reason at a time. */
static void test_reasons(void **state)
{
	static struct dataset data;
	struct answers answers;
	const struct needed *kommune = &answers.needed[LEVEL_KOMMUNE];
	struct cost cost;
	struct scenario s = small_scenario(&cost);

	(void)state;
	small_dataset(&data);
	cost.amount = 2001; /* all ten of them, 5 of whom would do well anyway, give 5 · 400 = 2000 */
	find(&answers, &s, &data);
	assert_int_equal(kommune->success_rate.status, ANSWER_OUT_OF_REACH);
	assert_int_equal(kommune->fade.status, ANSWER_NEVER);
	cost.amount = 2000;
	find(&answers, &s, &data);
	check_answer(&kommune->success_rate, 0.5, 50, false);
	cost.amount = 4e7 + 1; /* a million participants give 40 kr each */
	find(&answers, &s, &data);
	assert_int_equal(kommune->participants.status, ANSWER_OUT_OF_REACH);
	assert_int_equal(kommune->period.status, ANSWER_OUT_OF_REACH);

	s.with.expected = 0.5; /* nobody is helped */
	find(&answers, &s, &data);
	assert_int_equal(kommune->participants.status, ANSWER_NO_EFFECT);
	assert_int_equal(kommune->cost_per_participant.status, ANSWER_NEVER);
	s.with.expected = 0.4; /* harm */
	find(&answers, &s, &data);
	assert_int_equal(kommune->participants.status, ANSWER_LOSES);
	s.cost_count = 0; /* and for free: a loss now, but none at any rate from 0 % up */
	find(&answers, &s, &data);
	assert_int_equal(kommune->success_rate.status, ANSWER_UNLESS_HARM);
	assert_int_equal(answers.needed[LEVEL_STAT].success_rate.status, ANSWER_ALWAYS);
	s.with.expected = 0.6;
	find(&answers, &s, &data);
	assert_int_equal(kommune->success_rate.status, ANSWER_ALWAYS);
	assert_int_equal(kommune->cost_per_participant.status, ANSWER_NO_COST);

	s.cost_count = 1; /* a loss early on and a gain later: −50 at once, then up with q, then down */
	cost.amount = 20;
	for (int age = 0; age < AGES; age++)
		data.quantity[1][0][age] = age < 14 ? 1 : 3;
	data.quantity[1][0][11] = 1.5;
	data.quantity[1][0][12] = 0;
	data.quantity[1][0][13] = 0;
	s.ages[0] = (struct interval){ 10, 10 };
	s.period = 5; /* 50 − 100·q − 100·q² + 200·q³ − 20: 30 at q = 0 and 1, −18.75 at q = 0.75 */
	find(&answers, &s, &data);
	assert_int_equal(kommune->fade.status, ANSWER_NOT_MONOTONE);
}

/* The questions, and how an answer is put into a scenario. */
static const struct answer *get_success_rate(const struct needed *needed)
{
	return &needed->success_rate;
}

static void set_success_rate(struct scenario *s, double value)
{
	s->with.expected = s->without.expected + value;
}

static const struct answer *get_fade(const struct needed *needed)
{
	return &needed->fade;
}

static void set_fade(struct scenario *s, double value)
{
	s->fade = value;
}

static const struct answer *get_cost(const struct needed *needed)
{
	return &needed->cost_per_participant;
}

/* Scales gross costs and grants so that the gross cost per participant is `value`. */
static void set_cost(struct scenario *s, double value)
{
	double gross = 0, factor;

	for (size_t i = 0; i < s->cost_count; i++)
		if (s->costs[i].kind == COST_GROSS)
			gross += s->costs[i].amount *
				 (s->costs[i].every_year ? s->duration : (double)s->costs[i].year_count);
	factor = value * (double)scenario_all_participants(s) / gross;
	for (size_t i = 0; i < s->cost_count; i++)
		if (s->costs[i].kind != COST_AVOIDED)
			s->costs[i].amount *= factor;
}

static const struct question {
	const struct answer *(*answer)(const struct needed *);
	void (*set)(struct scenario *, double);
	double least, most, tolerance; /* kr at the answer */
	int steps;
} questions[] = {
	{ get_success_rate, set_success_rate, 1e-9, 0.5, 1e-4, 50 },
	{ get_cost, set_cost, 1, 1e9, 1e-4, 50 },
	{ get_fade, set_fade, 0, 1, 0.1, 100 },
};

static double net_at(const struct question *q, const struct scenario *s, const struct dataset *data, int level,
		     double value)
{
	struct cost costs[4];
	struct scenario changed = *s;
	struct results r;

	memcpy(costs, s->costs, s->cost_count * sizeof *costs);
	changed.costs = costs;
	q->set(&changed, value);
	calc(&r, &changed, data);
	return r.net[level];
}

/* Found: the engine gives zero there, and the promised sign on both sides. Not found: the sign that the
 * reason speaks of over the whole range. */
static void check_by_engine(const struct question *q, const struct answer *answer, const struct scenario *s,
			    const struct dataset *data, int level)
{
	double step = (q->most - q->least) / q->steps;
	bool negative = false, positive = false;

	if (answer->status == ANSWER_FOUND) {
		double side = answer->highest ? -1e-3 : 1e-3;

		CHECK_NEAR(net_at(q, s, data, level, answer->value), 0, q->tolerance);
		assert_true(net_at(q, s, data, level, answer->value * (1 + side)) > 0);
		assert_true(net_at(q, s, data, level, answer->value * (1 - side)) < 0);
		return;
	}
	if (answer->status == ANSWER_NO_COST)
		return;
	if (answer->status == ANSWER_UNLESS_HARM) {
		struct results r;

		calc(&r, s, data);
		assert_true(r.success_rate < 0 && r.net[level] < 0);
	}
	for (double value = q->least; value <= q->most + step / 2; value += step) {
		double net = net_at(q, s, data, level, value > q->most ? q->most : value);

		negative |= net < -BALANCE_TOLERANCE;
		positive |= net > BALANCE_TOLERANCE;
	}
	if (answer->status == ANSWER_NOT_MONOTONE)
		assert_true(negative && positive);
	else if (answer->status == ANSWER_ALWAYS || answer->status == ANSWER_UNLESS_HARM)
		assert_false(negative);
	else
		assert_false(positive);
}

/* The engine is run for every period. */
static void check_period(const struct answer *answer, const struct scenario *s, const struct dataset *data,
			 int level)
{
	struct results now;
	int shortest = 1;

	calc(&now, s, data);
	for (int years = 1; years <= LIMIT_PERIOD; years++) {
		struct scenario changed = *s;
		struct results r;

		changed.period = years;
		calc(&r, &changed, data);
		if (r.net[level] < -BALANCE_TOLERANCE)
			shortest = years + 1;
	}
	if (shortest == 1)
		assert_int_equal(answer->status, ANSWER_ALWAYS);
	else if (shortest > LIMIT_PERIOD && now.net[level] < -BALANCE_TOLERANCE)
		assert_int_equal(answer->status, ANSWER_OUT_OF_REACH);
	else if (shortest > LIMIT_PERIOD)
		assert_true(answer->status == ANSWER_NOT_MONOTONE ||
			    (answer->highest && answer->whole >= s->period && answer->whole < LIMIT_PERIOD));
	else
		assert_int_equal(answer->whole, shortest);
}

/* The answer in whole participants is enough, one fewer is not. */
static void check_participants(const struct answer *answer, const struct scenario *s,
			       const struct dataset *data, int level)
{
	struct scenario changed = *s;
	struct results r;

	if (answer->status != ANSWER_FOUND)
		return;
	changed.participants = (int)answer->whole;
	calc(&r, &changed, data);
	assert_true(r.net[level] >= -BALANCE_TOLERANCE);
	changed.participants += answer->highest ? 1 : -1;
	calc(&r, &changed, data);
	assert_true(r.net[level] < 0);
}

/* Scenarios of every kind: what differs from the standard one. */
static const struct {
	double with, fade, gross, grant, avoided;
	int duration, round, effect_years, period;
	struct rate rate;
} variety[] = {
	{ 0.60, 0, 1e6, 5e5, 5e5, 2, 2, 0, 40, { 0.04, false } },
	{ 0.60, 0.05, 2e6, 0, 0, 4, 2, 20, 40, { 0.04, false } },
	{ 0.52, 0.02, 3e6, 1e6, 0, 6, 1, 0, 60, { 0, true } },
	{ 0.50, 0, 1e6, 0, 2e6, 2, 2, 0, 40, { 0.04, false } },  /* nobody helped, money saved */
	{ 0.45, 0, 1e6, 0, 3e6, 2, 2, 0, 40, { 0.02, false } },  /* harm, money saved */
	{ 0.60, 0, 1e8, 0, 0, 2, 2, 0, 40, { 0.04, false } },    /* never worth it */
	{ 0.60, 0, 1e6, 2e6, 0, 2, 2, 0, 10, { 0.04, false } },  /* the kommune gets more than it pays */
	{ 0.60, 0.1, 1e6, 1e6, 0, 3, 3, 5, 15, { 0.06, false } }, /* … exactly what it pays */
	{ 0.60, 0, 0, 0, 0, 2, 2, 0, 40, { 0.04, false } },
};

static struct scenario vary(size_t i, struct cost costs[3])
{
	struct scenario s = standard_scenario(costs);

	s.with.expected = variety[i].with;
	s.fade = variety[i].fade;
	costs[0].amount = variety[i].gross;
	costs[1].amount = variety[i].grant;
	costs[2].amount = variety[i].avoided;
	s.duration = variety[i].duration;
	s.round = variety[i].round;
	s.effect_years = variety[i].effect_years;
	s.period = variety[i].period;
	s.rate = variety[i].rate;
	return s;
}

static void test_by_engine(void **state)
{
	static struct dataset data;
	struct answers answers;
	struct cost costs[3];

	(void)state;
	standard_dataset(&data);
	for (size_t i = 0; i < COUNT(variety); i++) {
		struct scenario s = vary(i, costs);

		find(&answers, &s, &data);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			const struct needed *needed = &answers.needed[level];

			for (size_t q = 0; q < COUNT(questions); q++)
				check_by_engine(&questions[q], questions[q].answer(needed), &s, &data, level);
			check_participants(&needed->participants, &s, &data, level);
			check_period(&needed->period, &s, &data, level);
		}
	}
}

/* The co-financing is paid as grants, and the engine run again. */
static void test_cofinancing(void **state)
{
	static struct dataset data;
	struct answers answers;
	struct cost costs[5];
	struct scenario s = standard_scenario(costs);
	const struct cofinancing *c = &answers.cofinancing;
	struct results before, after;

	(void)state;
	standard_dataset(&data);
	costs[0].amount = 4e6;
	s.duration = 4;
	calc(&before, &s, &data);
	assert_true(before.net[LEVEL_KOMMUNE] < 0);
	answers_find(&answers, &s, &data, &before, RULES_NOW);
	assert_int_equal(c->status, COFINANCING_NEEDED);
	assert_int_equal(c->years, 4);
	for (int payer = LEVEL_FYLKESKOMMUNE; payer <= LEVEL_STAT; payer++)
		costs[s.cost_count++] = (struct cost){ .kind = COST_GRANT, .level = (enum level)payer,
						       .receiver = LEVEL_KOMMUNE, .amount = c->yearly[payer],
						       .every_year = true };
	calc(&after, &s, &data);
	CHECK_NEAR(after.net[LEVEL_KOMMUNE], 0, 1e-6);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		CHECK_NEAR(c->net_after[level], after.net[level], 1e-5);
		assert_int_equal(c->still_gains[level], after.net[level] >= -BALANCE_TOLERANCE);
		CHECK_NEAR(c->sum[level], 4 * c->yearly[level], 1e-6);
	}
	CHECK_NEAR(c->present_value, -before.net[LEVEL_KOMMUNE], 1e-6);
	CHECK_NEAR(c->yearly[TOTAL], c->yearly[LEVEL_FYLKESKOMMUNE] + c->yearly[LEVEL_STAT], 1e-6);
}

/* Shares follow the gains: hand-made results, two years without discounting. */
static void test_cofinancing_rule(void **state)
{
	static const struct {
		enum level owner;
		double net[LEVELS]; /* kommune, fylkeskommune, stat */
		enum cofinancing_status status;
		double yearly[LEVELS]; /* over two years */
		bool still[LEVELS_AND_TOTAL];
	} table[] = {
		{ LEVEL_KOMMUNE, { -100, 50, 150 }, COFINANCING_NEEDED, { 0, 12.5, 37.5 }, { 1, 1, 1, 1 } }, /* 1 : 3 */
		{ LEVEL_KOMMUNE, { -100, -50, 150 }, COFINANCING_NEEDED, { 0, 0, 50 }, { 1, 0, 1, 1 } }, /* the loser is let off */
		{ LEVEL_KOMMUNE, { -300, 50, 150 }, COFINANCING_NEEDED, { 0, 37.5, 112.5 }, { 1, 0, 0, 0 } }, /* not enough */
		{ LEVEL_KOMMUNE, { -100, 0, -5 }, COFINANCING_NO_GAINER, { 0, 0, 0 }, { 0, 1, 0, 0 } },
		{ LEVEL_KOMMUNE, { 10, 50, 150 }, COFINANCING_NOT_NEEDED, { 0, 0, 0 }, { 1, 1, 1, 1 } },
		{ LEVEL_FYLKESKOMMUNE, { 50, -100, 150 }, COFINANCING_NEEDED, { 12.5, 0, 37.5 }, { 1, 1, 1, 1 } },
		{ LEVEL_FYLKESKOMMUNE, { -50, 10, 150 }, COFINANCING_NOT_NEEDED, { 0, 0, 0 }, { 0, 1, 1, 1 } },
	};
	static struct dataset data;
	struct cost cost;
	struct scenario s = small_scenario(&cost);

	(void)state;
	small_dataset(&data);
	s.duration = 2;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct answers answers;
		struct results r = { .start = 2020, .period = 3, .all_participants = 20 };

		s.owner = table[i].owner;
		for (int level = 0; level < LEVELS; level++) {
			r.net[level] = table[i].net[level];
			r.net[TOTAL] += r.net[level];
		}
		answers_find(&answers, &s, &data, &r, RULES_NOW);
		assert_int_equal(answers.cofinancing.status, table[i].status);
		for (int level = 0; level < LEVELS; level++)
			CHECK_NEAR(answers.cofinancing.yearly[level], table[i].yearly[level], 1e-9);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			assert_int_equal(answers.cofinancing.still_gains[level], table[i].still[level]);
	}
}

static void test_cash(void **state)
{
	static struct dataset data;
	struct answers answers;
	struct cost cost;
	struct scenario s = small_scenario(&cost);
	const struct cash *kommune = &answers.cash[LEVEL_KOMMUNE];

	(void)state;
	small_dataset(&data);
	s.duration = 3;
	s.period = 5;
	s.rate.yearly = 0.25;
	cost.amount = 330;
	find(&answers, &s, &data);
	/* Rounds of a year start in 2020, 2021 and 2022; each gives 200 a year from the next year on:
	 * −330, 200 − 330 = −130, 400 − 330 = 70, 600, 600. */
	CHECK_NEAR(kommune->yearly.amount, -330, 1e-9);
	assert_int_equal(kommune->yearly.year, 2020);
	CHECK_NEAR(kommune->accumulated.amount, -460, 1e-9);
	assert_int_equal(kommune->accumulated.year, 2021);
	CHECK_NEAR(kommune->balance.amount, -434, 1e-9); /* −330 − 130/1.25 */
	assert_int_equal(kommune->balance.year, 2021);
	assert_int_equal(kommune->budget_years, 4);
	CHECK_NEAR(kommune->budget[3], 600, 1e-9);
	CHECK_NEAR(kommune->budget_sum, 210, 1e-9);
	CHECK_NEAR(answers.cash[LEVEL_STAT].yearly.amount, 0, 0);
	assert_int_equal(answers.cash[LEVEL_STAT].balance.year, 0);
	s.period = 2;
	find(&answers, &s, &data);
	assert_int_equal(kommune->budget_years, 2);
	CHECK_NEAR(kommune->budget_sum, -460, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_hand),      cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_fraction_only), cmocka_unit_test(test_by_engine),    cmocka_unit_test(test_cofinancing),
		cmocka_unit_test(test_cofinancing_rule), cmocka_unit_test(test_cash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
