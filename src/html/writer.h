/* What the parts of the web page sink share.
 *
 * Ids that the sink makes begin with an underscore; those of headings cannot (tree/anchor.h). */
#ifndef HTML_WRITER_H
#define HTML_WRITER_H

#include "base/arena.h"
#include "page/layout.h"
#include "page/style.h"
#include "tree/node.h"

struct html {
	struct buffer out;
	const struct document *doc;
	const struct style *style;
	struct font_set *fonts;
	struct arena *arena;
	const char *prefix;  /* of the ids of tables and figures; "" outside the parts of a live page */
	int tables, figures; /* so far: their numbers make ids */
};

/* Where a block stands. */
struct spot {
	enum language language; /* of the text around it */
	int columns;            /* side by side here; 0: over the whole width */
};

struct html html_begin(const struct printing *printing, struct arena *a);
/* Doctype and head, with these style sheets beside stil.yaml, up to a NULL, and a policy that lets them and `script`
 * through; no script when that is empty. False after a fault in `d`. */
bool html_head(struct html *h, const char *const sheets[], struct str script, struct diag *d);

void html_put(struct html *h, const char *markup);
void html_format(struct html *h, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `text` (may be NULL) as text, and as the value of an attribute in double quotes. */
void html_text(struct html *h, const char *text);
void html_attribute(struct html *h, const char *name, const char *value);
/* ` lang="nn"` where `has` and it differs from `spot`, which is then in it. */
void html_language(struct html *h, bool has, enum language language, struct spot *spot);
void html_spans(struct html *h, const struct span *spans);

void html_blocks(struct html *h, const struct block *first, struct spot spot);
/* The class of a control's field: whether it is a choice, and changed. */
const char *html_control_class(const struct html *h, const struct control *control);
void html_controls(struct html *h, const struct controls *controls);
/* The content of a part of a live page, BLOCK_PART. */
void html_part(struct html *h, const struct block *block, struct spot spot);
void html_table(struct html *h, const struct table *table, struct spot spot);
void html_figure(struct html *h, const struct chart *chart, struct spot spot);
/* `chart` drawn `width` wide, to be seen on screens of `kind` ("w", "n" or "w n"), named by the element `label`. */
void html_drawing(struct html *h, const struct chart *chart, length width, const char *kind, const char *label);
/* The picture as the value of `src`: PNG of its pixels, nothing else that its file held. */
void html_picture(struct html *h, const struct image *image);

#endif
