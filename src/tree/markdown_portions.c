/* Finds where a Markdown text can be divided. */
#include "markdown_portions.h"

#include <ctype.h>
#include <string.h>

enum { MOST_RUNS = 8 };

/* What seems to be open. */
struct opened {
	int runs[MOST_RUNS], run_count; /* of '*' and '_': how many, the innermost last */
	int brackets;
	bool code;
	char until; /* the end of a target or a tag; 0: in none */
};

static bool is_space(char c)
{
	return !c || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool is_word(char c)
{
	return is_letter(c) || isdigit((unsigned char)c);
}

/* Whether a run of '*' or '_' between two characters may open what a later one closes. */
static bool may_open(char mark, char before, char after)
{
	return !is_space(after) && !(mark == '_' && is_word(before) && is_word(after));
}

/* Past the run of '*' or '_' at `p`. */
static const char *pass_run(struct opened *o, const char *p, const char *start)
{
	int size = (int)strspn(p, (char[]){ *p, '\0' }), run = *p == '*' ? size : -size;

	if (o->run_count && o->runs[o->run_count - 1] == run)
		o->run_count--;
	else if (o->run_count < MOST_RUNS && may_open(*p, p > start ? p[-1] : ' ', p[size]))
		o->runs[o->run_count++] = run;
	return p + size;
}

/* Past the character or mark at `p`. */
static const char *pass(struct opened *o, const char *p, const char *start)
{
	if (o->until) {
		o->until = *p == o->until ? '\0' : o->until;
		return p + 1;
	}
	if (*p == '`') {
		o->code = !o->code;
		return p + strspn(p, "`");
	}
	if (o->code)
		return p + 1;
	switch (*p) {
	case '\\':
		return p + (ispunct((unsigned char)p[1]) ? 2 : 1);
	case '[':
		o->brackets++;
		break;
	case ']':
		o->brackets -= o->brackets > 0;
		o->until = p[1] == '(' ? ')' : '\0';
		break;
	case '<':
		o->until = is_space(p[1]) ? '\0' : '>';
		break;
	case '*':
	case '_':
		return pass_run(o, p, start);
	}
	return p + 1;
}

static bool is_closed(const struct opened *o)
{
	return !o->run_count && !o->brackets && !o->code && !o->until;
}

/* The line that starts at `p` has nothing on it. */
static bool is_blank(const char *p)
{
	p += strspn(p, " \t\r");
	return !*p || *p == '\n';
}

static const char *next_line(const char *p)
{
	p += strcspn(p, "\n");
	return *p ? p + 1 : p;
}

static const char *past_blank(const char *p)
{
	while (*p && is_blank(p))
		p = next_line(p);
	return p;
}

/* The line under the words of a heading. */
static bool is_underline(const char *p)
{
	p += strspn(p, " \t>");
	if (*p != '-' && *p != '=')
		return false;
	p += strspn(p, (char[]){ *p, '\0' });
	return is_blank(p);
}

/* A line that goes on with a paragraph, or begins one: no list, heading, rule, quote or fence. */
static bool is_running(const char *line)
{
	size_t marks = strspn(line, "*_`[(");

	return marks < 3 && is_letter(line[marks]);
}

/* What may be a line of a table, or meant as one. */
static bool is_of_table(const char *line, const char *end)
{
	size_t size = (size_t)(end - line);

	return memchr(line, '|', size) || memchr(line, '\t', size) || line[strspn(line, " ")] == '+';
}

static bool is_divisible(struct portion_paragraph *known, const char *start, const char *at)
{
	const char *line = start;

	if (known->start && known->start <= at && at < known->end)
		return known->divisible;
	*known = (struct portion_paragraph){ .start = start, .end = start, .divisible = true };
	for (bool first = true; *line && !is_blank(line); line = known->end, first = false) {
		known->end = next_line(line);
		if (is_of_table(line, known->end) || (!first && is_underline(line)))
			known->divisible = false;
	}
	return known->divisible;
}

/* How the text may be divided at `p`, which is in the paragraph that begins at `start`, if at all: else PORTION_LAST.
 * `closed`: no mark seems to be open, nor is what stands before it on its line one that begins a block. */
static enum portion_end end_at(const char *p, const char *start, bool closed, struct portion_paragraph *known)
{
	if (*p == '\n' && is_blank(p + 1)) {
		const char *line = past_blank(p + 1);

		return is_running(line) || *line == '>' || *line == '#' ? PORTION_BLOCKS : PORTION_LAST;
	}
	if (!closed || p == start || (*p != '\n' && *p != ' ') || !is_divisible(known, start, p))
		return PORTION_LAST;
	if (*p == '\n')
		return is_running(p + 1) ? PORTION_NEWLINE : PORTION_LAST;
	return is_space(p[-1]) || p[-1] == '\\' || is_space(p[1]) ? PORTION_LAST : PORTION_SPACE;
}

void portion_find(struct portion *out, size_t least, struct portion_paragraph *known)
{
	const char *text = out->text, *p = past_blank(text), *paragraph = p;
	struct opened opened = { 0 };
	bool begun = false; /* the line has a letter: what comes before one may be the marker of a list or a rule */

	out->size = strnlen(text, least);
	out->end = PORTION_LAST;
	if (out->size < least)
		return;
	while (*p) {
		if ((size_t)(p - text) >= least) {
			out->end = end_at(p, paragraph, is_closed(&opened) && (begun || *p == '\n'), known);
			if (out->end != PORTION_LAST)
				break;
		}
		if (*p == '\n' && is_blank(p + 1)) {
			opened = (struct opened){ 0 };
			paragraph = p = past_blank(p + 1);
			continue;
		}
		begun = *p != '\n' && (begun || is_letter(*p));
		p = pass(&opened, p, text);
	}
	if (!*p)
		out->end = PORTION_LAST;
	if (out->end == PORTION_BLOCKS)
		p = past_blank(p + 1);
	if (out->end == PORTION_NEWLINE)
		p++;
	out->size = (size_t)(p - text);
}

void portion_next(struct portion *p)
{
	const char *end = p->text + p->size, *line = end;

	for (const char *at = p->text; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
		p->line++;
	while (line > p->text && line[-1] != '\n')
		line--;
	p->column = (int)(end - line) + (line == p->text ? p->column : 0);
	p->text = end;
	p->begin = p->end;
	p->inside = p->ends_inside;
}

/* Counts the run of one character at `p`, which `text` begins before; `ends`: a space comes after the text. */
static size_t see_run(struct portion_marks *m, const char *p, const char *text, bool ends)
{
	size_t size = strspn(p, (char[]){ *p, '\0' });
	char before = p > text ? p[-1] : '\0', after = p[size] ? p[size] : ends ? ' ' : 'a';

	switch (*p) {
	case '[':
		m->brackets += size;
		m->open_brackets += size;
		break;
	case ']':
		m->open_brackets -= size < m->open_brackets ? size : m->open_brackets;
		break;
	case '<':
		m->open |= !is_space(after);
		break;
	case '`':
		m->open = true;
		break;
	default:
		m->stars += size;
		m->open_stars |= before ? may_open(*p, before, after) : !is_space(after);
	}
	return size;
}

void portion_see(struct portion_marks *m, const char *text, bool ends)
{
	for (const char *p = text; *(p += strcspn(p, "*_`[]<"));)
		p += see_run(m, p, text, ends);
}

void portion_see_hidden(struct portion_marks *m, const char *text)
{
	m->hidden |= strchr(text, '\\') || strpbrk(text, "*_");
}

bool portion_is_open(const struct portion_marks *m, const char *source, size_t size)
{
	size_t escaped = 0;
	bool brackets = memchr(source, '&', size) != NULL; /* maybe of an entity, which is no bracket to the parser */

	for (size_t i = 0; i + 1 < size; i++) {
		if (source[i] != '\\')
			continue;
		i++;
		escaped += source[i] == '*' || source[i] == '_';
		brackets |= source[i] == '[' || source[i] == ']';
	}
	if (m->open || (brackets ? m->brackets : m->open_brackets))
		return true;
	return m->open_stars && (m->hidden || m->stars > escaped);
}
