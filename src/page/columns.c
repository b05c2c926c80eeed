/* Columns side by side: each is set as if it were alone, and what came of it goes into one band of the page. */
#include "flow.h"

static length larger(length a, length b)
{
	return a > b ? a : b;
}

/* Moves what stands in the strips from `first` on into `out`, one below another from `y`; returns where they end. */
static length gather(struct flow *f, struct strip *out, size_t first, length y)
{
	for (size_t i = first; i < f->strips.count; i++) {
		const struct strip *s = &f->strips.items[i];

		y += i > first ? s->before : 0;
		for (size_t k = 0; k < s->pieces.count; k++) {
			struct piece *piece = LIST_ADD(f->passing, &out->pieces);

			*piece = s->pieces.items[k];
			piece->item.y += y;
		}
		y += s->height;
	}
	f->strips.count = first;
	return y;
}

static void set_title(struct flow *f, const struct block *column, struct area *p)
{
	if (column->spans)
		flow_text(f, p, column->spans, &f->style.text[TEXT_PANEL], element_new(f, TAG_P, p->parent), true);
}

void flow_columns(struct flow *f, const struct block *columns, struct area p)
{
	const struct style *style = &f->style;
	struct element *group = element_for(f, TAG_DIV, columns, &p);
	const length before = larger(f->after, style->table_before), top = style->grid * 2 / 3;
	const bool page_break = f->page_break;
	struct strip band = { .destination = -1 }, *s;
	int count = 0, at = 0;

	for (const struct block *column = columns->first; column; column = column->next)
		count++;
	f->page_break = false;
	for (const struct block *column = columns->first; column; column = column->next, at++) {
		struct area inside = p;
		size_t first = f->strips.count;

		inside.wide = (p.wide + style->key_gap) / count - style->key_gap;
		inside.width = inside.wide;
		inside.x = p.x + at * (inside.wide + style->key_gap);
		inside.parent = element_new(f, TAG_DIV, group);
		inside.narrow = true;
		inside.role = TEXT_REMARK;
		f->after = f->padding = 0;
		piece_rectangle(f, &band, (struct box){ inside.x, 0, inside.wide, style->rule_line }, style->ink);
		set_title(f, column, &inside);
		flow_blocks(f, column->first, inside);
		band.height = larger(band.height, gather(f, &band, first, top));
	}
	f->page_break = page_break;
	f->after = before;
	f->padding = 0;
	s = strip_add(f, &p, before, band.height);
	s->pieces = band.pieces;
	f->after = style->table_after;
}
