/* Alternatives, and what each changed input does to the result. */
#include "variants.h"

#include "base/arena.h"
#include "base/text.h"

#include <stddef.h>
#include <string.h>

const char *const input_id[INPUTS] = {
	[INPUT_DATA] = "data",
	[INPUT_SHARES] = "fordeling",
	[INPUT_GROUP] = "maalgruppe",
	[INPUT_AGES] = "alder",
	[INPUT_TIMING] = "tid",
	[INPUT_PARTICIPANTS] = "deltakere",
	[INPUT_SUCCESS_RATE] = "suksessrate",
	[INPUT_COSTS] = "kostnader",
	[INPUT_FADE] = "frafall",
	[INPUT_EFFECT_YEARS] = "effektens_varighet",
	[INPUT_DIFFERENCE] = "andel_av_forskjellen",
	[INPUT_PRICES] = "priser",
	[INPUT_PRICE_YEAR] = "prisaar",
	[INPUT_PERIOD] = "periode",
	[INPUT_RATE] = "kalkulasjonsrente",
};

static bool same_ages(const struct scenario *a, const struct scenario *b)
{
	if (a->age_count != b->age_count)
		return false;
	for (int i = 0; i < a->age_count; i++)
		if (a->ages[i].from != b->ages[i].from || a->ages[i].to != b->ages[i].to)
			return false;
	return true;
}

static bool same_success_rate(const struct scenario *a, const struct scenario *b)
{
	return a->with.expected == b->with.expected && a->without.expected == b->without.expected;
}

static bool same_cost(const struct cost *a, const struct cost *b)
{
	if (a->kind != b->kind || a->level != b->level || a->amount != b->amount ||
	    a->every_year != b->every_year || a->year_count != b->year_count)
		return false;
	if (a->kind == COST_GRANT && a->receiver != b->receiver)
		return false;
	return a->year_count == 0 ||
	       memcmp(a->years, b->years, a->year_count * sizeof *a->years) == 0;
}

static bool same_costs(const struct scenario *a, const struct scenario *b)
{
	if (a->cost_count != b->cost_count)
		return false;
	for (size_t i = 0; i < a->cost_count; i++)
		if (!same_cost(&a->costs[i], &b->costs[i]))
			return false;
	return true;
}

static bool same_prices(const struct scenario *a, const struct scenario *b)
{
	if (a->price_count != b->price_count)
		return false;
	for (size_t i = 0; i < a->price_count; i++)
		if (a->prices[i].service != b->prices[i].service ||
		    a->prices[i].price != b->prices[i].price ||
		    a->prices[i].price_year != b->prices[i].price_year)
			return false;
	return true;
}

static bool same_rate(const struct scenario *a, const struct scenario *b)
{
	return a->rate.falling == b->rate.falling &&
	       (a->rate.falling || a->rate.yearly == b->rate.yearly);
}

/* The parts of a scenario that an input is exchanged with. No part of an input changes alone: rounds must fill the
 * measure. Those without a comparison of their own are the same when their bytes are. */
#define PART(member) offsetof(struct scenario, member), sizeof ((struct scenario *)0)->member
static const struct part {
	enum input input;
	size_t offset, size;
	bool (*same)(const struct scenario *, const struct scenario *);
} parts[] = {
	{ INPUT_GROUP, PART(group), NULL },
	{ INPUT_AGES, PART(ages), same_ages },
	{ INPUT_AGES, PART(age_count), NULL },
	{ INPUT_TIMING, PART(start), NULL },
	{ INPUT_TIMING, PART(duration), NULL },
	{ INPUT_TIMING, PART(round), NULL },
	{ INPUT_PARTICIPANTS, PART(participants), NULL },
	{ INPUT_SUCCESS_RATE, PART(with), same_success_rate },
	{ INPUT_SUCCESS_RATE, PART(without), same_success_rate },
	{ INPUT_COSTS, PART(costs), same_costs },
	{ INPUT_COSTS, PART(cost_count), NULL },
	{ INPUT_FADE, PART(fade), NULL },
	{ INPUT_EFFECT_YEARS, PART(effect_years), NULL },
	{ INPUT_DIFFERENCE, PART(difference), NULL },
	{ INPUT_PRICES, PART(prices), same_prices },
	{ INPUT_PRICES, PART(price_count), NULL },
	{ INPUT_PRICE_YEAR, PART(price_year), NULL },
	{ INPUT_PRICE_YEAR, PART(deflator), NULL },
	{ INPUT_PERIOD, PART(period), NULL },
	{ INPUT_RATE, PART(rate), same_rate },
};
enum { PART_COUNT = sizeof parts / sizeof *parts };

static bool same_input(const struct scenario *a, const struct scenario *b, enum input input)
{
	for (const struct part *p = parts; p < parts + PART_COUNT; p++)
		if (p->input == input && !(p->same ? p->same(a, b)
						   : memcmp((const char *)a + p->offset, (const char *)b + p->offset,
							    p->size) == 0))
			return false;
	return true;
}

static void take_input(struct scenario *to, const struct scenario *from, enum input input)
{
	for (const struct part *p = parts; p < parts + PART_COUNT; p++)
		if (p->input == input)
			memcpy((char *)to + p->offset, (const char *)from + p->offset, p->size);
}

/* `s` with its indices into `from` turned into those of `to`. A local price of a service that is
 * gone is dropped. False when the group is gone. */
static bool translate(struct scenario *s, const struct dataset *from, const struct dataset *to, struct arena *a)
{
	struct local_price *prices = NEW_ARRAY(a, s->price_count, struct local_price);
	size_t count = 0;

	s->group = dataset_group(to, from->groups[s->group].id);
	for (size_t i = 0; i < s->price_count; i++) {
		prices[count] = s->prices[i];
		prices[count].service =
			dataset_service(to, from->services[s->prices[i].service].id);
		if (prices[count].service >= 0)
			count++;
	}
	s->prices = prices;
	s->price_count = count;
	return s->group >= 0;
}

/* The price years of `s`, those of its local prices included, are in the data set. */
static bool has_price_years(const struct scenario *s, const struct dataset *data)
{
	for (size_t i = 0; i < s->price_count; i++)
		if (!scenario_has_price_year(s, data, s->prices[i].price_year))
			return false;
	return scenario_has_price_year(s, data, s->price_year);
}

/* Notes the change that brought the results from `before` to `after`. */
static void add_change(struct difference *out, enum input input, struct results *before, const struct results *after)
{
	struct change *change = &out->changes[out->change_count++];

	change->input = input;
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		change->net[level] = after->net[level] - before->net[level];
	*before = *after;
}

static bool same_files(const struct dataset *a, const struct dataset *b)
{
	struct arena scratch = { 0 };
	bool same = a == b;

	if (!same && (a->sha256 || a->file_count) && (b->sha256 || b->file_count))
		same = text_equal(dataset_sha256(a, &scratch), dataset_sha256(b, &scratch));
	arena_free(&scratch);
	return same;
}

/* Of data sets of the same files: a group may have shares of its own. */
static bool same_shares(struct premises a, struct premises b)
{
	for (int i = 0; i < a.data->service_count; i++)
		for (int level = 0; level < LEVELS; level++)
			if (a.data->services[i].share[level] != b.data->services[i].share[level])
				return false;
	return a.scenario->distribution == b.scenario->distribution;
}

bool variants_explain(struct difference *out, struct premises from, struct premises to, struct arena *a)
{
	struct scenario working = *from.scenario;
	struct results first, before, after;

	*out = (struct difference){ 0 };
	calc(&first, from.scenario, from.data);
	before = first;
	if (!same_files(from.data, to.data) || !same_shares(from, to)) {
		enum input input = same_files(from.data, to.data) ? INPUT_SHARES : INPUT_DATA;

		if (!translate(&working, from.data, to.data, a) || !has_price_years(&working, to.data))
			return false;
		calc(&after, &working, to.data);
		add_change(out, input, &before, &after);
	}
	for (enum input input = INPUT_GROUP; input < INPUTS; input++) {
		if (same_input(&working, to.scenario, input))
			continue;
		take_input(&working, to.scenario, input);
		calc(&after, &working, to.data);
		add_change(out, input, &before, &after);
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->net[level] = before.net[level] - first.net[level];
	return true;
}

struct variant_result *variants_calc(struct premises main, const struct premises *variants, size_t count,
				     struct arena *a)
{
	struct variant_result *out = NEW_ARRAY(a, count, struct variant_result);

	for (size_t i = 0; i < count; i++) {
		out[i].name = main.scenario->variants[i].name;
		out[i].scenario = variants[i].scenario;
		calc(&out[i].results, variants[i].scenario, variants[i].data);
		grades_find(&out[i].grades, variants[i].scenario, variants[i].data, &out[i].results);
		out[i].explained = variants_explain(&out[i].difference, main, variants[i], a);
	}
	return out;
}
