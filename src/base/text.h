/* UTF-8 text: slices, growing buffers, validation, and the spelling rules
 * that let a Norwegian word be written with æ, ø, å or in ASCII. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

/* Bytes that belong to somebody else; not NUL-terminated. */
struct str {
	const char *data;
	size_t size;
};
struct str str_of(const char *text); /* the whole of a NUL-terminated text */
#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })

/* A growing text in an arena. `data` is NUL-terminated once something is in it. */
struct buffer {
	struct arena *arena;
	char *data;
	size_t size, capacity;
};

void buffer_extend(struct buffer *b, size_t more); /* buffer_reserve() where there is no room yet */
/* Makes room for `more` bytes and a NUL, so that as much can be added without moving the text. */
static inline void buffer_reserve(struct buffer *b, size_t more)
{
	if (more >= b->capacity - b->size) /* as is 0 with a capacity of 0 */
		buffer_extend(b, more);
}
static inline void buffer_add(struct buffer *b, const char *data, size_t size)
{
	buffer_reserve(b, size);
	if (size) /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): with room there is data */
		memcpy(b->data + b->size, data, size);
	b->size += size;
	b->data[b->size] = '\0';
}
static inline void buffer_puts(struct buffer *b, const char *text)
{
	buffer_add(b, text, strlen(text));
}
void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Adds a number's digits: a document has many thousands, and a format would take most of its time. */
void buffer_add_whole(struct buffer *b, long value);
/* The text so far, "" when empty; valid until the next addition. */
const char *buffer_text(const struct buffer *b);
struct str buffer_str(const struct buffer *b);

/* Offset of the first byte that is not well-formed UTF-8, or `size` when all is well.
 * NUL counts as malformed: no text of ours holds one. */
size_t utf8_check(const char *data, size_t size);

/* Reads one character of well-formed UTF-8 and moves `*at` past it; 0 at the end. Most are ASCII. */
uint32_t utf8_next_any(const char **at);
static inline uint32_t utf8_next(const char **at)
{
	return **at > 0 && **at < 0x7F ? (uint32_t)*(*at)++ : utf8_next_any(at);
}

/* Writes `c` at `out` (room for 4 bytes); returns the number of bytes. */
int utf8_put(char *out, uint32_t c);

/* Adds the character `c`; nothing for 0. */
void buffer_add_character(struct buffer *b, uint32_t c);

/* A digit that stands above or below the line, or in a ring: ¹ ₁ ①. After another it may be a note's number. */
bool utf8_is_raised(uint32_t c);

/* What `c` is read as, for looking through text: '0' to '9' for a digit of any script or a raised one, ' ' for any
 * space, '-' for any dash or minus, the ASCII form of wide punctuation, 0 for a mark or what does not show; else it is
 * `c`. */
uint32_t utf8_plain(uint32_t c);

/* Marks that turn the direction of writing, so that a text may read other than it is stored. */
bool utf8_turns(uint32_t c);
#define UTF8_TURNS_FAULT                                                                                              \
	"tegnet U+%04X snur leseretningen, så teksten kan vise noe annet enn den sier; slett det"

/* Characters that need more than their glyph side by side with the others': a mark that goes on the letter before it,
 * and a letter of a script that is written from right to left. */
enum utf8_setting { UTF8_PLAIN, UTF8_MARK, UTF8_RIGHT_TO_LEFT };
enum utf8_setting utf8_setting_beyond(uint32_t c); /* of one from U+0300 on, the first that may be either */
static inline enum utf8_setting utf8_setting(uint32_t c)
{
	return c < 0x300 ? UTF8_PLAIN : utf8_setting_beyond(c);
}

/* Number of characters in the first `size` bytes. */
size_t utf8_length(const char *text, size_t size);

/* `c` as the letter and the marks it is put together from, or as it is. */
#define UTF8_APART_BYTES 32
void utf8_apart(char out[UTF8_APART_BYTES], uint32_t c);

/* `text` in Unicode normal form C (NFC), so that a decomposed å is one glyph. */
const char *text_compose(struct arena *a, const char *text);

/* `text` with control characters, those that turn the direction of writing, and bytes that are no UTF-8 as \xNN, so
 * that input cannot steer the terminal; `text` itself when it has none. text_line escapes line breaks too. Of all
 * functions here only these and utf8_check take any bytes. */
const char *text_visible(struct arena *a, const char *text);
const char *text_line(struct arena *a, const char *text);

/* How names are compared: lower case, å ø æ as aa oe ae, '_' and '-' and NBSP as a space, runs of spaces
 * as one. "Startår", "startaar" and "START_AAR" give the same key. */
const char *text_key(struct arena *a, const char *text);

/* `text` as an ASCII id: text_key with '-' for the spaces. */
const char *text_id(struct arena *a, const char *text);

/* The one of `names` nearest to `word` by edit distance on their keys, with the same digits; NULL when none is near
 * enough to be what was meant. */
const char *text_nearest(struct arena *a, const char *word, const char *const names[], size_t count);

/* Where `what`, of which the first byte is rare, begins in `text`; NULL when it is not there. */
const char *text_find(struct str text, const char *what);

/* As strcmp() == 0 and strncmp() == 0, read as a question. */
bool text_equal(const char *a, const char *b);
bool text_starts(const char *text, const char *prefix);

/* Version of the library underneath, utf8proc. */
const char *text_library_version(void);

#endif
