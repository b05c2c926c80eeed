/* The heads of notes: where one stands, and where something stands that was meant as one.
 *
 *     ---
 *     aktør: Rektor
 *     ---
 *
 * What looks like a head is a head or a fault, never text: else a slip in it puts one stakeholder's words in another's
 * mouth. Text between two thematic breaks does not look like one. */
#ifndef INPUT_NOTE_HEAD_H
#define INPUT_NOTE_HEAD_H

#include "base/diag.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* A line of a text, without its end. */
struct source_line {
	const char *text;
	size_t size;
	size_t start, next; /* bytes: of this line and the one after it */
	int number;
};

/* The line that starts at byte `start`, ended by LF, CR or both. */
struct source_line line_at(struct str text, size_t start, int number);
bool line_is_blank(const struct source_line *line);

enum head_found {
	HEAD_NONE,
	HEAD_FOUND,
	HEAD_FAULTY, /* meant as one; what is wrong has been told */
};

struct note_head {
	struct source_line first, close; /* the line after the opening, and the closing one or the last of the block */
};

/* Whether the line, which is not inside a block of code, begins a head. `after_blank`: nothing stands above it, or a
 * blank line. */
enum head_found note_head_find(struct note_head *out, struct str text, const char *file, struct source_line line,
			       bool after_blank, struct diag *d);

#endif
