/* Sets a table: head, rows, footnote, and their tags. */
#include "table.h"

#include <string.h>

/* Tables of so few rows that take no more of a page, in per cent, are never divided; small ones of so few rows are
 * set in the common size if their lines allow. */
enum { ROWS_TOGETHER = 10, HEIGHT_TOGETHER = 45, ROWS_NOT_SMALL = 16 };

static bool is_head(const struct table *table, int row)
{
	return row < table->head_rows;
}

static bool has_rows(const struct table *table, enum row_kind kind)
{
	for (int i = table->head_rows; i < table->row_count; i++)
		if (table->rows[i].kind == kind)
			return true;
	return false;
}

/* Cells refer to their heads by id where scopes do not tell: two levels of heads, groups of rows, or remarks. */
static bool needs_headers(const struct table *table)
{
	return table->head_rows > 1 || has_rows(table, ROW_GROUP) || has_rows(table, ROW_REMARK);
}

static struct element *cell_element(struct table_setting *t, const struct table_cell *c, struct element *row)
{
	const struct table *table = t->table;
	bool group = table->rows[c->row].kind == ROW_GROUP;
	bool header = is_head(table, c->row) || c->cell->header || group;
	struct element *e = element_new(t->flow, header ? TAG_TH : TAG_TD, row);

	if (header)
		e->scope = is_head(table, c->row) || group ? SCOPE_COLUMN : SCOPE_ROW;
	if (c->columns > 1 || c->rows > 1) {
		element_own(t->flow, e)->columns = c->columns;
		e->more->rows = c->rows;
	}
	if (header && needs_headers(table))
		element_number(t->flow, e);
	return e;
}

static enum font row_font(const struct table *table, int row, enum font font)
{
	enum row_kind kind = table->rows[row].kind;
	bool bold = is_head(table, row) || kind == ROW_TOTAL || kind == ROW_GROUP;

	return bold && font == FONT_REGULAR ? FONT_BOLD : font;
}

/* How many columns or rows a cell covers, of `most`; of those that say nothing it is one. */
static int within(int count, int most)
{
	return count > most ? most : count ? count : 1;
}

/* Places `cell` at the first free column of its row. Returns false when the row is full. */
static bool place_cell(struct table_setting *t, const struct cell *cell, int row, struct element *tr)
{
	const struct table *table = t->table;
	int columns = table->column_count, column = 0;
	int *taken = t->covered + (size_t)row * (size_t)columns;
	struct table_cell *c;
	struct ink ink;

	while (column < columns && taken[column] >= 0)
		column++;
	if (column == columns)
		return false;
	c = LIST_ADD(t->flow->passing, &t->cells);
	c->cell = cell;
	c->row = row;
	c->column = column;
	c->columns = within(cell->columns, columns - column);
	c->rows = within(cell->rows, (is_head(table, row) ? table->head_rows : table->row_count) - row);
	for (int r = 0; r < c->rows; r++)
		for (int k = 0; k < c->columns; k++)
			taken[r * columns + column + k] = (int)t->cells.count - 1;
	c->element = cell_element(t, c, tr);
	ink = ink_of(t->style, c->element);
	ink.font = row_font(table, row, ink.font);
	if (table->rows[row].kind == ROW_REMARK)
		ink.colour = t->flow->style.muted;
	text_add(&c->text, t->flow, cell->spans, &ink);
	return true;
}

/* Of the cells that are heads of another. */
struct ids {
	LIST_OF(int) list;
};

static void add_header(struct table_setting *t, struct ids *ids, const struct element *e)
{
	int id = element_more(e).id;

	for (size_t i = 0; i < ids->list.count; i++)
		if (ids->list.items[i] == id)
			return;
	*LIST_ADD(t->flow->structure, &ids->list) = id;
}

static void keep_headers(struct table_setting *t, struct element *e, const struct ids *ids)
{
	if (!ids->list.count)
		return;
	element_own(t->flow, e)->headers = ids->list.items;
	e->more->header_count = (int)ids->list.count;
}

/* The heads above `c`, the group it stands in, and those of its row. */
static void set_headers(struct table_setting *t, struct table_cell *c, const struct table_cell *group)
{
	const struct table *table = t->table;
	int columns = table->column_count;
	struct ids ids = { 0 };

	for (int row = 0; row < table->head_rows && row < c->row; row++) {
		for (int k = c->column; k < c->column + c->columns; k++) {
			int index = t->covered[row * columns + k];

			if (index >= 0)
				add_header(t, &ids, t->cells.items[index].element);
		}
	}
	if (group)
		add_header(t, &ids, group->element);
	for (int k = 0; k < columns; k++) {
		int index = t->covered[c->row * columns + k];

		if (index >= 0 && t->cells.items[index].element->scope == SCOPE_ROW &&
		    t->cells.items[index].element != c->element)
			add_header(t, &ids, t->cells.items[index].element);
	}
	keep_headers(t, c->element, &ids);
}

/* A remark belongs to the heads of the rows above it, back to the last remark or group. */
static void set_remark_headers(struct table_setting *t, size_t index)
{
	const struct row *rows = t->table->rows;
	struct table_cell *c = &t->cells.items[index];
	size_t first = index, body = t->row_start[t->table->head_rows];
	struct ids ids = { 0 };

	while (first > body && rows[t->cells.items[first - 1].row].kind == ROW_PLAIN)
		first--;
	for (size_t i = first; i < index; i++)
		if (t->cells.items[i].element->scope == SCOPE_ROW)
			*LIST_ADD(t->flow->structure, &ids.list) = element_more(t->cells.items[i].element).id;
	keep_headers(t, c->element, &ids);
}

static void set_all_headers(struct table_setting *t)
{
	const struct table_cell *group = NULL;

	for (size_t i = 0; i < t->cells.count; i++) {
		struct table_cell *c = &t->cells.items[i];
		enum row_kind kind = t->table->rows[c->row].kind;

		if (kind == ROW_GROUP)
			group = c;
		else if (kind == ROW_REMARK)
			set_remark_headers(t, i);
		else
			set_headers(t, c, group);
	}
}

/* The elements and texts of all cells in `style`. */
static void build(struct table_setting *t, const struct text_style *style)
{
	const struct table *table = t->table;
	size_t places = (size_t)table->row_count * (size_t)table->column_count;
	struct arena *a = t->flow->passing;

	t->style = style;
	t->cells.count = t->cells.capacity = 0;
	t->head = element_new(t->flow, TAG_THEAD, t->element);
	t->body = element_new(t->flow, TAG_TBODY, t->element);
	t->row_start = NEW_ARRAY(a, (size_t)table->row_count + 1, size_t);
	t->height = NEW_ARRAY(a, table->row_count, length);
	t->top = NEW_ARRAY(a, table->row_count + 1, length);
	t->covered = NEW_ARRAY(a, places, int);
	for (size_t i = 0; i < places; i++)
		t->covered[i] = -1;
	for (int row = 0; row < table->row_count; row++) {
		struct element *tr = element_new(t->flow, TAG_TR, is_head(table, row) ? t->head : t->body);

		t->row_start[row] = t->cells.count;
		for (int i = 0; i < table->rows[row].cell_count; i++)
			if (!place_cell(t, &table->rows[row].cells[i], row, tr))
				break;
	}
	t->row_start[table->row_count] = t->cells.count;
	if (needs_headers(table))
		set_all_headers(t);
}

/* Takes the last strip back and keeps it as the head to repeat. */
static const struct strip *repeatable(struct flow *f, size_t first)
{
	struct strip *copy;

	/* A head that fills half a page is not worth repeating. */
	if (f->strips.count != first + 1 || f->strips.items[first].height > page_room(f) / 2)
		return NULL;
	copy = NEW(f->passing, struct strip);
	*copy = f->strips.items[first];
	return copy;
}

/* Strips of rows that stand at least at the foot of a page and at the top of the next: two rows, each with its
 * remark, and more where rows are many and low. */
static size_t least_rows(const struct table_setting *t)
{
	return t->remarks ? 4 : t->zebra ? 5 : 2;
}

/* Which strips of the table, from `first` on, stay together; its rows begin at `body`. */
static void keep_rows(struct table_setting *t, size_t first, size_t body)
{
	struct flow *f = t->flow;
	size_t end = f->strips.count, least = least_rows(t);
	struct strip *s = f->strips.items;
	bool footnote = t->table->footnote != NULL;
	length height = 0;
	bool whole;

	for (size_t i = first; i < end; i++)
		height += s[i].height;
	whole = end - body <= ROWS_TOGETHER && height <= page_room(f) * HEIGHT_TOGETHER / 100;
	for (size_t i = first; i < end; i++)
		s[i].together = t->zebra && (i + 1 < end || footnote);
	for (size_t i = first; i + 1 < end; i++)
		s[i].keep |= i + 1 < body + least || i + least >= end || whole;
	s[end - 1].keep |= footnote;
}

/* `head` with the heading of the group that goes on below it, and a word that says so. */
static const struct strip *continued(struct table_setting *t, const struct strip *head, const struct strip *group)
{
	struct flow *f = t->flow;
	struct strip *both;

	if (!head || !f->doc->continued || head->height + group->height > page_room(f) / 2)
		return head;
	both = NEW(f->passing, struct strip);
	both->height = head->height + group->height;
	for (size_t i = 0; i < head->pieces.count; i++)
		*LIST_ADD(f->passing, &both->pieces) = head->pieces.items[i];
	for (size_t i = 0; i < group->pieces.count; i++) {
		struct piece *piece = LIST_ADD(f->passing, &both->pieces);

		*piece = group->pieces.items[i];
		piece->item.y += head->height;
		if (i + 1 == group->pieces.count && piece->item.type == ITEM_TEXT && piece->item.text.text)
			piece_text(f, both, NULL, t->style, f->doc->continued,
				   piece->item.x + piece->item.text.width + t->style->size / 3, piece->item.y);
	}
	return both;
}

static void flow_rows(struct table_setting *t)
{
	const struct table *table = t->table;
	struct flow *f = t->flow;
	size_t first = f->strips.count, body;
	const struct strip *head = NULL, *repeated;

	if (table->head_rows) {
		table_rows(t, 0, table->head_rows, NULL);
		head = repeatable(f, first);
	}
	repeated = head;
	body = f->strips.count;
	for (int row = table->head_rows, end; row < table->row_count; row = end) {
		size_t strip = f->strips.count;

		end = table_group_end(t, row);
		table_rows(t, row, end, table->rows[row].kind == ROW_GROUP ? head : repeated);
		if (table->rows[row].kind == ROW_GROUP)
			repeated = continued(t, head, &f->strips.items[strip]);
		f->strips.items[strip].keep |= table->rows[row].kind == ROW_GROUP;
		if ((table->rows[row].kind == ROW_TOTAL || table->rows[row].kind == ROW_REMARK) && strip > body)
			f->strips.items[strip - 1].keep = true;
	}
	if (f->strips.count > first)
		keep_rows(t, first, body);
}

/* Chooses the size of type: small where the table asks for it and would else be long or have broken lines, or
 * where words would have to be divided. */
static void set_size(struct table_setting *t)
{
	const struct style *style = &t->flow->style;
	enum table_fit least = t->table->small ? TABLE_UNBROKEN : TABLE_BROKEN;

	if (!t->table->small || t->table->row_count <= ROWS_NOT_SMALL) {
		build(t, &style->text[TEXT_TABLE]);
		if (table_widths(t) >= least)
			return;
	}
	build(t, &style->text[TEXT_TABLE_SMALL]);
	table_widths(t);
}

void flow_table(struct flow *f, const struct table *table, struct area p)
{
	const struct style *style = &f->style;
	struct table_setting t = { .flow = f, .table = table, .place = p };

	t.element = element_new(f, TAG_TABLE, p.parent);
	p.width = p.wide;
	if (table->caption)
		flow_text(f, &p, table->caption, &style->text[p.narrow ? TEXT_PANEL : TEXT_CAPTION],
			  element_new(f, TAG_CAPTION, t.element), true);
	else
		f->after = f->after > style->table_before ? f->after : style->table_before;
	if (table->column_count < 1)
		return;
	set_size(&t);
	t.remarks = has_rows(table, ROW_REMARK);
	t.zebra = !t.remarks && table->row_count - table->head_rows >= style->zebra_rows;
	t.padding = t.zebra || t.remarks ? style->zebra_padding : style->cell_padding;
	flow_rows(&t);
	if (table->footnote) {
		struct element *note = element_new(f, TAG_NOTE, p.parent);
		bool keep = p.keep;

		element_number(f, note);
		f->after = 0;
		p.keep = true; /* all of it with the last row */
		flow_text(f, &p, table->footnote, &style->text[TEXT_REMARK], note, false);
		f->strips.items[f->strips.count - 1].keep = keep;
	}
	f->after = style->table_after;
}
