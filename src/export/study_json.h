/* What goes beyond the plain results, as JSON: what it takes, how sure, compared with what. */
#ifndef EXPORT_STUDY_JSON_H
#define EXPORT_STUDY_JSON_H

#include "study/study.h"

#include <jansson.h>

/* An object with one number per level, the total first. */
json_t *study_json_levels(const double by_level[LEVELS_AND_TOTAL]);
/* Shares by grade, the grades and range of each service, and of the weakest parts. */
json_t *study_json_grades(const struct grades *grades, const struct dataset *data);
/* What the scenario chose instead of the data set's defaults, and what each choice does. */
json_t *study_json_departures(const struct study *study);
json_t *study_json_needed(const struct answers *answers);
json_t *study_json_cofinancing(const struct cofinancing *c);
json_t *study_json_cash(const struct study *study);
json_t *study_json_sensitivity(const struct study *study);
json_t *study_json_uncertainty(const struct montecarlo *m);
json_t *study_json_difference(const struct difference *difference);
json_t *study_json_earlier(const struct earlier *e);
json_t *study_json_followup(const struct followup *f);
json_t *study_json_indicators(const struct scenario *s);

#endif
