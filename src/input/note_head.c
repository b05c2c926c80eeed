/* Finds the heads of notes, and what was meant as one. */
#include "note_head.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/limits.h"
#include "base/odd.h"
#include "base/yaml.h"
#include "field_faults.h"
#include "fields.h"
#include "notes.h"

#include <ctype.h>
#include <string.h>

enum { KEY_BYTES = 40 };

struct source_line line_at(struct str text, size_t start, int number)
{
	size_t end = start, next;

	while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r')
		end++;
	next = end + (end < text.size);
	if (next < text.size && text.data[end] == '\r' && text.data[next] == '\n')
		next++;
	return (struct source_line){ text.data + start, end - start, start, next, number };
}

bool line_is_blank(const struct source_line *line)
{
	const char *p = line->text, *end = p + line->size;

	while (p < end) {
		uint32_t c = utf8_plain(utf8_next(&p));

		if (c && c != ' ' && c != '\r' && c != '\n')
			return false;
	}
	return true;
}

/* --- fences --- */

enum fence_kind {
	FENCE_NONE,
	FENCE_RIGHT,
	FENCE_WRONG,
	FENCE_AND_TEXT /* dashes with text behind: a fence only where a head stands below */
};

/* "```yaml", "~~~", "<!--", "-->", "<hr>": what other programs put a head between. It is that only when nothing but
 * keys, and «aktør» among them, stand there. */
static bool is_foreign_fence(const struct source_line *line)
{
	static const char *const marks[] = { "```", "~~~", "<!--", "-->", "<hr" };
	const char *p = line->text, *end = p + line->size;
	size_t left, words = 0;

	while (p < end && strchr(" \t", *p))
		p++;
	left = (size_t)(end - p);
	for (const char *q = p; q < end; q++)
		words += *q == ' ' && q + 1 < end && q[1] != ' ' && q[1] != '/';
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (left >= strlen(marks[i]) && memcmp(p, marks[i], strlen(marks[i])) == 0)
			return left < KEY_BYTES && !words;
	return false;
}

/* What a dash may be written with. The lines of drawn boxes are among them. */
static bool is_fence_mark(uint32_t c)
{
	return utf8_plain(c) == '-' || (c < 0x80 && strchr("+=~_*", (int)c)) || (c >= 0x2500 && c <= 0x257F);
}

/* Three dashes at the left edge; or what may have been meant as that: dashes of any number or kind, indented, quoted or
 * escaped, as word processors and other formats make them. */
static enum fence_kind fence_kind(const struct source_line *line)
{
	const char *p = line->text, *end = line->text + line->size;
	size_t count = 0;

	while (end > p && strchr(" \t", end[-1]))
		end--;
	if (end - p == 3 && memcmp(p, "---", 3) == 0)
		return FENCE_RIGHT;
	if (is_foreign_fence(line))
		return FENCE_WRONG;
	while (p < end && strchr(" \t>", *p))
		p++;
	if (end - p > 3 * LIMIT_NAME)
		return FENCE_NONE;
	while (p < end) {
		uint32_t c = utf8_next(&p);

		if (is_fence_mark(c))
			count++;
		else if (utf8_plain(c) && utf8_plain(c) != ' ' && c != '\\')
			return count > 2 ? FENCE_AND_TEXT : FENCE_NONE;
	}
	return count ? FENCE_WRONG : FENCE_NONE;
}

/* --- keys --- */

/* What a line in a head may be. Later is more like a head. */
enum key_kind {
	KEY_PROSE,
	KEY_MORE,   /* blank, a comment, or indented: more of the line above */
	KEY_OTHER,  /* "word: value" */
	KEY_NEAR,   /* a key nearly spelt as ours, or a word for one of them */
	KEY_OURS,
	KEY_ACTOR_NEAR, /* nearly «aktør» */
	KEY_ACTOR
};

/* Words for «aktør» that stand in letters and in running text too: they are that only between fences. */
static bool is_loose_word(const char *key)
{
	static const char *const words[] = { "fra",    "fraa",	 "innsender", "innsendar", "from",
					     "sender", "forfatter", "forfattar", "tittel",    "title" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_equal(key, words[i]))
			return true;
	return false;
}

/* `key` as a key of ours; a near one begins with the same letter. */
static enum key_kind classify(const char *key, bool sentence, bool fenced, struct arena *a)
{
	const char *names[16], *near;

	for (size_t i = 0; i < note_fields.field_count; i++) {
		names[i] = text_key(a, note_fields.fields[i].name);
		if (text_equal(key, names[i]))
			return i == 0 ? KEY_ACTOR : KEY_OURS;
	}
	if (sentence)
		return KEY_OTHER;
	for (size_t i = 0; i < note_fields.field_count; i++)
		if (field_is_word_for(a, &note_fields.fields[i], key))
			return i > 0 ? KEY_NEAR : fenced || !is_loose_word(key) ? KEY_ACTOR_NEAR : KEY_OTHER;
	near = text_nearest(a, key, names, note_fields.field_count);
	if (!near || near[0] != key[0])
		return KEY_OTHER;
	return near == names[0] ? KEY_ACTOR_NEAR : KEY_NEAR;
}

/* Past quotes, markup, list markers and the like: to the first letter. */
static const char *skip_marks(const char *p, const char *end)
{
	while (p < end) {
		const char *next = p;
		uint32_t c = utf8_next(&next);

		if (c < 0x80 ? isalpha((int)c) : c >= 0xC0 && (c < 0x2000 || c >= 0x2C00))
			break;
		p = next;
	}
	return p;
}

/* Where the key of "key: value" begins, without what stands around it; NULL when the line is not of that form. */
static const char *find_key(const struct source_line *line, size_t *size)
{
	static const char closing[] = " \t\"'*_`}";
	static const char *const quotes[] = { "“", "”", "’", "»", "«", "\u00A0" };
	const char *end = line->text + (line->size < KEY_BYTES ? line->size : KEY_BYTES), *p = line->text, *colon = p;

	while (colon < end && *colon != ':' && *colon != '=')
		colon++;
	if (colon == end || strchr("#|[", *p) || (colon + 1 < line->text + line->size && colon[1] == '/'))
		return NULL;
	p = skip_marks(p, colon);
	*size = (size_t)(colon - p);
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (*size > strlen(quotes[i]) && memcmp(colon - strlen(quotes[i]), quotes[i], strlen(quotes[i])) == 0)
			*size -= strlen(quotes[i]);
	while (*size && strchr(closing, p[*size - 1]))
		--*size;
	return *size && !memchr(p, '.', *size) ? p : NULL;
}

static enum key_kind key_kind(const struct source_line *line, bool fenced)
{
	struct arena scratch = { 0 };
	bool indented = line->size && strchr(" \t", *line->text);
	enum key_kind kind = indented ? KEY_MORE : KEY_PROSE;
	const char *key;
	size_t size;

	if (line_is_blank(line) || *line->text == '#')
		return KEY_MORE;
	key = find_key(line, &size);
	if (key) {
		kind = classify(text_key(&scratch, arena_text(&scratch, key, size)),
				strchr(".!?", line->text[line->size - 1]) != NULL, fenced, &scratch);
		if (kind == KEY_OTHER && indented)
			kind = KEY_MORE;
	}
	arena_free(&scratch);
	return kind;
}

/* "aktør Rektor", "1. aktør; Rektor", "# aktør: Rektor": a line that begins with the key, though not as one. */
static bool begins_with_actor(const struct source_line *line)
{
	struct arena scratch = { 0 };
	const char *p = line->text, *end = p + line->size, *stop;
	bool is_actor;

	p = skip_marks(p, end);
	for (stop = p; stop < end && skip_marks(stop, end) == stop;)
		utf8_next(&stop);
	is_actor = stop > p && stop - p < KEY_BYTES &&
		   text_equal(text_key(&scratch, arena_text(&scratch, p, (size_t)(stop - p))),
			      text_key(&scratch, note_fields.fields[0].name));
	arena_free(&scratch);
	return is_actor && !strchr(".!?", end[-1]);
}

/* --- blocks --- */

/* The lines of a block, and how much they look like a head. */
struct scan {
	struct str text;
	struct source_line first, close; /* close: the next fence, or the last line */
	struct source_line last_key;            /* before any prose */
	enum fence_kind closing;
	enum key_kind first_kind, actor; /* of the first line that is not blank; the best «aktør» before any prose */
	int ours, near;                  /* how many such lines before any prose */
	bool prose;                      /* some line is no key */
	bool prose_apart;                /* the first of them comes after a blank line */
};

static void count_line(struct scan *s, const struct source_line *line, bool after_blank, bool fenced)
{
	enum key_kind kind = key_kind(line, fenced);

	if (kind == KEY_MORE || s->prose)
		return;
	if (s->first_kind == KEY_PROSE && !s->ours && !s->near)
		s->first_kind = kind;
	if (kind == KEY_PROSE) {
		s->prose = true;
		s->prose_apart = after_blank;
		return;
	}
	s->last_key = *line;
	if (kind >= KEY_ACTOR_NEAR && kind > s->actor)
		s->actor = kind;
	s->ours += kind == KEY_OURS || kind == KEY_ACTOR;
	s->near += kind == KEY_NEAR || kind == KEY_ACTOR_NEAR;
}

/* The block below a line that may be a fence: to the next such line, where those that are wrong end one only when keys
 * stand before them or what opened it is wrong too. With no fence alone above, it ends at a blank line as well, and
 * after the first line that is no key. */
static struct scan scan_block(struct str text, struct source_line line, enum fence_kind opening)
{
	struct scan s = { .text = text, .first = line, .close = line, .last_key = line };
	bool blank = false, opening_is_bare = opening == FENCE_NONE || opening == FENCE_AND_TEXT;

	for (; line.start < text.size; line = line_at(text, line.next, line.number + 1)) {
		enum fence_kind fence = fence_kind(&line);
		bool is_first = line.start == s.first.start;

		s.close = line;
		if (fence == FENCE_AND_TEXT &&
		    (is_first || ((s.first_kind < KEY_NEAR || s.prose) && !begins_with_actor(&s.first))))
			fence = FENCE_NONE;
		if (fence != FENCE_NONE &&
		    (fence == FENCE_RIGHT || opening != FENCE_RIGHT || s.first_kind >= KEY_OTHER ||
		     begins_with_actor(&s.first))) {
			s.closing = fence;
			break;
		}
		if (opening_is_bare && (line_is_blank(&line) || s.prose))
			break;
		count_line(&s, &line, blank, opening != FENCE_NONE);
		blank = line_is_blank(&line);
	}
	return s;
}

/* A head in braces: "{aktør: Rektor}". */
static bool is_flow_head(const struct scan *s, const char *file)
{
	struct arena scratch = { 0 };
	struct diag ignored = { .arena = &scratch };
	struct str block = { s->text.data + s->first.start, s->close.start - s->first.start };
	const struct yaml *map;
	bool found;

	if (s->closing == FENCE_NONE || !s->first.size || *s->first.text != '{' ||
	    utf8_length(block.data, block.size) > LIMIT_HEAD)
		return false;
	map = yaml_parse(block, file, 0, &scratch, &ignored);
	found = map && map->type == YAML_MAPPING && yaml_find(map, note_fields.fields[0].name);
	arena_free(&scratch);
	return found;
}

/* Between two lines that may be fences. */
static bool looks_like_head(const struct scan *s, const struct source_line *above)
{
	enum fence_kind opening = fence_kind(above);
	bool all_keys = !s->prose || s->prose_apart;

	if (is_foreign_fence(above) || (s->closing && is_foreign_fence(&s->close)))
		return (s->actor == KEY_ACTOR || (s->ours && s->ours + s->near > 1)) && !s->prose && s->closing;
	if (s->actor == KEY_ACTOR)
		return true;
	if (s->closing && begins_with_actor(&s->first))
		return true;
	if (s->first_kind < KEY_NEAR)
		return (s->actor || (s->ours && opening == FENCE_RIGHT)) && all_keys && s->closing &&
		       s->first_kind == KEY_OTHER;
	if (!s->closing || opening != FENCE_RIGHT)
		return all_keys && (s->actor || s->ours + s->near > 1);
	return s->first_kind == KEY_OURS || all_keys;
}

/* What is wrong with the fence, and what to write. */
static void report_fence(struct diag *d, const char *file, const struct source_line *line, const char *side)
{
	const char *written = arena_text(d->arena, line->text, line->size), *p = written;
	struct place at = { file, line->number, 1 };
	uint32_t hidden = 0;

	while (*p && !hidden) {
		uint32_t c = utf8_next(&p);

		hidden = odd_is_hidden(c) ? c : 0;
	}
	if (hidden)
		diag_error(d, at, "det er %s på linjen %s hodet til innspillet; skriv «---» og ikke noe mer på den",
			   odd_name(hidden), side);
	else if (fence_kind(line) == FENCE_AND_TEXT)
		diag_error(d, at, "linjen %s hodet til innspillet er «%s»; skriv «---» og ikke noe mer på den", side,
			   excerpt(d->arena, written));
	else
		diag_error(d, at, "streken %s hodet til innspillet er skrevet «%s»; skriv «---» helt til venstre", side,
			   excerpt(d->arena, written));
}

static enum head_found judge(const struct scan *s, const char *file, struct source_line opening, struct diag *d)
{
	struct place at = { file, opening.number, 1 };
	size_t errors = d->errors;

	if (fence_kind(&opening) != FENCE_RIGHT)
		report_fence(d, file, &opening, "over");
	if (s->closing == FENCE_NONE || (s->prose && s->prose_apart))
		diag_error(d, at, "hodet til innspillet lukkes ikke; sett «---» på en egen linje etter linje %d",
			   s->last_key.number);
	else if (s->closing != FENCE_RIGHT)
		report_fence(d, file, &s->close, "under");
	else if (utf8_length(s->first.text, s->close.start - s->first.start) > LIMIT_HEAD)
		diag_error(d, at,
			   "hodet til innspillet er på mer enn %d tegn; skriv teksten under den nederste streken",
			   LIMIT_HEAD);
	return d->errors == errors ? HEAD_FOUND : HEAD_FAULTY;
}

/* Keys with no fence above them, after a blank line or text. */
static enum head_found judge_bare(struct note_head *out, struct str text, const char *file, struct source_line line,
				  bool after_blank, struct diag *d)
{
	struct scan s = scan_block(text, line, FENCE_NONE);
	bool several = s.ours && s.ours + s.near > 1, actor = s.actor == KEY_ACTOR;
	bool closed = s.closing && !is_foreign_fence(&s.close);
	const char *mark = line.text + strspn(line.text, " \t");
	bool listed = isdigit((unsigned char)*mark) || (strchr("-*+", *mark) && mark[1] == ' ');

	/* «aktør» may be what a list is of. */
	if (listed ? !actor || !several : !several && !(actor && (after_blank || closed)))
		return HEAD_NONE;
	diag_error(d, (struct place){ file, line.number, 1 },
		   "dette ligner hodet til et innspill, men mangler strekene; sett «---» på en linje over og en linje under");
	*out = (struct note_head){ s.first, s.closing ? s.close : s.last_key };
	return HEAD_FAULTY;
}

enum head_found note_head_find(struct note_head *out, struct str text, const char *file, struct source_line line,
			       bool after_blank, struct diag *d)
{
	enum fence_kind above = fence_kind(&line);
	struct scan s;

	if (above == FENCE_NONE || (above == FENCE_AND_TEXT && begins_with_actor(&line)))
		return above || key_kind(&line, false) >= (after_blank ? KEY_NEAR : KEY_OURS)
			       ? judge_bare(out, text, file, line, after_blank, d)
			       : HEAD_NONE;
	s = scan_block(text, line_at(text, line.next, line.number + 1), above);
	if (!looks_like_head(&s, &line) && !(above == FENCE_RIGHT && is_flow_head(&s, file)))
		return HEAD_NONE;
	*out = (struct note_head){ s.first, s.prose && (s.prose_apart || !s.closing) ? s.last_key : s.close };
	return judge(&s, file, line, d);
}
