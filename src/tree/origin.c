/* Finds where a character was written. */
#include "origin.h"

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

/* Where `wanted` first stands in `source`: from line `first` on, or, when that is 0, anywhere but in lines that are
 * comments in YAML. False when it does not. */
static bool find(struct place *out, const struct source_text *source, const char *wanted, int first)
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
		*out = (struct place){ source->file, number, 1 + (int)utf8_length(line, (size_t)(found - line)) };
		return true;
	}
	return false;
}

struct place origin_of(const struct document *doc, uint32_t character, struct place at)
{
	char written[5][16] = { "" };
	struct place found;

	utf8_put(written[0], character);
	for (size_t i = 0; i < doc->source_count; i++)
		if (at.file && text_equal(at.file, doc->sources[i].file))
			return find(&found, &doc->sources[i], written[0], at.line) ? found : at;
	snprintf(written[1], sizeof *written, "\\u%04X", (unsigned)character);
	snprintf(written[2], sizeof *written, "\\u%04x", (unsigned)character);
	snprintf(written[3], sizeof *written, "\\U%08X", (unsigned)character);
	snprintf(written[4], sizeof *written, "\\U%08x", (unsigned)character);
	for (size_t form = 0; form < sizeof written / sizeof *written; form++)
		for (size_t i = 0; i < doc->source_count; i++)
			if (find(&found, &doc->sources[i], written[form], 0))
				return found;
	return at;
}
