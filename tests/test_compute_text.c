/* What `beregn` says on a terminal, beyond the figures that test_cli checks: every answer, and what it means. */
#include "check.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>

/* `text` with plain spaces between the thousands. */
static char *with_spaces(const char *text)
{
	char *copy = strdup(text), *to = copy;

	for (const char *from = text; *from; to++) {
		bool hard = strncmp(from, "\u00a0", 2) == 0;

		*to = hard ? ' ' : *from;
		from += hard ? 2 : 1;
	}
	*to = '\0';
	return copy;
}

/* Runs beregn on the published example with `more` lines and `options`; the text lives until the next run. */
static const char *computed(const char *more, const char *options)
{
	static char *text;
	struct run r = run("(cat examples/publisert/scenario.yaml; printf '%%b' \"%s\") | sed '/^notater/d' | "
			   "$UTENFOR beregn -q - %s", more, options);

	expect_status(&r, 0);
	free(text);
	text = with_spaces(r.out);
	return text;
}

static void check_lines(const char *text, const char *const lines[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_contains(text, lines[i]);
}

/* Each line is the published result, or follows from it by hand or in one of the tests of the model. */
static void test_answers(void **state)
{
	static const char *const lines[] = {
		"\nSuksessrate                         10 %\n"
		"Suksessraten bygger på              et anslag: Forutsetning i regneeksempelet, ikke en målt effekt\n",
		"\nSuksessrate                                   0,71 %       aldri tap       aldri tap          0,93 %\n",
		"\nSuksessrate, hele deltakere                 1 av 100       aldri tap       aldri tap        1 av 100\n",
		"\nKorteste periode                                3 år       aldri tap       aldri tap            4 år\n",
		"\n  aldri tap: resultatet er ikke negativt, uansett verdi\n",
		"\n2022                                        −500 000               0               0        −500 000\n",
		"\nDet svakeste året                           −500 000               0               0        −500 000\n",
		"\n  i året                                        2021               –               –            2021\n",
		"\nMest lagt ut til sammen                   −1 000 000               0               0      −1 000 000\n",
		"\n  i året                                        2022               –               –            2022\n",
		"\nKommunen trenger ikke bidrag fra andre for å gå i null.\n",
		"\nOmsorgstiltak i barnevernet                  −0,82         −1,63         −0,16  når avtaler går ut; "
		"kommunen 25 %, staten 75 % (barn med tiltak i løpet av året)\n",
		"\nSamlet                              Omsorgstiltak i barnevernet: −0,82 i 2023; uten: 2026, uten hele "
		"Barnevern: 2029\n",
		/* 12 767 437 + 980 769 = 13 748 206 is gained if it works, of which 40 % is counted: less 980 769 */
		"\nNettogevinst uten virkning                  −980 769               0               0        −980 769\n",
		"\nNettogevinst med sjansen regnet inn        4 518 513       1 108 392         175 988       3 234 134\n",
		"\nSjansen for at det ikke virker, er satt til 60 %, ut fra hva suksessraten bygger på; det er skjønn.\n",
		"\nHvis det virker, 10 000 utregninger ",
		"\nStartverdi for tilfeldige tall: 20170101\n",
		"\nSuksessrate                                1 768 872         2 %      23 766 003        18 %"
		"  etter kvaliteten på tallene\n",
		"\nDeltakere per runde                       10 017 796          80      15 517 079         120"
		"  faste verdier\n",
		"\nKostnad per år                            12 375 130   1 200 000      13 159 745     800 000"
		"  faste verdier\n",
		"\nAnalyseperiode                             6 723 655       20 år      12 767 437       40 år"
		"  faste verdier\n",
	};

	static const char *const shown[] = { /* a study gives ground for probabilities; half of such measures do nothing */
		"\nSannsynlighet for å unngå tap                   50 %       over 99 %       over 99 %            50 %\n",
		"\nLav (P10), kr                               −980 769               0               0        −980 769\n",
		"\n  etter 2 år                                     0 %           100 %           100 %             0 %\n",
		"\n  etter 40 år                                   50 %       over 99 %       over 99 %            50 %\n",
	};
	static const char *const sure[] = {
		"\nSjansen for at det ikke virker, er satt til 0 % (To forsøk).\n",
		"\nSannsynlighet for å unngå tap              over 99 %       over 99 %       over 99 %       over 99 %\n",
	};

	(void)state;
	check_lines(computed("", ""), lines, COUNT(lines));
	assert_null(strstr(computed("", ""), "Sannsynlighet for"));
	check_lines(computed("", "--sett tiltak.grad=studie"), shown, COUNT(shown));
	check_lines(computed("", "--sett 'analyse.sannsynlighet for ingen virkning.andel=0 %' --sett "
				 "'analyse.sannsynlighet for ingen virkning.kilde=To forsøk'"),
		    sure, COUNT(sure));
	expect_contains(computed("", "--sett tiltak.grad= --sett tiltak.kilde="),
			"\nSuksessraten bygger på              ikke oppgitt\n");
	expect_contains(computed("", "--sett 'analyse.optimisme=20 %'"),
			"\nSuksessrate                         8 %, satt ned med 20 % for optimisme, fra 10 %\n");
}

/* The reason stands below the table, and only those that are in it. */
static void test_reasons(void **state)
{
	static const struct {
		const char *options, *word; /* the line of it begins so */
	} table[] = {
		{ "--sett 'kostnader.Ny innsats.beløp=1 000 000 000'", "\n  umulig: " },
		{ "--sett 'tiltak.normalliv med tiltak=40 %'", "\n  mer gir tap: " },
		{ "--sett 'tiltak.normalliv med tiltak=40 %'", "\n  uten skade: " },
		{ "--sett 'tiltak.normalliv med tiltak=50 %'", "\n  påvirker ikke: " },
		{ "--sett 'tiltak.normalliv med tiltak=50 %'", "\n  alltid tap: " },
		{ "--sett kostnader=[]", "\n  ingen kostnad: " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		expect_contains(computed("", table[i].options), table[i].word);
	assert_null(strstr(computed("", ""), "umulig"));
	/* 0.29 % is needed, half of a per cent is left, and one of 100 is more than that */
	expect_contains(computed("", "--sett 'tiltak.normalliv uten tiltak=99,5 %' --sett 'tiltak.normalliv med "
				     "tiltak=100 %' --sett 'kostnader.Statstilskudd.beløp=200 000'"),
			"\nSuksessrate, hele deltakere                   umulig ");
}

/* A million a year more than the published: 2 770 980 − 1 000 000·(1 + 1/1.04) for the kommune stays a gain; three
 * million more is a loss of 3 113 636, which the others pay in two years. */
static void test_cofinancing(void **state)
{
	static const char *const lines[] = {
		"\nSamfinansiering til null, kr                  samlet        kommunen  fylkeskommunen          staten\n",
		"\nBetaler per år, i 2 år                     1 587 344               0          69 863       1 517 481\n",
		"\nBetaler i alt                              3 174 687               0         139 726       3 034 961\n",
		"\nNettogevinst etterpå, nåverdi              6 882 822               0         302 930       6 579 892\n",
	};

	(void)state;
	check_lines(computed("", "--sett 'kostnader.Ny innsats.beløp=4 000 000'"), lines, COUNT(lines));
	expect_contains(computed("", "--sett 'kostnader.Ny innsats.beløp=40 000 000'"),
			"\nDe andre kommer for lite i pluss til å dekke kommunens tap.\n");
	expect_contains(computed("", "--sett 'tiltak.normalliv med tiltak=40 %'"),
			"\nKommunen taper, og verken fylkeskommunen eller staten kommer i pluss.\n");
}

/* Half the effect: (12 767 437 + 980 769)/2 − 980 769, and so for each level. */
static void test_variants(void **state)
{
	static const char *const lines[] = {
		"\nHovedalternativet                         12 767 437       2 770 980         439 969       9 556 489\n",
		"\nHalv effekt                                5 893 334       1 385 490         219 984       4 287 860\n",
		"\nHva som gjør forskjellen, kr                  samlet        kommunen  fylkeskommunen          staten\n"
		"Halv effekt\n"
		"  Suksessrate                             −6 874 103      −1 385 490        −219 984      −5 268 629\n"
		"Sikrere kilde\n"
		"  ingen forskjell\n",
	};

	(void)state;
	check_lines(computed("\\nvarianter:\\n"
			     "  - {navn: Halv effekt, sett: {tiltak.normalliv med tiltak: 55 %}}\\n"
			     "  - {navn: Sikrere kilde, sett: {tiltak.grad: studie}}\\n", ""),
		    lines, COUNT(lines));
}

static void test_followup(void **state)
{
	static const char *const lines[] = {
		"\nOppfølging, sum fra starten          hjulpet, ventet       observert kostnad, ventet       observert\n",
		"\n2021                                               5               2       1 000 000               –\n",
		"\n2022                                              10               –       2 000 000       2 500 000\n",
		"\nSom i prognosen fra starten               12 767 437       2 770 980         439 969       9 556 489\n"
		"  10 hjulpet, kostnad 2 000 000 kr\n",
		"\nSom planlagt herfra ", "\n  7 hjulpet, kostnad 2 500 000 kr\n", /* 2, then half of 10 */
		"\nI samme tempo som hittil ", "\n  4 hjulpet, kostnad 2 500 000 kr\n",
		"\nIndikatorer\n"
		"  Fravær, mål: under 5 %, innen 2023-06-01, ansvarlig: Rektor\n"
		"  Trivsel\n",
	};

	static const char *const more =
		"\\noppfølging:\\n  indikatorer:\\n"
		"    - {navn: Fravær, mål: under 5 %, dato: 2023-06-01, ansvarlig: Rektor}\\n    - {navn: Trivsel}\\n"
		"  observert:\\n    - {år: 2021, hjulpet: 2}\\n    - {år: 2022, kostnad: 2 500 000}\\n";
	static const char *const json[] = {
		"\n   \"navn\": \"Fravær\",\n   \"ansvarlig\": \"Rektor\",\n   \"maal\": \"under 5 %\",\n"
		"   \"dato\": \"2023-06-01\"\n",
		"\n   \"navn\": \"Trivsel\",\n   \"ansvarlig\": null,\n   \"maal\": null,\n   \"dato\": null\n",
	};

	(void)state;
	check_lines(computed(more, ""), lines, COUNT(lines));
	check_lines(computed(more, "--format json"), json, COUNT(json));
}

/* The last of the text is what --sett changes, from the file as it stands; nothing of it without. */
static void test_since_file(void **state)
{
	static const char *const lines[] = {
		"\nFra filen til --sett, kr                      samlet        kommunen  fylkeskommunen          staten\n",
		"\nSom i filen                               12 767 437       2 770 980         439 969       9 556 489\n",
		"\nDeltakere                                 −6 874 103      −1 385 490        −219 984      −5 268 629\n"
		"  tiltak.deltakere: 100 → 50\n",
		"\nMed --sett                                 5 893 334       1 385 490         219 984       4 287 860\n",
		"\nForskjell                                 −6 874 103      −1 385 490        −219 984      −5 268 629\n",
		"\nTjent inn, som i filen                   2024 (3 år)   aldri i minus   aldri i minus     2025 (4 år)\n"
		"Tjent inn, med --sett                    2025 (4 år)   aldri i minus   aldri i minus     2026 (5 år)\n",
	};
	const char *out = computed("", "--sett deltakere=50");

	(void)state;
	check_lines(out, lines, COUNT(lines));
	assert_null(strstr(computed("", ""), "Fra filen"));
	expect_contains(computed("", "--sett 'suksessrate=5 %'"), "\n  tiltak.normalliv med tiltak: 60 % → 55 %\n");
	expect_contains(computed("", "--sett tiltak.grad=studie"), "\nEndret uten å virke på nettogevinsten\n"
								   "  tiltak.grad: anslag → studie\n");
}

/* What stands beside or below each other by level has the total first, then the owner of the case, in every table. */
static void test_owner_first(void **state)
{
	static const struct {
		const char *command, *in_order[3];
	} cases[] = {
		{ "beregn -q examples/fylkeskommune/scenario.yaml --sett deltakere=20",
		  { "\nSamlet  ", "\nFylkeskommunen  ", "\nKommunen  " } },
		{ "utforsk -q examples/fylkeskommune/scenario.yaml -v deltakere=20..40:20",
		  { "  Samlet", "  Fylkeskommunen", "  Kommunen" } },
		{ "utforsk -q examples/fylkeskommune/scenario.yaml -v deltakere=20..40:20 -v 'suksessrate=0 %..5 %:5 %'",
		  { "kroner: det offentlige samlet\n", "kroner: fylkeskommunen\n", "kroner: kommunen\n" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct run r = run("$UTENFOR %s", cases[i].command);
		const char *at = r.out;

		expect_status(&r, 0);
		for (size_t k = 0; k < COUNT(cases[i].in_order); k++) {
			at = strstr(at, cases[i].in_order[k]);
			if (!at)
				fail_msg("%s: no «%s» in its place in\n%s", cases[i].command, cases[i].in_order[k], r.out);
		}
		assert_null(strstr(r.out, "  kommunen  fylkeskommunen"));
		assert_null(strstr(r.out, " %, fylkeskommunen"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_owner_first),
		cmocka_unit_test(test_answers),	 cmocka_unit_test(test_reasons), cmocka_unit_test(test_cofinancing),
		cmocka_unit_test(test_variants), cmocka_unit_test(test_followup),
		cmocka_unit_test(test_since_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
