/* utenfor ny: what it writes when nobody answers prints nothing, and a talk at a terminal that can go back. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The program at a terminal in `folder`, where `typed`, a printf format of the shell, comes from the keyboard once the
 * first question is there, and then the end of input. */
static struct run at_terminal(const char *folder, const char *words, const char *typed)
{
	return run("program=$(realpath $UTENFOR) && cd '%s' && said=$(mktemp) && "
		   "{ for i in $(seq 200); do grep -q '^Enter' $said && break; sleep 0.05; done; printf '%s'; } | "
		   "LC_ALL=C.UTF-8 TERM=xterm script -qefc \"$program ny %s\" $said; status=$?; rm $said; exit $status",
		   folder, typed, words);
}

static void expect_in_file(const char *folder, const char *name, const char *part)
{
	char path[128], *text;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	text = file_content(path, NULL);
	assert_non_null(text);
	expect_contains(text, part);
	free(text);
}

static void expect_nothing_left(const char *folder)
{
	struct run r = run("ls -A %s", folder);

	assert_string_equal(r.out, "");
}

/* The newest year of the consumer price index that comes with the program. */
static int newest_price_year(void)
{
	return atoi(run("tail -n +2 data/kpi.csv | cut -d, -f1 | sort -n | tail -1").out);
}

/* All that was left open is told of, and neither checked nor printed. */
static void expect_refused(const char *folder, const char *path, const char *const faults[], size_t count)
{
	static const char *const commands[] = { "sjekk -q", "rapport -q", "beregn" };

	for (size_t i = 0; i < COUNT(commands); i++) {
		struct run r = run("cd %s && $OLDPWD/$UTENFOR %s %s", folder, commands[i], path);

		expect_status(&r, 1);
		assert_string_equal(r.out, "");
		for (size_t k = 0; k < count; k++)
			expect_contains(r.err, faults[k]);
	}
	assert_string_equal(run("find %s -name '*.pdf'", folder).out, "");
}

/* Without a terminal: commented or minimal, in a folder made for it, in both languages. Nothing in it is printed before
 * it is filled in, and no path of this machine is written. */
static void test_without_terminal(void **state)
{
	static const struct {
		const char *words;
		int comment_lines; /* at least, and none when 0 */
	} table[] = {
		{ "sak", 10 }, { "saker/2026/los/", 10 }, { "--minimal sak", 0 }, { "-m nn sak", 10 }, { "-m nn --minimal sak", 0 },
	};
	static const char *const faults[] = {
		"«tittel» er ikke fylt ut; bytt ut «<skriv", "«kommune» er ikke fylt ut", "«gruppe» er ikke fylt ut",
		"«alder» er ikke fylt ut", "«navn» er ikke fylt ut", "«startår» er ikke fylt ut", "«varighet» er ikke fylt ut",
		"«deltakere» er ikke fylt ut", "«normalliv uten tiltak» er ikke fylt ut",
		"«normalliv med tiltak» er ikke fylt ut", "«beløp» er ikke fylt ut", "«betaler» er ikke fylt ut",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run("program=$(realpath $UTENFOR) && cd %s && $program ny %s </dev/null && "
				   "mv $(dirname $(find . -name scenario.yaml)) her", folder, table[i].words);
		char year[32];

		expect_status(&r, 0);
		r = run("grep -c '#' %s/her/scenario.yaml", folder);
		assert_true(table[i].comment_lines ? atoi(r.out) >= table[i].comment_lines : atoi(r.out) == 0);
		snprintf(year, sizeof year, "prisår: %d", newest_price_year());
		expect_in_file(folder, "her/scenario.yaml", year);
		expect_refused(folder, "her/scenario.yaml", faults, COUNT(faults));
		r = run("cat %s/her/* | grep -F -e '/' | grep -v '26/1234'", folder);
		assert_string_equal(r.out, "");
		remove_folder();
	}
}

/* The notes that are written are no stakeholder's words: the scenario does not take them in, and who does is told. */
static void test_notes(void **state)
{
	static const char *const languages[] = { "nb", "nn" };
	static const char *const faults[] = { "«aktør» er ikke fylt ut", "«rolle» er ikke fylt ut",
					      "«nivå» er ikke fylt ut", "«holdning» er ikke fylt ut",
					      "«innspillet» er ikke fylt ut" };

	(void)state;
	for (size_t i = 0; i < COUNT(languages); i++) {
		const char *folder = new_folder();
		struct run r = run("program=$(realpath $UTENFOR) && cp examples/publisert/scenario.yaml %s/ && cd %s && "
				   "$program ny -m %s sak </dev/null && cp sak/notater.md . && "
				   "! grep -q '^notater:' sak/scenario.yaml", folder, folder, languages[i]);

		expect_status(&r, 0);
		r = run("$UTENFOR rapport -q --trekninger 10 %s/scenario.yaml", folder);
		expect_status(&r, 1);
		for (size_t k = 0; k < COUNT(faults); k++)
			expect_contains(r.err, faults[k]);
		remove_folder();
	}
}

/* What is there from before stays as it was, and nothing is put beside it. */
static void test_refused(void **state)
{
	static const struct {
		const char *before, *words;
		int status;
		const char *err;
	} table[] = {
		{ "mkdir sak && echo min >sak/scenario.yaml", "sak", 1, "«sak/scenario.yaml» finnes fra før" },
		{ "mkdir sak && echo min >sak/notater.md", "sak", 1, "«sak/notater.md» finnes fra før" },
		{ "echo min >sak", "sak", 1, "«sak» er navnet på en fil; skriv navnet på en mappe" },
		{ ":", "sak.yaml", 1, "«sak.yaml» er navnet på en fil" },
		{ ":", "/proc/sak", 3, "kan ikke lage mappen «/proc/sak»" },
		{ ":", "--data /proc sak", 1, "datasett.yaml" },
		{ ":", "--maler /proc sak", 1, "ny/nb/scenario.yaml" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run("program=$(realpath $UTENFOR) && cd %s && %s && find . | sort >../$$.before && "
				   "$program ny %s </dev/null; status=$?; find . | sort | cmp - ../$$.before && "
				   "rm ../$$.before && { [ ! -e sak ] || grep -rqx min sak; } && exit $status; exit 99",
				   folder, table[i].before, table[i].words);

		expect_status(&r, table[i].status);
		expect_contains(r.err, table[i].err);
		assert_string_equal(r.out, "");
		remove_folder();
	}
}

/* Nothing but Enter: all is open, and the way on is told as commands that run. */
static void test_only_enter(void **state)
{
	static const char *const faults[] = { "«tittel» er ikke fylt ut", "«beløp» er ikke fylt ut" };
	const char *folder = new_folder();
	struct run r = at_terminal(folder, "'min sak'",
				   "\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "Står åpent, og må fylles ut");
	expect_contains(r.out, "/utenfor sjekk 'min sak/scenario.yaml'");
	expect_contains(r.out, "/utenfor rapport 'min sak/scenario.yaml'");
	expect_refused(folder, "'min sak/scenario.yaml'", faults, COUNT(faults));
	remove_folder();
}

/* Answers in the order of the questions, as people give them; a wrong one is explained and asked for again. */
#define TO_GROUP "\\nLos\\nAsker kommune\\n"
#define TO_MEASURE TO_GROUP "2\\n14\\n"
#define TO_SHARES TO_MEASURE "Los\\n2027\\n2\\n20\\n"
#define TO_AMOUNT TO_SHARES "40\\n45\\nEget anslag\\n\\n"
static const struct {
	const char *words, *typed;
	const char *said[4];    /* on the terminal */
	const char *written[4]; /* in the scenario */
} talks[] = {
	{ "sak",
	  "\\nLos: «x» #1\\nÆrøy\\n\\n3\\n16-18\\nLos\\n2027\\n3\\n20\\n40\\n45,5 %%\\nStudie\\nstudie\\n800 000\\nstat\\n"
	  "100 000\\n\\n50 000\\n30\\n\\n",
	  { "Hvem gir tilskuddet: kommune, fylkeskommune eller stat? [kommune]", "Tjent inn", "4. Vurderingen",
	    "Dette lager rapporten:" },
	  { "tittel: \"Los: «x» #1\"", "gruppe: ikke-fullfoert-vgo", "tilskudd fra: kommune, til: stat, beløp: 100 000",
	    "bortfall for: stat, beløp: 50 000" } },
	/* As people write. */
	{ "sak",
	  "\\nLos\\nInnlandet\\n\\nbarnevern\\n13 til 18\\nLos\\nhøsten 2026\\n24 måneder\\n100-120\\n30\\n35-37\\nEget anslag\\n\\n"
	  "1,2 mill\\nfylkeskommunen\\nnei\\ningen\\n\\n\\n",
	  { "Er det en kommune eller en fylkeskommune? [fylkeskommune]", "Skrives som 1\u00A0200\u00A0000.",
	    "Skrives som [13-15, 16-18].", "Skrives som 2026." },
	  { "fylkeskommune: Innlandet", "deltakere: {lav: 100, forventet: 110, høy: 120}",
	    "normalliv med tiltak: {lav: 35 %, forventet: 36 %, høy: 37 %}", "varighet: 2" } },
	{ "sak", TO_MEASURE "Los\\n\\nto år\\nca 100\\n40 %%\\n45 %%\\n\\n800 000,50\\nvi\\n0\\nikke noe\\n40 år\\n\\n",
	  { "Skrives som 100.", "Skrives som 13-15.", "Skrives som lavinntekt-trygd.", "Skrives som kommune." },
	  { "deltakere: 100", "beløp: \"800 000,50\"", "# kilde:", "periode: 40" } },
	/* Wrong ones, by the rules of the scenario itself. */
	{ "sak", TO_GROUP "9\\n2\\n40\\n14\\nLos\\n1066\\n\\n18 måneder\\n0\\n2\\n20\\n0,4\\n60\\n110\\n65\\nAnslag\\nkanskje\\n\\n1.000\\n"
		 "900 000\\nen venn\\n\\n\\n\\n\\n\\n",
	  { "skriv et tall fra 1 til 7", "«40» er ikke et av aldersintervallene", "«1066» er ikke et år fra",
	    "her regnes det i hele år" },
	  { "startår: 20", "normalliv uten tiltak: 60 %", "grad: anslag", "beløp: 900 000" } },
	/* Doubtful ones are asked about: fewer with than without, and what may be thousands. */
	{ "sak", TO_SHARES "40\\n30\\nnei\\n45\\nAnslag\\n\\n500\\n\\n500 000\\n\\n\\n\\n\\n\\n",
	  { "færre får et normalliv med tiltaket enn uten", "Stemmer det? [nei]", "er bare 500 kr i året", "Tjent inn" },
	  { "normalliv uten tiltak: 40 %", "normalliv med tiltak: 45 %", "beløp: 500 000", "grad: anslag" } },
	{ "sak", TO_SHARES "40\\n30\\nja\\nAnslag\\n\\n500 000\\n\\n\\n\\n\\n\\n",
	  { "Stemmer det? [nei]", "enn uten", "Tjent inn", "Dette lager" },
	  { "normalliv uten tiltak: 40 %", "normalliv med tiltak: 30 %", "beløp: 500 000", "grad: anslag" } },
	/* Back, twice; and the summary, where answers are changed. */
	{ "sak", TO_MEASURE "tilbake\\ntilbake\\n4\\n16-18\\nLos\\n2027\\n2\\n20\\n40\\n45\\n\\n500 000\\n\\n\\n\\n\\n9\\n30\\n2\\nMentor\\n\\n",
	  { "Hvor gamle er de når tiltaket starter? [14]", "9  Deltakere", "Hva heter saken? [Los]", "Hvilken målgruppe? Skriv nummeret eller navnet. [2]" },
	  { "gruppe: barnevern-hjelpetiltak", "alder: 16-18", "deltakere: 30", "tittel: Mentor" } },
	/* Nynorsk, in the talk and in the file. */
	{ "sak", "nynorsk\\nLos\\nOs kommune\\n2\\n14\\nLos\\n2027\\n2\\n20\\n40\\n45\\nEige anslag\\n\\n500 000\\n\\n100 000\\n\\n\\n\\n\\n",
	  { "Kven gir tilskotet", "Dette blir skrive", "rapport -m nn sak/scenario.yaml", "2. Tiltaket" },
	  { "språk: nn", "navn: Tilskot", "# 1. Saka", "kommune: Os kommune" } },
	{ "sak", "nynorsk\\nLos\\nOs kommune\\n2\\nunge\\n14\\nLos\\n2027\\n18 månader\\n2\\nmange\\n20\\n40\\n45\\nEige anslag\\n\\n500 000\\n\\n100 000\\n\\n\\n\\n\\n",
	  { "«unge» er ikkje eit aldersintervall; vel mellom", "og her blir det rekna i heile år",
	    "«mange» er ikkje eit tal; skriv det med siffer", "2. Tiltaket" },
	  { "språk: nn", "navn: Tilskot", "# 1. Saka", "kommune: Os kommune" } },
	{ "-m nn --minimal sak", "Los\\nOs kommune\\n2\\n14\\nLos\\n2027\\n2\\n20\\n40\\n45\\nEige anslag\\nerfaring\\n500 000\\n\\n\\n\\n\\n\\n",
	  { "Kva heiter saka?", "Tjent inn", "1. Målgruppa", "2. Tiltaket" },
	  { "kilde: Eige anslag", "grad: erfaring", "periode: 40", "språk: nn" } },
	/* The arrow keys move in the line. */
	{ "sak", "\\nLs\033[Do\\nAsker kommune\\n2\\n14\\nLos\\n2027\\n2\\n20\\n40\\n45\\n\\n500 000\\n\\n\\n\\n\\n\\n",
	  { "Saken", "Dette blir skrevet", "Tjent inn", "Dette lager" },
	  { "tittel: Los\n", "grad: anslag", "periode: 40", "alder: 13-15" } },
};

static void test_talks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(talks); i++) {
		const char *folder = new_folder();
		struct run r = at_terminal(folder, talks[i].words, talks[i].typed);

		if (r.status)
			print_error("talk %zu\n", i);
		expect_status(&r, 0);
		for (size_t k = 0; k < COUNT(talks[i].said); k++) {
			expect_contains(r.out, talks[i].said[k]);
			expect_in_file(folder, "sak/scenario.yaml", talks[i].written[k]);
		}
		r = run("$UTENFOR sjekk -q %s/sak/scenario.yaml", folder);
		expect_status(&r, 0);
		remove_folder();
	}
}

/* Ended in the middle or before it is saved, by the end of input or by Ctrl-C: nothing is written. */
static void test_ended(void **state)
{
	static const struct {
		const char *typed;
		int status;
	} table[] = {
		{ "\\n\\n", 1 },
		{ "\\n\\n\\003", 130 },
		{ TO_AMOUNT "500 000\\n\\n\\n\\n\\n\\004", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = at_terminal(folder, "sak", table[i].typed);

		/* The end of the input may come before the signal. */
		if (r.status != 1)
			expect_status(&r, table[i].status);
		expect_nothing_left(folder);
		remove_folder();
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_without_terminal), cmocka_unit_test(test_notes), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_only_enter),       cmocka_unit_test(test_talks), cmocka_unit_test(test_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
