/* Values put in the place of others before the scenario is read: --sett and variants are one thing. */
#ifndef INPUT_SCENARIO_OVERRIDE_H
#define INPUT_SCENARIO_OVERRIDE_H

#include "scenario.h"

#include <stdbool.h>

/* Splits "nøkkel.delnøkkel=verdi" into `out`; false after an error. */
bool override_parse(struct named_override *out, const char *text, struct arena *a, struct diag *d);

/* Puts the value into the tree under `root`, making mappings that are missing on the way. False after an
 * error; whether the keys mean anything is found when the tree is read. */
bool override_apply(struct yaml *root, const struct named_override *override, struct arena *a, struct diag *d);

/* A copy that shares no node with `tree`. */
struct yaml *override_copy(const struct yaml *tree, struct arena *a);

/* The node as it would be written on one line. */
const char *override_text(const struct yaml *node, struct arena *a);

#endif
