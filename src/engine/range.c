/* What the widths are of. */
#include "range.h"

#include "fitted.h"

#include <math.h>

bool range_is_given(const struct scenario *s)
{
	return s->with.has_range || s->without.has_range;
}

struct estimate range_success_rate(const struct scenario *s)
{
	struct estimate rate = { .expected = scenario_success_rate(s), .has_range = true };
	double half = range_of_evidence[s->evidence] * rate.expected;

	if (range_is_given(s)) {
		rate.low = (s->with.has_range ? s->with.low : s->with.expected) -
			   (s->without.has_range ? s->without.high : s->without.expected);
		rate.high = (s->with.has_range ? s->with.high : s->with.expected) -
			    (s->without.has_range ? s->without.low : s->without.expected);
		return rate;
	}
	/* A harmful measure: the most harm is the lowest rate. */
	if (half < 0)
		half = -half;
	rate.low = fmax(rate.expected - half, -s->without.expected);
	rate.high = fmin(rate.expected + half, 1 - s->without.expected);
	return rate;
}

double range_no_effect(const struct scenario *s)
{
	return s->no_effect.given ? s->no_effect.share : range_of_no_effect[s->evidence];
}

bool range_shows_probability(const struct scenario *s)
{
	if (s->no_effect.given)
		return s->no_effect.source != NULL;
	return s->evidence >= EVIDENCE_STUDIE;
}

static enum grade weakest(enum grade a, enum grade b)
{
	return a > b ? a : b;
}

static struct estimate factor_of(double half_width)
{
	return (struct estimate){ .low = 1 - half_width, .expected = 1, .high = 1 + half_width };
}

static struct estimate factor_of_grade(enum grade grade)
{
	return factor_of(range_of_grade[grade]);
}

static struct estimate factor_of_local(const struct local_price *price)
{
	const struct estimate *range = &price->range;

	if (!range->has_range || range->expected <= 0)
		return factor_of_grade(price->source ? GRADE_PUBLISERT : GRADE_ANSLAG);
	return (struct estimate){ .low = range->low / range->expected,
				  .expected = 1,
				  .high = range->high / range->expected,
				  .has_range = true };
}

struct estimate range_price(const struct scenario *s, const struct dataset *data, int service)
{
	for (size_t i = 0; i < s->price_count; i++)
		if (s->prices[i].service == service)
			return factor_of_local(&s->prices[i]);
	if (fitted_holds(s, data, service))
		return factor_of(0); /* the tables were in kroner */
	return factor_of_grade(data->services[service].grade);
}

struct estimate range_excess(const struct scenario *s, const struct dataset *data, int service)
{
	const double *group = data->quantity[s->group][service], *all = data->quantity[0][service];
	int youngest = s->ages[0].from + s->round;
	int oldest = s->ages[s->age_count - 1].to + s->period - 1;
	enum grade grade = GRADE_PUBLISERT;

	if (fitted_holds(s, data, service))
		return factor_of(fitted_half_width(s, data));
	for (int age = youngest; age <= oldest && age < AGES; age++) {
		if (group[age] == all[age])
			continue;
		grade = weakest(grade, data->quantity_grade[s->group][service][age]);
		grade = weakest(grade, data->quantity_grade[0][service][age]);
	}
	return factor_of_grade(grade);
}

/* What is gained is set down; harm is not made smaller. */
static double discounted(double share, double without, double optimism)
{
	return share > without ? without + (share - without) * (1 - optimism) : share;
}

struct scenario range_optimism(const struct scenario *s)
{
	struct scenario out = *s;
	double without = s->without.expected;

	out.optimism = 0;
	if (scenario_success_rate(s) <= 0)
		return out;
	out.with.low = discounted(s->with.low, without, s->optimism);
	out.with.expected = discounted(s->with.expected, without, s->optimism);
	out.with.high = discounted(s->with.high, without, s->optimism);
	return out;
}
