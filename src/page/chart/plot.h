/* The frame of charts over years or ages: value axis, x axis, and each series' name at its line's
 * end.
 *
 *     mill. kr
 *      10 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈  top      Staten
 *       5 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈           Kommunen
 *       0 ───────────────  bottom
 *         2025   2030  2035         år
 *         ╰ left       right ╯      ╰ names
 */
#ifndef PAGE_CHART_PLOT_H
#define PAGE_CHART_PLOT_H

#include "label.h"
#include "scale.h"

/* Lengths are from the page's upper left corner once the plot is planned at a place. */
struct plot {
	const struct chart *chart;
	double **values; /* [series][point] in units */
	struct scale scale;
	struct label unit, x_label, *ticks,
		*names; /* ticks from scale.first; a name for each series */
	struct box box; /* of the whole chart; h is the height it takes */
	length left, right, top, bottom, name_x;
};

/* How series number `index` is told from the others: colour, weight and dashes. */
struct stroke plot_stroke(const struct ink *ink, const struct chart *chart, int index);

/* Plans the chart with its upper left corner at (x, y). */
void plot_plan(struct plot *plot, const struct ink *ink, const struct chart *chart, length x,
	       length y, length width);

/* Places of a point of the series (which may be between two) and of a value. */
length plot_x(const struct plot *plot, double point);
length plot_y(const struct plot *plot, double value);

/* The corners of series number `index`, chart.points of them. */
struct point *plot_line(const struct plot *plot, int index, struct arena *a);

/* Labels first, so that rules keep clear of them; then rules, under the data. */
void plot_draw_labels(struct ink *ink, const struct plot *plot);
void plot_draw_rules(struct ink *ink, const struct plot *plot);
void plot_draw_zero(struct ink *ink, const struct plot *plot);

#endif
