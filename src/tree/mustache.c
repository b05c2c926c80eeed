/* Runs the tokens of a template. */
#include "mustache.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/limits.h"
#include "mustache_parse.h"

#include <string.h>

enum { TOKEN_WORK = 16 }; /* a token takes about as long as this many bytes of text */

/* Partials are parsed once, however often they are placed. */
struct partial {
	const char *name;
	struct template tokens;
	bool usable;
	struct partial *next;
};

struct renderer {
	const struct mustache *m;
	struct buffer *out;
	struct line_map *map;
	const struct value *contexts[LIMIT_MUSTACHE_DEPTH +
				     1]; /* maps that names are looked up in, the innermost last */
	int context_count;
	int nesting; /* sections and partials we are inside */
	struct partial *partials;
	size_t work; /* bytes and tokens so far, in bytes: bounds partials that write nothing, too */
	bool line_start; /* the output is at the start of a line */
	size_t errors_before;
	bool stopped;
};

static bool going(const struct renderer *r)
{
	return !r->stopped && r->m->diag->errors - r->errors_before < DIAG_SHOWN;
}

static void count_work(struct renderer *r, size_t amount, struct place at)
{
	r->work += amount;
	if (r->work <= LIMIT_TEMPLATE_OUTPUT || r->stopped)
		return;
	r->stopped = true;
	diag_error(r->m->diag, at,
		   "malen skriver mer enn %d MB; del den opp, eller se om maler henter inn hverandre",
		   LIMIT_TEMPLATE_OUTPUT >> 20);
}

/* Writes what lies within one line and came from `at`; `exact` when columns of output and source
 * agree. */
static void put(struct renderer *r, const char *data, size_t size, struct place at, bool exact)
{
	struct line_map *map = r->map;
	bool first = r->line_start;

	if (!size)
		return;
	if (first) {
		map->lines = arena_grow(r->m->arena, map->lines, map->count, &map->capacity, sizeof *map->lines);
		map->lines[map->count++] = at;
	}
	if (!(first && exact) && map->count)
		map->lines[map->count - 1].column = 0;
	buffer_add(r->out, data, size);
	r->line_start = data[size - 1] == '\n';
}

static size_t line_size(struct str text)
{
	const char *end = memchr(text.data, '\n', text.size);

	return end ? (size_t)(end - text.data) + 1 : text.size;
}

static void put_text(struct renderer *r, const struct token *t, const char *indent)
{
	struct str rest = t->text;
	struct place at = t->at;
	bool line_start = t->line_start;

	count_work(r, rest.size, at);
	while (rest.size && !r->stopped) {
		size_t size = line_size(rest);

		/* token_run has written the indentation of the token's first line. */
		if (rest.data != t->text.data && *indent) {
			put(r, indent, strlen(indent), at, false);
			count_work(r, strlen(indent), at);
		}
		put(r, rest.data, size, at, line_start && !*indent);
		rest.data += size;
		rest.size -= size;
		at.line++;
		at.column = 1;
		line_start = true;
	}
}

static void put_value(struct renderer *r, const char *text, struct place at)
{
	struct str rest = { text, strlen(text) };

	count_work(r, rest.size, at);
	while (rest.size && !r->stopped) {
		size_t size = line_size(rest);

		put(r, rest.data, size, at, false);
		rest.data += size;
		rest.size -= size;
	}
}

/* The value of `name`; NULL when there is none. The innermost context that has the first part of a
 * dotted name decides: its other parts are not sought further out. */
static const struct value *lookup(const struct renderer *r, const char *name)
{
	for (int i = r->context_count - 1; i >= 0; i--)
		if (value_has_first(r->contexts[i], name))
			return value_find(r->contexts[i], name);
	return NULL;
}

static void report_unknown(struct renderer *r, const struct token *t)
{
	struct value_names names = { 0 };
	const char *shown = excerpt(r->m->arena, t->name), *nearest;

	for (int i = r->context_count - 1; i >= 0; i--)
		value_names(&names, r->contexts[i], r->m->arena);
	nearest = text_nearest(r->m->arena, t->name, names.items, names.count);
	if (nearest &&
	    text_equal(
		    nearest,
		    t->name)) /* it stands further out, behind another with the same first part */
		diag_error(r->m->diag, t->at,
			   "«%s» er ikke å få tak i her, for delen rundt har et eget «%.*s»; flytt den ut av delen",
			   t->name, (int)strcspn(t->name, "."), t->name);
	else if (nearest)
		diag_error(r->m->diag, t->at, "ukjent navn «%s»; mente du «%s»?", shown, nearest);
	else
		diag_error(r->m->diag, t->at, "ukjent navn «%s»; «utenfor maler vis» lister navnene", shown);
}

static const char *escaped(const struct renderer *r, const struct token *t, const char *text)
{
	if (t->type == TOKEN_VARIABLE && r->m->escape == ESCAPE_MARKDOWN)
		return markdown_escape(r->m->arena, text);
	return text;
}

static void run_variable(struct renderer *r, const struct token *t)
{
	const struct value *v = lookup(r, t->name);

	if (!v) {
		report_unknown(r, t);
		return;
	}
	switch (v->type) {
	case VALUE_TEXT:
		put_value(r, escaped(r, t, value_text(v)), t->at);
		break;
	case VALUE_FLAG:
		if (v->flag)
			diag_error(r->m->diag, t->at,
				   "«%s» er sann eller usann og har ingen tekst; skriv {{#%s}}…{{/%s}}",
				   t->name, t->name, t->name);
		break;
	case VALUE_MAP:
		diag_error(r->m->diag, t->at,
			   "«%s» har flere verdier; skriv hvilken, for eksempel {{%s.%s}}", t->name,
			   t->name, v->first ? v->first->name : "navn");
		break;
	}
}

static void run(struct renderer *r, const struct template *tokens, size_t from, size_t to, const char *indent);

/* One level further in, unless that is too deep. */
static bool enter(struct renderer *r, const struct token *t)
{
	if (r->nesting < LIMIT_MUSTACHE_DEPTH) {
		r->nesting++;
		return true;
	}
	if (!r->stopped)
		diag_error(r->m->diag, t->at,
			   "«%s» er nestet dypere enn %d nivåer; viser en delmal til seg selv?",
			   t->name, LIMIT_MUSTACHE_DEPTH);
	r->stopped = true;
	return false;
}

/* The section at index `section`; inside that of a map its members come first. */
static void run_section(struct renderer *r, const struct template *tokens, size_t section, const char *indent)
{
	const struct token *t = &tokens->items[section];
	const struct value *v = lookup(r, t->name);
	bool inside;

	if (!v)
		report_unknown(r, t);
	if (!v || value_is_true(v) != (t->type == TOKEN_SECTION) || !enter(r, t))
		return;
	inside = t->type == TOKEN_SECTION && v->type == VALUE_MAP;
	if (inside)
		r->contexts[r->context_count++] = v;
	run(r, tokens, section + 1, t->end + 1, indent);
	r->context_count -= inside;
	r->nesting--;
}

static const struct partial *find_partial(struct renderer *r, const struct token *t)
{
	struct partial *p = r->partials;
	const char *file;
	struct str text;

	while (p && !text_equal(p->name, t->name))
		p = p->next;
	if (p)
		return p;
	p = NEW(r->m->arena, struct partial);
	p->name = t->name;
	p->next = r->partials;
	r->partials = p;
	if (!r->m->load || !r->m->load(r->m->context, t->name, &text, &file))
		diag_error(r->m->diag, t->at, "finner ikke delmalen «%s»; sjekk navnet og mappen med maler", t->name);
	else
		p->usable =
			template_parse(&p->tokens, text, file, 1, false, r->m->arena, r->m->diag);
	return p;
}

static void run_partial(struct renderer *r, const struct token *t, const char *indent)
{
	const struct partial *p = find_partial(r, t);

	if (!p->usable || !enter(r, t))
		return;
	/* A partial inside a line keeps its own lines as they are. */
	if (!t->standalone)
		indent = "";
	else if (*t->indent)
		indent = arena_printf(r->m->arena, "%s%s", indent, t->indent);
	count_work(r, strlen(indent), t->at);
	run(r, &p->tokens, 0, p->tokens.count, indent);
	r->nesting--;
}

/* Runs the tokens `from`..`to` − 1, each line of the template after `indent`. */
static void run(struct renderer *r, const struct template *tokens, size_t from, size_t to, const char *indent)
{
	for (size_t i = from; i < to && going(r); i++) {
		const struct token *t = &tokens->items[i];

		if (t->line_start)
			put(r, indent, strlen(indent), t->at, false);
		count_work(r, t->line_start ? strlen(indent) + TOKEN_WORK : TOKEN_WORK, t->at);
		switch (t->type) {
		case TOKEN_TEXT:
			put_text(r, t, indent);
			break;
		case TOKEN_VARIABLE:
		case TOKEN_RAW:
			run_variable(r, t);
			break;
		case TOKEN_SECTION:
		case TOKEN_INVERTED:
			run_section(r, tokens, i, indent);
			i = t->end;
			break;
		case TOKEN_CLOSE:
			break;
		case TOKEN_PARTIAL:
			run_partial(r, t, indent);
			break;
		}
	}
}

bool mustache_render(struct buffer *out, struct line_map *map, const struct mustache *m,
		     struct str text, const char *file, int first_line)
{
	struct renderer r = { .m = m, .out = out, .map = map, .errors_before = m->diag->errors };
	struct template tokens = { 0 };

	r.line_start = !out->size || out->data[out->size - 1] == '\n';
	r.contexts[r.context_count++] = m->values;
	if (template_parse(&tokens, text, file, first_line, m->plain_only, m->arena, m->diag))
		run(&r, &tokens, 0, tokens.count, "");
	return m->diag->errors == r.errors_before;
}
