/* Columns over years or ages, stacked from zero, with a line on the same scale and figures below.
 *
 *     ■ key  ▯ key                          key
 *     mill. kr                              top
 *         1 ┈┈┈┈░░░░░░┈┈┈┈┈┈┈┈┈┈┈           from here the scale
 *         0 ────────────■──■──■─   Samlet   to here
 *     1 000 kr  2021 2022 …                 the figures
 *     Netto        0    5 …
 *           ╰ left            right ╯
 */
#include "kinds.h"

#include <math.h>
#include <stdlib.h>

struct plot {
	struct ink *ink;
	const struct chart *chart;
	struct corner at;
	struct scale scale;
	length left, right, top, bottom;
	struct label *names; /* of the rows of figures */
	struct label unit, figure_unit, end, lowest, shade;
};

static length line_height(const struct ink *ink)
{
	return label_leading(ink->fonts, FONT_BOLD, ink->style->text_size);
}

static length place(const struct plot *p, double value)
{
	return p->bottom - (length)lround((p->bottom - p->top) * (value - p->scale.low) /
					  (p->scale.high - p->scale.low));
}

/* The left edge of column `i`, which may be one past the last. */
static length edge(const struct plot *p, int i)
{
	return p->left + (length)((int64_t)(p->right - p->left) * i / p->chart->points);
}

static length middle(const struct plot *p, int i)
{
	return (edge(p, i) + edge(p, i + 1)) / 2;
}

/* The value of a stack at `i`; costs are below zero. */
static double part(const struct chart_stack *stack, int i)
{
	return scale_value(stack->values[i]);
}

static void find_scale(struct plot *p)
{
	const struct chart *chart = p->chart;
	struct scale *scale = &p->scale;

	for (int i = 0; i < chart->points; i++) {
		double up = 0, down = 0, line = chart->line ? scale_value(chart->line[i]) : 0;

		for (int s = 0; s < chart->stack_count; s++) {
			up += fmax(part(&chart->stacks[s], i), 0);
			down += fmin(part(&chart->stacks[s], i), 0);
		}
		scale->low = fmin(scale->low, fmin(down, line));
		scale->high = fmax(scale->high, fmax(up, line));
	}
	*scale = scale_fit(scale->low, scale->high);
}

/* A small field in the ink of each stack with what it means, when there are several; wraps at the right edge. Returns
 * the height. */
static length draw_key(const struct plot *p)
{
	struct ink *ink = p->ink;
	const length gap = chart_gap(ink), line = line_height(ink), field = ink->style->text_size * 4 / 5;
	length x = 0, y = 0;

	for (int i = 0; p->chart->stack_count > 1 && i < p->chart->stack_count; i++) {
		const struct chart_stack *stack = &p->chart->stacks[i];
		struct setting setting = text_setting(ink, false, ink->style->ink, p->at.width - field - gap);
		struct label label = label_make(ink, stack->label, setting);
		length wide = field + gap + label.width;

		if (!label.count)
			continue;
		if (x && x + wide > p->at.width) {
			x = 0;
			y += line;
		}
		ink_fill(ink, (struct box){ p->at.x + x, p->at.y + y + (line - field) / 2, field, field }, stack->fill);
		label_draw(ink, &label, p->at.x + x + field + gap, p->at.y + y);
		x += wide + 3 * gap;
	}
	return x ? y + line + gap / 2 : 0;
}

static length draw_ticks(struct plot *p, bool measure)
{
	const struct setting setting = small_setting(p->ink, p->at.width * 3 / 10);
	length widest = 0;

	for (long i = p->scale.first; i <= p->scale.last; i++) {
		struct label label = label_whole(p->ink, scale_label(&p->scale, i, p->ink->arena), setting);
		length y = place(p, (double)i * p->scale.step);

		widest = length_larger(widest, label.width);
		if (!measure)
			label_draw(p->ink, &label, p->left - chart_gap(p->ink) - label.width,
				   y - label.height / 2);
	}
	return widest;
}

static int lowest_point(const struct plot *p)
{
	int lowest = 0;

	for (int i = 1; p->chart->line && i < p->chart->points; i++)
		if (p->chart->line[i] < p->chart->line[lowest])
			lowest = i;
	return lowest;
}

static void read_labels(struct plot *p)
{
	const struct chart *chart = p->chart;
	struct ink *ink = p->ink;
	length names = draw_ticks(p, true);
	struct setting name;
	bool narrow = p->at.width < CHART_NARROW;

	p->unit = label_make(ink, chart->unit, small_setting(ink, p->at.width));
	p->figure_unit = label_make(ink, chart->figure_count ? chart->figure_unit : NULL,
				    small_setting(ink, p->at.width / 4));
	p->names = NEW_ARRAY(ink->arena, (size_t)chart->figure_count, struct label);
	for (int i = 0; i < chart->figure_count; i++) {
		p->names[i] = label_make(ink, chart->figures[i].name,
					 text_setting(ink, chart->figures[i].bold, ink->style->ink, p->at.width / 4));
		names = length_larger(names, p->names[i].width);
	}
	name = text_setting(ink, true, ink->style->ink, narrow ? p->at.width : p->at.width / 4);
	name.lines = 3;
	p->end = label_make(ink, chart->line_label, name);
	p->left = p->at.x + length_larger(names, p->figure_unit.width) + chart_gap(ink);
	p->right = p->at.x + p->at.width - ink->style->line_width * 2;
	if (p->end.count && !narrow)
		p->right -= p->end.width + chart_gap(ink);
	p->lowest = label_whole(ink, chart->lowest_label,
				text_setting(ink, true, ink->style->loss, p->at.x + p->at.width - p->left));
	name = text_setting(ink, false, ink->style->ink, p->right - p->left - 2 * chart_gap(ink));
	p->shade = label_make(ink, chart->shaded ? chart->shaded_label : NULL, name);
}

/* The column at `i`: what costs or is lost goes down from zero, gains go up. */
static void draw_column(const struct plot *p, int i)
{
	const length wide = edge(p, i + 1) - edge(p, i), bar = wide * (p->chart->unmarked ? 9 : 6) / 10;
	double up = 0, down = 0;

	for (int s = 0; s < p->chart->stack_count; s++) {
		const struct chart_stack *stack = &p->chart->stacks[s];
		double value = part(stack, i), *sum = value < 0 ? &down : &up;
		enum chart_fill fill = value < 0 && stack->fill != FILL_COST ? FILL_LOSS : stack->fill;
		length from = place(p, *sum), to = place(p, *sum + value);

		if (value == 0)
			continue;
		*sum += value;
		ink_fill(p->ink,
			 (struct box){ middle(p, i) - bar / 2, length_smaller(from, to), bar,
				       abs(to - from) },
			 fill);
	}
}

static void draw_line(const struct plot *p)
{
	const int points = p->chart->points;
	struct point *line = NEW_ARRAY(p->ink->arena, (size_t)points, struct point);
	const struct chart_style *style = p->ink->style;

	for (int i = 0; i < points; i++)
		line[i] = (struct point){ middle(p, i), place(p, scale_value(p->chart->line[i])) };
	ink_line(p->ink, line, points, (struct stroke){ style->ink, style->line_width, 0 });
	for (int i = 0; i < points; i++)
		ink_dot(p->ink, line[i], style->line_width * 3 / 2, style->ink);
}

/* `text` centred under column `i` from `y` on; nothing when it has no room there. */
static void draw_under(const struct plot *p, int i, const char *text, length y, bool bold, bool loss, length room)
{
	const struct chart_style *style = p->ink->style;
	struct label label = label_whole(
		p->ink, text, text_setting(p->ink, bold, loss ? style->loss : style->ink, room));
	length x = middle(p, i) - label.width / 2;

	if (x >= p->left - chart_gap(p->ink) / 2 && x + label.width <= p->at.x + p->at.width)
		label_draw(p->ink, &label, x, y);
}

/* Every column is named, or every fifth, tenth … where they stand close. */
static int name_step(const struct plot *p)
{
	struct label widest = label_make(p->ink, arena_printf(p->ink->arena, "%d", p->chart->first + p->chart->points),
					 text_setting(p->ink, true, p->ink->style->ink, p->at.width));
	const double room = (double)(p->right - p->left) / p->chart->points;
	const length needed = widest.width + chart_gap(p->ink) / 2;
	const double least = needed / room;

	return (int)scale_years(p->chart->unmarked ? fmax(least, 10) : least);
}

/* Years or ages, and the figures; returns where they end. */
static length draw_figures(const struct plot *p, length y)
{
	const struct chart *chart = p->chart;
	const struct chart_style *style = p->ink->style;
	const length line = line_height(p->ink), room = edge(p, 1) - p->left;
	const length clear = style->text_size / 5, step_down = line + 2 * clear; /* between text and rule */
	const int step = name_step(p);

	label_draw(p->ink, &p->figure_unit, p->at.x, y);
	for (int i = 0; i < chart->points; i++)
		if ((chart->unmarked ? chart->first + i : i) % step == 0)
			draw_under(p, i, arena_printf(p->ink->arena, "%d", chart->first + i), y,
				   !chart->unmarked, false, p->at.width);
	y += line + (chart->figure_count ? clear : 0);
	for (int r = 0; r < chart->figure_count; r++, y += step_down) {
		const struct chart_figures *row = &chart->figures[r];

		ink_rule_across(p->ink, y, p->at.x, p->right,
				(struct stroke){ r ? style->rule : style->muted, style->rule_width, 0 });
		label_draw(p->ink, &p->names[r], p->at.x, y + clear);
		for (int i = 0; i < chart->points; i++)
			draw_under(p, i, row->values[i], y + clear, row->bold, row->losses && row->losses[i], room);
	}
	return y + style->rule_width;
}

static void draw_shade(const struct plot *p, length top, length bottom)
{
	const length right = length_smaller(edge(p, p->chart->shaded), p->right);

	ink_rectangle(p->ink, (struct box){ p->left, top, right - p->left, bottom - top }, p->ink->style->band);
}

static void draw_rules(const struct plot *p)
{
	const struct chart_style *style = p->ink->style;

	for (long i = p->scale.first; i <= p->scale.last; i++)
		if (i)
			ink_rule_across(p->ink, place(p, (double)i * p->scale.step), p->left, p->right,
					(struct stroke){ style->rule, style->rule_width, 0 });
}

static void draw_end(const struct plot *p)
{
	length y = place(p, scale_value(p->chart->line[p->chart->points - 1])) - p->end.height / 2;

	y = length_larger(p->top - line_height(p->ink) / 2, length_smaller(y, p->bottom - p->end.height));
	label_draw(p->ink, &p->end, p->right + chart_gap(p->ink), y);
}

length draw_columns(struct ink *ink, const struct chart *chart, struct corner at)
{
	struct plot p = { .ink = ink, .chart = chart, .at = at };
	const length line = line_height(ink), usual = 14 * ink->style->text_size;
	const length head = line * 3 / 2; /* unit and label of the tint, clear of the highest tick */
	const bool narrow = at.width < CHART_NARROW;
	length top, bottom, x;

	if (!chart->points)
		return at.y + line;
	top = at.y + draw_key(&p);
	find_scale(&p);
	read_labels(&p);
	/* In a narrow chart the line's label has a line of its own. */
	p.top = top + head + (narrow ? p.end.height : 0);
	p.bottom = p.top + length_larger(chart_lowered(ink, usual), 4 * line);
	draw_shade(&p, p.top - head, p.bottom + line / 4);
	label_draw(ink, &p.unit, at.x, p.top - head);
	x = length_larger(p.left, at.x + p.unit.width) + chart_gap(ink);
	if (x + p.shade.width <= at.x + at.width - (narrow ? 0 : p.end.width))
		label_draw(ink, &p.shade, x, p.top - head);
	draw_ticks(&p, false);
	x = middle(&p, lowest_point(&p)) - p.lowest.width / 2;
	x = length_larger(p.left, length_smaller(x, at.x + at.width - p.lowest.width));
	label_draw(ink, &p.lowest, x, p.bottom);
	if (narrow)
		label_draw(ink, &p.end, at.x, top);
	else if (chart->line)
		draw_end(&p);
	bottom = draw_figures(&p, p.bottom + (p.lowest.count ? line : line / 2));
	draw_rules(&p);
	for (int i = 0; i < chart->points; i++)
		draw_column(&p, i);
	ink_rule_across(ink, place(&p, 0), p.left, p.right,
			(struct stroke){ ink->style->ink, ink->style->outline_width, 0 });
	if (chart->line)
		draw_line(&p);
	return bottom;
}
