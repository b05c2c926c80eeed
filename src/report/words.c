/* The word list, read from YAML into entries that the program knows the names of. */
#include "words.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/yaml.h"
#include "tree/node.h"

#include <stdlib.h>
#include <string.h>

/* What the file must hold at `path`: one text, or a sequence of `count`. */
struct entry {
	const char *path;
	int count;
	bool optional, seen;
	struct word_text *texts; /* NULL until read */
};

/* Of a table: tittel, kolonner, rader, fotnote. Of a figure: tittel, deler, grunnlag. */
enum { TABLE_PARTS = 4, FIGURE_PARTS = 3 };

struct words {
	struct arena *arena;
	struct diag *diag;
	struct entry *entries; /* WORD_COUNT, then the tables' and the figures' */
	struct entry **by_path;
	size_t count;
	size_t figures; /* where the figures' begin */
	const struct yaml *phrases;
	struct source_text source;
};

#define WORD_ENTRY(name, path, count) { (path), (count), false, false, NULL },
static const struct entry fixed[WORD_COUNT] = { WORDS(WORD_ENTRY) };
#undef WORD_ENTRY

/* The open part of the list: phrases by the data set's own ids. */
static const char *const PHRASES = "poster";

static struct entry *part(struct arena *a, struct entry *at, const char *kind, const char *name,
			  const char *what, int count, bool optional)
{
	*at = (struct entry){ arena_printf(a, "%s.%s.%s", kind, name, what), count, optional, false,
			      NULL };
	return at + 1;
}

static void list_entries(struct words *w, const struct words_catalog *catalog)
{
	struct arena *a = w->arena;
	struct entry *at;

	w->figures = WORD_COUNT + TABLE_PARTS * catalog->table_count;
	w->count = w->figures + FIGURE_PARTS * catalog->figure_count;
	w->entries = at = NEW_ARRAY(a, w->count, struct entry);
	memcpy(at, fixed, sizeof fixed);
	at += WORD_COUNT;
	for (size_t i = 0; i < catalog->table_count; i++) {
		const struct words_section *t = &catalog->tables[i];

		at = part(a, at, "tabell", t->name, "tittel", 1, false);
		at = part(a, at, "tabell", t->name, "kolonner", t->columns, false);
		at = part(a, at, "tabell", t->name, "rader", t->labels, t->labels == 0);
		at = part(a, at, "tabell", t->name, "fotnote", 1, !t->footnote);
	}
	for (size_t i = 0; i < catalog->figure_count; i++) {
		const struct words_section *f = &catalog->figures[i];

		at = part(a, at, "figur", f->name, "tittel", 1, false);
		at = part(a, at, "figur", f->name, "deler", f->labels, f->labels == 0);
		at = part(a, at, "figur", f->name, "grunnlag", 1, true);
	}
}

static int compare_paths(const void *left, const void *right)
{
	const struct entry *const *a = left, *const *b = right;

	return strcmp((*a)->path, (*b)->path);
}

static void sort_entries(struct words *w)
{
	w->by_path = NEW_ARRAY(w->arena, w->count, struct entry *);
	for (size_t i = 0; i < w->count; i++)
		w->by_path[i] = &w->entries[i];
	qsort(w->by_path, w->count, sizeof(struct entry *), compare_paths);
}

static struct entry *find_entry(const struct words *w, const char *path)
{
	const struct entry wanted = { .path = path }, *key = &wanted;
	struct entry **found = bsearch(&key, w->by_path, w->count, sizeof(struct entry *), compare_paths);

	return found ? *found : NULL;
}

static void report_unknown(const struct words *w, const struct yaml *node, const char *path)
{
	const char **names = NEW_ARRAY(w->arena, w->count, const char *);
	const char *near;

	for (size_t i = 0; i < w->count; i++)
		names[i] = w->entries[i].path;
	near = text_nearest(w->arena, path, names, w->count);
	if (near)
		diag_error(w->diag, node->key_at, "ukjent ord «%s»; mente du «%s»?", path, near);
	else
		diag_error(w->diag, node->key_at, "ukjent ord «%s»; fjern linjen", path);
}

static void read_texts(const struct words *w, const struct yaml *node, struct entry *entry)
{
	struct word_text *texts = NEW_ARRAY(w->arena, (size_t)entry->count, struct word_text);
	const struct yaml *item = node->type == YAML_SEQUENCE ? node->first : node;
	int count = node->type == YAML_SEQUENCE ? (int)node->count : 1;

	entry->seen = true;
	if (count != entry->count) {
		diag_error(w->diag, node->at, "«%s» skal ha %d tekster, men har %d", entry->path,
			   entry->count, count);
		return;
	}
	for (int i = 0; i < count; i++, item = item->next) {
		if (item->type != YAML_SCALAR) {
			diag_error(w->diag, item->at, "«%s» skal bestå av tekst", entry->path);
			return;
		}
		texts[i] = (struct word_text){ item->text, item->at };
		texts[i].at.line += item->block; /* the text of a block starts on the next line */
	}
	entry->texts = texts;
}

/* Walks the tree; its depth is bounded by the YAML reader. */
static void read_map(struct words *w, const struct yaml *map, const char *path)
{
	for (const struct yaml *node = map->first; node; node = node->next) {
		const char *name =
			*path ? arena_printf(w->arena, "%s.%s", path, node->key) : node->key;
		struct entry *entry = find_entry(w, name);

		if (text_equal(name, PHRASES) && node->type == YAML_MAPPING)
			w->phrases = node;
		else if (entry)
			read_texts(w, node, entry);
		else if (node->type == YAML_MAPPING)
			read_map(w, node, name);
		else
			report_unknown(w, node, name);
	}
}

struct words *words_read(const char *file, const struct words_catalog *catalog, struct arena *a, struct diag *d)
{
	struct words *w = NEW(a, struct words);
	struct place nowhere = { 0 }, top = { file, 0, 0 };
	size_t errors = d->errors;
	struct str text;
	struct yaml *root;

	if (!file_read_text(&text, file, LIMIT_TEMPLATE_BYTES, true, a, d, nowhere))
		return NULL;
	root = yaml_parse(text, file, 0, a, d);
	if (!root)
		return NULL;
	if (root->type != YAML_MAPPING) {
		diag_error(d, root->at, "ordlisten skal være en liste med «navn: tekst»");
		return NULL;
	}
	w->arena = a;
	w->diag = d;
	w->source = (struct source_text){ file, text, true };
	list_entries(w, catalog);
	sort_entries(w);
	read_map(w, root, "");
	for (size_t i = 0; i < w->count; i++)
		if (!w->entries[i].seen && !w->entries[i].optional)
			diag_error(d, top, "ordet «%s» mangler", w->entries[i].path);
	return d->errors == errors ? w : NULL;
}

const struct source_text *words_source(const struct words *w)
{
	return &w->source;
}

const struct word_text *words_text(const struct words *w, enum word id, int index)
{
	return &w->entries[id].texts[index];
}

const char *word_of(const struct words *w, enum word id, int index)
{
	return words_text(w, id, index)->text;
}

const char *word(const struct words *w, enum word id)
{
	return word_of(w, id, 0);
}

struct table_words words_table(const struct words *w, int table)
{
	const struct entry *at = &w->entries[WORD_COUNT + TABLE_PARTS * table];

	return (struct table_words){ at[0].texts, at[1].texts, at[2].texts, at[3].texts };
}

struct figure_words words_figure(const struct words *w, int figure)
{
	const struct entry *at = &w->entries[w->figures + (size_t)(FIGURE_PARTS * figure)];

	return (struct figure_words){ at[0].texts, at[1].texts, at[2].texts };
}

const char *words_phrase(const struct words *w, const char *id, bool gain)
{
	const struct yaml *entry = w->phrases ? yaml_find(w->phrases, id) : NULL;
	const struct yaml *phrase;

	if (!entry || entry->type != YAML_MAPPING)
		return NULL;
	phrase = yaml_find(entry, gain ? "gevinst" : "tap");
	return phrase && phrase->type == YAML_SCALAR ? phrase->text : NULL;
}
