/* Key figures: two to four beside one another, the value in large type over its label. A first row that is short
 * gives what is left to the first figure:
 *
 *     ━━━━━━━━━━━━━━━━━━  ━━━━━━━━
 *     12,8 mill. kr       2024
 *     ━━━━━━━━  ━━━━━━━━  ━━━━━━━━
 *     2,77 mill. kr  … */
#include "flow.h"
#include "linebreak.h"

#include <string.h>

enum { MOST_COLUMNS = 4, BAR = PT(2) };

/* The part of a figure that is set in one style. */
struct part {
	const char *text;
	const struct text_style *style;
	struct lines lines;
};

enum { PARTS = 3 };

static length larger(length a, length b)
{
	return a > b ? a : b;
}

static length value_width(struct flow *f, const struct fact *fact)
{
	const struct text_style *style = &f->style.text[TEXT_KEY_VALUE];

	return font_width(f->fonts, style->font, fact->value, strlen(fact->value), style->size);
}

/* As many columns as the widest value allows when it may be set so much smaller, in per cent. */
enum { LEAST_SIZE = 70 };

static length column_width(const struct flow *f, length width, int columns)
{
	return (width + f->style.key_gap) / columns - f->style.key_gap;
}

/* How many columns, and in `style` how large the values: all in one size. The rows are equally long, or the first is
 * shorter and its first figure wider. */
static int choose_columns(struct flow *f, const struct block *figures, length width, struct text_style *style)
{
	int count = figures->facts.count, columns = count < MOST_COLUMNS ? count : MOST_COLUMNS, rows;
	length widest = 1, room;

	for (int i = 0; i < count; i++)
		widest = larger(widest, value_width(f, &figures->facts.items[i]));
	while (columns > 1 && widest * LEAST_SIZE / 100 > column_width(f, width, columns))
		columns--;
	if (columns < 1)
		return 1;
	rows = (count + columns - 1) / columns;
	columns = (count + rows - 1) / rows;
	room = column_width(f, width, columns);
	if (widest > room)
		style->size = larger((length)((int64_t)style->size * room / widest), style->size * LEAST_SIZE / 100);
	return columns;
}

/* Lines of value, label and remark of one figure; returns their height. */
static length break_parts(struct flow *f, struct part parts[PARTS], const struct fact *fact, struct place at,
			  struct element *body, const struct text_style *value, length width)
{
	length height = 0;

	parts[0] = (struct part){ fact->value, value, { { 0 } } };
	parts[1] = (struct part){ fact->label, &f->style.text[TEXT_KEY_LABEL], { { 0 } } };
	parts[2] = (struct part){ fact->remark ? fact->remark : "", &f->style.text[TEXT_REMARK], { { 0 } } };
	for (int i = 0; i < PARTS; i++) {
		struct span span = { .text = parts[i].text, .at = at };
		struct ink ink = ink_of(parts[i].style, element_new(f, TAG_P, body));
		struct text t = { 0 };

		text_add(&t, f, &span, &ink);
		lines_break(&parts[i].lines, &t, f, width, i ? HYPHENS_SPARINGLY : HYPHENS_NEEDED);
		height += (length)parts[i].lines.items.count * parts[i].style->leading;
	}
	return height;
}

static void draw_parts(struct flow *f, struct strip *s, const struct part parts[PARTS], length x, length y)
{
	for (int i = 0; i < PARTS; i++) {
		for (size_t k = 0; k < parts[i].lines.items.count; k++) {
			line_pieces(f, s, &parts[i].lines.items.items[k], x, y + baseline(f, parts[i].style));
			y += parts[i].style->leading;
		}
	}
}

/* A row of figures: the places of the columns, and the style of the values. */
struct figure_row {
	int columns;
	length width;  /* of a column */
	const struct text_style *value;
};

/* Figures first … first + count − 1; the first of them takes the columns that the others leave. */
static void flow_row(struct flow *f, const struct block *figures, int first, int count, const struct figure_row *row,
		     const struct place_in *p, struct element *list)
{
	length step = row->width + f->style.key_gap, top = f->style.grid, height = 0;
	struct part parts[MOST_COLUMNS][PARTS];
	int spare = row->columns - count;
	struct strip *s;

	for (int i = 0; i < count; i++) {
		struct element *item = element_new(f, TAG_LI, list);
		length width = row->width + (i ? 0 : spare * step);

		height = larger(height, break_parts(f, parts[i], &figures->facts.items[first + i], figures->at,
						    element_new(f, TAG_LBODY, item), row->value, width));
	}
	s = strip_add(f, p, f->style.grid, top + height);
	for (int i = 0; i < count; i++)
		piece_rectangle(f, s, (struct box){ p->x + (i ? spare + i : 0) * step, 0,
				row->width + (i ? 0 : spare * step), BAR }, f->style.accent[0]);
	for (int i = 0; i < count; i++)
		draw_parts(f, s, parts[i], p->x + (i ? spare + i : 0) * step, top);
	f->after = 2 * f->style.grid;
}

void flow_key_figures(struct flow *f, const struct block *figures, struct place_in p)
{
	struct element *list = element_for(f, TAG_L, figures, &p);
	struct text_style value = f->style.text[TEXT_KEY_VALUE];
	struct figure_row row = { .columns = choose_columns(f, figures, p.wide, &value), .value = &value };
	int total = figures->facts.count, count = total % row.columns ? total % row.columns : row.columns;

	row.width = column_width(f, p.wide, row.columns);
	for (int i = 0; i < total; i += count) {
		count = i ? row.columns : count;
		flow_row(f, figures, i, count, &row, &p, list);
	}
}
