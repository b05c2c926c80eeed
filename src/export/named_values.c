/* Flattens results to names and values. */
#include "named_values.h"

#include "json.h"
#include "results.h"

#include "base/arena.h"
#include "base/text.h"
#include "study/earlier.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Keys that name the run, the file or the item they stand in. */
static const char *const run_keys[] = { "utenfor", "program", "scenario", "data" };
static const char *const item_keys[] = { "aar", "id", "navn" };

static bool is_among(const char *key, const char *const keys[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(key, keys[i]))
			return true;
	return false;
}

/* What a list item goes by; the key in `*key`, or NULL when it is its number. */
static const char *item_name(const json_t *item, size_t number, const char **key, struct arena *a)
{
	for (size_t i = 0; i < sizeof item_keys / sizeof *item_keys; i++) {
		const json_t *value = json_object_get(item, item_keys[i]);

		*key = item_keys[i];
		if (json_is_integer(value))
			return arena_printf(a, "%lld", (long long)json_integer_value(value));
		if (json_is_string(value))
			return arena_text(a, json_string_value(value), json_string_length(value));
	}
	*key = NULL;
	return arena_printf(a, "%zu", number);
}

static void add(struct named_values *out, const char *name, const json_t *value, struct arena *a)
{
	struct named_value *f = LIST_ADD(a, out);

	*f = (struct named_value){ .name = name,
			      .is_number = json_is_number(value),
			      .number = json_number_value(value) };
	if (json_is_string(value))
		f->text = arena_text(a, json_string_value(value), json_string_length(value));
	else if (json_is_boolean(value))
		f->text = json_is_true(value) ? "ja" : "nei";
	else
		f->text = "–";
}

static const char *join(const char *path, const char *name, struct arena *a)
{
	return *path ? arena_printf(a, "%s.%s", path, name) : name;
}

static void list(struct named_values *out, const char *path, const char *named_by, const json_t *value,
		 struct arena *a);

static void list_object(struct named_values *out, const char *path, const char *named_by, json_t *object,
			struct arena *a)
{
	const char *key;
	json_t *value;

	json_object_foreach(
		object, key,
		value) if (*path ? !named_by || !text_equal(key, named_by)
				 : !is_among(key, run_keys, sizeof run_keys / sizeof *run_keys))
		list(out, join(path, arena_text(a, key, strlen(key)), a), NULL, value, a);
}

/* The depth is bounded: the program made the value, or read it with LIMIT_BASIS_DEPTH. `named_by`
 * is the key that `path` got its last part from. */
static void list(struct named_values *out, const char *path, const char *named_by, const json_t *value, struct arena *a)
{
	json_t *item;
	size_t i;

	if (json_is_object(value)) {
		list_object(out, path, named_by, (json_t *)value, a);
	} else if (json_is_array(value)) {
		json_array_foreach(value, i, item)
		{
			const char *key, *name = item_name(item, i + 1, &key, a);

			list(out, join(path, name, a), key, item, a);
		}
	} else {
		add(out, path, value, a);
	}
}

struct named_values named_values_list(const json_t *results, struct arena *a)
{
	struct named_values out = { 0 };

	list(&out, "", NULL, results, a);
	return out;
}

struct named_values named_values_of(const struct study *study, struct arena *a)
{
	json_t *results = results_object(study);
	struct named_values out = named_values_list(results, a);

	json_decref(results);
	return out;
}

static int compare(const void *left, const void *right)
{
	const struct named_value *a = left, *b = right;

	return strcmp(a->name, b->name);
}

void named_values_sort(struct named_values *values)
{
	if (values->count)
		qsort(values->items, values->count, sizeof *values->items, compare);
}

const struct named_value *named_values_find(const struct named_values *sorted, const char *name)
{
	struct named_value wanted = { .name = name };

	if (!sorted->count)
		return NULL;
	return bsearch(&wanted, sorted->items, sorted->count, sizeof *sorted->items, compare);
}

/* What is no amount in kroner is a share, a factor, a count or a year: half an øre would be much
 * there. */
static bool is_kroner(const char *name)
{
	static const char *const others[] = {
		"suksessrate", "deltakere",     "hjulpet",       "startaar",
		"periode",     "antall_aar",    "aar",           "barn",
		"frafall",     "verdi",         "negativ_igjen", "diskonteringsfaktor",
		"froe",        "trekninger",    "optimisme",     "andel",
		"prisaar",     "sannsynlighet", "uten_virkning",
	};
	const char *last = strrchr(name, '.');

	if (text_starts(name, "forutsetninger.") || text_starts(name, "antall.") || strstr(name, ".hviler_paa.") ||
	    strstr(name, ".sannsynlighet.") || strstr(name, ".andeler."))
		return false;
	return !is_among(last ? last + 1 : name, others, sizeof others / sizeof *others);
}

bool named_values_equal(const struct named_value *a, const struct named_value *b)
{
	if (a->is_number != b->is_number)
		return false;
	if (!a->is_number)
		return text_equal(a->text, b->text);
	if (is_kroner(a->name))
		return earlier_same_figure(a->number, b->number);
	return fabs(a->number - b->number) <= 1e-12 + 1e-9 * fmax(fabs(a->number), fabs(b->number));
}
