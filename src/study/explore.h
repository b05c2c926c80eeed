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
	EXPLORE_OPTIMISM,
	EXPLORE_SUCCESS_RATE, /* moves the share with the measure, from what the share without it is */
	EXPLORE_GROUP,
	EXPLORE_AGES
};
enum { EXPLORE_KEYS = EXPLORE_AGES + 1 };

/* A value that is no number: a target group, or the ages at the start. */
struct explore_word {
	const char *name; /* "depresjon-angst", "13-15" */
	int group;
	struct interval ages[2];
	int age_count;
};

/* Values from, from + step, …; or words, whose values are their indices. */
struct explore_axis {
	const char *name; /* the key in full, e.g. "tiltak.deltakere" */
	enum explore_key key;
	int cost; /* index in scenario.costs, of EXPLORE_COST */
	double from, step;
	int count;
	bool percent; /* values are shares */
	const struct explore_word *words; /* [count] of EXPLORE_GROUP and EXPLORE_AGES, else NULL */
};

struct explore_cell {
	/* false when the rounds do not fill the measure, a cost falls after the period, or more than all would have an
	 * ordinary life course */
	bool valid;
	double net[LEVELS_AND_TOTAL];
	struct payback payback[LEVELS_AND_TOTAL];
};

struct grid {
	struct explore_axis axes[EXPLORE_AXES];
	int axis_count;
	struct explore_cell *cells; /* [first axis][second axis], row by row */
	enum level owner; /* whose case it is */
	double optimism; /* share taken off every success rate, 0 = none or varied */
};

/* A key as in the scenario; "kostnader.NAVN.beløp" stands for every named item. */
const char *explore_key_name(enum explore_key key);

/* Reads "tiltak.deltakere=50..200:10" for `s`; per cent signs as in the scenario. Of a key its last parts are enough
 * when no other ends so. Groups and ages are listed, "målgruppe.alder=13-15,16-18", or all of `data`'s: "alle", and
 * ages also from one to another, "6-9..16-18". A fault, an unknown key with the nearest known one among them, goes to
 * `d` at "--varier …". */
bool explore_read_axis(struct explore_axis *out, const char *text, const struct scenario *s,
		       const struct dataset *data, struct arena *a, struct diag *d);

/* Whether both vary the same value, the success rate by the share with the measure also. */
bool explore_same_key(const struct explore_axis *a, const struct explore_axis *b);

/* Puts `value` into `s`, whose costs may be written to. A duration is one round when none was given; a success rate is
 * put in after the share without the measure. */
void explore_set(struct scenario *s, const struct explore_axis *axis, double value);

double explore_value(const struct explore_axis *axis, int index);

/* Fills the grid over axes[0..count-1], count 1 or 2; `cells` lives in `a`. No two axes have the same
 * key; the counts multiply to at most LIMIT_CELLS. `s` is as written: the optimism discount is
 * taken here, off each cell's own success rate. `data` is as read: each group has the shares per level that `s`
 * chose. */
void explore_run(struct grid *out, const struct explore_axis *axes, int count,
		 const struct scenario *s, const struct dataset *data, struct arena *a);

#endif
