/* What a result is computed on. */
#ifndef STUDY_PREMISES_H
#define STUDY_PREMISES_H

#include "input/scenario.h"

struct arena;

/* A scenario with the data set that its indices refer to. */
struct premises {
	const struct scenario *scenario;
	const struct dataset *data;
};

/* The data set with the shares per level that a distribution has for a group; `data` itself when those are its own. */
const struct dataset *premises_shares(const struct dataset *data, int distribution, int group, struct arena *a);

/* Those of `s` as read, on the data set as read: the optimism discount taken, the shares per level as chosen. */
struct premises premises_of(const struct scenario *s, const struct dataset *data, struct arena *a);

#endif
