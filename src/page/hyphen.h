/* Where Norwegian words may be divided.
 *
 * Liang's patterns as Debian's hyphen-no ships them, read when the first word does not fit its line, with
 * all patterns applied as TeX does. Not by libhyphen: it takes 25 ms to load them, more than a whole report may,
 * and where several patterns end it applies the longest alone, for which this file is not prepared, so that
 * it divides "barnever-net" and "rammetil-skudd" where the patterns say "ramme-til-skudd". */
#ifndef PAGE_HYPHEN_H
#define PAGE_HYPHEN_H

#include "base/text.h"

#include <stdbool.h>

struct arena;
struct diag;
struct hyphenator;

enum { HYPHEN_WORD = 100, HYPHEN_BEFORE = 3, HYPHEN_AFTER = 3 };

/* `dictionary`: path of a pattern file in ISO 8859-1; when it cannot be read, only the words of the
 * exception list are divided. `exceptions`: the text of the list (see templates/orddeling.txt), whose
 * faults are errors in `d`. Lives as long as `a`; not for two threads at once. */
struct hyphenator *hyphenator_new(const char *dictionary, struct str exceptions, const char *file,
				  struct arena *a, struct diag *d);

/* Sets points[i] when the word may be divided before its byte `i`; returns how many such places there are.
 * `points` has room for that many or HYPHEN_WORD. Words of more bytes, and those with several capitals
 * (abbreviations), have none, and then `points` says nothing. At least three letters stay before and after. */
int hyphenate(struct hyphenator *h, const char *word, size_t bytes, bool *points);

#endif
