/* utenfor ny tilpass and utenfor data tilpass, as a user runs them, and what the fitted folder makes of a report. */
#include "check.h"

#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORM "examples/tilpass/tilpass.yaml"

static const char form_head[] =
	"utenfor-tilpass: 1\nmålgruppe: barnevern-hjelpetiltak\nkilde: Prøve\n"
	"felles: {startår: 2026, varighet: 1, deltakere: 10 000, suksess: 0 % til 100 %, kostnad: 0, rente: 4 %}\n"
	"tabeller:\n";

/* What the workbook would print for the standard data set: one table for `ages` and `period`, made by the program. */
static void write_form(const char *folder, const char *name, const char *ages, int period)
{
	struct run r = run(
		"program=$(realpath $UTENFOR) && cd %s && printf '%%s' 'utenfor: 1\n"
		"sak: {tittel: T, kommune: K}\nmålgruppe: {gruppe: barnevern-hjelpetiltak, alder: %s}\n"
		"tiltak: {navn: N, startår: 2026, varighet: 1, deltakere: 10000, normalliv uten tiltak: 0 %%, "
		"normalliv med tiltak: 100 %%}\nanalyse: {fordeling: 2017, periode: %d}\n' > s.yaml && "
		"$program beregn -q s.yaml --format json > s.json && python3 -c '\n"
		"import json\nd = json.load(open(\"s.json\"))\nn = d[\"netto\"]\n"
		"f = lambda x: str(round(x))\n"
		"print(\"  - alder: %s\\n    periode: %d\\n    nivå:\\n      i alt: \" + f(n[\"totalt\"][\"kroner\"]))\n"
		"for l in (\"kommune\", \"fylkeskommune\", \"stat\"): print(\"      \" + l + \": \" + f(n[l][\"kroner\"]))\n"
		"print(\"    sektor:\")\n"
		"for s in d[\"sektorer\"][:6]: print(\"      \" + s[\"id\"] + \": \" + f(s[\"kroner\"]))\n"
		"' >> %s", folder, ages, period, ages, period, name);

	expect_status(&r, 0);
}

static const char *make_form(const char *folder, bool with_trial)
{
	static char path[200];

	snprintf(path, sizeof path, "%s/skjema.yaml", folder);
	write_text(path, form_head);
	write_form(folder, "skjema.yaml", "13-15", 40);
	write_form(folder, "skjema.yaml", "0-5", 40);
	if (with_trial) {
		run("echo 'prøve:' >> %s", path);
		write_form(folder, "skjema.yaml", "16-18", 20);
	}
	return path;
}

/* The form that `ny` writes has every key, told of as empty until it is filled in. */
static void test_new_form(void **state)
{
	const char *folder = new_folder();
	struct run r = run("program=$(realpath $UTENFOR) && cd %s && $program ny tilpass </dev/null && "
			   "$program data tilpass tilpass.yaml", folder);

	(void)state;
	expect_status(&r, 1);
	expect_contains(r.err, "«målgruppe» er ikke fylt ut");
	expect_contains(r.err, "«kilde» er ikke fylt ut");
	expect_contains(r.err, "«i alt» er tom");
	expect_contains(r.err, "«barnevern» er tom");
	r = run("program=$(realpath $UTENFOR) && cd %s && $program ny tilpass </dev/null", folder);
	expect_status(&r, 1); /* it is there already */
	r = run("python3 tests/schema_check.py data/skjema/tilpass.schema.json %s", FORM);
	assert_string_equal(r.out, "");
	remove_folder();
}

/* The published example: fitted, written, checked, and reckoned with to the krone. */
static void test_published(void **state)
{
	const char *folder = new_folder();
	struct run r = run("$UTENFOR data tilpass %s -o %s/ks", FORM, folder);

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "1 av 1 tabell kommer ut igjen på krona");
	expect_contains(r.out, "delingen mellom hjelpetiltak og omsorgstiltak");
	expect_contains(r.out, "Tabellen som hjelper mest");
	expect_contains(r.out, "fordeling: 2017");
	expect_contains(r.err, "ingen prøve");
	r = run("$UTENFOR data sjekk %s/ks", folder);
	expect_status(&r, 0);
	assert_string_equal(r.err, "");
	r = run("$UTENFOR beregn -q examples/publisert/scenario.yaml --data %s/ks", folder);
	expect_contains(r.out, "12\u00a0767\u00a0437");
	expect_contains(r.out, "2\u00a0770\u00a0980");
	expect_contains(r.out, "2024, 3 år etter oppstart");
	expect_contains(r.out, "resultatet er KS sitt");
	r = run("$UTENFOR data vis lavinntekt-trygd --data %s/ks", folder);
	expect_contains(r.out, "Tilpasset tabeller fra KS sitt regneark");
	expect_contains(r.out, "Egne andeler");
	expect_contains(r.out, "kalibrert, egne tall");
	remove_folder();
}

/* Two groups live in one folder; the first is as it was, and a group fitted again takes its own place. */
static void test_two_groups(void **state)
{
	const char *folder = new_folder(), *form;
	struct run r;

	(void)state;
	r = run("$UTENFOR data tilpass -q %s -o %s/ks", FORM, folder);
	expect_status(&r, 0);
	form = make_form(folder, true);
	r = run("$UTENFOR data tilpass %s -o %s/ks", form, folder);
	expect_status(&r, 0);
	expect_contains(r.out, "2 av 2 tabeller kommer ut igjen på krona");
	expect_contains(r.out, "Prøven 16–18 år, 20 år:");
	expect_contains(r.out, "barnevern-hjelpetiltak er lagt til");
	r = run("$UTENFOR data sjekk %s/ks", folder);
	expect_status(&r, 0);
	assert_string_equal(r.err, "");
	r = run("$UTENFOR beregn -q examples/publisert/scenario.yaml --data %s/ks", folder);
	expect_contains(r.out, "2\u00a0770\u00a0980");
	expect_contains(r.out, "resultatet er KS sitt");
	r = run("cp -r %s/ks %s/old && $UTENFOR data tilpass %s -o %s/ks && diff -r %s/ks %s/old", folder, folder, form,
		folder, folder, folder);
	expect_status(&r, 0); /* the same bytes */
	expect_contains(r.out, "barnevern-hjelpetiltak er byttet ut");
	r = run("$UTENFOR data tilpass -q %s -o %s", form, folder);
	expect_status(&r, 1);
	expect_contains(r.err, "ikke laget av en tilpasning");
	remove_folder();
}

/* What the report and its archive say, in both languages, of a table's own case and of one between the tables. */
static void test_report(void **state)
{
	static const struct {
		const char *language, *age, *says[4];
	} table[] = {
		{ "nb", "13-15", { "Resultatet er KS sitt", "KS har", "16–18 år",
				   "tallene er riktige" } },
		{ "nb", "10-12", { "regnet mellom KS sine tabeller", "kalibrert", "16–18 år", "KS sin modell" } },
		{ "nn", "13-15", { "Resultatet er KS sitt", "KS har", "16–18 år",
				   "tala er rette" } },
		{ "nn", "10-12", { "rekna mellom KS sine tabellar", "kalibrert", "16–18 år", "KS sin modell" } },
	};
	const char *folder = new_folder();
	const char *form = make_form(folder, true);
	struct run r = run("$UTENFOR data tilpass -q %s -o %s/ks", form, folder);

	(void)state;
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(table); i++) {
		run("rm -f %s/r.*", folder);
		r = run("$UTENFOR rapport -q -u arkiv -m %s %s/s.yaml --sett målgruppe.alder=%s --sett analyse.periode=40 "
			"--sett tiltak.deltakere=100 "
			"--data %s/ks -o %s/r.pdf && pdftotext %s/r.pdf - | sed -z 's/-\\n//g; s/\\n/ /g; s/  */ /g'", table[i].language, folder,
			table[i].age, folder, folder, folder);
		expect_status(&r, 0);
		for (size_t k = 0; k < COUNT(table[i].says); k++)
			expect_contains(r.out, table[i].says[k]);
		r = run("$UTENFOR verifiser %s/r.grunnlag.json", folder);
		expect_status(&r, 0);
		expect_contains(r.out, "Alt stemmer");
	}
	r = run("$UTENFOR beregn -q %s/s.yaml --data %s/ks --sett målgruppe.alder=10-12 --format json | "
		"python3 -c 'import json, sys\nd = json.load(sys.stdin)\nt = d[\"tilpasning\"]\n"
		"print(t[\"ks_sitt\"], t[\"tabeller\"], 0 < t[\"halvbredde\"][\"totalt\"] < 0.2)\n"
		"e = [r for r in d[\"foelsomhet\"] if r[\"forutsetning\"] == \"merforbruk\"][0]\n"
		"print(abs(e[\"punkter\"][1][\"verdi\"] - 1 - max(t[\"halvbredde\"][\"totalt\"], t[\"halvbredde\"][\"kommune\"])) < 1e-9)'",
		folder, folder);
	assert_string_equal(r.out, "False 2 True\nTrue\n");
	remove_folder();
}

/* Faults have a place, and then nothing is written. `sed` changes the form. */
static void test_faults(void **state)
{
	static const struct {
		const char *sed, *place, *says;
	} table[] = {
		{ "s/kommune: 2 770 980/kommune: 2 770 890/", ":22:5: ", "nivåene blir" },
		{ "s/stat: 9 556 489/stat: 9 556 498/", ":22:5: ", "avviket er" },
		{ "s/helse: 547 288/helse: 574 288/", ":27:5: ", "sektorene blir" },
		{ "s/i alt: 12 767 437/i alt: 12 767 473/", ":23:14: ", "både sektorene og nivåene" },
		{ "/barnevern: 2 990/d", ":27:5: ", "mangler «barnevern» under «sektor»" },
		{ "/i alt: /d", ":22:5: ", "mangler «i alt» under «nivå»" },
		{ "/  implementering/d", ":27:5: ", "mangler «implementering»" },
		{ "s/implementering: −980 769/implementering: −980 000/", ":34:23: ", "implementering blir" },
		{ "s/implementering: −980 769/implementering: −980 767/", ":34:23: ", "implementering blir" },
		{ "s/målgruppe: lavinntekt-trygd/målgruppe: lavintekt-trygd/", ":6:12: ", "mente du «lavinntekt-trygd»" },
		{ "s/alder: 13-15/alder: 13-16/", ":20:12: ", "går over to intervaller; skriv [13-15, 16-18]" },
		{ "s/suksess: 50 % til 60 %/suksess: 50 %/", ":13:12: ", "skriv suksessen som" },
		{ "s/periode: 40/periode: 2/", ":21:14: ", "er ikke lengre enn runden" },
		{ "s/rente: 4 %/kostnad: 100/", ":14:12: ", "hvem betaler?" },
		{ "s/skatt: 5 155 279/skat: 5 155 279/", ":29:7: ", "mente du «skatt»" },
	};
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("sed '%s' %s > %s/f.yaml && $UTENFOR data tilpass %s/f.yaml -o %s/ks", table[i].sed, FORM,
				   folder, folder, folder);
		char place[100];

		expect_status(&r, 1);
		snprintf(place, sizeof place, "f.yaml%s", table[i].place);
		expect_contains(r.err, place);
		expect_contains(r.err, table[i].says);
		r = run("test ! -e %s/ks", folder);
		expect_status(&r, 0);
	}
	remove_folder();
}

/* A wrong age and a table that cannot be met are told of in words, and written: status 0. */
static void test_warnings(void **state)
{
	const char *folder = new_folder(), *form = make_form(folder, false);
	struct run r = run("sed -i 's/alder: 13-15/alder: 19-24/' %s && $UTENFOR data tilpass %s -o %s/ks", form, form, folder);

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.err, "tallene passer ikke med datasettet, kontroller alder og periode");
	expect_contains(r.out, "Skrevet: ");
	r = run("$UTENFOR data sjekk %s/ks", folder);
	expect_status(&r, 0);
	remove_folder();
}

/* Rows of an overlay change what they say, and nothing else. */
static void test_overlay_rows(void **state)
{
	const char *folder = new_folder();
	char path[200];
	struct run r;

	(void)state;
	snprintf(path, sizeof path, "%s/datasett.yaml", folder);
	write_text(path, "navn: Egne\nversjon: \"1\"\nbygger på: standard\nforbehold: {nb: Egne., nn: Eigne.}\n");
	snprintf(path, sizeof path, "%s/tjenester.csv", folder);
	write_text(path, "tjeneste,pris,kilde,kvalitet\nomsorgstiltak,1600000,Eget regnskap,publisert\n");
	snprintf(path, sizeof path, "%s/fordeling.csv", folder);
	write_text(path, "fordeling,tjeneste,malgruppe,kommune,fylkeskommune,stat,kilde,kvalitet,maal,halvbredde\n"
		   "2017,inntektsskatt,depresjon-angst,0.1,0.1,0.8,Prøve,kalibrert,,0.05\n"
		   "utjevnet,inntektsskatt,depresjon-angst,0.5,0.5,,Prøve,kalibrert,forhold,\n");
	r = run("$UTENFOR data sjekk %s && $UTENFOR data vis --data %s | grep -A1 -E '^(omsorgstiltak|hjelpetiltak)'", folder,
		folder);
	expect_status(&r, 0);
	expect_contains(r.out, "1\u00a0600\u00a0000");
	expect_contains(r.out, "25,2 %"); /* the share is still the base's */
	r = run("$UTENFOR data vis depresjon-angst --data %s | grep -A3 'Egne andeler'", folder);
	expect_contains(r.out, "kommune 10 %, fylkeskommune 10 %, stat 80 % (± 5 %)");
	expect_contains(r.out, "kommune 50 %, fylkeskommune 50 %, av andelene over");
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_new_form), cmocka_unit_test(test_published), cmocka_unit_test(test_two_groups),
		cmocka_unit_test(test_report),   cmocka_unit_test(test_faults),    cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_overlay_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
