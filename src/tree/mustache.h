/* Mustache templates over Markdown: interpolation, sections, inverted sections, comments and partials, as the Mustache
 * specification has them, but for two things: {{name}} escapes for Markdown, not HTML, and a name that stands nowhere
 * in the values is an error, not empty text. There are no lists, and the delimiters are as they are.
 *
 * A false flag and an empty text are false, and show as nothing. */
#ifndef TREE_MUSTACHE_H
#define TREE_MUSTACHE_H

#include "base/diag.h"
#include "base/text.h"
#include "value.h"

#include <stdbool.h>
#include <stddef.h>

/* Where each line of a rendered text came from. The column is that of the line's first character,
 * 0 when the columns of text and source do not go together. */
struct line_map {
	struct place *lines; /* [line − 1] */
	size_t count, capacity;
};

/* Finds a partial: its text and file in `*text` and `*file`, or false when there is none. */
typedef bool partial_loader(void *context, const char *name, struct str *text, const char **file);

enum mustache_escape { ESCAPE_NONE, ESCAPE_MARKDOWN };

struct mustache {
	const struct value *values;
	enum mustache_escape escape;
	bool plain_only; /* notes and free text: variables only, no sections, partials or {{{ }}} */
	partial_loader *load; /* NULL: no partials */
	void *context;
	struct arena *arena;
	struct diag *diag;
};

/* Appends the rendering of `text` (of `file`, from line `first_line`) to `out`, and the origin of
 * each line to `map`. False after errors in `d`: unknown names (with the nearest known one), tags
 * that do not match, partials and sections deeper than LIMIT_MUSTACHE_DEPTH, or more than
 * LIMIT_TEMPLATE_OUTPUT bytes of output. */
bool mustache_render(struct buffer *out, struct line_map *map, const struct mustache *m,
		     struct str text, const char *file, int first_line);

/* `text` so that CommonMark shows it as typed, wherever in a line, link or cell it stands; line
 * breaks become spaces. Not for code spans and code blocks, which know no escapes: there {{{name}}}
 * is right. */
const char *markdown_escape(struct arena *a, const char *text);

#endif
