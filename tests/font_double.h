/* Stands in for page/font.c: Liberation Sans of Debian's package, measured by HarfBuzz. */
#ifndef FONT_DOUBLE_H
#define FONT_DOUBLE_H

#include "base/arena.h"
#include "page/font.h"

#include <hb-ot.h>

struct font_set {
	hb_blob_t *blob[FONTS];
	hb_font_t *font[FONTS];
};

const char *const tag_name[TAGS] = {
	"Document", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody",
	"TR", "TH", "TD", "Caption", "Figure", "TOC", "TOCI", "Reference", "Link", "Note", "BlockQuote", "Code",
	"Span", "Em", "Strong",
};

struct font_set *fonts_open(const char *folder, struct arena *a, struct diag *d)
{
	static const char *const name[FONTS] = { "Sans-Regular", "Sans-Bold", "Sans-Italic", "Sans-BoldItalic", "Mono-Regular" };
	struct font_set *set = NEW(a, struct font_set);

	(void)folder;
	(void)d;
	for (int i = 0; i < FONTS; i++) {
		hb_face_t *face;

		set->blob[i] = hb_blob_create_from_file(
			arena_printf(a, "/usr/share/fonts/truetype/liberation2/Liberation%s.ttf", name[i]));
		face = hb_face_create(set->blob[i], 0);
		set->font[i] = hb_font_create(face);
		hb_face_destroy(face);
	}
	return set;
}

void fonts_close(struct font_set *fonts)
{
	for (int i = 0; i < FONTS; i++) {
		hb_font_destroy(fonts->font[i]);
		hb_blob_destroy(fonts->blob[i]);
	}
}

uint16_t font_glyph(struct font_set *fonts, enum font font, uint32_t c)
{
	hb_codepoint_t glyph = 0;

	c = c == 0xA0 || c == 0x202F ? ' ' : c == 0x2011 || c == 0xAD ? '-' : c;
	return hb_font_get_nominal_glyph(fonts->font[font], c, &glyph) ? (uint16_t)glyph : 0;
}

length font_advance(struct font_set *fonts, enum font font, uint32_t c, length size)
{
	return (length)(((int64_t)hb_font_get_glyph_h_advance(fonts->font[font],
							      font_glyph(fonts, font, c)) *
				 size +
			 1024) /
			2048);
}

const struct font_metrics *font_metrics(struct font_set *fonts, enum font font)
{
	static const char *const name[FONTS] = { "LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic", "LiberationSans-BoldItalic", "LiberationMono" };
	static struct font_metrics m[FONTS];

	(void)fonts;
	m[font] = (struct font_metrics){ 905, -212, 729, 528, 87, font == FONT_ITALIC ? -12 : 0,
					 { -544, -303, 1302, 980 }, 2048, name[font] };
	return &m[font];
}

struct str font_data(struct font_set *fonts, enum font font)
{
	unsigned size;
	const char *data = hb_blob_get_data(fonts->blob[font], &size);

	return (struct str){ data, size };
}

#endif
