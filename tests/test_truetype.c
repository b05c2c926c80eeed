/* Reading fonts, and fonts of some glyphs. That what is embedded looks right is for test_pdf. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "check.h"
#include "page/truetype.h"

#include <math.h>
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

/* What a search by halves in the list of `count` tables starts from [OpenType, table directory]: 16 times the largest
 * power of two in it, its logarithm, and 16 times the rest. */
static void check_search(struct str file, unsigned count)
{
	unsigned power = (unsigned)pow(2, floor(log2(count)));

	assert_int_equal(truetype_word(file, 6), 16 * power);
	assert_int_equal(truetype_word(file, 8), log2(power));
	assert_int_equal(truetype_word(file, 10), 16 * (count - power));
}

/* A file with these tables and no others, each of which begins at a multiple of four; their sums are looked at too. */
static struct truetype open_file(struct str file, const enum truetype_table *tables, unsigned count)
{
	struct truetype font = { 0 };

	assert_int_equal(long_at(file, 0), 0x00010000);
	assert_int_equal(truetype_word(file, 4), count);
	check_search(file, count);
	assert_int_equal(file.size % 4, 0);
	assert_int_equal(sum_of(file, 0, file.size), 0xB1B0AFBA);
	for (size_t i = 0; i < count; i++) {
		size_t entry = 12 + 16 * i, offset = long_at(file, entry + 8), size = long_at(file, entry + 12);

		assert_memory_equal(file.data + entry, truetype_tags[tables[i]], 4);
		assert_int_equal(offset % 4, 0);
		assert_true(size && offset + size <= file.size);
		if (tables[i] != TABLE_HEAD) /* whose sum is taken before that of the file is put in */
			assert_int_equal(long_at(file, entry + 4), sum_of(file, offset, (size + 3) / 4 * 4));
		font.table[tables[i]] = (struct str){ file.data + offset, size };
	}
	return font;
}

/* A subset, which lacks some of the tables that truetype_open wants. */
static struct truetype open_subset(struct str file)
{
	static const enum truetype_table tables[] = { TABLE_GLYF, TABLE_HEAD, TABLE_HHEA,
						      TABLE_HMTX, TABLE_LOCA, TABLE_MAXP };
	struct truetype font = open_file(file, tables, COUNT(tables));

	font.glyphs = truetype_word(font.table[TABLE_MAXP], 4);
	font.advances = truetype_word(font.table[TABLE_HHEA], 34);
	font.long_offsets = truetype_word(font.table[TABLE_HEAD], 50) != 0;
	return font;
}

/* The number in hmtx that says how far left of its outline a glyph begins. */
static int bearing(const struct truetype *font, unsigned glyph)
{
	size_t own = glyph < font->advances ? 4 * (size_t)glyph + 2
					    : 4 * (size_t)font->advances + 2 * (size_t)(glyph - font->advances);

	return truetype_short(font->table[TABLE_HMTX], own);
}

/* Numbers of the whole font are what they were, but for how many glyphs there are and what hints would need. */
static void expect_numbers(const struct truetype *font, const struct truetype *subset)
{
	const struct str *was = font->table, *is = subset->table;

	assert_memory_equal(is[TABLE_HEAD].data, was[TABLE_HEAD].data, 8);
	assert_memory_equal(is[TABLE_HEAD].data + 12, was[TABLE_HEAD].data + 12, 50 - 12);
	assert_int_equal(is[TABLE_HEAD].size, 54);
	assert_memory_equal(is[TABLE_HHEA].data, was[TABLE_HHEA].data, 34);
	assert_int_equal(is[TABLE_HHEA].size, 36);
	assert_memory_equal(is[TABLE_MAXP].data, was[TABLE_MAXP].data, 4);
	assert_memory_equal(is[TABLE_MAXP].data + 6, was[TABLE_MAXP].data + 6, 14 - 6);
	assert_int_equal(truetype_word(is[TABLE_MAXP], 14), 1);
	for (size_t at = 16; at < 28; at += 2)
		assert_int_equal(truetype_word(is[TABLE_MAXP], at), 0);
	assert_memory_equal(is[TABLE_MAXP].data + 28, was[TABLE_MAXP].data + 28, 4);
	assert_int_equal(is[TABLE_MAXP].size, 32);
	assert_int_equal(is[TABLE_LOCA].size, 4 * (subset->glyphs + 1));
	assert_int_equal(is[TABLE_HMTX].size, 4 * subset->glyphs);
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
		expect_numbers(&font, &subset);
		expect_outline(&font, 0, &subset, 0, &composed);
		for (size_t i = 0; i < count; i++) {
			assert_true(glyphs[i] && moved[i] && moved[i] < subset.glyphs);
			assert_int_equal(truetype_advance(&subset, moved[i]), truetype_advance(&font, glyphs[i]));
			assert_int_equal(bearing(&subset, moved[i]), bearing(&font, glyphs[i]));
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

/* What measuring asks is answered as by the whole font; the tables with numbers are the same, and nothing is drawn. */
static void test_without_outlines(void **state)
{
	static const enum truetype_table same[] = { TABLE_OS2, TABLE_HHEA, TABLE_HMTX, TABLE_MAXP };
	enum truetype_table all[TRUETYPE_TABLES];
	struct arena a = { 0 };
	struct str file = read_font("fonts/LiberationSans-Bold.ttf", &a), out;
	struct truetype font, bare;

	(void)state;
	for (int i = 0; i < TRUETYPE_TABLES; i++)
		all[i] = (enum truetype_table)i;
	assert_true(truetype_open(&font, file));
	out = truetype_without_outlines(&font, &a);
	assert_true(out.size < file.size / 20);
	open_file(out, all, TRUETYPE_TABLES);
	assert_true(truetype_open(&bare, out));
	for (uint32_t c = 0; c <= UINT16_MAX; c++) {
		unsigned glyph = truetype_glyph(&font, c);

		assert_int_equal(truetype_glyph(&bare, c), glyph);
		assert_int_equal(truetype_advance(&bare, glyph), truetype_advance(&font, glyph));
		assert_int_equal(truetype_outline(&bare, glyph).size, 0);
	}
	for (size_t i = 0; i < COUNT(same); i++) {
		assert_int_equal(bare.table[same[i]].size, font.table[same[i]].size);
		assert_memory_equal(bare.table[same[i]].data, font.table[same[i]].data, font.table[same[i]].size);
	}
	assert_int_equal(bare.units_per_em, font.units_per_em);
	assert_int_equal(bare.table[TABLE_POST].size, 32); /* of its head, without the names of glyphs */
	assert_memory_equal(bare.table[TABLE_POST].data, font.table[TABLE_POST].data, 32);
	arena_free(&a);
}

/* --- fonts made by hand, of what no font at hand has --- */

static struct str words(struct arena *a, const unsigned *values, size_t count)
{
	struct buffer out = { .arena = a };

	for (size_t i = 0; i < count; i++)
		truetype_put_word(&out, values[i]);
	return buffer_str(&out);
}

#define WORDS(a, ...)                                                                                                       \
	words((a), (const unsigned[]){ __VA_ARGS__ }, sizeof((const unsigned[]){ __VA_ARGS__ }) / sizeof(unsigned))

/* Three segments: 'A'–'C' by what is added, 'a'–'c' by a list, with 1 added where it has a glyph, and the last one. */
static void test_segments(void **state)
{
	static const struct {
		uint32_t character;
		unsigned glyph;
	} cases[] = {
		{ '@', 0 }, { 'A', 5 }, { 'C', 7 }, { 'D', 0 }, { '`', 0 }, { 'a', 21 }, { 'b', 0 }, { 'c', 23 },
		{ 'd', 0 }, { 0xFFFF, 0 }, { 0x10041, 0 },
	};
	struct arena a = { 0 };
	const struct truetype font = {
		.characters = WORDS(&a, 4, 0, 0, 6, 0, 0, 0, 'C', 'c', 0xFFFF, 0, 'A', 'a', 0xFFFF,
				    0x10000 + 5 - 'A', 1, 1, 0, 4, 0, 20, 0, 22),
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(truetype_glyph(&font, cases[i].character), cases[i].glyph);
	arena_free(&a);
}

/* In words, offsets are halved. Where the list is damaged there is no outline. */
static void test_short_offsets(void **state)
{
	static const struct {
		unsigned glyph;
		const char *outline;
	} cases[] = { { 0, "abcd" }, { 1, "" }, { 2, "ef" }, { 3, "" }, { 4, "" }, { 5, "" } };
	struct arena a = { 0 };
	const struct truetype font = { .table = { [TABLE_GLYF] = STR("abcdef"),
						  [TABLE_LOCA] = WORDS(&a, 0, 2, 2, 3, 1, 4) },
				       .glyphs = 5 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str outline = truetype_outline(&font, cases[i].glyph);

		assert_int_equal(outline.size, strlen(cases[i].outline));
		assert_int_equal(strncmp(outline.size ? outline.data : "", cases[i].outline, outline.size), 0);
	}
	arena_free(&a);
}

/* Glyph 1 is composed of 6, 5, 4 and 3, each placed and scaled in another way, and has hints; nobody wants 2. In the new
 * font they are one lower, and there are no hints. */
static void test_parts(void **state)
{
	enum { WIDE = 0x1, SCALE = 0x8, MORE = 0x20, TWO_SCALES = 0x40, MATRIX = 0x80, HINTS = 0x100 };
	struct arena a = { 0 };
	const struct str box = WORDS(&a, 0xFFFF, 1, 2, 3, 4);
	const struct str parts = WORDS(&a, WIDE | MORE, 6, 10, 20, SCALE | MORE, 5, 0x0102, 0x4000, TWO_SCALES | MORE, 4,
				       0x0304, 0x4000, 0x2000, MATRIX | HINTS, 3, 0x0506, 1, 2, 3, 4);
	const struct str kept = WORDS(&a, WIDE | MORE, 5, 10, 20, SCALE | MORE, 4, 0x0102, 0x4000, TWO_SCALES | MORE, 3,
				      0x0304, 0x4000, 0x2000, MATRIX, 2, 0x0506, 1, 2, 3, 4);
	const struct str hints = WORDS(&a, 2, 0xABCD), dot = WORDS(&a, 1, 1, 2, 3, 4, 0, 0, 0x0101);
	struct buffer outlines = { .arena = &a }, loca = { .arena = &a };
	const struct str list[] = { { 0 }, box, parts, hints, dot, dot, dot, dot, dot };
	struct truetype font = { .glyphs = 7, .advances = 1, .units_per_em = 1000, .long_offsets = true }, subset;
	struct str made;
	uint16_t moved[1];

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		if (i != 2 && i != 3) /* they go on with the glyph before */
			truetype_put_long(&loca, (uint32_t)outlines.size);
		buffer_add(&outlines, list[i].data, list[i].size);
	}
	truetype_put_long(&loca, (uint32_t)outlines.size);
	font.table[TABLE_GLYF] = buffer_str(&outlines);
	font.table[TABLE_LOCA] = buffer_str(&loca);
	for (enum truetype_table table = TABLE_HEAD; table <= TABLE_MAXP; table++)
		if (!font.table[table].size)
			font.table[table] = WORDS(&a, 1, 2); /* shorter than it should be */
	subset = open_subset(truetype_subset(&font, (const uint16_t[]){ 1 }, 1, moved, &a));
	assert_int_equal(moved[0], 1);
	assert_int_equal(subset.glyphs, 6);
	assert_int_equal(truetype_word(subset.table[TABLE_HEAD], 2), 2);
	assert_int_equal(truetype_word(subset.table[TABLE_HEAD], 4), 0);
	made = truetype_outline(&subset, 1);
	assert_int_equal(made.size, box.size + kept.size);
	assert_memory_equal(made.data, box.data, box.size);
	assert_memory_equal(made.data + box.size, kept.data, kept.size);
	for (unsigned glyph = 2; glyph < subset.glyphs; glyph++) {
		made = truetype_outline(&subset, glyph);
		assert_int_equal(made.size, dot.size);
		assert_memory_equal(made.data, dot.data, dot.size);
	}
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
		cmocka_unit_test(test_without_outlines),
		cmocka_unit_test(test_segments),
		cmocka_unit_test(test_short_offsets),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_not_a_font),
		cmocka_unit_test(test_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
