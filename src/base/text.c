/* UTF-8, buffers, and Norwegian spelling folded to keys. */
#include "text.h"

#include "arena.h"
#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

struct str str_of(const char *text)
{
	return (struct str){ text, strlen(text) };
}

void buffer_extend(struct buffer *b, size_t more)
{
	enum { LEAST = 128, LARGE = 32 * 1024 };
	size_t need, capacity;

	if (__builtin_add_overflow(b->size, more, &need) || __builtin_add_overflow(need, 1, &need))
		fail_memory();
	/* a large one grows where it is, as arrays do */
	if (__builtin_add_overflow(b->capacity, b->capacity > LARGE ? b->capacity / 4 : b->capacity, &capacity))
		fail_memory();
	if (capacity < LEAST)
		capacity = LEAST;
	if (capacity < need)
		capacity = need;
	b->data = arena_extend(b->arena, b->data, b->capacity, capacity);
	b->capacity = capacity;
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
	size_t room;
	va_list args;
	int length;

	buffer_reserve(b, 0);
	room = b->capacity - b->size;
	va_start(args, format);
	length = vsnprintf(b->data + b->size, room, format, args);
	va_end(args);
	if (length < 0)
		fail_memory();
	if ((size_t)length >= room) {
		buffer_reserve(b, (size_t)length);
		va_start(args, format);
		vsnprintf(b->data + b->size, (size_t)length + 1, format, args);
		va_end(args);
	}
	b->size += (size_t)length;
}

const char *buffer_text(const struct buffer *b)
{
	return b->size ? b->data : "";
}

struct str buffer_str(const struct buffer *b)
{
	return (struct str){ buffer_text(b), b->size };
}

/* Whether the next eight bytes are ASCII without a NUL: none has its upper bit set, nor gets it by taking 1 away. */
static bool is_plain(const char *data, size_t size)
{
	const uint64_t upper = 0x8080808080808080, one = 0x0101010101010101;
	uint64_t bytes;

	if (size < sizeof bytes)
		return false;
	memcpy(&bytes, data, sizeof bytes);
	return !((bytes | (bytes - one)) & upper);
}

size_t utf8_check(const char *data, size_t size)
{
	size_t at = 0;

	while (at < size) {
		utf8proc_int32_t c;
		utf8proc_ssize_t step;

		if (is_plain(data + at, size - at)) {
			at += sizeof(uint64_t);
			continue;
		}
		while (at < size && (signed char)data[at] > 0) /* ASCII, and not NUL */
			at++;
		if (at == size)
			break;
		step = utf8proc_iterate((const utf8proc_uint8_t *)data + at, (utf8proc_ssize_t)(size - at), &c);
		if (step <= 0 || c == 0)
			return at;
		at += (size_t)step;
	}
	return size;
}

uint32_t utf8_next_any(const char **at)
{
	const unsigned char *p = (const unsigned char *)*at;
	uint32_t c = p[0];

	if (c < 0x80) {
		*at += c != 0;
	} else if (c < 0xE0) {
		c = (c & 0x1F) << 6 | (p[1] & 0x3F);
		*at += 2;
	} else if (c < 0xF0) {
		c = (c & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		*at += 3;
	} else {
		c = (c & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
		    (p[3] & 0x3F);
		*at += 4;
	}
	return c;
}

int utf8_put(char *out, uint32_t c)
{
	return (int)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
}

void buffer_add_whole(struct buffer *b, long value)
{
	char digits[24];
	int at = sizeof digits;
	unsigned long rest = value < 0 ? 0UL - (unsigned long)value : (unsigned long)value;

	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		digits[--at] = '-';
	buffer_add(b, digits + at, sizeof digits - (size_t)at);
}

void buffer_add_character(struct buffer *b, uint32_t c)
{
	char bytes[4] = "";
	int size = c ? utf8_put(bytes, c) : 0;

	buffer_add(b, bytes, (size_t)size);
}

static bool is_decimal(utf8proc_int32_t c)
{
	return utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
}

/* The digits 0–9 of a script follow each other, those of several sometimes too. */
static uint32_t digit_value(utf8proc_int32_t c)
{
	utf8proc_int32_t zero = c;

	while (zero > 0 && is_decimal(zero - 1))
		zero--;
	return (uint32_t)(c - zero) % 10;
}

/* The ASCII character that `c` is another form of, 0 when it is of none. */
static uint32_t ascii_form(uint32_t c)
{
	static const utf8proc_option_t wide = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT;
	utf8proc_int32_t whole[4];
	int last = UTF8PROC_BOUNDCLASS_START;
	bool one = utf8proc_decompose_char((utf8proc_int32_t)c, whole, 4, wide, &last) == 1;

	return one && whole[0] < 0x80 ? (uint32_t)whole[0] : 0;
}

bool utf8_is_raised(uint32_t c)
{
	uint32_t digit = utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_NO ? ascii_form(c) : 0;

	return digit >= '0' && digit <= '9';
}

uint32_t utf8_plain(uint32_t c)
{
	utf8proc_int32_t code = (utf8proc_int32_t)c;
	uint32_t ascii;

	if (c < 0x80)
		return c == '\t' ? ' ' : c;
	switch (utf8proc_category(code)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_CF:
		return 0;
	case UTF8PROC_CATEGORY_ZS:
		return ' ';
	case UTF8PROC_CATEGORY_PD:
		return '-';
	case UTF8PROC_CATEGORY_ND:
		return '0' + digit_value(code);
	case UTF8PROC_CATEGORY_NO:
		return utf8_is_raised(c) ? ascii_form(c) : c;
	case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_SM:
		ascii = ascii_form(c);
		return ascii ? ascii : c == 0x2212 ? '-' : c;
	default:
		return utf8proc_get_property(code)->ignorable ? 0 : c;
	}
}

size_t utf8_length(const char *text, size_t size)
{
	const uint64_t one = 0x0101010101010101;
	size_t count = size, at = 0;

	/* Less the bytes that go on with a character, 10xxxxxx, eight at a time. */
	for (uint64_t bytes; at + sizeof bytes <= size; at += sizeof bytes) {
		memcpy(&bytes, text + at, sizeof bytes);
		count -= ((bytes >> 7 & ~(bytes >> 6) & one) * one) >> 56;
	}
	for (; at < size; at++)
		count -= ((unsigned char)text[at] & 0xC0) == 0x80;
	return count;
}

/* A text of nothing but these is in NFC: all before the first combining mark, the General Punctuation without its
 * two spaces that stand for others, and the minus sign. */
static bool is_composed(uint32_t c)
{
	return c < 0x300 || (c >= 0x2002 && c < 0x2070) || c == 0x2212;
}

/* Whether one of the eight bytes at `p` is CC or above, with which the characters from U+0300 on begin. */
static bool has_high_lead(const char *p)
{
	const uint64_t high = 0x8080808080808080;
	uint64_t bytes;

	memcpy(&bytes, p, sizeof bytes);
	return bytes & bytes << 1 & (bytes << 2 | bytes << 3 | (bytes << 4 & bytes << 5)) & high;
}

static bool is_all_composed(const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		if (end - text >= (ptrdiff_t)sizeof(uint64_t) && !has_high_lead(text))
			text += sizeof(uint64_t);
		else if ((unsigned char)*text < 0xC0) /* ASCII, or the rest of a character */
			text++;
		else if (!is_composed(utf8_next(&text)))
			return false;
	}
	return true;
}

const char *text_compose(struct arena *a, const char *text)
{
	utf8proc_uint8_t *composed;
	const char *copy;

	if (is_all_composed(text))
		return text;
	composed = utf8proc_NFC((const utf8proc_uint8_t *)text);
	if (!composed)
		fail_memory();
	copy = arena_text(a, (const char *)composed, strlen((const char *)composed));
	free(composed);
	return copy;
}

void utf8_apart(char out[UTF8_APART_BYTES], uint32_t c)
{
	utf8proc_int32_t parts[UTF8_APART_BYTES / 4 - 1];
	int last = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)c, parts, sizeof parts / sizeof *parts,
							 UTF8PROC_DECOMPOSE, &last);
	size_t size = 0;

	if (count < 1 || count > (utf8proc_ssize_t)(sizeof parts / sizeof *parts)) {
		parts[0] = (utf8proc_int32_t)c;
		count = 1;
	}
	for (utf8proc_ssize_t i = 0; i < count; i++)
		size += (size_t)utf8_put(out + size, (uint32_t)parts[i]);
	out[size] = '\0';
}

const char *text_find(struct str text, const char *what)
{
	const char *end = text.data + text.size;
	size_t size = strlen(what);

	for (const char *p = text.data; text.size && (p = memchr(p, *what, (size_t)(end - p))) != NULL; p++)
		if ((size_t)(end - p) >= size && memcmp(p, what, size) == 0)
			return p;
	return NULL;
}

bool utf8_turns(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x206F);
}

enum utf8_setting utf8_setting_beyond(uint32_t c)
{
	const utf8proc_property_t *property;

	property = utf8proc_get_property((utf8proc_int32_t)c);
	if (property->bidi_class == UTF8PROC_BIDI_CLASS_R || property->bidi_class == UTF8PROC_BIDI_CLASS_AL)
		return UTF8_RIGHT_TO_LEFT;
	switch (property->category) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return UTF8_MARK;
	}
	return UTF8_PLAIN;
}

/* C0, DEL, C1, what turns the direction, and what ends a line or a paragraph. */
static bool steers(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || utf8_turns(c);
}

/* Size of the character at the start of `text`, 1 for a byte that is part of none; `*shown` is what to put in its
 * place when it must not be printed, else 0. */
static size_t look_at(const char *text, size_t size, uint32_t *shown)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &c);

	if (step <= 0) {
		*shown = (unsigned char)text[0];
		return 1;
	}
	*shown = steers((uint32_t)c) ? (uint32_t)c : 0;
	return (size_t)step;
}

/* Every character that steers but those of `allowed` as \xNN. */
static const char *make_visible(struct arena *a, const char *text, const char *allowed)
{
	struct buffer out = { .arena = a };
	size_t size = strlen(text), done = 0, step;
	uint32_t shown;

	for (size_t at = 0; at < size; at += step) {
		step = look_at(text + at, size - at, &shown);
		if (!shown || strchr(allowed, text[at]))
			continue;
		buffer_add(&out, text + done, at - done);
		buffer_printf(&out, "\\x%02X", (unsigned)shown);
		done = at + step;
	}
	if (!done)
		return text;
	buffer_add(&out, text + done, size - done);
	return buffer_text(&out);
}

const char *text_visible(struct arena *a, const char *text)
{
	return make_visible(a, text, "\t\n");
}

const char *text_line(struct arena *a, const char *text)
{
	return make_visible(a, text, "\t");
}

static const char *fold(struct arena *a, const char *text, char separator)
{
	const char *composed = text_compose(a, text);
	char *key = arena_alloc(a, strlen(composed) * 2 + 1, 1);
	size_t size = 0;
	bool gap = false;
	uint32_t c;

	while ((c = utf8_next(&composed)) != 0) {
		char bytes[4];
		const char *ascii = NULL;

		if (c == ' ' || c == '_' || c == '-' || c == '\t' || c == 0xA0 || c == 0x202F) {
			gap = size > 0;
			continue;
		}
		if (gap)
			key[size++] = separator;
		gap = false;
		if (c < 0x80) {
			key[size++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
			continue;
		}
		c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
		if (c == 0xE5)
			ascii = "aa";
		else if (c == 0xF8)
			ascii = "oe";
		else if (c == 0xE6)
			ascii = "ae";
		if (ascii) {
			memcpy(key + size, ascii, 2);
			size += 2;
		} else {
			int n = utf8_put(bytes, c);

			memcpy(key + size, bytes, (size_t)n);
			size += (size_t)n;
		}
	}
	return key;
}

const char *text_key(struct arena *a, const char *text)
{
	return fold(a, text, ' ');
}

const char *text_id(struct arena *a, const char *text)
{
	return fold(a, text, '-');
}

enum { NEAREST_BYTES = 64 }; /* longer words are nobody's misspelling */

/* Edit distance (insert, delete, change, swap of neighbours) between two short keys. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][NEAREST_BYTES + 1];
	size_t m = strlen(a), n = strlen(b);

	for (size_t j = 0; j <= n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= m; i++) {
		size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);

			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
		}
	}
	return rows[m % 3][n];
}

/* Digits are no misspelling: 2020 is not 2022. */
static bool same_digits(const char *a, const char *b)
{
	static const char digits[] = "0123456789";

	for (;; a++, b++) {
		a += strcspn(a, digits);
		b += strcspn(b, digits);
		if (*a != *b)
			return false;
		if (!*a)
			return true;
	}
}

const char *text_nearest(struct arena *a, const char *word, const char *const names[], size_t count)
{
	const char *key = text_key(a, word), *nearest = NULL;
	size_t best = strlen(key) / 4 + 1;

	if (strlen(key) > NEAREST_BYTES)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		const char *other = text_key(a, names[i]);
		size_t d;

		if (strlen(other) > NEAREST_BYTES || !same_digits(key, other))
			continue;
		d = distance(key, other);
		if (d < best || (d == best && !nearest)) {
			best = d;
			nearest = names[i];
		}
	}
	return nearest;
}

bool text_equal(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

bool text_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

const char *text_library_version(void)
{
	return utf8proc_version();
}
