/* Adds rows and cells. */
#include "tables_rows.h"

#include "base/number.h"
#include "base/text.h"
#include "free_text.h"

#include <math.h>

void row_add(struct table_rows *rows, enum row_kind kind)
{
	struct table *t = rows->table;
	struct row *row;

	t->rows = arena_grow(rows->b->arena, t->rows, (size_t)t->row_count, &rows->capacity,
			     sizeof *t->rows);
	row = &t->rows[t->row_count++];
	row->cells = NEW_ARRAY(rows->b->arena, (size_t)t->column_count, struct cell);
	row->cell_count = 0;
	row->kind = kind;
}

static struct cell *next_cell(struct table_rows *rows)
{
	struct row *row = &rows->table->rows[rows->table->row_count - 1];

	return &row->cells[row->cell_count++];
}

void cell_text(struct table_rows *rows, const char *text)
{
	span_add(rows->b->arena, &next_cell(rows)->spans, text && *text ? text : CELL_NOTHING, 0);
}

void cell_is_free(struct table_rows *rows)
{
	const struct row *row = &rows->table->rows[rows->table->row_count - 1];
	const struct scenario *s = rows->b->scenario;
	struct span *spans = row->cells[row->cell_count - 1].spans;

	if (s->has_text_language && !text_equal(spans->text, CELL_NOTHING))
		spans_set_language(spans, s->text_language);
}

/* What tells the items of a list apart. */
static const char *item_label(const struct build *b, const struct block *list, int number)
{
	return list->list.ordered ? arena_printf(b->arena, "%d. ", list->list.start + number) : "– ";
}

/* A new line after what is there, unless nothing is. */
static void break_line(const struct build *b, struct span **spans)
{
	if (*spans)
		span_add(b->arena, spans, "", 0)->line_break = true;
}

static void copy_spans(const struct build *b, struct span **spans, const struct span *from)
{
	for (; from; from = from->next) {
		struct span *copy = span_add(b->arena, spans, from->text, from->flags);

		*copy = *from;
		copy->next = NULL;
	}
}

/* A line for each row of a table, with its cells as they would be written. */
static void flatten_table(const struct build *b, struct span **spans, const struct table *table)
{
	for (int i = 0; i < table->row_count; i++) {
		break_line(b, spans);
		for (int k = 0; k < table->rows[i].cell_count; k++) {
			if (k)
				span_add(b->arena, spans, " | ", 0);
			copy_spans(b, spans, table->rows[i].cells[k].spans);
		}
	}
}

/* Appends the text of `block` and what is in it; `label` goes before its first line. */
static void flatten(const struct build *b, struct span **spans, const struct block *block, const char *label)
{
	int number = 0;

	for (; block; block = block->next) {
		if (block->type == BLOCK_LIST)
			for (const struct block *item = block->first; item; item = item->next)
				flatten(b, spans, item->first, item_label(b, block, number++));
		else
			flatten(b, spans, block->first, label);
		if (block->type == BLOCK_TABLE)
			flatten_table(b, spans, block->table);
		if (block->first)
			label = "";
		if (!block->spans && block->type != BLOCK_CODE)
			continue;
		break_line(b, spans);
		if (*label)
			span_add(b->arena, spans, label, 0);
		label = "";
		if (block->type == BLOCK_CODE)
			span_add(b->arena, spans, block->code, SPAN_CODE)->at = block->at;
		copy_spans(b, spans, block->spans);
	}
}

void cell_markdown(struct table_rows *rows, const char *text, struct place at)
{
	struct build copy = *rows->b;
	struct block *root = block_new(copy.arena, BLOCK_DOCUMENT, NULL);
	struct span *spans = NULL;

	if (text)
		build_free_text(&copy, root, FREE_CASE, text, at);
	flatten(rows->b, &spans, root->first, "");
	if (spans)
		next_cell(rows)->spans = spans;
	else
		cell_text(rows, NULL);
}

void cell_line(struct table_rows *rows, const char *text)
{
	struct row *row = &rows->table->rows[rows->table->row_count - 1];
	struct span **spans = &row->cells[row->cell_count - 1].spans;

	span_add(rows->b->arena, spans, "", 0)->line_break = true;
	span_add(rows->b->arena, spans, text, 0);
}

void cell_head(struct table_rows *rows, const char *text, const char *remark)
{
	struct cell *cell = next_cell(rows);

	cell->header = true;
	span_add(rows->b->arena, &cell->spans, text, 0);
	if (remark) {
		span_add(rows->b->arena, &cell->spans, "", 0)->line_break = true;
		span_add(rows->b->arena, &cell->spans, remark, SPAN_EMPHASIS);
	}
}

void cell_kroner(struct table_rows *rows, double kroner)
{
	const struct row *row = &rows->table->rows[rows->table->row_count - 1];

	rows->kroner_columns |= UINT32_C(1) << row->cell_count;
	rows->largest = fmax(rows->largest, fabs(kroner));
	cell_text(rows, number_whole(rows->b->arena, rows->millions ? kroner / 1e6 : kroner));
}

void cell_bar(struct table_rows *rows, const char *text, double units, enum chart_fill fill)
{
	const struct row *row = &rows->table->rows[rows->table->row_count - 1];
	struct cell *cell;

	cell_text(rows, text);
	cell = &row->cells[row->cell_count - 1];
	cell->has_bar = true;
	cell->bar = units;
	cell->fill = fill;
}

void cell_whole(struct table_rows *rows, double number)
{
	cell_text(rows, number_whole(rows->b->arena, number));
}

void row_fact(struct table_rows *rows, int label, const char *text)
{
	row_add(rows, ROW_PLAIN);
	cell_head(rows, rows->labels[label].text, NULL);
	cell_text(rows, text);
}

void rows_drop_alike(struct table_rows *rows)
{
	struct table *t = rows->table;
	const struct row *first = &t->rows[t->head_rows];

	for (int i = t->head_rows + 1; i < t->row_count; i++)
		for (int k = 1; k < t->rows[i].cell_count; k++)
			if (!text_equal(t->rows[i].cells[k].spans->text, first->cells[k].spans->text))
				return;
	t->row_count = t->head_rows;
}

void row_add_group(struct table_rows *rows, const char *heading)
{
	row_add(rows, ROW_GROUP);
	cell_head(rows, heading, NULL);
	rows->table->rows[rows->table->row_count - 1].cells[0].columns = rows->table->column_count;
}

void row_add_source(struct table_rows *rows, const char *source)
{
	row_add(rows, ROW_REMARK);
	cell_text(rows, arena_printf(rows->b->arena, "%s: %s", word(rows->b->words, WORD_SOURCE), source));
	rows->table->rows[rows->table->row_count - 1].cells[0].columns = rows->table->column_count;
}
