#include "hyphen.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"

#include <ctype.h>
#include <string.h>

/* Patterns ("a1b2c") and exceptions ("barne-vern~") are found by their letters alone. */
struct entry {
	uint32_t at;  /* in the table's text: letters with digits or hyphens between */
	uint8_t size; /* of it; 0 = a free slot */
	uint8_t letters;
};

struct table {
	const char *text;
	struct entry *entries; /* open addressing */
	size_t mask;
	size_t longest;        /* letters in the longest entry */
};

struct hyphenator {
	struct arena *arena;
	const char *dictionary;
	bool loaded;
	struct table patterns, exceptions;
};

enum { HASH_START = 5381 };

static uint32_t hash_add(uint32_t hash, char letter)
{
	return hash * 33 ^ (unsigned char)letter;
}

static bool is_mark(char c)
{
	return (c >= '0' && c <= '9') || c == '-' || c == '~';
}

/* Do the letters of `entry` spell `word`? */
static bool spells(const struct table *t, const struct entry *entry, const char *word, size_t letters)
{
	const char *text = t->text + entry->at;

	if (entry->letters != letters)
		return false;
	for (size_t i = 0; i < entry->size; i++)
		if (!is_mark(text[i]) && text[i] != *word++)
			return false;
	return true;
}

static const struct entry *find(const struct table *t, uint32_t hash, const char *word, size_t letters)
{
	for (size_t slot = hash & t->mask; t->entries[slot].size; slot = (slot + 1) & t->mask)
		if (spells(t, &t->entries[slot], word, letters))
			return &t->entries[slot];
	return NULL;
}

static void insert(struct table *t, size_t at, size_t size)
{
	const char *text = t->text + at;
	uint32_t hash = HASH_START;
	size_t letters = 0, slot;

	for (size_t i = 0; i < size; i++) {
		if (!is_mark(text[i])) {
			hash = hash_add(hash, text[i]);
			letters++;
		}
	}
	for (slot = hash & t->mask; t->entries[slot].size;)
		slot = (slot + 1) & t->mask;
	t->entries[slot] = (struct entry){ (uint32_t)at, (uint8_t)size, (uint8_t)letters };
	if (letters > t->longest)
		t->longest = letters;
}

static struct table table_new(struct arena *a, const char *text, size_t entries)
{
	size_t slots = 16;

	while (slots < entries * 2)
		slots *= 2;
	return (struct table){ text, NEW_ARRAY(a, slots, struct entry), slots - 1, 0 };
}

static size_t count_lines(struct str text)
{
	size_t lines = 1;

	for (size_t i = 0; i < text.size; i++)
		lines += text.data[i] == '\n';
	return lines;
}

/* The next line of `text` from `*at`, without its end. */
static struct str next_line(struct str text, size_t *at)
{
	const char *start = text.data + *at, *end = memchr(start, '\n', text.size - *at);
	size_t size = end ? (size_t)(end - start) : text.size - *at;

	*at += size + 1;
	while (size && (start[size - 1] == '\r' || start[size - 1] == ' '))
		size--;
	return (struct str){ start, size };
}

static void load_patterns(struct hyphenator *h)
{
	struct diag quiet = { .arena = h->arena };
	struct str text;
	size_t at = 0;

	h->loaded = true;
	h->patterns = table_new(h->arena, NULL, 0);
	if (!file_read(&text, h->dictionary, LIMIT_DATA_BYTES, true, h->arena, &quiet, (struct place){ 0 }))
		return;
	h->patterns = table_new(h->arena, text.data, count_lines(text));
	next_line(text, &at); /* the character set */
	while (at < text.size) {
		struct str line = next_line(text, &at);

		if (line.size && line.size <= UINT8_MAX && !isupper((unsigned char)line.data[0]))
			insert(&h->patterns, (size_t)(line.data - text.data), line.size);
	}
}

/* One letter of `*p` in lower case as ISO 8859-1; '?' for one that has no code there. */
static char narrow(const char **p)
{
	uint32_t c = utf8_next(p);

	if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
		c += 0x20;
	return c <= 0xFF ? (char)c : '?';
}

/* Narrows `line` into `text`, where there is room, from `at` on. False when it is no word. */
static bool exception_add(struct hyphenator *h, struct str line, char *text, size_t at)
{
	const char *p = line.data, *end = line.data + line.size;
	size_t size = 0;

	if (line.size > HYPHEN_WORD)
		return false;
	while (p < end) {
		unsigned char c = (unsigned char)(text[at + size++] = narrow(&p));

		if (!isalpha(c) && c < 0xC0 && c != '-' && !(c == '~' && p == end))
			return false;
	}
	insert(&h->exceptions, at, size);
	return true;
}

struct hyphenator *hyphenator_new(const char *dictionary, struct str exceptions, const char *file,
				  struct arena *a, struct diag *d)
{
	struct hyphenator *h = NEW(a, struct hyphenator);
	struct place at = { file, 0, 1 };
	char *text = arena_alloc(a, exceptions.size, 1);
	size_t offset = 0;

	h->arena = a;
	h->dictionary = dictionary;
	h->exceptions = table_new(a, text, count_lines(exceptions));
	while (offset < exceptions.size) {
		size_t start = offset;
		struct str line = next_line(exceptions, &offset);

		at.line++;
		if (line.size && line.data[0] != '#' && !exception_add(h, line, text, start))
			diag_error(d, at, "«%.*s» er ikke et ord med delestreker; skriv for eksempel «barne-vern~»",
				   (int)line.size, line.data);
	}
	return h;
}

/* Raises the values of all patterns in `word` (with a '.' at each end): odd values allow a break. */
static void apply_patterns(const struct table *t, const char *word, size_t letters, char *values)
{
	for (size_t start = 0; start < letters; start++) {
		size_t most = letters - start < t->longest ? letters - start : t->longest;
		uint32_t hash = HASH_START;

		for (size_t n = 1; n <= most; n++) {
			const struct entry *entry;
			size_t at = start;

			hash = hash_add(hash, word[start + n - 1]);
			entry = find(t, hash, word + start, n);
			for (size_t i = 0; entry && i < entry->size; i++) {
				char c = t->text[entry->at + i];

				if (!is_mark(c))
					at++;
				else if (c > values[at])
					values[at] = c;
			}
		}
	}
}

/* The longest exception that is the whole of `word` or, ending in '~', its beginning. */
static const struct entry *longest_exception(const struct table *t, const char *word, size_t letters)
{
	const struct entry *best = NULL;
	uint32_t hash = HASH_START;

	for (size_t n = 1; n <= letters && n <= t->longest; n++) {
		const struct entry *entry;

		hash = hash_add(hash, word[n - 1]);
		entry = find(t, hash, word, n);
		if (entry && (n == letters || t->text[entry->at + entry->size - 1U] == '~'))
			best = entry;
	}
	return best;
}

/* Stems of the list, one after the other from the word's start, decide for themselves; between two of
 * them a break is always good. */
static void apply_exceptions(const struct table *t, const char *word, size_t letters, char *values)
{
	const struct entry *entry;
	size_t start = 0;

	while (start < letters && (entry = longest_exception(t, word + start, letters - start)) != NULL) {
		size_t at = start;

		if (start)
			values[start] = '1';
		memset(values + start + 1, '0', entry->letters - 1U);
		for (size_t i = 0; i < entry->size; i++) {
			char c = t->text[entry->at + i];

			if (!is_mark(c))
				at++;
			else if (c == '-')
				values[at] = '1';
		}
		start = at;
	}
}

int hyphenate(struct hyphenator *h, const char *word, size_t bytes, bool *points)
{
	char narrowed[HYPHEN_WORD + 3] = ".", values[HYPHEN_WORD + 4];
	const char *p = word, *end = word + bytes;
	size_t letters = 0, capitals = 0;
	int count = 0;

	memset(points, 0, bytes * sizeof *points);
	if (bytes > HYPHEN_WORD || bytes < HYPHEN_BEFORE + HYPHEN_AFTER)
		return 0;
	while (p < end) {
		capitals += *p >= 'A' && *p <= 'Z';
		narrowed[++letters] = narrow(&p);
	}
	if (capitals > 1 || letters < HYPHEN_BEFORE + HYPHEN_AFTER)
		return 0;
	narrowed[letters + 1] = '.';
	if (!h->loaded)
		load_patterns(h);
	memset(values, '0', sizeof values);
	apply_patterns(&h->patterns, narrowed, letters + 2, values);
	apply_exceptions(&h->exceptions, narrowed + 1, letters, values + 1);
	p = word;
	for (size_t i = 0; i < letters; i++, utf8_next(&p)) {
		if (i >= HYPHEN_BEFORE && letters - i >= HYPHEN_AFTER && (values[i + 1] - '0') % 2) {
			points[p - word] = true;
			count++;
		}
	}
	return count;
}
