/* Fonts: one Type 0 font for each font used, with the glyphs used and nothing else.
 *
 * A code stands for a character, not for a glyph: a no-break space and a non-breaking hyphen have
 * codes of their own although they are drawn as a space and a hyphen, so that a reader gets back
 * the very text [PDF/A-2 6.2.11.7.2-1, PDF/UA-1 7.21.7-1]. Codes are given from 1 in the order the
 * characters come; CIDToGIDMap leads to the glyphs of the subset. */
#include "writer.h"

#include "base/hash.h"
#include "page/font.h"

struct code {
	uint32_t meant; /* what a reader gets back */
	uint16_t glyph; /* in the whole font */
	length advance; /* 1/1000 of the size */
};

struct font_use {
	struct code_rows rows;
	LIST_OF(struct code) codes; /* [code − 1] */
};

uint16_t font_code_new(struct writer *w, enum font font, uint32_t meant, uint32_t shown)
{
	struct font_use *use = w->font[font];
	uint16_t *row;
	struct code *code;

	if (!use) {
		use = w->font[font] = NEW(w->arena, struct font_use);
		w->codes[font] = &use->rows;
	}
	row = use->rows.row[meant / CODE_ROW];
	if (!row)
		row = use->rows.row[meant / CODE_ROW] = NEW_ARRAY(w->arena, CODE_ROW, uint16_t);
	if (use->codes.count == UINT16_MAX) {
		writer_fault(w, "dokumentet har flere ulike tegn enn en skrift i en PDF kan ha");
		return 0;
	}
	code = LIST_ADD(w->arena, &use->codes);
	code->meant = meant;
	code->glyph = font_glyph(w->fonts, font, shown);
	code->advance = font_advance(w->fonts, font, shown, PT(1));
	/* No validator sees a glyph that is missing, so it is refused here. */
	if (!code->glyph)
		writer_fault(w, "skriften %s mangler tegnet U+%04X", font_metrics(w->fonts, font)->name, shown);
	return row[meant % CODE_ROW] = (uint16_t)use->codes.count;
}

/* The glyphs used as a font of their own; in `map`, two bytes for each code from 0 on: its glyph there. */
static struct str subset(struct writer *w, enum font font, struct buffer *map)
{
	const struct font_use *use = w->font[font];
	size_t count = use->codes.count;
	uint16_t *glyphs = NEW_ARRAY(w->arena, count, uint16_t), *moved = NEW_ARRAY(w->arena, count, uint16_t);
	struct str file;

	for (size_t i = 0; i < count; i++)
		glyphs[i] = use->codes.items[i].glyph;
	file = font_subset(w->fonts, font, glyphs, count, moved, w->arena);
	buffer_add(map, "\0", 2);
	for (size_t i = 0; i < count; i++)
		buffer_add(map, (const char[]){ (char)(moved[i] >> 8), (char)moved[i] }, 2);
	return file;
}

/* "ABCDEF+LiberationSans": the tag is a hash of what is in the subset, so that equal files have
 * equal names and different subsets different ones [PDF 1.7, 9.6.4]. */
static const char *subset_name(struct writer *w, const char *name, const struct font_use *use)
{
	const char *hex =
		hash_hex(w->arena, (struct str){ (const char *)use->codes.items,
						 use->codes.count * sizeof *use->codes.items });
	char tag[7] = "";

	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + (hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10));
	return arena_printf(w->arena, "%s+%s", tag, name);
}

/* libharu writes cidrange where readers want bfchar [6.2.11.7.2-1, 7.21.7-1]. */
static HPDF_Dict write_unicode_map(struct writer *w, const struct font_use *use)
{
	enum { BLOCK = 100 }; /* as many as a bfchar block may hold */
	struct buffer b = { .arena = w->arena };
	size_t count = use->codes.count;

	buffer_puts(&b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
			"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
			"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < count; i++) {
		if (i % BLOCK == 0)
			buffer_printf(&b, "%zu beginbfchar\n", count - i < BLOCK ? count - i : BLOCK);
		buffer_puts(&b, "<");
		put_utf16(&b, (uint32_t)i + 1);
		buffer_puts(&b, "><");
		put_utf16(&b, use->codes.items[i].meant);
		buffer_puts(&b, ">\n");
		if ((i + 1) % BLOCK == 0 || i + 1 == count)
			buffer_puts(&b, "endbfchar\n");
	}
	buffer_puts(&b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	return object_stream(w, (struct str){ b.data, b.size }, "");
}

static HPDF_Dict write_descriptor(struct writer *w, enum font font, const char *name, struct str file)
{
	enum { FIXED_PITCH = 1, NONSYMBOLIC = 1 << 5, ITALIC = 1 << 6 };
	const struct font_metrics *m = font_metrics(w->fonts, font);
	HPDF_Dict data = object_stream(w, file, arena_printf(w->arena, "/Length1 %zu", file.size));
	HPDF_Dict object = object_new(w);
	int flags = NONSYMBOLIC | (font == FONT_MONO ? FIXED_PITCH : 0) |
		    (m->italic_angle ? ITALIC : 0);

	object_printf(
		w, object,
		"/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d"
		"/Ascent %d/Descent %d/CapHeight %d/XHeight %d/StemV %d/FontFile2 %u 0 R",
		name, flags, m->box[0], m->box[1], m->box[2], m->box[3], m->italic_angle, m->ascent,
		m->descent, m->cap_height, m->x_height, m->stem_v, object_number(data));
	return object;
}

/* The CIDFont with widths of the codes used; stock libharu writes those of the whole BMP. */
static HPDF_Dict write_cid_font(struct writer *w, const struct font_use *use, const char *name,
				HPDF_Dict descriptor, struct str map)
{
	HPDF_Dict glyphs = object_stream(w, map, ""), object = object_new(w);
	struct buffer *b = body_start(w);

	buffer_printf(b,
		      "/Type/Font/Subtype/CIDFontType2/BaseFont/%s"
		      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
		      "/FontDescriptor %u 0 R/CIDToGIDMap %u 0 R/W[1[",
		      name, object_number(descriptor), object_number(glyphs));
	for (size_t i = 0; i < use->codes.count; i++) {
		if (i)
			buffer_add(b, " ", 1);
		buffer_add_whole(b, use->codes.items[i].advance);
	}
	buffer_puts(b, "]]");
	body_end(w, object);
	return object;
}

static HPDF_Dict write_font(struct writer *w, enum font font)
{
	const struct font_use *use = w->font[font];
	struct buffer map = { .arena = w->arena };
	HPDF_Dict cid_font, unicode, object;
	const char *name = font_metrics(w->fonts, font)->name;
	struct str file = subset(w, font, &map);

	name = subset_name(w, name, use);
	cid_font = write_cid_font(w, use, name, write_descriptor(w, font, name, file),
				  (struct str){ map.data, map.size });
	unicode = write_unicode_map(w, use);
	object = object_new(w);
	object_printf(w, object,
		      "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
		      "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
		      name, object_number(cid_font), object_number(unicode));
	return object;
}

void fonts_write(struct writer *w, struct buffer *resources)
{
	buffer_puts(resources, "/Font<<");
	for (int font = 0; font < FONTS && !w->fault; font++)
		if (w->font[font])
			buffer_printf(resources, "/F%d %u 0 R", font, object_number(write_font(w, (enum font)font)));
	buffer_puts(resources, ">>");
}
