/* Finds a phrase in nynorsk by its bokmål. */
#include "phrasebook.h"

#include "arena.h"
#include "file.h"
#include "limits.h"

#include <string.h>

const struct csv *phrasebook_read(const char *path, struct arena *a, struct diag *d)
{
	static const char *const columns[PHRASE_COLUMNS] = { "bokmaal", "nynorsk" };
	struct csv *book = NEW(a, struct csv);
	struct str text;

	return file_read_text(&text, path, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }) &&
			       csv_read(book, text, path, columns, PHRASE_COLUMNS, a, d)
		       ? book
		       : NULL;
}

const char *phrasebook_find(const struct csv *book, const char *text)
{
	for (size_t i = 0; i < book->row_count; i++)
		if (text_equal(book->rows[i][PHRASE_BOKMAAL].text, text))
			return book->rows[i][PHRASE_NYNORSK].text;
	return NULL;
}

static bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* The row of the longest phrase that `text` begins with, ending as a word does; NULL when there is none. */
static const struct csv_cell *longest(const struct csv *book, const char *text)
{
	const struct csv_cell *found = NULL;
	size_t most = 0;

	for (size_t i = 0; i < book->row_count; i++) {
		const char *phrase = book->rows[i][PHRASE_BOKMAAL].text;
		size_t size = strlen(phrase);

		if (size <= most || !text_starts(text, phrase) || is_letter((unsigned char)text[size]))
			continue;
		found = book->rows[i];
		most = size;
	}
	return found;
}

const char *phrasebook_reword(const struct csv *book, const char *text, struct arena *a)
{
	struct buffer out = { .arena = a };
	bool quoted = false, inside = false;

	while (*text) {
		const struct csv_cell *row = quoted || inside ? NULL : longest(book, text);

		if (row) {
			buffer_puts(&out, row[PHRASE_NYNORSK].text);
			text += strlen(row[PHRASE_BOKMAAL].text);
			inside = true;
			continue;
		}
		quoted = text_starts(text, "«") || (quoted && !text_starts(text, "»"));
		inside = is_letter((unsigned char)*text) && !text_starts(text, "«") && !text_starts(text, "»");
		buffer_add(&out, text++, 1);
	}
	return buffer_text(&out);
}
