/* What the parser's tree is made into blocks and spans with, while it is walked. */
#ifndef TREE_MARKDOWN_INLINE_H
#define TREE_MARKDOWN_INLINE_H

#include "markdown.h"

#include "base/limits.h"
#include "markdown_parser.h"
#include "markdown_portions.h"
#include "markdown_source.h"
#include "markdown_spans.h"

/* Where in the document we are, while the parser's tree is walked from start to end. */
struct tree_builder {
	const struct markdown *m;
	struct source source;
	cmark_iter *iterator;
	struct portion portion;       /* what of the text is walked through, and */
	cmark_node *first, *last;     /* its first text when it begins, and its last when it ends, inside a paragraph */
	cmark_node *again;            /* one that is the rest of a text */
	struct place paragraph_at;    /* of the paragraph that the portion before ended in, */
	struct block *open[2 * LIMIT_MARKDOWN_DEPTH]; /* which is in these; so many of them have begun again: */
	int resumed;
	struct block *parents[2 * LIMIT_MARKDOWN_DEPTH + 1]; /* lists and items, or quotes */
	int parent_count, depth;
	int headings[6], heading_count; /* levels, as written, of the headings we are under */
	struct anchors *anchors;
	struct markdown_count *made;

	struct span_maker spans; /* of the paragraph or heading we are in, and what the next is like: */
	int strong, emphasis;
	cmark_node *link_node; /* the link or image that `link` is from */
	const char *link;
	int language; /* of `<span lang="…">`, or NO_LANGUAGE */
	int image_line; /* the last one looked through for images that are none to the parser */
};

/* Where a node stands in the source. */
struct place inline_place(struct tree_builder *r, cmark_node *node);

/* Adds `text` to the spans, like what it stands in and with the flags `code`. */
void inline_text(struct tree_builder *r, cmark_node *node, const char *text, unsigned code);

/* A fault for an <img> in `html`. */
void inline_html_image(struct tree_builder *r, cmark_node *node, const char *html);

/* What is done where a node inside a paragraph begins or ends. */
void inline_break(struct tree_builder *r, cmark_node *node);
void inline_image(struct tree_builder *r, cmark_node *node);
void inline_html(struct tree_builder *r, cmark_node *node);
void inline_enter_link(struct tree_builder *r, cmark_node *node);
void inline_leave_link(struct tree_builder *r, cmark_node *node);
void inline_literal(struct tree_builder *r, cmark_node *node);
void inline_space(struct tree_builder *r, cmark_node *node);
void inline_enter_emphasis(struct tree_builder *r, cmark_node *node);
void inline_leave_emphasis(struct tree_builder *r, cmark_node *node);

#endif
