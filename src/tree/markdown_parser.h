/* The CommonMark parser, cmark. Its trees are freed with cmark_node_free. */
#ifndef TREE_MARKDOWN_PARSER_H
#define TREE_MARKDOWN_PARSER_H

#include <cmark.h>
#include <stddef.h>

struct arena;
struct portion;
struct portion_paragraph;

/* What a portion of a text is given before it when it begins inside a paragraph, by its `begin`, so that it is one too;
 * one that ends after a line of a paragraph (PORTION_NEWLINE) has an "a" after it. */
extern const char *const portion_guard[];

/* The paragraph at the end of what is parsed, or NULL when that does not end in one. */
cmark_node *parser_last_paragraph(cmark_node *root);

/* The tree of a text that source_read has accepted. The brackets at `escaped` are text. */
cmark_node *parser_read(const char *text, const size_t *escaped, size_t count);

/* The tree of a text of so many lines, in which definitions that no link uses are text. */
cmark_node *parser_read_whole(const char *text, size_t lines, struct arena *a);

/* Finds where the portion that begins at p->text ends, and returns its tree: what the parser would make of it in the
 * whole text, if that has no definitions. Time is linear in the text over all of it. */
cmark_node *parser_read_portion(struct portion *p, struct portion_paragraph *known);

#endif
