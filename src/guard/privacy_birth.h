/* A date of birth and the five digits of an identity number, however they are written and whatever stands between. */
#ifndef GUARD_PRIVACY_BIRTH_H
#define GUARD_PRIVACY_BIRTH_H

#include "privacy_words.h"

/* Told of each pair that is the identity number `digits`; from the first of the two to the end of the second. */
typedef void birth_found(void *context, const char digits[11], const char *start, const char *stop);

/* Looks through `text`: "født 01.01.1890, personnr. 50188", "50188 (1. januar 1890)", "010190 | 50188". */
void birth_look_through(const struct passage *text, birth_found *found, void *context);

#endif
