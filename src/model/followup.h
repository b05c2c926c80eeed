/* Forecast against what happened, and what to expect now. */
#ifndef MODEL_FOLLOWUP_H
#define MODEL_FOLLOWUP_H

#include "calc.h"

struct arena;

/* What was seen at the end of a year: sums from the start of the measure. */
struct observation {
	int year;
	double helped; /* children; NAN when not observed */
	double cost;   /* gross, kr; NAN when not observed */
};

struct followup_year {
	int year;
	struct observation observed, forecast, deviation; /* deviation = observed − forecast */
};

/* What follows if the rest goes a certain way. */
struct expectation {
	double helped; /* in all rounds */
	double gross;  /* kr, undiscounted, whole measure */
	double net[LEVELS_AND_TOTAL];
};

struct followup {
	struct followup_year *years;
	size_t count;
	double helped_ratio; /* observed/forecast, last year observed; 1 when nothing was */
	double cost_ratio;
	struct expectation forecast;   /* the scenario as it stands */
	struct expectation as_planned; /* observed so far, the rest as in the scenario */
	struct expectation at_pace;    /* the rest goes as what was observed */
};

/* `observations` are in order of year, within the years of the measure. A round counts its helped
 * evenly over its years; cost deviations fall on the gross costs, by payer in proportion.
 * The arrays live in `a`. */
void followup_compare(struct followup *out, const struct scenario *s, const struct dataset *data,
		      const struct observation *observations, size_t count, struct arena *a);

#endif
