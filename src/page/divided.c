/* Words that line breaks divide, as elements that say them whole.
 *
 * The hyphen at the end of the line is an ordinary one: pdf.js drops soft ones and then finds two words, while all
 * readers join letters around "-" and a line's end. Those that know of ActualText read the word from it; some lose the
 * rest of a paragraph after marked content inside marked content, so each divided word is a Span of its own:
 *
 *     P ┬─ content "… er ikke en "
 *       ├─ Span, ActualText "samfunnsøkonomisk " ── content "samfunnsøko-" "nomisk "
 *       └─ content "analyse …" */
#include "linebreak.h"

#include <string.h>

static bool ends_word(const struct unit *u)
{
	return u->after == AFTER_SPACE || u->after == AFTER_GLUE || u->after >= AFTER_BREAK;
}

/* The word's text, with the space or line break after it: that is drawn with the word. */
static const char *whole_word(struct flow *f, const struct unit *units, size_t count)
{
	const struct unit *last = &units[count - 1];
	struct buffer word = { .arena = f->structure };

	for (size_t i = 0; i < count; i++)
		buffer_add(&word, units[i].text, units[i].bytes);
	if (last->after == AFTER_BREAK || (ends_word(last) && last->after != AFTER_END))
		buffer_puts(&word, last->after == AFTER_BREAK ? "\n" : " ");
	return buffer_text(&word);
}

static bool is_inside(const struct element *e, const struct element *around)
{
	while (e && e != around)
		e = e->parent;
	return e;
}

/* What holds all of the word: of one in several styles, what is around them. */
static struct element *common_owner(const struct unit *units, size_t count)
{
	struct element *owner = units->ink->owner;

	for (size_t i = 1; i < count; i++)
		while (owner && !is_inside(units[i].ink->owner, owner))
			owner = owner->parent;
	return owner;
}

/* Gives the units of a word an element of their own. In it the word is one, also where its styles differ. */
static void own_word(struct flow *f, struct unit *units, size_t count)
{
	struct element *owner = common_owner(units, count), *word;
	const struct ink *before = NULL;
	struct ink *own = NULL;

	if (!owner)
		return;
	word = element_new(f, TAG_SPAN, owner);
	element_own(f, word)->actual = whole_word(f, units, count);
	for (size_t i = 0; i < count; i++) {
		if (units[i].ink != before) {
			before = units[i].ink;
			own = NEW(f->words, struct ink);
			*own = *before;
			own->owner = word;
		}
		units[i].ink = own;
	}
}

const struct unit *divided_words(struct flow *f, const struct unit *units, size_t count, const size_t *ends,
				 size_t lines)
{
	struct unit *own = NULL;
	size_t done = 0;

	while (lines-- > 0) {
		size_t end = ends[lines], from = end;
		int link;

		if (end <= done || units[end - 1].after != AFTER_HYPHEN)
			continue;
		if (!own)
			own = memcpy(NEW_ARRAY(f->words, count, struct unit), units, count * sizeof *own);
		/* Of a word that is a link in part, only that part: a link holds its text. */
		link = units[end - 1].ink->link;
		while (from > done && (from == end || !ends_word(&units[from - 1])) &&
		       units[from - 1].ink->link == link)
			from--;
		while (end < count && !ends_word(&units[end - 1]) && units[end].ink->link == link)
			end++;
		own_word(f, own + from, end - from);
		done = end;
	}
	return own ? own : units;
}
