/* Drawing charts: scales, ticks, labels that keep clear of each other, and shapes. */
#ifndef PAGE_CHART_CHART_H
#define PAGE_CHART_CHART_H

#include "tree/chart.h"
#include "page/font.h"
#include "page/pages.h"

struct arena;
struct diag;

/* Colours and sizes a chart takes from the style. */
struct chart_style {
	uint32_t ink, muted, rule;     /* text, secondary text, axis and grid lines */
	uint32_t accent[3];            /* AA contrast against white; first the positive, second the negative */
	uint32_t tint;                 /* filled difference */
	length text_size, small_size;  /* labels, ticks */
	length line_width, rule_width;
	length bar_height, bar_gap;
	int height;                    /* of curves in per cent of the usual; 0 = the usual. The gaps between bars
					* shrink twice as much, since only they can */
	length tallest;                /* bars with broken names or much white get lower than this; 0 = any height */
};

/* Height the chart needs at `width`, without title and source (the layout sets those as text). */
length chart_height(const struct chart *chart, const struct chart_style *style, struct font_set *fonts,
		    length width, struct arena *a);

/* Items of the drawing with its upper left corner at (x, y), all with mark `mark`, in `*items`.
 * Nothing leaves the box (x, y, width, chart_height). Returns their number. */
size_t chart_draw(struct item **items, const struct chart *chart, const struct chart_style *style,
		  struct font_set *fonts, length x, length y, length width, int mark, struct arena *a);

#endif
