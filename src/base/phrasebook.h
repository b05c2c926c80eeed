/* What the program says outside documents, in the other målform: a CSV file with a column for each. */
#ifndef BASE_PHRASEBOOK_H
#define BASE_PHRASEBOOK_H

#include "csv.h"

enum { PHRASE_BOKMAAL, PHRASE_NYNORSK, PHRASE_COLUMNS };

/* Reads the file at `path`; NULL after faults in `d`. Lives as long as `a`. */
const struct csv *phrasebook_read(const char *path, struct arena *a, struct diag *d);

/* The nynorsk of the bokmål `text`, NULL when the book does not have it. */
const char *phrasebook_find(const struct csv *book, const char *text);

/* `text` with every phrase of the book in it in nynorsk, the longest that fits at each word; what stands in « » is as
 * it was. For messages that are put together elsewhere. */
const char *phrasebook_reword(const struct csv *book, const char *text, struct arena *a);

#endif
