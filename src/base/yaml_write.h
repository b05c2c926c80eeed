/* YAML out of a tree: what yaml_parse() reads as the same tree. */
#ifndef BASE_YAML_WRITE_H
#define BASE_YAML_WRITE_H

#include <stdbool.h>

struct arena;
struct buffer;
struct yaml;

/* Appends the mapping's entry `node` as lines of its own, `indent` spaces in. What is `flow` is written on one line;
 * a scalar is quoted where it was, and wherever it must be; a text of several lines stands in a block. */
void yaml_write_entry(struct buffer *out, const struct yaml *node, int indent);

/* The text as a value on one line: in quotation marks where YAML would read something else; `in_flow` where it goes
 * inside { } or [ ], in which a comma ends a value. */
const char *yaml_written(const char *text, bool in_flow, struct arena *a);

#endif
