/* Text as units that no line break divides, and their measures. */
#ifndef PAGE_INLINE_H
#define PAGE_INLINE_H

#include "flow.h"

/* How a run of text looks and whose it is. */
struct ink {
	struct element *owner;
	length size;
	uint32_t colour;
	int link;     /* index in flow.links, −1 = none */
	enum font font : 8;
	bool underlined;
};

enum after {
	AFTER_NOTHING, /* the next unit is joined to this one */
	AFTER_GLUE,    /* a space where no line breaks */
	AFTER_SPACE,
	AFTER_CHANCE,  /* a line may break here: after '/', a hyphen, … */
	AFTER_HYPHEN,  /* a line may break here and gets a hyphen */
	AFTER_DESPAIR, /* in the middle of something too wide for its line */
	AFTER_BREAK,   /* a line ends here */
	AFTER_END,     /* and so does the text */
};

struct unit {
	const char *text; /* not NUL-terminated */
	const struct ink *ink;
	length width;     /* without the space */
	uint16_t bytes;   /* somewhat more than UNIT_BYTES at most */
	enum after after : 8;
	bool whole;       /* code and addresses: never hyphenated */
};

struct text {
	LIST_OF(struct unit) units;
};

/* Appends the units of `spans`; `base` is the style of plain text, whose owner gets elements for emphasis,
 * code and links below it. A character that no font has is an error in flow.diag. */
void text_add(struct text *t, struct flow *f, const struct span *spans, const struct ink *base);
/* Appends `text` as it is, spaces as hard spaces. */
void text_add_line(struct text *t, struct flow *f, const char *text, struct place at, const struct ink *ink);

/* Reports characters of `text` (may be NULL) that no font has. */
void text_check(struct flow *f, const char *text, struct place at);

struct ink ink_of(const struct text_style *style, struct element *owner);
length unit_space(struct flow *f, const struct unit *u);

#endif
