/* Strips and the pieces on them. */
#include "flow.h"

#include "base/text.h"

#include <string.h>

static length larger(length a, length b)
{
	return a > b ? a : b;
}

struct strip *strip_add(struct flow *f, const struct area *p, length before, length height)
{
	struct strip *s = LIST_ADD(f->passing, &f->strips);

	*s = (struct strip){
		.before = larger(f->after, before) + f->padding,
		.height = height,
		.keep = p->keep,
		.page_break = f->page_break,
		.frame = p->frame,
		.destination = -1,
		.block = f->block,
	};
	f->after = 0;
	f->padding = 0;
	f->page_break = false;
	if (f->label.owner) {
		*piece_add(f, s, NULL) = f->label;
		f->label.owner = NULL;
	}
	return s;
}

struct piece *piece_add(struct flow *f, struct strip *s, struct element *owner)
{
	struct piece *piece = LIST_ADD(f->passing, &s->pieces);

	*piece = (struct piece){ .owner = owner, .link = -1, .page_of = -1 };
	return piece;
}

void piece_rectangle(struct flow *f, struct strip *s, struct box box, uint32_t colour)
{
	struct item *item = &piece_add(f, s, NULL)->item;

	item->type = ITEM_RECTANGLE;
	item->artifact = ARTIFACT_LAYOUT;
	item->colour = colour;
	item->x = box.x;
	item->y = box.y;
	item->rectangle.w = box.w;
	item->rectangle.h = box.h;
}

struct piece piece_of_text(struct flow *f, struct element *owner, const struct text_style *style, const char *text,
			   length x, length y)
{
	return (struct piece){
		.item = {
			.type = ITEM_TEXT,
			.colour = style->colour,
			.x = x,
			.y = y,
			.text = {
				.text = text,
				.font = style->font,
				.size = style->size,
				.width = font_width(f->fonts, style->font, text, strlen(text), style->size),
			},
		},
		.owner = owner,
		.link = -1,
		.page_of = -1,
	};
}

struct piece *piece_text(struct flow *f, struct strip *s, struct element *owner, const struct text_style *style,
			 const char *text, length x, length y)
{
	struct piece *piece = piece_add(f, s, owner);

	*piece = piece_of_text(f, owner, style, text, x, y);
	return piece;
}

length baseline(struct flow *f, const struct text_style *style)
{
	const struct font_metrics *m = font_metrics(f->fonts, style->font);
	length ascent = (length)((int64_t)m->ascent * style->size / 1000);
	length descent = (length)((int64_t)m->descent * style->size / 1000);

	return (style->leading - (ascent - descent)) / 2 + ascent;
}

length page_room(const struct flow *f)
{
	return f->style.height - f->style.bottom - f->style.top;
}

const char *text_fitted(struct flow *f, const struct text_style *style, const char *text, length room)
{
	const char *end = text;
	length width = font_advance(f->fonts, style->font, 0x2026, style->size);

	if (font_width(f->fonts, style->font, text, strlen(text), style->size) <= room)
		return text;
	for (const char *next = end; *end; end = next) {
		width += font_advance(f->fonts, style->font, utf8_next(&next), style->size);
		if (width > room)
			break;
	}
	return arena_printf(f->arena, "%.*s…", (int)(end - text), text);
}
