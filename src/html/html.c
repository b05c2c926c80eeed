/* The page around the document: head, policy, landmarks. */
#include "html.h"

#include "writer.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"

#include <string.h>

/* The style's colours by the names that the style sheet knows them by. */
static const char *colours(const struct style *style, struct arena *a)
{
	const struct {
		const char *name;
		uint32_t colour;
	} all[] = {
		{ "ink", style->ink },	    { "muted", style->muted },	 { "rule", style->rule },
		{ "light", style->light_rule }, { "gain", style->accent[0] }, { "loss", style->accent[1] },
		{ "pale", style->pale },    { "box", style->box },	 { "zebra", style->zebra },
		{ "link", style->link },
	};
	struct buffer out = { .arena = a };

	buffer_puts(&out, ":root{");
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buffer_printf(&out, "--%s:#%06x;", all[i].name, (unsigned)all[i].colour);
	buffer_puts(&out, "}\n");
	return buffer_text(&out);
}

static void put_meta(struct html *h, const char *name, const char *content)
{
	if (!content || !*content)
		return;
	html_put(h, "<meta");
	html_attribute(h, "name", name);
	html_attribute(h, "content", content);
	html_put(h, ">\n");
}

/* What the page may do: nothing but wear the sheet and run the script. A module is compiled from
 * the page's own bytes. */
static void put_policy(struct html *h, struct str sheet, struct str script)
{
	html_put(h, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
	html_format(h, "style-src 'sha256-%s'; ", hash_base64(h->arena, sheet));
	if (script.size)
		html_format(h, "script-src 'sha256-%s' 'wasm-unsafe-eval'; ",
			    hash_base64(h->arena, script));
	html_put(h, "img-src data:; base-uri 'none'; form-action 'none'\">\n");
}

/* The colours, then the sheets one after the other. */
static bool read_sheets(struct str *out, const struct html *h, const char *const sheets[],
			struct diag *d)
{
	struct buffer all = { .arena = h->arena };

	buffer_puts(&all, colours(h->style, h->arena));
	for (; *sheets; sheets++) {
		const char *file = path_join(h->arena, h->style->folder, *sheets);
		struct place at = { .file = file };
		struct str text;

		if (!file_read_text(&text, file, LIMIT_TEMPLATE_BYTES, true, h->arena, d,
				    (struct place){ 0 }))
			return false;
		if (memmem(text.data, text.size, "</", 2)) {
			diag_error(d, at,
				   "stilarket kan ikke ha tegnene «</»; skriv dem som «<\\/»");
			return false;
		}
		buffer_add(&all, text.data, text.size);
	}
	*out = buffer_str(&all);
	return true;
}

bool html_head(struct html *h, const char *const sheets[], struct str script, struct diag *d)
{
	const struct document *doc = h->doc;
	struct str sheet;

	if (!read_sheets(&sheet, h, sheets, d))
		return false;
	html_format(h, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		    language_tag[doc->language]);
	put_policy(h, sheet, script);
	put_meta(h, "viewport", "width=device-width, initial-scale=1");
	put_meta(h, "author", doc->author);
	put_meta(h, "description", doc->subject);
	put_meta(h, "date", doc->date);
	html_put(h, "<title>");
	html_text(h, doc->running_head ? doc->running_head : doc->title);
	html_put(h, "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>");
	buffer_add(&h->out, sheet.data, sheet.size);
	html_put(h, "</style>\n</head>\n");
	return true;
}

/* What stands above the title is the page's header. */
static const struct block *put_header(struct html *h, struct spot spot)
{
	const struct block *block = h->doc->root->first;
	struct block alone;

	if (!block || block->type != BLOCK_LETTERHEAD)
		return block;
	alone = *block;
	alone.next = NULL;
	html_put(h, "<header>\n");
	html_blocks(h, &alone, spot);
	html_put(h, "</header>\n");
	return block->next;
}

static bool has_title(const struct block *block)
{
	for (; block; block = block->next)
		if (block->type == BLOCK_TITLE || has_title(block->first))
			return true;
	return false;
}

static void put_body(struct html *h)
{
	struct spot spot = { .language = h->doc->language };
	const struct block *first;

	html_put(h, "<body>\n<a class=\"skip\" href=\"#_main\">");
	html_text(h, h->doc->web.skip);
	html_put(h, "</a>\n");
	first = put_header(h, spot);
	html_put(h, "<main id=\"_main\" tabindex=\"-1\">\n");
	if (!has_title(first)) {
		html_put(h, "<h1>");
		html_text(h, h->doc->title);
		html_put(h, "</h1>\n");
	}
	html_blocks(h, first, spot);
	html_put(h, "</main>\n</body>\n</html>\n");
}

struct html html_begin(const struct printing *printing, struct arena *a)
{
	return (struct html){
		.out.arena = a,
		.doc = printing->document,
		.style = printing->style,
		.fonts = printing->fonts,
		.arena = a,
		.prefix = "",
	};
}

bool html_write(struct str *out, const struct printing *printing, struct arena *a, struct diag *d)
{
	static const char *const sheets[] = { "nettside.css", NULL };
	struct html h = html_begin(printing, a);

	if (!html_head(&h, sheets, (struct str){ 0 }, d))
		return false;
	put_body(&h);
	*out = buffer_str(&h.out);
	return true;
}
