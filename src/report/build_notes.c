/* The stakeholder notes: by role, each numbered, with who says it and in their own words. */
#include "build_blocks.h"
#include "free_text.h"
#include "prose.h"

static void heading(struct build *b, struct block *parent, int level, const char *text,
		    struct place at)
{
	struct block *block = block_new(b->arena, BLOCK_HEADING, parent);

	block->at = at;
	block->heading.level = level;
	block->heading.anchor = anchor_take(&b->anchors, b->arena, text);
	block->heading.outside = level > 2;
	span_add(b->arena, &block->spans, text, 0)->at = at;
}

static const char *actor(const struct build *b, const struct note *note)
{
	return note->unnamed ? word(b->words, WORD_UNNAMED) : note->actor;
}

/* "Kommunen · barnevern · 3. mars 2021 · støtter", of what is known. */
static const char *about(const struct build *b, const struct note *note)
{
	const char *parts[] = {
		note->level < 0 ? NULL : build_level(b, WORD_LEVEL_NAMES, note->level),
		note->sector,
		note->date.year == 0 ? NULL : prose_date(b->arena, b->words, note->date),
		note->stance == STANCE_NONE
			? NULL
			: word_of(b->words, WORD_STANCES, (int)note->stance - 1),
	};
	struct buffer out = { .arena = b->arena };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] && *parts[i])
			buffer_printf(&out, "%s%s", out.size > 0 ? " · " : "", parts[i]);
	return buffer_text(&out);
}

static void add_about(struct build *b, struct block *parent, const char *line, struct place at)
{
	struct block *block = block_new(b->arena, BLOCK_PARAGRAPH, parent);

	block->keep_next = true;
	span_add(b->arena, &block->spans, line, SPAN_EMPHASIS)->at = at;
}

static void add_note(struct build *b, struct block *parent, const struct note *note)
{
	const char *title = arena_printf(b->arena, "%d. %s", note->number, actor(b, note));
	const char *line = about(b, note);
	struct block *quote;

	heading(b, parent, 3, title, note->body_at);
	if (*line)
		add_about(b, parent, line, note->body_at);
	quote = block_new(b->arena, BLOCK_QUOTE, parent);
	if (note->has_language && note->language != b->language) {
		quote->has_language = true;
		quote->language = note->language;
	}
	build_free_text(b, quote, FREE_NOTE, note->body, note->body_at);
}

void build_notes(struct build *b, struct block *parent, const char *name, struct place at)
{
	(void)name;
	b->has_notes = true;
	for (int role = 0; role < ROLES; role++) {
		bool first = true;

		for (size_t i = 0; i < b->notes->count; i++) {
			const struct note *note = &b->notes->items[i];

			if ((int)note->role != role)
				continue;
			if (first)
				heading(b, parent, 2, word_of(b->words, WORD_ROLES, role), at);
			first = false;
			add_note(b, parent, note);
		}
	}
}
