/* The keys of a mapping while it is read: what is wrong with them, and with the values between them. */
#ifndef BASE_YAML_KEYS_H
#define BASE_YAML_KEYS_H

#include "yaml.h"

/* What is read, and where faults go. */
struct yaml_source {
	struct str text;
	struct arena *arena;
	struct diag *diag;
};

/* In all of these `end` is the byte of the text after the key. */

/* In { } "betaler:kommune" is a key without a value: parts it in two after telling so, and returns the value. NULL when
 * `key` is something else. */
struct yaml *yaml_split_key(const struct yaml_source *r, const struct yaml *map, struct yaml *key, size_t end);

/* False when the child is to be left out: a fault has been reported, or is kept in `last` until its value is whole. */
bool yaml_key_is_sound(const struct yaml_source *r, const struct yaml *map, struct yaml *last, struct yaml *key,
		       size_t end);

/* Tells of a comma that cut `value`, once the value is whole, unless who reads it is to. */
void yaml_report_comma(const struct yaml_source *r, struct yaml *value);

/* Tells of each key that stands in the mapping before. */
void yaml_report_duplicates(const struct yaml_source *r, const struct yaml *map);

#endif
