/* The difference between two lines, filled. */
#include "lines.h"

#include <math.h>
#include <stdlib.h>

/* The two lines cut at the same places, also where they cross: `first[i]` and `second[i]` have the
 * same x. */
struct strip {
	struct point *first, *second;
	int count;
};

static void add_cut(struct strip *strip, struct point first, struct point second)
{
	strip->first[strip->count] = first;
	strip->second[strip->count++] = second;
}

/* By how much the first line is above the second at cut `i` (y grows downwards). */
static length above(const struct strip *strip, int i)
{
	return strip->second[i].y - strip->first[i].y;
}

static struct strip make_strip(const struct plot *plot, struct arena *a)
{
	const int points = plot->chart->points;
	const struct point *first = plot_line(plot, 0, a), *second = plot_line(plot, 1, a);
	struct strip strip = { NEW_ARRAY(a, 2 * (size_t)points, struct point),
			       NEW_ARRAY(a, 2 * (size_t)points, struct point), 0 };

	for (int i = 0; i < points; i++) {
		double here = second[i].y - first[i].y, next, share;
		struct point meet;

		add_cut(&strip, first[i], second[i]);
		if (i + 1 == points)
			break;
		next = second[i + 1].y - first[i + 1].y;
		if (here * next >= 0)
			continue;
		share = here / (here - next);
		meet.x = first[i].x + (length)lround(share * (first[i + 1].x - first[i].x));
		meet.y = first[i].y + (length)lround(share * (first[i + 1].y - first[i].y));
		add_cut(&strip, meet, meet);
	}
	return strip;
}

/* Fills from cut `from` to cut `to`: along the first line and back along the second. */
static void fill(struct ink *ink, const struct strip *strip, int from, int to)
{
	const int wide = to - from + 1;
	struct point *corners = NEW_ARRAY(ink->arena, 2 * (size_t)wide, struct point);

	for (int i = 0; i < wide; i++) {
		corners[i] = strip->first[from + i];
		corners[2 * wide - 1 - i] = strip->second[from + i];
	}
	ink_polygon(ink, corners, 2 * wide, ink->style->tint);
}

void area_draw(struct ink *ink, const struct plot *plot)
{
	const struct strip strip = make_strip(plot, ink->arena);
	struct hatch hatch = { 0 };
	int from = -1; /* where the tinted stretch began */

	for (int i = 0; i + 1 < strip.count; i++) {
		length sum = above(&strip, i) + above(&strip, i + 1);
		const struct point corners[] = { strip.first[i], strip.first[i + 1],
						 strip.second[i + 1], strip.second[i] };

		if (sum < 0)
			hatch_add(ink, &hatch, corners, 4);
		if (sum > 0 && from < 0)
			from = i;
		if (from >= 0 && (sum <= 0 || i + 2 == strip.count)) {
			fill(ink, &strip, from, sum <= 0 ? i : i + 1);
			from = -1;
		}
	}
	hatch_draw(ink, &hatch,
		   (struct stroke){ ink->style->accent[1], ink->style->rule_width, 0 });
}

struct point area_centre(const struct plot *plot)
{
	struct point best = { plot->left, plot->top };
	length most = 0, least = 0;
	int widest = 0;

	for (int i = 0; i < plot->chart->points; i++) {
		length wide = plot_y(plot, plot->values[1][i]) - plot_y(plot, plot->values[0][i]);

		if (wide > most || (most == 0 && wide < least))
			widest = i;
		most = wide > most ? wide : most;
		least = wide < least ? wide : least;
	}
	best.x = plot_x(plot, widest);
	best.y =
		(plot_y(plot, plot->values[0][widest]) + plot_y(plot, plot->values[1][widest])) / 2;
	return best;
}

/* The room of the tinted area in a window: from the lowest of the first line to the highest of the
 * second, and on the roomier side of the zero line. */
static void window_room(const struct plot *plot, double from, double to, length *top,
			length *bottom)
{
	const double *first = plot->values[0], *second = plot->values[1];
	const int last = plot->chart->points - 1;
	const length zero = plot_y(plot, 0);

	*top = plot->top;
	*bottom = plot->bottom;
	for (int i = (int)floor(from); i <= ceil(to) && i <= last; i++) {
		length y = plot_y(plot, first[i]);

		*top = y > *top ? y : *top;
		y = plot_y(plot, second[i]);
		*bottom = y < *bottom ? y : *bottom;
	}
	if (*top < zero && zero < *bottom)
		*(zero - *top < *bottom - zero ? top : bottom) = zero;
}

/* Finds the roomiest window for the label, from point to point; false when there is none. */
static bool find_window(const struct plot *plot, const struct label *label, length margin,
			struct point *at)
{
	const int points = plot->chart->points;
	double wide =
		(double)(label->width + 2 * margin) * (points - 1) / (plot->right - plot->left);
	length most = label->height + 2 * margin - 1;

	for (int i = 0; i + wide <= points - 1; i++) {
		length top, bottom;

		window_room(plot, i, i + wide, &top, &bottom);
		if (bottom - top <= most)
			continue;
		most = bottom - top;
		at->x = plot_x(plot, i) + margin;
		at->y = (top + bottom - label->height) / 2;
	}
	return most >= label->height + 2 * margin;
}

bool area_label(struct ink *ink, const struct plot *plot)
{
	const struct chart_style *style = ink->style;
	const length margin = style->text_size / 3;
	struct setting setting = { FONT_REGULAR, style->text_size, style->ink,
				   plot->right - plot->left, 1 };
	const length whole = label_make(ink, plot->chart->between, setting).width;
	struct point at = { 0 };

	if (plot->chart->points < 2 || plot->right <= plot->left)
		return false;
	for (int lines = 1; lines <= LABEL_LINES; lines++) {
		struct label label;

		setting.lines = lines;
		setting.width = lines == 1 ? whole : whole * 5 / 4 / lines;
		if (label_widest_word(ink, plot->chart->between, setting) > setting.width)
			return false;
		label = label_make(ink, plot->chart->between, setting);
		if (!find_window(plot, &label, margin, &at))
			continue;
		label_draw(ink, &label, at.x, at.y, ALIGN_CENTRE);
		return true;
	}
	return false;
}
