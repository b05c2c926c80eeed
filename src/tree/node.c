/* Makes blocks and spans. */
#include "node.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

struct block *block_new(struct arena *a, enum block_type type, struct block *parent)
{
	struct block *block = NEW(a, struct block);

	block->type = type;
	if (!parent)
		return block;
	if (parent->last)
		parent->last->next = block;
	else
		parent->first = block;
	parent->last = block;
	return block;
}

struct span *span_add(struct arena *a, struct span **head, const char *text, unsigned flags)
{
	struct span *span = NEW(a, struct span);

	/* between words in styles of their own stands a space, as often as they do */
	span->text = !*text ? "" : text_equal(text, " ") ? " " : arena_text(a, text, strlen(text));
	span->flags = (uint8_t)flags;
	while (*head)
		head = &(*head)->next;
	*head = span;
	return span;
}

void spans_set_language(struct span *spans, enum language language)
{
	for (; spans; spans = spans->next) {
		spans->has_language = true;
		spans->language = language;
	}
}

const char *span_text(struct arena *a, const struct span *spans)
{
	struct buffer text = { .arena = a };

	for (; spans; spans = spans->next)
		buffer_puts(&text, spans->line_break ? " " : spans->text);
	return buffer_text(&text);
}
