/* Numbers as people write them, for the privacy gate: groups of digits with a separator between, "01 01 17 12345". */
#ifndef GUARD_PRIVACY_DIGITS_H
#define GUARD_PRIVACY_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

enum {
	DIGITS_GROUPS = 64,
	DIGITS_LONGEST = 11 /* groups of one number: each digit apart */
};

/* The number that two digits make. */
static inline int digits_pair(const char *digits)
{
	return (digits[0] - '0') * 10 + digits[1] - '0';
}

struct digit_run {
	struct group {
		const char *start;
		int size;
		char before; /* what separates it from the group before: ' ' '\n' '.' '-' '/' '*' ',' */
	} groups[DIGITS_GROUPS];
	int count;
	bool resumed, cut; /* more groups stand before the first, after the last */
	const char *end;
};

/* Reads the run that begins at the digit `p`, in plain text that ends at `end`; it points into the text. One that is
 * `cut` is to be resumed at one of its last groups, so that no number is overlooked. */
void digits_read(struct digit_run *f, const char *p, const char *end, bool resumed);

/* True when the groups from `first` on have the sizes of `pattern`, e.g. "65"; ';' stands for 11. */
bool digits_has_shape(const struct digit_run *f, int first, const char *pattern);

/* Joins the digits of `count` groups into `out`, as far as they fit; returns their number. */
int digits_join(char out[16], const struct digit_run *f, int first, int count);

/* The last of the groups from `first` on that have `digits` digits together; −1 when none do. */
int digits_last(const struct digit_run *f, int first, int digits);

/* The end of the group `last`. */
const char *digits_end(const struct digit_run *f, int last);

/* One kind of separator between `first` and `last`, with a line break for at most one space, and no '/'. */
bool digits_is_even(const struct digit_run *f, int first, int last);

/* Nothing but a line break separates these groups from others. */
bool digits_stands_alone(const struct digit_run *f, int first, int last);

/* Grouped like an amount: 12 767 437. */
bool digits_is_thousands(const struct digit_run *f);

#endif
