/* What commands share that make a document. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "report/build.h"

struct dataset;
struct font_set;
struct printing;
struct session;
struct study;
struct style;
struct work;

/* What a document is built from, but for templates, edition and language. */
struct report_input report_input(const struct session *session, const struct work *work, const struct study *study);

/* Builds the document, to live as long as `work`, and sets it in the colour of the case's profile. Faults go to
 * `work->diag`, at the places in the texts of the case and of `data`; false if there were any. */
bool report_document(struct printing *out, const struct report_input *input, struct work *work,
		     const struct dataset *data, const struct style *style, struct font_set *fonts);

#endif
