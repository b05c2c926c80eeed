/* The privacy gate on a finished tree: it reads within the texts, finds at places that are there, tells no digit of what
 * it finds, and finds in the document what it finds in its text alone. */
#include "press.h"

#include "guard/privacy.h"
#include "guard/texts.h"
#include "tree/markdown.h"

#include <stdlib.h>
#include <string.h>

/* A map that says that line i of the text is line i of the file. */
static struct line_map map_lines(struct str text, struct arena *a)
{
	struct line_map map = { 0 };

	for (size_t i = 0; i <= text.size; i++)
		if (i == 0 || text.data[i - 1] == '\n') {
			map.lines = arena_grow(a, map.lines, map.count, &map.capacity, sizeof *map.lines);
			map.lines[map.count] = (struct place){ "notater.md", (int)map.count + 1, 1 };
			map.count++;
		}
	return map;
}

static void judge(struct texts *texts, struct arena *a, struct diag *d)
{
	static const char *const phones[] = { "22334455" };
	const struct privacy gate = { .municipality = "Søndre Land kommune", .phones = phones, .phone_count = 1,
				      .arena = a, .diag = d };

	*d = (struct diag){ .arena = a };
	privacy_check(&gate, texts);
}

static void check_finds(const struct diag *d, size_t lines)
{
	for (size_t i = 0; i < d->count; i++)
		if (d->entries[i].at.line < 1 || (size_t)d->entries[i].at.line > lines || d->entries[i].at.column < 1 ||
		    strpbrk(d->entries[i].message, "0123456789"))
			abort();
}

/* Each block's text alone, as the sink of a sheet or a web page would hand it over. */
static void add_blocks(struct texts *out, const struct block *block, struct arena *a)
{
	if (block->spans)
		texts_add(out, span_text(a, block->spans), block->at);
	for (const struct block *child = block->first; child; child = child->next)
		add_blocks(out, child, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct markdown markdown = { .arena = &arena, .diag = &d };
	struct document doc = { .root = block_new(&arena, BLOCK_DOCUMENT, NULL) };
	struct texts whole = { .arena = &arena }, tree = { .arena = &arena }, alone = { .arena = &arena };
	struct line_map map;
	struct str text;

	if (press_text(&text, data, size, &arena)) {
		map = map_lines(text, &arena);
		markdown_parse(doc.root, text.data, &map, &markdown);
		press_print(&d);
		texts_add_document(&tree, &doc);
		add_blocks(&alone, doc.root, &arena);
		texts_add_file(&whole, text, "notater.md");
		texts_add_document(&whole, &doc);
		judge(&alone, &arena, &d);
		if (d.errors) {
			judge(&tree, &arena, &d);
			if (!d.errors)
				abort();
		}
		judge(&whole, &arena, &d);
		check_finds(&d, map.count);
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
