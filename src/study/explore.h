/* Grids of results over one or two inputs: `utenfor utforsk`. */
#ifndef STUDY_EXPLORE_H
#define STUDY_EXPLORE_H

#include "base/diag.h"
#include "engine/calc.h"

struct arena;

enum { EXPLORE_AXES = 2 };

enum explore_key {
	EXPLORE_WITH, /* normalliv med tiltak */
	EXPLORE_WITHOUT,
	EXPLORE_PARTICIPANTS,
	EXPLORE_COST, /* amount of one item of kostnader */
	EXPLORE_RATE,
	EXPLORE_PERIOD,
	EXPLORE_FADE,
	EXPLORE_EFFECT_YEARS,
	EXPLORE_DURATION,
	EXPLORE_ROUND,
	EXPLORE_DIFFERENCE,
	EXPLORE_OPTIMISM
};
enum { EXPLORE_KEYS = EXPLORE_OPTIMISM + 1 };

/* Values from, from + step, … */
struct explore_axis {
	const char *name; /* the key as written, e.g. "tiltak.deltakere" */
	enum explore_key key;
	int cost; /* index in scenario.costs, of EXPLORE_COST */
	double from, step;
	int count;
	bool percent; /* values are shares */
};

struct explore_cell {
	bool valid; /* false when the rounds do not fill the measure, or a cost falls after the period */
	double net[LEVELS_AND_TOTAL];
	struct payback payback; /* of the total */
};

struct grid {
	struct explore_axis axes[EXPLORE_AXES];
	int axis_count;
	struct explore_cell *cells; /* [first axis][second axis], row by row */
	double optimism; /* share taken off every success rate, 0 = none or varied */
};

/* A key as in the scenario; "kostnader.NAVN.beløp" stands for every named item. */
const char *explore_key_name(enum explore_key key);

/* Reads "tiltak.deltakere=50..200:10" for `s`; per cent signs as in the scenario. A fault, an
 * unknown key with the nearest known one among them, goes to `d` at "--varier …". */
bool explore_read_axis(struct explore_axis *out, const char *text, const struct scenario *s,
		       struct arena *a, struct diag *d);

/* Whether both vary the same value. */
bool explore_same_key(const struct explore_axis *a, const struct explore_axis *b);

/* Puts `value` into `s`, whose costs may be written to. A duration is one round when none was given. */
void explore_set(struct scenario *s, const struct explore_axis *axis, double value);

double explore_value(const struct explore_axis *axis, int index);

/* Fills the grid over axes[0..count-1], count 1 or 2; `cells` lives in `a`. No two axes have the same
 * key; the counts multiply to at most LIMIT_CELLS. `s` is as written: the optimism discount is
 * taken here, off each cell's own success rate. `data` has the shares per level that `s` chose. */
void explore_run(struct grid *out, const struct explore_axis *axes, int count,
		 const struct scenario *s, const struct dataset *data, struct arena *a);

#endif
