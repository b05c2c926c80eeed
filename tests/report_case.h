/* A report made from hand-made parts: data set, scenario and results that tests may change before
 * the document is built. Amounts are made up, in the order of size of real ones. */
#ifndef TESTS_REPORT_CASE_H
#define TESTS_REPORT_CASE_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/build.h"
#include "model/answers.h"
#include "model/calc.h"
#include "model/montecarlo.h"
#include "model/notes.h"
#include "model/sensitivity.h"
#include "model/variants.h"

enum { CASE_SECTORS = 6, CASE_SERVICES = 7 };
enum { SECTOR_OVERFOERINGER, SECTOR_SKATT, SECTOR_HELSE, SECTOR_UTDANNING, SECTOR_KRIMINALOMSORG, SECTOR_BARNEVERN };

struct report_case {
	struct arena arena;
	struct diag diag;
	struct dataset data;
	struct scenario scenario;
	struct cost costs[3];
	struct results results;
	struct notes notes;
	struct answers answers;
	struct sensitivity sensitivity;
	struct montecarlo montecarlo;
	struct variant_result variant;
	struct report_input input;
};

/* The published example on a small data set, calculated; bokmål, the edition saksvedlegg. */
void case_make(struct report_case *c);
/* Calculates again after a change of the scenario, with answers, sensitivity and probabilities. */
void case_calculate(struct report_case *c);
void case_free(struct report_case *c);

/* The document as plain text: one paragraph, heading, item, cell row or alternative text per line. */
const char *case_text(struct report_case *c, const struct document *document);

/* Builds `edition` in `language` and returns its text; fails the test with the faults when there are any. */
const char *case_build(struct report_case *c, const char *edition, enum language language);

/* Compares `text` with tests/golden/text/`name`; with UTENFOR_GOLDEN=1 in the environment, writes it. */
void golden_check(const char *name, const char *text);

#endif
