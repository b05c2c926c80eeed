/* Sentences as people write them in notes: what the gate stops, and what it lets through. */
#include "gate_case.h"

/* In the texts {11} stands for an identity number, {6} and {5} for its two parts, {3} {2} for the second in two groups,
 * {d} for the date in full, "01.01.1890", {y} for "01.01.90", {m} for "1. januar 1890". */
static const char *const personal[] = {
	/* identity numbers */
	"Gutten har fødselsnummer {11}.",
	"Fnr. {6} {5} er registrert hos barnevernet.",
	"Saken gjelder {6}-{5}.",
	"Hun er født {d} {5}.",
	"Hun er født {y}, personnr. {5}.",
	"Barnet ({6}, {5}) har fått vedtak.",
	"Barnet {6} ({5}) har fått vedtak.",
	"Journal {6} / {5} er lest.",
	"Journal {6}/{5} er lest.",
	"Eldste barn: 010 190 {3} {2}",
	"Han ble født {m} og har personnummer {5}.",
	"Ho er fødd {m}, personnummeret er {5}.",
	"Personnummer {5}, født {d}.",
	"{5} er de siste sifrene, og datoen er {d}.",
	"Født 1890-01-01, de fem siste {5}.",
	"Født 1/1-90, {5}.",
	"Født 1.1.1890 – {5}",
	"Født 1. jan. -90, {5}",
	"Fødselsdato {d}; resten av nummeret {5}.",
	"Fødselsdatoen er {6}, og så {5}.",
	"Nummeret er {6}:{5}.",
	"Nummeret er {6}_{5}.",
	"Nummeret er {6} og {5}.",
	"Nummeret er {6}·{5}.",
	"Nr. {6}.{5}",
	"0101 90 {5} er jenta i saken.",
	"Født {6}\n\nPersonnummer: {5}",
	"- Født {6}\n- Nummer {5}",
	"1. Fødselsdato: {d}\n2. Personnummer: {5}",
	"**{6}** {5} står i journalen.",
	"{6}**{5}** står i journalen.",
	"Se [{6}](https://example.org/1){5} i arkivet.",
	"Se [saken](https://example.org/{11}) i arkivet.",
	"Se [saken](https://example.org/?fnr={6}%20{5}) i arkivet.",
	"Nummer {6}<span lang=\"nn\">{5}</span>.",
	"Nummer {6}&NonBreakingSpace;{5}.",
	"Nummer {6}&ThinSpace;{5}.",
	"Nummer {6}&VeryThinSpace;{5}.",
	"Nummer {6}&emsp13;{5}.",
	"Nummer {6}&horbar;{5}.",
	"Nummer {6}&shy;\t{5}.",
	"Nummer {6}\xC2\xAD\n{5}.",
	"Nummer {6}\\\n{5}.",
	"> {6}\n> {5} er sitert.",
	"```\n{6} {5}\n```",
	"`{6}` `{5}`",
	"<{6} {5}>",
	"# Sak {6} {5}",
	"Født {d}, bor hos mor, personnummeret hans er {5}, og går i 8. klasse.",
	/* telephones */
	"Mor treffes på telefon 40000001.",
	"Mobiltelefon 40000001.",
	"Mobilen til bestemor er 40000001.",
	"Far nås på 40000001.",
	"Mor kan nåast på 40000001 etter kl. 16.",
	"Far kontaktes på 90000001.",
	"Kontakt meg på 40000001 om noe haster.",
	"Ring meg gjerne på 22000001.",
	"Du kan nå meg på 40000001.",
	"Tlf. 22 00 00 01",
	"Hjemmetelefon: 22000001",
	"Jobbtelefonen er 40 00 00 01.",
	"SMS til 40000001.",
	"Vipps til 40000001.",
	"40000001 (mobil)",
	"40000001 er mobilnummeret til far.",
	"Kari Nordmann 40000001",
	"Kari Nordmann, 40000001, er mor.",
	"Kari Nordmann (90000001) er mor.",
	"Far: 40000001",
	"bestemor 90000001",
	"Fatima 40000001 tolker.",
	"Møt Zoran Petrovic 40000001 på tunet.",
	"+47 400 00 001",
	"0047 40000001",
	"(+47) 40000001",
	"Hun bor i Sverige, +46 70 000 00 01.",
	"400 00 001 er nummeret.",
	"400 000 01 er nummeret.",
	"Nummeret hennes er 40000001.",
	"Nummeret til mor er 40000001.",
	"Kari N. 40000001",
	"kari: 40000001",
	"T: 22000001",
	"Ring <span lang=\"nn\">40</span>000001.",
	"[Ring](https://example.org/?til=%2B4740000001)",
	/* addresses */
	"Skriv til kari@gmail.com.",
	"Skriv til kari (at) gmail.com.",
	"Skriv til kari [at] gmail.com.",
	"Skriv til kari(at)gmail.com.",
	"Skriv til kari (at) gmail (dot) com.",
	"Skriv til kari krøllalfa gmail punktum com.",
	"Skriv til kari @ online.no.",
	"Skriv til kari.nordmann at gmail.com.",
	"Skriv til kari @gmail.com.",
	"Skriv til kari@ gmail.com.",
	"Skriv til kari[@gmail.com](https://a.no/x).",
	"Skriv til ola<span lang=\"nn\">@</span>gmail.com.",
	"Skriv til [Kari](mailto:kari%40gmail.com).",
	"Skriv til [Kari](mailto:%6B%61%72%69%40%67mail.com).",
	"Skriv til kari_nordmann@annen.kommune.no.",
	"Skriv til kari&commat;gmail&period;com.",
	"Skriv til *kari*@gmail.com.",
	/* accounts */
	"Kontonr. 1234 5678903",
	"Kontonummeret er 12345678903.",
	"Betal til konto 1234.56.78903.",
	"Konto 1234 56 78903 tilhører far.",
	"Bankkontoen 12 345 678 903 er sperret.",
	"IBAN NO93 8601 1117 947",
};

static const char *const harmless[] = {
	/* rows of figures */
	"Sum: 20 30 40 50",
	"Balanse per 31.12.2021: 45 67 89 12 (i mill.)",
	"Poeng: 22 35 41 58",
	"Totalt 45 67 89 12",
	"Andel i prosent: 21 24 27 30",
	"Kvartalene gav 25 35 45 55.",
	"Resultat 31 29 27 25",
	"Trinnene er 20 25 30 35.",
	"Fordelingen var 10 20 30 40 50.",
	"Årene 2021 2022 2023 2024",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"Alder 13-15, 16-18 og 19-21 år",
	"I aldersgruppene 20-24 25-29 30-34",
	/* amounts */
	"Tiltaket koster 40000001 kr.",
	"Tiltaket koster 40 000 001 kroner.",
	"Kr 45 67 89 12",
	"Det er 90 000 000 kroner over ti år.",
	"Telefonutgiftene var 40 000 000 kr.",
	"Telefoni kostet 41000000 kroner.",
	"Vi sparte 12 345 678 901 kroner.",
	"Kari Nordmann regnet med 40000001 kr.",
	"Bestemor fikk 40 000 000 kr i arv.",
	"Nettogevinsten er +12 767 437.",
	"Nettogevinsten er -40 000 001.",
	"Budsjettet er 45000000,- for året.",
	"Kostnaden er 45 mill. kr i 2021 og 50 mill. kr i 2022.",
	"Konto 1234 i regnskapet viser 56 789 kr.",
	"Kontoret brukte 1234 5678 timer.",
	"Ramma er 2.770.980,- per år.",
	"Per 31.12.2021 var beholdningen 50188 kr.",
	"Avkastningen var 12345,67 per 01.01.2021.",
	/* numbers of cases, laws, dates */
	"Sak 21/1234, vedtatt 15. mars 2021.",
	"Sak 2021/12345678 er avsluttet.",
	"Saksnummer 40000001 ligger i arkivet.",
	"Se sak 2021/50188, vedtatt 01.01.1890.",
	"Se § 3-4, § 4-12 og § 6-1.",
	"Lov 17. juli 1992 nr. 100 gjelder.",
	"Rundskriv Q-1/2021 og R-109/14.",
	"Den 15.03.2021 kl. 12.30 møttes vi.",
	"Fra 2021-03-15 til 2022-03-15.",
	"Møtene er 1/3, 15/3 og 29/3.",
	"Født i 1890 eller 1891.",
	"Barn født {d} til 31.12.1891.",
	"Målgruppen er født {d} eller seinere.",
	"Perioden 01.01.90 til 31.12.99.",
	"Vedtak {m}, trer i kraft 1. august 1890.",
	"Frist 01.08.2021, svar innen 15.09.2021.",
	/* other numbers */
	"Org.nr. 987 654 321 MVA",
	"Organisasjonsnummer 987654321",
	"ISBN 978-82-7500-123-4",
	"ISSN 0809-2053, side 12345-12367",
	"doi.org/10.1000/12345678",
	"Postnummer 0155 Oslo, 5003 Bergen",
	"Boks 8036 Dep, 0030 Oslo",
	"Gnr. 123, bnr. 45, feste 678",
	"Kartblad 1234 56, rute 78",
	"Det bor 5550203 mennesker i Norge.",
	"Kommunen har 50188 innbyggere.",
	"Kommunen hadde 50188 innbyggere 1. juli 2021.",
	"Utvalget var 12345 barn født i 1990.",
	"Ring 116 117 ved akutt sykdom.",
	"Ring 110, 112 eller 113.",
	"Alarmtelefonen for barn og unge er 116 111.",
	"Ring sentralbordet på 02800.",
	"Ring kommunen på 22 33 44 55.",
	"Kommunens telefon er +47 22 33 44 55.",
	"Sentralbord: 22334455",
	"Versjon 1.0.0 av 2021-03-15",
	"Varenummer 40000001 er utsolgt.",
	"Tabell 12345678 hos SSB",
	"Statistikkbanken, tabell 07459",
	"https://www.ssb.no/statbank/table/12345",
	"[Rapporten](https://www.fhi.no/2021/rapport-2021-04-01.pdf)",
	"10 % av 1000 er 100, og 5 % er 50.",
	"Forholdet er 1:20, 1:30 og 1:40.",
	"Koordinatene er 59.9139, 10.7522.",
	/* addresses and at signs */
	"Skriv til post@eksempel.kommune.no.",
	"Skriv til post (at) eksempel.kommune.no.",
	"Skriv til barnevern@oppvekst.eksempel.kommune.no.",
	"Bruk @tiltak i kanalen.",
	"Seks @ ti er nok.",
	"Han sa at online.no er nede.",
	"Vi ser f.eks at online.no er nede.",
	"Vi mener at gmail.com ikke skal brukes.",
	"Møtet er (at) avlyst.",
	/* words that look like a telephone's or a name's */
	"Ring rundt bordet, og ta 40 minutter.",
	"Mobilitet og frafall i 2021, 2022 og 2023.",
	"Mobile team i 8 kommuner og 3 fylker.",
	"Vi ringer alle. Målet er 45000000.",
	"Kari Nordmann leder gruppen på 12 barn.",
	"Far og mor har 2 barn på 8 og 11 år.",
	"Oslo Vest 45 000 000",
	"Totalt 45000000",
	"I Bergen 45000000",
	"Bestemor er 72 år, og bestefar 75.",
	"Prognosen 45000000",
};

static const char *fill(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };
	char number[12];

	make_born(number, "010190", 1);
	for (; *text; text++) {
		char kind = text[0] == '{' ? text[1] : '\0';

		if (!kind) {
			buffer_add(&out, text, 1);
			continue;
		}
		if (kind == '1')
			buffer_puts(&out, number);
		else if (kind == '6')
			buffer_add(&out, number, 6);
		else if (kind == '5')
			buffer_puts(&out, number + 6);
		else if (kind == '3')
			buffer_add(&out, number + 6, 3);
		else if (kind == '2')
			buffer_puts(&out, number + 9);
		else
			buffer_puts(&out, kind == 'd' ? "01.01.1890" : kind == 'y' ? "01.01.90" : "1. januar 1890");
		text = strchr(text, '}');
	}
	return buffer_text(&out);
}

/* Every wrong answer is shown at once. */
static size_t count_wrong(const char *const sentences[], size_t count, bool stops)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct arena a = { 0 };
		const char *text = fill(&a, sentences[i]);
		struct diag d;
		size_t finds = count_finds(&a, text, "Eksempel kommune", &d);

		if (finds != (stops ? 1 : 0)) {
			print_error("%zu finds: %s\n", finds, text);
			wrong++;
		}
		arena_free(&a);
	}
	return wrong;
}

static void test_stops_108_personal_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(personal), 108);
	assert_int_equal(count_wrong(personal, COUNT(personal), true), 0);
}

static void test_passes_96_harmless_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(harmless), 96);
	assert_int_equal(count_wrong(harmless, COUNT(harmless), false), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stops_108_personal_sentences),
		cmocka_unit_test(test_passes_96_harmless_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
