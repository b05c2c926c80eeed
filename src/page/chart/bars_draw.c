/* Draws a planned chart of bars. */
#include "bars.h"

/* Where the chart's upper left corner is, with what is drawn. */
struct drawing {
	struct ink *ink;
	const struct bars *plan;
	length x, y;
};

static length place(const struct drawing *d, double value)
{
	return d->x + bars_place(d->plan, value);
}

static struct stroke hairline(const struct drawing *d, uint32_t colour)
{
	return (struct stroke){ colour, d->ink->style->rule_width, 0 };
}

/* Where a label of `width` begins so that its middle is at `value`, or as near as keeps it from
 * `left` on. */
static length centred(const struct drawing *d, double value, length width, length left)
{
	length x = bars_place(d->plan, value) - width / 2, most = d->plan->width - width;

	x = x > most ? most : x;
	return d->x + (x < left ? left : x);
}

static void draw_labels(const struct drawing *d)
{
	const struct bars *plan = d->plan;
	const length gap = bars_gap(d->ink);

	for (int i = 0; i < plan->count; i++) {
		const struct bar_row *row = &plan->rows[i];
		const length y = d->y + row->centre;

		label_draw(d->ink, &row->name, d->x, y - row->name.height / 2, ALIGN_START);
		label_draw(d->ink, &row->before, place(d, row->low) - gap - row->before.width,
			   y - row->before.height / 2, ALIGN_START);
		label_draw(d->ink, &row->after, place(d, row->high) + gap,
			   y - row->after.height / 2, ALIGN_START);
		label_draw(d->ink, &row->above,
			   centred(d, row->value, row->above.width, plan->left),
			   y - row->half - row->above.height, ALIGN_START);
	}
	if (plan->reference_label.count)
		label_draw(d->ink, &plan->reference_label,
			   centred(d, plan->reference, plan->reference_label.width, 0), d->y,
			   ALIGN_START);
}

/* A bar between two values: plain in one colour, or hatched with an outline. */
static void draw_bar(const struct drawing *d, const struct bar_row *row, double low, double high,
		     uint32_t colour, bool hatched)
{
	const struct chart_style *style = d->ink->style;
	const struct stroke outline = { colour, style->line_width / 2, 0 };
	struct box box = { place(d, low), d->y + row->centre - style->bar_height / 2, 0,
			   style->bar_height };
	struct hatch hatch = { 0 };

	if (low >= high)
		return;
	box.w = place(d, high) - box.x;
	box.w = box.w < style->rule_width ? style->rule_width : box.w; /* a little is not nothing */
	if (!hatched) {
		ink_rectangle(d->ink, box, colour);
		return;
	}
	ink_outline(d->ink, box, outline);
	box = box_grow(box, -outline.width);
	if (box.w > 0 && box.h > 0) {
		const struct point corners[] = { { box.x, box.y },
						 { box.x + box.w, box.y },
						 { box.x + box.w, box.y + box.h },
						 { box.x, box.y + box.h } };

		hatch_add(d->ink, &hatch, corners, 4);
		hatch_draw(d->ink, &hatch, outline);
	}
}

/* What is above the reference (else 0) is a gain, what is below a loss. */
static void draw_row(const struct drawing *d, const struct bar_row *row,
		     const struct chart_bar *bar)
{
	const struct chart_style *style = d->ink->style;
	double turn = d->plan->reference;
	const length y = d->y + row->centre, x = place(d, row->value),
		     reach = style->bar_height * 7 / 10;
	const struct point ends[] = { { x, y - reach }, { x, y + reach } };

	draw_bar(d, row, row->low, row->high < turn ? row->high : turn, style->accent[1], true);
	draw_bar(d, row, row->low > turn ? row->low : turn, row->high, style->accent[0],
		 bar->pattern);
	if (d->plan->chart->type == CHART_RANGES &&
	    !(d->plan->has_reference && row->value == d->plan->reference))
		ink_line(d->ink, ends, 2, (struct stroke){ style->ink, style->line_width, 0 });
}

/* Ticks with numbers: every one, or every second, fifth … as there is room; counted from 0 if it is
 * there. */
static void draw_axis(const struct drawing *d)
{
	const struct bars *plan = d->plan;
	const struct chart_style *style = d->ink->style;
	const length top = d->y + plan->rows_bottom, gap = bars_gap(d->ink);
	const struct setting setting = { FONT_REGULAR, style->small_size, style->muted, plan->width,
					 1 };
	const length line = label_leading(d->ink->fonts, setting.font, setting.size);
	const long ticks = plan->scale.last - plan->scale.first,
		   origin = plan->has_zero ? 0 : plan->scale.first;
	length widest = 0;
	long stride = 1;

	label_draw(d->ink, &plan->unit, d->x, top + gap + (plan->unit_below ? line : 0),
		   ALIGN_START);
	for (long i = plan->scale.first; i <= plan->scale.last; i++) {
		struct label label =
			label_make(d->ink, scale_label(&plan->scale, i, d->ink->arena), setting);

		widest = label.width > widest ? label.width : widest;
	}
	while (stride <= ticks && (double)stride * plan->scale.step * plan->map.rate < widest + gap)
		stride++;
	for (long i = plan->scale.first; i <= plan->scale.last; i++) {
		struct label label =
			label_make(d->ink, scale_label(&plan->scale, i, d->ink->arena), setting);
		double value = (double)i * plan->scale.step;
		length at = bars_place(plan, value), start = at - label.width / 2;

		if (at < plan->left || at > plan->right)
			continue;
		ink_rule_down(d->ink, d->x + at, top, top + gap / 2, hairline(d, style->muted));
		if ((i - origin) % stride == 0 &&
		    start >= (plan->unit_below ? 0 : plan->unit.width + gap) &&
		    start + label.width <= plan->width)
			label_draw(d->ink, &label, d->x + start, top + gap, ALIGN_START);
	}
}

void bars_draw(struct ink *ink, const struct bars *plan, length x, length y)
{
	const struct drawing d = { ink, plan, x, y };
	const struct chart_style *style = ink->style;
	const length top = y + plan->rows_top, bottom = y + plan->rows_bottom;
	struct stroke reference = { style->ink, style->line_width / 2, style->line_width };

	draw_labels(&d);
	draw_axis(&d);
	for (int i = 0; i < plan->count; i++) {
		if (plan->rows[i].ruled)
			ink_rule_across(ink, y + plan->rows[i].top - plan->gap, x,
					x + plan->width, hairline(&d, style->rule));
		draw_row(&d, &plan->rows[i], &plan->chart->bars[i]);
	}
	if (plan->has_zero)
		ink_rule_down(ink, place(&d, 0), top - (plan->rows_top ? plan->gap : 0),
			      bottom, hairline(&d, style->ink));
	if (plan->has_reference)
		ink_rule_down(ink, place(&d, plan->reference), y + plan->reference_label.height,
			      bottom, reference);
}
