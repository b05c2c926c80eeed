/* Blocks into strips. One function for each kind; lists, tables and the like have files of their own. */
#include "flow.h"
#include "linebreak.h"

#include <string.h>

static length smaller(length a, length b)
{
	return a < b ? a : b;
}

static bool ends_in_hyphen(const struct line *line)
{
	return line->units[line->count - 1].after == AFTER_HYPHEN;
}

/* Strips for the lines of `t`. Two lines at least stay together at the foot and at the top of a page, and no page ends
 * inside a word. */
static int add_lines(struct flow *f, const struct area *p, const struct text *t,
		     const struct text_style *style, enum hyphens hyphens, bool keep_next)
{
	struct lines lines = { 0 };
	length y = baseline(f, style);
	size_t count;

	lines_break(&lines, t, f, p->width, hyphens);
	count = lines.items.count;
	for (size_t i = 0; i < count; i++) {
		struct strip *s = strip_add(f, p, i ? 0 : style->before, style->leading);

		line_pieces(f, s, &lines.items.items[i], p->x, y);
		s->snap = i == 0 && !p->frame && style->leading % f->style.grid == 0;
		s->keep |= i + 1 < count ? i == 0 || i + 2 == count || ends_in_hyphen(&lines.items.items[i])
					 : keep_next;
	}
	if (count)
		f->after = style->after;
	return (int)count;
}

int flow_text(struct flow *f, const struct area *p, struct span *spans, const struct text_style *style,
	      struct element *owner, bool keep_next)
{
	bool bold = style->font == FONT_BOLD;
	struct ink ink = ink_of(style, owner);
	struct arena words = { 0 }, *outside = f->words;
	struct text t = { 0 };
	int count;

	f->words = &words;
	text_add(&t, f, spans, &ink);
	count = add_lines(f, p, &t, style, bold ? HYPHENS_NEEDED : HYPHENS_FREELY, keep_next);
	f->words = outside;
	arena_free(&words);
	return count;
}

static void flow_heading(struct flow *f, const struct block *block, struct area p)
{
	int below = block->heading.level - 1;
	struct element *e = element_for(f, (enum tag)(TAG_H1 + below), block, &p);
	size_t first = f->strips.count;

	p.keep = true;
	flow_text(f, &p, block->spans, &f->style.text[TEXT_HEADING_1 + below], e, true);
	if (f->strips.count > first)
		f->strips.items[first].destination = f->next_heading;
	f->next_heading++;
}

static void flow_paragraph(struct flow *f, const struct block *block, struct area p)
{
	struct element *e = element_for(f, TAG_P, block, &p);
	bool introduces = block->next && block->next->type == BLOCK_LIST;

	flow_text(f, &p, block->spans, &f->style.text[p.role], e, block->keep_next || introduces);
}

/* Begins a frame of `padding` around what comes; `p` is then the place inside. */
static void frame_begin(struct flow *f, struct area *p, uint32_t colour, length padding)
{
	struct frame *frame = NEW(f->passing, struct frame);

	*frame = (struct frame){ .outer = p->frame, .x = p->x, .width = p->wide, .padding = padding, .colour = colour,
				 .page = -1 };
	f->padding += padding;
	p->frame = frame;
	p->x += padding;
	p->wide -= 2 * padding;
	p->width = smaller(p->width, p->wide);
}

static void frame_end(struct flow *f, length padding, length after)
{
	f->padding += padding;
	f->after = after;
}

static void flow_box(struct flow *f, const struct block *block, struct area p)
{
	struct area inside = p;
	length padding = f->style.box_padding;
	size_t first = f->strips.count;

	inside.parent = element_for(f, TAG_DIV, block, &inside);
	inside.keep |= block->keep_together;
	f->after = f->after > f->style.table_before ? f->after : f->style.table_before;
	frame_begin(f, &inside, f->style.box, padding);
	flow_blocks(f, block->first, inside);
	if (f->strips.count > first)
		f->strips.items[f->strips.count - 1].keep = p.keep;
	frame_end(f, padding, f->style.table_after);
}

static void flow_quote(struct flow *f, const struct block *block, struct area p)
{
	struct frame *frame = NEW(f->passing, struct frame);
	length indent = smaller(f->style.quote_indent, p.width / 8);

	*frame = (struct frame){ .outer = p.frame, .x = p.x, .width = p.width, .padding = 2 * f->style.rule_line,
				 .colour = f->style.rule, .side_rule = true, .page = -1 };
	p.parent = element_for(f, TAG_BLOCKQUOTE, block, &p);
	p.frame = frame;
	p.x += indent;
	p.width -= indent;
	p.wide -= indent;
	p.role = TEXT_QUOTE;
	flow_blocks(f, block->first, p);
}

static void flow_code(struct flow *f, const struct block *block, struct area p)
{
	const struct text_style *style = &f->style.text[TEXT_CODE];
	struct element *e = element_new(f, TAG_CODE, element_for(f, TAG_P, block, &p));
	struct ink *ink = NEW(f->passing, struct ink);
	const char *line = block->code;
	length padding = f->style.box_padding * 2 / 3;
	struct area inside = p;

	*ink = ink_of(style, e);
	inside.wide = inside.width;
	f->after = f->after > style->before ? f->after : style->before;
	frame_begin(f, &inside, f->style.box, padding);
	while (*line) {
		size_t size = strcspn(line, "\n");
		struct text_style plain = *style;
		struct text t = { 0 };

		plain.before = plain.after = 0;
		/* An empty line is a blank, so that readers get it too. */
		text_add_line(&t, f, size ? arena_text(f->words, line, size) : " ", block->at, ink);
		add_lines(f, &inside, &t, &plain, HYPHENS_FREELY, false);
		line += size + (line[size] == '\n');
	}
	frame_end(f, padding, style->after);
}

static void flow_rule(struct flow *f, const struct block *block, struct area p)
{
	struct strip *s = strip_add(f, &p, 0, 2 * f->style.grid);

	(void)block;
	piece_rectangle(f, s, (struct box){ p.x, f->style.grid, p.width, f->style.hairline }, f->style.rule);
}

static void flow_note_lines(struct flow *f, const struct block *block, struct area p)
{
	const struct style *style = &f->style;
	int count = p.cut_notes && block->lines > NOTE_LINES_LEAST ? NOTE_LINES_LEAST : block->lines;

	for (int i = 0; i < count; i++) {
		struct strip *s = strip_add(f, &p, 0, style->note_pitch);

		piece_rectangle(f, s, (struct box){ p.x, style->note_pitch - style->hairline, p.wide, style->hairline },
				style->rule);
		s->keep |= i + 1 < count && (i == 0 || i + 2 == count);
		if (i + 1 == count)
			s->pitch = style->note_pitch;
	}
	f->after = style->table_after;
}

static bool says_something(const char *text)
{
	return text && *text;
}

/* `text` in the style of remarks; nothing when there is none. */
static void flow_remark(struct flow *f, struct area *p, const char *text, struct place at, struct element *owner,
			bool keep_next)
{
	struct span span = { .text = text, .at = at };

	if (says_something(text))
		flow_text(f, p, &span, &f->style.text[TEXT_REMARK], owner, keep_next);
}

/* Title, a line of unit and basis, the drawing, and what is noted below it. */
static void flow_figure(struct flow *f, const struct block *block, struct area p)
{
	const struct chart *chart = block->chart;
	struct element *group = element_for(f, TAG_DIV, block, &p);
	struct drawing *drawing = NEW(f->passing, struct drawing);
	struct span title = { .text = chart->title, .at = block->at };
	const struct text_style *style = &f->style.text[p.narrow ? TEXT_PANEL : TEXT_CAPTION];
	struct piece *piece;
	struct strip *s;

	p.width = p.wide;
	flow_text(f, &p, &title, style, element_new(f, TAG_CAPTION, group), true);
	flow_remark(f, &p, chart->basis, block->at, element_new(f, TAG_P, group), true);
	*drawing = (struct drawing){ .chart = chart, .element = element_new(f, TAG_FIGURE, group), .x = p.x,
				     .width = p.wide, .height = f->style.figure };
	element_own(f, drawing->element)->alt = chart->alt;
	s = strip_add(f, &p, f->style.chart.bar_gap, drawing_height(f, drawing));
	piece = piece_add(f, s, NULL);
	piece->item.type = ITEM_PATH;
	piece->drawing = s->drawing = drawing;
	s->keep |= says_something(chart->note);
	flow_remark(f, &p, chart->note, block->at, element_new(f, TAG_P, group), false);
	f->after = f->style.table_after;
}

static void flow_table_block(struct flow *f, const struct block *block, struct area p)
{
	p.parent = element_for(f, TAG_DIV, block, &p);
	flow_table(f, block->table, p);
}

static void flow_finding(struct flow *f, const struct block *block, struct area p)
{
	struct element *e = element_for(f, TAG_P, block, &p);

	p.width = p.wide;
	flow_text(f, &p, block->spans, &f->style.text[TEXT_FINDING], e, true);
}

/* On the line of the page label, left of it. */
static void flow_foot(struct flow *f, const struct block *block, struct area p)
{
	const struct text_style *style = &f->style.text[TEXT_RUNNING];
	struct strip *s = strip_add(f, &p, 0, 0);
	struct element *owner = element_for(f, TAG_P, block, &p);

	s->at_foot = true;
	piece_text(f, s, owner, style, span_text(f->arena, block->spans), p.x, 0);
}

static void flow_children(struct flow *f, const struct block *block, struct area p)
{
	flow_blocks(f, block->first, p);
}

static void flow_page_break(struct flow *f, const struct block *block, struct area p)
{
	(void)block, (void)p;
	f->page_break = true;
}

/* Nobody can turn a page's knobs. */
static void flow_nothing(struct flow *f, const struct block *block, struct area p)
{
	(void)f, (void)block, (void)p;
}

static void (*const flow_kinds[BLOCK_TYPES])(struct flow *f, const struct block *block, struct area p) = {
	[BLOCK_DOCUMENT] = flow_children,
	[BLOCK_LETTERHEAD] = flow_letterhead,
	[BLOCK_TITLE] = flow_title,
	[BLOCK_FINDING] = flow_finding,
	[BLOCK_FACTS] = flow_facts,
	[BLOCK_COLUMNS] = flow_columns,
	[BLOCK_COLUMN] = flow_children,
	[BLOCK_FOOT] = flow_foot,
	[BLOCK_QUESTIONS] = flow_questions,
	[BLOCK_CONTENTS] = flow_contents,
	[BLOCK_HEADING] = flow_heading,
	[BLOCK_PARAGRAPH] = flow_paragraph,
	[BLOCK_LIST] = flow_list,
	[BLOCK_ITEM] = flow_children,
	[BLOCK_QUOTE] = flow_quote,
	[BLOCK_CODE] = flow_code,
	[BLOCK_RULE] = flow_rule,
	[BLOCK_TABLE] = flow_table_block,
	[BLOCK_FIGURE] = flow_figure,
	[BLOCK_BOX] = flow_box,
	[BLOCK_KEY_FIGURES] = flow_key_figures,
	[BLOCK_NOTE_LINES] = flow_note_lines,
	[BLOCK_PAGE_BREAK] = flow_page_break,
	[BLOCK_PART] = flow_children,
	[BLOCK_FOLD] = flow_children,
	[BLOCK_CONTROLS] = flow_nothing,
};

void flow_blocks(struct flow *f, const struct block *first, struct area p)
{
	bool keep = p.keep, heads = false; /* heads: the last block was a heading */

	for (const struct block *block = first; block; block = block->next) {
		if (p.parent == f->root)
			f->block++;
		/* What stands between a heading and a quote tells who is quoted. */
		p.keep = keep || (heads && block->type == BLOCK_PARAGRAPH && block->next &&
				  block->next->type == BLOCK_QUOTE);
		heads = block->type == BLOCK_HEADING;
		flow_kinds[block->type](f, block, p);
	}
}
