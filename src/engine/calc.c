/* The formulas of the model, year by year. */
#include "calc.h"

#include <math.h>
#include <string.h>

double discount_factor(struct rate rate, int k)
{
	double factor = 1;

	if (!rate.falling)
		return pow(1 + rate.yearly, -k);
	for (int year = 1; year <= k; year++)
		factor /= year <= 40 ? 1.04 : year <= 75 ? 1.03 : 1.02;
	return factor;
}

double present_value(const double *flow, int years, struct rate rate)
{
	double sum = 0;

	for (int k = 0; k < years; k++)
		sum += flow[k] * discount_factor(rate, k);
	return sum;
}

double calc_price_factor(const struct scenario *s, const struct dataset *data, int service, int from, int to)
{
	bool follows = s->deflator == DEFLATOR_MUNICIPAL && data->sectors[data->services[service].sector].is_service;

	return price_index_factor(follows ? &data->deflator : &data->kpi, from, to);
}

double calc_unit_price(const struct scenario *s, const struct dataset *data, int service)
{
	for (size_t i = 0; i < s->price_count; i++) {
		const struct local_price *p = &s->prices[i];

		if (p->service == service)
			return p->price * calc_price_factor(s, data, service, p->price_year, data->price_year);
	}
	return data->services[service].price;
}

/* Δ_g,s(a) = ±p_s · (x_g,s(a) − x_avg,s(a)), plus for expenditure of the group, minus for revenue. */
double calc_difference(const struct scenario *s, const struct dataset *data, int service, int age)
{
	double more = data->quantity[s->group][service][age] - data->quantity[0][service][age];
	double kroner = calc_unit_price(s, data, service) * more;

	return data->services[service].revenue ? -kroner : kroner;
}

/* f(k) = (1 − fade)^k: the share of the effect left k years after the round was over. */
static double effect_left(const struct scenario *s, int k)
{
	if (s->effect_years && k >= s->effect_years)
		return 0;
	return pow(1 - s->fade, k);
}

/* Mean over the intervals of the mean over each interval's starting ages of Δ(a0 + k); an age above 59 gives 0. */
static double mean_difference(const struct scenario *s, const double difference[AGES], int k)
{
	double sum = 0;

	for (int i = 0; i < s->age_count; i++) {
		const struct interval *ages = &s->ages[i];
		double part = 0;

		for (int age = ages->from; age <= ages->to; age++)
			if (age + k < AGES)
				part += difference[age + k];
		sum += part / (ages->to - ages->from + 1);
	}
	return sum / s->age_count;
}

/* φ · f(k − d): the share of the difference that is closed k years after the round's start. */
static void set_closed(double closed[LIMIT_PERIOD], const struct scenario *s)
{
	for (int k = s->round; k < s->period; k++)
		closed[k] = s->difference * effect_left(s, k - s->round);
}

void calc_excess(double out[LIMIT_PERIOD], const struct scenario *s, const struct dataset *data, int service)
{
	double closed[LIMIT_PERIOD], difference[AGES];

	set_closed(closed, s);
	for (int age = 0; age < AGES; age++)
		difference[age] = data->quantity[s->group][service][age] - data->quantity[0][service][age];
	for (int k = 0; k < LIMIT_PERIOD; k++)
		out[k] = k >= s->round && k < s->period ? closed[k] * mean_difference(s, difference, k) : 0;
}

void calc_course(struct course *out, const struct scenario *s, const struct dataset *data)
{
	double closed[LIMIT_PERIOD];

	memset(out, 0, sizeof *out);
	set_closed(closed, s);
	for (int service = 0; service < data->service_count; service++) {
		double difference[AGES];

		for (int age = 0; age < AGES; age++)
			difference[age] = calc_difference(s, data, service, age);
		for (int k = s->round; k < s->period; k++)
			out->gain[service][k] = closed[k] * mean_difference(s, difference, k);
	}
}

double calc_weight(const struct scenario *s, int age)
{
	double sum = 0;

	for (int i = 0; i < s->age_count; i++) {
		double chance = 1.0 / s->age_count / (s->ages[i].to - s->ages[i].from + 1);

		for (int start = s->ages[i].from; start <= s->ages[i].to; start++) {
			int k = age - start, since = k - s->round;

			if (since < 0 || (s->effect_years && since >= s->effect_years))
				continue;
			for (int began = 0; began < s->duration && began + k < s->period;
			     began += s->round)
				sum += chance * pow(1 - s->fade, since) *
				       discount_factor(s->rate, began + k);
		}
	}
	return sum;
}

int calc_measure_years(const struct scenario *s)
{
	return s->duration < s->period ? s->duration : s->period;
}

double calc_participants(const struct scenario *s)
{
	return (double)s->participants * calc_measure_years(s) / s->round;
}

bool calc_cost_falls_in(const struct scenario *s, const struct cost *cost, int k)
{
	if (k >= s->period)
		return false;
	if (cost->every_year)
		return k < calc_measure_years(s);
	for (size_t i = 0; i < cost->year_count; i++)
		if (cost->years[i] == s->start + k)
			return true;
	return false;
}

int calc_cost_years(const struct scenario *s, const struct cost *cost)
{
	int count = 0;

	for (int k = 0; k < s->period; k++)
		count += calc_cost_falls_in(s, cost, k);
	return count;
}

double calc_cost(const struct scenario *s, enum level level, int k)
{
	double sum = 0;

	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];

		if (!calc_cost_falls_in(s, cost, k))
			continue;
		switch (cost->kind) {
		case COST_GROSS:
			sum += cost->level == level ? cost->amount : 0;
			break;
		case COST_AVOIDED:
			sum -= cost->level == level ? cost->amount : 0;
			break;
		case COST_GRANT:
			sum += cost->level == level ? cost->amount : 0;
			sum -= cost->receiver == level ? cost->amount : 0;
			break;
		}
	}
	return sum;
}

struct payback calc_payback(const double *balance, int years, int stride, int start)
{
	struct payback p = { .status = PAYBACK_NO_INVESTMENT };
	bool below = false;

	for (int i = 0; i < years; i++) {
		bool negative = balance[i * stride] < -BALANCE_TOLERANCE;

		if (!negative && below && p.status != PAYBACK_REACHED) {
			p.status = PAYBACK_REACHED;
			p.years = i + 1;
			p.year = start + p.years;
		}
		if (!negative && below)
			p.lasting_year = start + i + 1;
		if (negative && p.status == PAYBACK_REACHED && !p.negative_again)
			p.negative_again = start + i;
		if (negative)
			p.lasting_year = 0;
		below = negative;
		if (negative && p.status == PAYBACK_NO_INVESTMENT)
			p.status = PAYBACK_NOT_IN_PERIOD;
	}
	return p;
}

void calc_gains(struct gains *out, const struct scenario *s, const struct dataset *data)
{
	double helped_per_round = s->participants * scenario_success_rate(s);
	struct course course;

	memset(out, 0, sizeof *out);
	calc_course(&course, s, data);
	for (int service = 0; service < data->service_count; service++) {
		double factor = helped_per_round *
				calc_price_factor(s, data, service, data->price_year, s->price_year);

		for (int k = 0; k < s->period; k++) {
			double gain = 0;

			for (int began = 0; began < s->duration && began <= k; began += s->round)
				gain += course.gain[service][k - began];
			out->gain[service][k] = gain * factor;
		}
	}
}

/* Spreads them on the levels by w_s,l. */
static void add_gains(struct results *out, const struct scenario *s, const struct dataset *data)
{
	struct gains gains;

	calc_gains(&gains, s, data);
	for (int service = 0; service < data->service_count; service++) {
		const struct service *sv = &data->services[service];

		for (int k = 0; k < s->period; k++) {
			for (int level = 0; level < LEVELS; level++) {
				double part = sv->share[level] * gains.gain[service][k];

				out->gain[k][level] += part;
				out->service[service][level] += part * out->discount[k];
			}
		}
	}
}

static void add_costs(struct results *out, const struct scenario *s)
{
	for (int k = 0; k < s->period; k++) {
		for (int level = 0; level < LEVELS; level++) {
			out->cost[k][level] = calc_cost(s, (enum level)level, k);
			out->implementation[level] -= out->cost[k][level] * out->discount[k];
		}
	}
}

static double sum_levels(const double by_level[LEVELS])
{
	double sum = 0;

	for (int level = 0; level < LEVELS; level++)
		sum += by_level[level];
	return sum;
}

static void add_sums(struct results *out, const struct dataset *data)
{
	for (int service = 0; service < data->service_count; service++) {
		double *by_level = out->service[service];

		by_level[TOTAL] = sum_levels(by_level);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			out->sector[data->services[service].sector][level] += by_level[level];
			out->net[level] += by_level[level];
		}
	}
	out->implementation[TOTAL] = sum_levels(out->implementation);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->net[level] += out->implementation[level];
}

static void add_balances(struct results *out)
{
	double so_far[LEVELS_AND_TOTAL] = { 0 };

	for (int k = 0; k < out->period; k++) {
		out->gain[k][TOTAL] = sum_levels(out->gain[k]);
		out->cost[k][TOTAL] = sum_levels(out->cost[k]);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
			so_far[level] += (out->gain[k][level] - out->cost[k][level]) * out->discount[k];
			out->balance[k][level] = so_far[level];
		}
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->payback[level] =
			calc_payback(&out->balance[0][level], out->period, LEVELS_AND_TOTAL, out->start);
}

void calc(struct results *out, const struct scenario *s, const struct dataset *data)
{
	memset(out, 0, sizeof *out);
	out->start = s->start;
	out->period = s->period;
	out->rounds = scenario_rounds(s);
	out->all_participants = scenario_all_participants(s);
	out->success_rate = scenario_success_rate(s);
	out->helped_per_round = s->participants * out->success_rate;
	out->helped = out->helped_per_round * out->rounds;
	out->price_factor = price_index_factor(&data->kpi, data->price_year, s->price_year);
	for (int k = 0; k < s->period; k++)
		out->discount[k] = discount_factor(s->rate, k);
	add_gains(out, s, data);
	add_costs(out, s);
	add_sums(out, data);
	add_balances(out);
}
