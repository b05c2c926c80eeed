/* The model's linear parts, taken out so that questions need not run the whole engine.
 *
 * net_l = σ·N·Σ_m effect_l(m)·q^m − cost_l, where q = 1 − yearly fade-out and m counts years since
 * a round was over. Everything follows from calc_course() and calc_cost(). */
#ifndef ENGINE_FACTORS_H
#define ENGINE_FACTORS_H

#include "calc.h"

/* Present value in kr (the scenario's price year) of what one helped person in each round gives in
 * the m-th year after the round was over, all rounds together, if nothing faded: [m][level]. */
struct effect {
	int years; /* m = 0 … years − 1; then the period is over */
	int lasts; /* years the effect lasts at most; 0 = no limit */
	double value[LIMIT_PERIOD][LEVELS_AND_TOTAL];
};

/* What a level pays for the measure, gives and receives in grants, and is spared, kr; all ≥ 0. Of the total, what is
 * given equals what is received. Net cost = gross + given − received − avoided. */
struct financing {
	double gross, given, received, avoided;
};
double financing_net(const struct financing *f);

/* `weight[j]` is how many of round j are helped (NULL: one in each). */
void factors_effect(struct effect *out, const struct scenario *s, const struct dataset *data, const double *weight);

/* Σ_{m ≥ delay} effect_l(m)·(1 − fade)^(m − delay), the effect starting `delay` years late. */
double factors_gain(const struct effect *effect, int level, double fade, int delay);

/* Who finances what: each level's present value at `rate`, whose 0 gives the undiscounted sums. */
void factors_financing(struct financing out[LEVELS_AND_TOTAL], const struct scenario *s, struct rate rate);

#endif
