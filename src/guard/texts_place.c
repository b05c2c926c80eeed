/* Where a piece of the joined text came from, as its author wrote it. */
#include "texts.h"

#include "base/arena.h"
#include "tree/node.h"

#include <ctype.h>
#include <string.h>

/* What has been walked through, as far as it was. */
struct texts_cursor {
	size_t piece; /* that `at` is in, folded as far as `folded` */
	const char *at;
	size_t folded;
	const char *file; /* the text of a file, as far as `counted`, which is at `line` and `column` */
	const char *counted;
	int line, column;
};

uint32_t texts_plain(uint32_t c)
{
	switch (c) {
	case 0x00B7: /* · */
	case 0x2022: /* • */
	case 0x2027:
	case 0x2219:
	case 0x22C5:
	case 0x25CF: /* ● */
	case 0x25AA: /* ▪ */
		return '*';
	case 0x2044: /* slashes of fractions */
	case 0x2215:
		return '/';
	case 0x2018: /* ‘ */
	case 0x2019:
		return '\'';
	case 0x00AB: /* « */
	case 0x00BB: /* » */
	case 0x201C: /* “ */
	case 0x201D: /* ” */
	case 0x201E: /* „ */
		return '"';
	case 0x2026: /* … */
		return '.';
	case 0x2502: /* lines of boxes */
	case 0x2223:
	case 0x00A6: /* ¦ */
		return '|';
	default:
		return utf8_plain(c);
	}
}

/* The last piece that begins at or before `at`. */
static size_t piece_at(const struct texts *t, size_t at)
{
	size_t low = 0, high = t->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (t->items[middle].start <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* What the byte `at` of the joined text was folded from. */
static const char *unfold(struct texts_cursor *c, const struct texts *t, size_t piece, size_t at)
{
	const struct texts_piece *p = &t->items[piece];
	char unused[4];

	if (c->piece != piece || !c->at || p->start + c->folded > at) {
		c->piece = piece;
		c->at = p->text;
		c->folded = 0;
	}
	while (c->at < p->text + p->size) {
		const char *next = c->at;
		uint32_t plain = texts_plain(utf8_next(&next));
		size_t size = plain ? (size_t)utf8_put(unused, plain) : 0;

		if (p->start + c->folded + size > at)
			break;
		c->at = next;
		c->folded += size;
	}
	return c->at;
}

/* Line and column of `at`, which is in the text of `file`. */
static struct place count_to(struct texts_cursor *c, const struct texts_piece *file, const char *at)
{
	if (c->file != file->text || c->counted > at) {
		c->file = c->counted = file->text;
		c->line = c->column = 1;
	}
	for (; c->counted < at; c->counted++) {
		if (*c->counted == '\n') {
			c->line++;
			c->column = 1;
		} else if ((*c->counted & 0xC0) != 0x80) {
			c->column++;
		}
	}
	return (struct place){ file->at.file, c->line, c->column };
}

static const struct texts_piece *file_of(const struct texts *t, const char *name)
{
	for (size_t i = 0; name && i < t->files.count; i++)
		if (text_equal(t->items[t->files.items[i]].at.file, name))
			return &t->items[t->files.items[i]];
	return NULL;
}

bool texts_has_file(const struct texts *t, const char *name)
{
	return file_of(t, name) != NULL;
}

/* The start of line `line`. */
static const char *line_start(struct texts_cursor *c, const struct texts_piece *file, int line)
{
	const char *end = file->text + file->size;

	if (c->file != file->text || c->line >= line)
		count_to(c, file, file->text);
	while (c->line < line && c->counted < end) {
		const char *next = memchr(c->counted, '\n', (size_t)(end - c->counted));

		count_to(c, file, next ? next + 1 : end);
	}
	return c->counted;
}

static bool is_written(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The letters and digits at `at` as they are looked for in a file. */
static struct str word_at(const struct texts_piece *piece, const char *at)
{
	const char *end = piece->text + piece->size, *stop = at;

	while (stop < end && is_written(*stop))
		stop++;
	return (struct str){ at, (size_t)(stop - at) };
}

/* Where the token begins that the last characters of the word are in, which begins with an entity or the like. */
static const char *token_of_tail(const char *line, const char *stop, struct str word)
{
	enum { LEAST = 4 };
	const char *found = NULL;

	for (size_t skip = 1; !found && skip + LEAST <= word.size; skip++)
		found = memmem(line, (size_t)(stop - line), word.data + skip, word.size - skip);
	while (found && found > line && !isspace((unsigned char)found[-1]))
		found--;
	return found;
}

/* Looks for what stands at `written` in its line of the file: from `at` on, or, when the line is known to hold it, from
 * its start. */
static struct place look_up(struct texts_cursor *c, const struct texts_piece *file, const struct texts_piece *piece,
			    const char *written, struct place at, bool on_line)
{
	const char *end = file->text + file->size, *line = line_start(c, file, at.line), *from = line, *found = NULL;
	struct str word = word_at(piece, written);
	const char *stop = memchr(line, '\n', (size_t)(end - line));

	stop = stop ? stop : end;
	for (int i = 1; i < at.column && from < stop; i++)
		utf8_next(&from);
	if (word.size > 1 && from < stop)
		found = memmem(from, (size_t)(stop - from), word.data, word.size);
	if (!found && word.size > 1 && on_line)
		found = memmem(line, (size_t)(stop - line), word.data, word.size);
	if (!found && on_line)
		found = token_of_tail(line, stop, word);
	if (!found && !at.column) /* it begins in what a placeholder stands for */
		found = memmem(line, (size_t)(stop - line), "{{", 2);
	if (found)
		return count_to(c, file, found);
	if (from < stop && (*from == '"' || *from == '\'')) /* a value of YAML begins after its quote */
		at.column++;
	return at;
}

/* The place of text that has none: of the value it was made from. */
static struct place place_of_value(const struct texts *t, const struct texts_piece *piece, const char *written)
{
	struct str word = word_at(piece, written);
	struct place first = t->files.count ? t->items[t->files.items[0]].at : (struct place){ 0 };

	for (size_t i = 0; word.size > 1 && i < t->count; i++) {
		const struct texts_piece *from = &t->items[i];

		if (from->kind == PIECE_VALUE && from->at.file &&
		    memmem(from->text, from->size, word.data, word.size))
			return from->at;
	}
	return first;
}

/* The last mark of its span at or before `written`. */
static struct span_mark mark_at(const struct texts_piece *piece, const char *written)
{
	const struct span_mark *marks = piece->span->marks;
	size_t low = 0, high = piece->span->mark_count, offset = (size_t)(written - piece->text);

	if (!marks)
		return (struct span_mark){ 0, piece->span->at };
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (marks[middle].offset <= offset)
			low = middle;
		else
			high = middle;
	}
	return marks[low];
}

struct place texts_place(struct texts *t, size_t at, const struct texts_piece **out)
{
	size_t i = piece_at(t, at);
	const struct texts_piece *piece = &t->items[i], *file;
	struct place place = piece->at;
	const char *written;
	bool on_line = false;

	if (!t->cursor)
		t->cursor = NEW(t->arena, struct texts_cursor);
	written = unfold(t->cursor, t, i, at);
	if (out)
		*out = piece;
	if (piece->kind == PIECE_FILE)
		return count_to(t->cursor, piece, written);
	if (piece->span && piece->span->mark_count) {
		struct span_mark mark = mark_at(piece, piece->text == piece->span->text ? written : piece->text);

		on_line = true;
		place = mark.at;
		if (place.column && piece->text == piece->span->text)
			place.column += (int)utf8_length(piece->text + mark.offset,
							 (size_t)(written - piece->text) - mark.offset);
	}
	if (!place.file)
		place = place_of_value(t, piece, written);
	if (place.line && (file = file_of(t, place.file)) != NULL)
		place = look_up(t->cursor, file, piece, written, place, on_line);
	else if (place.column && !piece->span)
		place.column += (int)utf8_length(piece->text, (size_t)(written - piece->text));
	if (place.line && !place.column)
		place.column = 1;
	return place;
}
