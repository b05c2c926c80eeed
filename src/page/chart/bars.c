/* Plans a chart of bars: columns of names and values, and the scale. */
#include "bars.h"

#include <math.h>

/* A row on the value axis with the room its labels take on either side. */
struct extent {
	double low, high;
	length before, after;
};

length bars_gap(const struct ink *ink)
{
	return ink->style->text_size / 2;
}

length bars_place(const struct bars *plan, double value)
{
	return (length)lround(plan->map.at + value * plan->map.rate);
}

/* The largest rate at which every extent with its labels is between `left` and `right`: each pair
 * of a low end and a high end gives a bound. The lowest end with its label then stands at `left`.
 */
static struct bar_map fit_map(const struct extent *extents, int count, length left, length right)
{
	struct bar_map map = { left, -1 };

	for (int i = 0; i < count; i++) {
		for (int j = 0; j < count; j++) {
			double span = extents[j].high - extents[i].low;
			double room = right - left - extents[i].before - extents[j].after;

			if (span > 0 && (map.rate < 0 || room / span < map.rate))
				map.rate = room > 0 ? room / span : 0;
		}
	}
	map.rate = map.rate < 0 ? 0 : map.rate;
	for (int i = 0; i < count; i++) {
		double at = left + extents[i].before - map.rate * extents[i].low;

		map.at = i == 0 || at > map.at ? at : map.at;
	}
	return map;
}

static struct setting names(const struct ink *ink, const struct bars *plan, const struct chart_bar *bar)
{
	const struct chart_style *style = ink->style;

	return (struct setting){ bar->emphasis ? FONT_BOLD : FONT_REGULAR, style->text_size,
				 style->ink, plan->width * 9 / 25, plan->lines };
}

static void read_bar(struct bar_row *row, const struct ink *ink, const struct bars *plan,
		     const struct chart_bar *bar, length room)
{
	struct setting setting = names(ink, plan, bar);
	struct label label;

	setting.width = room / 3;
	setting.lines = 1;
	label = label_make(ink, bar->value_label, setting);
	row->value = scale_value(plan->chart, bar->value);
	row->low = fmin(row->value, 0);
	row->high = fmax(row->value, 0);
	*(row->value < 0 ? &row->before : &row->after) = label;
}

static void read_range(struct bar_row *row, const struct ink *ink, const struct bars *plan,
		       const struct chart_bar *bar, length room)
{
	const struct chart_style *style = ink->style;
	struct setting setting = { FONT_REGULAR, style->small_size, style->ink, room * 3 / 10, 1 };
	double low = scale_value(plan->chart, bar->low), high = scale_value(plan->chart, bar->high);

	row->low = fmin(low, high);
	row->high = fmax(low, high);
	row->value = scale_value(plan->chart, bar->value);
	row->before = label_make(ink, low <= high ? bar->low_label : bar->high_label, setting);
	row->after = label_make(ink, low <= high ? bar->high_label : bar->low_label, setting);
	if (plan->has_reference && row->value == plan->reference)
		return; /* the reference line says it for every row */
	setting.font = FONT_BOLD;
	setting.width = room;
	row->above = label_make(ink, bar->value_label, setting);
}

/* Reads the rows; the names' column is as wide as its widest name. */
static void read_rows(struct bars *plan, const struct ink *ink)
{
	const struct chart *chart = plan->chart;
	const length gap = 2 * bars_gap(ink),
		     edge = ink->style->line_width + ink->style->rule_width;

	plan->left = edge;
	for (int i = 0; i < plan->count; i++) {
		struct label *name = &plan->rows[i].name;

		*name = label_make(ink, chart->bars[i].label,
				   names(ink, plan, &chart->bars[i]));
		if (name->width + gap > plan->left)
			plan->left = name->count ? name->width + gap : plan->left;
	}
	plan->right = plan->width - edge;
	for (int i = 0; i < plan->count; i++) {
		length room = plan->right - plan->left;

		if (chart->type == CHART_BARS)
			read_bar(&plan->rows[i], ink, plan, &chart->bars[i], room);
		else
			read_range(&plan->rows[i], ink, plan, &chart->bars[i], room);
	}
}

/* Ranges show 0 when it is no further from them than they are long: else it would squeeze them. */
static bool zero_near(const struct bars *plan, double low, double high)
{
	double span = high - low, away = fmax(low, -high);

	return plan->chart->type == CHART_BARS || away <= span ||
	       span < 1e-6 * fmax(fabs(low), fabs(high));
}

static void find_scale(struct bars *plan, const struct ink *ink)
{
	struct extent *extents = NEW_ARRAY(ink->arena, (size_t)plan->count + 2, struct extent);
	double low = INFINITY, high = -INFINITY;
	int count = 0;

	for (int i = 0; i < plan->count; i++) {
		const struct bar_row *row = &plan->rows[i];

		extents[count++] = (struct extent){
			fmin(row->low, row->value),
			fmax(row->high, row->value),
			row->before.count ? row->before.width + bars_gap(ink) : 0,
			row->after.count ? row->after.width + bars_gap(ink) : 0,
		};
	}
	if (plan->has_reference)
		extents[count++] = (struct extent){ plan->reference, plan->reference, 0, 0 };
	for (int i = 0; i < count; i++) {
		low = fmin(low, extents[i].low);
		high = fmax(high, extents[i].high);
	}
	plan->has_zero = count == 0 || zero_near(plan, low, high);
	if (plan->has_zero) {
		extents[count++] = (struct extent){ 0 };
		low = fmin(low, 0);
		high = fmax(high, 0);
	}
	plan->map = fit_map(extents, count, plan->left, plan->right);
	plan->scale = scale_fit(low, high);
	if (plan->map.rate == 0)
		plan->scale.last = plan->scale.first;
}

static length larger(length a, length b)
{
	return a > b ? a : b;
}

/* Height of a bar with the mark that reaches beyond it. */
static length bar_reach(const struct bars *plan, const struct ink *ink)
{
	length height = ink->style->bar_height;

	return plan->chart->type == CHART_RANGES ? height * 7 / 5 : height;
}

/* Stacks the rows: each has room above and below its bar's centre for the bar and its labels. */
static void stack_rows(struct bars *plan, const struct ink *ink)
{
	length y = plan->rows_top;

	for (int i = 0; i < plan->count; i++) {
		struct bar_row *row = &plan->rows[i];
		length bar = bar_reach(plan, ink), up, down;

		bar = larger(bar, larger(row->before.height, row->after.height));
		row->half = bar / 2;
		down = larger(row->name.height / 2, row->half);
		up = larger(down, row->half + row->above.height);
		row->ruled = i && plan->chart->type == CHART_BARS &&
			     plan->chart->bars[i].emphasis != plan->chart->bars[i - 1].emphasis;
		y += (i ? plan->gap : 0) + (row->ruled || (i && row->above.count) ? plan->gap : 0);
		row->top = y;
		row->centre = y + up;
		y = row->centre + down;
	}
	plan->rows_bottom = y + plan->gap;
}

/* What is written at the reference line. */
static const char *reference_text(const struct bars *plan)
{
	const struct chart *chart = plan->chart;

	for (int i = 0; i < chart->bar_count && !chart->reference_label; i++) {
		if (scale_value(chart, chart->bars[i].value) == plan->reference)
			return chart->bars[i].value_label;
	}
	return chart->reference_label;
}

/* Plans with names of at most `lines` lines and rows `gap` apart. */
static void plan_rows(struct bars *plan, const struct ink *ink, int lines, length gap)
{
	const length tick_line = label_leading(ink->fonts, FONT_REGULAR, ink->style->small_size);

	plan->lines = lines;
	plan->gap = gap;
	plan->rows = NEW_ARRAY(ink->arena, (size_t)plan->count, struct bar_row);
	plan->rows_top = plan->reference_label.height + (plan->reference_label.count ? gap : 0);
	read_rows(plan, ink);
	find_scale(plan, ink);
	stack_rows(plan, ink);
	plan->unit_below = plan->unit.width + 2 * bars_gap(ink) > plan->left;
	plan->height = plan->rows_bottom + bars_gap(ink) + (plan->unit_below ? 2 : 1) * tick_line;
}

/* The usual white between rows, or less of it in a lower chart. */
static length row_gap(const struct chart_style *style)
{
	int less = style->height ? 2 * (100 - style->height) : 0;

	return (length)((int64_t)style->bar_gap * (100 - less) / 100);
}

void bars_plan(struct bars *plan, const struct ink *ink, const struct chart *chart, length width)
{
	const struct chart_style *style = ink->style;
	const length most = style->tallest ? style->tallest : INT32_MAX, gap = row_gap(style);
	struct setting setting = { FONT_REGULAR, style->small_size, style->muted, width, 1 };

	*plan = (struct bars){ .chart = chart, .count = chart->bar_count, .width = width };
	plan->has_reference = chart->type == CHART_RANGES && chart->has_reference;
	plan->reference = plan->has_reference ? scale_value(chart, chart->reference) : 0;
	plan->unit = label_make(ink, chart->unit, setting);
	setting.colour = style->ink;
	if (plan->has_reference)
		plan->reference_label = label_make(ink, reference_text(plan), setting);
	plan_rows(plan, ink, LABEL_LINES, gap);
	for (int lines = LABEL_LINES - 1; lines > 0 && plan->height > most; lines--)
		plan_rows(plan, ink, lines, gap);
	for (int part = 2; part <= 8 && plan->height > most; part *= 2)
		plan_rows(plan, ink, 1, gap / part);
}
