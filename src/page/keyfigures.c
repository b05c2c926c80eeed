/* Key figures: two to four beside one another, the value in large type over its label. */
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

static length value_width(struct flow *f, const struct fact *fact)
{
	const struct text_style *style = &f->style.text[TEXT_KEY_VALUE];

	return font_width(f->fonts, style->font, fact->value, strlen(fact->value), style->size);
}

/* As many columns as the widest value allows, then no more than make the rows equally long. */
static int choose_columns(struct flow *f, const struct block *figures, length width)
{
	int count = figures->facts.count, columns = count < MOST_COLUMNS ? count : MOST_COLUMNS, rows;

	for (int i = 0; i < count; i++)
		while (columns > 1 &&
		       value_width(f, &figures->facts.items[i]) > (width + f->style.key_gap) / columns - f->style.key_gap)
			columns--;
	if (columns < 1)
		return 1;
	rows = (count + columns - 1) / columns;
	return (count + rows - 1) / rows;
}

/* Lines of value, label and remark of one figure; returns their height. */
static length break_parts(struct flow *f, struct part parts[PARTS], const struct fact *fact, struct place at,
			  struct element *body, length width)
{
	length height = 0;

	parts[0] = (struct part){ fact->value, &f->style.text[TEXT_KEY_VALUE], { { 0 } } };
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

static void flow_row(struct flow *f, const struct block *figures, int first, int columns, const struct place_in *p,
		     struct element *list)
{
	length gap = f->style.key_gap, width = (p->wide + gap) / columns - gap, top = f->style.grid, height = 0;
	struct part parts[MOST_COLUMNS][PARTS];
	int count = figures->facts.count - first < columns ? figures->facts.count - first : columns;
	struct strip *s;

	for (int i = 0; i < count; i++) {
		struct element *item = element_new(f, TAG_LI, list);
		length own = break_parts(f, parts[i], &figures->facts.items[first + i], figures->at,
					 element_new(f, TAG_LBODY, item), width);

		height = own > height ? own : height;
	}
	s = strip_add(f, p, f->style.grid, top + height);
	for (int i = 0; i < count; i++)
		piece_rectangle(f, s, (struct box){ p->x + i * (width + gap), 0, width, BAR }, f->style.accent[0]);
	for (int i = 0; i < count; i++)
		draw_parts(f, s, parts[i], p->x + i * (width + gap), top);
	f->after = 2 * f->style.grid;
}

void flow_key_figures(struct flow *f, const struct block *figures, struct place_in p)
{
	struct element *list = element_for(f, TAG_L, figures, &p);
	int columns = choose_columns(f, figures, p.wide);

	for (int i = 0; i < figures->facts.count; i += columns)
		flow_row(f, figures, i, columns, &p, list);
}
