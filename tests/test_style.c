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
			assert_non_null(style_read(folder, &a, &d));
			assert_int_equal(d.errors, 0);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_can_be_read),
		cmocka_unit_test(lines_are_neither_long_nor_short),
		cmocka_unit_test(steps_only_make_smaller),
		cmocka_unit_test(each_length_is_fitted),
		cmocka_unit_test(lengths_have_units),
		cmocka_unit_test(faults_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
