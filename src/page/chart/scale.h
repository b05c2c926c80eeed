/* Scales: which numbers a value axis shows. */
#ifndef PAGE_CHART_SCALE_H
#define PAGE_CHART_SCALE_H

#include "tree/chart.h"

struct arena;

enum { SCALE_TICKS_MOST = 7, SCALE_TICKS_FEWEST = 4 };

/* A value axis from `low` to `high` with ticks at first · step … last · step, all in units of the
 * chart. */
struct scale {
	double low, high, step;
	long first, last;
	int decimals; /* that tell the ticks apart */
};

/* A value for arithmetic on places: what is not finite is 0, what is below a millionth is 0, and nothing is beyond
 * ±1e15, so that none overflows. */
double scale_value(double value);

/* A scale for data from `low` to `high`: the round step (1, 2 or 5 times a power of ten, else 2.5)
 * that gives nearest to six ticks, and always SCALE_TICKS_FEWEST to SCALE_TICKS_MOST. A tick less
 * than half a step outside the data belongs to the scale, which so ends at a tick or less than half
 * a step after one. An empty span is widened to reach 0, and one at 0 to 1. */
struct scale scale_fit(double low, double high);

/* "−2,5": what tick number `index` is called; "0" in every scale. */
const char *scale_label(const struct scale *scale, long index, struct arena *a);

/* Years or ages between ticks: the smallest round step of at least `least` points. */
long scale_years(double least);

#endif
