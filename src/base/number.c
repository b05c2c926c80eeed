/* Reads numbers strictly, tells of each that has two readings, and writes them with hard spaces. */
#include "number.h"

#include "arena.h"
#include "excerpt.h"
#include "number_fault.h"
#include "text.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 15, MOST_PIECES = 8 };

#define NBSP "\xC2\xA0"
#define MINUS "\xE2\x88\x92"

static const char *const example[] = {
	[NUMBER_COUNT] = "100",
	[NUMBER_YEARS] = "2",
	[NUMBER_KRONER] = "1 000 000",
	[NUMBER_DECIMAL] = "2,5",
	[NUMBER_PERCENT] = "50 %",
};

/* Runs of digits and what stands between them: "1 000,50" is 1, 000 and 50 with ' ' and ','. */
struct pieces {
	const char *start[MOST_PIECES];
	int length[MOST_PIECES];
	char separator[MOST_PIECES]; /* after the piece; NUL after the last */
	int count;
};

/* A number taken apart: digits of the whole part and of the decimals. */
struct digits {
	char whole[MOST_DIGITS + 1], decimals[MOST_DIGITS + 1];
};

/* A copy with every kind of space as ' ', U+2212 as '-', a wide percent sign as '%', lower case ASCII, trimmed. */
const char *number_plain(const char *text, struct arena *a)
{
	char *copy = arena_alloc(a, strlen(text) + 1, 1), *out = copy;
	uint32_t c;

	while ((c = utf8_next(&text)) != 0) {
		if (c == 0xA0 || c == 0x202F || c == 0x2009 || c == '\t' || c == '\n')
			c = ' ';
		else if (c == 0x2212 || c == 0xFF05)
			c = c == 0x2212 ? '-' : '%';
		else if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (c != ' ' || out > copy)
			out += utf8_put(out, c);
	}
	while (out > copy && out[-1] == ' ')
		out--;
	*out = '\0';
	return copy;
}

/* Cuts `suffix` and the space before it from the end of `text`. */
static bool cut_suffix(char *text, const char *suffix)
{
	size_t size = strlen(text), cut = strlen(suffix);

	if (size < cut || !text_equal(text + size - cut, suffix))
		return false;
	size -= cut;
	while (size && text[size - 1] == ' ')
		size--;
	text[size] = '\0';
	return true;
}

/* Takes off what may stand around the digits; the rest begins at the result. `closed` tells of
 * ",-", a decimal comma with no øre after it. */
static char *cut_unit(char *text, enum number_kind kind, bool *percent, bool *closed)
{
	static const char *const closing[] = { ",-", ",\xE2\x80\x93", ",\xE2\x80\x94", ":-", ",=" };

	*closed = false;
	*percent = cut_suffix(text, "%") || cut_suffix(text, "prosent");
	if (kind != NUMBER_KRONER)
		return text;
	if (!cut_suffix(text, "kroner") && !cut_suffix(text, "kr."))
		cut_suffix(text, "kr");
	for (size_t i = 0; i < sizeof closing / sizeof closing[0] && !*closed; i++)
		*closed = cut_suffix(text, closing[i]);
	if (text_starts(text, "kr.") || text_starts(text, "kr "))
		text += 3;
	return text + strspn(text, " ");
}

/* False when there is anything but digits with single separators between them. */
static bool split(struct pieces *out, const char *text)
{
	for (;;) {
		size_t length = strspn(text, "0123456789");

		if (!length || length > 1000 || out->count == MOST_PIECES)
			return false;
		out->start[out->count] = text;
		out->length[out->count] = (int)length;
		out->separator[out->count++] = text[length];
		if (!text[length])
			return true;
		if (!strchr(" .,", text[length]))
			return false;
		text += length + 1;
	}
}

/* Are the first `count` pieces groups of three, the first of one to three digits? */
static bool grouped(const struct pieces *p, int count)
{
	for (int i = 0; i < count; i++)
		if (i ? p->length[i] != 3 : p->length[i] > 3 || (count > 1 && p->start[0][0] == '0'))
			return false;
	return true;
}

static bool same_separators(const struct pieces *p, int count, char separator)
{
	for (int i = 0; i < count; i++)
		if (p->separator[i] != separator)
			return false;
	return true;
}

/* How many of the pieces are the whole part; 0 when the separators make no sense. A point or comma
 * that stands alone, or last after spaces or points, is the decimal sign; several points are
 * thousands, and so is one when the decimal comma has been cut off (`closed`). */
static int whole_pieces(const struct pieces *p, bool closed)
{
	int last = p->count - 1; /* index of the last piece = number of separators */
	char sign = last ? p->separator[last - 1] : '\0';

	if (last == 0)
		return 1;
	if (last == 1 && sign != ' ' && !closed)
		return 1;
	if (sign != ',' && same_separators(p, last, sign))
		return grouped(p, p->count) ? p->count : 0;
	if (closed)
		return 0;
	if (same_separators(p, last - 1, ' ') || (sign == ',' && same_separators(p, last - 1, '.')))
		return grouped(p, last) ? last : 0;
	return 0;
}

/* False when there are more digits than a double holds. */
static bool collect(struct digits *out, const struct pieces *p, int whole)
{
	size_t size = 0;

	for (int i = 0; i < whole; i++) {
		if (size + (size_t)p->length[i] > MOST_DIGITS)
			return false;
		memcpy(out->whole + size, p->start[i], (size_t)p->length[i]);
		size += (size_t)p->length[i];
	}
	if (whole == p->count)
		return true;
	if (p->length[whole] > MOST_DIGITS)
		return false;
	memcpy(out->decimals, p->start[whole], (size_t)p->length[whole]);
	return true;
}

/* "1.000" and "2,500" may be meant as thousands; amounts and counts have no three decimals. */
static const char *ambiguous(const struct pieces *p, int whole, enum number_kind kind,
			     const struct digits *digits, const char *text, struct arena *a)
{
	double small, large;

	if (kind == NUMBER_DECIMAL || kind == NUMBER_PERCENT || whole == p->count || p->length[whole] != 3 ||
	    digits->whole[0] == '0' || !grouped(p, whole))
		return NULL;
	small = strtod(arena_printf(a, "%s.%s", digits->whole, digits->decimals), NULL);
	large = strtod(arena_printf(a, "%s%s", digits->whole, digits->decimals), NULL);
	if (kind != NUMBER_KRONER && small != floor(small))
		return arena_printf(a,
				    "«%s» kan leses som %s og som %s, og her går det bare hele tall; skriv «%s»", text,
				    number_whole(a, large), number_short(a, small, 3), number_whole(a, large));
	return arena_printf(a, "«%s» kan leses som %s og som %s; skriv «%s» eller «%s»", text,
			    number_whole(a, large), number_short(a, small, 3),
			    number_whole(a, large), number_short(a, small, 3));
}

/* Judges the percent sign: one is needed for percentages, and wrong elsewhere. A percentage of 1 or below without its
 * sign may be a share: "0,55". A sign in front of a share looks like a change. */
static const char *wrong_unit(const char *text, enum number_kind kind, bool percent, const struct digits *digits,
			      const char *given, struct arena *a)
{
	double share = strtod(arena_printf(a, "%s.%s", digits->whole, digits->decimals), NULL);
	const char *shown = excerpt(a, text);

	if (kind == NUMBER_PERCENT && strchr(shown, '+'))
		return arena_printf(a, "«%s» ser ut som en endring; skriv hele andelen uten fortegn, for eksempel «%s»",
				    shown, given);
	if (kind == NUMBER_PERCENT && !percent && share > 0 && share <= 1)
		return arena_printf(a, "«%s» mangler prosenttegn; skriv «%s %%» eller «%s %%»", shown,
				    number_short(a, share * 100, 6), shown);
	if (kind == NUMBER_PERCENT && !percent)
		return arena_printf(a, "«%s» mangler prosenttegn; skriv «%s %%»", shown, shown);
	if (kind != NUMBER_PERCENT && percent)
		return arena_printf(a, "«%s» er en prosent; skriv et tall uten prosenttegn, for eksempel «%s»", shown,
				    given);
	return NULL;
}

/* Of people and years there are whole ones only. */
static const char *not_whole(const char *text, enum number_kind kind, const struct digits *digits, struct arena *a)
{
	double value = strtod(arena_printf(a, "%s.%s", digits->whole, digits->decimals), NULL);

	if ((kind != NUMBER_COUNT && kind != NUMBER_YEARS) || value == floor(value))
		return NULL;
	return arena_printf(a, "«%s» er ikke et helt %s; skriv «%s» eller «%s»", excerpt(a, text),
			    kind == NUMBER_YEARS ? "antall år" : "tall", number_whole(a, floor(value)),
			    number_whole(a, ceil(value)));
}

const char *number_read(double *out, const char *text, enum number_kind kind, struct arena *a)
{
	return number_read_like(out, text, kind, example[kind], a);
}

const char *number_read_like(double *out, const char *text, enum number_kind kind, const char *given, struct arena *a)
{
	const char *plain = number_plain(text, a);
	bool percent, closed, negative;
	char *body = cut_unit(arena_text(a, plain, strlen(plain)), kind, &percent, &closed);
	struct pieces pieces = { .count = 0 };
	struct digits digits = { .whole = "" };
	const char *fault;
	int whole;

	negative = *body == '-';
	if (*body == '-' || *body == '+')
		body += 1 + strspn(body + 1, " ");
	if (!split(&pieces, body) || (whole = whole_pieces(&pieces, closed)) == 0)
		return given ? number_fault(text, plain, kind, given, a) : "";
	if (!collect(&digits, &pieces, whole))
		return arena_printf(a, "«%s» har for mange sifre; bruk høyst %d", excerpt(a, text), MOST_DIGITS);
	fault = wrong_unit(text, kind, percent, &digits, given ? given : "", a);
	if (!fault)
		fault = ambiguous(&pieces, whole, kind, &digits, text, a);
	if (!fault)
		fault = not_whole(text, kind, &digits, a);
	if (fault)
		return fault;
	/* The exponent keeps the value the nearest to what is written: 10,1 % is 0.101. */
	*out = strtod(
		arena_printf(a, "%s.%s%s", digits.whole, digits.decimals, percent ? "e-2" : ""),
		NULL);
	if (negative && *out != 0)
		*out = -*out;
	return NULL;
}

/* `value` rounded at `decimals` decimals, half away from zero. What was a half before it became a
 * binary fraction (1.005) counts as one. */
static double rounded(double value, int decimals)
{
	double factor = pow(10, decimals), scaled = value * factor;

	if (fabs(scaled) > 1 / DBL_EPSILON)
		return value;
	return round(scaled * (1 + 4 * DBL_EPSILON)) / factor;
}

const char *number_decimal(struct arena *a, double value, int decimals)
{
	struct buffer b = { .arena = a };
	const char *digits;
	size_t whole;

	if (!isfinite(value))
		return "–";
	value = rounded(value, decimals);
	digits = arena_printf(a, "%.*f", decimals, fabs(value));
	whole = strcspn(digits, ".");
	if (value < 0 && strspn(digits, "0.") != strlen(digits))
		buffer_puts(&b, MINUS);
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0)
			buffer_puts(&b, NBSP);
		buffer_add(&b, digits + i, 1);
	}
	if (decimals > 0)
		buffer_printf(&b, ",%s", digits + whole + 1);
	return buffer_text(&b);
}

const char *number_whole(struct arena *a, double value)
{
	return number_decimal(a, value, 0);
}

const char *number_short(struct arena *a, double value, int most)
{
	const char *text = number_decimal(a, value, most);
	size_t size = strlen(text);

	if (!strchr(text, ','))
		return text;
	while (text[size - 1] == '0')
		size--;
	if (text[size - 1] == ',')
		size--;
	return arena_text(a, text, size);
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

bool number_goes_on(const char *text, const char *space)
{
	size_t before = 0, after = 0;

	while (space - before > text && before < 4 && is_figure(space[-1 - (ptrdiff_t)before]))
		before++;
	while (after < 4 && is_figure(space[1 + after]))
		after++;
	return before >= 1 && before <= 3 && after == 3;
}

double number_significant(double value, int digits)
{
	int place;

	if (value == 0 || !isfinite(value))
		return value;
	place = (int)floor(log10(fabs(value))) - digits + 1;
	if (place > 0)
		return rounded(value / pow(10, place), 0) * pow(10, place);
	return rounded(value, -place);
}
