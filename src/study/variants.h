/* Alternatives side by side, and which changed input made which part of the difference. */
#ifndef STUDY_VARIANTS_H
#define STUDY_VARIANTS_H

#include "engine/calc.h"
#include "grades.h"
#include "premises.h"

struct arena;

/* Inputs in the order in which they are exchanged. */
enum input {
	INPUT_DATA,   /* the data set itself, also when the shares per level differ too */
	INPUT_SHARES, /* only the shares per level: fordeling */
	INPUT_GROUP,
	INPUT_AGES,
	INPUT_TIMING, /* start year, years, years per round */
	INPUT_PARTICIPANTS,
	INPUT_SUCCESS_RATE, /* both shares */
	INPUT_COSTS,
	INPUT_FADE,
	INPUT_EFFECT_YEARS,
	INPUT_DIFFERENCE, /* share of the difference that a success closes */
	INPUT_PRICES, /* local unit prices */
	INPUT_PRICE_YEAR, /* and which index leads to it: deflator */
	INPUT_PERIOD,
	INPUT_RATE,
	INPUTS
};

extern const char *const input_id[INPUTS]; /* for JSON: "data", "maalgruppe", … */

/* One changed input: the result after it was exchanged minus that before, those above it exchanged
 * already. */
struct change {
	enum input input;
	double net[LEVELS_AND_TOTAL]; /* kr */
};

struct difference {
	double net[LEVELS_AND_TOTAL];  /* kr, to − from: the sum of the changes */
	struct change changes[INPUTS]; /* inputs that differ, in the order of enum input */
	int change_count;
};

/* Explains calc(to) − calc(from), input by input. False when the group of `from` is not in the data
 * set of `to`, or a price year is not, so that the two cannot be compared; `out` is then empty. */
bool variants_explain(struct difference *out, struct premises from, struct premises to, struct arena *a);

struct variant_result {
	const char *name;
	const struct scenario *scenario;
	struct results results;
	struct grades grades;
	bool explained; /* false when the main group is not in the variant's data set */
	struct difference difference; /* from the main scenario */
};

/* One result for each of `variants[0..count-1]`, read with the overrides of
 * main.scenario->variants[i]; the name comes from there. The array lives in `a`. */
struct variant_result *variants_calc(struct premises main, const struct premises *variants, size_t count,
				     struct arena *a);

#endif
