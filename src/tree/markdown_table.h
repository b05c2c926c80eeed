/* Pipe tables in Markdown, which CommonMark reads as a paragraph:
 *
 *     | År   | Elever |
 *     |------|-------:|
 *     | 2021 |     12 |
 */
#ifndef TREE_MARKDOWN_TABLE_H
#define TREE_MARKDOWN_TABLE_H

#include "node.h"

#include <stdbool.h>
#include <stddef.h>

enum { TABLE_COLUMNS = 10 }; /* at most: more has no room on a page */

/* A line of a paragraph without what its lists and quotes put before it, and where it begins. */
struct table_line {
	struct str text;
	struct place at;
};

/* The line, from the second on, that says where the columns are: the one above it is the table's head. 0 when the lines
 * are no table. */
size_t table_find(const struct table_line *lines, size_t count);

/* What keeps lines that are meant as a table from being one, as a message with what to write; NULL when they are not
 * meant so. In a heading (`heading`) the line is one that dashes stand under. */
const char *table_fault(const struct table_line *lines, size_t count, bool heading, struct arena *a);

/* The spans of a cell, by whoever reads Markdown; NULL when it says nothing. */
typedef struct span *cell_spans(void *context, struct table_line cell);

/* The table that the lines from `rule` − 1 on are, in `a`; without id and caption. A pipe in a cell is written "\|". A
 * row with fewer cells than columns gets dashes, and one with more has the rest in its last cell. NULL when it has more
 * than TABLE_COLUMNS columns. */
struct table *table_make(const struct table_line *lines, size_t count, size_t rule, cell_spans *spans, void *context,
			 struct arena *a);

#endif
