/* The archived edition: PDF and basis come together, every changed byte is found, and every figure
 * comes out again. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/hash.h"
#include "input/dataset_cut.h"
#include "archive/basis.h"
#include "archive/basis_form.h"
#include "export/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME "scenario-arkiv"

/* A folder with the example and its archived report. */
static const char *archive(const char *example)
{
	const char *folder = new_folder();
	struct run r =
		run("cp -r examples/%s/. %s && $UTENFOR rapport --stille -u arkiv %s/scenario.yaml",
		    example, folder, folder);

	expect_status(&r, 0);
	return folder;
}

static struct run verify(const char *folder)
{
	return run("$UTENFOR verifiser %s/" NAME ".grunnlag.json", folder);
}

static struct str basis_text(const char *folder)
{
	char path[200];
	struct str text;

	snprintf(path, sizeof path, "%s/" NAME ".grunnlag.json", folder);
	text.data = file_content(path, &text.size);
	assert_non_null(text.data);
	return text;
}

/* Changes one byte of the file. */
static void flip(const char *folder, const char *name, long at)
{
	char path[200];
	FILE *f;
	int c;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "r+b");
	assert_non_null(f);
	fseek(f, at, at < 0 ? SEEK_END : SEEK_SET);
	c = fgetc(f);
	fseek(f, -1, SEEK_CUR);
	fputc(c ^ 1, f);
	fclose(f);
}

/* Each example comes out again, without the data set it was made with. */
static void test_examples(void **state)
{
	static const char *const examples[][2] = {
		{ "publisert", "" },
		{ "runder", "" },
		{ "skadelig", "" },
		{ "fylkeskommune", "" },
		{ "egne-tall", "--data examples/egne-tall/data" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		const char *folder = new_folder();
		struct run r = run("cp -r examples/%s/. %s && $UTENFOR rapport --stille -u arkiv "
				   "%s %s/scenario.yaml",
				   examples[i][0], folder, examples[i][1], folder);

		expect_status(&r, 0);
		r = run("UTENFOR_DATA=/nowhere $UTENFOR verifiser %s/" NAME ".grunnlag.json",
			folder);
		expect_status(&r, 0);
		expect_contains(r.out, "Alt stemmer");
		remove_folder();
	}
}

/* A basis written by version 0.1.0, before there were rules to number: all of it comes out again, by the rules it was
 * written under. It starts in 2022 and has variants, rounds and notes. */
static void test_first_rules(void **state)
{
	static const char path[] = "tests/golden/runder-0.1.0.grunnlag.json";
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct scenario *scenario = NEW(&a, struct scenario);
	const struct dataset *data;
	struct study_options options;
	struct basis_file file;
	struct named_values now;
	struct str text;

	(void)state;
	text.data = file_content(path, &text.size);
	assert_non_null(text.data);
	assert_true(basis_read(&file, text, path, &a, &d));
	assert_true(basis_is_whole(&file));
	assert_int_equal(file.rules, RULES_FIRST);
	assert_string_equal(file.program, "utenfor 0.1.0");
	assert_true(basis_reopen(scenario, &data, &file, NULL, &a, &d));
	assert_int_equal(scenario->distribution, 0);
	options = (struct study_options){ .montecarlo = file.montecarlo, .rules = file.rules };
	now = named_values_of(study_make(scenario, data, &options, &a, &d), &a);
	named_values_sort(&now);
	assert_true(file.values.count > 1500);
	for (size_t i = 0; i < file.values.count; i++) {
		const struct named_value *then = &file.values.items[i], *again = named_values_find(&now, then->name);

		if (!again || !named_values_equal(then, again))
			fail_msg("%s is not what it was", then->name);
	}
	free((char *)text.data);
	arena_free(&a);
}

/* What the program says is to be noted is what anybody can compute of the file. */
static void test_checksum_to_note(void **state)
{
	const char *folder = new_folder();
	char sum[65];
	struct run r;

	(void)state;
	r = run("cp examples/publisert/* %s && $UTENFOR rapport -u arkiv %s/scenario.yaml "
		"2>/dev/null",
		folder, folder);
	expect_status(&r, 0);
	assert_int_equal(sscanf(strstr(r.out, "grunnlaget: "), "grunnlaget: %64[0-9a-f]", sum), 1);
	r = run("sha256sum <%s/" NAME ".grunnlag.json", folder);
	expect_contains(r.out, sum);
	r = verify(folder);
	expect_contains(r.out, sum);
	remove_folder();
}

/* The same inputs in two folders give the same bytes; the basis names no folder. */
static void test_same_bytes(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("cd %s && mkdir en to && cp $OLDPWD/examples/runder/* en && cp en/* to && cd "
		"$OLDPWD && "
		"for f in en to; do $UTENFOR rapport --stille -u arkiv -m nn %s/$f/scenario.yaml; "
		"done",
		folder, folder);
	expect_status(&r, 0);
	r = run("cd %s && cmp en/scenario-arkiv-nn.pdf to/scenario-arkiv-nn.pdf && "
		"cmp en/scenario-arkiv-nn.grunnlag.json to/scenario-arkiv-nn.grunnlag.json && "
		"! grep -q %s en/scenario-arkiv-nn.grunnlag.json",
		folder, folder);
	expect_status(&r, 0);
	remove_folder();
}

static void test_document_fields(void **state)
{
	const char *folder = archive("publisert");
	struct str text = basis_text(folder);
	json_error_t error;
	json_t *root = json_loadb(text.data, text.size, 0, &error);
	json_t *document = json_object_get(root, "dokument");
	struct stat pdf;
	char path[200];

	(void)state;
	snprintf(path, sizeof path, "%s/" NAME ".pdf", folder);
	assert_int_equal(stat(path, &pdf), 0);
	assert_int_equal(json_integer_value(json_object_get(document, "filstoerrelse")),
			 pdf.st_size);
	assert_string_equal(json_string_value(json_object_get(document, "fil")), NAME ".pdf");
	assert_string_equal(json_string_value(json_object_get(document, "format")), "fmt/476");
	assert_string_equal(json_string_value(json_object_get(document, "mimeType")),
			    "application/pdf");
	assert_string_equal(json_string_value(json_object_get(document, "sjekksumAlgoritme")),
			    "SHA-256");
	assert_int_equal(json_integer_value(json_object_get(document, "versjonsnummer")), 1);
	assert_int_equal(strlen(json_string_value(json_object_get(document, "sjekksum"))), 64);
	expect_contains(json_string_value(json_object_get(root, "merknad")),
			"kontrollsum, ikke en signatur");
	json_decref(root);
	free((char *)text.data);
	remove_folder();
}

static json_t *load(const char *folder)
{
	struct str text = basis_text(folder);
	json_error_t error;
	json_t *root = json_loadb(text.data, text.size, 0, &error);

	free((char *)text.data);
	assert_non_null(root);
	return root;
}

/* Writes `root` as a basis with fitting checksums, as somebody would who rewrites it all; frees it.
 */
static void forge(const char *folder, json_t *root)
{
	struct arena a = { 0 };
	char path[200];

	snprintf(path, sizeof path, "%s/" NAME ".grunnlag.json", folder);
	json_object_set_new(root, "kontrollsummer", basis_checksums(root, &a));
	write_text(path, json_canonical(root, &a).data);
	json_decref(root);
	arena_free(&a);
}

/* A byte in the PDF; a PDF that is gone or has moved. */
static void test_changed_pdf(void **state)
{
	static const long places[] = { 0, 20, 5000, 60000, -1, -30 };
	const char *folder = archive("publisert");
	struct run r;

	(void)state;
	for (size_t i = 0; i < COUNT(places); i++) {
		flip(folder, NAME ".pdf", places[i]);
		r = verify(folder);
		expect_status(&r, 1);
		expect_contains(r.out, "ENDRET: dette er ikke den PDF-en");
		flip(folder, NAME ".pdf", places[i]);
	}
	r = verify(folder);
	expect_status(&r, 0);
	r = run("mv %s/" NAME ".pdf %s/annet.pdf", folder, folder);
	r = verify(folder);
	expect_status(&r, 1);
	expect_contains(r.out, "MANGLER");
	r = run("$UTENFOR verifiser %s/" NAME ".grunnlag.json %s/annet.pdf", folder, folder);
	expect_status(&r, 0);
	remove_folder();
}

/* The files in any order, one alone, both under a new name: the verdict is the first line, details come when asked for. */
static void test_files_given(void **state)
{
	static const struct {
		const char *words;
		int status;
		const char *says; /* on standard output when the status is 0 or 1, else on standard error */
	} table[] = {
		{ "F/" NAME ".grunnlag.json", 0, "Alt stemmer" },
		{ "F/" NAME ".pdf", 0, "Alt stemmer" },
		{ "F/" NAME ".pdf F/" NAME ".grunnlag.json", 0, "Alt stemmer" },
		{ "F/" NAME ".grunnlag.json F/" NAME ".pdf", 0, "Alt stemmer" },
		{ "F/ny.pdf", 0, "Alt stemmer" },
		{ "F/ny.grunnlag.json", 0, "Alt stemmer" },
		{ "F/ny.grunnlag.json F/" NAME ".pdf", 0, "Alt stemmer" },
		{ "F/ny.pdf --alt", 0, "Alt stemmer" },
		{ "F/ny.pdf --sum $(sha256sum <F/ny.grunnlag.json | cut -c1-64)", 0, "Alt stemmer" },
		{ "F/ny.pdf --sum $(sha256sum <F/ny.grunnlag.json | cut -c1-64 | tr a-f A-F)", 0, "Alt stemmer" },
		{ "F/ny.pdf --sum $(sha256sum <F/ny.pdf | cut -c1-64)", 1, "1 av kontrollene stemmer ikke" },
		{ "F/ny.pdf --sum 12ab", 2, "SHA-256 på 64" },
		{ "F/ny.pdf --sum $(sha256sum <F/ny.pdf | cut -c1-64) --sum $(sha256sum <F/ny.grunnlag.json | cut -c1-64)", 2,
		  "to ganger" },
		{ "F/ny.pdf F/" NAME ".pdf", 2, "begge PDF-er" },
		{ "F/ny.grunnlag.json F/" NAME ".grunnlag.json", 2, "begge grunnlag" },
	};
	const char *folder = archive("publisert");
	struct run r = run("cd %s && cp " NAME ".pdf ny.pdf && cp " NAME ".grunnlag.json ny.grunnlag.json", folder);

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		r = run("eval \"$UTENFOR verifiser $(echo '%s' | sed 's|F/|%s/|g')\"", table[i].words, folder);
		expect_status(&r, table[i].status);
		if (table[i].status < 2)
			assert_memory_equal(r.out, table[i].says, strlen(table[i].says));
		else
			expect_contains(r.err, table[i].says);
		if (table[i].status == 0)
			assert_int_equal(strstr(table[i].words, "--alt") != NULL, strstr(r.out, " stemmer\n") != NULL);
	}
	r = run("cd %s && rm " NAME ".pdf ny.pdf && $OLDPWD/$UTENFOR verifiser ny.grunnlag.json", folder);
	expect_status(&r, 1);
	expect_contains(r.out, "MANGLER");
	remove_folder();
}

/* What people wrote comes out as it was, computes as it did, and never over files that are there. */
static void test_unpack(void **state)
{
	const char *folder = archive("publisert");
	struct run r = run("$UTENFOR verifiser -q %s/" NAME ".pdf --pakk-ut %s/ut", folder, folder);

	(void)state;
	expect_status(&r, 0);
	r = run("cd %s && cmp scenario.yaml ut/scenario.yaml && cmp notater.md ut/notater.md && $OLDPWD/$UTENFOR beregn -q "
		"--data ut/data ut/scenario.yaml", folder);
	expect_status(&r, 0);
	expect_contains(r.out, "2\u00a0770\u00a0980");
	r = run("$UTENFOR verifiser -q %s/" NAME ".pdf --pakk-ut %s/ut", folder, folder);
	expect_status(&r, 1);
	expect_contains(r.err, "finnes fra før");
	flip(folder, NAME ".grunnlag.json", 3000);
	r = run("$UTENFOR verifiser -q %s/" NAME ".pdf --pakk-ut %s/annet; ls %s", folder, folder, folder);
	assert_null(strstr(r.out, "annet"));
	remove_folder();
}

/* What the basis does not carry is said, and where the scenario looks for what it does. */
static void test_unpack_tells_the_rest(void **state)
{
	const char *folder = archive("runder");
	struct run r = run("$UTENFOR verifiser %s/" NAME ".pdf --pakk-ut %s/ut", folder, folder);

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "viser til «profil.yaml», som ikke er i grunnlaget; hent filen");
	expect_contains(r.out, "logo som profilen viser til, er heller ikke");
	assert_null(strstr(r.out, "viser til «notater.md»"));
	remove_folder();

	folder = archive("publisert");
	r = run("cd %s && mkdir innspill && mv notater.md innspill && sed -i 's|notater.md|innspill/notater.md|' scenario.yaml && "
		"$OLDPWD/$UTENFOR rapport -q -u arkiv scenario.yaml -o ny.pdf && $OLDPWD/$UTENFOR verifiser ny.pdf "
		"--pakk-ut ut", folder);
	expect_status(&r, 0);
	expect_contains(r.out, "viser til «innspill/notater.md»; flytt «notater.md» dit");
	remove_folder();
}

/* A name in a basis is no way out of the folder. */
static void test_unpack_hostile(void **state)
{
	static const char *const names[] = { "../x", "/tmp/x", "a/b", "..", ".", "", ".skjult" };

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *folder = archive("publisert");
		json_t *root = load(folder);
		struct run r;

		json_object_set_new(json_object_get(root, "scenario"), "fil", json_string(names[i]));
		forge(folder, root);
		r = run("$UTENFOR verifiser -q %s/" NAME ".pdf --pakk-ut %s/ut; ls -a %s", folder, folder, folder);
		expect_contains(r.err, "er ikke et filnavn");
		assert_null(strstr(r.out, "ut\n"));
		remove_folder();
	}
}

/* What is archived is not replaced unasked, and then its number goes up. */
static void test_new_version(void **state)
{
	const char *folder = archive("publisert");
	struct run r = run("cp %s/" NAME ".grunnlag.json %s/first", folder, folder);

	(void)state;
	r = run("$UTENFOR rapport -q -u arkiv %s/scenario.yaml", folder);
	expect_status(&r, 1);
	expect_contains(r.err, "--ny-versjon");
	r = run("cd %s && cmp " NAME ".grunnlag.json first && $OLDPWD/$UTENFOR verifiser " NAME ".pdf", folder);
	expect_status(&r, 0);
	for (int version = 2; version <= 3; version++) {
		json_t *root;

		r = run("$UTENFOR rapport -q -u arkiv --ny-versjon %s/scenario.yaml", folder);
		expect_status(&r, 0);
		root = load(folder);
		assert_int_equal(json_integer_value(json_object_get(json_object_get(root, "dokument"), "versjonsnummer")),
				 version);
		json_decref(root);
	}
	r = verify(folder);
	expect_status(&r, 0);
	r = run("echo {} >%s/" NAME ".grunnlag.json; $UTENFOR rapport -q -u arkiv --ny-versjon %s/scenario.yaml", folder,
		folder);
	expect_status(&r, 1);
	expect_contains(r.err, "versjonsnummeret");
	remove_folder();
}

/* A byte in each part of the basis, and what the verifier says of it. */
static void test_changed_part(void **state)
{
	static const struct {
		const char *find; /* the byte is the one after it */
		const char *out;
		int skip; /* or so many later */
	} table[] = {
		{ "\"merknad\": \"D", "merknad ", 0 },
		{ "\"versjon\": \"", "program ", 0 },
		{ "\"sjekksum\": \"", "ENDRET: dette er ikke den PDF-en", 0 },
		{ "\"filstoerrelse\": ", "ENDRET: dette er ikke den PDF-en", 1 },
		{ "deltakere: ", "scenario: scenario.yaml", 0 },
		{ "Kommunedirekt", "notater: notater.md", 0 },
		{ "befolkning,ufoeretrygd,18,19,0.012", "data: forbruk.csv", 0 },
		{ "\"maler\": {\n  \"sha256\": \"", "maler ", 0 },
		{ "\"fonter\": {\n  \"sha256\": \"", "fonter ", 0 },
		{ "\"kroner\": 1276743", "AVVIK: nå 12767437", 0 },
		{ "\"suksessrate\": 0.", "resultater ", 0 },
		{ "\"kontrollsummer\": {\n  \"utenfor_grunnlag\": \"", "utenfor_grunnlag ", 0 },
	};
	const char *folder = archive("publisert");

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct str text = basis_text(folder);
		const char *found = strstr(text.data, table[i].find);
		long at;
		struct run r;

		if (!found)
			fail_msg("no «%s» in the basis", table[i].find);
		at = found - text.data + (long)strlen(table[i].find) + table[i].skip;
		free((char *)text.data);
		flip(folder, NAME ".grunnlag.json", at);
		r = verify(folder);
		if (r.status == 0 || !strstr(r.out, table[i].out))
			fail_msg("«%s»: status %d, and no «%s» in\n%s\n%s", table[i].find, r.status,
				 table[i].out, r.out, r.err);
		flip(folder, NAME ".grunnlag.json", at);
	}
	remove_folder();
}

/* The key moved to the end of its object. */
static void move_last(json_t *object, const char *key)
{
	json_t *value = json_incref(json_object_get(object, key));

	json_object_del(object, key);
	json_object_set_new(object, key, value);
}

/* What changes no part and no sum, and yet is another file. */
static void test_changed_form(void **state)
{
	static const struct {
		const char *moved, *moved_sum, *added; /* NULL: none */
		bool minimal; /* written in another layout */
	} table[] = {
		{ NULL, NULL, NULL, false },
		{ "program", NULL, NULL, false },
		{ "kontrollsummer", "merknad", NULL, false },
		{ NULL, NULL, "Godkjent av rådmannen", false },
		{ NULL, NULL, NULL, true },
	};
	const char *folder = archive("publisert");
	struct str text = basis_text(folder);

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		json_error_t error;
		json_t *root = json_loadb(text.data, text.size, 0, &error), *sums = json_object_get(root, "kontrollsummer");
		struct basis_file file;
		struct str changed;

		if (table[i].moved)
			move_last(root, table[i].moved);
		if (table[i].moved_sum)
			move_last(sums, table[i].moved_sum);
		if (table[i].added)
			json_object_set_new(sums, "merk", json_string(table[i].added));
		changed = table[i].minimal ? str_of(json_dumps(root, 0)) : json_canonical(root, &a);
		assert_true(basis_read(&file, changed, "x.json", &a, &d));
		assert_int_equal(basis_is_whole(&file), i == 0);
		for (size_t k = 0; k < file.check_count; k++)
			assert_true(file.checks[k].good || text_equal(file.checks[k].part, "filens form"));
		if (table[i].minimal)
			free((char *)changed.data);
		json_decref(root);
		arena_free(&a);
	}
	free((char *)text.data);
	remove_folder();
}

/* The same of a short period and a data set without what it may lack: half as long, with all that a basis has. */
static const char *short_archive(void)
{
	const char *folder = new_folder();
	struct run r = run("cd %s && cp -r $OLDPWD/examples/publisert/. . && cp -r $OLDPWD/data short && "
			   "rm short/effekter.csv short/deflator.csv short/nynorsk.csv && "
			   "$OLDPWD/$UTENFOR rapport --stille -u arkiv scenario.yaml --data short --sett analyse.periode=5",
			   folder);

	expect_status(&r, 0);
	return folder;
}

/* Whatever byte is changed, and however: the basis is not whole, or cannot be read. */
static void test_any_byte(void **state)
{
	const char *folder = short_archive();
	struct str text = basis_text(folder);
	char *changed = malloc(text.size + 1);

	(void)state;
	memcpy(changed, text.data, text.size + 1);
	for (size_t at = 0; at < text.size; at += at + 60 < text.size ? 61 : 1) {
		static const unsigned char masks[] = { 0x01, 0x20, 0x80, 0x10 };
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct basis_file file;

		changed[at] ^= (char)masks[at % COUNT(masks)];
		if (basis_read(&file, (struct str){ changed, text.size }, "x.json", &a, &d) &&
		    basis_is_whole(&file))
			fail_msg("byte %zu is changed, and nobody sees it", at);
		changed[at] = text.data[at];
		arena_free(&a);
	}
	free(changed);
	free((char *)text.data);
	remove_folder();
}

/* A forged figure does not come out. */
static void test_forged_figures(void **state)
{
	const char *folder = archive("publisert");
	json_t *root = load(folder), *results = json_object_get(root, "resultater");
	struct run r;

	(void)state;
	json_object_set_new(json_object_get(json_object_get(results, "netto"), "kommune"), "kroner",
			    json_real(3e6));
	json_object_set_new(results, "suksessrate", json_real(0.101));
	json_object_set_new(results, "ny_verdi", json_real(1));
	forge(folder, root);
	r = verify(folder);
	expect_status(&r, 1);
	expect_contains(r.out, "3000000  AVVIK: nå 2770979.80627");
	expect_contains(r.out, "AVVIK: nå 0.1");
	expect_contains(r.out, "regnes ikke ut av denne versjonen");
	assert_memory_equal(r.out, "3 av kontrollene stemmer ikke.\n", 31);
	r = run("$UTENFOR verifiser --stille %s/" NAME ".grunnlag.json", folder);
	expect_status(&r, 1);
	assert_null(strstr(r.out, " stemmer\n"));
	remove_folder();
}

/* Taking a figure out, with all checksums made anew, is found too; a version that did not have it yet is believed. */
static void test_removed_figures(void **state)
{
	const char *folder = archive("publisert");
	json_t *root = load(folder), *results = json_object_get(root, "resultater");
	struct run r;

	(void)state;
	json_object_del(json_object_get(json_object_get(results, "netto"), "stat"), "per_deltaker");
	json_object_del(results, "hjulpet");
	forge(folder, root);
	r = verify(folder);
	expect_status(&r, 1);
	expect_contains(r.out, "netto.stat.per_deltaker");
	expect_contains(r.out, "10  MANGLER i grunnlaget: er tatt ut");
	remove_folder();

	folder = archive("publisert");
	root = load(folder);
	json_object_del(json_object_get(root, "resultater"), "hjulpet");
	json_object_set_new(json_object_get(root, "program"), "versjon", json_string("0.0.9"));
	forge(folder, root);
	r = verify(folder);
	expect_status(&r, 0);
	remove_folder();
}

/* Every number of the results is told from one that is off by a millionth, or by two øre. */
static void test_figures_differ(void **state)
{
	const char *folder = archive("runder");
	struct str text = basis_text(folder);
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct basis_file file;
	size_t numbers = 0;

	(void)state;
	assert_true(basis_read(&file, text, "x.json", &a, &d));
	for (size_t i = 0; i < file.values.count; i++) {
		struct named_value *f = &file.values.items[i], near = *f, far = *f;

		if (!f->is_number)
			continue;
		numbers++;
		near.number *= 1 + 1e-12;
		/* No amount of the example is between 0 and 1 krone: those are shares, and a
		 * thousandth is much. */
		far.number += fabs(f->number) > 1e-6 && fabs(f->number) <= 1
				      ? 0.001
				      : fmax(1e-6 * fabs(f->number), 0.02);
		assert_true(named_values_equal(f, &near));
		if (named_values_equal(f, &far))
			fail_msg("%s: %.17g and %.17g are told to be the same", f->name, f->number,
				 far.number);
	}
	assert_true(numbers > 1000);
	assert_true(named_values_equal(&(struct named_value){ "netto.stat.kroner", true, 0.001, NULL },
				  &(struct named_value){ "netto.stat.kroner", true, -0.001, NULL }));
	arena_free(&a);
	free((char *)text.data);
	remove_folder();
}

/* Files that are no basis, and what is said of them. */
static void test_hostile_files(void **state)
{
	static const struct {
		const char *text, *err;
	} table[] = {
		{ "", "ikke gyldig JSON" },
		{ "{", "ikke gyldig JSON" },
		{ "null", "ikke gyldig JSON" },
		{ "[]", "dette er ikke et grunnlag fra utenfor" },
		{ "{}", "dette er ikke et grunnlag fra utenfor" },
		{ "{\"utenfor_grunnlag\": \"1\"}", "dette er ikke et grunnlag fra utenfor" },
		{ "{\"utenfor_grunnlag\": 2}", "nyere utgave" },
		{ "{\"utenfor_grunnlag\": 1}", "har ikke de delene det skal ha" },
		{ "{\"a\": 1, \"a\": 2}", "ikke gyldig JSON" },
		{ "\xEF\xBB\xBF{}", "ikke gyldig JSON" },
		{ "{\"a\": \"\xFF\"}", "ikke gyldig JSON" },
		{ "[1e999]", "ikke gyldig JSON" },
		{ "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "flere enn 16 nivåer" },
		{ "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", "dette er ikke et grunnlag" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct basis_file file;
		struct str text = { table[i].text, strlen(table[i].text) };

		assert_false(basis_read(&file, text, "x.json", &a, &d));
		assert_int_equal(d.count, 1);
		expect_contains(d.entries[0].message, table[i].err);
		arena_free(&a);
	}
}

/* At the limit of values, and one past it. */
static void test_value_limit(void **state)
{
	static const int counts[] = { LIMIT_BASIS_VALUES, LIMIT_BASIS_VALUES + 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(counts); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct buffer text = { .arena = &a };
		struct basis_file file;

		buffer_puts(&text, "[0"); /* the array is a value, and so is each number */
		for (int k = 2; k < counts[i]; k++)
			buffer_puts(&text, ",0");
		buffer_puts(&text, "]");
		assert_false(
			basis_read(&file, (struct str){ text.data, text.size }, "x.json", &a, &d));
		expect_contains(d.entries[0].message,
				i ? "flere enn 262144 verdier" : "ikke et grunnlag");
		arena_free(&a);
	}
}

/* At the limit of levels, and one past it. */
static void test_depth_limit(void **state)
{
	(void)state;
	for (int over = 0; over < 2; over++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct buffer text = { .arena = &a };
		struct basis_file file;

		for (int k = 0; k < LIMIT_BASIS_DEPTH + over; k++)
			buffer_puts(&text, "[");
		for (int k = 0; k < LIMIT_BASIS_DEPTH + over; k++)
			buffer_puts(&text, "]");
		assert_false(basis_read(&file, (struct str){ text.data, text.size }, "x.json", &a, &d));
		expect_contains(d.entries[0].message, over ? "flere enn 16 nivåer" : "ikke et grunnlag");
		arena_free(&a);
	}
}

#define EXAMPLE "examples/publisert/scenario.yaml"

/* What the program writes at its own limits, it can verify: a basis is never refused for what rapport let through. */
static void test_written_at_limits(void **state)
{
	static const struct {
		const char *what, *command;
		int status;
	} table[] = {
		{ "as many --sett as there may be", "$UTENFOR rapport -q -u arkiv " EXAMPLE " -o %s/" NAME ".pdf "
		  "$(yes -- '-s tiltak.deltakere=80' | head -%d)", 0 },
		{ "one more", "$UTENFOR rapport -q -u arkiv " EXAMPLE " -o %s/" NAME ".pdf "
		  "$(yes -- '-s tiltak.deltakere=80' | head -$((%d + 1)))", 2 },
		{ "the last day of a year with four digits", "sed '/^  dato:/d' " EXAMPLE " >%1$s/uten-dato.yaml; "
		  "sed -i '/^notater/d; /^profil/d' %1$s/uten-dato.yaml; rm -f %1$s/" NAME ".grunnlag.json; "
		  "SOURCE_DATE_EPOCH=253402297199 $UTENFOR rapport -q -u arkiv %1$s/uten-dato.yaml -o %1$s/" NAME ".pdf", 0 },
		{ "the day after", "SOURCE_DATE_EPOCH=253402297200 $UTENFOR rapport -q -u arkiv %1$s/uten-dato.yaml "
		  "-o %1$s/" NAME ".pdf", 3 },
		{ "a year beyond an int", "SOURCE_DATE_EPOCH=67768036191676799 $UTENFOR rapport -q -u arkiv "
		  "%1$s/uten-dato.yaml -o %1$s/" NAME ".pdf", 3 },
	};
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r;

		print_message("%s\n", table[i].what);
		r = run(table[i].command, folder, LIMIT_OVERRIDES);
		expect_status(&r, table[i].status);
		if (table[i].status)
			continue;
		r = verify(folder);
		expect_status(&r, 0);
	}
	remove_folder();
}

/* A file of the largest size is looked at; one byte more is not read. */
static void test_size_limit(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("head -c %d /dev/zero >%s/x.json; $UTENFOR verifiser %s/x.json", LIMIT_BASIS_BYTES,
		folder, folder);
	expect_status(&r, 1);
	expect_contains(r.err, "ikke gyldig JSON");
	r = run("echo >>%s/x.json; $UTENFOR verifiser %s/x.json", folder, folder);
	expect_status(&r, 1);
	expect_contains(r.err, "er for stor");
	remove_folder();
}

static json_t *wrong_value(int kind)
{
	switch (kind) {
	case 0:
		return json_null();
	case 1:
		return json_string("../x");
	case 2:
		return json_integer(-1);
	case 3:
		return json_array();
	case 4:
		return json_real(1e300);
	default:
		return json_object();
	}
}

/* Reads, opens and computes the forged `root`; only that nothing breaks is asked. */
static void try_all(json_t *root)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct basis_file file;
	struct scenario *scenario = NEW(&a, struct scenario);
	const struct dataset *data;
	struct str text;

	json_object_set_new(root, "kontrollsummer", basis_checksums(root, &a));
	text = json_canonical(root, &a);
	if (basis_read(&file, text, "x.json", &a, &d) &&
	    basis_reopen(scenario, &data, &file, NULL, &a, &d)) {
		struct study_options options = { .montecarlo = { 1, 1 }, .rules = RULES_NOW };

		study_make(scenario, data, &options, &a, &d);
	} else {
		assert_true(d.errors > 0);
	}
	arena_free(&a);
}

/* Each value of the first levels in turn is of every other kind. */
static void mutate(json_t *root, json_t *value, int depth)
{
	void *place = json_object_iter(value);

	for (; place && depth < 3; place = json_object_iter_next(value, place)) {
		json_t *was = json_incref(json_object_iter_value(place));

		for (int kind = 0; kind < 6; kind++) {
			json_object_iter_set_new(value, place, wrong_value(kind));
			try_all(root);
		}
		json_object_iter_set_new(value, place, was);
		mutate(root, was, depth + 1);
	}
	if (json_is_array(value) && json_array_size(value)) {
		json_t *was = json_incref(json_array_get(value, 0));

		for (int kind = 0; kind < 6; kind++) {
			json_array_set_new(value, 0, wrong_value(kind));
			try_all(root);
		}
		json_array_set_new(value, 0, was);
		mutate(root, was, depth + 1);
	}
}

static void test_hostile_values(void **state)
{
	static const char *const small[] = { "program", "dokument", "scenario", "notater",
					     "data",    "maler",    "tidligere" };
	const char *folder = archive("publisert");
	json_t *root = load(folder);

	(void)state;
	for (size_t i = 0; i < COUNT(small); i++)
		mutate(root, json_object_get(root, small[i]), 1);
	for (int kind = 0; kind < 6; kind++) {
		json_t *copy = json_deep_copy(root), *results = json_object_get(copy, "resultater");

		json_object_set_new(results, "usikkerhet", wrong_value(kind));
		try_all(copy);
		json_object_set_new(copy, "resultater", wrong_value(kind));
		try_all(copy);
		json_decref(copy);
	}
	json_decref(root);
	remove_folder();
}

/* When one of the files cannot be written, both old ones stay. */
static void test_both_or_neither(void **state)
{
	const char *folder = archive("publisert");
	struct run r;

	(void)state;
	r = run("cd %s && cp " NAME ".pdf gammel.pdf && rm " NAME ".grunnlag.json && mkdir " NAME
		".grunnlag.json",
		folder);
	expect_status(&r, 0);
	r = run("$UTENFOR rapport -u arkiv --sett tiltak.deltakere=7 %s/scenario.yaml", folder);
	expect_status(&r, 3);
	expect_contains(r.err, "grunnlag.json»: det er en mappe; eldre filer der er urørt");
	r = run("cd %s && cmp " NAME ".pdf gammel.pdf && test $(ls | wc -l) = 5", folder);
	expect_status(&r, 0);
	remove_folder();
}

/* The rows of one group give the same results as the whole data set. */
static void check_cut_rows(const char *data_folder)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset *whole = NEW(&a, struct dataset), *part = NEW(&a, struct dataset);

	assert_true(dataset_read(whole, data_folder, "data", &a, &d));
	for (int group = 1; group < whole->group_count; group++) {
		struct scenario s = {
			.ages = { { 13, 15 } },
			.age_count = 1,
			.start = 2021,
			.duration = 2,
			.round = 2,
			.participants = 100,
			.without = { .expected = 0.5 },
			.with = { .expected = 0.6 },
			.period = 40,
			.rate = { 0.04, false },
			.price_year = 2020, .difference = 1,
		};
		bool wanted[LIMIT_GROUPS] = { false };
		struct dataset_file files[DATASET_FILES];
		struct results then, now;
		int count;

		wanted[group] = true;
		count = dataset_cut(files, whole, wanted, &a);
		memset(part, 0, sizeof *part);
		assert_true(dataset_parse(part, files, count, "part", &a, &d));
		assert_int_equal(part->group_count, 2);
		assert_string_equal(part->groups[1].id, whole->groups[group].id);
		assert_true(part->usage_count < whole->usage_count);
		s.group = group;
		calc(&then, &s, whole);
		s.group = 1;
		calc(&now, &s, part);
		assert_memory_equal(&then, &now, sizeof then);
	}
	arena_free(&a);
}

static void test_cut_rows(void **state)
{
	(void)state;
	check_cut_rows("data");
	check_cut_rows("examples/egne-tall/data");
}

static void replace_file(struct dataset *data, const char *name, const char *text)
{
	for (int i = 0; i < data->file_count; i++)
		if (strcmp(data->files[i].name, name) == 0)
			data->files[i].text = (struct str){ text, strlen(text) };
}

/* Groups written on one line cannot be told apart by line: all stay, and their rows with them.
 * Quotes may hold line breaks, and the column of groups may stand anywhere. */
static void test_cut_other_forms(void **state)
{
	static const char one_line[] = "målgrupper: [{id: befolkning, data til: 59}, {id: a, data "
				       "til: 59}, {id: b, data til: 59}]\n";
	static const char by_line[] = "# grupper\nmålgrupper:\n- id: befolkning\n\n- id: a\n  x: "
				      "\"- id: q\"\n- {id: b}\n";
	static const char rows[] = "kilde,malgruppe\n\"x\ny\",befolkning\n\"p\"\"\n,q\",a\nz,b\n";
	struct arena a = { 0 };
	struct dataset *data = NEW(&a, struct dataset);
	bool wanted[LIMIT_GROUPS] = { [2] = true };
	struct dataset_file out[DATASET_FILES];

	(void)state;
	data->group_count = 3;
	data->groups[0].id = "befolkning";
	data->groups[1].id = "a";
	data->groups[2].id = "b";
	data->file_count = 2;
	data->files[0].name = "forbruk.csv";
	data->files[1].name = "malgrupper.yaml";
	replace_file(data, "forbruk.csv", rows);
	replace_file(data, "malgrupper.yaml", one_line);
	assert_int_equal(dataset_cut(out, data, wanted, &a), 2);
	assert_string_equal(out[0].text.data, rows);
	assert_string_equal(out[1].text.data, one_line);
	replace_file(data, "malgrupper.yaml", by_line);
	dataset_cut(out, data, wanted, &a);
	assert_string_equal(out[0].text.data, "kilde,malgruppe\n\"x\ny\",befolkning\nz,b\n");
	assert_string_equal(out[1].text.data,
			    "# grupper\nmålgrupper:\n- id: befolkning\n\n- {id: b}\n");
	arena_free(&a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples), cmocka_unit_test(test_first_rules),       cmocka_unit_test(test_checksum_to_note),
		cmocka_unit_test(test_same_bytes),     cmocka_unit_test(test_document_fields),
		cmocka_unit_test(test_changed_pdf),    cmocka_unit_test(test_changed_part),
		cmocka_unit_test(test_files_given),
		cmocka_unit_test(test_unpack),
		cmocka_unit_test(test_unpack_tells_the_rest),
		cmocka_unit_test(test_unpack_hostile),
		cmocka_unit_test(test_new_version),
		cmocka_unit_test(test_changed_form),
		cmocka_unit_test(test_changed_form),
		cmocka_unit_test(test_any_byte),       cmocka_unit_test(test_forged_figures),
		cmocka_unit_test(test_removed_figures), cmocka_unit_test(test_figures_differ), cmocka_unit_test(test_hostile_files),
		cmocka_unit_test(test_depth_limit),
		cmocka_unit_test(test_value_limit),    cmocka_unit_test(test_size_limit),
		cmocka_unit_test(test_written_at_limits),
		cmocka_unit_test(test_hostile_values), cmocka_unit_test(test_both_or_neither),
		cmocka_unit_test(test_cut_rows),       cmocka_unit_test(test_cut_other_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
