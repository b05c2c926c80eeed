/* Fonts are opened when a character of theirs is first wanted, and each character is asked for once:
 * after that, measuring text is adding up numbers from a table.
 *
 * A run checks that each file is there and has the size the manifest tells. The SHA-256 of the five files
 * would cost 8 ms, a third of a whole report: `make fonts` checks it when it puts them in place, and so
 * do the tests. */
#include "font.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/tell.h"
#include "truetype.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_POINTS = 0x10000, CACHE_PAGE = 256, NOT_ASKED = 0xFFFF };

struct glyph {
	uint16_t id;      /* NOT_ASKED until asked for; 0 = the font lacks it */
	uint16_t advance; /* in font units */
};

struct font_bytes {
	const char *path;
	struct str bytes; /* none until it is opened */
	struct truetype font;
	struct font_metrics metrics;
	struct glyph *cache[CODE_POINTS / CACHE_PAGE];
};

struct font_set {
	struct arena *arena;
	struct font_bytes files[FONTS];
};

static const struct {
	const char *file, *name;
} known[FONTS] = {
	[FONT_REGULAR] = { "LiberationSans-Regular.ttf", "LiberationSans" },
	[FONT_BOLD] = { "LiberationSans-Bold.ttf", "LiberationSans-Bold" },
	[FONT_ITALIC] = { "LiberationSans-Italic.ttf", "LiberationSans-Italic" },
	[FONT_BOLD_ITALIC] = { "LiberationSans-BoldItalic.ttf", "LiberationSans-BoldItalic" },
	[FONT_MONO] = { "LiberationMono-Regular.ttf", "LiberationMono" },
};

enum { COLUMN_FILE, COLUMN_SIZE, COLUMNS };

/* Is the file at `path` as big as the manifest says? */
static bool check_file(const char *path, const char *name, const struct csv *manifest, struct diag *d)
{
	struct place at = { path, 0, 0 };
	size_t size;

	for (size_t i = 0; i < manifest->row_count; i++) {
		if (!text_equal(manifest->rows[i][COLUMN_FILE].text, name))
			continue;
		if (!file_size(&size, path)) {
			diag_error(d, at, "skriften mangler; kjør «make fonts»");
			return false;
		}
		if (size != strtoull(manifest->rows[i][COLUMN_SIZE].text, NULL, 10)) {
			diag_error(d, at, "skriften er en annen utgave enn den i manifest.csv; kjør «make fonts»");
			return false;
		}
		return true;
	}
	diag_error(d, (struct place){ manifest->file, 0, 0 }, "%s mangler i listen; hent filen på nytt", name);
	return false;
}

struct font_set *fonts_open(const char *folder, struct arena *a, struct diag *d)
{
	static const char *const wanted[COLUMNS] = { [COLUMN_FILE] = "file", [COLUMN_SIZE] = "size" };
	const char *path = path_join(a, folder, "manifest.csv");
	struct font_set *fonts = NEW(a, struct font_set);
	struct csv manifest;
	struct str text;
	bool good = true;

	if (!file_read_text(&text, path, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }) ||
	    !csv_read(&manifest, text, path, wanted, COLUMNS, a, d))
		return NULL;
	fonts->arena = a;
	for (int i = 0; i < FONTS; i++) {
		fonts->files[i].path = path_join(a, folder, known[i].file);
		good &= check_file(fonts->files[i].path, known[i].file, &manifest, d);
	}
	return good ? fonts : NULL;
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

static void read_metrics(struct font_bytes *file, const char *name)
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

static struct font_bytes *use(struct font_set *fonts, enum font font)
{
	struct font_bytes *file = &fonts->files[font];

	if (file->bytes.data)
		return file;
	file->bytes = file_map(file->path);
	if (!truetype_open(&file->font, file->bytes))
		tell_and_end("kan ikke lese %s; kjør «make fonts»", file->path);
	read_metrics(file, known[font].name);
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

static struct glyph ask(struct font_bytes *file, uint32_t c)
{
	unsigned id = truetype_glyph(&file->font, drawn_as(c));

	if (!id || id >= NOT_ASKED)
		return (struct glyph){ 0 };
	return (struct glyph){ (uint16_t)id, (uint16_t)truetype_advance(&file->font, id) };
}

/* Asks the font for `c`, and keeps the answer. */
static __attribute__((cold)) struct glyph find_first(struct font_set *fonts, enum font font, uint32_t c)
{
	struct font_bytes *file = use(fonts, font);
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

static length to_length(const struct font_bytes *file, int64_t units, length size)
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

const char *font_file(enum font font)
{
	return known[font].file;
}

struct str font_measures(struct font_set *fonts, enum font font, struct arena *a)
{
	return truetype_measures(&use(fonts, font)->font, a);
}
