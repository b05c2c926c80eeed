/* Which services count persons, and how many more or fewer. */
#ifndef REPORT_PERSONS_H
#define REPORT_PERSONS_H

#include "build_parts.h"

struct person_row {
	const struct service *service;
	double fewer;         /* persons and years, over the period */
	const double *kroner; /* by level */
	bool owners;          /* the owner pays some of it */
};

/* With fewer participants than this they would tell of single children. */
enum { FEWEST_PARTICIPANTS = 3 };

/* The services whose use `study`, of the build's data set, changes so much that it is printed as something, the owner's
 * first; `out` has room for all. Returns their number. */
int person_rows(const struct build *b, const struct study *study, struct person_row *out);

#endif
