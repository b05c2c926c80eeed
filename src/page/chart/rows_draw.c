/* Charts of rows: bars, marks and labels where they were planned to stand. */
#include "rows.h"

#include <math.h>

struct drawing {
	struct ink *ink;
	const struct rows *plan;
	length x, y;
};

static length place(const struct drawing *d, double value)
{
	return d->x + rows_place(d->plan, scale_value(value));
}

static struct stroke hairline(const struct drawing *d, uint32_t colour)
{
	return (struct stroke){ colour, d->ink->style->rule_width, 0 };
}

/* The width that `label` takes from what is beside it. */
static length taken(const struct drawing *d, const struct label *label)
{
	return label->count ? label->width + chart_gap(d->ink) : 0;
}

/* Draws `label` with its middle at `middle`; returns where the next begins. */
static length put(const struct drawing *d, const struct label *label, length x, length middle)
{
	label_draw(d->ink, label, x, middle - label->height / 2);
	return x + taken(d, label);
}

/* The same, ending at `x`; returns where what is left of it ends. */
static length put_before(const struct drawing *d, const struct label *label, length x, length middle)
{
	label_draw(d->ink, label, x - label->width, middle - label->height / 2);
	return x - taken(d, label);
}

static void draw_beside(const struct drawing *d, const struct row *row)
{
	const struct chart_row *data = row->data;
	const length gap = chart_gap(d->ink), y = d->y + row->middle;
	double high = row_high(data), low = row_low(data);
	length before, after;

	if (data->has_range) {
		high = fmax(data->high, high);
		low = fmin(data->low, low);
	}
	before = place(d, low) - gap - row_reach(row, d->ink);
	after = place(d, high) + gap + row_reach(row, d->ink);
	if (row_label_left(row)) {
		before = put_before(d, &row->label, before, y);
		before = put_before(d, &row->remark, before, y);
	} else {
		if (row->outside)
			after = put(d, &row->high, after, y);
		after = put(d, &row->label, after, y);
		put(d, &row->remark, after, y);
	}
	before = put_before(d, &row->start, before, y);
	if (row->outside)
		put_before(d, &row->low, before, y);
}

/* What the ends of a bar stand for, inside it. */
static void draw_inside(const struct drawing *d, const struct row *row)
{
	struct label low = row->low, high = row->high;
	const length gap = chart_gap(d->ink), y = d->y + row->middle;

	if (row->outside || row->data->shape == SHAPE_HEADING)
		return;
	low.colour = high.colour = 0xFFFFFF;
	put(d, &low, place(d, row_low(row->data)) + gap, y);
	put_before(d, &high, place(d, row_high(row->data)) - gap, y);
}

/* Rules keep clear of the texts inside bars too, which are drawn after them: their places are noted before. */
static void reserve_inside(const struct drawing *d)
{
	size_t drawn = d->ink->items.count;

	for (int i = 0; i < d->plan->count; i++)
		draw_inside(d, &d->plan->items[i]);
	d->ink->items.count = drawn;
}

static void draw_texts(const struct drawing *d)
{
	const struct rows *plan = d->plan;
	const length gap = chart_gap(d->ink);

	label_draw(d->ink, &plan->net_title, d->x + plan->width - plan->net_title.width, d->y);
	for (int i = 0; i < plan->count; i++) {
		const struct row *row = &plan->items[i];
		length net = plan->stacked ? row->name_top : row->middle - row->net.height / 2;

		label_draw(d->ink, &row->name, d->x, d->y + row->name_top);
		put_before(d, &row->part, d->x + plan->left - gap, d->y + row->middle);
		label_draw(d->ink, &row->net, d->x + plan->width - row->net.width, d->y + net);
		if (row->data->shape != SHAPE_HEADING)
			draw_beside(d, row);
	}
}

static struct box bar_box(const struct drawing *d, const struct row *row, double low, double high)
{
	length height = d->ink->style->bar_height, from = place(d, low);

	return (struct box){ from, d->y + row->middle - height / 2, place(d, high) - from, height };
}

/* A changed assumption that brings the result below zero is a loss there. */
static void draw_bar(const struct drawing *d, const struct row *row)
{
	double low = row_low(row->data), high = row_high(row->data);

	if (row->data->shape != SHAPE_BAR || low == high)
		return;
	if (row->data->fill != FILL_CHANGED || low >= 0) {
		ink_fill(d->ink, bar_box(d, row, low, high), row->data->fill);
		return;
	}
	ink_fill(d->ink, bar_box(d, row, low, fmin(high, 0)), FILL_LOSS);
	if (high > 0)
		ink_fill(d->ink, bar_box(d, row, 0, high), FILL_CHANGED);
}

/* A line with ends. */
static void draw_range(const struct drawing *d, double low, double high, length y, length reach, length width)
{
	const length from = place(d, low), to = place(d, high);
	const struct stroke stroke = { d->ink->style->ink, width, 0 };
	const struct point line[] = { { from, y }, { to, y } };

	ink_line(d->ink, line, 2, stroke);
	for (int i = 0; i < 2; i++) {
		const length x = i ? to : from;
		const struct point end[] = { { x, y - reach }, { x, y + reach } };

		ink_line(d->ink, end, 2, stroke);
	}
}

/* What stands on top of the zero line. */
static void draw_mark(const struct drawing *d, const struct row *row)
{
	const struct chart_style *style = d->ink->style;
	const struct chart_row *data = row->data;
	const struct point at = { place(d, data->to), d->y + row->middle };
	const length radius = style->bar_height * 2 / 5;

	switch (data->shape) {
	case SHAPE_RING:
		ink_dot(d->ink, at, radius, 0xFFFFFF);
		ink_ring(d->ink, at, radius, (struct stroke){ style->ink, style->line_width * 3 / 4, 0 });
		break;
	case SHAPE_DIAMOND:
		ink_diamond(d->ink, at, radius * 5 / 4, style->ink);
		ink_diamond(d->ink, at, radius * 5 / 4 - style->line_width, 0xFFFFFF);
		break;
	case SHAPE_DOT:
		ink_dot(d->ink, at, radius, style->ink);
		break;
	case SHAPE_RANGE:
		draw_range(d, row_low(data), row_high(data), at.y, radius, style->line_width);
		break;
	case SHAPE_BAR:
	case SHAPE_HEADING:
		break;
	}
	if (data->has_range && data->shape != SHAPE_HEADING)
		draw_range(d, data->low, data->high, at.y + style->bar_height * 9 / 10, style->bar_height / 5,
			   style->outline_width);
}

/* From the bar above to this one, where it starts. */
static void draw_link(const struct drawing *d, int i)
{
	const length half = d->ink->style->bar_height / 2;
	const struct row *row = &d->plan->items[i];

	if (i && row->data->linked && row->data->shape == SHAPE_BAR)
		ink_rule_down(d->ink, place(d, row->data->from), d->y + d->plan->items[i - 1].middle + half,
			      d->y + row->middle - half, hairline(d, d->ink->style->ink));
}

/* Tints and rules between groups, under everything else. */
static void draw_grounds(const struct drawing *d)
{
	const struct rows *plan = d->plan;

	for (int i = 0; i < plan->count; i++) {
		const struct row *row = &plan->items[i];
		int last = i;

		if (!row->data->name || !row->data->band)
			continue;
		while (last + 1 < plan->count && !plan->items[last + 1].data->name)
			last++;
		ink_rectangle(d->ink,
			      (struct box){ d->x - CHART_OVERHANG, d->y + row->top - plan->gap / 2,
					    plan->width + 2 * CHART_OVERHANG,
					    plan->items[last].bottom + plan->gap - row->top },
			      d->ink->style->band);
	}
}

static void draw_separators(const struct drawing *d)
{
	const struct rows *plan = d->plan;
	const struct chart_style *style = d->ink->style;

	for (int i = 1; i < plan->count; i++) {
		const struct row *row = &plan->items[i];

		if (row->data->ruled || (row->data->name && plan->chart->net_title))
			ink_rule_across(d->ink, d->y + row->top - plan->gap / 2, d->x, d->x + plan->width,
					hairline(d, row->data->ruled ? style->muted : style->rule));
	}
}

static struct label tick_label(const struct drawing *d, long i)
{
	return label_make(d->ink, scale_label(&d->plan->scale, i, d->ink->arena),
			  small_setting(d->ink, d->plan->width));
}

/* So many steps of the scale from one number to the next that they have room. */
static long tick_stride(const struct drawing *d)
{
	const struct scale *scale = &d->plan->scale;
	const length widest = length_larger(tick_label(d, scale->first).width, tick_label(d, scale->last).width);
	long stride = 1;

	while (stride <= scale->last - scale->first &&
	       (double)stride * scale->step * d->plan->rate < widest + chart_gap(d->ink))
		stride++;
	return stride;
}

/* The number of tick `i` below the rows, unless what stands there already is in its way; zero is moved inside. */
static void draw_tick(const struct drawing *d, long i, length top)
{
	struct label label = tick_label(d, i);
	const length at = place(d, (double)i * d->plan->scale.step), end = d->x + d->plan->width;
	struct box box = { at - label.width / 2, top, label.width, label.height };

	if (!i)
		box.x = length_larger(d->x, length_smaller(box.x, end - box.w));
	if (box.x < d->x || box.x + box.w > end)
		return;
	for (size_t k = 0; k < d->ink->texts.count; k++)
		if (box_overlap(box_grow(box, chart_gap(d->ink) / 2), d->ink->texts.items[k]))
			return;
	label_draw(d->ink, &label, box.x, top);
}

/* Ticks with numbers: zero first, then every one, or every second, third … from it. */
static void draw_axis(const struct drawing *d)
{
	const struct rows *plan = d->plan;
	const length top = d->y + plan->bottom + plan->gap / 2 + chart_gap(d->ink) / 2;
	const length line = label_leading(d->ink->fonts, FONT_REGULAR, d->ink->style->small_size);
	const long stride = tick_stride(d);

	draw_tick(d, 0, top);
	label_draw(d->ink, &plan->unit, d->x, top + (plan->unit_below ? line : 0));
	for (long i = plan->scale.first; i <= plan->scale.last; i++) {
		const length at = place(d, (double)i * plan->scale.step);

		if (!i || i % stride || at < d->x + plan->left || at > d->x + plan->right)
			continue;
		draw_tick(d, i, top);
		ink_rule_down(d->ink, at, d->y + plan->top, d->y + plan->bottom, hairline(d, d->ink->style->rule));
	}
}

length draw_rows(struct ink *ink, const struct chart *chart, struct corner at)
{
	const struct chart_style *style = ink->style;
	struct rows plan;
	const struct drawing d = { ink, &plan, at.x, at.y };

	rows_plan(&plan, ink, chart, at.width);
	draw_grounds(&d);
	draw_texts(&d);
	reserve_inside(&d);
	if (chart->unit)
		draw_axis(&d);
	draw_separators(&d);
	for (int i = 0; i < plan.count; i++) {
		draw_link(&d, i);
		draw_bar(&d, &plan.items[i]);
		draw_inside(&d, &plan.items[i]);
	}
	ink_rule_down(ink, place(&d, 0), at.y + plan.top, at.y + plan.bottom,
		      (struct stroke){ style->ink, style->outline_width, 0 });
	if (chart->has_reference)
		ink_rule_down(ink, place(&d, chart->reference), at.y + plan.top, at.y + plan.bottom,
			      (struct stroke){ style->ink, style->rule_width, style->line_width });
	for (int i = 0; i < plan.count; i++)
		draw_mark(&d, &plan.items[i]);
	return at.y + plan.height;
}
