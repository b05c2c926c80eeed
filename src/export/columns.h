/* Labels and figures in columns on a terminal, counted in characters. */
#ifndef EXPORT_COLUMNS_H
#define EXPORT_COLUMNS_H

#include "engine/calc.h"
#include "input/level.h"

struct arena;
struct buffer;

enum { LABEL_WIDTH = 36, FIGURE_WIDTH = 16, LINE_WIDTH = 100 };

/* The level in `column`: the total first, as in every table, then the owner of the case. */
int level_at(enum level owner, int column);

/* `text` filled up with spaces to LABEL_WIDTH. */
void column_label(struct buffer *out, const char *text);

/* `text` to the right in `width` characters, with at least one space before it. */
void column_right(struct buffer *out, const char *text, int width);

/* Whole kroner, to the right in FIGURE_WIDTH. */
void column_kroner(struct buffer *out, double kroner, struct arena *a);

/* An empty line, then `title` and the names of the levels. */
void column_levels(struct buffer *out, enum level owner, const char *title);

/* One row below them, in whole kroner. */
void column_by_level(struct buffer *out, enum level owner, const char *name, const double kroner[LEVELS_AND_TOTAL],
		     struct arena *a);

/* "2024 (3 år)", "aldri i minus", or "ikke i perioden". */
const char *payback_short(const struct payback *p, struct arena *a);

/* `text` in lines of at most LINE_WIDTH, each after `indent` spaces; broken between words only. */
void column_paragraph(struct buffer *out, int indent, const char *text);

#endif
