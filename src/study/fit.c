/* The fit itself: equations, tolerances, and what is pinned at zero. */
#include "fit_model.h"

#include "base/arena.h"

#include <math.h>
#include <string.h>

/* Deviation of what rounding to whole kroner takes away, kr. */
#define ROUNDING 0.29
/* A line further off than this is missed, kr; with room for contradictions, than so many of its
 * deviations. */
#define MISSED 1.5
#define ROOMY 4
/* Use below this is none. */
#define NO_USE 1e-12

/* Room for tables that cannot be met all together: deviation, kr per helped person. */
static const double ladder[] = { 0, 3, 30, 300, 3000 };

static void make_room(struct fit_block *b, size_t rows, size_t columns, size_t cross,
		      struct arena *a)
{
	b->qr_room = NEW_ARRAY(a, rows * columns, double);
	b->cross_room = NEW_ARRAY(a, rows * cross, double);
	b->tau_room = NEW_ARRAY(a, columns, double);
	b->right_room = NEW_ARRAY(a, columns, double);
}

static struct fit_model *new_model(const struct fit_form *form, const struct dataset *data,
				   struct arena *a)
{
	struct fit_model *m = NEW(a, struct fit_model);
	size_t tables = form->table_count, levels = tables * (FIT_EQUATIONS - FIT_SECTORS);
	size_t reached = (size_t)data->service_count * tables;

	m->form = form;
	m->data = data;
	m->table_count = (int)tables;
	fit_prior(m);
	m->weight = arena_alloc(a, tables, sizeof *m->weight);
	m->wanted = arena_alloc(a, tables, sizeof *m->wanted);
	m->noise = NEW_ARRAY(a, tables, double);
	for (int sector = 0; sector < FIT_SECTORS; sector++)
		make_room(&m->sector[sector], reached + tables, tables, levels, a);
	make_room(&m->levels, reached + FIT_SHARES + levels, levels, 0, a);
	for (int service = 0; service < m->service_count; service++)
		m->services[service].room = NEW_ARRAY(a, AGES * (AGES + tables), double);
	for (size_t i = 0; i < tables; i++) {
		for (int age = 0; age < AGES; age++)
			m->weight[i][age] = calc_weight(&form->tables[i].s, age);
		fit_wanted(m->wanted[i], &form->tables[i]);
		m->noise[i] = ROUNDING / fabs(fit_helped(&form->tables[i].s));
	}
	return m;
}

/* The figures that are written: the data set and the program know no others. */
static void take_use(struct fit *fit)
{
	for (int service = 0; service < fit->model->service_count; service++) {
		const struct fit_service *s = &fit->model->services[service];

		for (int age = 0; age < AGES; age++) {
			double use =
				fit->data->quantity[0][service][age] + s->v[age] * s->wide[age];

			fit->use[service][age] = use < NO_USE ? 0 : use;
		}
	}
}

/* The table as the fitted data gives it. */
static void print_table(struct fit_result *out, const struct fit *fit, const struct fit_table *t)
{
	const struct fit_model *m = fit->model;
	double helped = fit_helped(&t->s), paid[LEVELS];

	memset(out, 0, sizeof *out);
	out->table = t;
	out->exact = true;
	fit_paid(paid, &t->s);
	for (int age = 0; age < AGES; age++) {
		double weight = helped * calc_weight(&t->s, age);

		for (int service = 0; service < m->service_count; service++) {
			const struct fit_service *s = &m->services[service];
			double gain =
				weight * s->value *
				(fit->use[service][age] - fit->data->quantity[0][service][age]);

			out->computed[s->sector] += gain;
			for (int level = 0; level < LEVELS; level++)
				out->computed[FIT_LEVEL + level] +=
					fit_share_of(m, service, level) * gain;
		}
	}
	for (int level = 0; level < LEVELS; level++) {
		out->computed[FIT_LEVEL + level] -= paid[level];
		out->computed[FIT_TOTAL] += out->computed[FIT_LEVEL + level];
	}
	for (int line = 0; line < FIT_LINES; line++) {
		out->exact &= round(out->computed[line]) == t->typed[line];
		out->missed |= fabs(out->computed[line] - t->typed[line]) > MISSED;
	}
}

/* Whether all tables are met as closely as there is room for. */
static bool is_met(const struct fit *fit)
{
	for (size_t i = 0; i < fit->form->table_count; i++) {
		const struct fit_result *r = &fit->tables[i];
		double helped = fabs(fit_helped(&r->table->s)),
		       noise = fmax(fit->model->noise[i], fit->model->extra_noise);

		for (int line = 0; line < FIT_LINES; line++)
			if (fabs(r->computed[line] - r->table->typed[line]) >
			    fmax(MISSED, ROOMY * noise * helped))
				return false;
	}
	return true;
}

static void solve(struct fit *fit)
{
	for (size_t rung = 0; rung < sizeof ladder / sizeof *ladder; rung++) {
		fit->model->extra_noise = ladder[rung];
		fit_solve(fit->model);
		take_use(fit);
		for (size_t i = 0; i < fit->form->table_count; i++)
			print_table(&fit->tables[i], fit, &fit->form->tables[i]);
		if (is_met(fit))
			return;
	}
}

static void find_trials(struct fit *fit)
{
	for (size_t i = 0; i < fit->form->trial_count; i++) {
		const struct fit_table *t = &fit->form->trials[i];
		struct fit_answer answer;

		print_table(&fit->trials[i], fit, t);
		fit_answer(&answer, fit, &t->s);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			fit->trials[i].half_width[FIT_LEVEL + level] =
				answer.half_width[level] * fabs(fit_helped(&t->s)) +
				1; /* kr: two figures are rounded */
	}
}

static void find_half_widths(struct fit *fit)
{
	struct fit_model *m = fit->model;

	for (int service = 0; service < m->service_count; service++) {
		const struct fit_service *s = &m->services[service];

		for (int age = 0; age < AGES; age++) {
			struct fit_question q = { 0 };

			if (s->wide[age] <= 0)
				continue;
			q.v[service][age] = s->wide[age];
			fit->half_width[service][age] = fit_half_width(m, &q);
			if (s->sd[age] > 0)
				fit->pull[service][age] = (s->v[age] - s->mean[age]) / s->sd[age];
		}
	}
	for (int i = 0; i < m->share_count; i++) {
		struct fit_question q = { .share = { [0] = 0 } };

		q.share[i] = 1;
		m->share[i].half_width = fit_half_width(m, &q);
	}
}

struct fit *fit_make(const struct fit_form *form, const struct dataset *data, struct arena *a)
{
	struct fit *fit = NEW(a, struct fit);

	fit->form = form;
	fit->data = data;
	fit->tables = NEW_ARRAY(a, form->table_count, struct fit_result);
	fit->trials = NEW_ARRAY(a, form->trial_count, struct fit_result);
	fit->model = new_model(form, data, a);
	solve(fit);
	fit->strain = fit->model->strain;
	find_half_widths(fit);
	find_trials(fit);
	for (int i = 0; i < FIT_SHARES; i++)
		fit->share[i] = i < fit->model->share_count ? fit->model->share[i]
							    : (struct fit_share){ .service = -1 };
	return fit;
}
