/* Fonts are opened when a character of theirs is first wanted, and each character is asked for once:
 * after that, measuring text is adding up numbers from a table.
 *
 * A run checks that each file is there and has the size the manifest tells. The SHA-256 of the five files
 * would cost 8 ms, a third of a whole report: `make fonts` checks it when it puts them in place, and so
 * do the tests. */
#include "font.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/limits.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CODE_POINTS = 0x10000, CACHE_PAGE = 256, NOT_ASKED = 0xFFFF };

struct glyph {
	uint16_t id;      /* NOT_ASKED until asked for; 0 = the font lacks it */
	uint16_t advance; /* in font units */
};

struct font_file {
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font;
	const char *path;
	struct font_metrics metrics;
	struct glyph *cache[CODE_POINTS / CACHE_PAGE];
};

struct font_set {
	struct arena *arena;
	struct font_file files[FONTS];
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
	struct stat info;

	for (size_t i = 0; i < manifest->row_count; i++) {
		if (!text_equal(manifest->rows[i][COLUMN_FILE].text, name))
			continue;
		if (stat(path, &info)) {
			diag_error(d, at, "skriften mangler; kjør «make fonts»");
			return false;
		}
		if (info.st_size != strtoll(manifest->rows[i][COLUMN_SIZE].text, NULL, 10)) {
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
		hb_font_destroy(fonts->files[i].font);
		hb_face_destroy(fonts->files[i].face);
		hb_blob_destroy(fonts->files[i].blob);
		fonts->files[i].blob = NULL;
	}
}

static int scaled(int value, int units)
{
	return (int)((int64_t)value * 1000 / units);
}

/* A signed 16-bit number of a table, 0 beyond its end. */
static int table_short(hb_face_t *face, hb_tag_t tag, unsigned offset)
{
	hb_blob_t *table = hb_face_reference_table(face, tag);
	unsigned size;
	const uint8_t *data = (const uint8_t *)hb_blob_get_data(table, &size);
	int value = offset + 2 <= size ? (int16_t)(data[offset] << 8 | data[offset + 1]) : 0;

	hb_blob_destroy(table);
	return value;
}

static void read_metrics(struct font_file *file, const char *name)
{
	static const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd'), hhea = HB_TAG('h', 'h', 'e', 'a'),
			      os2 = HB_TAG('O', 'S', '/', '2'), post = HB_TAG('p', 'o', 's', 't');
	struct font_metrics *m = &file->metrics;
	hb_face_t *face = file->face;
	int units = (int)hb_face_get_upem(face);

	m->name = name;
	m->units_per_em = units;
	m->ascent = scaled(table_short(face, hhea, 4), units);
	m->descent = scaled(table_short(face, hhea, 6), units);
	m->x_height = scaled(table_short(face, os2, 86), units);
	m->cap_height = scaled(table_short(face, os2, 88), units);
	m->italic_angle = table_short(face, post, 4);
	for (unsigned i = 0; i < 4; i++)
		m->box[i] = scaled(table_short(face, head, 36 + 2 * i), units);
	/* TrueType tells no stem width; this estimate from the weight class is the usual one. */
	m->stem_v = 50 + table_short(face, os2, 4) * table_short(face, os2, 4) / 4225;
}

static struct font_file *use(struct font_set *fonts, enum font font)
{
	struct font_file *file = &fonts->files[font];

	if (file->blob)
		return file;
	file->blob = hb_blob_create_from_file_or_fail(file->path);
	if (!file->blob)
		fail_environment("kan ikke lese %s; kjør «make fonts»", file->path);
	file->face = hb_face_create(file->blob, 0);
	file->font = hb_font_create(file->face);
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

static struct glyph ask(struct font_file *file, uint32_t c)
{
	hb_codepoint_t id = 0;
	struct glyph glyph = { 0 };

	if (hb_font_get_nominal_glyph(file->font, drawn_as(c), &id) && id < NOT_ASKED) {
		glyph.id = (uint16_t)id;
		glyph.advance = (uint16_t)hb_font_get_glyph_h_advance(file->font, id);
	}
	return glyph;
}

static struct glyph find(struct font_set *fonts, enum font font, uint32_t c)
{
	struct font_file *file = &fonts->files[font];
	struct glyph **page = &file->cache[c / CACHE_PAGE % (CODE_POINTS / CACHE_PAGE)], *glyph;

	/* The PDF sink writes two-byte codes, so characters beyond the first plane count as lacking. */
	if (c >= CODE_POINTS)
		return (struct glyph){ 0 };
	if (!*page) {
		file = use(fonts, font);
		*page = NEW_ARRAY(fonts->arena, CACHE_PAGE, struct glyph);
		for (int i = 0; i < CACHE_PAGE; i++)
			(*page)[i].id = NOT_ASKED;
	}
	glyph = &(*page)[c % CACHE_PAGE];
	if (glyph->id == NOT_ASKED)
		*glyph = ask(file, c);
	return *glyph;
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

struct str font_data(struct font_set *fonts, enum font font)
{
	struct font_file *file = use(fonts, font);
	unsigned size;
	const char *data = hb_blob_get_data(file->blob, &size);

	return (struct str){ data, size };
}

const char *font_library_version(void)
{
	return hb_version_string();
}
