/* Values put in the place of others before the scenario is read: --sett and variants are one thing. */
#ifndef INPUT_SCENARIO_OVERRIDE_H
#define INPUT_SCENARIO_OVERRIDE_H

#include "scenario.h"

#include <stdbool.h>

/* Splits "nøkkel.delnøkkel=verdi", given to `option` ("--sett"), into `out`; false after an error. */
bool override_parse(struct named_override *out, const char *option, const char *text, struct arena *a, struct diag *d);

/* Puts the values into the tree under `root`, making mappings that are missing on the way. A key may be short, as in
 * override_key.h. «suksessrate» comes last, whatever its place: it moves the share with the measure, from what the
 * share without it then is. Faults go to `d`; whether values mean anything is found when the tree is read. */
void override_apply(struct yaml *root, const struct named_override *overrides, size_t count, struct arena *a,
		    struct diag *d);

/* What a list item goes by, as written; NULL when it has no name. */
const char *override_item_name(const struct yaml *item);

/* A copy that shares no node with `tree`. */
struct yaml *override_copy(const struct yaml *tree, struct arena *a);

/* The node as it would be written on one line. */
const char *override_text(const struct yaml *node, struct arena *a);

#endif
