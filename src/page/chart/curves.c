/* Small multiples: a line for each series, beside one another on one scale, so that none crosses another.
 *
 *     Kommunen        Staten
 *              +2,8        ╭• +9,6
 *     ─╱────────•     ────╱─
 *     i pluss fra 2022        …      */
#include "kinds.h"

#include <math.h>

struct panel {
	struct ink *ink;
	const struct scale *scale;
	const struct chart *chart;
	const struct chart_series *series;
	length x, width, top, bottom; /* of the lines; a line of text has room on either side */
};

static length place(const struct panel *p, double value)
{
	return p->bottom -
	       (length)lround((p->bottom - p->top) * (value - p->scale->low) / (p->scale->high - p->scale->low));
}

static struct point point_at(const struct panel *p, int i)
{
	const length inset = p->ink->style->line_width * 2, wide = p->width - 2 * inset;
	const int steps = length_larger(p->chart->points - 1, 1);

	return (struct point){ p->x + inset + (length)((int64_t)wide * i / steps),
			       place(p, scale_value(p->series->values[i])) };
}

/* What is below zero is in the colour of losses; a total is in ink. */
static uint32_t colour_of(const struct panel *p, double value)
{
	const struct chart_style *style = p->ink->style;

	return p->series->total ? style->ink : value < 0 ? style->loss : style->gain;
}

/* The line, in pieces that end where it crosses zero. */
static void draw_curve(const struct panel *p)
{
	struct stroke stroke = { 0, p->ink->style->line_width, 0 };
	struct point *piece = NEW_ARRAY(p->ink->arena, (size_t)p->chart->points, struct point);
	double side = 0, before = 0; /* side: the piece's last value that is not zero */
	int count = 0;

	for (int i = 0; i < p->chart->points; i++) {
		const double value = scale_value(p->series->values[i]);
		const struct point here = point_at(p, i);

		if (value * side < 0) {
			struct point last = piece[count - 1];
			double share = before / (before - value);
			struct point meet = { last.x + (length)(share * (here.x - last.x)), place(p, 0) };

			piece[count++] = meet;
			stroke.colour = colour_of(p, side);
			ink_line(p->ink, piece, count, stroke);
			piece[0] = meet;
			count = 1;
		}
		piece[count++] = here;
		before = value;
		side = value != 0 ? value : side;
	}
	stroke.colour = colour_of(p, side);
	ink_line(p->ink, piece, count, stroke);
}

static void draw_panel(const struct panel *p)
{
	const struct chart_style *style = p->ink->style;
	const struct chart_series *s = p->series;
	const int last = p->chart->points - 1;
	const double value = scale_value(s->values[last]);
	const struct point end = point_at(p, last);
	const length line = label_leading(p->ink->fonts, FONT_BOLD, style->text_size), gap = chart_gap(p->ink) / 2;
	struct setting note = small_setting(p->ink, p->width);
	struct label label = label_whole(
		p->ink, s->label,
		text_setting(p->ink, true, s->label_loss ? style->loss : style->ink, p->width));
	struct label text = label_make(p->ink, s->name, text_setting(p->ink, s->bold, style->ink, p->width));

	label_draw(p->ink, &text, p->x, p->top - 2 * line - gap);
	note.lines = 2;
	text = label_make(p->ink, s->note, note);
	label_draw(p->ink, &text, p->x, p->bottom + line + gap);
	label_draw(p->ink, &label, p->x + p->width - label.width,
		   value < 0 ? end.y + gap : end.y - gap - label.height);
	ink_rule_across(p->ink, place(p, 0), p->x, p->x + p->width,
			(struct stroke){ style->ink, style->rule_width, 0 });
	if (s->turn >= 0 && s->turn <= last) {
		length x = point_at(p, s->turn).x;

		ink_rule_down(p->ink, x, place(p, 0) - line / 2, place(p, 0) + line / 2,
			      (struct stroke){ style->ink, style->outline_width, 0 });
	}
	draw_curve(p);
	ink_dot(p->ink, end, style->line_width * 3 / 2, colour_of(p, value));
}

length draw_curves(struct ink *ink, const struct chart *chart, struct corner at)
{
	const length line = label_leading(ink->fonts, FONT_BOLD, ink->style->text_size);
	const length gap = 3 * chart_gap(ink), height = chart_lowered(ink, 8 * ink->style->text_size);
	const int across = length_smaller(chart->series_count, at.width < CHART_NARROW ? 2 : chart->series_count);
	struct scale scale = { 0 };
	length y = at.y;

	if (!chart->points)
		return at.y + line;
	for (int s = 0; s < chart->series_count; s++) {
		for (int i = 0; i < chart->points; i++) {
			scale.low = fmin(scale.low, scale_value(chart->series[s].values[i]));
			scale.high = fmax(scale.high, scale_value(chart->series[s].values[i]));
		}
	}
	if (scale.high == scale.low) /* both zero */
		scale.high = 1;
	for (int s = 0; s < chart->series_count; s++) {
		struct panel panel = { .ink = ink, .scale = &scale, .chart = chart, .series = &chart->series[s] };

		panel.width = (at.width - (across - 1) * gap) / across;
		panel.top = y + 2 * line + chart_gap(ink) / 2;
		panel.x = at.x + s % across * (panel.width + gap);
		panel.bottom = panel.top + height;
		draw_panel(&panel);
		if (s % across == across - 1 || s + 1 == chart->series_count)
			y = panel.bottom + 3 * line + 3 * chart_gap(ink) / 2;
	}
	return y;
}
