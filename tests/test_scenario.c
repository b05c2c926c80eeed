#include "input/scenario_read.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "check.h"
#include "faults.h"
#include "small_data.h"
#include "study/scenario_review.h"

#include <stdio.h>
#include <string.h>

/* The shortest scenario there is; tests add to it or change it. */
#define HEAD "utenfor: 1\nsak: {tittel: T, kommune: K}\n"
#define GROUP "målgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"
#define MEASURE                                                                                              \
	"tiltak: {navn: N, startår: 2021, varighet: 2, deltakere: 100, normalliv uten tiltak: 50 %, "        \
	"normalliv med tiltak: 55 %}\n"
#define SHORTEST HEAD GROUP MEASURE

static struct dataset data;

/* Reads `yaml` with at most one --sett; what was found as text. */
static const char *read_with(struct scenario *out, const char *yaml, const char *set, struct arena *a)
{
	struct diag d = { .arena = a };
	struct override override = { set };
	bool good = scenario_read(out, (struct str){ yaml, strlen(yaml) }, "s", &override, set != NULL, &data, a, &d);

	assert_true(good == (d.errors == 0));
	return faults_text(&d, a);
}

static void reads_the_shortest(void **state)
{
	struct arena arena = { 0 };
	struct scenario s;

	(void)state;
	assert_string_equal(read_with(&s, SHORTEST, NULL, &arena), "");
	assert_string_equal(s.title, "T");
	assert_int_equal(s.group, 2);
	assert_int_equal(s.age_count, 1);
	assert_int_equal(s.ages[0].from, 13);
	assert_int_equal(s.round, 2);
	assert_int_equal(s.participants, 100);
	assert_int_equal(s.period, 40);
	assert_true(s.rate.yearly == 0.04 && !s.rate.falling);
	assert_int_equal(s.price_year, 2017);
	assert_null(s.price_year_at.file);
	assert_int_equal(s.cost_count, 0);
	assert_true(scenario_success_rate(&s) == 0.05); /* not 0.55 − 0.5 = 0.050000000000000044 */
	assert_string_equal(s.sha256, "8f59fa6cee3bbf34c88d3f488455454b61a24502b6a253bce5dccb39ac97f825");
	arena_free(&arena);
}

static void reads_everything(void **state)
{
	static const char yaml[] =
		"utenfor: 1\n"
		"Sak: {TITTEL: \"Los: x\", kommune: K, saksnummer: 21/1, dato: 15. mars 2021, utarbeidet_av: O, "
		"spraak: nynorsk, fase: Ny praksis}\n"
		"maalgruppe: {gruppe: Barn i lavinntektsfamilier med trygd, alder: [16–18, 13 - 15 år]}\n"
		"tiltak:\n"
		"  navn: N\n"
		"  beskrivelse: |\n"
		"    *Tekst*\n"
		"  startaar: 2021\n"
		"  varighet: 4\n"
		"  varighet per runde: 2\n"
		"  deltakere: {lav: 80, forventet: 1 000, høy: 1 200}\n"
		"  normalliv uten tiltak: 50%\n"
		"  normalliv med tiltak: {lav: 55 %, forventet: 60 %, høy: 65 %}\n"
		"  kilde: A\n"
		"  grad: studie\n"
		"kostnader:\n"
		"  - {navn: Ny, betaler: kommunen, beløp: 1.000.000}\n"
		"  - {tilskudd fra: stat, til: fylkeskommune, beløp: {lav: 1, forventet: 2, høy: 3}, år: [2023, 2021]}\n"
		"  - {navn: Før, bortfall for: kommune, beløp: \"500,50 kr\", år: 2022}\n"
		"effekt: {frafall per år: {lav: 0 %, forventet: 2 %, høy: 5 %}, varighet: 10}\n"
		"analyse: {periode: 30, kalkulasjonsrente: r-109, prisår: 2020, fordeling: 2022, optimisme: 20 %}\n"
		"varianter: [{navn: Halv, sett: {tiltak.normalliv med tiltak: 55 %, målgruppe.alder: [10-12, 13-15]}}]\n"
		"priser: {omsorgstiltak: {pris: 1 650 000, prisår: 2020, kilde: R}}\n"
		"ikke-prissatte virkninger:\n"
		"  - {virkning: V, for hvem: H, vurdering: −3, begrunnelse: B}\n"
		"  - {navn: W, vurdering: ++}\n"
		"oppfølging:\n"
		"  indikatorer: [{navn: I, ansvarlig: A, mål: M, dato: 2022-06-30}]\n"
		"  observert: [{år: 2022, kostnad: 2 000 000}, {år: 2021, hjulpet: 4, kostnad: 950 000}]\n"
		"tidligere: gammel.grunnlag.json\n"
		"notater: notater.md\n"
		"profil: profil.yaml\n";
	struct arena arena = { 0 };
	struct scenario s;

	(void)state;
	assert_string_equal(read_with(&s, yaml, NULL, &arena), "");
	assert_string_equal(s.title, "Los: x");
	assert_int_equal(s.date.month, 3);
	assert_true(s.has_text_language && s.text_language == LANGUAGE_NN);
	assert_int_equal(s.phase, PHASE_NY_PRAKSIS);
	assert_int_equal(s.group, 2);
	assert_int_equal(s.age_count, 2);
	assert_int_equal(s.ages[0].from, 13);
	assert_int_equal(s.ages[1].to, 18);
	assert_string_equal(s.description, "*Tekst*\n");
	assert_int_equal(s.description_at.line, 7);
	assert_int_equal(s.participants, 1000);
	assert_true(s.participants_range.low == 80 && s.participants_range.has_range);
	assert_true(s.with.low == 0.55 && s.with.high == 0.65 && !s.without.has_range);
	assert_int_equal(s.evidence, EVIDENCE_STUDIE);
	assert_int_equal(scenario_rounds(&s), 2);
	assert_int_equal(scenario_all_participants(&s), 2000);

	assert_int_equal(s.cost_count, 3);
	assert_true(s.costs[0].kind == COST_GROSS && s.costs[0].amount == 1e6 && s.costs[0].every_year);
	assert_true(s.costs[1].kind == COST_GRANT && s.costs[1].level == LEVEL_STAT &&
		    s.costs[1].receiver == LEVEL_FYLKESKOMMUNE && s.costs[1].range.high == 3);
	assert_string_equal(s.costs[1].name, "Tilskudd");
	assert_true(s.costs[1].year_count == 2 && s.costs[1].years[0] == 2021 && s.costs[1].years[1] == 2023);
	assert_true(s.costs[2].kind == COST_AVOIDED && s.costs[2].amount == 500.5 && !s.costs[2].every_year);
	assert_int_equal(s.costs[2].at.line, 19);

	assert_true(s.fade == 0.02 && s.fade_range.high == 0.05 && s.effect_years == 10);
	assert_true(s.period == 30 && s.rate.falling && s.price_year == 2020 && s.distribution == 1);
	assert_true(s.optimism == 0.2);
	assert_int_equal(s.variant_count, 1);
	assert_string_equal(s.variants[0].overrides[1].key, "målgruppe.alder");
	assert_string_equal(s.variants[0].overrides[1].value, "[10-12, 13-15]");
	assert_true(s.price_count == 1 && s.prices[0].service == 1 && s.prices[0].price == 1.65e6);
	assert_int_equal(s.unpriced_count, 2);
	assert_true(s.unpriced[0].score == -3 && s.unpriced[1].score == 2);
	assert_string_equal(s.unpriced[0].affected, "H");
	assert_true(s.indicator_count == 1 && s.indicators[0].date.year == 2022);
	assert_true(s.observation_count == 2 && s.observations[0].helped == 4 && isnan(s.observations[1].helped));
	assert_string_equal(s.earlier, "gammel.grunnlag.json");
	assert_true(s.note_file_count == 1 && s.note_files_at[0].line == 31);
	assert_string_equal(s.profile, "profil.yaml");
	arena_free(&arena);
}

/* Whole messages with their places. */
static void faults(void **state)
{
	static const struct {
		const char *yaml, *expected;
	} cases[] = {
		{ "utenfor: 1\n",
		  "s:1:1: mangler «tittel» under «sak»; skriv «tittel: <skriv tittelen på dokumentet>» og fyll ut\n"
		  "s:1:1: mangler «kommune» eller «fylkeskommune» under «sak»; skriv «kommune: <skriv kommunen som eier saken>» og fyll ut\n"
		  "s:1:1: mangler «gruppe» under «målgruppe»; skriv «gruppe: <skriv målgruppen>» og fyll ut, som «lavinntekt-trygd»\n"
		  "s:1:1: mangler «alder» under «målgruppe»; skriv «alder: <skriv alderen ved start>» og fyll ut, som «13-15»\n"
		  "s:1:1: mangler «navn» under «tiltak»; skriv «navn: <skriv navnet på tiltaket>» og fyll ut\n"
		  "s:1:1: mangler «startår» under «tiltak»; skriv «startår: <skriv året tiltaket starter>» og fyll ut, som «2021»\n"
		  "s:1:1: mangler «varighet» under «tiltak»; skriv «varighet: <skriv hvor mange år tiltaket varer>» og fyll ut, som «2»\n"
		  "s:1:1: mangler «deltakere» under «tiltak»; skriv «deltakere: <skriv antall deltakere i hver runde>» og fyll ut, som «100»\n"
		  "s:1:1: mangler «normalliv uten tiltak» under «tiltak»; skriv «normalliv uten tiltak: "
		  "<skriv andelen av deltakerne som får et ordinært livsløp uten tiltaket>» og fyll ut, som «50 %»\n"
		  "s:1:1: mangler «normalliv med tiltak» under «tiltak»; skriv «normalliv med tiltak: "
		  "<skriv andelen av deltakerne som får et ordinært livsløp med tiltaket>» og fyll ut, som «60 %»\n" },
		{ "utenfor: 1\nsak: {tittel: T, kommune: K, fylkeskommune: F}\n" GROUP MEASURE,
		  "s:2:18: «kommune» og «fylkeskommune» kan ikke stå sammen; behold den som eier saken\n" },
		{ "utenfor: 1\nsak: {tittel: T, kommune: Innlandet fylkeskommune}\n" GROUP MEASURE,
		  "s:2:27: «Innlandet fylkeskommune» er en fylkeskommune; skriv «fylkeskommune: Innlandet "
		  "fylkeskommune»\n" },
		{ "utenfor: 1\nsak: {tittel: T, kommune: Finnmárkku fylkkagielda}\n" GROUP MEASURE,
		  "s:2:27: «Finnmárkku fylkkagielda» er en fylkeskommune; skriv «fylkeskommune: Finnmárkku "
		  "fylkkagielda»\n" },
		{ "utenfor: 1\nsak: {tittel: T, fylkeskommune: Asker kommune}\n" GROUP MEASURE,
		  "s:2:33: «Asker kommune» er en kommune; skriv «kommune: Asker kommune»\n" },
		{ "bare tekst", "s:1:1: filen skal ha nøkler under seg; skriv «utenfor: 1»\n" },
		{ "aktør: Rektor\n",
		  "s:1:1: filen er innspill, og ikke scenarioet; gi scenarioet, som nevner den under «notater»\n" },
		{ SHORTEST "notater: [{a: b}]\n",
		  "s:5:11: «notater» skal være én verdi, ikke flere nøkler; skriv «notater: <skriv filen>» og fyll ut\n" },
		{ HEAD GROUP MEASURE "utenfro: 2\n", "s:5:1: ukjent nøkkel «utenfro»; den ligner «utenfor», som står her fra før, så behold bare den\n" },
		{ SHORTEST "kalkulasjonsrente: 4 %\n",
		  "s:5:1: «kalkulasjonsrente» hører til under «analyse»; flytt den dit\n" },
		{ SHORTEST "analyse: {kostnader: 4}\n",
		  "s:5:11: «kostnader» står for langt inne; flytt den ut til kanten, utenfor «analyse»\n" },
		{ SHORTEST "analyse: {blåbær: 4}\n", "s:5:11: ukjent nøkkel «blåbær»; her kan du bruke periode, "
						     "kalkulasjonsrente, prisår, deflator, fordeling, sannsynlighet for "
						     "ingen virkning og optimisme\n" },
		{ SHORTEST "analyse: {sannsynlighet for ingen virkning: {kilde: Egen}}\n",
		  "s:5:53: sannsynligheten for ingen virkning har en kilde, men mangler tallet; skriv «andel: "
		  "<skriv sannsynligheten>» ved siden av og fyll ut\n" },
		{ "utenfor: 2\nsak: {tittel: , kommune: [K]}\n" GROUP MEASURE,
		  "s:1:10: «utenfor» skal være 1, ikke 2\n"
		  "s:2:15: «tittel» er tom; skriv «tittel: <skriv tittelen på dokumentet>» og fyll ut\n"
		  "s:2:26: «kommune» skal være én verdi, ikke en liste; skriv «kommune: K»\n" },
		{ "utenfor: 1\nsak:\n  tittel: Los # skole\n  kommune: \"A\\nB\"\n  dato: 2021-02-29\n  fase: "
		  "insikt\n  språk: dansk\n" GROUP MEASURE,
		  "s:3:11: advarsel: alt etter « #» er en kommentar; sett verdien i anførselstegn hvis det hører med\n"
		  "s:4:12: «kommune» skal stå på én linje; kort den ned\n"
		  "s:5:9: «2021-02-29» er ikke en dato; skriv den som «2021-03-15» eller «15. mars 2021»\n"
		  "s:6:9: «insikt» passer ikke for «fase»; mente du «innsikt»? Velg mellom forankring, innsikt, "
		  "tjenesteutvikling, pilotering, overgang til drift og ny praksis\n"
		  "s:7:10: «dansk» passer ikke for «språk»; velg mellom nb og nn\n" },
		{ HEAD "målgruppe: {gruppe: lavintekt-trygd, alder: 13-16}\n" MEASURE,
		  "s:3:21: ukjent målgruppe «lavintekt-trygd»; mente du «lavinntekt-trygd»?\n"
		  "s:3:45: «13-16» går over to intervaller; skriv [13-15, 16-18]\n" },
		{ HEAD "målgruppe: {gruppe: befolkning, alder: 13-18}\n" MEASURE,
		  "s:3:21: ukjent målgruppe «befolkning»; velg mellom lavinntekt-norskfoedt, lavinntekt-trygd, "
		  "ikke-fullfoert-vgo og adferdsvansker. Passer ingen av dem, bruk lavinntekt-trygd\n"
		  "s:3:40: «13-18» går over to intervaller; skriv [13-15, 16-18]\n" },
		{ HEAD "målgruppe: {gruppe: lavinntekt-trygd, alder: [6-9, 13-15]}\n" MEASURE,
		  "s:3:46: 6-9 og 13-15 er ikke sammenhengende; velg to som følger etter hverandre av 0-5, 6-9, "
		  "10-12, 13-15, 16-18 og 19-24\n" },
		{ HEAD "målgruppe: {gruppe: lavinntekt-trygd, alder: [6-9, 10-12, 13-15]}\n" MEASURE,
		  "s:3:46: «alder» har 3 verdier; bruk høyst 2\n" },
		{ HEAD GROUP "tiltak: {navn: N, startår: 21, varighet: 0, deltakere: 1.000, normalliv uten tiltak: "
			     "50, normalliv med tiltak: 101 %}\n",
		  "s:4:28: «21» er ikke et år med fire sifre; skriv «2021»\n"
		  "s:4:42: «varighet» skal være fra 1 til 60, ikke 0\n"
		  "s:4:56: «1.000» kan leses som 1\u00A0000 og som 1; skriv «1\u00A0000» eller «1»\n"
		  "s:4:86: «50» mangler prosenttegn; skriv «50 %»\n"
		  "s:4:112: «normalliv med tiltak» skal være fra 0 % til 100 %, ikke 101 %\n" },
		{ HEAD GROUP "tiltak: {navn: N, startår: 2021, varighet: 5, varighet per runde: 2, deltakere: 1, "
			     "normalliv uten tiltak: {lav: 9 %, forventet: 5 %, høy: 10 %}, normalliv med tiltak: "
			     "{forventet: 1 %, beste: 2 %}}\n",
		  "s:4:44: varigheten 5 år går ikke opp i runder på 2 år; bruk 4 eller 6\n"
		  "s:4:107: i «normalliv uten tiltak» skal lav være minst, så forventet, så høy; bytt om verdiene\n"
		  "s:4:185: ukjent nøkkel «beste»; her kan du bruke lav, forventet og høy\n" },
		{ HEAD GROUP "tiltak: {navn: N, startår: 2021, varighet: 2, varighet per runde: 3, deltakere: 1, "
			     "normalliv uten tiltak: {forventet: 5 %, lav: 1 %}, normalliv med tiltak: 1 %}\n",
		  "s:4:67: en runde på 3 år er lengre enn tiltaket, som varer i 2 år; bruk høyst 2\n"
		  "s:4:107: mangler «høy» i «normalliv uten tiltak»; oppgi lav, forventet og høy\n" },
		{ SHORTEST "kostnader:\n  - {navn: A, beløp: 5}\n"
			   "  - {navn: B, betaler: stat, bortfall for: stat, beløp: -5}\n"
			   "  - {navn: C, betaler: staten vår, beløp: 1}\n"
			   "  - {navn: D, tilskudd fra: stat, beløp: 1}\n"
			   "  - {navn: E, tilskudd fra: stat, til: stat, beløp: 1}\n"
			   "  - {navn: F, betaler: stat, til: kommune, beløp: 1, år: 2020}\n"
			   "  - {navn: G, betaler: stat, år: [2021, 2021]}\n",
		  "s:6:5: mangler hvem beløpet gjelder; skriv «betaler: kommune», «tilskudd fra: stat» med «til: "
		  "kommune», eller «bortfall for: kommune»\n"
		  "s:7:5: «betaler» og «bortfall for» kan ikke stå sammen; lag ett punkt for hver\n"
		  "s:7:57: «beløp» skal være fra 0 kr til 1\u00A0000\u00A0000\u00A0000\u00A0000 kr, ikke \u22125 kr\n"
		  "s:8:24: «staten vår» er et navn, og «betaler» skal være et nivå; skriv «stat»\n"
		  "s:9:5: tilskuddet mangler mottaker; si hvem som får det, med «til: kommune», «til: fylkeskommune» eller «til: stat»\n"
		  "s:10:5: tilskuddet går fra og til staten; oppgi to ulike nivåer\n"
		  "s:11:5: «til» hører til et tilskudd; skriv «tilskudd fra», eller slett «til»\n"
		  "s:11:58: året 2020 er utenfor perioden det regnes på; bruk år fra 2021 til 2060\n"
		  "s:12:5: mangler «beløp» under «kostnader»; skriv «beløp: <skriv kroner per år>» og fyll ut, som «1 000 000»\n"
		  "s:12:34: året 2021 står to ganger; behold det ene\n" },
		{ SHORTEST "kostnader: [{betaler: stat, beløp: 1, år: 2021–2023}, {betaler: stat, beløp: 1, år: [2021-2022]}]\n",
		  "s:5:43: «2021–2023» er flere år; skriv [2021, 2022, 2023]\n"
		  "s:5:86: «2021-2022» er flere år; skriv [2021, 2022]\n" },
		{ SHORTEST "kostnader: {betaler: stat}\n",
		  "s:5:12: «kostnader» skal være en liste; begynn hvert punkt med «- »\n" },
		{ SHORTEST "analyse: {periode: 61, kalkulasjonsrente: 20.5 %, prisår: 2030, fordeling: 2018}\n",
		  "s:5:20: «periode» skal være fra 1 til 60, ikke 61\n"
		  "s:5:43: «kalkulasjonsrente» skal være fra 0 % til 20 %, ikke 20,5 %\n"
		  "s:5:59: prisåret 2030 er ikke i prisindeksen; bruk et år fra 2015 til 2024\n"
		  "s:5:76: ukjent fordeling «2018»; velg mellom 2017 og 2022\n" },
		{ SHORTEST "priser:\n  omsorgstitak: {pris: 1}\n  uføretrygd: {prisår: 2000}\n",
		  "s:6:3: ukjent tjeneste «omsorgstitak»; mente du «omsorgstiltak»?\n"
		  "s:7:3: mangler «pris» under «priser»; skriv «pris: <skriv kroner per enhet>» og fyll ut, som «1 650 000»\n"
		  "s:7:3: prisåret 2000 er ikke i prisindeksen; bruk et år fra 2015 til 2024\n" },
		{ SHORTEST "ikke-prissatte virkninger: [{navn: V, vurdering: +5}, {virkning: W, navn: X, vurdering: "
			   "bra}]\n",
		  "s:5:50: «+5» er ikke en vurdering; skriv et helt tall fra −4 til +4\n"
		  "s:5:69: «navn» og «virkning» er det samme; behold den ene\n"
		  "s:5:89: «bra» er ikke en vurdering; skriv et helt tall fra −4 til +4\n" },
		{ SHORTEST "oppfølging: {observert: [{år: 2021, hjulpet: 101}, {år: 2023, kostnad: 1}, {år: 2021}]}\n",
		  "s:5:26: 101 er hjulpet, men tiltaket har bare 100 deltakere i alt; sjekk tallene\n"
		  "s:5:52: året 2023 er utenfor tiltaket; bruk år fra 2021 til 2022\n"
		  "s:5:76: mangler det som er observert; skriv «hjulpet», «kostnad» eller begge\n"
		  "s:5:76: året 2021 står to ganger; behold det ene\n" },
		{ HEAD GROUP "tiltak: {navn: N, startår: 2021, varighet: 3, varighet per runde: 1, deltakere: 10, "
			     "normalliv uten tiltak: 50 %, normalliv med tiltak: 55 %}\n"
			     "oppfølging:\n"
			     "  observert:\n"
			     "    - {år: 2021, hjulpet: 11, kostnad: 9}\n"
			     "    - {år: 2022, hjulpet: 20, kostnad: 7}\n"
			     "    - {år: 2023, hjulpet: 5, kostnad: 8}\n",
		  "s:7:7: 11 er hjulpet, men bare 10 deltakere har begynt innen utgangen av 2021; sjekk tallene\n"
		  "s:8:7: advarsel: kostnaden innen 2022 er lavere enn innen 2021; «kostnad» er summen fra starten av "
		  "tiltaket\n"
		  "s:9:7: advarsel: færre er hjulpet innen 2023 enn innen 2022; «hjulpet» er summen fra starten av "
		  "tiltaket\n" },
		{ SHORTEST "varianter:\n"
			   "  - {navn: A, sett: {tiltak.deltakre: 5, tiltak.varighet per runde: 3}}\n"
			   "  - {navn: A, sett: {kostnader.Ny.beløp: 5}}\n"
			   "  - {navn: B, sett: {tiltak.startår.x: 5}}\n"
			   "  - {navn: C, sett: halv}\n",
		  "s:6:22: varianten «A»: ukjent nøkkel «tiltak.deltakre»; mente du «tiltak.deltakere»?\n"
		  "s:6:69: varianten «A»: en runde på 3 år er lengre enn tiltaket, som varer i 2 år; bruk høyst 2\n"
		  "s:7:5: to varianter heter «A»; gi dem ulike navn\n"
		  "s:7:22: varianten «A»: «kostnader» skal være en liste; begynn hvert punkt med «- »\n"
		  "s:8:22: varianten «B»: «startår» har ingen nøkler under seg; fjern «x»\n"
		  "s:9:21: «sett» skal ha nøkler under seg, for eksempel «{tiltak.normalliv med tiltak: 55 %}»\n" },
		/* A fault of the YAML and one of the scenario in the same run. */
		{ HEAD GROUP MEASURE "kostnader: [{betaler: kommune, beløp: 2,5}]\nnotater: {a: b}\n",
		  "s:5:41: komma avslutter en verdi inne i { }; skriv «beløp: \"2,5\"» med anførselstegn, eller gi beløp en egen linje\n"
		  "s:6:10: «notater» skal være en verdi eller en liste av verdier, for eksempel «[notater.md]»\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct scenario s;

		assert_string_equal(read_with(&s, cases[i].yaml, NULL, &arena), cases[i].expected);
		arena_free(&arena);
	}
}

static void overrides(void **state)
{
	static const char yaml[] = SHORTEST "kostnader:\n"
					    "  - {navn: St. Olav, betaler: kommune, beløp: 1}\n"
					    "  - {navn: St, betaler: kommune, beløp: 2}\n";
	static const struct {
		const char *set, *faults;
	} cases[] = {
		{ "tiltak.normalliv med tiltak=65 %", "" },
		{ "TILTAK.normalliv_med_tiltak=65 %", "" },
		{ "analyse.periode=30", "" },
		{ "kostnader.St. Olav.beløp=7", "" },
		{ "målgruppe.alder=[13-15, 16-18]", "" },
		{ "analyse=", "" },
		{ "tiltak.deltakere=mange",
		  "--sett tiltak.deltakere=mange: «mange» er ikke et tall; skriv det med sifre, som «100»\n" },
		{ "tiltak.deltakre=5", "--sett tiltak.deltakre=5: ukjent nøkkel «tiltak.deltakre»; mente du "
					"«tiltak.deltakere»?\n" },
		{ "kostnader.Ny.beløp=5", "--sett kostnader.Ny.beløp=5: finner ikke «ny.beloep» i «kostnader»; bruk "
					  "navnet på et av punktene der\n" },
		{ "kostnader.S. Olaf.beløp=5", "--sett kostnader.S. Olaf.beløp=5: finner ikke «s. olaf.beloep» i "
						"«kostnader»; mente du «St. Olav»?\n" },
		{ "tiltak", "--sett tiltak: skriv nøkkel og verdi, for eksempel «--sett tiltak.deltakere=80»\n" },
		{ " =5", "--sett  =5: skriv nøkkel og verdi, for eksempel «--sett tiltak.deltakere=80»\n" },
		{ "målgruppe.alder=[13-15", "--sett målgruppe.alder=[13-15:1:7: «[» fra linje 1:1 lukkes ikke; sett inn «]» her\n" },
		{ "tiltak.varighet per runde=4", "--sett tiltak.varighet per runde=4: en runde på 4 år er lengre enn "
						 "tiltaket, som varer i 2 år; bruk høyst 2\n" },
		{ "priser.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1",
		  "--sett priser.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1: «priser.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a» har for mange "
		  "nivåer\n"
		  "--sett priser.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1: ukjent tjeneste «a»; velg mellom ufoeretrygd og omsorgstiltak\n" },
		{ "deltakere=7", "" },
		{ "Normalliv_med_tiltak=65 %", "" },
		{ "St. Olav.beløp=7", "" },
		{ "gruppe=lavinntekt-trygd", "" },
		{ "suksessrate=−10 %", "" },
		{ "tiltak.suksessrate=10 %", "" },
		{ "varighet=4", "--sett varighet=4: «varighet» kan være «tiltak.varighet» eller «effekt.varighet»; skriv "
				"hele nøkkelen\n" },
		{ "beløp=7", "--sett beløp=7: «beløp» kan være «kostnader.St. Olav.beløp» eller «kostnader.St.beløp»; "
			     "skriv hele nøkkelen\n" },
		{ "navn=A", "--sett navn=A: «navn» kan være «tiltak.navn», «kostnader.St. Olav.navn» eller "
			    "«kostnader.St.navn»; skriv hele nøkkelen\n" },
		{ "deltager=7", "--sett deltager=7: ukjent nøkkel «deltager»; mente du «tiltak.deltakere»?\n" },
		{ "tiltak.periode=7", "--sett tiltak.periode=7: ukjent nøkkel «tiltak.periode»; mente du "
				      "«analyse.periode»?\n" },
		{ "suksesrate=7 %", "--sett suksesrate=7 %: ukjent nøkkel «suksesrate»; mente du «suksessrate»?\n" },
		{ "xyz=7", "--sett xyz=7: ukjent nøkkel «xyz»; skriv for eksempel «tiltak.deltakere»\n" },
		{ "suksessrate=51 %", "--sett suksessrate=51 %: suksessraten må ligge fra −50 % til 50 %, for normalliv "
				      "uten tiltak er 50 %\n" },
		{ "suksessrate=mye", "--sett suksessrate=mye: «mye» er ikke et tall; skriv det med sifre, som «50 %»\n" },
	};
	struct arena arena = { 0 };
	struct scenario s;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(read_with(&s, yaml, cases[i].set, &arena), cases[i].faults);
	read_with(&s, yaml, cases[0].set, &arena);
	assert_true(s.with.expected == 0.65);
	read_with(&s, yaml, cases[2].set, &arena);
	assert_int_equal(s.period, 30);
	read_with(&s, yaml, cases[3].set, &arena);
	assert_true(s.costs[0].amount == 7 && s.costs[1].amount == 2);
	read_with(&s, yaml, cases[4].set, &arena);
	assert_int_equal(s.age_count, 2);
	arena_free(&arena);
}

static void variants(void **state)
{
	static const char yaml[] = SHORTEST "varianter: [{navn: A, sett: {analyse.periode: 10, målgruppe.alder: [10-12, "
					    "13-15]}}]\n";
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct scenario s, variant;

	(void)state;
	assert_string_equal(read_with(&s, yaml, "tiltak.deltakere=7", &arena), "");
	assert_true(scenario_with_overrides(&variant, &s, s.variants[0].overrides, s.variants[0].override_count,
					    &data, &arena, &d));
	assert_int_equal(variant.period, 10);
	assert_int_equal(variant.age_count, 2);
	assert_int_equal(variant.participants, 7); /* --sett holds for variants too */
	assert_int_equal(variant.variant_count, 0);
	assert_int_equal(s.period, 40);
	assert_int_equal(s.age_count, 1);
	arena_free(&arena);
}

/* The share with the measure is moved last, from what the share without it then is: typed in any order, and in a variant
 * too. 40 % + 5 % = 45 %. */
static void success_rate_moves(void **state)
{
	static const char yaml[] = SHORTEST
		"varianter: [{navn: A, sett: {suksessrate: 5 %, normalliv uten tiltak: 40 %}}]\n";
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct scenario s, variant;

	(void)state;
	assert_string_equal(read_with(&s, yaml, "suksessrate=12,5 %", &arena), "");
	CHECK_NEAR(s.without.expected, 0.5, 0);
	CHECK_NEAR(s.with.expected, 0.625, 0);
	assert_true(scenario_with_overrides(&variant, &s, s.variants[0].overrides, s.variants[0].override_count,
					    &data, &arena, &d));
	CHECK_NEAR(variant.without.expected, 0.4, 0);
	CHECK_NEAR(variant.with.expected, 0.45, 0);
	assert_string_equal(read_with(&s, SHORTEST, "normalliv uten tiltak={lav: 30 %, forventet: 40 %, høy: 45 %}",
				      &arena), "");
	CHECK_NEAR(s.without.high, 0.45, 0);
	arena_free(&arena);
}

/* What was observed does not bind a variant: it may start later, and have fewer participants than were helped. */
static void variants_have_no_followup(void **state)
{
	static const char yaml[] = SHORTEST
		"oppfølging: {indikatorer: [{navn: I}], observert: [{år: 2021, hjulpet: 4}]}\n"
		"varianter: [{navn: A, sett: {tiltak.startår: 2023, tiltak.deltakere: 3}}]\n";
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct scenario s, variant;

	(void)state;
	assert_string_equal(read_with(&s, yaml, NULL, &arena), "");
	assert_true(scenario_with_overrides(&variant, &s, s.variants[0].overrides, s.variants[0].override_count,
					    &data, &arena, &d));
	assert_int_equal(variant.start, 2023);
	assert_int_equal(variant.observation_count, 0);
	assert_int_equal(variant.indicator_count, 0);
	assert_int_equal(s.observation_count, 1);
	assert_int_equal(s.indicator_count, 1);
	arena_free(&arena);
}

static void reviews(void **state)
{
	static const struct {
		const char *yaml, *expected;
	} cases[] = {
		{ HEAD GROUP "tiltak: {navn: N, startår: 2021, varighet: 2, deltakere: 100, normalliv uten tiltak: 50 %, "
			     "normalliv med tiltak: 60 %, kilde: A, grad: anslag}\n"
			     "kostnader: [{betaler: stat, beløp: 10 000, år: [2021, 2023]}]\nanalyse: {prisår: 2018}\n",
		  "s:4:114: advarsel: suksessraten er 10 prosentpoeng; der forsøk har funnet virkning, er den oftest 2–10, og ingen "
		  "studier i datasettet gjelder samme målgruppe eller slag tiltak. Oppgi i «kilde» hva som gir grunnlag for mer, "
		  "eller regn med om lag halvparten: «analyse.optimisme: 50 %» (så mye var igjen da 21 forsøk ble gjentatt, "
		  "Camerer mfl. 2018)\n"
		  "s:5:13: advarsel: «Kostnad ved tiltaket» gjelder 2023, etter at tiltaket er over i 2022\n" },
		{ HEAD "målgruppe: {gruppe: lavinntekt-trygd, alder: [13-15, 16-18]}\n"
		       "tiltak: {navn: N, startår: 2021, varighet: 2, deltakere: 100, normalliv uten tiltak: 50 %, "
		       "normalliv med tiltak: \"47,5 %\", kilde: A}\n",
		  "s:3:46: advarsel: to aldersintervaller gir et snitt av to snitt og litt mindre treffsikre resultater; "
		  "bruk ett hvis tiltaket kan avgrenses\n"
		  "s:3:46: advarsel: målgruppen er definert for alderen 0–15 ved start; for 13–18 er tallene mindre "
		  "sikre\n"
		  "s:4:28: advarsel: startåret 2021 og prisåret 2017 er mer enn 3 år fra hverandre; oppgi kostnadene i "
		  "2017-kroner, eller endre «prisår» under «analyse»\n"
		  "s:4:28: advarsel: ingen kostnader er oppgitt, så tiltaket regnes som gratis; skriv dem under "
		  "«kostnader»\n"
		  "s:4:114: advarsel: suksessraten er −2,5 %: færre får et normalliv med tiltaket enn uten, så det regnes "
		  "som skadelig\n"
		  "s:4:114: advarsel: suksessraten mangler grad; dokumentet merkes «Utforskende beregning» til «kilde» og "
		  "«grad» er oppgitt\n" },
		{ HEAD GROUP "tiltak: {navn: N, startår: 2017, varighet: 2, deltakere: 100, normalliv uten tiltak: 50 %, "
			     "normalliv med tiltak: 50 %, kilde: A, grad: anslag}\n"
			     "kostnader: [{betaler: stat, beløp: 10 000}]\nanalyse: {periode: 1}\n"
			     "priser: {omsorgstiltak: {pris: 4}}\n",
		  "s:4:44: advarsel: tiltaket varer i 2 år, men det regnes bare på 1; resten er ikke med\n"
		  "s:4:114: advarsel: suksessraten er null: like mange får et normalliv med og uten tiltaket\n"
		  "s:7:10: advarsel: den lokale prisen mangler «kilde»; oppgi hvor den er fra\n"
		  "s:7:10: advarsel: prisen på omsorgstiltak blir om lag 4 kr i 2017-kroner, mot 1\u00a0541\u00a0220 kr i "
		  "datasettet; sjekk nullene, og at den gjelder per barn\n" },
		/* Less than 10 000 kr a year may be thousands. */
		{ SHORTEST "kostnader: [{navn: Los, betaler: stat, beløp: 9 999}]\nanalyse: {prisår: 2020}\n",
		  "s:4:114: advarsel: suksessraten mangler kilde og grad; dokumentet merkes «Utforskende beregning» til "
		  "«kilde» og «grad» er oppgitt\n"
		  "s:5:47: advarsel: «Los» er bare 9\u00a0999 kr i året; er beløpet skrevet i tusen kroner, skal det være "
		  "9\u00a0999\u00a0000 kr\n" },
		/* 325 000 kr · 104/110 is less than a fifth of 1 541 220 kr, and 330 000 kr · 104/110 is more. */
		{ SHORTEST "kostnader: [{betaler: stat, beløp: 10 000}]\nanalyse: {prisår: 2020}\n"
			   "priser:\n  omsorgstiltak: {pris: 325 000, prisår: 2020, kilde: R}\n",
		  "s:4:114: advarsel: suksessraten mangler kilde og grad; dokumentet merkes «Utforskende beregning» til "
		  "«kilde» og «grad» er oppgitt\n"
		  "s:8:3: advarsel: prisen på omsorgstiltak blir om lag 307\u00a0000 kr i 2017-kroner, mot 1\u00a0541\u00a0220 kr i "
		  "datasettet; sjekk nullene, og at den gjelder per barn\n" },
		{ SHORTEST "kostnader: [{betaler: stat, beløp: 10 000}]\n"
			   "analyse: {prisår: 2020, sannsynlighet for ingen virkning: {andel: 20 %}}\n",
		  "s:4:114: advarsel: suksessraten mangler kilde og grad; dokumentet merkes «Utforskende beregning» til "
		  "«kilde» og «grad» er oppgitt\n"
		  "s:6:67: advarsel: sannsynligheten for ingen virkning mangler «kilde», så rapporten trykker ingen "
		  "sannsynligheter; oppgi hva den bygger på\n" },
		{ SHORTEST "kostnader: [{betaler: stat, beløp: 10 000}]\nanalyse: {prisår: 2020}\n"
			   "priser:\n  omsorgstiltak: {pris: 330 000, prisår: 2020, kilde: R}\n",
		  "s:4:114: advarsel: suksessraten mangler kilde og grad; dokumentet merkes «Utforskende beregning» til "
		  "«kilde» og «grad» er oppgitt\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct diag d = { .arena = &arena };
		struct scenario s;

		assert_string_equal(read_with(&s, cases[i].yaml, NULL, &arena), "");
		scenario_review(&s, &data, &d);
		assert_string_equal(faults_text(&d, &arena), cases[i].expected);
		arena_free(&arena);
	}
}

static void reads_the_examples(void **state)
{
	static const char *const files[] = { "examples/publisert/scenario.yaml", "examples/skadelig/scenario.yaml",
					     "examples/runder/scenario.yaml",
					     "examples/fylkeskommune/scenario.yaml" };

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		struct arena arena = { 0 };
		struct diag d = { .arena = &arena };
		struct scenario s;
		struct str text;

		assert_true(file_read_text(&text, files[i], LIMIT_SCENARIO_BYTES, true, &arena, &d, (struct place){ 0 }));
		scenario_read(&s, text, files[i], NULL, 0, &data, &arena, &d);
		assert_string_equal(faults_text(&d, &arena), "");
		arena_free(&arena);
	}
}

/* `count` costs; true when they are read. */
static bool reads_costs(int count)
{
	struct arena arena = { 0 };
	struct buffer yaml = { .arena = &arena };
	struct scenario s;
	bool good;

	buffer_puts(&yaml, SHORTEST "kostnader:\n");
	for (int i = 0; i < count; i++)
		buffer_puts(&yaml, "- {betaler: stat, beløp: 10 000}\n");
	good = !*read_with(&s, buffer_text(&yaml), NULL, &arena);
	arena_free(&arena);
	return good;
}

static bool reads_title(const char *letter, int length)
{
	struct arena arena = { 0 };
	struct buffer set = { .arena = &arena };
	struct scenario s;
	bool good;

	buffer_puts(&set, "sak.tittel=");
	for (int i = 0; i < length; i++)
		buffer_puts(&set, letter);
	good = !*read_with(&s, SHORTEST, buffer_text(&set), &arena);
	arena_free(&arena);
	return good;
}

static void limits(void **state)
{
	static const char *const letters[] = { "x", "å", "€", "a\u030A" };

	(void)state;
	assert_true(reads_costs(LIMIT_COSTS));
	assert_false(reads_costs(LIMIT_COSTS + 1));
	for (size_t i = 0; i < COUNT(letters); i++) { /* characters count, not bytes */
		assert_true(reads_title(letters[i], LIMIT_NAME));
		assert_false(reads_title(letters[i], LIMIT_NAME + 1));
	}
}

/* Thousands of unknown keys must not cost thousands of suggestions. */
static void gives_up_in_time(void **state)
{
	struct arena arena = { 0 };
	struct buffer yaml = { .arena = &arena };
	struct diag d = { .arena = &arena };
	struct scenario s;

	(void)state;
	for (int i = 0; i < 20000; i++)
		buffer_printf(&yaml, "ukjent nøkkel nummer %d: 1\n", i);
	assert_false(scenario_read(&s, (struct str){ yaml.data, yaml.size }, "s", NULL, 0, &data, &arena, &d));
	assert_true(d.errors <= DIAG_SHOWN + 50);
	arena_free(&arena);
}

/* A byte changed, or the rest cut off, anywhere in an example: a scenario or faults, never a crash. */
static void survives_damage(void **state)
{
	static const char bytes[] = "\t\n #:,[]{}'\"|&*!-.%9\xC3";
	struct arena arena = { 0 };
	struct diag ignored = { .arena = &arena };
	struct str text;

	(void)state;
	assert_true(file_read_text(&text, "examples/runder/scenario.yaml", LIMIT_SCENARIO_BYTES, true, &arena,
				   &ignored, (struct place){ 0 }));
	for (size_t at = 0; at < text.size; at += 23) {
		for (size_t k = 0; k < sizeof bytes; k++) {
			struct arena scratch = { 0 };
			struct diag d = { .arena = &scratch };
			char *damaged = arena_text(&scratch, text.data, text.size);
			struct scenario s;
			bool good;

			damaged[at] = bytes[k];
			good = scenario_read(&s, (struct str){ damaged, k % 4 ? text.size : at + 1 }, "s", NULL, 0,
					     &data, &scratch, &d);
			assert_true(good == (d.errors == 0));
			arena_free(&scratch);
		}
	}
	arena_free(&arena);
}

/* Every form of a date, with each part at its bounds and past them. */
static void dates(void **state)
{
	static const struct {
		const char *text;
		int year, month, day; /* 0: refused */
	} cases[] = {
		{ "2021-01-31", 2021, 1, 31 }, { "2021-12-31", 2021, 12, 31 }, { "2021-00-10", 0, 0, 0 },
		{ "2021-13-10", 0, 0, 0 },     { "2021-13-01", 0, 0, 0 },      { "2021-99-99", 0, 0, 0 },
		{ "2021-01-00", 0, 0, 0 },     { "2021-01-32", 0, 0, 0 },      { "2021-04-31", 0, 0, 0 },
		{ "2020-02-29", 2020, 2, 29 }, { "2000-02-29", 2000, 2, 29 },  { "1900-02-29", 0, 0, 0 },
		{ "1900-01-01", 1900, 1, 1 },  { "1899-12-31", 0, 0, 0 },      { "15.3.2021", 2021, 3, 15 },
		{ "15.0.2021", 0, 0, 0 },      { "15.13.2021", 0, 0, 0 },      { "15. mars 2021", 2021, 3, 15 },
		{ "1. januar 2021", 2021, 1, 1 }, { "31. desember 2021", 2021, 12, 31 }, { "15. maris 2021", 0, 0, 0 },
		{ "31. april 2021", 0, 0, 0 }, { "2021-03-15x", 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct scenario s;
		const char *text = arena_printf(&a, "utenfor: 1\nsak: {tittel: T, kommune: K, dato: %s}\n%s",
						cases[i].text, GROUP MEASURE);
		bool good = scenario_read(&s, str_of(text), "s", NULL, 0, &data, &a, &d);

		if (good != (cases[i].year > 0))
			fail_msg("«%s»: %s", cases[i].text, faults_text(&d, &a));
		if (!good)
			assert_non_null(strstr(d.entries[0].message, "dato"));
		else
			assert_true(s.date.year == cases[i].year && s.date.month == cases[i].month &&
				    s.date.day == cases[i].day);
		arena_free(&a);
	}
}

/* A variant of so many changes; each name is a cost's. */
static bool takes_overrides(int count, struct arena *a)
{
	struct diag d = { .arena = a };
	struct buffer text = { .arena = a };
	struct scenario s;
	bool good;

	buffer_puts(&text, SHORTEST "kostnader:\n");
	for (int i = 0; i < count; i++)
		buffer_printf(&text, "  - {navn: K%d, betaler: stat, beløp: 10 000}\n", i);
	buffer_puts(&text, "varianter:\n  - navn: V\n    sett:\n");
	for (int i = 0; i < count; i++)
		buffer_printf(&text, "      kostnader.K%d.beløp: 2\n", i);
	good = scenario_read(&s, (struct str){ text.data, text.size }, "s", NULL, 0, &data, a, &d);
	if (!good)
		assert_non_null(strstr(faults_text(&d, a), "bruk høyst 50"));
	return good;
}

static void overrides_are_bounded(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_true(takes_overrides(50, &a));
	assert_false(takes_overrides(51, &a));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_shortest),
		cmocka_unit_test(reads_everything),
		cmocka_unit_test(faults),
		cmocka_unit_test(overrides),
		cmocka_unit_test(success_rate_moves),
		cmocka_unit_test(variants),
		cmocka_unit_test(dates),
		cmocka_unit_test(overrides_are_bounded),
		cmocka_unit_test(variants_have_no_followup),
		cmocka_unit_test(reviews),
		cmocka_unit_test(reads_the_examples),
		cmocka_unit_test(limits),
		cmocka_unit_test(gives_up_in_time),
		cmocka_unit_test(survives_damage),
	};

	small_data(&data);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
