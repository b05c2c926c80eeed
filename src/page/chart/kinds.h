/* The kinds of charts, and what they share. */
#ifndef PAGE_CHART_KINDS_H
#define PAGE_CHART_KINDS_H

#include "label.h"
#include "scale.h"

/* Where a drawing begins, and how wide it is. */
struct corner {
	length x, y, width;
};

/* Draws `chart` and returns where it ends. */
typedef length chart_kind(struct ink *ink, const struct chart *chart, struct corner at);

chart_kind draw_rows, draw_columns, draw_curves, draw_dots, draw_strips, draw_split, draw_trials;

/* Text in the styles of charts, one line of at most `width`. */
struct setting text_setting(const struct ink *ink, bool bold, uint32_t colour, length width);
struct setting small_setting(const struct ink *ink, length width);

/* Distance from a mark to its label. */
length chart_gap(const struct ink *ink);

/* `usual` as high as the style lets charts be. */
length chart_lowered(const struct ink *ink, length usual);

#endif
