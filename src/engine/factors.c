/* What each assumption multiplies, taken out of the sums. */
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

void factors_effect(struct effect *out, const struct scenario *s, const struct dataset *data,
		    const double *weight)
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

/* Present value of one item for each level: what it pays is positive, what it is spared or receives
 * negative. */
static double item_by_level(double by_level[LEVELS], const struct scenario *s, struct cost *item)
{
	struct scenario alone = *s;
	double nominal = 0;

	alone.costs = item;
	alone.cost_count = 1;
	for (int level = 0; level < LEVELS; level++) {
		by_level[level] = 0;
		for (int k = 0; k < s->period; k++) {
			double amount = calc_cost(&alone, (enum level)level, k);

			by_level[level] += amount * discount_factor(s->rate, k);
			nominal += amount;
		}
	}
	return nominal;
}

void factors_financing(struct financing *out, const struct scenario *s)
{
	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < s->cost_count; i++) {
		double by_level[LEVELS];
		double nominal = item_by_level(by_level, s, &s->costs[i]);

		if (s->costs[i].kind == COST_GROSS)
			out->gross_nominal += nominal;
		for (int level = 0; level < LEVELS; level++) {
			double value = by_level[level];

			switch (s->costs[i].kind) {
			case COST_GROSS:
				out->gross[level] += value;
				break;
			case COST_AVOIDED:
				out->avoided[level] -= value;
				break;
			case COST_GRANT:
				out->given[level] += value > 0 ? value : 0;
				out->received[level] -= value < 0 ? value : 0;
				break;
			}
		}
	}
	for (int level = 0; level < LEVELS; level++) {
		out->gross[TOTAL] += out->gross[level];
		out->given[TOTAL] += out->given[level];
		out->received[TOTAL] += out->received[level];
		out->avoided[TOTAL] += out->avoided[level];
	}
}
