/* What a chart shows, as data; the page stage decides where the ink goes.
 *
 * Every chart has a title that states the finding and an alternative text with the numbers. */
#ifndef TREE_CHART_H
#define TREE_CHART_H

#include <stdbool.h>

enum chart_type {
	CHART_BARS,       /* horizontal signed bars, one per category */
	CHART_RANGES,     /* per category a bar from low to high, and a mark at the middle */
	CHART_LINES,      /* series over x (years or ages), with marked points */
	CHART_DIFFERENCE, /* two lines over x, the area between them filled */
};

struct chart_bar {
	const char *label;
	double low, value, high; /* bars use `value` only */
	const char *value_label; /* as printed at the bar: "2,8 mill. kr" */
	const char *low_label, *high_label; /* ranges: what the ends mean, may be NULL */
	bool emphasis;           /* the total */
	bool pattern;            /* drawn hatched as well as coloured */
};

struct chart_series {
	const char *label;     /* written directly at the line */
	const double *values;  /* `points` of them */
};

struct chart_mark {
	int series, point;
	const char *label;     /* e.g. "Spart inn 2024" */
};

struct chart {
	enum chart_type type;
	const char *id, *title, *alt;
	const char *unit;      /* of the value axis: "mill. kr" */
	double unit_size;      /* kr per unit: 1e6; values above are divided by it on the axis */
	const char *x_label;   /* "år", "alder"; NULL for bars */
	struct chart_bar *bars;
	int bar_count;
	struct chart_series *series;
	int series_count, points, x_first;
	struct chart_mark *marks;
	int mark_count;
	const char *between;   /* CHART_DIFFERENCE: the label of the filled area */
	double reference;      /* RANGES: where the expected result lies */
	bool has_reference;
	const char *reference_label; /* written at that line; NULL: the label of a value that lies there */
	const char *source;    /* a line below, or NULL */
};

#endif
