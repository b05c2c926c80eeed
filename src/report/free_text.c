/* Markdown of people, with plain placeholders, into the document. */
#include "free_text.h"

bool build_free_text(struct build *b, struct block *parent, enum free_text kind, const char *text, struct place at)
{
	struct arena own = { 0 }; /* the text with its placeholders filled is not needed when it is read */
	struct buffer out = { .arena = &own };
	struct line_map map = { 0 };
	struct mustache m = {
		.values = b->values,
		.escape = ESCAPE_MARKDOWN,
		.plain_only = true,
		.arena = &own,
		.diag = b->diag,
	};
	struct markdown markdown = {
		.heading_shift = 3,
		.anchors = &b->anchors,
		.outside = true,
		.table_caption = word_of(b->words, WORD_FREE_TABLES, (int)kind),
		.caption_language = b->language,
		.made = &b->made,
		.tree = b->in->tree,
		.arena = b->arena,
		.diag = b->diag,
	};

	bool read, rendered = mustache_render(&out, &map, &m, str_of(text), at.file, at.line);

	/* A fault in a placeholder hides none in the text around it. */
	read = markdown_parse(parent, buffer_text(&out), &map, &markdown);
	arena_free(&own);
	return read && rendered;
}
