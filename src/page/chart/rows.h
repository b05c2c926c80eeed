/* A chart of rows, planned: what stands where.
 *
 *    top      Kommunen  betaler    ┃▯▯▯▯ 1,0                  +2,8
 *                       får igjen  ┃■■■■■■■■■■■ 2,8 (1,5–4,1)
 *                                  ┃   ├───────────┤
 *    bottom   mill. kr             0       2       4
 *             ╰ name ╯ ╰ part ╯ left           right ╯     ╰ net
 */
#ifndef PAGE_CHART_ROWS_H
#define PAGE_CHART_ROWS_H

#include "kinds.h"

/* Lengths are from the chart's upper left corner. */
struct row {
	const struct chart_row *data;
	struct label name, part, start, label, remark, low, high, net;
	bool outside;          /* `low` and `high` stand beside the bar */
	bool left;             /* a mark's label is to the left, clear of the dashed line */
	length before, after;  /* what labels take left of the shape and right of it */
	length name_top;
	length top, middle, bottom;
};

struct rows {
	const struct chart *chart;
	struct row *items;
	int count;
	length width, left, right;
	bool stacked;          /* names over their bars */
	double at, rate;       /* where 0 stands, and how long a unit is */
	struct scale scale;
	struct label unit, net_title;
	bool unit_below;       /* on a line below the numbers, where zero has no room beside it */
	length top, bottom, height, gap;
	int name_lines;
};

void rows_plan(struct rows *plan, const struct ink *ink, const struct chart *chart, length width);

/* The ends of a row's shape, lower first; marks have both at their value. */
double row_low(const struct chart_row *row);
double row_high(const struct chart_row *row);
/* Whether its label is at the lower end. */
bool row_label_left(const struct row *row);

/* How far a row's mark reaches on either side of its value; 0 for bars. */
length row_reach(const struct row *row, const struct ink *ink);

/* The place of `value`, from the chart's left edge. */
length rows_place(const struct rows *plan, double value);

#endif
