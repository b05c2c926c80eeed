/* Lines of YAML as people see them, for faults: what stands on one, and how it is to be written
 * instead. */
#ifndef BASE_YAML_LINE_H
#define BASE_YAML_LINE_H

#include "diag.h"
#include "text.h"

/* One line of a text, without indentation and line end. */
struct yaml_line {
	const char *text; /* NUL-terminated copy */
	struct place at;  /* of its first character */
	size_t start;     /* its first byte in the whole, indentation included */
	size_t first;     /* the byte after the indentation */
};

/* The line that byte `offset` is on, which is number `number` of the file. */
struct yaml_line yaml_line_at(struct str whole, size_t offset, const char *file, int number,
			      struct arena *a);

/* The nearest line above, or below, with something on it other than a comment; its text is "" when
 * there is none. */
struct yaml_line yaml_line_above(struct str whole, struct yaml_line from, struct arena *a);
struct yaml_line yaml_line_below(struct str whole, struct yaml_line from, struct arena *a);

/* "key: value" on a line. */
struct yaml_pair {
	const char *key, *value;
	bool in_braces;
};

/* The pair that byte `offset` of the whole is in the value of; false when there is none. */
bool yaml_pair_at(struct yaml_pair *out, const struct yaml_line *line, size_t offset,
		  struct arena *a);

/* How the pair is written with the value in quotation marks: "key: \"value\""; those of word
 * processors around it are left out. NULL when that is too long for a message. */
const char *yaml_quoted(const struct yaml_pair *pair, struct arena *a);

/* Tells `why`, and to write the value at byte `offset` in quotation marks. */
void yaml_report_quoting(struct str whole, size_t offset, struct place at, const char *why,
			 struct arena *a, struct diag *d);

/* "tittel Los", "tittel = Los", "sak": the line as it was meant, "tittel: Los"; `holds` when the
 * line below is under it. A key that is among the `count` `keys` shows where the value begins. */
const char *yaml_with_colon(const struct yaml_line *line, bool holds, const char *const keys[],
			    size_t count, struct arena *a);

#endif
