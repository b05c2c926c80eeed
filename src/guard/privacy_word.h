/* Words of a text, for the privacy gate: looked for from a number on, one at a time. */
#ifndef GUARD_PRIVACY_WORD_H
#define GUARD_PRIVACY_WORD_H

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>

enum {
	WORDS_REACH = 120 /* bytes beside a number that are looked through for what it is called */
};

/* The text that is looked through. What stands at its end can be read, and goes on to a NUL: it is no part of it. */
struct passage {
	const char *begin, *end;
};

struct word {
	const char *start, *stop;
	bool other_sentence; /* a full stop, or the like, stands between it and what it was looked for from */
};

/* A given name or a surname that many in Norway have, with a capital or without. */
bool word_is_name(const struct word *word);

static inline bool word_has(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The word before `p`, past spaces, marks and numbers; false where another paragraph or none begins. */
bool word_before(struct word *out, const struct passage *text, const char *p);

/* The word at or after `p`, past spaces and marks. */
bool word_after(struct word *out, const struct passage *text, const char *p);

/* In bytes. */
size_t word_size(const struct word *word);

/* Whether the word is, begins or ends as `wanted`, whatever the case of its letters, æ, ø and å too. */
bool word_is(const struct word *word, const char *wanted);
bool word_begins(const struct word *word, const char *wanted);
bool word_ends(const struct word *word, const char *wanted);
/* The same of `size` bytes of a text. */
bool word_same(const char *text, const char *wanted, size_t size);
bool word_is_one_of(const struct word *word, const char *const wanted[], size_t count);

bool word_is_capitalised(const struct word *word);

#endif
