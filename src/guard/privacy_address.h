/* Which e-mail addresses are the municipality's own. */
#ifndef GUARD_PRIVACY_ADDRESS_H
#define GUARD_PRIVACY_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

struct privacy;

/* True for one of the gate's domains or one below it, and for eksempel.kommune.no where the municipality is "Eksempel
 * kommune". `domain` has `size` bytes. */
bool privacy_is_own_domain(const struct privacy *gate, const char *domain, size_t size);

#endif
