/* SHA-256, by libmd. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "text.h"

struct arena;

/* 64 hex digits. */
const char *hash_hex(struct arena *a, struct str data);

#endif
