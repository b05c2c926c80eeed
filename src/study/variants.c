#include "variants.h"

#include "base/arena.h"
#include "base/text.h"

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

static bool same_group(const struct scenario *a, const struct scenario *b)
{
	return a->group == b->group;
}

static void take_group(struct scenario *to, const struct scenario *from)
{
	to->group = from->group;
}

static bool same_ages(const struct scenario *a, const struct scenario *b)
{
	if (a->age_count != b->age_count)
		return false;
	for (int i = 0; i < a->age_count; i++)
		if (a->ages[i].from != b->ages[i].from || a->ages[i].to != b->ages[i].to)
			return false;
	return true;
}

static void take_ages(struct scenario *to, const struct scenario *from)
{
	memcpy(to->ages, from->ages, sizeof to->ages);
	to->age_count = from->age_count;
}

/* One input: no part of it can change alone, for rounds must fill the measure. */
static bool same_timing(const struct scenario *a, const struct scenario *b)
{
	return a->start == b->start && a->duration == b->duration && a->round == b->round;
}

static void take_timing(struct scenario *to, const struct scenario *from)
{
	to->start = from->start;
	to->duration = from->duration;
	to->round = from->round;
}

static bool same_participants(const struct scenario *a, const struct scenario *b)
{
	return a->participants == b->participants;
}

static void take_participants(struct scenario *to, const struct scenario *from)
{
	to->participants = from->participants;
}

static bool same_success_rate(const struct scenario *a, const struct scenario *b)
{
	return a->with.expected == b->with.expected && a->without.expected == b->without.expected;
}

static void take_success_rate(struct scenario *to, const struct scenario *from)
{
	to->with = from->with;
	to->without = from->without;
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

static void take_costs(struct scenario *to, const struct scenario *from)
{
	to->costs = from->costs;
	to->cost_count = from->cost_count;
}

static bool same_fade(const struct scenario *a, const struct scenario *b)
{
	return a->fade == b->fade;
}

static void take_fade(struct scenario *to, const struct scenario *from)
{
	to->fade = from->fade;
}

static bool same_effect_years(const struct scenario *a, const struct scenario *b)
{
	return a->effect_years == b->effect_years;
}

static void take_effect_years(struct scenario *to, const struct scenario *from)
{
	to->effect_years = from->effect_years;
}

static bool same_difference(const struct scenario *a, const struct scenario *b)
{
	return a->difference == b->difference;
}

static void take_difference(struct scenario *to, const struct scenario *from)
{
	to->difference = from->difference;
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

static void take_prices(struct scenario *to, const struct scenario *from)
{
	to->prices = from->prices;
	to->price_count = from->price_count;
}

static bool same_price_year(const struct scenario *a, const struct scenario *b)
{
	return a->price_year == b->price_year && a->deflator == b->deflator;
}

static void take_price_year(struct scenario *to, const struct scenario *from)
{
	to->price_year = from->price_year;
	to->deflator = from->deflator;
}

static bool same_period(const struct scenario *a, const struct scenario *b)
{
	return a->period == b->period;
}

static void take_period(struct scenario *to, const struct scenario *from)
{
	to->period = from->period;
}

static bool same_rate(const struct scenario *a, const struct scenario *b)
{
	return a->rate.falling == b->rate.falling &&
	       (a->rate.falling || a->rate.yearly == b->rate.yearly);
}

static void take_rate(struct scenario *to, const struct scenario *from)
{
	to->rate = from->rate;
}

/* The inputs of a scenario, in the order of enum input; the data set is exchanged before them. */
static const struct {
	enum input input;
	bool (*same)(const struct scenario *, const struct scenario *);
	void (*take)(struct scenario *, const struct scenario *);
} inputs[] = {
	{ INPUT_GROUP, same_group, take_group },
	{ INPUT_AGES, same_ages, take_ages },
	{ INPUT_TIMING, same_timing, take_timing },
	{ INPUT_PARTICIPANTS, same_participants, take_participants },
	{ INPUT_SUCCESS_RATE, same_success_rate, take_success_rate },
	{ INPUT_COSTS, same_costs, take_costs },
	{ INPUT_FADE, same_fade, take_fade },
	{ INPUT_EFFECT_YEARS, same_effect_years, take_effect_years },
	{ INPUT_DIFFERENCE, same_difference, take_difference },
	{ INPUT_PRICES, same_prices, take_prices },
	{ INPUT_PRICE_YEAR, same_price_year, take_price_year },
	{ INPUT_PERIOD, same_period, take_period },
	{ INPUT_RATE, same_rate, take_rate },
};

/* `s` with its indices into `from` turned into those of `to`. A local price of a service that is
 * gone is dropped. False when the group is gone. */
static bool translate(struct scenario *s, const struct dataset *from, const struct dataset *to,
		      struct arena *a)
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
static void add_change(struct difference *out, enum input input, struct results *before,
		       const struct results *after)
{
	struct change *change = &out->changes[out->change_count++];

	change->input = input;
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		change->net[level] = after->net[level] - before->net[level];
	*before = *after;
}

static bool same_files(const struct dataset *a, const struct dataset *b)
{
	return a == b || (a->sha256 && b->sha256 && text_equal(a->sha256, b->sha256));
}

/* Of data sets of the same files: a group may have shares of its own. */
static bool same_shares(struct basis a, struct basis b)
{
	for (int i = 0; i < a.data->service_count; i++)
		if (memcmp(a.data->services[i].share, b.data->services[i].share, sizeof b.data->services[i].share))
			return false;
	return a.scenario->distribution == b.scenario->distribution;
}

bool variants_explain(struct difference *out, struct basis from, struct basis to, struct arena *a)
{
	struct scenario working = *from.scenario;
	struct results first, before, after;

	*out = (struct difference){ 0 };
	calc(&first, from.scenario, from.data);
	before = first;
	if (!same_files(from.data, to.data) || !same_shares(from, to)) {
		enum input input = same_files(from.data, to.data) ? INPUT_SHARES : INPUT_DATA;

		if (!translate(&working, from.data, to.data, a) ||
		    !has_price_years(&working, to.data))
			return false;
		calc(&after, &working, to.data);
		add_change(out, input, &before, &after);
	}
	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
		if (inputs[i].same(&working, to.scenario))
			continue;
		inputs[i].take(&working, to.scenario);
		calc(&after, &working, to.data);
		add_change(out, inputs[i].input, &before, &after);
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->net[level] = before.net[level] - first.net[level];
	return true;
}

struct variant_result *variants_calc(struct basis main, const struct basis *variants, size_t count,
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
