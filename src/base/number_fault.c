/* Finds what was meant by a text that is no number. */
#include "number_fault.h"

#include "arena.h"
#include "excerpt.h"
#include "odd.h"
#include "text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

const char *number_written(double value, enum number_kind kind, struct arena *a)
{
	if (kind == NUMBER_PERCENT)
		return arena_printf(a, "%s %%", number_short(a, value * 100, 6));
	if ((kind == NUMBER_COUNT || kind == NUMBER_YEARS) && value != floor(value))
		return NULL;
	return number_short(a, value, 2);
}

static bool reads(double *out, const char *text, enum number_kind kind, struct arena *a)
{
	return *text && !number_read_like(out, text, kind, NULL, a);
}

static const char *trimmed(struct arena *a, const char *text, size_t size)
{
	while (size && *text == ' ')
		text++, size--;
	while (size && text[size - 1] == ' ')
		size--;
	return arena_text(a, text, size);
}

/* `text` as it is written in the kind, when it can be read; NULL when not. */
static const char *as_written(const char *text, enum number_kind kind, struct arena *a)
{
	double value;

	return reads(&value, text, kind, a) ? number_written(value, kind, a) : NULL;
}

/* --- words beside the digits --- */

/* Where the first word after the digits begins, and the number before it; false when there is none
 * of either. */
static bool part_number(const char *plain, const char **number, const char **word, struct arena *a)
{
	size_t size = strspn(plain, "+-" DIGITS " .,%");

	if (!size || !strpbrk(plain, DIGITS) || strcspn(plain, DIGITS) >= size || !plain[size] ||
	    strpbrk(plain + size, DIGITS))
		return false;
	*number = trimmed(a, plain, size);
	*word = plain + size;
	return true;
}

/* A word and what it multiplies the number before it by. */
struct scale {
	const char *word;
	double factor;
};

/* The whole of `text` up to a full stop and a unit of kroner. */
static const struct scale *find_scale(const struct scale *scales, const char *text)
{
	static const char *const after[] = { "",     ".",     " kr",     ". kr",
					     " kr.", ". kr.", " kroner", ". kroner" };

	for (const struct scale *s = scales; s->word; s++)
		if (text_starts(text, s->word))
			for (size_t i = 0; i < sizeof after / sizeof *after; i++)
				if (text_equal(text + strlen(s->word), after[i]))
					return s;
	return NULL;
}

/* "1,2 mill", "500 tusen": with all its digits. */
static const char *written_large(const char *text, const char *number, const char *word,
				 enum number_kind kind, struct arena *a)
{
	static const struct scale scales[] = {
		{ "millioner", 1e6 },
		{ "million", 1e6 },
		{ "millionar", 1e6 },
		{ "mill", 1e6 },
		{ "mnok", 1e6 },
		{ "mkr", 1e6 },
		{ "mio", 1e6 },
		{ "milliarder", 1e9 },
		{ "milliard", 1e9 },
		{ "mrd", 1e9 },
		{ "tusen", 1e3 },
		{ "tus", 1e3 },
		{ "tkr", 1e3 },
		{ "tnok", 1e3 },
		{ "kkr", 1e3 },
		{ "k", 1e3 },
		{ 0 },
	};
	const struct scale *scale =
		kind == NUMBER_KRONER || kind == NUMBER_COUNT ? find_scale(scales, word) : NULL;
	const char *written;
	double value;

	if (!scale)
		return NULL;
	/* "1.250 mill" has two readings, as "1.250" in kroner. */
	if (!reads(&value, number, NUMBER_KRONER, a))
		return arena_printf(a,
				    "«%s» må skrives med alle sifrene og mellomrom mellom tusener",
				    excerpt(a, text));
	written = number_written(round(value * scale->factor * 100) / 100, kind, a);
	return written ? arena_printf(a, "«%s» må skrives med alle sifrene; skriv «%s»",
				      excerpt(a, text), written)
		       : NULL;
}

/* "18 måneder": as many years as that is, where years are asked for. */
static const char *written_time(const char *text, const char *number, const char *word,
				struct arena *a)
{
	static const struct scale scales[] = {
		{ "måneder", 1. / 12 },  { "måned", 1. / 12 },
		{ "månader", 1. / 12 },  { "månad", 1. / 12 },
		{ "maaneder", 1. / 12 }, { "mnd", 1. / 12 },
		{ "mnd.", 1. / 12 },     { "kvartaler", .25 },
		{ "kvartal", .25 },      { "halvår", .5 },
		{ "semestre", .5 },      { "semester", .5 },
		{ "semestere", .5 },     { 0 },
	};
	const struct scale *scale = find_scale(scales, word);
	double value, years;

	if (!scale || !reads(&value, number, NUMBER_DECIMAL, a))
		return NULL;
	years = round(value * scale->factor * 1e6) / 1e6;
	if (years == floor(years))
		return arena_printf(a, "«%s» er %s år; skriv «%s»", excerpt(a, text),
				    number_whole(a, years), number_whole(a, years));
	return arena_printf(a,
			    "«%s» er %s år, og her regnes det i hele år; rund av til %s år, og "
			    "tilpass kostnadene "
			    "til det",
			    excerpt(a, text), number_short(a, years, 2),
			    years < 1
				    ? number_whole(a, 1)
				    : arena_printf(a, "%s eller %s", number_whole(a, floor(years)),
						   number_whole(a, ceil(years))));
}

/* Words that say no more than what the kind is of. */
static bool is_own_word(const char *word, enum number_kind kind)
{
	static const char *const own[][32] = {
		[NUMBER_COUNT] = { "barn",         "unge",      "ungdommer",  "ungdom",
				   "ungdommar",    "deltakere", "deltakarar", "deltagere",
				   "elever",       "elevar",    "personer",   "personar",
				   "stk",          "stk.",      "stykker",    "barn og unge",
				   "gutter",       "jenter",    "brukere",    "brukarar",
				   "i hver runde", "per runde" },
		[NUMBER_YEARS] = { "år", "aar", "årene", "hele år", "heile år", "skoleår",
				   "skuleår", "års varighet", "år i alt" },
		[NUMBER_KRONER] = { "nok",           "kr",         "kroner",
				    "per år",        "pr. år",     "pr år",
				    "/år",           "/ år",       "årlig",
				    "årleg",         "i året",     "kr per år",
				    "kr pr. år",     "kr pr år",   "kr/år",
				    "kr i året",     "kr årlig",   "kroner per år",
				    "kroner i året", "nok per år", "norske kroner" },
		[NUMBER_PERCENT] = { "av dem", "av deltakerne", "av barna", "av ungdommene",
				     "andel" },
	};

	for (int i = 0; kind != NUMBER_DECIMAL && i < 32 && own[kind][i]; i++)
		if (text_equal(word, own[kind][i]))
			return true;
	return false;
}

static const char *without_word(const char *text, const char *number, const char *word,
				enum number_kind kind, struct arena *a)
{
	static const char *const unit[] = {
		[NUMBER_COUNT] = "et antall personer",   [NUMBER_YEARS] = "et antall år",
		[NUMBER_KRONER] = "et beløp i kroner",   [NUMBER_DECIMAL] = "et tall",
		[NUMBER_PERCENT] = "en andel i prosent",
	};
	const char *fault;
	double value;

	if (is_own_word(word, kind)) {
		fault = number_read(&value, number, kind, a);
		if (fault)
			return kind == NUMBER_PERCENT || strpbrk(number, ".,") ? fault : NULL;
		return arena_printf(a, "det står mer enn et tall i «%s»; skriv bare «%s»",
				    excerpt(a, text), number);
	}
	return reads(&value, number, NUMBER_KRONER, a)
		       ? arena_printf(a,
				      "«%s» er noe annet enn %s; regn det om om det trengs, og "
				      "skriv tallet uten ord "
				      "etter",
				      excerpt(a, text), unit[kind])
		       : NULL;
}

/* "55 av 100", "1/2", "55 pst", "5 ‰". */
static const char *written_share(const char *text, const char *plain, struct arena *a)
{
	double part = 0, whole = 0;
	char rest[24] = "";
	int end = 0;

	if ((sscanf(plain, "%7lf av %7lf%n", &part, &whole, &end) == 2 ||
	     sscanf(plain, "%7lf / %7lf%n", &part, &whole, &end) == 2) &&
	    !plain[end] && whole > 0 && part <= whole)
		return arena_printf(a, "«%s» er %s; skriv «%s»", excerpt(a, text),
				    number_written(part / whole, NUMBER_PERCENT, a),
				    number_written(part / whole, NUMBER_PERCENT, a));
	if (sscanf(plain, "%7[0-9.,]%15s%n", rest, rest + 8, &end) != 2 &&
	    sscanf(plain, "%7[0-9.,] %15s%n", rest, rest + 8, &end) != 2)
		return NULL;
	if (!plain[end] && (text_equal(rest + 8, "pst") || text_equal(rest + 8, "pst.") ||
			    text_equal(rest + 8, "%%") || text_equal(rest + 8, "pct") ||
			    text_equal(rest + 8, "percent")))
		return arena_printf(a, "«%s» skrives med prosenttegn; skriv «%s %%»",
				    excerpt(a, text), rest);
	if (!plain[end] && text_equal(rest + 8, "‰") &&
	    reads(&part, arena_printf(a, "%s %%", rest), NUMBER_PERCENT, a))
		return arena_printf(a, "«%s» er promille; skriv «%s»", excerpt(a, text),
				    number_written(part / 10, NUMBER_PERCENT, a));
	if (!plain[end] && (text_equal(rest + 8, "prosentpoeng") || text_equal(rest + 8, "pp")))
		return arena_printf(a,
				    "«%s» er en forskjell mellom to andeler; skriv hele andelen, "
				    "med prosenttegn etter",
				    excerpt(a, text));
	return NULL;
}

/* --- one number among other things --- */

/* "ca 100", "om lag 100", "~100". */
static const char *without_about(const char *text, const char *plain, enum number_kind kind,
				 struct arena *a)
{
	static const char *const words[] = {
		"ca.",    "ca",    "cirka",   "circa",      "omtrent",        "omlag",
		"om lag", "rundt", "omkring", "anslagsvis", "i underkant av", "i overkant av",
		"~",      "≈",     "ca:",     "inntil",     "opptil"
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *rest = plain + strlen(words[i]), *written;
		double value;

		if (!text_starts(plain, words[i]) || (rest[0] != ' ' && !strchr(DIGITS, rest[0])))
			continue;
		rest += strspn(rest, " ");
		written = reads(&value, rest, kind, a) ? rest : NULL;
		if (written)
			return arena_printf(a, "skriv tallet uten ord foran: «%s», ikke «%s»",
					    written, excerpt(a, text));
	}
	return NULL;
}

bool number_span(double *from, double *to, const char *text, enum number_kind kind, struct arena *a)
{
	struct buffer plain = { .arena = a };
	const char *left, *right;
	char *between;
	uint32_t c;

	while ((c = utf8_next(&text)) != 0) {
		char bytes[4];

		c = utf8_plain(c);
		buffer_add(&plain, bytes, c ? (size_t)utf8_put(bytes, c) : 0);
	}
	if (!plain.size || !strchr(DIGITS, plain.data[0]))
		return false;
	between = strstr(plain.data, " til ");
	left = between ? between : strchr(plain.data, '-');
	if (!left)
		return false;
	right = between ? between + 5 : left + 1;
	left = trimmed(a, plain.data, (size_t)(left - plain.data));
	right = trimmed(a, right, strlen(right));
	if (kind == NUMBER_PERCENT && !strchr(left, '%'))
		left = arena_printf(a, "%s %%", left);
	if (!strchr(DIGITS, *right) || !reads(from, left, kind, a) || !reads(to, right, kind, a) ||
	    *from > *to)
		return false;
	return true;
}

static const char *written_span(const char *text, enum number_kind kind, struct arena *a)
{
	double from, to;

	if (!number_span(&from, &to, text, kind, a))
		return NULL;
	if (kind == NUMBER_YEARS && from >= 1900)
		return arena_printf(a, "«%s» er fra og til et år, %s år i alt; skriv «%s»",
				    excerpt(a, text), number_whole(a, to - from + 1),
				    number_whole(a, to - from + 1));
	return arena_printf(a, "«%s» er to tall; skriv det ene dere venter", excerpt(a, text));
}

/* "1O0", "2l": letters that look like digits. */
static const char *with_digits(const char *text, const char *plain, enum number_kind kind,
			       struct arena *a)
{
	char *copy = arena_text(a, plain, strlen(plain));
	bool changed = false;

	for (char *p = copy; *p; p++) {
		char digit = *p == 'o' ? '0' : *p == 'l' || *p == 'i' ? '1' : *p;

		if (digit != *p && (p > copy || p[1]) &&
		    (strchr(DIGITS " ", p[1]) || (p > copy && strchr(DIGITS, p[-1])))) {
			*p = digit;
			changed = true;
		}
	}
	return changed && as_written(copy, kind, a)
		       ? arena_printf(a, "det står en bokstav i «%s»; skriv «%s»", excerpt(a, text),
				      copy)
		       : NULL;
}

/* "200'000" and "1,000,000": thousands as others part them. */
static const char *with_spaces(const char *text, const char *plain, enum number_kind kind,
			       struct arena *a)
{
	const char *comma = strchr(plain, ',');
	struct buffer out = { .arena = a };
	const char *written;

	if (!strpbrk(plain, "'\xE2") &&
	    !(comma && (strchr(comma + 1, ',') || strchr(comma + 1, '.'))))
		return NULL;
	for (const char *p = plain; *p;) {
		uint32_t c = utf8_next(&p);

		if (c == '\'' || c == 0x2019 || (c == ',' && strchr(DIGITS, *p)))
			buffer_puts(&out, " ");
		else if (c < 0x80)
			buffer_add(&out, &(char){ (char)c }, 1);
		else
			return NULL;
	}
	written = as_written(buffer_text(&out), kind, a);
	return written ? arena_printf(a, "skriv mellomrom mellom tusener: «%s», ikke «%s»", written,
				      excerpt(a, text))
		       : NULL;
}

static const char *without_odd(const char *text, enum number_kind kind, struct arena *a)
{
	uint32_t found;
	const char *rest = odd_without(text, &found, a);
	double value;

	if (!found || !reads(&value, rest, kind, a))
		return NULL;
	return arena_printf(a, "det er %s i «%s»; skriv «%s»", odd_name(found), excerpt(a, text),
			    rest);
}

/* "to", "tolv". */
static const char *with_word(const char *text, const char *plain, enum number_kind kind,
			     struct arena *a)
{
	static const struct scale words[] = {
		{ "en", 1 },      { "ett", 1 },      { "et", 1 },       { "ein", 1 },
		{ "to", 2 },      { "tre", 3 },      { "fire", 4 },     { "fem", 5 },
		{ "seks", 6 },    { "sju", 7 },      { "syv", 7 },      { "åtte", 8 },
		{ "ni", 9 },      { "ti", 10 },      { "elleve", 11 },  { "tolv", 12 },
		{ "femten", 15 }, { "tjue", 20 },    { "tretti", 30 },  { "førti", 40 },
		{ "femti", 50 },  { "hundre", 100 }, { "tusen", 1000 },
	};
	size_t size = strcspn(plain, " ");
	const char *rest = plain + size + strspn(plain + size, " ");

	if ((kind != NUMBER_COUNT && kind != NUMBER_YEARS) || (*rest && !is_own_word(rest, kind)))
		return NULL;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].word) == size && text_starts(plain, words[i].word))
			return arena_printf(a, "skriv «%s» med sifre: «%s»", excerpt(a, text),
					    number_whole(a, words[i].factor));
	return NULL;
}

static const char *find_number(const char *text, const char *plain, enum number_kind kind,
			       struct arena *a)
{
	const char *fault = without_odd(text, kind, a), *number, *word;

	if (!fault && kind == NUMBER_PERCENT)
		fault = written_share(text, plain, a);
	if (!fault)
		fault = written_span(text, kind, a);
	if (!fault)
		fault = without_about(text, plain, kind, a);
	if (!fault)
		fault = with_spaces(text, plain, kind, a);
	if (!fault)
		fault = with_digits(text, plain, kind, a);
	if (!fault)
		fault = with_word(text, plain, kind, a);
	if (fault || !part_number(plain, &number, &word, a))
		return fault;
	fault = written_large(text, number, word, kind, a);
	if (!fault && kind == NUMBER_YEARS)
		fault = written_time(text, number, word, a);
	return fault ? fault : without_word(text, number, word, kind, a);
}

const char *number_fault(const char *text, const char *plain, enum number_kind kind,
			 const char *example, struct arena *a)
{
	const char *fault;

	if (!*plain)
		return arena_printf(a, "tallet mangler; skriv for eksempel «%s»", example);
	fault = find_number(text, plain, kind, a);
	if (fault)
		return fault;
	if (strspn(plain, "-" DIGITS " .,") == strlen(plain) && strpbrk(plain, DIGITS))
		return arena_printf(
			a,
			"skilletegnene i «%s» stemmer ikke; bruk mellomrom mellom tusener og komma "
			"foran desimaler, for eksempel «%s»",
			excerpt(a, text), kind == NUMBER_KRONER ? "1 250 000,50" : example);
	return arena_printf(a, "«%s» er ikke et tall; skriv for eksempel «%s»", excerpt(a, text),
			    example);
}
