/* What can be varied, and how it is asked for. */
#include "explore.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"

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
};

const char *explore_key_name(enum explore_key key)
{
	return keys[key].name;
}

void explore_set(struct scenario *s, const struct explore_axis *axis, double value)
{
	void *member = (char *)s + keys[axis->key].offset;

	if (axis->key == EXPLORE_COST)
		s->costs[axis->cost].amount = value;
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
	return a->key == b->key && (a->key != EXPLORE_COST || a->cost == b->cost);
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

/* Finds what `name` stands for; the nearest name is offered when there is none. */
static bool find_key(struct explore_axis *out, const char *name, const struct scenario *s,
		     struct arena *a, struct diag *d, struct place at)
{
	const char **names = NEW_ARRAY(a, EXPLORE_KEYS + s->cost_count, const char *);
	const char *id = text_key(a, name), *nearest;
	size_t count = 0;

	for (int key = 0; key < EXPLORE_KEYS; key++) {
		if (key == EXPLORE_COST)
			continue;
		names[count++] = keys[key].name;
		out->key = (enum explore_key)key;
		if (text_equal(id, text_key(a, keys[key].name)))
			return true;
	}
	for (size_t i = 0; i < s->cost_count; i++) {
		const char *key = cost_key(&s->costs[i], a);

		if (!key)
			continue;
		names[count++] = key;
		out->key = EXPLORE_COST;
		out->cost = (int)i;
		if (text_equal(id, text_key(a, key)))
			return true;
	}
	nearest = text_nearest(a, name, names, count);
	if (nearest)
		diag_error(d, at, "«%s» kan ikke varieres; mente du «%s»?", name, nearest);
	else
		diag_error(d, at, "«%s» kan ikke varieres; bruk for eksempel «%s»", name, keys[EXPLORE_WITH].name);
	return false;
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

bool explore_read_axis(struct explore_axis *out, const char *text, const struct scenario *s,
		       struct arena *a, struct diag *d)
{
	struct place at = { arena_printf(a, "--varier %s", text), 0, 0 };
	const char *equals = strrchr(text, '=');
	const char *dots = equals ? strstr(equals, "..") : NULL;
	const char *colon = dots ? strchr(dots, ':') : NULL;
	enum number_kind kind;
	double to;

	*out = (struct explore_axis){ 0 };
	if (!colon) {
		diag_error(d, at,
			   "skriv nøkkel, første og siste verdi og steg, for eksempel «--varier tiltak.deltakere=50..200:10»");
		return false;
	}
	out->name = arena_text(a, text, (size_t)(equals - text));
	if (!find_key(out, out->name, s, a, d, at))
		return false;
	kind = keys[out->key].kind;
	out->percent = kind == NUMBER_PERCENT;
	if (!read_number(&out->from, arena_text(a, equals + 1, (size_t)(dots - equals - 1)), kind,
			 a, d, at) ||
	    !read_number(&to, arena_text(a, dots + 2, (size_t)(colon - dots - 2)), kind, a, d, at) ||
	    !read_number(&out->step, colon + 1, kind, a, d, at) || !check_row(out, to, a, d, at))
		return false;
	out->count = 1 + (int)floor((to - out->from) / out->step + 1e-9);
	return true;
}
