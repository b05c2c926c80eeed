/* A template as a flat list of tokens; mustache.c runs them. */
#ifndef TREE_MUSTACHE_PARSE_H
#define TREE_MUSTACHE_PARSE_H

#include "base/diag.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum token_type {
	TOKEN_TEXT,
	TOKEN_VARIABLE, /* {{name}} */
	TOKEN_RAW,      /* {{{name}}} */
	TOKEN_SECTION,  /* {{#name}} */
	TOKEN_INVERTED, /* {{^name}} */
	TOKEN_CLOSE,    /* {{/name}} */
	TOKEN_PARTIAL,  /* {{>name}} */
};

struct token {
	enum token_type type;
	struct str text;  /* TOKEN_TEXT: one or more lines, or parts of them */
	const char *name; /* the others */
	struct place at;
	bool line_start;    /* first on a line of the template that is kept: a partial's indentation
			       goes here */
	bool standalone;    /* alone on its line, which is not kept */
	const char *indent; /* of a standalone partial, else "" */
	size_t end;         /* section: index of its TOKEN_CLOSE */
};

struct template
{
	struct token *items;
	size_t count, capacity;
};

/* Sections in the result are properly nested, at most LIMIT_MUSTACHE_DEPTH deep. `plain_only`
 * refuses all tags but {{name}}. False after errors in `d`. */
bool template_parse(struct template *out, struct str text, const char *file, int first_line,
		    bool plain_only, struct arena *a, struct diag *d);

#endif
