/* Takes lines of YAML apart as people meant them. */
#include "yaml_line.h"

#include "arena.h"
#include "limits.h"
#include "odd.h"

#include <string.h>

enum { SHOWN = 60 }; /* characters of a value that a message can hold */

struct yaml_line yaml_line_at(struct str whole, size_t offset, const char *file, int number,
			      struct arena *a)
{
	const char *text = whole.data;
	size_t start = offset < whole.size ? offset : whole.size, end = start, first;

	while (start > 0 && text[start - 1] != '\n' && text[start - 1] != '\r')
		start--;
	while (end < whole.size && text[end] != '\n' && text[end] != '\r')
		end++;
	for (first = start; first < end && text[first] == ' '; first++)
		;
	while (end > first && (text[end - 1] == ' ' || text[end - 1] == '\t'))
		end--;
	return (struct yaml_line){ arena_text(a, text + first, end - first),
				   { file, number, (int)(first - start) + 1 },
				   start,
				   first };
}

static bool is_empty(const struct yaml_line *line)
{
	return !*line->text || *line->text == '#';
}

struct yaml_line yaml_line_above(struct str whole, struct yaml_line from, struct arena *a)
{
	struct yaml_line line = from;

	while (line.start > 0) {
		size_t end = line.start - 1;

		if (end > 0 && whole.data[end] == '\n' && whole.data[end - 1] == '\r')
			end--;
		line = yaml_line_at(whole, end, from.at.file, line.at.line - 1, a);
		if (!is_empty(&line))
			return line;
	}
	line.text = "";
	return line;
}

struct yaml_line yaml_line_below(struct str whole, struct yaml_line from, struct arena *a)
{
	struct yaml_line line = from;
	size_t end = from.start;

	for (;;) {
		while (end < whole.size && whole.data[end] != '\n')
			end++;
		if (end++ >= whole.size)
			break;
		line = yaml_line_at(whole, end, from.at.file, line.at.line + 1, a);
		if (!is_empty(&line))
			return line;
	}
	line.text = "";
	return line;
}

/* --- pairs --- */

/* The last ": " (or a colon at the end) before `end`. */
static const char *colon_before(const char *text, const char *end)
{
	for (const char *p = end; p-- > text;)
		if (*p == ':' && (p[1] == ' ' || p[1] == '\t'))
			return p;
	return NULL;
}

/* Whether a key begins at `p`: words, then a colon and a space. */
static bool begins_key(const char *p)
{
	size_t size = strcspn(p, ":,{}[]\"'#");

	return size > 0 && p[size] == ':' && p[size + 1] == ' ';
}

/* Where the value ends: in braces at the comma before the next key, or at the brace that closes
 * them. */
static const char *value_end(const char *value, bool in_braces)
{
	const char *end = value + strlen(value);

	for (const char *p = value; in_braces && *p; p++)
		if (*p == '}' || (*p == ',' && begins_key(p + 1 + strspn(p + 1, " "))))
			return p;
	return end;
}

bool yaml_pair_at(struct yaml_pair *out, const struct yaml_line *line, size_t offset,
		  struct arena *a)
{
	size_t length = strlen(line->text), at = offset > line->first ? offset - line->first : 0;
	const char *colon = colon_before(line->text, line->text + (at < length ? at : length));
	const char *key = colon, *value, *end;

	if (!colon)
		return false;
	while (key > line->text && !strchr("{,", key[-1]))
		key--;
	out->in_braces = key > line->text;
	key += strspn(key, " ");
	if (!out->in_braces && key[0] == '-' && key[1] == ' ')
		key += 1 + strspn(key + 1, " ");
	value = colon + 1 + strspn(colon + 1, " \t");
	end = value_end(value, out->in_braces);
	while (end > value && end[-1] == ' ')
		end--;
	out->key = arena_text(a, key, (size_t)(colon - key));
	out->value = arena_text(a, value, (size_t)(end - value));
	return true;
}

/* The value without the quotation marks of word processors around it, which are told of; « » are
 * the writer's own. */
static const char *without_quotes(const struct yaml_pair *pair, uint32_t *quote, struct arena *a)
{
	const char *bare = odd_without(pair->value, quote, a), *value = pair->value;
	size_t size = strlen(value), marks = 0;

	/* 'Ola's bil': the first and the last are YAML's. In pairs they are the writer's: "Los" og
	 * "NAV". */
	for (const char *p = value; *p; p++)
		marks += *p == *value;
	if (size > 2 && strchr("'\"", *value) && value[size - 1] == *value && marks % 2) {
		*quote = 0;
		return arena_text(a, value + 1, size - 2);
	}
	if (odd_is_quote(*quote) && *quote != 0xAB && *quote != 0xBB)
		return bare;
	*quote = 0;
	return pair->value;
}

const char *yaml_quoted(const struct yaml_pair *pair, struct arena *a)
{
	struct buffer escaped = { .arena = a };
	uint32_t quote;
	const char *value = without_quotes(pair, &quote, a);

	if (utf8_length(value, strlen(value)) > SHOWN)
		return NULL;
	if (!strpbrk(value, "\"\\"))
		return arena_printf(a, "%s: \"%s\"", pair->key, value);
	if (!strchr(value, '\''))
		return arena_printf(a, "%s: '%s'", pair->key, value);
	for (const char *p = value; *p; p++) {
		if (strchr("\"\\", *p))
			buffer_puts(&escaped, "\\");
		buffer_add(&escaped, p, 1);
	}
	return arena_printf(a, "%s: \"%s\"", pair->key, buffer_text(&escaped));
}

void yaml_report_quoting(struct str whole, size_t offset, struct place at, const char *why,
			 struct arena *a, struct diag *d)
{
	struct yaml_line line = yaml_line_at(whole, offset, at.file, at.line, a);
	struct yaml_pair pair;
	const char *quoted = yaml_pair_at(&pair, &line, offset, a) ? yaml_quoted(&pair, a) : NULL;
	uint32_t quote = 0;

	if (quoted)
		without_quotes(&pair, &quote, a);
	if (quote)
		diag_error(d, at, "%s, og %s er ikke anførselstegn for YAML; skriv «%s»", why,
			   odd_name(quote), quoted);
	else if (quoted)
		diag_error(d, at, "%s; sett hele verdien i anførselstegn: skriv «%s»", why, quoted);
	else
		diag_error(d, at, "%s; sett hele verdien i anførselstegn", why);
}

/* --- a colon that is missing --- */

/* Where the key ends and the value begins when something else stands for the colon; false when
 * nothing does. */
static bool find_separator(const char *text, const char **end, const char **value)
{
	static const char *const separators[] = { "=",   ";", "\xEF\xBC\x9A", " \xE2\x80\x93 ",
						  " - ", "->" };

	*end = NULL;
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		const char *at = strstr(text, separators[i]);

		if (at > text && (!*end || at < *end)) {
			*end = at;
			*value = at + strlen(separators[i]);
		}
	}
	return *end != NULL;
}

/* Otherwise the value begins at the first word that looks like one: with a digit, a capital or a
 * mark; else at the second. NULL when there is only one word. */
static const char *find_value(const char *text)
{
	const char *second = NULL;

	for (const char *p = strchr(text, ' '); p; p = strchr(p, ' ')) {
		const char *word = p + strspn(p, " "), *next = word;
		uint32_t c = utf8_next(&next);
		bool capital = (c >= 'A' && c <= 'Z') || c == 0xC6 || c == 0xD8 || c == 0xC5;

		if (!second)
			second = word;
		if (capital || (c >= '0' && c <= '9') ||
		    strchr("\"'[{|<", (int)(c < 0x80 ? c : 'x')))
			return word;
		p = word;
	}
	return second;
}

/* The value after the longest of the keys that the text begins with; NULL for none. */
static const char *after_key(const char *text, const char *const keys[], size_t count,
			     struct arena *a)
{
	const char *found = NULL;

	for (const char *space = strchr(text, ' '); space && space - text <= LIMIT_KEY;
	     space = strchr(space + 1, ' ')) {
		const char *id = text_key(a, arena_text(a, text, (size_t)(space - text)));

		for (size_t i = 0; i < count; i++)
			if (text_equal(id, text_key(a, keys[i])))
				found = space + 1;
	}
	return found;
}

const char *yaml_with_colon(const struct yaml_line *line, bool holds, const char *const keys[],
			    size_t count, struct arena *a)
{
	const char *end, *value;

	if (!find_separator(line->text, &end, &value)) {
		value = holds ? NULL : after_key(line->text, keys, count, a);
		value = holds || value ? value : find_value(line->text);
		if (!value)
			return arena_printf(a, "%s:", line->text);
		end = value;
	}
	while (end > line->text && end[-1] == ' ')
		end--;
	value += strspn(value, " ");
	return arena_printf(a, "%.*s: %s", (int)(end - line->text), line->text, value);
}
