/* Text as HTML: escaped, in its styles and languages. */
#include "writer.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

#include <stdarg.h>
#include <string.h>

void html_put(struct html *h, const char *markup)
{
	buffer_puts(&h->out, markup);
}

void html_format(struct html *h, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buffer_puts(&h->out, arena_vprintf(h->arena, format, args));
	va_end(args);
}

void html_text(struct html *h, const char *text)
{
	static const char special[] = "&<>\"";
	static const char *const names[] = { "&amp;", "&lt;", "&gt;", "&quot;" };

	while (text && *text) {
		size_t plain = strcspn(text, special);

		buffer_add(&h->out, text, plain);
		text += plain;
		if (*text)
			html_put(h, names[strchr(special, *text++) - special]);
	}
}

void html_attribute(struct html *h, const char *name, const char *value)
{
	html_format(h, " %s=\"", name);
	html_text(h, value);
	html_put(h, "\"");
}

void html_language(struct html *h, bool has, enum language language, struct spot *spot)
{
	if (!has || language == spot->language)
		return;
	html_attribute(h, "lang", language_tag[language]);
	spot->language = language;
}

/* Text in which no line breaks inside a number, however it is typed. */
static void put_running(struct html *h, const char *text)
{
	const char *from = text;

	for (const char *space = strchr(text, ' '); space; space = strchr(space + 1, ' ')) {
		if (!number_goes_on(text, space))
			continue;
		html_text(h, arena_text(h->arena, from, (size_t)(space - from)));
		html_put(h, "\u00A0");
		from = space + 1;
	}
	html_text(h, from);
}

/* One span's text, in its style and language. */
static void put_run(struct html *h, const struct span *span)
{
	static const struct {
		unsigned flag;
		const char *begin, *end;
	} styles[] = { { SPAN_STRONG, "<strong>", "</strong>" },
		       { SPAN_EMPHASIS, "<em>", "</em>" },
		       { SPAN_CODE, "<code>", "</code>" } };
	const int count = sizeof styles / sizeof *styles;

	if (span->line_break) {
		html_put(h, "<br>");
		return;
	}
	if (span->has_language)
		html_format(h, "<span lang=\"%s\">", language_tag[span->language]);
	for (int i = 0; i < count; i++)
		if (span->flags & styles[i].flag)
			html_put(h, styles[i].begin);
	if (span->flags & SPAN_CODE)
		html_text(h, span->text);
	else
		put_running(h, span->text);
	for (int i = count; i-- > 0;)
		if (span->flags & styles[i].flag)
			html_put(h, styles[i].end);
	if (span->has_language)
		html_put(h, "</span>");
}

void html_spans(struct html *h, const struct span *spans)
{
	const char *link = NULL; /* that is open */

	for (; spans; spans = spans->next) {
		const char *next = spans->link;

		if (link && !(next && text_equal(link, next))) {
			html_put(h, "</a>");
			link = NULL;
		}
		if (next && !link) {
			html_put(h, "<a");
			html_attribute(h, "href", next);
			html_put(h, ">");
			link = next;
		}
		put_run(h, spans);
	}
	if (link)
		html_put(h, "</a>");
}
