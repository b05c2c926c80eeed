/* Puts values into a copy of the tree. */
#include "scenario_override.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/number.h"
#include "base/text.h"
#include "base/yaml.h"
#include "fields.h"
#include "override_key.h"

#include <string.h>

/* The recursions over a tree are bounded by LIMIT_YAML_DEPTH, of the file and of a path each. */
struct yaml *override_copy(const struct yaml *tree, struct arena *a)
{
	struct yaml *copy = NEW(a, struct yaml), **link = &copy->first;

	*copy = *tree;
	copy->first = copy->next = NULL;
	for (const struct yaml *child = tree->first; child; child = child->next) {
		*link = override_copy(child, a);
		link = &(*link)->next;
	}
	return copy;
}

static void write_node(struct buffer *b, const struct yaml *node)
{
	if (node->type == YAML_SCALAR) {
		buffer_puts(b, node->text);
		return;
	}
	buffer_puts(b, node->type == YAML_SEQUENCE ? "[" : "{");
	for (const struct yaml *child = node->first; child; child = child->next) {
		if (child->key)
			buffer_printf(b, "%s: ", child->key);
		write_node(b, child);
		buffer_puts(b, child->next ? ", " : "");
	}
	buffer_puts(b, node->type == YAML_SEQUENCE ? "]" : "}");
}

const char *override_text(const struct yaml *node, struct arena *a)
{
	struct buffer b = { .arena = a };

	write_node(&b, node);
	return buffer_text(&b);
}

bool override_parse(struct named_override *out, const char *option, const char *text, struct arena *a, struct diag *d)
{
	const char *equals = strchr(text, '=');
	struct place at = { arena_printf(a, "%s %s", option, excerpt(a, text)), 0, 0 };
	const char *value;

	if (!equals || !*text_key(a, arena_text(a, text, (size_t)(equals - text)))) {
		diag_error(d, at, "skriv nøkkel og verdi, for eksempel «--sett tiltak.deltakere=80»");
		return false;
	}
	value = equals + 1 + strspn(equals + 1, " ");
	for (const char *p = value; *p;) {
		uint32_t c = utf8_next(&p);

		if (!utf8_turns(c))
			continue;
		diag_error(d, at, UTF8_TURNS_FAULT, (unsigned)c);
		return false;
	}
	*out = (struct named_override){ arena_text(a, text, (size_t)(equals - text)), value, NULL,
					at };
	if (*value == '[' || *value == '{') {
		out->node = yaml_parse(str_of(value), at.file, 0, a, d);
		return out->node != NULL;
	}
	return true;
}

const char *override_item_name(const struct yaml *item)
{
	static const char *const keys[] = { "navn", "virkning", "aar" };

	if (item->type != YAML_MAPPING)
		return NULL;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const struct yaml *name = yaml_find(item, keys[i]);

		if (name && name->type == YAML_SCALAR)
			return name->text;
	}
	return NULL;
}

/* The rest of `path`, a text_key(), after the item's name; NULL when it does not begin with it. */
static const char *after_name(const char *path, const struct yaml *item, struct arena *a)
{
	const char *name = override_item_name(item);

	name = name ? text_key(a, name) : "";
	if (!*name || !text_starts(path, name))
		return NULL;
	path += strlen(name);
	return *path == '\0' ? path : *path == '.' ? path + 1 : NULL;
}

static void report_item(const struct yaml *list, const char *path, const struct named_override *o, struct arena *a,
			struct diag *d)
{
	const char **names = arena_alloc(a, list->count * sizeof *names, _Alignof(const char *));
	const char *dot = strrchr(path, '.'), *where = list->key ? list->key : "listen", *nearest;
	size_t count = 0;

	for (const struct yaml *item = list->first; item; item = item->next)
		if (override_item_name(item))
			names[count++] = override_item_name(item);
	nearest = text_nearest(a, dot ? arena_text(a, path, (size_t)(dot - path)) : path, names, count);
	if (nearest)
		diag_error(d, o->at, "finner ikke «%s» i «%s»; mente du «%s»?", path, where, excerpt(a, nearest));
	else
		diag_error(d, o->at, "finner ikke «%s» i «%s»; bruk navnet på et av punktene der", path, where);
}

/* The list item that `*path` names, which is moved past it; names may hold points. NULL after an
 * error. */
static struct yaml *find_item(const struct yaml *list, const char **path,
			      const struct named_override *o, struct arena *a, struct diag *d)
{
	struct yaml *found = NULL;
	const char *rest = NULL;

	for (struct yaml *item = list->first; item; item = item->next) {
		const char *after = after_name(*path, item, a);

		if (after && found && after == rest) {
			diag_error(d, o->at, "flere punkter heter «%s»; gi dem ulike navn",
				   excerpt(a, override_item_name(item)));
			return NULL;
		}
		if (after && (!found || after > rest)) {
			found = item;
			rest = after;
		}
	}
	if (!found)
		report_item(list, *path, o, a, d);
	*path = rest;
	return found;
}

/* The child that the first part of `*path` names, made when it is not there. */
static struct yaml *find_child(struct yaml *map, const char **path, const struct named_override *o, struct arena *a)
{
	size_t size = strcspn(*path, ".");
	const char *key = text_key(a, arena_text(a, *path, size));
	struct yaml *child, **link = &map->first;

	*path += size + ((*path)[size] == '.');
	for (child = map->first; child; child = child->next) {
		if (text_equal(child->key_id, key))
			return child;
		link = &child->next;
	}
	child = NEW(a, struct yaml);
	*child = (struct yaml){ .type = **path ? YAML_MAPPING : YAML_SCALAR,
				.at = o->at,
				.key = key,
				.key_id = key,
				.key_at = o->at,
				.added = true,
				.text = "" };
	*link = child;
	map->count++;
	return child;
}

/* Puts the value where `node` is; key and siblings stay. */
static void replace(struct yaml *node, const struct named_override *o, struct arena *a)
{
	struct yaml value = { .type = YAML_SCALAR, .at = o->at, .text = text_compose(a, o->value) };

	if (o->node)
		value = *override_copy(o->node, a);
	value.key = node->key;
	value.key_id = node->key_id;
	value.key_at = node->key_at;
	value.added = node->added;
	value.next = node->next;
	*node = value;
}

/* Puts the value of `o` at `path`, a key in full in the spelling of text_key(). */
static void put(struct yaml *root, const char *path, const struct named_override *o, struct arena *a, struct diag *d)
{
	struct yaml *node = root;

	for (int depth = 0; node && *path; depth++) {
		path += strspn(path, " ."); /* "tiltak..deltakere" means one thing only */
		if (depth == LIMIT_YAML_DEPTH) {
			diag_error(d, o->at, "«%s» har for mange nivåer", excerpt(a, o->key));
			return;
		}
		if (node->type == YAML_SCALAR && !node->quoted && !*node->text)
			node->type = YAML_MAPPING;
		if (node->type == YAML_SCALAR) {
			diag_error(d, o->at, "«%s» har ingen nøkler under seg; fjern «%s»",
				   node->key ? node->key : "scenarioet", excerpt(a, path));
			return;
		}
		node = node->type == YAML_SEQUENCE ? find_item(node, &path, o, a, d)
						   : find_child(node, &path, o, a);
	}
	if (node)
		replace(node, o, a);
}

#define WITH "tiltak.normalliv med tiltak"

/* The share without the measure; false when it cannot be read, which the reader of the tree tells. */
static bool find_without(double *out, const struct yaml *root, struct arena *a)
{
	const struct yaml *node = yaml_find(root, "tiltak");

	node = node ? yaml_find(node, "normalliv uten tiltak") : NULL;
	if (node && node->type == YAML_MAPPING)
		node = yaml_find(node, "forventet");
	return node && node->type == YAML_SCALAR && !number_read(out, node->text, NUMBER_PERCENT, a);
}

static const char *percent(double share, struct arena *a)
{
	return arena_printf(a, "%s %%", number_short(a, share * 100, 10));
}

/* Moves the share with the measure so that it is as much above the one without. */
static void put_success_rate(struct yaml *root, const struct named_override *o, struct arena *a, struct diag *d)
{
	const char *fault = number_read(&(double){ 0 }, o->value, NUMBER_PERCENT, a);
	struct named_override with = { .key = WITH, .at = o->at };
	double rate, without;

	if (fault) {
		diag_error(d, o->at, "%s", field_number_fault(fault, o->node, a));
		return;
	}
	if (!find_without(&without, root, a))
		return;
	number_read(&rate, o->value, NUMBER_PERCENT, a);
	if (without + rate < 0 || without + rate > 1) {
		diag_error(d, o->at, "suksessraten må ligge fra %s til %s, for normalliv uten tiltak er %s",
			   percent(-without, a), percent(1 - without, a), percent(without, a));
		return;
	}
	with.value = percent(without + rate, a);
	put(root, text_key(a, WITH), &with, a, d);
}

void override_apply(struct yaml *root, const struct named_override *overrides, size_t count, struct arena *a,
		    struct diag *d)
{
	for (size_t i = 0; i < count; i++) {
		const struct named_override *o = &overrides[i];
		const char *path = override_is_success_rate(o->key, a) ? NULL : override_key(root, o, a, d);

		if (path)
			put(root, path, o, a, d);
	}
	for (size_t i = 0; i < count; i++)
		if (override_is_success_rate(overrides[i].key, a))
			put_success_rate(root, &overrides[i], a, d);
}
