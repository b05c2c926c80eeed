/* Every remedy, followed to the letter, mends the fault and changes nothing else. Each mistake is put into a sound
 * scenario; what the message says is done by a machine that knows the forms of our remedies and nothing else; and then
 * the scenario must be without faults and mean what was meant. */
#include "base/arena.h"
#include "base/text.h"
#include "check.h"
#include "faults.h"
#include "input/scenario_read.h"

#include <stdio.h>
#include <string.h>

static const char base[] = "utenfor: 1\n"
			   "sak:\n"
			   "  tittel: Los i skolen\n"
			   "  kommune: Asker\n"
			   "  dato: 2026-03-15\n"
			   "målgruppe:\n"
			   "  gruppe: lavinntekt-trygd\n"
			   "  alder: 13-15\n"
			   "tiltak:\n"
			   "  navn: Los\n"
			   "  startår: 2026\n"
			   "  varighet: 2\n"
			   "  varighet per runde: 1\n"
			   "  deltakere: 100\n"
			   "  normalliv uten tiltak: 50 %\n"
			   "  normalliv med tiltak: 55 %\n"
			   "  kilde: Kommunens eget anslag\n"
			   "  grad: anslag\n"
			   "kostnader:\n"
			   "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}\n"
			   "  - {navn: Statstilskudd, tilskudd fra: stat, til: kommune, beløp: 500 000}\n"
			   "  - navn: Gammelt tiltak\n"
			   "    bortfall for: kommune\n"
			   "    beløp: 200 000\n"
			   "    år: 2026\n"
			   "effekt: {frafall per år: 2 %, varighet: 20}\n"
			   "analyse:\n"
			   "  periode: 40\n"
			   "  kalkulasjonsrente: 4 %\n"
			   "  prisår: 2025\n";

#define NBSP "\u00A0"
#define SOFT "\u00AD"

/* `find` stands in the scenario, `mistake` in its place; `meant` is what it should have been, NULL for `find`. */
static const struct {
	const char *find, *mistake, *meant;
} mistakes[] = {
	/* numbers of years and people */
	{ "varighet: 2\n", "varighet: 24 måneder\n", NULL },
	{ "varighet: 2\n", "varighet: 24 mnd\n", NULL },
	{ "varighet: 2\n", "varighet: 4 semestre\n", NULL },
	{ "varighet: 2\n", "varighet: 2 år\n", NULL },
	{ "varighet: 2\n", "varighet: 2 skoleår\n", NULL },
	{ "varighet: 2\n", "varighet: to år\n", NULL },
	{ "varighet: 2\n", "varighet: ca. 2\n", NULL },
	{ "varighet: 2\n", "varighet: 1,5\n", "varighet: 1\n" },
	{ "varighet: 2\n", "varighet: 2,5 år\n", NULL },
	{ "periode: 40", "periode: 2026-2065", NULL },
	{ "periode: 40", "periode: førti", NULL },
	{ "periode: 40", "periode: 40 år", NULL },
	{ "deltakere: 100", "deltakere: 100 barn", NULL },
	{ "deltakere: 100", "deltakere: ca 100", NULL },
	{ "deltakere: 100", "deltakere: om lag 100", NULL },
	{ "deltakere: 100", "deltakere: hundre", NULL },
	{ "deltakere: 100", "deltakere: 1OO", NULL },
	{ "deltakere: 100", "deltakere: “100”", NULL },
	{ "deltakere: 100", "deltakere: 10" SOFT "0", NULL },
	{ "deltakere: 100", "deltakere: 100-120",
	  "deltakere: {lav: 100, forventet: 110, høy: 120}" },
	{ "deltakere: 100", "deltakere: 1.000", "deltakere: 1000" },
	{ "deltakere: 100", "deltakere: 12,5", "deltakere: 12" },
	/* amounts */
	{ "beløp: 1 000 000", "beløp: kr 1.000.000,-", NULL },
	{ "beløp: 1 000 000", "beløp: 1,000,000", NULL },
	{ "beløp: 1 000 000", "beløp: 1 mill", NULL },
	{ "beløp: 1 000 000", "beløp: 1,2 mill", "beløp: 1 200 000" },
	{ "beløp: 1 000 000", "beløp: 1.2 mill kr", "beløp: 1 200 000" },
	{ "beløp: 1 000 000", "beløp: 1,2 millioner kroner", "beløp: 1 200 000" },
	{ "beløp: 1 000 000", "beløp: 1000 tkr", NULL },
	{ "beløp: 1 000 000", "beløp: 1 000 000,50", "beløp: \"1 000 000,50\"" },
	{ "beløp: 1 000 000", "beløp: 1 000 000 per år", NULL },
	{ "beløp: 1 000 000", "beløp: 1 000 000 NOK", NULL },
	{ "beløp: 1 000 000", "beløp: ca. 1 000 000", NULL },
	{ "beløp: 200 000", "beløp: 200,000", NULL },
	{ "beløp: 200 000", "beløp: 200.000", NULL },
	{ "beløp: 200 000", "beløp: 200'000", NULL },
	{ "beløp: 200 000", "beløp: 200k", NULL },
	{ "beløp: 200 000", "beløp: 0,2 MNOK", NULL },
	{ "beløp: 200 000", "beløp: 200 tusen", NULL },
	/* shares */
	{ "med tiltak: 55 %", "med tiltak: 55", NULL },
	{ "med tiltak: 55 %", "med tiltak: 0,55", NULL },
	{ "med tiltak: 55 %", "med tiltak: 0.55", NULL },
	{ "med tiltak: 55 %", "med tiltak: 55 av 100", NULL },
	{ "med tiltak: 55 %", "med tiltak: 11/20", NULL },
	{ "med tiltak: 55 %", "med tiltak: 55 pst", NULL },
	{ "med tiltak: 55 %", "med tiltak: 55 %%", NULL },
	{ "med tiltak: 55 %", "med tiltak: 550 ‰", NULL },
	{ "med tiltak: 55 %", "med tiltak: 50-60 %",
	  "med tiltak: {lav: 50 %, forventet: 55 %, høy: 60 %}" },
	{ "med tiltak: 55 %", "med tiltak: {lav: 50, forventet: 55 %, høy: 60 %}",
	  "med tiltak: {lav: 50 %, forventet: 55 %, høy: 60 %}" },
	{ "med tiltak: 55 %", "med tiltak: 50-60",
	  "med tiltak: {lav: 50 %, forventet: 55 %, høy: 60 %}" },
	{ "med tiltak: 55 %", "med tiltak: 50-65,5 %",
	  "med tiltak: {lav: 50 %, forventet: \"57,75 %\", høy: \"65,5 %\"}" },
	{ "med tiltak: 55 %", "med tiltak: [50 %, \"57,5 %\", 60 %]",
	  "med tiltak: {lav: 50 %, forventet: \"57,5 %\", høy: 60 %}" },
	{ "beløp: 200 000", "beløp: 200,5-300,5",
	  "beløp: {lav: \"200,50\", forventet: \"250,50\", høy: \"300,50\"}" },
	/* numbers inside { }, where a comma ends a value */
	{ "frafall per år: 2 %", "frafall per år: 25 ‰", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 20 ‰", NULL },
	{ "frafall per år: 2 %", "frafall per år: 0.045", "frafall per år: \"4,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 0,045", "frafall per år: \"4,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: \"0,045\"", "frafall per år: \"4,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 1/40", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 1 av 40", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: ca. 2,5 %", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 2,5 pst", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 2,5", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: “2,5 %”", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 2,5 %*", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 1O,5 %", "frafall per år: \"10,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: [\"2,5 %\"]", "frafall per år: \"2,5 %\"" },
	{ "frafall per år: 2 %", "frafall per år: 2-3,5 %",
	  "frafall per år: {lav: 2 %, forventet: \"2,75 %\", høy: \"3,5 %\"}" },
	{ "frafall per år: 2 %, varighet: 20", "varighet: 20, frafall per år: 25 ‰",
	  "frafall per år: \"2,5 %\", varighet: 20" },
	{ "beløp: 1 000 000", "beløp: 1.2 mill", "beløp: 1 200 000" },
	{ "beløp: 1 000 000", "beløp: 12345,678 tusen", "beløp: 12 345 678" },
	{ "beløp: 1 000 000", "beløp: 12.3455 tkr", "beløp: \"12 345,50\"" },
	{ "beløp: 1 000 000", "beløp: 1.234,50 per år", "beløp: \"1 234,50\"" },
	{ "beløp: 1 000 000", "beløp: 1'234,50", "beløp: \"1 234,50\"" },
	{ "beløp: 1 000 000", "beløp: ca 1234,50 kr", "beløp: \"1 234,50\"" },
	{ "beløp: 1 000 000", "beløp: 1 234,50 NOK", "beløp: \"1 234,50\"" },
	{ "beløp: 1 000 000", "beløp: 100,5-200,5",
	  "beløp: {lav: \"100,50\", forventet: \"150,50\", høy: \"200,50\"}" },
	{ "med tiltak: 55 %", "med tiltak: {lav: 505 ‰, forventet: 0.555, høy: 60 %}",
	  "med tiltak: {lav: \"50,5 %\", forventet: \"55,5 %\", høy: 60 %}" },
	{ "med tiltak: 55 %", "med tiltak: {lav: 50 %, forventet: 0,555, høy: 60 %}",
	  "med tiltak: {lav: 50 %, forventet: \"55,5 %\", høy: 60 %}" },
	{ "analyse:\n", "varianter:\n  - {navn: Halv, sett: {tiltak.normalliv med tiltak: 525 ‰}}\nanalyse:\n",
	  "varianter:\n  - {navn: Halv, sett: {tiltak.normalliv med tiltak: \"52,5 %\"}}\nanalyse:\n" },
	{ "analyse:\n", "varianter:\n  - {navn: Halv, sett: {suksessrate: 25 ‰}}\nanalyse:\n",
	  "varianter:\n  - {navn: Halv, sett: {suksessrate: \"2,5 %\"}}\nanalyse:\n" },
	{ "analyse:\n", "varianter:\n  - {navn: Halv, sett: {suksessrate: 2,5 %}}\nanalyse:\n",
	  "varianter:\n  - {navn: Halv, sett: {suksessrate: \"2,5 %\"}}\nanalyse:\n" },
	{ "analyse:\n", "varianter:\n  - navn: Halv\n    sett: {suksessrate: 0.025}\nanalyse:\n",
	  "varianter:\n  - {navn: Halv, sett: {suksessrate: \"2,5 %\"}}\nanalyse:\n" },
	/* values that are put into { } */
	{ "analyse:\n", "analyse:\n  sannsynlighet for ingen virkning: 12,5 %\n",
	  "analyse:\n  sannsynlighet for ingen virkning: {andel: \"12,5 %\"}\n" },
	{ "analyse:\n", "priser:\n  omsorgstiltak: 1 000 000,50\nanalyse:\n",
	  "priser:\n  omsorgstiltak: {pris: \"1 000 000,50\"}\nanalyse:\n" },
	{ "effekt: {frafall per år: 2 %, varighet: 20}", "effekt: 2,5 %", "effekt: {frafall per år: \"2,5 %\"}" },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}",
	  "  - navn: Ny innsats, betaler: kommune, beløp: 1 234,50",
	  "  - {navn: Ny innsats, betaler: kommune, beløp: \"1 234,50\"}" },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}",
	  "  - navn: Ny innsats, betaler: kommune, beløp: 1,2 mill",
	  "  - {navn: Ny innsats, betaler: kommune, beløp: 1 200 000}" },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}",
	  "  - navn: Ny, god innsats, betaler: kommune, beløp: 1,2 mill",
	  "  - {navn: \"Ny, god innsats\", betaler: kommune, beløp: 1 200 000}" },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}",
	  "  - navn: Ny innsats, betaler: kommune, beløp: 1 000 000, år: [2026, 2027]  # begge år",
	  "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000, år: [2026, 2027]}" },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}",
	  "  - navn: \"Ny innsats\", betaler: kommune, beløp: 1 000 000", NULL },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}",
	  "  - navn: \"Ny, god #2\", betaler: kommune, beløp: 1 234,50}",
	  "  - {navn: \"Ny, god #2\", betaler: kommune, beløp: \"1 234,50\"}" },
	{ "effekt: {frafall per år: 2 %, varighet: 20}", "effekt: frafall per år: 2,5 %, varighet: 20",
	  "effekt: {frafall per år: \"2,5 %\", varighet: 20}" },
	{ "rente: 4 %", "rente: 4", NULL },
	/* who pays */
	{ "betaler: kommune", "betaler: Asker kommune", NULL },
	{ "betaler: kommune", "betaler: Bydel Alna", NULL },
	{ "betaler: kommune", "betaler: komune", NULL },
	{ "betaler: kommune", "betaler: Akershus fylkeskommune", "betaler: fylkeskommune" },
	{ "betaler: kommune", "betaler: fylkeskommunen vår", "betaler: fylkeskommune" },
	{ "tilskudd fra: stat", "tilskudd fra: Bufdir", NULL },
	{ "tilskudd fra: stat", "tilskudd fra: Staten v/Helsedirektoratet", NULL },
	{ "tilskudd fra: stat", "tilskudd fra: NAV", NULL },
	{ "kommune: Asker\n", "kommune: Innlandet fylkeskommune\n",
	  "fylkeskommune: Innlandet fylkeskommune\n" },
	{ "kommune: Asker\n", "fylkeskommune: Asker kommune\n", "kommune: Asker kommune\n" },
	/* years and dates */
	{ "startår: 2026", "startår: 26", NULL },
	{ "startår: 2026", "startår: høsten 2026", NULL },
	{ "startår: 2026", "startår: 01.08.2026", NULL },
	{ "startår: 2026", "startår: 2O26", NULL },
	{ "startår: 2026", "startår: “2026”", NULL },
	{ "prisår: 2025", "prisår: 2025-kroner", NULL },
	{ "år: 2026\neffekt", "år: 2026-2027\neffekt", "år: [2026, 2027]\neffekt" },
	{ "år: 2026\neffekt", "år: 2026, 2027\neffekt", "år: [2026, 2027]\neffekt" },
	{ "år: 2026\neffekt", "år: 2026 og 2027\neffekt", "år: [2026, 2027]\neffekt" },
	{ "dato: 2026-03-15", "dato: 15/3-26", NULL },
	{ "dato: 2026-03-15", "dato: 15/3/2026", NULL },
	{ "dato: 2026-03-15", "dato: 15.3.26", NULL },
	{ "dato: 2026-03-15", "dato: 15 mars 2026", NULL },
	{ "dato: 2026-03-15", "dato: 20260315", NULL },
	{ "dato: 2026-03-15", "dato: 2026–03–15", NULL },
	{ "dato: 2026-03-15", "dato: 15.03.2026 kl. 12", NULL },
	{ "med tiltak: 55 %", "med tiltak: [55 %]", NULL },
	{ "med tiltak: 55 %", "med tiltak: [50 %, 55 %, 60 %]",
	  "med tiltak: {lav: 50 %, forventet: 55 %, høy: 60 %}" },
	{ "med tiltak: 55 %", "med tiltak: 50..60 %",
	  "med tiltak: {lav: 50 %, forventet: 55 %, høy: 60 %}" },
	{ "med tiltak: 55 %", "med tiltak: 55 %.", NULL },
	{ "med tiltak: 55 %", "med tiltak: 55 %,", NULL },
	{ "deltakere: 100", "deltakere: 100*", NULL },
	{ "deltakere: 100", "deltakere: 100±10", "deltakere: {lav: 90, forventet: 100, høy: 110}" },
	{ "deltakere: 100", "deltakere: 100 +/- 10",
	  "deltakere: {lav: 90, forventet: 100, høy: 110}" },
	{ "rente: 4 %", "rente: rundskriv R-109/21", "rente: R-109" },
	{ "år: 2026\neffekt", "år: 2026-27\neffekt", "år: [2026, 2027]\neffekt" },
	{ "år: 2026\neffekt", "år: 2026/27\neffekt", "år: [2026, 2027]\neffekt" },
	{ "år: 2026\neffekt", "år: 2026 2027\neffekt", "år: [2026, 2027]\neffekt" },
	/* groups and ages */
	{ "gruppe: lavinntekt-trygd", "gruppe: lavinntekt-tryg", NULL },
	{ "gruppe: lavinntekt-trygd", "gruppe: “lavinntekt-trygd”", NULL },
	{ "gruppe: lavinntekt-trygd", "gruppe: barnevern", "gruppe: barnevern-hjelpetiltak" },
	{ "alder: 13-15", "alder: 14", NULL },
	{ "alder: 13-15", "alder: 13 til 15", NULL },
	{ "alder: 13-15", "alder: 13–15-åringer", NULL },
	{ "alder: 13-15", "alder: ungdomsskole", NULL },
	{ "alder: 13-15", "alder: 13, 14, 15", NULL },
	{ "alder: 13-15", "alder: [13, 14, 15]", NULL },
	{ "alder: 13-15", "alder: {fra: 13, til: 15}", NULL },
	{ "alder: 13-15", "alder: 15-13", NULL },
	{ "alder: 13-15", "alder: 8. trinn", NULL },
	{ "alder: 13-15", "alder: 8.-10. klasse", NULL },
	{ "alder: 13-15", "alder: 13-18", "alder: [13-15, 16-18]" },
	{ "alder: 13-15", "alder: 13-15, 16-18", "alder: [13-15, 16-18]" },
	{ "grad: anslag", "grad: anslaag", NULL },
	/* texts that YAML reads otherwise */
	{ "Los i skolen", "“Los: skolen”", "\"Los: skolen\"" },
	{ "Los i skolen", "Los: i skolen", "\"Los: i skolen\"" },
	{ "Los i skolen", "Los: Ola's skole", "\"Los: Ola's skole\"" },
	{ "Los i skolen", "Los #2", "\"Los #2\"" },
	{ "Los i skolen", "- Los", "\"- Los\"" },
	{ "Los i skolen", "*Los*", "\"*Los*\"" },
	{ "Los i skolen", "@los", "\"@los\"" },
	{ "Los i skolen", "%los", "\"%los\"" },
	{ "Los i skolen", "&los", "\"&los\"" },
	{ "Los i skolen", "! viktig", "\"! viktig\"" },
	{ "Los i skolen", "> sitat", "\"> sitat\"" },
	{ "Los i skolen", "`los`", "\"`los`\"" },
	{ "Los i skolen", "[Los] i skolen", "\"[Los] i skolen\"" },
	{ "Los i skolen", "\"Los\" i skolen", "'\"Los\" i skolen'" },
	{ "Los i skolen", "'Ola's los'", "\"Ola's los\"" },
	{ "Los i skolen", "\"Los i skolen", NULL },
	{ "Los i skolen", "\"Los i skolen”", NULL },
	{ "Los i skolen", "\"Los\": i skolen", "'\"Los\": i skolen'" },
	{ "Los i skolen", "Los i skolen:", "\"Los i skolen:\"" },
	{ "navn: Ny innsats", "navn: Ny, god innsats", "navn: \"Ny, god innsats\"" },
	{ "navn: Ny innsats", "navn: Ny innsats: los", "navn: \"Ny innsats: los\"" },
	/* colons, spaces, brackets, dashes */
	{ "tittel: Los", "tittel:Los", NULL },
	{ "tittel: Los", "tittel:" NBSP "Los", NULL },
	{ "tittel: Los", "tittel Los", NULL },
	{ "tittel: Los", "tittel = Los", NULL },
	{ "tittel: Los", "tit" SOFT "tel: Los", NULL },
	{ "tittel: Los", "\u200Btittel: Los", NULL },
	{ "tittel: Los", "“tittel”: Los", NULL },
	{ "  tittel: Los", "    tittel: Los", NULL },
	{ "sak:\n", "sak\n", NULL },
	{ "sak:\n", "  sak:\n", NULL },
	{ "analyse:\n", "analyse: 40\n", NULL },
	{ "1 000 000}", "1 000 000},", NULL },
	{ "1 000 000}", "1 000 000", NULL },
	{ "500 000}", "500 000", NULL },
	{ "varighet: 20}", "varighet: 20", NULL },
	{ "1 000 000}", "1 000 000)", NULL },
	{ "1 000 000}", "1 000 000]", NULL },
	{ "{navn: Ny", "navn: Ny", NULL },
	{ "{navn: Ny", "{navn:Ny", NULL },
	{ "betaler: kommune", "betaler:kommune", NULL },
	{ "innsats, betaler", "innsats betaler", NULL },
	{ "innsats, betaler", "innsats; betaler", NULL },
	{ "  - {navn: Ny", "  – {navn: Ny", NULL },
	{ "  - {navn: Ny", "  • {navn: Ny", NULL },
	{ "  - {navn: Ny", "  -" NBSP "{navn: Ny", NULL },
	{ "  - {navn: Ny", "  -{navn: Ny", NULL },
	{ "  - {navn: Ny", "  * {navn: Ny", NULL },
	{ "  - {navn: Ny", "  1. {navn: Ny", NULL },
	{ "  - {navn: Ny", "  {navn: Ny", NULL },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}",
	  "  - navn: Ny innsats, betaler: kommune, beløp: 1 000 000", NULL },
	{ "  - {navn: Ny innsats, b", "  - {navn: Ny innsats. b", NULL },
	{ "  - {navn: Ny innsats, betaler: kommune, beløp: ",
	  "  - {navn = Ny innsats, betaler = kommune, beløp = ", NULL },
	{ "  - {navn: Ny", " - {navn: Ny", NULL },
	{ "  - {navn: Ny", "- {navn: Ny", NULL },
	{ "  - {navn: Ny", "    - {navn: Ny", NULL },
	{ "effekt: {frafall per år: 2 %, varighet: 20}",
	  "effekt: frafall per år: 2 %, varighet: 20", NULL },
	{ "effekt: {", "effekt {", NULL },
	{ "effekt: {", "effekt:{", NULL },
	{ "effekt: {", "  effekt: {", NULL },
	{ "effekt: {frafall per år: 2 %, varighet: 20}",
	  "effekt:\nfrafall per år: 2 %\nvarighet: 20", NULL },
	{ "  startår", "startår", NULL },
	{ "  startår", "  - startår", NULL },
	{ "analyse:\n", " analyse:\n", NULL },
	/* keys */
	{ "  normalliv med tiltak", "  normalliv med", NULL },
	{ "  deltakere", "  deltagere", NULL },
	{ "  deltakere", "  antall deltakere", NULL },
	{ "  startår", "  oppstart", NULL },
	{ "  kommune: Asker", "  eier: Asker", NULL },
	{ "  gruppe:", "  målgruppe:", NULL },
	{ "målgruppe:\n", "gruppe:\n", NULL },
	{ "tiltak:\n  navn", "tiltaket:\n  navn", NULL },
	{ "kostnader:", "utgifter:", NULL },
	{ "frafall per år", "frafall", NULL },
	{ "  kalkulasjonsrente", "  rente", NULL },
	{ "betaler: kommune", "betales av: kommune", NULL },
	{ "beløp: 200 000", "sum: 200 000", NULL },
	{ "bortfall for", "bortfall", NULL },
	{ "tilskudd fra", "tilskudd", NULL },
	{ "  prisår: 2025\n", "  prisår: 2025\n  startår: 2026\n", NULL },
	{ "  periode: 40\n", "  periode: 40\n  kostnader: 5\n", NULL },
	{ "  kommune: Asker\n", "  kommune: Asker\n  kommune: Asker\n", NULL },
	{ "analyse:\n", "analyse:\n  sannsynlighet for ingen virkning: 20 %\n",
	  "analyse:\n  sannsynlighet for ingen virkning: {andel: 20 %}\n" },
	{ "analyse:\n", "priser:\n  omsorgstiltak: 1 000 000\nanalyse:\n",
	  "priser:\n  omsorgstiltak: {pris: 1 000 000}\nanalyse:\n" },
	{ "analyse:\n", "varianter:\n  - {navn: Halv, sett: {tiltak.deltagere: 50}}\nanalyse:\n",
	  "varianter:\n  - {navn: Halv, sett: {tiltak.deltakere: 50}}\nanalyse:\n" },
};

/* --- the machine that does as it is told --- */

/* A scenario that is being mended, a fault in it, and the line that the fault is on. */
struct bench {
	struct arena *arena;
	const char *text, *message;
	struct place at;
	const char *line, *place; /* the line's first byte; the fault's */
	size_t size;              /* of the line */
};

static void find_place(struct bench *b)
{
	b->line = b->text;
	for (int n = 1; n < b->at.line; n++)
		b->line += strcspn(b->line, "\n") + 1;
	b->size = strcspn(b->line, "\n");
	b->place = b->line;
	for (int n = 1; n < b->at.column && b->place < b->line + b->size; n++)
		utf8_next(&b->place);
}

/* The text with `size` bytes at `from` replaced. */
static const char *replaced(const struct bench *b, const char *from, size_t size, const char *with)
{
	return arena_printf(b->arena, "%.*s%s%s", (int)(from - b->text), b->text, with, from + size);
}

/* What stands in the first « » after `words` of the message; those of a text in it count. NULL when there is none. */
static const char *in_quotes(const struct bench *b, const char *words)
{
	const char *start = strstr(b->message, words), *end;
	int depth = 0;

	start = start ? strstr(start, "«") : NULL;
	if (!start)
		return NULL;
	for (end = start; *end; end++) {
		depth += text_starts(end, "«");
		if (text_starts(end, "»") && --depth == 0)
			break;
	}
	start += strlen("«");
	return arena_text(b->arena, start, (size_t)(end - start));
}

/* Where the value at `p` ends. */
static const char *value_end(const struct bench *b, const char *p)
{
	const char *end = p, *last = b->line + b->size;
	bool braces = memchr(b->line, '{', (size_t)(p - b->line)) != NULL;

	for (; braces && end < last; end++) {
		size_t word = strcspn(end + 1, ",:{}\n");

		if (*end == '}' || (*end == ',' && end[1 + word] == ':'))
			return end;
	}
	return last;
}

/* "key: value" in the place of that key and its value on the line. */
static const char *put_pair(const struct bench *b, const char *pair)
{
	size_t size = strcspn(pair, ":") + 1;
	const char *key = memmem(b->line, b->size, pair, size);

	if (!key && strstr(b->message, "» mangler kolon;"))
		return replaced(b, b->place, strlen(in_quotes(b, "")), pair);
	if (!key || (key > b->line && !strchr(" {", key[-1]))) { /* the key itself was wrong: the line is to be that */
		key = b->line + strspn(b->line, " ");
		return replaced(b, key, (size_t)(b->line + b->size - key), pair);
	}
	return replaced(b, key, (size_t)(value_end(b, key) - key), pair);
}

/* `what` in the place of what the message quotes first, where that stands on the line; else of the value there. */
static const char *put_value(const struct bench *b, const char *what)
{
	const char *quoted = in_quotes(b, ""), *from = b->place;

	for (const char *p = b->place; quoted && *quoted && p < b->line + b->size; p++)
		if (text_starts(p, quoted))
			return replaced(b, p, strlen(quoted), what);
	return replaced(b, from, (size_t)(value_end(b, from) - from), what);
}

static const char *without_line(const struct bench *b)
{
	return replaced(b, b->line, b->size + 1, "");
}

/* The brackets after `words`, with all in them; NULL when none come. */
static const char *in_brackets(const struct bench *b, const char *words)
{
	const char *start = strstr(b->message, words);

	start = start ? start + strlen(words) : NULL;
	if (!start || !strchr("[{", *start))
		return NULL;
	return arena_text(b->arena, start, strcspn(start, *start == '[' ? "]" : "}") + 1);
}

static const char *follow_writing(const struct bench *b)
{
	const char *what = in_quotes(b, strstr(b->message, "skriv «")      ? "skriv «"
					: strstr(b->message, "skriv bare «") ? "skriv bare «"
									     : "mente du «");

	if (!what)
		return NULL;
	if (text_starts(what, "- ")) {
		const char *from = b->line + strspn(b->line, " ");

		return replaced(b, from, (size_t)(b->line + b->size - from), what);
	}
	if (what[0] && !what[1] && strchr("]}", *what)) {
		const char *from = b->place - (b->place > b->line && b->place[-1] == ')');

		return replaced(b, from, 1, what);
	}
	if (strstr(b->message, "mangler komma")) { /* "x, key:" for what stands there without its comma */
		const char *comma = strchr(what, ','), *start = comma ? memmem(b->line, b->size, what, (size_t)(comma - what)) : NULL;

		return start ? replaced(b, start, (size_t)(b->place + 1 - start), what) : NULL;
	}
	return strstr(what, ": ") || what[strlen(what) - 1] == ':' ? put_pair(b, what) : put_value(b, what);
}

/* The text after the remedy of the fault; NULL when the machine does not know its form. */
static const char *follow(struct bench *b)
{
	const char *m = b->message, *found, *what;
	int column, length = 0;

	find_place(b);
	if ((found = strstr(m, "la den begynne i kolonne ")) && sscanf(found, "la den begynne i kolonne %d%n", &column, &length))
		return replaced(b, b->line, strspn(b->line, " "), arena_printf(b->arena, "%*s", column - 1, ""));
	if ((found = strstr(m, "la linjen begynne i kolonne ")) &&
	    sscanf(found, "la linjen begynne i kolonne %d%n", &column, &length))
		return replaced(b, b->line, strspn(b->line, " "),
				arena_printf(b->arena, "%*s", column - 1, ""));
	if (strstr(m, "hører ikke med; slett det"))
		return replaced(b, b->place, strlen(in_quotes(b, "")), "");
	if (strstr(m, "slett «- »"))
		return replaced(b, b->place, 2, "");
	if (strstr(m, "slett verdien «"))
		return put_value(&(struct bench){ b->arena, b->text, strstr(m, "slett verdien"), b->at, b->line, b->place, b->size }, "");
	if (strstr(m, "slett den her") || strstr(m, "behold den ene"))
		return without_line(b);
	if (strstr(m, "sett inn «"))
		return replaced(b, b->place, 0, in_quotes(b, "sett inn «"));
	if (strstr(m, "; slett det") && strstr(m, "først på linjen"))
		return replaced(b, b->place, (size_t)((utf8_next(&(const char *){ b->place }), utf8_length(b->place, 0)), 3), "");
	what = in_brackets(b, "skriv ");
	return what ? put_value(b, what) : follow_writing(b);
}

/* --- what a scenario means --- */

static void add_estimate(struct buffer *out, const char *name, const struct estimate *e)
{
	buffer_printf(out, "%s %.12g %.12g %.12g\n", name, e->low, e->expected, e->high);
}

static const char *meaning(const struct scenario *s, struct arena *a)
{
	struct buffer out = { .arena = a };

	buffer_printf(&out, "%s|%s|%d|%d-%d-%d|%d", s->title, s->owner_name, s->owner, s->date.year, s->date.month, s->date.day,
		      s->group);
	for (int i = 0; i < s->age_count; i++)
		buffer_printf(&out, "|%d-%d", s->ages[i].from, s->ages[i].to);
	buffer_printf(&out, "\n%s|%d|%d|%d|%s|%d\n", s->measure, s->start, s->duration, s->round, s->source, s->evidence);
	add_estimate(&out, "participants", &s->participants_range);
	add_estimate(&out, "without", &s->without);
	add_estimate(&out, "with", &s->with);
	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *c = &s->costs[i];

		buffer_printf(&out, "%s|%d|%d|%d", c->name, c->kind, c->level, c->kind == COST_GRANT ? (int)c->receiver : -1);
		add_estimate(&out, "", &c->range);
		for (size_t k = 0; k < c->year_count; k++)
			buffer_printf(&out, "%d ", c->years[k]);
	}
	buffer_printf(&out, "%.12g|%d|%d|%.12g|%d|%.12g\n", s->fade, s->effect_years, s->period, s->rate.yearly, s->price_year,
		      s->no_effect.share);
	for (size_t i = 0; i < s->price_count; i++)
		buffer_printf(&out, "%d %.12g\n", s->prices[i].service, s->prices[i].price);
	for (size_t i = 0; i < s->variant_count; i++)
		for (size_t k = 0; k < s->variants[i].override_count; k++)
			buffer_printf(&out, "%s=%s\n", s->variants[i].overrides[k].key, s->variants[i].overrides[k].value);
	return buffer_text(&out);
}

static const char *with(const char *text, const char *find, const char *put, struct arena *a)
{
	const char *at = strstr(text, find);

	assert_non_null(at);
	return arena_printf(a, "%.*s%s%s", (int)(at - text), text, put, at + strlen(find));
}

/* The first error, NULL for none; and what the text means. */
static const struct diag_entry *judged(const char *text, const char **means, const struct dataset *data, struct arena *a)
{
	struct diag d = { .arena = a, .errors_only = true };
	struct scenario s;

	*means = scenario_read(&s, str_of(text), "s", NULL, 0, data, a, &d) ? meaning(&s, a) : "";
	return d.count ? &d.entries[0] : NULL;
}

enum { REMEDIES = 4 }; /* at most for one mistake: it may be told of in several ways */

/* False after a message. */
static bool is_mended(size_t index, const struct dataset *data, struct arena *a)
{
	const char *find = mistakes[index].find, *mistake = mistakes[index].mistake;
	const char *text = with(base, find, mistake, a), *means, *meant;
	const struct diag_entry *fault = judged(text, &means, data, a);
	const char *first = fault ? fault->message : "no fault";

	judged(with(base, find, mistakes[index].meant ? mistakes[index].meant : find, a), &meant, data, a);
	assert_true(*meant != '\0');
	if (!fault) {
		print_error("«%s» is no fault\n", mistake);
		return false;
	}
	for (int i = 0; fault && i < REMEDIES; i++) {
		struct bench b = { .arena = a, .text = text, .message = fault->message, .at = fault->at };

		if (text_starts(b.message, "varianten «")) /* whose name is no part of what is wrong */
			b.message = strstr(b.message, "»: ") + strlen("»: ");

		text = follow(&b);
		if (!text) {
			print_error("«%s»: no remedy in: %s\n", mistake, fault->message);
			return false;
		}
		fault = judged(text, &means, data, a);
		if (fault && text_starts(fault->message, "komma avslutter")) /* the remedy wrote that comma */
			break;
	}
	if (fault)
		print_error("«%s»: %s\nfollowed, gives line %d: %s\n", mistake, first, fault->at.line, fault->message);
	else if (!text_equal(means, meant))
		print_error("«%s»: %s\nfollowed, means:\n%snot:\n%s\n", mistake, first, means, meant);
	return !fault && text_equal(means, meant);
}

static void followed_to_the_letter(void **state)
{
	struct arena lasting = { 0 };
	struct diag d = { .arena = &lasting };
	struct dataset *data = NEW(&lasting, struct dataset);
	int wrong = 0;

	(void)state;
	assert_true(dataset_read(data, "data", NULL, &lasting, &d));
	for (size_t i = 0; i < COUNT(mistakes); i++) {
		struct arena a = { 0 };

		wrong += !is_mended(i, data, &a);
		arena_free(&a);
	}
	arena_free(&lasting);
	assert_int_equal(wrong, 0);
}

/* What is not there cannot be known: the remedy is a form, and that is no value for anything. */
static void missing_is_not_invented(void **state)
{
	static const char *const lines[] = {
		"  tittel: Los i skolen\n", "  kommune: Asker\n", "  gruppe: lavinntekt-trygd\n", "  alder: 13-15\n",
		"  navn: Los\n", "  startår: 2026\n", "  varighet: 2\n", "  deltakere: 100\n",
		"  normalliv uten tiltak: 50 %\n", "  normalliv med tiltak: 55 %\n", "    beløp: 200 000\n",
	};
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);

	(void)state;
	assert_true(dataset_read(data, "data", NULL, &a, &d));
	for (size_t i = 0; i < COUNT(lines); i++) {
		const char *line = lines[i], *filled, *means;
		const struct diag_entry *fault = judged(with(base, line, "", &a), &means, data, &a);
		struct bench b = { .arena = &a, .message = fault ? fault->message : "" };
		const char *form = in_quotes(&b, "; skriv «");

		assert_non_null(form);
		filled = arena_printf(&a, "%.*s%s\n", (int)strspn(line, " "), line, form);
		fault = judged(with(base, line, filled, &a), &means, data, &a);
		assert_non_null(fault);
		assert_non_null(strstr(fault->message, "er ikke fylt ut"));
	}
	arena_free(&a);
}

int main(void)
{
	/* The number of mistakes is in the name, for who asks how broad it is. */
	static char name[80];
	struct CMUnitTest tests[] = { { name, followed_to_the_letter, NULL, NULL, NULL },
				      cmocka_unit_test(missing_is_not_invented) };

	snprintf(name, sizeof name, "remedies_of_%zu_mistakes_followed_to_the_letter", COUNT(mistakes));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
