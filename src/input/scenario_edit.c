/* Edits a scenario by its tree, and copies the lines that the change does not concern. */
#include "scenario_edit.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/yaml.h"
#include "base/yaml_write.h"
#include "fields.h"
#include "scenario_fields.h"
#include "scenario_override.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* One edit: the nodes from the root to the value, and the one that is taken away. */
struct edit {
	struct arena *arena;
	struct yaml *chain[LIMIT_YAML_DEPTH];
	int depth;
	const struct yaml *removed;
	bool fresh; /* no line is copied */
	/* The text, line by line, and the first that has not been copied. */
	struct str text;
	size_t at;
	int line;
	struct buffer out;
};

static int field_index(const struct field_table *table, const char *key_id, struct arena *a)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct field *f = &table->fields[i];

		if (text_equal(text_key(a, f->name), key_id) || (f->alias && text_equal(text_key(a, f->alias), key_id)))
			return (int)i;
	}
	return -1;
}

static struct yaml *child_of(const struct yaml *map, const struct field_table *table, int index, struct arena *a)
{
	for (struct yaml *child = map ? map->first : NULL; child; child = child->next)
		if (child->key_id && field_index(table, child->key_id, a) == index)
			return child;
	return NULL;
}

static struct yaml *item_of(const struct yaml *list, long number)
{
	struct yaml *item = list && list->type == YAML_SEQUENCE ? list->first : NULL;

	while (item && number-- > 0)
		item = item->next;
	return item;
}

/* The first part of `*path`, which is moved past it. */
static const char *next_part(const char **path, struct arena *a)
{
	size_t size = strcspn(*path, ".");
	const char *part = arena_text(a, *path, size);

	*path += size + ((*path)[size] == '.');
	return part;
}

const struct field *scenario_field(const char *path, const struct yaml *tree, const struct yaml **value,
				   struct arena *a)
{
	const struct field_table *table = &scenario_fields;
	const struct field *f = NULL;

	*value = tree;
	while (*path && table) {
		int index = field_index(table, text_key(a, next_part(&path, a)), a);

		if (index < 0)
			return NULL;
		f = &table->fields[index];
		*value = *value && (*value)->type == YAML_MAPPING ? child_of(*value, table, index, a) : NULL;
		table = f->table;
		if (f->type == FIELD_LIST && *path)
			*value = item_of(*value, strtol(next_part(&path, a), NULL, 10));
	}
	return *path ? NULL : f;
}

const char *scenario_shown(const struct yaml *value, struct arena *a)
{
	const char *text;

	if (!value)
		return "";
	if (value->type == YAML_SCALAR)
		return value->text;
	text = override_text(value, a);
	return value->type == YAML_SEQUENCE ? arena_text(a, text + 1, strlen(text) - 2) : text;
}

static struct yaml *new_node(struct edit *e, enum yaml_type type, const char *key)
{
	struct yaml *node = NEW(e->arena, struct yaml);

	*node = (struct yaml){ .type = type, .key = key, .key_id = key ? text_key(e->arena, key) : NULL, .text = "" };
	return node;
}

/* Puts `node` where the tables have it: after the last key that comes before it there. */
static void insert(struct edit *e, struct yaml *map, const struct field_table *table, struct yaml *node)
{
	int index = table ? field_index(table, node->key_id, e->arena) : 0;
	struct yaml **place = &map->first;

	for (struct yaml *child = map->first; child; child = child->next)
		if (!table || field_index(table, child->key_id, e->arena) < index)
			place = &child->next;
	node->next = *place;
	*place = node;
	map->count++;
}

/* What is empty becomes what the tables say that it holds. */
static bool become(struct yaml *node, enum yaml_type type)
{
	if (field_is_empty(node))
		node->type = type;
	return node->type == type;
}

/* Follows `path`, making what is missing; the value's field, or NULL when it leads nowhere. */
static const struct field *follow(struct edit *e, const char *path)
{
	const struct field_table *table = &scenario_fields;
	struct yaml *node = e->chain[0];
	const struct field *f = NULL;

	while (*path && e->depth < LIMIT_YAML_DEPTH - 2) {
		int index = table ? field_index(table, text_key(e->arena, next_part(&path, e->arena)), e->arena) : -1;
		struct yaml *child;

		if (index < 0 || !become(node, YAML_MAPPING))
			return NULL;
		f = &table->fields[index];
		child = child_of(node, table, index, e->arena);
		if (!child) {
			child = new_node(e, YAML_SCALAR, f->name);
			insert(e, node, table, child);
		}
		e->chain[e->depth++] = node = child;
		table = f->table;
		if (f->type != FIELD_LIST)
			continue;
		if (!become(node, YAML_SEQUENCE))
			return NULL;
		if (!*path)
			return f;
		child = item_of(node, strtol(next_part(&path, e->arena), NULL, 10));
		if (!child) {
			child = new_node(e, YAML_SCALAR, NULL);
			insert(e, node, NULL, child);
		}
		e->chain[e->depth++] = node = child;
	}
	return *path ? NULL : f;
}

static bool is_list(enum field_type type)
{
	return type == FIELD_YEARS || type == FIELD_AGES || type == FIELD_FILES;
}

/* The value that a form shows as `shown`: lists and ranges in their brackets, else a scalar. */
static void set_value(struct edit *e, struct yaml *node, const struct field *f, const char *shown)
{
	struct diag quiet = { .arena = e->arena, .errors_only = true };
	bool free_text = f->type == FIELD_LINE || f->type == FIELD_TEXT;
	struct yaml *parsed = NULL;

	if (is_list(f->type) && strchr(shown, ',') && *shown != '[')
		shown = arena_printf(e->arena, "[%s]", shown);
	if (!free_text && (*shown == '[' || *shown == '{'))
		parsed = yaml_parse(str_of(shown), "", 0, e->arena, &quiet);
	if (f->type == FIELD_TEXT && strchr(shown, '\n') && shown[strlen(shown) - 1] != '\n')
		shown = arena_printf(e->arena, "%s\n", shown);
	node->type = YAML_SCALAR;
	node->text = shown;
	node->first = NULL;
	node->quoted = node->flow = false;
	if (parsed && !quiet.errors) {
		node->type = parsed->type;
		node->first = parsed->first;
		node->flow = true;
	}
}

static bool is_alone(const struct yaml *map, const struct yaml *child)
{
	return map->first == child && !child->next;
}

/* Takes the value away, and each section and item that is empty then. */
static void take_away(struct edit *e)
{
	bool in_lines = !e->fresh;
	struct yaml **link;

	while (e->depth > 2 && is_alone(e->chain[e->depth - 2], e->chain[e->depth - 1]))
		e->depth--;
	e->removed = e->chain[e->depth - 1];
	for (int i = 0; i < e->depth - 1; i++)
		in_lines &= e->chain[i]->type == YAML_MAPPING && !e->chain[i]->flow;
	if (in_lines)
		return; /* its lines are passed over */
	for (link = &e->chain[e->depth - 2]->first; *link != e->removed;)
		link = &(*link)->next;
	*link = e->removed->next;
}

/* Copies the lines of the text up to and with `line`; or passes over them. */
static void pass_lines(struct edit *e, int line, bool copy)
{
	while (e->line <= line && e->at < e->text.size) {
		const char *start = e->text.data + e->at, *end = memchr(start, '\n', e->text.size - e->at);
		size_t size = end ? (size_t)(end - start) + 1 : e->text.size - e->at;

		if (copy)
			buffer_add(&e->out, start, size);
		if (copy && !end)
			buffer_puts(&e->out, "\n");
		e->at += size;
		e->line++;
	}
}

static bool is_on_chain(const struct edit *e, const struct yaml *node)
{
	for (int i = 0; i < e->depth; i++)
		if (e->chain[i] == node)
			return true;
	return false;
}

/* The entries of a mapping in lines of their own: those that are not concerned as they stand in the text. */
static void write_map(struct edit *e, const struct yaml *map, int indent)
{
	for (const struct yaml *child = map->first; child; child = child->next)
		if (!e->fresh && child->key_at.line) {
			indent = child->key_at.column - 1;
			break;
		}
	for (const struct yaml *child = map->first; child; child = child->next) {
		bool old = !e->fresh && child->key_at.line > 0;

		if (old && !is_on_chain(e, child)) {
			pass_lines(e, child->last_line, true);
		} else if (old && child->type == YAML_MAPPING && !child->flow && child != e->removed) {
			pass_lines(e, child->key_at.line, true);
			write_map(e, child, indent + 2);
		} else {
			if (old)
				pass_lines(e, child->key_at.line - 1, true);
			if (child != e->removed)
				yaml_write_entry(&e->out, child, indent);
			if (old)
				pass_lines(e, child->last_line, false);
		}
	}
}

/* The tree of the text; an empty mapping for one that says nothing yet. */
static struct yaml *read_tree(struct edit *e)
{
	struct diag diag = { .arena = e->arena, .errors_only = true };
	struct yaml *tree;

	if (strspn(e->text.data, " \t\r\n") == e->text.size)
		return new_node(e, YAML_MAPPING, NULL);
	tree = yaml_parse(e->text, "", 0, e->arena, &diag);
	return diag.errors || !tree || tree->type != YAML_MAPPING ? NULL : tree;
}

bool scenario_edit(struct str *out, struct str text, const char *path, const char *shown, struct arena *a)
{
	struct edit e = { .arena = a, .text = text, .line = 1, .out = { .arena = a }, .depth = 1 };
	const struct field *f;

	e.chain[0] = read_tree(&e);
	e.fresh = e.chain[0] && e.chain[0]->flow; /* { } around the whole file: from now on in lines */
	f = e.chain[0] ? follow(&e, path) : NULL;
	if (!f)
		return false;
	if (*shown && f->type != FIELD_SECTION && f->type != FIELD_LIST)
		set_value(&e, e.chain[e.depth - 1], f, shown);
	else
		take_away(&e);
	write_map(&e, e.chain[0], 0);
	pass_lines(&e, INT_MAX, !e.fresh);
	*out = buffer_str(&e.out);
	return true;
}
