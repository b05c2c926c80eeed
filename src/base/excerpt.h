/* Input quoted in messages, and words listed there. */
#ifndef BASE_EXCERPT_H
#define BASE_EXCERPT_H

#include <stddef.h>

struct arena;

/* The first line of `text`, cut after 60 characters with "…" when there was more. */
const char *excerpt(struct arena *a, const char *text);

/* "a, b og c". */
const char *listing(struct arena *a, const char *const words[], size_t count);

#endif
