/* E-mail addresses, and which of them are the municipality's own. */
#ifndef GUARD_PRIVACY_ADDRESS_H
#define GUARD_PRIVACY_ADDRESS_H

#include "privacy_words.h"

struct privacy;

/* Told of each address that is not the municipality's own: as it is meant, and where it stands. */
typedef void address_found(void *context, const char *meant, const char *start, const char *stop);

/* Looks through `text`: "kari@gmail.com", "kari @ online.no", "kari (at) gmail (dot) com". */
void address_look_through(const struct privacy *gate, const struct passage *text, address_found *found, void *context);

#endif
