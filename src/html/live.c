/* The page around a live document, and its parts. */
#include "live.h"

#include "writer.h"

#include "base/base64.h"

#include <string.h>

/* Separators of a step's texts; no text of a document has them. */
static const char after_name[] = "\x1f", after_value[] = "\x1e";

/* --- a step --- */

static void put_place(struct html *h, const char *prefix, const char *id, const char *attribute,
		      const char *value)
{
	html_format(h, "%s%s%s%s%s%s%s", prefix, id, after_name, attribute, after_name, value,
		    after_value);
}

static void put_control_steps(struct html *h, const struct controls *controls)
{
	for (int i = 0; i < controls->count; i++) {
		const struct control *c = &controls->items[i];

		put_place(h, "_w-", c->id, "class", html_control_class(h, c));
		if (!c->choices)
			put_place(h, "_r-", c->id, "aria-valuetext", c->spoken);
	}
}

static void put_steps(struct html *h, const struct block *block, const char *slow, struct spot spot)
{
	for (; block; block = block->next) {
		if (block->type == BLOCK_PART && !(slow && text_equal(block->part, slow))) {
			html_format(h, "_%s%s%s", block->part, after_name, after_name);
			html_part(h, block, spot);
			html_put(h, after_value);
		} else if (block->type == BLOCK_CONTROLS) {
			put_control_steps(h, &block->controls);
		} else {
			put_steps(h, block->first, slow, spot);
		}
	}
}

/* Only the results have the width of the page; beside them there is room for narrow drawings. */
static struct spot spot_of(const struct html *h, int column)
{
	return (struct spot){ .language = h->doc->language, .columns = column == 1 ? 0 : 1 };
}

static const struct block *find(const struct block *block, enum block_type type)
{
	while (block && block->type != type)
		block = block->next;
	return block;
}

void html_live_step(struct str *out, const struct printing *printing, const char *slow,
		    struct arena *a)
{
	struct html h = html_begin(printing, a);
	const struct block *columns = find(h.doc->root->first, BLOCK_COLUMNS);
	const struct block *column = columns ? columns->first : NULL;
	const struct live_page *live = h.doc->live;

	put_place(&h, "_", "status", "", live->status);
	put_place(&h, "_", "back", "disabled", live->changed ? "" : "disabled");
	put_place(&h, "_", "copy", "disabled", live->changed ? "" : "disabled");
	for (int i = 0; column; column = column->next, i++)
		put_steps(&h, column->first, slow, spot_of(&h, i));
	put_steps(&h, columns ? columns->next : NULL, slow, spot_of(&h, 0));
	*out = buffer_str(&h.out);
}

/* --- the page --- */

static void put_button(struct html *h, const char *id, const char *text)
{
	html_format(h, "<button type=\"button\" id=\"%s\" disabled=\"disabled\">", id);
	html_text(h, text);
	html_put(h, "</button>");
}

/* The case, how the values stand to it, and what can be done about that. */
static void put_top(struct html *h, const struct block *letterhead, const struct block *title,
		    struct spot spot)
{
	const struct live_page *live = h->doc->live;
	struct block alone = *title;

	alone.next = NULL;
	html_put(h, "<header class=\"top\">\n<div>");
	html_blocks(h, &alone, spot);
	alone = *letterhead;
	alone.next = NULL;
	html_blocks(h, &alone, spot);
	html_put(h, "</div>\n<p id=\"_status\" role=\"status\">");
	html_text(h, live->status);
	html_put(h, "</p>\n<div class=\"buttons\">");
	put_button(h, "_back", live->back);
	put_button(h, "_copy", live->copy);
	html_put(h, "</div>\n<p id=\"_copied\" role=\"status\" hidden=\"hidden\">");
	html_text(h, live->copied);
	/* Said at once where there is no script, and by the script where it cannot go on. */
	html_put(h, "</p>\n<noscript><p class=\"still\">");
	html_text(h, live->still);
	html_put(h, "</p></noscript>\n<p class=\"still\" id=\"_still\" hidden=\"hidden\">");
	html_text(h, live->still);
	html_put(h, "</p>\n</header>\n");
}

static void put_region(struct html *h, const char *name, const char *id, const char *label,
		       const struct block *column, struct spot spot)
{
	html_format(h, "<%s id=\"%s\"", name, id);
	html_attribute(h, "aria-label", label);
	html_put(h, ">\n");
	if (column)
		html_blocks(h, column->first, spot);
	html_format(h, "</%s>\n", name);
}

static void put_body(struct html *h, const struct live_files *files)
{
	static const struct block nothing;
	struct spot spot = { .language = h->doc->language };
	const struct block *first = h->doc->root->first, *columns = find(first, BLOCK_COLUMNS);
	const struct block *column = columns ? columns->first : NULL,
			   *title = find(first, BLOCK_TITLE);
	const struct block *letterhead = find(first, BLOCK_LETTERHEAD);
	const struct live_page *live = h->doc->live;

	html_put(h, "<body class=\"live\">\n<a class=\"skip\" href=\"#_main\">");
	html_text(h, h->doc->web.skip);
	html_put(h, "</a>\n");
	put_top(h, letterhead ? letterhead : &nothing, title ? title : &nothing, spot);
	html_put(h, "<div class=\"grid\">\n<form id=\"_controls\"");
	html_attribute(h, "aria-label", live->controls);
	html_put(h, "><fieldset id=\"_fields\" disabled=\"disabled\">\n");
	if (column)
		html_blocks(h, column->first, spot_of(h, 0));
	html_put(h, "</fieldset></form>\n");
	column = column ? column->next : NULL;
	put_region(h, "main", "_main", live->results, column, spot_of(h, 1));
	put_region(h, "aside", "_talk", live->talk, column ? column->next : NULL, spot_of(h, 2));
	html_put(h, "</div>\n<footer>\n");
	html_blocks(h, columns ? columns->next : NULL, spot_of(h, 0));
	html_put(h, "<p id=\"_told\" class=\"unseen\" aria-live=\"polite\"></p>\n</footer>\n"
		    "<script type=\"text/plain\" id=\"_bundle\">");
	base64_add(&h->out, files->bundle);
	html_put(h, "</script>\n<script type=\"module\">");
	buffer_add(&h->out, files->script.data, files->script.size);
	html_put(h, "</script>\n</body>\n</html>\n");
}

bool html_write_live(struct str *out, const struct printing *printing,
		     const struct live_files *files, struct arena *a, struct diag *d)
{
	static const char *const sheets[] = { "nettside.css", "dialog.css", NULL };
	struct html h = html_begin(printing, a);

	if (!html_head(&h, sheets, files->script, d))
		return false;
	put_body(&h, files);
	*out = buffer_str(&h.out);
	return true;
}
