/* A spreadsheet while it is made: cells, names and choices on its sheets.
 *
 * Behind it stands libxlsxwriter, which nothing else knows of. Every formula is written with its value, so that what
 * only reads the file sees the figures; every text is kept with its place, so that it can be judged before it is
 * shown. */
#ifndef EXPORT_WORKBOOK_FILE_H
#define EXPORT_WORKBOOK_FILE_H

#include "base/text.h"
#include "workbook.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct arena;
struct book;

/* Rows and columns count from 0. */
struct spot {
	int sheet, row, column;
};

/* How a cell looks. Text is never taken for a formula or a date, not even when it is edited. */
enum look {
	LOOK_TITLE,
	LOOK_HEADING,
	LOOK_HEAD,
	LOOK_HEAD_NUMBERS, /* above a column of numbers */
	LOOK_TEXT,
	LOOK_PARAGRAPH, /* broken into lines */
	LOOK_NOTE,
	LOOK_BESIDE, /* a note that has a number to the left of it */
	LOOK_FAULT,
	LOOK_KRONER,
	LOOK_SUM,
	LOOK_PRICE,
	LOOK_SHARE,
	LOOK_FACTOR,
	LOOK_QUANTITY,
	LOOK_WHOLE,
	LOOK_YEAR,
	LOOK_FIRST_INPUT, /* yellow from here on */
	LOOK_INPUT_TEXT = LOOK_FIRST_INPUT,
	LOOK_INPUT_KRONER,
	LOOK_INPUT_SHARE,
	LOOK_INPUT_WHOLE,
	LOOK_INPUT_YEAR,
	LOOKS
};

/* A new one that keeps its temporary files in a folder beside `path`; `made` stands in it as the time it was made. It
 * lives in `a`, and must be finished. NULL with `*why` in Norwegian. */
struct book *book_new(const char *path, time_t made, struct arena *a, const char **why);

/* Adds a sheet; they are numbered as they come. */
void book_sheet(struct book *b, const char *name);
void book_title(struct book *b, const char *title, const char *program);

void book_write_text(struct book *b, struct spot at, enum look look, const char *text);
void book_write_number(struct book *b, struct spot at, enum look look, double value);
void book_write_blank(struct book *b, struct spot at, enum look look);

/* A formula, from its "=" on, and what comes out of it: a number, or a text. */
void book_formula(struct book *b, struct spot at, enum look look, double value, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
void book_text_formula(struct book *b, struct spot at, enum look look, const char *value, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* `name` stands for the cells from `from` to `to` in formulas. */
void book_name(struct book *b, const char *name, struct spot from, struct spot to);
/* A table with headers in its first row, which the user can add to. */
void book_table(struct book *b, const char *name, struct spot from, struct spot to, const char *const *headers);

/* What may be typed in the cells: one of those that the name `list` stands for, or a number within bounds. */
void book_allow_list(struct book *b, struct spot from, struct spot to, const char *list);
void book_allow_number(struct book *b, struct spot at, bool whole, double least, double most, const char *message);

/* Widths in characters; rows above and columns left of a cell that stay; cells that fade where `format`, a formula
 * for the first of them, holds. */
void book_width(struct book *b, int sheet, int first, int last, double width);
void book_freeze(struct book *b, struct spot at);
void book_fade(struct book *b, struct spot from, struct spot to, const char *formula);

/* "$B$3" of a cell, with its sheet before it when `from` is another one; `mark` says what stays when the formula is
 * copied: "" nothing, "c" the column, "r" the row, "rc" both. In the book's arena. */
const char *book_address(struct book *b, struct spot at, int from, const char *mark);
/* "$B$3:$B$9". */
const char *book_range(struct book *b, struct spot first, struct spot last, int from, const char *mark);

/* All texts so far. */
const struct book_texts *book_texts(const struct book *b);

/* Ends it: the file's bytes in `out`, which live as long as the arena. False with `*why` in Norwegian. */
bool book_finish(struct str *out, struct book *b, const char **why);

#endif
