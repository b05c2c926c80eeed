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
	/* the same in other dress */
	"0:1:0:1:9:0:5:0:2:6:9",
	"0, 1, 0, 1, 9, 0, 5, 0, 2, 6, 9",
	"0\n\n1\n\n0\n\n1\n\n9\n\n0\n\n5\n\n0\n\n2\n\n6\n\n9",
	"Fødselsnr: {6} {3}-{2}",
	"Nr. 01-01-90-{5}",
	"Nr. 01 01 90 {5}",
	"Født 01/01/90 {5}",
	"f. 01.01.90 {5}",
	"f. 1/1 1890, {5}",
	"Født 1 januar 1890 {5}",
	"Født 1. jan 1890 {5}",
	"Født 01.jan.1890, nr {5}",
	"{6}-\n{5}",
	"Nr {6} — {5}",
	"Nr {6}‑{5}",
	"Nr {6}−{5}",
	"Nr {6}•{5}",
	"Nr {6}|{5}",
	"Nr {6}+{5}",
	"Nr {6}={5}",
	"Nr {6};{5}",
	"Nr {6} \"{5}\"",
	"Nr {6} «{5}»",
	"Nr {6} [{5}]",
	"Nr {6} '{5}'",
	"Nr {6}~{5}",
	"Nr {6}#{5}",
	"Nr {6}→{5}",
	"Nr {6}…{5}",
	"Nr {6}...{5}",
	"{6}, født i Oslo, {5}",
	"{6} pnr {5}",
	"pnr: {5} fødselsdato: {6}",
	"fødselsdato {6} fnr-slutt {5}",
	"Nr. ０１０１９０ {5}",
	"Nr. ٠١٠١٩٠ {5}",
	"Nr. ⁰¹⁰¹⁹⁰ {5}",
	"Nr. ₀₁₀₁₉₀ {5}",
	"Nr. O1O19O {5}",
	"Nr. 0l0l90 {5}",
	"Nr. 0I0I90 {5}",
	"| Født | Pnr |\n|---|---|\n| 01.01.1890 | {5} |",
	"| Født | Navn | Pnr |\n|---|---|---|\n| 01.01.1890 | Kari | {5} |",
	"| Født | 01.01.1890 |\n|---|---|\n| Pnr | {5} |",
	"| {6} |\n|---|\n| {5} |",
	"{6}<!-- x -->{5}",
	"<b>{6}</b>{5}",
	"{6}<br>{5}",
	"{6}<br/>{5}",
	"- {6}\n  - {5}",
	"> {6}\n\n{5}",
	"{6}\n\n---\n\n{5}",
	"{6}[^1]\n\n[^1]: {5}",
	"[{6}]: {5}",
	"[{6}]: https://a.no/{5}",
	"[x](https://a.no \"{6} {5}\")",
	"![{6} {5}](x.png)",
	"# {6}\n\n{5}",
	"1. {6}\n2. {5}",
	"Fødselsnummer:\n\n{6}\n\nog\n\n{5}",
	"telefonnr 40 00 00 01",
	"mob: 400-00-001",
	"mob. 400.00.001",
	"Mobil 40-00-00-01",
	"tlf 4 0 0 0 0 0 0 1",
	"tlf: 4000 0001",
	"+4740000001",
	"+47-40000001",
	"+47.400.00.001",
	"004740000001",
	"(47) 40 00 00 01",
	"Whatsapp 40000001",
	"Signal: 40000001",
	"Ta kontakt: 40000001",
	"Kontaktnummer 40000001",
	"nr 40000001 (mor)",
	"mor, 40000001",
	"Mamma sitt nummer er 40000001",
	"Faren (40000001)",
	"Verge: 40000001",
	"Fosterforeldrene nås på 90 00 00 01",
	"Besteforeldre: 22 00 00 01",
	"Ring henne på 22000001",
	"Hun har tlf.nr. 22000001",
	"Kontaktperson Kari 22000001",
	"Sosionom Per Hansen, 91 00 00 01",
	"Ring 91000001!",
	"Mitt nummer: 91000001",
	"Per Hansen - 91000001",
	"Per Hansen: 91 00 00 01",
	"Per Hansen tlf 91000001",
	"Telefon\n\n40000001",
	"| Navn | Telefon |\n|---|---|\n| Kari | 40000001 |",
	"| Navn | Nummer |\n|---|---|\n| Kari Nordmann | 40000001 |",
	"| Mobil | 40000001 |\n|---|---|\n| a | b |",
	"- Telefon: 40000001",
	"☎ 40000001",
	"📞 40000001",
	"kari.nordmann@hotmail.com",
	"kari＠gmail.com",
	"kari﹫gmail.com",
	"kari[ät]gmail.com",
	"kari(alfakrøll)gmail.com",
	"kari alfakrøll gmail.com",
	"kari krøllalfa gmail.com",
	"kari snabel-a gmail.com",
	"kari at gmail dot com",
	"kari(a)gmail.com",
	"kari -at- gmail.com",
	"kari <at> gmail.com",
	"kari@gmail,com",
	"kari@gmail punktum com",
	"kari@gmail . com",
	"kari@eksempel.kommune.no.evil.com",
	"kari@gmail[.]com",
	"kari@gmail(dot)com",
	"kari AT gmail DOT com",
	"kari&#64;gmail&#46;com",
	"<kari@gmail.com>",
	"[kari](mailto:kari@gmail.com?subject=x)",
	"kari@münchen.de",
	"kari@bedrift.no",
	"kari\\@gmail.com",
	"`kari@gmail.com`",
	"kari@\ngmail.com",
	"kari_@_gmail.com",
	"8601 11 17947 er kontoen",
	"Konto: 86011117947",
	"Konto 8601-11-17947",
	"Kto 1234.56.78903",
	"kontonr: 1234 56 78903",
	"NO9386011117947",
	"IBAN: NO93-8601-1117-947",
	"Lønnskonto 12345678903",
	"Sparekonto nr. 1234 56 78903",
	"Betal til 1234.56.78903",
	"Overfør til 1234 56 78903",
	"1234.56.78903",
	"Nr. 01019050269 er hans",
	"0 1 0 1 9 0 5 0 2 6 9",
	"Nr. {6}{5}¹ gjelder",
	"Nr. 0101905026⁹ gjelder",
	/* commas and points as between thousands, and what only looks like a count */
	"Nr. 010.190,502.69",
	"Nr. 010,190,502,69",
	"Nr. 0101,9050,269",
	"{d} ({5}) personer",
	"Født {d}, bor hjemme, {5} barnevern",
	"Født {d} i Oslo. Personnummeret {5} personer",
};

static const char *const harmless[] = {
	/* counts and sums that would do as a personnummer for a date some words away */
	"Per {d} var {5} personer arbeidsledige.",
	"Fra 01.01.1890 til {d} var det {5} vedtak.",
	"Vedtaket er fra {d}. Kommunen hadde {5} innbyggere.",
	"Tiltaket starter {d}, budsjett {5}.",
	"I {5} familier var det slik {d}.",
	"Ved utgangen av {d} hadde fylket {5} elevar.",
	"Med virkning fra {d} er rammen {5}, som før.",
	"310 190 502,69",
	"Kl. 12.30,13.45,14.00 og 15.15",
	"Faktorene er 1,05, 1,10 og 1,15.",
	"01.019.050.269 kroner",
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
	"Per 31.12.2021 var beholdningen 50192 kr.",
	"Avkastningen var 12345,67 per 01.01.2021.",
	/* numbers of cases, laws, dates */
	"Sak 21/1234, vedtatt 15. mars 2021.",
	"Sak 2021/12345678 er avsluttet.",
	"Saksnummer 40000001 ligger i arkivet.",
	"Se sak 2021/50192, vedtatt 01.01.1890.",
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
	"Kommunen har 50192 innbyggere.",
	"Kommunen hadde 50192 innbyggere 1. juli 2021.",
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
	/* more that looks like one */
	"1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 og 12",
	"Poengene ble 1, 0, 1, 1, 2, 0, 2, 1, 0 og 3.",
	"1:0, 2:1, 3:3, 0:0 og 1:2",
	"- 4\n- 0\n- 0\n- 0\n- 0\n- 0\n- 0\n- 1",
	"Signert Kari Nordmann 20210315.",
	"Kari Nordmann 81000001 er et serviceregister.",
	"Saksbehandler 20211234",
	"Det bor 40 000 001 mennesker der.",
	"Rekken er 22 33 44 55 66",
	"Sak 21/40000001 er lukket.",
	"Løpenummer 40000001 i journalen.",
	"Prosjektnr. 91234567 er avsluttet.",
	"Ordrenummer 98765432",
	"EAN 7012345678900",
	"Faktura 40000001 er betalt.",
	"Org.nr. 912 345 678",
	"I 1890 bodde det 50192 i byen.",
	"Per 01.01.2021: 50192 innbyggere",
	"Folketall 1.1.2021: 50192",
	"Folketallet var 50192 den 01.01.2021.",
	"Vedtatt 01.01.2021, beløp 50192 kr",
	"Tall per 1. januar 2021: 50192 barn",
	"Tall per 1. januar 2021: 50192",
	"| Dato | Innbyggere |\n|---|---|\n| 01.01.2021 | 50192 |\n| 01.01.2022 | 50250 |",
	"| År | Sum |\n|---|---|\n| 2021 | 40000001 |",
	"| År | Kommune | Stat |\n|---|---|---|\n| 2021 | 22 | 33 |\n| 2022 | 44 | 55 |",
	"Datoene er 01.01.2021 15.03.2021.",
	"I 2021–2025: 10 000, 20 000, 30 000",
	"kl. 10-12 og 13-15",
	"2 × 40 000 000 kr",
	"Følg oss: @eksempelkommune",
	"Prisen er 3 stk @ 50 kr.",
	"E-post: post@eksempel.kommune.no",
	"Telefon: 22 33 44 55 (sentralbord)",
	"tlf +47 22 33 44 55",
	"Telefonen er åpen 09.00–15.30",
	"Telefontid 08:00-15:30",
	"Mobil: 40 % av 1000 unge",
	"Vi nådde 40000001 kroner",
	"Nås på 3 år",
	"Nummer 12 i rekken av 40",
	"Artikkel DOI 10.1016/j.childyouth.2020.105512",
	"PMID 12345678",
	"Side 12345678 av",
	"SSB-tabell 12345, rad 010190",
	"Kapittel 4.1.2, avsnitt 3",
	"1.1.1890–31.12.1899",
	"§ 1-1 nr. 40",
	"Kvartal 1: 22, kvartal 2: 33, kvartal 3: 44, kvartal 4: 55",
	"22, 33, 44, 55",
	"22 33 44 55 prosent",
	"(22) (33) (44) (55)",
	"22/33/44/55",
	"Ungdommene er 13, 14, 15 og 16 år",
	"Barn født 2005-2008 (13-16 år)",
	"Kostnad per år: 45 000 000",
	"Netto: 91 000 001",
	"Sum netto 40 000 001",
	"Mor og far fikk 40 000 001 kr.",
	"Kari Nordmann, 72 år",
	"Per 31.12.2020 hadde 40 000 001",
	"Per capita 40000001",
	"Per Hansen la fram sak 21/1234",
	"Total: 22 33 44 55",
	"Skåren 22-33-44-55",
	"Klasse 8A, 22 elever; 8B, 33 elever",
	"Deltakelsen økte fra 22 33 til 44 55",
	"ID 40000001 i registeret",
	"Dokument 40000001-1",
	"Arkivsaksnr 40000001",
	"Journalpost 21/40000001-3",
	"Konto 10101 og 20202",
	"Konto 1234 og funksjon 56789",
	"Funksjon 244, 251 og 252, art 010-490",
	"Budsjettet for 244/251/252 er 12 345 678 901 kr",
	"IP 192.168.100.101",
	"Målet er 90 000 000 innen 01.01.2030",
	"Vi er (at) det står der",
	"a.no er en side",
	"Skriv «at» og ikke «og»",
	"Vi tror at kommune.no er nede",
	"Vi traff 12 (a) og 13 (b)",
	"postmottak@eksempel.kommune.no",
	"Tabell 1 viser 20-30-40-50",
	"Kode 01 02 03 04 05 06",
	"Koden er 110190",
	"Målt 01.01.2020 12:30:45",
	"Start 2021-01-01T10:00",
	"Resultat: 0,01 0,05 0,10",
	"1 000 000, 2 000 000 og 3 000 000",
	"45,5 45,6 45,7 45,8",
	"Kart 59.91390 10.75220",
	"ISBN 9788202345678",
	"Kommunenummer 0301, 1103 og 4601",
	"4601 Bergen, 1103 Stavanger",
	"Indeksen er 107,2 (2017 = 100)",
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

static void test_stops_256_personal_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(personal), 256);
	assert_int_equal(count_wrong(personal, COUNT(personal), true), 0);
}

static void test_passes_203_harmless_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(harmless), 203);
	assert_int_equal(count_wrong(harmless, COUNT(harmless), false), 0);
}

/* Every spelling of the two signs, also with spaces around; a word of its own needs them. */
static void test_spelt_addresses(void **state)
{
	static const char *const ats[] = {
		"@", " @ ", "(at)", "[at]", "{at}", "(a)", "[a]", "(alfa)", "[alfa]", "(krøllalfa)", "[krøllalfa]", "(alfakrøll)",
		"[alfakrøll]", "(snabel-a)", "[snabel-a]", "(snabela)", "[snabela]", "(ät)", "[ät]", "-at-", "-(at)-", " (at) ",
		" krøllalfa ", " alfakrøll ", " snabel-a ", " snabela ",
	};
	static const char *const dots[] = {
		".", ",", "(dot)", "[dot]", "{dot}", "(punktum)", "[punktum]", "(punkt)", "[punkt]", "(.)", "[.]", "-dot-",
		" dot ", " punktum ", " punkt ", " . ", " (dot) ",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(ats); i++)
		for (size_t k = 0; k < COUNT(dots); k++) {
			struct arena a = { 0 };
			struct diag d;
			const char *text = arena_printf(&a, "Skriv til kari%sgmail%scom i dag.", ats[i], dots[k]);

			if (count_finds(&a, text, "Eksempel kommune", &d) != 1)
				fail_msg("%zu finds: %s", d.errors, text);
			arena_free(&a);
		}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stops_256_personal_sentences),
		cmocka_unit_test(test_spelt_addresses),
		cmocka_unit_test(test_passes_203_harmless_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
