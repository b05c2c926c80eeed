/* Finds where a character was written. */
#include "origin.h"

#include "base/text.h"
#include "node.h"

#include <stdio.h>
#include <string.h>

/* The start of the line that `at` stands in. */
static const char *line_start(const char *text, const char *at)
{
	while (at > text && at[-1] != '\n')
		at--;
	return at;
}

static bool is_comment(const char *line)
{
	return line[strspn(line, " \t")] == '#';
}

/* Where byte `start` of `wanted` first stands in `source`: from line `first` on, or, when that is 0, anywhere but in
 * lines that are comments in YAML. False when it does not. */
static bool find(struct place *out, const struct source_text *source, const char *wanted, size_t start, int first)
{
	const char *text = source->text.data, *end = text + source->text.size, *from = text, *found;
	const char *counted = text;
	size_t size = strlen(wanted);
	int number = 1;

	while ((found = memmem(from, (size_t)(end - from), wanted, size)) != NULL) {
		const char *line = line_start(text, found);

		for (; counted < line; counted++)
			number += *counted == '\n';
		from = found + size;
		if (first ? number < first : is_comment(line))
			continue;
		*out = (struct place){ source->file, number,
				       1 + (int)utf8_length(line, (size_t)(found + start - line)) };
		return true;
	}
	return false;
}

enum { BEFORE = 8, FORMS = 8, FORM_BYTES = 48 };

/* The ways in which a source may have the character, each with where it begins in it; those with most before it come
 * first, since the character alone may be all right elsewhere. */
struct forms {
	char text[FORMS][FORM_BYTES];
	size_t start[FORMS];
	size_t count, raw; /* raw: so many of them are text as it is */
};

static void add_form(struct forms *f, const char *before, const char *here, const char *character)
{
	f->start[f->count] = (size_t)(here - before);
	snprintf(f->text[f->count++], FORM_BYTES, "%.*s%s", (int)(here - before), before, character);
}

static void find_forms(struct forms *f, const char *text, const char *here)
{
	static const char *const escapes[] = { "\\u%04X", "\\u%04x", "\\U%08X", "\\U%08x" };
	const char *end = here, *before[BEFORE + 1] = { here };
	uint32_t c = utf8_next(&end);
	char as_is[8], apart[UTF8_APART_BYTES];
	int count = 0;

	snprintf(as_is, sizeof as_is, "%.*s", (int)(end - here), here);
	for (const char *p = here; count < BEFORE && p > text;) {
		do
			p--;
		while (p > text && (*p & 0xC0) == 0x80);
		before[++count] = p;
	}
	if (count > 1)
		add_form(f, before[count], here, as_is);
	if (count)
		add_form(f, before[1], here, as_is);
	add_form(f, here, here, as_is);
	utf8_apart(apart, c);
	if (strcmp(apart, as_is) != 0)
		add_form(f, here, here, apart);
	f->raw = f->count;
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes && c >= 0x80; i++)
		snprintf(f->text[f->count++], FORM_BYTES, escapes[i], (unsigned)c);
}

struct place origin_of(const struct document *doc, const char *text, const char *here, struct place at)
{
	struct forms forms = { 0 };
	struct place found;

	find_forms(&forms, text, here);
	for (size_t i = 0; i < doc->source_count; i++) {
		const struct source_text *source = &doc->sources[i];

		if (!at.file || !text_equal(at.file, source->file))
			continue;
		for (size_t k = 0; k < forms.raw; k++)
			if (find(&found, source, forms.text[k], forms.start[k], at.line))
				return found;
		if (!source->template)
			return at;
	}
	for (size_t k = 0; k < forms.count; k++)
		for (size_t i = 0; i < doc->source_count; i++)
			if (find(&found, &doc->sources[i], forms.text[k], forms.start[k], 0))
				return found;
	return at;
}
