/* Numbers as people write them, for the privacy gate: groups of digits with a separator between, "01 01 17 12345". */
#ifndef GUARD_PRIVACY_FIGURE_H
#define GUARD_PRIVACY_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

enum {
	FIGURE_GROUPS = 64,
	FIGURE_LONGEST = 11 /* groups of one number: each digit apart */
};

struct figure {
	struct group {
		const char *start;
		int size;
		char before; /* what separates it from the group before: ' ' '\n' '.' '-' '/' '*' */
	} groups[FIGURE_GROUPS];
	int count;
	bool resumed, cut; /* more groups stand before the first, after the last */
	const char *end;
};

/* Reads the figure that begins at the digit `p`, in plain text that ends at `end`; it points into the text. One that is
 * `cut` is to be resumed at one of its last groups, so that no number is overlooked. */
void figure_read(struct figure *f, const char *p, const char *end, bool resumed);

/* True when the groups from `first` on have the sizes of `pattern`, e.g. "65"; ';' stands for 11. */
bool figure_has_shape(const struct figure *f, int first, const char *pattern);

/* Joins the digits of `count` groups into `out`, as far as they fit; returns their number. */
int figure_join(char out[16], const struct figure *f, int first, int count);

/* The last of the groups from `first` on that have `digits` digits together; −1 when none do. */
int figure_last(const struct figure *f, int first, int digits);

/* The end of the group `last`. */
const char *figure_end(const struct figure *f, int last);

/* One kind of separator between `first` and `last`, with a line break for at most one space, and no '/'. */
bool figure_is_even(const struct figure *f, int first, int last);

/* Nothing but a line break separates these groups from others. */
bool figure_stands_alone(const struct figure *f, int first, int last);

/* Grouped like an amount: 12 767 437. */
bool figure_is_thousands(const struct figure *f);

#endif
