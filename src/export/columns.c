/* Pads and breaks text by its characters. */
#include "columns.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

#include <string.h>

void column_label(struct buffer *out, const char *text)
{
	int length = (int)utf8_length(text, strlen(text));

	buffer_printf(out, "%s%*s", text, length < LABEL_WIDTH ? LABEL_WIDTH - length : 1, "");
}

void column_right(struct buffer *out, const char *text, int width)
{
	int length = (int)utf8_length(text, strlen(text));

	buffer_printf(out, "%*s%s", length < width ? width - length : 1, "", text);
}

void column_kroner(struct buffer *out, double kroner, struct arena *a)
{
	column_right(out, number_whole(a, kroner), FIGURE_WIDTH);
}

int level_at(enum level owner, int column)
{
	return column == 0 ? TOTAL : (int)level_after_owner(owner, column - 1);
}

void column_levels(struct buffer *out, enum level owner, const char *title)
{
	static const char *const name[LEVELS_AND_TOTAL] = { "kommunen", "fylkeskommunen", "staten", "samlet" };

	buffer_puts(out, "\n");
	column_label(out, title);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_right(out, name[level_at(owner, i)], FIGURE_WIDTH);
	buffer_puts(out, "\n");
}

void column_by_level(struct buffer *out, enum level owner, const char *name, const double kroner[LEVELS_AND_TOTAL],
		     struct arena *a)
{
	column_label(out, name);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_kroner(out, kroner[level_at(owner, i)], a);
	buffer_puts(out, "\n");
}

const char *payback_short(const struct payback *p, struct arena *a)
{
	switch (p->status) {
	case PAYBACK_REACHED:
		return arena_printf(a, "%d (%d år)", p->year, p->years);
	case PAYBACK_NOT_IN_PERIOD:
		return "ikke i perioden";
	case PAYBACK_NO_INVESTMENT:
		return "aldri i minus";
	}
	return "";
}

void column_paragraph(struct buffer *out, int indent, const char *text)
{
	int column = 0;

	for (text += strspn(text, " \n"); *text; text += strspn(text, " \n")) {
		size_t size = strcspn(text, " \n");
		int length = (int)utf8_length(text, size);

		if (column && column + 1 + length > LINE_WIDTH) {
			buffer_puts(out, "\n");
			column = 0;
		}
		buffer_printf(out, "%*s%.*s", column ? 1 : indent, "", (int)size, text);
		column = (column ? column + 1 : indent) + length;
		text += size;
	}
	buffer_puts(out, "\n");
}
