/* Link definitions in Markdown, "[label]: address", which a CommonMark parser takes out of the text. */
#ifndef TREE_MARKDOWN_REFS_H
#define TREE_MARKDOWN_REFS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* What a first parse found: the lines that are code or HTML (from 1), and the addresses of links. */
struct refs_seen {
	bool *literal;
	size_t line_count;
	const char **addresses;
	size_t address_count, address_capacity;
};

/* Does a line of `text` look like a link definition at all? */
bool refs_likely(const char *text);

/* Where in `text` a definition begins that no link leads from, in order and in `a`: what a parser would take away
 * though a person wrote it to be read. Sorts `seen->addresses`. Sets `*count`. */
size_t *refs_unused(const char *text, struct refs_seen *seen, size_t *count, struct arena *a);

/* The first image on the line as it is written, "![a](b)", "![a][b]" or "![[a]]", neither escaped nor in code; or
 * NULL. */
const char *refs_image(const char *line, const char *end);

#endif
