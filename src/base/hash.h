/* SHA-256 and MD5, by libmd. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "text.h"

struct arena;

/* 64 hex digits. */
const char *hash_hex(struct arena *a, struct str data);
/* The same of `count` parts, one after the other. */
const char *hash_parts_hex(struct arena *a, const struct str parts[], int count);

/* MD5, 32 hex digits: for telling files apart where nobody gains by making two alike; in a seventh of the time. */
const char *hash_short_hex(struct arena *a, struct str data);

/* The SHA-256 in base64, as the policy of a web page names it. */
const char *hash_base64(struct arena *a, struct str data);

#endif
