/* Rows of a table into strips, with their rules. */
#include "table.h"

#include <stdlib.h>

enum { ZEBRA_OVERHANG = PT(5) };

static length cell_width(const struct table_setting *t, const struct table_cell *c)
{
	int last = c->column + c->columns - 1;

	return t->x[last] + t->width[last] - t->x[c->column];
}

static length table_width(const struct table_setting *t)
{
	int last = t->table->column_count - 1;

	return t->x[last] + t->width[last] - t->x[0];
}

static bool is_head(const struct table_setting *t, int row)
{
	return row < t->table->head_rows;
}

static bool is_remark(const struct table_setting *t, int row)
{
	return t->table->rows[row].kind == ROW_REMARK;
}

int table_group_end(const struct table_setting *t, int first)
{
	int end = first + 1;

	for (int row = first; row < end; row++) {
		for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
			const struct table_cell *c = &t->cells.items[i];

			if (row + c->rows > end)
				end = row + c->rows;
		}
	}
	return end;
}

static length text_height(const struct table_setting *t, const struct table_cell *c)
{
	return (length)c->lines.items.count * t->style->leading;
}

/* White above the text of a row: groups stand off from what is above them. */
static length row_top(const struct table_setting *t, int row)
{
	bool group = t->table->rows[row].kind == ROW_GROUP && row > t->table->head_rows;

	return is_remark(t, row) ? 0 : t->padding * (group ? 3 : 1);
}

static length row_bottom(const struct table_setting *t, int row)
{
	return is_remark(t, row) ? 3 * t->padding : t->padding;
}

static length row_padding(const struct table_setting *t, int row)
{
	return row_top(t, row) + row_bottom(t, row);
}

/* Heights and tops of rows first … end−1; a cell that spans rows makes the last of them higher when it must. */
static void measure_rows(struct table_setting *t, int first, int end)
{
	for (int row = first; row < end; row++)
		t->height[row] = t->style->leading + row_padding(t, row);
	for (size_t i = t->row_start[first]; i < t->row_start[end]; i++) {
		const struct table_cell *c = &t->cells.items[i];
		length own = text_height(t, c) + row_padding(t, c->row);

		if (c->rows == 1 && own > t->height[c->row])
			t->height[c->row] = own;
	}
	for (size_t i = t->row_start[first]; i < t->row_start[end]; i++) {
		const struct table_cell *c = &t->cells.items[i];
		length lacking = text_height(t, c) + row_padding(t, c->row);

		for (int row = c->row; row < c->row + c->rows; row++)
			lacking -= t->height[row];
		if (lacking > 0)
			t->height[c->row + c->rows - 1] += lacking;
	}
	t->top[first] = 0;
	for (int row = first; row < end; row++)
		t->top[row + 1] = t->top[row] + t->height[row];
}

static length line_x(const struct table_setting *t, const struct table_cell *c, const struct line *line)
{
	length x = t->x[c->column], end = x + cell_width(t, c);

	if (c->columns > 1)
		return x;
	switch (t->table->columns[c->column].align) {
	case ALIGN_LEFT:
		return x;
	case ALIGN_DECIMAL:
		if (c->before_unit >= 0 && c->lines.items.count == 1)
			return end - t->after_unit[c->column] - c->before_unit;
		break;
	case ALIGN_RIGHT:
		break;
	}
	return end - line->width;
}

/* Lines from … end−1 of a cell with the first one's top at `y`. */
static void draw_cell(struct table_setting *t, struct strip *s, const struct table_cell *c, size_t from, size_t end,
		      length y)
{
	y += baseline(t->flow, t->style);
	/* Cells without text are cells all the same. */
	piece_add(t->flow, s, c->element);
	for (size_t i = from; i < end && i < c->lines.items.count; i++, y += t->style->leading) {
		const struct line *line = &c->lines.items.items[i];

		line_pieces(t->flow, s, line, line_x(t, c, line), y);
		s->pieces.items[s->pieces.count - 1].item.text.space_after |= line->last;
	}
}

static void draw_rule(struct table_setting *t, struct strip *s, length y, length height, uint32_t colour)
{
	piece_rectangle(t->flow, s, (struct box){ t->x[0], y, table_width(t), height }, colour);
}

/* Tint and rules of the row at `y`, before its text. */
static void draw_row(struct table_setting *t, struct strip *s, int row, length y, length height)
{
	const struct style *style = &t->flow->style;
	const struct table *table = t->table;
	length thin = style->hairline, x = t->x[0] - ZEBRA_OVERHANG;
	bool total = table->rows[row].kind == ROW_TOTAL, last = row + 1 == table->row_count;

	if (t->zebra && (row - table->head_rows) % 2 == 1 && table->rows[row].kind == ROW_PLAIN)
		piece_rectangle(t->flow, s, (struct box){ x, y, table_width(t) + 2 * ZEBRA_OVERHANG, height },
				style->zebra);
	if (total)
		draw_rule(t, s, y - thin, thin, style->ink);
	if (row + 1 == table->head_rows)
		draw_rule(t, s, y + height - style->rule_line, style->rule_line, style->ink);
	else if (last)
		draw_rule(t, s, y + height - style->rule_line, style->rule_line, total ? style->ink : style->rule);
	else if (!is_head(t, row) && !t->zebra && t->remarks == is_remark(t, row) &&
		 table->rows[row + 1].kind != ROW_TOTAL)
		draw_rule(t, s, y + height - thin, thin, style->light_rule);
}

/* The bar of a cell, and the column's zero line. */
static void draw_bar(struct table_setting *t, struct strip *s, const struct table_cell *c)
{
	const struct chart_style *style = &t->flow->style.chart;
	const struct table_bars *bars = &t->bars[c->column];
	length y = t->top[c->row], height = t->height[c->row];
	length from = bars->zero, wide = (length)(c->cell->bar * bars->rate), bar = style->bar_height;
	struct box box = { wide < 0 ? from + wide : from, y + (height - bar) / 2, abs(wide), bar };

	box.w = box.w < style->outline_width && c->cell->bar != 0 ? style->outline_width : box.w;
	if (c->cell->bar != 0)
		piece_rectangle(t->flow, s, box, fill_colour(style, c->cell->fill));
	if (c->cell->fill == FILL_COST && box.w > 2 * style->outline_width)
		piece_rectangle(t->flow, s, box_grow(box, -style->outline_width), style->pale);
	piece_rectangle(t->flow, s,
			(struct box){ from - style->rule_width / 2, y, style->rule_width, height },
			style->ink);
}

/* A rule below a head that covers several columns. */
static void draw_spanner(struct table_setting *t, struct strip *s, const struct table_cell *c)
{
	const struct style *style = &t->flow->style;
	length bottom = t->top[c->row + c->rows];

	if (c->columns > 1 && c->row + c->rows < t->table->head_rows)
		piece_rectangle(t->flow, s, (struct box){ t->x[c->column], bottom - style->hairline, cell_width(t, c),
				style->hairline }, style->rule);
}

/* One strip with whole rows. */
static void add_rows(struct table_setting *t, int first, int end, const struct strip *head)
{
	struct strip *s = strip_add(t->flow, &t->place, 0, t->top[end]);
	size_t from = t->row_start[first], to = t->row_start[end];

	s->head = head;
	for (int row = first; row < end; row++)
		draw_row(t, s, row, t->top[row], t->height[row]);
	for (size_t i = from; i < to; i++)
		draw_spanner(t, s, &t->cells.items[i]);
	for (size_t i = from; i < to; i++) {
		const struct table_cell *c = &t->cells.items[i];
		length y = t->top[c->row] + row_top(t, c->row);

		if (c->cell->has_bar)
			draw_bar(t, s, c);
		/* Heads stand on the rule below them, like the bottom of the columns' labels. */
		if (is_head(t, c->row))
			y = t->top[c->row + c->rows] - t->padding - text_height(t, c);
		draw_cell(t, s, c, 0, c->lines.items.count, y);
	}
}

/* A row that no page has room for, as parts of `count` lines. */
static void add_parts(struct table_setting *t, int row, size_t count, const struct strip *head)
{
	size_t most = 1;

	for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++)
		if (t->cells.items[i].lines.items.count > most)
			most = t->cells.items[i].lines.items.count;
	for (size_t from = 0; from < most; from += count) {
		size_t lines = most - from < count ? most - from : count;
		length height = (length)lines * t->style->leading + row_padding(t, row);
		struct strip *s = strip_add(t->flow, &t->place, 0, height);

		s->head = head;
		if (from + lines == most)
			draw_row(t, s, row, 0, height);
		for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++)
			draw_cell(t, s, &t->cells.items[i], from, from + lines, row_top(t, row));
	}
}

void table_rows(struct table_setting *t, int first, int end, const struct strip *head)
{
	length room = page_room(t->flow) - (head ? head->height : 0), least = 4 * t->style->leading;

	for (const struct frame *frame = t->place.frame; frame; frame = frame->outer)
		room -= 2 * frame->padding;
	for (size_t i = t->row_start[first]; i < t->row_start[end]; i++) {
		struct table_cell *c = &t->cells.items[i];

		lines_break(&c->lines, &c->text, t->flow, cell_width(t, c),
			    is_head(t, c->row) ? HYPHENS_NEEDED : HYPHENS_SPARINGLY);
	}
	measure_rows(t, first, end);
	if (t->top[end] <= room) {
		add_rows(t, first, end, head);
		return;
	}
	room = room > least ? room : least;
	for (int row = first; row < end; row++)
		add_parts(t, row, (size_t)((room - row_padding(t, row)) / t->style->leading), head);
}
