/* What a report's parts ask of it: whose case it is, and words with their placeholders filled in. */
#include "build_parts.h"

#include <string.h>

enum sign amount_sign(double kroner)
{
	return kroner >= 0.5 ? SIGN_GAIN : kroner <= -0.5 ? SIGN_LOSS : SIGN_ZERO;
}

struct date build_date(const struct build *b)
{
	return b->scenario->date.year ? b->scenario->date : b->in->today;
}

bool build_is_exploring(const struct build *b)
{
	return !b->scenario->source || b->scenario->evidence == EVIDENCE_NONE;
}

const char *build_level(const struct build *b, enum word id, int level)
{
	bool many = level == LEVEL_KOMMUNE && b->scenario->owner == LEVEL_FYLKESKOMMUNE;

	return many ? word_of(b->words, WORD_MUNICIPALITIES, (int)id - WORD_LEVEL_NAMES) : word_of(b->words, id, level);
}

static const char *render_text(const struct build *b, const struct value *values, const char *text,
			       struct place at)
{
	struct buffer out = { .arena = b->arena };
	struct line_map map = { 0 };
	struct mustache m = {
		.values = values, .escape = ESCAPE_NONE, .arena = b->arena, .diag = b->diag
	};

	if (!strstr(text, "{{"))
		return text;
	mustache_render(&out, &map, &m, str_of(text), at.file, at.line);
	return buffer_text(&out);
}

const char *build_text(const struct build *b, const struct word_text *text)
{
	return render_text(b, b->values, text->text, text->at);
}

const char *build_filled(const struct build *b, const struct word_text *text,
			 const struct value *values)
{
	return render_text(b, values, text->text, text->at);
}

const char *build_filled_one(const struct build *b, enum word id, const char *name,
			     const char *value)
{
	struct value *values = value_new_map(b->arena);

	value_set_text(b->arena, values, name, value);
	return build_filled(b, words_text(b->words, id, 0), values);
}

enum level build_owner(const struct build *b)
{
	return b->scenario->owner;
}

int build_level_at(const struct build *b, int i)
{
	return (int)level_after_owner(build_owner(b), i);
}

const char *build_mark(const struct build *b)
{
	const char *exploring = build_is_exploring(b) ? word(b->words, WORD_EXPLORING) : NULL;
	const char *internal = b->in->internal ? word(b->words, WORD_INTERNAL) : NULL;

	if (exploring && internal)
		return arena_printf(b->arena, "%s · %s", internal, exploring);
	return internal ? internal : exploring;
}

bool build_is_template_name(const char *name)
{
	return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}
