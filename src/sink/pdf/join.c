#include "join.h"

#include <string.h>

size_t word_first_end(const char *text)
{
	return strcspn(text, " ");
}

size_t word_last_start(const char *text)
{
	const char *space = strrchr(text, ' ');

	return space ? (size_t)(space + 1 - text) : 0;
}

/* The item that goes on where item `at` ends; NULL: none in the same marked content. */
static const struct item *next_text(const struct page *page, size_t *at)
{
	int mark = page->items[*at].mark;

	while (++*at < page->item_count) {
		const struct item *item = &page->items[*at];

		if (item->mark < 0)
			continue;
		return item->type == ITEM_TEXT && item->mark == mark ? item : NULL;
	}
	return NULL;
}

/* Adds `size` bytes of `text` without the character, a hyphen, that they end in. */
static void add_without_hyphen(struct buffer *b, const char *text, size_t size)
{
	while (size && (text[--size] & 0xC0) == 0x80)
		;
	buffer_add(b, text, size);
}

const char *word_joined(const struct page *page, size_t at, struct arena *a)
{
	const struct item *item = &page->items[at];
	const char *part = item->text.text + word_last_start(item->text.text);
	struct buffer word = { .arena = a };
	size_t size = strlen(part);

	/* In a narrow cell a word may be divided more than once. */
	for (;;) {
		add_without_hyphen(&word, part, size);
		item = next_text(page, &at);
		if (!item)
			return NULL;
		part = item->text.text;
		size = word_first_end(part);
		if (part[size] || !item->text.hyphen)
			break;
	}
	buffer_add(&word, part, size);
	return buffer_text(&word);
}
