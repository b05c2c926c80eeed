/* CommonMark into the document tree. The only file that includes cmark's header is markdown.c. */
#ifndef DOC_MARKDOWN_H
#define DOC_MARKDOWN_H

#include "mustache.h"
#include "node.h"

/* A fenced block ```` ```tabell netto-per-nivaa ````: adds what it names to `parent`; false when
 * `kind` is not one of its own, and the block is shown as code. An unknown name is its own to report. */
typedef bool embed_block(void *context, struct block *parent, const char *kind, const char *name,
			 struct place at);

struct markdown {
	int heading_shift;   /* added to heading levels; the result stays within 1–3 */
	bool outside;        /* headings stay out of contents and outline: notes and free text */
	embed_block *embed;  /* NULL: fenced blocks are code */
	void *context;
	struct arena *arena;
	struct diag *diag;
};

/* Adds the blocks of `text` to `parent`. `map` tells where its lines come from. Raw HTML becomes text; nesting
 * deeper than LIMIT_MARKDOWN_DEPTH is an error. Heading levels never skip one. */
bool markdown_parse(struct block *parent, const char *text, const struct line_map *map,
		    const struct markdown *m);

#endif
