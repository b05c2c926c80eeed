/* Every kind of chart as text: what stands where. A changed place, width or order is a difference in
 * tests/golden/charts.txt, which UPDATE_GOLDEN in the environment writes anew. */
#include "page/chart/chart.h"

#include "base/arena.h"
#include "base/text.h"
#include "chart_double.h"
#include "check.h"
#include "golden.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>

/* Where the drawings stand, so that places are not mistaken for distances. */
static const length left = PT(30), top = PT(50);

/* To the last unit: what is a thousandth of a point away stands elsewhere. */
static void put_length(struct buffer *b, length at)
{
	buffer_printf(b, " %g", (double)at / 1000);
}

static void put_place(struct buffer *b, length x, length y)
{
	put_length(b, x - left);
	put_length(b, y - top);
}

static const char *colour_name(uint32_t colour)
{
	static const struct {
		uint32_t colour;
		const char *name;
	} names[] = {
		{ 0x111111, "ink" }, { 0x555555, "muted" }, { 0xDDDDDD, "rule" }, { 0x1B4F72, "gain" }, { 0x7695AA, "later" },
		{ 0xA8401F, "loss" }, { 0xF6E9E2, "pale" }, { 0x66717C, "changed" }, { 0x8A95A0, "ring" }, { 0xF0F4F5, "band" },
		{ 0xFFFFFF, "white" },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].colour == colour)
			return names[i].name;
	return "other";
}

/* One line for each item: kind, colour, place from the chart's corner, and what is peculiar to the kind. */
static void put_item(struct buffer *b, const struct item *item)
{
	static const char letter[] = { [PATH_MOVE] = 'm', [PATH_LINE] = 'l', [PATH_CURVE] = 'c', [PATH_CLOSE] = 'z',
				       [PATH_CIRCLE] = 'o' };

	switch (item->type) {
	case ITEM_TEXT:
		buffer_printf(b, "text %s%s", colour_name(item->colour), item->text.font == FONT_BOLD ? " bold" : "");
		put_place(b, item->x, item->y);
		put_length(b, item->text.size);
		buffer_printf(b, " «%s»%s\n", item->text.text, item->text.space_after ? " and on" : "");
		break;
	case ITEM_RECTANGLE:
		buffer_printf(b, "box %s", colour_name(item->colour));
		put_place(b, item->x, item->y);
		put_length(b, item->rectangle.w);
		put_length(b, item->rectangle.h);
		buffer_puts(b, "\n");
		break;
	case ITEM_PATH:
		buffer_printf(b, "path%s%s", item->path.fill ? " fill " : "", item->path.fill ? colour_name(item->colour) : "");
		if (item->path.stroke) {
			buffer_printf(b, " stroke %s", colour_name(item->path.stroke_colour));
			put_length(b, item->path.stroke_width);
			put_length(b, item->path.dash);
		}
		for (int i = 0; i < item->path.count; i++) {
			buffer_printf(b, " %c", letter[item->path.steps[i].op]);
			if (item->path.steps[i].op != PATH_CLOSE)
				put_place(b, item->path.steps[i].x, item->path.steps[i].y);
			if (item->path.steps[i].op == PATH_CURVE || item->path.steps[i].op == PATH_CIRCLE)
				put_length(b, item->path.steps[i].x1);
		}
		buffer_puts(b, "\n");
		break;
	case ITEM_IMAGE:
		fail_msg("a chart has no pictures");
	}
}

/* How wide a chart is, and what the style says of its height: per cent of the usual, and the most. */
struct size {
	length width;
	int height;
	length tallest;
};

static void put_chart(struct buffer *b, const char *name, const struct chart *chart, struct size size)
{
	struct arena scratch = { 0 };
	struct chart_style sized = style;
	struct item *items;
	size_t count;

	sized.height = size.height;
	sized.tallest = size.tallest;
	buffer_printf(b, "== %s, %d points wide, %d %% high:", name, size.width / 1000, size.height);
	put_length(b, chart_height(chart, &sized, NULL, size.width, &scratch));
	buffer_puts(b, "\n");
	count = chart_draw(&items, chart, &sized, NULL, left, top, size.width, 0, &scratch);
	for (size_t i = 0; i < count; i++)
		put_item(b, &items[i]);
	arena_free(&scratch);
}

/* --- the data --- */

#define LONG_NAME "Arbeidsavklaringspenger til unge med nedsatt arbeidsevne i kommunen"

static struct chart_row pairs[] = {
	{ .name = "Kommunen", .part = "betaler", .fill = FILL_COST, .to = -980769, .label = "−980 769", .net = "+2,8 mill.",
	  .net_gain = true, .bold = true, .band = true },
	{ .part = "får", .fill = FILL_GAIN, .to = 3751749, .label = "3 751 749", .band = true, .linked = true },
	{ .name = "Staten", .fill = FILL_LOSS, .from = 0, .to = -1.5e6, .label = "−1,5 mill.", .label_loss = true, .ruled = true,
	  .net = "−1,5 mill.", .net_loss = true },
	{ .name = "I alt", .shape = SHAPE_HEADING, .bold = true },
	{ .name = LONG_NAME, .fill = FILL_TOTAL, .to = 2.27e6, .label = "2,3 mill.", .remark = "etter 2030", .label_right = true },
	{ .name = "Nær null", .fill = FILL_CAPACITY, .to = 1, .label = "1" },
	{ .name = "Null", .fill = FILL_GAIN, .label = "0" },
};
static struct chart_row ranges[] = {
	{ .name = "Suksessrate", .part = "5–15 %", .shape = SHAPE_RANGE, .from = -300, .to = 900, .label = "900", .start_label = "−300",
	  .start_loss = true, .low_text = "5 %", .high_text = "15 %" },
	{ .name = "Forventet", .shape = SHAPE_DIAMOND, .to = 400, .label = "400" },
	{ .name = "Null", .shape = SHAPE_RING, .to = 0, .label = "0" },
	{ .name = "Punkt", .shape = SHAPE_DOT, .to = -250, .label = "−250", .label_loss = true },
	{ .name = "Et punkt som område", .shape = SHAPE_RANGE, .from = 400, .to = 400, .label = "400", .start_label = "400" },
	{ .name = "Stolpe", .fill = FILL_CHANGED, .from = -300, .to = 900, .has_range = true, .low = -500, .high = 1200, .label = "900",
	  .start_label = "−300", .low_text = "lav", .high_text = "høy" },
	{ .name = "Bare lav", .fill = FILL_LATER, .to = 700, .has_range = true, .low = 700, .high = 700, .label = "700" },
	{ .name = "Kapasitet", .fill = FILL_CAPACITY, .to = 350, .label = "350" },
	{ .name = "Faller bort", .fill = FILL_AWAY, .from = 350, .to = 100, .label = "100", .linked = true },
};
static struct chart_row small[] = {
	{ .name = "Liten", .fill = FILL_LOSS, .to = -0.2, .label = "−0,2", .band = true },
	{ .fill = FILL_GAIN, .to = 0.5 },
	{ .name = "Et navn som går over\nfire\nlinjer\neller fem", .part = "uten merke", .shape = SHAPE_DOT, .to = 0.4, .net = "+0,4" },
	{ .name = "Endret", .fill = FILL_CHANGED, .to = 0.5 },
	{ .name = "Endret til tap", .fill = FILL_CHANGED, .to = -0.2, .label = "−0,2", .remark = "tapt" },
	{ .name = "Endret fra tap", .fill = FILL_CHANGED, .from = -0.2, .to = 0.5, .band = true },
	{ .shape = SHAPE_RING, .to = 0.3 },
};
static struct chart_row marks[] = {
	{ .name = "Nærmest", .shape = SHAPE_DOT, .to = 4, .label = "4" }, { .name = "Lengst unna", .shape = SHAPE_RING, .to = 6 },
};
static struct chart_row lost_marks[] = {
	{ .name = "Nærmest", .shape = SHAPE_DIAMOND, .to = -4, .start_label = "−4" }, { .name = "Lengst unna", .shape = SHAPE_DOT, .to = -6 },
};
static struct chart_row large[] = { { .name = "Alle", .fill = FILL_GAIN, .to = 12767437e6, .label = "12 767 437 mill." } };
static struct chart_row losses[] = {
	{ .name = "Kommunen", .fill = FILL_LOSS, .to = -4e6, .label = "−4 mill." },
	{ .name = "Staten", .fill = FILL_LOSS, .to = -4e6, .label = "−4 mill.", .start_label = "0" },
};

static const double costs[] = { -1000, -1000, 0, 0, 0, 0, 0, 0, 0, 0 };
static const double gains[] = { 0, 0, 150, 300, 450, 400, 350, 300, 250, 200 };
static const double later[] = { 0, 0, 50, 60, -70, 80, 90, 100, 110, 120 };
static const double balance[] = { -1000, -2000, -1850, -1550, -1100, -700, -350, -50, 200, 400 };
static const double never[] = { -1, -2, -3, -4, -5, -6, -7, -8, -9, -10 };
static const double rising[] = { -10, -9, -8, -7, -6, -5, -4, -3, -2, -1 };
static const double zeros[10];
static double many[46];
static const char *const amounts[] = { "−1 000", "−1 000", "200", "360", "380", "480", "440", "400", "360", "320" };
static const bool are_losses[] = { true, true, false, false, false, false, false, false, false, false };
static struct chart_stack stacks[] = { { "Kostnad", FILL_COST, costs }, { "Utbetalinger som faller bort straks", FILL_GAIN, gains },
				       { "Senere", FILL_LATER, later } };
static const double small_costs[] = { -0.4, -0.4, 0, 0, 0 }, small_gains[] = { 0.2, 0, 0.3, 0.5, -0.2 },
		    small_balance[] = { -0.4, -0.8, -0.5, -0.8, -0.3 };
static struct chart_stack small_stacks[] = { { NULL, FILL_COST, small_costs }, { LONG_NAME, FILL_GAIN, small_gains },
					     { "Sjelden", FILL_CHANGED, small_gains } };
static const double large_gains[] = { 9e14, -9e14 };
static struct chart_stack large_stack[] = { { "Alt", FILL_TOTAL, large_gains } };
static struct chart_stack no_stack[] = { { "Ingenting", FILL_GAIN, zeros } };
static struct chart_stack many_stack[] = { { "År for år", FILL_GAIN, many } };
static struct chart_figures figures[] = { { "Netto", amounts, are_losses, true }, { LONG_NAME, amounts, NULL, false } };

static struct chart_series series[] = {
	{ .name = "Kommunen", .label = "+400", .note = "i pluss fra 2029", .values = balance, .turn = 8, .bold = true },
	{ .name = "Fylkeskommunen", .label = "−10", .note = "går i minus hele perioden", .values = never, .turn = -1, .label_loss = true },
	{ .name = "Staten", .label = "0", .values = zeros, .turn = -1 },
	{ .name = "I alt", .label = "200", .note = "fra første år", .values = gains, .turn = 0, .total = true },
};

static const double turns[] = { -0.5, 0.75, 0, -0.25, -0.5 };
static struct chart_series turning[] = {
	{ .name = "Et navn som er så langt at det ikke har rom ved siden av det andre", .label = "−0,5", .values = turns, .turn = 4,
	  .note = "først i minus, så i pluss, så i minus igjen, og slik går det videre i alle de årene som følger" },
	{ .name = "Mye mindre", .label = "0,4", .values = small_gains, .turn = 5, .total = true, .label_loss = true },
};

static const double more[] = { 3, 4 };
static struct chart_series sure[] = { { .name = "Sikkert", .label = "4", .values = more } };

/* 20 · 4.5 + 34 · 4 = 226 points, and half of 4.5 between them, are beside one another in 230, and 4 more are not. */
static struct chart_series closest[] = {
	{ .name = "Kommunen og fylkene.", .note = "i pluss fra og med andre år i 2024", .values = more },
	{ .name = "Kommunen og fylkene.", .note = "i pluss fra og med tredje år i 2025", .values = more },
};

static struct chart_dots fields[] = {
	{ .name = "Uten tiltaket", .headline = "15 av 30", .places = 30, .filled = 15, .per_row = 10 },
	{ .name = "Med tiltaket", .headline = "18 av 30", .places = 30, .filled = 18, .framed = 10, .per_row = 10, .bold = true,
	  .notes = { { NOTE_FILLED, "hjulpet" }, { NOTE_FRAMED, "nok til å gå i null" }, { NOTE_PLAIN, "resten" } }, .note_count = 3 },
	{ .name = "Skadet", .headline = "3 av 20", .places = 20, .filled = 3, .per_row = 20, .loss = true,
	  .notes = { { NOTE_FILLED, "flere faller utenfor" } }, .note_count = 1 },
};
static struct chart_dots forty[] = {
	{ .name = "Av førti", .headline = "24 av 40 greier seg, og det er fire flere enn uten tiltaket", .places = 40, .filled = 24,
	  .before = 20, .per_row = 20, .notes = { { NOTE_BEFORE, "greier seg i alle fall" }, { NOTE_FILLED, "hjelpes av tiltaket" },
	  { NOTE_EMPTY, "faller utenfor, også med tiltaket, fordi det ikke når alle som kunne trenge det" } }, .note_count = 3 },
};
static struct chart_dots fifteen[] = {
	{ .headline = "4 av 15", .places = 15, .filled = 4, .before = 2, .framed = 9, .per_row = 4,
	  .notes = { { NOTE_FRAMED, NULL }, { NOTE_EMPTY, NULL }, { NOTE_BEFORE, "før" } }, .note_count = 3 },
	{ .headline = "4 av 15", .places = 15, .filled = 4, .framed = 20, .per_row = 4, .loss = true,
	  .notes = { { NOTE_FILLED, NULL }, { NOTE_BEFORE, NULL }, { NOTE_FILLED, "nå" } }, .note_count = 3 },
	{ .name = "Under én rad", .places = 15, .filled = 15, .framed = 3, .per_row = 10 },
};
static struct chart_dots one_child[] = { { .name = "Ett barn", .headline = "1 av 1", .places = 1, .filled = 1, .framed = 1, .per_row = 10 } };
static struct chart_dots nobody[] = { { .name = "Ingen", .headline = "0 av 0", .per_row = 10 } };

static struct chart_part parts[] = {
	{ 530, FILL_GAIN, "53 %", "530 kr", "Straks", "utbetalinger som faller bort" },
	{ 270, FILL_LATER, "27 %", "270 kr", "Når avtaler løper ut", "plasser i institusjon og fosterhjem" },
	{ 190, FILL_CAPACITY, "19 %", "190 kr", "Når stillinger blir borte", NULL },
	{ 10, FILL_AWAY, "1 %", "10 kr", "Annet", NULL },
};

static struct chart_part uneven_parts[] = {
	{ 15, FILL_LOSS, "2 %", "15 kr", "Først og liten", NULL },
	{ 120, FILL_COST, "12 %", NULL, "Akkurat", "stort nok til å stå under seg selv" },
	{ 120, FILL_TOTAL, "12 %", "120 kr", NULL, NULL },
	{ 0, FILL_CHANGED, "0 %", "0 kr", "Ingenting", NULL },
	{ 400, FILL_AWAY, "40 %", "400 kr", "Barnevernsinstitusjonsplasseringer", "og det som følger med dem, i alle de årene de varer" },
	{ 340, FILL_CHANGED, "34 %", "340 kr", "Endret",
	  "i året, og det er mer enn det som har rom her, for linjene er få og korte, og det er mye som skal sies om hver av delene, "
	  "både hva den er og hvor sikker den er" },
	{ 5, FILL_GAIN, NULL, NULL, NULL, NULL },
};
static struct chart_part small_parts[] = {
	{ 0.6, FILL_GAIN, "60 %", "0,6 mill. kr", "Mest", NULL }, { 0.3, FILL_LATER, "30 %", "0,3 mill. kr", "Noe", NULL },
	{ 0.1, FILL_CAPACITY, "10 %", "0,1", "x", NULL }, { 0, FILL_AWAY, NULL, NULL, NULL, NULL },
};
static struct chart_part no_parts[] = { { 0, FILL_GAIN, "0 %", "0 kr", "Ingenting", NULL } };

static struct chart_trial trials[] = {
	{ TRIAL_NONE, 0, "HOLF" }, { TRIAL_NONE, 0, NULL }, { TRIAL_MIXED, 0, "Norden" }, { TRIAL_POSITIVE, 2, "Mentor" },
	{ TRIAL_POSITIVE, 4, "SU" }, { TRIAL_POSITIVE, 4, NULL }, { TRIAL_POSITIVE, 21, LONG_NAME },
};

/* Eight with one effect, many without any, a few mixed, and those of a second list the other way about. */
static struct chart_trial crowd[44], mixed_crowd[32];
static struct chart_trial large_trials[] = {
	{ TRIAL_POSITIVE, 2e6, "to millioner" }, { TRIAL_POSITIVE, 2.1e6, "litt mer" }, { TRIAL_POSITIVE, 9e6, "ni millioner" },
};

static void fill_crowds(void)
{
	static const struct chart_trial near[] = { { TRIAL_POSITIVE, 0.45, "nær" }, { TRIAL_POSITIVE, 0.55, "nær" } };

	for (size_t i = 0; i < COUNT(crowd) - COUNT(near); i++)
		crowd[i] = i < 8    ? (struct chart_trial){ TRIAL_POSITIVE, 0.5, i % 3 ? NULL : "hjalp noe" }
			   : i < 40 ? (struct chart_trial){ TRIAL_NONE, 0, NULL }
				    : (struct chart_trial){ TRIAL_MIXED, 0, NULL };
	memcpy(crowd + COUNT(crowd) - COUNT(near), near, sizeof near);
	for (size_t i = 0; i < COUNT(mixed_crowd); i++)
		mixed_crowd[i].outcome = i ? TRIAL_MIXED : TRIAL_NONE;
}

#define LONG_LABELS                                                                                                            \
	.unit = "prosentpoeng flere som er i arbeid eller skole", .trial_labels = {                                            \
		"forsøk uten noen sikker forskjell", "forsøk som både fant og ikke fant noe", NULL                             \
	}

#define POINTS .points = 10, .first = 2021

static const struct {
	const char *name;
	struct chart chart;
} charts[] = {
	{ "pairs", { .type = CHART_ROWS, .rows = pairs, .row_count = COUNT(pairs), .unit = "kr", .net_title = "Netto" } },
	{ "pairs without an axis", { .type = CHART_ROWS, .rows = pairs, .row_count = 3 } },
	{ "ranges", { .type = CHART_ROWS, .rows = ranges, .row_count = COUNT(ranges), .unit = "1 000 kr", .has_reference = true,
		      .reference = 400 } },
	{ "small rows", { .type = CHART_ROWS, .rows = small, .row_count = COUNT(small), .unit = "mill. kr", .net_title = "Netto" } },
	{ "marks beyond a line", { .type = CHART_ROWS, .rows = marks, .row_count = COUNT(marks), .unit = "kr", .has_reference = true,
				   .reference = 3 } },
	{ "marks below a line", { .type = CHART_ROWS, .rows = lost_marks, .row_count = COUNT(lost_marks), .unit = "kr",
				  .has_reference = true, .reference = -3 } },
	{ "a million", { .type = CHART_ROWS, .rows = large, .row_count = 1, .unit = "mill. kr" } },
	{ "losses alone", { .type = CHART_ROWS, .rows = losses, .row_count = 2, .unit = "kr", .net_title = "Netto", .has_reference = true, .reference = -5e6 } },
	{ "no rows", { .type = CHART_ROWS, .rows = losses, .unit = "kr" } },
	{ "columns", { .type = CHART_COLUMNS, POINTS, .stacks = stacks, .stack_count = 3, .line = balance, .line_label = "+400",
		       .lowest_label = "−2 000 i 2022", .shaded = 2, .shaded_label = "tiltaket varer", .figures = figures,
		       .figure_count = 2, .figure_unit = "1 000 kr", .unit = "1 000 kr" } },
	{ "small columns", { .type = CHART_COLUMNS, .points = 5, .first = 2021, .stacks = small_stacks, .stack_count = 3,
			     .line = small_balance, .line_label = "Samlet hittil\n−0,3 mill. kr", .lowest_label = "−0,8 mill. kr",
			     .shaded = 2, .shaded_label = "så lenge tiltaket varer, og ett år til etter at det er slutt",
			     .unit = "mill. kr" } },
	{ "large columns", { .type = CHART_COLUMNS, .points = 2, .first = 2021, .stacks = large_stack, .stack_count = 1,
			     .shaded_label = "ingen", .figure_unit = "kr", .unit = "kr" } },
	{ "no columns", { .type = CHART_COLUMNS, .stacks = stacks, .stack_count = 3, .unit = "kr" } },
	{ "columns alone", { .type = CHART_COLUMNS, .points = 5, .first = 2021, .stacks = small_stacks, .stack_count = 2,
			     .unit = "mill. kr" } },
	{ "a line alone", { .type = CHART_COLUMNS, POINTS, .line = never, .line_label = "−10", .lowest_label = "lavest", .unit = "kr" } },
	{ "a rising line", { .type = CHART_COLUMNS, POINTS, .line = rising, .line_label = "−1", .lowest_label = "lavest", .unit = "kr" } },
	{ "columns of nothing", { .type = CHART_COLUMNS, POINTS, .stacks = no_stack, .stack_count = 1, .unit = "kr" } },
	{ "one column", { .type = CHART_COLUMNS, .points = 1, .first = 2021, .stacks = stacks, .stack_count = 2, .line = balance,
			  .line_label = "her", .unit = "kr", .shaded = 3, .shaded_label = "tiltaket varer" } },
	{ "ages", { .type = CHART_COLUMNS, .points = COUNT(many), .first = 13, .stacks = many_stack, .stack_count = 1, .line = many,
		    .line_label = "58 år", .unit = "kr per år", .unmarked = true } },
	{ "curves", { .type = CHART_CURVES, POINTS, .series = series, .series_count = COUNT(series), .unit = "kr" } },
	{ "turning curves", { .type = CHART_CURVES, .points = 5, .first = 2021, .series = turning, .series_count = COUNT(turning) } },
	{ "curves of nothing", { .type = CHART_CURVES, .points = 1, .first = 2021, .series = series + 2, .series_count = 1 } },
	{ "no curves", { .type = CHART_CURVES, .series = series, .series_count = 1 } },
	{ "one curve", { .type = CHART_CURVES, .points = 2, .first = 2021, .series = sure, .series_count = 1, .unit = "kr" } },
	{ "strips", { .type = CHART_STRIPS, POINTS, .series = series, .series_count = COUNT(series) } },
	{ "one strip", { .type = CHART_STRIPS, .points = 1, .first = 2021, .series = turning, .series_count = 2 } },
	{ "strips of two years", { .type = CHART_STRIPS, .points = 2, .first = 2021, .series = closest, .series_count = 2 } },
	{ "no strips", { .type = CHART_STRIPS, .first = 2021, .series = series, .series_count = 1 } },
	{ "dots", { .type = CHART_DOTS, .dots = fields, .dots_count = COUNT(fields) } },
	{ "forty", { .type = CHART_DOTS, .dots = forty, .dots_count = 1 } },
	{ "fifteen", { .type = CHART_DOTS, .dots = fifteen, .dots_count = 3 } },
	{ "one field, and what is so in any case", { .type = CHART_DOTS, .dots = fifteen, .dots_count = 1 } },
	{ "two fields", { .type = CHART_DOTS, .dots = fifteen, .dots_count = 2 } },
	{ "one child", { .type = CHART_DOTS, .dots = one_child, .dots_count = 1 } },
	{ "nobody", { .type = CHART_DOTS, .dots = nobody, .dots_count = 1 } },
	{ "parts", { .type = CHART_SPLIT, .parts = parts, .part_count = COUNT(parts) } },
	{ "uneven parts", { .type = CHART_SPLIT, .parts = uneven_parts, .part_count = COUNT(uneven_parts) } },
	{ "small parts", { .type = CHART_SPLIT, .parts = small_parts, .part_count = COUNT(small_parts) } },
	{ "parts of nothing", { .type = CHART_SPLIT, .parts = no_parts, .part_count = 1 } },
	{ "one part", { .type = CHART_SPLIT, .parts = parts, .part_count = 1 } },
	{ "no part", { .type = CHART_SPLIT, .parts = parts } },
	{ "trials", { .type = CHART_TRIALS, .trials = trials, .trial_count = COUNT(trials), .has_reference = true, .reference = 10,
		      .reference_label = "denne saken: 10", .unit = "prosentpoeng",
		      .trial_labels = { "ingen sikker forskjell", "blandet", NULL } } },
	{ "trials beside a loss", { .type = CHART_TRIALS, .trials = trials, .trial_count = 5, .has_reference = true, .reference = -3,
				    .reference_label = "denne saken: −3", .unit = "prosentpoeng",
				    .trial_labels = { "ingen", "blandet", NULL } } },
	{ "trials under a slider", { .type = CHART_TRIALS, .trials = trials, .trial_count = COUNT(trials), .span_from = -5,
				     .span_to = 25, .unit = "prosentpoeng", .has_reference = true, .reference = 10,
				     .reference_label = "denne saken: 10",
				     .trial_labels = { "ingen sikker forskjell, og noe mer som gjør at linjen blir for lang",
						       "blandet", NULL } } },
	{ "many trials", { .type = CHART_TRIALS, .trials = crowd, .trial_count = COUNT(crowd), LONG_LABELS } },
	{ "mixed trials", { .type = CHART_TRIALS, .trials = mixed_crowd, .trial_count = COUNT(mixed_crowd), .has_reference = true,
			    .reference = 0.5, .reference_label = "denne saken: 0,5", LONG_LABELS } },
	{ "a case alone, below zero", { .type = CHART_TRIALS, .has_reference = true, .reference = -0.5,
					.reference_label = "denne saken: −0,5", LONG_LABELS } },
	{ "many trials under a slider", { .type = CHART_TRIALS, .trials = crowd, .trial_count = COUNT(crowd), .span_from = -1,
					  .span_to = 4, LONG_LABELS } },
	{ "large trials", { .type = CHART_TRIALS, .trials = large_trials, .trial_count = 3, .unit = "kr" } },
	{ "no trials", { .type = CHART_TRIALS, .trials = trials, .unit = "prosentpoeng", .trial_labels = { "ingen", NULL, NULL } } },
};

static void drawings_are_as_before(void **state)
{
	static const struct size sizes[] = { { PT(440), 60, PT(180) }, { PT(230), 30, PT(150) }, { CHART_NARROW, 0, 0 } };
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };

	(void)state;
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = i < 5 ? -(double)i * 1000 : (double)i * 900 - 12000;
	fill_crowds();
	for (size_t i = 0; i < COUNT(charts); i++)
		for (size_t k = 0; k < COUNT(sizes); k++)
			put_chart(&b, charts[i].name, &charts[i].chart, sizes[k]);
	golden_compare("charts.txt", buffer_text(&b));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(drawings_are_as_before) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
