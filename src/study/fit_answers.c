/* What a fit says of other ages and periods, and how sure it is. */
#include "fit_model.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

/* Periods that a further table may have, and the one its use is judged by. */
static const int periods[] = { 10, 20, 40 };
enum { JUDGED_PERIOD = 40 };
/* A service is loose when its amount is still this part of as unsure as before. */
#define LOOSE 0.25

static void ask_service(struct fit_question *out, const struct fit_model *m,
			const double weight[AGES], int service, double part)
{
	const struct fit_service *s = &m->services[service];

	for (int age = 0; age < AGES; age++)
		out->v[service][age] = part * s->value * s->wide[age] * weight[age];
}

/* The question that the equation of a sector asks of a table with these weights. */
static void ask_sector(struct fit_question *out, const struct fit_model *m, const double weight[AGES],
		    int sector)
{
	memset(out, 0, sizeof *out);
	for (int service = 0; service < m->service_count; service++)
		if (m->services[service].sector == sector)
			ask_service(out, m, weight, service, 1);
}

/* And that of a level, or of the total. */
static void ask_level(struct fit_question *out, const struct fit_model *m, const double weight[AGES],
		   int level)
{
	memset(out, 0, sizeof *out);
	for (int service = 0; service < m->service_count; service++)
		ask_service(out, m, weight, service,
			    level == TOTAL ? 1 : fit_share_of(m, service, level));
	for (int i = 0; i < m->share_count; i++) {
		double gain = fit_gain(m, weight, m->share[i].service);

		if (level == (int)m->share[i].level)
			out->share[i] = gain;
		else if (level == LEVEL_STAT)
			out->share[i] = -gain;
	}
}

static bool is_asked(const double v[AGES])
{
	for (int age = 0; age < AGES; age++)
		if (v[age] != 0)
			return true;
	return false;
}

/* What the pins and tables do not reach of a service's part goes to `out`, what they do to `seen`.
 */
static int split(double *out, double *seen, const struct fit_model *m, int service,
		 const double v[AGES])
{
	const struct fit_service *s = &m->services[service];
	int reached = s->pin_count + s->dimensions;
	double u[AGES] = { 0 };
	gsl_vector_view view = gsl_vector_view_array(u, AGES);

	if (is_asked(v)) {
		fit_whiten(u, m, s, v);
		gsl_linalg_QR_QTvec(&s->qr, &s->tau, &view.vector);
	}
	memcpy(seen, u + s->pin_count, (size_t)s->dimensions * sizeof *u);
	memcpy(out, u + reached, (size_t)(AGES - reached) * sizeof *u);
	return AGES - reached;
}

/* Part of a question that the equations leave open, as coordinates in an orthonormal basis of FIT_UNKNOWNS at most;
 * returns how many. Its length is the deviation of the answer. */
static int find_residual(double out[FIT_UNKNOWNS], const struct fit_model *m, const struct fit_question *q)
{
	double seen[FIT_COORDINATES] = { 0 }, rest[FIT_COORDINATES];
	int count = 0, at = 0, left;

	for (int sector = 0; sector < FIT_SECTORS; sector++) {
		for (int service = 0; service < m->service_count; service++) {
			if (m->services[service].sector != sector)
				continue;
			count += split(out + count, seen + at, m, service, q->v[service]);
			at += m->services[service].dimensions;
		}
		at += m->table_count; /* of the noise */
	}
	for (int i = 0; i < m->share_count; i++)
		seen[at + i] = q->share[i] * m->share_sd[i];
	left = fit_residual_of(rest, m, seen);
	memcpy(out + count, rest, (size_t)left * sizeof *rest);
	return count + left;
}

static double length(const double *values, int count)
{
	double sum = 0;

	for (int i = 0; i < count; i++)
		sum += values[i] * values[i];
	return sqrt(sum);
}

static double widened(const struct fit_model *m, double deviation)
{
	return FIT_HALF * deviation * sqrt(fmax(1, m->strain));
}

double fit_half_width(const struct fit_model *m, const struct fit_question *q)
{
	double rest[FIT_UNKNOWNS];

	return widened(m, length(rest, find_residual(rest, m, q)));
}

static void set_weight(double weight[AGES], const struct scenario *s)
{
	for (int age = 0; age < AGES; age++)
		weight[age] = calc_weight(s, age);
}

void fit_answer(struct fit_answer *out, const struct fit *fit, const struct scenario *s)
{
	const struct fit_model *m = fit->model;
	double weight[AGES];

	memset(out, 0, sizeof *out);
	set_weight(weight, s);
	for (int service = 0; service < m->service_count; service++) {
		double gain = fit_gain(m, weight, service);

		for (int level = 0; level < LEVELS; level++)
			out->value[level] += fit_share_of(m, service, level) * gain;
		out->value[TOTAL] += gain;
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		struct fit_question q;

		ask_level(&q, m, weight, level);
		out->half_width[level] = fit_half_width(m, &q);
	}
}

/* What the kommune gains over the judged period, by starting interval: the residuals, and the sum
 * of the figures. */
struct judged {
	double residual[LIMIT_INTERVALS][FIT_UNKNOWNS];
	double sum; /* of the absolute figures */
	int intervals, size;
};

static struct scenario starting(const struct fit *fit, int interval, int period)
{
	struct scenario s = fit->form->tables[0].s;

	s.ages[0] = fit->data->intervals[interval];
	s.age_count = 1;
	s.period = period;
	return s;
}

static void judge(struct judged *out, const struct fit *fit)
{
	const struct fit_model *m = fit->model;

	out->sum = 0;
	out->intervals = fit->data->interval_count;
	for (int i = 0; i < out->intervals; i++) {
		struct scenario s = starting(fit, i, JUDGED_PERIOD);
		struct fit_question q;
		double weight[AGES], gain = 0;

		set_weight(weight, &s);
		for (int service = 0; service < m->service_count; service++)
			gain += fit_share_of(m, service, LEVEL_KOMMUNE) *
				fit_gain(m, weight, service);
		out->sum += fabs(gain);
		ask_level(&q, m, weight, LEVEL_KOMMUNE);
		out->size = find_residual(out->residual[i], m, &q);
	}
}

double fit_uncertainty(const struct fit *fit)
{
	struct judged judged;
	double sum = 0;

	judge(&judged, fit);
	for (int i = 0; i < judged.intervals; i++)
		sum += widened(fit->model, length(judged.residual[i], judged.size));
	return judged.sum > 0 ? sum / judged.sum : 0;
}

/* The directions that one more table with these weights would decide: an orthonormal basis, a row
 * each, of the residuals of its equations; what they reach of their own noise is left out of the
 * rows. */
static void further(double rows[FIT_EQUATIONS][FIT_UNKNOWNS], const struct fit *fit,
		    const double weight[AGES])
{
	const struct fit_model *m = fit->model;
	double noise[FIT_EQUATIONS][FIT_EQUATIONS] = { { 0 } };

	for (int i = 0; i < FIT_EQUATIONS; i++) {
		struct fit_question q;
		double norm;
		int size;

		if (i < FIT_SECTORS)
			ask_sector(&q, m, weight, i);
		else
			ask_level(&q, m, weight, i - FIT_SECTORS);
		size = find_residual(rows[i], m, &q);
		noise[i][i] = fmax(m->noise[0], m->extra_noise);
		for (int twice = 0; twice < 2;
		     twice++) { /* Gram and Schmidt, again for what rounding left */
			for (int k = 0; k < i; k++) {
				double along = 0;

				for (int n = 0; n < size; n++)
					along += rows[i][n] * rows[k][n];
				for (int n = 0; n < FIT_EQUATIONS; n++)
					along += noise[i][n] * noise[k][n];
				for (int n = 0; n < size; n++)
					rows[i][n] -= along * rows[k][n];
				for (int n = 0; n < FIT_EQUATIONS; n++)
					noise[i][n] -= along * noise[k][n];
			}
		}
		norm = hypot(length(rows[i], size), length(noise[i], FIT_EQUATIONS));
		for (int n = 0; n < size; n++)
			rows[i][n] /= norm;
		for (int n = 0; n < FIT_EQUATIONS; n++)
			noise[i][n] /= norm;
	}
}

static double uncertainty_with(const struct judged *judged, const struct fit *fit,
			       double rows[FIT_EQUATIONS][FIT_UNKNOWNS])
{
	double sum = 0;

	for (int i = 0; i < judged->intervals; i++) {
		const double *r = judged->residual[i];
		double left = length(r, judged->size);

		left *= left;
		for (int k = 0; k < FIT_EQUATIONS; k++) {
			double along = 0;

			for (int n = 0; n < judged->size; n++)
				along += r[n] * rows[k][n];
			left -= along * along;
		}
		sum += widened(fit->model, sqrt(fmax(left, 0)));
	}
	return judged->sum > 0 ? sum / judged->sum : 0;
}

static bool is_typed(const struct fit *fit, const struct scenario *s)
{
	for (size_t i = 0; i < fit->form->table_count; i++) {
		const struct scenario *t = &fit->form->tables[i].s;

		if (t->age_count == 1 && t->ages[0].from == s->ages[0].from &&
		    t->period == s->period)
			return true;
	}
	return false;
}

struct fit_next fit_next_table(const struct fit *fit)
{
	struct fit_next best = { .interval = -1 };
	double rows[FIT_EQUATIONS][FIT_UNKNOWNS];
	struct judged judged;

	judge(&judged, fit);
	for (int i = 0; i < judged.intervals; i++) {
		for (size_t k = 0; k < sizeof periods / sizeof *periods; k++) {
			struct scenario s = starting(fit, i, periods[k]);
			double weight[AGES], uncertainty;

			if (is_typed(fit, &s))
				continue;
			set_weight(weight, &s);
			further(rows, fit, weight);
			uncertainty = uncertainty_with(&judged, fit, rows);
			if (best.interval < 0 || uncertainty < best.uncertainty)
				best = (struct fit_next){ i, periods[k], uncertainty };
		}
	}
	return best;
}

bool fit_is_undecided(const struct fit *fit, int sector, bool loose[LIMIT_SERVICES])
{
	const struct fit_model *m = fit->model;
	struct scenario s = starting(fit, 0, AGES - 1);
	double weight[AGES];
	int count = 0;

	set_weight(weight, &s);
	for (int service = 0; service < m->service_count; service++) {
		struct fit_question q = { 0 };
		double before[AGES], rest[FIT_UNKNOWNS];

		loose[service] = false;
		if (m->services[service].sector != sector)
			continue;
		ask_service(&q, m, weight, service, 1);
		fit_whiten(before, m, &m->services[service], q.v[service]);
		loose[service] =
			length(rest, find_residual(rest, m, &q)) > LOOSE * length(before, AGES);
		count += loose[service];
	}
	return count > 1;
}
