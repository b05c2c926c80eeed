/* Text as its reader will see it, for the privacy gate: what Markdown, YAML, HTML entities and links write otherwise,
 * and characters that do not show, must not hide a number from the gate. */
#ifndef GUARD_PRIVACY_PLAIN_H
#define GUARD_PRIVACY_PLAIN_H

#include "base/text.h"

#include <stdint.h>

struct arena;

struct plain {
	const char *text; /* NUL-terminated */
	size_t size;
	const uint32_t *from; /* [size + 1] where in the source each byte comes from */
};

/* The plain text of `source`, well-formed UTF-8 below 4 GB, in `a`. It is never longer than the source.
 *
 * - Decimal digits of any script are 0–9, spaces of any width a space, dashes '-'; marks and what does not show are
 *   left out.
 * - Character references (&#49; &nbsp;), escapes of Markdown and YAML (\@ \u0031) and %XX of links are read.
 * - Emphasis, code marks, brackets around digits and links that lead to no number are left out. */
void plain_read(struct plain *out, struct str source, struct arena *a);

#endif
