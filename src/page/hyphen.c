/* Liang's algorithm over patterns and exceptions. */
#include "hyphen.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"

#include <ctype.h>
#include <string.h>

/* Patterns ("a1b2c") and exceptions ("barne-vern~") are lines of letters with digits or hyphens between, and
 * are looked for by their first letters. A pattern file has 27 000 lines, in the order of their letters, and a report
 * wants few of them; so what is kept is only where lines with the same first letters stand. */
enum { KEY_LETTERS = 3, KEYS = 4096 };

/* Lines that follow one another and have the same key. Runs are named by their index + 1, none by 0. */
struct run {
	uint32_t at, end; /* in the table's text */
	uint32_t next;    /* with the same key */
};

struct word_list {
	const char *text;
	uint32_t first[KEYS]; /* the run of each key that was added last */
	LIST_OF(struct run) runs;
};

struct hyphenator {
	struct arena *arena;
	const char *dictionary;
	bool loaded;
	struct word_list patterns, exceptions;
};

static bool is_mark(char c)
{
	return c <= '9' ? c >= '0' || c == '-' : c == '~';
}

static unsigned key_add(unsigned key, char letter)
{
	return (key * 37 + (unsigned char)letter) % KEYS;
}

/* The key of a line by its letters, three at most; moves `*at` past them. */
static unsigned key_of(const char **at)
{
	const char *p = *at;
	unsigned key = 0;

	for (int letters = 0; (unsigned char)*p > ' ' && letters < KEY_LETTERS; p++) {
		if (is_mark(*p))
			continue;
		key = key_add(key, *p);
		letters++;
	}
	*at = p;
	return key;
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

/* Adds the line of the table's text from `at` to `end`, its line break included, as a run. */
static void add_run(struct word_list *t, unsigned key, size_t at, size_t end, struct arena *a)
{
	*LIST_ADD(a, &t->runs) = (struct run){ (uint32_t)at, (uint32_t)end, t->first[key] };
	t->first[key] = (uint32_t)t->runs.count;
}

static void load_patterns(struct hyphenator *h)
{
	struct diag quiet = { .arena = h->arena };
	struct word_list *t = &h->patterns;
	const char *p, *end;
	unsigned key = KEYS; /* no line's */
	struct str text;
	size_t at = 0;

	h->loaded = true;
	if (!file_read(&text, h->dictionary, LIMIT_DATA_BYTES, true, h->arena, &quiet, (struct place){ 0 }))
		return;
	t->text = text.data;
	next_line(text, &at); /* the character set */
	end = text.data + text.size;
	for (p = text.data + at; p < end; at = (size_t)(p - text.data)) {
		unsigned before = key;

		key = key_of(&p);
		while (p < end && *p++ != '\n')
			;
		if (key == before)
			t->runs.items[t->runs.count - 1].end = (uint32_t)(p - text.data);
		else
			add_run(t, key, at, (size_t)(p - text.data), h->arena);
	}
}

/* The number of letters in `line` when `word` starts with them, else 0. */
static size_t spells(struct str line, const char *word, size_t letters)
{
	size_t at = 0;

	for (size_t i = 0; i < line.size; i++) {
		if (is_mark(line.data[i]))
			continue;
		if (at == letters || line.data[i] != word[at])
			return 0;
		at++;
	}
	return at;
}

/* A search for the lines whose letters `word` starts with. */
struct search {
	const struct word_list *table;
	const char *word;
	size_t letters; /* of the word */
	unsigned key;   /* of its first `used` letters */
	size_t used;
	uint32_t run;
	size_t at;      /* in it */
};

/* The next line found, and the number of its letters; 0 when there is none. */
static size_t search_next(struct search *s, struct str *line)
{
	const struct word_list *t = s->table;

	for (;;) {
		const struct run *run = s->run ? &t->runs.items[s->run - 1] : NULL;

		while (run && s->at < run->end) {
			size_t letters;

			*line = next_line((struct str){ t->text, run->end }, &s->at);
			letters = spells(*line, s->word, s->letters);
			if (letters)
				return letters;
		}
		if (run && run->next) {
			s->run = run->next;
		} else if (s->used < KEY_LETTERS && s->used < s->letters) {
			s->key = key_add(s->key, s->word[s->used++]);
			s->run = t->first[s->key];
		} else {
			return 0;
		}
		s->at = s->run ? t->runs.items[s->run - 1].at : 0;
	}
}

/* One letter of `*p` in lower case as ISO 8859-1; '?' for one that has no code there. */
static char narrow(const char **p)
{
	uint32_t c = utf8_next(p);

	if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE))
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
	text[at + size] = '\n';
	p = text + at;
	add_run(&h->exceptions, key_of(&p), at, at + size + 1, h->arena);
	return true;
}

struct hyphenator *hyphenator_new(const char *dictionary, struct str exceptions, const char *file,
				  struct arena *a, struct diag *d)
{
	struct hyphenator *h = NEW(a, struct hyphenator);
	struct place at = { file, 0, 1 };
	char *text = arena_alloc(a, exceptions.size + 1, 1);
	size_t offset = 0;

	h->arena = a;
	h->dictionary = dictionary;
	h->exceptions.text = text;
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
static void apply_patterns(const struct word_list *t, const char *word, size_t letters, char *values)
{
	for (size_t start = 0; start < letters; start++) {
		struct search search = { .table = t, .word = word + start, .letters = letters - start };
		struct str line;

		while (search_next(&search, &line)) {
			size_t at = start;

			for (size_t i = 0; i < line.size; i++) {
				if (!is_mark(line.data[i]))
					at++;
				else if (line.data[i] > values[at])
					values[at] = line.data[i];
			}
		}
	}
}

/* The longest exception that is the whole of `word` or, ending in '~', its beginning; the number of its letters. */
static size_t longest_exception(const struct word_list *t, const char *word, size_t letters, struct str *out)
{
	struct search search = { .table = t, .word = word, .letters = letters };
	size_t most = 0, found;
	struct str line;

	while ((found = search_next(&search, &line)) != 0) {
		if (found <= most || (found < letters && line.data[line.size - 1] != '~'))
			continue;
		most = found;
		*out = line;
	}
	return most;
}

/* Stems of the list, one after the other from the word's start, decide for themselves; between two of
 * them a break is always good. */
static void apply_exceptions(const struct word_list *t, const char *word, size_t letters, char *values)
{
	size_t start = 0, found;
	struct str line;

	while (start < letters && (found = longest_exception(t, word + start, letters - start, &line)) != 0) {
		size_t at = start;

		if (start)
			values[start] = '1';
		memset(values + start + 1, '0', found - 1);
		for (size_t i = 0; i < line.size; i++) {
			if (!is_mark(line.data[i]))
				at++;
			else if (line.data[i] == '-')
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

	if (bytes > HYPHEN_WORD)
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
	memset(points, 0, bytes * sizeof *points);
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
