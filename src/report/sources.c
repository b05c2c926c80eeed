/* Ranks what a level gains and loses by. */
#include "sources.h"

#include "prose.h"

#include "engine/factors.h"

#include <math.h>

/* What is known of a sector as a level sees it. */
struct view {
	int services, revenues; /* with an amount at the level, and how many of them are revenue */
	int last;               /* one of them */
};

static struct view look(const struct build *b, int sector, int level)
{
	struct view v = { .last = -1 };

	for (int i = 0; i < b->data->service_count; i++) {
		const struct service *service = &b->data->services[i];

		if (service->sector != sector || fabs(b->results->service[i][level]) < 0.5)
			continue;
		v.services++;
		v.revenues += service->revenue;
		v.last = i;
	}
	return v;
}

const char *source_phrase(const struct build *b, int sector, int level, bool gain)
{
	struct view v = look(b, sector, level);
	bool alone = v.services == 1;
	const char *id = alone ? b->data->services[v.last].id : b->data->sectors[sector].id;
	const char *name = alone ? b->data->services[v.last].name[b->language]
				 : b->data->sectors[sector].name[b->language];
	const char *phrase = words_phrase(b->words, id, gain);
	bool revenue = v.services > 0 && v.revenues == v.services;
	enum word word_id = revenue ? (gain ? WORD_MORE_REVENUE : WORD_LESS_REVENUE)
				    : (gain ? WORD_LESS_EXPENSE : WORD_MORE_EXPENSE);

	return phrase ? phrase : build_filled_one(b, word_id, "navn", prose_lower(b->arena, name));
}

int source_relief(const struct build *b, int level)
{
	struct financing by_level[LEVELS_AND_TOTAL];
	const struct financing *f = &by_level[level];

	factors_financing(by_level, b->scenario, (struct rate){ 0 });
	return (f->received - f->given > 0.5 ? RELIEF_GRANT : RELIEF_NONE) |
	       (f->avoided > 0.5 ? RELIEF_AVOIDED : RELIEF_NONE);
}

/* What the level pays for the measure, or gets: by what it is made of. */
static const char *own_account(const struct build *b, int level, bool gain)
{
	enum { BOTH, GRANT, AVOIDED };
	struct financing by_level[LEVELS_AND_TOTAL];
	const struct financing *f = &by_level[level];
	int relief = source_relief(b, level);

	factors_financing(by_level, b->scenario, (struct rate){ 0 });
	if (gain)
		return word_of(b->words, WORD_GRANT_PHRASE,
			       relief == RELIEF_GRANT ? GRANT : relief == RELIEF_AVOIDED ? AVOIDED : BOTH);
	return word_of(b->words, WORD_COST_PHRASE, f->gross < 0.5 && f->given > 0.5);
}

const char *source_measure(const struct build *b)
{
	bool received = false;

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		received |= amount_sign(b->results->implementation[level]) == SIGN_GAIN;
	return word_of(b->words, WORD_IMPLEMENTATION, received);
}

bool source_largest(struct source *out, const struct build *b, int level, bool gain)
{
	double sign = gain ? 1 : -1, largest = 0, sum = 0;
	int found = -1; /* sector_count stands for the measure itself */
	int sectors = b->data->sector_count;

	for (int i = 0; i <= sectors; i++) {
		double amount = sign * (i < sectors ? b->results->sector[i][level] : b->results->implementation[level]);

		if (amount < 0.5)
			continue;
		sum += amount;
		if (amount > largest) {
			largest = amount;
			found = i;
		}
	}
	if (found < 0)
		return false;
	out->amount = sign * largest;
	out->mostly = 2 * largest >= sum;
	out->alone = sum - largest < 0.5;
	if (found < sectors)
		out->phrase = source_phrase(b, found, level, gain);
	else
		out->phrase = own_account(b, level, gain);
	return true;
}
