/* What a result is compared with, as text for a terminal: bokmål, whole kroner. */
#ifndef EXPORT_COMPARED_TEXT_H
#define EXPORT_COMPARED_TEXT_H

#include "study/study.h"

struct arena;
struct buffer;

/* The variants and what makes them different, the follow-up, and what has changed since an earlier basis; nothing
 * for what the study does not have. Observed counts are shown as they are, for this is no document: see small.h. */
void compared_text(struct buffer *out, const struct study *study, struct arena *a);

/* What --sett changes for each level, from the file as it stands; nothing without --sett. */
void compared_with_file_text(struct buffer *out, const struct study *study, struct arena *a);

#endif
