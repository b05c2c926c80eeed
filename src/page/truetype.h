/* TrueType fonts, as far as a report needs them: which glyph a character has, how wide it is, numbers of the whole
 * font, and a font of some of the glyphs. Only outlines are read, neither hints nor layout tables.
 *
 * All is read from the file's bytes where they are, which have to live as long. Every offset is checked: a damaged
 * font gives wrong glyphs, but nothing outside the file is read. Source: the OpenType specification, chapters named
 * after the tables. */
#ifndef PAGE_TRUETYPE_H
#define PAGE_TRUETYPE_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* In the order of their tags, in which a font lists them. */
enum truetype_table {
	TABLE_OS2,
	TABLE_CMAP,
	TABLE_GLYF,
	TABLE_HEAD,
	TABLE_HHEA,
	TABLE_HMTX,
	TABLE_LOCA,
	TABLE_MAXP,
	TABLE_POST,
	TRUETYPE_TABLES
};

struct truetype {
	struct str table[TRUETYPE_TABLES];
	struct str characters; /* the part of cmap for the first plane of Unicode */
	unsigned glyphs;       /* how many there are */
	unsigned advances;     /* glyphs with an advance of their own; later ones have that of the last */
	int units_per_em;
	bool long_offsets;     /* in loca */
};

/* False when the file is no TrueType font with all these tables. */
bool truetype_open(struct truetype *out, struct str file);

/* Glyph of `c`, 0 when the font lacks it. */
unsigned truetype_glyph(const struct truetype *font, uint32_t c);
/* In font units. */
unsigned truetype_advance(const struct truetype *font, unsigned glyph);

/* The number of 16 bits at `offset` of a table; 0 beyond its end. */
unsigned truetype_word(struct str table, size_t offset);
int truetype_short(struct str table, size_t offset);

/* The outline of `glyph` as it stands in glyf; empty for a space, and for a glyph that is not there. */
struct str truetype_outline(const struct truetype *font, unsigned glyph);

/* A font in `a` with the `count` glyphs of `glyphs`, those they are composed of, and the glyph 0 of missing
 * characters. `moved[i]` is what glyphs[i] is called in it. */
struct str truetype_subset(const struct truetype *font, const uint16_t *glyphs, size_t count, uint16_t *moved,
			   struct arena *a);

/* A font in `a` with all its measures and no outlines. */
struct str truetype_without_outlines(const struct truetype *font, struct arena *a);

/* truetype_file.c: a font file in `a` of those tables that are not empty [enum truetype_table]. The head has to be one
 * of them, of 12 bytes at least; the sum of the file is put into it. */
struct str truetype_file(const struct str tables[TRUETYPE_TABLES], struct arena *a);

enum { TRUETYPE_HEADER = 12, TRUETYPE_ENTRY = 16 }; /* bytes of a file's head, and of a table's entry there */
extern const char truetype_tags[TRUETYPE_TABLES][5];

/* Numbers as fonts have them, the highest byte first. */
void truetype_put_word(struct buffer *out, unsigned value);
void truetype_put_long(struct buffer *out, uint32_t value);
void truetype_set_word(char *at, unsigned value);

#endif
