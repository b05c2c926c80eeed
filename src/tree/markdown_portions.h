/* A long text in portions, so that the parser's tree of it is never there as a whole. */
#ifndef TREE_MARKDOWN_PORTIONS_H
#define TREE_MARKDOWN_PORTIONS_H

#include "base/text.h"

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
	struct str inside, ends_inside; /* markers of lists and quotes before the paragraph it begins and ends in */
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

/* Marks that are text to the parser, in a paragraph. */
struct portion_marks {
	size_t stars, brackets; /* '*' and '_', '[' */
	size_t open_brackets;   /* without a ']' */
	bool open_stars;        /* some may open what a later one closes, if they are not escaped */
	bool open;              /* another mark, that what comes later may close */
	bool hidden;            /* there may be escapes where a mark is no text, as in code */
};

/* Looks at a text of the paragraph, in its order; `ends`: a space comes after it. */
void portion_see(struct portion_marks *m, const char *text, bool ends);
/* Looks at what is written in a paragraph besides its text: code, tags, targets. */
void portion_see_hidden(struct portion_marks *m, const char *text);
/* Whether what comes after the paragraph written as `source` could close a mark in it. */
bool portion_is_open(const struct portion_marks *m, const char *source, size_t size);

#endif
