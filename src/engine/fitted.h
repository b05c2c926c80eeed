/* A target group whose figures were fitted to result tables of KS's workbook: how its results stand
 * to those.
 *
 * The tables fix kroner, so prices and the population's use add no doubt of their own to what is
 * fitted; what is left is the half-width that the fit wrote for ages and periods between the
 * tables. */
#ifndef ENGINE_FITTED_H
#define ENGINE_FITTED_H

#include "calc.h"

enum fitted_status {
	FITTED_NOT,       /* the group's figures are not fitted */
	FITTED_BETWEEN,   /* reckoned between the tables */
	FITTED_OTHERWISE, /* of a typed table's age and period, but something else is not as there: who pays, say */
	FITTED_AS_KS      /* the scenario is that of a typed table, and the result the same */
};

struct fitted {
	enum fitted_status status;
	const char *source; /* as in the data set */
	int tables, trials;
	double strain;
	double half_width[LEVELS_AND_TOTAL]; /* of what is gained, relative (0.03 = ±3 %); NAN where
						nothing is */
	const struct fitted_row
		*trial[LEVELS_AND_TOTAL]; /* the lines of the trial that is furthest off, or NULL */
};

void fitted_find(struct fitted *out, const struct scenario *s, const struct dataset *data,
		 const struct results *r);

/* Whether all that a service adds to the result of `s` is fitted, at the unit price it was fitted
 * with. */
bool fitted_holds(const struct scenario *s, const struct dataset *data, int service);

/* The half-width of what a group's fitted services give in `s`, relative: the larger of that of the
 * total and that of the kommune. */
double fitted_half_width(const struct scenario *s, const struct dataset *data);

#endif
