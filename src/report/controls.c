/* Knobs: found in the scenario as filed, read from a page's form, and shown as the build has them.
 */
#include "controls.h"

#include "build_parts.h"
#include "prose.h"

#include "base/number.h"
#include "base/text.h"
#include "base/yaml.h"
#include "tree/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum knob_id {
	SUCCESS,
	WITHOUT,
	PARTICIPANTS,
	DURATION,
	TARGET_GROUP,
	INTERVAL,
	PERIOD,
	RATE,
	FADE,
	DIFFERENCE,
	COST,
	KNOBS = COST
};

enum { MOST_CHOICES = 32, MOST_KNOBS = KNOBS + LIMIT_COSTS, MOST_RATE = 8 /* per cent */ };

/* One value that can be changed. Numbers are as the form has them: shares in per cent. */
struct knob {
	enum knob_id id;
	const char *name;        /* in the form */
	const struct cost *cost; /* COST: which */
	double least, most, step;
	const char *choices[MOST_CHOICES]; /* of a choice: as the scenario writes them; labels
					      follow from them */
	int choice_count;
};

struct knobs {
	struct knob items[MOST_KNOBS];
	int count;
};

/* What a knob stands at: a number, or a choice. */
struct setting {
	double number;
	const char *choice;
};

static double per_cent(double share)
{
	return round(share * 1e6) / 1e4;
}

static const char *ages_value(const struct interval *ages, int count, struct arena *a)
{
	if (count == 1)
		return arena_printf(a, "%d-%d", ages[0].from, ages[0].to);
	return arena_printf(a, "[%d-%d, %d-%d]", ages[0].from, ages[0].to, ages[1].from,
			    ages[1].to);
}

static const char *rate_value(struct rate rate, struct arena *a)
{
	return rate.falling ? "R-109" : arena_printf(a, "%.10g %%", per_cent(rate.yearly));
}

static struct setting setting_of(const struct knob *k, const struct scenario *s,
				 const struct dataset *data, struct arena *a)
{
	switch (k->id) {
	case SUCCESS:
		return (struct setting){ .number =
						 per_cent(s->with.expected - s->without.expected) };
	case WITHOUT:
		return (struct setting){ .number = per_cent(s->without.expected) };
	case PARTICIPANTS:
		return (struct setting){ .number = s->participants };
	case DURATION:
		return (struct setting){ .number = s->duration };
	case PERIOD:
		return (struct setting){ .number = s->period };
	case FADE:
		return (struct setting){ .number = per_cent(s->fade) };
	case DIFFERENCE:
		return (struct setting){ .number = per_cent(s->difference) };
	case TARGET_GROUP:
		return (struct setting){ .choice = data->groups[s->group].id };
	case INTERVAL:
		return (struct setting){ .choice = ages_value(s->ages, s->age_count, a) };
	case RATE:
		return (struct setting){ .choice = rate_value(s->rate, a) };
	case COST:
		break;
	}
	for (size_t i = 0; i < s->cost_count; i++)
		if (text_equal(s->costs[i].name, k->cost->name))
			return (struct setting){ .number = s->costs[i].amount };
	return (struct setting){ 0 };
}

/* A round step of which some hundred fit in `most`. */
static double step_for(double most)
{
	return most > 0 ? pow(10, floor(log10(most)) - 2) : 1;
}

static struct knob *add_knob(struct knobs *out, enum knob_id id, const char *name, double least,
			     double most, double step)
{
	struct knob *k = &out->items[out->count++];

	*k = (struct knob){ .id = id, .name = name, .least = least, .most = most, .step = step };
	return k;
}

static void add_choice(struct knob *k, const char *value)
{
	for (int i = 0; i < k->choice_count; i++)
		if (text_equal(k->choices[i], value))
			return;
	if (k->choice_count < MOST_CHOICES)
		k->choices[k->choice_count++] = value;
}

static void add_choices(struct knobs *out, const struct scenario *s, const struct dataset *data,
			struct arena *a)
{
	struct knob *k = add_knob(out, TARGET_GROUP, "gruppe", 0, 0, 0);

	for (int i = 1; i < data->group_count; i++)
		add_choice(k, data->groups[i].id);
	k = add_knob(out, INTERVAL, "alder", 0, 0, 0);
	for (int i = 0; i < data->interval_count; i++)
		add_choice(k, ages_value(&data->intervals[i], 1, a));
	for (int i = 0; i + 1 < data->interval_count; i++)
		add_choice(k, ages_value(&data->intervals[i], 2, a));
	add_choice(k, ages_value(s->ages, s->age_count, a));
	k = add_knob(out, RATE, "rente", 0, 0, 0);
	for (int i = 0; i <= MOST_RATE; i++)
		add_choice(k, arena_printf(a, "%d %%", i));
	add_choice(k, "R-109");
	add_choice(k, rate_value(s->rate, a));
}

/* Whether `cost` is known by its name alone. */
static bool is_named(const struct scenario *s, const struct cost *cost, struct arena *a)
{
	const char *key = text_key(a, cost->name ? cost->name : "");
	int alike = 0;

	for (size_t i = 0; i < s->cost_count; i++)
		alike += text_starts(text_key(a, s->costs[i].name ? s->costs[i].name : ""), key);
	return *key && alike == 1;
}

/* The knobs of `s`, the case as filed. Their bounds reach its values. */
static struct knobs *knobs_find(const struct scenario *s, const struct dataset *data, bool internal,
				struct arena *a)
{
	struct knobs *out = NEW(a, struct knobs);
	const double success = per_cent(s->with.expected - s->without.expected);
	const int round = s->round == s->duration ? 1 : s->round;
	int costs = 0;

	add_knob(out, SUCCESS, "suksessrate", fmin(-5, floor(success)), fmax(20, ceil(success)),
		 success == rint(success) ? 1 : 0.5);
	add_knob(out, WITHOUT, "uten", 0, 100, 1);
	add_knob(out, PARTICIPANTS, "deltakere", internal ? 1 : SMALL_COUNT,
		 fmin(fmax(30, 3.0 * s->participants), LIMIT_PARTICIPANTS),
		 fmax(1, step_for(3.0 * s->participants)));
	add_knob(out, DURATION, "varighet", round,
		 fmax(6, 3.0 * s->duration) - fmod(fmax(6, 3.0 * s->duration), round), round);
	add_choices(out, s, data, a);
	add_knob(out, PERIOD, "periode", 5, LIMIT_PERIOD, s->period % 5 == 0 ? 5 : 1);
	add_knob(out, FADE, "avtar", 0, fmax(20, ceil(per_cent(s->fade))), 1);
	add_knob(out, DIFFERENCE, "andel", fmin(10, floor(per_cent(s->difference))), 100, 5);
	for (size_t i = 0; i < s->cost_count; i++) {
		double most = s->costs[i].amount > 0 ? 3 * s->costs[i].amount : 1e6;

		if (is_named(s, &s->costs[i], a))
			add_knob(out, COST, arena_printf(a, "kostnad-%d", ++costs), 0, most,
				 step_for(most))
				->cost = &s->costs[i];
	}
	return out;
}

/* The value of `name` in "name=value&name=value", or NULL. */
static const char *value_in(const char *set, const char *name, struct arena *a)
{
	size_t size = strlen(name);

	for (; *set; set += strcspn(set, "&"), set += *set == '&')
		if (strncmp(set, name, size) == 0 && set[size] == '=')
			return arena_text(a, set + size + 1, strcspn(set + size + 1, "&"));
	return NULL;
}

/* What the form says of a knob; as filed where it says nothing that can be. */
static struct setting read_setting(const struct knob *k, struct setting filed, const char *text)
{
	struct setting set = filed;
	char *end;

	if (!text)
		return filed;
	for (int i = 0; i < k->choice_count; i++)
		if (text_equal(k->choices[i], text))
			set.choice = k->choices[i];
	if (k->choice_count)
		return set;
	set.number = strtod(text, &end);
	if (end == text || *end || !isfinite(set.number))
		return filed;
	if (k->id == COST)
		return (struct setting){ .number = fmin(fmax(rint(set.number), 0), 1e12) };
	if (k->id == PARTICIPANTS || k->id == DURATION || k->id == PERIOD)
		set.number = rint(set.number);
	set.number = fmin(fmax(set.number, k->least),
			  k->id == PARTICIPANTS ? LIMIT_PARTICIPANTS : k->most);
	if (k->id == DURATION)
		set.number -= fmod(set.number, k->step);
	return set;
}

static bool same_setting(struct setting one, struct setting other)
{
	return one.choice ? text_equal(one.choice, other.choice)
			  : fabs(one.number - other.number) < 1e-9;
}

struct changes {
	struct named_override *items;
	size_t count;
};

static void change(struct changes *out, const char *key, const char *value)
{
	out->items[out->count++] =
		(struct named_override){ .key = key, .value = value, .at = { "dialog", 0, 0 } };
}

/* The scenario's own key and value. The share with an ordinary life course follows the one without.
 */
static void change_knob(struct changes *out, const struct knob *k, struct setting set,
			const struct scenario *filed, struct arena *a)
{
	const char *number = arena_printf(a, k->id == COST ? "%.0f" : "%.10g", set.number);

	switch (k->id) {
	case SUCCESS:
	case WITHOUT:
		break;
	case PARTICIPANTS:
		change(out, "tiltak.deltakere", number);
		break;
	case DURATION:
		change(out, "tiltak.varighet", number);
		if (filed->round == filed->duration && filed->round_at.file)
			change(out, "tiltak.varighet per runde", number);
		break;
	case PERIOD:
		change(out, "analyse.periode", number);
		break;
	case FADE:
		change(out, "effekt.frafall per år", arena_printf(a, "%s %%", number));
		break;
	case DIFFERENCE:
		change(out, "effekt.andel av forskjellen", arena_printf(a, "%s %%", number));
		break;
	case TARGET_GROUP:
		change(out, "målgruppe.gruppe", set.choice);
		break;
	case INTERVAL:
		change(out, "målgruppe.alder", set.choice);
		break;
	case RATE:
		change(out, "analyse.kalkulasjonsrente", set.choice);
		break;
	case COST:
		change(out, arena_printf(a, "kostnader.%s.beløp", k->cost->name), number);
		break;
	}
}

static void change_success(struct changes *out, const struct setting *filed,
			   const struct setting *set, struct arena *a)
{
	double without = set[WITHOUT].number,
	       with = fmin(fmax(without + set[SUCCESS].number, 0), 100);

	if (same_setting(filed[SUCCESS], set[SUCCESS]) &&
	    same_setting(filed[WITHOUT], set[WITHOUT]))
		return;
	if (!same_setting(filed[WITHOUT], set[WITHOUT]))
		change(out, "tiltak.normalliv uten tiltak", arena_printf(a, "%.10g %%", without));
	change(out, "tiltak.normalliv med tiltak", arena_printf(a, "%.10g %%", with));
}

/* A list is written in brackets, which an override has as a tree. */
static void parse_lists(struct changes *c, struct arena *a)
{
	struct diag none = { .arena = a };

	for (size_t i = 0; i < c->count; i++)
		if (c->items[i].value && *c->items[i].value == '[')
			c->items[i].node =
				yaml_parse(str_of(c->items[i].value), "dialog", 0, a, &none);
}

size_t controls_changes(struct named_override **out, const struct scenario *filed,
			const struct dataset *data, bool internal, const char *set, struct arena *a)
{
	struct knobs *knobs = knobs_find(filed, data, internal, a);
	struct setting before[MOST_KNOBS] = { 0 }, now[MOST_KNOBS] = { 0 };
	struct changes changes = {
		NEW_ARRAY(a, 2 * (size_t)knobs->count + 2, struct named_override), 0
	};

	for (int i = 0; i < knobs->count; i++) {
		before[i] = setting_of(&knobs->items[i], filed, data, a);
		now[i] = read_setting(&knobs->items[i], before[i],
				      value_in(set, knobs->items[i].name, a));
	}
	change_success(&changes, before, now, a);
	for (int i = 0; i < knobs->count; i++)
		if (!same_setting(before[i], now[i]))
			change_knob(&changes, &knobs->items[i], now[i], filed, a);
	parse_lists(&changes, a);
	*out = changes.items;
	return changes.count;
}

/* --- as they are shown --- */

static const struct scenario *filed_of(const struct build *b)
{
	return b->in->filed ? b->in->filed->written : b->study->written;
}

/* A choice in words: "13–15 år", the name of a group, "4 %". */
static const char *choice_label(const struct build *b, const struct knob *k, const char *value)
{
	const struct dataset *data = b->data;

	if (k->id == TARGET_GROUP)
		return data->groups[dataset_group(data, value)].name[b->language];
	for (int i = 0; k->id == INTERVAL && i < data->interval_count; i++)
		for (int count = 1; count <= 2 && i + count <= data->interval_count; count++)
			if (text_equal(ages_value(&data->intervals[i], count, b->arena), value))
				return prose_ages(b->arena, b->words, &data->intervals[i], count);
	return value;
}

static const char *shown(const struct build *b, const struct knob *k, struct setting set)
{
	return set.choice ? choice_label(b, k, set.choice) : number_short(b->arena, set.number, 2);
}

static const char *label_of(const struct build *b, const struct knob *k)
{
	struct value *values;

	if (k->id != COST)
		return word_of(b->words, WORD_LIVE_CONTROLS, (int)k->id);
	values = value_new_map(b->arena);
	value_set_text(b->arena, values, "navn", k->cost->name);
	value_set_text(b->arena, values, "hvem",
		       build_level(b, WORD_LEVEL_DEFINITE, (int)k->cost->level));
	return build_filled(b,
			    words_text(b->words, WORD_LIVE_COSTS,
				       2 * (int)k->cost->kind + !k->cost->every_year),
			    values);
}

static void show(const struct build *b, struct control *out, const struct knob *k)
{
	struct setting filed = setting_of(k, filed_of(b), b->data, b->arena);
	struct setting now = setting_of(k, b->study->written, b->data, b->arena);
	struct control_choice *choices =
		NEW_ARRAY(b->arena, (size_t)k->choice_count, struct control_choice);

	*out = (struct control){
		.id = k->name,
		.label = label_of(b, k),
		.value = now.choice ? now.choice : arena_printf(b->arena, "%.10g", now.number),
		.filed =
			filed.choice ? filed.choice : arena_printf(b->arena, "%.10g", filed.number),
		.note = build_filled_one(b, WORD_LIVE_FILED, "verdi", shown(b, k, filed)),
		.changed = !same_setting(filed, now),
		.least = k->least,
		.most = k->most,
		.step = k->step,
		.place = k->most > k->least ? (filed.number - k->least) / (k->most - k->least) : 0,
		.choices = k->choice_count ? choices : NULL,
		.choice_count = k->choice_count,
	};
	out->spoken = arena_printf(b->arena, "%s, %s", shown(b, k, now), out->note);
	for (int i = 0; i < k->choice_count; i++)
		choices[i] =
			(struct control_choice){ k->choices[i], choice_label(b, k, k->choices[i]) };
}

/* Whether `ids`, words with spaces between, names the knob; "kostnader" are those after the first.
 */
static bool names_knob(const char *ids, const struct knob *k)
{
	const char *name =
		k->id == COST && !text_equal(k->name, "kostnad-1") ? "kostnader" : k->name;
	size_t size = strlen(name);

	for (; *ids; ids += strcspn(ids, " "), ids += strspn(ids, " "))
		if (strncmp(ids, name, size) == 0 && (ids[size] == ' ' || !ids[size]))
			return true;
	return false;
}

struct controls controls_make(const struct build *b, const char *ids)
{
	struct knobs *knobs = knobs_find(filed_of(b), b->data, b->in->internal, b->arena);
	struct controls out = { NEW_ARRAY(b->arena, (size_t)knobs->count, struct control), 0 };

	for (int i = 0; i < knobs->count; i++)
		if (names_knob(ids, &knobs->items[i]))
			show(b, &out.items[out.count++], &knobs->items[i]);
	return out;
}

void controls_success_span(const struct build *b, double *from, double *to)
{
	const struct knobs *knobs = knobs_find(filed_of(b), b->data, b->in->internal, b->arena);

	*from = knobs->items[SUCCESS].least;
	*to = knobs->items[SUCCESS].most;
}

int controls_changed(const struct build *b)
{
	struct knobs *knobs = knobs_find(filed_of(b), b->data, b->in->internal, b->arena);
	int count = 0;

	for (int i = 0; i < knobs->count; i++)
		count += !same_setting(
			setting_of(&knobs->items[i], filed_of(b), b->data, b->arena),
			setting_of(&knobs->items[i], b->study->written, b->data, b->arena));
	return count;
}

/* `text` in double quotes where it has anything but letters, digits, spaces and the like. */
static const char *quoted(const char *text, struct arena *a)
{
	struct buffer out = { .arena = a };

	if (*text && !strpbrk(text, "\"\\:#{}[],&*!|>'%@`\n") && *text != ' ' && *text != '-' &&
	    *text != '?')
		return text;
	buffer_puts(&out, "\"");
	for (; *text; text++)
		buffer_printf(&out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
	buffer_puts(&out, "\"");
	return buffer_text(&out);
}

const char *controls_as_yaml(const struct build *b)
{
	struct buffer out = { .arena = b->arena };
	const char *section = "";

	for (size_t i = 0; i < b->in->change_count; i++) {
		const struct named_override *o = &b->in->changes[i];
		size_t size = strcspn(o->key, ".");
		const char *rest = o->key + size + 1, *last = strrchr(o->key, '.');

		if (strncmp(section, o->key, size) != 0 || section[size]) {
			section = arena_text(b->arena, o->key, size);
			buffer_printf(&out, "%s:\n", section);
		}
		if (last + 1 == rest)
			buffer_printf(&out, "  %s: %s\n", rest, o->value);
		else
			buffer_printf(
				&out, "  - navn: %s\n    %s: %s\n",
				quoted(arena_text(b->arena, rest, (size_t)(last - rest)), b->arena),
				last + 1, o->value);
	}
	return buffer_text(&out);
}
