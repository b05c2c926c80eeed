/* Finds the best breaks by dynamic programming. */
#include "linebreak.h"

#include "hyphen.h"

#include <stdlib.h>
#include <string.h>

/* Badness of a line: the square of its white in per cent of the width, and what its end costs. */
enum {
	BAD_LINE = 60,       /* each line, so that fewer are better */
	BAD_STACKED = 1500,  /* a hyphen right above a hyphen */
	BAD_THIRD = 1000000, /* a third one */
	BAD_CHANCE = 60,     /* after a slash or a hyphen of the word's own */
	BAD_NUMBER = 500,    /* between a number and what is counted */
	BAD_DESPAIR = 20000,
	BAD_WIDOW = 2000,    /* a last line of next to nothing */
	BAD_FINAL = 1500,    /* a hyphen above the last line */
	BAD_REST = 6000,     /* and the last line is only the rest of that word */
	BAD_OVERFULL = 4000000,
	WIDOW_PER_CENT = 12,
};

static const struct {
	int tolerance; /* white of the worst line in per cent before words are divided */
	int hyphen;    /* badness of a hyphen */
} manner[] = {
	[HYPHENS_FREELY] = { 20, 350 },
	[HYPHENS_SPARINGLY] = { 55, 3000 },
	[HYPHENS_NEEDED] = { 100, 30000 },
};

struct breaker {
	struct flow *flow;
	length width;
	int hyphen; /* badness */
};

/* The best way to end a line after a unit. */
struct node {
	int64_t badness;
	int64_t start;  /* widths and spaces of all units before this one's end, and */
	length space;   /* of the space after it */
	uint32_t from;  /* first unit of the line */
	uint32_t full;  /* see find_full */
	int16_t hyphens; /* lines above and with this one that end in one, at most THREE_HYPHENS */
	int16_t white;   /* of this line in per cent; < 0 when it does not fit */
};
enum { THREE_HYPHENS = 3 };

static length hyphen_width(struct flow *f, const struct unit *u)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a paragraph has units */
	return u->after == AFTER_HYPHEN ? font_advance(f->fonts, u->ink->font, '-', u->ink->size) : 0;
}

static length space_after(struct flow *f, const struct unit *u)
{
	return u->after == AFTER_SPACE || u->after == AFTER_GLUE ? unit_space(f, u) : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool can_break(const struct unit *u)
{
	return u->after > AFTER_GLUE;
}

/* Badness of the last line, of the units `from` to `end`, with `white` per cent white, below so many lines that end in
 * a hyphen. */
static int64_t last_badness(const struct unit *from, const struct unit *end, int hyphens, int64_t white)
{
	int64_t badness = 100 - white < WIDOW_PER_CENT ? BAD_WIDOW : 0;
	bool words = false;

	if (!hyphens)
		return badness;
	for (const struct unit *u = from; u < end; u++)
		words |= u->after != AFTER_HYPHEN;
	return badness + BAD_FINAL + (words ? 0 : BAD_REST);
}

/* Badness of how a line ends, `node->hyphens` of them in a row with a hyphen. */
static int64_t end_badness(const struct breaker *b, const struct unit *end, const struct node *node)
{
	switch (end->after) {
	case AFTER_HYPHEN:
		return b->hyphen + (node->hyphens > 2 ? BAD_THIRD : node->hyphens == 2 ? BAD_STACKED : 0);
	case AFTER_CHANCE:
		return BAD_CHANCE;
	case AFTER_DESPAIR:
		return BAD_DESPAIR;
	case AFTER_SPACE:
		return is_digit(end->text[end->bytes - 1]) ? BAD_NUMBER : 0;
	case AFTER_NOTHING:
	case AFTER_GLUE:
	case AFTER_BREAK:
	case AFTER_END:
		break;
	}
	return 0;
}

/* Badness of a line from `from` to the unit at `end`, whose own width is `used`, below `hyphens` lines that end in
 * one. A paragraph of one line is not asked about, see fits_one_line(). */
static int64_t line_badness(const struct breaker *b, const struct unit *from, const struct unit *end, int hyphens,
			    int64_t used, bool last, struct node *node)
{
	int64_t white = (b->width - used) * 100 / b->width, badness = BAD_LINE;

	node->white = (int16_t)white;
	node->hyphens = end->after == AFTER_HYPHEN ? (int16_t)(hyphens + (hyphens < THREE_HYPHENS)) : 0;
	if (used > b->width) {
		node->white = -1;
		badness += BAD_OVERFULL;
	} else {
		badness += last ? last_badness(from, end, hyphens, white) : white * white;
	}
	return badness + (last ? 0 : end_badness(b, end, node));
}

/* Width of the line from unit `from` to where `total` is the sum of all. */
static int64_t line_width(const struct node *nodes, size_t from, int64_t total)
{
	return total - (from ? nodes[from - 1].start + nodes[from - 1].space : 0);
}

/* The first unit of the longest line that ends after `end` and holds nothing but characters of one word that is divided
 * anywhere; at least `end` itself. It moves on as the end does, so that each unit is passed once. */
static size_t find_full(const struct breaker *b, const struct unit *units, const struct node *nodes, size_t end,
			int64_t total)
{
	size_t from = end && units[end - 1].after == AFTER_DESPAIR ? nodes[end - 1].full : end;

	while (from < end && line_width(nodes, from, total) > b->width)
		from++;
	return from;
}

/* Finds the best line that ends after unit `end`, by the best ends before it. Goes back no further
 * than one line is wide, and one unit when even that is too much. A line between two breaks inside a word is tried only
 * when it is full: else each character of a text without spaces would be tried against all that fit on its line. */
static void find_best(const struct breaker *b, const struct unit *units, struct node *nodes, size_t end, bool last)
{
	int64_t total = nodes[end].start + hyphen_width(b->flow, &units[end]);
	struct node *best = &nodes[end];
	size_t most = end;
	bool found = false;

	best->full = (uint32_t)find_full(b, units, nodes, end, total);
	if (units[end].after == AFTER_DESPAIR && best->full < end)
		most = best->full && units[best->full - 1].after == AFTER_DESPAIR ? best->full : best->full + 1;
	for (size_t from = most + 1; from-- > 0;) {
		const struct node *before = from ? &nodes[from - 1] : NULL;
		struct node line = { 0 }; /* copied part by part below: whole, it takes most of the time */
		int64_t badness, used = line_width(nodes, from, total);

		if (before && !can_break(&units[from - 1]))
			continue;
		if (used > b->width && found)
			break;
		badness = line_badness(b, &units[from], &units[end], before ? before->hyphens : 0, used, last, &line) +
			  (before ? before->badness : 0);
		if (!found || badness < best->badness) {
			best->badness = badness;
			best->from = (uint32_t)from;
			best->hyphens = line.hyphens;
			best->white = line.white;
		}
		found = true;
	}
}

/* Whether all of a paragraph has room on one line, which is then better than any two. */
static bool fits_one_line(const struct breaker *b, const struct unit *units, size_t count)
{
	int64_t used = hyphen_width(b->flow, &units[count - 1]);

	for (size_t i = 0; i < count && used <= b->width; i++)
		used += units[i].width + (i + 1 < count ? space_after(b->flow, &units[i]) : 0);
	return used <= b->width;
}

/* Where the lines of some units end, the last one first. */
struct breaks {
	LIST_OF(size_t) ends;
	int worst; /* the largest white in per cent of a line that is not the last, 101 when a line does not fit */
};

/* Breaks `count` units, the last of which ends a paragraph. */
static struct breaks break_units(const struct breaker *b, const struct unit *units, size_t count)
{
	struct breaks out = { 0 };
	struct arena own = { 0 };
	struct node *nodes;
	int64_t at = 0;

	if (fits_one_line(b, units, count)) {
		*LIST_ADD(b->flow->words, &out.ends) = count;
		return out;
	}
	nodes = NEW_ARRAY(&own, count, struct node);
	for (size_t i = 0; i < count; i++) {
		nodes[i].start = at + units[i].width;
		nodes[i].space = space_after(b->flow, &units[i]);
		at = nodes[i].start + nodes[i].space;
		if (can_break(&units[i]))
			find_best(b, units, nodes, i, i + 1 == count);
	}
	for (size_t end = count; end > 0; end = nodes[end - 1].from) {
		int white = nodes[end - 1].white;

		*LIST_ADD(b->flow->words, &out.ends) = end;
		if (white < 0)
			out.worst = 101;
		else if (end < count && white > out.worst)
			out.worst = white;
	}
	arena_free(&own);
	return out;
}

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
	for (digits = p; p < end && is_digit(*p); p++)
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
		*wide += units[end].width + (can_break(&units[end]) ? 0 : space_after(f, &units[end]));
	while (!can_break(&units[end++]) && end < count);
	*wide += hyphen_width(f, &units[end - 1]);
	return end;
}

static bool has_wide_run(struct flow *f, const struct unit *units, size_t count, length width)
{
	int64_t wide = 0;

	for (size_t from = 0; from < count && wide <= width;)
		from = run_end(f, units, count, from, &wide);
	return wide > width;
}

/* `*count` units, in which a run that no line breaks is divided anywhere when it is wider than a line. */
static const struct unit *split_desperately(struct flow *f, const struct unit *units, size_t *count, length width)
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

/* `*count` units with those divided that can be; `units` themselves when there are none. */
static const struct unit *divide_words(struct flow *f, const struct unit *units, size_t *count)
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

/* One paragraph, up to a hard break. */
static void break_paragraph(struct lines *out, struct flow *f, const struct unit *units, size_t count,
			    length width, enum hyphens hyphens)
{
	struct breaker b = { f, width > 0 ? width : 1, manner[hyphens].hyphen };
	struct breaks breaks = break_units(&b, units, count);
	size_t from = 0;

	if (breaks.worst > manner[hyphens].tolerance) {
		units = divide_words(f, units, &count);
		units = split_desperately(f, units, &count, width);
		breaks = break_units(&b, units, count);
	}
	units = divided_words(f, units, count, breaks.ends.items, breaks.ends.count);
	for (size_t lines = breaks.ends.count; lines-- > 0;) {
		struct line *line = LIST_ADD(f->words, &out->items);
		size_t end = breaks.ends.items[lines];
		const struct unit *last = &units[end - 1];

		line->units = units + from;
		line->count = end - from;
		for (size_t i = from; i < end; i++)
			/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a line has units */
			line->width += units[i].width + (&units[i] < last ? space_after(f, &units[i]) : 0);
		line->width += hyphen_width(f, last);
		line->last = lines == 0;
		from = end;
	}
}

void lines_break(struct lines *out, const struct text *t, struct flow *f, length width, enum hyphens hyphens)
{
	size_t from = 0;

	for (size_t i = 0; i < t->units.count; i++) {
		if (t->units.items[i].after < AFTER_BREAK)
			continue;
		break_paragraph(out, f, t->units.items + from, i + 1 - from, width, hyphens);
		from = i + 1;
	}
}

length text_narrowest(const struct text *t, struct flow *f, bool divided)
{
	size_t count = t->units.count;
	const struct unit *units = divided ? divide_words(f, t->units.items, &count) : t->units.items;
	length widest = 0, width = 0;

	for (size_t i = 0; i < count; i++) {
		const struct unit *u = &units[i];

		width += u->width + hyphen_width(f, u);
		if (width > widest)
			widest = width;
		if (can_break(u))
			width = 0;
		else
			width += space_after(f, u);
	}
	return widest;
}

length text_widest(const struct text *t, struct flow *f)
{
	length widest = 0, width = 0;

	for (size_t i = 0; i < t->units.count; i++) {
		const struct unit *u = &t->units.items[i];

		width += u->width;
		if (width > widest)
			widest = width;
		width = u->after >= AFTER_BREAK ? 0 : width + space_after(f, u);
	}
	return widest;
}

/* One piece for `count` units in the same ink. */
static void run_piece(struct flow *f, struct strip *s, const struct unit *units, size_t count, bool line_end,
		      length x, length y)
{
	const struct unit *last = &units[count - 1];
	struct piece *piece = piece_add(f, s, units->ink->owner);
	struct item *item = &piece->item;
	size_t bytes = 2;
	char *out;

	for (size_t i = 0; i < count; i++)
		bytes += units[i].bytes + 1;
	out = arena_alloc(f->drawn, bytes, 1);
	piece->link = units->ink->link;
	item->type = ITEM_TEXT;
	item->colour = units->ink->colour;
	item->x = x;
	item->y = y;
	item->text.text = out;
	item->text.font = units->ink->font;
	item->text.size = units->ink->size;
	for (size_t i = 0; i < count; i++) {
		out = mempcpy(out, units[i].text, units[i].bytes);
		item->text.width += units[i].width;
		if (&units[i] == last && line_end)
			break;
		if (space_after(f, &units[i])) {
			*out++ = ' ';
			item->text.width += space_after(f, &units[i]);
		}
	}
	if (!line_end)
		return;
	item->text.hyphen = last->after == AFTER_HYPHEN;
	item->text.space_after = last->after == AFTER_SPACE;
	item->text.break_after = last->after == AFTER_BREAK;
	if (item->text.hyphen)
		*out++ = '-';
	item->text.width += hyphen_width(f, last);
}

/* A rule below `count` units that take `width`, though not below the space after them. */
static void underline(struct flow *f, struct strip *s, const struct unit *units, size_t count, length width,
		      bool line_end, length x, length y)
{
	const struct ink *ink = units->ink;
	length space = line_end ? 0 : space_after(f, &units[count - 1]);

	piece_rectangle(f, s, (struct box){ x, y + ink->size / 9, width - space, f->style.hairline }, ink->colour);
}

/* Room for the pieces of `line` and no more: of a long text nearly all strips are lines. */
static void reserve_pieces(struct flow *f, struct strip *s, const struct line *line)
{
	size_t size = sizeof *s->pieces.items, wanted = s->pieces.count;

	for (size_t i = 0; i < line->count; i++)
		if (!i || line->units[i].ink != line->units[i - 1].ink)
			wanted += line->units[i].ink->underlined ? 2 : 1;
	if (wanted <= s->pieces.capacity)
		return;
	s->pieces.items = arena_extend(f->passing, s->pieces.items, s->pieces.capacity * size, wanted * size);
	s->pieces.capacity = wanted;
}

void line_pieces(struct flow *f, struct strip *s, const struct line *line, length x, length y)
{
	size_t from = 0;
	length width;

	reserve_pieces(f, s, line);
	while (from < line->count) {
		const struct ink *ink = line->units[from].ink;
		size_t to = from + 1;

		while (to < line->count && line->units[to].ink == ink)
			to++;
		run_piece(f, s, line->units + from, to - from, to == line->count, x, y);
		width = s->pieces.items[s->pieces.count - 1].item.text.width;
		if (ink->underlined)
			underline(f, s, line->units + from, to - from, width, to == line->count, x, y);
		x += width;
		from = to;
	}
}
