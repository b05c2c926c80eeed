/* Whether the tables of a fit add up, and what they say exactly. */
#include "fit_model.h"

#include "base/arena.h"
#include "base/number.h"

#include <math.h>

/* Every printed line may be half a krone off: so may sums of them be, as many times. */
#define HALF_KRONE 0.5

void fit_paid(double out[LEVELS], const struct scenario *s)
{
	for (int level = 0; level < LEVELS; level++) {
		out[level] = 0;
		for (int k = 0; k < s->period; k++)
			out[level] +=
				calc_cost(s, (enum level)level, k) * discount_factor(s->rate, k);
	}
}

double fit_helped(const struct scenario *s)
{
	return s->participants * scenario_success_rate(s);
}

struct sums {
	double paid[LEVELS], all_paid;
	double sectors, levels; /* how much more than the total they are together, kr */
	bool has_cost;
};

static struct sums sum_lines(const struct fit_table *t)
{
	struct sums sums = { .sectors = -t->typed[FIT_TOTAL], .levels = -t->typed[FIT_TOTAL] };

	fit_paid(sums.paid, &t->s);
	for (int level = 0; level < LEVELS; level++) {
		sums.all_paid += sums.paid[level];
		sums.has_cost |= sums.paid[level] != 0;
		sums.levels += t->typed[FIT_LEVEL + level];
	}
	for (int sector = 0; sector < FIT_SECTORS; sector++)
		sums.sectors += t->typed[sector];
	sums.sectors -= sums.all_paid;
	return sums;
}

static bool is_whole(const struct fit_table *t)
{
	for (int line = 0; line < FIT_LINES; line++)
		if (!t->line_at[line].file)
			return false;
	return t->s.age_count > 0;
}

static void report_sum(const struct fit_table *t, struct place at, const char *what, double off,
		       struct arena *a, struct diag *d)
{
	diag_error(d, at,
		   "%s (%s): %s blir %s kr til sammen, men i alt er %s kr; avviket er %s kr. "
		   "Se etter en skrivefeil i tallene her eller i «i alt»",
		   t->name, t->title, what, number_whole(a, t->typed[FIT_TOTAL] + off),
		   number_whole(a, t->typed[FIT_TOTAL]), number_whole(a, off));
}

/* Two sums find any single error of typing, and which section it is in. */
static void check_table(const struct fit_table *t, struct arena *a, struct diag *d)
{
	struct sums sums = sum_lines(t);
	double sector_room = HALF_KRONE * (FIT_SECTORS + 1 + sums.has_cost),
	       level_room = HALF_KRONE * (LEVELS + 1);
	bool sectors_off = fabs(sums.sectors) > sector_room,
	     levels_off = fabs(sums.levels) > level_room;

	if (isnan(t->implementation) && sums.has_cost)
		diag_error(d, t->sectors_at,
			   "mangler «implementering» under «sektor», for tiltaket har kostnader; skriv «implementering: %s»",
			   number_whole(a, -sums.all_paid));
	else if (!isnan(t->implementation) && fabs(t->implementation + sums.all_paid) > 1)
		diag_error(d, t->implementation_at,
			   "%s (%s): implementering blir %s kr med kostnadene i skjemaet, men det står %s kr; rett kostnadene eller tallet",
			   t->name, t->title, number_whole(a, -sums.all_paid),
			   number_whole(a, t->implementation));
	if (sectors_off && levels_off &&
	    fabs(sums.sectors - sums.levels) <= sector_room + level_room) {
		diag_error(d, t->line_at[FIT_TOTAL],
			   "%s (%s): både sektorene og nivåene blir %s kr til sammen, men i alt er %s kr; se etter en skrivefeil i «i alt»",
			   t->name, t->title, number_whole(a, t->typed[FIT_TOTAL] + sums.levels),
			   number_whole(a, t->typed[FIT_TOTAL]));
		return;
	}
	if (sectors_off)
		report_sum(t, t->sectors_at, "sektorene", sums.sectors, a, d);
	if (levels_off)
		report_sum(t, t->levels_at, "nivåene", sums.levels, a, d);
}

bool fit_check(const struct fit_form *form, const struct dataset *data, struct arena *a,
	       struct diag *d)
{
	size_t before = d->errors;

	if (data->base_name)
		diag_error(d, (struct place){ data->folder, 0, 0 },
			   "datasettet bygger på et annet; tilpass ut fra et helt datasett, for eksempel standarden");
	for (size_t i = 0; i < form->table_count; i++)
		if (is_whole(&form->tables[i]))
			check_table(&form->tables[i], a, d);
	for (size_t i = 0; i < form->trial_count; i++)
		if (is_whole(&form->trials[i]))
			check_table(&form->trials[i], a, d);
	return d->errors == before;
}

static double clamp(double value, double low, double high)
{
	return fmin(fmax(value, fmin(low, high)), fmax(low, high));
}

/* The total moves by `shift`, within half a krone and so that no line must move more; what the sums
 * are off by then is spread evenly. */
void fit_wanted(double out[FIT_EQUATIONS], const struct fit_table *t)
{
	struct sums sums = sum_lines(t);
	double low = fmax(-HALF_KRONE, fmax(sums.sectors - FIT_SECTORS * HALF_KRONE,
					    sums.levels - LEVELS * HALF_KRONE));
	double high = fmin(HALF_KRONE, fmin(sums.sectors + FIT_SECTORS * HALF_KRONE,
					    sums.levels + LEVELS * HALF_KRONE));
	double shift = clamp((sums.sectors * 6 / FIT_SECTORS + 2 * sums.levels) / 9, low, high);
	double helped = fit_helped(&t->s);

	for (int sector = 0; sector < FIT_SECTORS; sector++)
		out[sector] = (t->typed[sector] + (shift - sums.sectors) / FIT_SECTORS) / helped;
	for (int level = 0; level < FIT_EQUATIONS - FIT_SECTORS; level++)
		out[FIT_SECTORS + level] = (t->typed[FIT_LEVEL + level] +
					    (shift - sums.levels) / LEVELS + sums.paid[level]) /
					   helped;
}
