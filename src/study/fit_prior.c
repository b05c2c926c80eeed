/* What a fit believes before it has seen a table: the data set's own figures, and how far they may be off. */
#include "fit_model.h"

#include <math.h>
#include <string.h>

/* Deviation of v: 0.4 of the difference between group and population, and of at least 0.15. */
#define SPREAD 0.4
#define LEAST_DIFFERENCE 0.15
/* Correlation between two ages of a service: ½ + ½·exp(−|Δage|/8). */
#define COMMON 0.5
#define REACH 8.0
/* A service may be used up to four years outside the data set's span, less and less: without it a hidden use there
 * throws the answer far off. */
#define WIDEN_YEARS 4
#define WIDEN_DECAY 1.5

/* The shares that the data set is least sure of, and their deviations. The tax shares are set by law, for an average
 * taxpayer. The rules of 2017 let a kommune pay for at most a good fourth of what KS reckons for a foster home. */
static const struct {
	const char *service;
	enum level level;
	double deviation;
} free_shares[FIT_SHARES] = {
	{ "omsorgstiltak", LEVEL_KOMMUNE, 0.10 },
	{ "inntektsskatt", LEVEL_KOMMUNE, 0.02 },
	{ "inntektsskatt", LEVEL_FYLKESKOMMUNE, 0.005 },
};

static void widen(double wide[AGES], const double use[AGES])
{
	memcpy(wide, use, AGES * sizeof *wide);
	for (int k = 1; k <= WIDEN_YEARS; k++) {
		double weight = exp(-k / WIDEN_DECAY);

		for (int age = k; age < AGES; age++) {
			wide[age] = fmax(wide[age], use[age - k] * weight);
			wide[age - k] = fmax(wide[age - k], use[age] * weight);
		}
	}
}

/* The group's use as a multiple of the population's; where that has none, the one at the nearest age that has, the
 * younger of two. */
static double ratio_near(const double group[AGES], const double all[AGES], int age)
{
	for (int far = 0; far < AGES; far++) {
		if (age - far >= 0 && all[age - far] > 0)
			return group[age - far] / all[age - far];
		if (age + far < AGES && all[age + far] > 0)
			return group[age + far] / all[age + far];
	}
	return 1;
}

static void set_service(struct fit_service *out, const struct fit_model *m, int service)
{
	const struct service *s = &m->data->services[service];
	const double *all = m->data->quantity[0][service], *group = m->data->quantity[m->form->group][service];

	out->value = s->revenue ? -s->price : s->price;
	for (int line = 0; line < FIT_SECTORS; line++)
		if (m->form->sector[line] == s->sector)
			out->sector = line;
	widen(out->wide, all);
	for (int age = 0; age < AGES; age++) {
		if (out->wide[age] <= 0)
			continue;
		out->mean[age] = (group[age] - all[age]) / out->wide[age];
		out->low[age] = -all[age] / out->wide[age];
		out->sd[age] = SPREAD * fmax(fabs(ratio_near(group, all, age) - 1), LEAST_DIFFERENCE);
	}
}

static void set_factor(double factor[AGES][AGES])
{
	for (int i = 0; i < AGES; i++) {
		for (int k = 0; k <= i; k++) {
			double rest = COMMON + (1 - COMMON) * exp(-(i - k) / REACH);

			for (int n = 0; n < k; n++)
				rest -= factor[i][n] * factor[k][n];
			factor[i][k] = i == k ? sqrt(rest) : rest / factor[k][k];
		}
	}
}

void fit_prior(struct fit_model *m)
{
	set_factor(m->factor);
	m->service_count = m->data->service_count;
	for (int service = 0; service < m->service_count; service++)
		set_service(&m->services[service], m, service);
	for (int i = 0; i < FIT_SHARES; i++) {
		int service = dataset_service(m->data, free_shares[i].service), n = m->share_count;

		if (service < 0)
			continue;
		m->share[n] = (struct fit_share){ .service = service, .level = free_shares[i].level };
		m->share_mean[n] = m->data->services[service].share[free_shares[i].level];
		m->share_sd[n] = free_shares[i].deviation;
		m->share_count++;
	}
}
