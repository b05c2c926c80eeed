/* Where things stand in the workbook, and its words. */
#include "workbook_sheets.h"

#include "base/diag.h"
#include "base/phrasebook.h"

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

const char *say(const struct workbook *w, const char *text)
{
	const struct csv *words = w->in->words;
	const char *nynorsk;

	if (!words)
		return text;
	nynorsk = phrasebook_find(words, text);
	if (nynorsk)
		return nynorsk;
	diag_error(w->diag, (struct place){ words->file, 1, 1 }, "mangler «%s» på nynorsk; legg til en rad", text);
	return text;
}
