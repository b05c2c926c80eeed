/* Reading fonts, and fonts of some glyphs. That what is embedded looks right is for test_pdf. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "check.h"
#include "page/truetype.h"

#include <string.h>

static struct str read_font(const char *path, struct arena *a)
{
	struct diag d = { .arena = a };
	struct str file;

	assert_true(file_read(&file, path, LIMIT_DATA_BYTES, true, a, &d, (struct place){ 0 }));
	return file;
}

static uint32_t long_at(struct str file, size_t offset)
{
	return (uint32_t)truetype_word(file, offset) << 16 | truetype_word(file, offset + 2);
}

static uint32_t sum_of(struct str file, size_t from, size_t size)
{
	uint32_t sum = 0;

	for (size_t at = 0; at < size; at += 4)
		sum += long_at(file, from + at);
	return sum;
}

/* The tables of a subset, which lacks those that truetype_open wants besides; their sums are looked at too. */
static struct truetype open_subset(struct str file)
{
	static const char tags[][5] = { "glyf", "head", "hhea", "hmtx", "loca", "maxp" };
	static const enum truetype_table tables[] = { TABLE_GLYF, TABLE_HEAD, TABLE_HHEA,
						      TABLE_HMTX, TABLE_LOCA, TABLE_MAXP };
	struct truetype font = { 0 };

	assert_int_equal(long_at(file, 0), 0x00010000);
	assert_int_equal(truetype_word(file, 4), COUNT(tags));
	assert_int_equal(file.size % 4, 0);
	assert_int_equal(sum_of(file, 0, file.size), 0xB1B0AFBA);
	for (size_t i = 0; i < COUNT(tags); i++) {
		size_t entry = 12 + 16 * i, offset = long_at(file, entry + 8), size = long_at(file, entry + 12);

		assert_memory_equal(file.data + entry, tags[i], 4);
		assert_int_equal(offset % 4, 0);
		assert_true(size && offset + size <= file.size);
		if (tables[i] != TABLE_HEAD) /* whose sum is taken before that of the file is put in */
			assert_int_equal(long_at(file, entry + 4), sum_of(file, offset, (size + 3) / 4 * 4));
		font.table[tables[i]] = (struct str){ file.data + offset, size };
	}
	font.glyphs = truetype_word(font.table[TABLE_MAXP], 4);
	font.advances = truetype_word(font.table[TABLE_HHEA], 34);
	font.long_offsets = truetype_word(font.table[TABLE_HEAD], 50) != 0;
	return font;
}

/* Same number of contours and box, and for parts of composed glyphs the same again. `composed` counts those. */
static void expect_outline(const struct truetype *font, unsigned glyph, const struct truetype *subset, unsigned moved,
			   int *composed)
{
	struct str want = truetype_outline(font, glyph), got = truetype_outline(subset, moved);

	if (!want.size) {
		assert_int_equal(got.size, 0);
		return;
	}
	assert_true(got.size >= 10 && got.size <= want.size + 1);
	assert_memory_equal(got.data, want.data, 10);
	if (truetype_short(want, 0) >= 0) {
		size_t hints = 10 + 2 * (size_t)truetype_short(want, 0), skipped = truetype_word(want, hints);

		assert_memory_equal(got.data, want.data, hints);
		assert_int_equal(truetype_word(got, hints), 0);
		assert_memory_equal(got.data + hints + 2, want.data + hints + 2 + skipped,
				    want.size - hints - 2 - skipped);
		return;
	}
	++*composed;
	assert_int_equal(truetype_word(got, 10) & 0x100, 0);
	expect_outline(font, truetype_word(want, 12), subset, truetype_word(got, 12), composed);
}

static void test_subset(void **state)
{
	static const char *const files[] = { "fonts/LiberationSans-Regular.ttf", "fonts/LiberationSans-BoldItalic.ttf",
					     "fonts/LiberationMono-Regular.ttf" };
	static const char text[] = "Åå Øø Ææ ½ é A z 0 š ŋ −";

	(void)state;
	for (size_t f = 0; f < COUNT(files); f++) {
		struct arena a = { 0 };
		struct str file = read_font(files[f], &a), out;
		uint16_t glyphs[64], moved[64];
		struct truetype font, subset;
		const char *at = text;
		int composed = 0;
		size_t count = 0;
		uint32_t c;

		assert_true(truetype_open(&font, file));
		while ((c = utf8_next(&at)) != 0)
			glyphs[count++] = (uint16_t)truetype_glyph(&font, c);
		out = truetype_subset(&font, glyphs, count, moved, &a);
		assert_true(out.size < file.size / 20);
		subset = open_subset(out);
		assert_int_equal(subset.advances, subset.glyphs);
		expect_outline(&font, 0, &subset, 0, &composed);
		for (size_t i = 0; i < count; i++) {
			assert_true(glyphs[i] && moved[i] && moved[i] < subset.glyphs);
			assert_int_equal(truetype_advance(&subset, moved[i]), truetype_advance(&font, glyphs[i]));
			expect_outline(&font, glyphs[i], &subset, moved[i], &composed);
		}
		assert_true(composed > 0);
		arena_free(&a);
	}
}

/* The whole font as a subset of itself is the same font. */
static void test_all(void **state)
{
	struct arena a = { 0 };
	struct str file = read_font("fonts/LiberationSans-Regular.ttf", &a);
	uint16_t *glyphs, *moved;
	struct truetype font, subset;
	int composed = 0;

	(void)state;
	assert_true(truetype_open(&font, file));
	glyphs = NEW_ARRAY(&a, font.glyphs, uint16_t);
	moved = NEW_ARRAY(&a, font.glyphs, uint16_t);
	for (unsigned i = 0; i < font.glyphs; i++)
		glyphs[i] = (uint16_t)i;
	subset = open_subset(truetype_subset(&font, glyphs, font.glyphs, moved, &a));
	assert_int_equal(subset.glyphs, font.glyphs);
	for (unsigned i = 0; i < font.glyphs; i++) {
		assert_int_equal(moved[i], i);
		expect_outline(&font, i, &subset, i, &composed);
	}
	assert_true(composed > 100);
	arena_free(&a);
}

static void test_not_a_font(void **state)
{
	struct arena a = { 0 };
	struct str file = read_font("fonts/LiberationSans-Regular.ttf", &a);
	struct truetype font;

	(void)state;
	assert_false(truetype_open(&font, STR("")));
	assert_false(truetype_open(&font, STR("dette er ikke en skrift")));
	for (size_t size = 0; size < file.size / 2; size += file.size / 50)
		assert_false(truetype_open(&font, (struct str){ file.data, size }));
	arena_free(&a);
}

/* Whatever is wrong in the file, nothing outside it is read: for the sanitizers to see. */
static void test_damage(void **state)
{
	static const enum truetype_table targets[] = { TABLE_CMAP, TABLE_HEAD, TABLE_HHEA, TABLE_LOCA,
						       TABLE_MAXP, TABLE_GLYF, TABLE_HMTX };
	struct arena a = { 0 };
	struct str file = read_font("fonts/LiberationSans-Regular.ttf", &a);
	uint32_t random = 1;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct arena inner = { 0 };
		char *bytes = arena_text(&inner, file.data, file.size);
		struct truetype whole, font;
		uint16_t glyphs[256], moved[256];

		assert_true(truetype_open(&whole, (struct str){ bytes, file.size }));
		for (int i = 0; i < 40; i++) {
			struct str table = whole.table[targets[(round + i) % (int)COUNT(targets)]];
			size_t reach = i % 2 && table.size > 64 ? 64 : table.size; /* heads matter most */

			random = random * 1664525 + 1013904223;
			bytes[(size_t)(table.data - bytes) + random / 256 % reach] = (char)(random >> 8);
		}
		if (truetype_open(&font, (struct str){ bytes, file.size })) {
			for (unsigned i = 0; i < COUNT(glyphs); i++)
				glyphs[i] = (uint16_t)truetype_glyph(&font, i + 0x20);
			glyphs[0] = UINT16_MAX;
			assert_true(truetype_subset(&font, glyphs, COUNT(glyphs), moved, &inner).size > 0);
		}
		arena_free(&inner);
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_subset),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_not_a_font),
		cmocka_unit_test(test_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
