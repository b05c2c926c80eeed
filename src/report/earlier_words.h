/* What an earlier decision basis calls by the scenario's keys, in plain words of the document's language. */
#ifndef REPORT_EARLIER_WORDS_H
#define REPORT_EARLIER_WORDS_H

#include "build_parts.h"

/* "Team, beløp" of "kostnader.Team.beløp", "Indikator «Fravær»" of "oppfølging.indikatorer.Fravær"; a key of no field
 * that is known stays. */
const char *earlier_key_words(const struct build *b, const char *key);
/* "2 000 000" that does not break, "staten" of "stat", "30. juni 2025" of "2025-06-30"; of a whole list item
 * "betaler staten, beløp 80 000". */
const char *earlier_value_words(const struct build *b, const char *text);

#endif
