/* The live page, edition «dialog»: the case as filed, and the program to try other values with. */
#ifndef CLI_DIALOG_H
#define CLI_DIALOG_H

#include "html/live.h"
#include "session.h"

struct report_input;

/* The program for a page, as `make web` builds it, and its script. */
struct dialog_module {
	struct str wasm, script;
};

/* The sum of the sources that the program and its module are built from; a script of the same begins with it. */
extern const char dialog_stamp[];

/* Where it lies: beside the program, in its share folder, or among the files of a page. False after
 * a message that tells how to get it. */
bool dialog_find(struct dialog_module *out, struct session *session);

/* What may not go along with a page: faults in `work->diag`. What does go along is added to the
 * texts that the gate judges. */
void dialog_check(struct work *work, struct session *session, const char *date);

/* What the page is made from, beside what it says. */
struct dialog_source {
	const struct dialog_module *module;
	const struct session *session;
	const struct work *work;
	const char *templates, *date; /* of a scenario without one: "2021-03-15" */
	enum language language;
	bool internal;
};

bool dialog_write(struct str *out, const struct printing *printing,
		  const struct dialog_source *source, struct arena *a, struct diag *d);

/* In the page: what it carries, read once. */
struct dialog;

/* NULL after a fault in `d`. */
struct dialog *dialog_open(struct arena *a, struct diag *d);

/* The page's texts for `set`, the form's settings (report/controls.h); the ranges, which take
 * draws, only when `drawn`. False after a fault in `d`. All it made lives in `a`. */
bool dialog_step(struct str *out, const struct dialog *dialog, const char *set, bool drawn,
		 struct arena *a, struct diag *d);

#endif
