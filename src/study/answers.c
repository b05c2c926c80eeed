/* Solves for one assumption at a time, and for what others must pay. */
#include "answers.h"

#include "engine/factors.h"

#include <math.h>
#include <string.h>

const char *const answer_reason[ANSWER_STATUSES] = {
	[ANSWER_FOUND] = NULL,
	[ANSWER_ALWAYS] = "alltid_positiv",
	[ANSWER_NO_EFFECT] = "ingen_virkning",
	[ANSWER_LOSES] = "taper_paa_mer",
	[ANSWER_OUT_OF_REACH] = "utenfor_rekkevidde",
	[ANSWER_NEVER] = "aldri_positiv",
	[ANSWER_NO_COST] = "ingen_kostnad",
	[ANSWER_NOT_MONOTONE] = "ikke_entydig",
	[ANSWER_UNLESS_HARM] = "positiv_uten_skade",
	[ANSWER_UNLESS_HELP] = "positiv_uten_hjelp",
};

/* Everything the questions share. */
struct terms {
	const struct scenario *s;
	const struct results *r;
	struct effect effect; /* one helped in each round */
	struct financing financing[LEVELS_AND_TOTAL]; /* present values */
	double gross; /* undiscounted, of all levels, kr */
	struct results longest; /* the same scenario over LIMIT_PERIOD years */
	enum rules rules;
};

/* A whole number on the safe side of `value`; figures that are whole but for rounding stay. */
static long to_safe_side(double value, bool highest)
{
	double whole = highest ? floor(value + 1e-9) : ceil(value - 1e-9);

	return whole < 1e15 ? (long)whole : (long)1e15;
}

/* Where slope·x + at_zero = 0 for 0 < x ≤ most. */
static struct answer solve_line(double slope, double at_zero, double most)
{
	bool negative = at_zero < -BALANCE_TOLERANCE;
	double value;

	if (fabs(slope) <= BALANCE_TOLERANCE)
		return (struct answer){ .status = negative ? ANSWER_NO_EFFECT : ANSWER_ALWAYS };
	if (slope > 0 && !negative)
		return (struct answer){ .status = ANSWER_ALWAYS };
	if (slope < 0 && at_zero <= BALANCE_TOLERANCE)
		return (struct answer){ .status = ANSWER_LOSES };
	value = -at_zero / slope;
	if (value > most)
		return (struct answer){ .status = slope > 0 ? ANSWER_OUT_OF_REACH : ANSWER_ALWAYS };
	return (struct answer){ .status = ANSWER_FOUND, .value = value, .highest = slope < 0 };
}

static struct answer needed_success_rate(const struct terms *t, int level)
{
	double gain = t->s->participants * factors_gain(&t->effect, level, t->s->fade, 0);
	double most = 1 - t->s->without.expected;
	struct answer answer = solve_line(gain, t->r->implementation[level], most + 1e-12);

	if (answer.status == ANSWER_ALWAYS && t->r->net[level] < -BALANCE_TOLERANCE)
		answer.status = ANSWER_UNLESS_HARM;
	if (answer.status == ANSWER_LOSES && t->r->net[level] >= -BALANCE_TOLERANCE)
		answer.status = ANSWER_UNLESS_HELP;
	answer.whole = to_safe_side(100 * answer.value, answer.highest);
	answer.fraction_only = (double)answer.whole > 100 * most + 1e-9;
	return answer;
}

static struct answer needed_participants(const struct terms *t, int level)
{
	double gain = t->r->success_rate * factors_gain(&t->effect, level, t->s->fade, 0);
	struct answer answer = solve_line(gain, t->r->implementation[level], LIMIT_PARTICIPANTS);

	answer.whole = to_safe_side(answer.value, answer.highest);
	return answer;
}

/* net(λ) = gain + avoided − λ·(gross + given − received). */
static struct answer highest_cost(const struct terms *t, int level)
{
	const struct financing *f = &t->financing[level];
	double paid = f->gross + f->given - f->received;
	double gain = t->r->net[level] - t->r->implementation[level];
	struct answer answer;

	if (t->gross <= BALANCE_TOLERANCE)
		return (struct answer){ .status = ANSWER_NO_COST };
	answer = solve_line(-paid, gain + f->avoided, INFINITY);
	if (answer.status == ANSWER_LOSES)
		answer.status = ANSWER_NEVER;
	answer.value *= t->gross / calc_participants(t->s);
	answer.whole = to_safe_side(answer.value, answer.highest);
	return answer;
}

static double net_at_fade(const struct terms *t, int level, double fade)
{
	return t->r->helped_per_round * factors_gain(&t->effect, level, fade, 0) +
	       t->r->implementation[level];
}

static bool stands_fade(const struct terms *t, int level, double fade)
{
	return net_at_fade(t, level, fade) >= -BALANCE_TOLERANCE;
}

static struct answer highest_fade(const struct terms *t, int level)
{
	struct answer answer = { .highest = stands_fade(t, level, 0) };
	bool stands = answer.highest;
	double low = 0, high = 1; /* around the one change of sign */
	int changes = 0;

	for (int i = 1; i <= FADE_STEPS; i++)
		if (stands_fade(t, level, (double)i / FADE_STEPS) != stands) {
			stands = !stands;
			changes++;
		}
	if (changes == 0)
		return (struct answer){ .status = stands ? ANSWER_ALWAYS : ANSWER_NEVER };
	if (changes > 1)
		return (struct answer){ .status = ANSWER_NOT_MONOTONE };
	while (high - low > FADE_TOLERANCE) {
		double middle = (low + high) / 2;

		if ((net_at_fade(t, level, middle) >= 0) == answer.highest)
			low = middle;
		else
			high = middle;
	}
	answer.value = (low + high) / 2;
	answer.whole = to_safe_side(100 * answer.value, answer.highest);
	return answer;
}

static bool stands_period(const struct terms *t, int level, int years)
{
	return t->longest.balance[years - 1][level] >= -BALANCE_TOLERANCE;
}

static struct answer period_limit(const struct terms *t, int level)
{
	int first = t->rules == RULES_FIRST ? calc_measure_years(t->s) : 1, last_change = 0, changes = 0;
	bool lasts = stands_period(t, level, LIMIT_PERIOD);

	for (int years = first + 1; years <= LIMIT_PERIOD; years++)
		if (stands_period(t, level, years) != stands_period(t, level, years - 1)) {
			last_change = years;
			changes++;
		}
	if (changes == 0 && lasts)
		return (struct answer){ .status = ANSWER_ALWAYS };
	if (lasts)
		return (struct answer){ .value = last_change, .whole = last_change };
	if (t->r->net[level] < -BALANCE_TOLERANCE)
		return (struct answer){ .status = ANSWER_OUT_OF_REACH };
	if (changes > 1)
		return (struct answer){ .status = ANSWER_NOT_MONOTONE };
	return (struct answer){ .value = last_change - 1, .whole = last_change - 1, .highest = true };
}

static void find_needed(struct needed out[LEVELS_AND_TOTAL], const struct terms *t)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out[level] = (struct needed){
			.success_rate = needed_success_rate(t, level),
			.participants = needed_participants(t, level),
			.cost_per_participant = highest_cost(t, level),
			.fade = highest_fade(t, level),
			.period = period_limit(t, level),
		};
}

static enum cofinancing_status cofinancing_status(double net, double gains)
{
	if (net >= -BALANCE_TOLERANCE)
		return COFINANCING_NOT_NEEDED;
	return gains <= BALANCE_TOLERANCE ? COFINANCING_NO_GAINER : COFINANCING_NEEDED;
}

/* Moves `value` kr of present value from `payer` to `owner`, in equal amounts per year. */
static void pay(struct cofinancing *out, enum level payer, enum level owner, double value, double annuity)
{
	out->yearly[payer] = value / annuity;
	out->sum[payer] = out->yearly[payer] * out->years;
	out->yearly[TOTAL] += out->yearly[payer];
	out->sum[TOTAL] += out->sum[payer];
	out->net_after[payer] -= value;
	out->net_after[owner] += value;
}

static void find_cofinancing(struct cofinancing *out, const struct scenario *s, const struct results *r)
{
	double gains = 0, annuity = 0;

	for (enum level level = 0; level < LEVELS; level++)
		gains += level == s->owner ? 0 : fmax(r->net[level], 0);
	*out = (struct cofinancing){ .status = cofinancing_status(r->net[s->owner], gains),
				     .years = calc_measure_years(s) };
	memcpy(out->net_after, r->net, sizeof out->net_after);
	for (int k = 0; k < out->years; k++)
		annuity += discount_factor(s->rate, k);
	if (out->status == COFINANCING_NEEDED) {
		out->present_value = -r->net[s->owner];
		for (enum level level = 0; level < LEVELS; level++)
			if (level != s->owner)
				pay(out, level, s->owner, out->present_value * fmax(r->net[level], 0) / gains, annuity);
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->still_gains[level] = out->net_after[level] >= -BALANCE_TOLERANCE;
}

bool cofinancing_is_covered(const struct cofinancing *c)
{
	for (int level = 0; level < LEVELS; level++)
		if (c->yearly[level] > 0 && !c->still_gains[level])
			return false;
	return true;
}

static void deepen(struct deepest *deepest, double amount, int year)
{
	if (amount < deepest->amount && amount < -BALANCE_TOLERANCE)
		*deepest = (struct deepest){ amount, year };
}

static void find_cash(struct cash *out, const struct results *r, int level)
{
	double so_far = 0;

	*out = (struct cash){ .budget_years = r->period < BUDGET_YEARS ? r->period : BUDGET_YEARS };
	for (int k = 0; k < r->period; k++) {
		double flow = r->gain[k][level] - r->cost[k][level];

		so_far += flow;
		deepen(&out->yearly, flow, r->start + k);
		deepen(&out->accumulated, so_far, r->start + k);
		deepen(&out->balance, r->balance[k][level], r->start + k);
		if (k < out->budget_years)
			out->budget[k] = flow;
	}
	for (int k = 0; k < out->budget_years; k++)
		out->budget_sum += out->budget[k];
}

void answers_find(struct answers *out, const struct scenario *s, const struct dataset *data, const struct results *r,
		  enum rules rules)
{
	struct terms terms = { .s = s, .r = r, .rules = rules };
	struct scenario longest = *s;

	longest.period = LIMIT_PERIOD;
	calc(&terms.longest, &longest, data);
	factors_effect(&terms.effect, s, data, NULL);
	factors_financing(terms.financing, s, (struct rate){ 0 });
	terms.gross = terms.financing[TOTAL].gross;
	factors_financing(terms.financing, s, s->rate);
	find_needed(out->needed, &terms);
	find_cofinancing(&out->cofinancing, s, r);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		find_cash(&out->cash[level], r, level);
}
