/* Breaks, cuts and spreads labels. */
#include "label.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define ELLIPSIS "…"

length label_leading(struct font_set *fonts, enum font font, length size)
{
	const struct font_metrics *m = font_metrics(fonts, font);
	length above = 2 * m->ascent - m->cap_height, below = 2 * abs(m->descent) + m->cap_height;

	return (length)((int64_t)size * length_larger(1200, length_larger(above, below)) / 1000);
}

static length measure(const struct ink *ink, const struct setting *s, const char *text,
		      size_t bytes)
{
	return font_width(ink->fonts, s->font, text, bytes, s->size);
}

/* The end of the longest start of `text` that is no wider than `width`, at a character. */
static const char *fitting(const struct ink *ink, const struct setting *s, const char *text,
			   length width)
{
	const char *end = text, *next = text;
	length used = 0;
	uint32_t c;

	while ((c = utf8_next(&next)) != 0) {
		used += font_advance(ink->fonts, s->font, c, s->size);
		if (used > width)
			break;
		end = next;
	}
	return end;
}

/* As much of `text` as fits before an ellipsis; "" when not even that does. */
static const char *cut(const struct ink *ink, const struct setting *s, const char *text)
{
	length dots = measure(ink, s, ELLIPSIS, strlen(ELLIPSIS));
	const char *end = fitting(ink, s, text, s->width - dots);

	if (end == text)
		return "";
	while (end[-1] == ' ') /* `text` begins with something else */
		end--;
	return arena_printf(ink->arena, "%.*s" ELLIPSIS, (int)(end - text), text);
}

static void add_line(const struct ink *ink, const struct setting *s, struct label *label,
		     const char *text)
{
	length width = measure(ink, s, text, strlen(text));

	if (width > s->width) {
		text = cut(ink, s, text);
		width = measure(ink, s, text, strlen(text));
	}
	if (!*text)
		return;
	label->lines[label->count] = text;
	label->widths[label->count++] = width;
	label->width = length_larger(width, label->width);
}

/* Takes the words that fit on a line, at least one and none beyond a newline, and moves `*text` past them and the
 * space. */
static const char *take_words(const struct ink *ink, const struct setting *s, const char **text)
{
	const char *start = *text, *stop = start + strcspn(start, "\n");
	const char *end = fitting(ink, s, start, s->width);

	if (end < stop) {
		while (end > start && *end != ' ')
			end--;
		if (end == start)
			end = start + strcspn(start, " \n");
	} else {
		end = stop;
	}
	*text = end + strspn(end, " \n");
	return arena_text(ink->arena, start, (size_t)(end - start));
}

static struct label start(const struct setting *s)
{
	return (struct label){ .font = s->font, .size = s->size, .colour = s->colour };
}

struct label label_make(const struct ink *ink, const char *text, struct setting s)
{
	struct label label = start(&s);

	text = text ? text + strspn(text, " ") : "";
	for (int i = 1; i < s.lines && *text; i++)
		add_line(ink, &s, &label, take_words(ink, &s, &text));
	if (*text)
		add_line(ink, &s, &label, arena_text(ink->arena, text, strcspn(text, "\n")));
	label.height = label.count * label_leading(ink->fonts, s.font, s.size);
	return label;
}

struct label label_whole(const struct ink *ink, const char *text, struct setting s)
{
	if (text && measure(ink, &s, text, strlen(text)) > s.width)
		return start(&s);
	return label_make(ink, text, s);
}

/*     ┬ top of the line        The capitals' middle is the line's middle, so that a label beside
 *     │ ┬ capitals             a bar looks centred on it.
 *  ½ ─┤─┤
 *     │ ┴ baseline
 *     ┴
 */
void label_draw(struct ink *ink, const struct label *label, length x, length y)
{
	const struct font_metrics *m = font_metrics(ink->fonts, label->font);
	const length leading = label_leading(ink->fonts, label->font, label->size);
	const length ascent = label->size * m->ascent / 1000;
	const length descent = label->size * abs(m->descent) / 1000;
	const length baseline = leading / 2 + label->size * m->cap_height / 2000;

	for (int i = 0; i < label->count; i++) {
		struct item *item = ink_add(ink, ITEM_TEXT);

		item->colour = label->colour;
		item->x = x;
		item->y = y + i * leading + baseline;
		item->text.text = label->lines[i];
		item->text.font = label->font;
		item->text.size = label->size;
		item->text.width = label->widths[i];
		item->text.space_after = i + 1 < label->count;
		*LIST_ADD(ink->arena, &ink->texts) =
			(struct box){ item->x, item->y - ascent, label->widths[i],
				      ascent + descent };
	}
}
