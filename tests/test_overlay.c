/* A data set that builds on another: what comes from where, and what is wrong with one that does
 * not fit. */
#include "check.h"

#include "base/text.h"
#include "faults.h"
#include "engine/calc.h"
#include "input/dataset.h"
#include "program.h"

#include <string.h>
#include <unistd.h>

#define HEAD                                                                                       \
	"navn: Egne tall\nversjon: \"1\"\nbygger på: %s\nforbehold: {nb: Egne tall., nn: Eigne "  \
	"tal.}\n"
#define COLUMNS "malgruppe,tjeneste,alder_fra,alder_til,mengde,maal,kilde,kvalitet\n"

static struct arena arena;
static struct dataset *base;

static int set_up(void **state)
{
	struct diag d = { .arena = &arena };

	(void)state;
	base = NEW(&arena, struct dataset);
	return dataset_read(base, "data", NULL, &arena, &d) ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static const char *base_folder(void)
{
	char here[3000];

	return arena_printf(&arena, "%s/data", getcwd(here, sizeof here));
}

/* Reads an overlay on data/ with this forbruk.csv, and perhaps one file more; what was found,
 * without the folder. */
static const char *read_overlay_on(const char *standard, struct dataset *out, const char *head,
				   const char *usages, const char *name, const char *content)
{
	const char *folder = new_folder(), *text;
	struct buffer plain = { .arena = &arena };
	struct diag d = { .arena = &arena };
	bool good;

	write_text(arena_printf(&arena, "%s/datasett.yaml", folder), head);
	if (usages)
		write_text(arena_printf(&arena, "%s/forbruk.csv", folder), usages);
	if (name)
		write_text(arena_printf(&arena, "%s/%s", folder, name), content);
	memset(out, 0, sizeof *out);
	good = dataset_read(out, folder, standard, &arena, &d);
	assert_int_equal(good, d.errors == 0);
	text = faults_text(&d, &arena);
	while (*text) {
		if (text_starts(text, folder) && text[strlen(folder)] == '/')
			text += strlen(folder) + 1;
		else
			buffer_add(&plain, text++, 1);
	}
	remove_folder();
	return buffer_text(&plain);
}

static const char *read_overlay(struct dataset *out, const char *head, const char *usages,
				const char *name, const char *content)
{
	return read_overlay_on(NULL, out, head, usages, name, content);
}

static const char *head(void)
{
	return arena_printf(&arena, HEAD, base_folder());
}

/* Absolute figures for one service of the calibrated group: used as they stand, without κ;
 * everything else is the base's. */
static void test_one_service(void **state)
{
	struct dataset *data = NEW(&arena, struct dataset);
	int group = dataset_group(base, "lavinntekt-trygd"),
	    service = dataset_service(base, "sosialhjelp");

	(void)state;
	assert_string_equal(
		read_overlay(
			data, head(),
			COLUMNS
			"lavinntekt-trygd,sosialhjelp,18,39,0.21,per_person,Registeret,publisert\n"
			"lavinntekt-trygd,sosialhjelp,40,59,3,forhold,Anslag,anslag\n",
			NULL, NULL),
		"");
	assert_string_equal(data->name, "Egne tall");
	assert_string_equal(data->base_name, base->name);
	assert_true(data->illustrative);
	assert_string_equal(data->reservation[LANGUAGE_NN], "Eigne tal.");
	assert_string_not_equal(dataset_sha256(data, &arena), dataset_sha256(base, &arena));
	assert_int_equal(data->group_count, base->group_count);
	for (int g = 0; g < data->group_count; g++) {
		for (int s = 0; s < data->service_count; s++) {
			bool own = g == group && s == service;

			assert_int_equal(dataset_is_own(data, g, s), own);
			assert_int_equal(memcmp(data->quantity[g][s], base->quantity[g][s],
						sizeof data->quantity[g][s]) != 0,
					 own);
		}
	}
	CHECK_NEAR(data->quantity[group][service][18], 0.21, 0);
	CHECK_NEAR(data->quantity[group][service][39], 0.21, 0);
	CHECK_NEAR(data->quantity[group][service][59], 3 * 0.026,
		   1e-12); /* κ = 1: 0.026 is the population's */
	assert_int_equal(data->quantity_grade[group][service][18], GRADE_PUBLISERT);
	assert_int_equal(data->row_grade[group][service][59], GRADE_ANSLAG);
	assert_false(data->calibrated[group][service]);
	assert_true(data->calibrated[group][dataset_service(base, "aap")]);
}

/* Every service of one group, and a price list of its own: a result by hand. Social assistance of
 * 0.1 more than the population at every age from 18 and 10 000 kr for each; one of ten helped at
 * 19–24, one year, no discounting. */
static void test_all_services(void **state)
{
	struct dataset *data = NEW(&arena, struct dataset);
	struct buffer rows = { .arena = &arena };
	struct scenario s = { .group = dataset_group(base, "adferdsvansker"),
			      .ages = { { 19, 24 } },
			      .age_count = 1,
			      .start = 2024,
			      .duration = 1,
			      .round = 1,
			      .participants = 10,
			      .without = { .expected = 0.5 },
			      .with = { .expected = 0.6 },
			      .period = 2,
			      .price_year = 2017, .difference = 1 };
	int social = dataset_service(base, "sosialhjelp");
	struct results *r = NEW(&arena, struct results);
	char *services = file_content("data/tjenester.csv", NULL), *price;

	(void)state;
	buffer_puts(&rows, COLUMNS);
	for (size_t i = 0; i < base->usage_count; i++) {
		const struct usage *u = &base->usages[i];

		if (u->group == 0)
			buffer_printf(
				&rows,
				"adferdsvansker,%s,%d,%d,%.17g,per_person,Registeret,publisert\n",
				base->services[u->service].id, u->from, u->to,
				u->amount + (u->service == social ? 0.1 : 0));
	}
	price = strstr(services, ",51193,");
	memcpy(price, ",10000,", 7);
	assert_string_equal(
		read_overlay(data, head(), buffer_text(&rows), "tjenester.csv", services), "");
	free(services);
	assert_true(data->own_services);
	calc(r, &s, data);
	CHECK_NEAR(r->net[LEVEL_KOMMUNE], 10 * 0.1 * 0.1 * 10000, 1e-6);
	CHECK_NEAR(r->net[TOTAL], r->net[LEVEL_KOMMUNE], 1e-6);
}

/* A κ of its own counts. */
static void test_own_factor(void **state)
{
	struct dataset *data = NEW(&arena, struct dataset);
	int group = dataset_group(base, "lavinntekt-trygd"),
	    service = dataset_service(base, "sosialhjelp");

	(void)state;
	assert_string_equal(
		read_overlay(
			data, head(),
			COLUMNS "lavinntekt-trygd,sosialhjelp,0,59,3,forhold,Anslag,anslag\n",
			"kalibrering.csv",
			"malgruppe,tjeneste,faktor,kilde\nlavinntekt-trygd,sosialhjelp,0.5,Eget\n"),
		"");
	CHECK_NEAR(data->quantity[group][service][18], 0.048 * 2, 1e-12); /* 1 + 0.5 · (3 − 1) */
	assert_false(data->calibrated[group][dataset_service(base, "aap")]);
}

static void test_faults(void **state)
{
	const struct {
		const char *head, *usages, *faults;
	} table[] = {
		{ arena_printf(&arena, HEAD, "finnes-ikke"), NULL,
		  "datasett.yaml:3:12: finner ikke mappen «finnes-ikke» som datasettet bygger på; "
		  "skriv den slik den ligger i forhold til denne filen, eller «standard» for "
		  "datasettet som følger med programmet\n" },
		{ arena_printf(&arena, HEAD, "standard"), NULL,
		  "datasett.yaml:3:12: finner ikke datasettet som følger med programmet; skriv mappen "
		  "det ligger i, eller oppgi den med UTENFOR_DATA\n" },
		{ "bygger på:\n", NULL,
		  "datasett.yaml:1:11: «bygger på» skal være en mappe, eller «standard» for "
		  "datasettet som følger med programmet\n" },
		{ arena_printf(&arena, HEAD "illustrativ: nei\n", base_folder()), NULL,
		  "datasett.yaml:5:1: ukjent nøkkel «illustrativ»; her kan du bruke navn, versjon, "
		  "bygger på og forbehold\n" },
		{ arena_printf(&arena, HEAD, "."), NULL,
		  "datasett.yaml:3:12: datasettet i «.» bygger selv på et annet; bygg på det i "
		  "stedet\n" },
		{ head(),
		  COLUMNS
		  "lavinntekt-trygd,sosialhjelp,18,70,0.21,per_person,Registeret,publisert\n",
		  "forbruk.csv:2:33: «70» skal være et helt tall fra 0 til 59\n" },
		{ head(),
		  COLUMNS
		  "lavinntekt-trygd,omsorgstiltak,0,17,0.02,per_person,Registeret,publisert\n"
		  "lavinntekt-trygd,omsorgstiltak,18,22,0.01,per_person,Registeret,publisert\n",
		  "forbruk.csv:3:38: advarsel: befolkningen har ingen rad for omsorgstiltak i "
		  "alderen 18–22 og regnes som 0 "
		  "der; sjekk at begge er talt på samme måte\n" },
		/* Rows for the population to 24 only take the place of all that the base has to 59. */
		{ head(), COLUMNS "befolkning,aap,20,24,0.03,per_person,Registeret,publisert\n",
		  "forbruk.csv:2:22: advarsel: befolkning mangler aap for alderen 18–19 og regnes som 0 der; legg til "
		  "en rad\n"
		  "forbruk.csv:2:22: advarsel: befolkning mangler aap for alderen 25–59 og regnes som 0 der; legg til "
		  "en rad\n" },
	};
	struct dataset *data = NEW(&arena, struct dataset);

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_string_equal(read_overlay(data, table[i].head, table[i].usages, NULL, NULL),
				    table[i].faults);
}

/* «standard» is the folder that the caller gives; the result and its sum are those of the same folder by name. */
static void test_standard(void **state)
{
	struct dataset *named = NEW(&arena, struct dataset), *data = NEW(&arena, struct dataset);

	(void)state;
	assert_string_equal(read_overlay(named, head(), NULL, NULL, NULL), "");
	assert_string_equal(read_overlay_on("data", data, arena_printf(&arena, HEAD, "standard"),
					    NULL, NULL, NULL),
			    "");
	assert_string_equal(data->base_name, base->name);
	assert_memory_equal(data->quantity, named->quantity, sizeof data->quantity);
	assert_string_equal(read_overlay_on("finnes/ikke", data, arena_printf(&arena, HEAD, "standard"),
					    NULL, NULL, NULL),
			    "datasett.yaml:3:12: finner ikke datasettet som følger med programmet; skriv "
			    "mappen det ligger i, eller oppgi den med UTENFOR_DATA\n");
}

/* A file that is no part of a data set is pointed out, with the name that was meant. */
static void test_stray(void **state)
{
	struct dataset *data = NEW(&arena, struct dataset);

	(void)state;
	assert_string_equal(read_overlay(data, head(), NULL, "forbuk.csv", COLUMNS),
			    "forbuk.csv: advarsel: filen hører ikke til datasettet og blir ikke lest; mente du "
			    "«forbruk.csv»?\n");
	assert_string_equal(read_overlay(data, head(), NULL, "notat om uttrekket.csv", ""),
			    "notat om uttrekket.csv: advarsel: filen hører ikke til datasettet og blir ikke lest; "
			    "flytt den eller gi den et annet navn\n");
	assert_string_equal(read_overlay(data, head(), NULL, "lesmeg.txt", ""), "");
}

/* The sum changes with the base. */
static void test_sum(void **state)
{
	struct dataset *data = NEW(&arena, struct dataset), *other = NEW(&arena, struct dataset);
	const char *copy = new_folder();

	(void)state;
	assert_int_equal(run("cp data/*.csv data/*.yaml '%s'", copy).status, 0);
	assert_int_equal(run("mkdir '%s/egne'", copy).status, 0);
	write_text(arena_printf(&arena, "%s/egne/datasett.yaml", copy),
		   arena_printf(&arena, HEAD, ".."));
	for (int i = 0; i < 2; i++) {
		struct diag d = { .arena = &arena };
		struct dataset *out = i ? other : data;

		memset(out, 0, sizeof *out);
		assert_true(dataset_read(out, arena_printf(&arena, "%s/egne", copy), NULL, &arena, &d));
		assert_int_equal(run("sed -i s/51193/51194/ '%s/tjenester.csv'", copy).status, 0);
	}
	remove_folder();
	assert_string_not_equal(dataset_sha256(data, &arena), dataset_sha256(other, &arena));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_service), cmocka_unit_test(test_all_services),
		cmocka_unit_test(test_own_factor),  cmocka_unit_test(test_faults),
		cmocka_unit_test(test_standard),    cmocka_unit_test(test_stray),
		cmocka_unit_test(test_sum),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
