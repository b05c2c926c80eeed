/* The data set, from `utenfor data vis`, its groups, from `utenfor malgrupper`, and the published effects, from
 * `utenfor effekter`: as text, CSV and JSON.
 *
 * In the text and the cells nothing from a file can steer a terminal or become a formula. */
#ifndef EXPORT_DATA_H
#define EXPORT_DATA_H

#include "input/dataset.h"

#include <jansson.h>
#include <stdio.h>

struct arena;

/* The services and what the average uses in a life. `group` is one of the target groups, and then
 * what it uses and where every figure comes from is there too; or 0 for none. */
void data_text(FILE *out, const struct dataset *data, int group, struct arena *a);
void data_csv(FILE *out, const struct dataset *data, int group, struct arena *a);
void data_json(FILE *out, const struct dataset *data, int group);

/* The target groups and the age intervals. */
void groups_text(FILE *out, const struct dataset *data, struct arena *a);
void groups_csv(FILE *out, const struct dataset *data, struct arena *a);
void groups_json(FILE *out, const struct dataset *data);

/* Published effects of measures: all, or those of `group` when it is not 0, by strength of design or (`as_written`) as
 * the file has them. The text and the JSON say what kind of list it is. */
extern const char effects_reservation[];
void effects_text(FILE *out, const struct dataset *data, int group, bool as_written, struct arena *a);
void effects_csv(FILE *out, const struct dataset *data, int group, bool as_written, struct arena *a);
void effects_json(FILE *out, const struct dataset *data, int group, bool as_written, struct arena *a);

/* One group as an object. */
json_t *group_object(const struct group *group);

#endif
