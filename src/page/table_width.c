/* Column widths from what the cells hold. */
#include "table.h"

#include <string.h>

static length larger(length a, length b)
{
	return a > b ? a : b;
}

/* Bytes of `text` up to the unit's place: before a decimal comma, else after the last digit. 0 = no number. */
static size_t unit_place(const char *text, size_t bytes)
{
	size_t place = 0;

	for (size_t i = 0; i < bytes; i++) {
		if (text[i] == ',' && place)
			return place;
		if (text[i] >= '0' && text[i] <= '9')
			place = i + 1;
	}
	return place;
}

/* Splits the number in a cell of a decimal column at its unit's place. */
static void measure_number(struct table_setting *t, struct table_cell *c)
{
	const struct unit *u = c->text.units.items;
	size_t place;

	c->before_unit = -1;
	if (t->table->columns[c->column].align != ALIGN_DECIMAL || c->columns > 1 || c->row < t->table->head_rows ||
	    !c->text.units.count)
		return;
	place = unit_place(u->text, u->bytes);
	if (!place)
		return;
	c->before_unit = font_width(t->flow->fonts, u->ink->font, u->text, place, u->ink->size);
	t->after_unit[c->column] = larger(t->after_unit[c->column], c->widest - c->before_unit);
}

/* Widens the columns below a spanning cell in equal parts when together they are narrower than it. */
static void stretch(const struct table_setting *t, length *widths, const struct table_cell *c, length need)
{
	length have = t->gap * (c->columns - 1), part;

	for (int i = 0; i < c->columns; i++)
		have += widths[c->column + i];
	part = (need - have + c->columns - 1) / c->columns;
	for (int i = 0; i < c->columns && need > have; i++)
		widths[c->column + i] += part;
}

/* What `c` asks of its column when nothing is broken; remarks always are. With `broken`, heads over figures are,
 * for the sake of text. */
static length wanted_width(const struct table_setting *t, const struct table_cell *c, bool broken)
{
	bool remark = t->table->rows[c->row].kind == ROW_REMARK;
	bool figures = t->table->columns[c->column].align != ALIGN_LEFT;

	return remark || (broken && figures && c->row < t->table->head_rows) ? c->narrowest : c->widest;
}

enum { BAR_LEAST = PT(18), BAR_WANTED = PT(28), BAR_GAP = PT(5) };

/* Columns with bars are wider than their text. */
static void find_bars(struct table_setting *t)
{
	t->bars = NULL;
	for (size_t i = 0; i < t->cells.count; i++) {
		const struct table_cell *c = &t->cells.items[i];

		if (!c->cell->has_bar)
			continue;
		if (!t->bars)
			t->bars = NEW_ARRAY(t->flow->passing, (size_t)t->table->column_count, struct table_bars);
		t->bars[c->column].any = true;
	}
	for (size_t i = 0; t->bars && i < t->cells.count; i++) {
		const struct table_cell *c = &t->cells.items[i];

		if (c->columns == 1 && c->row >= t->table->head_rows)
			t->bars[c->column].text = larger(t->bars[c->column].text, c->widest);
	}
}

/* One scale for all columns: the largest on which each has room for its bars before its text. */
static void scale_bars(struct table_setting *t)
{
	double low = 0, high = 0, rate = -1;

	if (!t->bars)
		return;
	for (size_t i = 0; i < t->cells.count; i++) {
		const struct cell *cell = t->cells.items[i].cell;

		if (!cell->has_bar)
			continue;
		low = cell->bar < low ? cell->bar : low;
		high = cell->bar > high ? cell->bar : high;
	}
	for (int k = 0; k < t->table->column_count; k++) {
		double room = t->width[k] - t->bars[k].text - BAR_GAP;

		if (t->bars[k].any && high > low && (rate < 0 || room / (high - low) < rate))
			rate = room > 0 ? room / (high - low) : 0;
	}
	for (int k = 0; k < t->table->column_count; k++) {
		t->bars[k].rate = rate > 0 ? rate : 0;
		t->bars[k].zero = t->x[k] + (length)(-low * t->bars[k].rate);
	}
}

/* Narrowest and widest width of each column. A decimal column has room for its longest parts on both sides. */
static void measure_columns(struct table_setting *t, length *narrowest, length *widest, bool broken)
{
	int columns = t->table->column_count;
	length *before = NEW_ARRAY(t->flow->passing, columns, length);

	memset(narrowest, 0, (size_t)columns * sizeof *narrowest);
	memset(widest, 0, (size_t)columns * sizeof *widest);

	for (size_t i = 0; i < t->cells.count; i++) {
		const struct table_cell *c = &t->cells.items[i];

		if (c->columns > 1)
			continue;
		narrowest[c->column] = larger(narrowest[c->column], c->narrowest);
		widest[c->column] = larger(widest[c->column], wanted_width(t, c, broken));
		before[c->column] = larger(before[c->column], c->before_unit);
	}
	for (int k = 0; k < columns; k++) {
		narrowest[k] = larger(narrowest[k], before[k] + t->after_unit[k]);
		if (t->bars && t->bars[k].any) {
			narrowest[k] = larger(narrowest[k], t->bars[k].text + BAR_GAP + BAR_LEAST);
			widest[k] = larger(widest[k], t->bars[k].text + BAR_GAP + BAR_WANTED);
		}
		widest[k] = larger(widest[k], narrowest[k]);
	}
	for (size_t i = 0; i < t->cells.count; i++) {
		const struct table_cell *c = &t->cells.items[i];

		if (c->columns < 2)
			continue;
		stretch(t, narrowest, c, c->narrowest);
		stretch(t, widest, c, wanted_width(t, c, broken));
	}
}

static length sum(const length *widths, int count)
{
	length total = 0;

	for (int i = 0; i < count; i++)
		total += widths[i];
	return total;
}

/* What is left when every column has its text on one line goes to those with a weight. */
static void add_spare(struct table_setting *t, length spare)
{
	int columns = t->table->column_count, weights = 0;

	for (int k = 0; k < columns; k++)
		weights += t->table->columns[k].weight;
	for (int k = 0; k < columns && weights; k++)
		t->width[k] += (length)((int64_t)spare * t->table->columns[k].weight / weights);
}

enum { LEAST_GAP = 60 /* per cent */ };

/* Columns stand closer together when that saves breaking lines. */
static void set_gap(struct table_setting *t, length wanted)
{
	length most = t->flow->style.column_gap * t->style->size / t->flow->style.text[TEXT_TABLE].size;
	int gaps = t->table->column_count - 1;
	length fitting = gaps ? (t->place.wide - wanted) / gaps : most;

	t->gap = fitting < most && fitting >= most * LEAST_GAP / 100 ? fitting : most;
}

/* Widths between the narrowest and the widest. Columns that want little get it first, so that a short cell is not
 * broken for the sake of a long one; those that want more than an equal part share in proportion. */
static void share(struct table_setting *t, const length *narrowest, const length *widest, length room)
{
	int columns = t->table->column_count, open = 0;
	length spare = room - sum(narrowest, columns), wanted = sum(widest, columns) - sum(narrowest, columns);
	bool granted = true;

	memcpy(t->width, narrowest, (size_t)columns * sizeof *narrowest);
	for (int k = 0; k < columns; k++)
		open += widest[k] > narrowest[k];
	while (granted && open) {
		length part = spare / open;

		granted = false;
		for (int k = 0; k < columns; k++) {
			length want = widest[k] - t->width[k];

			if (!want || want > part)
				continue;
			t->width[k] = widest[k];
			spare -= want;
			wanted -= want;
			granted = true;
			open--;
		}
	}
	for (int k = 0; k < columns && wanted > 0; k++)
		t->width[k] += (length)((int64_t)(widest[k] - t->width[k]) * spare / wanted);
}

/* Not even the narrowest widths fit: columns that want no more than an equal part get what they want, the others
 * share what is left, and words are cut where they must. */
static void shrink(struct table_setting *t, const length *widest, length room)
{
	int columns = t->table->column_count, open = columns;
	bool granted = true;

	while (granted && open) {
		length part = room / open;

		granted = false;
		for (int k = 0; k < columns; k++) {
			if (t->width[k] || widest[k] > part)
				continue;
			t->width[k] = widest[k] ? widest[k] : 1;
			room -= t->width[k];
			granted = true;
			open--;
		}
	}
	for (int k = 0; k < columns; k++)
		if (!t->width[k])
			t->width[k] = room / open;
}

/* Extremely long cells count no wider than this many times the place, so that sums stay in range. */
enum { WIDEST = 8 };

static void measure_cells(struct table_setting *t, bool divided)
{
	for (size_t i = 0; i < t->cells.count; i++) {
		struct table_cell *c = &t->cells.items[i];
		length widest = text_widest(&c->text, t->flow);

		c->widest = widest < WIDEST * t->place.wide ? widest : WIDEST * t->place.wide;
		c->narrowest = text_narrowest(&c->text, t->flow, divided);
		if (c->narrowest > c->widest)
			c->narrowest = c->widest;
		measure_number(t, c);
	}
}

enum table_fit table_widths(struct table_setting *t)
{
	int columns = t->table->column_count;
	struct arena *a = t->flow->passing;
	length *narrowest = NEW_ARRAY(a, columns, length), *widest = NEW_ARRAY(a, columns, length);
	length room, x = t->place.x;
	enum table_fit fit = TABLE_BROKEN;

	t->width = NEW_ARRAY(a, columns, length);
	t->x = NEW_ARRAY(a, columns, length);
	t->after_unit = NEW_ARRAY(a, columns, length);
	measure_cells(t, false);
	find_bars(t);
	measure_columns(t, narrowest, widest, false);
	set_gap(t, sum(widest, columns));
	room = t->place.wide - t->gap * (columns - 1);
	if (sum(narrowest, columns) > room) {
		fit = TABLE_DIVIDED;
		measure_cells(t, true);
	}
	if (fit == TABLE_DIVIDED || sum(widest, columns) > room)
		measure_columns(t, narrowest, widest, true);
	else
		fit = TABLE_UNBROKEN;
	if (sum(widest, columns) <= room) {
		memcpy(t->width, widest, (size_t)columns * sizeof *widest);
		add_spare(t, room - sum(widest, columns));
	} else if (sum(narrowest, columns) > room) {
		shrink(t, widest, room);
	} else {
		share(t, narrowest, widest, room);
	}
	for (int k = 0; k < columns; k++) {
		t->x[k] = x;
		x += t->width[k] + t->gap;
	}
	scale_bars(t);
	return fit;
}
