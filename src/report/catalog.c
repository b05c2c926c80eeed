/* The names that a template can use, listed from the tables that give them meaning. */
#include "catalog.h"

#include "build_blocks.h"
#include "figures.h"
#include "tables.h"
#include "values.h"
#include "words.h"

#include "base/arena.h"

struct entries {
	LIST_OF(struct catalog_entry) list;
	struct arena *arena;
};

static void add(struct entries *e, enum catalog_kind kind, const char *name, const char *description)
{
	*LIST_ADD(e->arena, &e->list) = (struct catalog_entry){ kind, name, description };
}

static void add_group(struct entries *e, const struct value_group *group, bool flags)
{
	for (size_t i = 0; i < *group->row_count; i++) {
		const struct value_row *row = &group->rows[i];
		const char *last = group->scope == SCOPE_MEMBERS ? "<nivå>" : row->name;

		if ((row->flag != NULL) == flags)
			add(e, flags ? CATALOG_FLAG : CATALOG_TEXT,
			    arena_printf(e->arena, "%s.%s", group->name, last), row->description);
	}
}

size_t catalog_list(struct catalog_entry **out, struct arena *a)
{
	struct entries e = { .arena = a };

	for (int flags = 0; flags < 2; flags++)
		for (size_t i = 0; i < value_group_count; i++)
			add_group(&e, &value_groups[i], flags != 0);
	for (size_t i = 0; i < block_kind_count; i++)
		add(&e, CATALOG_BLOCK, block_kinds[i].kind, block_kinds[i].description);
	for (size_t i = 0; i < table_entry_count; i++)
		add(&e, CATALOG_TABLE, table_entries[i].name, table_entries[i].description);
	for (size_t i = 0; i < figure_entry_count; i++)
		add(&e, CATALOG_FIGURE, figure_entries[i].name, figure_entries[i].description);
	*out = e.list.items;
	return e.list.count;
}

struct words *catalog_words(const char *file, struct arena *a, struct diag *d)
{
	struct words_section *tables = NEW_ARRAY(a, table_entry_count, struct words_section);
	struct words_section *figures = NEW_ARRAY(a, figure_entry_count, struct words_section);
	struct words_catalog catalog = { tables, figures, table_entry_count, figure_entry_count };

	for (size_t i = 0; i < table_entry_count; i++) {
		const struct table_entry *t = &table_entries[i];

		tables[i] = (struct words_section){ t->name, t->column_count, t->labels, t->footnote == FOOTNOTE_OWN };
	}
	for (size_t i = 0; i < figure_entry_count; i++)
		figures[i] = (struct words_section){ .name = figure_entries[i].name,
						     .labels = figure_entries[i].labels };
	return words_read(file, &catalog, a, d);
}
