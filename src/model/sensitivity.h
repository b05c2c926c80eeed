/* What the result leans on: one assumption at a time, all else as in the scenario. */
#ifndef MODEL_SENSITIVITY_H
#define MODEL_SENSITIVITY_H

#include "calc.h"
#include "range.h"

enum assumption {
	ASSUMPTION_SUCCESS_RATE, /* value: σ */
	ASSUMPTION_PARTICIPANTS, /* per round; costs of the measure held fixed */
	ASSUMPTION_COST,         /* gross cost, mean per year of the measure, kr. Ranges of the scenario count for
				  * all items at once, from the cheapest to the dearest end: avoided costs and
				  * grants are high when the gross costs are low. Without any, gross costs ± */
	ASSUMPTION_PRICES,       /* factor on the unit prices of `sector`; value: the mean factor of its services,
				  * weighted by their part of the result */
	ASSUMPTION_EXCESS,       /* how much the group deviates from the population: −1 the low, 1 the high end of
				  * each service's own range, all at once */
	ASSUMPTION_RATE,         /* discount rate, or R-109 */
	ASSUMPTION_PERIOD,       /* years */
	ASSUMPTION_FADE,         /* yearly share lost */
	ASSUMPTION_EFFECT_START, /* years later than when the round is over */
	ASSUMPTIONS
};

extern const char *const assumption_id[ASSUMPTIONS]; /* for JSON: "suksessrate", "deltakere", … */

enum { SENSITIVITY_POINTS = 4, SENSITIVITY_ROWS = ASSUMPTIONS - 1 + LIMIT_SECTORS };

struct sensitivity_point {
	double value;
	bool falling; /* the rate of R-109 */
	double net[LEVELS_AND_TOTAL]; /* kr */
};

struct sensitivity_row {
	enum assumption assumption;
	int sector; /* of ASSUMPTION_PRICES, else −1 */
	enum range_basis basis;
	double base; /* the scenario's own value, in the unit of the points; its net is that of struct sensitivity */
	struct sensitivity_point points[SENSITIVITY_POINTS]; /* by rising value, R-109 last */
	int point_count;
	double low[LEVELS_AND_TOTAL], high[LEVELS_AND_TOTAL]; /* net: over the points and the scenario's own */
};

struct sensitivity {
	double net[LEVELS_AND_TOTAL];
	struct sensitivity_row rows[SENSITIVITY_ROWS]; /* widest first, by the total */
	int row_count;
	int ranked[LEVELS_AND_TOTAL][SENSITIVITY_ROWS]; /* indices in `rows`, widest first for each level */
};

/* Rows that no value can move (a sector without effect) are there too, with width 0. `r` is calc() of `s`. */
void sensitivity_find(struct sensitivity *out, const struct scenario *s, const struct dataset *data,
		      const struct results *r);

#endif
