/* A text without the marks of emphasis and the tags that are printed in it because they were written wrong. */
#ifndef GUARD_TEXTS_BARE_H
#define GUARD_TEXTS_BARE_H

#include "base/arena.h"
#include "base/text.h"

/* Marks of emphasis and code, for strspn() and the like: what is printed of them was written wrong. */
#define TEXTS_MARKS "*_`~"

/* Of the first byte after something that was left out: where it is, and where it was. */
struct texts_jump {
	size_t at, origin;
};

struct texts_bare {
	struct buffer text; /* belongs to its arena */
	LIST_OF(struct texts_jump) jumps;
};

/* Makes `out`, whose text has an arena, from the `size` bytes at `text`; false when nothing is left out. */
bool texts_bare_make(struct texts_bare *out, const char *text, size_t size);

/* Where in the text that it is made of the byte `at` stood. */
size_t texts_bare_origin(const struct texts_bare *bare, size_t at);

#endif
