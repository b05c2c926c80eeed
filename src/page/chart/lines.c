/* Draws lines with their marked points. */
#include "lines.h"

static void set_text(struct callout *c, const struct ink *ink, const struct plot *plot,
		     const char *text, uint32_t colour)
{
	struct setting setting = { FONT_REGULAR, ink->style->text_size, colour,
				   (plot->right - plot->left) / 2, LABEL_LINES };
	length narrow;

	c->shapes[0] = label_make(ink, text, setting);
	narrow = label_widest_word(ink, text, setting);
	narrow = narrow > c->shapes[0].width * 3 / 5 ? narrow : c->shapes[0].width * 3 / 5;
	setting.width = narrow < setting.width ? narrow : setting.width;
	c->shapes[1] = c->shapes[0].count == 1 ? label_make(ink, text, setting) : c->shapes[0];
}

static length dot_radius(const struct ink *ink)
{
	return ink->style->line_width * 7 / 4;
}

static bool has_area(const struct chart *chart)
{
	return chart->type == CHART_DIFFERENCE && chart->series_count >= 2 && chart->points > 0;
}

/* The marked points with their labels, and the area's label when it has no room inside. */
static int make_callouts(struct ink *ink, const struct plot *plot, struct callout *callouts)
{
	const struct chart *chart = plot->chart;
	int count = 0;

	for (int i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		struct callout *c = &callouts[count];

		if (mark->series < 0 || mark->series >= chart->series_count || mark->point < 0 ||
		    mark->point >= chart->points)
			continue;
		c->at.x = plot_x(plot, mark->point);
		c->at.y = plot_y(plot, plot->values[mark->series][mark->point]);
		c->radius = dot_radius(ink);
		c->colour = plot_stroke(ink, chart, mark->series).colour;
		set_text(c, ink, plot, mark->label, c->colour);
		count++;
	}
	if (has_area(chart) && chart->between && !area_label(ink, plot)) {
		callouts[count].at = area_centre(plot);
		set_text(&callouts[count++], ink, plot, chart->between, ink->style->ink);
	}
	return count;
}

static void draw_series(struct ink *ink, const struct plot *plot, int index)
{
	const struct stroke stroke = plot_stroke(ink, plot->chart, index);
	const struct point *line = plot_line(plot, index, ink->arena);

	ink_line(ink, line, plot->chart->points, stroke);
	if (plot->chart->points == 1)
		ink_dot(ink, line[0], dot_radius(ink), stroke.colour);
}

void lines_draw(struct ink *ink, const struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct callout *callouts =
		NEW_ARRAY(ink->arena, (size_t)chart->mark_count + 1, struct callout);
	int count;

	if (has_area(chart))
		area_draw(ink, plot);
	plot_draw_labels(ink, plot);
	count = make_callouts(ink, plot, callouts);
	callouts_draw(ink, plot, callouts, count);
	plot_draw_rules(ink, plot);
	plot_draw_zero(ink, plot);
	for (int s = 0; s < chart->series_count; s++)
		draw_series(ink, plot, s);
	for (int i = 0; i < count; i++) {
		if (callouts[i].radius)
			ink_dot(ink, callouts[i].at, callouts[i].radius, callouts[i].colour);
	}
}
