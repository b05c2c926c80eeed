/* Which observed counts of children may be printed in a document that becomes public.
 *
 * A count below SMALL_COUNT can point to somebody, so it is not shown, nor is any
 * figure that it could be worked out from. Forecasts and plans are not counts. */
#ifndef GUARD_SMALL_H
#define GUARD_SMALL_H

#include "study/followup.h"
#include "study/study.h"

#include <stdbool.h>

struct arena;

/* What may be shown of a follow-up. */
struct small {
	bool *helped;  /* [year of the follow-up] the observed count */
	bool *cost;    /* the observed cost: not when it is that of fewer than three participants */
	bool any_hidden;
	/* Of what is to be expected now, where every figure rests on what was observed last: */
	bool expected_helped, expected_cost, expected_net;
};

/* Decides for each observation of `f`, in order. A sum is hidden when it, what it grew by since the last one
 * shown, or what is left of the participants who have begun is a small count. The arrays live in `a`. */
void small_decide(struct small *out, const struct followup *f, const struct scenario *s, struct arena *a);

/* Whether some of what was observed is not shown. */
bool small_hides(const struct study *study, struct arena *a);

/* The SHA-256 that a document may show of its scenario: that of the file, or, when something observed is not shown, one
 * that does not depend on what was observed. Whoever has the rest of the file could else try every count until the sum
 * fits. That one is of all values but those of «oppfølging.observert», overrides and all: a line "KEY: TEXT" for each,
 * in their order. */
const char *small_sha256(const struct study *study, struct arena *a);

#endif
