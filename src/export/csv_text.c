/* Quotes a cell, and keeps spreadsheets from computing it. */
#include "csv_text.h"

#include "base/text.h"

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

void csv_text(struct buffer *out, const char *text)
{
	bool begins = true; /* a cell, where semicolons or tabs divide them: so Excel reads the file in Norwegian */

	if (!begins_formula(text) && !strpbrk(text, ",;\"\t\r\n")) {
		buffer_puts(out, text);
		return;
	}
	buffer_puts(out, "\"");
	for (; *text; text++) {
		if (begins && begins_formula(text))
			buffer_puts(out, "'");
		if (*text == '"')
			buffer_puts(out, "\"");
		buffer_add(out, text, 1);
		begins = *text == ';' || *text == '\t';
	}
	buffer_puts(out, "\"");
}
