/* Breaks, cuts and spreads labels. */
#include "label.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define ELLIPSIS "…"

length label_leading(struct font_set *fonts, enum font font, length size)
{
	const struct font_metrics *m = font_metrics(fonts, font);
	int above = 2 * m->ascent - m->cap_height, below = 2 * abs(m->descent) + m->cap_height;
	int most = above > below ? above : below;

	return (length)((int64_t)size * (most > 1200 ? most : 1200) / 1000);
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

	while (end > text && end[-1] == ' ')
		end--;
	if (end == text)
		return "";
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
	label->width = width > label->width ? width : label->width;
}

/* Takes the words that fit on a line, at least one, and moves `*text` past them and the space. */
static const char *take_words(const struct ink *ink, const struct setting *s, const char **text)
{
	const char *start = *text, *end = fitting(ink, s, start, s->width), *space;

	if (*end) {
		while (end > start && *end != ' ')
			end--;
		if (end == start) {
			space = strchr(start, ' ');
			end = space ? space : start + strlen(start);
		}
	}
	*text = end + strspn(end, " ");
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
		add_line(ink, &s, &label, text);
	label.height = label.count * label_leading(ink->fonts, s.font, s.size);
	return label;
}

struct label label_whole(const struct ink *ink, const char *text, struct setting s)
{
	if (text && measure(ink, &s, text, strlen(text)) > s.width)
		return start(&s);
	s.lines = 1;
	return label_make(ink, text, s);
}

length label_widest_word(const struct ink *ink, const char *text, struct setting s)
{
	length widest = 0;

	for (text = text ? text : ""; *text; text += strspn(text, " ")) {
		size_t bytes = strcspn(text, " ");
		length width = measure(ink, &s, text, bytes);

		widest = width > widest ? width : widest;
		text += bytes;
	}
	return widest;
}

/*     ┬ top of the line        The capitals' middle is the line's middle, so that a label beside
 *     │ ┬ capitals             a bar looks centred on it.
 *  ½ ─┤─┤
 *     │ ┴ baseline
 *     ┴
 */
void label_draw(struct ink *ink, const struct label *label, length x, length y, enum align align)
{
	const struct font_metrics *m = font_metrics(ink->fonts, label->font);
	const length leading = label_leading(ink->fonts, label->font, label->size);
	const length ascent = label->size * m->ascent / 1000;
	const length descent = label->size * abs(m->descent) / 1000;
	const length baseline = leading / 2 + label->size * m->cap_height / 2000;

	for (int i = 0; i < label->count; i++) {
		struct item *item = LIST_ADD(ink->arena, &ink->items);

		item->type = ITEM_TEXT;
		item->mark = ink->mark;
		item->colour = label->colour;
		item->x = x + (label->width - label->widths[i]) * align / 2;
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

/* Slots that touch and move as one. */
struct pool {
	double sum; /* of the tops that its slots want, each less the heights before it */
	int count;
};

static double mean(const struct pool *pool)
{
	return pool->sum / pool->count;
}

/* The order of `wanted`; slots that want the same keep the order they came in. */
static int *order_slots(const struct slot *slots, int count, struct arena *a)
{
	int *order = NEW_ARRAY(a, (size_t)count, int);

	for (int i = 0; i < count; i++) {
		int j = i;

		for (; j > 0 && slots[order[j - 1]].wanted > slots[i].wanted; j--)
			order[j] = order[j - 1];
		order[j] = i;
	}
	return order;
}

/* Less the heights before it, each slot's top must be no less than the one before: least squares
 * under that condition is pooling of neighbours that violate it. */
void label_spread(struct slot *slots, int count, length top, length bottom, struct arena *a)
{
	int *order = order_slots(slots, count, a), pools = 0;
	struct pool *pool = NEW_ARRAY(a, (size_t)count, struct pool);
	length before = 0;

	for (int i = 0; i < count; i++) {
		const struct slot *slot = &slots[order[i]];
		length top_wanted = slot->wanted - slot->height / 2 - before;

		pool[pools++] = (struct pool){ (double)top_wanted, 1 };
		before += slot->height;
		for (; pools > 1 && mean(&pool[pools - 2]) > mean(&pool[pools - 1]); pools--) {
			pool[pools - 2].sum += pool[pools - 1].sum;
			pool[pools - 2].count += pool[pools - 1].count;
		}
	}
	for (int i = 0, p = 0, left = pools ? pool[0].count : 0, offset = 0; i < count;
	     i++, left--) {
		double most = (double)bottom - before, at;

		if (left == 0)
			left = pool[++p].count;
		at = mean(&pool[p]);
		at = at > most ? most : at;
		at = at < top ? top : at;
		slots[order[i]].top = (length)at + offset;
		offset += slots[order[i]].height;
	}
}
