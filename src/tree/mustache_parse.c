/* From template to tokens. */
#include "mustache_parse.h"

#include "base/arena.h"
#include "base/limits.h"

#include <string.h>

struct parser {
	struct template *out;
	struct str text;
	size_t sections[LIMIT_MUSTACHE_DEPTH];
	int depth;
	size_t counted; /* how far `place` has come */
	struct place place;
	bool line_start; /* nothing of the current line has been kept yet */
	size_t line_end; /* of the line that was last asked for */
	bool plain_only;
	struct arena *arena;
	struct diag *diag;
};

/* One tag: its sigil (0 for a variable), what it names, and where it lies in the text. */
struct tag {
	char sigil;
	struct str content; /* without sigil and blanks */
	struct str close;   /* what ends it */
	struct place at;
	size_t start, end;
	bool standalone;
	size_t line, next_line; /* the line's bounds when it stands alone */
};

/* The place of the byte at `offset`; offsets come in rising order. */
static struct place place_at(struct parser *p, size_t offset)
{
	for (; p->counted < offset; p->counted++) {
		char c = p->text.data[p->counted];

		if (c == '\n') {
			p->place.line++;
			p->place.column = 1;
		} else if (((unsigned char)c & 0xC0) != 0x80) {
			p->place.column++;
		}
	}
	return p->place;
}

static size_t find(struct str text, size_t from, struct str what)
{
	const char *hit = memmem(text.data + from, text.size - from, what.data, what.size);

	return hit ? (size_t)(hit - text.data) : text.size;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct str trim(struct str s)
{
	while (s.size && is_blank(s.data[0])) {
		s.data++;
		s.size--;
	}
	while (s.size && is_blank(s.data[s.size - 1]))
		s.size--;
	return s;
}

static void add_text(struct parser *p, size_t from, size_t to, struct place at)
{
	struct token *t;

	if (from >= to)
		return;
	t = LIST_ADD(p->arena, p->out);
	t->type = TOKEN_TEXT;
	t->text = (struct str){ p->text.data + from, to - from };
	t->at = at;
	t->line_start = p->line_start;
	p->line_start = p->text.data[to - 1] == '\n';
}

static struct token *add_tag(struct parser *p, const struct tag *tag, enum token_type type)
{
	struct token *t = LIST_ADD(p->arena, p->out);

	t->type = type;
	t->name = arena_text(p->arena, tag->content.data, tag->content.size);
	t->at = tag->at;
	t->indent = "";
	t->standalone = tag->standalone;
	t->line_start = p->line_start && !tag->standalone;
	p->line_start = tag->standalone;
	return t;
}

/* A tag that has its line, or lines, to itself takes the line with it. */
static void find_standalone(const struct parser *p, struct tag *tag)
{
	size_t from = tag->start, to = tag->end;

	while (from && (p->text.data[from - 1] == ' ' || p->text.data[from - 1] == '\t'))
		from--;
	if (from && p->text.data[from - 1] != '\n')
		return;
	while (to < p->text.size && (p->text.data[to] == ' ' || p->text.data[to] == '\t'))
		to++;
	if (to < p->text.size && p->text.data[to] == '\r')
		to++;
	if (to < p->text.size && p->text.data[to++] != '\n')
		return;
	tag->standalone = true;
	tag->line = from;
	tag->next_line = to;
}

/* Where the text to search for the end of a tag stops: only comments go on over line breaks. The
 * end of the line is sought once, however many tags are on it. */
static size_t tag_limit(struct parser *p, size_t from, char sigil)
{
	if (sigil == '!')
		return p->text.size;
	if (p->line_end < from)
		p->line_end = find(p->text, from, STR("\n"));
	return p->line_end;
}

/* Reads the tag at `start`; false when it is not closed, with `end` where to go on. */
static bool read_tag(struct parser *p, size_t start, struct tag *tag)
{
	size_t from = start + 2, limit, end;

	*tag = (struct tag){ .start = start, .at = place_at(p, start), .close = STR("}}") };
	while (from < p->text.size && (p->text.data[from] == ' ' || p->text.data[from] == '\t'))
		from++;
	if (from < p->text.size && memchr("#^/>!{", p->text.data[from], 6))
		tag->sigil = p->text.data[from++];
	if (tag->sigil == '{')
		tag->close = STR("}}}");
	limit = tag_limit(p, from, tag->sigil);
	end = find((struct str){ p->text.data, limit }, from, tag->close);
	if (end == limit) {
		tag->end = limit;
		return false;
	}
	tag->content = trim((struct str){ p->text.data + from, end - from });
	tag->end = end + tag->close.size;
	if (tag->sigil && tag->sigil != '{')
		find_standalone(p, tag);
	return true;
}

static void open_section(struct parser *p, const struct tag *tag, enum token_type type)
{
	struct token *t = add_tag(p, tag, type);

	if (p->depth < LIMIT_MUSTACHE_DEPTH)
		p->sections[p->depth] = (size_t)(t - p->out->items);
	else if (p->depth == LIMIT_MUSTACHE_DEPTH)
		diag_error(p->diag, tag->at,
			   "seksjonen «%s» er nestet dypere enn %d nivåer; del opp malen", t->name,
			   LIMIT_MUSTACHE_DEPTH);
	p->depth++;
}

static void close_section(struct parser *p, const struct tag *tag)
{
	struct token *t = add_tag(p, tag, TOKEN_CLOSE), *section;

	if (!p->depth) {
		diag_error(p->diag, tag->at,
			   "{{/%s}} lukker ingen seksjon; ta den bort, eller skriv {{#%s}} foran",
			   t->name, t->name);
		return;
	}
	if (--p->depth >= LIMIT_MUSTACHE_DEPTH)
		return;
	section = &p->out->items[p->sections[p->depth]];
	section->end = (size_t)(t - p->out->items);
	if (!text_equal(section->name, t->name))
		diag_error(p->diag, tag->at,
			   "{{/%s}} lukker seksjonen «%s» fra linje %d; skriv {{/%s}}", t->name,
			   section->name, section->at.line, section->name);
}

static void add_partial(struct parser *p, const struct tag *tag)
{
	struct token *t = add_tag(p, tag, TOKEN_PARTIAL);

	if (tag->standalone)
		t->indent = arena_text(p->arena, p->text.data + tag->line, tag->start - tag->line);
}

static void add_any(struct parser *p, const struct tag *tag)
{
	switch (tag->sigil) {
	case '\0':
		add_tag(p, tag, TOKEN_VARIABLE);
		break;
	case '{':
		add_tag(p, tag, TOKEN_RAW);
		break;
	case '#':
		open_section(p, tag, TOKEN_SECTION);
		break;
	case '^':
		open_section(p, tag, TOKEN_INVERTED);
		break;
	case '/':
		close_section(p, tag);
		break;
	case '>':
		add_partial(p, tag);
		break;
	}
}

/* Adds the tag, or reports what is wrong with it. */
static void handle_tag(struct parser *p, const struct tag *tag)
{
	if (p->plain_only && tag->sigil)
		diag_error(p->diag, tag->at,
			   "{{%c…}} kan ikke brukes her, bare enkle plassholdere som {{navn}}; skal det stå {{ i teksten, skriv {\\{",
			   tag->sigil);
	else if (!tag->content.size && tag->sigil != '!')
		diag_error(p->diag, tag->at, "plassholderen mangler navn; skriv navnet mellom {{ og }}");
	else
		add_any(p, tag);
}

static void report_unclosed(struct parser *p, const struct tag *tag)
{
	diag_error(p->diag, tag->at, "%s er ikke lukket; skriv %.*s der %s slutter%s",
		   tag->sigil == '!' ? "kommentaren" : "plassholderen", (int)tag->close.size,
		   tag->close.data, tag->sigil == '!' ? "kommentaren" : "navnet",
		   p->plain_only ? ", eller {\\{ dersom det skal stå {{ i teksten" : "");
}

bool template_parse(struct template *out, struct str text, const char *file, int first_line,
		    bool plain_only, struct arena *a, struct diag *d)
{
	struct parser p = { .out = out,
			    .text = text,
			    .place = { file, first_line, 1 },
			    .line_start = true,
			    .plain_only = plain_only,
			    .arena = a,
			    .diag = d };
	size_t errors = d->errors, at = 0, start;

	while ((start = find(text, at, STR("{{"))) < text.size && d->errors - errors < DIAG_SHOWN) {
		struct place from = place_at(&p, at);
		struct tag tag;

		if (read_tag(&p, start, &tag)) {
			add_text(&p, at, tag.standalone ? tag.line : tag.start, from);
			handle_tag(&p, &tag);
		} else {
			report_unclosed(&p, &tag);
		}
		at = tag.standalone ? tag.next_line : tag.end;
	}
	add_text(&p, at, text.size, place_at(&p, at));
	while (p.depth-- > 0) {
		if (p.depth >= LIMIT_MUSTACHE_DEPTH)
			continue;
		diag_error(d, out->items[p.sections[p.depth]].at,
			   "seksjonen «%s» er ikke lukket; skriv {{/%s}} der den slutter",
			   out->items[p.sections[p.depth]].name,
			   out->items[p.sections[p.depth]].name);
	}
	return d->errors == errors;
}
