/* Parts a file into notes, and reads their heads. */
#include "notes.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/yaml.h"
#include "choices.h"
#include "fence.h"
#include "fields.h"

#include <string.h>

static const struct field_choice roles[] = {
	{ "beslutningstaker", ROLE_BESLUTNINGSTAKER },
	{ "deltaker", ROLE_DELTAKER },
	{ "interessent", ROLE_INTERESSENT },
	{ 0 },
};

static const struct field_choice stances[] = {
	{ "støtter", STANCE_STOETTER },
	{ "nøytral", STANCE_NOEYTRAL },
	{ "skeptisk", STANCE_SKEPTISK },
	{ "imot", STANCE_IMOT },
	{ 0 },
};

static const struct field fields[] = {
	{ .name = "aktør",
	  .type = FIELD_LINE,
	  .required = true,
	  .offset = offsetof(struct note, actor),
	  .most = LIMIT_NAME_BYTES,
	  .example = "Rektor",
	  .description = "Hvem innspillet kommer fra" },
	{ .name = "rolle",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, role),
	  .choices = roles,
	  .example = "deltaker",
	  .description = "Aktørens rolle i saken; interessent når den ikke er oppgitt" },
	{ .name = "nivå",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, level),
	  .choices = level_choices,
	  .example = "kommune",
	  .description = "Forvaltningsnivået aktøren hører til" },
	{ .name = "sektor",
	  .type = FIELD_LINE,
	  .offset = offsetof(struct note, sector),
	  .most = LIMIT_NAME_BYTES,
	  .example = "utdanning",
	  .description = "Sektoren aktøren hører til" },
	{ .name = "dato",
	  .type = FIELD_DATE,
	  .offset = offsetof(struct note, date),
	  .example = "2021-03-15",
	  .description = "Datoen innspillet er gitt" },
	{ .name = "språk",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, language),
	  .given = offsetof(struct note, has_language),
	  .choices = language_choices,
	  .example = "nn",
	  .description = "Målformen i innspillet, når den er en annen enn dokumentets" },
	{ .name = "holdning",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, stance),
	  .choices = stances,
	  .example = "støtter",
	  .description = "Hva aktøren mener om tiltaket" },
};

const struct field_table note_fields = { FIELD_TABLE(NULL, fields, struct note), 0 };

/* A line of the file, without its end. */
struct source_line {
	const char *text;
	size_t size;
	size_t start, next; /* bytes: of this line and the one after it */
	int number;
};

struct scan {
	struct str text;
	const char *file;
	struct notes *out;
	struct arena *arena;
	struct diag *diag;
};

static struct source_line line_at(const struct scan *s, size_t start, int number)
{
	const char *text = s->text.data;
	size_t end = start, next;

	while (end < s->text.size && text[end] != '\n' && text[end] != '\r')
		end++;
	next = end + (end < s->text.size);
	if (next < s->text.size && text[end] == '\r' && text[next] == '\n')
		next++;
	return (struct source_line){ text + start, end - start, start, next, number };
}

static bool is_blank(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!strchr(" \t\r\n", text[i]))
			return false;
	return true;
}

/* "---" at the left edge. */
static bool is_rule(struct source_line line)
{
	return line.size >= 3 && memcmp(line.text, "---", 3) == 0 &&
	       is_blank(line.text + 3, line.size - 3);
}

/* The key of a "nøkkel: verdi" line at the left edge, as text_key(); NULL when it is none of ours. */
static const char *known_key(struct source_line line, struct arena *a)
{
	const char *colon = memchr(line.text, ':', line.size < 40 ? line.size : 40);
	const char *key;

	if (!colon || line.text[0] == ' ')
		return NULL;
	key = text_key(a, arena_text(a, line.text, (size_t)(colon - line.text)));
	for (size_t i = 0; i < note_fields.field_count; i++)
		if (text_equal(key, text_key(a, note_fields.fields[i].name)))
			return key;
	return NULL;
}

/* What stands between a "---" and the next. */
struct block {
	struct source_line first, close; /* the line after the opening, and the closing one */
	bool closed;
	bool has_key;   /* the first line that is no blank or comment has a key of ours */
	bool has_actor; /* before the first blank line when it is not closed */
};

static struct block find_block(const struct scan *s, struct source_line opening)
{
	struct source_line line = line_at(s, opening.next, opening.number + 1);
	struct block block = { .first = line };
	struct arena scratch = { 0 };
	bool begun = false, paragraph = true;

	for (; line.start < s->text.size; line = line_at(s, line.next, line.number + 1)) {
		const char *key;

		if (is_rule(line)) {
			block.close = line;
			block.closed = true;
			break;
		}
		if (is_blank(line.text, line.size)) {
			paragraph = false;
			continue;
		}
		if (line.text[0] == '#')
			continue;
		key = known_key(line, &scratch);
		block.has_key |= !begun && key;
		block.has_actor |= key && text_equal(key, "aktoer") && (paragraph || block.has_key);
		begun = true;
	}
	arena_free(&scratch);
	return block;
}

static struct str block_text(const struct scan *s, const struct block *block)
{
	return (struct str){ s->text.data + block->first.start,
			     block->close.start - block->first.start };
}

static bool is_mapping(const struct scan *s, const struct block *block)
{
	struct arena scratch = { 0 };
	struct diag ignored = { .arena = &scratch };
	struct yaml *map = yaml_parse(block_text(s, block), s->file, 0, &scratch, &ignored);
	bool found = map && map->type == YAML_MAPPING;

	arena_free(&scratch);
	return found;
}

/* Is it the head of a note, and not text between two thematic breaks? Says so where it nearly is. */
static bool is_head(const struct scan *s, const struct block *block, struct source_line opening,
		    bool at_start)
{
	struct place at = { s->file, opening.number, 1 };

	if (!block->closed) {
		if (block->has_key && block->has_actor)
			diag_error(
				s->diag, at,
				"hodet til innspillet lukkes ikke; sett «---» på linjen etter det");
		return false;
	}
	if ((block->has_actor || (block->has_key && at_start)) && block_text(s, block).size > LIMIT_NOTE_HEAD_BYTES) {
		diag_error(s->diag, at,
			   "hodet til innspillet er større enn %d byte; sett «---» på linjen etter det, eller slett "
			   "«---» her hvis dette er tekst", LIMIT_NOTE_HEAD_BYTES);
		return false;
	}
	if (block->has_key && !block->has_actor && at_start)
		return true; /* what is missing is reported when it is read */
	if (block->has_key && !block->has_actor && s->diag->warnings < DIAG_SHOWN)
		diag_warning(s->diag, at,
			     "dette ligner hodet til et innspill, men mangler «aktør» og blir en "
			     "del av teksten over");
	if (!block->has_actor)
		return false;
	return block->has_key || is_mapping(s, block);
}

static struct note *add_note(const struct scan *s, struct place at)
{
	struct note *note;

	if (s->out->count == LIMIT_NOTES) {
		diag_error(s->diag, at,
			   "flere enn %d innspill; slå sammen eller fordel dem på flere dokumenter",
			   LIMIT_NOTES);
		return NULL;
	}
	note = LIST_ADD(s->arena, s->out);
	*note = (struct note){ .number = (int)s->out->count,
			       .role = ROLE_INTERESSENT,
			       .level = -1 };
	return note;
}

static struct note *read_head(const struct scan *s, const struct block *block)
{
	struct field_reader reader = { .arena = s->arena, .diag = s->diag };
	struct note *note = add_note(s, (struct place){ s->file, block->first.number, 1 });
	struct yaml *map;

	if (!note)
		return NULL;
	map = yaml_parse(block_text(s, block), s->file, block->first.number - 1, s->arena, s->diag);
	note->level = 0;
	if (map)
		fields_read(&reader, &note_fields, map, note);
	note->head = map;
	note->level--; /* the choice is one more, with 0 for none */
	return note;
}

/* The text from `start` (on line `number`) to `end` is the note's, without blank lines around it. */
static void set_body(const struct scan *s, struct note *note, size_t start, size_t end, int number)
{
	const char *text = s->text.data;

	for (;;) {
		struct source_line line = line_at(s, start, number);

		if (start >= end || !is_blank(line.text, line.size))
			break;
		start = line.next < end ? line.next : end;
		number++;
	}
	while (end > start && strchr(" \t\r\n", text[end - 1]))
		end--;
	note->body = arena_text(s->arena, text + start, end - start);
	note->body_at = (struct place){ s->file, number, 1 };
}

/* Text that no head stands above. */
static void add_unnamed(const struct scan *s, size_t end, bool heads_follow)
{
	struct place at = { s->file, 1, 1 };
	struct note *note;

	if (is_blank(s->text.data, end))
		return;
	note = add_note(s, at);
	if (!note)
		return;
	note->actor = "Ikke navngitt";
	note->unnamed = true;
	set_body(s, note, 0, end, 1);
	if (heads_follow)
		diag_warning(s->diag, note->body_at,
			     "teksten før det første hodet får ingen avsender; sett et hode med "
			     "«aktør» over den");
}

/* Where the text after a head began. */
struct open_note {
	struct note *note; /* NULL before the first head */
	size_t start;
	int line;
};

static void close_note(const struct scan *s, const struct open_note *open, size_t end,
		       bool heads_follow)
{
	if (!open->note) {
		add_unnamed(s, end, heads_follow);
		return;
	}
	set_body(s, open->note, open->start, end, open->line);
	if (!*open->note->body)
		diag_warning(s->diag, (struct place){ s->file, open->line, 1 },
			     "innspillet har ingen tekst; skriv den under hodet");
}

static void scan_file(const struct scan *s)
{
	struct open_note open = { NULL, 0, 1 };
	struct fence fence = { 0 };
	struct source_line line = line_at(s, 0, 1);
	struct block block;

	for (; line.start < s->text.size; line = line_at(s, line.next, line.number + 1)) {
		if (fence_holds(&fence, line.text, line.size) || !is_rule(line))
			continue;
		block = find_block(s, line);
		if (!is_head(s, &block, line, !open.note && is_blank(s->text.data, line.start)))
			continue;
		close_note(s, &open, line.start, true);
		open = (struct open_note){ read_head(s, &block), block.close.next,
					   block.close.number + 1 };
		if (!open.note)
			return;
		line = block.close;
	}
	close_note(s, &open, s->text.size, false);
}

bool notes_read(struct notes *out, struct str text, const char *file, struct arena *a,
		struct diag *d)
{
	struct scan s = { text, file, out, a, d };
	size_t before = d->errors, count = out->count;
	struct place start = { file, 1, 1 };

	if (utf8_check(text.data, text.size) != text.size) {
		diag_error(d, start, "ugyldig UTF-8; lagre filen med tegnkodingen UTF-8");
		return false;
	}
	scan_file(&s);
	if (out->count == count && d->errors == before)
		diag_warning(
			d, start,
			"filen har ingen innspill; skriv et hode med «aktør» og teksten under");
	return d->errors == before;
}
