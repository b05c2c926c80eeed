/* The controls of a live page: which of a scenario's values its reader can change, from where to where, and what they
 * are in the scenario. */
#ifndef REPORT_CONTROLS_H
#define REPORT_CONTROLS_H

#include "input/dataset.h"
#include "input/scenario.h"
#include "tree/control.h"

struct arena;
struct build;

/* Scenario values for the settings `set` of a page's form, "deltakere=120&varighet=4": those that differ from `filed`,
 * in `*out`. What is no setting, or outside its bounds, is passed over or brought inside. Returns their number. */
size_t controls_changes(struct named_override **out, const struct scenario *filed, const struct dataset *data,
			bool internal, const char *set, struct arena *a);

/* The controls that `ids` names, as they stand in the build. */
struct controls controls_make(const struct build *b, const char *ids);

/* From where to where the success rate can be set, in percentage points. */
void controls_success_span(const struct build *b, double *from, double *to);

/* How many of the values stand otherwise than in the case as filed. */
int controls_changed(const struct build *b);

/* What to put into the scenario, as YAML; "" when nothing is changed. */
const char *controls_as_yaml(const struct build *b);

#endif
