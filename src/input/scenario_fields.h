/* The keys of a scenario: what reads it, documents it and checks it in editors. */
#ifndef INPUT_SCENARIO_FIELDS_H
#define INPUT_SCENARIO_FIELDS_H

#include "fields.h"

/* The whole file; sections and lists lead to the rest. The record is private to the reader. */
extern const struct field_table scenario_fields;

/* An item of «kostnader», into a struct cost_entry. */
extern const struct field_table scenario_cost_table;

#endif
