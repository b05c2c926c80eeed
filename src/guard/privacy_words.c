/* What the words around a number say it is. */
#include "privacy_words.h"

#include "texts.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
	NEAR_WORDS = 3,
	CHECKSUM_DIGITS = 64,
	MOST_ENDING = 4 /* bytes that bend a word: barn, barna, but not barnevern */
};

/* --- amounts --- */

static bool unit_at(const struct passage *text, const char *p)
{
	static const char *const units[] = {
		"kr", "kroner", "krone", "NOK", "mill", "millioner", "millionar", "prosent", "mrd",
		"milliarder", "milliardar", "mkr", "tkr", "MNOK", "tusen", "euro",
	};
	struct word word = { p, p, false };

	while (word.stop < text->end && word_has(*word.stop) && word.stop - p < WORDS_REACH)
		word.stop++;
	return word_is_one_of(&word, units, COUNT(units));
}

static bool money_before(const struct passage *text, const char *start)
{
	static const char *const money[] = { "kr", "kroner", "NOK" };
	const char *least = start - text->begin > WORDS_REACH ? start - WORDS_REACH : text->begin;
	struct word word;

	while (start > least && (start[-1] == ' ' || start[-1] == '.'))
		start--;
	word.stop = start;
	while (start > least && isalpha((unsigned char)start[-1]))
		start--;
	word.start = start;
	return word_is_one_of(&word, money, COUNT(money));
}

bool words_make_amount(const struct passage *text, const char *start, const char *stop)
{
	if (money_before(text, start))
		return true;
	if (text->end - stop >= 2 && stop[0] == ',' && stop[1] == '-')
		return true;
	for (int i = 0; i < WORDS_REACH && stop < text->end && (*stop == ' ' || *stop == '('); i++)
		stop++;
	if (text->end - stop > 2 && (stop[0] == 'i' || stop[0] == 'I') && stop[1] == ' ' && stop > text->begin &&
	    stop[-1] == '(')
		stop += 2; /* (i mill.) */
	return unit_at(text, stop);
}

/* "14250 innbyggere", "budsjett 25000": what a number of five digits is when a date stands some words away. */
bool words_count(const struct passage *text, const char *start, const char *stop)
{
	static const char *const counted[] = {
		"innbygger", "innbyggjar", "vedtak", "person", "barn", "unge", "ungdom", "elev", "deltaker",
		"deltakar", "familie", "husstand", "sak", "søknad", "ansatt", "tilsett", "stilling", "årsverk",
		"dag", "time", "timar", "melding", "plass", "bruker", "brukar", "mottaker", "mottakar",
		"menneske", "kvinne", "menn", "gutt", "jente", "student", "uke", "vek", "måned", "månad",
		"besøk", "samtale", "konsultasjon", "bolig", "bustad", "kvadratmeter", "kilometer", "lærer",
		"lærar", "svar", "undersøkelse", "undersøking", "registrert",
	};
	static const char *const sums[] = {
		"budsjett", "budsjettet", "bevilgning", "bevilgningen", "løyving", "løyvinga", "beløp", "beløpet",
		"antall", "antallet", "talet", "sum", "summen", "kostnad", "kostnaden", "kostnader", "kostnadene",
		"kostnadane", "pris", "prisen", "utgift", "utgifter", "utgiftene", "utgiftane", "inntekt", "inntekter",
		"ramme", "rammen", "ramma", "tilskudd", "tilskuddet", "tilskot", "tilskotet",
	};
	struct word after, before;
	bool any = stop < text->end && *stop == ' ' && word_after(&after, text, stop) && after.start == stop + 1;

	for (size_t i = 0; any && i < COUNT(counted); i++)
		if (word_begins(&after, counted[i]) && word_size(&after) <= strlen(counted[i]) + MOST_ENDING)
			return true;
	any = word_before(&before, text, start) && !before.other_sentence;
	for (size_t i = 0; any && i < COUNT(sums); i++)
		if (word_ends(&before, sums[i]))
			return true;
	return false;
}

/* --- other numbers --- */

static bool some_word_before(const struct passage *text, const char *start, int words, bool is_it(const struct word *))
{
	struct word word = { start, start, false };

	for (int i = 0; i < words; i++) {
		if (!word_before(&word, text, word.start) || start - word.start > WORDS_REACH)
			return false;
		if (is_it(&word))
			return true;
	}
	return false;
}

static bool is_account_word(const struct word *word)
{
	return (word_begins(word, "konto") && !word_begins(word, "kontor")) ||
	       word_ends(word, "konto") || word_ends(word, "kontoen") ||
	       word_ends(word, "kontonummer") || word_ends(word, "kontonummeret") ||
	       word_ends(word, "kontonr") || word_is(word, "kto") || word_is(word, "ktonr");
}

/* "betal til", "overføres til": right before it. */
static bool is_paid_to(const struct passage *text, const char *start)
{
	static const char *const paid[] = { "betal", "overfør", "innbetal", "utbetal" };
	struct word to, word;

	if (!word_before(&to, text, start) || !word_is(&to, "til") || !word_before(&word, text, to.start))
		return false;
	for (size_t i = 0; i < COUNT(paid); i++)
		if (word_begins(&word, paid[i]))
			return true;
	return false;
}

bool words_name_account(const struct passage *text, const char *start, const char *stop)
{
	struct word word;
	bool after = word_after(&word, text, stop);

	if (after && word_is(&word, "er"))
		after = word_after(&word, text, word.stop);
	return (after && is_account_word(&word)) || is_paid_to(text, start) ||
	       some_word_before(text, start, 4, is_account_word);
}

/* Whether `before` stands right before the word. */
static bool is_after(const struct passage *text, const struct word *word, const char *before)
{
	size_t size = strlen(before);

	return (size_t)(word->start - text->begin) >= size && word_same(word->start - size, before, size);
}

static bool is_identity_word(const struct passage *text, const struct word *word)
{
	bool is_number = word_is(word, "nummer") || word_is(word, "nummeret") || word_is(word, "nr");

	return word_is(word, "fnr") || word_is(word, "pnr") || word_begins(word, "personn") ||
	       word_begins(word, "fødselsn") || word_is(word, "sifre") || word_is(word, "sifrene") ||
	       word_is(word, "siffer") || word_is(word, "siffera") ||
	       (word_is(word, "fem") && is_after(text, word, "siste ")) ||
	       (is_number && (is_after(text, word, "D-") || is_after(text, word, "H-")));
}

bool words_name_identity(const struct passage *text, const char *start)
{
	struct word word = { start, start, false };

	for (int i = 0; i < NEAR_WORDS && word_before(&word, text, word.start); i++)
		if (is_identity_word(text, &word))
			return true;
	return false;
}

static bool is_case_word(const struct word *word)
{
	static const char *const words[] = {
		"sak", "saken", "saka", "saksnr", "saksnummer", "prosjekt", "prosjektnr", "prosjektnummer",
		"journalnr", "journalpost", "faktura", "fakturanr", "fakturanummer", "bilag", "tabell", "vedtak",
		"vedtaksnr", "løpenr", "løpenummer", "folketall", "folketallet", "folketal", "folketalet", "innbyggere",
		"innbyggertall", "innbyggertallet", "innbyggjarar", "innbyggjartal",
	};

	return word_is_one_of(word, words, COUNT(words));
}

bool words_name_case(const struct passage *text, const char *start)
{
	return some_word_before(text, start, 1, is_case_word);
}

static bool is_birth_word(const struct word *word)
{
	static const char *const words[] = {
		"født", "fødd", "fødte", "fødselsdag", "f", "fødselsdato", "fødselsdatoen",
	};

	return word_is_one_of(word, words, COUNT(words));
}

bool words_name_birth(const struct passage *text, const char *start)
{
	return some_word_before(text, start, 2, is_birth_word);
}

static bool is_figures_word(const struct word *word)
{
	static const char *const words[] = {
		"sum", "summen", "delsum", "sluttsum", "balanse", "balansen", "totalt", "total", "resultat",
		"resultatet", "poeng", "skår", "skåre", "prosent", "andel", "andeler", "andelar", "indeks",
		"indeksen", "kvartal", "kvartalene", "kvartala", "regnskap", "rekneskap", "budsjett",
		"rekken", "rekka", "rekkja", "tallene", "tala", "verdiene", "verdiane", "snitt",
		"gjennomsnitt", "antall", "antal", "tusen", "millioner", "millionar", "kvartalsvis", "kapittel",
	};

	return word_is_one_of(word, words, COUNT(words));
}

bool words_name_figures(const struct passage *text, const char *start)
{
	return some_word_before(text, start, NEAR_WORDS, is_figures_word);
}

static const char *hex_end(const struct passage *text, const char *p)
{
	while (p < text->end && isxdigit((unsigned char)*p))
		p++;
	return p;
}

const char *words_checksum_end(const struct passage *text, const char *p)
{
	const char *start = p, *end;

	while (start > text->begin && p - start < CHECKSUM_DIGITS && isxdigit((unsigned char)start[-1]))
		start--;
	if (start + CHECKSUM_DIGITS > text->end)
		return NULL;
	end = hex_end(text, p);
	return end - start == CHECKSUM_DIGITS ? end : NULL;
}
