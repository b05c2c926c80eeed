/* Has a text parsed, as a whole or in portions. */
#include "markdown_parser.h"

#include "base/arena.h"
#include "base/fail.h"
#include "markdown_portions.h"
#include "markdown_refs.h"

#include <stdlib.h>
#include <string.h>

const char *const portion_guard[] = {
	[PORTION_LAST] = "", [PORTION_BLOCKS] = "", [PORTION_SPACE] = "a", [PORTION_NEWLINE] = "a ",
};

/* Memory for the parser: all there, or the program ends. */

static void *zeroed(size_t count, size_t size)
{
	void *p = calloc(count, size);

	if (!p)
		fail_memory();
	return p;
}

static void *resized(void *old, size_t size)
{
	void *p = realloc(old, size);

	if (!p)
		fail_memory();
	return p;
}

static cmark_mem memory = { zeroed, resized, free };

/* Texts that source_read has accepted have '\r' at the end of lines only, before '\n': it is left out. */
static void feed(cmark_parser *parser, const char *text, size_t size)
{
	for (const char *end = text + size; text < end; text++) {
		const char *stop = memchr(text, '\r', (size_t)(end - text));

		stop = stop ? stop : end;
		cmark_parser_feed(parser, text, (size_t)(stop - text));
		text = stop;
	}
}

cmark_node *parser_read(const char *text, const size_t *escaped, size_t count)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	const char *start = text;
	cmark_node *root;

	for (; count; count--, escaped++) {
		feed(parser, text, *escaped - (size_t)(text - start));
		cmark_parser_feed(parser, "\\[", 2);
		text = start + *escaped + 1;
	}
	feed(parser, text, strlen(text));
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

/* Which lines are literal, and where links lead. */
static void look_through(struct refs_seen *seen, cmark_node *root, struct arena *a)
{
	cmark_iter *iterator = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
			const char *url = cmark_node_get_url(node);

			seen->addresses = arena_grow(a, seen->addresses, seen->address_count, &seen->address_capacity,
						     sizeof *seen->addresses);
			seen->addresses[seen->address_count++] = arena_text(a, url, strlen(url));
		}
		if (type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_HTML_BLOCK)
			continue;
		for (int line = cmark_node_get_start_line(node); line <= cmark_node_get_end_line(node); line++)
			if (line > 0 && (size_t)line <= seen->line_count)
				seen->literal[line] = true;
	}
	cmark_iter_free(iterator);
}

cmark_node *parser_read_whole(const char *text, size_t lines, struct arena *a)
{
	cmark_node *root = parser_read(text, NULL, 0);
	struct refs_seen seen = { .line_count = lines };
	size_t *unused, count;

	seen.literal = NEW_ARRAY(a, lines + 1, bool);
	look_through(&seen, root, a);
	unused = refs_unused(text, &seen, &count, a);
	if (!count)
		return root;
	cmark_node_free(root);
	return parser_read(text, unused, count);
}

static cmark_node *read_portion(const struct portion *p)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	cmark_node *root;

	cmark_parser_feed(parser, p->inside.data ? p->inside.data : "", p->inside.size);
	cmark_parser_feed(parser, portion_guard[p->begin], strlen(portion_guard[p->begin]));
	feed(parser, p->text, p->size);
	if (p->end == PORTION_NEWLINE) /* makes a break of the last one, soft or hard */
		cmark_parser_feed(parser, "a", 1);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void see_node(struct portion_marks *marks, cmark_node *node, cmark_node *paragraph)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		portion_see(marks, cmark_node_get_literal(node),
			    !cmark_node_next(node) && cmark_node_parent(node) == paragraph);
		break;
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
		portion_see_hidden(marks, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		portion_see_hidden(marks, cmark_node_get_url(node));
		portion_see_hidden(marks, cmark_node_get_title(node));
		break;
	default: /* have no text of their own */
		break;
	}
}

/* The line of the portion that `node` begins in. */
static const char *line_of(const struct portion *p, cmark_node *node)
{
	const char *source = p->text, *end = p->text + p->size;

	for (int line = cmark_node_get_start_line(node); line > 1 && source < end; line--) {
		const char *newline = memchr(source, '\n', (size_t)(end - source));

		source = newline ? newline + 1 : end;
	}
	return source;
}

/* Whether a mark of the paragraph that a portion ends in waits for another. */
static bool is_open(const struct portion *p, cmark_node *paragraph)
{
	cmark_iter *iterator = cmark_iter_new(paragraph);
	struct portion_marks marks = { 0 };
	const char *source = line_of(p, paragraph);
	cmark_event_type event;

	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
		if (event == CMARK_EVENT_ENTER)
			see_node(&marks, cmark_iter_get_node(iterator), paragraph);
	cmark_iter_free(iterator);
	return portion_is_open(&marks, source, (size_t)(p->text + p->size - source));
}

cmark_node *parser_last_paragraph(cmark_node *root)
{
	while (root && cmark_node_get_type(root) <= CMARK_NODE_ITEM)
		root = cmark_node_last_child(root);
	return root && cmark_node_get_type(root) == CMARK_NODE_PARAGRAPH ? root : NULL;
}

/* Finds the markers of lists and quotes that stand before a paragraph in its line. False when it is in some that begin
 * in other lines. */
static bool find_markers(struct portion *p, cmark_node *paragraph)
{
	int line = cmark_node_get_start_line(paragraph);
	bool nested = cmark_node_get_type(cmark_node_parent(paragraph)) != CMARK_NODE_DOCUMENT;

	p->ends_inside = (struct str){ 0 };
	for (cmark_node *up = cmark_node_parent(paragraph); cmark_node_get_type(up) != CMARK_NODE_DOCUMENT;
	     up = cmark_node_parent(up))
		if (cmark_node_get_start_line(up) != line)
			return false;
	if (nested && p->end == PORTION_NEWLINE)
		return false;
	if (nested && line == 1 && *portion_guard[p->begin])
		p->ends_inside = p->inside;
	else if (nested)
		p->ends_inside =
			(struct str){ line_of(p, paragraph), (size_t)cmark_node_get_start_column(paragraph) - 1 };
	return true;
}

/* Whether the parser makes of the text after a portion the same with as without what is in the portion: no code or HTML
 * goes on, and in a paragraph that does no mark waits for another. */
static bool is_whole(struct portion *p, cmark_node *root)
{
	cmark_node *last = cmark_node_last_child(root), *paragraph = parser_last_paragraph(root);
	cmark_node_type type = last ? cmark_node_get_type(last) : CMARK_NODE_NONE;

	switch (p->end) {
	case PORTION_LAST:
		break;
	case PORTION_BLOCKS:
		p->ends_inside = (struct str){ 0 };
		return type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_HTML_BLOCK;
	case PORTION_SPACE:
	case PORTION_NEWLINE:
		return paragraph && find_markers(p, paragraph) && !is_open(p, paragraph);
	}
	return true;
}

cmark_node *parser_read_portion(struct portion *p, struct portion_paragraph *known)
{
	enum { LEAST = 4096 };

	for (size_t least = LEAST;; least *= 2) {
		cmark_node *root;

		portion_find(p, least, known);
		root = read_portion(p);
		if (is_whole(p, root))
			return root;
		cmark_node_free(root);
	}
}
