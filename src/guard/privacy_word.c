/* Words of a text, one at a time. */
#include "privacy_word.h"

#include "texts.h"

#include <ctype.h>
#include <string.h>

bool word_before(struct word *out, const struct passage *text, const char *p)
{
	const char *least = p - text->begin > WORDS_REACH ? p - WORDS_REACH : text->begin;

	out->other_sentence = false;
	while (p > least && !word_has(p[-1])) {
		char c = *--p;

		if (c == TEXTS_BLOCK || c == TEXTS_END)
			return false;
		out->other_sentence |= (c == '.' || c == '!' || c == '?') && p[1] == ' ';
	}
	out->stop = p;
	while (p > least && word_has(p[-1]))
		p--;
	out->start = p;
	return p < out->stop;
}

bool word_after(struct word *out, const struct passage *text, const char *p)
{
	const char *most = text->end - p > WORDS_REACH ? p + WORDS_REACH : text->end;

	out->other_sentence = false;
	while (p < most && strchr(" \n(,:;-\v", *p))
		p++;
	out->start = p;
	while (p < most && word_has(*p))
		p++;
	out->stop = p;
	return out->start < p;
}

size_t word_size(const struct word *word)
{
	return (size_t)(word->stop - word->start);
}

/* The byte of a letter in lower case: ASCII, and Latin-1 after C3. */
static int lower(const char *p, size_t at)
{
	unsigned char c = (unsigned char)p[at];

	return at && (unsigned char)p[at - 1] == 0xC3 && c < 0x9F ? c | 0x20 : tolower(c);
}

bool word_same(const char *text, const char *wanted, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (lower(text, i) != lower(wanted, i))
			return false;
	return true;
}

bool word_begins(const struct word *word, const char *wanted)
{
	return word_size(word) >= strlen(wanted) && word_same(word->start, wanted, strlen(wanted));
}

bool word_ends(const struct word *word, const char *wanted)
{
	size_t size = strlen(wanted);

	return word_size(word) >= size && word_same(word->stop - size, wanted, size);
}

bool word_is(const struct word *word, const char *wanted)
{
	return word_size(word) == strlen(wanted) && word_begins(word, wanted);
}

bool word_is_one_of(const struct word *word, const char *const wanted[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (word_is(word, wanted[i]))
			return true;
	return false;
}

bool word_is_capitalised(const struct word *word)
{
	unsigned char c = (unsigned char)*word->start;
	unsigned char next = word->start + 1 < word->stop ? (unsigned char)word->start[1] : 0;

	return isupper(c) || (c == 0xC3 && next >= 0x80 && next <= 0x9E);
}
