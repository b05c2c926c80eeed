/* Forms as they come of KS's workbook: a hidden truth, printed as the workbook would, and fitted. */
#ifndef TESTS_FIT_CASE_H
#define TESTS_FIT_CASE_H

#include "check.h"

#include "base/file.h"
#include "base/text.h"
#include "engine/calc.h"
#include "faults.h"
#include "study/fit.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena; /* of the data set */
static struct dataset *standard, *hidden;

static inline int set_up(void **state)
{
	struct diag d = { .arena = &arena, .errors_only = true };

	(void)state;
	standard = NEW(&arena, struct dataset);
	hidden = NEW(&arena, struct dataset);
	return dataset_read(standard, "data", NULL, &arena, &d) ? 0 : -1;
}

static inline int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Smooth factors around 1, in the way the data set may be wrong: common to all ages, and walking with age. */
static inline void draw_factors(double out[AGES], const gsl_rng *rng)
{
	double common = gsl_ran_gaussian(rng, sqrt(0.5)), walk = gsl_ran_gaussian(rng, sqrt(0.5)), keep = exp(-1 / 8.0);

	for (int age = 0; age < AGES; age++) {
		out[age] = common + walk;
		walk = keep * walk + gsl_ran_gaussian(rng, sqrt(0.5 * (1 - keep * keep)));
	}
}

/* The truth behind a municipality's workbook: the group's use, and who pays for two services, other than ours. */
static inline void hide(int group, unsigned seed)
{
	gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
	double *share;

	gsl_rng_set(rng, seed);
	*hidden = *standard;
	for (int service = 0; service < hidden->service_count; service++) {
		const double *all = standard->quantity[0][service];
		double factor[AGES];

		draw_factors(factor, rng);
		for (int age = 0; age < AGES; age++) {
			double ratio = all[age] > 0 ? standard->quantity[group][service][age] / all[age] : 1;
			double spread = 0.4 * fmax(fabs(ratio - 1), 0.15);

			hidden->quantity[group][service][age] = all[age] * fmax(0, ratio + spread * factor[age]);
		}
	}
	share = hidden->services[dataset_service(hidden, "omsorgstiltak")].share;
	share[LEVEL_KOMMUNE] = fmax(0, share[LEVEL_KOMMUNE] + gsl_ran_gaussian(rng, 0.1));
	share[LEVEL_STAT] = 1 - share[LEVEL_KOMMUNE];
	share = hidden->services[dataset_service(hidden, "inntektsskatt")].share;
	share[LEVEL_KOMMUNE] += gsl_ran_gaussian(rng, 0.02);
	share[LEVEL_FYLKESKOMMUNE] += gsl_ran_gaussian(rng, 0.005);
	share[LEVEL_STAT] = 1 - share[LEVEL_KOMMUNE] - share[LEVEL_FYLKESKOMMUNE];
	gsl_rng_free(rng);
}

struct cell {
	int interval, period, duration;
};

static inline struct scenario asked(int group, struct cell cell)
{
	return (struct scenario){
		.group = group, .ages = { standard->intervals[cell.interval] }, .age_count = 1, .start = 2026,
		.duration = cell.duration, .round = cell.duration, .participants = 10000, .with = { .expected = 1 },
		.difference = 1, .period = cell.period, .rate = { 0.04, false }, .price_year = standard->price_year,
	};
}

/* A table as KS prints it: whole kroner. */
static inline void print_table(struct buffer *out, int group, struct cell cell)
{
	static const char *const id[FIT_SECTORS] = { "overfoeringer", "skatteinnbetaling", "helsetjenester",
						     "utdanning", "kriminalomsorg", "barnevern" };
	struct scenario s = asked(group, cell);
	struct results r;

	calc(&r, &s, hidden);
	buffer_printf(out, "  - alder: %d-%d\n    periode: %d\n    varighet: %d\n    nivå:\n      i alt: %.0f\n",
		      s.ages[0].from, s.ages[0].to, s.period, s.duration, r.net[TOTAL]);
	for (int level = 0; level < LEVELS; level++)
		buffer_printf(out, "      %s: %.0f\n", level_id[level], r.net[level]);
	buffer_puts(out, "    sektor:\n");
	for (int i = 0; i < FIT_SECTORS; i++)
		buffer_printf(out, "      %s: %.0f\n", fit_line_key[i],
			      r.sector[dataset_sector(hidden, id[i])][TOTAL]);
}

static inline const char *write_form(int group, const struct cell *cells, size_t count, struct arena *a)
{
	struct buffer out = { .arena = a };

	buffer_printf(&out, "utenfor-tilpass: 1\nmålgruppe: %s\nfelles: {startår: 2026, varighet: 1, deltakere: 10 000, "
		      "suksess: 0 %% til 100 %%, kostnad: 0, rente: 4 %%}\ntabeller:\n", standard->groups[group].id);
	for (size_t i = 0; i < count; i++)
		print_table(&out, group, cells[i]);
	return buffer_text(&out);
}

static inline struct fit *fit_text(const char *text, struct arena *a)
{
	struct fit_form *form = NEW(a, struct fit_form);
	struct diag d = { .arena = a };

	if (!fit_form_read(form, str_of(text), "skjema.yaml", standard, a, &d) || !fit_check(form, standard, a, &d))
		fail_msg("%s", faults_text(&d, a));
	return fit_make(form, standard, a);
}

#endif
