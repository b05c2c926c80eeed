/* What says that a number is a telephone's, or stands beside a person. */
#include "privacy_words.h"

#include "texts.h"
#include "texts_bare.h"

#include <ctype.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
	FAR_WORDS = 8,
	LISTED_WORDS = 4 /* between a name and the number in the same list */
};

static bool is_kin(const struct word *word)
{
	static const char *const words[] = {
		"mor", "far", "bestemor", "bestefar", "mormor", "morfar", "farmor", "farfar", "tante",
		"onkel", "søster", "bror", "stemor", "stefar", "stemoren", "moren", "faren", "mora", "mamma",
		"pappa", "fostermor", "fosterfar", "søsteren", "broren", "søstera", "verge", "vergen", "besta",
		"bestemora", "foresatt", "foresatte", "foresette", "foreldre", "foreldrene", "foreldra",
		"pårørende", "pårørande", "søsken", "sønn", "sønnen", "son", "sonen", "datter", "datteren", "dotter",
		"dottera", "samboer", "samboeren", "sambuar", "sambuaren", "ektefelle", "kontaktperson",
		"kontaktpersonen", "saksbehandler", "saksbehandleren",
		"saksbehandlar", "saksbehandlaren",
	};

	return word_is_one_of(word, words, COUNT(words));
}

/* Who has a telephone, but also a cost: a number beside them is theirs unless it is round. */
static bool is_role(const struct word *word)
{
	static const char *const words[] = {
		"rektor", "rektoren", "lærer", "læreren", "lærar", "læraren", "lege", "legen", "fastlege", "fastlegen",
		"helsesykepleier", "helsesykepleieren", "helsesjukepleiar", "helsesjukepleiaren", "miljøterapeut",
		"miljøterapeuten", "advokat", "advokaten", "tolk", "tolken", "støttekontakt", "støttekontakten",
		"kontaktlærer", "kontaktlæreren", "kontaktlærar", "kontaktlæraren", "gutten", "guten", "jenta",
		"barnet", "ungdommen", "eleven", "nabo", "naboen", "venn", "vennen", "ven", "venen", "venninne",
		"venninna",
	};

	return word_is_one_of(word, words, COUNT(words));
}

/* Somebody, or what is somebody's: "mor", "Kari", "mors", "Karis". */
static bool is_somebody(const struct word *word)
{
	struct word whose = *word;

	if (is_kin(word) || word_is_name(word))
		return true;
	if (word_size(word) < 3 || (word->stop[-1] != 's' && word->stop[-1] != 'S'))
		return false;
	whose.stop--;
	return is_kin(&whose) || word_is_name(&whose);
}

/* Whether the number that ends at `stop` is one that sums are rounded to. */
static bool is_round(const char *stop)
{
	return memcmp(stop - 3, "000", 3) == 0;
}

/* --- telephones --- */

static bool is_phone_word(const struct word *word)
{
	static const char *const words[] = {
		"tlf", "tlfnr", "tel", "mob", "mobilnr", "telefonnr", "mobiltlf", "ring", "ringe", "ringes",
		"ringer", "ringje", "ringt", "ringte", "ringde", "oppringt", "oppringing", "anrop", "anropet",
		"tekstmelding", "tekstmeldinga", "tekstmeldingen", "facetime", "callto", "sms", "vipps",
		"vippse", "vipser", "vippes", "whatsapp",
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
		"kontaktast", "kontakt", "kontakte", "kontakter", "svarer", "svarar", "svare", "beskjed", "melding",
	};
	static const char *const persons[] = { "meg", "oss", "henne", "han", "ham", "ho", "dem" };

	return word_is_one_of(word, words, COUNT(words)) ||
	       (word_is(word, "nå") && word_is_one_of(next, persons, COUNT(persons)));
}

/* "Signal: 40000001", "ta kontakt: 40000001": only right before the number, for they are words of much else. */
static bool is_phone_word_beside(const struct word *word)
{
	static const char *const words[] = {
		"signal", "telegram", "messenger", "imessage", "kontakt", "kontaktinfo", "kontaktinformasjon",
	};

	return word_is_one_of(word, words, COUNT(words));
}

/* "Privat: 40000001": under a name; of a cost it would be round. */
static bool is_phone_place(const struct word *word)
{
	static const char *const words[] = { "privat", "jobb", "arbeid", "direkte", "heime", "hjemme" };

	return *word->stop == ':' && word_is_one_of(word, words, COUNT(words));
}

static bool is_number_word(const struct word *word)
{
	static const char *const words[] = { "nummeret", "nummer", "nr" };

	return word_is_one_of(word, words, COUNT(words));
}

static bool is_at(const struct word *word)
{
	static const char *const words[] = { "på", "via", "til", "fra", "frå", "slik" };

	return word_is_one_of(word, words, COUNT(words));
}

/* True when "(+47)" stands before `p`. */
static bool after_country_code(const struct passage *text, const char *p)
{
	static const char *const codes[] = { "+47)", "0047)", "(47)", "wa.me/", "wa.me/+" };

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
	static const char *const owners[] = {
		"hennes", "hans", "hennar", "mitt", "sitt", "deres", "deira", "vårt", "nytt",
	};
	struct word before;

	return is_number_word(word) &&
	       (person || word_is_one_of(next, owners, COUNT(owners)) ||
		(word_before(&before, text, word->start) && !before.other_sentence &&
		 (is_somebody(&before) || word_is_one_of(&before, owners, COUNT(owners)))));
}

/* "T: 40000001", "M: 40000001", as under a letter. */
static bool is_phone_letter(const struct word *word)
{
	return (word_is(word, "T") || word_is(word, "M")) && *word->stop == ':';
}

static bool phone_before(const struct passage *text, const char *start, const char *stop)
{
	struct word word = { start, start, false }, next;
	bool other_sentence = false, at = false, person = false;

	for (int i = 0; i < FAR_WORDS; i++) {
		next = word;
		if (!word_before(&word, text, word.start) || start - word.start > WORDS_REACH)
			return false;
		other_sentence |= word.other_sentence && i > 0 && !is_abbreviation(&word);
		if (other_sentence)
			return false;
		if (is_phone_word(&word) || (at && is_reached(&word, &next)) ||
		    is_persons_number(text, &word, &next, person) ||
		    (i == 0 && (is_phone_letter(&word) || is_phone_word_beside(&word))) ||
		    (i == 0 && is_phone_place(&word) && !is_round(stop)))
			return true;
		at |= (i == 0 || (i == 1 && is_number_word(&next))) && is_at(&word);
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
	return after_country_code(text, start) || phone_before(text, start, stop) || phone_after(text, stop);
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
	enum { MOST = 4 };
	int marks = 0;

	for (; from < to; from++) {
		if (!strchr(TEXTS_MARKS " ,:;.()-\v\n/|=[]<>\"'#", *from))
			return false;
		marks += *from != ' ';
	}
	return marks <= MOST;
}

/* "Kari Nordmann, f. 1880, 40000001": a list that begins with a name, of words that say nothing else of the number. */
static bool is_listed_person(const struct passage *text, const char *start)
{
	struct word word = { start, start, false };
	const char *mark = start;

	while (mark > text->begin && mark[-1] == ' ')
		mark--;
	if (mark == text->begin || !strchr(",;:(|-\v", mark[-1]))
		return false;
	for (int i = 0; i < LISTED_WORDS && word_before(&word, text, word.start); i++) {
		if (word.other_sentence && word_size(&word) > 1)
			return false;
		if (word_is_name(&word))
			return true;
		if (is_no_name(&word) || word_ends(&word, "nr") || word_ends(&word, "nummer"))
			return false;
	}
	return false;
}

/* "40000001 til mor", "40000001 tilhører Kari": right after it. */
static bool is_of_somebody(const struct passage *text, const char *stop)
{
	static const char *const words[] = { "til", "er", "tilhører", "tilhøyrer", "hos" };
	struct word word;

	return word_after(&word, text, stop) && word.start == stop + 1 && word_is_one_of(&word, words, COUNT(words)) &&
	       word_after(&word, text, word.stop) && is_somebody(&word);
}

bool words_name_person(const struct passage *text, const char *start, const char *stop)
{
	struct word last, first;

	if (!is_round(stop) && (is_listed_person(text, start) || is_of_somebody(text, stop)))
		return true;
	if (word_before(&last, text, start) && is_beside(last.stop, start)) {
		if (is_kin(&last) || word_is_name(&last) || (is_role(&last) && !is_round(stop)))
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
