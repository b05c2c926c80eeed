/* Finds the best breaks by dynamic programming. */
#include "linebreak.h"

#include "split.h"

#include <ctype.h>
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
		return isdigit((unsigned char)end->text[end->bytes - 1]) ? BAD_NUMBER : 0;
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
	int64_t total = nodes[end].start + unit_hyphen_width(b->flow, &units[end]);
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

		if (before && !unit_can_break(&units[from - 1]))
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
	int64_t used = unit_hyphen_width(b->flow, &units[count - 1]);

	for (size_t i = 0; i < count && used <= b->width; i++)
		used += units[i].width + (i + 1 < count ? unit_space_after(b->flow, &units[i]) : 0);
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
		nodes[i].space = unit_space_after(b->flow, &units[i]);
		at = nodes[i].start + nodes[i].space;
		if (unit_can_break(&units[i]))
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

/* One paragraph, up to a hard break. */
static void break_paragraph(struct lines *out, struct flow *f, const struct unit *units, size_t count,
			    length width, enum hyphens hyphens)
{
	struct breaker b = { f, width > 0 ? width : 1, manner[hyphens].hyphen };
	struct breaks breaks = break_units(&b, units, count);
	size_t from = 0;

	if (breaks.worst > manner[hyphens].tolerance) {
		units = split_words(f, units, &count);
		units = split_anywhere(f, units, &count, width);
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
			line->width += units[i].width + (&units[i] < last ? unit_space_after(f, &units[i]) : 0);
		line->width += unit_hyphen_width(f, last);
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
	const struct unit *units = divided ? split_words(f, t->units.items, &count) : t->units.items;
	length widest = 0, width = 0;

	for (size_t i = 0; i < count; i++) {
		const struct unit *u = &units[i];

		width += u->width + unit_hyphen_width(f, u);
		if (width > widest)
			widest = width;
		if (unit_can_break(u))
			width = 0;
		else
			width += unit_space_after(f, u);
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
		width = u->after >= AFTER_BREAK ? 0 : width + unit_space_after(f, u);
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
		if (unit_space_after(f, &units[i])) {
			*out++ = ' ';
			item->text.width += unit_space_after(f, &units[i]);
		}
	}
	if (!line_end)
		return;
	item->text.hyphen = last->after == AFTER_HYPHEN;
	item->text.space_after = last->after == AFTER_SPACE;
	item->text.break_after = last->after == AFTER_BREAK;
	if (item->text.hyphen)
		*out++ = '-';
	item->text.width += unit_hyphen_width(f, last);
}

/* A rule below `count` units that take `width`, though not below the space after them. */
static void underline(struct flow *f, struct strip *s, const struct unit *units, size_t count, length width,
		      bool line_end, length x, length y)
{
	const struct ink *ink = units->ink;
	length space = line_end ? 0 : unit_space_after(f, &units[count - 1]);

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
