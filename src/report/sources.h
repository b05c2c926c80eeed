/* Where a level's gain or loss comes from, in words. */
#ifndef REPORT_SOURCES_H
#define REPORT_SOURCES_H

#include "build_parts.h"

/* One item of the account that adds to a level's net gain. */
struct source {
	const char *phrase; /* "lavere utgifter til barnevern" */
	double amount;      /* present value, kr; > 0 for gains, < 0 for losses */
	bool mostly;        /* at least half of all that points the same way */
	bool alone;         /* all of it */
};

/* The largest gain (or loss) of `level`: a sector, a service when it is alone in its sector, or the
 * cost of the measure. False when there is none. */
bool source_largest(struct source *out, const struct build *b, int level, bool gain);

/* The phrase for one sector's gain or loss at `level`. */
const char *source_phrase(const struct build *b, int sector, int level, bool gain);

/* What makes the measure cheaper for `level`: a grant from another, its own costs that fall away, or both. Money
 * between levels is no relief for all of them together. */
enum relief { RELIEF_NONE, RELIEF_GRANT = 1, RELIEF_AVOIDED = 2 };
int source_relief(const struct build *b, int level);

/* What the row of the measure's own amounts is called: a level may pay, receive or be spared. */
const char *source_measure(const struct build *b);

#endif
