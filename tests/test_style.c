#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "check.h"
#include "layout_sample.h"
#include "page/hyphen.h"
#include "program.h"

/* Contrast ratio of two colours as WCAG 2.1 defines it, 1 … 21. */
static double luminance(uint32_t colour)
{
	static const double weight[] = { 0.0722, 0.7152, 0.2126 };
	double sum = 0;

	for (int i = 0; i < 3; i++, colour >>= 8) {
		double c = (colour & 0xFF) / 255.0;

		sum += weight[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

static void text_can_be_read(void **state)
{
	struct sample s;

	(void)state;
	sample_start(&s);
	const uint32_t paper[] = { 0xFFFFFF, s.style->box, s.style->zebra };

	for (size_t i = 0; i < COUNT(paper); i++) {
		for (int role = 0; role < TEXT_ROLES; role++)
			assert_true(contrast(s.style->text[role].colour, paper[i]) >= 4.5);
		assert_true(contrast(s.style->accent[0], paper[i]) >= 4.5); /* links */
	}
	for (int i = 0; i < 2; i++)
		assert_true(contrast(s.style->accent[i], 0xFFFFFF) >= 4.5);
	/* The accents differ in grey as well: the darkest from the others. */
	assert_true(contrast(s.style->accent[0], s.style->accent[1]) > 1.4);
	/* What charts tell apart by: 3 : 1 to the paper, or to what they are drawn on. */
	assert_true(contrast(s.style->chart.later, 0xFFFFFF) >= 3);
	assert_true(contrast(s.style->chart.changed, 0xFFFFFF) >= 4.5); /* white text stands in it */
	assert_true(contrast(s.style->chart.ring, 0xFFFFFF) >= 3);
	assert_true(contrast(s.style->accent[1], s.style->pale) >= 3);
	sample_end(&s);
}

/* 60–75 characters of running text on a line: by the text of the sample itself. */
static void lines_are_neither_long_nor_short(void **state)
{
	struct sample s;
	const struct text_style *body;
	double average;

	(void)state;
	sample_start(&s);
	body = &s.style->text[TEXT_BODY];
	average = (double)font_width(s.fonts, body->font, SAMPLE_LINE, strlen(SAMPLE_LINE), body->size) /
		  (double)utf8_length(SAMPLE_LINE, strlen(SAMPLE_LINE));
	/* Ragged lines fill 95 % of the measure on average. */
	assert_true(0.95 * s.style->measure / average >= 60);
	assert_true(0.95 * s.style->measure / average <= 75);
	sample_end(&s);
}

static void steps_only_make_smaller(void **state)
{
	struct sample s;

	(void)state;
	sample_start(&s);
	assert_true(s.style->fit_count > 2);
	for (int i = 0; i < s.style->fit_count; i++) {
		struct style fitted = style_fitted(s.style, s.style->fit[i]);

		assert_true(fitted.text[TEXT_BODY].size <= s.style->text[TEXT_BODY].size);
		assert_true(fitted.text[TEXT_BODY].size >= PT(8.5)); /* still text for council members */
		assert_true(fitted.top > fitted.head_line && fitted.bottom > fitted.foot_line);
		assert_true(fitted.top <= s.style->top && fitted.bottom <= s.style->bottom);
	}
	sample_end(&s);
}

/* Type gets smaller by one factor and white by another, the margins by half of that; all else stays. */
static void each_length_is_fitted(void **state)
{
#define OF(member) offsetof(struct style, member)
	static const size_t by_text[] = { OF(grid), OF(chart.text_size), OF(chart.small_size), OF(chart.bar_height),
					  OF(text[TEXT_BODY].size), OF(text[TEXT_BODY].leading), OF(text[TEXT_TABLE].size) };
	static const size_t by_space[] = { OF(box_padding), OF(cell_padding), OF(zebra_padding), OF(table_before),
					   OF(table_after), OF(chart.bar_gap), OF(text[TEXT_HEADING_1].before),
					   OF(text[TEXT_BODY].after) };
	static const size_t same[] = { OF(width), OF(height), OF(left), OF(right), OF(measure), OF(note_pitch), OF(column_gap),
				       OF(list_indent), OF(quote_indent), OF(hairline), OF(chart.line_width) };
	const struct fit fit = { .text = 90, .space = 50, .figure = 70 };
	struct style fitted;
	struct sample s;

	(void)state;
	sample_start(&s);
	fitted = style_fitted(s.style, fit);
#define AT(style, offset) (*(const length *)((const char *)(style) + (offset)))
	for (size_t i = 0; i < COUNT(by_text); i++)
		CHECK_NEAR(AT(&fitted, by_text[i]), AT(s.style, by_text[i]) * 0.9, 1);
	for (size_t i = 0; i < COUNT(by_space); i++)
		CHECK_NEAR(AT(&fitted, by_space[i]), AT(s.style, by_space[i]) * 0.5, 1);
	for (size_t i = 0; i < COUNT(same); i++)
		assert_int_equal(AT(&fitted, same[i]), AT(s.style, same[i]));
	assert_int_equal(fitted.figure, 70);
	CHECK_NEAR(fitted.top, fmax(s.style->top * 0.75, s.style->head_line + PT(22)), 1);
	CHECK_NEAR(fitted.bottom, fmax(s.style->bottom * 0.75, s.style->foot_line + PT(22)), 1);
	sample_end(&s);
}

/* A4, and what is told in millimetres, is in thousandths of a point. */
static void lengths_have_units(void **state)
{
	struct sample s;

	(void)state;
	sample_start(&s);
	CHECK_NEAR(s.style->width, 595276, 1);
	CHECK_NEAR(s.style->height, 841890, 1);
	CHECK_NEAR(s.style->left, 26 * 72000 / 25.4, 1);
	CHECK_NEAR(s.style->right, 24 * 72000 / 25.4, 1);
	assert_int_equal(s.style->measure, 366000);
	sample_end(&s);
}

#define STEP "  - {tekst: 90 %, avstand: 50 %, figur: 60 %}\n"

static void faults_are_told(void **state)
{
	static const struct {
		const char *was, *is, *message; /* NULL: no fault */
	} cases[] = {
		{ "bredde: 210 mm", "bredde: bred", "«bred» er ingen lengde" },
		{ "bredde: 210 mm", "bredde: -5", "«-5» er ingen lengde" },
		{ "bredde: 210 mm", "bredde: [210 mm]", "«listen» er ingen lengde" },
		{ "bredde: 210 mm", "bredde: 210 cm", "«210 cm» er ingen lengde" },
		{ "bredde: 210 mm", "breidde: 210 mm", "bredde» mangler" },
		{ "tekstbredde: 366", "tekstbredde: 600", "tekstbredden" },
		{ "tekstbredde: 366", "tekstbredde: 200", NULL },
		{ "tekstbredde: 366", "tekstbredde: 199.9", "tekstbredden" },
		{ "bredde: 210 mm\n  høyde: 297 mm\n  marg venstre: 26 mm\n  marg høyre: 24 mm\n",
		  "bredde: 466\n  høyde: 297 mm\n  marg venstre: 50\n  marg høyre: 50\n", NULL },
		{ "bredde: 210 mm\n  høyde: 297 mm\n  marg venstre: 26 mm\n  marg høyre: 24 mm\n",
		  "bredde: 465.9\n  høyde: 297 mm\n  marg venstre: 50\n  marg høyre: 50\n", "tekstbredden" },
		{ "høyde: 297 mm", "høyde: 327.5", NULL },
		{ "høyde: 297 mm", "høyde: 327.4", "topp- og bunnmarg" },
		{ "tettest: 70 %", "tettest: 60 %", NULL },
		{ "tettest: 70 %", "tettest: 59 %", "fra 60 % til 100 %" },
		{ "blekk: \"#1A2530\"", "blekk: svart", "farge" },
		{ "skrift: fast", "skrift: comic", "ukjent skrift" },
		{ "størrelse: 26.1", "størrelse: 2", "minst 4 pt" },
		{ "{tekst: 96 %,", "{tekst: 960 %,", "helt tall" },
		{ "sebra fra: 14", "sebra fra: mange", "helt tall" },
		{ "sebra fra: 14", "sebra fra: 1000", NULL },
		{ "sebra fra: 14", "sebra fra: 0", NULL },
		{ "sebra fra: 14", "sebra fra: 1001", "helt tall fra 0 til 1000" },
		{ "sebra fra: 14", "sebra fra: -1", "helt tall" },
		{ "sebra fra: 14", "sebra fra: \"\"", "helt tall" },
		{ "sebra fra: 14", "sebra fra: 14 rader", "helt tall" },
		{ "sebra fra: 14", "sebra fra: [14]", "helt tall" },
		{ "logo høyde: 28", "logo høyde: 5000", NULL },
		{ "logo høyde: 28", "logo høyde: 5000.1", "ingen lengde" },
		{ "logo høyde: 28", "logo høyde: 0", NULL },
		{ "logo høyde: 28", "logo høyde: \"\"", "«» er ingen lengde" },
		{ "logo høyde: 28", "logo høyde: 28 mmm", "ingen lengde" },
		{ "logo høyde: 28", "logo høyde: mm", "ingen lengde" },
		{ "rutenett: 7.5", "rutenett: 1", NULL },
		{ "rutenett: 7.5", "rutenett: 0.9", "minst 1 pt" },
		{ "skrivelinje: 24", "skrivelinje: 1", NULL },
		{ "skrivelinje: 24", "skrivelinje: 0.9", "minst 1 pt" },
		{ "tettest: 70 %", "tettest: 100 %", NULL },
		{ "tettest: 70 %", "tettest: 101 %", "fra 60 % til 100 %" },
		{ "{tekst: 85 %,", "{tekst: 50 %,", NULL },
		{ "{tekst: 85 %,", "{tekst: 49 %,", "mindre enn 50 %" },
		{ "figur: 60 %", "figur: 50 %", NULL },
		{ "figur: 60 %", "figur: 49 %", "mindre enn 50 %" },
		{ "{tekst: 85 %, avstand: 35 %, figur: 60 %}", "{tekst: 85 %, avstand: 35 %}", "et trinn skrives" },
		{ "{tekst: 85 %, avstand: 35 %, figur: 60 %}", "{tekst: 85 %, figur: 60 %}", "et trinn skrives" },
		{ "{tekst: 85 %, avstand: 35 %, figur: 60 %}", "{avstand: 35 %, figur: 60 %}", "et trinn skrives" },
		{ "{tekst: 85 %, avstand: 35 %, figur: 60 %}", "85 %", "et trinn skrives" },
		{ "  - {tekst: 85 %", STEP STEP STEP "  - {tekst: 85 %", NULL }, /* twelve */
		{ "  - {tekst: 85 %", STEP STEP STEP STEP "  - {tekst: 85 %", "høyst 12 trinn" },
		{ "tilpasning:", "tilpassing:", NULL }, /* without, the edition is as it is */
		{ "linje: 14,   før: 15", "linje: 11,   før: 15", NULL },
		{ "linje: 14,   før: 15", "linje: 10.9, før: 15", "linjen minst like høy" },
		{ "størrelse: 8.5,  linje: 11,   før: 0", "størrelse: 4, linje: 11, før: 0", NULL },
		{ "størrelse: 8.5,  linje: 11,   før: 0", "størrelse: 3.9, linje: 11, før: 0", "«liten tabell» skal være minst 4 pt" },
		{ "blekk: \"#1A2530\"", "blekk: \"#abcdef\"", NULL },
		{ "ramme: \"#F0F4F5\"", "ramme: blek", NULL },
		{ "blekk: \"#1A2530\"", "blekk: dempet", "skal det stå en farge" }, /* what is named stands there itself */
		{ "blekk: \"#1A2530\"", "blekk: \"#1A253\"", "skal det stå en farge" },
		{ "blekk: \"#1A2530\"", "blekk: \"#1A25300\"", "skal det stå en farge" },
		{ "blekk: \"#1A2530\"", "blekk: \"1A25300\"", "skal det stå en farge" },
		{ "blekk: \"#1A2530\"", "blekk: \"#1A253G\"", "skal det stå en farge" },
		{ "blekk: \"#1A2530\"", "blekk: [dempet]", "skal det stå en farge" },
		{ "farge: aksent 1}\n  overskrift 2", "farge: aksent 3}\n  overskrift 2", "skal det stå en farge" },
		{ "skrift: fast", "skrift: [fast]", "ukjent skrift" },
		{ "skrift: fast", "skrift: halvfet kursiv", NULL },
		{ "diagram:", "diagrammer:", "«diagram: tekst» mangler" },
		{ "  rutetittel:", "  rute:", "«tekst: rutetittel» mangler" },
		{ "skrift: fast,       ", "", "«skrift» mangler her" },
		{ "før: 15,   etter: 3,", "før: 15,", "«etter» mangler her" },
		{ "etter: 3,    farge: blekk}\n  rute", "etter: 3}\n  rute", "«farge» mangler her" },
		{ "ark:", "ark: [", "" },
	};
	char *original = file_content("templates/stil.yaml", NULL);
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct buffer b = { .arena = &a };
		const char *at = strstr(original, cases[i].was);

		assert_non_null(at);
		buffer_add(&b, original, (size_t)(at - original));
		buffer_puts(&b, cases[i].is);
		buffer_puts(&b, at + strlen(cases[i].was));
		write_text(path_join(&a, folder, "stil.yaml"), buffer_text(&b));
		write_text(path_join(&a, folder, "orddeling.txt"), "barne-vern~\n");
		if (!cases[i].message) {
			if (!style_read(folder, &a, &d) || d.errors)
				fail_msg("%s: %s", cases[i].is, d.entries[0].message);
			arena_free(&a);
			continue;
		}
		if (style_read(folder, &a, &d))
			fail_msg("%s is accepted", cases[i].is);
		assert_true(d.errors >= 1);
		expect_contains(d.entries[0].message, cases[i].message);
		assert_true(d.entries[0].at.line > 0);
		arena_free(&a);
	}
	free(original);
	remove_folder();
}

/* Both files have to be there, and what is said of fitting may be left out. */
static void folders_have_two_files(void **state)
{
	static const struct {
		const char *command;
		bool accepted;
	} cases[] = {
		{ "rm orddeling.txt", false }, { "rm stil.yaml", false }, { "printf 'a b\n' >orddeling.txt", false },
		{ "printf 'ark: [' >stil.yaml", false }, { "sed -i '/^tilpasning/,$d' stil.yaml", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		const char *folder = new_folder();
		struct run r = run("cp templates/stil.yaml templates/orddeling.txt %s && cd %s && %s", folder, folder, cases[i].command);
		const struct style *style = style_read(folder, &a, &d);

		expect_status(&r, 0);
		assert_int_equal(style != NULL, cases[i].accepted);
		assert_int_equal(d.errors, !cases[i].accepted);
		if (style) {
			assert_int_equal(style->fit_count, 1);
			assert_int_equal(style->fit[0].text + style->fit[0].space + style->fit[0].figure, 300);
		}
		arena_free(&a);
		remove_folder();
	}
}

/* A gain that comes later has 60 % of the colour on white, 70 % where that is too pale: of 0x0A = 10 are left
 * (10 × 60 + 255 × 40) / 100 = 108 = 0x6C, of 0x76 = 118 (118 × 70 + 255 × 30) / 100 = 159 = 0x9F. */
static void later_gains_are_paler(void **state)
{
	struct sample s;

	(void)state;
	sample_start(&s);
	assert_int_equal(s.style->chart.later, 0x6C94A4);
	assert_int_equal(style_accented(s.style, 0x0A4D68).chart.later, 0x6C94A4);
	assert_int_equal(style_accented(s.style, 0x767676).chart.later, 0x9F9F9F);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_can_be_read),
		cmocka_unit_test(lines_are_neither_long_nor_short),
		cmocka_unit_test(steps_only_make_smaller),
		cmocka_unit_test(each_length_is_fitted),
		cmocka_unit_test(lengths_have_units),
		cmocka_unit_test(faults_are_told),
		cmocka_unit_test(folders_have_two_files),
		cmocka_unit_test(later_gains_are_paler),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
