/* Drawing charts: as items that stand anywhere, on a page or in a picture of their own. */
#ifndef PAGE_CHART_CHART_H
#define PAGE_CHART_CHART_H

#include "tree/chart.h"
#include "page/font.h"
#include "page/pages.h"

struct arena;

/* Colours and sizes a chart takes from the style. */
struct chart_style {
	uint32_t ink, muted, rule;     /* text, secondary text, grid lines */
	uint32_t gain, later, loss, pale, changed, ring, band; /* later: the gain's colour, less of it */
	length text_size, small_size;  /* labels; notes and ticks */
	length line_width, rule_width, outline_width;
	length bar_height, bar_gap;
	int height;                    /* of what can be lower, in per cent of the usual; 0 = the usual */
	length tallest;                /* rows come closer rather than get higher than this; 0 = any height */
};

/* The owner's tint reaches so far out on either side of the chart. Nothing else leaves the box. */
enum { CHART_OVERHANG = 6000 };

/* Narrower than this, names stand over their bars. */
enum { CHART_NARROW = 300000 };

/* The colour of what means `fill`; of its outline, where it is hollow. */
uint32_t fill_colour(const struct chart_style *style, enum chart_fill fill);
/* `box` with `by` more on every side. */
struct box box_grow(struct box box, length by);

/* Height the chart needs at `width`, without title, basis and note (the layout sets those as text). */
length chart_height(const struct chart *chart, const struct chart_style *style, struct font_set *fonts,
		    length width, struct arena *a);

/* Items of the drawing with its upper left corner at (x, y), all with mark `mark`, in `*items`. Nothing leaves the box
 * (x, y, width, chart_height), but for CHART_OVERHANG. Returns their number. */
size_t chart_draw(struct item **items, const struct chart *chart, const struct chart_style *style,
		  struct font_set *fonts, length x, length y, length width, int mark, struct arena *a);

#endif
