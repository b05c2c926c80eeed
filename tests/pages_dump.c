#include "pages_dump.h"

#include "base/arena.h"
#include "base/text.h"

#include <inttypes.h>
#include <string.h>

static const char *const font_name[FONTS] = {
	[FONT_REGULAR] = "regular", [FONT_BOLD] = "bold", [FONT_ITALIC] = "italic",
	[FONT_BOLD_ITALIC] = "bold-italic", [FONT_MONO] = "mono",
};

/* "12.5": tenths of a point say enough, and survive a change in the last digit. */
static void put_length(struct buffer *b, length value)
{
	int64_t tenths = ((int64_t)value + (value < 0 ? -50 : 50)) / 100;

	buffer_printf(b, " %s%" PRId64 ".%" PRId64, tenths < 0 ? "-" : "", (tenths < 0 ? -tenths : tenths) / 10,
		      (tenths < 0 ? -tenths : tenths) % 10);
}

static void put_box(struct buffer *b, struct box box)
{
	put_length(b, box.x);
	put_length(b, box.y);
	put_length(b, box.w);
	put_length(b, box.h);
}

static void put_mark(struct buffer *b, const struct item *item)
{
	static const char *const artifact[] = {
		[ARTIFACT_NONE] = "?", [ARTIFACT_PAGINATION] = "pagination", [ARTIFACT_LAYOUT] = "layout",
	};

	if (item->mark >= 0)
		buffer_printf(b, " #%d", item->mark);
	else
		buffer_printf(b, " (%s)", artifact[item->artifact]);
}

static void put_path(struct buffer *b, const struct item *item)
{
	static const char letter[] = { [PATH_MOVE] = 'm', [PATH_LINE] = 'l', [PATH_CURVE] = 'c', [PATH_CLOSE] = 'z',
				       [PATH_CIRCLE] = 'o' };

	buffer_puts(b, item->path.fill ? item->path.stroke ? " fill+stroke" : " fill" : " stroke");
	for (int i = 0; i < item->path.count; i++) {
		const struct path_step *step = &item->path.steps[i];

		buffer_printf(b, " %c", letter[step->op]);
		if (step->op != PATH_CLOSE) {
			put_length(b, step->x);
			put_length(b, step->y);
			if (step->op == PATH_CIRCLE)
				put_length(b, step->x1);
		}
	}
}

static void put_item(struct buffer *b, const struct item *item)
{
	static const char *const type[] = {
		[ITEM_TEXT] = "text", [ITEM_RECTANGLE] = "rectangle", [ITEM_PATH] = "path", [ITEM_IMAGE] = "image",
	};

	buffer_printf(b, "  %s", type[item->type]);
	if (item->type != ITEM_PATH) {
		put_length(b, item->x);
		put_length(b, item->y);
	}
	switch (item->type) {
	case ITEM_TEXT:
		buffer_printf(b, " %s", font_name[item->text.font]);
		put_length(b, item->text.size);
		put_length(b, item->text.width);
		break;
	case ITEM_RECTANGLE:
		put_length(b, item->rectangle.w);
		put_length(b, item->rectangle.h);
		break;
	case ITEM_PATH:
		put_path(b, item);
		break;
	case ITEM_IMAGE:
		put_length(b, item->image.w);
		put_length(b, item->image.h);
		break;
	}
	buffer_printf(b, " %06" PRIX32,
		      item->type == ITEM_PATH && item->path.stroke ? item->path.stroke_colour : item->colour);
	put_mark(b, item);
	if (item->type == ITEM_TEXT)
		buffer_printf(b, " «%s»%s%s", item->text.text, item->text.hyphen ? " hyphen" : "",
			      item->text.break_after ? " break" : item->text.space_after ? " space" : "");
	buffer_puts(b, "\n");
}

static void put_attributes(struct buffer *b, const struct element *e)
{
	static const char *const scope[] = {
		[SCOPE_NONE] = "",
		[SCOPE_COLUMN] = " scope=column",
		[SCOPE_ROW] = " scope=row",
		[SCOPE_BOTH] = " scope=both",
	};
	static const char *const numbering[] = {
		[NUMBERING_NONE] = "", [NUMBERING_DISC] = " disc", [NUMBERING_DECIMAL] = " decimal",
	};
	struct element_more more = element_more(e);

	buffer_printf(b, "%s%s", scope[e->scope], numbering[e->numbering]);
	if (more.id)
		buffer_printf(b, " id=%d", more.id);
	for (int i = 0; i < more.header_count; i++)
		buffer_printf(b, "%s%d", i ? "," : " headers=", more.headers[i]);
	if (more.columns > 1)
		buffer_printf(b, " columns=%d", more.columns);
	if (more.rows > 1)
		buffer_printf(b, " rows=%d", more.rows);
	if (e->has_language)
		buffer_printf(b, " lang=%s", language_tag[e->language]);
	if (more.alt)
		buffer_printf(b, " alt=«%s»", more.alt);
	if (more.actual)
		buffer_printf(b, " actual=«%s»", more.actual);
	if (more.has_box) {
		buffer_printf(b, " page=%d at", more.box_page + 1);
		put_box(b, more.box);
	}
}

/* The text of marked content, as a reader would hear it. */
static void put_content(struct buffer *b, const struct page *page, int mark)
{
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		size_t size;

		if (item->mark != mark || item->type != ITEM_TEXT)
			continue;
		size = strlen(item->text.text);
		buffer_printf(b, "%.*s%s", (int)(item->text.hyphen ? size - 1 : size), item->text.text,
			      item->text.space_after || item->text.break_after ? " " : "");
	}
}

static void put_element(struct buffer *b, const struct pages *pages, const struct element *e, int depth)
{
	buffer_printf(b, "%*s%s", 2 * depth, "", tag_name[e->tag]);
	put_attributes(b, e);
	buffer_puts(b, "\n");
	for (size_t i = 0; i < e->kid_count; i++) {
		const struct kid *kid = &e->kids[i];

		switch (kid->type) {
		case KID_ELEMENT:
			put_element(b, pages, kid->element, depth + 1);
			break;
		case KID_CONTENT:
			buffer_printf(b, "%*s%d#%d «", 2 * depth + 2, "", kid->page + 1, kid->mark);
			put_content(b, &pages->pages[kid->page], kid->mark);
			buffer_puts(b, "»\n");
			break;
		case KID_LINK:
			buffer_printf(b, "%*slink %d\n", 2 * depth + 2, "", kid->link);
			break;
		}
	}
}

static void put_links(struct buffer *b, const struct pages *pages)
{
	for (size_t i = 0; i < pages->link_count; i++) {
		const struct link *link = &pages->links[i];

		buffer_printf(b, "link %zu page %d at", i, link->page + 1);
		put_box(b, link->box);
		buffer_printf(b, " «%s» ", link->contents);
		if (link->uri)
			buffer_printf(b, "%s\n", link->uri);
		else
			buffer_printf(b, "→ %d\n", link->target);
	}
	for (size_t i = 0; i < pages->destination_count; i++) {
		buffer_printf(b, "destination %zu page %d", i, pages->destinations[i].page + 1);
		put_length(b, pages->destinations[i].y);
		buffer_puts(b, "\n");
	}
	for (size_t i = 0; i < pages->outline_count; i++)
		buffer_printf(b, "outline %d «%s» → %d\n", pages->outline[i].level, pages->outline[i].title,
			      pages->outline[i].destination);
}

const char *dump_write(const struct pages *pages, struct arena *a)
{
	struct buffer b = { .arena = a };

	for (size_t i = 0; i < pages->page_count; i++) {
		buffer_printf(&b, "page %zu\n", i + 1);
		for (size_t k = 0; k < pages->pages[i].item_count; k++)
			put_item(&b, &pages->pages[i].items[k]);
	}
	if (pages->root)
		put_element(&b, pages, pages->root, 0);
	put_links(&b, pages);
	return buffer_text(&b);
}
