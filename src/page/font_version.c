/* Tells versions of a font apart.
 *
 * A listed one is known by its size. The SHA-256 of the five files would cost 8 ms, a third of a whole report: `make
 * fonts` checks it when it puts them in place, and so do the tests. */
#include "font_version.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "truetype.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN_FILE, COLUMN_SIZE, COLUMN_SHA256, COLUMNS };

struct font_versions {
	struct csv manifest;
};

struct font_versions *font_versions_read(const char *folder, struct arena *a, struct diag *d)
{
	static const char *const wanted[COLUMNS] = {
		[COLUMN_FILE] = "file", [COLUMN_SIZE] = "size", [COLUMN_SHA256] = "sha256"
	};
	const char *path = path_join(a, folder, "manifest.csv");
	struct font_versions *out = NEW(a, struct font_versions);
	struct str text;

	if (!file_read_text(&text, path, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }) ||
	    !csv_read(&out->manifest, text, path, wanted, COLUMNS, a, d))
		return NULL;
	return out;
}

/* The characters whose widths are compared: Latin with all its additions, punctuation, currencies, signs. */
static const struct {
	uint32_t first, last;
} compared[] = { { 0x20, 0x24F }, { 0x2010, 0x2044 }, { 0x20AC, 0x20AC }, { 0x2190, 0x2193 }, { 0x2212, 0x2265 } };

/* What of a font decides how a page is laid out, as 32 hex digits: heights, weight, slant, and the width of every
 * character that a report is likely to have. */
static const char *font_measures(const struct truetype *font, struct arena *a)
{
	struct buffer all = { .arena = a };

	buffer_printf(&all, "%d %d %d %d %d %d %d", font->units_per_em, truetype_short(font->table[TABLE_HHEA], 4),
		      truetype_short(font->table[TABLE_HHEA], 6), truetype_short(font->table[TABLE_OS2], 86),
		      truetype_short(font->table[TABLE_OS2], 88), truetype_short(font->table[TABLE_OS2], 4),
		      truetype_short(font->table[TABLE_POST], 4));
	for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
		for (uint32_t c = compared[i].first; c <= compared[i].last; c++) {
			unsigned glyph = truetype_glyph(font, c);

			buffer_printf(&all, " %u", glyph ? truetype_advance(font, glyph) : 0);
		}
	return hash_short_hex(a, buffer_str(&all));
}

bool font_version_check(const char **sha256, const char *path, const char *measures,
			const struct font_versions *versions, struct arena *a, struct diag *d)
{
	const struct csv *manifest = &versions->manifest;
	struct place at = { path, 0, 0 };
	struct truetype font;
	struct str bytes;
	size_t size;
	bool good;

	if (!file_size(&size, path)) {
		diag_error(d, at, "skriften mangler; kjør «make fonts»");
		return false;
	}
	for (size_t i = 0; i < manifest->row_count; i++)
		if (text_equal(manifest->rows[i][COLUMN_FILE].text, path_name(path)) &&
		    size == strtoull(manifest->rows[i][COLUMN_SIZE].text, NULL, 10)) {
			*sha256 = manifest->rows[i][COLUMN_SHA256].text;
			return true;
		}
	bytes = file_map(path);
	good = truetype_open(&font, bytes) && text_equal(font_measures(&font, a), measures);
	if (good)
		*sha256 = hash_hex(a, bytes);
	else
		diag_error(d, at,
			   "skriften har ikke samme mål som Liberation 2, som sidene er satt med; kjør «make fonts»");
	if (bytes.data)
		file_unmap(bytes);
	return good;
}
