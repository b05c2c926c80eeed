/* A font of some glyphs: those asked for and their parts, in the order they had, without hints. */
#include "truetype.h"

#include "base/arena.h"

#include <string.h>

/* Flags of a part of a composed glyph [glyf, component glyph description]. */
enum {
	PART_WORDS = 0x0001, /* its place is given in words, not bytes */
	PART_SCALE = 0x0008,
	PART_MORE = 0x0020, /* another part follows */
	PART_TWO_SCALES = 0x0040,
	PART_MATRIX = 0x0080,
	PART_HINTS = 0x0100, /* hints follow the last part */
};

enum { OUTLINE_HEAD = 10 }; /* number of contours, or −1, and the box */

struct subset {
	const struct truetype *font;
	struct arena *arena;
	bool *wanted;                  /* [glyph] */
	LIST_OF(uint16_t) found;       /* the wanted ones as they were found */
	uint16_t *moved;               /* [glyph] its new number */
	unsigned count;
	struct buffer outlines, loca;
};

static bool is_composed(struct str outline)
{
	return truetype_short(outline, 0) < 0;
}

/* Bytes of a part with these flags. */
static size_t part_size(unsigned flags)
{
	size_t scale = flags & PART_MATRIX ? 8 : flags & PART_TWO_SCALES ? 4 : flags & PART_SCALE ? 2 : 0;

	return 4 + (flags & PART_WORDS ? 4 : 2) + scale;
}

static void want(struct subset *s, unsigned glyph)
{
	if (glyph >= s->font->glyphs || s->wanted[glyph])
		return;
	s->wanted[glyph] = true;
	*LIST_ADD(s->arena, &s->found) = (uint16_t)glyph;
}

static void want_parts(struct subset *s, struct str outline)
{
	unsigned flags;
	size_t at = OUTLINE_HEAD;

	do {
		flags = truetype_word(outline, at);
		want(s, truetype_word(outline, at + 2));
		at += part_size(flags);
	} while (flags & PART_MORE && at < outline.size);
}

/* All glyphs needed, and their new numbers. */
static void choose(struct subset *s, const uint16_t *glyphs, size_t count)
{
	want(s, 0);
	for (size_t i = 0; i < count; i++)
		want(s, glyphs[i]);
	for (size_t i = 0; i < s->found.count; i++) { /* parts are found on the way */
		struct str outline = truetype_outline(s->font, s->found.items[i]);

		if (is_composed(outline))
			want_parts(s, outline);
	}
	for (unsigned glyph = 0; glyph < s->font->glyphs; glyph++)
		if (s->wanted[glyph])
			s->moved[glyph] = (uint16_t)s->count++;
}

static void put_composed(struct subset *s, struct str outline)
{
	unsigned flags, part;
	size_t at = OUTLINE_HEAD;

	buffer_add(&s->outlines, outline.data, OUTLINE_HEAD);
	do {
		size_t size;

		flags = truetype_word(outline, at);
		part = truetype_word(outline, at + 2);
		size = part_size(flags);
		if (size > outline.size - at)
			return;
		truetype_put_word(&s->outlines, flags & ~(unsigned)PART_HINTS);
		truetype_put_word(&s->outlines, part < s->font->glyphs ? s->moved[part] : 0);
		buffer_add(&s->outlines, outline.data + at + 4, size - 4);
		at += size;
	} while (flags & PART_MORE && at < outline.size);
}

/* Ends of contours, how many bytes of hints, the hints, and the points. */
static void put_contours(struct subset *s, struct str outline)
{
	size_t hints = OUTLINE_HEAD + 2 * (size_t)truetype_short(outline, 0);
	size_t points = hints + 2 + truetype_word(outline, hints);

	if (points > outline.size)
		return;
	buffer_add(&s->outlines, outline.data, hints);
	truetype_put_word(&s->outlines, 0);
	buffer_add(&s->outlines, outline.data + points, outline.size - points);
}

/* glyf, and loca with long offsets. */
static void put_outlines(struct subset *s)
{
	for (unsigned glyph = 0; glyph < s->font->glyphs; glyph++) {
		struct str outline = s->wanted[glyph] ? truetype_outline(s->font, glyph) : (struct str){ 0 };

		if (!s->wanted[glyph])
			continue;
		truetype_put_long(&s->loca, (uint32_t)s->outlines.size);
		if (outline.size > OUTLINE_HEAD && is_composed(outline))
			put_composed(s, outline);
		else if (outline.size > OUTLINE_HEAD)
			put_contours(s, outline);
		buffer_add(&s->outlines, "\0\0", s->outlines.size % 2);
	}
	truetype_put_long(&s->loca, (uint32_t)s->outlines.size);
}

static struct str make_hmtx(const struct subset *s)
{
	const struct truetype *font = s->font;
	struct str hmtx = font->table[TABLE_HMTX];
	struct buffer b = { .arena = s->arena };

	for (unsigned glyph = 0; glyph < font->glyphs; glyph++) {
		size_t bearing = glyph < font->advances ? 4 * (size_t)glyph + 2
							: 2 * ((size_t)font->advances + glyph);

		if (!s->wanted[glyph])
			continue;
		truetype_put_word(&b, truetype_advance(font, glyph));
		truetype_put_word(&b, truetype_word(hmtx, bearing));
	}
	return (struct str){ b.data, b.size };
}

/* A table's first `size` bytes, to be changed; zeroes where it is shorter. */
static char *copy_table(const struct subset *s, enum truetype_table table, size_t size)
{
	struct str from = s->font->table[table];
	char *copy = arena_alloc(s->arena, size, 1);

	memcpy(copy, from.data, from.size < size ? from.size : size);
	return copy;
}

static struct str make_head(const struct subset *s)
{
	enum { SIZE = 54, OFFSETS = 50 };
	char *head = copy_table(s, TABLE_HEAD, SIZE);

	truetype_set_word(head + OFFSETS, 1);
	return (struct str){ head, SIZE };
}

static struct str make_hhea(const struct subset *s)
{
	enum { SIZE = 36, ADVANCES = 34 };
	char *hhea = copy_table(s, TABLE_HHEA, SIZE);

	truetype_set_word(hhea + ADVANCES, s->count);
	return (struct str){ hhea, SIZE };
}

static struct str make_maxp(const struct subset *s)
{
	enum { SIZE = 32, GLYPHS = 4, ZONES = 14, HINTS = 16, COMPONENTS = 28 };
	char *maxp = copy_table(s, TABLE_MAXP, SIZE);

	truetype_set_word(maxp + GLYPHS, s->count);
	truetype_set_word(maxp + ZONES, 1);
	memset(maxp + HINTS, 0, COMPONENTS - HINTS); /* what hints would need */
	return (struct str){ maxp, SIZE };
}

struct str truetype_subset(const struct truetype *font, const uint16_t *glyphs, size_t count, uint16_t *moved,
			   struct arena *a)
{
	struct subset s = {
		.font = font,
		.arena = a,
		.wanted = NEW_ARRAY(a, font->glyphs, bool),
		.moved = NEW_ARRAY(a, font->glyphs, uint16_t),
		.outlines.arena = a,
		.loca.arena = a,
	};

	choose(&s, glyphs, count);
	put_outlines(&s);
	for (size_t i = 0; i < count; i++)
		moved[i] = glyphs[i] < font->glyphs ? s.moved[glyphs[i]] : 0;
	return truetype_file((struct str[TRUETYPE_TABLES]){
				     [TABLE_GLYF] = { buffer_text(&s.outlines), s.outlines.size },
				     [TABLE_HEAD] = make_head(&s),
				     [TABLE_HHEA] = make_hhea(&s),
				     [TABLE_HMTX] = make_hmtx(&s),
				     [TABLE_LOCA] = { s.loca.data, s.loca.size },
				     [TABLE_MAXP] = make_maxp(&s),
			     }, a);
}
