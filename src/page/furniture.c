/* What stands on the pages around the text: running head, page label and mark, all of them artifacts. */
#include "flow.h"

#include <string.h>

struct item *item_add(struct flow *f, struct page *page)
{
	page->items = arena_grow(f->passing, page->items, page->item_count, &page->item_capacity,
				 sizeof *page->items);
	return &page->items[page->item_count++];
}

static void add_text(struct page *page, struct flow *f, const struct text_style *style, const char *text, length x,
		     length y, bool right)
{
	length width = font_width(f->fonts, style->font, text, strlen(text), style->size);

	*item_add(f, page) = (struct item){
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
	*item_add(f, page) = (struct item){
		.type = ITEM_RECTANGLE,
		.mark = -1,
		.artifact = ARTIFACT_PAGINATION,
		.colour = f->style.rule,
		.x = f->style.left,
		.y = y,
		.rectangle = { f->style.width - f->style.left - f->style.right, f->style.hairline },
	};
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

/* The first page has a letterhead in the place of its running head. */
static void add_head(struct page *page, struct flow *f)
{
	const struct style *s = &f->style;
	const struct text_style *line = &s->text[TEXT_RUNNING];
	length left = s->left, right = s->width - s->right;

	if (f->doc->mark && *f->doc->mark) {
		struct text_style mark = *line;

		mark.font = FONT_BOLD;
		mark.colour = s->accent[1];
		add_text(page, f, &mark, f->doc->mark, right, s->head_line, true);
		right -= font_width(f->fonts, mark.font, f->doc->mark, strlen(f->doc->mark), mark.size) + s->column_gap;
	}
	if (f->doc->running_head && *f->doc->running_head)
		add_text(page, f, line, text_fitted(f, line, f->doc->running_head, right - left),
			 left, s->head_line, false);
	add_rule(page, f, s->head_line + line->leading / 2);
}

void furniture_add(struct page *page, struct flow *f, int index, int page_count)
{
	const struct style *s = &f->style;
	const char *label = page_label(f, index + 1, page_count);

	if (index || !f->has_letterhead)
		add_head(page, f);
	if (*label)
		add_text(page, f, &s->text[TEXT_RUNNING], label, s->width - s->right, s->height - s->foot_line, true);
}
