/* Plans and draws the axes, grid and names of lines. */
#include "plot.h"

#include <math.h>
#include <stdlib.h>

enum { YEAR_LABELS_MOST = 8 };

static length larger(length a, length b)
{
	return a > b ? a : b;
}

static length gap(const struct ink *ink)
{
	return ink->style->text_size / 2;
}

static length small_leading(const struct ink *ink)
{
	return label_leading(ink->fonts, FONT_REGULAR, ink->style->small_size);
}

static struct setting small(const struct ink *ink, length width)
{
	return (struct setting){ FONT_REGULAR, ink->style->small_size, ink->style->muted, width,
				 1 };
}

/* Tenths of the line width; one more round through the table has longer dashes. */
struct stroke plot_stroke(const struct ink *ink, const struct chart *chart, int index)
{
	const struct chart_style *style = ink->style;
	const struct {
		uint32_t colour;
		int width, dash, more;
	} kinds[] = {
		{ style->accent[0], 9, 0, 40 },
		{ style->accent[1], 9, 28, 40 },
		{ style->accent[2], 9, 9, 40 },
		{ style->ink, 12, 0, 40 },
	};
	const int count = (int)(sizeof kinds / sizeof *kinds), kind = index % count;

	if (chart->type == CHART_DIFFERENCE && index == 1)
		return (struct stroke){ style->ink, style->line_width / 2, 0 };
	return (struct stroke){
		kinds[kind].colour,
		style->line_width * kinds[kind].width / 10,
		style->line_width * (kinds[kind].dash + index / count * kinds[kind].more) / 10,
	};
}

static const char *year_label(const struct plot *plot, long point, struct arena *a)
{
	long year = plot->chart->x_first + point;

	return arena_printf(a, "%s%ld", year < 0 ? "−" : "", labs(year));
}

static length year_width(const struct plot *plot, const struct ink *ink)
{
	struct setting setting = small(ink, plot->box.w);
	struct label first = label_make(ink, year_label(plot, 0, ink->arena), setting);
	struct label last =
		label_make(ink, year_label(plot, plot->chart->points, ink->arena), setting);

	return larger(first.width, last.width);
}

static void read_values(struct plot *plot, const struct ink *ink)
{
	const struct chart *chart = plot->chart;
	double low = 0, high = 0;

	plot->values = NEW_ARRAY(ink->arena, (size_t)chart->series_count, double *);
	for (int s = 0; s < chart->series_count; s++) {
		plot->values[s] = NEW_ARRAY(ink->arena, (size_t)chart->points, double);
		for (int i = 0; i < chart->points; i++) {
			double value = scale_value(chart, chart->series[s].values[i]);

			plot->values[s][i] = value;
			low = fmin(low, value);
			high = fmax(high, value);
		}
	}
	plot->scale = scale_fit(low, high);
}

/* Returns the width of the widest tick label; a number too long for the margin is not written. */
static length make_ticks(struct plot *plot, const struct ink *ink)
{
	const struct setting setting = small(ink, plot->box.w * 3 / 10);
	const long count = plot->scale.last - plot->scale.first + 1;
	length widest = 0;

	plot->ticks = NEW_ARRAY(ink->arena, (size_t)count, struct label);
	for (long i = 0; i < count; i++) {
		const char *text = scale_label(&plot->scale, plot->scale.first + i, ink->arena);

		plot->ticks[i] = label_whole(ink, text, setting);
		widest = larger(widest, plot->ticks[i].width);
	}
	return widest;
}

/* Returns the width of the widest name; `*height` is what they take when stacked. */
static length make_names(struct plot *plot, const struct ink *ink, length *height)
{
	const struct chart *chart = plot->chart;
	length widest = plot->x_label.width;

	plot->names = NEW_ARRAY(ink->arena, (size_t)chart->series_count, struct label);
	for (int s = 0; s < chart->series_count && chart->points; s++) {
		plot->names[s] = label_make(ink, chart->series[s].label,
					    (struct setting){ FONT_BOLD, ink->style->text_size,
							      plot_stroke(ink, chart, s).colour,
							      plot->box.w * 9 / 25, LABEL_LINES });
		widest = larger(widest, plot->names[s].width);
		*height += plot->names[s].height;
	}
	return widest;
}

void plot_plan(struct plot *plot, const struct ink *ink, const struct chart *chart, length x,
	       length y, length width)
{
	const length text = ink->style->text_size, line = small_leading(ink);
	length height = larger(13 * text, width * 2 / 5), names_height = 0, ticks, names, years,
	       aside;

	*plot = (struct plot){ .chart = chart, .box = { x, y, width, 0 } };
	plot->unit = label_make(ink, chart->unit, small(ink, width));
	plot->x_label = label_make(ink, chart->x_label, small(ink, width * 3 / 10));
	read_values(plot, ink);
	ticks = make_ticks(plot, ink);
	names = make_names(plot, ink, &names_height);
	years = year_width(plot, ink);
	aside = larger(2 * gap(ink), years / 2 + gap(ink));
	plot->left = x + ticks + gap(ink);
	plot->right = x + width - (names ? names + aside : years / 2 + gap(ink));
	plot->right = larger(plot->right, plot->left);
	plot->name_x = plot->right + aside;
	plot->top = y + plot->unit.height + line / 2;
	height = height < 22 * text ? height : 22 * text;
	if (ink->style->height)
		height = (length)((int64_t)height * ink->style->height / 100);
	plot->bottom = plot->top + larger(height, names_height);
	plot->box.h = plot->bottom + line * 5 / 3 - y;
}

length plot_x(const struct plot *plot, double point)
{
	int steps = plot->chart->points - 1;

	return steps > 0 ? plot->left + (length)lround((plot->right - plot->left) * point / steps)
			 : plot->right;
}

length plot_y(const struct plot *plot, double value)
{
	const struct scale *s = &plot->scale;
	double share = (value - s->low) / (s->high - s->low);

	return plot->bottom - (length)lround((plot->bottom - plot->top) * share);
}

struct point *plot_line(const struct plot *plot, int index, struct arena *a)
{
	struct point *line = NEW_ARRAY(a, (size_t)plot->chart->points, struct point);

	for (int i = 0; i < plot->chart->points; i++)
		line[i] = (struct point){ plot_x(plot, i), plot_y(plot, plot->values[index][i]) };
	return line;
}

/* Years between two labels, counted in points. */
static long year_step(const struct plot *plot, const struct ink *ink)
{
	const int points = plot->chart->points;
	double room = points > 1 ? (double)(plot->right - plot->left) / (points - 1) : 0;
	double least = room > 0 ? (year_width(plot, ink) + 2 * gap(ink)) / room : points;

	return scale_years(fmax(least, (double)(points - 1) / YEAR_LABELS_MOST));
}

static void draw_years(struct ink *ink, const struct plot *plot)
{
	const long step = year_step(plot, ink);
	const length top = plot->bottom + small_leading(ink) * 2 / 3;
	const struct stroke tick = { ink->style->muted, ink->style->rule_width, 0 };

	for (long i = 0; i < plot->chart->points; i++) {
		struct label label;
		length x = plot_x(plot, (double)i), start;

		if ((plot->chart->x_first + i) % step)
			continue;
		label = label_make(ink, year_label(plot, i, ink->arena), small(ink, plot->box.w));
		start = x - label.width / 2;
		ink_rule_down(ink, x, plot->bottom, plot->bottom + gap(ink) / 2, tick);
		if (start >= plot->box.x && start + label.width <= plot->box.x + plot->box.w)
			label_draw(ink, &label, start, top, ALIGN_START);
	}
	label_draw(ink, &plot->x_label, plot->name_x, top, ALIGN_START);
}

/* Each name at its line's end, or near it with a leader when others want the same place. */
static void draw_names(struct ink *ink, const struct plot *plot)
{
	const int count = plot->chart->points ? plot->chart->series_count : 0;
	const length line = small_leading(ink);
	struct slot *slots = NEW_ARRAY(ink->arena, (size_t)count, struct slot);

	for (int s = 0; s < count; s++) {
		double last = plot->values[s][plot->chart->points - 1];

		slots[s] = (struct slot){ plot_y(plot, last), plot->names[s].height, 0 };
	}
	label_spread(slots, count, plot->top - line / 2, plot->bottom + line / 2, ink->arena);
	for (int s = 0; s < count; s++) {
		const length centre = slots[s].top + slots[s].height / 2;
		const struct point leader[] = { { plot->right + gap(ink) / 2, slots[s].wanted },
						{ plot->name_x - gap(ink) / 2, centre } };
		struct stroke stroke = { plot->names[s].colour, ink->style->rule_width, 0 };

		label_draw(ink, &plot->names[s], plot->name_x, slots[s].top, ALIGN_START);
		if (plot->names[s].count && labs(centre - slots[s].wanted) > line / 4)
			ink_line(ink, leader, 2, stroke);
	}
}

void plot_draw_labels(struct ink *ink, const struct plot *plot)
{
	const length line = small_leading(ink);

	label_draw(ink, &plot->unit, plot->box.x, plot->box.y, ALIGN_START);
	for (long i = 0; i <= plot->scale.last - plot->scale.first; i++) {
		const struct label *tick = &plot->ticks[i];
		double value = (double)(plot->scale.first + i) * plot->scale.step;

		label_draw(ink, tick, plot->left - gap(ink) - tick->width,
			   plot_y(plot, value) - line / 2, ALIGN_START);
	}
	draw_years(ink, plot);
	draw_names(ink, plot);
}

void plot_draw_rules(struct ink *ink, const struct plot *plot)
{
	for (long i = plot->scale.first; i <= plot->scale.last; i++) {
		if (i)
			ink_rule_across(
				ink, plot_y(plot, (double)i * plot->scale.step), plot->left,
				plot->right,
				(struct stroke){ ink->style->rule, ink->style->rule_width, 0 });
	}
}

void plot_draw_zero(struct ink *ink, const struct plot *plot)
{
	ink_rule_across(ink, plot_y(plot, 0), plot->left, plot->right,
			(struct stroke){ ink->style->ink, ink->style->rule_width, 0 });
}
