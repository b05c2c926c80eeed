/* Pairs of a date of birth and five digits, near each other or called a personnummer. */
#include "privacy_birth.h"

#include "privacy.h"
#include "privacy_date.h"
#include "privacy_digits.h"
#include "texts.h"
#include "texts_bare.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum {
	ROW = 400,  /* bytes of a row that are looked through */
	NEXT = 4,   /* bytes between the two when nothing else is */
	NEAR = 80,  /* bytes between the two in one paragraph or row */
	NAMED = 300 /* in the whole text, when the five digits are called what they are */
};

/* "sak 2021/50188": the year of a case before it, and not the end of the date. */
static bool is_case_number(const struct passage *text, const struct part *date, const struct part *five)
{
	const char *p = five->start;

	if (p == text->begin || p[-1] != '/' || date->stop == p - 1)
		return false;
	for (p--; p > text->begin && isdigit((unsigned char)p[-1]); p--)
		;
	return five->start - 1 - p == 2 || five->start - 1 - p == 4;
}

struct search {
	const struct passage *text;
	birth_found *found;
	void *context;
};

/* Whether words stand between the two, and say of the five digits that they count or cost. */
static bool is_counted(const struct passage *text, const struct part *date, const struct part *five)
{
	bool before = date->start < five->start;
	const char *p = before ? date->stop : five->stop, *end = before ? five->start : date->start;

	while (p < end && !isalpha((unsigned char)*p))
		p++;
	return p < end && !five->named && words_count(text, five->start, five->stop);
}

/* What the date of birth of a person becomes in a number: itself, a D-number's, an H-number's or NAV's synthetic,
 * Tenor's; and one that has the year first. */
static const struct form {
	char day, month;
	bool year_first;
} forms[] = {
	{ 0, 0, false }, { 4, 0, false }, { 0, 4, false }, { 0, 8, false }, { 0, 0, true },
};

static void put_date(char out[6], const char date[6], const struct form *form)
{
	memcpy(out, date, 6);
	if (form->year_first) {
		memcpy(out, date + 4, 2);
		memcpy(out + 4, date, 2);
	}
	out[0] = (char)(out[0] + form->day);
	out[2] = (char)(out[2] + form->month);
}

/* What stands between the two. */
static struct passage between(const struct part *date, const struct part *five)
{
	return date->start < five->start ? (struct passage){ date->stop, five->start }
					 : (struct passage){ five->stop, date->start };
}

static bool has_letter(const struct passage *text)
{
	for (const char *p = text->begin; p < text->end; p++)
		if (word_has(*p))
			return true;
	return false;
}

static bool is_parting(char c)
{
	return c == TEXTS_BLOCK || c == TEXTS_END || c == '\n';
}

/* Whether the line that `p` is on is a row of a table as it is written. */
static bool is_in_row(const struct passage *text, const char *p)
{
	const char *least = p - text->begin > ROW ? p - ROW : text->begin;

	while (p > least && !is_parting(p[-1]))
		p--;
	while (p < text->end && *p == ' ')
		p++;
	return p < text->end && *p == '|';
}

/* Whether they are in different cells or items. */
static bool is_in_cells(const struct passage *text, const struct passage *inner)
{
	for (const char *p = inner->begin; p < inner->end; p++)
		if (*p == TEXTS_CELL || (*p == '|' && is_in_row(text, p)))
			return true;
	return false;
}

static bool is_on_lines(const struct passage *inner)
{
	for (const char *p = inner->begin; p < inner->end; p++)
		if (is_parting(*p))
			return true;
	return false;
}

/* Numbers of two digits or more from `p` on, or back from it, until a row or paragraph ends at `end` or before. */
static bool has_numbers(const char *p, const char *end, int step)
{
	int digits = 0;

	for (int i = 0; i < ROW && p != end && digits < 2; i++, p += step) {
		char c = step > 0 ? *p : p[-1];

		if (is_parting(c))
			return false;
		digits = isdigit((unsigned char)c) ? digits + 1 : 0;
	}
	return digits >= 2;
}

/* Whether their rows and paragraphs have no other numbers. */
static bool is_alone(const struct passage *text, const struct part *date, const struct part *five)
{
	const struct passage inner = between(date, five);
	const char *start = date->start < five->start ? date->start : five->start;
	const char *stop = date->start < five->start ? five->stop : date->stop;

	return !has_numbers(start, text->begin, -1) && !has_numbers(stop, text->end, 1) &&
	       !has_numbers(inner.begin, inner.end, 1) && !has_numbers(inner.end, inner.begin, -1);
}

/* Whether a date is written as one, and not as six digits. */
static bool is_written(const struct part *date)
{
	const char *p = date->start;

	while (p < date->stop && isdigit((unsigned char)*p))
		p++;
	return p < date->stop;
}

/* Whether only marks, spaces and ends of lines are between the two. */
static bool is_beside(const struct passage *inner)
{
	for (const char *p = inner->begin; p < inner->end; p++)
		if (isalnum((unsigned char)*p))
			return false;
	return true;
}

/* Whether digits that are an identity number are one here too, though nothing says so, and not figures beside each
 * other: those begin with no zero, and few rows have only the two. Until 2032 a stricter rule holds. */
static bool is_likely(const char digits[11], const struct passage *text, const struct part *date,
		      const struct part *five)
{
	const struct passage inner = between(date, five);
	bool zero = (*date->start == '0' && !is_written(date)) || *five->start == '0';
	bool cells = is_in_cells(text, &inner), apart = cells || is_on_lines(&inner);
	bool next = !cells && is_written(date) && is_beside(&inner);

	if (apart && !zero && !next && !is_alone(text, date, five))
		return false;
	return zero || (!apart && (inner.end - inner.begin <= NEXT || !has_letter(&inner))) ||
	       privacy_is_strict_identity(digits);
}

/* The identity number of the two in `digits`; false when they are none. Numbers that begin with 8 or 9 hold no date.
 * Where it is somebody's, the date may have another form than in the number. */
static bool is_pair(char digits[11], const struct passage *text, const struct part *date, const struct part *five)
{
	bool named = five->named || words_name_birth(text, date->start);

	if (is_case_number(text, date, five) || is_counted(text, date, five) || (five->split && !named) ||
	    (!named && is_written(date) && words_name_case(text, five->start)))
		return false;
	memcpy(digits + 6, five->digits, 5);
	for (size_t i = 0; i < (named ? sizeof forms / sizeof *forms : 1); i++) {
		put_date(digits, date->digits, &forms[i]);
		if (digits[0] < '8' && digits[2] <= '9' && privacy_is_identity_number(digits))
			return named || is_likely(digits, text, date, five);
	}
	return false;
}

/* Tells of the date nearest to the five digits that goes with them: the last one before them, the first one after. */
static bool try_dates(const struct search *search, const struct part *five, const char *p, const char *end)
{
	const struct passage part = { p, end };
	bool before = p < five->start;
	struct part nearest = { 0 };
	char digits[11];

	while (p < end && (before || !nearest.start)) {
		struct part date = { 0 };
		size_t size = date_digits(&part, p);

		if (size && date_read(&date, &part, p, size) && is_pair(digits, search->text, &date, five))
			nearest = date;
		p += size ? size : 1;
	}
	if (!nearest.start)
		return false;
	is_pair(digits, search->text, &nearest, five);
	search->found(search->context, digits, before ? nearest.start : five->start,
		      before ? five->stop : nearest.stop);
	return true;
}

/* Whether what is before and what is after `c` are not read together. */
static bool parts(char c, bool named)
{
	return c == TEXTS_END || (!named && (c == TEXTS_BLOCK || c == '\n'));
}

/* Past "[^1]" and the like, a mark of a note that nothing made one of; `p` itself where there is none. */
static const char *past_note(const char *end, const char *p, int step)
{
	enum { MOST = 8 };
	const char *q = p;

	if ((step > 0 ? *p : p[-1]) != (step > 0 ? '[' : ']'))
		return p;
	while (q != end && (step > 0 ? q - p : p - q) < MOST) {
		char c = step > 0 ? *q : q[-1];

		q += step;
		if (c == (step > 0 ? ']' : '['))
			return q;
	}
	return p;
}

/* Past spaces, marks and breaks between paragraphs from `p` towards `end`. */
static const char *skip_break(const char *end, const char *p, int step)
{
	for (;;) {
		while (p != end && strchr(TEXTS_MARKS " \n\f,.;:()-", step > 0 ? *p : p[-1]))
			p += step;
		if (p == end || p == past_note(end, p, step))
			return p;
		p = past_note(end, p, step);
	}
}

/* Looks on both sides of five digits for a date. */
static void look_around(const struct search *search, const struct part *five)
{
	const struct passage *text = search->text;
	ptrdiff_t reach = five->named ? NAMED : NEAR;
	const char *first = five->start - text->begin > reach ? five->start - reach : text->begin;
	const char *last = text->end - five->stop > reach ? five->stop + reach : text->end;

	/* The end of one paragraph and the beginning of the next are read together. */
	for (const char *p = skip_break(first, five->start, -1); p > first; p--)
		if (parts(p[-1], five->named))
			first = p;
	for (const char *p = skip_break(last, five->stop, 1); p < last; p++)
		if (parts(*p, five->named))
			last = p;
	while (first > text->begin && isdigit((unsigned char)first[-1]) && first < five->start)
		first++; /* not in the middle of a number */
	while (last < text->end && last > five->stop && isdigit((unsigned char)*last))
		last--;
	if (!try_dates(search, five, first, five->start))
		try_dates(search, five, five->stop, last);
}

void birth_look_through(const struct passage *text, birth_found *found, void *context)
{
	const struct search search = { text, found, context };
	const char *p = text->begin;

	while ((p = digits_next(p, text->end)) < text->end) {
		struct part five = { 0 };
		const char *end;
		size_t size;

		end = words_checksum_end(text, p);
		if (end) {
			p = end;
			continue;
		}
		size = date_digits(text, p);
		if (size <= 5 && date_read_five(&five, text, p, size))
			look_around(&search, &five);
		p += size;
	}
}
