/* What the gate judges: every text of a document, a sheet or a page, joined as its reader meets them, each run with the
 * place it came from.
 *
 * Whoever makes something to be read hands its texts over: a document as a tree, other things one text at a time. They
 * are joined without their styles, so that a number in two styles is one number. */
#ifndef GUARD_TEXTS_H
#define GUARD_TEXTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

struct document;
struct span;
struct yaml;

/* What stands between two texts in `joined`. None is a character that a text can have. */
enum {
	TEXTS_CELL = '\v',  /* cells of one row, items of one list: read together */
	TEXTS_BLOCK = '\f', /* paragraphs, captions, titles: read one after the other */
	TEXTS_END = '\x1C'  /* files and documents: not read together */
};

struct texts_piece {
	const char *text; /* as it was handed over; belongs to the giver */
	size_t size;
	struct place at;         /* of its first character; no file: not known */
	const struct span *span; /* that it is the text of, or NULL */
	size_t start;            /* where it begins in `joined` */
	enum { PIECE_FILE, PIECE_VALUE, PIECE_PRINTED } kind;
};

struct texts {
	struct arena *arena;
	/* As a reader sees it, each character as texts_plain has it. */
	struct buffer joined;
	struct texts_piece *items;
	size_t count, capacity;
	LIST_OF(size_t) files; /* which of them are whole files */
	LIST_OF(const struct span *) links; /* of the document that is being added: told after what is shown */
	/* Digits that may be part of the number before them, or the number of a note: '^' in `joined`. */
	LIST_OF(struct texts_raised {
		size_t at;
		char digit;
	}) raised;
	struct texts_cursor *cursor; /* where the last place was, so that the next one need not start over */
};

/* What a reader takes `c` for: decimal digits of any script are 0–9, spaces of any width a space, dashes '-', dots in
 * the middle of the line '*', quotation marks '"'; 0 for marks and what does not show. */
uint32_t texts_plain(uint32_t c);

/* All of a file that people wrote, which goes along with the document and where places are looked up. */
void texts_add_file(struct texts *out, struct str text, const char *file);

/* Each value and key of what yaml_parse made, decoded. */
void texts_add_values(struct texts *out, const struct yaml *tree);

/* A text that stands on its own: a title, a cell of a sheet, the name of a file. */
void texts_add(struct texts *out, const char *text, struct place at);

/* All that a document shows or tells those who cannot see it: text, alternative text, links, metadata. */
void texts_add_document(struct texts *out, const struct document *doc);

/* Changes `joined` to what else it can be read as: raised digits as part of the number before them, letters that look
 * like digits as digits where most of a word is. False when it cannot be read otherwise. */
bool texts_read_otherwise(struct texts *t);

/* Whether a file of that name was handed over. */
bool texts_has_file(const struct texts *t, const char *name);

/* Where the byte `at` of `joined` came from; its piece in `*out` unless that is NULL. The column is that of the
 * letters and digits there when the file is known; 1 when they are written otherwise. */
struct place texts_place(struct texts *t, size_t at, const struct texts_piece **out);

#endif
