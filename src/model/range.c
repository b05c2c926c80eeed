#include "range.h"

const double range_of_grade[GRADES] = {
	[GRADE_PUBLISERT] = 0.05,
	[GRADE_AVLEDET] = 0.10,
	[GRADE_KALIBRERT] = 0.20,
	[GRADE_ANSLAG] = 0.40,
};

const double range_of_evidence[] = {
	[EVIDENCE_NONE] = 0.80,
	[EVIDENCE_ANSLAG] = 0.60,
	[EVIDENCE_ERFARING] = 0.40,
	[EVIDENCE_STUDIE] = 0.30,
	[EVIDENCE_METAANALYSE] = 0.20,
};

const double range_of_participants = 0.20, range_of_cost = 0.20;

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
	rate.low = rate.expected - half;
	rate.high = rate.expected + half;
	return rate;
}

static enum grade weakest(enum grade a, enum grade b)
{
	return a > b ? a : b;
}

enum grade range_price_grade(const struct scenario *s, const struct dataset *data, int service)
{
	for (size_t i = 0; i < s->price_count; i++)
		if (s->prices[i].service == service)
			return s->prices[i].source ? GRADE_PUBLISERT : GRADE_ANSLAG;
	return data->services[service].grade;
}

enum grade range_excess_grade(const struct scenario *s, const struct dataset *data, int service)
{
	const double *group = data->quantity[s->group][service], *all = data->quantity[0][service];
	int youngest = s->ages[0].from + s->round;
	int oldest = s->ages[s->age_count - 1].to + s->period - 1;
	enum grade grade = GRADE_PUBLISERT;

	for (int age = youngest; age <= oldest && age < AGES; age++) {
		if (group[age] == all[age])
			continue;
		grade = weakest(grade, data->quantity_grade[s->group][service][age]);
		grade = weakest(grade, data->quantity_grade[0][service][age]);
	}
	return grade;
}

enum grade range_sector_grade(const struct scenario *s, const struct dataset *data, int sector)
{
	enum grade grade = GRADE_PUBLISERT;

	for (int service = 0; service < data->service_count; service++)
		if (data->services[service].sector == sector)
			grade = weakest(grade, range_price_grade(s, data, service));
	return grade;
}

struct scenario range_optimism(const struct scenario *s, double share)
{
	struct scenario out = *s;
	double without = s->without.expected;

	if (scenario_success_rate(s) <= 0)
		return out;
	out.with.low = without + (s->with.low - without) * (1 - share);
	out.with.expected = without + (s->with.expected - without) * (1 - share);
	out.with.high = without + (s->with.high - without) * (1 - share);
	return out;
}
