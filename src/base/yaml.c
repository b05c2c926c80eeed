/* Builds the tree from libyaml's events. */
#include "yaml.h"

#include "arena.h"
#include "excerpt.h"
#include "fail.h"
#include "limits.h"
#include "yaml_fault.h"
#include "yaml_keys.h"
#include "yaml_line.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* One parse: libyaml's parser and what is needed to place its marks in the text. */
struct parse {
	yaml_parser_t parser;
	struct str text;
	const char *file;
	int line_offset;
	const char *const *keys; /* that may stand in the file */
	size_t key_count, outer;
	struct arena *arena;
	struct diag *diag;
	size_t nodes;
	int flows; /* { and [ that are open */
	bool stopped; /* a fault after which nothing more can be read */
	bool second_colon; /* the fault was a colon in a value, at `colon_at` */
	size_t colon_at;
	int colon_line;
	int mended_line; /* the line of the colon that was taken out before; 0 for none */
	/* The byte at which libyaml's character number `seen_index` lies; marks only move forward,
	 * so finding them all costs one pass over the text. */
	size_t seen_index, seen_byte;
};

static struct place place_of(const struct parse *r, yaml_mark_t mark)
{
	return (struct place){ r->file, (int)mark.line + 1 + r->line_offset, (int)mark.column + 1 };
}

/* The line on which a value ends; the mark of a block stands below it. */
static int last_line(const struct parse *r, yaml_mark_t end)
{
	return (int)end.line + r->line_offset + (end.column > 0);
}

enum { STRIDE = 32 }; /* bytes at a time, as long as no character that is looked for may begin in them */

/* libyaml counts characters; its marks as bytes of the text. */
static size_t byte_of(struct parse *r, yaml_mark_t mark)
{
	const char *end = r->text.data + r->text.size;
	const char *at;

	if (mark.index < r->seen_index)
		r->seen_index = r->seen_byte = 0;
	at = r->text.data + r->seen_byte;
	while (r->seen_index < mark.index && at < end) {
		bool far = mark.index - r->seen_index > STRIDE && end - at > STRIDE;

		r->seen_index += far ? utf8_length(at, STRIDE) : 1;
		at += far ? STRIDE : 1;
		while (at < end && ((unsigned char)*at & 0xC0) == 0x80)
			at++;
	}
	r->seen_byte = (size_t)(at - r->text.data);
	return r->seen_byte;
}

/* A character libyaml's reader refuses has a byte offset but no mark. */
static void report_character(struct parse *r)
{
	struct place at = { r->file, 1 + r->line_offset, 1 };
	size_t end =
		r->parser.problem_offset < r->text.size ? r->parser.problem_offset : r->text.size;
	size_t start = 0;

	for (size_t i = 0; i < end; i++) {
		if (r->text.data[i] == '\n') {
			at.line++;
			start = i + 1;
		}
	}
	at.column = (int)utf8_length(r->text.data + start, end - start) + 1;
	diag_error(r->diag, at, "styretegn (U+%04X) i teksten; slett det", (unsigned)r->parser.problem_value);
}

static void report(struct parse *r)
{
	const yaml_parser_t *p = &r->parser;
	struct yaml_trouble trouble = { .problem = p->problem ? p->problem : "",
					.context = p->context ? p->context : "",
					.at = place_of(r, p->problem_mark),
					.context_at = place_of(r, p->context_mark),
					.text = r->text,
					.keys = r->keys,
					.key_count = r->key_count,
					.outer = r->outer };

	r->stopped = true;
	if (p->error == YAML_MEMORY_ERROR)
		fail_memory();
	if (p->error == YAML_READER_ERROR) {
		report_character(r);
		return;
	}
	trouble.context_offset = byte_of(r, p->context_mark);
	trouble.offset = byte_of(r, p->problem_mark);
	/* What is still wrong with a line that was told of is the same fault. */
	if (trouble.at.line == r->mended_line)
		return;
	r->second_colon = yaml_fault(&trouble, r->diag);
	r->colon_at = trouble.offset;
	r->colon_line = trouble.at.line;
}

/* The next event; false after a fault. The caller deletes it. */
static bool next_event(struct parse *r, yaml_event_t *event)
{
	if (r->stopped)
		return false;
	if (yaml_parser_parse(&r->parser, event))
		return true;
	report(r);
	return false;
}

static void stop(struct parse *r, yaml_mark_t mark, const char *format, int limit)
{
	r->stopped = true;
	diag_error(r->diag, place_of(r, mark), format, limit);
}

/* What YAML has for saying twice what is written once is not wanted here; true after an error. */
static bool refuse_anchor(struct parse *r, yaml_mark_t mark, const void *anchor, const void *tag)
{
	if (anchor)
		yaml_report_quoting(r->text, byte_of(r, mark), place_of(r, mark),
				    "«&» først i en verdi er et anker i YAML", r->arena, r->diag);
	if (tag)
		yaml_report_quoting(r->text, byte_of(r, mark), place_of(r, mark),
				    "«!» først i en verdi er et typemerke i YAML", r->arena, r->diag);
	return anchor || tag;
}

/* A plain value ends where " #" begins a comment; without a space after # it was hardly meant so. */
static void look_for_comment(struct parse *r, struct yaml *node, yaml_mark_t end)
{
	size_t start = byte_of(r, end), at = start;
	const char *text = r->text.data;

	while (at < r->text.size && text[at] == ' ')
		at++;
	if (at == start || at + 1 >= r->text.size || text[at] != '#')
		return;
	if (!strchr(" \t\r\n#-=*", text[at + 1]))
		yaml_report_quoting(r->text, start,
				    (struct place){ r->file, (int)end.line + 1 + r->line_offset,
						    (int)(end.column + (at - start)) + 1 },
				    arena_printf(r->arena, "« #» begynner en kommentar og kutter verdien til «%s»",
						 excerpt(r->arena, node->text)),
				    r->arena, r->diag);
	else
		node->comment = at - start == 1;
}

/* Where `c` of the scalar stands in the file; where the scalar does when an escape made it. */
static struct place character_place(const struct parse *r, const struct yaml *node, uint32_t c)
{
	const char *p = r->text.data, *end = p + r->text.size, *line;
	struct place at = node->at;

	for (int number = 1 + r->line_offset; number < at.line && p < end; p++)
		number += *p == '\n';
	line = p;
	while (p < end) {
		const char *here = p;
		uint32_t found = utf8_next(&p);

		if (found == c &&
		    (at.line > node->at.line ||
		     (int)utf8_length(line, (size_t)(here - line)) + 1 >= at.column)) {
			at.column = (int)utf8_length(line, (size_t)(here - line)) + 1;
			return at;
		}
		if (found == '\n') {
			at.line++;
			line = p;
		}
	}
	return node->at;
}

/* Escapes such as "\0" can put into a text what the file itself may not hold. */
static void check_characters(struct parse *r, const struct yaml *node, size_t length)
{
	const char *at = node->text;

	while (at < node->text + length) {
		uint32_t c;

		if (*at >= ' ' && *at < 0x7F) {
			at++;
			continue;
		}
		c = utf8_next(&at);
		if (c == 0 || (c < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
		    (c >= 0x7F && c < 0xA0)) {
			diag_error(r->diag, node->at, "styretegn (U+%04X) i teksten; slett det", (unsigned)c);
			return;
		}
		if (utf8_turns(c)) {
			diag_error(r->diag, character_place(r, node, c), UTF8_TURNS_FAULT, (unsigned)c);
			return;
		}
	}
}

static void read_scalar(struct parse *r, struct yaml *node, const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;

	node->type = YAML_SCALAR;
	node->text = arena_text(r->arena, (const char *)event->data.scalar.value, event->data.scalar.length);
	node->block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	if (node->block || *node->text)
		node->last_line = last_line(r, event->end_mark);
	if (refuse_anchor(r, event->start_mark, event->data.scalar.anchor, event->data.scalar.tag))
		node->text = node->quoted || *node->text ? node->text : " "; /* told of: not to be told as empty too */
	check_characters(r, node, event->data.scalar.length);
	node->text = text_compose(r->arena, node->text); /* an å in two characters is counted, and drawn, as one */
	if (!node->quoted && *node->text)
		look_for_comment(r, node, event->end_mark);
}

static struct yaml *read_node(struct parse *r, yaml_event_t *event, int depth);

static void append(struct yaml *parent, struct yaml **last, struct yaml *child)
{
	if (*last)
		(*last)->next = child;
	else
		parent->first = child;
	*last = child;
	parent->count++;
}

/* Where there are no brackets, the mark stands at what comes next. */
static void end_container(const struct parse *r, struct yaml *node, const struct yaml *last, yaml_mark_t end)
{
	node->last_line = node->flow || !last ? last_line(r, end) : last->last_line;
}

static void read_sequence(struct parse *r, struct yaml *node, int depth)
{
	struct yaml *last = NULL;
	yaml_event_t event;

	node->type = YAML_SEQUENCE;
	while (next_event(r, &event)) {
		struct yaml *child;

		if (event.type == YAML_SEQUENCE_END_EVENT) {
			end_container(r, node, last, event.end_mark);
			yaml_event_delete(&event);
			return;
		}
		child = read_node(r, &event, depth + 1);
		if (child)
			append(node, &last, child);
	}
}

static void read_mapping(struct parse *r, struct yaml *node, int depth)
{
	const struct yaml_source source = { r->text, r->arena, r->diag };
	struct yaml *last = NULL;
	yaml_event_t event;

	node->type = YAML_MAPPING;
	while (next_event(r, &event)) {
		yaml_mark_t end = event.end_mark;
		struct yaml *key, *child, *split;
		size_t after;
		bool sound;

		if (event.type == YAML_MAPPING_END_EVENT) {
			end_container(r, node, last, end);
			yaml_event_delete(&event);
			yaml_report_comma(&source, last);
			yaml_report_duplicates(&source, node);
			return;
		}
		key = read_node(r, &event, depth + 1);
		if (!key || !next_event(r, &event))
			return;
		after = byte_of(r, end);
		split = yaml_split_key(&source, node, key, after);
		sound = split || yaml_key_is_sound(&source, node, last, key, after);
		child = read_node(r, &event, depth + 1);
		if (!child || !sound)
			continue;
		yaml_report_comma(&source, last);
		child = split ? split : child;
		child->key = key->text;
		child->key_id = text_key(r->arena, key->text);
		child->key_at = key->at;
		append(node, &last, child);
	}
}

/* True when the node at `mark` is one too many or too deep: a fault has been reported. */
static bool past_limit(struct parse *r, const yaml_event_t *event, int depth)
{
	bool collection =
		event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT;

	if (++r->nodes > LIMIT_YAML_NODES)
		stop(r, event->start_mark, "filen har flere enn %d verdier; del den opp", LIMIT_YAML_NODES);
	else if (collection && depth > LIMIT_YAML_DEPTH)
		stop(r, event->start_mark, "mer enn %d nivåer inni hverandre; skriv det flatere", LIMIT_YAML_DEPTH);
	return r->stopped;
}

/* Reads what `event` begins, and deletes it; NULL when reading has stopped. The depth of the
 * recursion is bounded by LIMIT_YAML_DEPTH. */
static struct yaml *read_node(struct parse *r, yaml_event_t *event, int depth)
{
	struct yaml *node = NEW(r->arena, struct yaml);
	yaml_event_type_t type = event->type;

	node->at = place_of(r, event->start_mark);
	node->last_line = node->at.line;
	node->start = byte_of(r, event->start_mark);
	node->in_flow = r->flows > 0;
	if (past_limit(r, event, depth)) {
		yaml_event_delete(event);
		return NULL;
	}
	if (type == YAML_MAPPING_START_EVENT) {
		refuse_anchor(r, event->start_mark, event->data.mapping_start.anchor, event->data.mapping_start.tag);
		node->flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	} else if (type == YAML_SEQUENCE_START_EVENT) {
		refuse_anchor(r, event->start_mark, event->data.sequence_start.anchor, event->data.sequence_start.tag);
		node->flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	} else if (type == YAML_SCALAR_EVENT) {
		read_scalar(r, node, event);
	} else {
		yaml_report_quoting(r->text, byte_of(r, event->start_mark), node->at,
				    "«*» først i en verdi er en henvisning i YAML", r->arena, r->diag);
		node->text = " ";
	}
	yaml_event_delete(event);
	r->flows += node->flow;
	if (type == YAML_MAPPING_START_EVENT)
		read_mapping(r, node, depth);
	else if (type == YAML_SEQUENCE_START_EVENT)
		read_sequence(r, node, depth);
	r->flows -= node->flow;
	return node;
}

/* Ends a line for libyaml. */
static bool is_break(uint32_t c)
{
	return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Directives stand before a document, with nothing but blank lines and comments before them. They are refused before
 * libyaml sees them: it compares each with all before it, which costs the square of their number. */
static void refuse_directive(struct parse *r, size_t from, struct place at)
{
	const char *c = r->text.data + from, *end = r->text.data + r->text.size;
	bool comment = false;

	while (c < end) {
		uint32_t here = utf8_next(&c);

		if (here == '%' && at.column == 1) {
			diag_error(r->diag, at, "%s", YAML_DIRECTIVE);
			r->stopped = true;
			return;
		}
		comment |= here == '#';
		if (is_break(here)) {
			at.line += here != '\r' || c == end || *c != '\n';
			at.column = 1;
			comment = false;
		} else if (comment || here == ' ' || here == '\t' || here == 0xFEFF) {
			at.column += here != 0xFEFF;
		} else {
			return;
		}
	}
}

static struct yaml *read_stream(struct parse *r)
{
	struct yaml *root = NULL;
	yaml_event_t event;

	refuse_directive(r, 0, (struct place){ r->file, 1 + r->line_offset, 1 });
	while (next_event(r, &event)) {
		yaml_event_type_t type = event.type;

		if (type == YAML_DOCUMENT_END_EVENT)
			refuse_directive(r, byte_of(r, event.end_mark), place_of(r, event.end_mark));
		if (type == YAML_DOCUMENT_START_EVENT && root) {
			diag_error(r->diag, place_of(r, event.start_mark),
				   "filen har flere dokumenter; slett «---» og alt som hører til et annet");
			yaml_event_delete(&event);
			return root;
		}
		if (type == YAML_STREAM_START_EVENT || type == YAML_STREAM_END_EVENT ||
		    type == YAML_DOCUMENT_START_EVENT || type == YAML_DOCUMENT_END_EVENT)
			yaml_event_delete(&event);
		else
			root = read_node(r, &event, 1);
		if (type == YAML_STREAM_END_EVENT)
			break;
	}
	return r->stopped ? NULL : root;
}

static struct yaml *read_text(struct parse *r)
{
	struct yaml *root;

	if (!yaml_parser_initialize(&r->parser))
		fail_memory();
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->text.data, r->text.size);
	root = read_stream(r);
	yaml_parser_delete(&r->parser);
	return root;
}

/* YAML 1.1 has line ends that no editor shows as such, and word processors write them inside a line. */
static bool refuse_line_ends(const struct parse *r)
{
	static const char *const bytes[] = { "\xC2\x85", "\u2028", "\u2029" };
	const char *start = r->text.data;
	size_t errors = r->diag->errors;

	for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) {
		const char *found = text_find(r->text, bytes[i]), *c = bytes[i];
		struct place at = { r->file, 1 + r->line_offset, 1 };
		const char *line = start;

		if (!found)
			continue;
		for (const char *next; (next = memchr(line, '\n', (size_t)(found - line))) != NULL; line = next + 1)
			at.line++;
		at.column += (int)utf8_length(line, (size_t)(found - line));
		diag_error(r->diag, at,
			   "et linjeskift av en annen sort (U+%04X); sett et vanlig linjeskift eller et mellomrom der",
			   (unsigned)utf8_next(&c));
	}
	return r->diag->errors > errors;
}

enum { SECOND_COLONS = 20 }; /* so many are found in one run */

static struct yaml *parse(const struct parse *given)
{
	struct str text = given->text;
	struct arena *a = given->arena;
	struct diag *d = given->diag;
	struct place start = { given->file, 1 + given->line_offset, 1 };
	struct yaml *root = NULL;
	char *mended = NULL;
	int mended_line = 0;
	bool stopped = true;

	if (utf8_check(text.data, text.size) != text.size) {
		diag_error(d, start, "ugyldig UTF-8; lagre filen med tegnkodingen UTF-8");
		return NULL;
	}
	if (refuse_line_ends(given))
		return NULL;
	for (int i = 0; stopped && i < SECOND_COLONS; i++) {
		struct parse r = *given;

		r.text = text;
		r.mended_line = mended_line;
		root = read_text(&r);
		stopped = r.stopped;
		if (!r.second_colon)
			break;
		if (!mended)
			mended = arena_text(a, text.data, text.size);
		/* Reported; without the colons of this line, what comes after it can be read. */
		for (size_t at = r.colon_at; at < text.size && mended[at] != '\n'; at++)
			if (mended[at] == ':')
				mended[at] = ';';
		text.data = mended;
		mended_line = r.colon_line;
	}
	if (stopped)
		return NULL;
	if (!root || (root->type == YAML_SCALAR && !root->quoted && !*root->text)) {
		diag_error(d, start, "filen er tom; skriv linjer på formen «nøkkel: verdi»");
		return NULL;
	}
	return root;
}

struct yaml *yaml_parse(struct str text, const char *file, int line_offset, struct arena *a, struct diag *d)
{
	return parse(&(struct parse){ .text = text, .file = file, .line_offset = line_offset, .arena = a, .diag = d });
}

struct yaml *yaml_parse_known(struct str text, const char *file, const char *const keys[],
			      size_t count, size_t outer, struct arena *a, struct diag *d)
{
	return parse(&(struct parse){ .text = text,
				      .file = file,
				      .keys = keys,
				      .key_count = count,
				      .outer = outer,
				      .arena = a,
				      .diag = d });
}

/* Callers name keys as they are documented; only one written in another spelling has to be folded. */
struct yaml *yaml_find(const struct yaml *map, const char *key)
{
	struct arena scratch = { 0 };
	struct yaml *child;
	const char *id;

	for (child = map->first; child; child = child->next)
		if (child->key && text_equal(child->key, key))
			return child;
	id = text_key(&scratch, key);
	for (child = map->first; child; child = child->next)
		if (child->key_id && text_equal(child->key_id, id))
			break;
	arena_free(&scratch);
	return child;
}

const char *yaml_library_version(void)
{
	return yaml_get_version_string();
}
