/* Persons behind the amounts, how they become money, and what break-even rests on. */
#include "made_of.h"

#include "base/text.h"

#include <string.h>

/* When one who is helped lives as the population does, what the group uses more of falls away. */
static void find_use(struct use *out, const struct scenario *s, const struct dataset *data, int service)
{
	double helped = s->participants * scenario_success_rate(s), excess[LIMIT_PERIOD];

	calc_excess(excess, s, data, service);
	for (int k = 0; k < s->period; k++) {
		for (int began = 0; began < s->duration && began <= k; began += s->round)
			out->year[k] -= helped * excess[k - began];
		out->sum += out->year[k];
		out->per_success -= excess[k];
	}
	out->counts_persons = !text_starts(data->services[service].unit, "krone ");
}

/* The discounted gain of each service at a level, by year. */
struct parts {
	const struct results *r;
	const struct dataset *data;
	struct gains gains;
};

static double part(const struct parts *p, int service, int level, int k)
{
	double share = level == TOTAL ? 1 : p->data->services[service].share[level];

	return share * p->gains.gain[service][k] * p->r->discount[k];
}

/* Break-even of `level` without the gain of one service, or with `sector` ≥ 0 of all in it. */
static struct payback without(const struct parts *p, int level, int service, int sector)
{
	double balance[LIMIT_PERIOD], missing = 0;

	for (int k = 0; k < p->r->period; k++) {
		for (int s = 0; s < p->data->service_count; s++)
			if (sector >= 0 ? p->data->services[s].sector == sector : s == service)
				missing += part(p, s, level, k);
		balance[k] = p->r->balance[k][level] - missing;
	}
	return calc_payback(balance, p->r->period, 1, p->r->start);
}

/* Years to break-even; one that is never reached is later than all. */
static int lateness(const struct payback *p)
{
	return p->status == PAYBACK_REACHED ? p->years : p->status == PAYBACK_NOT_IN_PERIOD ? LIMIT_PERIOD + 1 : 0;
}

static void find_rest(struct rest *out, const struct parts *p, const struct made_of *all, int level)
{
	const struct payback *now = &p->r->payback[level];
	double most = 0;

	*out = (struct rest){ .service = -1 };
	if (now->status != PAYBACK_REACHED)
		return;
	for (int service = 0; service < p->data->service_count; service++) {
		struct payback other = without(p, level, service, -1);
		double gain = 0;

		for (int k = 0; k < now->years; k++)
			gain += part(p, service, level, k);
		if (out->service >= 0 && (lateness(&other) < lateness(&out->without) ||
					  (lateness(&other) == lateness(&out->without) && gain <= most)))
			continue;
		most = gain;
		out->service = service;
		out->without = other;
	}
	if (out->service < 0)
		return;
	out->without_sector = without(p, level, -1, p->data->services[out->service].sector);
	out->fewer = all->use[out->service].year[now->years - 1];
}

void made_of_find(struct made_of *out, const struct scenario *s, const struct dataset *data, const struct results *r)
{
	struct parts parts = { .r = r, .data = data };

	memset(out, 0, sizeof *out);
	calc_gains(&parts.gains, s, data);
	for (int service = 0; service < data->service_count; service++) {
		find_use(&out->use[service], s, data, service);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			out->realised[data->services[service].realisation][level] += r->service[service][level];
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->realised[REALISED_AT_ONCE][level] += r->implementation[level];
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		find_rest(&out->rest[level], &parts, out, level);
}
