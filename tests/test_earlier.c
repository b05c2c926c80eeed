/* What has changed since an earlier basis, as figures, as JSON and as text in both languages. */
#include "check.h"
#include "program.h"
#include "report_case.h"

#include "base/yaml.h"
#include "study/earlier.h"
#include "input/inputs.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A folder with the example's archived basis, and the scenario that refers to it after `change`, a
 * sed script. */
static const char *changed_case(const char *change)
{
	const char *folder = new_folder();
	struct run r = run("cp examples/publisert/* %s && $UTENFOR rapport --stille -u arkiv "
			   "%s/scenario.yaml && "
			   "sed -i '%s' %s/scenario.yaml && "
			   "echo 'tidligere: scenario-arkiv.grunnlag.json' >>%s/scenario.yaml",
			   folder, folder, change, folder, folder);

	expect_status(&r, 0);
	return folder;
}

static json_t *compare(const char *folder, const char *options)
{
	struct run r = run("$UTENFOR beregn --stille -f json %s %s/scenario.yaml", options, folder);
	json_error_t error;
	json_t *root, *out;

	expect_status(&r, 0);
	root = json_loads(r.out, 0, &error);
	assert_non_null(root);
	out = json_incref(json_object_get(root, "endret_siden_sist"));
	json_decref(root);
	return out;
}

static double number(const json_t *object, const char *key, const char *level)
{
	return json_number_value(json_object_get(json_object_get(object, key), level));
}

static json_t *change_at(const json_t *e, size_t index)
{
	return json_array_get(json_object_get(e, "endringer"), index);
}

static const char *text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

/* Each change alone, with what it must do to the total: the example's net is 12 767 437.42, and its
 * cost 500 000 + 500 000/1.04 = 980 769.23, so its gain 13 748 206.65. */
static void test_single_changes(void **state)
{
	static const struct {
		const char *change, *input, *key, *before, *now;
		double total; /* NAN: not worked out here */
	} table[] = {
		/* 0.2 · 13 748 206.65 */
		{ "s/deltakere: 100/deltakere: 120/", "deltakere", "tiltak.deltakere", "100", "120",
		  2749641.33 },
		/* (0.05/0.1 − 1) · 13 748 206.65 */
		{ "s/med tiltak: 60/med tiltak: 55/", "suksessrate", "tiltak.normalliv med tiltak",
		  "60 %", "55 %", -6874103.32 },
		/* −100 000 · (1 + 1/1.04) */
		{ "s/1 000 000/1 100 000/", "kostnader", "kostnader.Ny innsats.beløp", "1 000 000",
		  "1 100 000", -196153.85 },
		/* −500 000 · (1 + 1/1.04): what fell away does so no more */
		{ "/Tidligere tiltak/d", "kostnader", "kostnader.Tidligere tiltak",
		  "bortfall for kommune, beløp 500 000", "", -980769.23 },
		/* −80 000 in the first year; the key in another spelling is the same key */
		{ "s/^kostnader:/Kostnader:/; s/^analyse:/  - {navn: Oppstart, betaler: stat, beloep: 80 000, "
		  "år: 2021}\\nanalyse:/", "kostnader", "Kostnader.Oppstart", "",
		  "betaler stat, beloep 80 000, år 2021", -80000 },
		/* 13 748 206.65 · (KPI 2021/KPI 2017 − 1) depends on the index */
		{ "s/prisår: 2017/prisår: 2021/", "prisaar", "analyse.prisår", "2017", "2021",
		  NAN },
		{ "s/prisår: 2017/deflator: kommunal\\n  prisår: 2021/", "prisaar",
		  "analyse.deflator", "", "kommunal", NAN },
		{ "s/periode: 40/periode: 20/", "periode", "analyse.periode", "40", "20", NAN },
		{ "s/rente: 4 %/rente: R-109/", "kalkulasjonsrente", "analyse.kalkulasjonsrente",
		  "4 %", "R-109", 0 },
		{ "s/alder: 13-15/alder: 10-12/", "alder", "målgruppe.alder", "13-15", "10-12",
		  NAN },
		{ "s/gruppe: .*/gruppe: depresjon-angst/", "maalgruppe", "målgruppe.gruppe",
		  "lavinntekt-trygd", "depresjon-angst", NAN },
		{ "s/startår: 2021/startår: 2020/", "tid", "tiltak.startår", "2021", "2020", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		json_t *e = compare(changed_case(table[i].change), "");
		json_t *change = change_at(e, 0),
		       *value = json_array_get(json_object_get(change, "verdier"), 0);

		assert_int_equal(json_array_size(json_object_get(e, "endringer")), 1);
		assert_string_equal(text(change, "inndata"), table[i].input);
		assert_string_equal(text(value, "noekkel"), table[i].key);
		assert_string_equal(text(value, "foer"), table[i].before);
		assert_string_equal(text(value, "naa"), table[i].now);
		CHECK_NEAR(number(e, "netto_foer", "totalt"), 12767437.42, 0.01);
		CHECK_NEAR(number(change, "netto", "totalt"), number(e, "differanse", "totalt"),
			   0.005);
		if (!isnan(table[i].total))
			CHECK_NEAR(number(change, "netto", "totalt"), table[i].total, 0.01);
		assert_true(json_is_true(json_object_get(e, "gjenskapt")));
		assert_int_equal(json_array_size(json_object_get(e, "uten_virkning")), 0);
		json_decref(e);
		remove_folder();
	}
}

/* Many changes at once: their order is that of the inputs, and their sum the whole difference at
 * every level. Who pays follows the start year. */
static void test_sum(void **state)
{
	static const char *const order[] = { "fordeling",   "maalgruppe", "tid",     "deltakere",
					     "suksessrate", "kostnader",  "periode", "kalkulasjonsrente" };
	static const char *const levels[] = { "kommune", "fylkeskommune", "stat", "totalt" };
	const char *folder = changed_case(
		"s/gruppe: .*/gruppe: adferdsvansker/; s/startår: 2021/startår: 2024/; "
		"s/deltakere: 100/deltakere: 37/; s/uten tiltak: 50/uten tiltak: 45/; "
		"s/1 000 000/1 250 000/; s/periode: 40/periode: 33/; s/rente: 4/rente: 3/; "
		"s/grad: anslag/grad: studie/; s/fase: .*/fase: pilotering/");
	json_t *e = compare(folder, "");

	(void)state;
	assert_int_equal(json_array_size(json_object_get(e, "endringer")), COUNT(order));
	for (size_t level = 0; level < COUNT(levels); level++) {
		double sum = 0;

		for (size_t i = 0; i < COUNT(order); i++) {
			assert_string_equal(text(change_at(e, i), "inndata"), order[i]);
			sum += number(change_at(e, i), "netto", levels[level]);
		}
		CHECK_NEAR(sum, number(e, "differanse", levels[level]), 1e-6);
		CHECK_NEAR(number(e, "netto_naa", levels[level]) -
				   number(e, "netto_foer", levels[level]),
			   number(e, "differanse", levels[level]), 1e-6);
	}
	/* The grade does not move the net gain; the phase is no input. */
	assert_int_equal(json_array_size(json_object_get(e, "uten_virkning")), 1);
	json_decref(e);
	remove_folder();
}

/* A newer data set: the old rows are in the basis, so the change of data is told from the change of
 * inputs. */
static void test_other_data(void **state)
{
	const char *folder = changed_case("s/deltakere: 100/deltakere: 50/");
	struct run r = run("cp -r data %s/data && "
			   "sed -i 's/,239495,2017/,275000,2017/' %s/data/tjenester.csv",
			   folder, folder);
	char options[100];
	json_t *e;

	(void)state;
	expect_status(&r, 0);
	snprintf(options, sizeof options, "--data %s/data", folder);
	e = compare(folder, options);
	assert_int_equal(json_array_size(json_object_get(e, "endringer")), 2);
	assert_string_equal(text(change_at(e, 0), "inndata"), "data");
	assert_true(number(change_at(e, 0), "netto", "stat") > 0);
	CHECK_NEAR(number(change_at(e, 0), "netto", "kommune"), 0, 1e-6);
	assert_string_equal(text(change_at(e, 1), "inndata"), "deltakere");
	CHECK_NEAR(number(e, "netto_foer", "totalt"), 12767437.42, 0.01);
	json_decref(e);

	/* Without the earlier group there is no way from one to the other. */
	r = run("cd %s/data && sed -i '/^lavinntekt-trygd,/d' forbruk.csv kalibrering.csv && "
		"sed -i '/- id: lavinntekt-trygd/,/^$/d' malgrupper.yaml",
		folder);
	expect_status(&r, 0);
	snprintf(options, sizeof options, "--data %s/data --sett målgruppe.gruppe=adferdsvansker",
		 folder);
	e = compare(folder, options);
	assert_true(json_is_null(json_object_get(e, "endringer")));
	CHECK_NEAR(number(e, "netto_foer", "totalt"), 12767437.42, 0.01);
	json_decref(e);
	remove_folder();
}

/* A report that compares itself with another, archived in turn: it is verified, and compared with
 * again. */
static void test_chain(void **state)
{
	const char *folder = changed_case(
		"s/gruppe: .*/gruppe: adferdsvansker/; s/deltakere: 100/deltakere: 80/");
	struct run r;

	(void)state;
	r = run("f=%s && cp $f/scenario.yaml $f/to.yaml && $UTENFOR rapport --stille -u arkiv "
		"$f/to.yaml && "
		"sed 's/deltakere: 80/deltakere: 90/; s/scenario-arkiv/to-arkiv/' $f/to.yaml "
		">$f/tre.yaml && "
		"$UTENFOR rapport --stille -u arkiv -m nn $f/tre.yaml && rm $f/scenario-arkiv.* "
		"$f/to.yaml && "
		"UTENFOR_DATA=/nowhere $UTENFOR verifiser --alt $f/to-arkiv.grunnlag.json && "
		"UTENFOR_DATA=/nowhere $UTENFOR verifiser --alt $f/tre-arkiv-nn.grunnlag.json",
		folder);
	expect_status(&r, 0);
	expect_contains(r.out, "tidligere: to.yaml");
	expect_contains(r.out, "endret_siden_sist.differanse.totalt");
	remove_folder();
}

static void test_faults(void **state)
{
	static const struct {
		const char *command; /* in the folder, before the scenario is checked */
		const char *err;
	} table[] = {
		{ "rm scenario-arkiv.grunnlag.json", "scenario.yaml:43:12: finner ikke" },
		{ "sed -i 's/arkiv.grunn/borte.grunn/' scenario.yaml", "finner ikke" },
		{ "sed -i 's|scenario-arkiv|../scenario-arkiv|' scenario.yaml",
		  "ligger utenfor mappen til scenarioet" },
		{ "mv scenario-arkiv.grunnlag.json x && ln -s x scenario-arkiv.grunnlag.json",
		  "symbolsk lenke" },
		{ "sed -i 's/deltakere: 100/deltakere: 101/' scenario-arkiv.grunnlag.json",
		  "er endret etter at den ble arkivert: kontrollsummen for scenario" },
		{ "echo '{}' >scenario-arkiv.grunnlag.json",
		  "dette er ikke et grunnlag fra utenfor" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = changed_case("");
		struct run r = run("cd %s && %s", folder, table[i].command);

		expect_status(&r, 0);
		r = run("$UTENFOR beregn %s/scenario.yaml", folder);
		expect_status(&r, 1);
		expect_contains(r.err, table[i].err);
		r = run("$UTENFOR rapport %s/scenario.yaml -o %s/ny.pdf", folder, folder);
		expect_status(&r, 1);
		remove_folder();
	}
}

/* Every value has a key; what is one value stays one. */
static void test_inputs(void **state)
{
	static const char yaml[] =
		"a: 1\nb:\n  c: {lav: 1 %, forventet: 2 %, høy: 3 %}\n  d: [13-15, 16-18]\n"
		"liste:\n  - {navn: Ny  innsats, år: [2021, 2022]}\n  - x: |\n      en\n      to\n";
	static const char *const expected[][3] = { /* key, text, list item */
		{ "a", "1" },
		{ "b.c", "lav: 1 %, forventet: 2 %, høy: 3 %" },
		{ "b.d", "13-15, 16-18" },
		{ "liste.Ny innsats.navn", "Ny innsats", "liste.Ny innsats" },
		{ "liste.Ny innsats.år", "2021, 2022", "liste.Ny innsats" },
		{ "liste.2.x", "en to", "liste.2" },
	};
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct input_values values = inputs_list(yaml_parse(STR(yaml), "x", 0, &a, &d), &a);

	(void)state;
	assert_int_equal(values.count, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++) {
		assert_string_equal(values.items[i].key, expected[i][0]);
		assert_string_equal(values.items[i].text, expected[i][1]);
		if (expected[i][2])
			assert_string_equal(values.items[i].item, expected[i][2]);
		else
			assert_null(values.items[i].item);
	}
	arena_free(&a);
}

/* The section of the report, where the result is better, worse, the same, and not to be explained.
 */
static void test_report(void **state)
{
	static struct earlier_value participants[] = { { "tiltak.deltakere", "80", "100" } };
	static struct earlier_value costs[] = { { "kostnader.Ny innsats.beløp", "1 000 000",
						  "1 200 000" },
						{ "kostnader.Oppstart.beløp", NULL, "80 000" } };
	static struct earlier_value others[] = { { "tiltak.grad", "anslag", "studie" } };
	static const struct {
		const char *name;
		struct earlier e;
	} table[] = {
		{ "bedre",
		  { .before = { -400e3, 0, 2e6, 1.6e6 },
		    .now = { 1.2e6, 0, 4e6, 5.2e6 },
		    .difference = { 1.6e6, 0, 2e6, 3.6e6 },
		    .reproduced = true,
		    .explained = true,
		    .changes = { { .input = INPUT_PARTICIPANTS,
				   .net = { 1.9e6, 0, 2e6, 3.9e6 },
				   .values = participants,
				   .value_count = 1 },
				 { .input = INPUT_COSTS,
				   .net = { -3e5, 0, 0, -3e5 },
				   .values = costs,
				   .value_count = 2 } },
		    .change_count = 2,
		    .others = others,
		    .other_count = 1 } },
		{ "verre",
		  { .before = { 2e6, 0, 2e6, 4e6 },
		    .now = { 1e6, 0, 2.5e6, 3.5e6 },
		    .difference = { -1e6, 0, 5e5, -5e5 },
		    .reproduced = false,
		    .explained = true,
		    .changes = { { .input = INPUT_DATA, .net = { -1e6, 0, 5e5, -5e5 } } },
		    .change_count = 1 } },
		{ "likt",
		  { .before = { 2e6, 0, 2e6, 4e6 },
		    .now = { 2e6, 0, 2e6, 4e6 },
		    .reproduced = true,
		    .explained = true } },
		{ "uforklart",
		  { .before = { 0, 0, -2e6, -2e6 },
		    .now = { 1e6, 0, 2e6, 3e6 },
		    .difference = { 1e6, 0, 4e6, 5e6 },
		    .reproduced = true } },
	};

	(void)state;
	for (int language = 0; language < LANGUAGES; language++) {
		struct buffer all = { 0 };
		struct arena a = { 0 };
		char name[40];

		all.arena = &a;
		for (size_t i = 0; i < COUNT(table); i++) {
			struct report_case c;
			struct earlier e = table[i].e;
			struct earlier_basis basis = { .file = "foer.grunnlag.json",
						       .program = "utenfor 0.0.1",
						       .date = { 2021, 3, 15 } };

			case_make(&c);
			basis.data = &c.data;
			e.basis = &basis;
			c.study.earlier = &e;
			buffer_printf(&all, "=== %s\n%s\n", table[i].name,
				      case_build(&c, "endret-siden-sist", (enum language)language));
			case_free(&c);
		}
		snprintf(name, sizeof name, "endret-siden-sist-%s.txt", language_name[language]);
		golden_check(name, buffer_text(&all));
		arena_free(&a);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_single_changes), cmocka_unit_test(test_sum),
		cmocka_unit_test(test_other_data),     cmocka_unit_test(test_chain),
		cmocka_unit_test(test_faults),         cmocka_unit_test(test_inputs),
		cmocka_unit_test(test_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
