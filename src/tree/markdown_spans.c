/* Joins pieces of text that are alike. */
#include "markdown_spans.h"

#include "markdown_source.h"

#include <string.h>

static struct span *append(struct span_maker *m, const char *text, unsigned flags, struct place at)
{
	struct span *span = span_add(m->arena, m->tail, text, flags);

	span->at = at;
	m->tail = &span->next;
	return span;
}

static void add_marks(struct span_maker *m, struct span *span)
{
	const struct span_mark *first = m->marks.items;
	struct span_mark *marks;

	span->mark_count = (uint32_t)m->marks.count;
	m->marks.count = 0;
	if (span->mark_count == 1 && first->at.line == span->at.line && first->at.column == span->at.column)
		return; /* most are so */
	marks = NEW_ARRAY(m->arena, span->mark_count, struct span_mark);
	memcpy(marks, first, span->mark_count * sizeof *marks);
	span->marks = marks;
}

/* Whether what comes next follows on the last mark's text in the source, too. */
static bool follows(const struct span_maker *m, struct place at)
{
	const struct span_mark *mark = &m->marks.items[m->marks.count - 1];

	return mark->at.line == at.line && (!at.column || mark->at.column + m->characters == at.column);
}

/* Notes where the text that comes next is from. */
static void mark_place(struct span_maker *m, struct place at)
{
	if (!m->text.size)
		m->marks.count = 0;
	if (m->marks.count && follows(m, at))
		return;
	*LIST_ADD(m->arena, &m->marks) = (struct span_mark){ m->text.size, at };
	m->characters = 0;
}

/* Ends the span that grows. Control characters were refused in the source, but "&#8;" makes one here. */
static void end_span(struct span_maker *m)
{
	struct span *span;
	uint32_t control;

	if (!m->text.size)
		return;
	control = source_control(m->text.data);
	if (control && !m->source->has_controls)
		source_report_control(m->diag, m->at, control);
	span = append(m, text_compose(m->arena, m->text.data), m->style.flags, m->at);
	span->link = m->style.link;
	add_marks(m, span);
	if (m->style.language != NO_LANGUAGE)
		spans_set_language(span, (enum language)m->style.language);
	m->text.size = 0;
}

struct span_maker span_maker_new(const struct source *source, struct arena *a, struct diag *d)
{
	return (struct span_maker){ .arena = a, .diag = d, .source = source, .text.arena = a };
}

void span_maker_begin(struct span_maker *m)
{
	m->first = NULL;
	m->tail = &m->first;
}

/* The parser splits text more often than its style changes. */
void span_maker_text(struct span_maker *m, const char *text, struct span_style style, struct place at)
{
	if (style.flags != m->style.flags || style.link != m->style.link || style.language != m->style.language)
		end_span(m);
	if (!m->text.size) {
		m->at = at;
		m->style = style;
	}
	mark_place(m, at);
	m->characters += (int)utf8_length(text, strlen(text));
	while (*text) {
		size_t size = strcspn(text, "\t\n");

		buffer_add(&m->text, text, size);
		text += size;
		if (*text) {
			buffer_add(&m->text, " ", 1);
			text++;
		}
	}
}

void span_maker_break(struct span_maker *m, struct place at)
{
	end_span(m);
	append(m, "", 0, at)->line_break = true;
}

struct span *span_maker_end(struct span_maker *m)
{
	end_span(m);
	return m->first;
}
