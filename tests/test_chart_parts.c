/* The parts that charts are made of: scales, and labels that break and are cut. */
#include "page/chart/label.h"
#include "page/chart/scale.h"

#include "base/arena.h"
#include "chart_double.h"
#include "check.h"

#define NBSP "\xC2\xA0"

static const char *ticks_of(double low, double high, struct arena *a)
{
	struct scale scale = scale_fit(low, high);
	struct buffer b = { .arena = a };

	for (long i = scale.first; i <= scale.last; i++)
		buffer_printf(&b, "%s%s", i > scale.first ? " " : "", scale_label(&scale, i, a));
	return buffer_text(&b);
}

static void scales(void **state)
{
	static const struct {
		double low, high;
		const char *ticks;
	} cases[] = {
		{ 0, 10, "0 2 4 6 8 10" },
		{ 0, 2.4, "0 0,5 1,0 1,5 2,0 2,5" },
		{ 0, 24, "0 5 10 15 20 25" },
		{ 0, 36, "0 10 20 30 40" },
		{ 0, 33, "0 10 20 30" }, /* 40 would be more than half a step beyond the data */
		{ 0, 0, "0 0,2 0,4 0,6 0,8 1,0" },
		{ 7, 7, "0 2 4 6 8" },
		{ 0.5, 0.5, "0 0,1 0,2 0,3 0,4 0,5" },
		{ 0.3, 1.6, "0,25 0,50 0,75 1,00 1,25 1,50" }, /* 0,5 … 1,5 are three, 0,2 … 1,6 eight */
		{ 3, 16, "2,5 5,0 7,5 10,0 12,5 15,0" },
		{ -7, -7, "−8 −6 −4 −2 0" },
		{ 0, 0.35, "0 0,1 0,2 0,3 0,4" }, /* just half a step; in binary, 3.4999999999999996 steps */
		{ -1.2, 9.6, "−2 0 2 4 6 8 10" },
		{ -1, 14.7, "0 5 10 15" },
		{ -110, 205, "−100 −50 0 50 100 150 200" },
		{ -7, 0, "−8 −6 −4 −2 0" },
		{ 4.9, 19.6, "5 10 15 20" },
		{ 12.5, 13.5, "12,4 12,6 12,8 13,0 13,2 13,4 13,6" },
		{ 0, 2500, "0 500 1" NBSP "000 1" NBSP "500 2" NBSP "000 2" NBSP "500" },
		{ 0, 1e-6, "0 0,0000002 0,0000004 0,0000006 0,0000008 0,0000010" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };

		assert_string_equal(ticks_of(cases[i].low, cases[i].high, &arena), cases[i].ticks);
		arena_free(&arena);
	}
}

static void scales_hold_all_data(void **state)
{
	(void)state;
	seed = 1;
	for (int i = 0; i < 20000; i++) {
		double size = pow(10, below(22) - 6);
		double low = below(2) ? 0 : size * (chance() - 0.5),
		       high = low + size * chance() + 1e-6;
		struct scale scale = scale_fit(low, high);
		long ticks = scale.last - scale.first + 1;

		assert_in_range(ticks, SCALE_TICKS_FEWEST, SCALE_TICKS_MOST);
		assert_true(scale.low <= low && scale.high >= high);
		assert_true(scale.low <= (double)scale.first * scale.step);
		assert_true(scale.high >= (double)scale.last * scale.step);
		assert_true(scale.low > low - 0.51 * scale.step &&
			    scale.high < high + 0.51 * scale.step);
	}
}

static void values_are_tamed(void **state)
{
	static const struct {
		double value, expected;
	} cases[] = { { 2.5, 2.5 },     { NAN, 0 },      { INFINITY, 0 }, { -INFINITY, 0 },
		      { 1e300, 1e15 }, { -1e300, -1e15 }, { 1e-9, 0 },  { 1e-6, 1e-6 }, { -1e-5, -1e-5 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		CHECK_NEAR(scale_value(cases[i].value), cases[i].expected, 1e-12);
}

static void years_are_round(void **state)
{
	static const struct {
		double least;
		long step;
	} cases[] = { { 0, 1 },    { 1, 1 },   { 1.2, 2 },  { 4, 5 },
		      { 5.1, 10 }, { 40, 50 }, { 1e9, 100 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(scale_years(cases[i].least), cases[i].step);
}

static void labels_break_and_cut(void **state)
{
	/* At 10 pt each character is 5 pt wide. */
	static const struct {
		const char *text;
		int width, lines;
		const char *expected; /* lines with | between */
	} cases[] = {
		{ "Kommunen", 40, 1, "Kommunen" },
		{ "Kommunen", 39, 1, "Kommun…" },
		{ "Helse og omsorg", 40, 3, "Helse og|omsorg" },
		{ "Helse og omsorg", 40, 1, "Helse o…" },
		{ "Helse og omsorg", 25, 2, "Helse|og o…" },
		{ "Gjennomføring av tiltak", 35, 3, "Gjenno…|av|tiltak" },
		{ "én to tre fire fem", 20, 3, "én|to|tre…" },
		{ "én to\ntre", 50, 3, "én to|tre" },
		{ "én to\ntre", 50, 1, "én to" },
		{ "  rom  foran ", 50, 3, "rom  foran" },
		{ "Bare", 4, 3, "" }, /* not even an ellipsis has room */
		{ "", 50, 3, "" },
		{ NULL, 50, 3, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct ink ink = { .arena = &arena, .style = &style };
		struct setting setting = { FONT_REGULAR, PT(10), 0, PT(cases[i].width),
					   cases[i].lines };
		struct label label = label_make(&ink, cases[i].text, setting);
		struct buffer b = { .arena = &arena };

		for (int k = 0; k < label.count; k++)
			buffer_printf(&b, "%s%s", k ? "|" : "", label.lines[k]);
		assert_string_equal(buffer_text(&b), cases[i].expected);
		assert_true(label.width <= setting.width);
		arena_free(&arena);
	}
}

/* Text is centred on its capitals: a line has room above them for what is above, twice, and the same below; and never
 * less than 1.2 times the size. */
static void lines_have_room_for_their_font(void **state)
{
	static const struct {
		struct font_metrics metrics;
		int leading; /* of text of 10 pt, in 1/1000 pt */
	} cases[] = {
		{ { .ascent = 905, .descent = -212, .cap_height = 688 }, 12000 },  /* 2 · 905 − 688 = 1122: 1200 */
		{ { .ascent = 1100, .descent = -212, .cap_height = 700 }, 15000 }, /* 2 · 1100 − 700 = 1500 */
		{ { .ascent = 905, .descent = -400, .cap_height = 688 }, 14880 },  /* 2 · 400 + 688 = 1488 */
	};
	const struct font_metrics usual = metrics;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		metrics = cases[i].metrics;
		assert_int_equal(label_leading(NULL, FONT_REGULAR, PT(10)), cases[i].leading);
	}
	metrics = usual;
}

static void numbers_are_whole_or_not_there(void **state)
{
	struct arena arena = { 0 };
	struct ink ink = { .arena = &arena, .style = &style };
	struct setting setting = { FONT_REGULAR, PT(10), 0, PT(25), 1 };

	(void)state;
	assert_int_equal(label_whole(&ink, "12345", setting).count, 1);
	assert_int_equal(label_whole(&ink, "123456", setting).count, 0);
	arena_free(&arena);
}

/* What only touches, on any side or at a corner, does not overlap. */
static void boxes_overlap_in_more_than_an_edge(void **state)
{
	static const struct {
		struct box other;
		bool overlap;
	} cases[] = {
		{ { 12, 22, 1, 1 }, true },  { { 0, 0, 100, 100 }, true }, { { 15, 20, 5, 5 }, false }, { { 14, 20, 5, 5 }, true },
		{ { 5, 20, 5, 5 }, false },  { { 5, 20, 6, 5 }, true },    { { 10, 25, 5, 5 }, false }, { { 10, 24, 5, 5 }, true },
		{ { 10, 15, 5, 5 }, false }, { { 10, 15, 5, 6 }, true },   { { 15, 25, 5, 5 }, false },
	};
	const struct box box = { 10, 20, 5, 5 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(box_overlap(box, cases[i].other), cases[i].overlap);
		assert_int_equal(box_overlap(cases[i].other, box), cases[i].overlap);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scales),
		cmocka_unit_test(scales_hold_all_data),
		cmocka_unit_test(values_are_tamed),
		cmocka_unit_test(years_are_round),
		cmocka_unit_test(labels_break_and_cut),
		cmocka_unit_test(boxes_overlap_in_more_than_an_edge),
		cmocka_unit_test(lines_have_room_for_their_font),
		cmocka_unit_test(numbers_are_whole_or_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
