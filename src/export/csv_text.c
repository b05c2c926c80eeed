#include "csv_text.h"

#include <stdbool.h>
#include <string.h>

/* What a spreadsheet may take for the beginning of a formula, in wide form too. */
static bool begins_formula(const char *text)
{
	static const char *const wide[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0" }; /* ＝＋－＠ */

	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	return *text && strchr("=+-@\t\r\n", *text);
}

void csv_text(FILE *out, const char *text)
{
	bool begins = true; /* a cell, where semicolons or tabs divide them: so Excel reads the file in Norwegian */

	if (!begins_formula(text) && !strpbrk(text, ",;\"\t\r\n")) {
		fputs(text, out);
		return;
	}
	fputc('"', out);
	for (; *text; text++) {
		if (begins && begins_formula(text))
			fputc('\'', out);
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
		begins = *text == ';' || *text == '\t';
	}
	fputc('"', out);
}
