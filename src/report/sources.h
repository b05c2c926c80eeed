/* Where a level's gain or loss comes from, in words. */
#ifndef REPORT_SOURCES_H
#define REPORT_SOURCES_H

#include "build_parts.h"

/* One item of the account that adds to a level's net gain. */
struct source {
	const char *phrase; /* "lavere utgifter til barnevern" */
	double amount;      /* present value, kr; > 0 for gains, < 0 for losses */
	bool mostly;        /* at least half of all that points the same way */
};

/* The largest gain (or loss) of `level`: a sector, a service when it is alone in its sector, or the
 * cost of the measure. False when there is none. */
bool source_largest(struct source *out, const struct build *b, int level, bool gain);

/* The phrase for one sector's gain or loss at `level`. */
const char *source_phrase(const struct build *b, int sector, int level, bool gain);

#endif
