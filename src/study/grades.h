/* How sure a result is: how much of it rests on figures of each grade, which parts are weakest, and
 * how far those may be off.
 *
 * A contribution is what one service gives at one age, p_s·(x_g − x_avg), counted by its absolute
 * size, so that a loss weighs as a gain of the same size does. Three figures go into it: the price,
 * the population's use, and the group's own row. Each has a grade; together they have the weakest.
 * Price indices are not counted. */
#ifndef STUDY_GRADES_H
#define STUDY_GRADES_H

#include "engine/calc.h"

/* What goes into a contribution, and all of it together. */
enum grade_part { PART_PRICE, PART_POPULATION, PART_GROUP, PART_ALL, GRADE_PARTS };
extern const char *const grade_part_id[GRADE_PARTS]; /* for JSON */

/* What some parts of a result give, and between what that probably lies. */
struct grade_range {
	double value, low, high; /* present value, kr; low ≤ value ≤ high */
};

struct grade_service {
	double share;                  /* of all contributions, 0–1 */
	enum grade grade[GRADE_PARTS]; /* the weakest at the ages that contribute */
	struct grade_range range;      /* all levels together */
};

struct grades {
	/* Each sums to 1 over the grades; all 0 where nothing contributes. */
	double share[GRADE_PARTS][LEVELS_AND_TOTAL][GRADES];
	struct grade_service service[LIMIT_SERVICES];
	enum grade weakest;                        /* the weakest grade that anything rests on */
	struct grade_range weak[LEVELS_AND_TOTAL]; /* the services with that grade, together */
};

/* `r` is calc() of `s`. The ranges are those of range.h, to be read as P10 to P90: price and excess
 * use vary independently, so their half-widths add as squares; and so do those of different
 * services. */
void grades_find(struct grades *out, const struct scenario *s, const struct dataset *data, const struct results *r);

#endif
