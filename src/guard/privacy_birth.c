/* Pairs of a date of birth and five digits, near each other or called a personnummer. */
#include "privacy_birth.h"

#include "privacy.h"
#include "texts.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

enum {
	NEAR = 80,  /* bytes between the two in one paragraph or row */
	NAMED = 300 /* in the whole text, when the five digits are called what they are */
};

struct part {
	const char *start, *stop;
	char digits[6];
	bool named;
};

static size_t digits_at(const struct text *text, const char *p)
{
	const char *start = p;

	while (p < text->end && isdigit((unsigned char)*p))
		p++;
	return (size_t)(p - start);
}

/* What parts day, month and year: at most one mark, with spaces around. */
static const char *skip_mark(const struct text *text, const char *p)
{
	const char *start = p;

	while (p < text->end && *p == ' ')
		p++;
	if (p < text->end && *p && strchr("./-,", *p))
		p++;
	while (p < text->end && *p == ' ')
		p++;
	return p > start && p - start <= 4 ? p : NULL;
}

/* The number 1–12 of a month's name at `p`, and its end. */
static int month_at(const struct text *text, const char *p, const char **stop)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des" };

	for (int i = 0; i < 12; i++) {
		if (text->end - p < 3 || strncasecmp(p, months[i], 3) != 0)
			continue;
		while (p < text->end && isalpha((unsigned char)*p))
			p++;
		*stop = p;
		return i + 1;
	}
	return 0;
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

/* "31.12.1890", "1/1-90", "1. januar 1890", "1890-12-31"; `size` digits stand at `p`. */
static bool read_parted_date(struct part *out, const struct text *text, const char *p, size_t size)
{
	const char *next = skip_mark(text, p + size), *stop;
	size_t second = next ? digits_at(text, next) : 0;
	int month = next && size <= 2 ? month_at(text, next, &stop) : 0;
	size_t last;

	if (month)
		put_two(out->digits + 2, month);
	else if (second == 1 || second == 2)
		put_two(out->digits + 2, number_of(next, second));
	else
		return false;
	next = skip_mark(text, month ? stop : next + second);
	last = next ? digits_at(text, next) : 0;
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

static bool read_date(struct part *out, const struct text *text, const char *p, size_t size)
{
	out->start = p;
	out->stop = p + size;
	if (size == 6) {
		memcpy(out->digits, p, 6);
		return true;
	}
	if (size == 8) {
		bool year_first = number_of(p, 2) >= 18 && number_of(p, 2) <= 20 && number_of(p + 4, 2) <= 12;

		memcpy(out->digits, year_first ? p + 6 : p, 2);
		memcpy(out->digits + 2, year_first ? p + 4 : p + 2, 2);
		memcpy(out->digits + 4, year_first ? p + 2 : p + 6, 2);
		return true;
	}
	return (size == 1 || size == 2 || size == 4) && read_parted_date(out, text, p, size);
}

/* Five digits, or three and two, that are no decimals and no number of a case. */
static bool read_five(struct part *out, const struct text *text, const char *p, size_t size)
{
	const char *stop = p + size;

	if (size == 3 && text->end - stop > 2 && *stop == ' ' && digits_at(text, stop + 1) == 2)
		stop += 3;
	else if (size != 5)
		return false;
	memcpy(out->digits, p, 3);
	memcpy(out->digits + 3, stop - 2, 2);
	out->start = p;
	out->stop = stop;
	if (text->end - stop > 1 && (*stop == ',' || *stop == '.') && isdigit((unsigned char)stop[1]))
		return false;
	out->named = words_name_identity(text, p);
	return out->named || !words_make_amount(text, p, stop);
}

/* "sak 2021/50188": the year of a case before it, and not the end of the date. */
static bool is_case_number(const struct text *text, const struct part *date, const struct part *five)
{
	const char *p = five->start;

	if (p == text->begin || p[-1] != '/' || date->stop >= p - 1)
		return false;
	for (p--; p > text->begin && isdigit((unsigned char)p[-1]); p--)
		;
	return five->start - 1 - p == 2 || five->start - 1 - p == 4;
}

struct search {
	const struct text *text;
	birth_found *found;
	void *context;
};

/* Tells of the pair when it is an identity number. Numbers that begin with 8 or 9 hold no date. */
static bool try_pair(const struct search *search, const struct part *date, const struct part *five)
{
	bool before = date->start < five->start;
	char digits[11];

	memcpy(digits, date->digits, 6);
	memcpy(digits + 6, five->digits, 5);
	if (digits[0] >= '8' || is_case_number(search->text, date, five) || !privacy_is_identity_number(digits))
		return false;
	search->found(search->context, digits, before ? date->start : five->start, before ? five->stop : date->stop);
	return true;
}

/* Tries the dates from `p` to `end`, as far as they are read together with the five digits. */
static bool try_dates(const struct search *search, const struct part *five, const char *p, const char *end)
{
	const struct text part = { p, end };

	while (p < end) {
		struct part date = { 0 };
		size_t size = digits_at(&part, p);

		if (size && read_date(&date, &part, p, size) && try_pair(search, &date, five))
			return true;
		p += size ? size : 1;
	}
	return false;
}

static bool ends_paragraph(char c)
{
	return c == TEXTS_BLOCK || c == '\n';
}

/* Looks on both sides of five digits for a date. */
static void look_around(const struct search *search, const struct part *five)
{
	const struct text *text = search->text;
	ptrdiff_t reach = five->named ? NAMED : NEAR;
	const char *first = five->start - text->begin > reach ? five->start - reach : text->begin;
	const char *last = text->end - five->stop > reach ? five->stop + reach : text->end;

	if (!five->named) {
		for (const char *p = five->start; p > first; p--)
			if (ends_paragraph(p[-1]))
				first = p;
		for (const char *p = five->stop; p < last; p++)
			if (ends_paragraph(*p))
				last = p;
	}
	while (first > text->begin && isdigit((unsigned char)first[-1]) && first < five->start)
		first++; /* not in the middle of a number */
	while (last < text->end && last > five->stop && isdigit((unsigned char)*last))
		last--;
	if (!try_dates(search, five, first, five->start))
		try_dates(search, five, five->stop, last);
}

void birth_look_through(const struct text *text, birth_found *found, void *context)
{
	const struct search search = { text, found, context };
	const char *p = text->begin;

	while (p < text->end) {
		struct part five = { 0 };
		size_t size;

		if (!isdigit((unsigned char)*p)) {
			p++;
			continue;
		}
		size = digits_at(text, p);
		if ((size == 5 || size == 3) && read_five(&five, text, p, size))
			look_around(&search, &five);
		p += size;
	}
}
