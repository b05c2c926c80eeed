/* Judges the keys of a mapping, and puts together what a comma in braces parted. */
#include "yaml_keys.h"

#include "arena.h"
#include "excerpt.h"
#include "limits.h"
#include "number.h"
#include "odd.h"
#include "yaml_fault.h"

#include <stdlib.h>
#include <string.h>

/* In { } a comma ends the value, so "{beløp: 2,5}" has a key "5" without a colon. */
static bool key_without_colon(const struct yaml_source *r, const struct yaml *map, size_t end)
{
	size_t at = end;

	if (!map->flow)
		return false;
	while (at < r->text.size && strchr(" \t\r\n", r->text.data[at]))
		at++;
	return at >= r->text.size || r->text.data[at] != ':';
}

/* Puts the value together again, so that it gives no other faults. A number that needs its own words, as "1,2 mill",
 * gets them from who reads it. */
static void join_comma(const struct yaml_source *r, struct yaml *before, const struct yaml *key, size_t end)
{
	size_t from = before->start, to = end;
	const char *value = before->type == YAML_SCALAR ? before->text : "", *whole;
	double number;

	if (before->type == YAML_SCALAR && !before->quoted && from < to && to - from < LIMIT_NAME)
		whole = arena_text(r->arena, r->text.data + from, to - from);
	else
		whole = arena_printf(r->arena, "%s, %s", excerpt(r->arena, value), key->text);
	before->cut_at = before->cut ? before->cut_at : key->at;
	before->cut = arena_printf(r->arena,
				   "komma avslutter en verdi inne i { }; skriv «%s: \"%s\"» med anførselstegn, eller gi %s en egen linje",
				   excerpt(r->arena, before->key), excerpt(r->arena, whole),
				   excerpt(r->arena, before->key));
	if (before->type == YAML_SCALAR && strlen(whole) < LIMIT_NAME)
		before->text = whole;
	before->cut_number = strpbrk(whole, "0123456789") && number_read(&number, whole, NUMBER_KRONER, r->arena) &&
			     number_read(&number, whole, NUMBER_PERCENT, r->arena);
}

/* Once the value is whole. */
void yaml_report_comma(const struct yaml_source *r, struct yaml *value)
{
	if (value && value->cut && !value->cut_number) {
		diag_error(r->diag, value->cut_at, "%s", value->cut);
		value->cut = NULL;
	}
}

/* In { } "betaler:kommune" is a key without a value: parts it in two after telling so, and returns the value. NULL when
 * `key` is something else. */
struct yaml *yaml_split_key(const struct yaml_source *r, const struct yaml *map, struct yaml *key, size_t end)
{
	const char *colon = key->type == YAML_SCALAR && !key->quoted ? strchr(key->text, ':') : NULL;
	struct yaml *value;

	if (!colon || !key_without_colon(r, map, end) || colon == key->text || !colon[1] || text_starts(colon, "://"))
		return NULL;
	diag_error(r->diag, key->at, "mangler mellomrom etter kolon; skriv «%.*s: %s»", (int)(colon - key->text),
		   key->text, excerpt(r->arena, colon + 1));
	value = NEW(r->arena, struct yaml);
	*value = *key;
	value->text = colon + 1;
	value->at.column += (int)utf8_length(key->text, (size_t)(colon + 1 - key->text));
	value->start += (size_t)(colon + 1 - key->text);
	key->text = arena_text(r->arena, key->text, (size_t)(colon - key->text));
	return value;
}

/* False when the child is to be left out: a fault has been reported. */
bool yaml_key_is_sound(const struct yaml_source *r, const struct yaml *map, struct yaml *last,
			 struct yaml *key, size_t end)
{
	if (key->type != YAML_SCALAR) {
		diag_error(r->diag, key->at, "nøkkelen er en liste eller et nøkkelsett; skriv et ord og kolon");
	} else if (!key->quoted && text_equal(key->text, "<<")) {
		diag_error(r->diag, key->at, "fletting med «<<» støttes ikke; skriv nøklene rett ut");
	} else if (key->at.column == 1 && yaml_report_hard_space(key->text, key->at, r->diag)) {
		uint32_t odd;

		key->text = odd_without(key->text, &odd, r->arena);
		key->text += strspn(key->text, " ");
		return *key->text != '\0';
	} else if (last && !key->quoted && *key->text && !strchr(key->text, '=') &&
		   key_without_colon(r, map, end)) {
		join_comma(r, last, key, end);
	} else if (!*text_key(r->arena, key->text)) {
		diag_error(r->diag, key->at, "mangler nøkkel foran kolon; skriv «nøkkel: verdi»");
	} else {
		return true;
	}
	return false;
}

static int compare_keys(const void *left, const void *right)
{
	const struct yaml *const *a = left, *const *b = right;
	int order = strcmp((*a)->key_id, (*b)->key_id);

	if (order)
		return order;
	if ((*a)->key_at.line != (*b)->key_at.line)
		return (*a)->key_at.line < (*b)->key_at.line ? -1 : 1;
	return (*a)->key_at.column < (*b)->key_at.column
		       ? -1
		       : (*a)->key_at.column > (*b)->key_at.column;
}

/* Sorted, so that a mapping of many keys does not cost its square. */
void yaml_report_duplicates(const struct yaml_source *r, const struct yaml *map)
{
	const struct yaml **keys = arena_alloc(r->arena, map->count, sizeof *keys);
	size_t count = 0, original = 0;

	for (const struct yaml *child = map->first; child; child = child->next)
		keys[count++] = child;
	qsort(keys, count, sizeof *keys, compare_keys);
	for (size_t i = 1; i < count; i++) {
		const struct yaml *first = keys[original], *again = keys[i];

		if (!text_equal(first->key_id, again->key_id)) {
			original = i;
			continue;
		}
		diag_error(r->diag, again->key_at,
			   "nøkkelen «%s» står også på linje %d:%d%s; behold den ene",
			   excerpt(r->arena, again->key), first->key_at.line, first->key_at.column,
			   text_equal(first->key, again->key) ? "" : ", skrevet på en annen måte");
	}
}
