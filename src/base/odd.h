/* Characters that word processors and the web put into text, and that look like others. */
#ifndef BASE_ODD_H
#define BASE_ODD_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* What such a character is called: "et mykt bindestrek (U+00AD)"; NULL for one that is nothing
 * special. */
const char *odd_name(uint32_t c);

/* Quotation marks other than the two of YAML. */
bool odd_is_quote(uint32_t c);
/* Takes no room on a line, or looks like an ordinary space. */
bool odd_is_hidden(uint32_t c);

/* `text` without what is hidden, and without quotation marks around it. `*found` is the first
 * character left out, 0 when there was none; then the result is `text`. */
const char *odd_without(const char *text, uint32_t *found, struct arena *a);

#endif
