/* Layout: from document tree to pages. */
#ifndef PAGE_LAYOUT_H
#define PAGE_LAYOUT_H

#include "pages.h"

#include <stdbool.h>

struct arena;
struct diag;
struct document;
struct font_set;
struct style;

/* A document and what it is set in. */
struct printing {
	const struct document *document;
	const struct style *style;
	struct font_set *fonts;
};

/* Lays out `doc`, whose blocks and spans are gone then (doc->tree), in `style` (page/style.h). A character that no font
 * has is an error in `d` at its span's place. True when there was no error; everything in `out` lives as long as `a`,
 * or as `parts` for what they hold: NULL for a document that is small, or read again. */
bool layout(struct pages *out, const struct document *doc, const struct style *style,
	    struct font_set *fonts, struct arena *a, struct page_parts *parts, struct diag *d);

#endif
