/* Finds a phrase in nynorsk by its bokmål. */
#include "phrasebook.h"

#include "arena.h"
#include "file.h"
#include "limits.h"

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
