/* The head of the first page: sender, title and case data. */
#include "flow.h"
#include "image.h"
#include "linebreak.h"

#include <string.h>

enum { BAR_WIDTH = PT(36), BAR_HEIGHT = PT(3), LABEL_MOST = 40 /* per cent of the width */ };
enum { BEGINNING = 4 /* grid lines from the top margin to the title */ };
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

	figure->alt = letterhead->sender.alt;
	piece->item = (struct item){
		.type = ITEM_IMAGE,
		.x = box.x,
		.y = box.y,
		.image = { letterhead->sender.logo, box.w, box.h },
	};
}

/* The name, its lines centred in the height of `room`. */
static void place_name(struct flow *f, struct strip *s, const struct block *letterhead, struct box room,
		       struct element *parent)
{
	const struct text_style *style = &f->style.text[TEXT_HEADING_3];
	struct ink ink = ink_of(style, element_new(f, TAG_P, parent));
	struct lines lines = { 0 };
	length y;

	break_plain(&lines, f, letterhead->sender.name, letterhead->at, &ink, room.w);
	y = room.y + (room.h - (length)lines.items.count * style->leading) / 2;
	for (size_t i = 0; i < lines.items.count; i++, y += style->leading)
		line_pieces(f, s, &lines.items.items[i], room.x, y + baseline(f, style));
}

/* Logo and name beside one another: they stand on the top margin of the first page, where nothing else is; as a
 * strip of its own when there is no room there. */
void flow_letterhead(struct flow *f, const struct block *letterhead, struct place_in p)
{
	const struct style *style = &f->style;
	struct box logo = { 0 };
	length height = style->logo_height, gap = 2 * style->grid;
	bool in_margin = !f->strips.count && height + gap <= style->top;
	length top = in_margin ? -height : 0, left = p.x;
	struct strip *s = strip_add(f, &p, 0, in_margin ? BEGINNING * style->grid : height + gap);

	s->keep = true;
	if (letterhead->sender.logo) {
		logo = logo_box(style, letterhead->sender.logo);
		logo.x = p.x;
		logo.y = top + (height - logo.h) / 2;
		place_logo(f, s, letterhead, logo, p.parent);
		left += logo.w + style->column_gap;
	}
	if (letterhead->sender.name)
		place_name(f, s, letterhead, (struct box){ left, top, p.x + p.wide - left, height }, p.parent);
}

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

/* Label to the left, value to the right, each as many lines as it needs. */
static void flow_fact(struct flow *f, const struct block *title, const struct fact *fact, const struct place_in *p,
		      struct element *list, length left)
{
	const struct text_style *style = &f->style.text[TEXT_FACT];
	struct element *item = element_new(f, TAG_LI, list);
	struct ink label_ink = ink_of(style, element_new(f, TAG_LBL, item));
	struct ink value_ink = ink_of(style, element_new(f, TAG_LBODY, item));
	struct lines label = { 0 }, value = { 0 };
	length gap = f->style.column_gap;
	size_t rows;

	if (fact == title->facts.own) {
		value_ink.owner->has_language = title->has_language && title->language != p->language;
		value_ink.owner->language = title->language;
	}
	label_ink.colour = f->style.muted;
	break_plain(&label, f, fact->label, title->at, &label_ink, left);
	break_plain(&value, f, fact->value, title->at, &value_ink, p->width - left - gap);
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

/* How the title is set: long ones as a heading, so that the case data stay on the same page. */
static struct text_style title_style(struct flow *f, const struct block *title, length width)
{
	struct text_style style = f->style.text[TEXT_TITLE];
	const struct text_style *smaller = &f->style.text[TEXT_HEADING_1];
	struct ink ink = ink_of(&style, NULL);
	struct lines lines = { 0 };
	struct text t = { 0 };

	text_add(&t, f, title->spans, &ink);
	lines_break(&lines, &t, f, width, HYPHENS_NEEDED);
	if (lines.items.count > LINES_MOST) {
		style.size = smaller->size;
		style.leading = smaller->leading;
	}
	return style;
}

void flow_title(struct flow *f, const struct block *title, struct place_in p)
{
	const struct style *style = &f->style;
	struct place_in inside = p;
	struct element *heading = element_for(f, TAG_H1, title, &inside), *list;
	length left = label_width(f, title, &style->text[TEXT_FACT], p.width * LABEL_MOST / 100);
	struct text_style own = title_style(f, title, p.wide);
	struct strip *s;

	/* A bar marks the beginning, where no letterhead does. */
	if (!f->strips.count) {
		s = strip_add(f, &p, 0, BEGINNING * style->grid);
		s->keep = true;
		piece_rectangle(f, s, (struct box){ p.x, 0, BAR_WIDTH, BAR_HEIGHT }, style->accent[0]);
	}
	p.width = p.wide;
	flow_text(f, &p, title->spans, &own, heading, true);
	list = element_new(f, TAG_L, p.parent);
	for (int i = 0; i < title->facts.count; i++)
		flow_fact(f, title, &title->facts.items[i], &p, list, left);
	f->strips.items[f->strips.count - 1].keep = true;
	s = strip_add(f, &p, style->grid, style->grid);
	piece_rectangle(f, s, (struct box){ p.x, 0, p.wide, style->hairline }, style->rule);
	f->after = style->text[TEXT_TITLE].after;
}
