/* Fonts are opened when a character of theirs is first wanted, and each character is asked for once:
 * after that, measuring text is adding up numbers from a table.
 */
#include "font.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/tell.h"
#include "font_version.h"
#include "truetype.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_POINTS = 0x10000, CACHE_PAGE = 256, NOT_ASKED = 0xFFFF };

struct glyph {
	uint16_t id;      /* NOT_ASKED until asked for; 0 = the font lacks it */
	uint16_t advance; /* in font units */
};

struct font_file {
	const char *path, *sha256;
	struct str bytes; /* none until it is opened */
	struct truetype font;
	struct font_metrics metrics;
	struct glyph *cache[CODE_POINTS / CACHE_PAGE];
};

struct font_set {
	struct arena *arena;
	struct font_file files[FONTS];
};

static const struct {
	const char *file, *name, *measures; /* the last as font_measures() of every version 2 */
} known[FONTS] = {
	[FONT_REGULAR] = { "LiberationSans-Regular.ttf", "LiberationSans", "49a457389a61ec1c47a9525ac4efb9b4" },
	[FONT_BOLD] = { "LiberationSans-Bold.ttf", "LiberationSans-Bold", "7f7fe0a2c49a38d76c7b3e12fdde1e2a" },
	[FONT_ITALIC] = { "LiberationSans-Italic.ttf", "LiberationSans-Italic", "66be5ea5ba844eaea824197a74100afc" },
	[FONT_BOLD_ITALIC] = { "LiberationSans-BoldItalic.ttf",
			       "LiberationSans-BoldItalic",
			       "34522fa144b56691028cf6255adb7df7" },
	[FONT_MONO] = { "LiberationMono-Regular.ttf", "LiberationMono", "09f2cf661f43ccb62f9ecc5e5f1fe12b" },
};

struct font_set *fonts_open(const char *folder, struct arena *a, struct diag *d)
{
	struct font_set *fonts = NEW(a, struct font_set);
	struct font_versions *versions = font_versions_read(folder, a, d);
	bool good = versions;

	fonts->arena = a;
	for (int i = 0; i < FONTS && versions; i++) {
		struct font_file *file = &fonts->files[i];

		file->path = path_join(a, folder, known[i].file);
		good &= font_version_check(&file->sha256, file->path, known[i].measures, versions, a, d);
	}
	return good ? fonts : NULL;
}

const char *fonts_sha256(const struct font_set *fonts, struct arena *a)
{
	struct buffer all = { .arena = a };

	for (int i = 0; i < FONTS; i++)
		buffer_printf(&all, "%s %s\n", known[i].file, fonts->files[i].sha256);
	return hash_hex(a, buffer_str(&all));
}

void fonts_close(struct font_set *fonts)
{
	for (int i = 0; i < FONTS; i++) {
		struct str *bytes = &fonts->files[i].bytes;

		if (bytes->data)
			file_unmap(*bytes);
		*bytes = (struct str){ 0 };
	}
}

static int scaled(int value, int units)
{
	return (int)((int64_t)value * 1000 / units);
}

static void read_metrics(struct font_file *file, const char *name)
{
	struct font_metrics *m = &file->metrics;
	const struct str *table = file->font.table;
	int units = file->font.units_per_em, weight = truetype_short(table[TABLE_OS2], 4);

	m->name = name;
	m->units_per_em = units;
	m->ascent = scaled(truetype_short(table[TABLE_HHEA], 4), units);
	m->descent = scaled(truetype_short(table[TABLE_HHEA], 6), units);
	m->x_height = scaled(truetype_short(table[TABLE_OS2], 86), units);
	m->cap_height = scaled(truetype_short(table[TABLE_OS2], 88), units);
	m->italic_angle = truetype_short(table[TABLE_POST], 4);
	for (size_t i = 0; i < 4; i++)
		m->box[i] = scaled(truetype_short(table[TABLE_HEAD], 36 + 2 * i), units);
	/* TrueType tells no stem width; this estimate from the weight class is the usual one. */
	m->stem_v = 50 + weight * weight / 4225;
}

static __attribute__((noinline)) void open_file(struct font_file *file, enum font font)
{
	file->bytes = file_map(file->path);
	if (!truetype_open(&file->font, file->bytes))
		tell_and_end("kan ikke lese %s; kjør «make fonts»", file->path);
	read_metrics(file, known[font].name);
}

static struct font_file *use(struct font_set *fonts, enum font font)
{
	struct font_file *file = &fonts->files[font];

	if (!file->bytes.data)
		open_file(file, font);
	return file;
}

/* Characters drawn with another's glyph: U+2011 has none in many fonts, and the hard spaces look
 * like a space. A soft hyphen is drawn only where a line breaks, as a hyphen. */
static uint32_t drawn_as(uint32_t c)
{
	switch (c) {
	case 0x00A0:
	case 0x202F:
		return ' ';
	case 0x00AD:
	case 0x2010:
	case 0x2011:
		return '-';
	}
	return c;
}

static struct glyph ask(struct font_file *file, uint32_t c)
{
	unsigned id = truetype_glyph(&file->font, drawn_as(c));

	if (!id)
		return (struct glyph){ 0 };
	return (struct glyph){ (uint16_t)id, (uint16_t)truetype_advance(&file->font, id) };
}

/* Asks the font for `c`, and keeps the answer. */
static __attribute__((cold)) struct glyph find_first(struct font_set *fonts, enum font font, uint32_t c)
{
	struct font_file *file = use(fonts, font);
	struct glyph **page = &file->cache[c / CACHE_PAGE];

	if (!*page) {
		*page = NEW_ARRAY(fonts->arena, CACHE_PAGE, struct glyph);
		for (int i = 0; i < CACHE_PAGE; i++)
			(*page)[i].id = NOT_ASKED;
	}
	return (*page)[c % CACHE_PAGE] = ask(file, c);
}

static struct glyph find(struct font_set *fonts, enum font font, uint32_t c)
{
	const struct glyph *page;

	/* The PDF sink writes two-byte codes, so characters beyond the first plane count as lacking. */
	if (c >= CODE_POINTS)
		return (struct glyph){ 0 };
	page = fonts->files[font].cache[c / CACHE_PAGE];
	if (!page || page[c % CACHE_PAGE].id == NOT_ASKED)
		return find_first(fonts, font, c);
	return page[c % CACHE_PAGE];
}

uint16_t font_glyph(struct font_set *fonts, enum font font, uint32_t c)
{
	return find(fonts, font, c).id;
}

static length to_length(const struct font_file *file, int64_t units, length size)
{
	int per_em = file->metrics.units_per_em;

	return (length)((units * size + per_em / 2) / per_em);
}

length font_advance(struct font_set *fonts, enum font font, uint32_t c, length size)
{
	return to_length(use(fonts, font), find(fonts, font, c).advance, size);
}

length font_width(struct font_set *fonts, enum font font, const char *text, size_t bytes, length size)
{
	const char *end = text + bytes;
	int64_t units = 0;

	while (text < end)
		units += find(fonts, font, utf8_next(&text)).advance;
	return to_length(use(fonts, font), units, size);
}

const struct font_metrics *font_metrics(struct font_set *fonts, enum font font)
{
	return &use(fonts, font)->metrics;
}

struct str font_subset(struct font_set *fonts, enum font font, const uint16_t *glyphs, size_t count, uint16_t *moved,
		       struct arena *a)
{
	return truetype_subset(&use(fonts, font)->font, glyphs, count, moved, a);
}

const char *font_file_name(enum font font)
{
	return known[font].file;
}

struct str font_without_outlines(struct font_set *fonts, enum font font, struct arena *a)
{
	return truetype_without_outlines(&use(fonts, font)->font, a);
}
