/* Reads dates of birth as people write them, and five digits that may stand beside one. */
#include "privacy_date.h"

#include "base/text.h"
#include "privacy_words.h"
#include "texts_bare.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

size_t date_digits(const struct passage *text, const char *p)
{
	const char *start = p;

	while (p < text->end && isdigit((unsigned char)*p))
		p++;
	return (size_t)(p - start);
}

/* Marks of emphasis that were written wrong, and so are printed. */
static bool is_mark(const struct passage *text, const char *p)
{
	return p < text->end && *p && strchr(TEXTS_MARKS, *p);
}

/* Reads exactly `count` digits that nothing but marks are between; their end, or NULL. */
static const char *gather(char *out, const struct passage *text, const char *p, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		while (i && is_mark(text, p))
			p++;
		if (p == text->end || !isdigit((unsigned char)*p))
			return NULL;
		out[i] = *p++;
	}
	return p < text->end && isdigit((unsigned char)*p) ? NULL : p;
}

static const char *skip_marks(const struct passage *text, const char *p)
{
	enum { MOST = 5 };
	const char *start = p;

	while (p < text->end && p - start < MOST && *p && strchr(" \n\v./-,':|\\" TEXTS_MARKS, *p))
		p++;
	return p;
}

/* What parts day, month and year: a few marks and spaces, and perhaps what the next one is. */
static const char *skip_mark(const struct passage *text, const char *p)
{
	static const char *const words[] = { "i ", "år ", "året ", "i år ", "måned ", "månad ", "mnd. ", "mnd " };
	const char *start = p;

	p = skip_marks(text, p);
	for (size_t i = 0; p > start && i < sizeof words / sizeof *words; i++)
		if (text_starts(p, words[i])) {
			p += strlen(words[i]);
			break;
		}
	return p > start && p < text->end ? p : NULL;
}

/* The number 1–12 of the Roman numeral at `p`, and its end. */
static int roman_at(const struct passage *text, const char *p, const char **stop)
{
	static const char *const months[] = {
		"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
	};
	size_t size = 0;

	while (p + size < text->end && isalpha((unsigned char)p[size]))
		size++;
	for (int i = 0; i < 12; i++)
		if (size == strlen(months[i]) && memcmp(p, months[i], size) == 0) {
			*stop = p + size;
			return i + 1;
		}
	return 0;
}

/* The number 1–12 of a month's name or Roman numeral at `p`, and its end. */
static int month_at(const struct passage *text, const char *p, const char **stop)
{
	static const char *const months[] = {
		"jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des",
	};

	for (int i = 0; i < 12; i++) {
		if (text->end - p < 3 || strncasecmp(p, months[i], 3) != 0)
			continue;
		while (p < text->end && isalpha((unsigned char)*p))
			p++;
		*stop = p;
		return i + 1;
	}
	return roman_at(text, p, stop);
}

/* The month named right before `p`, 0 for none. */
static int month_before(const struct passage *text, const char *p)
{
	const char *stop = p, *end;

	while (stop > text->begin && stop[-1] == ' ')
		stop--;
	for (p = stop; p > text->begin && isalpha((unsigned char)p[-1]);)
		p--;
	return stop - p >= 3 ? month_at(text, p, &end) : 0;
}

static void put_two(char out[2], int number)
{
	out[0] = (char)('0' + number / 10 % 10);
	out[1] = (char)('0' + number % 10);
}

static int number_of(const char *p, size_t size)
{
	int number = 0;

	for (size_t i = 0; i < size; i++)
		number = number * 10 + (p[i] - '0');
	return number;
}

/* Whether something from `p` to `end` parts times of the day or cells rather than dates. */
static bool has_other_mark(const char *p, const char *end)
{
	while (p < end && !strchr(":|\\\v", *p))
		p++;
	return p < end;
}

/* "0101 1890", "januar 1, 1890": `size` digits stand at `p`, and four at `year`. */
static bool read_year_last(struct part *out, const struct passage *text, const char *p, size_t size, const char *year)
{
	int month = size <= 2 ? month_before(text, p) : 0;

	if (number_of(year, 2) < 18 || number_of(year, 2) > 20)
		return false;
	if (size == 4)
		memcpy(out->digits, p, 4);
	else if (month) {
		put_two(out->digits, number_of(p, size));
		put_two(out->digits + 2, month);
	} else {
		return false;
	}
	put_two(out->digits + 4, number_of(year, 4));
	out->stop = year + 4;
	return true;
}

/* "31.12.1890", "1/1-90", "1. januar 1890", "1890-12-31"; `size` digits stand at `p`. */
static bool read_parted_date(struct part *out, const struct passage *text, const char *p, size_t size)
{
	const char *next = skip_mark(text, p + size), *stop;
	size_t second = next ? date_digits(text, next) : 0;
	int month = next && size <= 2 ? month_at(text, next, &stop) : 0;
	size_t last;

	if (month)
		put_two(out->digits + 2, month);
	else if (second == 1 || second == 2)
		put_two(out->digits + 2, number_of(next, second));
	else
		return second == 4 && read_year_last(out, text, p, size, next);
	next = skip_mark(text, month ? stop : next + second);
	last = next ? date_digits(text, next) : 0;
	if (next && has_other_mark(p, next) && !(size == 2 && second == 2 && last == 4))
		return false;
	if (size == 4 && last == 2) {
		put_two(out->digits, number_of(next, 2));
		put_two(out->digits + 4, number_of(p, 4));
	} else if (size <= 2 && (last == 2 || last == 4)) {
		put_two(out->digits, number_of(p, size));
		put_two(out->digits + 4, number_of(next, last));
	} else {
		return false;
	}
	out->stop = next + last;
	return true;
}

bool date_read(struct part *out, const struct passage *text, const char *p, size_t size)
{
	out->start = p;
	out->stop = size == 6 || is_mark(text, p + size) ? gather(out->digits, text, p, 6) : NULL;
	if (out->stop)
		return true;
	out->stop = p + size;
	if (size == 8) {
		bool year_first = number_of(p, 2) >= 18 && number_of(p, 2) <= 20 && number_of(p + 4, 2) <= 12;

		memcpy(out->digits, year_first ? p + 6 : p, 2);
		memcpy(out->digits + 2, year_first ? p + 4 : p + 2, 2);
		memcpy(out->digits + 4, year_first ? p + 2 : p + 6, 2);
		return true;
	}
	return (size == 1 || size == 2 || size == 4) && read_parted_date(out, text, p, size);
}

/* Five digits in groups that one mark parts, "501 88", "5-0-1-8-8"; their end, or NULL. */
static const char *gather_groups(char out[5], const struct passage *text, const char *p)
{
	size_t count = 0;

	for (;;) {
		size_t size = date_digits(text, p);

		if (!size || count + size > 5)
			return NULL;
		memcpy(out + count, p, size);
		count += size;
		p += size;
		if (count == 5)
			return p;
		if (p == text->end || !strchr(" -./", *p))
			return NULL;
		p++;
	}
}

bool date_read_five(struct part *out, const struct passage *text, const char *p, size_t size)
{
	const char *stop = gather(out->digits, text, p, 5);

	if (!stop) {
		stop = gather_groups(out->digits, text, p);
		out->split = size != 3 || p[size] != ' ';
	}
	if (!stop)
		return false;
	out->start = p;
	out->stop = stop;
	if (text->end - stop > 1 && (*stop == ',' || *stop == '.') && isdigit((unsigned char)stop[1]))
		return false;
	out->named = words_name_identity(text, p);
	if (out->split && size != 3 && !out->named)
		return false;
	return out->named || !words_make_amount(text, p, stop);
}
