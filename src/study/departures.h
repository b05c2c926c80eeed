/* What the scenario chose in the place of the data set's defaults, and what each choice does to the
 * result: own unit prices, other shares per level, another price index. */
#ifndef STUDY_DEPARTURES_H
#define STUDY_DEPARTURES_H

#include "engine/calc.h"

enum departure_kind { DEPARTURE_PRICE, DEPARTURE_SHARES, DEPARTURE_DEFLATOR };

struct departure {
	enum departure_kind kind;
	const struct local_price
		*price;       /* of DEPARTURE_PRICE; the unit price below is the data set's, kr */
	double standard, own; /* both in the data set's price year */
	double net[LEVELS_AND_TOTAL]; /* the result minus what it would be with the default, kr */
};

enum { MOST_DEPARTURES = LIMIT_SERVICES + 2 };

struct departures {
	struct departure items[MOST_DEPARTURES]; /* prices in the scenario's order, then shares,
						    then deflator */
	int count;
};

/* `r` is calc() of `s` and `chosen`, the data set with the shares that the scenario chose;
 * `standard` is the same with its own. */
void departures_find(struct departures *out, const struct scenario *s,
		     const struct dataset *standard, const struct dataset *chosen,
		     const struct results *r);

/* The departure of this kind, or NULL; the first of several prices. */
const struct departure *departures_of(const struct departures *departures, enum departure_kind kind);

#endif
