/* Reads "100-120", "50 til 60 %" and "100 ± 10": two numbers for one. */
#include "number_fault.h"

#include "arena.h"
#include "text.h"

#include <string.h>

#define DIGITS "0123456789"

bool number_reads(double *out, const char *text, enum number_kind kind, struct arena *a)
{
	return *text && !number_read_like(out, text, kind, NULL, a);
}

const char *number_trimmed(struct arena *a, const char *text, size_t size)
{
	while (size && *text == ' ')
		text++, size--;
	while (size && text[size - 1] == ' ')
		size--;
	return arena_text(a, text, size);
}

/* "100 ± 10", "55 % +/- 5". */
static bool span_around(double *from, double *to, const char *plain, enum number_kind kind,
			struct arena *a)
{
	static const char *const marks[] = { "±", "+/-", "+-" };
	double middle, off;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *mark = strstr(plain, marks[i]), *left, *right;

		if (!mark)
			continue;
		left = number_trimmed(a, plain, (size_t)(mark - plain));
		right = number_trimmed(a, mark + strlen(marks[i]), strlen(mark + strlen(marks[i])));
		if (kind == NUMBER_PERCENT && !strchr(left, '%'))
			left = arena_printf(a, "%s %%", left);
		if (kind == NUMBER_PERCENT && !strchr(right, '%'))
			right = arena_printf(a, "%s %%", right);
		if (!*right || !strchr(DIGITS, *right) || !number_reads(&middle, left, kind, a) ||
		    !number_reads(&off, right, kind, a))
			return false;
		*from = middle - off;
		*to = middle + off;
		return *from >= 0 && *from < *to;
	}
	return false;
}

bool number_span(double *from, double *to, const char *text, enum number_kind kind, struct arena *a)
{
	struct buffer plain = { .arena = a };
	const char *between, *left, *right;
	uint32_t c;

	while ((c = utf8_next(&text)) != 0)
		buffer_add_character(&plain, utf8_plain(c));
	if (!plain.size || !strchr(DIGITS, plain.data[0]))
		return false;
	if (span_around(from, to, buffer_text(&plain), kind, a))
		return true;
	between = strstr(plain.data, " til ");
	left = between ? between : strstr(plain.data, "..");
	right = left ? left + strlen(between ? " til " : "..") : NULL;
	if (!left)
		left = strchr(plain.data, '-');
	if (!left)
		return false;
	right = right ? right : left + 1;
	left = number_trimmed(a, plain.data, (size_t)(left - plain.data));
	right = number_trimmed(a, right, strlen(right));
	if (kind == NUMBER_PERCENT && !strchr(left, '%'))
		left = arena_printf(a, "%s %%", left);
	return *right && strchr(DIGITS, *right) && number_reads(from, left, kind, a) &&
	       number_reads(to, right, kind, a) && *from <= *to;
}
