/* Reads a folder of data, and answers questions about it. */
#include "dataset_read.h"

#include "base/arena.h"
#include "base/excerpt.h"

#include <string.h>

const char *const grade_id[GRADES] = {
	[GRADE_PUBLISERT] = "publisert",
	[GRADE_AVLEDET] = "avledet",
	[GRADE_KALIBRERT] = "kalibrert",
	[GRADE_ANSLAG] = "anslag",
};

const char *const realisation_id[REALISATIONS] = {
	[REALISED_AT_ONCE] = "straks",
	[REALISED_BY_CONTRACT] = "avtale",
	[REALISED_IN_CAPACITY] = "kapasitet",
};

bool dataset_sound(const struct dataset_reader *r)
{
	return r->diag->errors == r->errors_before;
}

void dataset_unknown(struct dataset_reader *r, struct place at, const char *what, const char *word,
		     const char *const names[], int count)
{
	const char *near = text_nearest(r->arena, word, names, (size_t)count);
	struct buffer all = { .arena = r->arena };

	if (near) {
		diag_error(r->diag, at, "kjenner ikke %s «%s»; mente du «%s»?", what, excerpt(r->arena, word), near);
		return;
	}
	for (int i = 0; i < count; i++)
		buffer_printf(&all, "%s%s", i ? ", " : "", names[i]);
	diag_error(r->diag, at, "kjenner ikke %s «%s»; bruk %s%s", what, excerpt(r->arena, word),
		   count > 1 ? "en av: " : "", buffer_text(&all));
}

bool dataset_check_id(struct dataset_reader *r, struct place at, const char *id)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

	if (*id && strspn(id, letters) == strlen(id) && text_equal(id, text_id(r->arena, id)))
		return true;
	diag_error(r->diag, at,
		   "«%s» kan ikke være en id; bruk små bokstaver a–z, sifre og bindestrek",
		   excerpt(r->arena, id));
	return false;
}

/* Ids are compared by their keys, so that "lavinntekt norskfødt" finds lavinntekt-norskfoedt. */
static bool same_id(const char *id, const char *word, struct arena *a)
{
	return text_equal(id, word) || text_equal(id, text_id(a, word));
}

#define DEFINE_FIND(name, items, item_count)                                                       \
	int name(const struct dataset *data, const char *id)                                       \
	{                                                                                          \
		struct arena scratch = { 0 };                                                      \
		int found = -1;                                                                    \
                                                                                                   \
		for (int i = 0; found < 0 && i < data->item_count; i++)                            \
			if (same_id(data->items[i].id, id, &scratch))                              \
				found = i;                                                         \
		arena_free(&scratch);                                                              \
		return found;                                                                      \
	}

DEFINE_FIND(dataset_group, groups, group_count)
DEFINE_FIND(dataset_service, services, service_count)
DEFINE_FIND(dataset_sector, sectors, sector_count)
DEFINE_FIND(dataset_distribution, distributions, distribution_count)

const char *dataset_text(const struct dataset *data, const char *text, enum language language)
{
	if (language == LANGUAGE_NB)
		return text;
	for (size_t i = 0; i < data->translation_count; i++)
		if (text_equal(data->translations[i].nb, text))
			return data->translations[i].nn;
	return text;
}

bool price_index_has(const struct price_index *index, int year)
{
	return index->first && year >= index->first && year <= index->last;
}

double price_index_factor(const struct price_index *index, int from, int to)
{
	return index->value[to - index->first] / index->value[from - index->first];
}

/* Of what the kommune and the fylkeskommune have they keep `part`; the rest is the state's. */
static void keep_part(double share[LEVELS], const double part[LEVELS])
{
	share[LEVEL_STAT] = 1;
	for (int level = 0; level < LEVEL_STAT; level++) {
		share[level] *= part[level];
		share[LEVEL_STAT] -= share[level];
	}
}

static void set_shares(struct service *out, const double share[LEVELS], bool is_ratio, enum grade grade,
		       const char *source)
{
	if (is_ratio) {
		keep_part(out->share, share);
		out->share_grade = grade > out->share_grade ? grade : out->share_grade;
	} else {
		memcpy(out->share, share, sizeof out->share);
		out->share_grade = grade;
		out->share_half_width = 0;
	}
	out->share_source = source;
}

/* The group's own shares in `distribution`; `done` tells for which services. */
static void set_own_shares(struct dataset *data, int distribution, int group, bool done[LIMIT_SERVICES])
{
	for (size_t i = 0; i < data->group_share_count; i++) {
		const struct group_share *own = &data->group_shares[i];

		if (own->group != group || own->distribution != distribution)
			continue;
		set_shares(&data->services[own->service], own->share, own->is_ratio, own->grade, own->source);
		data->services[own->service].share_half_width = own->half_width;
		done[own->service] = true;
	}
}

void dataset_distribute(struct dataset *data, int distribution, int group)
{
	const struct distribution *dist = &data->distributions[distribution];
	bool first[LIMIT_SERVICES] = { false }, own[LIMIT_SERVICES] = { false };

	set_own_shares(data, 0, group, first);
	if (distribution)
		set_own_shares(data, distribution, group, own);
	for (int i = 0; i < data->service_count; i++)
		if (dist->names[i] && !own[i])
			set_shares(&data->services[i], dist->share[i], dist->is_ratio[i], dist->grade[i],
				   dist->source[i]);
}

bool dataset_has_own_shares(const struct dataset *data, int group)
{
	for (size_t i = 0; i < data->group_share_count; i++)
		if (data->group_shares[i].group == group)
			return true;
	return false;
}

bool dataset_is_fitted(const struct dataset *data, int group)
{
	for (size_t i = 0; i < data->fitted_count; i++)
		if (data->fitted[i].group == group)
			return true;
	return false;
}

int dataset_default_distribution(const struct dataset *data, int year)
{
	int best = 0;

	for (int i = 1; i < data->distribution_count; i++)
		if (data->distributions[i].from && data->distributions[i].from <= year &&
		    data->distributions[i].from > data->distributions[best].from)
			best = i;
	return best;
}

enum grade service_grade(const struct service *service)
{
	return service->grade > service->share_grade ? service->grade : service->share_grade;
}

struct lifetime dataset_lifetime(const struct dataset *data, int group, int service)
{
	const struct service *s = &data->services[service];
	struct lifetime sum = { 0 };
	double average = 0;

	for (int age = 0; age < AGES; age++) {
		double amount = data->quantity[group][service][age];
		enum grade grade = data->quantity_grade[group][service][age];

		sum.amount += amount;
		average += data->quantity[0][service][age];
		if (amount > 0 && grade > sum.grade)
			sum.grade = grade;
	}
	sum.kroner = s->price * sum.amount;
	sum.extra = s->price * (s->revenue ? average - sum.amount : sum.amount - average);
	return sum;
}

double dataset_whole_group(const struct dataset *data, int group, int service)
{
	const struct service *s = &data->services[service];
	const struct group *g = &data->groups[group];
	double more = 0;

	for (int age = g->spread.from; age <= g->spread.to; age++)
		more += data->quantity[group][service][age] - data->quantity[0][service][age];
	return (double)g->size / (g->spread.to - g->spread.from + 1) * s->price * (s->revenue ? -more : more);
}

bool dataset_is_own(const struct dataset *data, int group, int service)
{
	for (size_t i = 0; data->base_name && i < data->usage_count; i++) {
		const struct usage *u = &data->usages[i];

		if (u->own && u->group == group && u->service == service)
			return true;
	}
	return false;
}
