/* Lists: labels, indents, and items that may hold anything. */
#include "flow.h"
#include "linebreak.h"

#include <string.h>

/* Deep lists go on indenting only while this part of the measure is left, in per cent; below that they stand
 * where their parent stands, told apart by their labels. */
enum { LEAST_MEASURE = 45 };

static const char *const bullet[] = { "•", "–", "·" };

enum { BULLETS = sizeof bullet / sizeof bullet[0] };

static int list_depth(const struct element *e)
{
	int depth = 0;

	for (; e; e = e->parent)
		depth += e->tag == TAG_L;
	return depth;
}

/* The label is kept until the item's first strip is made, so that both stand on one line. */
static void set_label(struct flow *f, struct element *li, const struct text_style *style, const char *text, length x)
{
	f->label = piece_of_text(f, element_new(f, TAG_LBL, li), style, text, x, baseline(f, style));
	f->label.item.text.space_after = true;
}

/* Width of the widest number of an ordered list, with its full stop and a space. */
static length number_indent(struct flow *f, const struct block *list, const struct text_style *style)
{
	long last = list->list.start - 1;
	const char *text;

	for (const struct block *item = list->first; item; item = item->next)
		last++;
	text = arena_printf(f->arena, "%ld.  ", last);
	return font_width(f->fonts, style->font, text, strlen(text), style->size);
}

static void flow_item(struct flow *f, const struct block *item, const struct text_style *style, const char *label,
		      length indent, struct area p)
{
	length x = p.x;
	struct element *li = element_for(f, TAG_LI, item, &p);

	p.parent = element_new(f, TAG_LBODY, li);
	p.x += indent;
	p.width -= indent;
	p.wide -= indent;
	set_label(f, li, style, label, x);
	flow_blocks(f, item->first, p);
	/* An item without text is an item all the same: a label and a body. */
	if (f->label.owner)
		piece_add(f, strip_add(f, &p, 0, style->leading), p.parent);
}

/* No item stands alone at the foot of a page or at the top of the next: what ends before the strip `second` and
 * before `last`, which begin items, stays with them. */
static void keep_items(struct flow *f, size_t first, size_t second, size_t last)
{
	if (second > first)
		f->strips.items[second - 1].keep = true;
	if (last > first)
		f->strips.items[last - 1].keep = true;
}

void flow_list(struct flow *f, const struct block *list, struct area p)
{
	const struct text_style *style = &f->style.text[p.role];
	struct element *e = element_for(f, TAG_L, list, &p);
	length indent = f->style.list_indent, outer_after = style->after, full = f->style.measure;
	size_t start = f->strips.count, second = 0, last = 0;
	long number = list->list.start;
	int depth;

	p.parent = e;
	e->numbering = list->list.ordered ? NUMBERING_DECIMAL : NUMBERING_DISC;
	depth = list_depth(e);
	if (list->list.ordered && number_indent(f, list, style) > indent)
		indent = number_indent(f, list, style);
	if (p.width - indent < full * LEAST_MEASURE / 100 && depth > 1) {
		p.x -= indent;
		p.width += indent;
		p.wide += indent;
	}
	for (const struct block *item = list->first; item; item = item->next, number++) {
		const char *label = list->list.ordered ? arena_printf(f->arena, "%ld.", number)
						       : bullet[(size_t)(depth - 1) % BULLETS];

		last = f->strips.count;
		if (item == list->first->next)
			second = last;
		flow_item(f, item, style, label, indent, p);
		if (list->list.tight)
			f->after = 0;
	}
	keep_items(f, start, second, last);
	f->after = depth > 1 && list->list.tight ? 0 : outer_after;
}

enum { QUESTION_WIDTH = 40 /* per cent, of the text; the rest is to write on */ };

/* A question with its number to the left, and lines to write on to the right. More lines may follow the last. */
static void flow_question(struct flow *f, const struct block *item, int number, struct element *list,
			  const struct area *p)
{
	const struct style *style = &f->style;
	const struct text_style *text = &style->text[TEXT_FACT], *figure = &style->text[TEXT_HEADING_2];
	struct element *li = element_new(f, TAG_LI, list);
	length left = p->wide * QUESTION_WIDTH / 100, indent = style->list_indent, y = style->grid, x = p->x + left;
	struct ink ink = ink_of(text, element_new(f, TAG_LBODY, li));
	const char *label = arena_printf(f->arena, "%d", number);
	struct text_style accented = *figure;
	struct lines lines = { 0 };
	struct text t = { 0 };
	struct strip *s;
	int count;

	accented.colour = style->accent[0];
	text_add(&t, f, item->first ? item->first->spans : NULL, &ink);
	lines_break(&lines, &t, f, left - indent - style->column_gap, HYPHENS_SPARINGLY);
	count = (int)((y + (length)lines.items.count * text->leading) / style->note_pitch) + 1;
	count = count > NOTE_LINES_LEAST ? count : NOTE_LINES_LEAST;
	s = strip_add(f, p, 0, count * style->note_pitch);
	piece_rectangle(f, s, (struct box){ p->x, 0, p->wide, style->hairline }, style->ink);
	piece_text(f, s, element_new(f, TAG_LBL, li), &accented, label, p->x, y + baseline(f, text));
	for (size_t i = 0; i < lines.items.count; i++)
		line_pieces(f, s, &lines.items.items[i], p->x + indent,
			    y + (length)i * text->leading + baseline(f, text));
	for (int i = 1; i <= count; i++)
		piece_rectangle(f, s,
				(struct box){ x, i * style->note_pitch - style->hairline,
					      p->wide - left, style->hairline },
				style->light_rule);
	s->pitch = style->note_pitch;
}

void flow_questions(struct flow *f, const struct block *questions, struct area p)
{
	struct element *list = element_for(f, TAG_L, questions, &p);
	int number = 1;

	list->numbering = NUMBERING_DECIMAL;
	for (const struct block *item = questions->first; item; item = item->next)
		flow_question(f, item, number++, list, &p);
	f->after = f->style.table_after;
}
