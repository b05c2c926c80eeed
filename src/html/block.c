/* Blocks as HTML: a function for each kind. */
#include "writer.h"

#include "base/text.h"

/* `<p class="…">` with the block's text. */
static void put_element(struct html *h, const struct block *block, struct spot spot, const char *name,
			const char *class)
{
	html_format(h, "<%s", name);
	if (class)
		html_attribute(h, "class", class);
	html_language(h, block->has_language, block->language, &spot);
	html_put(h, ">");
	html_spans(h, block->spans);
	html_format(h, "</%s>\n", name);
}

/* An element with the block's children. */
static void put_group(struct html *h, const struct block *block, struct spot spot, const char *name,
		      const char *class)
{
	html_format(h, "<%s", name);
	if (class)
		html_attribute(h, "class", class);
	html_language(h, block->has_language, block->language, &spot);
	html_put(h, ">\n");
	html_blocks(h, block->first, spot);
	html_format(h, "</%s>\n", name);
}

static void put_children(struct html *h, const struct block *block, struct spot spot)
{
	html_blocks(h, block->first, spot);
}

static void put_nothing(struct html *h, const struct block *block, struct spot spot)
{
	(void)h, (void)block, (void)spot;
}

static void put_letterhead(struct html *h, const struct block *block, struct spot spot)
{
	(void)spot;
	html_put(h, "<div class=\"sender\">");
	if (block->sender.logo) {
		html_put(h, "<img");
		html_attribute(h, "alt", block->sender.alt);
		html_put(h, " src=\"");
		html_picture(h, block->sender.logo);
		html_put(h, "\">");
	}
	html_put(h, "<p>");
	html_text(h, block->sender.name);
	html_put(h, "</p>");
	if (block->sender.mark) {
		html_put(h, "<p class=\"mark\">");
		html_text(h, block->sender.mark);
		html_put(h, "</p>");
	}
	html_put(h, "</div>\n");
}

static void put_title(struct html *h, const struct block *block, struct spot spot)
{
	put_element(h, block, spot, "h1", NULL);
}

static void put_finding(struct html *h, const struct block *block, struct spot spot)
{
	put_element(h, block, spot, "p", "finding");
}

static void put_foot(struct html *h, const struct block *block, struct spot spot)
{
	put_element(h, block, spot, "p", "note");
}

static void put_paragraph(struct html *h, const struct block *block, struct spot spot)
{
	put_element(h, block, spot, "p", NULL);
}

static void put_facts(struct html *h, const struct block *block, struct spot spot)
{
	html_put(h, "<dl class=\"facts\">\n");
	for (int i = 0; i < block->facts.count; i++) {
		const struct fact *fact = &block->facts.items[i];
		struct spot own = spot;

		html_put(h, "<div><dt>");
		html_text(h, fact->label);
		html_put(h, "</dt><dd");
		if (fact == block->facts.own)
			html_language(h, block->has_language, block->language, &own);
		html_put(h, ">");
		html_text(h, fact->value);
		html_put(h, "</dd></div>\n");
	}
	html_put(h, "</dl>\n");
}

static void put_key_figures(struct html *h, const struct block *block, struct spot spot)
{
	static const char *const tones[] = { [TONE_PLAIN] = "", [TONE_GAIN] = " gain", [TONE_LOSS] = " loss" };

	(void)spot;
	html_put(h, "<dl class=\"key\">\n");
	for (int i = 0; i < block->facts.count; i++) {
		const struct fact *fact = &block->facts.items[i];

		html_put(h, "<div><dt>");
		html_text(h, fact->label);
		html_format(h, "</dt><dd class=\"value%s\"><b>", tones[fact->tone]);
		html_text(h, fact->value);
		html_put(h, "</b> ");
		html_text(h, fact->unit);
		html_put(h, "</dd>");
		if (fact->remark && *fact->remark) {
			html_put(h, "<dd>");
			html_text(h, fact->remark);
			html_put(h, "</dd>");
		}
		html_put(h, "</div>\n");
	}
	html_put(h, "</dl>\n");
}

/* The chapters, in `block` and below, as links. */
static void put_entries(struct html *h, const struct block *block)
{
	for (; block; block = block->next) {
		if (block->type == BLOCK_HEADING && block->heading.level == 1 && !block->heading.outside) {
			html_put(h, "<li><a");
			html_attribute(h, "href", arena_printf(h->arena, "#%s", block->heading.anchor));
			html_put(h, ">");
			html_text(h, span_text(h->arena, block->spans));
			html_put(h, "</a></li>\n");
		}
		put_entries(h, block->first);
	}
}

static void put_contents(struct html *h, const struct block *block, struct spot spot)
{
	(void)block, (void)spot;
	html_put(h, "<nav");
	html_attribute(h, "aria-label", h->doc->web.contents);
	html_put(h, "><ul>\n");
	put_entries(h, h->doc->root);
	html_put(h, "</ul></nav>\n");
}

static void put_columns(struct html *h, const struct block *block, struct spot spot)
{
	spot.columns = 0;
	for (const struct block *column = block->first; column; column = column->next)
		spot.columns++;
	html_format(h, "<div class=\"columns c%d\">\n", spot.columns);
	html_blocks(h, block->first, spot);
	html_put(h, "</div>\n");
}

static bool has_contents(const struct block *block)
{
	for (; block; block = block->next)
		if (block->type == BLOCK_CONTENTS || has_contents(block->first))
			return true;
	return false;
}

static void put_column(struct html *h, const struct block *block, struct spot spot)
{
	html_put(h, has_contents(block->first) ? "<div class=\"contents\">\n" : "<div>\n");
	if (block->spans) {
		html_put(h, "<p class=\"panel\">");
		html_spans(h, block->spans);
		html_put(h, "</p>\n");
	}
	html_blocks(h, block->first, spot);
	html_put(h, "</div>\n");
}

static void put_questions(struct html *h, const struct block *block, struct spot spot)
{
	put_group(h, block, spot, "ol", "questions");
}

/* The document's title is the first heading, so chapters are the second. */
static void put_heading(struct html *h, const struct block *block, struct spot spot)
{
	int level = block->heading.level < 1 ? 1 : block->heading.level > 3 ? 3 : block->heading.level;

	html_format(h, "<h%d", level + 1);
	if (block->heading.anchor)
		html_attribute(h, "id", block->heading.anchor);
	html_language(h, block->has_language, block->language, &spot);
	html_put(h, ">");
	html_spans(h, block->spans);
	html_format(h, "</h%d>\n", level + 1);
}

static void put_list(struct html *h, const struct block *block, struct spot spot)
{
	html_put(h, block->list.ordered ? "<ol" : "<ul");
	if (block->list.tight)
		html_put(h, " class=\"tight\"");
	if (block->list.ordered && block->list.start != 1)
		html_format(h, " start=\"%d\"", block->list.start);
	html_language(h, block->has_language, block->language, &spot);
	html_put(h, ">\n");
	html_blocks(h, block->first, spot);
	html_put(h, block->list.ordered ? "</ol>\n" : "</ul>\n");
}

static void put_item(struct html *h, const struct block *block, struct spot spot)
{
	put_group(h, block, spot, "li", NULL);
}

static void put_quote(struct html *h, const struct block *block, struct spot spot)
{
	put_group(h, block, spot, "blockquote", NULL);
}

static void put_box(struct html *h, const struct block *block, struct spot spot)
{
	put_group(h, block, spot, "div", "box");
}

static void put_code(struct html *h, const struct block *block, struct spot spot)
{
	html_put(h, "<pre");
	html_language(h, block->has_language, block->language, &spot);
	html_put(h, "><code>");
	html_text(h, block->code);
	html_put(h, "</code></pre>\n");
}

static void put_rule(struct html *h, const struct block *block, struct spot spot)
{
	(void)block, (void)spot;
	html_put(h, "<hr>\n");
}

static void put_table_block(struct html *h, const struct block *block, struct spot spot)
{
	bool other = block->has_language && block->language != spot.language;

	if (other)
		html_format(h, "<div lang=\"%s\">\n", language_tag[block->language]);
	html_table(h, block->table, spot);
	if (other)
		html_put(h, "</div>\n");
}

static void put_figure_block(struct html *h, const struct block *block, struct spot spot)
{
	html_figure(h, block->chart, spot);
}

void html_part(struct html *h, const struct block *block, struct spot spot)
{
	/* A part is made anew alone: its ids are its own. */
	h->prefix = arena_printf(h->arena, "%s-", block->part);
	h->tables = h->figures = 0;
	html_blocks(h, block->first, spot);
	h->prefix = "";
}

static void put_part(struct html *h, const struct block *block, struct spot spot)
{
	html_format(h, "<div id=\"_%s\" class=\"part\">\n", block->part);
	html_part(h, block, spot);
	html_put(h, "</div>\n");
}

static void put_fold(struct html *h, const struct block *block, struct spot spot)
{
	html_put(h, "<details class=\"fold\"><summary>");
	html_spans(h, block->spans);
	html_put(h, "</summary>\n");
	html_blocks(h, block->first, spot);
	html_put(h, "</details>\n");
}

static void put_controls(struct html *h, const struct block *block, struct spot spot)
{
	(void)spot;
	html_controls(h, &block->controls);
}

/* Lines to write on and the ends of pages are for paper. */
static void (*const kinds[BLOCK_TYPES])(struct html *h, const struct block *block, struct spot spot) = {
	[BLOCK_DOCUMENT] = put_children,
	[BLOCK_LETTERHEAD] = put_letterhead,
	[BLOCK_TITLE] = put_title,
	[BLOCK_FINDING] = put_finding,
	[BLOCK_FACTS] = put_facts,
	[BLOCK_CONTENTS] = put_contents,
	[BLOCK_COLUMNS] = put_columns,
	[BLOCK_COLUMN] = put_column,
	[BLOCK_FOOT] = put_foot,
	[BLOCK_QUESTIONS] = put_questions,
	[BLOCK_HEADING] = put_heading,
	[BLOCK_PARAGRAPH] = put_paragraph,
	[BLOCK_LIST] = put_list,
	[BLOCK_ITEM] = put_item,
	[BLOCK_QUOTE] = put_quote,
	[BLOCK_CODE] = put_code,
	[BLOCK_RULE] = put_rule,
	[BLOCK_TABLE] = put_table_block,
	[BLOCK_FIGURE] = put_figure_block,
	[BLOCK_BOX] = put_box,
	[BLOCK_KEY_FIGURES] = put_key_figures,
	[BLOCK_NOTE_LINES] = put_nothing,
	[BLOCK_PAGE_BREAK] = put_nothing,
	[BLOCK_PART] = put_part,
	[BLOCK_FOLD] = put_fold,
	[BLOCK_CONTROLS] = put_controls,
};

void html_blocks(struct html *h, const struct block *first, struct spot spot)
{
	for (const struct block *block = first; block; block = block->next)
		kinds[block->type](h, block, spot);
}
