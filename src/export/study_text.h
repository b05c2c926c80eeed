/* What goes beyond the plain results, as text for a terminal: bokmål, whole kroner. */
#ifndef EXPORT_STUDY_TEXT_H
#define EXPORT_STUDY_TEXT_H

#include "study/study.h"

struct arena;
struct buffer;

/* What it takes, the first years and who could pay, how sure, what the result leans on, and what it is
 * compared with. */
void study_text(struct buffer *out, const struct study *study, struct arena *a);

#endif
