/* Says in plain words what an earlier decision basis calls by its keys. */
#include "earlier_words.h"

#include "base/arena.h"
#include "base/text.h"
#include "prose.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The scenario's keys, in the order of the word list's `felt`. */
static const char *const fields[] = {
	"betaler", "tilskudd fra", "til", "bortfall for", "beløp", "år", "navn", "beskrivelse", "slag",
	"startår", "varighet", "varighet per runde", "deltakere", "normalliv uten tiltak",
	"normalliv med tiltak", "kilde", "grad", "frafall per år", "andel av forskjellen", "andel",
	"periode", "kalkulasjonsrente", "prisår", "deflator", "fordeling",
	"sannsynlighet for ingen virkning", "optimisme", "pris", "gruppe", "alder", "ansvarlig", "mål",
	"dato", "vurdering", "begrunnelse", "tiltak.kilde",
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields };

/* Lists whose items go by their own names, in the order of `feltliste`. */
static const char *const lists[] = { "oppfølging.indikatorer.", "ikke-prissatte virkninger.", "varianter.", "priser." };
enum { LIST_COUNT = sizeof lists / sizeof *lists };
static const char COSTS[] = "kostnader.";

/* The longest field that `text` ends with after a dot, or is; −1 for none. */
static int field_at_end(const char *text)
{
	size_t size = strlen(text), longest = 0;
	int found = -1;

	for (int i = 0; i < FIELD_COUNT; i++) {
		size_t of = strlen(fields[i]);

		if (of <= longest || of > size || memcmp(text + size - of, fields[i], of) != 0)
			continue;
		if (of < size && text[size - of - 1] != '.')
			continue;
		longest = of;
		found = i;
	}
	return found;
}

/* The longest field that `text` begins with before a space; −1 for none. */
static int field_at_start(const char *text)
{
	size_t longest = 0;
	int found = -1;

	for (int i = 0; i < FIELD_COUNT; i++) {
		size_t of = strlen(fields[i]);

		if (of > longest && strncmp(text, fields[i], of) == 0 && text[of] == ' ') {
			longest = of;
			found = i;
		}
	}
	return found;
}

/* What comes before the field at the end of an item's key: the item's name. */
static const char *item_name(const struct build *b, const char *rest, int field)
{
	size_t size = strlen(rest), of = field < 0 ? 0 : strlen(fields[field]) + 1;

	return of < size ? arena_text(b->arena, rest, size - of) : rest;
}

static const char *in_item(const struct build *b, const char *kind, const char *rest)
{
	int field = field_at_end(rest);
	const char *name = item_name(b, rest, field);
	const char *whose = kind ? arena_printf(b->arena, "%s «%s»", kind, name) : name;

	return field < 0 ? whose : arena_printf(b->arena, "%s, %s", whose, word_of(b->words, WORD_FIELDS, field));
}

const char *earlier_key_words(const struct build *b, const char *key)
{
	int field = field_at_end(key);

	if (text_starts(key, COSTS))
		return in_item(b, NULL, key + sizeof COSTS - 1);
	for (int i = 0; i < LIST_COUNT; i++)
		if (text_starts(key, lists[i]))
			return in_item(b, word_of(b->words, WORD_FIELD_LISTS, i), key + strlen(lists[i]));
	return field < 0 ? key : prose_capital(b->arena, word_of(b->words, WORD_FIELDS, field));
}

/* The level or the target group that `text` is the id of, or NULL. */
static const char *name_of_id(const struct build *b, const char *text)
{
	for (int level = 0; level < LEVELS; level++)
		if (text_equal(text, level_id[level]))
			return build_level(b, WORD_LEVEL_DEFINITE, level);
	for (int i = 0; i < b->data->group_count; i++)
		if (text_equal(text, b->data->groups[i].id))
			return b->data->groups[i].name[b->language];
	return NULL;
}

/* "30. juni 2025" of "2025-06-30", else NULL. */
static const char *date_words(const struct build *b, const char *text)
{
	struct date date = { 0 };
	int read = 0;

	if (strlen(text) != 10 || sscanf(text, "%4d-%2d-%2d%n", &date.year, &date.month, &date.day, &read) != 3 ||
	    read != 10 || date.month < 1 || date.month > 12)
		return NULL;
	return prose_date(b->arena, b->words, date);
}

/* Spaces between digits as they never break. */
static const char *unbroken(const struct build *b, const char *text)
{
	struct buffer out = { .arena = b->arena };

	for (const char *at = text; *at; at++) {
		bool between = *at == ' ' && at > text && isdigit((unsigned char)at[-1]) &&
			       isdigit((unsigned char)at[1]);

		if (between)
			buffer_puts(&out, "\u00a0");
		else
			buffer_add(&out, at, 1);
	}
	return buffer_text(&out);
}

static const char *value_words(const struct build *b, const char *text)
{
	const char *named = name_of_id(b, text);

	if (!named)
		named = date_words(b, text);
	return named ? named : unbroken(b, text);
}

/* A list item comes as "betaler stat, beløp 80 000": each part a field and its value. */
const char *earlier_value_words(const struct build *b, const char *text)
{
	struct buffer out = { .arena = b->arena };

	if (field_at_start(text) < 0)
		return value_words(b, text);
	while (*text) {
		const char *end = strstr(text, ", ");
		size_t size = end ? (size_t)(end - text) : strlen(text);
		const char *part = arena_text(b->arena, text, size);
		int field = field_at_start(part);

		buffer_puts(&out, out.size ? ", " : "");
		if (field >= 0)
			buffer_printf(&out, "%s ", word_of(b->words, WORD_FIELDS, field));
		buffer_puts(&out, value_words(b, field < 0 ? part : part + strlen(fields[field]) + 1));
		text += size + (end ? 2 : 0);
	}
	return buffer_text(&out);
}
