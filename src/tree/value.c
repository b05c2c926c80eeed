/* Maps, and dotted names through them. */
#include "value.h"

#include "base/arena.h"

#include <string.h>

static struct value *append(struct arena *a, struct value *parent, enum value_type type)
{
	struct value *v = NEW(a, struct value);

	v->type = type;
	if (parent->last)
		parent->last->next = v;
	else
		parent->first = v;
	parent->last = v;
	return v;
}

static struct value *member(const struct value *map, const char *name, size_t size)
{
	if (map->type != VALUE_MAP)
		return NULL;
	for (struct value *v = map->first; v; v = v->next)
		if (*v->name == *name && strncmp(v->name, name, size) == 0 && !v->name[size])
			return v;
	return NULL;
}

/* The member `name`, made or emptied, as a value of `type`. */
static struct value *make(struct arena *a, struct value *map, const char *name, enum value_type type)
{
	for (;;) {
		size_t size = strcspn(name, ".");
		bool inner = name[size] == '.';
		struct value *v = member(map, name, size);

		if (!v) {
			v = append(a, map, inner ? VALUE_MAP : type);
			v->name = arena_text(a, name, size);
		} else if (!inner || v->type != VALUE_MAP) {
			*v = (struct value){ .type = inner ? VALUE_MAP : type,
					     .name = v->name,
					     .next = v->next };
		}
		if (!inner)
			return v;
		map = v;
		name += size + 1;
	}
}

struct value *value_new_map(struct arena *a)
{
	struct value *map = NEW(a, struct value);

	map->type = VALUE_MAP;
	return map;
}

void value_set_text(struct arena *a, struct value *map, const char *name, const char *text)
{
	make(a, map, name, VALUE_TEXT)->text = arena_text(a, text, strlen(text));
}

void value_set_maker(struct arena *a, struct value *map, const char *name, const struct value_maker *maker)
{
	make(a, map, name, VALUE_TEXT)->maker = maker;
}

const char *value_text(const struct value *v)
{
	return v->text ? v->text : v->maker->make(v->maker);
}

void value_set_flag(struct arena *a, struct value *map, const char *name, bool flag)
{
	make(a, map, name, VALUE_FLAG)->flag = flag;
}

bool value_has_first(const struct value *map, const char *name)
{
	return member(map, name, strcspn(name, ".")) != NULL;
}

const struct value *value_find(const struct value *map, const char *name)
{
	for (;;) {
		size_t size = strcspn(name, ".");
		const struct value *v = member(map, name, size);

		if (!v || !name[size])
			return v;
		map = v;
		name += size + 1;
	}
}

bool value_is_true(const struct value *v)
{
	switch (v->type) {
	case VALUE_FLAG:
		return v->flag;
	case VALUE_TEXT:
		return value_text(v)[0] != '\0';
	case VALUE_MAP:
		return true;
	}
	return false;
}

static void add_names(struct value_names *out, const struct value *map, const char *prefix, struct arena *a)
{
	for (const struct value *v = map->first; v; v = v->next) {
		const char *name = *prefix ? arena_printf(a, "%s.%s", prefix, v->name) : v->name;

		*LIST_ADD(a, out) = name;
		if (v->type == VALUE_MAP)
			add_names(out, v, name, a);
	}
}

void value_names(struct value_names *out, const struct value *map, struct arena *a)
{
	if (map->type == VALUE_MAP)
		add_names(out, map, "", a);
}
