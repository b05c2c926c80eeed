/* A long text in portions, so that the parser's tree of it is never there as a whole. */
#ifndef TREE_MARKDOWN_PORTIONS_H
#define TREE_MARKDOWN_PORTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* Where a text is divided. */
enum portion_end {
	PORTION_LAST,    /* where it ends */
	PORTION_BLOCKS,  /* between two blocks, at a blank line */
	PORTION_SPACE,   /* inside a paragraph, before a space */
	PORTION_NEWLINE, /* inside a paragraph, after a line */
};

struct portion {
	const char *text;
	size_t size;
	enum portion_end begin, end;
	int line;   /* lines of the text before the one it begins in */
	int column; /* bytes of that line before it */
};

/* What is known of the paragraph looked at last, so that it is looked through once. */
struct portion_paragraph {
	const char *start, *end;
	bool divisible; /* it is no table and, whole, no heading */
};

/* Finds the portion of at least `least` bytes that begins at out->text, as out->begin, line and column say. It is a
 * guess, by marks that seem to be closed: whether it is right the parser's tree of it tells. */
void portion_find(struct portion *out, size_t least, struct portion_paragraph *known);

/* Makes `p` the start of the one after it. */
void portion_next(struct portion *p);

/* Whether a text of a paragraph has a mark that what comes after it could close. */
bool portion_is_open(const char *text);

#endif
