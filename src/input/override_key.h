/* What the key of an override stands for. */
#ifndef INPUT_OVERRIDE_KEY_H
#define INPUT_OVERRIDE_KEY_H

#include "scenario.h"

/* A key that no scenario has: the share with the measure less that without it, which moves the former. */
#define OVERRIDE_SUCCESS_RATE "suksessrate"

/* Whether `key`, as written, is that. */
bool override_is_success_rate(const char *key, struct arena *a);

/* The key of `override` in full, in the spelling of text_key(): a key that begins at the top of the scenario as it is,
 * and the last part or parts of one ("deltakere", "Ny innsats.beløp") as the only key of the scenario under `root`
 * that ends so. NULL after a fault: no key ends so, or several do. */
const char *override_key(const struct yaml *root, const struct named_override *override, struct arena *a,
			 struct diag *d);

/* Whether the key `id` is the key `full` or its last parts; both in the spelling of text_key(). */
bool override_key_ends(const char *full, const char *id);

/* "«a», «b» eller «c»", the first few of `count`. */
const char *override_key_choices(const char *const keys[], size_t count, struct arena *a);

#endif
