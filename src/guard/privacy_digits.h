/* Numbers as people write them, for the privacy gate: groups of digits with a separator between, "01 01 17 12345". */
#ifndef GUARD_PRIVACY_DIGITS_H
#define GUARD_PRIVACY_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

enum {
	DIGITS_GROUPS = 64,
	DIGITS_LONGEST = 11, /* groups of one number: each digit apart */
	DIGITS_MOST = 1000
};

/* The first digit from `p` on, or `end`; eight bytes at a time. */
const char *digits_next(const char *p, const char *end);

/* The number that two digits make. */
static inline int digits_pair(const char *digits)
{
	return (digits[0] - '0') * 10 + digits[1] - '0';
}

struct digit_run {
	struct group {
		const char *start;
		int size;
		char before; /* what separates it from the group before: ' ' '\n' '-' '*' ',' '.' or another mark;
			      * in a wide reading also ';' and '\v' */
	} groups[DIGITS_GROUPS];
	int count;
	bool resumed, cut; /* more groups stand before the first, after the last */
	const char *end;
};

/* What holds groups together: what stands in one number, or also commas, cells, and marks with spaces. */
enum digits_reach { DIGITS_NARROW, DIGITS_WIDE };

/* Reads the run that begins at the digit `p`, in plain text that ends at `end`; it points into the text. One that is
 * `cut` is to be resumed at one of its last groups, so that no number is overlooked. */
void digits_read(struct digit_run *f, const char *p, const char *end, enum digits_reach reach,
		 bool resumed);

/* True when the groups from `first` on have the sizes of `pattern`, e.g. "65"; ';' stands for 11. */
bool digits_has_shape(const struct digit_run *f, int first, const char *pattern);

/* Joins the digits of `count` groups into `out`, as far as they fit; returns their number. */
int digits_join(char out[16], const struct digit_run *f, int first, int count);

/* The last of the groups from `first` on that have `digits` digits together; −1 when none do. */
int digits_last(const struct digit_run *f, int first, int digits);

/* The end of the group `last`. */
const char *digits_end(const struct digit_run *f, int last);

/* What separates more of a text than one number: ';' and '\v' of a wide reading. */
#define DIGITS_WIDE_SEPARATORS ";\v"

/* One of `separators` stands between groups from `first` to `last`. */
bool digits_are_parted(const struct digit_run *f, int first, int last, const char *separators);

/* Whether all groups are a date of six digits and five more, in whatever groups. */
bool digits_is_dated(const struct digit_run *f);

/* Some group begins with a zero, as no figure does. */
bool digits_has_zero(const struct digit_run *f);

/* One kind of separator between `first` and `last`, with a line break for at most one space, and no '/' and the
 * like. */
bool digits_is_even(const struct digit_run *f, int first, int last);

/* No other groups stand beside these but on another line, in another cell, or past a mark such as ':'. */
bool digits_begins(const struct digit_run *f, int first);
bool digits_stands_alone(const struct digit_run *f, int first, int last);

/* How many digits all groups have; above DIGITS_MOST for any more. */
int digits_count(const struct digit_run *f);

/* No group has more than three digits. */
bool digits_is_short(const struct digit_run *f, int first, int last);

/* Whether some groups that nothing wide parts are grouped like an amount. */
bool digits_has_amount(const struct digit_run *f);

/* Two groups that a point or a comma parts: one number and its decimals. */
bool digits_is_decimal(const struct digit_run *f, int first, int last);

/* The group is the decimals of a number below one: "0.12345678901". */
bool digits_is_decimals(const struct digit_run *f, int first);

/* Grouped like an amount: 12 767 437. */
bool digits_is_thousands(const struct digit_run *f, int first, int last);

#endif
