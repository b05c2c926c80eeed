#include "csv_text.h"

#include <stdbool.h>
#include <string.h>

void csv_text(FILE *out, const char *text)
{
	bool formula = *text && strchr("=+-@\t\r\n", *text);

	if (!formula && !strpbrk(text, ",\"\r\n")) {
		fputs(text, out);
		return;
	}
	fputs(formula ? "\"'" : "\"", out);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
	}
	fputc('"', out);
}
