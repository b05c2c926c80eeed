/* What the fuzz targets share: the data set, templates and fonts of the source tree, and the way from a scenario to
 * pages. Targets run from the root of the repository.
 *
 * A target is a file fuzz_<name>.c with LLVMFuzzerTestOneInput. It is linked twice: with libFuzzer by `make fuzz`,
 * and with replay.c, which feeds it the files it is given, by `make check`. */
#ifndef FUZZ_PRESS_H
#define FUZZ_PRESS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "input/dataset.h"
#include "input/notes.h"
#include "input/scenario.h"
#include "study/study.h"

#include <stddef.h>
#include <stdint.h>

#define FUZZ_EXAMPLE "examples/publisert/scenario.yaml"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct press {
	struct dataset data;
	struct str example; /* the text of the published example */
	struct scenario scenario;
	struct study *study; /* of it */
	struct font_set *fonts;
	struct style *style;
	const char *templates; /* folder; a target may set its own */
};

/* Read at the first call, kept until the process ends. */
struct press *press_open(void);

/* The input as text, as file_read_text() would give it; false when it would refuse it. */
bool press_text(struct str *out, const uint8_t *data, size_t size, struct arena *a);

/* Builds the edition, lays it out and dumps the pages, as `utenfor rapport` does before it writes the PDF. */
void press_report(struct press *press, const struct study *study, const struct notes *notes, const char *edition,
		  struct diag *d);

/* The same with the PDF: whatever can be laid out can be written. */
void press_pdf(struct press *press, const struct study *study, const struct notes *notes, const char *edition,
	       struct diag *d);

/* Everything computed for `s`, with few draws; NULL after a fault in `d`. */
struct study *press_study(const struct dataset *data, const struct scenario *s, struct diag *d);

/* Prints what was found, to nowhere: printing too must take anything. */
void press_print(const struct diag *d);

#endif
