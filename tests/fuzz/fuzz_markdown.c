/* Markdown into the document tree, as free text and as a template has it. */
#include "press.h"

#include "tree/anchor.h"
#include "tree/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct markdown m = { .outside = size % 2 == 0, .heading_shift = (int)(size % 3), .arena = &arena, .diag = &d };
	struct line_map map = { 0 };
	struct str text;

	if (press_text(&text, data, size, &arena)) {
		markdown_parse(block_new(&arena, BLOCK_DOCUMENT, NULL), text.data, &map, &m);
		markdown_escape(&arena, text.data);
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
