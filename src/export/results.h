/* Results as text for a terminal, JSON for programs, and CSV for spreadsheets. */
#ifndef EXPORT_RESULTS_H
#define EXPORT_RESULTS_H

#include "study/study.h"

#include <jansson.h>
struct arena;
struct buffer;
struct diag;

/* All in `a`; no fault is told to `d`. As text: bokmål, amounts in whole kroner, control characters in names made
 * visible. */
bool results_text(struct str *out, const struct study *study, struct arena *a, struct diag *d);

/* Of those, only the net amounts and when each level has its money back. */
void results_summary_text(struct buffer *out, enum level owner, const struct results *r, struct arena *a);

/* UTF-8, ASCII keys, unrounded kroner; the same bytes every time. */
bool results_json(struct str *out, const struct study *study, struct arena *a, struct diag *d);

/* The same as an object, for what holds results among other things. */
json_t *results_object(const struct study *study);

/* The year table: RFC 4180 with a header row; unrounded kroner. And the same for Excel in Norwegian (csv_rows.h). */
bool results_csv(struct str *out, const struct study *study, struct arena *a, struct diag *d);
bool results_csv_norwegian(struct str *out, const struct study *study, struct arena *a, struct diag *d);

/* Year, service and level, gain and cost apart, undiscounted; in both forms. */
bool results_services_csv(struct str *out, const struct study *study, struct arena *a, struct diag *d);
bool results_services_csv_norwegian(struct str *out, const struct study *study, struct arena *a, struct diag *d);

#endif
