/* Fenced code blocks in Markdown, line by line: what stands in one is nobody's front matter. */
#ifndef INPUT_FENCE_H
#define INPUT_FENCE_H

#include <stdbool.h>
#include <stddef.h>

struct fence {
	char mark;     /* '`' or '~' of the block that is open, 0 outside */
	size_t length; /* of its opening run */
	size_t column; /* where a list item's text begins when the block is in one, else 0 */
	bool quoted;   /* the block is in a quotation */
};

/* Takes the next line of the text, without its end: true when it opens, is in, or closes a code block.
 * A block also ends with the list item or quotation that holds it (CommonMark 0.30, 4.5 and 5). */
bool fence_holds(struct fence *fence, const char *line, size_t size);

#endif
