/* Finds where a key belongs that stands in the wrong place or is spelt another way. */
#include "field_faults.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/odd.h"
#include "base/text.h"
#include "base/yaml.h"
#include "base/yaml_write.h"
#include "field_values.h"

#include <string.h>

static bool matches(struct arena *a, const char *name, const char *id)
{
	return name && text_equal(text_key(a, name), id);
}

const struct field *fields_find(struct arena *a, const struct field_table *table, const char *id)
{
	for (size_t i = 0; i < table->field_count; i++)
		if (matches(a, table->fields[i].name, id) || matches(a, table->fields[i].alias, id))
			return &table->fields[i];
	return NULL;
}

/* --- keys in the wrong place --- */

/* The table of a mapping or of a list's items below the field, else NULL. */
static const struct field_table *table_below(const struct field *f)
{
	return f->type == FIELD_SECTION || f->type == FIELD_LIST ? f->table : NULL;
}

/* Whether `child` can be the value of `f` at all: a mapping is no word. */
static bool is_of_type(const struct field *f, const struct yaml *child)
{
	bool holds = table_below(f) || f->type == FIELD_PRICES || f->type == FIELD_OVERRIDES;

	return child->type != YAML_MAPPING || holds || f->type == FIELD_WHOLE_RANGE ||
	       f->type == FIELD_KRONER_RANGE || f->type == FIELD_SHARE_RANGE;
}

/* Whether the file has the key in that section already. */
static bool is_there(const struct field_reader *r, const struct field *section, const char *id)
{
	const struct yaml *map = r->tree;

	if (map && section)
		map = map->type == YAML_MAPPING ? yaml_find(map, section->name) : NULL;
	return map && map->type == YAML_MAPPING && yaml_find(map, id);
}

/* The section at the edge right above `child`, when that belongs in it and is only not indented;
 * else NULL. Sets the column in which it would be. */
static const struct field *section_above(struct field_reader *r, const struct field_table *table,
					 const struct yaml *child, int *column)
{
	enum { USUAL_COLUMN = 3 };
	const struct field *section = NULL;

	if (table != r->root || !r->tree || child->added || r->diag->errors > DIAG_SHOWN)
		return NULL;
	for (const struct yaml *c = r->tree->first; c && c != child; c = c->next) {
		const struct field *f = fields_find(r->arena, table, c->key_id);
		bool empty = c->type == YAML_SCALAR && !*c->text,
		     open = c->type == YAML_MAPPING && !c->flow;

		if (!f)
			continue;
		section = f->type == FIELD_SECTION &&
					  (empty || (open && !yaml_find(c, child->key_id)))
				  ? f
				  : NULL;
		*column = open ? c->first->key_at.column : USUAL_COLUMN;
	}
	return section && fields_find(r->arena, section->table, child->key_id) ? section : NULL;
}

/* A key that is known elsewhere in the file; false when it is not. */
static bool report_misplaced(struct field_reader *r, const struct field_table *table,
			     const struct yaml *child)
{
	const struct field *f =
		r->root && r->root != table ? fields_find(r->arena, r->root, child->key_id) : NULL;
	int column = 0;
	const struct field *above = section_above(r, table, child, &column);

	if (above) {
		diag_error(r->diag, child->key_at,
			   "«%s» hører til under «%s»; la linjen begynne i kolonne %d", child->key,
			   above->name, column);
		return true;
	}
	if (f && is_of_type(f, child)) {
		diag_error(r->diag, child->key_at, "«%s» står for langt inne; %s", child->key,
			   is_there(r, NULL, child->key_id)
				   ? "den står også ute ved kanten, så slett den her"
				   : arena_printf(r->arena, "flytt den ut til kanten, utenfor «%s»",
						  table->name));
		return true;
	}
	for (size_t i = 0; r->root && i < r->root->field_count; i++) {
		const struct field *section = &r->root->fields[i];
		const struct field_table *below = table_below(section);

		if (!below || below == table ||
		    !(f = fields_find(r->arena, below, child->key_id)) || !is_of_type(f, child))
			continue;
		if (child->added)
			diag_error(r->diag, child->key_at,
				   "«%s» hører til under «%s»; skriv «%s.%s»", child->key,
				   section->name, section->name, f->name);
		else if (section->type == FIELD_LIST)
			diag_error(r->diag, child->key_at,
				   "«%s» hører til i et punkt under «%s»; flytt den dit",
				   child->key, section->name);
		else if (is_there(r, section, child->key_id))
			diag_error(r->diag, child->key_at,
				   "«%s» hører til under «%s», og står der fra før; slett den her",
				   child->key, section->name);
		else
			diag_error(r->diag, child->key_at,
				   "«%s» hører til under «%s»; flytt den dit", child->key,
				   section->name);
		return true;
	}
	return false;
}

/* "tiltak.deltakere: 50" beside the mapping that such keys go in. */
static bool report_path(struct field_reader *r, const struct field_table *table,
			const struct yaml *child)
{
	for (size_t i = 0; strchr(child->key, '.') && i < table->field_count; i++) {
		const struct field *f = &table->fields[i];

		if (f->type != FIELD_OVERRIDES)
			continue;
		diag_error(r->diag, child->key_at, "«%s» hører til under «%s»; skriv «%s: {%s: …}»",
			   excerpt(r->arena, child->key), f->name, f->name,
			   excerpt(r->arena, child->key));
		return true;
	}
	return false;
}

/* --- keys in another spelling --- */

/* The key without what does not show, quotation marks, markup and bullets; `*found` as odd_without.
 */
static const char *bare_key(struct arena *a, const char *key, uint32_t *found)
{
	static const char markup[] = "*_`\"'(";
	const char *at = key;
	size_t size;

	key = odd_without(key, found, a);
	while (*at) {
		const char *here = at;
		uint32_t c = utf8_next(&at);

		if (c == ' ' || !odd_name(c) || odd_is_hidden(c) || odd_is_quote(c)) {
			at = here;
			break;
		}
		*found = c;
		key = at + strspn(at, " ");
	}
	key += strspn(key, markup);
	size = strlen(key);
	while (size && strchr("*_`\"')", key[size - 1]))
		size--;
	return arena_text(a, key, size);
}

bool field_is_word_for(struct arena *a, const struct field *f, const char *id)
{
	for (const char *word = f->words; word && *word; word += *word == '|') {
		size_t size = strcspn(word, "|");

		if (text_equal(text_key(a, arena_text(a, word, size)), id))
			return true;
		word += size;
	}
	return false;
}

/* Whether `child` may be the field in another spelling: it is not there yet, or this is another
 * value for it. */
static bool may_be(const struct field_table *table, size_t i, const struct yaml *child,
		   const struct yaml *const *seen)
{
	return (!seen[i] || child->added) && is_of_type(&table->fields[i], child);
}

/* The field that goes by `id` among people. */
static const struct field *find_by_word(struct arena *a, const struct field_table *table,
					const struct yaml *child, const char *id,
					const struct yaml *const *seen)
{
	for (size_t i = 0; i < table->field_count; i++)
		if (may_be(table, i, child, seen) && field_is_word_for(a, &table->fields[i], id))
			return &table->fields[i];
	return NULL;
}

/* The field nearest in spelling. */
static const struct field *find_nearest(struct field_reader *r, const struct field_table *table,
					const struct yaml *child, const char *id,
					const struct yaml *const *seen)
{
	const char **names = arena_alloc(r->arena, table->field_count, sizeof *names), *nearest;
	size_t count = 0;

	for (size_t i = 0; i < table->field_count; i++)
		if (may_be(table, i, child, seen))
			names[count++] = table->fields[i].name;
	nearest = text_nearest(r->arena, id, names, count);
	return nearest ? fields_find(r->arena, table, text_key(r->arena, nearest)) : NULL;
}

const struct field *report_unknown(struct field_reader *r, const struct field_table *table,
				   const struct yaml *child, const struct yaml *const *seen)
{
	struct arena *a = r->arena;
	const char **names = arena_alloc(a, table->field_count, sizeof *names),
		   *shown = excerpt(a, child->key), *nearest;
	uint32_t odd = 0;
	const char *key = bare_key(a, child->key, &odd);
	const struct field *f = fields_find(a, table, text_key(a, key));

	if (f && odd) {
		diag_error(r->diag, child->key_at, "det er %s i nøkkelen «%s»; skriv «%s»",
			   odd_name(odd), shown, f->name);
		return f;
	}
	if (!f && report_path(r, table, child))
		return NULL;
	if (!f && strchr(child->key, '=')) { /* in { } "navn = x" is a key without a value */
		const char *sign = strchr(child->key, '='),
			   *id = text_key(a,
					  arena_text(a, child->key, (size_t)(sign - child->key)));

		f = fields_find(a, table, id);
		if (f) {
			diag_error(r->diag, child->key_at, "«%s» mangler kolon; skriv «%s: %s»",
				   shown, f->name, excerpt(a, sign + 1 + strspn(sign + 1, " ")));
			return f;
		}
	}
	f = f ? f : find_by_word(a, table, child, text_key(a, key), seen);
	if (!f && report_misplaced(r, table, child))
		return NULL;
	f = f ? f : find_nearest(r, table, child, text_key(a, key), seen);
	if (f) {
		diag_error(r->diag, child->key_at, "ukjent nøkkel «%s»; mente du «%s»?", shown,
			   f->name);
		return f;
	}
	for (size_t i = 0; i < table->field_count; i++)
		names[i] = table->fields[i].name;
	nearest = text_nearest(a, key, names, table->field_count);
	if (nearest)
		diag_error(r->diag, child->key_at,
			   "ukjent nøkkel «%s»; den ligner «%s», som står her fra før, så behold bare den",
			   shown, nearest);
	else
		diag_error(r->diag, child->key_at, "ukjent nøkkel «%s»; her kan du bruke %s", shown,
			   listing(a, names, table->field_count));
	return NULL;
}

/* --- values --- */

void report_not_mapping(struct field_reader *r, const struct field_table *table,
			const struct yaml *map)
{
	const char *name = map->key ? map->key : table->name;
	const struct field *first = &table->fields[0];

	if (!map->key && table->name && map->type == YAML_SCALAR && *map->text && !map->block)
		diag_error(
			r->diag, map->at,
			"et punkt under «%s» skal ha nøkler; skriv «- {%s: %s}» med resten av nøklene",
			table->name, first->name, yaml_written(excerpt(r->arena, map->text), true, r->arena));
	else if (name && map->type == YAML_SEQUENCE && map->count)
		diag_error(r->diag, map->at, "«%s» skal ha nøkler under seg og ikke en liste; %s",
			   name,
			   map->flow ? "skriv { og } i stedet for [ og ]"
				     : "slett «- » foran nøklene");
	else if (name && map->type == YAML_SCALAR && *map->text && !map->block)
		diag_error(r->diag, map->at,
			   "«%s» skal ha nøkler under seg; skriv «%s: {%s: %s}», eller en nøkkel på hver linje",
			   name, name, first->name, yaml_written(excerpt(r->arena, map->text), true, r->arena));
	else
		diag_error(r->diag, map->at,
			   "%s%s%s skal ha nøkler under seg; %s",
			   name ? "«" : "", name ? name : "filen", name ? "»" : "", field_to_fill(first, r->arena));
}

const char *field_to_fill(const struct field *f, struct arena *a)
{
	const char *rest = f->description ? f->description : "Verdien";
	char letter[5] = "";
	uint32_t first = utf8_next(&rest);
	bool text = f->type == FIELD_LINE || f->type == FIELD_TEXT;

	/* A form, or the only value there is, invents nothing. */
	if (f->table || (f->type == FIELD_WHOLE && f->least == f->most))
		return arena_printf(a, "skriv «%s: %s»", f->name, f->example);
	if (first == 0xC5 || first == 0xC6 || first == 0xD8) /* Å, Æ, Ø */
		first += 0x20;
	else if (first >= 'A' && first <= 'Z')
		first += 'a' - 'A';
	utf8_put(letter, first);
	return arena_printf(a, "skriv «%s: <skriv %s%.*s>» og fyll ut%s", f->name, letter,
			    (int)strcspn(rest, ",;:("), rest,
			    text || !f->example ? "" : arena_printf(a, ", som «%s»", f->example));
}

/* "<skriv navnet>", but no address and no HTML. */
static bool is_placeholder(const char *text, size_t size)
{
	if (size < 3 || *text != '<' || text[size - 1] != '>')
		return false;
	for (size_t i = 1; i + 1 < size; i++)
		if (strchr("<>/@=!", text[i]))
			return false;
	return true;
}

static void tell_placeholder(struct diag *d, const char *name, const char *text, size_t size,
			     struct place at)
{
	diag_error(d, at, "«%s» er ikke fylt ut; bytt ut «%s»", name,
		   excerpt(d->arena, arena_text(d->arena, text, size)));
}

bool report_placeholder(struct diag *d, const char *name, const char *text, struct place at)
{
	const char *inside = strstr(text, "<skriv "), *end = inside ? strchr(inside, '>') : NULL;
	bool whole = is_placeholder(text, strlen(text));

	if (whole)
		tell_placeholder(d, name, text, strlen(text), at);
	else if (end)
		tell_placeholder(d, name, inside, (size_t)(end + 1 - inside), at);
	return whole || end;
}

bool report_placeholder_lines(struct diag *d, const char *name, const char *text, struct place at)
{
	bool found = false;

	for (; *text; at.line++) {
		size_t size = strcspn(text, "\n");

		/* A word alone may be HTML: "<br>". */
		if (memchr(text, ' ', size))
			found |= report_placeholder(d, name, arena_text(d->arena, text, size), at);
		text += size + (text[size] == '\n');
	}
	return found;
}
