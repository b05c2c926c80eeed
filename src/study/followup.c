/* Holds what was observed against what was planned. */
#include "followup.h"

#include "base/arena.h"
#include "engine/factors.h"

#include <math.h>
#include <string.h>

/* Gross costs of the measure as planned, kr, undiscounted: [year since start][level]. */
struct gross {
	double yearly[LIMIT_PERIOD][LEVELS];
};

/* What the observations say as of the last one of each kind. */
struct pace {
	double elapsed[LIMIT_PERIOD]; /* share of each round that lay behind at the last count of
					 helped */
	double per_round;             /* helped in a round, at the pace so far */
	int cost_years;               /* years from the start that the last cost covers */
	double ratio;                 /* observed/planned gross cost */
	double unplanned;             /* observed where no cost was planned, kr per year so far */
};

/* Those after the period too, for they may be observed. */
static void find_gross(struct gross *out, const struct scenario *s)
{
	struct scenario whole = *s;

	memset(out, 0, sizeof *out);
	whole.period = LIMIT_PERIOD;
	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];

		for (int k = 0; k < whole.period && cost->kind == COST_GROSS; k++)
			if (calc_cost_falls_in(&whole, cost, k))
				out->yearly[k][cost->level] += cost->amount;
	}
}

/* Share of round j that is over when `years` of the measure have passed. */
static double round_elapsed(const struct scenario *s, int j, int years)
{
	return fmin(fmax((double)(years - j * s->round) / s->round, 0), 1);
}

/* Rounds, in parts where one is under way. */
static double rounds_elapsed(const struct scenario *s, int years)
{
	double sum = 0;

	for (int j = 0; j < scenario_rounds(s); j++)
		sum += round_elapsed(s, j, years);
	return sum;
}

static double gross_so_far(const struct gross *gross, int years)
{
	double sum = 0;

	for (int k = 0; k < years && k < LIMIT_PERIOD; k++)
		for (int level = 0; level < LEVELS; level++)
			sum += gross->yearly[k][level];
	return sum;
}

static struct observation forecast_at(const struct scenario *s, const struct gross *gross, int year)
{
	int years = year - s->start + 1;

	return (struct observation){
		.year = year,
		.helped = s->participants * scenario_success_rate(s) * rounds_elapsed(s, years),
		.cost = gross_so_far(gross, years),
	};
}

static void compare_year(struct followup_year *out, const struct scenario *s,
			 const struct gross *gross, const struct observation *observed)
{
	out->year = observed->year;
	out->observed = *observed;
	out->forecast = forecast_at(s, gross, observed->year);
	out->deviation =
		(struct observation){ observed->year, observed->helped - out->forecast.helped,
				      observed->cost - out->forecast.cost };
}

/* As if everything had gone and will go as planned, until an observation says otherwise. */
static struct pace planned_pace(const struct scenario *s)
{
	return (struct pace){ .per_round = s->participants * scenario_success_rate(s), .ratio = 1 };
}

static void observe_helped(struct pace *pace, const struct scenario *s, const struct followup_year *at)
{
	int years = at->year - s->start + 1;

	if (isnan(at->observed.helped))
		return;
	for (int j = 0; j < scenario_rounds(s); j++)
		pace->elapsed[j] = round_elapsed(s, j, years);
	pace->per_round = at->observed.helped / rounds_elapsed(s, years);
}

static void observe_cost(struct pace *pace, const struct scenario *s, const struct followup_year *at)
{
	bool planned = at->forecast.cost > 0;

	if (isnan(at->observed.cost))
		return;
	pace->cost_years = at->year - s->start + 1;
	pace->ratio = planned ? at->observed.cost / at->forecast.cost : 1;
	pace->unplanned = planned ? 0 : at->observed.cost / pace->cost_years;
}

/* Gross cost in year k: the ratio holds for the years observed, `rest` for those after. What was
 * not planned at all falls on `owner`. */
static double expected_gross(const struct gross *gross, const struct pace *pace, double rest, int k,
			     int level, enum level owner)
{
	bool observed = k < pace->cost_years;
	double unplanned = observed && level == (int)owner ? pace->unplanned : 0;

	return gross->yearly[k][level] * (observed ? pace->ratio : rest) + unplanned;
}

/* `per_round` are helped in what is left of the rounds, and `rest` times the planned gross cost is
 * paid. */
static void expect(struct expectation *out, const struct scenario *s, const struct dataset *data,
		   const struct gross *gross, const struct pace *pace, double per_round,
		   double rest)
{
	double weight[LIMIT_PERIOD];
	struct effect effect;

	*out = (struct expectation){ 0 };
	for (int j = 0; j < scenario_rounds(s); j++) {
		weight[j] = pace->elapsed[j] * pace->per_round + (1 - pace->elapsed[j]) * per_round;
		out->helped += weight[j];
	}
	factors_effect(&effect, s, data, weight);
	for (int level = 0; level < LEVELS; level++) {
		out->net[level] = factors_gain(&effect, level, s->fade, 0);
		for (int k = 0; k < s->period; k++) {
			double expected = expected_gross(gross, pace, rest, k, level, s->owner);
			double more = expected - gross->yearly[k][level];

			out->gross += expected;
			out->net[level] -= discount_factor(s->rate, k) *
					   (calc_cost(s, (enum level)level, k) + more);
		}
		out->net[TOTAL] += out->net[level];
	}
}

void followup_compare(struct followup *out, const struct scenario *s, const struct dataset *data, struct arena *a)
{
	struct pace planned = planned_pace(s), pace = planned;
	struct gross gross;

	*out = (struct followup){ .count = s->observation_count };
	out->years = NEW_ARRAY(a, out->count, struct followup_year);
	find_gross(&gross, s);
	for (size_t i = 0; i < out->count; i++) {
		compare_year(&out->years[i], s, &gross, &s->observations[i]);
		observe_helped(&pace, s, &out->years[i]);
		observe_cost(&pace, s, &out->years[i]);
	}
	expect(&out->forecast, s, data, &gross, &planned, planned.per_round, 1);
	expect(&out->as_planned, s, data, &gross, &pace, planned.per_round, 1);
	expect(&out->at_pace, s, data, &gross, &pace, pace.per_round, pace.ratio);
}
