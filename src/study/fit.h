/* Fitting one target group's use of services to result tables of KS's workbook.
 *
 * Unknown is the group's excess use at every age of every service, e = v·wide, where `wide` is the population's use,
 * a little wider in age, and three shares between the levels. The data set's own figures are the prior mean; v has
 * deviation 0.4·max(|ratio − 1|, 0.15), correlation ½ + ½·exp(−|Δage|/8) within a service and none between them.
 * The answer is the least strained use that gives the typed tables: 8 equations for each (six sectors, kommune,
 * fylkeskommune; the rest is sums), linear but for share times excess, so a few rounds of linearisation suffice.
 * Amounts of 10^10 kr are met to the krone: too close for a Cholesky factor of their covariance, so the whitened
 * equations are solved by QR. A use below zero is pinned at zero. Tables that contradict each other are given room,
 * × 10 at a time, until they can be met. Nothing is drawn: the same form gives the same answer. */
#ifndef STUDY_FIT_H
#define STUDY_FIT_H

#include "engine/calc.h"
#include "input/fit_form.h"

#include <stdbool.h>

struct arena;
struct diag;

enum { FIT_SHARES = 3 };

/* Mean square of the equations under the prior: above these the tables strain, or do not fit the data set. */
#define FIT_STRAINED 6.0
#define FIT_HOPELESS 25.0

/* A share between the levels that is fitted too. */
struct fit_share {
	int service; /* −1 when the data set lacks it */
	enum level level;
	double value, half_width; /* 80 % interval */
};

/* A table as the fitted data gives it, and how it is met. */
struct fit_result {
	const struct fit_table *table;
	double computed[FIT_LINES];   /* kr, not rounded */
	double half_width[FIT_LINES]; /* 80 % interval of the prediction, kr; of the levels and the total only */
	bool exact;                   /* every line is the typed one to the krone */
	bool missed;                  /* some line is further off than 1.5 kr */
};

struct fit {
	const struct fit_form *form;
	const struct dataset *data; /* that was fitted: the prior */
	double use[LIMIT_SERVICES][AGES];        /* fitted, per person-year */
	double half_width[LIMIT_SERVICES][AGES]; /* 80 % interval, per person-year */
	double pull[LIMIT_SERVICES][AGES];       /* how far from the prior mean, in deviations */
	struct fit_share share[FIT_SHARES];
	double strain;
	struct fit_result *tables, *trials; /* as in the form */
	struct fit_model *model;            /* for the questions below */
};

/* Adds to `d` what is wrong with the tables of `form` that could be read: sums that are not the total, an
 * implementation that is not the cost in the form. True when there was nothing. */
bool fit_check(const struct fit_form *form, const struct dataset *data, struct arena *a, struct diag *d);

/* Fits. The form has passed fit_check and has at least one table. Lives in `a`. */
struct fit *fit_make(const struct fit_form *form, const struct dataset *data, struct arena *a);

/* What `s` gives one helped person in each round, kr present value, and the half-width of that (80 % interval), by
 * level. Only the age, period, duration, rate and effect of `s` count. */
struct fit_answer {
	double value[LEVELS_AND_TOTAL], half_width[LEVELS_AND_TOTAL];
};
void fit_answer(struct fit_answer *out, const struct fit *fit, const struct scenario *s);

/* The kommune's half-width over 40 years as a share of the figure, all starting ages together. */
double fit_uncertainty(const struct fit *fit);

/* The table that would make that smallest, and what it would become; an age interval of the data set and a period. */
struct fit_next {
	int interval, period;
	double uncertainty;
};
struct fit_next fit_next_table(const struct fit *fit);

/* Whether a sector's amount is not divided between its services by the tables: each of at least two of them may
 * still be off by a quarter of what it could before. `loose` tells which. */
bool fit_is_undecided(const struct fit *fit, int sector, bool loose[LIMIT_SERVICES]);

#endif
