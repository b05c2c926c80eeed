/* Where things stand in the workbook, and its words. */
#include "workbook_sheets.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/diag.h"
#include "base/file.h"

struct spot workbook_year(int level, int column, int k)
{
	return (struct spot){ SHEET_YEARS, YEAR_FIRST + k, YEAR_LEVELS + level * YEAR_COLUMNS + column };
}

const char *workbook_years(const struct workbook *w, int level, int column, int from)
{
	return book_range(w->book, workbook_year(level, column, 0), workbook_year(level, column, LIMIT_PERIOD - 1),
			  from, "rc");
}

struct spot workbook_gain(const struct workbook *w, int service, int k)
{
	/* Left of it: two columns and the services of one helped, a gap, two columns of rounds, a gap, two of years.
	 */
	return (struct spot){ SHEET_EFFECT, EFFECT_FIRST + k, 2 + w->services + 1 + 2 + 1 + 2 + service };
}

const char *workbook_services(const struct workbook *w, int row, int from)
{
	struct spot first = workbook_gain(w, 0, 0), last = workbook_gain(w, w->services - 1, 0);

	first.row = last.row = row;
	return book_range(w->book, first, last, from, "rc");
}

enum { WORD_BOKMAAL, WORD_NYNORSK, WORD_COLUMNS };

const struct csv *workbook_words(const char *path, struct arena *a, struct diag *d)
{
	static const char *const columns[WORD_COLUMNS] = { "bokmaal", "nynorsk" };
	struct csv *words = NEW(a, struct csv);
	struct str text;

	return file_read_text(&text, path, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }) &&
			       csv_read(words, text, path, columns, WORD_COLUMNS, a, d)
		       ? words
		       : NULL;
}

const char *say(const struct workbook *w, const char *text)
{
	const struct csv *words = w->in->words;

	if (!words)
		return text;
	for (size_t i = 0; i < words->row_count; i++)
		if (text_equal(words->rows[i][WORD_BOKMAAL].text, text))
			return words->rows[i][WORD_NYNORSK].text;
	diag_error(w->diag, (struct place){ words->file, 1, 1 }, "mangler «%s» på nynorsk; legg til en rad", text);
	return text;
}
