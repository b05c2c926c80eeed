/* The dump sink: pages as text, for golden tests. One line per item, then the structure tree. */
#ifndef PAGES_DUMP_H
#define PAGES_DUMP_H

#include "page/pages.h"

struct arena;

const char *dump_write(const struct pages *pages, struct arena *a);

#endif
