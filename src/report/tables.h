/* The tables a template can place with a fenced block ```` ```tabell NAME ````. */
#ifndef REPORT_TABLES_H
#define REPORT_TABLES_H

#include "tree/node.h"

#include <stdbool.h>
#include <stddef.h>

struct build;
struct table_rows;

enum footnote { FOOTNOTE_NONE, FOOTNOTE_ROUNDED, FOOTNOTE_OWN };

/* A table is its columns and what fills its rows; its words are in ord.yaml under `tabell: NAME:`.
 */
struct table_entry {
	const char *name, *description; /* description: bokmål, for the list of names */
	const struct column *columns;
	int column_count;
	int labels; /* how many row labels ord.yaml has, `rader:` */
	enum footnote footnote;
	bool small;
	void (*fill)(const struct build *b, struct table_rows *rows);
};

extern const struct table_entry table_entries[];
extern const size_t table_entry_count;

/* The table of entry `index` as a child of `parent`; nothing when it has no rows. */
void table_add(const struct build *b, struct block *parent, size_t index);

#endif
