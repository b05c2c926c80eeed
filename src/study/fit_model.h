/* The equations behind a fit: private to fit*.c. */
#ifndef STUDY_FIT_MODEL_H
#define STUDY_FIT_MODEL_H

#include "fit.h"

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

/* Equations of a table: its sectors, kommune and fylkeskommune. */
enum { FIT_EQUATIONS = FIT_SECTORS + 2, FIT_UNKNOWNS = LIMIT_SERVICES * AGES + FIT_SHARES };

/* 1.28 deviations to both sides hold 80 % of a normal distribution. */
#define FIT_HALF 1.2816

/* v of one service, v = mean + sd·factor·u, u standard normal. The equations reach u through few directions: `qr`
 * holds those of the pins and then of the tables as an orthonormal basis, so that later steps can be small. */
struct fit_service {
	double value;     /* kr of gain per unit of excess: the price, negative for a revenue */
	int sector;       /* line of the form */
	double wide[AGES], mean[AGES], sd[AGES], low[AGES]; /* of v; wide 0: no use, and no unknown */
	bool pinned[AGES];
	int pins[AGES], pin_count;
	double *room, tau_room[AGES];
	bool ready;       /* the basis is that of the pins there are */
	gsl_matrix qr;    /* in `room`: AGES × (pins + tables), as gsl_linalg_QR_decomp leaves it */
	gsl_vector tau;
	int dimensions;   /* of u that the tables reach beyond the pins */
	double fixed[AGES]; /* coordinates of u along the pins */
	double v[AGES];   /* the answer so far */
};

/* Equations that are solved together: those of one sector, which no other sector's services are part of; or, when the
 * sectors' are solved, those of the levels. As gsl_linalg_QR_decomp leaves them, coordinates × equations: those of the
 * services, of the shares, and of the noise of each equation. */
struct fit_block {
	gsl_matrix qr, cross; /* cross: of the levels' equations, in the coordinates of a sector; Qᵀ applied */
	gsl_vector tau, right; /* right: right-hand sides; then the answer along each column of Q */
	double *qr_room, *cross_room, *tau_room, *right_room;
};

struct fit_model {
	const struct fit_form *form;
	const struct dataset *data;
	int service_count, table_count, share_count;
	double factor[AGES][AGES]; /* lower Cholesky factor of the correlation between ages */
	struct fit_service services[LIMIT_SERVICES];
	struct fit_share share[FIT_SHARES]; /* `value`: the answer so far */
	double share_mean[FIT_SHARES], share_sd[FIT_SHARES];
	double (*weight)[AGES];           /* [table]: what a krone of difference at each age is worth in it */
	double (*wanted)[FIT_EQUATIONS];  /* [table]: kr per helped person */
	double *noise;                    /* [table]: deviation of each of those */
	double extra_noise;               /* room for tables that contradict each other, kr per helped person */
	struct fit_block sector[FIT_SECTORS], levels;
	double strain;
};

/* A linear question: coefficients of v by service and age, and of the shares. */
struct fit_question {
	double v[LIMIT_SERVICES][AGES], share[FIT_SHARES];
};

/* Fills what comes from the data set: means, deviations, correlation. */
void fit_prior(struct fit_model *m);

/* y of a table's equations: unrounded gains, per helped person, that round to the typed lines and add up. */
void fit_wanted(double out[FIT_EQUATIONS], const struct fit_table *table);

/* Present value of what the measure costs each level, kr. */
void fit_paid(double out[LEVELS], const struct scenario *s);

/* N·σ: how many are helped in each round. */
double fit_helped(const struct scenario *s);

/* Solves for v and the shares, from the prior mean, with the noise as it is. */
void fit_solve(struct fit_model *m);

/* Coefficients of v of one service, what a krone of a table is say, as coefficients of its u: (sd·factor)ᵀ·v. */
void fit_whiten(double out[AGES], const struct fit_model *m, const struct fit_service *s, const double v[AGES]);

/* Share of service `s` that `level` pays, as fitted so far. */
double fit_share_of(const struct fit_model *m, int service, int level);

/* Qᵀ and Q of all equations on a vector of coordinates: the sectors' one after the other, then the shares, then the
 * noise of the levels' equations. Qᵀ leaves what the equations reach first in each sector, and first in what then is
 * left of all in `rest`, of which it returns the length; Q takes the answers from m->sector[].right and
 * m->levels.right. */
enum { FIT_COORDINATES = LIMIT_SERVICES * LIMIT_FIT_TABLES + FIT_SHARES + LIMIT_FIT_TABLES * FIT_EQUATIONS };
int fit_residual_of(double rest[FIT_COORDINATES], const struct fit_model *m, double seen[FIT_COORDINATES]);

double fit_gain(const struct fit_model *m, const double weight[AGES], int service);

/* Half-width of the answer, wider when the tables strain. */
double fit_half_width(const struct fit_model *m, const struct fit_question *q);

#endif
