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
	struct strip scratch = { 0 };
	struct piece *piece = piece_text(f, &scratch, element_new(f, TAG_LBL, li), style, text, x, baseline(f, style));

	piece->item.text.space_after = true;
	f->label = *piece;
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

void flow_list(struct flow *f, const struct block *list, struct place_in p)
{
	const struct text_style *style = &f->style.text[p.role];
	struct element *e = element_for(f, TAG_L, list, &p);
	length indent = f->style.list_indent, outer_after = style->after, full = f->style.measure;
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
		struct place_in inside = p;
		struct element *li = element_for(f, TAG_LI, item, &inside);
		const char *text = list->list.ordered ? arena_printf(f->arena, "%ld.", number)
						      : bullet[(size_t)(depth - 1) % BULLETS];
		size_t first = f->strips.count;

		inside.parent = element_new(f, TAG_LBODY, li);
		inside.x += indent;
		inside.width -= indent;
		inside.wide -= indent;
		set_label(f, li, style, text, p.x);
		flow_blocks(f, item->first, inside);
		/* An item without text is an item all the same: a label and a body. */
		if (f->label.owner)
			piece_add(f, strip_add(f, &inside, 0, style->leading), inside.parent);
		if (list->list.tight && f->strips.count > first)
			f->after = 0;
	}
	f->after = depth > 1 && list->list.tight ? 0 : outer_after;
}
