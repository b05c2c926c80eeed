/* Leaves out what is printed though it was meant to be markup. */
#include "texts_bare.h"

#include <ctype.h>
#include <string.h>

enum {
	LONGEST_TAG = 60
};

/* The end of the tag at `p`, `p` itself when there is none. */
static const char *tag_end(const char *p, const char *end)
{
	const char *q = p + 1;

	if (*p != '<' || q == end || !(isalpha((unsigned char)*q) || *q == '/' || *q == '!'))
		return p;
	while (q < end && q - p < LONGEST_TAG && *q != '<' && *q != '>' && (unsigned char)*q >= ' ')
		q++;
	return q < end && *q == '>' ? q + 1 : p;
}

/* The end of what may be left out at `p`. */
static const char *markup_end(const char *p, const char *end)
{
	const char *tag = tag_end(p, end);

	if (tag > p)
		return tag;
	while (p < end && *p && strchr(TEXTS_MARKS, *p))
		p++;
	return p;
}

/* Whether what is from `p` to `next` touches a word: else it is a sign of its own, or of a list. */
static bool touches(const char *begin, const char *p, const char *next, const char *end)
{
	return (p > begin && !isspace((unsigned char)p[-1])) || (next < end && !isspace((unsigned char)*next));
}

bool texts_bare_make(struct texts_bare *out, const char *text, size_t size)
{
	const char *end = text + size, *from = text;

	for (const char *p = text, *next; p < end; p = next) {
		p += strcspn(p, "<" TEXTS_MARKS);
		next = p < end && *p ? markup_end(p, end) : p;
		if (next == p || !touches(text, p, next, end)) {
			next = next == p ? p + 1 : next;
			continue;
		}
		buffer_add(&out->text, from, (size_t)(p - from));
		from = next;
		*LIST_ADD(out->text.arena, &out->jumps) =
			(struct texts_jump){ out->text.size, (size_t)(next - text) };
	}
	if (!out->jumps.count)
		return false;
	buffer_add(&out->text, from, (size_t)(end - from));
	return true;
}

size_t texts_bare_origin(const struct texts_bare *bare, size_t at)
{
	size_t low = 0, high = bare->jumps.count;

	while (low < high) { /* the last jump at or before it */
		size_t middle = low + (high - low) / 2;

		if (bare->jumps.items[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? bare->jumps.items[low - 1].origin + (at - bare->jumps.items[low - 1].at) : at;
}
