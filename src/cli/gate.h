/* The privacy gate over one report. */
#ifndef CLI_GATE_H
#define CLI_GATE_H

#include <stdbool.h>
#include <stddef.h>

struct document;
struct session;
struct work;

/* Judges what the documents made of `work` say, and the texts and names that go along with them, and the data set when
 * it does; finds go to `work->diag`. With no document, since none could be made, the texts alone. To be asked once for
 * each `work`. */
void gate_judge(struct work *work, const struct session *session, bool with_data,
		const struct document *const documents[], size_t count);

#endif
