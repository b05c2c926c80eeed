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
	enum chart_type type;
};

/* `height` in per cent of the usual. */
static struct drawing draw_lower(const struct chart *chart, int height, length width, struct arena *a)
{
	struct chart_style lower = style;
	struct drawing d = { .box = { LEFT, TOP, width, 0 }, .type = chart->type };

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
		if (steps[i].op == PATH_CIRCLE)
			return box_grow(box, steps[i].x1 + half);
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

	/* The owner's tint reaches out. */
	if (item->type == ITEM_RECTANGLE && item->colour == style.band)
		outer = box_grow(outer, CHART_OVERHANG);
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
	       item->path.stroke_width <= style.outline_width;
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
				fail_msg("chart of type %d, %d wide: «%s» at %d %d meets %d %d %s", (int)d->type,
					 d->box.w, item->text.text, item->x - d->box.x, item->y - d->box.y,
					 other->x - d->box.x, other->y - d->box.y,
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

enum { MOST_ROWS = 40, MOST_SERIES = 6, MOST_POINTS = 60 };

/* Room for the data of one random chart. */
struct sample {
	struct chart chart;
	struct chart_row rows[MOST_ROWS];
	struct chart_stack stacks[MOST_SERIES];
	struct chart_figures figures[MOST_SERIES];
	const char *texts[MOST_POINTS];
	struct chart_series series[MOST_SERIES];
	double values[MOST_SERIES][MOST_POINTS];
	struct chart_dots dots[MOST_SERIES];
	struct chart_part parts[MOST_SERIES];
	struct chart_trial trials[MOST_ROWS];
};

static const char *const words[] = {
	NULL,
	"",
	"Staten",
	"2,8 mill. kr",
	"Gjennomføring av tiltaket i kommunen og fylkeskommunen",
	"Ungdomsarbeidsledighetsforebyggingstiltaksevalueringsrapporten",
	"a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
	"Samlet hittil\n+1,8 mill. kr",
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

static void make_rows(struct sample *s, int kind)
{
	s->chart.rows = s->rows;
	s->chart.row_count = below(4) ? below(MOST_ROWS + 1) : below(3);
	s->chart.net_title = random_word();
	s->chart.has_reference = below(2);
	s->chart.reference = random_value(kind);
	for (int i = 0; i < s->chart.row_count; i++)
		s->rows[i] = (struct chart_row){
			.name = below(3) ? random_word() : NULL,
			.part = below(3) ? NULL : random_word(),
			.shape = (enum chart_shape)below(6),
			.fill = (enum chart_fill)below(FILLS),
			.from = below(2) ? 0 : random_value(kind),
			.to = random_value(kind),
			.has_range = below(3) == 0,
			.low = random_value(kind),
			.high = random_value(kind),
			.label = random_word(),
			.remark = below(3) ? NULL : random_word(),
			.start_label = below(3) ? NULL : random_word(),
			.low_text = below(3) ? NULL : random_word(),
			.high_text = below(3) ? NULL : random_word(),
			.net = below(3) ? NULL : random_word(),
			.label_right = below(2),
			.bold = below(3) == 0,
			.band = below(5) == 0,
			.ruled = below(5) == 0,
			.linked = below(5) == 0,
		};
}

static void make_values(struct sample *s, int kind, int rows)
{
	static const int starts[] = { 0, 2021, 13, 99999, -3 };

	s->chart.points = below(4) ? 1 + below(MOST_POINTS) : below(3);
	s->chart.first = starts[below(COUNT(starts))];
	for (int i = 0; i < rows; i++) {
		double value = random_value(kind);
		bool smooth = below(2);

		for (int k = 0; k < s->chart.points; k++)
			s->values[i][k] = smooth ? value += random_value(kind) / 20 : random_value(kind);
	}
}

static void make_columns(struct sample *s, int kind)
{
	make_values(s, kind, MOST_SERIES);
	s->chart.stacks = s->stacks;
	s->chart.stack_count = below(4);
	for (int i = 0; i < s->chart.stack_count; i++)
		s->stacks[i] = (struct chart_stack){ random_word(), (enum chart_fill)below(FILLS), s->values[i] };
	s->chart.line = below(2) && s->chart.points ? s->values[4] : NULL;
	s->chart.line_label = s->chart.line ? random_word() : NULL;
	s->chart.lowest_label = s->chart.line ? random_word() : NULL;
	s->chart.shaded = below(6);
	s->chart.shaded_label = random_word();
	s->chart.figures = s->figures;
	s->chart.figure_count = below(4);
	s->chart.figure_unit = random_word();
	s->chart.unmarked = below(2);
	for (int k = 0; k < MOST_POINTS; k++)
		s->texts[k] = below(9) ? "−2 400" : random_word();
	for (int i = 0; i < s->chart.figure_count; i++)
		s->figures[i] = (struct chart_figures){ random_word(), s->texts, NULL, below(2) };
}

static void make_series(struct sample *s, int kind)
{
	make_values(s, kind, MOST_SERIES);
	s->chart.series = s->series;
	s->chart.series_count = 1 + below(MOST_SERIES);
	for (int i = 0; i < s->chart.series_count; i++)
		s->series[i] = (struct chart_series){ random_word(), random_word(), random_word(), s->values[i],
						      below(MOST_POINTS) - 1, below(2), below(2), below(2) };
}

static void make_dots(struct sample *s)
{
	s->chart.dots = s->dots;
	s->chart.dots_count = 1 + below(MOST_SERIES);
	for (int i = 0; i < s->chart.dots_count; i++) {
		struct chart_dots *dots = &s->dots[i];

		*dots = (struct chart_dots){ .name = random_word(), .headline = random_word(), .places = below(101),
					     .filled = below(101), .framed = below(101), .per_row = below(2) ? 10 : 20,
					     .note_count = below(CHART_NOTES + 1) };
		for (int k = 0; k < dots->note_count; k++) {
			dots->notes[k].mark = below(3);
			dots->notes[k].text = random_word();
		}
	}
}

static void make_parts(struct sample *s, int kind)
{
	s->chart.parts = s->parts;
	s->chart.part_count = below(MOST_SERIES + 1);
	for (int i = 0; i < s->chart.part_count; i++)
		s->parts[i] = (struct chart_part){ fabs(random_value(kind)), (enum chart_fill)below(FILLS), random_word(),
						   random_word(), random_word(), random_word() };
}

static void make_trials(struct sample *s)
{
	s->chart.trials = s->trials;
	s->chart.trial_count = below(MOST_ROWS / 2);
	s->chart.has_reference = below(2);
	s->chart.reference = 100 * (chance() - 0.3);
	s->chart.reference_label = random_word();
	for (int i = 0; i < s->chart.trial_count; i++) {
		s->trials[i].outcome = below(3);
		s->trials[i].value = below(4) ? below(50) : 10;
		s->trials[i].label = random_word();
	}
	s->chart.trial_labels[0] = random_word();
	s->chart.trial_labels[1] = random_word();
}

static void nothing_leaves_or_overlaps(void **state)
{
	(void)state;
	seed = 2;
	for (int i = 0; i < 1400; i++) {
		struct sample s = { 0 };
		int kind = below(8);

		s.chart.type = (enum chart_type)(i % CHART_TYPES);
		s.chart.unit = random_word();
		switch (s.chart.type) {
		case CHART_ROWS:
			make_rows(&s, kind);
			break;
		case CHART_COLUMNS:
			make_columns(&s, kind);
			break;
		case CHART_CURVES:
		case CHART_STRIPS:
			make_series(&s, kind);
			break;
		case CHART_DOTS:
			make_dots(&s);
			break;
		case CHART_SPLIT:
			make_parts(&s, kind);
			break;
		case CHART_TRIALS:
			make_trials(&s);
			break;
		case CHART_TYPES:
			break;
		}
		check_chart(&s.chart, i / CHART_TYPES % 2 ? 100 : LOWEST, PT(200) + below(PT(320)));
	}
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
	struct chart_row rows[] = {
		{ .name = "Gevinst", .fill = FILL_GAIN, .to = 6, .label = "+6,0" },
		{ .name = "Tap", .fill = FILL_LOSS, .to = -3, .label = "−3,0", .label_loss = true },
		{ .name = "Samlet", .fill = FILL_TOTAL, .to = 3, .label = "+3,0", .bold = true },
	};
	const struct chart chart = { .type = CHART_ROWS, .unit = "mill. kr", .rows = rows, .row_count = 3 };
	static const length widths[] = { PT(400), PT(210) };

	(void)state;
	for (size_t i = 0; i < COUNT(widths); i++) {
		struct arena arena = { 0 };
		struct drawing d = draw(&chart, widths[i], &arena);
		const struct item *gain = find(&d, ITEM_RECTANGLE, style.gain);
		const struct item *loss = find(&d, ITEM_RECTANGLE, style.loss);
		const struct item *number = find_text(&d, "+6,0"), *lost = find_text(&d, "−3,0");
		const struct item *name = find_text(&d, "Gevinst");

		/* To each side of the same zero line, lengths as 6 to 3. */
		assert_in_range(loss->x + loss->rectangle.w, gain->x - 1, gain->x + 1);
		CHECK_NEAR((double)gain->rectangle.w / loss->rectangle.w, 2, 1e-4);
		/* The number beside the end, the loss's to its left and in its colour. */
		assert_true(number->x > gain->x + gain->rectangle.w);
		assert_true(lost->x + lost->text.width < loss->x);
		assert_int_equal(lost->colour, style.loss);
		assert_int_equal(find_text(&d, "Samlet")->text.font, FONT_BOLD);
		assert_int_equal(find_text(&d, "Tap")->text.font, FONT_REGULAR);
		assert_non_null(find_text(&d, "0"));
		/* Names beside the bars, and over them where it is narrow. */
		assert_true(widths[i] < CHART_NARROW ? name->y < gain->y : name->y > gain->y);
		arena_free(&arena);
	}
}

static void zero_is_on_every_axis(void **state)
{
	static const double outcomes[][2] = { { -10.4, -10.0 }, { 2.1, 2.2 }, { -1, 1 }, { 0, 0 } };

	(void)state;
	for (size_t i = 0; i < COUNT(outcomes); i++) {
		struct chart_row rows[] = {
			{ .name = "Trolig spenn", .shape = SHAPE_RANGE, .from = outcomes[i][0], .to = outcomes[i][1],
			  .label = "spenn" },
			{ .name = "Som forutsatt", .shape = SHAPE_DOT, .to = outcomes[i][1], .label = "punkt" },
		};
		const struct chart chart = { .type = CHART_ROWS, .unit = "mill. kr", .rows = rows, .row_count = 2,
					     .reference = outcomes[i][1], .has_reference = true };
		struct arena arena = { 0 };
		struct drawing d = draw(&chart, PT(400), &arena);

		assert_non_null(find_text(&d, "0"));
		arena_free(&arena);
	}
}

/* A bar of no length is not drawn; a range that is a point is, with each label on its own side. */
static void points_are_drawn(void **state)
{
	struct chart_row rows[] = {
		{ .name = "Ingen endring", .fill = FILL_GAIN, .from = 2, .to = 2, .label = "0" },
		{ .name = "Trolig spenn", .shape = SHAPE_RANGE, .from = 2, .to = 2, .label = "punkt", .low_text = "minst",
		  .high_text = "mest" },
		{ .name = "Gevinst", .fill = FILL_COST, .to = 4, .label = "+4,0" },
	};
	const struct chart chart = { .type = CHART_ROWS, .unit = "mill. kr", .rows = rows, .row_count = COUNT(rows) };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);

	(void)state;
	assert_null(find(&d, ITEM_RECTANGLE, style.gain));
	assert_non_null(find_text(&d, "punkt"));
	assert_non_null(find_text(&d, "minst"));
	assert_true(find_text(&d, "minst")->x + find_text(&d, "minst")->text.width <= find_text(&d, "mest")->x);
	arena_free(&arena);
}

/* What changed below zero is a loss there: one bar in two colours that meet at zero. */
static void changed_assumptions_lose_below_zero(void **state)
{
	struct chart_row row = { .name = "Suksessraten", .fill = FILL_CHANGED, .from = -1, .to = 3, .label = "+3,0",
				 .start_label = "−1,0", .low_text = "2 %", .high_text = "18 %" };
	const struct chart chart = { .type = CHART_ROWS, .unit = "mill. kr", .rows = &row, .row_count = 1 };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);
	const struct item *loss = find(&d, ITEM_RECTANGLE, style.loss), *rest = find(&d, ITEM_RECTANGLE, style.changed);

	(void)state;
	CHECK_NEAR((double)rest->rectangle.w / loss->rectangle.w, 3, 1e-3);
	assert_in_range(loss->x + loss->rectangle.w, rest->x - 1, rest->x + 1);
	/* What was tried stands inside, what it gives beside. */
	assert_true(find_text(&d, "2 %")->x > loss->x);
	assert_true(find_text(&d, "18 %")->x < rest->x + rest->rectangle.w);
	assert_true(find_text(&d, "−1,0")->x < loss->x);
	arena_free(&arena);
}

/* A chart of two rows: a bar from 0 to 10 that is 400 points long, so that 1 is 40 points, and `row`. The rest of the
 * width is the line's at either side (1.6 points) and half a bar's height (5 points). */
static struct drawing draw_below_400_points(struct chart_row row, double reference, bool has_reference, struct arena *a)
{
	struct chart_row rows[] = { { .fill = FILL_GAIN, .to = 10 }, row };
	const struct chart chart = { .type = CHART_ROWS, .rows = rows, .row_count = 2, .reference = reference,
				     .has_reference = has_reference };

	return draw(&chart, PT(400) + 2 * (1600 + 5000), a);
}

/* Inside a bar the texts need their widths (8 points high: 4 for each character), and half of 9 points on either side of
 * each. */
static void texts_stand_inside_bars_that_have_room(void **state)
{
	static const struct {
		const char *low, *high;
		double to;
		bool inside;
	} cases[] = {
		{ "2 %", "18 %", 46.01 / 40, true }, /* 12 + 16 + 4 · 4.5 = 46 */
		{ "2 %", "18 %", 45.99 / 40, false },
		{ "2 %", NULL, 21.01 / 40, true }, /* 12 + 2 · 4.5 = 21 */
		{ "2 %", NULL, 20.99 / 40, false },
		{ NULL, "18 %", 25.01 / 40, true }, /* 16 + 2 · 4.5 = 25 */
		{ NULL, "18 %", 24.99 / 40, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_row row = { .to = cases[i].to, .low_text = cases[i].low, .high_text = cases[i].high };
		struct arena arena = { 0 };
		struct drawing d = draw_below_400_points(row, 0, false, &arena);

		for (int k = 0; k < 2; k++) {
			const char *text = k ? cases[i].high : cases[i].low;

			if (text)
				assert_int_equal(find_text(&d, text)->colour == 0xFFFFFF, cases[i].inside);
		}
		arena_free(&arena);
	}
}

/* A mark at 5 is 200 points from 0. Its label (4 characters of 5.4 points) begins half a bar (5) and half a text (4.5)
 * right of that, and the line keeps another half text away: 200 + 5 + 4.5 + 21.6 + 4.5 = 235.6. */
static void labels_of_marks_keep_clear_of_the_line(void **state)
{
	static const struct {
		enum chart_shape shape;
		double line;
		bool is_drawn, left;
	} cases[] = {
		{ SHAPE_DOT, 200.0 / 40, true, false }, /* through the mark */
		{ SHAPE_DOT, 200.1 / 40, true, true },
		{ SHAPE_DOT, 235.5 / 40, true, true },
		{ SHAPE_DOT, 235.7 / 40, true, false },
		{ SHAPE_DOT, 180.0 / 40, true, false },
		{ SHAPE_DOT, 220.0 / 40, false, false },
		{ SHAPE_RING, 220.0 / 40, true, true },
		{ SHAPE_DIAMOND, 220.0 / 40, true, true },
		{ SHAPE_RANGE, 220.0 / 40, true, false }, /* its ends have their sides */
		{ SHAPE_BAR, 220.0 / 40, true, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_row row = { .shape = cases[i].shape, .from = 0, .to = 5, .label = "+5,0" };
		struct arena arena = { 0 };
		struct drawing d = draw_below_400_points(row, cases[i].line, cases[i].is_drawn, &arena);

		assert_int_equal(find_text(&d, "+5,0")->x < LEFT + PT(200), cases[i].left);
		arena_free(&arena);
	}
}

/* Rows with names of three lines of 10.8 points, 8 points apart, and 4 below them. Where that is too much, names get fewer
 * lines, and then the rows come closer by half, once, twice and three times. */
static void high_rows_get_shorter_names_and_come_closer(void **state)
{
	static const struct {
		length tallest, height;
	} cases[] = {
		{ 0, 157600 }, /* 4 · 3 · 10.8 + 3 · 8 + 4 */
		{ 157600, 157600 },
		{ 157599, 114400 }, /* 4 · 2 · 10.8 + 3 · 8 + 4 */
		{ 114400, 114400 },
		{ 114399, 71200 }, /* 4 · 10.8 + 3 · 8 + 4 */
		{ 71199, 57200 },  /* 4 · 10.8 + 3 · 4 + 2 */
		{ 57200, 57200 },
		{ 57199, 50200 }, /* 4 · 10.8 + 3 · 2 + 1 */
		{ 50199, 46700 }, /* 4 · 10.8 + 3 · 1 + 0.5 */
		{ 40000, 46700 },
	};
	struct chart_row rows[4];
	const struct chart chart = { .type = CHART_ROWS, .rows = rows, .row_count = 4 };

	(void)state;
	for (int i = 0; i < 4; i++)
		rows[i] = (struct chart_row){ .name = "en\nto\ntre", .to = 1 };
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct chart_style sized = style;

		sized.tallest = cases[i].tallest;
		assert_int_equal(chart_height(&chart, &sized, NULL, PT(400), &arena), cases[i].height);
		arena_free(&arena);
	}
}

/* A name (4.5 points for each letter), twice 4.5 points and half a bar (5) are left of zero; the unit (4 for each letter)
 * keeps three times 4.5 from it. */
static void units_stand_beside_the_zero_that_has_room(void **state)
{
	static const struct {
		const char *name, *unit;
		bool beside;
	} cases[] = {
		{ "ab", "kr", true },   /* 9 + 9 + 5 = 23 against 8 + 13.5 */
		{ "ab", "tkr", false }, /* 12 + 13.5 */
		{ "abc", "tkr", true }, /* 27.5 */
		{ "abc", "1 kr", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_row row = { .name = cases[i].name, .to = 1 };
		const struct chart chart = { .type = CHART_ROWS, .rows = &row, .row_count = 1, .unit = cases[i].unit };
		struct arena arena = { 0 };
		struct drawing d = draw(&chart, PT(400), &arena);

		assert_int_equal(find_text(&d, cases[i].unit)->y == find_text(&d, "0")->y, cases[i].beside);
		arena_free(&arena);
	}
}

static void columns_stack_from_zero(void **state)
{
	static const double cost[] = { -2, 0 }, soon[] = { 0, 1 }, later[] = { -1, 2 };
	struct chart_stack stacks[] = { { "utgift", FILL_COST, cost }, { "straks", FILL_GAIN, soon },
					{ "senere", FILL_LATER, later } };
	const struct chart chart = { .type = CHART_COLUMNS, .unit = "mill. kr", .stacks = stacks, .stack_count = 3,
				     .points = 2, .first = 2021 };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);
	const struct item *gain = NULL, *after = NULL, *loss = find(&d, ITEM_RECTANGLE, style.loss);

	(void)state;
	for (size_t i = 0; i < d.count; i++) {
		const struct item *item = &d.items[i];

		gain = item->type == ITEM_RECTANGLE && item->colour == style.gain ? item : gain;
		after = item->type == ITEM_RECTANGLE && item->colour == style.later ? item : after;
	}
	/* The sure gain next to zero, twice as much on top of it; the lost one under the cost. */
	assert_in_range(after->y + after->rectangle.h, gain->y - 1, gain->y + 1);
	CHECK_NEAR((double)after->rectangle.h / gain->rectangle.h, 2, 1e-2);
	CHECK_NEAR((double)(loss->y - gain->y - gain->rectangle.h) / gain->rectangle.h, 2, 1e-2);
	assert_non_null(find_text(&d, "2021"));
	assert_non_null(find_text(&d, "2022"));
	arena_free(&arena);
}

/* A balance is in the colour of losses until it comes to zero, and from there in that of gains; the piece ends there. */
static void curves_change_colour_at_zero(void **state)
{
	static const struct {
		int points;
		double values[4];
		const char *pieces; /* colour, and how many points */
	} cases[] = {
		{ 2, { -1, 1 }, "loss 2 gain 2" }, /* two points and where they meet */
		{ 2, { 1, -1 }, "gain 2 loss 2" },
		{ 3, { -1, 0, 1 }, "loss 3 gain 2" },
		{ 4, { 1, 0, 0, -1 }, "gain 4 loss 2" },
		{ 4, { -1, 1, -1, 1 }, "loss 2 gain 3 loss 3 gain 2" }, /* those between two crossings have both */
		{ 3, { -1, 0, -1 }, "loss 3" },
		{ 2, { 0, -1 }, "loss 2" },
		{ 3, { -1, 0, 0 }, "loss 3" },
		{ 2, { 0, 0 }, "gain 2" },
		{ 1, { -1 }, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_series series = { .values = cases[i].values, .turn = -1 };
		const struct chart chart = { .type = CHART_CURVES, .series = &series, .series_count = 1,
					     .points = cases[i].points };
		struct arena arena = { 0 };
		struct drawing d = draw(&chart, PT(200), &arena);
		struct buffer b = { .arena = &arena };

		for (size_t k = 0; k < d.count; k++) {
			const struct item *item = &d.items[k];

			if (item->type == ITEM_PATH && item->path.stroke && item->path.stroke_colour != style.ink)
				buffer_printf(&b, "%s%s %d", b.size ? " " : "", item->path.stroke_colour == style.loss ? "loss" : "gain",
					      item->path.count);
		}
		assert_string_equal(buffer_text(&b), cases[i].pieces);
		arena_free(&arena);
	}
}

static int count_colour(const struct drawing *d, uint32_t colour, bool filled)
{
	int count = 0;

	for (size_t i = 0; i < d->count; i++) {
		const struct item *item = &d->items[i];

		count += item->type == ITEM_PATH && item->path.fill == filled &&
			 (filled ? item->colour : item->path.stroke_colour) == colour;
	}
	return count;
}

static void dots_are_as_many_as_people(void **state)
{
	static const struct {
		int places, filled, framed;
		bool loss;
		int steps; /* of the frame's path */
	} cases[] = {
		{ 100, 10, 1, false, 5 },  /* less than a row: a rectangle */
		{ 100, 4, 24, false, 7 },  /* a row and four: a step */
		{ 100, 7, 20, false, 5 },
		{ 14, 5, 14, false, 5 },
		{ 100, 3, 0, true, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart_dots dots = { .places = cases[i].places, .filled = cases[i].filled,
					   .framed = cases[i].framed, .per_row = 20, .loss = cases[i].loss };
		const struct chart chart = { .type = CHART_DOTS, .dots = &dots, .dots_count = 1 };
		struct arena arena = { 0 };
		struct drawing d = draw(&chart, PT(200), &arena);
		int steps = 0;

		assert_int_equal(count_colour(&d, cases[i].loss ? style.loss : style.gain, true), cases[i].filled);
		assert_int_equal(count_colour(&d, style.ring, false), cases[i].places - cases[i].filled);
		for (size_t k = 0; k < d.count; k++)
			if (d.items[k].type == ITEM_PATH && d.items[k].path.stroke_colour == style.ink)
				steps = d.items[k].path.count;
		assert_int_equal(steps, cases[i].steps);
		arena_free(&arena);
	}
}

/* Below zero hollow, above solid, nothing a thin line. */
static void strips_follow_the_balance(void **state)
{
	static const double values[] = { 0, -1, -1, 1, 1, 1 };
	struct chart_series series = { .name = "Staten", .note = "i pluss fra 2024", .values = values, .turn = 3 };
	const struct chart chart = { .type = CHART_STRIPS, .series = &series, .series_count = 1, .points = 6,
				     .first = 2021 };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(200), &arena);

	(void)state;
	CHECK_NEAR(find(&d, ITEM_RECTANGLE, style.gain)->rectangle.w, PT(100), 2);
	CHECK_NEAR(find(&d, ITEM_RECTANGLE, style.pale)->rectangle.w, PT(200) / 3.0, 2);
	CHECK_NEAR(find(&d, ITEM_RECTANGLE, style.muted)->rectangle.w, PT(200) / 6.0, 2);
	assert_non_null(find_text(&d, "2021"));
	assert_non_null(find_text(&d, "2026"));
	arena_free(&arena);
}

static void small_parts_are_listed(void **state)
{
	struct chart_part parts[] = { { 90, FILL_GAIN, "90 %", "9,0 mill. kr", "straks", NULL },
				      { 10, FILL_LATER, "10 %", "1,0 mill. kr", "senere", NULL } };
	const struct chart chart = { .type = CHART_SPLIT, .parts = parts, .part_count = 2 };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);

	(void)state;
	assert_non_null(find_text(&d, "9,0 mill. kr"));
	assert_non_null(find_text(&d, "1,0 mill. kr senere"));
	CHECK_NEAR((double)find(&d, ITEM_RECTANGLE, style.gain)->rectangle.w / PT(400), 0.9, 0.01);
	arena_free(&arena);
}

static void trials_stand_by_their_effect(void **state)
{
	struct chart_trial trials[] = { { TRIAL_NONE, 0, "a" }, { TRIAL_NONE, 0, "b" }, { TRIAL_MIXED, 0, "c" },
					{ TRIAL_POSITIVE, 4, "mentor 4" }, { TRIAL_POSITIVE, 40, "SEED 40" } };
	const struct chart chart = { .type = CHART_TRIALS, .unit = "prosentpoeng", .trials = trials, .trial_count = 5,
				     .has_reference = true, .reference = 50, .reference_label = "Saken",
				     .trial_labels = { "2 uten virkning", "1 blandet", NULL } };
	struct arena arena = { 0 };
	struct drawing d = draw(&chart, PT(400), &arena);

	(void)state;
	assert_int_equal(count_colour(&d, style.gain, true), 2);
	assert_int_equal(count_colour(&d, style.changed, true), 2);
	assert_non_null(find_text(&d, "Saken"));
	assert_non_null(find_text(&d, "50")); /* the axis reaches the case */
	assert_true(find_text(&d, "2 uten virkning")->x < find_text(&d, "0")->x);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_tell_gain_from_loss),
		cmocka_unit_test(zero_is_on_every_axis),
		cmocka_unit_test(points_are_drawn),
		cmocka_unit_test(changed_assumptions_lose_below_zero),
		cmocka_unit_test(texts_stand_inside_bars_that_have_room),
		cmocka_unit_test(labels_of_marks_keep_clear_of_the_line),
		cmocka_unit_test(high_rows_get_shorter_names_and_come_closer),
		cmocka_unit_test(units_stand_beside_the_zero_that_has_room),
		cmocka_unit_test(columns_stack_from_zero),
		cmocka_unit_test(curves_change_colour_at_zero),
		cmocka_unit_test(dots_are_as_many_as_people),
		cmocka_unit_test(strips_follow_the_balance),
		cmocka_unit_test(small_parts_are_listed),
		cmocka_unit_test(trials_stand_by_their_effect),
		cmocka_unit_test(nothing_leaves_or_overlaps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
