/* Finds the key that an override means by its last parts. */
#include "override_key.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/text.h"
#include "base/yaml.h"
#include "scenario_fields.h"
#include "scenario_override.h"

#include <string.h>

enum { MOST_SHOWN = 4 };

struct search {
	struct arena *arena;
	const char *tail; /* what a key is to end with; NULL for every key */
	LIST_OF(const char *) found; /* keys in full */
};

bool override_key_ends(const char *full, const char *id)
{
	size_t size = strlen(full), end = strlen(id);

	return size >= end && text_equal(full + size - end, id) && (size == end || full[size - end - 1] == '.');
}

bool override_is_success_rate(const char *key, struct arena *a)
{
	const char *id = text_key(a, key);

	return text_equal(id, OVERRIDE_SUCCESS_RATE) || text_equal(id, "tiltak." OVERRIDE_SUCCESS_RATE);
}

static const char *last_part(const char *key)
{
	const char *dot = strrchr(key, '.');

	return dot ? dot + 1 : key;
}

static const char *join(struct arena *a, const char *prefix, const char *name)
{
	return *prefix ? arena_printf(a, "%s.%s", prefix, name) : name;
}

static void search_table(struct search *s, const struct field_table *table, const char *prefix,
			 const struct yaml *node);

/* The items of a list, or of a mapping from names to items. */
static void search_items(struct search *s, const struct field *f, const char *prefix, const struct yaml *node)
{
	for (const struct yaml *item = node->first; item; item = item->next) {
		const char *name = item->key ? item->key : override_item_name(item);

		if (name)
			search_table(s, f->table, join(s->arena, prefix, name), item);
	}
}

/* All keys of `table`, where `node`, which may be NULL, says which items its lists have. The tables are a few deep. */
static void search_table(struct search *s, const struct field_table *table, const char *prefix,
			 const struct yaml *node)
{
	struct arena *a = s->arena;

	for (const struct field *f = table->fields; f < table->fields + table->field_count; f++) {
		const struct yaml *child = node && node->type == YAML_MAPPING ? yaml_find(node, f->name) : NULL;
		const char *key = join(a, prefix, f->name);

		if (!s->tail || override_key_ends(text_key(a, key), s->tail))
			*LIST_ADD(a, &s->found) = key;
		if (f->type == FIELD_SECTION)
			search_table(s, f->table, key, child);
		else if (child && ((f->type == FIELD_LIST && child->type == YAML_SEQUENCE) ||
				   (f->type == FIELD_PRICES && child->type == YAML_MAPPING)))
			search_items(s, f, key, child);
	}
}

/* Whether `path` begins at the top and names keys as far as tables can tell. */
static bool is_whole(const char *path, struct arena *a)
{
	const struct field_table *table = &scenario_fields;

	for (;;) {
		const char *part = arena_text(a, path, strcspn(path, "."));
		const struct field *f = fields_find(a, table, part);

		path += strlen(part);
		if (!f || !*path || f->type != FIELD_SECTION)
			return f;
		path += strspn(path, ". ");
		table = f->table;
	}
}

const char *override_key_choices(const char *const keys[], size_t count, struct arena *a)
{
	struct buffer out = { .arena = a };

	for (size_t i = 0; i < count && i < MOST_SHOWN; i++)
		buffer_printf(&out, "%s«%s»", i == 0 ? "" : i + 1 == count ? " eller " : ", ", excerpt(a, keys[i]));
	if (count > MOST_SHOWN)
		buffer_printf(&out, " eller %zu til", count - MOST_SHOWN);
	return buffer_text(&out);
}

/* The key that was meant by one that nothing ends with: one with the same last part, or one that is nearly it. */
static const char *nearest_key(const char *path, const struct yaml *root, struct arena *a)
{
	struct search same = { a, last_part(path), { 0 } }, all = { a, NULL, { 0 } };
	const char **names, *nearest;

	search_table(&same, &scenario_fields, "", root);
	if (same.found.count == 1)
		return same.found.items[0];
	search_table(&all, &scenario_fields, "", NULL);
	*LIST_ADD(a, &all.found) = OVERRIDE_SUCCESS_RATE;
	names = NEW_ARRAY(a, all.found.count, const char *);
	for (size_t i = 0; i < all.found.count; i++)
		names[i] = strchr(path, '.') ? all.found.items[i] : last_part(all.found.items[i]);
	nearest = text_nearest(a, path, names, all.found.count);
	for (size_t i = 0; i < all.found.count && nearest; i++)
		if (names[i] == nearest)
			return all.found.items[i];
	return NULL;
}

const char *override_key(const struct yaml *root, const struct named_override *o, struct arena *a, struct diag *d)
{
	struct search s = { a, text_key(a, o->key), { 0 } };
	const char *nearest;

	if (is_whole(s.tail, a))
		return s.tail;
	search_table(&s, &scenario_fields, "", root);
	if (s.found.count == 1)
		return text_key(a, s.found.items[0]);
	if (s.found.count) {
		diag_error(d, o->at, "«%s» kan være %s; skriv hele nøkkelen", excerpt(a, o->key),
			   override_key_choices(s.found.items, s.found.count, a));
		return NULL;
	}
	nearest = nearest_key(s.tail, root, a);
	if (nearest)
		diag_error(d, o->at, "ukjent nøkkel «%s»; mente du «%s»?", excerpt(a, o->key), nearest);
	else
		diag_error(d, o->at, "ukjent nøkkel «%s»; skriv for eksempel «tiltak.deltakere»",
			   excerpt(a, o->key));
	return NULL;
}
