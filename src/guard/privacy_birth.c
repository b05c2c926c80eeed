/* Pairs of a date of birth and five digits, near each other or called a personnummer. */
#include "privacy_birth.h"

#include "privacy.h"
#include "privacy_digits.h"
#include "texts.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

enum {
	ROW = 400,  /* bytes of a row that are looked through */
	NEXT = 4,   /* bytes between the two when nothing else is */
	NEAR = 80,  /* bytes between the two in one paragraph or row */
	NAMED = 300 /* in the whole text, when the five digits are called what they are */
};

struct part {
	const char *start, *stop;
	char digits[6];
	bool named; /* five digits are called what they are */
	bool split; /* they are in groups that other numbers have too */
};

static size_t digits_at(const struct passage *text, const char *p)
{
	const char *start = p;

	while (p < text->end && isdigit((unsigned char)*p))
		p++;
	return (size_t)(p - start);
}

/* Marks of emphasis that were written wrong, and so are printed. */
static bool is_mark(const struct passage *text, const char *p)
{
	return p < text->end && *p && strchr("*_`~", *p);
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

	while (p < text->end && p - start < MOST && *p && strchr(" \n\v./-,':|\\*_~`", *p))
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
	size_t second = next ? digits_at(text, next) : 0;
	int month = next && size <= 2 ? month_at(text, next, &stop) : 0;
	size_t last;

	if (month)
		put_two(out->digits + 2, month);
	else if (second == 1 || second == 2)
		put_two(out->digits + 2, number_of(next, second));
	else
		return second == 4 && read_year_last(out, text, p, size, next);
	next = skip_mark(text, month ? stop : next + second);
	last = next ? digits_at(text, next) : 0;
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

static bool read_date(struct part *out, const struct passage *text, const char *p, size_t size)
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
		size_t size = digits_at(text, p);

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

/* Five digits that are no decimals and no number of a case. */
static bool read_five(struct part *out, const struct passage *text, const char *p, size_t size)
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
		size_t size = digits_at(&part, p);

		if (size && read_date(&date, &part, p, size) && is_pair(digits, search->text, &date, five))
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
		while (p != end && strchr(" \n\f*_`~,.;:()-", step > 0 ? *p : p[-1]))
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
		size = digits_at(text, p);
		if (size <= 5 && read_five(&five, text, p, size))
			look_around(&search, &five);
		p += size;
	}
}
