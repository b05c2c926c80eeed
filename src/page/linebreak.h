/* Paragraphs into lines: the set of breaks that leaves the right edge most even. */
#ifndef PAGE_LINEBREAK_H
#define PAGE_LINEBREAK_H

#include "inline.h"

enum hyphens {
	HYPHENS_FREELY,    /* running text: when the edge would be ragged without */
	HYPHENS_SPARINGLY, /* table cells, captions */
	HYPHENS_NEEDED,    /* headings: only when a word is too wide for its line */
};

struct line {
	const struct unit *units;
	size_t count;
	length width;
	bool last; /* ends the paragraph, or has a hard line break after it */
};

struct lines {
	LIST_OF(struct line) items;
};

/* Appends the lines of `t`, none wider than `width` unless a single character is. Words are divided only
 * when the lines are bad without, so that the dictionary is mostly not needed. Time is linear in
 * the text for a given width. */
void lines_break(struct lines *out, const struct text *t, struct flow *f, length width, enum hyphens hyphens);

/* Width of the widest part that is never divided; with `divided`, words may be hyphenated. */
length text_narrowest(const struct text *t, struct flow *f, bool divided);
/* Width on one line. */
length text_widest(const struct text *t, struct flow *f);

/* divided.c: `units`, or a copy in which each word that a line of them divides has an element that says it whole.
 * `ends` is where the lines end, the last one first. */
const struct unit *divided_words(struct flow *f, const struct unit *units, size_t count, const size_t *ends,
				 size_t lines);

/* Adds the pieces of `line` to `s`, from x on the baseline y. */
void line_pieces(struct flow *f, struct strip *s, const struct line *line, length x, length y);

#endif
