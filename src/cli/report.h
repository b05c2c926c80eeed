/* What commands share that make a document. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "doc/build.h"

struct session;
struct study;
struct work;

/* What a document is built from, but for templates, edition and language. */
struct report_input report_input(const struct session *session, const struct work *work, const struct study *study);

#endif
