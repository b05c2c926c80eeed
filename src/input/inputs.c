/* Lists the values of a scenario's tree. */
#include "inputs.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/yaml.h"
#include "scenario_override.h"

#include <string.h>

struct lister {
	struct input_values values;
	struct arena *arena;
};

/* Runs of white space become one space. */
static const char *on_one_line(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };

	while (*text) {
		size_t word = strcspn(text, " \t\r\n");

		if (word && out.size)
			buffer_add(&out, " ", 1);
		buffer_add(&out, text, word);
		text += word;
		text += strspn(text, " \t\r\n");
	}
	return buffer_text(&out);
}

static void add(struct lister *l, const char *key, const char *text, const char *item)
{
	*LIST_ADD(l->arena, &l->values) =
		(struct input_value){ key, text_key(l->arena, key), on_one_line(l->arena, text), item,
				      item ? text_key(l->arena, item) : NULL };
}

/* A scalar, an estimate with its ends, or a list of scalars. */
static bool is_one_value(const struct yaml *node)
{
	if (node->type == YAML_MAPPING)
		return yaml_find(node, "forventet") != NULL;
	for (const struct yaml *item = node->first; item; item = item->next)
		if (item->type != YAML_SCALAR)
			return false;
	return true;
}

static const char *value_text(const struct yaml *node, struct arena *a)
{
	const char *text = override_text(node, a);

	/* without the brackets around it */
	return node->type == YAML_SCALAR ? text : arena_text(a, text + 1, strlen(text) - 2);
}

static const char *item_name(const struct yaml *item, int number, struct arena *a)
{
	static const char *const keys[] = { "navn", "virkning", "år" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct yaml *name =
			item->type == YAML_MAPPING ? yaml_find(item, keys[i]) : NULL;

		if (name && name->type == YAML_SCALAR && *name->text)
			return on_one_line(a, name->text);
	}
	return arena_printf(a, "%d", number);
}

/* `item`: of the innermost list around `node`. The depth is bounded by LIMIT_YAML_DEPTH. */
static void list_node(struct lister *l, const char *key, const struct yaml *node, const char *item)
{
	int number = 0;

	if (*key && is_one_value(node)) {
		add(l, key, value_text(node, l->arena), item);
		return;
	}
	for (const struct yaml *child = node->first; child; child = child->next) {
		const char *name = child->key ? child->key : item_name(child, ++number, l->arena);
		const char *path = *key ? arena_printf(l->arena, "%s.%s", key, name) : name;

		list_node(l, path, child, child->key ? item : path);
	}
}

struct input_values inputs_list(const struct yaml *tree, struct arena *a)
{
	struct lister l = { .arena = a };

	list_node(&l, "", tree, NULL);
	return l.values;
}
