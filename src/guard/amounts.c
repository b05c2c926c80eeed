/* Finds amounts of money in running text. */
#include "amounts.h"

#include "base/arena.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

/* What a number can be followed by. */
static const struct unit {
	const char *word;
	double size;     /* kr */
	bool needs_more; /* only an amount when kroner follow, or "kr" stands before */
} units[] = {
	{ "kroner", 1, false },     { "krone", 1, false },       { "kr", 1, false },      { "NOK", 1, false },
	{ "tusen", 1e3, true },     { "tkr", 1e3, false },       { "millioner", 1e6, false },
	{ "millionar", 1e6, false }, { "million", 1e6, false },  { "mill", 1e6, false },  { "mkr", 1e6, false },
	{ "MNOK", 1e6, false },     { "milliarder", 1e9, false }, { "milliardar", 1e9, false },
	{ "milliard", 1e9, false }, { "mrd", 1e9, false },
};

static const struct number_word {
	const char *word;
	double value, unit;
} number_words[] = {
	{ "en halv", 0.5, 0.1 }, { "ein halv", 0.5, 0.1 }, { "en", 1, 1 },   { "én", 1, 1 },      { "ein", 1, 1 },
	{ "éin", 1, 1 },	 { "halvannen", 1.5, 0.1 }, { "halvannan", 1.5, 0.1 },	     { "to", 2, 1 },
	{ "tre", 3, 1 },	 { "fire", 4, 1 },	   { "fem", 5, 1 },  { "seks", 6, 1 },    { "sju", 7, 1 },
	{ "syv", 7, 1 },	 { "åtte", 8, 1 },	   { "ni", 9, 1 },   { "ti", 10, 1 },     { "elleve", 11, 1 },
	{ "tolv", 12, 1 },
};

/* Millions and thousands of these are no money. */
static const char *const things[] = {
	"innbyggere", "innbyggjarar", "mennesker", "menneske", "personer", "personar", "barn", "unge", "ungdommer",
	"ungdomar", "nordmenn", "folk", "elever", "elevar", "brukere", "brukarar", "deltakere", "deltakarar", "ganger",
	"gonger", "timer", "timar", "dager", "dagar", "år", "euro", "dollar",
};

/* Where the reading is; everything before `at` is read. */
struct amount_scan {
	const char *begin, *at, *end;
};

static bool is_letter(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 : isalpha(byte);
}

/* Whether a letter or digit ends right before `p`: then no word or number begins there. */
static bool is_inside_word(const struct amount_scan *r, const char *p)
{
	const char *lead = p - 1;

	if (p == r->begin)
		return false;
	while (lead > r->begin && ((unsigned char)*lead & 0xC0) == 0x80)
		lead--;
	return is_letter(*lead) || isdigit((unsigned char)*lead);
}

/* The end of the mark among `marks` at `p`; NULL when none of them stands there. */
static const char *mark_end(const struct amount_scan *r, const char *p, const char *const marks[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(marks[i]);

		if ((size_t)(r->end - p) >= size && memcmp(p, marks[i], size) == 0)
			return p + size;
	}
	return NULL;
}

/* Length of one space of any kind at `p`; the lead bytes C2 and E2 begin spaces, dashes and quotes, not letters. */
static size_t space_at(const struct amount_scan *r, const char *p)
{
	static const char *const spaces[] = { " ", "\n", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89" };
	const char *end = mark_end(r, p, spaces, sizeof spaces / sizeof *spaces);

	return end ? (size_t)(end - p) : 0;
}

static const char *skip_space(const struct amount_scan *r, const char *p)
{
	return p + space_at(r, p);
}

/* The end of the word `word` at `p`, whatever its case; NULL when another word stands there. */
static const char *word_end(const struct amount_scan *r, const char *p, const char *word)
{
	size_t size = strlen(word);

	if ((size_t)(r->end - p) < size || strncasecmp(p, word, size) != 0)
		return NULL;
	return p + size < r->end && is_letter(p[size]) ? NULL : p + size;
}

static bool digits_at(const struct amount_scan *r, const char *p, int count)
{
	for (int i = 0; i < count; i++)
		if (p + i >= r->end || !isdigit((unsigned char)p[i]))
			return false;
	return p + count >= r->end || !isdigit((unsigned char)p[count]);
}

/* Length of what parts thousands at `p`: a space on the line, or a point. */
static size_t group_mark(const struct amount_scan *r, const char *p)
{
	if (p < r->end && *p == '.')
		return 1;
	return p < r->end && *p != '\n' ? space_at(r, p) : 0;
}

/* Digits in groups of three or in one, and decimals. Returns its end; NULL when `p` is no number. */
static const char *read_digits(const struct amount_scan *r, const char *p, struct amount *out)
{
	const char *start = p;
	size_t mark;

	if (p >= r->end || !isdigit((unsigned char)*p))
		return NULL;
	out->kroner = 0;
	out->unit = 1;
	while (p < r->end && isdigit((unsigned char)*p))
		out->kroner = out->kroner * 10 + (*p++ - '0');
	if (p - start <= 3)
		while ((mark = group_mark(r, p)) > 0 && digits_at(r, p + mark, 3)) {
			for (p += mark; p < r->end && isdigit((unsigned char)*p); p++)
				out->kroner = out->kroner * 10 + (*p - '0');
		}
	if (p + 1 < r->end && (*p == ',' || *p == '.') && isdigit((unsigned char)p[1]))
		for (p++; p < r->end && isdigit((unsigned char)*p); p++) {
			out->unit /= 10;
			out->kroner += (*p - '0') * out->unit;
		}
	return p;
}

static const char *read_word(const struct amount_scan *r, const char *p, struct amount *out)
{
	for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
		const char *end = word_end(r, p, number_words[i].word);

		if (!end)
			continue;
		out->kroner = number_words[i].value;
		out->unit = number_words[i].unit;
		return end;
	}
	return NULL;
}

static bool is_kroner(const struct amount_scan *r, const char *p, const char **end)
{
	for (size_t i = 0; i < 4; i++) {
		*end = word_end(r, p, units[i].word);
		if (*end)
			return true;
	}
	return false;
}

static bool is_thing(const struct amount_scan *r, const char *p)
{
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		if (word_end(r, p, things[i]))
			return true;
	return false;
}

/* The unit of money at `p`, after a number: its size in kr and its end, or 0. ",-" closes an amount in kroner. */
static double read_unit(const struct amount_scan *r, const char *p, bool after_kr, const char **end)
{
	static const char *const closings[] = { ",-", ",–", ",—" };
	const char *word = skip_space(r, p), *more, *kroner;

	*end = mark_end(r, p, closings, sizeof closings / sizeof *closings);
	if (*end)
		return 1;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const struct unit *unit = &units[i];

		*end = word_end(r, word, unit->word);
		if (!*end)
			continue;
		more = *end + (*end < r->end && **end == '.' && unit->size > 1);
		more = skip_space(r, more);
		if (unit->size > 1 && is_kroner(r, more, &kroner)) {
			*end = kroner;
			return unit->size;
		}
		if (is_thing(r, more) || (unit->needs_more && !after_kr))
			return 0;
		return unit->size;
	}
	*end = p;
	return after_kr ? 1 : 0;
}

/* The end of a dash or " til " between the two numbers of a range, or NULL. */
static const char *range_mark(const struct amount_scan *r, const char *p)
{
	static const char *const marks[] = { "-", "–", "til" };
	const char *end = mark_end(r, skip_space(r, p), marks, sizeof marks / sizeof *marks);

	return end ? skip_space(r, end) : NULL;
}

static void add(struct amounts *out, struct amount amount, double size, const char *start, const char *end,
		struct arena *a)
{
	amount.kroner *= size;
	amount.unit *= size;
	amount.text = (struct str){ start, (size_t)(end - start) };
	*LIST_ADD(a, out) = amount;
}

/* Reads the amount or range that a number at `r->at` begins, `start` being where it stands with "kr" before it. Moves
 * past it, or past the number when it is no money. */
static void read_amount(struct amounts *out, struct amount_scan *r, const char *start, bool after_kr, bool by_word,
			struct arena *a)
{
	struct amount first, second;
	const char *end = by_word ? read_word(r, r->at, &first) : read_digits(r, r->at, &first), *stop, *mark, *next;
	double size;

	mark = range_mark(r, end);
	next = mark ? read_digits(r, mark, &second) : NULL;
	size = read_unit(r, end, after_kr && !next, &stop);
	if (size > 0)
		next = NULL;
	else if (next)
		size = read_unit(r, next, after_kr, &stop);
	r->at = end;
	if (size <= 0 || (by_word && size < 1e6))
		return;
	add(out, first, size, start, stop, a);
	if (next)
		add(out, second, size, start, stop, a);
	r->at = stop;
}

/* The end of "kr" or "NOK" and a space before a number, or NULL. */
static const char *money_before(const struct amount_scan *r, const char *p)
{
	static const char *const words[] = { "kr", "NOK" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *end = word_end(r, p, words[i]);

		if (!end)
			continue;
		end = skip_space(r, end + (end < r->end && *end == '.'));
		return end < r->end && isdigit((unsigned char)*end) ? end : NULL;
	}
	return NULL;
}

void amounts_find(struct amounts *out, struct str text, struct arena *a)
{
	struct amount_scan r = { text.data, text.data, text.data + text.size };
	struct amount unused;

	while (r.at < r.end) {
		bool begins = !is_inside_word(&r, r.at);
		const char *start = r.at, *number = begins ? money_before(&r, r.at) : NULL;

		if (number) {
			r.at = number;
			read_amount(out, &r, start, true, false, a);
		} else if (r.end - r.at > 1 && r.at[0] == '{' && r.at[1] == '{') {
			while (r.at < r.end && *r.at != '}')
				r.at++;
		} else if (begins && isdigit((unsigned char)*r.at)) {
			read_amount(out, &r, start, false, false, a);
		} else if (begins && read_word(&r, r.at, &unused)) {
			read_amount(out, &r, start, false, true, a);
		} else {
			r.at++;
		}
	}
}

/* "540 000" is written to 10 000: its last digit that is not 0. */
static double written_unit(const struct amount *amount)
{
	double unit = amount->unit, most = amount->kroner / 10;

	if (unit < 1)
		return unit;
	while (unit * 10 <= most && fmod(amount->kroner, unit * 10) < 0.5)
		unit *= 10;
	return unit < most ? unit : most;
}

bool amount_is(const struct amount *amount, double figure)
{
	double slack = written_unit(amount) / 2;

	return fabs(fabs(figure) - amount->kroner) <= (slack > 0.5 ? slack : 0.5) * (1 + 1e-9);
}
