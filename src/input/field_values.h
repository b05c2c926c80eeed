/* Readers of single values, by field type. */
#ifndef INPUT_FIELD_VALUES_H
#define INPUT_FIELD_VALUES_H

#include "fields.h"

typedef bool field_value_reader(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);

/* Indexed by enum field_type; NULL for those that a table's own reader or fields.c reads. */
extern field_value_reader *const field_value_readers[];

#endif
