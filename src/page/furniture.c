/* What stands on the pages around the text: running head, page label and mark, all of them artifacts. */
#include "base/text.h"
#include "flow.h"

#include <string.h>

static void add_text(struct page *page, struct flow *f, const char *text, length x, length y, bool right)
{
	const struct text_style *style = &f->style.text[TEXT_RUNNING];
	length width = font_width(f->fonts, style->font, text, strlen(text), style->size);
	struct item *item;

	page->items = arena_grow(f->arena, page->items, page->item_count, &page->item_capacity,
				 sizeof *page->items);
	item = &page->items[page->item_count++];
	*item = (struct item){
		.type = ITEM_TEXT,
		.mark = -1,
		.artifact = ARTIFACT_PAGINATION,
		.colour = style->colour,
		.x = right ? x - width : x,
		.y = y,
		.text = { .text = text, .font = style->font, .size = style->size, .width = width },
	};
}

static void add_rule(struct page *page, struct flow *f, length y)
{
	struct item *item;

	page->items = arena_grow(f->arena, page->items, page->item_count, &page->item_capacity,
				 sizeof *page->items);
	item = &page->items[page->item_count++];
	*item = (struct item){
		.type = ITEM_RECTANGLE,
		.mark = -1,
		.artifact = ARTIFACT_PAGINATION,
		.colour = f->style.rule,
		.x = f->style.left,
		.y = y,
		.rectangle = { f->style.width - f->style.left - f->style.right, f->style.hairline },
	};
}

/* `text` cut at a character, with an ellipsis, so that it is no wider than `room`. */
static const char *fitted(struct flow *f, const char *text, length room)
{
	const struct text_style *style = &f->style.text[TEXT_RUNNING];
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

/* The page label with its two numbers put in for "%d". */
static const char *page_label(struct flow *f, int number, int count)
{
	struct buffer label = { .arena = f->arena };
	const int numbers[] = { number, count };
	size_t used = 0;

	for (const char *p = f->doc->page_label ? f->doc->page_label : ""; *p; p++) {
		if (p[0] == '%' && p[1] == 'd' && used < 2) {
			buffer_printf(&label, "%d", numbers[used++]);
			p++;
		} else {
			buffer_add(&label, p, 1);
		}
	}
	return buffer_text(&label);
}

void furniture_add(struct page *page, struct flow *f, int index, int page_count)
{
	const struct style *s = &f->style;
	length left = s->left, right = s->width - s->right, foot = s->height - s->foot_line;
	const char *label = page_label(f, index + 1, page_count);

	if (index && f->doc->running_head && *f->doc->running_head) {
		add_text(page, f, fitted(f, f->doc->running_head, right - left), left, s->head_line, false);
		add_rule(page, f, s->head_line + s->text[TEXT_RUNNING].leading / 2);
	}
	if (f->doc->mark && *f->doc->mark)
		add_text(page, f, fitted(f, f->doc->mark, (right - left) * 3 / 4), left, foot, false);
	if (*label)
		add_text(page, f, label, right, foot, true);
}
