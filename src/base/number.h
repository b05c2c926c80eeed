/* Numbers as Norwegians write them, in and out. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>

struct arena;

enum number_kind {
	NUMBER_COUNT,   /* whole number: people */
	NUMBER_YEARS,   /* whole number of years */
	NUMBER_KRONER,  /* kr, may have øre */
	NUMBER_DECIMAL, /* any number */
	NUMBER_PERCENT, /* "50 %", "50" is refused; gives 0.5 */
};

/* Reads `text` (the handbook tells the forms of numbers) into `*out`. Returns NULL when it was a number of the kind,
 * else a Norwegian sentence that says what is wrong and what to write instead. */
const char *number_read(double *out, const char *text, enum number_kind kind, struct arena *a);

/* The same, with `given` as the example where the sentence needs one; the sentence is "" when it is NULL. */
const char *number_read_like(double *out, const char *text, enum number_kind kind, const char *given,
			     struct arena *a);

/* "12 767 437", "−980 769": whole, NBSP between thousands, U+2212 tight to the digit.
 * Rounds half away from zero; never "−0". */
const char *number_whole(struct arena *a, double value);
/* With `decimals` digits after a decimal comma. */
const char *number_decimal(struct arena *a, double value, int decimals);
/* "10", "2,5": as few decimals as needed, at most `most`. */
const char *number_short(struct arena *a, double value, int most);
/* Whether the ordinary space at `space` in `text` parts the thousands of a number, as people type them: one to three
 * digits before it, and three after. */
bool number_goes_on(const char *text, const char *space);
/* `value` rounded to `digits` significant digits. */
double number_significant(double value, int digits);

#endif
