/* Checks a text before it is parsed, and finds places in it. */
#include "markdown_source.h"

#include "base/arena.h"
#include "base/limits.h"

#include <string.h>

enum {
	IMAGES = 256,                              /* in lines without a blank one between */
	MARKER_COLUMN = LIMIT_MARKDOWN_DEPTH * 16, /* of the last marker at the start of a line */
};

static const char markup[] = "*_`[]<&!\\";

/* Control characters, and those that turn the direction of the text so that it reads other than it
 * is written. A tab and a line break are no fault. */
static bool is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || utf8_turns(c);
}

const char *source_code(const char *code, struct arena *a)
{
	enum { TAB_COLUMNS = 4 };
	struct buffer text = { .arena = a };
	size_t column = 0;

	while (*code && !text_equal(code, "\n")) {
		size_t size = strcspn(code, "\t\n");

		buffer_add(&text, code, size);
		column += utf8_length(code, size);
		code += size;
		if (*code == '\t') {
			size = TAB_COLUMNS - column % TAB_COLUMNS;
			buffer_add(&text, "    ", size);
			column += size;
			code++;
		} else if (*code && code[1]) {
			buffer_add(&text, "\n", 1);
			column = 0;
			code++;
		}
	}
	return buffer_text(&text);
}

uint32_t source_control(const char *text)
{
	uint32_t c;

	while ((c = utf8_next(&text)) != 0)
		if (is_control(c))
			return c;
	return 0;
}

void source_report_control(struct diag *d, struct place at, uint32_t c)
{
	if (c < 0xA0)
		diag_error(d, at, "usynlig styretegn U+%04X i teksten; slett det", (unsigned)c);
	else
		diag_error(d, at, UTF8_TURNS_FAULT, (unsigned)c);
}

void source_report_depth(struct diag *d, struct place at)
{
	diag_error(d, at, "lister og sitater er nestet dypere enn %d nivåer; del opp teksten", LIMIT_MARKDOWN_DEPTH);
}

struct place source_place(struct source *s, int line, int byte)
{
	struct place at = { 0 };
	size_t size;
	const char *text;

	if (!s->map || line < 1 || (size_t)line > s->map->count || (size_t)line > s->count)
		return at;
	at = s->map->lines[line - 1];
	if (!at.column || byte < 1)
		return at;
	text = s->lines[line - 1];
	size = (size_t)(s->lines[line] - text);
	if ((size_t)byte - 1 < size)
		size = (size_t)byte - 1;
	if (s->counted_line != line || s->counted_bytes > size) {
		s->counted_line = line;
		s->counted_bytes = 0;
		s->counted_characters = 0;
	}
	s->counted_characters += (int)utf8_length(text + s->counted_bytes, size - s->counted_bytes);
	s->counted_bytes = size;
	at.column += s->counted_characters;
	return at;
}

static void check_controls(struct source *s, int line, struct diag *d)
{
	const char *text = s->lines[line - 1], *end = s->lines[line], *p = text;

	while (p < end) {
		const char *here = p;
		uint32_t c = utf8_next(&p);

		if (!is_control(c) || (c == '\r' && p < end && *p == '\n'))
			continue;
		source_report_control(d, source_place(s, line, (int)(here - text) + 1), c);
		s->has_controls = true;
	}
}

/* The size of the list or quote marker at `p`, 0 when there is none. */
static size_t marker(const char *p)
{
	size_t digits = strspn(p, "0123456789");

	if (digits && digits < 10 && (p[digits] == '.' || p[digits] == ')'))
		return digits + 1;
	return *p && strchr(">-+*", *p) ? 1 : 0;
}

/* "* * *" and "- - -" are one thematic break, however long, and no lists. */
static bool is_rule(const char *p, const char *end)
{
	char c = *p;

	if (c != '*' && c != '-')
		return false;
	while (p < end && (*p == c || *p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p == end;
}

/* Every open list and quote costs the parser time on each line that follows. They are opened by the
 * markers that begin a line, so a line with many is refused; and one with a marker far to the
 * right. Adds the markers to `*parts`. */
static bool is_too_deep(const char *p, const char *end, size_t *parts)
{
	size_t column = 0, markers = 0;
	char rule = '\0'; /* already seen not to be a rule of this character */

	for (;; p++) {
		size_t size;

		for (; p < end && (*p == ' ' || *p == '\t'); p++)
			column += *p == '\t' ? 4 - column % 4 : 1;
		size = marker(p);
		if (p == end || !size)
			return false;
		if (*p != rule && is_rule(p, end))
			return false;
		rule = *p;
		markers++;
		++*parts;
		column += size;
		if (markers > 2 * LIMIT_MARKDOWN_DEPTH || column > MARKER_COLUMN)
			return true;
		p += size - 1;
	}
}

static bool is_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p == end;
}

static size_t count_images(const char *p, const char *end)
{
	size_t count = 0;

	while ((p = memmem(p, (size_t)(end - p), "![", 2)) != NULL) {
		count++;
		p += 2;
	}
	return count;
}

/* What has been seen of the text so far. */
struct tally {
	size_t images; /* since the last blank line */
	size_t parts;  /* lines and markers, each at least one of the parser's nodes */
	bool costly;   /* there is what makes the parser slow */
};

static void check_line(struct source *s, int line, struct tally *t, struct diag *d)
{
	const char *text = s->lines[line - 1], *end = s->lines[line];

	check_controls(s, line, d);
	if (is_too_deep(text, end, &t->parts)) {
		source_report_depth(d, source_place(s, line, 1));
		t->costly = true;
	}
	t->images = is_blank(text, end) ? 0 : t->images + count_images(text, end);
	t->parts += !is_blank(text, end);
	if (t->images > IMAGES) {
		diag_error(d, source_place(s, line, 1),
			   "mer enn %d bilder i ett avsnitt; del opp avsnittet med tomme linjer",
			   IMAGES);
		t->images = 0;
		t->costly = true;
	}
}

/* Number of the line that holds `at`. */
static int line_of(const struct source *s, const char *at)
{
	size_t line = 1;

	while (line < s->count && s->lines[line] <= at)
		line++;
	return (int)line;
}

/* Marks of emphasis, code, links and entities: each may become a node of the parser's, which is a hundred times as
 * large. False when there are too many. */
static bool check_markup(struct source *s, const char *text, struct diag *d)
{
	size_t marks = 0;

	for (text += strcspn(text, markup); *text && marks < LIMIT_MARKUP; text += strcspn(text, markup)) {
		marks++;
		text++;
	}
	if (!*text)
		return true;
	diag_error(d, source_place(s, line_of(s, text), 1),
		   "teksten har flere enn %d tegn som *, _, [ og `; del den på flere innspill, eller bruk færre",
		   LIMIT_MARKUP);
	return false;
}

static void add_line(struct source *s, const char *start, struct arena *a)
{
	s->lines = arena_grow(a, s->lines, s->count, &s->capacity, sizeof *s->lines);
	s->lines[s->count] = start;
}

bool source_read(struct source *out, const char *text, const struct line_map *map, struct arena *a, struct diag *d)
{
	struct tally tally = { 0 };
	size_t errors = d->errors;
	const char *end = text + strlen(text);

	*out = (struct source){ .map = map };
	add_line(out, text, a);
	while (text < end && d->errors - errors < DIAG_SHOWN) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));

		text = line_end ? line_end + 1 : end;
		out->count++;
		add_line(out, text, a);
		check_line(out, (int)out->count, &tally, d);
		if (tally.parts > LIMIT_SPANS) {
			diag_error(d, source_place(out, (int)out->count, 1),
				   "teksten har flere enn %d linjer og listemerker; del den på flere innspill",
				   LIMIT_SPANS);
			return false;
		}
	}
	return text == end && !tally.costly && check_markup(out, out->lines[0], d);
}
