/* What stands inside a paragraph: text, emphasis, links, breaks, and images and HTML that are none here. */
#include "markdown_inline.h"

#include "base/arena.h"
#include "link.h"
#include "markdown_refs.h"

#include <string.h>
#include <strings.h>

/* Of a line and byte of the portion, none without a line: the parser does not place breaks. */
static struct place portion_place(struct tree_builder *r, int line, int byte)
{
	const struct portion *p = &r->portion;
	int before = line == 1 ? p->column - (int)(p->inside.size + strlen(portion_guard[p->begin])) : 0;

	return source_place(&r->source, line ? p->line + line : 0, byte + before);
}

struct place inline_place(struct tree_builder *r, cmark_node *node)
{
	return portion_place(r, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
}

static void add_text_at(struct tree_builder *r, const char *text, unsigned code, struct place at)
{
	unsigned flags = (r->strong ? SPAN_STRONG : 0) | (r->emphasis ? SPAN_EMPHASIS : 0) | code;

	span_maker_text(&r->spans, text, (struct span_style){ flags, r->link, r->language }, at);
}

void inline_text(struct tree_builder *r, cmark_node *node, const char *text, unsigned code)
{
	add_text_at(r, text, code, inline_place(r, node));
}

void inline_break(struct tree_builder *r, cmark_node *node)
{
	span_maker_break(&r->spans, inline_place(r, node));
}

/* Nothing draws the pictures of a text, and a caption alone would be read as the author's words. */
static void report_image_at(struct tree_builder *r, struct place at)
{
	at.column = at.column ? at.column : 1; /* on a line with a placeholder */
	diag_error(r->m->diag, at,
		   "bilder kan ikke vises her; slett det, eller ta bort «!» foran så det blir en lenke");
}

void inline_image(struct tree_builder *r, cmark_node *node)
{
	report_image_at(r, inline_place(r, node));
}

/* "![a](my picture.png)", "![a][b]", "![[a.png]]": an image to whoever wrote it, though text to the parser. What is
 * escaped in the source, or in code, is text. */
static void report_failed_image(struct tree_builder *r, cmark_node *node)
{
	int line = r->portion.line + cmark_node_get_start_line(node);
	const char *start, *image;

	if (cmark_node_get_type(node) != CMARK_NODE_TEXT || !strstr(cmark_node_get_literal(node), "![") ||
	    line == r->image_line || line < 1 || (size_t)line > r->source.count)
		return;
	r->image_line = line; /* once is enough, and cheap on a long line */
	start = r->source.lines[line - 1];
	image = refs_image(start, r->source.lines[line]);
	if (image)
		report_image_at(r, source_place(&r->source, line, (int)(image - start) + 1));
}

void inline_html_image(struct tree_builder *r, cmark_node *node, const char *html)
{
	for (; (html = strchr(html, '<')); html++)
		if (strncasecmp(html, "<img", 4) == 0 && strchr(" \t\n/>", html[4])) {
			diag_error(r->m->diag, inline_place(r, node), "bilder kan ikke vises her; slett «<img …>»");
			return;
		}
}

/* `<span lang="nn">` and `</span>` say what language the text between them is in, to the end of its paragraph at
 * most; other HTML is text. */
void inline_html(struct tree_builder *r, cmark_node *node)
{
	static const struct {
		const char *html;
		int language;
	} marks[] = {
		{ "<span lang=\"nb\">", LANGUAGE_NB },
		{ "<span lang=\"nn\">", LANGUAGE_NN },
		{ "</span>", NO_LANGUAGE },
	};
	const char *html = cmark_node_get_literal(node);

	inline_html_image(r, node, html);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		bool ends = marks[i].language == NO_LANGUAGE, inside = r->language != NO_LANGUAGE;

		if (text_equal(html, marks[i].html) && ends == inside) {
			r->language = marks[i].language;
			return;
		}
	}
	inline_text(r, node, html, 0);
}

/* Of several links inside each other the outermost that may be a link is one. */
void inline_enter_link(struct tree_builder *r, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);

	if (!r->link) {
		r->link = link_target(r->m->arena, url);
		r->link_node = node;
	}
	if (!cmark_node_first_child(node))
		inline_text(r, node, url, 0);
}

/* After the text come the words that a link would hide: its title, and where it leads when it leads nowhere here. */
void inline_leave_link(struct tree_builder *r, cmark_node *node)
{
	const char *url = cmark_node_get_url(node), *title = cmark_node_get_title(node);
	cmark_node *child = cmark_node_first_child(node);
	const char *text = child ? cmark_node_get_literal(child) : NULL;
	bool shown = !child || (text && text_equal(text, url)) || !*url || link_target(r->m->arena, url);

	if (*title)
		inline_text(r, node, arena_printf(r->m->arena, " (%s)", title), 0);
	if (!shown)
		inline_text(r, node, arena_printf(r->m->arena, " (%s)", url), 0);
	if (r->link_node != node)
		return;
	r->link = NULL;
	r->link_node = NULL;
}

void inline_literal(struct tree_builder *r, cmark_node *node)
{
	const char *literal = cmark_node_get_literal(node);
	unsigned code = cmark_node_get_type(node) == CMARK_NODE_CODE ? SPAN_CODE : 0;
	size_t guard = node == r->first ? strlen(portion_guard[r->portion.begin]) : 0;

	report_failed_image(r, node);
	if (node != r->last)
		add_text_at(r, literal + guard, code,
			    portion_place(r, cmark_node_get_start_line(node),
					  cmark_node_get_start_column(node) + (int)guard));
}

void inline_space(struct tree_builder *r, cmark_node *node)
{
	inline_text(r, node, " ", 0);
}

void inline_enter_emphasis(struct tree_builder *r, cmark_node *node)
{
	*(cmark_node_get_type(node) == CMARK_NODE_STRONG ? &r->strong : &r->emphasis) += 1;
}

void inline_leave_emphasis(struct tree_builder *r, cmark_node *node)
{
	*(cmark_node_get_type(node) == CMARK_NODE_STRONG ? &r->strong : &r->emphasis) -= 1;
}
