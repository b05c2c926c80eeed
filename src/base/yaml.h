/* YAML as a tree with places. The only file that includes libyaml's header is yaml.c.
 *
 * A subset on purpose: one document; mappings, sequences and scalars; no anchors, aliases, tags or
 * merge keys; keys are scalars and unique; depth and size are bounded while parsing. */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include "diag.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

enum yaml_type { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml {
	enum yaml_type type;
	struct place at;      /* of the value */
	const char *key;      /* in a mapping: the key as written, else NULL */
	const char *key_id;   /* text_key() of it */
	struct place key_at;
	const char *text;     /* scalar: its text */
	bool quoted;          /* scalar in quotes or as a block: not null, not a list written wrong */
	bool block;           /* scalar written with | or > */
	bool comment;         /* plain scalar with " # …" one space after it: perhaps cut short */
	struct yaml *first, *next; /* children in order, and the next sibling */
	size_t count;         /* children */
	bool added;           /* put in by an override, not written in the file */
	bool flow;            /* written with { } or [ ] */
	bool in_flow;         /* stands inside { } or [ ] */
	int last_line;        /* on which the value ends */
	const char *cut;      /* what to say of a comma in { } that cut the value, unless the number has a fault */
	struct place cut_at;  /* where that comma was */
	bool cut_number;      /* while parsing: a number with other faults */
	size_t start;         /* while parsing: its first byte in the text */
};

/* The root node, or NULL when no tree could be made. What could be left out (a duplicate key, a
 * comma inside { }) is an error in `d` and the rest of the tree is still there, so that one run finds
 * every fault: look at `d->errors` before trusting the tree. `line_offset` is added to line numbers
 * (front matter). An empty document is an error. */
struct yaml *yaml_parse(struct str text, const char *file, int line_offset, struct arena *a, struct diag *d);

/* The same; where something is missing between a value and a key, one of the `count` names in
 * `keys` shows it. The first `outer` of them are those at the edge. */
struct yaml *yaml_parse_known(struct str text, const char *file, const char *const keys[],
			      size_t count, size_t outer, struct arena *a, struct diag *d);

/* The child of mapping `map` with this key (any spelling), or NULL. */
struct yaml *yaml_find(const struct yaml *map, const char *key);

/* Version of the library underneath, libyaml. */
const char *yaml_library_version(void);

#endif
