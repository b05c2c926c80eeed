/* Fits the data set to a published example.
 *
 * The present value of a service is proportional to its factor κ when the group is given as ratios,
 * so each κ follows from a division and nothing is searched for:
 *   - one κ for all services of a sector makes the sector's present value the published one;
 *   - but in education, κ of upper secondary school makes the county's, that of higher education
 *     takes the rest;
 *   - the share the kommune pays of care measures makes the kommune's.
 * The state's is then what remains of the total. */
#ifndef CALIBRATE_CALIBRATION_H
#define CALIBRATE_CALIBRATION_H

#include "base/text.h"
#include "published.h"

struct arena;
struct diag;

/* What each κ was fitted to. */
enum fit { FIT_SECTOR, FIT_LEVEL, FIT_REST };

struct calibration {
	int group;
	double factor[LIMIT_SERVICES]; /* κ */
	enum fit fit[LIMIT_SERVICES];
	int shared;           /* the service whose levels were fitted */
	double share[LEVELS]; /* of that service */
};

/* Solves for the group of `example`. What `data` holds of κ and of the fitted share plays no part,
 * so solving twice gives the same. False, with errors in `d`, when there is no solution with κ > 0
 * and shares from 0 to 1. */
bool calibration_solve(struct calibration *out, const struct dataset *data,
		       const struct scenario *example, const struct published *published,
		       struct arena *a, struct diag *d);

/* Puts the solution in `data`. */
void calibration_apply(const struct calibration *c, struct dataset *data);

/* The text of kalibrering.csv, and `services`, the text of tjenester.csv, with the fitted shares in
 * their cells and all else as it was. The numbers have as many digits as a double holds. */
const char *calibration_table(const struct calibration *c, const struct dataset *data, struct arena *a);
const char *calibration_services(const struct calibration *c, const struct dataset *data,
				 struct str services, struct arena *a, struct diag *d);

#endif
