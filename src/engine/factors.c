/* Takes the model apart into what is linear. */
#include "factors.h"

#include <string.h>

/* Adds what one round's course gives, spread over the levels; `began`: years from the start to the
 * round's. */
static void add_round(struct effect *out, const struct scenario *s, const struct dataset *data,
		      const struct course *course, int began, double people)
{
	for (int k = s->round; began + k < s->period; k++) {
		double discounted = people * discount_factor(s->rate, began + k);
		double *value = out->value[k - s->round];

		for (int service = 0; service < data->service_count; service++) {
			double gain = discounted * course->gain[service][k] *
				      calc_price_factor(s, data, service, data->price_year, s->price_year);

			for (int level = 0; level < LEVELS; level++)
				value[level] += gain * data->services[service].share[level];
		}
	}
}

void factors_effect(struct effect *out, const struct scenario *s, const struct dataset *data, const double *weight)
{
	struct scenario steady = *s;
	struct course course;

	memset(out, 0, sizeof *out);
	out->years = s->period > s->round ? s->period - s->round : 0;
	out->lasts = s->effect_years;
	steady.fade = 0;
	steady.effect_years = 0;
	calc_course(&course, &steady, data);
	for (int j = 0; j < scenario_rounds(s); j++)
		add_round(out, s, data, &course, j * s->round, weight ? weight[j] : 1);
	for (int m = 0; m < out->years; m++)
		for (int level = 0; level < LEVELS; level++)
			out->value[m][TOTAL] += out->value[m][level];
}

double factors_gain(const struct effect *effect, int level, double fade, int delay)
{
	int end = effect->years;
	double sum = 0;

	if (effect->lasts && effect->lasts + delay < end)
		end = effect->lasts + delay;
	for (int m = end - 1; m >= delay; m--)
		sum = sum * (1 - fade) + effect->value[m][level];
	return sum;
}

double financing_net(const struct financing *f)
{
	return f->gross + f->given - f->received - f->avoided;
}

/* Present value at `rate` of the years that `cost` falls in. */
static double cost_value(const struct scenario *s, const struct cost *cost, struct rate rate)
{
	double sum = 0;

	for (int k = 0; k < s->period; k++)
		if (calc_cost_falls_in(s, cost, k))
			sum += cost->amount * discount_factor(rate, k);
	return sum;
}

void factors_financing(struct financing out[LEVELS_AND_TOTAL], const struct scenario *s, struct rate rate)
{
	struct financing *total = &out[TOTAL];

	memset(out, 0, LEVELS_AND_TOTAL * sizeof *out);
	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];
		double value = cost_value(s, cost, rate);

		switch (cost->kind) {
		case COST_GROSS:
			out[cost->level].gross += value;
			break;
		case COST_AVOIDED:
			out[cost->level].avoided += value;
			break;
		case COST_GRANT:
			out[cost->level].given += value;
			out[cost->receiver].received += value;
			break;
		}
	}
	for (int level = 0; level < LEVELS; level++) {
		total->gross += out[level].gross;
		total->given += out[level].given;
		total->received += out[level].received;
		total->avoided += out[level].avoided;
	}
}
