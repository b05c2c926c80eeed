/* Labels: text broken and cut to the room there is, and spread so that no two meet. */
#ifndef PAGE_CHART_LABEL_H
#define PAGE_CHART_LABEL_H

#include "ink.h"

enum { LABEL_LINES = 4 };

/* Up to LABEL_LINES lines of text in one style; `count` is 0 when there is nothing to write. */
struct label {
	const char *lines[LABEL_LINES];
	length widths[LABEL_LINES];
	int count;
	length width, height; /* of the whole block */
	enum font font;
	length size;
	uint32_t colour;
};

/* How a label is set: style, and the room it may take. */
struct setting {
	enum font font;
	length size;
	uint32_t colour;
	length width; /* at most */
	int lines;    /* at most; 1 … LABEL_LINES */
};

/* From one line's top to the next, for text centred on its capitals. */
length label_leading(struct font_set *fonts, enum font font, length size);

/* `text` (may be NULL) broken at newlines and at spaces; what does not fit ends in an ellipsis. */
struct label label_make(const struct ink *ink, const char *text, struct setting setting);

/* `text` on one line as a label, or nothing when it is wider than `setting.width`: half a number is
 * wrong. */
struct label label_whole(const struct ink *ink, const char *text, struct setting setting);

/* Draws the label with its upper left corner at (x, y). */
void label_draw(struct ink *ink, const struct label *label, length x, length y);

#endif
