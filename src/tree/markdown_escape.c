/* Makes text mean itself in Markdown. */
#include "mustache.h"

#include "base/arena.h"

#include <string.h>

#define BLANKS " \t\r\n"
/* What CommonMark (and the tables and strikethrough of its extensions) may read as markup, at the
 * start of a line or inside it. The context is not looked at: a template may have half a marker
 * before the value. */
#define MARKUP "!\"#&'()*+-.:<=>[\\]_`|~"

static size_t blank_run(const char *text, bool *line_break)
{
	size_t size = strspn(text, BLANKS);

	*line_break = strcspn(text, "\r\n") < size;
	return size;
}

/* Spaces at the edge of a value survive only as entities; a line break there is just how it was
 * written. */
static void add_blanks(struct buffer *out, size_t count, bool line_break, bool edge)
{
	if (line_break && edge)
		return;
	if (line_break)
		count = 1;
	for (size_t i = 0; i < count; i++)
		buffer_puts(out, edge ? "&#32;" : " ");
}

const char *markdown_escape(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };

	for (const char *p = text; *p;) {
		size_t size = strcspn(p, BLANKS MARKUP);
		bool line_break;

		buffer_add(&out, p, size);
		p += size;
		size = blank_run(p, &line_break);
		add_blanks(&out, size, line_break, p == text || !p[size]);
		p += size;
		if (*p && strchr(MARKUP, *p)) {
			buffer_add(&out, "\\", 1);
			buffer_add(&out, p++, 1);
		}
	}
	return buffer_text(&out);
}
