/* What the result leans on: one assumption at a time, all else as in the scenario. */
#ifndef STUDY_SENSITIVITY_H
#define STUDY_SENSITIVITY_H

#include "engine/calc.h"
#include "engine/range.h"
#include "rules.h"

/* The unit of a row's values stands behind. Ranges of the scenario's cost items count for all of them
 * at once, from the cheapest to the dearest end: avoided costs and grants are high when the gross
 * costs are low; without any such range the gross costs alone are ±. */
enum assumption {
	ASSUMPTION_SUCCESS_RATE, /* σ */
	ASSUMPTION_PARTICIPANTS, /* per round; costs of the measure held fixed */
	ASSUMPTION_COST,         /* gross cost, mean per year of the measure, kr */
	ASSUMPTION_PRICES,       /* mean factor on the prices of `sector`, weighted by effect */
	ASSUMPTION_EXCESS,       /* same, on how the group deviates from the population */
	ASSUMPTION_RATE,         /* discount rate, or R-109 */
	ASSUMPTION_PERIOD,       /* years */
	ASSUMPTION_FADE,         /* yearly share lost */
	ASSUMPTION_EFFECT_START, /* years later than when the round is over */
	ASSUMPTION_DIFFERENCE,   /* φ, the share of the difference that a success closes */
	ASSUMPTION_NO_EFFECT,    /* p0 counted in; the scenario's own result has none of it: base 0 */
	ASSUMPTIONS
};

extern const char *const assumption_id[ASSUMPTIONS]; /* for JSON: "suksessrate", "deltakere", … */

enum { SENSITIVITY_POINTS = 4, SENSITIVITY_ROWS = ASSUMPTIONS - 1 + LIMIT_SECTORS };

struct sensitivity_point {
	double value;
	bool falling;                 /* the rate of R-109 */
	double net[LEVELS_AND_TOTAL]; /* kr */
};

struct sensitivity_row {
	enum assumption assumption;
	int sector; /* of ASSUMPTION_PRICES, else −1 */
	enum range_basis basis;
	double base; /* the scenario's own value; its net is that of struct sensitivity */
	struct sensitivity_point points[SENSITIVITY_POINTS]; /* by rising value, R-109 last */
	int point_count;
	/* Lowest and highest net over the points and the scenario's own value. */
	double low[LEVELS_AND_TOTAL], high[LEVELS_AND_TOTAL];
	/* Which of them has the lowest and highest total. */
	struct sensitivity_point lowest, highest;
};

struct sensitivity {
	double net[LEVELS_AND_TOTAL];
	struct sensitivity_row rows[SENSITIVITY_ROWS]; /* widest first, by the total */
	int row_count;
	/* Indices in `rows`, widest first for each level. */
	int ranked[LEVELS_AND_TOTAL][SENSITIVITY_ROWS];
};

/* Rows that no value can move (a sector without effect) are there too, with width 0. `r` is calc()
 * of `s`. */
void sensitivity_find(struct sensitivity *out, const struct scenario *s, const struct dataset *data,
		      const struct results *r, enum rules rules);

#endif
