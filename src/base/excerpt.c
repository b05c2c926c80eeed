/* Cuts what is quoted in a message. */
#include "excerpt.h"

#include "arena.h"
#include "text.h"

#include <string.h>

enum { EXCERPT_CHARACTERS = 60 };

const char *excerpt(struct arena *a, const char *text)
{
	size_t line = strcspn(text, "\r\n");
	const char *end = text;

	for (int n = 0; n < EXCERPT_CHARACTERS && end < text + line; n++)
		utf8_next(&end);
	if (!*end)
		return text;
	return arena_printf(a, "%.*s…", (int)(end - text), text);
}

const char *listing(struct arena *a, const char *const words[], size_t count)
{
	struct buffer list = { .arena = a };

	for (size_t i = 0; i < count; i++)
		buffer_printf(&list, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " og ", words[i]);
	return buffer_text(&list);
}
