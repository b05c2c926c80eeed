/* Amounts of money that people write in running text, in every Norwegian form: "2 770 980 kr", "kr 2.770.980,-",
 * "2,8 millioner", "13 mill. kr", "2–3 millioner", "to millioner kroner", "500 tusen kroner". */
#ifndef GUARD_AMOUNTS_H
#define GUARD_AMOUNTS_H

#include "base/text.h"

#include <stdbool.h>

struct arena;

struct amount {
	double kroner;
	double unit;  /* kr: how finely it is written; "2,8 millioner" has 100 000 */
	struct str text; /* as it stands, unit and all */
};

struct amounts {
	struct amount *items;
	size_t count, capacity;
};

/* Adds the amounts in `text` to `out`, in their order. Numbers without a unit of money are none, nor are millions of
 * something else, shares, years and what stands in {{ }}. */
void amounts_find(struct amounts *out, struct str text, struct arena *a);

/* Whether `figure`, rounded as finely as the amount is written, is the amount; signs do not count. No amount is taken
 * to be rounded more coarsely than to a tenth of itself: "2 000 000" is not 2 400 000. */
bool amount_is(const struct amount *amount, double figure);

#endif
