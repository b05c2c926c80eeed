/* Reads a mapping by its table. */
#include "fields.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/text.h"
#include "base/yaml.h"
#include "field_values.h"

static bool matches(struct arena *a, const char *name, const char *id)
{
	return name && text_equal(text_key(a, name), id);
}

static const struct field *find_field(struct arena *a, const struct field_table *table, const char *id)
{
	for (size_t i = 0; i < table->field_count; i++)
		if (matches(a, table->fields[i].name, id) || matches(a, table->fields[i].alias, id))
			return &table->fields[i];
	return NULL;
}

/* A key that is known elsewhere in the file; false when it is not. */
static bool report_misplaced(struct field_reader *r, const struct field_table *table, const struct yaml *child)
{
	if (!r->root)
		return false;
	if (r->root != table && find_field(r->arena, r->root, child->key_id)) {
		diag_error(r->diag, child->key_at,
			   "«%s» står for langt inne; flytt den ut til kanten, utenfor «%s»",
			   child->key, table->name);
		return true;
	}
	for (size_t i = 0; i < r->root->field_count; i++) {
		const struct field *section = &r->root->fields[i];

		if (section->type != FIELD_SECTION || section->table == table ||
		    !find_field(r->arena, section->table, child->key_id))
			continue;
		diag_error(r->diag, child->key_at, "«%s» hører til under «%s»; flytt den dit",
			   child->key, section->name);
		return true;
	}
	return false;
}

static void report_unknown(struct field_reader *r, const struct field_table *table, const struct yaml *child)
{
	const char **names = arena_alloc(r->arena, table->field_count, sizeof *names);
	const char *nearest;

	for (size_t i = 0; i < table->field_count; i++)
		names[i] = table->fields[i].name;
	nearest = text_nearest(r->arena, child->key, names, table->field_count);
	if (nearest)
		diag_error(r->diag, child->key_at, "ukjent nøkkel «%s»; mente du «%s»?",
			   excerpt(r->arena, child->key), nearest);
	else if (!report_misplaced(r, table, child))
		diag_error(r->diag, child->key_at, "ukjent nøkkel «%s»; her kan du bruke %s",
			   excerpt(r->arena, child->key),
			   listing(r->arena, names, table->field_count));
}

static void report_missing(struct field_reader *r, const struct field_table *table,
			   const struct field *f, struct place at)
{
	if (f->instead)
		diag_missing(r->diag, at, "mangler «%s» eller «%s» under «%s»; skriv for eksempel «%s: %s»", f->name,
			   f->instead, table->name, f->name, f->example);
	else if (table->name)
		diag_missing(r->diag, at, "mangler «%s» under «%s»; skriv for eksempel «%s: %s»",
			   f->name, table->name, f->name, f->example);
	else
		diag_missing(r->diag, at, "mangler «%s»; skriv for eksempel «%s: %s»", f->name, f->name, f->example);
}

/* A section that is not there lacks all that it must hold. */
static void report_missing_section(struct field_reader *r, const struct field_table *section, struct place at)
{
	for (size_t i = 0; i < section->field_count; i++)
		if (section->fields[i].required)
			report_missing(r, section, &section->fields[i], at);
}

static void read_list(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	size_t size = f->table->size, count = 0;
	char *items;

	if (node->type != YAML_SEQUENCE) {
		diag_error(r->diag, node->at, "«%s» skal være en liste; begynn hvert punkt med «- »", f->name);
		return;
	}
	if (node->count > (size_t)f->most) {
		diag_error(r->diag, node->at, "«%s» har %zu punkter; bruk høyst %.0f", f->name, node->count, f->most);
		return;
	}
	items = arena_alloc(r->arena, node->count, size);
	for (const struct yaml *item = node->first; item; item = item->next) {
		char *entry = items + size * count++;

		if (f->table->at)
			*(struct place *)(entry + f->table->at) = item->at;
		fields_read(r, f->table, item, entry);
	}
	*(void **)field_target(f, record) = items;
	*(size_t *)((char *)record + f->count) = count;
}

/* A block's text begins on the line below its "|". */
static struct place value_place(const struct field *f, const struct yaml *node)
{
	if (f->type == FIELD_TEXT && node->block)
		return (struct place){ node->at.file, node->at.line + 1, 1 };
	return node->at;
}

static void read_field(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	if (f->type == FIELD_SECTION) {
		fields_read(r, f->table, node, record);
	} else if (f->type == FIELD_LIST) {
		read_list(r, f, node, record);
	} else if ((f->read ? f->read : field_value_readers[f->type])(r, f, node, record)) {
		if (f->at)
			*(struct place *)((char *)record + f->at) = value_place(f, node);
		if (f->given)
			*((bool *)record + f->given) = true;
	}
}

/* Which keys were there decides what is missing; a second spelling of one is a fault of its own. */
static void read_children(struct field_reader *r, const struct field_table *table,
			  const struct yaml *map, void *record, const struct yaml **seen)
{
	for (const struct yaml *child = map->first; child; child = child->next) {
		const struct field *f = find_field(r->arena, table, child->key_id);

		if (r->diag->errors > DIAG_SHOWN)
			return; /* more would not be shown */
		if (!f) {
			report_unknown(r, table, child);
		} else if (seen[f - table->fields]) {
			if (!text_equal(seen[f - table->fields]->key_id, child->key_id))
				diag_error(r->diag, child->key_at,
					   "«%s» og «%s» er det samme; behold den ene", child->key,
					   seen[f - table->fields]->key);
		} else {
			seen[f - table->fields] = child;
			if (!field_is_empty(child))
				read_field(r, f, child, record);
		}
	}
}

/* Whether the key that may stand in the place of `f` was given. */
static bool find_instead(struct field_reader *r, const struct field_table *table, const struct field *f,
			 const struct yaml **seen)
{
	const struct field *other = find_field(r->arena, table, text_key(r->arena, f->instead));

	return seen[other - table->fields] != NULL;
}

void fields_read(struct field_reader *r, const struct field_table *table, const struct yaml *map, void *record)
{
	const struct yaml **seen = arena_alloc(r->arena, table->field_count, sizeof *seen);
	struct place at = map->key ? map->key_at : map->at;

	if (map->type != YAML_MAPPING) {
		diag_error(r->diag, map->at,
			   "%s%s%s skal ha nøkler under seg, for eksempel «%s: %s»",
			   table->name ? "«" : "", table->name ? table->name : "filen",
			   table->name ? "»" : "", table->fields[0].name, table->fields[0].example);
		return;
	}
	read_children(r, table, map, record, seen);
	if (r->diag->errors > DIAG_SHOWN)
		return;
	for (size_t i = 0; i < table->field_count; i++) {
		const struct field *f = &table->fields[i];
		bool empty = !seen[i] || field_is_empty(seen[i]);

		if (f->instead && find_instead(r, table, f, seen)) {
			if (seen[i])
				diag_error(r->diag, seen[i]->key_at,
					   "«%s» og «%s» kan ikke stå sammen; behold den som eier "
					   "saken",
					   f->name, f->instead);
			continue;
		}
		if (!empty)
			continue;
		if (f->type == FIELD_SECTION)
			report_missing_section(r, f->table, seen[i] ? seen[i]->key_at : at);
		else if (f->required && seen[i])
			diag_missing(r->diag, seen[i]->at, "«%s» er tom; skriv for eksempel «%s: %s»",
				   f->name, f->name, f->example);
		else if (f->required)
			report_missing(r, table, f, at);
	}
}
