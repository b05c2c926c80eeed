/* Rows of forbruk.csv that are computed from grunnforhold.csv: ratios fixed at one age and carried to the others by
 * their odds, and the tax on the benefits that a group has more of. */
#ifndef CALIBRATE_ROWS_H
#define CALIBRATE_ROWS_H

#include "base/diag.h"
#include "input/dataset.h"

struct arena;

enum { ODDS_AGE = 25 }; /* the age the ratios of grunnforhold.csv are given at */

/* `usages` (forbruk.csv) with the rows of each group and service in `ratios` (grunnforhold.csv) computed anew, one for
 * each band of the population's rows; NULL after faults in `d`.
 *
 * A service that counts people: with x the population's share, r the ratio at ODDS_AGE and
 *     odds ratio = odds(r·x(25)) / odds(x(25)),  odds(x) = x/(1 − x),
 * the ratio at age a is x_g/x for x_g = odds ratio · odds(x) / (1 + odds ratio · odds(x)).
 *
 * A revenue: ratio + Σ_s t_s/p · p_s·x_s·(ratio_s − 1) / x over the services s of the same group that have a share t
 * of tax, where p is the revenue's price: what is taxed of the benefits counts as the income that gives the same. */
const char *rows_compute(struct str usages, struct str ratios, const struct dataset *data, struct arena *a,
			 struct diag *d);

#endif
