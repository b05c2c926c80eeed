/* CommonMark into the document tree. Only markdown.c and markdown_parser.c know cmark. */
#ifndef TREE_MARKDOWN_H
#define TREE_MARKDOWN_H

#include "mustache.h"
#include "node.h"

struct anchors;

/* A fenced block ```` ```tabell netto-per-nivaa ````: adds what it names to `parent`; false when
 * `kind` is not one of its own, and the block is shown as code. An unknown name is its own to
 * report. */
typedef bool embed_block(void *context, struct block *parent, const char *kind, const char *name,
			 struct place at);

/* What a document holds so far. */
struct markdown_count {
	size_t blocks, spans;
};

struct markdown {
	int heading_shift; /* added to heading levels; the result stays within 1–3 */
	struct anchors
		*anchors;   /* ids taken so far in the document; NULL: unique within the call */
	bool outside;       /* headings stay out of contents and outline: notes and free text */
	embed_block *embed; /* NULL: fenced blocks are code */
	const char *table_caption; /* of pipe tables; NULL: they are text */
	enum language caption_language;
	struct markdown_count *made; /* NULL: counted within the call */
	void *context;
	struct arena *tree;          /* what blocks and spans are made of; NULL: `arena` */
	struct arena *arena;
	struct diag *diag;
};

/* Adds the blocks of `text`, well-formed UTF-8, to `parent`. `map` tells where its lines come from;
 * NULL: not known.
 *
 * - A heading comes one level below the heading it belongs to, so that levels never skip one; a
 * text that begins with level 1 gets its own levels plus `heading_shift`, at most 3.
 * - Links lead to http, https, mailto and #anchor; of others the text stays, and the target after it in parentheses;
 *   so does a link's title. Raw HTML is the text it is written as, but for `<span lang="nn">…</span>`, which tells the
 *   language of a few words.
 * - What a person wrote to be read does not vanish: a link definition that no link uses is text, and so is what stands
 *   after a code fence.
 * - Pipe tables are tables.
 * - An error, and false: control characters, lists and quotes deeper than LIMIT_MARKDOWN_DEPTH, an image, a table of
 *   more than TABLE_COLUMNS columns, more than LIMIT_MARKUP marks, and in the document more than LIMIT_BLOCKS blocks or
 *   LIMIT_SPANS runs of text.
 */
bool markdown_parse(struct block *parent, const char *text, const struct line_map *map,
		    const struct markdown *m);

/* Version of the library underneath, cmark. */
const char *markdown_library_version(void);

#endif
