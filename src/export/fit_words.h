/* What a fitted data set says of itself, in both languages. */
#ifndef EXPORT_FIT_WORDS_H
#define EXPORT_FIT_WORDS_H

#include "base/language.h"

#include <stddef.h>

struct arena;

/* Where a group's figures are from: so many tables, and what the user calls their source. */
const char *fit_source(struct arena *a, enum language language, size_t tables, const char *source);

/* The reservation of a data set in which `count` groups are fitted; `names` is the list of them. Lines of YAML. */
const char *fit_reservation(struct arena *a, enum language language, int count, const char *names);

#endif
