/* A scenario as a text of its own: what the calculation needs, settled, and nothing else. */
#ifndef INPUT_SCENARIO_SETTLED_H
#define INPUT_SCENARIO_SETTLED_H

#include "base/text.h"
#include "scenario.h"

struct arena;

/* `s` as YAML, with its overrides applied and `date` where it has none. Without what people wrote at length, notes,
 * variants, follow-up and what was observed, other files, and effects without a price. */
struct str scenario_settled(const struct scenario *s, const char *date, struct arena *a);

#endif
