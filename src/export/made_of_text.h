/* Persons, how they become money, and what break-even rests on, as text. */
#ifndef EXPORT_MADE_OF_TEXT_H
#define EXPORT_MADE_OF_TEXT_H

#include "base/text.h"
#include "study/study.h"

struct arena;

void made_of_text(struct buffer *out, const struct study *study, struct arena *a);

#endif
