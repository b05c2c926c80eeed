/* Reads the tables of a font. */
#include "truetype.h"

#include <string.h>

const char truetype_tags[TRUETYPE_TABLES][5] = {
	[TABLE_OS2] = "OS/2",  [TABLE_CMAP] = "cmap", [TABLE_GLYF] = "glyf",
	[TABLE_HEAD] = "head", [TABLE_HHEA] = "hhea", [TABLE_HMTX] = "hmtx",
	[TABLE_LOCA] = "loca", [TABLE_MAXP] = "maxp", [TABLE_POST] = "post",
};

/* The part of `whole` from `offset`, `size` bytes; empty when it is not all there. */
static struct str part(struct str whole, size_t offset, size_t size)
{
	if (offset > whole.size || size > whole.size - offset)
		return (struct str){ 0 };
	return (struct str){ whole.data + offset, size };
}

unsigned truetype_word(struct str table, size_t offset)
{
	struct str bytes = part(table, offset, 2);

	return bytes.size ? (unsigned)((uint8_t)bytes.data[0] << 8 | (uint8_t)bytes.data[1]) : 0;
}

int truetype_short(struct str table, size_t offset)
{
	return (int16_t)truetype_word(table, offset);
}

static size_t long_word(struct str table, size_t offset)
{
	return (size_t)truetype_word(table, offset) << 16 | truetype_word(table, offset + 2);
}

static struct str find_table(struct str file, const char *tag)
{
	unsigned count = truetype_word(file, 4);

	for (unsigned i = 0; i < count; i++) {
		struct str entry = part(file, TRUETYPE_HEADER + (size_t)i * TRUETYPE_ENTRY, TRUETYPE_ENTRY);

		if (entry.size && memcmp(entry.data, tag, 4) == 0)
			return part(file, long_word(entry, 8), long_word(entry, 12));
	}
	return (struct str){ 0 };
}

/* The subtable of format 4 for platform Windows, encoding Unicode. */
static struct str find_characters(struct str cmap)
{
	enum { WINDOWS = 3, UNICODE = 1, FORMAT = 4 };
	unsigned count = truetype_word(cmap, 2);

	for (unsigned i = 0; i < count; i++) {
		size_t entry = 4 + (size_t)i * 8, offset = long_word(cmap, entry + 4);

		if (truetype_word(cmap, entry) == WINDOWS && truetype_word(cmap, entry + 2) == UNICODE &&
		    truetype_word(cmap, offset) == FORMAT)
			return part(cmap, offset, truetype_word(cmap, offset + 2));
	}
	return (struct str){ 0 };
}

bool truetype_open(struct truetype *out, struct str file)
{
	*out = (struct truetype){ 0 };
	for (int i = 0; i < TRUETYPE_TABLES; i++) {
		out->table[i] = find_table(file, truetype_tags[i]);
		if (!out->table[i].size)
			return false;
	}
	out->characters = find_characters(out->table[TABLE_CMAP]);
	out->glyphs = truetype_word(out->table[TABLE_MAXP], 4);
	out->advances = truetype_word(out->table[TABLE_HHEA], 34);
	out->units_per_em = (int)truetype_word(out->table[TABLE_HEAD], 18);
	out->long_offsets = truetype_word(out->table[TABLE_HEAD], 50) != 0;
	return out->characters.size && out->glyphs && out->advances && out->units_per_em;
}

/* Format 4: segments of consecutive characters, by their ends; then their starts, what to add to a character for its
 * glyph, and for some how far away a list of glyphs is, to which that is added then. */
unsigned truetype_glyph(const struct truetype *font, uint32_t c)
{
	struct str map = font->characters;
	size_t segments = truetype_word(map, 6), ends = 14, starts = ends + segments + 2; /* in bytes */
	size_t deltas = starts + segments, offsets = deltas + segments, at = 0;
	unsigned start, delta, offset, glyph;

	while (at < segments && truetype_word(map, ends + at) < c)
		at += 2;
	start = truetype_word(map, starts + at);
	if (at >= segments || c < start)
		return 0;
	delta = truetype_word(map, deltas + at);
	offset = truetype_word(map, offsets + at);
	if (!offset)
		return (c + delta) & UINT16_MAX;
	glyph = truetype_word(map, offsets + at + offset + 2 * (size_t)(c - start));
	return glyph ? (glyph + delta) & UINT16_MAX : 0;
}

unsigned truetype_advance(const struct truetype *font, unsigned glyph)
{
	unsigned last = font->advances - 1;

	return truetype_word(font->table[TABLE_HMTX], 4 * (size_t)(glyph < last ? glyph : last));
}

struct str truetype_outline(const struct truetype *font, unsigned glyph)
{
	struct str loca = font->table[TABLE_LOCA];
	size_t from, to;

	if (glyph >= font->glyphs)
		return (struct str){ 0 };
	if (font->long_offsets) {
		from = long_word(loca, 4 * (size_t)glyph);
		to = long_word(loca, 4 * (size_t)glyph + 4);
	} else {
		from = 2 * (size_t)truetype_word(loca, 2 * (size_t)glyph);
		to = 2 * (size_t)truetype_word(loca, 2 * (size_t)glyph + 2);
	}
	return to > from ? part(font->table[TABLE_GLYF], from, to - from) : (struct str){ 0 };
}
