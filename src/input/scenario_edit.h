/* Changing one value in a scenario's text, for forms: the text stays what the case is, and the rest of it as it was
 * written, comments and all. */
#ifndef INPUT_SCENARIO_EDIT_H
#define INPUT_SCENARIO_EDIT_H

#include "base/text.h"

#include <stdbool.h>

struct arena;
struct field;
struct yaml;

/* The field that `path` names, "tiltak.deltakere", and the value that stands there in `tree`, in `*value`, which may be
 * NULL. Items of a list go by their number from 0: "kostnader.0.beløp". NULL when the tables have no such key. */
const struct field *scenario_field(const char *path, const struct yaml *tree, const struct yaml **value,
				   struct arena *a);

/* As it is shown in a form: a scalar's text, a list's items with commas between; "" for NULL. */
const char *scenario_shown(const struct yaml *value, struct arena *a);

/* Puts `shown` at `path`, and the sections on the way, or takes what is there away when it is "", with the section that
 * has nothing left. The number after a list's last makes a new item. The new text in `out`, in `a`; false when `text`
 * has faults as YAML, or `path` leads nowhere. */
bool scenario_edit(struct str *out, struct str text, const char *path, const char *shown, struct arena *a);

#endif
