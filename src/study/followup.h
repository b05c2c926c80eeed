/* Forecast against what happened, and what to expect now. */
#ifndef STUDY_FOLLOWUP_H
#define STUDY_FOLLOWUP_H

#include "engine/calc.h"

struct arena;

struct followup_year {
	int year;
	struct observation observed, forecast, deviation; /* deviation = observed − forecast */
};

/* What follows if the rest goes a certain way. */
struct expectation {
	double helped; /* in all rounds */
	double gross;  /* kr, undiscounted, of the period */
	double net[LEVELS_AND_TOTAL];
};

struct followup {
	struct followup_year *years;
	size_t count;
	struct expectation forecast;   /* the scenario as it stands */
	struct expectation as_planned; /* observed so far, the rest as in the scenario */
	struct expectation at_pace;    /* the rest goes as what was observed */
};

/* Compares s->observations, which are in order of year and within the years of the measure, one or
 * more. A round counts its helped evenly over its years. What costs deviate falls on the gross
 * costs, by payer in proportion; grants and avoided costs stay. `years` lives in `a`. */
void followup_compare(struct followup *out, const struct scenario *s, const struct dataset *data, struct arena *a);

#endif
