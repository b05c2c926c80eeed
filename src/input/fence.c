/* Follows fenced code from line to line. */
#include "fence.h"

#include <ctype.h>
#include <string.h>

static size_t spaces(const char *line, size_t size, size_t at)
{
	size_t count = 0;

	while (at + count < size && line[at + count] == ' ')
		count++;
	return count;
}

/* Width of "- " or "12. " at `at`, 0 when there is no list marker. */
static size_t list_marker(const char *line, size_t size, size_t at)
{
	size_t end = at;

	if (end < size && strchr("-*+", line[end])) {
		end++;
	} else {
		while (end < size && end - at < 9 && isdigit((unsigned char)line[end]))
			end++;
		if (end == at || end >= size || (line[end] != '.' && line[end] != ')'))
			return 0;
		end++;
	}
	return end < size && line[end] == ' ' ? end + spaces(line, size, end) - at : 0;
}

/* The run of `mark` at `at`. */
static size_t run(const char *line, size_t size, size_t at, char mark)
{
	size_t count = 0;

	while (at + count < size && line[at + count] == mark)
		count++;
	return count;
}

static bool opens(struct fence *fence, const char *line, size_t size)
{
	struct fence found = { 0 };
	size_t at = 0, indent, width;

	for (;;) {
		indent = spaces(line, size, at);
		if (indent > 3)
			return false;
		at += indent;
		if (at < size && line[at] == '>') {
			found.quoted = true;
			at++;
			at += at < size && line[at] == ' ';
			continue;
		}
		width = list_marker(line, size, at);
		if (!width)
			break;
		at += width;
		found.column = at;
	}
	if (at >= size || !strchr("`~", line[at]))
		return false;
	found.mark = line[at];
	found.length = run(line, size, at, found.mark);
	at += found.length;
	/* What follows backticks may hold none: that would be code in running text. */
	if (found.length < 3 || (found.mark == '`' && memchr(line + at, '`', size - at)))
		return false;
	*fence = found;
	return true;
}

static bool closes(const struct fence *fence, const char *line, size_t size)
{
	size_t at = 0, length;

	while (at < size && (line[at] == ' ' || (fence->quoted && line[at] == '>')))
		at++;
	if (!fence->quoted && at > fence->column + 3)
		return false;
	length = run(line, size, at, fence->mark);
	at += length;
	return length >= fence->length && at + spaces(line, size, at) == size;
}

/* Has the list item or quotation around the block ended? */
static bool container_ends(const struct fence *fence, const char *line, size_t size)
{
	size_t indent = spaces(line, size, 0);

	if (indent == size)
		return fence->quoted;
	if (fence->quoted)
		return line[indent] != '>';
	return indent < fence->column;
}

bool fence_holds(struct fence *fence, const char *line, size_t size)
{
	if (fence->mark && container_ends(fence, line, size))
		fence->mark = '\0';
	if (!fence->mark)
		return opens(fence, line, size);
	if (closes(fence, line, size))
		fence->mark = '\0';
	return true;
}
