/* The program as its users meet it: what it prints, where it writes, how it ends. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/number.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE "examples/publisert/scenario.yaml"

static void test_usage(void **state)
{
	static const struct {
		const char *words;
		int status;
		const char *out, *err;
	} table[] = {
		{ "", 2, NULL, "Bruk: utenfor" },
		{ "--hjelp", 0, "Kommandoer:", NULL },
		{ "--help", 0, "rapport", NULL },
		{ "--versjon", 0, "utenfor ", NULL },
		{ "--versjon", 0, "libharu 2.", NULL },
		{ "--version", 0, "utenfor ", NULL },
		{ "raport", 2, NULL, "mente du «utenfor rapport»?" },
		{ "rapport --hjelp", 0, "--utgave", NULL },
		{ "hjelp", 0, "Kommandoer:", NULL },
		{ "hjelp malgrupper", 0, "Bruk: utenfor malgrupper", NULL },
		{ "--hjelp målgrupper", 0, "Bruk: utenfor malgrupper", NULL },
		{ "hjelp raport", 2, NULL, "mente du «utenfor rapport»?" },
		{ "versjon", 0, "utenfor ", NULL },
		{ "--hjlp", 2, NULL, "mente du «utenfor --hjelp»?" },
		{ "vesjon", 2, NULL, "mente du «utenfor versjon»?" },
		{ "-q rapport x", 2, NULL, "skriv «utenfor KOMMANDO -q»" },
		{ EXAMPLE, 2, NULL, "«utenfor rapport " EXAMPLE "»" },
		{ "finnes-ikke.yaml", 2, NULL, "ukjent kommando «finnes-ikke.yaml»" },
		{ "rapport", 2, NULL, "skriv «utenfor rapport SCENARIO...». «utenfor ny»" },
		{ "data", 2, NULL, "skriv «utenfor data vis [GRUPPE] | sjekk MAPPE... | tilpass SKJEMA»\n" },
		{ "ny --utgave arkiv", 2, NULL, "«--utgave» er et valg for rapport og sjekk;" },
		{ "ny --froe=1", 2, NULL, "«--froe=1» er et valg for rapport og beregn;" },
		{ "beregn -qfjson -- " EXAMPLE, 0, "\"utenfor\": 1", NULL },
		{ "beregn " EXAMPLE " -qf=csv", 0, "aar,", NULL },
		{ "beregn -qx " EXAMPLE, 2, NULL, "ukjent valg «-x»" },
		{ "rapport examples/publisert", 1, NULL, "«examples/publisert» er en mappe; skriv «examples/publisert/scenario.yaml»" },
		{ "beregn examples/", 1, NULL, "«examples/» er en mappe; skriv navnet på en fil i den" },
		{ "beregn a b", 2, NULL, "ett ord for mye; skriv «utenfor beregn SCENARIO»" },
		{ "malgrupper a", 2, NULL, "ett ord for mye; skriv «utenfor malgrupper»" },
		{ "beregn --formatt=json x", 2, NULL, "mente du --format?" },
		{ "beregn --format xml x", 2, NULL, "velg tekst|json|csv" },
		{ "beregn --format", 2, NULL, "mangler FORMAT" },
		{ "beregn --stille=1 x", 2, NULL, "tar ingen verdi" },
		{ "sjekk -q= " EXAMPLE, 2, NULL, "--stille tar ingen verdi" },
		{ "beregn -q=ja " EXAMPLE, 2, NULL, "--stille tar ingen verdi" },
		{ "beregn -h= " EXAMPLE, 2, NULL, "--hjelp tar ingen verdi" },
		{ "rapport --utgave= " EXAMPLE, 2, NULL, "--utgave mangler UTGAVE" },
		{ "rapport -o '' " EXAMPLE, 2, NULL, "--ut mangler FIL eller MAPPE/" },
		{ "sjekk --maler= " EXAMPLE, 2, NULL, "--maler mangler MAPPE" },
		{ "sjekk --data '' " EXAMPLE, 2, NULL, "--data mangler MAPPE" },
		{ "sjekk -s= " EXAMPLE, 2, NULL, "--sett mangler NØKKEL=VERDI" },
		{ "beregn —format json " EXAMPLE, 2, NULL, "«—format» begynner med en lang tankestrek (—); skriv «--format»" },
		{ "beregn –fjson " EXAMPLE, 2, NULL, "«–fjson» begynner med en tankestrek (–); skriv «-fjson»" },
		{ "beregn -–format=json " EXAMPLE, 2, NULL, "skriv «--format=json»" },
		{ "beregn –x.yaml", 3, NULL, "finner ikke «–x.yaml»" },
		{ "beregn --sett tiltak..deltakere=0 " EXAMPLE, 1, NULL, "«deltakere» skal være fra 1" },
		{ "beregn finnes-ikke.yaml", 3, NULL, "finner ikke «finnes-ikke.yaml»" },
		{ "beregn --data finnes-ikke " EXAMPLE, 3, NULL, "finnes-ikke" },
		{ "malgrupper", 0, "lavinntekt-trygd", NULL },
		{ "målgrupper", 0, "velg denne når ingen av de andre passer", NULL },
		{ "maalgrupper", 0, "13–15", NULL },
		{ "beregn --sett tiltak.deltakere=0 " EXAMPLE, 1, NULL, "deltakere" },
		{ "sjekk " EXAMPLE, 0, "ingen feil", "de nærmeste studiene er" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("$UTENFOR %s", table[i].words);

		expect_status(&r, table[i].status);
		if (table[i].out)
			expect_contains(r.out, table[i].out);
		if (table[i].err)
			expect_contains(r.err, table[i].err);
	}
}

static json_t *compute(const char *options)
{
	struct run r = run("$UTENFOR beregn --stille --format json %s " EXAMPLE, options);
	json_error_t error;
	json_t *root;

	expect_status(&r, 0);
	root = json_loads(r.out, 0, &error);
	if (!root)
		fail_msg("%s", error.text);
	return root;
}

static double at(json_t *root, const char *a, const char *b, const char *c)
{
	json_t *value = json_object_get(json_object_get(json_object_get(root, a), b), c);

	assert_non_null(value);
	return json_number_value(value);
}

static double at_top(json_t *root, const char *key)
{
	json_t *value = json_object_get(root, key);

	assert_non_null(value);
	return json_number_value(value);
}

/* The table that KS has published for its worked example. */
static void test_published_example(void **state)
{
	static const struct {
		const char *level;
		double net, per_participant;
	} levels[] = {
		{ "totalt", 12767437, 127674 },
		{ "kommune", 2770980, 27710 },
		{ "fylkeskommune", 439969, 4400 },
		{ "stat", 9556489, 95565 },
	};
	static const struct {
		const char *id;
		double net, per_participant;
	} sectors[] = {
		{ "overfoeringer", 5820178, 58202 },  { "skatteinnbetaling", 5155279, 51553 },
		{ "helsetjenester", 547288, 5473 },   { "utdanning", -1161567, -11616 },
		{ "kriminalomsorg", 396639, 3966 },   { "barnevern", 2990391, 29904 },
		{ "implementering", -980769, -9808 },
	};
	json_t *root = compute("");
	json_t *list = json_object_get(root, "sektorer");

	(void)state;
	for (size_t i = 0; i < COUNT(levels); i++) {
		CHECK_NEAR(round(at(root, "netto", levels[i].level, "kroner")), levels[i].net, 0);
		CHECK_NEAR(round(at(root, "netto", levels[i].level, "per_deltaker")), levels[i].per_participant, 0);
	}
	assert_int_equal(json_array_size(list), COUNT(sectors));
	for (size_t i = 0; i < COUNT(sectors); i++) {
		json_t *sector = json_array_get(list, i);

		assert_string_equal(json_string_value(json_object_get(sector, "id")), sectors[i].id);
		CHECK_NEAR(round(json_number_value(json_object_get(sector, "kroner"))), sectors[i].net, 0);
		CHECK_NEAR(round(json_number_value(json_object_get(sector, "per_deltaker"))),
			   sectors[i].per_participant, 0);
	}
	assert_int_equal(at(root, "tilbakebetaling", "totalt", "aar"), 2024);
	assert_int_equal(at(root, "tilbakebetaling", "totalt", "antall_aar"), 3);
	json_decref(root);
}

/* The needed success rate, put back into the scenario, brings the total to zero as near as its three decimals allow. */
static void test_needed_success_rate(void **state)
{
	json_t *root = compute("");
	double needed = at(root, "noedvendig", "totalt", "suksessrate");
	double slope = (at(root, "netto", "totalt", "kroner") + 980769) / at_top(root, "suksessrate");
	json_t *reason = json_object_get(json_object_get(json_object_get(root, "noedvendig"), "kommune"), "grunn");
	char option[96];

	(void)state;
	assert_string_equal(json_string_value(json_object_get(reason, "suksessrate")), "alltid_positiv");
	assert_int_equal(at(root, "noedvendig", "totalt", "barn"), ceil(needed * 100));
	json_decref(root);
	snprintf(option, sizeof option, "--sett 'tiltak.normalliv med tiltak=%.3f %%'", 50 + needed * 100);
	root = compute(option);
	CHECK_NEAR(at(root, "netto", "totalt", "kroner"), 0, slope * 0.5e-5);
	json_decref(root);
}

static void test_same_bytes(void **state)
{
	struct run first = run("$UTENFOR beregn -q -f json " EXAMPLE);
	char *copy = strdup(first.out);
	struct run second = run("$UTENFOR beregn -q -f json " EXAMPLE);

	(void)state;
	assert_string_equal(copy, second.out);
	free(copy);
}

static void test_csv(void **state)
{
	struct run r = run("$UTENFOR beregn -q -f csv " EXAMPLE);
	int lines = 0;

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "aar,diskonteringsfaktor,kommune,fylkeskommune,stat,totalt,akkumulert\r\n2021,1,");
	for (const char *p = r.out; *p; p++)
		lines += *p == '\n';
	assert_int_equal(lines, 41); /* the head and 40 years */
}

static void test_overrides_and_stdin(void **state)
{
	json_t *root = compute("--sett 'tiltak.normalliv med tiltak=50 %'");
	struct run r;

	(void)state;
	/* Nobody helped: minus the cost. */
	CHECK_NEAR(at(root, "netto", "totalt", "kroner"), -500000 - 500000 / 1.04, 1e-6);
	json_decref(root);
	r = run("$UTENFOR beregn -q -f json - < " EXAMPLE);
	expect_status(&r, 0);
	expect_contains(r.out, "\"fil\": \"standard inn\"");
	r = run("$UTENFOR beregn -q " EXAMPLE " > /dev/full");
	expect_status(&r, 3);
}

/* -o writes over what is called a report, and over nothing else. */
static void test_only_reports_are_replaced(void **state)
{
	static const struct {
		const char *name, *before;
		int status;
	} table[] = {
		{ "r.pdf", "%PDF-1.7 old", 0 }, { "r.pdf", "", 0 }, { "r.pdf", "x", 0 },
		{ "s.yaml", "utenfor: 1\n", 2 }, { "r", "", 2 }, { "pdf", "x", 2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		char path[128], *content;
		struct run r;

		snprintf(path, sizeof path, "%s/%s", folder, table[i].name);
		write_text(path, table[i].before);
		r = run("$UTENFOR rapport -q --trekninger 10 -o %s " EXAMPLE, path);
		expect_status(&r, table[i].status);
		content = file_content(path, NULL);
		if (table[i].status == 0)
			assert_memory_equal(content, "%PDF-1.7\n", 9);
		else
			assert_string_equal(content, table[i].before);
		free(content);
		remove_folder();
	}
}

/* Bad input leaves the old PDF, no temporary file, and a message with a place. */
static void test_old_report_stays(void **state)
{
	const char *folder = new_folder();
	char path[128];
	char *content;
	struct run r;

	(void)state;
	snprintf(path, sizeof path, "%s/r.pdf", folder);
	write_text(path, "%PDF-old");
	r = run("$UTENFOR rapport --sett tiltak.varighet=0 -o %s " EXAMPLE, path);
	expect_status(&r, 1);
	content = file_content(path, NULL);
	assert_string_equal(content, "%PDF-old");
	free(content);
	r = run("ls -A %s", folder);
	assert_string_equal(r.out, "r.pdf\n");
	r = run("$UTENFOR rapport -o %s/none/r.pdf " EXAMPLE, folder);
	expect_status(&r, 3);
	expect_contains(r.err, "mappen finnes ikke");
	remove_folder();
}

/* `text` with each hard space as the plain one that pdftotext prints for it. */
static const char *plain_spaces(struct arena *a, const char *text)
{
	char *out = arena_text(a, text, strlen(text)), *to = out;

	for (const char *p = text; *p; p++) {
		if (memcmp(p, "\xC2\xA0", 2) == 0)
			p++;
		*to++ = *p == '\xA0' ? ' ' : *p;
	}
	*to = '\0';
	return out;
}

static void expect_amounts(json_t *value, const char *text, struct arena *a)
{
	const char *key;
	json_t *item;

	json_object_foreach(value, key, item) {
		if (strcmp(key, "kroner") == 0 || strcmp(key, "per_deltaker") == 0)
			expect_contains(text, plain_spaces(a, number_whole(a, json_number_value(item))));
		else
			expect_amounts(item, text, a);
	}
}

/* Every net amount and every sector's amount of the JSON stands in the document in its Norwegian form. */
static void test_amounts_in_document(void **state)
{
	const char *folder = new_folder();
	struct arena a = { 0 };
	json_t *root = compute(""), *sector;
	size_t i;
	char path[128];
	const char *text;
	struct run r;

	(void)state;
	snprintf(path, sizeof path, "%s/r.pdf", folder);
	/* To the krone in the archive: other editions have one unit for all cells of a table. */
	r = run("$UTENFOR rapport -q -u arkiv -o %s " EXAMPLE, path);
	expect_status(&r, 0);
	r = run("pdftotext -layout %s -", path);
	expect_status(&r, 0);
	text = r.out;
	expect_amounts(json_object_get(root, "netto"), text, &a);
	json_array_foreach(json_object_get(root, "sektorer"), i, sector)
		expect_amounts(sector, text, &a);
	json_decref(root);
	arena_free(&a);
	remove_folder();
}

/* The same inputs from two folders, at two times: the same bytes. */
static void test_deterministic(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("cd %s && mkdir a b && cp -r $OLDPWD/examples/publisert/* a && cp -r a/* b && cd $OLDPWD && "
		"$UTENFOR rapport -q -o %s/1.pdf %s/a/scenario.yaml && sleep 1 && "
		"$UTENFOR rapport -q -o %s/2.pdf %s/b/scenario.yaml && cmp %s/1.pdf %s/2.pdf",
		folder, folder, folder, folder, folder, folder, folder);
	expect_status(&r, 0);
	remove_folder();
}

/* One fault from each stage that reads something: what makes it, in a folder with the example, and what is said. */
struct fault {
	const char *make, *said;
};
static const struct fault stages[] = {
	{ "sed -i 's/^  deltakere:.*/  deltakere: 0/' scenario.yaml", "deltakere" },
	{ "printf -- '---\\naktør: Noen\\nholdning: sur\\n---\\nTekst\\n' >>notater.md", "sur" },
	{ "printf 'notater: [notater.md, borte.md]\\n' >>scenario.yaml; sed -i '/^notater: \\[notater.md\\]/d' scenario.yaml",
	  "borte.md" },
	{ "printf 'navn: Eksempel kommune\\nfargge: 1\\n' >>profil.yaml", "fargge" },
	{ "printf 'logo: borte.png\\nalternativ tekst: Logo\\n' >>profil.yaml", "borte.png" },
	{ "printf 'tidligere: borte.grunnlag.json\\n' >>scenario.yaml", "borte.grunnlag.json" },
	/* The figures are not there, but the names and forms are told of. */
	{ "printf '\\nVi får {{ukjent.navn}}.\\n' >>notater.md", "ukjent.navn" },
	{ "printf '\\n![bilde](b.png)\\n' >>notater.md", "bilder kan ikke vises her" },
};

/* Faults in texts, and what else is wrong where the scenario itself is whole. */
static const struct fault texts[] = {
	{ "printf '\\nVi får {{ukjent.navn}}.\\n' >>notater.md", "ukjent.navn" },
	{ "printf '\\n![bilde](b.png)\\n' >>notater.md", "bilder kan ikke vises her" },
	{ "printf '\\nTekst \\342\\200\\256 som snus\\n' >>notater.md", "U+202E" },
	{ "printf '\\nOrdet \\327\\251\\n' >>notater.md", "U+05E9" },
	{ "printf '\\nRing meg på 40000001\\n' >>notater.md", "telefonnummer" },
	{ "sed -i 's/^  beskrivelse: |/&\\n    Se ![x](y)\\n/' scenario.yaml", "scenario.yaml:18:" },
	{ "printf -- '---\\naktør: Noen\\nholdning: sur\\n---\\nTekst\\n' >>notater.md", "sur" },
	{ "printf 'fargge: 1\\n' >>profil.yaml", "fargge" },
	{ "printf 'logo: borte.png\\nalternativ tekst: Logo\\n' >>profil.yaml", "borte.png" },
};

/* A data set, templates and an edition of one's own, and what their faults could hide. */
static const struct fault folders[] = {
	{ "sed -i 's/^2015,/2015x,/' data/kpi.csv", "kpi.csv:" },
	{ "echo '{{ukjent.mal}}' >>templates/nb/kort-fortalt.md", "ukjent.mal" },
	{ "printf '{{#sak}}x\\n' >templates/nb/egen.md", "egen.md:1:1" },
	{ "printf '\\n漢字\\n' >>notater.md", "U+6F22" },
	{ "printf '\\nRing meg på 40000001\\n' >>notater.md", "telefonnummer" },
	{ "sed -i 's/deltakere: 100/deltakere: fem/' scenario.yaml", "«fem»" },
	{ "sed -i 's/^  beskrivelse: |/&\\n    Se ![x](y)\\n/' scenario.yaml", "bilder kan ikke vises her" },
};

/* Every two of them are told of in one run, and all of them too. `own`: with a data set and templates of one's own. */
static void tell_together(const struct fault faults[], size_t count, bool own)
{

	for (size_t i = 0; i < count; i++) {
		for (size_t k = i; k <= count; k++) {
			const char *folder = new_folder();
			struct run r = run("if %s; then cp -r data templates %s && echo x >%s/templates/nb/egen.md; fi && "
					   "cp -r examples/publisert/. %s && cd %s && sed -i '/^profil/d' scenario.yaml && "
					   "echo 'profil: profil.yaml' >>scenario.yaml && : >profil.yaml", own ? "true" : "false",
					   folder, folder, folder, folder);
			bool all = k == count;

			expect_status(&r, 0);
			for (size_t n = all ? 0 : i; n < count; n++)
				if (all || n == i || n == k) {
					r = run("cd %s && %s", folder, faults[n].make);
					expect_status(&r, 0);
				}
			r = own ? run("$UTENFOR sjekk --data %s/data --maler %s/templates -u egen %s/scenario.yaml", folder,
				      folder, folder)
				: run("$UTENFOR sjekk %s/scenario.yaml", folder);
			expect_status(&r, 1);
			for (size_t n = all ? 0 : i; n < count; n++)
				if (all || n == i || n == k)
					expect_contains(r.err, faults[n].said);
			remove_folder();
		}
	}
}

static void test_faults_of_all_stages(void **state)
{
	(void)state;
	tell_together(stages, COUNT(stages), false);
	tell_together(texts, COUNT(texts), false);
	tell_together(folders, COUNT(folders), true);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_usage),
		cmocka_unit_test(test_published_example),
		cmocka_unit_test(test_needed_success_rate),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_overrides_and_stdin),
		cmocka_unit_test(test_only_reports_are_replaced),
		cmocka_unit_test(test_old_report_stays),
		cmocka_unit_test(test_amounts_in_document),
		cmocka_unit_test(test_deterministic),
		cmocka_unit_test(test_faults_of_all_stages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
