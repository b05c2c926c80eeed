/* What can be varied, and how it is asked for. */
#include "explore.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "input/override_key.h"
#include "input/scenario_override.h"
#include "input/scenario_read.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define VALUE(member) offsetof(struct scenario, member)

/* Values of a key: how they are written, the same bounds as when the scenario is read, and where they are put; counts
 * are whole there. */
static const struct {
	const char *name;
	enum number_kind kind;
	double least, most;
	size_t offset;
} keys[EXPLORE_KEYS] = {
	[EXPLORE_WITH] = { "tiltak.normalliv med tiltak", NUMBER_PERCENT, 0, 1, VALUE(with.expected) },
	[EXPLORE_WITHOUT] = { "tiltak.normalliv uten tiltak", NUMBER_PERCENT, 0, 1, VALUE(without.expected) },
	[EXPLORE_PARTICIPANTS] = { "tiltak.deltakere", NUMBER_COUNT, 1, LIMIT_PARTICIPANTS, VALUE(participants) },
	[EXPLORE_COST] = { "kostnader.NAVN.beløp", NUMBER_KRONER, 0, 1e12, 0 },
	[EXPLORE_RATE] = { "analyse.kalkulasjonsrente", NUMBER_PERCENT, 0, 0.2, VALUE(rate.yearly) },
	[EXPLORE_PERIOD] = { "analyse.periode", NUMBER_COUNT, 1, LIMIT_PERIOD, VALUE(period) },
	[EXPLORE_FADE] = { "effekt.frafall per år", NUMBER_PERCENT, 0, 1, VALUE(fade) },
	[EXPLORE_EFFECT_YEARS] = { "effekt.varighet", NUMBER_COUNT, 1, LIMIT_PERIOD, VALUE(effect_years) },
	[EXPLORE_DURATION] = { "tiltak.varighet", NUMBER_COUNT, 1, LIMIT_PERIOD, VALUE(duration) },
	[EXPLORE_ROUND] = { "tiltak.varighet per runde", NUMBER_COUNT, 1, LIMIT_PERIOD, VALUE(round) },
	[EXPLORE_DIFFERENCE] = { "effekt.andel av forskjellen", NUMBER_PERCENT, 0, 1, VALUE(difference) },
	[EXPLORE_OPTIMISM] = { "analyse.optimisme", NUMBER_PERCENT, 0, 1, VALUE(optimism) },
	[EXPLORE_SUCCESS_RATE] = { OVERRIDE_SUCCESS_RATE, NUMBER_PERCENT, -1, 1, VALUE(with.expected) },
	[EXPLORE_GROUP] = { .name = "målgruppe.gruppe" },
	[EXPLORE_AGES] = { .name = "målgruppe.alder" },
};

const char *explore_key_name(enum explore_key key)
{
	return keys[key].name;
}

static void set_word(struct scenario *s, enum explore_key key, const struct explore_word *word)
{
	if (key == EXPLORE_GROUP) {
		s->group = word->group;
	} else {
		memcpy(s->ages, word->ages, sizeof s->ages);
		s->age_count = word->age_count;
	}
}

/* A hair beyond none or all is none or all: the sum of two typed shares. */
static double sum_of_shares(double without, double rate)
{
	double with = without + rate;

	return fabs(with) < 1e-9 ? 0 : fabs(with - 1) < 1e-9 ? 1 : with;
}

void explore_set(struct scenario *s, const struct explore_axis *axis, double value)
{
	void *member = (char *)s + keys[axis->key].offset;

	if (axis->words)
		set_word(s, axis->key, &axis->words[(int)value]);
	else if (axis->key == EXPLORE_COST)
		s->costs[axis->cost].amount = value;
	else if (axis->key == EXPLORE_SUCCESS_RATE)
		s->with.expected = sum_of_shares(s->without.expected, value);
	else if (keys[axis->key].kind == NUMBER_COUNT)
		*(int *)member = (int)value;
	else
		*(double *)member = value;
	if (axis->key == EXPLORE_RATE)
		s->rate.falling = false;
	if (axis->key == EXPLORE_DURATION && !s->round_at.file) /* not given: one round */
		s->round = s->duration;
	if (axis->key == EXPLORE_ROUND)
		s->round_at.file = axis->name;
}

bool explore_same_key(const struct explore_axis *a, const struct explore_axis *b)
{
	if (a->key == EXPLORE_COST && b->key == EXPLORE_COST)
		return a->cost == b->cost;
	return a->key == b->key || (a->key == EXPLORE_WITH && b->key == EXPLORE_SUCCESS_RATE) ||
	       (a->key == EXPLORE_SUCCESS_RATE && b->key == EXPLORE_WITH);
}

double explore_value(const struct explore_axis *axis, int index)
{
	return axis->from + index * axis->step;
}

/* The name every item of kostnader goes by as a key; NULL without a name. */
static const char *cost_key(const struct cost *cost, struct arena *a)
{
	return cost->name ? arena_printf(a, "kostnader.%s.beløp", cost->name) : NULL;
}

/* A key that can be varied. */
struct candidate {
	const char *name;
	enum explore_key key;
	int cost;
};

/* All of them; their number. */
static size_t list_candidates(struct candidate *out, const struct scenario *s, struct arena *a)
{
	size_t count = 0;

	for (int key = 0; key < EXPLORE_KEYS; key++)
		if (key != EXPLORE_COST)
			out[count++] = (struct candidate){ keys[key].name, (enum explore_key)key, 0 };
	for (size_t i = 0; i < s->cost_count; i++)
		if (s->costs[i].name)
			out[count++] = (struct candidate){ cost_key(&s->costs[i], a), EXPLORE_COST, (int)i };
	return count;
}

static void report_key(const char *name, const struct candidate *all, size_t count, struct arena *a, struct diag *d,
		       struct place at)
{
	const char **names = NEW_ARRAY(a, count, const char *), *nearest;

	for (size_t i = 0; i < count; i++)
		names[i] = all[i].name;
	nearest = text_nearest(a, name, names, count);
	if (!nearest && !strchr(name, '.')) {
		for (size_t i = 0; i < count; i++)
			names[i] = strrchr(all[i].name, '.') ? strrchr(all[i].name, '.') + 1 : all[i].name;
		nearest = text_nearest(a, name, names, count);
	}
	for (size_t i = 0; i < count && nearest; i++)
		if (nearest == names[i]) {
			diag_error(d, at, "«%s» kan ikke varieres; mente du «%s»?", name, all[i].name);
			return;
		}
	diag_error(d, at, "«%s» kan ikke varieres; bruk for eksempel «%s»", name, keys[EXPLORE_WITH].name);
}

/* Finds what `name`, a key or its last parts, stands for; the nearest name is offered when there is none. */
static bool find_key(struct explore_axis *out, const char *name, const struct scenario *s,
		     struct arena *a, struct diag *d, struct place at)
{
	struct candidate *all = NEW_ARRAY(a, EXPLORE_KEYS + s->cost_count, struct candidate);
	const char **found = NEW_ARRAY(a, EXPLORE_KEYS + s->cost_count, const char *);
	const char *id = override_is_success_rate(name, a) ? OVERRIDE_SUCCESS_RATE : text_key(a, name);
	size_t count = list_candidates(all, s, a), matches = 0;

	for (size_t i = 0; i < count; i++) {
		const char *full = text_key(a, all[i].name);

		if (!override_key_ends(full, id))
			continue;
		found[matches++] = all[i].name;
		out->name = all[i].name;
		out->key = all[i].key;
		out->cost = all[i].cost;
		if (text_equal(full, id))
			return true;
	}
	if (matches > 1)
		diag_error(d, at, "«%s» kan være %s; skriv hele nøkkelen", name,
			   override_key_choices(found, matches, a));
	else if (!matches)
		report_key(name, all, count, a, d, at);
	return matches == 1;
}

static const char *bound_text(double value, enum number_kind kind, struct arena *a)
{
	return kind == NUMBER_PERCENT ? arena_printf(a, "%s %%", number_short(a, value * 100, 1))
				      : number_whole(a, value);
}

static bool read_number(double *out, const char *text, enum number_kind kind, struct arena *a,
			struct diag *d, struct place at)
{
	const char *fault = number_read(out, text, kind, a);

	if (fault)
		diag_error(d, at, "«%s»: %s", text, fault);
	return !fault;
}

/* Whether from, to and step make a row of allowed values. */
static bool check_row(const struct explore_axis *axis, double to, struct arena *a, struct diag *d, struct place at)
{
	double least = keys[axis->key].least, most = keys[axis->key].most;
	enum number_kind kind = keys[axis->key].kind;

	if (axis->from < least || to > most)
		diag_error(d, at, "verdiene må ligge fra %s til %s", bound_text(least, kind, a),
			   bound_text(most, kind, a));
	else if (to < axis->from)
		diag_error(d, at, "den siste verdien er mindre enn den første; bytt om på dem");
	else if (axis->step <= 0)
		diag_error(d, at, "steget må være større enn 0");
	else if ((to - axis->from) / axis->step >= LIMIT_CELLS)
		diag_error(d, at, "det blir mer enn %s verdier; bruk et større steg", number_whole(a, LIMIT_CELLS));
	else
		return true;
	return false;
}

/* The value of a group or of ages that `text` is in a scenario, read as there. */
static bool read_word(struct explore_word *out, enum explore_key key, const char *text, const struct scenario *s,
		      const struct dataset *data, struct arena *a, struct diag *d)
{
	struct named_override override;
	struct scenario point;

	if (!override_parse(&override, "--varier", arena_printf(a, "%s=%s", keys[key].name, text), a, d))
		return false;
	if (!scenario_with_overrides(&point, s, &override, 1, data, a, d))
		return false;
	*out = (struct explore_word){ text, point.group, { point.ages[0], point.ages[1] }, point.age_count };
	return true;
}

static const char *interval_name(const struct interval *interval, struct arena *a)
{
	return arena_printf(a, "%d-%d", interval->from, interval->to);
}

/* The words between commas, but for those inside brackets; their number, and at most one more than `most`. */
static int split_words(const char **out, const char *text, int most, struct arena *a)
{
	int count = 0;

	while (count <= most) {
		bool inside = false;
		size_t size = 0;

		text += strspn(text, " ");
		for (; text[size] && (inside || text[size] != ','); size++)
			inside = text[size] == '[' || (inside && text[size] != ']');
		out[count++] = arena_text(a, text, size);
		if (!text[size])
			break;
		text += size + 1;
	}
	return count;
}

/* All groups or intervals of `data`. */
static int all_words(const char **out, enum explore_key key, const struct dataset *data, struct arena *a)
{
	int count = 0;

	if (key == EXPLORE_GROUP)
		for (int i = 1; i < data->group_count; i++)
			out[count++] = data->groups[i].id;
	else
		for (int i = 0; i < data->interval_count; i++)
			out[count++] = interval_name(&data->intervals[i], a);
	return count;
}

/* "6-9..16-18": the intervals from one to another; 0 after a fault. */
static int words_between(const char **out, const char *dots, const struct scenario *s, const struct dataset *data,
			 const char *text, struct arena *a, struct diag *d, struct place at)
{
	struct explore_word from, to;
	int count = 0;

	if (!read_word(&from, EXPLORE_AGES, arena_text(a, text, (size_t)(dots - text)), s, data, a, d) ||
	    !read_word(&to, EXPLORE_AGES, dots + 2, s, data, a, d))
		return 0;
	for (int i = 0; i < data->interval_count; i++)
		if (data->intervals[i].from >= from.ages[0].from && data->intervals[i].to <= to.ages[0].to)
			out[count++] = interval_name(&data->intervals[i], a);
	if (!count)
		diag_error(d, at, "den siste alderen er lavere enn den første; bytt om på dem");
	return count;
}

/* The groups or ages of an axis. */
static bool read_words(struct explore_axis *out, const char *text, const struct scenario *s,
		       const struct dataset *data, struct arena *a, struct diag *d, struct place at)
{
	enum { MOST = LIMIT_GROUPS + LIMIT_INTERVALS };
	const char *names[MOST + 1], *dots = strstr(text, "..");
	struct explore_word *words;

	if (text_equal(text_key(a, text), "alle"))
		out->count = all_words(names, out->key, data, a);
	else if (dots && out->key == EXPLORE_AGES)
		out->count = words_between(names, dots, s, data, text, a, d, at);
	else
		out->count = split_words(names, text, MOST, a);
	if (out->count > MOST) {
		diag_error(d, at, "det er flere enn %d verdier; skriv færre, eller «alle»", MOST);
		return false;
	}
	words = NEW_ARRAY(a, (size_t)out->count, struct explore_word);
	for (int i = 0; i < out->count; i++)
		if (!read_word(&words[i], out->key, names[i], s, data, a, d))
			return false;
	out->words = words;
	out->step = 1;
	return out->count > 0;
}

static bool read_numbers(struct explore_axis *out, const char *text, struct arena *a, struct diag *d, struct place at)
{
	enum number_kind kind = keys[out->key].kind;
	const char *dots = strstr(text, ".."), *colon = dots ? strchr(dots, ':') : NULL;
	double to;

	if (!colon) {
		diag_error(d, at,
			   "skriv første og siste verdi og steg, for eksempel «--varier tiltak.deltakere=50..200:10»");
		return false;
	}
	out->percent = kind == NUMBER_PERCENT;
	if (!read_number(&out->from, arena_text(a, text, (size_t)(dots - text)), kind, a, d, at) ||
	    !read_number(&to, arena_text(a, dots + 2, (size_t)(colon - dots - 2)), kind, a, d, at) ||
	    !read_number(&out->step, colon + 1, kind, a, d, at) || !check_row(out, to, a, d, at))
		return false;
	out->count = 1 + (int)floor((to - out->from) / out->step + 1e-9);
	return true;
}

bool explore_read_axis(struct explore_axis *out, const char *text, const struct scenario *s,
		       const struct dataset *data, struct arena *a, struct diag *d)
{
	struct place at = { arena_printf(a, "--varier %s", text), 0, 0 };
	const char *equals = strrchr(text, '=');

	*out = (struct explore_axis){ 0 };
	if (!equals) {
		diag_error(d, at,
			   "skriv nøkkel, første og siste verdi og steg, for eksempel «--varier tiltak.deltakere=50..200:10», eller «--varier alder=alle»");
		return false;
	}
	if (!find_key(out, arena_text(a, text, (size_t)(equals - text)), s, a, d, at))
		return false;
	if (out->key == EXPLORE_GROUP || out->key == EXPLORE_AGES)
		return read_words(out, equals + 1, s, data, a, d, at);
	return read_numbers(out, equals + 1, a, d, at);
}
