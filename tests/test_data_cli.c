/* utenfor data and utenfor malgrupper, as a user runs them. */
#include "check.h"

#include "program.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static json_t *json_of(const struct run *r)
{
	json_error_t fault;
	json_t *root = json_loads(r->out, 0, &fault);

	if (!root)
		fail_msg("%s in %s", fault.text, r->out);
	return root;
}

static double number_at(const json_t *object, const char *key)
{
	return json_number_value(json_object_get(object, key));
}

static const char *text_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static const json_t *with_id(const json_t *list, const char *id)
{
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item) if (strcmp(text_at(item, "id"), id) == 0) return item;
	fail_msg("no %s", id);
	return NULL;
}

static void test_show_text(void **state)
{
	struct run r = run("$UTENFOR data vis");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "Illustrativt datasett av offentlig statistikk, versjon");
	expect_contains(r.out, "320\u00a0032"); /* the price of a penal sanction */
	expect_contains(r.out, "per person dømt til mer enn bot. Blir til penger: bare med færre");
	assert_null(strstr(r.out, "merkostnad"));
	r = run("$UTENFOR data vis 'Barn med hjelpetiltak i barnevernet'");
	expect_status(&r, 2);
	r = run("$UTENFOR data vis barnevern-hjelpetiltak");
	expect_status(&r, 0);
	expect_contains(r.out, "merkostnad");
	expect_contains(r.out, "Gevinsten er trolig for høy for");
	expect_contains(r.out, "NOVA 3/2008");
	expect_contains(r.out, "Hele gruppen på 233\u00a0260 personer mot like mange i gjennomsnittet, i ett år");
	expect_contains(r.out, "Anslag: personene er regnet som jevnt fordelt på aldrene 0–59 år.");
}

/* 60 years of sums: social assistance of the average is Σ rate · years of the band, at 51 193 kr.
 */
static void test_show_json(void **state)
{
	double average = 0.048 * 2 + 0.06 * 5 + 0.05 * 5 + 0.048 * 10 + 0.038 * 10 + 0.026 * 10;
	struct run r = run("$UTENFOR data vis barnevern_hjelpetiltak --format json");
	json_t *root;
	const json_t *social;

	(void)state;
	expect_status(&r, 0);
	root = json_of(&r);
	social = with_id(json_object_get(root, "tjenester"), "sosialhjelp");
	CHECK_NEAR(number_at(json_object_get(social, "gjennomsnitt"), "mengde"), average, 1e-9);
	CHECK_NEAR(number_at(json_object_get(social, "gjennomsnitt"), "kroner"), average * 51193,
		   1e-3);
	CHECK_NEAR(number_at(json_object_get(social, "maalgruppe"), "mengde"), 4.5 * average, 1e-9);
	CHECK_NEAR(number_at(json_object_get(social, "maalgruppe"), "merkostnad"),
		   3.5 * average * 51193, 1e-3);
	/* 233 260 persons spread over 60 ages: 3.5 times the average's use a year more for each. */
	social = with_id(json_object_get(json_object_get(root, "hele_gruppen"), "tjenester"), "sosialhjelp");
	CHECK_NEAR(number_at(social, "mill_kroner"), 233260 * 3.5 * average / 60 * 51193 / 1e6, 1e-6);
	/* Tax is revenue: 0.68 of the average's income costs the public 0.32 of the tax, but for what is paid of the
	 * benefits it has more of. */
	social = with_id(json_object_get(root, "tjenester"), "inntektsskatt");
	assert_string_equal(text_at(social, "innloesing"), "straks");
	assert_true(number_at(json_object_get(social, "maalgruppe"), "merkostnad") <
		    0.32 * number_at(json_object_get(social, "gjennomsnitt"), "kroner"));
	assert_string_equal(text_at(json_object_get(root, "maalgruppe"), "id"),
			    "barnevern-hjelpetiltak");
	assert_true(json_array_size(json_object_get(root, "forbruk")) > 100);
	json_decref(root);
}

static int count_lines(const char *text)
{
	int count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

static void test_show_csv(void **state)
{
	struct run r = run("$UTENFOR data vis --format csv");

	(void)state;
	expect_status(&r, 0);
	assert_int_equal(count_lines(r.out), 12);
	expect_contains(r.out, "\r\nhjelpetiltak,Hjelpetiltak i barnevernet,barnevern,utgift,barn "
			       "med tiltak i løpet av "
			       "året,106713,2017,1,0,0,publisert,");
	r = run("$UTENFOR data vis depresjon-angst --format csv | head -1");
	expect_contains(r.out, ",malgruppe,malgruppe_mengde,malgruppe_kroner,malgruppe_kvalitet,"
			       "merkostnad,egne_tall,hele_gruppen_mill_kr_per_aar,faktor\r\n");
}

/* What is the municipality's own is told row by row. */
static void test_own_figures(void **state)
{
	struct run r = run("$UTENFOR data vis barnevern-hjelpetiltak --data "
			   "examples/egne-tall/data --format json");
	const json_t *services;
	json_t *root;

	(void)state;
	expect_status(&r, 0);
	root = json_of(&r);
	services = json_object_get(root, "tjenester");
	assert_true(json_is_true(json_object_get(
		json_object_get(with_id(services, "sosialhjelp"), "maalgruppe"), "egne_tall")));
	assert_true(json_is_false(json_object_get(
		json_object_get(with_id(services, "aap"), "maalgruppe"), "egne_tall")));
	assert_string_equal(text_at(json_object_get(root, "data"), "bygger_paa"),
			    "Illustrativt datasett av offentlig statistikk");
	json_decref(root);
	r = run("$UTENFOR data vis barnevern-hjelpetiltak --data examples/egne-tall/data");
	expect_contains(r.out, "Bygger på: Illustrativt datasett");
	expect_contains(r.out, "egne tall");
}

/* The results carry what they rest on, and what was chosen does: each own price, the shares, the
 * index. */
static void test_results(void **state)
{
	static const char *const choices[] = { "pris", "fordeling", "deflator" };
	struct run r = run("$UTENFOR beregn examples/egne-tall/scenario.yaml --data "
			   "examples/egne-tall/data --format json");
	const json_t *list, *grades, *service;
	json_t *root;
	double sum = 0;
	size_t i;
	json_t *item;

	(void)state;
	expect_status(&r, 0);
	root = json_of(&r);
	assert_string_equal(
		text_at(json_object_get(json_object_get(root, "data"), "bygger_paa"), "navn"),
		"Illustrativt datasett av offentlig statistikk");
	list = json_object_get(root, "valg");
	assert_int_equal(json_array_size(list), COUNT(choices));
	for (i = 0; i < COUNT(choices); i++)
		assert_string_equal(text_at(json_array_get(list, i), "valg"), choices[i]);
	/* Shares move money between the levels only. */
	CHECK_NEAR(number_at(json_object_get(json_array_get(list, 1), "virkning"), "totalt"), 0,
		   1e-6);
	assert_true(number_at(json_object_get(json_array_get(list, 1), "virkning"), "kommune") >
		    1e5);
	grades = json_object_get(root, "kvalitet");
	json_array_foreach(json_object_get(grades, "tjenester"), i, item) sum +=
		number_at(item, "andel");
	CHECK_NEAR(sum, 1, 1e-12);
	service = with_id(json_object_get(grades, "tjenester"), "hjelpetiltak");
	assert_string_equal(text_at(service, "maalgruppe"), "avledet");
	assert_string_equal(text_at(service, "befolkning"), "anslag");
	assert_string_equal(text_at(grades, "svakeste"), "anslag");
	json_decref(root);
}

static double kommune_with(const char *distribution)
{
	struct run r = run("$UTENFOR beregn -q examples/publisert/scenario.yaml --sett analyse.fordeling=%s --format json",
			   distribution);
	json_t *root = json_of(&r);
	double kroner = number_at(json_object_get(json_object_get(root, "netto"), "kommune"), "kroner");

	json_decref(root);
	return kroner;
}

/* The reform and the equalisation concern different services, so that their effects add up. */
static void test_both_splits(void **state)
{
	double first = kommune_with("2017");

	(void)state;
	assert_true(kommune_with("2022") > first + 1e6);
	CHECK_NEAR(kommune_with("2022-utjevnet") - first,
		   kommune_with("2022") - first + kommune_with("utjevnet") - first, 1e-6);
}

/* Another distribution is chosen by its name or id, and what is misspelt is a fault. */
static void test_choices(void **state)
{
	struct run r = run("$UTENFOR beregn examples/publisert/scenario.yaml --sett "
			   "analyse.fordeling=utjevnet --format json");
	json_t *root;

	(void)state;
	expect_status(&r, 0);
	root = json_of(&r);
	CHECK_NEAR(number_at(json_object_get(json_object_get(root, "netto"), "totalt"), "kroner"),
		   12767437, 0.5);
	/* 60 % of the kommune's share of the tax goes to the state: 0.6 · 0.199 · 5 155 279. */
	CHECK_NEAR(number_at(json_object_get(json_object_get(root, "netto"), "kommune"), "kroner"),
		   2770980 - 0.6 * 0.199 * 5155279, 1);
	json_decref(root);
	r = run("$UTENFOR sjekk examples/publisert/scenario.yaml --sett analyse.fordeling=utjevna");
	expect_status(&r, 1);
	expect_contains(r.err, "ukjent fordeling «utjevna»; mente du «utjevnet»?");
	r = run("$UTENFOR beregn examples/publisert/scenario.yaml --sett "
		"analyse.deflator=kommunal");
	expect_contains(r.out,
			"12\u00a0767\u00a0437"); /* nothing to bring from one year to another */
}

static void test_check(void **state)
{
	const char *folder = new_folder();
	struct run r = run("$UTENFOR data sjekk data examples/egne-tall/data");

	(void)state;
	expect_status(&r, 0);
	assert_string_equal(r.out, "data: ingen feil\nexamples/egne-tall/data: ingen feil\n");
	r = run("$UTENFOR data sjekk data -q");
	assert_string_equal(r.out, "");
	assert_int_equal(run("cp data/*.csv data/*.yaml '%s'", folder).status, 0);
	assert_int_equal(run("sed -i 's/^befolkning,aap,25,29/befolkning,app,25,29/; "
			     "s/,30,34,0.0309/,30,34,9/' "
			     "'%s/forbruk.csv'",
			     folder)
				 .status,
			 0);
	r = run("$UTENFOR data sjekk '%s'", folder);
	expect_status(&r, 1);
	assert_string_equal(r.out, "");
	expect_contains(r.err, "/forbruk.csv:12:12: kjenner ikke tjenesten «app»; mente du «aap»?");
	assert_int_equal(
		run("sed -i 's/^befolkning,app,/befolkning,aap,/' '%s/forbruk.csv'", folder).status,
		0);
	r = run("$UTENFOR data sjekk '%s'", folder);
	expect_status(&r, 0);
	expect_contains(r.err, "advarsel: mengden 9 for alderen 30–34 er svært ulik");
	expect_contains(r.out, ": ingen feil, men les advarslene");
	r = run("$UTENFOR data sjekk finnes-ikke");
	expect_status(&r, 3);
	remove_folder();
}

static void test_usage(void **state)
{
	static const char *const wrong[] = { "data",
					     "data vist",
					     "data sjekk",
					     "data sjekk data --format csv",
					     "data vis ukjent",
					     "data vis aap to" };

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct run r = run("$UTENFOR %s", wrong[i]);

		expect_status(&r, 2);
		assert_true(strlen(r.err) > 20);
		assert_string_equal(r.out, "");
	}
}

/* Formulas are defused for spreadsheets; what turns the direction of reading is refused. */
static void test_hostile(void **state)
{
	static const char *const commands[] = { "data vis", "data vis lavinntekt-trygd",
						"malgrupper",
						"data vis depresjon-angst --format csv",
						"malgrupper --format csv" };
	const char *folder = new_folder();

	(void)state;
	assert_int_equal(run("cp data/*.csv data/*.yaml '%s'", folder).status, 0);
	assert_int_equal(run("sed -i 's/,Uføretrygd,Uføretrygd,/,=HYPERLINK(1),Uføre,/' '%s/tjenester.csv'", folder).status,
			 0);
	assert_int_equal(run("sed -i 's/Barn med diagnosen depresjon/=SUM(1)/' "
			     "'%s/malgrupper.yaml'",
			     folder)
				 .status,
			 0);
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct run r = run("$UTENFOR %s --data '%s'", commands[i], folder);

		expect_status(&r, 0);
		assert_null(strstr(r.out, ",=HYPERLINK"));
		assert_null(strstr(r.out, "\033"));
	}
	assert_int_equal(run("sed -i 's/,Uføre,/,\xE2\x80\xAEUføre,/' '%s/tjenester.csv'", folder).status,
			 0);
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct run r = run("$UTENFOR %s --data '%s'", commands[i], folder);

		expect_status(&r, 1);
		expect_contains(r.err, "tjenester.csv:2:");
		expect_contains(r.err, "U+202E");
		assert_null(strstr(r.out, "\xE2\x80\xAE"));
		assert_null(strstr(r.err, "\xE2\x80\xAE"));
	}
	remove_folder();
}

static void test_groups(void **state)
{
	struct run r = run("$UTENFOR maalgrupper --format json");
	const json_t *group;
	json_t *root;

	(void)state;
	expect_status(&r, 0);
	root = json_of(&r);
	assert_int_equal(json_array_size(json_object_get(root, "maalgrupper")), 7);
	group = with_id(json_object_get(root, "maalgrupper"), "lavinntekt-trygd");
	assert_true(json_is_true(json_object_get(group, "bredest")));
	CHECK_NEAR(number_at(group, "stoerrelse"), 208376, 0);
	assert_int_equal(json_array_size(json_object_get(root, "aldersintervaller")), 6);
	json_decref(root);
	r = run("$UTENFOR malgrupper --format csv");
	expect_status(&r, 0);
	assert_int_equal(count_lines(r.out), 8);
	expect_contains(r.out, "\r\nlavinntekt-trygd,");
	r = run("$UTENFOR malgrupper");
	expect_contains(r.out, "Favner bredest");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_show_text), cmocka_unit_test(test_show_json),
		cmocka_unit_test(test_show_csv),  cmocka_unit_test(test_own_figures),
		cmocka_unit_test(test_results),   cmocka_unit_test(test_choices),
		cmocka_unit_test(test_both_splits),
		cmocka_unit_test(test_check),     cmocka_unit_test(test_usage),
		cmocka_unit_test(test_hostile),   cmocka_unit_test(test_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
