/* Divides words where hyphenation allows it, numbers between their groups, and what is wider than a line anywhere. */
#include "split.h"

#include "hyphen.h"

#include <ctype.h>
#include <string.h>

static struct unit *split_off(struct text *out, struct flow *f, const struct unit *u, const char *start,
			      const char *end, enum after after)
{
	struct unit *part = LIST_ADD(f->words, &out->units);

	*part = *u;
	part->text = start;
	part->bytes = (uint16_t)(end - start);
	part->width = font_width(f->fonts, u->ink->font, start, part->bytes, u->ink->size);
	part->after = after;
	return part;
}

static bool is_letter_start(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= 0xC3 && byte <= 0xC9);
}

/* Where hyphenation allows a break: `points[i]` before byte `i` of `text`, which is `size` bytes and whole words. */
static void find_points(struct flow *f, bool *points, const char *text, size_t size)
{
	const char *end = text + size, *word = text;
	bool found[HYPHEN_WORD];

	while (word < end) {
		const char *stop = word;

		while (stop < end && is_letter_start((unsigned char)*stop))
			utf8_next(&stop);
		if (hyphenate(f->style.hyphenator, word, (size_t)(stop - word), found))
			memcpy(points + (word - text), found, (size_t)(stop - word) * sizeof *found);
		word = stop;
		while (word < end && !is_letter_start((unsigned char)*word))
			utf8_next(&word);
	}
}

enum { SHORT_WORD = 64 };

/* Adds the parts that hyphenation allows of the `count` units that a word begins and ends in: several when its style
 * changes inside it. */
static void split_word(struct text *out, struct flow *f, const struct unit *units, size_t count)
{
	struct buffer joined = { .arena = f->words };
	struct str text = { units->text, units->bytes };
	bool some[SHORT_WORD] = { false }, *points = some, whole = units->whole; /* most words are short */
	size_t offset = 0;

	for (size_t i = 0; i < count && count > 1; i++) {
		buffer_add(&joined, units[i].text, units[i].bytes);
		text = (struct str){ joined.data, joined.size };
		whole |= units[i].whole;
	}
	if (text.size >= SHORT_WORD)
		points = NEW_ARRAY(f->words, text.size + 1, bool);
	if (!whole)
		find_points(f, points, text.data, text.size);
	for (const struct unit *u = units; u < units + count; offset += u->bytes, u++) {
		size_t start = 0, end = u->bytes;

		for (size_t at = 1; at < end; at++) {
			if (!points[offset + at])
				continue;
			split_off(out, f, u, u->text + start, u->text + at, AFTER_HYPHEN);
			start = at;
		}
		/* A word that is a link in part is not divided where the link begins or ends: it would be two. */
		split_off(out, f, u, u->text + start, u->text + end,
			  points[offset + end] && u[1].ink->link == u->ink->link ? AFTER_HYPHEN : u->after);
	}
}

/* Past the hard space at `p`, of either width; `p` itself when something else, or nothing, stands there. */
static const char *past_space(const char *p, const char *end)
{
	if (end - p > 2 && memcmp(p, "\xC2\xA0", 2) == 0)
		return p + 2;
	return end - p > 3 && memcmp(p, "\xE2\x80\xAF", 3) == 0 ? p + 3 : p;
}

/* The next hard space from `p` on, or `end`. */
static const char *part_end(const char *p, const char *end)
{
	while (p < end && past_space(p, end) == p)
		p++;
	return p;
}

/* Adds a number of several groups of digits, with whatever sign or unit, group by group; false when there is no hard
 * space in `u`, or a group is too wide. */
static bool split_number(struct text *out, struct flow *f, const struct unit *u, enum after after, length width)
{
	const char *end = u->text + u->bytes;
	int groups = 0;

	for (const char *p = u->text, *stop; p < end; p = past_space(stop, end), groups++) {
		stop = part_end(p, end);
		if (font_width(f->fonts, u->ink->font, p, (size_t)(stop - p), u->ink->size) > width)
			return false;
	}
	for (const char *p = u->text, *stop; groups > 1 && p < end; p = past_space(stop, end)) {
		stop = part_end(p, end);
		split_off(out, f, u, p, stop, stop < end ? AFTER_SPACE : after);
	}
	return groups > 1;
}

/* A group of digits, with a sign before it and what ends a number after. */
static bool is_group(const struct unit *u)
{
	const char *p = u->text, *end = p + u->bytes, *next = p, *digits;

	if (utf8_plain(utf8_next(&next)) == '-')
		p = next;
	for (digits = p; p < end && isdigit((unsigned char)*p); p++)
		;
	return p > digits && end - p <= 1;
}

/* Between any two characters, but a number between its groups of digits; `last` ends the run that `u` is part of. */
static void split_unit(struct text *out, struct flow *f, const struct unit *u, bool last, length width)
{
	const char *end = u->text + u->bytes, *start = u->text, *next = start;
	enum after after = last ? u->after : u->after == AFTER_GLUE ? AFTER_SPACE : AFTER_DESPAIR;

	if (split_number(out, f, u, after, width))
		return;
	if (u->width <= width && is_group(u)) {
		*LIST_ADD(f->words, &out->units) = *u;
		out->units.items[out->units.count - 1].after = after;
		return;
	}
	while (start < end) {
		utf8_next(&next);
		split_off(out, f, u, start, next, next < end ? AFTER_DESPAIR : after);
		start = next;
	}
}

static void append(struct text *out, struct flow *f, const struct unit *units, size_t count)
{
	for (size_t i = 0; i < count; i++)
		*LIST_ADD(f->words, &out->units) = units[i];
}

/* The end of the run of units from `from` on that no line breaks, and in `*wide` its width. */
static size_t run_end(struct flow *f, const struct unit *units, size_t count, size_t from, int64_t *wide)
{
	size_t end = from;

	*wide = 0;
	do
		*wide += units[end].width + (unit_can_break(&units[end]) ? 0 : unit_space_after(f, &units[end]));
	while (!unit_can_break(&units[end++]) && end < count);
	*wide += unit_hyphen_width(f, &units[end - 1]);
	return end;
}

static bool has_wide_run(struct flow *f, const struct unit *units, size_t count, length width)
{
	int64_t wide = 0;

	for (size_t from = 0; from < count && wide <= width;)
		from = run_end(f, units, count, from, &wide);
	return wide > width;
}

const struct unit *split_anywhere(struct flow *f, const struct unit *units, size_t *count, length width)
{
	struct text out = { 0 };
	int64_t wide;

	if (!has_wide_run(f, units, *count, width))
		return units;
	for (size_t from = 0, end; from < *count; from = end) {
		end = run_end(f, units, *count, from, &wide);
		if (wide <= width)
			append(&out, f, units + from, end - from);
		for (size_t i = from; i < end && wide > width; i++)
			split_unit(&out, f, &units[i], i + 1 == end, width);
	}
	*count = out.units.count;
	return out.units.items;
}

/* Has split_word() divided the word? Where its style changes it takes no more units to. */
static bool is_divided(const struct text *parts, const struct unit *units, size_t count)
{
	bool divided = parts->units.count != count;

	for (size_t i = 0; i < count && !divided; i++)
		divided = parts->units.items[i].after != units[i].after;
	return divided;
}

const struct unit *split_words(struct flow *f, const struct unit *units, size_t *count)
{
	struct text out = { 0 }, parts = { 0 };

	for (size_t from = 0, end; from < *count; from = end) {
		for (end = from + 1; end < *count && units[end - 1].after == AFTER_NOTHING;)
			end++;
		parts.units.count = 0;
		split_word(&parts, f, units + from, end - from);
		if (!out.units.count && !is_divided(&parts, units + from, end - from))
			continue;
		if (!out.units.count)
			append(&out, f, units, from);
		append(&out, f, parts.units.items, parts.units.count);
	}
	if (!out.units.count)
		return units;
	*count = out.units.count;
	return out.units.items;
}
