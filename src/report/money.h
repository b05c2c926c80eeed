/* Amounts that are held together in a chart or a row of cells: one unit for all of them. */
#ifndef REPORT_MONEY_H
#define REPORT_MONEY_H

#include "build_parts.h"

struct money {
	const struct build *b;
	double size;      /* kr in the unit */
	const char *name; /* "mill. kr" */
};

/* The unit for amounts of which `largest` kr is the largest: 1 000 kr, mill. kr or mrd. kr. */
struct money money_for(const struct build *b, double largest);

/* "2,8", "−10,3", "134": one decimal, none from 100. "0" when it is nothing, "om lag 0" when it rounds to that. */
const char *money_text(const struct money *m, double kroner);
/* With its unit, "−1,0 mill. kr"; where the unit is 1 000 kr in whole kroner, "−5 800 kr". */
const char *money_named(const struct money *m, double kroner, bool plus);
/* The same with a plus before gains. */
const char *money_signed(const struct money *m, double kroner);
/* The same, "0" for all that rounds to it: in cells and ranges. */
const char *money_cell(const struct money *m, double kroner);
const char *money_cell_signed(const struct money *m, double kroner);
/* In whole units. */
const char *money_whole(const struct money *m, double kroner);
/* Whether it prints as 0 in its unit. */
bool money_is_zero(const struct money *m, double kroner);
/* "1,5–4,1"; "−0,2 til 0,1" when one end is negative. */
const char *money_range(const struct money *m, double low, double high);

#endif
