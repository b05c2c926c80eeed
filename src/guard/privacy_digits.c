/* Finds numbers written in groups. */
#include "privacy_digits.h"

#include "texts_bare.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* Between two digits that stand apart each: "0, 1, 0", "0:1:0", cells of a row, paragraphs and items of a list. */
static size_t apart_separator(const char *p, const char *end)
{
	enum { MOST = 4 };
	const char *start = p;
	int breaks = 0;
	bool apart = false; /* by more than a space or a line break */

	for (; *p && strchr(",:;|\n \v\f", *p); p++) {
		breaks += *p == '\n';
		apart |= breaks > 1 || (*p != ' ' && *p != '\n');
	}
	return apart && p - start <= MOST && p < end && isdigit((unsigned char)*p) &&
			       (p + 1 == end || !isdigit((unsigned char)p[1]))
		       ? (size_t)(p - start)
		       : 0;
}

/* "010.190,502.69": a comma with one more mark after the next group, which no decimal comma has. */
static bool is_inner_comma(const char *p, const char *end)
{
	p += 1 + strspn(p + 1, "0123456789");
	return end - p > 1 && (*p == '.' || *p == ',') && isdigit((unsigned char)p[1]);
}

/* A mark that stands between digits without spaces, as in "01:01:90" and "01|01|90". */
static bool is_between(char c)
{
	return c && strchr("./:|\\+='&#", c) != NULL;
}

/* A comma, a semicolon, a cell's end, a mark with spaces, or brackets and quotes: "010, 190", "0101 | 9050",
 * "(01)(01)". */
static size_t wide_separator(const char *p, const char *end, char *kind)
{
	enum { MOST = 5 };
	const char *start = p;
	int marks = 0;
	bool wrapped = false;

	*kind = ';';
	for (; p - start < MOST && *p && (strchr(" \v,;()[]{}<>\"'", *p) || is_between(*p)); p++) {
		bool wraps = strchr("()[]{}<>\"'", *p) != NULL;

		wrapped |= wraps;
		marks += *p != ' ' && !wraps;
		if (*p == '\v' || *p == '|')
			*kind = '\v';
	}
	return (marks == 1 || (wrapped && !marks)) && p < end && isdigit((unsigned char)*p) ? (size_t)(p - start) : 0;
}

/* What may stand between two groups at `p`: spaces, a line break, or one mark. `*kind` is which; returns its length, 0
 * for none. */
static size_t separator(const char *p, const char *end, bool single, char *kind)
{
	const char *start = p;
	size_t apart = single ? apart_separator(p, end) : 0;
	bool comma = *p == ',' && (*kind == ',' || is_inner_comma(p, end));

	*kind = ',';
	if (apart)
		return apart;

	*kind = ' ';
	p += strspn(p, " ");
	p += *p == '\r';
	if (*p == '\n') {
		*kind = *p++;
		p += strspn(p, " >"); /* moved in, or quoted */
	} else if (*p == '-') {
		*kind = *p++;
		p += strspn(p, " ");
	} else if (p == start && (is_between(*p) || comma)) {
		*kind = *p++;
	} else if (p == start) {
		p += strspn(p, TEXTS_MARKS);
		*kind = '*';
	}
	return p < end && isdigit((unsigned char)*p) ? (size_t)(p - start) : 0;
}

const char *digits_next(const char *p, const char *end)
{
	const uint64_t each = 0x0101010101010101;

	for (uint64_t bytes; end - p >= (ptrdiff_t)sizeof bytes; p += sizeof bytes) {
		memcpy(&bytes, p, sizeof bytes);
		bytes ^= each * '0'; /* now a digit is less than 10, and 118 more does not reach bit 7 */
		if (~(((bytes & each * 0x7F) + each * 118) | bytes) & each * 0x80)
			break;
	}
	while (p < end && !isdigit((unsigned char)*p))
		p++;
	return p;
}

void digits_read(struct digit_run *f, const char *p, const char *end, enum digits_reach reach, bool resumed)
{
	size_t skip = 0;
	char kind = 0;

	f->count = 0;
	f->resumed = resumed;
	do {
		struct group *g = &f->groups[f->count++];

		p += skip;
		g->start = p;
		g->before = kind;
		while (p < end && isdigit((unsigned char)*p))
			p++;
		g->size = (int)(p - g->start);
		skip = separator(p, end, g->size == 1, &kind);
		if (!skip && reach == DIGITS_WIDE)
			skip = wide_separator(p, end, &kind);
	} while (skip && f->count < DIGITS_GROUPS);
	f->cut = skip > 0;
	f->end = p;
}

bool digits_has_shape(const struct digit_run *f, int first, const char *pattern)
{
	for (int i = 0; pattern[i]; i++)
		if (first + i >= f->count || f->groups[first + i].size != pattern[i] - '0')
			return false;
	return true;
}

int digits_join(char out[16], const struct digit_run *f, int first, int count)
{
	int digits = 0;

	for (int i = first; i < first + count; i++)
		for (int j = 0; j < f->groups[i].size && digits < 16; j++)
			out[digits++] = f->groups[i].start[j];
	return digits;
}

int digits_last(const struct digit_run *f, int first, int digits)
{
	for (int i = first; i < f->count && digits > 0; i++) {
		digits -= f->groups[i].size;
		if (digits == 0)
			return i;
	}
	return -1;
}

bool digits_is_even(const struct digit_run *f, int first, int last)
{
	int breaks = 0;
	char kind = 0;

	for (int i = first + 1; i <= last; i++) {
		char before = f->groups[i].before;

		breaks += before == '\n';
		before = before == '\n' ? ' ' : before;
		if (strchr("/:|\\+='&#", before) || (kind && before != kind))
			return false;
		kind = before;
	}
	return breaks <= 1;
}

bool digits_are_parted(const struct digit_run *f, int first, int last, const char *separators)
{
	for (int i = first + 1; i <= last; i++)
		if (strchr(separators, f->groups[i].before))
			return true;
	return false;
}

int digits_count(const struct digit_run *f)
{
	int count = 0;

	for (int i = 0; i < f->count && count <= DIGITS_MOST; i++)
		count += f->groups[i].size > DIGITS_MOST ? DIGITS_MOST + 1 : f->groups[i].size;
	return count;
}

bool digits_is_short(const struct digit_run *f, int first, int last)
{
	for (int i = first; i <= last; i++)
		if (f->groups[i].size > 3)
			return false;
	return true;
}

bool digits_has_amount(const struct digit_run *f)
{
	for (int first = 0, last; first < f->count; first = last + 1) {
		last = first;
		while (last + 1 < f->count && !digits_are_parted(f, last, last + 1, DIGITS_WIDE_SEPARATORS))
			last++;
		if (digits_is_thousands(f, first, last))
			return true;
	}
	return false;
}

bool digits_is_dated(const struct digit_run *f)
{
	int date = digits_last(f, 0, 6);

	return date >= 0 && date + 1 < f->count && digits_last(f, date + 1, 5) == f->count - 1;
}

bool digits_has_zero(const struct digit_run *f)
{
	for (int i = 0; i < f->count; i++)
		if (f->groups[i].size > 1 && *f->groups[i].start == '0')
			return true;
	return false;
}

/* Whether what stands on each side of a separator can be numbers of their own. */
static bool parts(char separator)
{
	return strchr("\n\v:|\\+='&#", separator) != NULL;
}

bool digits_begins(const struct digit_run *f, int first)
{
	return first == 0 ? !f->resumed : parts(f->groups[first].before);
}

bool digits_stands_alone(const struct digit_run *f, int first, int last)
{
	bool ends = last == f->count - 1 ? !f->cut : parts(f->groups[last + 1].before);

	return digits_begins(f, first) && ends;
}

static bool is_point(char separator)
{
	return separator == '.' || separator == ',';
}

bool digits_is_decimal(const struct digit_run *f, int first, int last)
{
	const struct group *whole = &f->groups[first];

	return last == first + 1 && is_point(f->groups[last].before) && (whole->size == 1 || *whole->start != '0');
}

bool digits_is_decimals(const struct digit_run *f, int first)
{
	const struct group *whole = first ? &f->groups[first - 1] : NULL;

	return whole && is_point(f->groups[first].before) && whole->size == 1 && *whole->start == '0';
}

bool digits_is_thousands(const struct digit_run *f, int first, int last)
{
	for (int i = first + 1; i <= last; i++)
		if (f->groups[i].size != 3)
			return false;
	return last > first && f->groups[first].size <= 3 && *f->groups[first].start != '0';
}

const char *digits_end(const struct digit_run *f, int last)
{
	return f->groups[last].start + f->groups[last].size;
}
