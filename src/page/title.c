/* The head of the first page: title and case data. */
#include "flow.h"
#include "linebreak.h"

#include <string.h>

enum { BAR_WIDTH = PT(36), BAR_HEIGHT = PT(3), LABEL_MOST = 40 /* per cent of the width */ };

static length label_width(struct flow *f, const struct block *title, const struct text_style *style, length most)
{
	length widest = 0;

	for (int i = 0; i < title->facts.count; i++) {
		const char *label = title->facts.items[i].label;
		length width = font_width(f->fonts, style->font, label, strlen(label), style->size);

		if (width > widest)
			widest = width;
	}
	return widest < most ? widest : most;
}

static void break_plain(struct lines *out, struct flow *f, const char *text, struct place at, const struct ink *ink,
			length width)
{
	struct span span = { .text = text, .at = at };
	struct text t = { 0 };

	text_add(&t, f, &span, ink);
	lines_break(out, &t, f, width, HYPHENS_NEEDED);
}

/* Label to the left, value to the right, each as many lines as it needs. */
static void flow_fact(struct flow *f, const struct fact *fact, struct place at, const struct place_in *p,
		      struct element *list, length left)
{
	const struct text_style *style = &f->style.text[TEXT_FACT];
	struct element *item = element_new(f, TAG_LI, list);
	struct ink label_ink = ink_of(style, element_new(f, TAG_LBL, item));
	struct ink value_ink = ink_of(style, element_new(f, TAG_LBODY, item));
	struct lines label = { 0 }, value = { 0 };
	length gap = f->style.column_gap;
	size_t rows;

	label_ink.colour = f->style.muted;
	break_plain(&label, f, fact->label, at, &label_ink, left);
	break_plain(&value, f, fact->value, at, &value_ink, p->width - left - gap);
	rows = label.items.count > value.items.count ? label.items.count : value.items.count;
	for (size_t i = 0; i < rows; i++) {
		struct strip *s = strip_add(f, p, 0, style->leading);

		s->keep = true;
		if (i < label.items.count) {
			line_pieces(f, s, &label.items.items[i], p->x, baseline(f, style));
			s->pieces.items[s->pieces.count - 1].item.text.space_after = true;
		}
		if (i < value.items.count)
			line_pieces(f, s, &value.items.items[i], p->x + left + gap, baseline(f, style));
	}
}

void flow_title(struct flow *f, const struct block *title, struct place_in p)
{
	const struct style *style = &f->style;
	struct element *heading = element_for(f, TAG_H1, title, &p), *list;
	length left = label_width(f, title, &style->text[TEXT_FACT], p.width * LABEL_MOST / 100);
	struct strip *s = strip_add(f, &p, 0, 4 * style->grid);

	s->keep = true;
	piece_rectangle(f, s, (struct box){ p.x, 0, BAR_WIDTH, BAR_HEIGHT }, style->accent[0]);
	p.width = p.wide;
	flow_text(f, &p, title->spans, &style->text[TEXT_TITLE], heading, true);
	list = element_new(f, TAG_L, p.parent);
	for (int i = 0; i < title->facts.count; i++)
		flow_fact(f, &title->facts.items[i], title->at, &p, list, left);
	s = strip_add(f, &p, style->grid, style->grid);
	piece_rectangle(f, s, (struct box){ p.x, 0, p.wide, style->hairline }, style->rule);
	f->after = style->text[TEXT_TITLE].after;
}
