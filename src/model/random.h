/* The generator MT19937 for GSL's distributions. */
#ifndef MODEL_RANDOM_H
#define MODEL_RANDOM_H

#include <gsl/gsl_rng.h>

/* The numbers of gsl_rng_mt19937, for any seed; 624 of them are made at once, in half the time. Its state is
 * `random_type.size` bytes, and `gsl_rng_set` begins it. */
extern const gsl_rng_type random_type;

#endif
