/* A Markdown text before it is parsed: where its lines come from, and what is refused at sight. */
#ifndef TREE_MARKDOWN_SOURCE_H
#define TREE_MARKDOWN_SOURCE_H

#include "markdown.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source {
	const struct line_map *map; /* may be NULL */
	const char **lines;         /* where each begins, and then the end of the text */
	size_t count, capacity;
	/* How far characters have been counted, so that places in order cost no more than the text.
	 */
	int counted_line;
	size_t counted_bytes;
	int counted_characters;
	bool has_controls; /* told of already */
};

/* Splits `text` into the lines of `out` and refuses control characters, and what makes a CommonMark
 * parser slow and nobody writes: markers of lists and quotes inside each other far past
 * LIMIT_MARKDOWN_DEPTH, hundreds of images in one paragraph, more than LIMIT_MARKUP marks, and
 * more than LIMIT_SPANS lines and markers.
 * False after errors in `d` that keep it from being parsed: not after those about characters. */
bool source_read(struct source *out, const char *text, const struct line_map *map, struct arena *a, struct diag *d);

/* The place of a line and byte in it, both from 1. */
struct place source_place(struct source *s, int line, int byte);

/* The text of a block of code without its last line break, and with spaces for tabs. */
const char *source_code(const char *code, struct arena *a);

/* The first control character of `text` that no document may hold, 0 when there is none. */
uint32_t source_control(const char *text);
void source_report_depth(struct diag *d, struct place at);
void source_report_control(struct diag *d, struct place at, uint32_t c);

#endif
