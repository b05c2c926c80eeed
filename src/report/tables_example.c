/* A worked example: one amount of the case, from quantity to kroner, each step with the figures that go into it. */
#include "prose.h"
#include "tables_rows.h"

#include "base/arena.h"
#include "base/number.h"

#include <math.h>

enum {
	STEP_WHAT,
	STEP_DIFFERENCE,
	STEP_MEAN,
	STEP_PRICE,
	STEP_CLOSED,
	STEP_HELPED,
	STEP_INDEX,
	STEP_SHARE,
	STEP_VALUE
};

enum { EXACT = 6, FITTED_DIGITS = 6 }; /* decimals of what is multiplied */

/* The service that moves most money for the owner of the case in year `k`. */
static int find_service(const struct build *b, int k)
{
	struct gains *gains = NEW(b->arena, struct gains);
	double most = 0;
	int best = 0;

	calc_gains(gains, b->scenario, b->data);
	for (int i = 0; i < b->data->service_count; i++) {
		double kroner = fabs(gains->gain[i][k] * b->data->services[i].share[b->scenario->owner]);

		if (kroner > most) {
			most = kroner;
			best = i;
		}
	}
	return best;
}

static const struct usage *row_at(const struct dataset *data, int group, int service, int age)
{
	for (size_t i = 0; i < data->usage_count; i++) {
		const struct usage *u = &data->usages[i];

		if (u->group == group && u->service == service && u->from <= age && age <= u->to)
			return u;
	}
	return NULL;
}

static const char *figure(const struct build *b, double value)
{
	/* What is fitted is known to a few digits only; more would be taken for somebody's number. */
	if (dataset_is_fitted(b->data, b->scenario->group))
		value = number_significant(value, FITTED_DIGITS);
	return number_short(b->arena, value, EXACT);
}

/* "0,02 · (1 + 1,1 · (5 − 1)) − 0,02 = 0,088". */
static const char *difference(const struct build *b, int service, int age)
{
	const struct dataset *data = b->data;
	int group = b->scenario->group;
	const struct usage *row = row_at(data, group, service, age);
	double all = data->quantity[0][service][age], own = data->quantity[group][service][age];
	const char *average = figure(b, all), *result = figure(b, own - all);

	if (!row)
		return arena_printf(b->arena, "%s − %s = 0", average, average);
	if (!row->is_ratio)
		return arena_printf(b->arena, "%s − %s = %s", figure(b, own), average, result);
	return arena_printf(b->arena, "%s · (1 + %s · (%s − 1)) − %s = %s", average,
			    figure(b, data->calibration[group][service]), figure(b, row->amount), average, result);
}

/* A row for each age that somebody has in the year; the mean of them, each interval counting the same. */
static double difference_rows(const struct build *b, struct table_rows *rows, int service, int years)
{
	const struct scenario *s = b->scenario;
	const struct dataset *data = b->data;
	double mean = 0;

	for (int i = 0; i < s->age_count; i++) {
		const struct interval *ages = &s->ages[i];

		for (int age = ages->from + years; age <= ages->to + years && age < AGES; age++) {
			double more = data->quantity[s->group][service][age] - data->quantity[0][service][age];

			row_add(rows, ROW_PLAIN);
			cell_head(rows, arena_printf(b->arena, "%s %d", rows->labels[STEP_DIFFERENCE].text, age),
				  NULL);
			cell_text(rows, difference(b, service, age));
			mean += more / (ages->to - ages->from + 1) / s->age_count;
		}
	}
	return mean;
}

/* `so_far` times `factor`, as a row; the product. */
static double step(const struct build *b, struct table_rows *rows, int label, double so_far, double factor)
{
	const char *before = label == STEP_PRICE ? figure(b, so_far) : number_decimal(b->arena, so_far, 2);

	row_fact(rows, label,
		 arena_printf(b->arena, "%s · %s = %s kr", before, figure(b, factor),
			      number_decimal(b->arena, so_far * factor, 2)));
	return so_far * factor;
}

void table_example(const struct build *b, struct table_rows *rows)
{
	const struct scenario *s = b->scenario;
	int level = (int)s->owner, k = s->round, service;
	double price, amount;

	if (k >= s->period)
		return; /* nobody has been helped yet */
	service = find_service(b, k);
	price = calc_unit_price(s, b->data, service);
	row_fact(rows, STEP_WHAT,
		 arena_printf(b->arena, "%s · %d · %s", b->data->services[service].name[b->language], s->start + k,
			      build_level(b, WORD_LEVEL_NAMES, level)));
	amount = difference_rows(b, rows, service, k);
	row_fact(rows, STEP_MEAN, figure(b, amount));
	amount = step(b, rows, STEP_PRICE, amount, b->data->services[service].revenue ? -price : price);
	amount = step(b, rows, STEP_CLOSED, amount, s->difference);
	amount = step(b, rows, STEP_HELPED, amount, b->results->helped_per_round);
	amount = step(b, rows, STEP_INDEX, amount,
		      calc_price_factor(s, b->data, service, b->data->price_year, s->price_year));
	amount = step(b, rows, STEP_SHARE, amount, b->data->services[service].share[level]);
	step(b, rows, STEP_VALUE, amount, b->results->discount[k]);
}
