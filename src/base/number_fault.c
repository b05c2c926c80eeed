/* Finds what was meant by a text that is no number. */
#include "number_fault.h"

#include "arena.h"
#include "excerpt.h"
#include "limits.h"
#include "odd.h"
#include "text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DIGITS "0123456789"

/* A text that is no number, and what was found of it. */
struct doubt {
	const char *text;  /* as written */
	const char *plain; /* in lower case, with ordinary spaces */
	const char *shown; /* for messages */
	enum number_kind kind;
	struct arena *arena;
	const char
		*meant; /* the number it says, as it is to be written; NULL when only people know */
};

const char *number_written(double value, enum number_kind kind, struct arena *a)
{
	if (kind == NUMBER_PERCENT)
		return arena_printf(a, "%s %%", number_short(a, value * 100, 6));
	if ((kind == NUMBER_COUNT || kind == NUMBER_YEARS) && value != floor(value))
		return NULL;
	return number_short(a, value, 2);
}

static bool means(struct doubt *q, const char *number)
{
	double value;

	if (!number || !number_reads(&value, number, q->kind, q->arena))
		return false;
	q->meant = number;
	return true;
}

/* --- words beside the digits --- */

/* The number that `plain` begins with and the word after it; false when there is none of either. */
static bool part_number(const struct doubt *q, const char **number, const char **word)
{
	size_t size = strspn(q->plain, "+-" DIGITS " .,%");

	if (strcspn(q->plain, DIGITS) >= size || !q->plain[size] ||
	    strpbrk(q->plain + size, DIGITS))
		return false;
	*number = number_trimmed(q->arena, q->plain, size);
	*word = q->plain + size;
	return true;
}

/* A word and what it multiplies the number before it by. */
struct scale {
	const char *word;
	double factor;
};

/* The one that `text` is, up to a full stop and a unit of kroner. */
static const struct scale *find_scale(const struct scale *scales, const char *text)
{
	static const char *const after[] = { "",     ".",     " kr",     ". kr",
					     " kr.", ". kr.", " kroner", ". kroner" };

	for (const struct scale *s = scales; s->word; s++)
		for (size_t i = 0; text_starts(text, s->word) && i < sizeof after / sizeof *after;
		     i++)
			if (text_equal(text + strlen(s->word), after[i]))
				return s;
	return NULL;
}

/* "1,2 mill", "500 tusen": with all its digits. */
static const char *written_large(struct doubt *q, const char *number, const char *word)
{
	static const struct scale scales[] = {
		{ "millioner", 1e6 },  { "millionar", 1e6 },
		{ "million", 1e6 },    { "mill", 1e6 },
		{ "mnok", 1e6 },       { "mkr", 1e6 },
		{ "mio", 1e6 },        { "m", 1e6 },
		{ "mrd", 1e9 },        { "milliarder", 1e9 },
		{ "milliardar", 1e9 }, { "milliard", 1e9 },
		{ "tusen", 1e3 },      { "tus", 1e3 },
		{ "tkr", 1e3 },        { "tnok", 1e3 },
		{ "kkr", 1e3 },        { "knok", 1e3 },
		{ "k", 1e3 },          { 0 },
	};
	const struct scale *scale = q->kind == NUMBER_KRONER || q->kind == NUMBER_COUNT
					    ? find_scale(scales, word)
					    : NULL;
	double value;

	if (!scale)
		return NULL;
	/* "1.250 mill" has two readings, as "1.250" in kroner. */
	if (!number_reads(&value, number, NUMBER_KRONER, q->arena) ||
	    !means(q, number_written(round(value * scale->factor * 100) / 100, q->kind, q->arena)))
		return arena_printf(q->arena,
				    "«%s» må skrives med alle sifrene og mellomrom mellom tusener",
				    q->shown);
	return arena_printf(q->arena, "«%s» må skrives med alle sifrene; skriv «%s»", q->shown,
			    q->meant);
}

/* "18 måneder": as many years as that is, where years are asked for. */
static const char *written_time(struct doubt *q, const char *number, const char *word)
{
	static const struct scale scales[] = {
		{ "måneder", 1. / 12 },
		{ "måned", 1. / 12 },
		{ "månader", 1. / 12 },
		{ "månad", 1. / 12 },
		{ "maaneder", 1. / 12 },
		{ "mnd", 1. / 12 },
		{ "kvartaler", .25 },
		{ "kvartal", .25 },
		{ "halvår", .5 },
		{ "semestre", .5 },
		{ "semester", .5 },
		{ "semestere", .5 },
		{ 0 },
	};
	const struct scale *scale = q->kind == NUMBER_YEARS ? find_scale(scales, word) : NULL;
	struct arena *a = q->arena;
	double value, years;

	if (!scale || !number_reads(&value, number, NUMBER_DECIMAL, a))
		return NULL;
	years = round(value * scale->factor * 1e6) / 1e6;
	if (means(q, number_written(years, NUMBER_YEARS, a)))
		return arena_printf(a, "«%s» er %s år; skriv «%s»", q->shown, q->meant, q->meant);
	return arena_printf(a,
			    "«%s» er %s år, og her regnes det i hele år; rund av til %s år, og tilpass kostnadene til det",
			    q->shown, number_short(a, years, 2),
			    years < 1
				    ? number_whole(a, 1)
				    : arena_printf(a, "%s eller %s", number_whole(a, floor(years)),
						   number_whole(a, ceil(years))));
}

/* Words that say no more than what the kind is of. */
static bool is_own_word(const char *word, enum number_kind kind)
{
	static const char *const people[] = {
		"barn",       "unge",      "ungdommer", "ungdom",       "ungdommar", "deltakere",
		"deltakarar", "deltagere", "elever",    "elevar",       "personer",  "personar",
		"stk",        "stk.",      "stykker",   "barn og unge", "gutter",    "jenter",
		"brukere",    "brukarar",  "per runde", "i hver runde", NULL,
	};
	static const char *const years[] = { "år",      "aar",     "hele år",      "heile år",
					     "skoleår", "skuleår", "års varighet", NULL };
	static const char *const kroner[] = {
		"nok",       "norske kroner", "per år",        "pr. år",        "pr år",
		"/år",       "/ år",          "årlig",         "årleg",         "i året",
		"kr per år", "kr pr. år",     "kr pr år",      "kr/år",         "kr / år",
		"kr i året", "kr årlig",      "kroner per år", "kroner i året", "nok per år",
		NULL,
	};
	static const char *const shares[] = { "av dem", "av deltakerne", "av barna",
					      "av ungdommene", NULL };
	static const char *const *const own[] = { [NUMBER_COUNT] = people,
						  [NUMBER_YEARS] = years,
						  [NUMBER_KRONER] = kroner,
						  [NUMBER_DECIMAL] = shares,
						  [NUMBER_PERCENT] = shares };

	for (const char *const *w = own[kind]; *w; w++)
		if (text_equal(word, *w))
			return true;
	return false;
}

static const char *without_word(struct doubt *q, const char *number, const char *word)
{
	static const char *const unit[] = {
		[NUMBER_COUNT] = "et antall personer",   [NUMBER_YEARS] = "et antall år",
		[NUMBER_KRONER] = "et beløp i kroner",   [NUMBER_DECIMAL] = "et tall",
		[NUMBER_PERCENT] = "en andel i prosent",
	};
	double value;

	if (is_own_word(word, q->kind) && means(q, number))
		return arena_printf(q->arena, "det står mer enn et tall i «%s»; skriv bare «%s»",
				    q->shown, number);
	if (is_own_word(word, q->kind)) /* the number itself has a fault: "2,5 år" */
		return number_read(&value, number, q->kind, q->arena);
	if (!number_reads(&value, number, NUMBER_KRONER, q->arena))
		return NULL;
	return arena_printf(q->arena,
			    "«%s» er noe annet enn %s; regn det om om det trengs, og skriv tallet uten ord etter",
			    q->shown, unit[q->kind]);
}

/* "55 av 100", "1/2". */
static const char *written_fraction(struct doubt *q)
{
	double part = 0, whole = 0;
	int end = 0;

	if ((sscanf(q->plain, "%7lf av %7lf%n", &part, &whole, &end) != 2 &&
	     sscanf(q->plain, "%7lf / %7lf%n", &part, &whole, &end) != 2) ||
	    q->plain[end] || !(whole > 0 && part >= 0 && part <= whole) ||
	    !means(q, number_written(part / whole, NUMBER_PERCENT, q->arena)))
		return NULL;
	return arena_printf(q->arena, "«%s» er %s; skriv «%s»", q->shown, q->meant, q->meant);
}

/* "55 pst", "5 ‰", "5 prosentpoeng". */
static const char *written_share(struct doubt *q)
{
	static const char *const percent[] = { "pst", "pst.", "pct", "percent", "%%" };
	size_t size = strspn(q->plain, DIGITS ".,");
	const char *word = q->plain + size + strspn(q->plain + size, " ");
	const char *number = arena_printf(q->arena, "%.*s %%", (int)size, q->plain);
	double share;

	if (!size || !*word)
		return NULL;
	for (size_t i = 0; i < sizeof percent / sizeof *percent; i++)
		if (text_equal(word, percent[i]) && means(q, number))
			return arena_printf(q->arena,
					    "«%s» skrives med ett prosenttegn; skriv «%s»",
					    q->shown, number);
	if (text_equal(word, "‰") && number_reads(&share, number, NUMBER_PERCENT, q->arena) &&
	    means(q, number_written(share / 10, NUMBER_PERCENT, q->arena)))
		return arena_printf(q->arena, "«%s» er promille; skriv «%s»", q->shown, q->meant);
	if (text_equal(word, "prosentpoeng") || text_equal(word, "%-poeng") ||
	    text_equal(word, "pp"))
		return arena_printf(q->arena,
				    "«%s» er en forskjell mellom to andeler; skriv hele andelen, med prosenttegn etter",
				    q->shown);
	return NULL;
}

/* --- one number among other things --- */

static const char *look(struct doubt *q);

/* "ca 100", "om lag 100", "~100". */
static const char *without_about(struct doubt *q)
{
	static const char *const words[] = { "ca.",        "ca:",     "ca",         "cirka",
					     "circa",      "omtrent", "omlag",      "om lag",
					     "rundt",      "omkring", "anslagsvis", "omkr.",
					     "~",          "≈",       "inntil",     "opptil",
					     "inntil ca.", "estimert" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *rest = q->plain + strlen(words[i]);
		struct doubt after = *q;

		if (!text_starts(q->plain, words[i]) || !*rest ||
		    (*rest != ' ' && !strchr(DIGITS, *rest)))
			continue;
		rest += strspn(rest, " ");
		if (!means(q, rest)) {
			after.text = after.plain = rest;
			look(&after);
			if (!means(q, after.meant))
				continue;
		}
		return arena_printf(q->arena, "«%s» har noe foran tallet; skriv «%s»", q->shown,
				    q->meant);
	}
	return NULL;
}

static const char *written_span(struct doubt *q)
{
	double from, to;

	if (!number_span(&from, &to, q->text, q->kind, q->arena))
		return NULL;
	if (q->kind == NUMBER_YEARS && from >= 1900 &&
	    means(q, number_whole(q->arena, to - from + 1)))
		return arena_printf(q->arena, "«%s» er fra og til et år, %s år i alt; skriv «%s»",
				    q->shown, q->meant, q->meant);
	return arena_printf(q->arena, "«%s» er to tall; skriv det ene dere venter", q->shown);
}

/* "55 %.", "100*", "40,": marks after the number. */
static const char *without_marks(struct doubt *q)
{
	size_t whole = strlen(q->plain), size = whole;

	while (size && strchr(" .,;:*", q->plain[size - 1]))
		size--;
	if (size == whole || !means(q, number_trimmed(q->arena, q->plain, size)))
		return NULL;
	return arena_printf(q->arena, "det står mer enn et tall i «%s»; skriv bare «%s»", q->shown,
			    q->meant);
}

/* "1O0", "2l": letters that look like digits. */
static const char *with_digits(struct doubt *q)
{
	char *copy = arena_text(q->arena, q->plain, strlen(q->plain));
	bool changed = false;

	for (char *p = copy; *p; p++) {
		char digit = *p == 'o' ? '0' : *p == 'l' || *p == 'i' ? '1' : *p;
		bool before = p > copy && strchr(DIGITS, p[-1]),
		     after = p[1] && strchr(DIGITS, p[1]);

		if (digit == *p || (!before && !after))
			continue;
		*p = digit;
		changed = true;
	}
	return changed && means(q, copy)
		       ? arena_printf(q->arena, "det står en bokstav i «%s»; skriv «%s»", q->shown,
				      copy)
		       : NULL;
}

/* "200'000" and "1,000,000": thousands as others part them. */
static const char *with_spaces(struct doubt *q)
{
	struct buffer out = { .arena = q->arena };
	bool changed = false;
	double value;

	for (const char *p = q->plain; *p;) {
		uint32_t c = utf8_next(&p);
		bool parts = out.size && strchr(DIGITS, out.data[out.size - 1]) && *p && strchr(DIGITS, *p) &&
			     (c == '\'' || c == 0x2019 || c == 0xB4 || (c == ',' && strspn(p, DIGITS) == 3));

		if (c >= 0x80 && !parts)
			return NULL;
		buffer_add(&out, parts ? " " : &(char){ (char)c }, 1);
		changed |= parts;
	}
	if (!changed || !number_reads(&value, buffer_text(&out), q->kind, q->arena) ||
	    !means(q, number_written(value, q->kind, q->arena)))
		return NULL;
	return arena_printf(q->arena, "«%s» skal ha mellomrom mellom tusener; skriv «%s»", q->shown, q->meant);
}

static const char *without_odd(struct doubt *q)
{
	uint32_t found;
	const char *rest = odd_without(q->text, &found, q->arena);

	if (!found || !means(q, rest))
		return NULL;
	return arena_printf(q->arena, "det er %s i «%s»; skriv «%s»", odd_name(found), q->shown,
			    rest);
}

/* "to", "tolv år". */
static const char *with_word(struct doubt *q)
{
	static const struct scale words[] = {
		{ "en", 1 },     { "ett", 1 },     { "et", 1 },       { "ein", 1 },
		{ "eitt", 1 },   { "to", 2 },      { "tre", 3 },      { "fire", 4 },
		{ "fem", 5 },    { "seks", 6 },    { "sju", 7 },      { "syv", 7 },
		{ "åtte", 8 },   { "ni", 9 },      { "ti", 10 },      { "elleve", 11 },
		{ "tolv", 12 },  { "femten", 15 }, { "tjue", 20 },    { "tretti", 30 },
		{ "førti", 40 }, { "femti", 50 },  { "hundre", 100 },
	};
	size_t size = strcspn(q->plain, " ");
	const char *rest = q->plain + size + strspn(q->plain + size, " ");

	if ((q->kind != NUMBER_COUNT && q->kind != NUMBER_YEARS) ||
	    (*rest && !is_own_word(rest, q->kind)))
		return NULL;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].word) == size && text_starts(q->plain, words[i].word) &&
		    means(q, number_whole(q->arena, words[i].factor)))
			return arena_printf(q->arena, "«%s» er skrevet med bokstaver; skriv «%s»",
					    q->shown, q->meant);
	return NULL;
}

/* What to say of it; NULL when nothing was found. */
static const char *look(struct doubt *q)
{
	static const char *(*const looks[])(struct doubt *
					    q) = { without_odd,  written_fraction, written_share,
						   written_span, without_about,    without_marks,
						   with_spaces,  with_digits,      with_word };
	const char *number, *word, *says;

	if (strlen(q->text) > LIMIT_NUMBER)
		return NULL;
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
		bool share = looks[i] == written_fraction || looks[i] == written_share;

		says = share && q->kind != NUMBER_PERCENT ? NULL : looks[i](q);
		if (says)
			return says;
	}
	if (!part_number(q, &number, &word))
		return NULL;
	says = written_large(q, number, word);
	if (!says)
		says = written_time(q, number, word);
	return says ? says : without_word(q, number, word);
}

const char *number_fault(const char *text, const char *plain, enum number_kind kind,
			 const char *example, struct arena *a)
{
	struct doubt q = {
		.text = text, .plain = plain, .shown = excerpt(a, text), .kind = kind, .arena = a
	};
	const char *says;

	if (!*plain)
		return arena_printf(a, "tallet mangler; skriv det med sifre, som «%s»", example);
	says = look(&q);
	if (says)
		return says;
	if (strspn(plain, "-" DIGITS " .,") == strlen(plain) && strpbrk(plain, DIGITS))
		return arena_printf(
			a,
			"skilletegnene i «%s» stemmer ikke; bruk mellomrom mellom tusener og komma foran desimaler, for eksempel «%s»",
			q.shown, kind == NUMBER_KRONER ? "1 250 000,50" : example);
	return arena_printf(a, "«%s» er ikke et tall; skriv det med sifre, som «%s»", q.shown, example);
}

const char *number_meant(const char *text, enum number_kind kind, struct arena *a)
{
	struct doubt q = { .text = text,
			   .plain = number_plain(text, a),
			   .shown = text,
			   .kind = kind,
			   .arena = a };
	double value;

	if (number_reads(&value, text, kind, a))
		return text;
	look(&q);
	return q.meant;
}
