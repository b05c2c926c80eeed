/* Reads a mapping by its table. */
#include "fields.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/text.h"
#include "base/yaml.h"
#include "base/odd.h"
#include "field_faults.h"
#include "field_values.h"

static void add_names(const struct field_table *table, const char ***names, size_t *count, size_t *capacity,
		      struct arena *a)
{
	for (size_t i = 0; i < table->field_count; i++) {
		*names = arena_grow(a, *names, *count, capacity, sizeof **names);
		(*names)[(*count)++] = table->fields[i].name;
	}
	for (size_t i = 0; i < table->field_count; i++)
		if (table->fields[i].table)
			add_names(table->fields[i].table, names, count, capacity, a);
}

const char *const *fields_names(const struct field_table *table, size_t *count, struct arena *a)
{
	const char **names = NULL;
	size_t capacity = 0;

	*count = 0;
	add_names(table, &names, count, &capacity, a);
	return names;
}

static void report_missing(struct field_reader *r, const struct field_table *table,
			   const struct field *f, struct place at)
{
	if (f->instead)
		diag_missing(r->diag, at, "mangler «%s» eller «%s» under «%s»; %s", f->name, f->instead, table->name,
			     field_to_fill(f, r->arena));
	else if (table->name)
		diag_missing(r->diag, at, "mangler «%s» under «%s»; %s", f->name, table->name,
			     field_to_fill(f, r->arena));
	else
		diag_missing(r->diag, at, "mangler «%s»; %s", f->name, field_to_fill(f, r->arena));
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

/* Reads the value; where it cannot be read only for quotation marks of word processors or what does not show, that is
 * what is told. */
static bool read_value(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	bool (*read)(struct field_reader *, const struct field *, const struct yaml *, void *) =
		f->read ? f->read : field_value_readers[f->type];
	struct diag *all = r->diag, own = { .arena = r->arena, .errors_only = all->errors_only }, ignored = own;
	struct yaml bare = *node;
	uint32_t odd = 0;

	if (node->type != YAML_SCALAR || f->type == FIELD_LINE || f->type == FIELD_TEXT)
		return read(r, f, node, record);
	r->diag = &own;
	if (!read(r, f, node, record) && own.errors) {
		bare.text = odd_without(node->text, &odd, r->arena);
		r->diag = &ignored;
		odd = odd && read(r, f, &bare, record) && !ignored.errors ? odd : 0;
	}
	r->diag = all;
	if (odd)
		diag_error(all, node->at, "det er %s i «%s»; skriv «%s»", odd_name(odd), excerpt(r->arena, node->text),
			   bare.text);
	else
		diag_add(all, &own);
	return !odd && !own.errors;
}

static void read_field(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	if (f->type == FIELD_SECTION) {
		fields_read(r, f->table, node, record);
	} else if (f->type == FIELD_LIST) {
		read_list(r, f, node, record);
	} else if (read_value(r, f, node, record)) {
		if (f->at)
			*(struct place *)((char *)record + f->at) = value_place(f, node);
		if (f->given)
			*((bool *)record + f->given) = true;
	}
}

/* Which keys were there decides what is missing, and one that was meant is not; a second spelling of one is a fault of
 * its own. */
static void read_children(struct field_reader *r, const struct field_table *table,
			  const struct yaml *map, void *record, const struct yaml **seen)
{
	bool unknown = false;

	for (const struct yaml *child = map->first; child; child = child->next) {
		const struct field *f = fields_find(r->arena, table, child->key_id);

		if (r->diag->errors > DIAG_SHOWN)
			return; /* more would not be shown */
		if (!f) {
			unknown = true;
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
	for (const struct yaml *child = unknown ? map->first : NULL; child; child = child->next) {
		const struct field *meant;

		if (r->diag->errors > DIAG_SHOWN || fields_find(r->arena, table, child->key_id))
			continue;
		meant = report_unknown(r, table, child, seen);
		if (meant)
			seen[meant - table->fields] = child;
	}
}

/* Whether the key that may stand in the place of `f` was given. */
static bool find_instead(struct field_reader *r, const struct field_table *table, const struct field *f,
			 const struct yaml **seen)
{
	const struct field *other = fields_find(r->arena, table, text_key(r->arena, f->instead));

	return seen[other - table->fields] != NULL;
}

void fields_read(struct field_reader *r, const struct field_table *table, const struct yaml *map, void *record)
{
	const struct yaml **seen = arena_alloc(r->arena, table->field_count, sizeof *seen);
	struct place at = map->key ? map->key_at : map->at;

	if (map->type != YAML_MAPPING) {
		report_not_mapping(r, table, map);
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
					   "«%s» og «%s» kan ikke stå sammen; behold den som eier saken",
					   f->name, f->instead);
			continue;
		}
		if (!empty)
			continue;
		if (f->type == FIELD_SECTION)
			report_missing_section(r, f->table, seen[i] ? seen[i]->key_at : at);
		else if (f->required && seen[i])
			diag_missing(r->diag, seen[i]->at, "«%s» er tom; %s", f->name, field_to_fill(f, r->arena));
		else if (f->required)
			report_missing(r, table, f, at);
	}
}
