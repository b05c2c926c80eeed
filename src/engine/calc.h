/* The engine: from scenario and data set to results. Pure: const in, value out; no file, no clock.
 *
 * Formulas follow the model behind Utenfor-regnskapet (budgetary, not socio-economic): what the public
 * gains per level and year when one person of the target group lives as the average does, times those
 * helped, minus what the measure costs. */
#ifndef ENGINE_CALC_H
#define ENGINE_CALC_H

#include "input/dataset.h"
#include "input/scenario.h"

#include <stdbool.h>

/* Balances closer to zero than this count as zero, kr (half an øre). */
#define BALANCE_TOLERANCE 0.005

enum payback_status { PAYBACK_REACHED, PAYBACK_NOT_IN_PERIOD, PAYBACK_NO_INVESTMENT };

struct payback {
	enum payback_status status;
	int years;          /* k: whole years after the start, when reached */
	int year;           /* start + k, when reached */
	int negative_again; /* first year after which the balance is negative again; 0 = never */
	int lasting_year;   /* first year from which the balance stays ≥ 0; 0 = never */
};

struct results {
	int start, period;
	int rounds;
	long all_participants;   /* N·R */
	double success_rate;     /* σ */
	double helped;           /* N·R·σ, not rounded */
	double helped_per_round; /* N·σ */
	double price_factor;     /* KPI(price year) / KPI(data set's), whatever index the services follow */

	double discount[LIMIT_PERIOD];               /* v(y), 1 in the start year */
	double gain[LIMIT_PERIOD][LEVELS_AND_TOTAL]; /* kr, undiscounted */
	double cost[LIMIT_PERIOD][LEVELS_AND_TOTAL]; /* net cost of the measure, kr, undiscounted */
	double balance[LIMIT_PERIOD][LEVELS_AND_TOTAL]; /* accumulated, discounted, kr, years so far included */

	double net[LEVELS_AND_TOTAL]; /* kr, present value */
	double service[LIMIT_SERVICES][LEVELS_AND_TOTAL]; /* present value of gains, kr */
	double sector[LIMIT_SECTORS][LEVELS_AND_TOTAL];
	double implementation[LEVELS_AND_TOTAL]; /* −present value of the cost */
	struct payback payback[LEVELS_AND_TOTAL];
};

/* What one helped person gives, per service and year since the round's start, kr in the data
 * set's price year with local prices applied; index [service][years since start]. */
struct course {
	double gain[LIMIT_SERVICES][LIMIT_PERIOD];
};

/* What all who are helped give, per service and year, kr in the scenario's price year, undiscounted and before it is
 * spread on the levels: gain_s(y) = N·σ · F_s · Σ_j course_s(y − T_j); index [service][years since start]. */
struct gains {
	double gain[LIMIT_SERVICES][LIMIT_PERIOD];
};

/* How much more the target group uses of a service than the population, per person helped and year since the round's
 * start: φ · mean over the starting ages of (x_g,s(a0 + k) − x_avg,s(a0 + k)) · f(k − d), in the service's unit. */
void calc_excess(double out[LIMIT_PERIOD], const struct scenario *s, const struct dataset *data, int service);

/* The discount factor of the year `k` years after the start: 1/(1+r)^k, or the product of R-109's rates. */
double discount_factor(struct rate rate, int k);

/* Discounted value in kr of `flow[0..years−1]`; the first year is not discounted. */
double present_value(const double *flow, int years, struct rate rate);

/* φ · mean over the starting ages of Δ_g,s(a0 + k) · f(k − d), zero before the round is over and above age 59. */
void calc_course(struct course *out, const struct scenario *s, const struct dataset *data);

/* What 1 kr of difference Δ in each year that one helped person in each round is `age` years old is worth: its present
 * value, kr, over all rounds and all starting ages in their proportion, less what has faded out. */
double calc_weight(const struct scenario *s, int age);

void calc_gains(struct gains *out, const struct scenario *s, const struct dataset *data);

/* Years of the measure inside the period, D but at most H, and in how many years there `cost`
 * falls. What is outside counts nowhere: the sum of a cost, the cost per year and per participant,
 * who finances what and co-financing all ask. */
int calc_measure_years(const struct scenario *s);
bool calc_cost_falls_in(const struct scenario *s, const struct cost *cost, int k); /* in year `start + k` */
int calc_cost_years(const struct scenario *s, const struct cost *cost);

/* Participants in the measure's years inside the period; of a round that is not over by then, its part. */
double calc_participants(const struct scenario *s);

/* Net cost of the measure for `level` in year `start + k`: gross − avoided − grants received + grants given. */
double calc_cost(const struct scenario *s, enum level level, int k);

/* Break-even of a discounted running balance. */
struct payback calc_payback(const double *balance, int years, int stride, int start);

/* Everything. The scenario has passed scenario_read. */
void calc(struct results *out, const struct scenario *s, const struct dataset *data);

/* kr of year `from` in kr of year `to` for `service`: by the KPI, or by the deflator where the scenario asks for
 * it and the service's sector is one of services. */
double calc_price_factor(const struct scenario *s, const struct dataset *data, int service, int from, int to);

/* p_s: the data set's unit price, or the scenario's own brought to the data set's price year. */
double calc_unit_price(const struct scenario *s, const struct dataset *data, int service);

/* Difference Δ_g,s(a) in kr per person-year, gain positive, in the data set's prices with the scenario's local ones. */
double calc_difference(const struct scenario *s, const struct dataset *data, int service, int age);

#endif
