/* A date of birth, and the five digits after it in an identity number, each by itself. */
#ifndef GUARD_PRIVACY_DATE_H
#define GUARD_PRIVACY_DATE_H

#include "privacy_word.h"

struct part {
	const char *start, *stop;
	char digits[6];
	bool named; /* five digits are called what they are */
	bool split; /* they are in groups that other numbers have too */
};

/* So many digits stand at `p`. */
size_t date_digits(const struct passage *text, const char *p);

/* Reads a date that begins with the `size` digits at `p`, in any order and with any marks: `digits` are day, month and
 * year, two each. False when none begins there. */
bool date_read(struct part *out, const struct passage *text, const char *p, size_t size);

/* Reads five digits that are no decimals and no amount. */
bool date_read_five(struct part *out, const struct passage *text, const char *p, size_t size);

#endif
