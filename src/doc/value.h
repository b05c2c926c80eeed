/* The values a template can name: text, flags, lists and maps, addressed by dotted names. */
#ifndef DOC_VALUE_H
#define DOC_VALUE_H

#include <stdbool.h>

struct arena;

enum value_type { VALUE_FLAG, VALUE_TEXT, VALUE_LIST, VALUE_MAP };

struct value {
	enum value_type type;
	const char *name;  /* in its map */
	bool flag;
	const char *text;
	struct value *first, *last, *next; /* list items or map members, and the next sibling */
};

struct value *value_new_map(struct arena *a);
/* Sets `name`, e.g. "netto.kommune.tekst", making the maps on the way; replaces what was there. */
void value_set_text(struct arena *a, struct value *map, const char *name, const char *text);
void value_set_flag(struct arena *a, struct value *map, const char *name, bool flag);
/* A new empty list at `name`, and a new map at the end of a list. */
struct value *value_set_list(struct arena *a, struct value *map, const char *name);
struct value *value_add_map(struct arena *a, struct value *list);
/* Looks up a dotted name; NULL when there is none. */
const struct value *value_find(const struct value *map, const char *name);

#endif
