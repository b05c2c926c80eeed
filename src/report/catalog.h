/* What a template can name: placeholders, tables, figures and blocks, from the same tables that
 * build the documents. For the list that template authors see. */
#ifndef REPORT_CATALOG_H
#define REPORT_CATALOG_H

#include <stddef.h>

struct arena;
struct diag;
struct words;

enum catalog_kind {
	CATALOG_TEXT,   /* {{name}} */
	CATALOG_FLAG,   /* {{#name}} … {{/name}}, {{^name}} … {{/name}} */
	CATALOG_BLOCK,  /* ```` ```name ```` */
	CATALOG_TABLE,  /* ```` ```tabell name ```` */
	CATALOG_FIGURE, /* ```` ```figur name ```` */
};

struct catalog_entry {
	enum catalog_kind kind;
	const char *name; /* "<nivå>.kroner" stands for kommune, fylkeskommune, stat and totalt */
	const char *description; /* bokmål */
};

/* All entries in `*out`, in the arena, kind by kind; returns their number. */
size_t catalog_list(struct catalog_entry **out, struct arena *a);

/* The word list in `file`, with the words of all tables and figures (see words_read). */
struct words *catalog_words(const char *file, struct arena *a, struct diag *d);

#endif
