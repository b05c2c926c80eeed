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

/* Lays out `doc`, whose spans are gone then (doc->spans), in `style` (page/style.h). A character that no font has is an
 * error in `d` at its span's place. True when there was no error; everything in `out` lives as long as `a`, but what
 * the pages show, as long as `drawn`, which may be `a`. */
bool layout(struct pages *out, const struct document *doc, const struct style *style,
	    struct font_set *fonts, struct arena *a, struct arena *drawn, struct diag *d);

#endif
