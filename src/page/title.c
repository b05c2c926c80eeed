/* The head of the first page: what the document is, its title, and case data. */
#include "flow.h"
#include "image.h"
#include "inline.h"
#include "linebreak.h"

#include <string.h>

enum { LABEL_MOST = 40 /* per cent of the width */ };
enum { LINES_MOST = 3 /* of a title in its own size */ };

static void break_plain(struct lines *out, struct flow *f, const char *text, struct place at, const struct ink *ink,
			length width)
{
	struct span span = { .text = text, .at = at };
	struct text t = { 0 };

	text_add(&t, f, &span, ink);
	lines_break(out, &t, f, width, HYPHENS_NEEDED);
}

/* The logo's size on paper: as high as it may be, unless that makes it too wide. */
static struct box logo_box(const struct style *style, const struct image *logo)
{
	struct box box = { .h = style->logo_height };
	int64_t width = (int64_t)style->logo_height * logo->width / logo->height;

	box.w = width > style->logo_width ? style->logo_width : (length)width;
	if (width > style->logo_width)
		box.h = (length)((int64_t)style->logo_width * logo->height / logo->width);
	return box;
}

static void place_logo(struct flow *f, struct strip *s, const struct block *letterhead, struct box box,
		       struct element *parent)
{
	struct element *figure = element_new(f, TAG_FIGURE, parent);
	struct piece *piece = piece_add(f, s, figure);

	element_own(f, figure)->alt = letterhead->sender.alt;
	piece->item = (struct item){
		.type = ITEM_IMAGE,
		.x = box.x,
		.y = box.y,
		.image = { letterhead->sender.logo, box.w, box.h },
	};
}

/* What the document is, on the line where other pages have their running head; at its right end how it stands. */
void flow_letterhead(struct flow *f, const struct block *letterhead, struct area p)
{
	const struct style *style = &f->style;
	const struct text_style *line = &style->text[TEXT_RUNNING];
	struct strip *s = strip_add(f, &p, 0, 0);
	length y = style->head_line - style->top, left = p.x, room;
	struct text_style mark = *line;
	struct piece *piece;

	s->keep = true;
	f->has_letterhead = true;
	if (letterhead->sender.logo) {
		struct box logo = logo_box(style, letterhead->sender.logo);

		logo.x = p.x;
		logo.y = y - logo.h + line->leading / 4;
		place_logo(f, s, letterhead, logo, p.parent);
		left += logo.w + style->column_gap;
	}
	room = p.x + p.wide - left;
	if (letterhead->sender.mark) {
		mark.font = FONT_BOLD;
		mark.colour = style->accent[1];
		piece = piece_text(f, s, element_new(f, TAG_P, p.parent), &mark, letterhead->sender.mark, 0, y);
		piece->item.x = p.x + p.wide - piece->item.text.width;
		room -= piece->item.text.width + style->column_gap;
	}
	text_check(f, letterhead->sender.name, letterhead->at);
	piece_text(f, s, element_new(f, TAG_P, p.parent), line,
		   text_fitted(f, line, letterhead->sender.name, room), left, y);
	piece_rectangle(f, s, (struct box){ p.x, y + line->leading / 2, p.wide, style->hairline }, style->rule);
}

static length label_width(struct flow *f, const struct block *facts, const struct text_style *style, length most)
{
	length widest = 0;

	for (int i = 0; i < facts->facts.count; i++) {
		const char *label = facts->facts.items[i].label;
		length width = font_width(f->fonts, style->font, label, strlen(label), style->size);

		if (width > widest)
			widest = width;
	}
	return widest < most ? widest : most;
}

/* Label to the left, value to the right, each as many lines as it needs. */
static void flow_fact(struct flow *f, const struct block *facts, const struct fact *fact, const struct area *p,
		      struct element *list, length left)
{
	const struct text_style *style = &f->style.text[TEXT_FACT];
	struct element *item = element_new(f, TAG_LI, list);
	struct ink label_ink = ink_of(style, element_new(f, TAG_LBL, item));
	struct ink value_ink = ink_of(style, element_new(f, TAG_LBODY, item));
	struct lines label = { 0 }, value = { 0 };
	length gap = f->style.column_gap;
	size_t rows;

	if (fact == facts->facts.own) {
		value_ink.owner->has_language = facts->has_language && facts->language != p->language;
		value_ink.owner->language = facts->language;
	}
	label_ink.colour = f->style.muted;
	break_plain(&label, f, fact->label, facts->at, &label_ink, left);
	break_plain(&value, f, fact->value, facts->at, &value_ink, p->width - left - gap);
	rows = label.items.count > value.items.count ? label.items.count : value.items.count;
	for (size_t i = 0; i < rows; i++) {
		struct strip *s = strip_add(f, p, 0, style->leading);

		s->keep = i + 1 < rows;
		if (i < label.items.count) {
			line_pieces(f, s, &label.items.items[i], p->x, baseline(f, style));
			s->pieces.items[s->pieces.count - 1].item.text.space_after = true;
		}
		if (i < value.items.count)
			line_pieces(f, s, &value.items.items[i], p->x + left + gap, baseline(f, style));
	}
}

/* How the title is set: long ones in smaller type, so that the rest stays on the same page. */
static struct text_style title_style(struct flow *f, const struct block *title, length width)
{
	static const int sizes[] = { 100, 83, 69, 58 }; /* by the type scale */
	const struct text_style *usual = &f->style.text[TEXT_TITLE];
	struct text_style style = *usual;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct ink ink = ink_of(&style, NULL);
		struct lines lines = { 0 };
		struct text t = { 0 };

		style.size = (length)((int64_t)usual->size * sizes[i] / 100);
		style.leading = (length)((int64_t)usual->leading * sizes[i] / 100);
		ink.size = style.size;
		text_add(&t, f, title->spans, &ink);
		lines_break(&lines, &t, f, width, HYPHENS_NEEDED);
		if (lines.items.count <= LINES_MOST)
			break;
	}
	return style;
}

void flow_title(struct flow *f, const struct block *title, struct area p)
{
	struct element *heading = element_for(f, TAG_H1, title, &p);
	struct text_style own = title_style(f, title, p.wide);

	p.width = p.wide;
	flow_text(f, &p, title->spans, &own, heading, true);
}

void flow_facts(struct flow *f, const struct block *facts, struct area p)
{
	const struct style *style = &f->style;
	length left = label_width(f, facts, &style->text[TEXT_FACT], p.wide * LABEL_MOST / 100);
	struct element *list = element_new(f, TAG_L, p.parent);

	p.width = p.wide;
	for (int i = 0; i < facts->facts.count; i++)
		flow_fact(f, facts, &facts->facts.items[i], &p, list, left);
	f->after = style->table_after;
}
