/* Charts of rows: signed bars from a zero line, and ranges with a mark.
 *
 *    rows_top     ─ Kommunen          ▨▨ −1,2          │ zero line, or reference
 *                   Staten               │■■■■■■ 9,6   │
 *    rows_bottom  ─ mill. kr   −2   0   2   4   6   8  ─ height
 *                   ╰ name ╯  ╰ left            right ╯
 */
#ifndef PAGE_CHART_BARS_H
#define PAGE_CHART_BARS_H

#include "label.h"
#include "scale.h"

/* One category. Lengths are from the chart's upper left corner. */
struct bar_row {
	length top, centre; /* of the row; of its bar */
	length half;        /* half the height of the bar with its mark and the labels beside it */
	double low, value, high; /* in units; bars reach from 0 to the value, low first */
	struct label name;
	struct label before, after; /* beside the low end and the high end */
	struct label above;         /* ranges: over the mark */
	bool ruled;                 /* a hairline above: here the total begins or ends */
};

/* The value 0 stands at `at`, and a unit is `rate` long. */
struct bar_map {
	double at, rate;
};

struct bars {
	const struct chart *chart;
	struct bar_row *rows;
	int count;
	length width, left, right;
	struct bar_map map;
	struct scale scale;
	bool has_zero; /* 0 is on the scale */
	bool has_reference;
	double reference; /* what is above it is a gain; 0 without one */
	struct label unit, reference_label;
	bool unit_below; /* on a line of its own, too wide for the names' column */
	length rows_top, rows_bottom, height;
	int lines;  /* names have at most */
	length gap; /* between rows */
};

/* Plans a CHART_BARS or CHART_RANGES at `width`; `plan->height` is what it takes. */
void bars_plan(struct bars *plan, const struct ink *ink, const struct chart *chart, length width);

/* Draws the plan with its upper left corner at (x, y). */
void bars_draw(struct ink *ink, const struct bars *plan, length x, length y);

/* The place of `value`, from the chart's left edge. */
length bars_place(const struct bars *plan, double value);

/* Distance from a bar to a label, and length of a tick. */
length bars_gap(const struct ink *ink);

#endif
