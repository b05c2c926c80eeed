/* Documents for tests of the page stage: Markdown, with tables and other blocks added by hand. */
#ifndef LAYOUT_SAMPLE_H
#define LAYOUT_SAMPLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "tree/anchor.h"
#include "tree/markdown.h"
#include "tree/node.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"

#include <stdlib.h>
#include <string.h>

struct sample {
	struct arena arena;
	struct diag diag;
	struct font_set *fonts;
	struct style *style;
	struct document *doc;
	struct anchors anchors;
	struct pages pages;
};

static inline void sample_start(struct sample *s)
{
	*s = (struct sample){ 0 };
	s->diag.arena = &s->arena;
	s->fonts = fonts_open("fonts", &s->arena, &s->diag);
	s->style = style_read("templates", &s->arena, &s->diag);
	s->doc = NEW(&s->arena, struct document);
	s->doc->root = block_new(&s->arena, BLOCK_DOCUMENT, NULL);
	s->doc->title = "Prøve";
	s->doc->running_head = "Prøve · sak 1";
	s->doc->page_label = "Side %d av %d";
	s->doc->date = "2021-03-15T00:00:00Z";
	if (!s->fonts || !s->style) {
		diag_print(&s->diag, stderr, false);
		abort();
	}
}

static inline void sample_end(struct sample *s)
{
	fonts_close(s->fonts);
	arena_free(&s->arena);
}

/* The same around a test: `*state` is its sample. */
static inline int sample_setup(void **state)
{
	struct sample *s = malloc(sizeof *s);

	sample_start(s);
	*state = s;
	return 0;
}

static inline int sample_teardown(void **state)
{
	sample_end(*state);
	free(*state);
	return 0;
}

/* `text` so many times. */
static inline const char *sample_repeat(struct sample *s, const char *text, int count)
{
	struct buffer b = { .arena = &s->arena };

	while (count-- > 0)
		buffer_puts(&b, text);
	return buffer_text(&b);
}

static inline void sample_markdown(struct sample *s, struct block *parent, const char *text)
{
	const struct markdown m = { .anchors = &s->anchors, .arena = &s->arena, .diag = &s->diag };

	if (!markdown_parse(parent ? parent : s->doc->root, text, NULL, &m))
		abort();
}

static inline bool sample_layout(struct sample *s)
{
	return layout(&s->pages, s->doc, s->style, s->fonts, &s->arena, NULL, &s->diag);
}

/* "3x2:text" covers three columns and two rows; "!text" is the header of its row, "!3x2:text" as well. */
static inline void sample_cell(struct sample *s, struct cell *cell, const char *text)
{
	cell->header = *text == '!';
	text += cell->header;
	if (text[0] >= '1' && text[0] <= '9' && text[1] == 'x' && text[2] && text[3] == ':') {
		cell->columns = text[0] - '0';
		cell->rows = text[2] - '0';
		text += 4;
	}
	if (*text)
		span_add(&s->arena, &cell->spans, text, 0);
}

static inline enum row_kind sample_row_kind(char first)
{
	return first == '=' ? ROW_TOTAL : first == '#' ? ROW_GROUP : first == '~' ? ROW_REMARK : ROW_PLAIN;
}

/* A table from lines of cells with '|' between; a line that starts with '=' is a total, with '#' a group, with '~' a
 * remark. `align` has a letter per column: l, r or d. */
static inline struct table *sample_table(struct sample *s, const char *caption, const char *align, int head_rows,
					 const char *lines)
{
	struct table *t = NEW(&s->arena, struct table);
	char *text = arena_text(&s->arena, lines, strlen(lines)), *line, *rest = text;
	size_t capacity = 0;

	block_new(&s->arena, BLOCK_TABLE, s->doc->root)->table = t;
	span_add(&s->arena, &t->caption, caption, 0);
	t->column_count = (int)strlen(align);
	t->columns = NEW_ARRAY(&s->arena, t->column_count, struct column);
	for (int i = 0; i < t->column_count; i++)
		t->columns[i] = (struct column){ align[i] == 'r' ? ALIGN_RIGHT : align[i] == 'd' ? ALIGN_DECIMAL : ALIGN_LEFT,
						 i == 0 };
	t->head_rows = head_rows;
	while ((line = strsep(&rest, "\n")) != NULL && *line) {
		size_t cells = 0;
		struct row *row;
		char *cell;

		t->rows = arena_grow(&s->arena, t->rows, (size_t)t->row_count, &capacity, sizeof *t->rows);
		row = &t->rows[t->row_count++];
		*row = (struct row){ .kind = sample_row_kind(*line) };
		line += row->kind != ROW_PLAIN;
		while ((cell = strsep(&line, "|")) != NULL) {
			row->cells = arena_grow(&s->arena, row->cells, (size_t)row->cell_count, &cells, sizeof *row->cells);
			row->cells[row->cell_count] = (struct cell){ 0 };
			sample_cell(s, &row->cells[row->cell_count++], cell);
		}
	}
	return t;
}

#define SAMPLE_LINE                                                                                \
	"Tiltaket gir kommunen en forventet nettogevinst på 2,8 millioner kroner over 40 år. Det meste " \
	"av gevinsten kommer av at færre trenger økonomisk sosialhjelp og barneverntjenester, og av at " \
	"flere fullfører videregående opplæring og kommer i arbeid. Fylkeskommunen og staten har også "  \
	"gevinst av tiltaket, staten mest fordi uføretrygd og arbeidsavklaringspenger blir betalt av " \
	"staten og fordi skatteinnbetalingen øker. "

#define SAMPLE_TEXT SAMPLE_LINE "\n\n"

#endif
