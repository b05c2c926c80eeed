/* What goes beyond the plain results, as JSON: what it takes, how sure, compared with what. */
#ifndef EXPORT_STUDY_JSON_H
#define EXPORT_STUDY_JSON_H

#include "study/study.h"

#include <jansson.h>

/* An object with one number per level, the total first. */
json_t *study_json_levels(const double by_level[LEVELS_AND_TOTAL]);
/* Shares by grade, the grades and range of each service, and of the weakest parts. */
json_t *study_json_grades(const struct grades *grades, const struct dataset *data);
/* How the result stands to the tables that the group was fitted to; null when it was not. */
json_t *study_json_fitted(const struct fitted *f);
/* What the scenario chose instead of the data set's defaults, and what each choice does. */
json_t *study_json_departures(const struct study *study);
json_t *study_json_needed(const struct answers *answers);
json_t *study_json_cofinancing(const struct cofinancing *c);
json_t *study_json_cash(const struct study *study);
json_t *study_json_sensitivity(const struct study *study);
/* How likely gains are: with the chance of no effect mixed in, and without under hvis_virker. */
json_t *study_json_uncertainty(const struct study *study);
/* All that went in, as it was used. */
json_t *study_json_inputs(const struct study *study);
/* What the measure changes in the use of each service: negative is fewer. */
json_t *study_json_use(const struct study *study);
/* Each level's net by how it becomes money. */
json_t *study_json_realised(const struct study *study);
/* What the break-even of `level` rests on; null when it is not reached. */
json_t *study_json_rest(const struct study *study, int level);
json_t *study_json_difference(const struct difference *difference);
json_t *study_json_earlier(const struct earlier *e);
json_t *study_json_followup(const struct followup *f);
json_t *study_json_indicators(const struct scenario *s);

#endif
