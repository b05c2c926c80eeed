/* What people wrote for the document: notes, and texts of the scenario. */
#ifndef REPORT_FREE_TEXT_H
#define REPORT_FREE_TEXT_H

#include "build_parts.h"

/* Where free text is from: what the captions of its tables say. */
enum free_text { FREE_NOTE, FREE_CASE };

/* Free text of a note or the scenario: Markdown with plain placeholders, in its own language. */
bool build_free_text(struct build *b, struct block *parent, enum free_text kind, const char *text, struct place at);

#endif
