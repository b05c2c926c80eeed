/* YAML out of a tree: what yaml_parse() reads as the same tree. */
#ifndef BASE_YAML_WRITE_H
#define BASE_YAML_WRITE_H

struct buffer;
struct yaml;

/* Appends the mapping's entry `node` as lines of its own, `indent` spaces in. What is `flow` is written on one line;
 * a scalar is quoted where it was, and wherever it must be; a text of several lines stands in a block. */
void yaml_write_entry(struct buffer *out, const struct yaml *node, int indent);

#endif
