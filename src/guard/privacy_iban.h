/* Account numbers of other countries, as they are written for payments across borders. */
#ifndef GUARD_PRIVACY_IBAN_H
#define GUARD_PRIVACY_IBAN_H

#include "privacy_word.h"

/* Told of each that its check digits agree with (ISO 13616: modulo 97 leaves 1). */
typedef void iban_found(void *context, const char *start, const char *stop);

/* Looks through `text`: "SE45 5000 0000 0583 9825 7466". */
void iban_look_through(const struct passage *text, iban_found *found, void *context);

#endif
