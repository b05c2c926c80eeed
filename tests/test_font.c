#include "base/arena.h"
#include "base/csv.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "check.h"
#include "page/font.h"
#include "page/truetype.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
	struct arena arena;
	struct diag diag;
	struct font_set *fonts;
};

static int open_fonts(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	f->diag.arena = &f->arena;
	f->fonts = fonts_open("fonts", &f->arena, &f->diag);
	*state = f;
	return f->fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
	struct fixture *f = *state;

	fonts_close(f->fonts);
	arena_free(&f->arena);
	free(f);
	return 0;
}

/* What a run leaves out: the hashes of the manifest. Each file here is one of its versions, or measures the same. */
static void files_are_those_of_the_manifest(void **state)
{
	static const char *const wanted[] = { "file", "sha256", "size" };
	struct fixture *f = *state;
	struct str text, font;
	struct csv manifest;

	assert_true(file_read_text(&text, "fonts/manifest.csv", 65536, true, &f->arena, &f->diag, (struct place){ 0 }));
	assert_true(csv_read(&manifest, text, "fonts/manifest.csv", wanted, 3, &f->arena, &f->diag));
	assert_true(manifest.row_count && manifest.row_count % FONTS == 0);
	for (size_t i = 0; i < manifest.row_count; i++) {
		const char *path = path_join(&f->arena, "fonts", manifest.rows[i][0].text);

		assert_true(file_read(&font, path, LIMIT_DATA_BYTES, true, &f->arena, &f->diag, (struct place){ 0 }));
		assert_int_equal(text_equal(hash_hex(&f->arena, font), manifest.rows[i][1].text),
				 (long)font.size == strtol(manifest.rows[i][2].text, NULL, 10));
	}
}

static void copy_fonts(const char *folder, const char *change)
{
	struct run r = run("cp fonts/* %s && cd %s && %s", folder, folder, change);

	expect_status(&r, 0);
}

/* Offset of a table in the file of a font. */
#define FIND_TABLE(tag) "o=$(python3 -c 'import struct; b = open(\"LiberationSans-Bold.ttf\", \"rb\").read(); "            \
	"print(struct.unpack(\">I\", b[b.index(b\"" tag "\") + 8:][:4])[0])')"

/* A version that the manifest does not list may be used when it measures the same; what it is stands in the basis. */
static void other_versions_measure_the_same(void **state)
{
	static const struct {
		const char *change;
		bool accepted;
	} table[] = {
		{ "printf '\\0\\0\\0\\0' >>LiberationSans-Bold.ttf", true }, /* another size */
		{ "sed -i '/^LiberationSans-Bold.ttf/d' manifest.csv", true },
		{ FIND_TABLE("hmtx") " && printf '\\7' | dd of=LiberationSans-Bold.ttf bs=1 seek=$((o + 4 * 36)) conv=notrunc "
		  "status=none && printf x >>LiberationSans-Bold.ttf", false }, /* the width of A */
		{ FIND_TABLE("hhea") " && printf '\\6' | dd of=LiberationSans-Bold.ttf bs=1 seek=$((o + 4)) conv=notrunc "
		  "status=none && printf x >>LiberationSans-Bold.ttf", false }, /* the ascent */
		{ "cp LiberationSans-Regular.ttf LiberationSans-Bold.ttf", false },
		{ "head -c 1000 LiberationSans-Regular.ttf >LiberationSans-Bold.ttf", false },
		{ "rm LiberationSans-Bold.ttf", false },
	};
	struct fixture *f = *state;
	const char *listed = fonts_sha256(f->fonts, &f->arena);

	for (size_t i = 0; i < COUNT(table); i++) {
		struct diag d = { .arena = &f->arena };
		const char *folder = new_folder();
		struct font_set *fonts;

		copy_fonts(folder, table[i].change);
		fonts = fonts_open(folder, &f->arena, &d);
		if (!fonts != !table[i].accepted)
			fail_msg("%s: %s", table[i].change, d.count ? d.entries[0].message : "accepted");
		assert_int_equal(d.errors, !table[i].accepted);
		if (i == 0)
			assert_string_not_equal(fonts_sha256(fonts, &f->arena), listed);
		remove_folder();
	}
}

/* Norwegian, Northern Sámi, and the signs of report typography. */
static void all_fonts_have_what_reports_need(void **state)
{
	static const char needed[] = "abcxyzæøåéèêòôüäöÆØÅ áčđŋšŧžÁČĐŊŠŦŽ 0123456789 −+±×·½%‰§€ «»“”’ –—…• ()[]/\\@&#*_";
	struct fixture *f = *state;

	for (int font = 0; font < FONTS; font++) {
		const char *p = needed;
		uint32_t c;

		while ((c = utf8_next(&p)) != 0)
			if (!font_glyph(f->fonts, (enum font)font, c))
				fail_msg("font %d lacks U+%04X", font, (unsigned)c);
	}
}

static void some_characters_are_drawn_as_others(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < FONTS; i++) {
		enum font font = (enum font)i;

		assert_int_equal(font_glyph(f->fonts, font, 0xA0), font_glyph(f->fonts, font, ' '));
		assert_int_equal(font_glyph(f->fonts, font, 0x202F), font_glyph(f->fonts, font, ' '));
		assert_int_equal(font_glyph(f->fonts, font, 0x2011), font_glyph(f->fonts, font, '-'));
		assert_int_equal(font_glyph(f->fonts, font, 0x2010), font_glyph(f->fonts, font, '-'));
		assert_int_equal(font_glyph(f->fonts, font, 0xAD), font_glyph(f->fonts, font, '-'));
		assert_int_equal(font_glyph(f->fonts, font, 0x4E00), 0);  /* 一 */
		assert_int_equal(font_glyph(f->fonts, font, 0x1F600), 0); /* 😀 */
		assert_int_equal(font_glyph(f->fonts, font, 0x10041), 0); /* not the 'A' of the first plane */
	}
}

/* Liberation Sans has the widths of Helvetica's metrics: A = 667, i = 222, space = 278 of 1000. */
static void widths_are_those_of_the_font(void **state)
{
	static const struct {
		enum font font;
		const char *text;
		length size, width;
	} cases[] = {
		{ FONT_REGULAR, "A", PT(10), 6670 },   /* 1366 / 2048 × 10 */
		{ FONT_REGULAR, "i", PT(10), 2222 },   /* 455 / 2048 × 10 */
		{ FONT_REGULAR, " ", PT(10), 2778 },   /* 569 / 2048 × 10 */
		{ FONT_REGULAR, "AV", PT(10), 13340 }, /* 2 × 1366 / 2048 × 10: no kerning */
		{ FONT_BOLD, "A", PT(20), 14443 },     /* 1479 / 2048 × 20 */
		{ FONT_MONO, "æi W", PT(10), 24004 },  /* 4 × 1229 / 2048 × 10 */
		{ FONT_REGULAR, "", PT(10), 0 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(font_width(f->fonts, cases[i].font, cases[i].text, strlen(cases[i].text), cases[i].size),
				 cases[i].width);
	assert_int_equal(font_advance(f->fonts, FONT_REGULAR, 'A', PT(10)), 6670);
}

/* Thousandths of the size, of 2048 units: 1854 × 1000 / 2048 = 905 above the baseline and 434 × 1000 / 2048 = 211 below,
 * small letters 1082 and capitals 1409 high, 1349 in the fixed font. Stems are 50 + 400² / 4225 = 87 or, in bold,
 * 50 + 700² / 4225 = 165 wide. The box is that of the file. */
static void metrics_are_those_of_the_font(void **state)
{
	static const struct {
		int ascent, descent, cap_height, stem_v, italic_angle;
	} fonts[FONTS] = {
		[FONT_REGULAR] = { 905, -211, 687, 87, 0 },       [FONT_BOLD] = { 905, -211, 687, 165, 0 },
		[FONT_ITALIC] = { 905, -211, 687, 87, -12 },      [FONT_BOLD_ITALIC] = { 905, -211, 687, 165, -12 },
		[FONT_MONO] = { 832, -300, 658, 87, 0 },
	};
	struct fixture *f = *state;

	for (int i = 0; i < FONTS; i++) {
		const struct font_metrics *m = font_metrics(f->fonts, (enum font)i);
		const char *path = path_join(&f->arena, "fonts", font_file_name((enum font)i));
		struct truetype font;
		struct str file;

		assert_non_null(strstr(m->name, "Liberation"));
		assert_int_equal(m->units_per_em, 2048);
		assert_int_equal(m->ascent, fonts[i].ascent);
		assert_int_equal(m->descent, fonts[i].descent);
		assert_int_equal(m->cap_height, fonts[i].cap_height);
		assert_int_equal(m->x_height, 528);
		assert_int_equal(m->stem_v, fonts[i].stem_v);
		assert_int_equal(m->italic_angle, fonts[i].italic_angle);
		assert_true(file_read(&file, path, LIMIT_DATA_BYTES, true, &f->arena, &f->diag, (struct place){ 0 }));
		assert_true(truetype_open(&font, file));
		for (size_t k = 0; k < 4; k++)
			assert_int_equal(m->box[k], truetype_short(font.table[TABLE_HEAD], 36 + 2 * k) * 1000 / 2048);
	}
}

static void other_files_are_refused(void **state)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	const char *folder = new_folder();

	(void)state;
	assert_null(fonts_open("/finnes/ikke", &a, &d));
	assert_int_equal(d.errors, 1);
	write_text(path_join(&a, folder, "manifest.csv"), "file,version,size,sha256\nLiberationSans-Regular.ttf,1,4,0\n");
	write_text(path_join(&a, folder, "LiberationSans-Regular.ttf"), "abcde");
	assert_null(fonts_open(folder, &a, &d));
	assert_int_equal(d.errors, 1 + FONTS); /* one that is no font, four that are missing */
	assert_non_null(strstr(d.entries[1].message, "ikke samme mål"));
	arena_free(&a);
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(files_are_those_of_the_manifest, open_fonts, close_fonts),
		cmocka_unit_test_setup_teardown(other_versions_measure_the_same, open_fonts, close_fonts),
		cmocka_unit_test_setup_teardown(all_fonts_have_what_reports_need, open_fonts, close_fonts),
		cmocka_unit_test_setup_teardown(some_characters_are_drawn_as_others, open_fonts, close_fonts),
		cmocka_unit_test_setup_teardown(widths_are_those_of_the_font, open_fonts, close_fonts),
		cmocka_unit_test_setup_teardown(metrics_are_those_of_the_font, open_fonts, close_fonts),
		cmocka_unit_test(other_files_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
