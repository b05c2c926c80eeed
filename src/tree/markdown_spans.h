/* Spans from pieces of text: what is alike becomes one, with where its parts stand in the source. */
#ifndef TREE_MARKDOWN_SPANS_H
#define TREE_MARKDOWN_SPANS_H

#include "base/arena.h"
#include "base/text.h"
#include "node.h"

struct source;

enum { NO_LANGUAGE = -1 };

struct span_style {
	unsigned flags;   /* of struct span */
	const char *link; /* or NULL; links with the same pointer are one */
	int language;     /* an enum language, or NO_LANGUAGE */
};

struct span_maker {
	struct arena *arena;
	struct diag *diag;
	const struct source *source;
	struct span *first, **tail;
	struct buffer text; /* the next span, still growing, and */
	struct span_style style;
	struct place at;
	LIST_OF(struct span_mark) marks; /* of it */
	int characters; /* of it, since the last mark */
};

/* One for text of `source`, which may be read later. */
struct span_maker span_maker_new(const struct source *source, struct arena *a, struct diag *d);
/* Begins anew. */
void span_maker_begin(struct span_maker *m);
/* Adds text that stands at `at`. */
void span_maker_text(struct span_maker *m, const char *text, struct span_style style, struct place at);
void span_maker_break(struct span_maker *m, struct place at);
/* The spans since it began; NULL when there are none. */
struct span *span_maker_end(struct span_maker *m);

#endif
