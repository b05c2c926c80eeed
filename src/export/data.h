/* The data set, from `utenfor data vis`, its groups, from `utenfor malgrupper`, and the published effects, from
 * `utenfor effekter`: as text, CSV (also for Excel in Norwegian, see csv_rows.h) and JSON.
 *
 * In the text and the cells nothing from a file can steer a terminal or become a formula. */
#ifndef EXPORT_DATA_H
#define EXPORT_DATA_H

#include "input/dataset.h"

#include <jansson.h>

struct arena;
struct diag;
struct str;

/* What is shown of a data set. */
struct data_view {
	const struct dataset *data;
	int group; /* one of the target groups, whose figures are shown too; 0 for none */
	bool as_written; /* effects in the file's order, not by strength of design */
};

/* The services and what the average uses in a life; with a group also what it uses and where every figure comes from.
 * All in `a`; no fault is told to `d`. */
bool data_text(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool data_csv(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool data_csv_norwegian(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool data_json(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);

/* The target groups and the age intervals. */
bool groups_text(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool groups_csv(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool groups_csv_norwegian(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool groups_json(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);

/* Published effects of measures: all, or those of the group. The text and the JSON say what kind of list it is. */
extern const char effects_reservation[];
bool effects_text(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool effects_csv(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool effects_csv_norwegian(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
bool effects_json(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);

/* One group as an object. */
json_t *group_object(const struct group *group);

#endif
