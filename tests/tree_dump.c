#include "tree/node.h"

#include "base/arena.h"
#include "base/text.h"
#include "tree/chart.h"

#include <string.h>

static const char *const block_name[] = {
	[BLOCK_DOCUMENT] = "document",
	[BLOCK_LETTERHEAD] = "letterhead",
	[BLOCK_TITLE] = "title",
	[BLOCK_FINDING] = "finding",
	[BLOCK_FACTS] = "facts",
	[BLOCK_COLUMNS] = "columns",
	[BLOCK_COLUMN] = "column",
	[BLOCK_FOOT] = "foot",
	[BLOCK_QUESTIONS] = "questions",
	[BLOCK_CONTENTS] = "contents",
	[BLOCK_HEADING] = "heading",
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_LIST] = "list",
	[BLOCK_ITEM] = "item",
	[BLOCK_QUOTE] = "quote",
	[BLOCK_CODE] = "code",
	[BLOCK_RULE] = "rule",
	[BLOCK_TABLE] = "table",
	[BLOCK_FIGURE] = "figure",
	[BLOCK_BOX] = "box",
	[BLOCK_KEY_FIGURES] = "key-figures",
	[BLOCK_NOTE_LINES] = "note-lines",
	[BLOCK_PAGE_BREAK] = "page-break",
	[BLOCK_PART] = "part",
	[BLOCK_FOLD] = "fold",
	[BLOCK_CONTROLS] = "controls",
};

static void start(struct buffer *out, int depth)
{
	buffer_printf(out, "%*s", depth * 2, "");
}

static void dump_spans(struct buffer *out, const struct span *span, int depth)
{
	for (; span; span = span->next) {
		start(out, depth);
		if (span->line_break) {
			buffer_puts(out, "break\n");
			continue;
		}
		buffer_puts(out, "\"");
		buffer_puts(out, span->text);
		buffer_printf(out, "\"%s%s%s", span->flags & SPAN_STRONG ? " strong" : "",
			      span->flags & SPAN_EMPHASIS ? " emphasis" : "",
			      span->flags & SPAN_CODE ? " code" : "");
		if (span->has_language)
			buffer_printf(out, " lang=%s", language_tag[span->language]);
		buffer_printf(out, "%s%s\n", span->link ? " -> " : "",
			      span->link ? span->link : "");
	}
}

static void dump_row(struct buffer *out, const struct row *row, bool head, int depth)
{
	static const char *const kind[] = {
		[ROW_PLAIN] = "", [ROW_TOTAL] = " total", [ROW_GROUP] = " group",
		[ROW_REMARK] = " remark"
	};

	start(out, depth);
	buffer_printf(out, "row%s%s\n", head ? " head" : "", kind[row->kind]);
	for (int i = 0; i < row->cell_count; i++) {
		const struct cell *cell = &row->cells[i];

		start(out, depth + 1);
		buffer_puts(out, cell->header ? "header" : "cell");
		if (cell->columns > 1 || cell->rows > 1)
			buffer_printf(out, " columns %d rows %d", cell->columns ? cell->columns : 1,
				      cell->rows ? cell->rows : 1);
		buffer_puts(out, "\n");
		dump_spans(out, cell->spans, depth + 2);
	}
}

static void dump_table(struct buffer *out, const struct table *table, int depth)
{
	static const char *const align[] = {
		[ALIGN_LEFT] = "left", [ALIGN_RIGHT] = "right", [ALIGN_DECIMAL] = "decimal"
	};

	start(out, depth);
	buffer_puts(out, "columns");
	for (int i = 0; i < table->column_count; i++)
		buffer_printf(out, " %s:%d", align[table->columns[i].align],
			      table->columns[i].weight);
	buffer_puts(out, "\n");
	start(out, depth);
	buffer_puts(out, "caption\n");
	dump_spans(out, table->caption, depth + 1);
	for (int i = 0; i < table->row_count; i++)
		dump_row(out, &table->rows[i], i < table->head_rows, depth);
	if (!table->footnote)
		return;
	start(out, depth);
	buffer_puts(out, "footnote\n");
	dump_spans(out, table->footnote, depth + 1);
}

static void dump_code(struct buffer *out, const char *code, int depth)
{
	for (size_t size;; code += size + 1) {
		size = strcspn(code, "\n");
		start(out, depth);
		buffer_puts(out, "|");
		buffer_add(out, code, size);
		buffer_puts(out, "\n");
		if (!code[size])
			return;
	}
}

static void dump_figure(struct buffer *out, const struct chart *chart, int depth)
{
	start(out, depth);
	buffer_printf(out, "finding \"%s\"\n", chart->title);
	start(out, depth);
	buffer_printf(out, "alt \"%s\"\n", chart->alt);
}

static void dump_facts(struct buffer *out, const struct block *block, int depth)
{
	for (int i = 0; i < block->facts.count; i++) {
		const struct fact *fact = &block->facts.items[i];

		start(out, depth);
		buffer_printf(out, "\"%s\": \"%s%s%s\"", fact->label, fact->value, fact->unit ? " " : "",
			      fact->unit ? fact->unit : "");
		if (fact->remark)
			buffer_printf(out, " (%s)", fact->remark);
		buffer_puts(out, "\n");
	}
}

/* What the block's own line says after its name. */
static void dump_details(struct buffer *out, const struct block *block)
{
	switch (block->type) {
	case BLOCK_HEADING:
		buffer_printf(out, " %d #%s%s", block->heading.level, block->heading.anchor,
			      block->heading.outside ? " outside" : "");
		break;
	case BLOCK_LIST:
		if (block->list.ordered)
			buffer_printf(out, " from %d", block->list.start);
		buffer_puts(out, block->list.tight ? " tight" : " loose");
		break;
	case BLOCK_TABLE:
		buffer_printf(out, " %s%s", block->table->id, block->table->small ? " small" : "");
		break;
	case BLOCK_FIGURE:
		buffer_printf(out, " %s", block->chart->id);
		break;
	case BLOCK_BOX:
		buffer_puts(out, block->keep_together ? " together" : "");
		break;
	case BLOCK_NOTE_LINES:
		buffer_printf(out, " %d", block->lines);
		break;
	case BLOCK_LETTERHEAD:
		if (block->sender.logo)
			buffer_printf(out, " \"%s\"", block->sender.alt);
		buffer_printf(out, " %s%s%s", block->sender.name, block->sender.mark ? " / " : "",
			      block->sender.mark ? block->sender.mark : "");
		break;
	case BLOCK_DOCUMENT:
	case BLOCK_TITLE:
	case BLOCK_FINDING:
	case BLOCK_FACTS:
	case BLOCK_COLUMNS:
	case BLOCK_COLUMN:
	case BLOCK_FOOT:
	case BLOCK_QUESTIONS:
	case BLOCK_CONTENTS:
	case BLOCK_PARAGRAPH:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
	case BLOCK_CODE:
	case BLOCK_RULE:
	case BLOCK_KEY_FIGURES:
	case BLOCK_PAGE_BREAK:
	case BLOCK_FOLD:
		break;
	case BLOCK_PART:
		buffer_printf(out, " %s", block->part);
		break;
	case BLOCK_CONTROLS:
		for (int i = 0; i < block->controls.count; i++)
			buffer_printf(out, " %s=%s", block->controls.items[i].id, block->controls.items[i].value);
		break;
	}
	if (block->has_language)
		buffer_printf(out, " %s", language_tag[block->language]);
}

/* As deep as the tree, which LIMIT_MARKDOWN_DEPTH bounds. */
static void dump_block(struct buffer *out, const struct block *block, int depth)
{
	start(out, depth);
	buffer_puts(out, block_name[block->type]);
	dump_details(out, block);
	buffer_puts(out, "\n");
	dump_spans(out, block->spans, depth + 1);
	if (block->type == BLOCK_TABLE)
		dump_table(out, block->table, depth + 1);
	else if (block->type == BLOCK_CODE)
		dump_code(out, block->code, depth + 1);
	else if (block->type == BLOCK_FIGURE)
		dump_figure(out, block->chart, depth + 1);
	else if (block->type == BLOCK_FACTS || block->type == BLOCK_KEY_FIGURES)
		dump_facts(out, block, depth + 1);
	for (const struct block *child = block->first; child; child = child->next)
		dump_block(out, child, depth + 1);
}

const char *block_dump(struct arena *a, const struct block *block)
{
	struct buffer out = { .arena = a };

	dump_block(&out, block, 0);
	return buffer_text(&out);
}

static void dump_field(struct buffer *out, const char *name, const char *value)
{
	if (value)
		buffer_printf(out, "%s: %s\n", name, value);
}

const char *document_dump(struct arena *a, const struct document *document)
{
	struct buffer out = { .arena = a };

	dump_field(&out, "language", language_tag[document->language]);
	dump_field(&out, "title", document->title);
	dump_field(&out, "author", document->author);
	dump_field(&out, "subject", document->subject);
	dump_field(&out, "running-head", document->running_head);
	dump_field(&out, "page-label", document->page_label);
	dump_field(&out, "mark", document->mark);
	dump_field(&out, "date", document->date);
	if (document->exact_pages)
		buffer_printf(&out, "pages: %d\n", document->exact_pages);
	if (document->most_pages)
		buffer_printf(&out, "pages-at-most: %d\n", document->most_pages);
	dump_block(&out, document->root, 0);
	return buffer_text(&out);
}
