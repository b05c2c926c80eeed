/* What the words around a number say it is. */
#include "privacy_words.h"

#include "texts.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
	MOST_BEFORE = 120, /* bytes beside a number that are looked through for what it is called */
	NEAR_WORDS = 3,
	FAR_WORDS = 6,
	CHECKSUM_DIGITS = 64,
	MOST_ENDING = 4 /* bytes that bend a word: barn, barna, but not barnevern */
};

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The word before `p`, past spaces, marks and numbers; false where another paragraph or none begins. */
static bool word_before(struct word *out, const struct passage *text, const char *p)
{
	const char *least = p - text->begin > MOST_BEFORE ? p - MOST_BEFORE : text->begin;

	out->other_sentence = false;
	while (p > least && !is_letter(p[-1])) {
		char c = *--p;

		if (c == TEXTS_BLOCK || c == TEXTS_END)
			return false;
		out->other_sentence |= (c == '.' || c == '!' || c == '?') && p[1] == ' ';
	}
	out->stop = p;
	while (p > least && is_letter(p[-1]))
		p--;
	out->start = p;
	return p < out->stop;
}

/* The word at or after `p`, past spaces and marks. */
static bool word_after(struct word *out, const struct passage *text, const char *p)
{
	const char *most = text->end - p > MOST_BEFORE ? p + MOST_BEFORE : text->end;

	out->other_sentence = false;
	while (p < most && strchr(" \n(,:;-\v", *p))
		p++;
	out->start = p;
	while (p < most && is_letter(*p))
		p++;
	out->stop = p;
	return out->start < p;
}

static size_t word_size(const struct word *word)
{
	return (size_t)(word->stop - word->start);
}

static bool word_begins(const struct word *word, const char *wanted)
{
	return word_size(word) >= strlen(wanted) && strncasecmp(word->start, wanted, strlen(wanted)) == 0;
}

static bool word_ends(const struct word *word, const char *wanted)
{
	size_t size = strlen(wanted);

	return word_size(word) >= size && strncasecmp(word->stop - size, wanted, size) == 0;
}

/* Whether the word is `wanted`, whatever the case of its ASCII letters. */
static bool word_is(const struct word *word, const char *wanted)
{
	return word_size(word) == strlen(wanted) && word_begins(word, wanted);
}

static bool word_is_one_of(const struct word *word, const char *const wanted[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (word_is(word, wanted[i]))
			return true;
	return false;
}

static bool word_is_capitalised(const struct word *word)
{
	unsigned char c = (unsigned char)*word->start;
	unsigned char next = word->start + 1 < word->stop ? (unsigned char)word->start[1] : 0;

	return isupper(c) || (c == 0xC3 && next >= 0x80 && next <= 0x9E);
}

/* --- amounts --- */

static bool unit_at(const struct passage *text, const char *p)
{
	static const char *const units[] = {
		"kr", "kroner", "krone", "NOK", "mill", "millioner", "millionar", "prosent", "mrd",
		"milliarder", "milliardar", "mkr", "tkr", "MNOK", "tusen", "euro",
	};
	struct word word = { p, p, false };

	while (word.stop < text->end && is_letter(*word.stop) && word.stop - p < MOST_BEFORE)
		word.stop++;
	return word_is_one_of(&word, units, COUNT(units));
}

static bool money_before(const struct passage *text, const char *start)
{
	static const char *const money[] = { "kr", "kroner", "NOK" };
	const char *least = start - text->begin > MOST_BEFORE ? start - MOST_BEFORE : text->begin;
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
	for (int i = 0; i < MOST_BEFORE && stop < text->end && (*stop == ' ' || *stop == '('); i++)
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

static bool is_kin(const struct word *word)
{
	static const char *const words[] = {
		"mor", "far", "bestemor", "bestefar", "mormor", "morfar", "farmor", "farfar", "tante",
		"onkel", "søster", "bror", "stemor", "stefar", "stemoren", "moren", "faren", "mora", "mamma",
		"pappa", "fostermor", "fosterfar", "søsteren", "broren", "søstera", "verge", "vergen", "besta",
		"bestemora", "foresatt", "kontaktperson", "kontaktpersonen", "saksbehandler", "saksbehandleren",
		"saksbehandlar", "saksbehandlaren",
	};

	return word_is_one_of(word, words, COUNT(words));
}

/* --- telephones --- */

static bool is_phone_word(const struct word *word)
{
	static const char *const words[] = {
		"tlf", "tlfnr", "tel", "mob", "mobilnr", "telefonnr", "mobiltlf", "ring", "ringe", "ringes",
		"ringer", "ringje", "ringt", "sms", "vipps", "vippse", "vipser", "vippes", "whatsapp",
		"mobilnummer", "mobilnummeret", "telefonnummer", "telefonnummeret", "phone", "viber",
		"mobilane", "mobiler", "kontaktnummer", "kontaktnummeret", "direktenummer", "privatnummer",
		"hjemmenummer", "nødnummer", "\u260E", "\u260F", "\u2706", "\U0001F4DE", "\U0001F4F1",
	};
	static const char *const ends[] = {
		"telefon", "telefonen", "telefonnummer", "telefonnummeret", "mobil", "mobilen", "mobilnummer",
		"mobilnummeret", "mobilnr", "tlf",
	};

	if (word_is_one_of(word, words, COUNT(words)))
		return true;
	for (size_t i = 0; i < COUNT(ends); i++)
		if (word_ends(word, ends[i]))
			return true;
	return false;
}

/* "nås på 40000001": what is done at a number; `next` is the word after it. */
static bool is_reached(const struct word *word, const struct word *next)
{
	static const char *const words[] = {
		"nås", "nåast", "nåes", "nåddes", "treffes", "treffast", "treffe", "treff", "kontaktes",
		"kontaktast", "kontakt", "kontakte", "kontakter", "svarer", "svarar", "svare",
	};
	static const char *const persons[] = { "meg", "oss", "henne", "han", "ham", "ho", "dem" };

	return word_is_one_of(word, words, COUNT(words)) ||
	       (word_is(word, "nå") && word_is_one_of(next, persons, COUNT(persons)));
}

/* "Signal: 40000001", "ta kontakt: 40000001": only right before the number, for they are words of much else. */
static bool is_phone_word_beside(const struct word *word)
{
	static const char *const words[] = { "signal", "telegram", "messenger", "imessage", "kontakt", "kontaktinfo" };

	return word_is_one_of(word, words, COUNT(words));
}

static bool is_at(const struct word *word)
{
	static const char *const words[] = { "på", "via" };

	return word_is_one_of(word, words, COUNT(words));
}

/* True when "(+47)" stands before `p`. */
static bool after_country_code(const struct passage *text, const char *p)
{
	static const char *const codes[] = { "+47)", "0047)" };

	while (p > text->begin && p[-1] == ' ')
		p--;
	for (size_t i = 0; i < COUNT(codes); i++) {
		size_t size = strlen(codes[i]);

		if ((size_t)(p - text->begin) >= size && memcmp(p - size, codes[i], size) == 0)
			return true;
	}
	return false;
}

/* Ends with a full stop without ending the sentence. */
static bool is_abbreviation(const struct word *word)
{
	static const char *const words[] = { "tlf", "tlfnr", "tel", "mob", "mobilnr", "telefonnr", "mobiltlf", "nr" };

	return word_is_one_of(word, words, COUNT(words));
}

/* "nummeret hennes", "mitt nummer", "nr. til mor": `next` is the word after it, `person` whether somebody is named
 * further on. */
static bool is_persons_number(const struct passage *text, const struct word *word, const struct word *next, bool person)
{
	static const char *const numbers[] = { "nummeret", "nummer", "nr" };
	static const char *const owners[] = { "hennes", "hans", "hennar", "mitt", "sitt", "deres", "deira", "vårt" };
	struct word before;

	return word_is_one_of(word, numbers, COUNT(numbers)) &&
	       (person || word_is_one_of(next, owners, COUNT(owners)) ||
		(word_before(&before, text, word->start) && !before.other_sentence &&
		 word_is_one_of(&before, owners, COUNT(owners))));
}

/* "T: 40000001", "M: 40000001", as under a letter. */
static bool is_phone_letter(const struct word *word)
{
	return (word_is(word, "T") || word_is(word, "M")) && *word->stop == ':';
}

static bool phone_before(const struct passage *text, const char *start)
{
	struct word word = { start, start, false }, next;
	bool other_sentence = false, at = false, person = false;

	for (int i = 0; i < FAR_WORDS; i++) {
		next = word;
		if (!word_before(&word, text, word.start) || start - word.start > MOST_BEFORE)
			return false;
		other_sentence |= word.other_sentence && i > 0 && !is_abbreviation(&word);
		if (other_sentence)
			return false;
		if (is_phone_word(&word) || (at && is_reached(&word, &next)) ||
		    is_persons_number(text, &word, &next, person) ||
		    (i == 0 && (is_phone_letter(&word) || is_phone_word_beside(&word))))
			return true;
		at |= i == 0 && is_at(&word);
		person |= is_kin(&word) || word_is_name(&word);
	}
	return false;
}

/* "40000001 (mobil)", "40000001 er mobilnummeret": right after it. */
static bool phone_after(const struct passage *text, const char *stop)
{
	struct word word;

	if (!word_after(&word, text, stop))
		return false;
	if (word_is(&word, "er") && !word_after(&word, text, word.stop))
		return false;
	return is_phone_word(&word) && !word_begins(&word, "ring");
}

bool words_name_phone(const struct passage *text, const char *start, const char *stop)
{
	return after_country_code(text, start) || phone_before(text, start) || phone_after(text, stop);
}

/* --- persons --- */

/* Words with a capital that are no part of a person's name. */
static bool is_no_name(const struct word *word)
{
	static const char *const words[] = {
		"i", "for", "til", "fra", "frå", "på", "hos", "ved", "av", "med", "om", "og", "det", "den",
		"de", "dei", "nye", "ny", "samlet", "samla", "sum", "totalt", "total", "sak", "saken",
		"saksnummer", "budsjett", "regnskap", "nav", "kommune", "fylkeskommune", "fylke", "nord",
		"sør", "øst", "vest", "aust", "midt", "indre", "ytre", "norge", "noreg", "oslo", "bergen",
		"trondheim", "stavanger", "norsk", "norske", "ks", "ssb", "helse", "stat", "staten", "as",
		"asa", "sf", "hf", "ks", "org", "orgnr", "nr", "no", "kap", "post", "art", "konto", "tabell",
		"figur", "år", "per", "eksempel", "prosjekt", "tiltak", "land", "nes", "vik", "skole",
		"skule", "senter", "avdeling",
	};

	return word_is_one_of(word, words, COUNT(words));
}

/* Only a space, a comma, a colon and the like stand between a name and its number. */
static bool is_beside(const char *from, const char *to)
{
	int marks = 0;

	for (; from < to; from++) {
		if (!strchr(" ,:;.(-\v\n", *from))
			return false;
		marks += *from != ' ';
	}
	return marks <= 2;
}

bool words_name_person(const struct passage *text, const char *start, const char *stop)
{
	struct word last, first;

	if (word_before(&last, text, start) && is_beside(last.stop, start)) {
		if (is_kin(&last) || word_is_name(&last))
			return true;
		if (word_is_capitalised(&last) && last.stop - last.start == 1 &&
		    word_before(&first, text, last.start) && is_beside(first.stop, last.start) &&
		    word_is_name(&first))
			return true; /* Kari N. */
		if (word_is_capitalised(&last) && last.stop - last.start > 2 && !is_no_name(&last) &&
		    word_before(&first, text, last.start) && first.stop + 1 == last.start && *first.stop == ' ' &&
		    word_is_capitalised(&first) && first.stop - first.start > 1 && !is_no_name(&first))
			return true;
	}
	if (!word_after(&first, text, stop) || !is_beside(stop, first.start))
		return false;
	return word_is_name(&first) || (first.start[-1] == '(' && is_kin(&first)); /* 40000001 (mor) */
}

/* --- other numbers --- */

static bool some_word_before(const struct passage *text, const char *start, int words, bool is_it(const struct word *))
{
	struct word word = { start, start, false };

	for (int i = 0; i < words; i++) {
		if (!word_before(&word, text, word.start) || start - word.start > MOST_BEFORE)
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
	       word_ends(word, "kontonr");
}

bool words_name_account(const struct passage *text, const char *start)
{
	return some_word_before(text, start, 4, is_account_word);
}

static bool is_identity_word(const struct word *word)
{
	bool is_number = word_is(word, "nummer") || word_is(word, "nummeret") || word_is(word, "nr");

	return word_is(word, "fnr") || word_is(word, "pnr") || word_begins(word, "personn") ||
	       word_begins(word, "fødselsn") || word_is(word, "sifre") || word_is(word, "sifrene") ||
	       word_is(word, "siffer") || word_is(word, "siffera") ||
	       (is_number && word->start[-1] == '-' && strchr("DdHh", word->start[-2])); /* D-nummer */
}

bool words_name_identity(const struct passage *text, const char *start)
{
	return some_word_before(text, start, 3, is_identity_word);
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
		"gjennomsnitt", "antall", "antal",
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
