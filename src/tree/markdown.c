/* From CommonMark to the document tree. */
#include "markdown.h"

#include "anchor.h"
#include "base/arena.h"
#include "base/limits.h"
#include "link.h"
#include "markdown_parser.h"
#include "markdown_portions.h"
#include "markdown_refs.h"
#include "markdown_source.h"
#include "markdown_spans.h"
#include "markdown_table.h"

#include <string.h>
#include <strings.h>

enum { HEADING_LEVELS = 3 };

/* Where in the document we are, while the parser's tree is walked from start to end. */
struct tree_builder {
	const struct markdown *m;
	struct source source;
	cmark_iter *iterator;
	struct portion portion;       /* what of the text is walked through, and */
	cmark_node *first, *last;     /* its first text when it begins, and its last when it ends, inside a paragraph */
	cmark_node *again;            /* one that is the rest of a text */
	struct place paragraph_at;    /* of the paragraph that the portion before ended in, */
	struct block *open[2 * LIMIT_MARKDOWN_DEPTH]; /* which is in these; so many of them have begun again: */
	int resumed;
	struct block *parents[2 * LIMIT_MARKDOWN_DEPTH + 1]; /* lists and items, or quotes */
	int parent_count, depth;
	int headings[6], heading_count; /* levels, as written, of the headings we are under */
	struct anchors *anchors;
	struct markdown_count *made;

	struct span_maker spans; /* of the paragraph or heading we are in, and what the next is like: */
	int strong, emphasis;
	cmark_node *link_node; /* the link or image that `link` is from */
	const char *link;
	int language; /* of `<span lang="…">`, or NO_LANGUAGE */
	int image_line; /* the last one looked through for images that are none to the parser */
};

static struct arena *tree_arena(const struct markdown *m)
{
	return m->tree ? m->tree : m->arena;
}

/* The block that what comes next is part of. */
static struct block *parent_of(const struct tree_builder *r)
{
	return r->parents[r->parent_count - 1];
}

/* --- spans --- */

/* Of a line and byte of the portion, none without a line: the parser does not place breaks. */
static struct place portion_place(struct tree_builder *r, int line, int byte)
{
	const struct portion *p = &r->portion;
	int before = line == 1 ? p->column - (int)(p->inside.size + strlen(portion_guard[p->begin])) : 0;

	return source_place(&r->source, line ? p->line + line : 0, byte + before);
}

static struct place place_of(struct tree_builder *r, cmark_node *node)
{
	return portion_place(r, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
}

static void add_text_at(struct tree_builder *r, const char *text, unsigned code, struct place at)
{
	unsigned flags = (r->strong ? SPAN_STRONG : 0) | (r->emphasis ? SPAN_EMPHASIS : 0) | code;

	span_maker_text(&r->spans, text, (struct span_style){ flags, r->link, r->language }, at);
}

static void add_text(struct tree_builder *r, cmark_node *node, const char *text, unsigned code)
{
	add_text_at(r, text, code, place_of(r, node));
}

static void add_line_break(struct tree_builder *r, cmark_node *node)
{
	span_maker_break(&r->spans, place_of(r, node));
}

/* Nothing draws the pictures of a text, and a caption alone would be read as the author's words. */
static void report_image_at(struct tree_builder *r, struct place at)
{
	at.column = at.column ? at.column : 1; /* on a line with a placeholder */
	diag_error(r->m->diag, at,
		   "bilder kan ikke vises her; slett det, eller ta bort «!» foran så det blir en lenke");
}

static void report_image(struct tree_builder *r, cmark_node *node)
{
	report_image_at(r, place_of(r, node));
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

static void report_html_image(struct tree_builder *r, cmark_node *node, const char *html)
{
	for (; (html = strchr(html, '<')); html++)
		if (strncasecmp(html, "<img", 4) == 0 && strchr(" \t\n/>", html[4])) {
			diag_error(r->m->diag, place_of(r, node), "bilder kan ikke vises her; slett «<img …>»");
			return;
		}
}

/* `<span lang="nn">` and `</span>` say what language the text between them is in, to the end of its paragraph at
 * most; other HTML is text. */
static void add_inline_html(struct tree_builder *r, cmark_node *node)
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

	report_html_image(r, node, html);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		bool ends = marks[i].language == NO_LANGUAGE, inside = r->language != NO_LANGUAGE;

		if (text_equal(html, marks[i].html) && ends == inside) {
			r->language = marks[i].language;
			return;
		}
	}
	add_text(r, node, html, 0);
}

/* Of several links inside each other the outermost that may be a link is one. */
static void enter_link(struct tree_builder *r, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);

	if (!r->link) {
		r->link = link_target(r->m->arena, url);
		r->link_node = node;
	}
	if (!cmark_node_first_child(node))
		add_text(r, node, url, 0);
}

/* After the text come the words that a link would hide: its title, and where it leads when it leads nowhere here. */
static void leave_link(struct tree_builder *r, cmark_node *node)
{
	const char *url = cmark_node_get_url(node), *title = cmark_node_get_title(node);
	cmark_node *child = cmark_node_first_child(node);
	const char *text = child ? cmark_node_get_literal(child) : NULL;
	bool shown = !child || (text && text_equal(text, url)) || !*url || link_target(r->m->arena, url);

	if (*title)
		add_text(r, node, arena_printf(r->m->arena, " (%s)", title), 0);
	if (!shown)
		add_text(r, node, arena_printf(r->m->arena, " (%s)", url), 0);
	if (r->link_node != node)
		return;
	r->link = NULL;
	r->link_node = NULL;
}

/* Whether a block is the end of one that began in an earlier portion, */
static bool is_continued(const struct tree_builder *r, cmark_node *node)
{
	if (!*portion_guard[r->portion.begin])
		return false;
	for (; cmark_node_get_type(node) != CMARK_NODE_DOCUMENT; node = cmark_node_parent(node))
		if (cmark_node_previous(node))
			return false;
	return true;
}

/* and whether it goes on in the next. */
static bool goes_on(const struct tree_builder *r, cmark_node *node)
{
	if (!*portion_guard[r->portion.end])
		return false;
	for (; cmark_node_get_type(node) != CMARK_NODE_DOCUMENT; node = cmark_node_parent(node))
		if (cmark_node_next(node))
			return false;
	return true;
}

static void begin_spans(struct tree_builder *r, cmark_node *node)
{
	(void)node;
	r->language = NO_LANGUAGE;
	span_maker_begin(&r->spans);
}

/* The block that holds the spans; none when there is nothing to see. */
static struct block *end_spans(struct tree_builder *r, cmark_node *node, enum block_type type)
{
	struct span *spans = span_maker_end(&r->spans);
	struct block *block;

	if (!spans)
		return NULL;
	block = block_new(tree_arena(r->m), type, parent_of(r));
	block->spans = spans;
	block->at = is_continued(r, node) ? r->paragraph_at : place_of(r, node);
	return block;
}

/* --- blocks --- */

/* A heading belongs to the nearest before it that is written with a higher level, and comes one
 * below that. */
static int heading_level(struct tree_builder *r, int written)
{
	int level;

	while (r->heading_count && r->headings[r->heading_count - 1] >= written)
		r->heading_count--;
	r->headings[r->heading_count++] = written;
	level = r->heading_count + r->m->heading_shift;
	return level < 1 ? 1 : level > HEADING_LEVELS ? HEADING_LEVELS : level;
}

static void add_heading(struct tree_builder *r, cmark_node *node)
{
	struct block *block = end_spans(r, node, BLOCK_HEADING);

	if (!block)
		return;
	block->heading.level = heading_level(r, cmark_node_get_heading_level(node));
	block->heading.anchor =
		anchor_take(r->anchors, r->m->arena, span_text(r->m->arena, block->spans));
	block->heading.outside = r->m->outside;
}

/* `info` is what stood after the fence, or "". */
static void add_code(struct tree_builder *r, cmark_node *node, const char *info)
{
	const char *written = cmark_node_get_literal(node), *code;
	struct block *block = block_new(tree_arena(r->m), BLOCK_CODE, parent_of(r));

	if (*info)
		written = arena_printf(r->m->arena, "%s\n%s", info, written);
	code = text_compose(r->m->arena, written);
	block->code = source_code(code, r->m->arena);
	block->at = place_of(r, node);
}

/* A fenced block "``` kind name" is what `embed` makes of it, else code. */
static void add_fenced(struct tree_builder *r, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);
	size_t kind = info ? strcspn(info, " \t") : 0;
	const char *name, *end;

	if (kind && r->m->embed) {
		name = info + kind + strspn(info + kind, " \t");
		end = name + strlen(name);
		while (end > name && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
		if (r->m->embed(r->m->context, parent_of(r), arena_text(r->m->arena, info, kind),
				arena_text(r->m->arena, name, (size_t)(end - name)),
				place_of(r, node)))
			return;
	}
	add_code(r, node, info ? info : "");
}

/* Raw HTML as a paragraph that shows it, line by line. */
static void add_html(struct tree_builder *r, cmark_node *node)
{
	const char *html = cmark_node_get_literal(node);

	begin_spans(r, node);
	report_html_image(r, node, html);
	while (*html) {
		size_t size = strcspn(html, "\n");

		add_text(r, node, arena_text(r->m->arena, html, size), 0);
		html += size;
		if (*html && *++html)
			add_line_break(r, node);
	}
	end_spans(r, node, BLOCK_PARAGRAPH);
}

static enum block_type container_type(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_LIST ? BLOCK_LIST : type == CMARK_NODE_ITEM ? BLOCK_ITEM : BLOCK_QUOTE;
}

static void enter_container(struct tree_builder *r, cmark_node *node)
{
	enum block_type type = container_type(node);
	struct block *block;

	if (is_continued(r, node)) {
		block = r->open[r->resumed++];
		if (type == BLOCK_LIST)
			block->list.tight &= cmark_node_get_list_tight(node);
		r->parents[r->parent_count++] = block;
		r->depth += type != BLOCK_ITEM;
		return;
	}
	/* An item is as deep as its list. */
	if (type != BLOCK_ITEM && r->depth == LIMIT_MARKDOWN_DEPTH) {
		source_report_depth(r->m->diag, place_of(r, node));
		cmark_iter_reset(r->iterator, node, CMARK_EVENT_EXIT);
		return;
	}
	block = block_new(tree_arena(r->m), type, parent_of(r));
	block->at = place_of(r, node);
	if (type == BLOCK_LIST) {
		block->list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
		block->list.start = block->list.ordered ? cmark_node_get_list_start(node) : 1;
		block->list.tight = cmark_node_get_list_tight(node);
	}
	r->parents[r->parent_count++] = block;
	r->depth += type != BLOCK_ITEM;
}

static void leave_container(struct tree_builder *r, cmark_node *node)
{
	r->parent_count--;
	r->depth -= container_type(node) != BLOCK_ITEM;
}

static void add_paragraph(struct tree_builder *r, cmark_node *node)
{
	if (!goes_on(r, node)) {
		end_spans(r, node, BLOCK_PARAGRAPH);
		return;
	}
	if (!is_continued(r, node))
		r->paragraph_at = place_of(r, node);
	memcpy(r->open, r->parents + 1, (size_t)(r->parent_count - 1) * sizeof *r->open);
	r->resumed = 0;
}

static void add_rule(struct tree_builder *r, cmark_node *node)
{
	block_new(tree_arena(r->m), BLOCK_RULE, parent_of(r))->at = place_of(r, node);
}

static void add_literal(struct tree_builder *r, cmark_node *node)
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

static void add_space(struct tree_builder *r, cmark_node *node)
{
	add_text(r, node, " ", 0);
}

/* --- pipe tables --- */

static bool walk(struct tree_builder *r, cmark_node *root);

/* What `text` says inside a line. The letter before it keeps it from being a list or a heading. */
static struct span *read_inline(void *context, struct table_line line)
{
	static const char guard[] = "a ";
	const struct tree_builder *outer = context;
	struct markdown m = *outer->m;
	struct block *parent = block_new(m.arena, BLOCK_DOCUMENT, NULL);
	struct line_map map = { .lines = &line.at, .count = 1 };
	struct tree_builder r = { .m = &m, .parents = { parent }, .parent_count = 1,
				  .spans = span_maker_new(&r.source, tree_arena(&m), m.diag),
				  .language = NO_LANGUAGE,
				  .anchors = outer->anchors, .made = outer->made };
	const char *text = arena_printf(m.arena, "%s%.*s", guard, (int)line.text.size, line.text.data);
	struct span *spans;
	cmark_node *root;

	m.table_caption = NULL;
	line.at.column -= line.at.column ? (int)strlen(guard) : 0;
	if (!source_read(&r.source, text, &map, m.arena, m.diag))
		return NULL;
	root = parser_read(text, NULL, 0);
	walk(&r, root);
	cmark_node_free(root);
	spans = parent->first ? parent->first->spans : NULL;
	if (spans)
		spans->text += strlen(guard);
	return spans && !*spans->text ? spans->next : spans;
}

/* The lines of a paragraph without what its quotes put before them. */
static struct table_line *paragraph_lines(struct tree_builder *r, cmark_node *node, size_t *count)
{
	int first = r->portion.line + cmark_node_get_start_line(node);
	int last = r->portion.line + cmark_node_get_end_line(node), quotes = 0;
	struct table_line *lines;

	*count = 0;
	if (first < 1 || last < first || (size_t)last > r->source.count)
		return NULL;
	lines = NEW_ARRAY(r->m->arena, (size_t)(last - first + 1), struct table_line);
	for (cmark_node *up = node; up; up = cmark_node_parent(up))
		quotes += cmark_node_get_type(up) == CMARK_NODE_BLOCK_QUOTE;
	for (int line = first; line <= last; line++) {
		const char *start = r->source.lines[line - 1], *end = r->source.lines[line], *p = start;

		if (line == first)
			p += cmark_node_get_start_column(node) - 1;
		for (int left = line == first ? 0 : quotes; p < end && (strchr(" \t", *p) || (left && *p == '>')); p++)
			left -= *p == '>';
		lines[(*count)++] = (struct table_line){ { p, (size_t)(end - p) },
							 source_place(&r->source, line, (int)(p - start) + 1) };
	}
	return lines;
}

/* The lines above a table, which it ends. */
static void add_lead(struct tree_builder *r, cmark_node *node, const struct table_line *lines, size_t count)
{
	struct block *block;

	if (!count)
		return;
	block = block_new(tree_arena(r->m), BLOCK_PARAGRAPH, parent_of(r));
	block->at = place_of(r, node);
	block->keep_next = true;
	block->spans = read_inline(
		r, (struct table_line){ { lines[0].text.data, (size_t)(lines[count - 1].text.data +
								       lines[count - 1].text.size -
								       lines[0].text.data) },
					lines[0].at });
}

/* What is meant as a table, and is none, would be printed as running text. */
static void report_table(struct tree_builder *r, const struct table_line *lines, size_t count, bool heading)
{
	const char *fault = table_fault(lines, count, heading, r->m->arena);

	if (fault)
		diag_error(r->m->diag, lines[0].at, "%s", fault);
}

/* A paragraph that is a pipe table becomes one; false when it is none. */
static bool add_table(struct tree_builder *r, cmark_node *node)
{
	size_t count, rule;
	struct table_line *lines;
	struct table *table;

	if (!r->m->table_caption || cmark_node_get_end_line(node) == cmark_node_get_start_line(node))
		return false;
	lines = paragraph_lines(r, node, &count);
	rule = table_find(lines, count);
	if (!rule) {
		report_table(r, lines, count, false);
		return false;
	}
	add_lead(r, node, lines, rule - 1);
	table = table_make(lines, count, rule, read_inline, r, r->m->arena);
	if (!table) {
		diag_error(r->m->diag, lines[rule].at, "tabellen har flere enn %d kolonner; del den opp, eller snu den",
			   TABLE_COLUMNS);
		return true;
	}
	table->id = "fritekst";
	table->small = true;
	span_add(r->m->arena, &table->caption, r->m->table_caption, 0);
	spans_set_language(table->caption, r->m->caption_language);
	r->made->blocks += (size_t)(table->row_count * table->column_count);
	block_new(tree_arena(r->m), BLOCK_TABLE, parent_of(r))->table = table;
	return true;
}

static void enter_paragraph(struct tree_builder *r, cmark_node *node)
{
	bool continued = is_continued(r, node);

	if (!continued && !goes_on(r, node) && add_table(r, node))
		cmark_iter_reset(r->iterator, node, CMARK_EVENT_EXIT);
	if (!continued)
		begin_spans(r, node);
}

static void enter_heading(struct tree_builder *r, cmark_node *node)
{
	size_t count;
	struct table_line *lines;

	if (r->m->table_caption) {
		lines = paragraph_lines(r, node, &count);
		report_table(r, lines, count, true);
	}
	begin_spans(r, node);
}

/* --- the walk --- */

static void enter_emphasis(struct tree_builder *r, cmark_node *node)
{
	*(cmark_node_get_type(node) == CMARK_NODE_STRONG ? &r->strong : &r->emphasis) += 1;
}

static void leave_emphasis(struct tree_builder *r, cmark_node *node)
{
	*(cmark_node_get_type(node) == CMARK_NODE_STRONG ? &r->strong : &r->emphasis) -= 1;
}

/* What is done where a node begins and where it ends; the parser makes none that are not here, but for the document. */
static const struct {
	void (*enter)(struct tree_builder *r, cmark_node *node);
	void (*leave)(struct tree_builder *r, cmark_node *node);
} steps[CMARK_NODE_LAST_INLINE + 1] = {
	[CMARK_NODE_BLOCK_QUOTE] = { enter_container, leave_container },
	[CMARK_NODE_LIST] = { enter_container, leave_container },
	[CMARK_NODE_ITEM] = { enter_container, leave_container },
	[CMARK_NODE_CODE_BLOCK] = { add_fenced, NULL },
	[CMARK_NODE_HTML_BLOCK] = { add_html, NULL },
	[CMARK_NODE_PARAGRAPH] = { enter_paragraph, add_paragraph },
	[CMARK_NODE_HEADING] = { enter_heading, add_heading },
	[CMARK_NODE_THEMATIC_BREAK] = { add_rule, NULL },
	[CMARK_NODE_TEXT] = { add_literal, NULL },
	[CMARK_NODE_CODE] = { add_literal, NULL },
	[CMARK_NODE_HTML_INLINE] = { add_inline_html, NULL },
	[CMARK_NODE_SOFTBREAK] = { add_space, NULL },
	[CMARK_NODE_LINEBREAK] = { add_line_break, NULL },
	[CMARK_NODE_EMPH] = { enter_emphasis, leave_emphasis },
	[CMARK_NODE_STRONG] = { enter_emphasis, leave_emphasis },
	[CMARK_NODE_LINK] = { enter_link, leave_link },
	[CMARK_NODE_IMAGE] = { report_image, NULL },
};

/* False when the node that begins here is one too many. */
static bool count_node(struct tree_builder *r, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct markdown_count *made = r->made;

	if (type <= CMARK_NODE_DOCUMENT || node == r->last || node == r->again ||
	    (type <= CMARK_NODE_LAST_BLOCK && is_continued(r, node)))
		return true;
	if (type > CMARK_NODE_LAST_BLOCK)
		made->spans++;
	else
		made->blocks++;
	if (made->blocks <= LIMIT_BLOCKS && made->spans <= LIMIT_SPANS)
		return true;
	/* said once, not of every text that follows */
	if (type <= CMARK_NODE_LAST_BLOCK && made->blocks == LIMIT_BLOCKS + 1)
		diag_error(r->m->diag, place_of(r, node),
			   "dokumentet har flere enn %d avsnitt, listepunkter og liknende; kort ned notatene",
			   LIMIT_BLOCKS);
	else if (type > CMARK_NODE_LAST_BLOCK && made->spans == LIMIT_SPANS + 1)
		diag_error(r->m->diag, place_of(r, node),
			   "dokumentet har flere enn %d linjer, uthevinger, lenker og liknende; kort ned notatene",
			   LIMIT_SPANS);
	return false;
}

/* Walks the parser's tree without recursion: its depth is the input's to decide. False when there was too much in it.
 */
static bool walk(struct tree_builder *r, cmark_node *root)
{
	cmark_event_type event;

	r->iterator = cmark_iter_new(root);
	while ((event = cmark_iter_next(r->iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(r->iterator);
		void (*step)(struct tree_builder *, cmark_node *) = event == CMARK_EVENT_ENTER
								      ? steps[cmark_node_get_type(node)].enter
								      : steps[cmark_node_get_type(node)].leave;

		if (event == CMARK_EVENT_ENTER && !count_node(r, node))
			break;
		if (step)
			step(r, node);
	}
	cmark_iter_free(r->iterator);
	return event == CMARK_EVENT_DONE;
}

/* The texts where the portion is joined with those before and after it. */
static void find_joints(struct tree_builder *r, cmark_node *root, bool was_text)
{
	const struct portion *p = &r->portion;
	const char *guard = portion_guard[p->begin];
	cmark_node *first = *guard ? root : NULL;

	while (first && cmark_node_get_type(first) != CMARK_NODE_TEXT)
		first = cmark_node_first_child(first);
	r->first = first;
	r->last = p->end == PORTION_NEWLINE ? cmark_node_last_child(parser_last_paragraph(root)) : NULL;
	r->again = first && (was_text || text_equal(cmark_node_get_literal(first), guard)) ? first : NULL;
}

/* Parses and walks one portion after the other: the parser's tree takes 200 times what dense text does. */
static void walk_portions(struct tree_builder *r, const char *text)
{
	struct portion_paragraph known = { 0 };
	struct portion *p = &r->portion;
	bool more = true, was_text = false;

	for (*p = (struct portion){ .text = text }; more && *p->text; portion_next(p)) {
		cmark_node *root = parser_read_portion(p, &known), *last;

		find_joints(r, root, was_text);
		more = walk(r, root);
		last = p->end == PORTION_SPACE ? cmark_node_last_child(parser_last_paragraph(root)) : NULL;
		was_text = last && cmark_node_get_type(last) == CMARK_NODE_TEXT;
		cmark_node_free(root);
	}
}

bool markdown_parse(struct block *parent, const char *text, const struct line_map *map,
		    const struct markdown *m)
{
	struct anchors own = { 0 };
	struct markdown_count made = { 0 };
	struct tree_builder r = { .m = m,
			    .parents = { parent },
			    .parent_count = 1,
			    .spans = span_maker_new(&r.source, tree_arena(m), m->diag),
			    .language = NO_LANGUAGE,
			    .anchors = m->anchors ? m->anchors : &own,
			    .made = m->made ? m->made : &made };
	size_t errors = m->diag->errors;
	struct arena passing = { 0 };
	cmark_node *root;

	if (!source_read(&r.source, text, map, &passing, m->diag)) {
		arena_free(&passing);
		return false;
	}
	if (refs_likely(text)) {
		root = parser_read_whole(text, r.source.count, &passing);
		walk(&r, root);
		cmark_node_free(root);
	} else {
		walk_portions(&r, text);
	}
	arena_free(&passing);
	return m->diag->errors == errors;
}

const char *markdown_library_version(void)
{
	return cmark_version_string();
}
