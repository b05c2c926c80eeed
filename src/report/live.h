/* What a live page shows beside what other documents do: each figure with the case as filed beside
 * it. */
#ifndef REPORT_LIVE_H
#define REPORT_LIVE_H

#include "figures_fill.h"
#include "tables_rows.h"

/* Blocks of the template: controls, key figures, values to paste. */
typedef void block_add(struct build *b, struct block *parent, const char *name, struct place at);
block_add live_controls, live_persons, live_strip, live_values;

/* What the page says around the document. */
const struct live_page *live_page(const struct build *b);

/* What each level is left with now, the difference from the case as filed, how many must succeed,
 * and without effect. */
void table_live(const struct build *b, struct table_rows *rows);

/* Of a hundred: those who make it anyway, those who are helped, and the others. */
figure_fill figure_hundred;

/* "i pluss fra 2025": what becomes of a level's balance. */
const char *balance_words(const struct build *b, int level);

#endif
