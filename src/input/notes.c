/* Parts a file into notes, and reads their heads. */
#include "notes.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/yaml.h"
#include "fence.h"
#include "field_faults.h"
#include "fields.h"
#include "note_head.h"

#include <string.h>

struct scan {
	struct str text;
	const char *file;
	struct notes *out;
	struct arena *arena;
	struct diag *diag;
};

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
			       .actor = "", /* of a faulty head, of which a document is made to find more */
			       .body = "",
			       .role = ROLE_INTERESSENT,
			       .level = -1 };
	return note;
}

static struct note *read_head(const struct scan *s, const struct note_head *head)
{
	struct field_reader reader = { .arena = s->arena, .diag = s->diag };
	struct note *note = add_note(s, (struct place){ s->file, head->first.number, 1 });
	struct str text = { s->text.data + head->first.start, head->close.start - head->first.start };
	struct yaml *map;

	if (!note)
		return NULL;
	map = yaml_parse(text, s->file, head->first.number - 1, s->arena, s->diag);
	note->level = 0;
	if (map)
		fields_read(&reader, &note_fields, map, note);
	note->unnamed = !note->actor;
	note->head = map;
	note->level--; /* the choice is one more, with 0 for none */
	return note;
}

/* The text from `start` (on line `number`) to `end` is the note's, without blank lines around it. */
static void set_body(const struct scan *s, struct note *note, size_t start, size_t end, int number)
{
	const char *text = s->text.data;

	for (;;) {
		struct source_line line = line_at(s->text, start, number);

		if (start >= end || !line_is_blank(&line))
			break;
		start = line.next < end ? line.next : end;
		number++;
	}
	while (end > start && strchr(" \t\r\n", text[end - 1]))
		end--;
	note->body = arena_text(s->arena, text + start, end - start);
	note->body_at = (struct place){ s->file, number, 1 };
	report_placeholder_lines(s->diag, "innspillet", note->body, note->body_at);
}

/* Text that no head stands above. */
static void add_unnamed(const struct scan *s, size_t end, bool heads_follow)
{
	struct place at = { s->file, 1, 1 };
	struct note *note;

	if (line_is_blank(&(struct source_line){ .text = s->text.data, .size = end }))
		return;
	note = add_note(s, at);
	if (!note)
		return;
	note->actor = "Ikke navngitt";
	note->unnamed = true;
	set_body(s, note, 0, end, 1);
	if (heads_follow)
		diag_warning(s->diag, note->body_at,
			     "teksten før det første hodet får ingen avsender; sett et hode med «aktør» over den");
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
	struct source_line line = line_at(s->text, 0, 1);
	bool after_blank = true;
	struct note_head head;

	for (; line.start < s->text.size; line = line_at(s->text, line.next, line.number + 1)) {
		bool inside = fence.mark != '\0', code = fence_holds(&fence, line.text, line.size);
		enum head_found found = code && inside
						? HEAD_NONE
						: note_head_find(&head, s->text, s->file, line, after_blank, s->diag);
		struct place at = { s->file, line.number, 1 };

		after_blank = line_is_blank(&line);
		if (found == HEAD_NONE)
			continue;
		fence = (struct fence){ 0 };
		close_note(s, &open, line.start, true);
		open = (struct open_note){ found == HEAD_FOUND ? read_head(s, &head) : add_note(s, at), head.close.next,
					   head.close.number + 1 };
		if (!open.note)
			return;
		open.note->unnamed |= found == HEAD_FAULTY;
		line = head.close;
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
