/* What groups of digits are, in Norwegian: by their form, their check digits, and the words around them. */
#ifndef GUARD_PRIVACY_KINDS_H
#define GUARD_PRIVACY_KINDS_H

#include "privacy_digits.h"

struct passage;

extern const char an_identity_number[], an_account[], a_phone[];

/* What the groups from `first` on are, or NULL; `*last` is their last. */
const char *kinds_judge(const struct digit_run *f, int first, const struct passage *text, int *last);

/* What all groups of a wide reading are, "01, 01, 90, 50188" and cells of a row, or NULL. More or fewer are figures,
 * and so are those that some of are an amount. */
const char *kinds_judge_wide(const struct digit_run *f, const struct passage *text);

/* Eleven digits first or last in a longer row of them, as a number and what a placeholder stands for make; NULL when
 * there are none. Longer than any number that one would write, it is a checksum or the like. */
const char *kinds_inner_identity(const struct group *g);

#endif
