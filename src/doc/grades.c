#include "grades.h"

#include <math.h>

static enum grade weaker(enum grade a, enum grade b)
{
	return a > b ? a : b;
}

static enum grade price_grade(const struct scenario *s, const struct dataset *data, int service)
{
	for (size_t i = 0; i < s->price_count; i++)
		if (s->prices[i].service == service)
			return s->prices[i].source ? GRADE_PUBLISERT : GRADE_ANSLAG;
	return data->services[service].grade;
}

enum grade grade_of(const struct scenario *s, const struct dataset *data, int service, int age)
{
	enum grade use = weaker(data->quantity_grade[s->group][service][age],
				data->quantity_grade[0][service][age]);

	return weaker(use, price_grade(s, data, service));
}

/* How much the starting age `start` weighs, of all that are possible. */
static double start_weight(const struct scenario *s, int interval)
{
	return 1.0 / s->age_count / (s->ages[interval].to - s->ages[interval].from + 1);
}

static void add_start(struct grade_shares *out, const struct scenario *s,
		      const struct dataset *data, int start, double weight)
{
	for (int k = s->round; k < s->period && start + k < AGES; k++) {
		double value =
			weight * discount_factor(s->rate, k) * pow(1 - s->fade, k - s->round);

		if (s->effect_years && k - s->round >= s->effect_years)
			break;
		for (int service = 0; service < data->service_count; service++) {
			double gain = calc_difference(s, data, service, start + k);

			out->share[grade_of(s, data, service, start + k)] += value * fabs(gain);
		}
	}
}

struct grade_shares grades_find(const struct scenario *s, const struct dataset *data)
{
	struct grade_shares out = { 0 };
	double sum = 0;

	for (int i = 0; i < s->age_count; i++)
		for (int start = s->ages[i].from; start <= s->ages[i].to; start++)
			add_start(&out, s, data, start, start_weight(s, i));
	for (int grade = 0; grade < GRADES; grade++)
		sum += out.share[grade];
	for (int grade = 0; grade < GRADES && sum > 0; grade++)
		out.share[grade] /= sum;
	return out;
}
