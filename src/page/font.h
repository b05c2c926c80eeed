/* The fonts: found, checked to be those that pages are laid out for, and measured. Never a user's own. */
#ifndef PAGE_FONT_H
#define PAGE_FONT_H

#include "base/text.h"
#include "pages.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct diag;
struct font_set;

/* Opens the fonts in `folder`; a missing or unlike file is an error in `d`. NULL on error. */
struct font_set *fonts_open(const char *folder, struct arena *a, struct diag *d);
void fonts_close(struct font_set *fonts);

/* What tells which versions of the files they are: a SHA-256 of theirs, in hex. */
const char *fonts_sha256(const struct font_set *fonts, struct arena *a);

/* Glyph of `c`, 0 when the font lacks it. U+2011 is mapped to a hyphen, U+00A0 and U+202F to a space glyph. */
uint16_t font_glyph(struct font_set *fonts, enum font font, uint32_t c);

/* Advance width of `c` at `size`. */
length font_advance(struct font_set *fonts, enum font font, uint32_t c, length size);

/* Width of `text` (`bytes` long) at `size`. */
length font_width(struct font_set *fonts, enum font font, const char *text, size_t bytes, length size);

/* Numbers the sinks and the layout need, in 1/1000 of the size. */
struct font_metrics {
	int ascent, descent, cap_height, x_height, stem_v, italic_angle;
	int box[4]; /* x min, y min, x max, y max */
	int units_per_em;
	const char *name; /* PostScript name */
};
const struct font_metrics *font_metrics(struct font_set *fonts, enum font font);

/* A font of some glyphs, for embedding; see truetype_subset. */
struct str font_subset(struct font_set *fonts, enum font font, const uint16_t *glyphs, size_t count, uint16_t *moved,
		       struct arena *a);

/* Its file's name. */
const char *font_file_name(enum font font);
/* A font to measure with; see truetype_without_outlines. */
struct str font_without_outlines(struct font_set *fonts, enum font font, struct arena *a);

#endif
