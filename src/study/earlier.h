/* What has changed since an earlier decision basis, and what each change did to the result. */
#ifndef STUDY_EARLIER_H
#define STUDY_EARLIER_H

#include "variants.h"

struct arena;

/* An earlier basis, read again from the file that was archived. */
struct earlier_basis {
	const char *file, *sha256; /* of the archived basis; the file's name without its folder */
	const char *program;       /* that made it, "utenfor 1.0.0" */
	struct date date;          /* of its document */
	const struct scenario *scenario; /* as written, with indices into `data` */
	const struct dataset *data;      /* the rows that were used */
	double net[LEVELS_AND_TOTAL];    /* kr, the result of then */
};

/* A value of the scenario; NULL where it was not given. A list item that is new or gone is one value. */
struct earlier_value {
	const char *key; /* as in inputs.h */
	const char *before, *now;
};

struct earlier_change {
	enum input input;
	double net[LEVELS_AND_TOTAL]; /* kr, what it did to the result */
	struct earlier_value *values; /* what differs; none for the data set */
	size_t value_count, value_capacity;
};

struct earlier {
	const struct earlier_basis *basis;
	double before[LEVELS_AND_TOTAL],
		now[LEVELS_AND_TOTAL];       /* kr; both computed by this program */
	double difference[LEVELS_AND_TOTAL]; /* now − before = the sum of the changes */
	struct payback payback_before[LEVELS_AND_TOTAL];
	bool reproduced; /* `before` is what the basis says: the way of computing is the same */
	bool explained; /* false when the earlier group or price year is not in today's data set: no
			   changes */
	struct earlier_change changes[INPUTS]; /* in the order in which they were exchanged */
	int change_count;
	struct earlier_value *others; /* what differs without any part in the difference */
	size_t other_count, other_capacity;
};

/* Two amounts are the same figure: within one part in 10⁹, or half an øre. */
bool earlier_same_figure(double a, double b);

/* Compares `now`, as written, on today's `data` with `basis`. Lives in `a`. */
struct earlier *earlier_explain(const struct earlier_basis *basis, const struct scenario *now,
				const struct dataset *data, struct arena *a);

#endif
