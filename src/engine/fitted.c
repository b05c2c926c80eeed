/* How results of a fitted group stand to the typed tables. */
#include "fitted.h"

#include "range.h"

#include <math.h>
#include <string.h>

/* A result that is the typed one to so many kroner is KS's: both are rounded, and so is what they
 * are made of. */
#define SAME_KRONER 1.5

static bool same_ages(const struct fitted_row *row, const struct scenario *s)
{
	if (row->age_count != s->age_count)
		return false;
	for (int i = 0; i < s->age_count; i++)
		if (row->ages[i].from != s->ages[i].from || row->ages[i].to != s->ages[i].to)
			return false;
	return true;
}

/* The rows of half-widths for one interval and level, at the periods nearest below and above. */
struct bracket {
	const struct fitted_row *below, *above;
};

static struct bracket find_bracket(const struct dataset *data, int group, struct interval ages,
				   int period, int level)
{
	struct bracket b = { NULL, NULL };

	for (size_t i = 0; i < data->fitted_count; i++) {
		const struct fitted_row *row = &data->fitted[i];

		if (row->kind != FITTED_WIDTH || row->group != group || row->level != level ||
		    row->age_count != 1 || row->ages[0].from != ages.from ||
		    row->ages[0].to != ages.to)
			continue;
		if (row->period <= period && (!b.below || row->period > b.below->period))
			b.below = row;
		if (row->period >= period && (!b.above || row->period < b.above->period))
			b.above = row;
	}
	return b;
}

/* Adds the figure and its half-width, between the two periods in proportion. False when there are
 * none. */
static bool add_interval(double *value, double *half_width, struct bracket b, int period)
{
	double part;

	if (!b.below && !b.above)
		return false;
	if (!b.below || !b.above)
		b.below = b.above = b.below ? b.below : b.above;
	part = b.above->period > b.below->period
		       ? (double)(period - b.below->period) / (b.above->period - b.below->period)
		       : 0;
	*value += b.below->computed + part * (b.above->computed - b.below->computed);
	*half_width += b.below->half_width + part * (b.above->half_width - b.below->half_width);
	return true;
}

static double width_of_level(const struct scenario *s, const struct dataset *data, int level)
{
	double value = 0, half_width = 0;

	for (int i = 0; i < s->age_count; i++)
		if (!add_interval(&value, &half_width,
				  find_bracket(data, s->group, s->ages[i], s->period, level),
				  s->period))
			return range_of_grade[GRADE_KALIBRERT];
	return value != 0 ? half_width / fabs(value) : NAN;
}

double fitted_half_width(const struct scenario *s, const struct dataset *data)
{
	return fmax(width_of_level(s, data, TOTAL), width_of_level(s, data, LEVEL_KOMMUNE));
}

bool fitted_holds(const struct scenario *s, const struct dataset *data, int service)
{
	const double *group = data->quantity[s->group][service], *all = data->quantity[0][service];

	if (!dataset_is_fitted(data, s->group))
		return false;
	for (size_t i = 0; i < s->price_count; i++)
		if (s->prices[i].service == service)
			return false;
	for (int age = 0; age < AGES; age++)
		if (group[age] != all[age] &&
		    data->row_grade[s->group][service][age] != GRADE_KALIBRERT)
			return false;
	return true;
}

/* What is chosen in the workbook for a table. */
static bool same_terms(const struct fitted_row *row, const struct scenario *s)
{
	return same_ages(row, s) && row->period == s->period && row->duration == s->duration &&
	       row->round == s->round && row->falling == s->rate.falling &&
	       (row->falling || row->rate == s->rate.yearly);
}

/* Nothing is chosen that the workbook does not know. */
static bool is_plain(const struct scenario *s, const struct dataset *data)
{
	return s->fade == 0 && s->effect_years == 0 && s->difference == 1 && s->price_count == 0 && s->optimism == 0 &&
	       s->price_year == data->price_year && s->distribution == 0;
}

/* What the result has in a line of a table, before the measure's cost, per helped in each round. */
static double line_of(const struct fitted_row *row, const struct results *r)
{
	double gain = row->sector >= 0 ? r->sector[row->sector][TOTAL]
				       : r->net[row->level] - r->implementation[row->level];

	return gain / r->helped_per_round;
}

/* KS's own where the scenario has the terms of a typed table and nothing else is chosen, and every line of it comes out
 * again: the data set that the fit builds on may have changed since. */
static enum fitted_status status_of(const struct scenario *s, const struct dataset *data, const struct results *r)
{
	enum fitted_status status = FITTED_BETWEEN;

	for (size_t i = 0; i < data->fitted_count; i++) {
		const struct fitted_row *row = &data->fitted[i];

		if (row->kind != FITTED_TABLE || row->group != s->group || !same_terms(row, s))
			continue;
		if (!is_plain(s, data) || r->helped_per_round == 0 ||
		    fabs(line_of(row, r) * row->helped - row->cost - row->typed) > SAME_KRONER)
			return FITTED_OTHERWISE;
		status = FITTED_AS_KS;
	}
	return status;
}

/* How many half-widths a trial's line is off. */
static double off(const struct fitted_row *row)
{
	return row->half_width > 0 ? fabs(row->computed - row->typed) / row->half_width : 0;
}

static bool same_table(const struct fitted_row *a, const struct fitted_row *b)
{
	return a->age_count == b->age_count && !memcmp(a->ages, b->ages, sizeof a->ages) &&
	       a->period == b->period && a->duration == b->duration && a->round == b->round &&
	       a->rate == b->rate && a->falling == b->falling;
}

static void find_trial(struct fitted *out, const struct dataset *data, int group)
{
	const struct fitted_row *worst = NULL;

	for (size_t i = 0; i < data->fitted_count; i++) {
		const struct fitted_row *row = &data->fitted[i];

		if (row->kind == FITTED_TRIAL && row->group == group && row->level == TOTAL) {
			out->trials++;
			if (!worst || off(row) > off(worst))
				worst = row;
		}
	}
	for (size_t i = 0; worst && i < data->fitted_count; i++) {
		const struct fitted_row *row = &data->fitted[i];

		if (row->kind == FITTED_TRIAL && row->group == group && row->level >= 0 &&
		    same_table(row, worst))
			out->trial[row->level] = row;
	}
}

void fitted_find(struct fitted *out, const struct scenario *s, const struct dataset *data,
		 const struct results *r)
{
	*out = (struct fitted){ .status = FITTED_NOT };
	for (size_t i = 0; i < data->fitted_count; i++) {
		const struct fitted_row *row = &data->fitted[i];

		if (row->group != s->group)
			continue;
		if (row->kind == FITTED_STRAIN) {
			out->strain = row->computed;
			out->source = row->source;
		}
		out->tables += row->kind == FITTED_TABLE && row->level == TOTAL;
	}
	if (!dataset_is_fitted(data, s->group))
		return;
	out->status = status_of(s, data, r);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->half_width[level] = width_of_level(s, data, level);
	find_trial(out, data, s->group);
}
