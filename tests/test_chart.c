/* Whole drawings: nothing leaves its box or meets, whatever the data, and marks mean what they
 * should. */
#include "page/chart/chart.h"

#include "base/arena.h"
#include "base/text.h"
#include "chart_double.h"
#include "check.h"
#include "page/chart/ink.h"

#include <limits.h>
#include <string.h>

/* Where a drawing stands, so that places are not mistaken for distances. */
enum { LEFT = 50000, TOP = 80000, MARK = 7 };

struct drawing {
	struct item *items;
	size_t count;
	struct box box;
};

/* `height` in per cent of the usual. */
static struct drawing draw_lower(const struct chart *chart, int height, length width, struct arena *a)
{
	struct chart_style lower = style;
	struct drawing d = { .box = { LEFT, TOP, width, 0 } };

	lower.height = height;
	d.box.h = chart_height(chart, &lower, NULL, width, a);
	d.count = chart_draw(&d.items, chart, &lower, NULL, LEFT, TOP, width, MARK, a);
	return d;
}

static struct drawing draw(const struct chart *chart, length width, struct arena *a)
{
	return draw_lower(chart, 100, width, a);
}

static struct box text_box(const struct item *item)
{
	length up = item->text.size * metrics.ascent / 1000,
	       down = -item->text.size * metrics.descent / 1000;

	return (struct box){ item->x, item->y - up, item->text.width, up + down };
}

static void include(struct box *box, length x, length y)
{
	length right = box->x + box->w, bottom = box->y + box->h;

	box->x = x < box->x ? x : box->x;
	box->y = y < box->y ? y : box->y;
	box->w = (x > right ? x : right) - box->x;
	box->h = (y > bottom ? y : bottom) - box->y;
}

/* With the width of its stroke: lines end flat, so a rule reaches no further than its points. */
static struct box path_box(const struct item *item)
{
	const struct path_step *steps = item->path.steps;
	const length half = item->path.stroke ? item->path.stroke_width / 2 : 0;
	struct box box = { steps[0].x, steps[0].y, 0, 0 }, grown;

	for (int i = 0; i < item->path.count; i++) {
		if (steps[i].op == PATH_CLOSE)
			continue;
		include(&box, steps[i].x, steps[i].y);
		if (steps[i].op == PATH_CURVE) {
			include(&box, steps[i].x1, steps[i].y1);
			include(&box, steps[i].x2, steps[i].y2);
		}
	}
	grown = box_grow(box, half);
	if (box.h == 0)
		return (struct box){ box.x, grown.y, box.w, grown.h };
	if (box.w == 0)
		return (struct box){ grown.x, box.y, grown.w, box.h };
	return grown;
}

static struct box item_box(const struct item *item)
{
	switch (item->type) {
	case ITEM_TEXT:
		return text_box(item);
	case ITEM_RECTANGLE:
		return (struct box){ item->x, item->y, item->rectangle.w, item->rectangle.h };
	case ITEM_PATH:
		return path_box(item);
	case ITEM_IMAGE:
		break;
	}
	fail_msg("a chart has no pictures");
	return (struct box){ 0 };
}

static void check_inside(const struct item *item, struct box outer)
{
	struct box box = item_box(item);

	if (box.x < outer.x || box.y < outer.y || box.x + box.w > outer.x + outer.w ||
	    box.y + box.h > outer.y + outer.h)
		fail_msg("item of type %d (%s) at %d %d, %d × %d leaves %d × %d", item->type,
			 item->type == ITEM_TEXT ? item->text.text : "", box.x - outer.x,
			 box.y - outer.y, box.w, box.h, outer.w, outer.h);
}

/* Rules are straight lines of two points in the colours of rules; data are never drawn so. */
static bool is_rule(const struct item *item)
{
	const struct path_step *s;

	if (item->type != ITEM_PATH || item->path.count != 2)
		return false;
	s = item->path.steps;
	return (s[0].x == s[1].x || s[0].y == s[1].y) &&
	       (item->path.stroke_colour == style.ink || item->path.stroke_colour == style.rule) &&
	       item->path.stroke_width == style.rule_width;
}

static void check_item(const struct drawing *d, size_t i)
{
	const struct item *item = &d->items[i];

	assert_int_equal(item->mark, MARK);
	check_inside(item, d->box);
	if (item->type != ITEM_TEXT)
		return;
	assert_true(*item->text.text);
	assert_int_equal(utf8_check(item->text.text, strlen(item->text.text)),
			 strlen(item->text.text));
	assert_int_equal(item->text.width, font_width(NULL, item->text.font, item->text.text,
						      strlen(item->text.text), item->text.size));
	for (size_t k = 0; k < d->count; k++) {
		const struct item *other = &d->items[k];

		if ((other->type == ITEM_TEXT && k < i) || is_rule(other)) {
			if (box_overlap(text_box(item), item_box(other)))
				fail_msg("«%s» meets %s", item->text.text,
					 other->type == ITEM_TEXT ? other->text.text : "a rule");
		}
	}
}

/* The drawing as text, to compare two. */
static const char *dump(const struct drawing *d, struct arena *a)
{
	struct buffer b = { .arena = a };

	for (size_t i = 0; i < d->count; i++) {
		const struct item *item = &d->items[i];

		buffer_printf(&b, "%d %06x %d %d", item->type, (unsigned)item->colour, item->x,
			      item->y);
		if (item->type == ITEM_TEXT)
			buffer_printf(&b, " %s", item->text.text);
		for (int k = 0; item->type == ITEM_PATH && k < item->path.count; k++)
			buffer_printf(&b, " %d,%d", item->path.steps[k].x, item->path.steps[k].y);
		buffer_puts(&b, "\n");
	}
	return buffer_text(&b);
}

/* The lowest a figure may get: the least that a style may ask for. */
enum { LOWEST = 60 };

static void check_chart(const struct chart *chart, int height, length width)
{
	struct arena arena = { 0 }, again = { 0 };
	struct drawing d = draw_lower(chart, height, width, &arena), second = draw_lower(chart, height, width, &again);

	assert_true(d.box.h > 0);
	for (size_t i = 0; i < d.count; i++)
		check_item(&d, i);
	assert_string_equal(dump(&d, &arena), dump(&second, &again));
	arena_free(&arena);
	arena_free(&again);
}

enum { MOST_BARS = 40, MOST_SERIES = 6, MOST_POINTS = 60, MOST_MARKS = 6 };

/* Room for the data of one random chart. */
struct sample {
	struct chart chart;
	struct chart_bar bars[MOST_BARS];
	struct chart_series series[MOST_SERIES];
	double values[MOST_SERIES][MOST_POINTS];
	struct chart_mark marks[MOST_MARKS];
};

static const char *const words[] = {
	NULL,
	"",
	"Staten",
	"2,8 mill. kr",
	"Gjennomføring av tiltaket i kommunen og fylkeskommunen",
	"Ungdomsarbeidsledighetsforebyggingstiltaksevalueringsrapporten",
	"a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
};

static const char *random_word(void)
{
	return words[below(COUNT(words))];
}

/* One of the kinds of numbers that charts have trouble with; `kind` is the same for a whole series.
 */
static double random_value(int kind)
{
	switch (kind) {
	case 0:
		return 0;
	case 1:
		return -1e6 * chance();
	case 2:
		return (chance() - 0.5) * 1e15;
	case 3:
		return (chance() - 0.5) * 1e-9;
	case 4:
		return below(8) ? 1e6 * chance() : -1e15;
	case 5:
		return below(6) ? chance() * 1e6 : below(2) ? NAN : -INFINITY;
	case 6:
		return 1e12 + chance();
	default:
		return (chance() - 0.4) * 1e7;
	}
}

static void make_bars(struct sample *s, int kind)
{
	s->chart.bars = s->bars;
	s->chart.bar_count = below(4) ? below(MOST_BARS + 1) : below(3);
	for (int i = 0; i < s->chart.bar_count; i++) {
		s->bars[i] = (struct chart_bar){
			.label = random_word(),
			.low = random_value(kind),
			.value = random_value(kind),
			.high = random_value(kind),
			.value_label = random_word(),
			.low_label = random_word(),
			.high_label = random_word(),
			.emphasis = below(5) == 0,
			.pattern = below(5) == 0,
		};
	}
	s->chart.has_reference = below(2);
	s->chart.reference = random_value(kind);
	s->chart.reference_label = random_word();
}

static void make_series(struct sample *s, int kind)
{
	static const int starts[] = { 0, 2021, 13, -3, INT_MAX, INT_MIN };

	s->chart.series = s->series;
	s->chart.marks = s->marks;
	s->chart.series_count = below(MOST_SERIES + 1);
	s->chart.points = below(4) ? below(MOST_POINTS + 1) : below(3);
	s->chart.mark_count = below(MOST_MARKS + 1);
	s->chart.x_first = starts[below(COUNT(starts))];
	s->chart.x_label = random_word();
	s->chart.between = random_word();
	for (int i = 0; i < s->chart.series_count; i++) {
		double value = random_value(kind);
		bool smooth = below(2);

		s->series[i] = (struct chart_series){ random_word(), s->values[i] };
		for (int k = 0; k < s->chart.points; k++)
			s->values[i][k] =
				smooth ? value += random_value(kind) / 20 : random_value(kind);
	}
	for (int i = 0; i < s->chart.mark_count; i++)
		s->marks[i] = (struct chart_mark){ below(MOST_SERIES), below(MOST_POINTS) - 1,
						   random_word() };
}

static void nothing_leaves_or_overlaps(void **state)
{
	static const double units[] = { 1e6, 1, 1e3, 0 };

	(void)state;
	seed = 2;
	for (int i = 0; i < 600; i++) {
		struct sample s = { 0 };
		int kind = below(8);

		s.chart.type = (enum chart_type)(i % 4);
		s.chart.unit = random_word();
		s.chart.unit_size = units[below(COUNT(units))];
		if (s.chart.type == CHART_BARS || s.chart.type == CHART_RANGES)
			make_bars(&s, kind);
		else
			make_series(&s, kind);
		check_chart(&s.chart, i / 4 % 2 ? 100 : LOWEST, PT(120) + below(PT(400)));
	}
}

static int count_hatched(const struct drawing *d, uint32_t colour)
{
	int count = 0;

	for (size_t i = 0; i < d->count; i++) {
		const struct item *item = &d->items[i];

		/* A hatch is many strokes that each begin anew. */
		count += item->type == ITEM_PATH && item->path.count > 2 &&
			 item->path.steps[2].op == PATH_MOVE && item->path.stroke_colour == colour;
	}
	return count;
}

/* The first item with the colour, of the type. */
static const struct item *find(const struct drawing *d, enum item_type type, uint32_t colour)
{
	for (size_t i = 0; i < d->count; i++) {
		if (d->items[i].type == type && d->items[i].colour == colour)
			return &d->items[i];
	}
	return NULL;
}

static const struct item *find_text(const struct drawing *d, const char *text)
{
	for (size_t i = 0; i < d->count; i++) {
		if (d->items[i].type == ITEM_TEXT && text_equal(d->items[i].text.text, text))
			return &d->items[i];
	}
	return NULL;
}

static void bars_tell_gain_from_loss(void **state)
{
	struct chart_bar bars[] = {
		{ .label = "Gevinst", .value = 6e6, .value_label = "6,0" },
		{ .label = "Tap", .value = -3e6, .value_label = "−3,0" },
		{ .label = "Samlet", .value = 3e6, .value_label = "3,0", .emphasis = true },
	};
	const struct chart chart = { .type = CHART_BARS,
				     .unit = "mill. kr",
				     .unit_size = 1e6,
				     .bars = bars,
				     .bar_count = 3 };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);
	const struct item *gain = find(&d, ITEM_RECTANGLE, style.accent[0]);
	const struct item *loss = find(&d, ITEM_PATH, style.accent[1]);
	const struct item *number = find_text(&d, "6,0");

	(void)state;
	assert_int_equal(count_hatched(&d, style.accent[1]), 1);
	assert_int_equal(count_hatched(&d, style.accent[0]), 0);
	/* To each side of the same zero line, lengths as 6 to 3. */
	assert_in_range(path_box(loss).x + path_box(loss).w, gain->x - 1, gain->x + 1);
	CHECK_NEAR((double)gain->rectangle.w / path_box(loss).w, 2, 1e-4);
	/* The number beside the end, the loss's to its left. */
	assert_true(number->x > gain->x + gain->rectangle.w);
	assert_true(find_text(&d, "−3,0")->x + find_text(&d, "−3,0")->text.width <
		    path_box(loss).x);
	assert_int_equal(find_text(&d, "Samlet")->text.font, FONT_BOLD);
	assert_int_equal(find_text(&d, "Tap")->text.font, FONT_REGULAR);
	assert_non_null(find_text(&d, "mill. kr"));
	arena_free(&arena);
}

static void ranges_turn_at_the_reference(void **state)
{
	/* High discount rates give low results: the labels follow their ends. */
	struct chart_bar bars[] = {
		{ .label = "Rente",
		  .low = 18,
		  .value = 12,
		  .high = 8,
		  .low_label = "2 %",
		  .high_label = "6 %" },
	};
	const struct chart chart = { .type = CHART_RANGES,
				     .unit_size = 1,
				     .bars = bars,
				     .bar_count = 1,
				     .has_reference = true,
				     .reference = 12,
				     .reference_label = "Forventet 12" };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);
	const struct item *gain = find(&d, ITEM_RECTANGLE, style.accent[0]);
	const struct item *loss = find(&d, ITEM_PATH, style.accent[1]);

	(void)state;
	assert_true(find_text(&d, "6 %")->x < path_box(loss).x);
	assert_true(find_text(&d, "2 %")->x > gain->x + gain->rectangle.w);
	/* 18 − 12 against 12 − 8 */
	CHECK_NEAR((double)gain->rectangle.w / path_box(loss).w, 1.5, 1e-4);
	assert_non_null(find_text(&d, "Forventet 12"));
	arena_free(&arena);
}

/* Without a text of its own the line has that of the values that lie there, once. */
static void references_name_themselves(void **state)
{
	struct chart_bar bars[] = {
		{ .low = 8, .value = 12, .high = 18, .value_label = "12 mill. kr" },
		{ .low = 9, .value = 12, .high = 13, .value_label = "12 mill. kr" },
	};
	const struct chart chart = {
		.type = CHART_RANGES,
		.unit_size = 1,
		.bars = bars,
		.bar_count = 2,
		.has_reference = true,
		.reference = 12,
	};
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);
	int count = 0;

	(void)state;
	for (size_t i = 0; i < d.count; i++)
		count += d.items[i].type == ITEM_TEXT &&
			 text_equal(d.items[i].text.text, "12 mill. kr");
	assert_int_equal(count, 1);
	arena_free(&arena);
}

static void areas_show_both_signs(void **state)
{
	static const struct {
		double first[3];
		int tinted, hatched;
	} cases[] = {
		{ { 5, 5, 5 }, 1, 0 },
		{ { 1, 1, 1 }, 0, 1 },
		{ { 5, 1, 5 }, 2, 1 }, /* split where the lines cross */
		{ { 3, 3, 3 }, 0, 0 },
	};
	static const double second[] = { 3, 3, 3 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_series series[] = { { "Målgruppen", cases[i].first },
						 { "Snittet", second } };
		const struct chart chart = { .type = CHART_DIFFERENCE,
					     .unit_size = 1,
					     .series = series,
					     .series_count = 2,
					     .points = 3,
					     .between = "Mer" };
		struct arena arena = { 0 };
		struct drawing d = draw(&chart, PT(400), &arena);
		int tinted = 0;

		for (size_t k = 0; k < d.count; k++)
			tinted += d.items[k].type == ITEM_PATH && d.items[k].path.fill &&
				  d.items[k].colour == style.tint;
		assert_int_equal(tinted, cases[i].tinted);
		assert_int_equal(count_hatched(&d, style.accent[1]), cases[i].hatched);
		assert_non_null(find_text(&d, "Mer"));
		arena_free(&arena);
	}
}

static void lines_differ_in_more_than_colour(void **state)
{
	static const double values[3][2] = { { 0, 1 }, { 0, 2 }, { 0, 3 } };
	struct chart_series series[] = { { "Kommunen", values[0] },
					 { "Fylket", values[1] },
					 { "Staten", values[2] } };
	struct chart_mark marks[] = { { 2, 1, "Spart inn 2024" } };
	const struct chart chart = { .type = CHART_LINES,
				     .unit_size = 1,
				     .x_label = "år",
				     .x_first = 2021,
				     .series = series,
				     .series_count = 3,
				     .points = 2,
				     .marks = marks,
				     .mark_count = 1 };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);
	const struct item *lines[3], *dot = find(&d, ITEM_PATH, style.accent[2]);

	(void)state;
	for (int i = 0; i < 3; i++) {
		lines[i] = find(&d, ITEM_PATH, style.accent[i]);
		assert_int_equal(find_text(&d, series[i].label)->colour, style.accent[i]);
		for (int k = 0; k < i; k++)
			assert_int_not_equal(lines[i]->path.dash, lines[k]->path.dash);
	}
	/* The marked point is the end of its line. */
	for (size_t i = 0; i < d.count; i++)
		dot = d.items[i].type == ITEM_PATH && d.items[i].path.fill ? &d.items[i] : dot;
	assert_int_equal(path_box(dot).x + path_box(dot).w / 2, lines[2]->path.steps[1].x);
	assert_int_equal(path_box(dot).y + path_box(dot).h / 2, lines[2]->path.steps[1].y);
	assert_non_null(find_text(&d, "Spart inn 2024"));
	assert_non_null(find_text(&d, "2022"));
	assert_non_null(find_text(&d, "år"));
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_tell_gain_from_loss),
		cmocka_unit_test(ranges_turn_at_the_reference),
		cmocka_unit_test(references_name_themselves),
		cmocka_unit_test(areas_show_both_signs),
		cmocka_unit_test(lines_differ_in_more_than_colour),
		cmocka_unit_test(nothing_leaves_or_overlaps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
