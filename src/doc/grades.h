/* How much of a result rests on figures of each grade. */
#ifndef DOC_GRADES_H
#define DOC_GRADES_H

#include "model/calc.h"

struct grade_shares {
	double share[GRADES]; /* sum to 1; all 0 when nothing differs from the population */
};

/* Shares of the present value of the gains, by the absolute size of what each service gives at each
 * age. A contribution takes the weakest grade of price, the group's use, and the population's. */
struct grade_shares grades_find(const struct scenario *s, const struct dataset *data);

/* The weakest grade of what goes into `service` at `age`. */
enum grade grade_of(const struct scenario *s, const struct dataset *data, int service, int age);

#endif
