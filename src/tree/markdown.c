/* From CommonMark to the document tree. */
#include "markdown.h"

#include "anchor.h"
#include "base/arena.h"
#include "markdown_inline.h"
#include "markdown_refs.h"
#include "markdown_table.h"

#include <string.h>

enum { HEADING_LEVELS = 3 };

static struct arena *tree_arena(const struct markdown *m)
{
	return m->tree ? m->tree : m->arena;
}

/* The block that what comes next is part of. */
static struct block *parent_of(const struct tree_builder *r)
{
	return r->parents[r->parent_count - 1];
}

/* Whether nothing stands `beside` a node, nor what it is in. */
static bool is_at_edge(cmark_node *node, cmark_node *(*beside)(cmark_node *))
{
	for (; cmark_node_get_type(node) != CMARK_NODE_DOCUMENT; node = cmark_node_parent(node))
		if (beside(node))
			return false;
	return true;
}

/* Whether a block is the end of one that began in an earlier portion, */
static bool is_continued(const struct tree_builder *r, cmark_node *node)
{
	return *portion_guard[r->portion.begin] && is_at_edge(node, cmark_node_previous);
}

/* and whether it goes on in the next. */
static bool goes_on(const struct tree_builder *r, cmark_node *node)
{
	return *portion_guard[r->portion.end] && is_at_edge(node, cmark_node_next);
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
	block->at = is_continued(r, node) ? r->paragraph_at : inline_place(r, node);
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
	block->at = inline_place(r, node);
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
				inline_place(r, node)))
			return;
	}
	add_code(r, node, info ? info : "");
}

/* Raw HTML as a paragraph that shows it, line by line. */
static void add_html(struct tree_builder *r, cmark_node *node)
{
	const char *html = cmark_node_get_literal(node);

	begin_spans(r, node);
	inline_html_image(r, node, html);
	while (*html) {
		size_t size = strcspn(html, "\n");

		inline_text(r, node, arena_text(r->m->arena, html, size), 0);
		html += size;
		if (*html && *++html)
			inline_break(r, node);
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
		source_report_depth(r->m->diag, inline_place(r, node));
		cmark_iter_reset(r->iterator, node, CMARK_EVENT_EXIT);
		return;
	}
	block = block_new(tree_arena(r->m), type, parent_of(r));
	block->at = inline_place(r, node);
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
		r->paragraph_at = inline_place(r, node);
	memcpy(r->open, r->parents + 1, (size_t)(r->parent_count - 1) * sizeof *r->open);
	r->resumed = 0;
}

static void add_rule(struct tree_builder *r, cmark_node *node)
{
	block_new(tree_arena(r->m), BLOCK_RULE, parent_of(r))->at = inline_place(r, node);
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
	block->at = inline_place(r, node);
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
	[CMARK_NODE_TEXT] = { inline_literal, NULL },
	[CMARK_NODE_CODE] = { inline_literal, NULL },
	[CMARK_NODE_HTML_INLINE] = { inline_html, NULL },
	[CMARK_NODE_SOFTBREAK] = { inline_space, NULL },
	[CMARK_NODE_LINEBREAK] = { inline_break, NULL },
	[CMARK_NODE_EMPH] = { inline_enter_emphasis, inline_leave_emphasis },
	[CMARK_NODE_STRONG] = { inline_enter_emphasis, inline_leave_emphasis },
	[CMARK_NODE_LINK] = { inline_enter_link, inline_leave_link },
	[CMARK_NODE_IMAGE] = { inline_image, NULL },
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
		diag_error(r->m->diag, inline_place(r, node),
			   "dokumentet har flere enn %d avsnitt, listepunkter og liknende; kort ned notatene",
			   LIMIT_BLOCKS);
	else if (type > CMARK_NODE_LAST_BLOCK && made->spans == LIMIT_SPANS + 1)
		diag_error(r->m->diag, inline_place(r, node),
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
