/* How sure: many draws of the uncertain inputs, and what the results are then.
 *
 *     net_l = σ·Σ_s Z_s·W_s,l − C_l
 *
 * W is what calc() gives at σ = 1 and C the present value of the cost, so a draw is one
 * multiply-add per service and level. σ is drawn from PERT distributions of the shares'
 * lav/forventet/høy, or of the success rate ± by its evidence grade. Z_s = unit price × excess use,
 * both lognormal with mean 1 and a spread by grade (range.h), drawn as the one lognormal their
 * product is. Draws of different services are independent, but for those that are fitted to typed
 * tables: they are sure or unsure together, by the fit's half-width. That the measure does nothing has a
 * probability p0 of its own; it is not drawn but mixed in: net_l is then −C_l for certain.
 * Costs, participants, rate and period are not drawn: see sensitivity.h. */
#ifndef STUDY_MONTECARLO_H
#define STUDY_MONTECARLO_H

#include "engine/calc.h"

struct arena;

#define MONTECARLO_SEED 20170101u
#define MONTECARLO_DRAWS 10000

struct montecarlo_options {
	unsigned seed;
	long draws; /* 1 … LIMIT_DRAWS */
	const int *horizons; /* years after the start, rising, that are asked for besides the period; NULL: all */
	int horizon_count;   /* of `horizons` */
};

struct chance {
	double probability; /* share of the draws, 0–1 */
	bool certain;       /* nothing that is drawn can change the answer */
};

struct spread {
	struct chance chance;                /* of net ≥ 0 */
	double p10, p50, p90;                /* kr; read off a histogram, exact to 1/4096 of its deviation */
	double mean, deviation;              /* of the draws, kr */
	double expected, expected_deviation; /* the same in closed form */
};

enum { MONTECARLO_HORIZONS = 16 };

struct montecarlo {
	unsigned seed;
	long draws;
	double no_effect;                      /* p0 */
	struct spread net[LEVELS_AND_TOTAL];   /* with p0 mixed in */
	struct spread works[LEVELS_AND_TOTAL]; /* if it works as assumed: p0 = 0 */
	/* Probability that the measure has paid back and still has, k years after the start: the
	 * balance of the first k years is not negative. The last is the period. */
	int horizon_count;
	int horizon[MONTECARLO_HORIZONS]; /* k */
	struct chance paid_back[MONTECARLO_HORIZONS][LEVELS_AND_TOTAL];
	struct chance works_paid_back[MONTECARLO_HORIZONS][LEVELS_AND_TOTAL];
};

/* The chances of having paid back `years` after the start, by level; NULL when the period is shorter, or no horizon
 * is of that length. */
const struct chance *montecarlo_paid_back(const struct montecarlo *m, int years);

/* Equal on all machines to a relative 1e-9. Memory: 512 KB; `a` gets it as room for what is taken next. */
void montecarlo_run(struct montecarlo *out, const struct scenario *s, const struct dataset *data, double no_effect,
		    const struct montecarlo_options *options, struct arena *a);

/* Version of the library underneath, GSL. */
const char *montecarlo_library_version(void);

#endif
