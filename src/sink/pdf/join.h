/* Words that a line break divided. */
#ifndef SINK_PDF_JOIN_H
#define SINK_PDF_JOIN_H

#include "base/text.h"
#include "page/pages.h"

/* Where the first word of an item's text ends, and where the last one starts. */
size_t word_first_end(const char *text);
size_t word_last_start(const char *text);

/* The whole word of which item `at` of `page` has the start, ending in the hyphen of a line break;
 * NULL when its end is not the text that follows in the same marked content. */
const char *word_joined(const struct page *page, size_t at, struct arena *a);

#endif
