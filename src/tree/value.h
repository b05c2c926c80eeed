/* The values a template can name: text, flags and maps, addressed by dotted names.
 *
 * A dotted name such as "netto.kommune.tekst" steps through maps. Names and texts are copied. */
#ifndef TREE_VALUE_H
#define TREE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum value_type { VALUE_FLAG, VALUE_TEXT, VALUE_MAP };

/* Makes a text when it is asked for; never NULL. */
struct value_maker {
	const char *(*make)(const struct value_maker *maker);
};

struct value {
	enum value_type type;
	const char *name;  /* in its map */
	bool flag;         /* VALUE_FLAG */
	const char *text;  /* VALUE_TEXT; NULL when `maker` is to be asked */
	const struct value_maker *maker;
	struct value *first, *last, *next; /* map members, and the next sibling */
};

struct value *value_new_map(struct arena *a);
/* Sets `name`, e.g. "netto.kommune.tekst", making the maps on the way; replaces what was there. */
void value_set_text(struct arena *a, struct value *map, const char *name, const char *text);
/* The same for a text that few documents use and that takes time: `maker` lives as long as the map. */
void value_set_maker(struct arena *a, struct value *map, const char *name, const struct value_maker *maker);
void value_set_flag(struct arena *a, struct value *map, const char *name, bool flag);

/* Looks up a dotted name; NULL when there is none. */
const struct value *value_find(const struct value *map, const char *name);
/* Whether `map` has the first part of a dotted name. */
bool value_has_first(const struct value *map, const char *name);

/* Of a VALUE_TEXT. */
const char *value_text(const struct value *v);

/* False for a false flag and an empty text: what a section skips. */
bool value_is_true(const struct value *v);

struct value_names {
	const char **items;
	size_t count, capacity;
};
/* Adds the dotted names of all that `map` holds. */
void value_names(struct value_names *out, const struct value *map, struct arena *a);

#endif
