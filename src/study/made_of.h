/* What the amounts are made of: persons, how a saving becomes money, and what break-even rests on. */
#ifndef STUDY_MADE_OF_H
#define STUDY_MADE_OF_H

#include "engine/calc.h"

/* What the measure changes in the use of one service, in its unit: negative is fewer children with care measures,
 * positive more students or kroner of income. Expected, an average over many such measures: 0.8 fewer is no child.
 * Kroner are in the data set's price year. */
struct use {
	double year[LIMIT_PERIOD]; /* all who are helped, [years since the start] */
	double sum;                /* over the period, not discounted */
	double per_success;        /* of one helped in the first round, over the period */
	bool counts_persons;       /* false when its unit is a krone */
};

/* The service that a level's break-even leans on most: the one whose gain, taken away, moves it furthest; of equals
 * the one that gives most until then. */
struct rest {
	int service;           /* −1 when break-even is not reached */
	struct payback without; /* that service */
	struct payback without_sector;
	double fewer; /* what the measure changes in its use in the last year before break-even */
};

struct made_of {
	struct use use[LIMIT_SERVICES];
	/* A level's net by how it becomes money, present value in kr; what the measure costs is paid at once. */
	double realised[REALISATIONS][LEVELS_AND_TOTAL];
	struct rest rest[LEVELS_AND_TOTAL];
};

/* `r` is calc() of the same scenario and data set. */
void made_of_find(struct made_of *out, const struct scenario *s, const struct dataset *data, const struct results *r);

#endif
