/* Charts over years or ages: lines with marked points, and the difference between two lines. */
#ifndef PAGE_CHART_LINES_H
#define PAGE_CHART_LINES_H

#include "plot.h"

/* Draws a CHART_LINES or CHART_DIFFERENCE. */
void lines_draw(struct ink *ink, const struct plot *plot);

/* The area between the first two series: tinted where the first is above, hatched where it is
 * below. */
void area_draw(struct ink *ink, const struct plot *plot);
/* Writes chart.between in the widest part of the tinted area; false when it has no room there. */
bool area_label(struct ink *ink, const struct plot *plot);
/* The middle of the area where the first series is most above the second, else most below. */
struct point area_centre(const struct plot *plot);

/* A label beside a point in the plot. */
enum { CALLOUT_SHAPES = 2 };
struct callout {
	struct point at;
	struct label shapes[CALLOUT_SHAPES]; /* wide, and broken into narrower lines */
	length radius;                       /* of the dot at the point; 0 when there is none */
	uint32_t colour;                     /* of the dot */
};

/* Places each callout where it meets no other text or dot and crosses as few lines as can be, with
 * a leader when it is away from its point. One that has no place at all is left out: the text tells
 * the same. */
void callouts_draw(struct ink *ink, const struct plot *plot, const struct callout *callouts,
		   int count);

#endif
