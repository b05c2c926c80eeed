/* Words and numbers in parts, for lines that would be bad without. */
#ifndef PAGE_SPLIT_H
#define PAGE_SPLIT_H

#include "inline.h"

/* What a line that ends with the unit has besides, and what stands between the unit and the next on one. */
static inline length unit_hyphen_width(struct flow *f, const struct unit *u)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a paragraph has units */
	return u->after == AFTER_HYPHEN ? font_advance(f->fonts, u->ink->font, '-', u->ink->size) : 0;
}

static inline length unit_space_after(struct flow *f, const struct unit *u)
{
	return u->after == AFTER_SPACE || u->after == AFTER_GLUE ? unit_space(f, u) : 0;
}

static inline bool unit_can_break(const struct unit *u)
{
	return u->after > AFTER_GLUE;
}

/* `*count` units with those divided that can be; `units` themselves when there are none. */
const struct unit *split_words(struct flow *f, const struct unit *units, size_t *count);

/* `*count` units, in which a run that no line breaks is divided anywhere when it is wider than a line. */
const struct unit *split_anywhere(struct flow *f, const struct unit *units, size_t *count, length width);

#endif
