/* Reading a scenario. */
#ifndef INPUT_SCENARIO_READ_H
#define INPUT_SCENARIO_READ_H

#include "scenario.h"

/* One `--sett nøkkel=verdi`. */
struct override {
	const char *text;
};

/* Reads the scenario in `text` (of file `file`), with `overrides` applied, into `out`.
 * Every fault, those of its variants included, goes to `d` with its line and column; true when none was an
 * error. */
bool scenario_read(struct scenario *out, struct str text, const char *file,
		   const struct override *overrides, size_t override_count,
		   const struct dataset *data, struct arena *a, struct diag *d);

/* The scenario `base` with `overrides` on top: a variant, or one point of an exploration. `base` has
 * passed scenario_read and is not touched; `out` has no variants and no follow-up. Errors go to `d` and
 * name the override. */
bool scenario_with_overrides(struct scenario *out, const struct scenario *base,
			     const struct named_override *overrides, size_t count,
			     const struct dataset *data, struct arena *a, struct diag *d);

#endif
