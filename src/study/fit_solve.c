/* Solving a fit: whitened equations by QR, pins, and room for tables that contradict each other. */
#include "fit_model.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

/* The answer is still when no unknown moves more than this; pins are set once it is nearly so. */
#define STILL 1e-12
#define NEARLY_STILL 1e-2
/* Below the lowest by more than this is below it. */
#define UNDER 1e-11
#define MOST_ROUNDS 400

static gsl_matrix matrix_in(double *room, int rows, int columns)
{
	return gsl_matrix_view_array(room, (size_t)rows, (size_t)columns).matrix;
}

static gsl_vector vector_in(double *room, int size)
{
	return gsl_vector_view_array(room, (size_t)size).vector;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

void fit_whiten(double out[AGES], const struct fit_model *m, const struct fit_service *s, const double v[AGES])
{
	for (int n = 0; n < AGES; n++) {
		out[n] = 0;
		for (int age = n; age < AGES; age++)
			out[n] += m->factor[age][n] * s->sd[age] * v[age];
	}
}

/* The part of a question about a table that concerns one service, in its v. */
static void ask(double out[AGES], const struct fit_service *s, const double weight[AGES])
{
	for (int age = 0; age < AGES; age++)
		out[age] = s->value * s->wide[age] * weight[age];
}

/* The directions in which the pins and the tables reach u, and where the pins hold it. */
static void make_basis(struct fit_model *m, struct fit_service *s)
{
	int pins = s->pin_count, columns = pins + m->table_count;
	double column[AGES], v[AGES];

	s->qr = matrix_in(s->room, AGES, columns);
	s->tau = vector_in(s->tau_room, least(AGES, columns));
	for (int i = 0; i < columns; i++) {
		if (i < pins) {
			memset(v, 0, sizeof v);
			v[s->pins[i]] = 1;
		} else {
			ask(v, s, m->weight[i - pins]);
		}
		fit_whiten(column, m, s, v);
		for (int n = 0; n < AGES; n++)
			gsl_matrix_set(&s->qr, (size_t)n, (size_t)i, column[n]);
	}
	gsl_linalg_QR_decomp(&s->qr, &s->tau);
	s->ready = true;
	s->dimensions = least(AGES, columns) - pins;
	for (int i = 0; i < pins; i++) { /* R_pinsᵀ · fixed = low − mean */
		double rest = s->low[s->pins[i]] - s->mean[s->pins[i]];

		for (int n = 0; n < i; n++)
			rest -= gsl_matrix_get(&s->qr, (size_t)n, (size_t)i) * s->fixed[n];
		s->fixed[i] = rest / gsl_matrix_get(&s->qr, (size_t)i, (size_t)i);
	}
}

double fit_share_of(const struct fit_model *m, int service, int level)
{
	double stat = 1;
	bool is_free = false;

	for (int i = 0; i < m->share_count; i++) {
		if (m->share[i].service != service)
			continue;
		is_free = true;
		if ((int)m->share[i].level == level)
			return m->share[i].value;
	}
	if (!is_free || level != LEVEL_STAT)
		return m->data->services[service].share[level];
	for (int other = 0; other < LEVEL_STAT; other++) /* staten takes the rest */
		stat -= fit_share_of(m, service, other);
	return stat;
}

double fit_gain(const struct fit_model *m, const double weight[AGES], int service)
{
	const struct fit_service *s = &m->services[service];
	double sum = 0;

	for (int age = 0; age < AGES; age++)
		sum += s->value * s->wide[age] * weight[age] * s->v[age];
	return sum;
}

/* Equations of the levels for each table: kommune and fylkeskommune. */
enum { LEVEL_EQUATIONS = FIT_EQUATIONS - FIT_SECTORS };

/* How far below its right-hand side an equation about service `s` of `table` is at the prior mean
 * with the pins. */
static double held(const struct fit_model *m, const struct fit_service *s, int table)
{
	double sum = 0;

	for (int age = 0; age < AGES; age++)
		sum += s->value * s->wide[age] * m->weight[table][age] * s->mean[age];
	for (int i = 0; i < s->pin_count; i++)
		sum += gsl_matrix_get(&s->qr, (size_t)i, (size_t)s->pin_count + (size_t)table) *
		       s->fixed[i];
	return sum;
}

/* Puts `part` of what service `s` gives in `table` into a column, from row `at`; returns its
 * square. */
static double put(gsl_matrix *out, int at, size_t column, const struct fit_service *s, int table,
		  double part)
{
	double square = 0;

	for (int i = 0; i < s->dimensions && i <= table; i++) {
		double value = part * gsl_matrix_get(&s->qr, (size_t)s->pin_count + (size_t)i,
						     (size_t)s->pin_count + (size_t)table);

		gsl_matrix_set(out, (size_t)at + (size_t)i, column, value);
		square += value * value;
	}
	return square;
}

static void scale_column(gsl_matrix *matrix, size_t column, double factor)
{
	gsl_vector_view view = gsl_matrix_column(matrix, column);

	gsl_vector_scale(&view.vector, factor);
}

static double noise_of(const struct fit_model *m, int table)
{
	return fmax(m->noise[table], m->extra_noise);
}

/* One equation for each table, in the coordinates of the sector's services and of their own noise.
 * Each is scaled to length 1. */
static void set_sector(struct fit_model *m, int sector)
{
	struct fit_block *b = &m->sector[sector];
	size_t tables = (size_t)m->table_count, rows = tables;

	for (int service = 0; service < m->service_count; service++)
		if (m->services[service].sector == sector)
			rows += (size_t)m->services[service].dimensions;
	b->qr = matrix_in(b->qr_room, (int)rows, m->table_count);
	b->cross = matrix_in(b->cross_room, (int)rows, m->table_count * LEVEL_EQUATIONS);
	b->tau = vector_in(b->tau_room, m->table_count);
	b->right = vector_in(b->right_room, m->table_count);
	gsl_matrix_set_zero(&b->qr);
	gsl_matrix_set_zero(&b->cross);
	for (int table = 0; table < m->table_count; table++) {
		double noise = noise_of(m, table), square = noise * noise,
		       right = m->wanted[table][sector];
		int at = 0;

		for (int service = 0; service < m->service_count; service++) {
			const struct fit_service *s = &m->services[service];

			if (s->sector != sector)
				continue;
			square += put(&b->qr, at, (size_t)table, s, table, 1);
			right -= held(m, s, table);
			at += s->dimensions;
		}
		gsl_matrix_set(&b->qr, rows - tables + (size_t)table, (size_t)table, noise);
		scale_column(&b->qr, (size_t)table, 1 / sqrt(square));
		gsl_vector_set(&b->right, (size_t)table, right / sqrt(square));
	}
	gsl_linalg_QR_decomp(&b->qr, &b->tau);
}

/* The kommune's or the fylkeskommune's equation of a table, linearised about the present shares. */
static void set_level(struct fit_model *m, int table, int level, const double gain[LIMIT_SERVICES])
{
	size_t column = (size_t)table * LEVEL_EQUATIONS + (size_t)level, last = m->levels.qr.size1;
	double noise = noise_of(m, table), square = noise * noise,
	       right = m->wanted[table][FIT_SECTORS + level];
	int at[FIT_SECTORS] = { 0 };

	for (int service = 0; service < m->service_count; service++) {
		const struct fit_service *s = &m->services[service];
		double part = fit_share_of(m, service, level);

		square += put(&m->sector[s->sector].cross, at[s->sector], column, s, table, part);
		right -= part * held(m, s, table);
		at[s->sector] += s->dimensions;
	}
	last -= (size_t)(m->table_count * LEVEL_EQUATIONS);
	gsl_matrix_set(&m->levels.qr, last + column, column, noise);
	for (int i = 0; i < m->share_count; i++) {
		double slope = (int)m->share[i].level == level ? gain[m->share[i].service] : 0;

		gsl_matrix_set(&m->levels.qr, last - (size_t)(m->share_count - i), column,
			       slope * m->share_sd[i]);
		right += slope * (m->share[i].value - m->share_mean[i]);
		square += gsl_pow_2(slope * m->share_sd[i]);
	}
	for (int sector = 0; sector < FIT_SECTORS; sector++)
		scale_column(&m->sector[sector].cross, column, 1 / sqrt(square));
	scale_column(&m->levels.qr, column, 1 / sqrt(square));
	gsl_vector_set(&m->levels.right, column, right / sqrt(square));
}

/* What the sectors' equations leave of the levels': below their triangles, stacked. */
static void stack(struct fit_model *m)
{
	size_t at = 0, columns = m->levels.qr.size2;

	for (int sector = 0; sector < FIT_SECTORS; sector++) {
		struct fit_block *b = &m->sector[sector];
		size_t tables = b->qr.size2, rows = b->qr.size1 - tables;

		gsl_linalg_QR_QTmat(&b->qr, &b->tau, &b->cross);
		if (rows) {
			gsl_matrix_view from =
				gsl_matrix_submatrix(&b->cross, tables, 0, rows, columns);
			gsl_matrix_view to =
				gsl_matrix_submatrix(&m->levels.qr, at, 0, rows, columns);

			gsl_matrix_memcpy(&to.matrix, &from.matrix);
		}
		at += rows;
	}
}

/* All equations linearised about the present answer, and their QR. */
static void set_equations(struct fit_model *m)
{
	struct fit_block *levels = &m->levels;
	int columns = m->table_count * LEVEL_EQUATIONS, rows = m->share_count + columns;

	for (int service = 0; service < m->service_count; service++) {
		if (!m->services[service].ready)
			make_basis(m, &m->services[service]);
		rows += m->services[service].dimensions;
	}
	for (int sector = 0; sector < FIT_SECTORS; sector++)
		set_sector(m, sector);
	levels->qr = matrix_in(levels->qr_room, rows, columns);
	levels->tau = vector_in(levels->tau_room, columns);
	levels->right = vector_in(levels->right_room, columns);
	gsl_matrix_set_zero(&levels->qr);
	for (int table = 0; table < m->table_count; table++) {
		double gain[LIMIT_SERVICES];

		for (int service = 0; service < m->service_count; service++)
			gain[service] = fit_gain(m, m->weight[table], service);
		for (int level = 0; level < LEVEL_EQUATIONS; level++)
			set_level(m, table, level, gain);
	}
	stack(m);
	gsl_linalg_QR_decomp(&levels->qr, &levels->tau);
}

/* Rᵀ·x = right, in place. */
static void solve_triangle(struct fit_block *b)
{
	gsl_matrix_view triangle = gsl_matrix_submatrix(&b->qr, 0, 0, b->qr.size2, b->qr.size2);

	gsl_blas_dtrsv(CblasUpper, CblasTrans, CblasNonUnit, &triangle.matrix, &b->right);
}

/* The answer along Q of each block; returns its square, which is that of the whole answer. */
static double solve_blocks(struct fit_model *m)
{
	double square;

	for (int sector = 0; sector < FIT_SECTORS; sector++) {
		struct fit_block *b = &m->sector[sector];
		gsl_matrix_view head =
			gsl_matrix_submatrix(&b->cross, 0, 0, b->qr.size2, b->cross.size2);

		solve_triangle(b);
		gsl_blas_dgemv(CblasTrans, -1, &head.matrix, &b->right, 1, &m->levels.right);
	}
	solve_triangle(&m->levels);
	square = gsl_pow_2(gsl_blas_dnrm2(&m->levels.right));
	for (int sector = 0; sector < FIT_SECTORS; sector++)
		square += gsl_pow_2(gsl_blas_dnrm2(&m->sector[sector].right));
	return square;
}

/* Q on `values`, whose head is `right` and the rest given. */
static void apply(const struct fit_block *b, double values[FIT_COORDINATES])
{
	gsl_vector whole = vector_in(values, (int)b->qr.size1);

	for (size_t i = 0; i < b->right.size; i++)
		values[i] = gsl_vector_get(&b->right, i);
	gsl_linalg_QR_Qvec(&b->qr, &b->tau, &whole);
}

int fit_residual_of(double rest[FIT_COORDINATES], const struct fit_model *m,
		    double seen[FIT_COORDINATES])
{
	size_t count = 0, at = 0, columns = m->levels.qr.size2, tail;
	gsl_vector left;

	for (int sector = 0; sector < FIT_SECTORS; sector++) {
		const struct fit_block *b = &m->sector[sector];
		gsl_vector view = vector_in(seen + at, (int)b->qr.size1);

		gsl_linalg_QR_QTvec(&b->qr, &b->tau, &view);
		memcpy(rest + count, seen + at + b->qr.size2,
		       (b->qr.size1 - b->qr.size2) * sizeof *seen);
		count += b->qr.size1 - b->qr.size2;
		at += b->qr.size1;
	}
	tail = m->levels.qr.size1 - count;
	memcpy(rest + count, seen + at, tail * sizeof *seen);
	left = vector_in(rest, (int)m->levels.qr.size1);
	gsl_linalg_QR_QTvec(&m->levels.qr, &m->levels.tau, &left);
	memmove(rest, rest + columns, (m->levels.qr.size1 - columns) * sizeof *rest);
	return (int)(m->levels.qr.size1 - columns);
}

/* v = mean + sd·factor·u from a service's coordinates; returns how far the farthest moved. */
static double set_v(const struct fit_model *m, struct fit_service *s, const double *coordinates)
{
	double u[AGES] = { 0 }, moved = 0;
	gsl_vector whole = vector_in(u, AGES);

	memcpy(u, s->fixed, (size_t)s->pin_count * sizeof *u);
	memcpy(u + s->pin_count, coordinates, (size_t)s->dimensions * sizeof *u);
	gsl_linalg_QR_Qvec(&s->qr, &s->tau, &whole);
	for (int age = 0; age < AGES; age++) {
		double v = s->mean[age];

		for (int n = 0; n <= age; n++)
			v += s->sd[age] * m->factor[age][n] * u[n];
		moved = fmax(moved, fabs(v - s->v[age]));
		s->v[age] = v;
	}
	return moved;
}

static double set_shares(struct fit_model *m, const double *coordinates)
{
	double moved = 0;

	for (int i = 0; i < m->share_count; i++) {
		double value = m->share_mean[i] + m->share_sd[i] * coordinates[i];

		value = fmin(fmax(value, 0), 1);
		moved = fmax(moved, fabs(value - m->share[i].value));
		m->share[i].value = value;
	}
	return moved;
}

/* One round: the least strained answer to the equations linearised about the present one. Returns
 * how far the farthest unknown moved. */
static double solve_round(struct fit_model *m)
{
	double stacked[FIT_COORDINATES] = { 0 }, one[FIT_COORDINATES], moved = 0, square;
	size_t at = 0;

	set_equations(m);
	square = solve_blocks(m);
	apply(&m->levels, stacked);
	for (int sector = 0; sector < FIT_SECTORS; sector++) {
		const struct fit_block *b = &m->sector[sector];
		size_t rows = b->qr.size1 - b->qr.size2, from = 0;

		memcpy(one + b->qr.size2, stacked + at, rows * sizeof *one);
		at += rows;
		apply(b, one);
		for (int service = 0; service < m->service_count; service++) {
			struct fit_service *s = &m->services[service];

			if (s->sector != sector)
				continue;
			moved = fmax(moved, set_v(m, s, one + from));
			from += (size_t)s->dimensions;
		}
	}
	moved = fmax(moved, set_shares(m, stacked + at));
	for (int service = 0; service < m->service_count; service++)
		for (int i = 0; i < m->services[service].pin_count; i++)
			square += gsl_pow_2(m->services[service].fixed[i]);
	m->strain = square / (m->table_count * FIT_EQUATIONS);
	return moved;
}

/* Pins the age that is furthest below its lowest, when `may`; true when some age is below. */
static bool pin_worst(struct fit_service *s, bool may)
{
	int worst = -1;

	for (int age = 0; age < AGES; age++)
		if (s->wide[age] > 0 && !s->pinned[age] && s->v[age] < s->low[age] - UNDER &&
		    (worst < 0 || s->v[age] - s->low[age] < s->v[worst] - s->low[worst]))
			worst = age;
	if (worst >= 0 && may) {
		s->pinned[worst] = true;
		s->pins[s->pin_count++] = worst;
		s->ready = false;
	}
	return worst >= 0;
}

static void start(struct fit_model *m)
{
	for (int service = 0; service < m->service_count; service++) {
		struct fit_service *s = &m->services[service];

		s->pin_count = 0;
		memset(s->pinned, 0, sizeof s->pinned);
		memcpy(s->v, s->mean, sizeof s->v);
		s->ready = false;
	}
	for (int i = 0; i < m->share_count; i++)
		m->share[i].value = m->share_mean[i];
}

void fit_solve(struct fit_model *m)
{
	start(m);
	for (int round = 0; round < MOST_ROUNDS; round++) {
		double moved = solve_round(m);
		bool under = false;

		for (int service = 0; service < m->service_count; service++)
			under |= pin_worst(&m->services[service], moved < NEARLY_STILL);
		if (moved < STILL && !under)
			return;
	}
}
