/* Compares two scenarios, value by value and input by input. */
#include "earlier.h"

#include "base/arena.h"
#include "base/text.h"
#include "input/inputs.h"
#include "premises.h"

#include <math.h>
#include <string.h>

#define SAME_RELATIVE 1e-9
#define SAME_KRONER 0.005

bool earlier_same_figure(double a, double b)
{
	return fabs(a - b) <= fmax(SAME_KRONER, SAME_RELATIVE * fmax(fabs(a), fabs(b)));
}

/* Which input a key belongs to: those that begin with `key`, and the first that fits. */
static const struct {
	const char *key; /* in the spelling of text_key() */
	enum input input;
} places[] = {
	{ "maalgruppe.gruppe", INPUT_GROUP },
	{ "maalgruppe.alder", INPUT_AGES },
	{ "tiltak.startaar", INPUT_TIMING },
	{ "tiltak.varighet", INPUT_TIMING },
	{ "tiltak.deltakere", INPUT_PARTICIPANTS },
	{ "tiltak.normalliv", INPUT_SUCCESS_RATE },
	{ "analyse.optimisme", INPUT_SUCCESS_RATE },
	{ "kostnader", INPUT_COSTS },
	{ "effekt.frafall", INPUT_FADE },
	{ "effekt.varighet", INPUT_EFFECT_YEARS },
	{ "effekt.andel", INPUT_DIFFERENCE },
	{ "priser", INPUT_PRICES },
	{ "analyse.prisaar", INPUT_PRICE_YEAR },
	{ "analyse.deflator", INPUT_PRICE_YEAR },
	{ "analyse.periode", INPUT_PERIOD },
	{ "analyse.kalkulasjonsrente", INPUT_RATE },
	{ "analyse.fordeling", INPUT_SHARES },
};

/* Sections that say what the document is, not what is computed, and observations, of which small.h decides what
 * may be shown. */
static const char *const not_inputs[] = { "utenfor",   "sak.",   "tidligere",
					  "notater",   "profil", "oppfoelging.observert" };

static bool is_input(const char *id)
{
	for (size_t i = 0; i < sizeof not_inputs / sizeof *not_inputs; i++)
		if (text_starts(id, not_inputs[i]))
			return false;
	return true;
}

/* The change that a key has its part in, or NULL. Shares per level count as data when the data set
 * changed too. */
static struct earlier_change *find_change(struct earlier *e, const char *id)
{
	enum input input = INPUTS;

	for (size_t i = 0; i < sizeof places / sizeof *places && input == INPUTS; i++)
		if (text_starts(id, places[i].key))
			input = places[i].input;
	for (int i = 0; i < e->change_count; i++)
		if (e->changes[i].input == input || (input == INPUT_SHARES && e->changes[i].input == INPUT_DATA))
			return &e->changes[i];
	return NULL;
}

static void add_value(struct earlier *e, const char *id, struct earlier_value value, struct arena *a)
{
	struct earlier_change *change = find_change(e, id);

	if (!is_input(id))
		return;
	if (change) {
		change->values = arena_grow(a, change->values, change->value_count,
					    &change->value_capacity, sizeof value);
		change->values[change->value_count++] = value;
	} else {
		e->others =
			arena_grow(a, e->others, e->other_count, &e->other_capacity, sizeof value);
		e->others[e->other_count++] = value;
	}
}

/* Spaces do not make a difference: "1 000 000" is "1000000". */
static bool same_text(const char *a, const char *b)
{
	for (;;) {
		a += strspn(a, " ");
		b += strspn(b, " ");
		if (*a != *b)
			return false;
		if (!*a)
			return true;
		a++, b++;
	}
}

static bool in_item(const struct input_value *value, const char *item_id)
{
	return value->item_id && text_equal(value->item_id, item_id);
}

static bool has_item(const struct input_values *list, const char *item_id)
{
	for (size_t i = 0; i < list->count; i++)
		if (in_item(&list->items[i], item_id))
			return true;
	return false;
}

/* The list item that the value at `i` belongs to, when `other` has no such item: all of it is new, or gone. */
static const char *lone_item(const struct input_values *list, size_t i, const struct input_values *other)
{
	const struct input_value *value = &list->items[i];

	return value->item_id && !has_item(other, value->item_id) ? value->item : NULL;
}

/* Whether the value at `i` is the first of its item. */
static bool begins_item(const struct input_values *list, size_t i)
{
	return i == 0 || !in_item(&list->items[i - 1], list->items[i].item_id);
}

/* All values of the item that begins at `first` as one, without its name, which is in the key: "betaler stat,
 * beløp 80 000". */
static const char *item_text(const struct input_values *list, size_t first, struct arena *a)
{
	const char *item_id = list->items[first].item_id;
	struct buffer out = { .arena = a };

	for (size_t i = first; i < list->count && in_item(&list->items[i], item_id); i++) {
		const char *name = list->items[i].key + strlen(list->items[i].item) + 1;

		if (!text_equal(name, "navn"))
			buffer_printf(&out, "%s%s %s", out.size ? ", " : "", name, list->items[i].text);
	}
	return buffer_text(&out);
}

/* Values of `list` that have the key of one of the others' that is not taken yet; NULL when there
 * is none. */
static const struct input_value *take(const struct input_values *list, bool *taken, const char *id)
{
	for (size_t i = 0; i < list->count; i++) {
		if (taken[i] || !text_equal(list->items[i].id, id))
			continue;
		taken[i] = true;
		return &list->items[i];
	}
	return NULL;
}

static void compare_values(struct earlier *e, const struct yaml *before, const struct yaml *now, struct arena *a)
{
	struct input_values old = inputs_list(before, a), new = inputs_list(now, a);
	bool *taken = NEW_ARRAY(a, old.count, bool);

	for (size_t i = 0; i < new.count; i++) {
		const struct input_value *value = &new.items[i];
		const struct input_value *was;
		const char *added = lone_item(&new, i, &old);

		if (added) {
			if (begins_item(&new, i))
				add_value(e, value->id,
					  (struct earlier_value){ added, NULL, item_text(&new, i, a) }, a);
			continue;
		}
		was = take(&old, taken, value->id);
		if (!was || !same_text(was->text, value->text))
			add_value(e, value->id,
				  (struct earlier_value){ value->key, was ? was->text : NULL,
							  value->text },
				  a);
	}
	for (size_t i = 0; i < old.count; i++) {
		const struct input_value *value = &old.items[i];
		const char *removed = lone_item(&old, i, &new);

		if (removed && begins_item(&old, i))
			add_value(e, value->id,
				  (struct earlier_value){ removed, item_text(&old, i, a), NULL }, a);
		else if (!removed && !taken[i])
			add_value(e, value->id, (struct earlier_value){ value->key, value->text, NULL }, a);
	}
}

static void copy_changes(struct earlier *e, const struct difference *difference)
{
	e->change_count = difference->change_count;
	for (int i = 0; i < difference->change_count; i++) {
		e->changes[i].input = difference->changes[i].input;
		memcpy(e->changes[i].net, difference->changes[i].net, sizeof e->changes[i].net);
	}
}

struct earlier *earlier_explain(const struct earlier_basis *basis, const struct scenario *now,
				const struct dataset *data, struct arena *a)
{
	struct earlier *e = NEW(a, struct earlier);
	struct premises from = premises_of(basis->scenario, basis->data, a),
			to = premises_of(now, data, a);
	struct difference difference;
	struct results results;

	e->basis = basis;
	e->reproduced = true;
	calc(&results, from.scenario, from.data);
	memcpy(e->before, results.net, sizeof e->before);
	memcpy(e->payback_before, results.payback, sizeof e->payback_before);
	calc(&results, to.scenario, to.data);
	memcpy(e->now, results.net, sizeof e->now);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		e->difference[level] = e->now[level] - e->before[level];
		e->reproduced &= earlier_same_figure(e->before[level], basis->net[level]);
	}
	e->explained = variants_explain(&difference, from, to, a);
	if (e->explained)
		copy_changes(e, &difference);
	compare_values(e, basis->scenario->tree, now->tree, a);
	return e;
}
