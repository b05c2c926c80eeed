/* The bounds of base/limits.h as a user meets them: at the limit all is well, one past it there is a fault that names
 * the limit. Bounds that only one stage knows are tested with it: YAML, notes, CSV, Mustache, Markdown, images, pages,
 * archived bases. */
#include "check.h"
#include "program.h"

#include "base/limits.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static FILE *create(const char *name)
{
	char path[128];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	out = fopen(path, "w");
	assert_non_null(out);
	return out;
}

static void repeat(FILE *out, char c, long count)
{
	while (count-- > 0)
		fputc(c, out);
}

/* A scenario with `measure` as more lines of `tiltak`, and `rest` below. */
static FILE *begin_scenario(const char *title, const char *participants, const char *measure)
{
	FILE *out = create("scenario.yaml");

	fprintf(out,
		"utenfor: 1\nsak: {tittel: %s, kommune: Eksempel kommune}\n"
		"målgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"
		"tiltak:\n  navn: Los\n  startår: 2021\n  varighet: 2\n  deltakere: %s\n"
		"  normalliv uten tiltak: 50 %%\n  normalliv med tiltak: 55 %%\n%s",
		title, participants, measure);
	return out;
}

static FILE *plain_scenario(void)
{
	return begin_scenario("T", "100", "");
}

/* --- what each limit is tried with: `n` of it --- */

static void scenario_bytes(long n)
{
	FILE *out = plain_scenario();

	repeat(out, '#', n - ftell(out));
	fclose(out);
}

static void description(long n)
{
	FILE *out = begin_scenario("T", "100", "  beskrivelse: ");

	repeat(out, 'a', n);
	fputc('\n', out);
	fclose(out);
}

static void costs(long n)
{
	FILE *out = plain_scenario();

	fputs("kostnader:\n", out);
	for (long i = 0; i < n; i++)
		fprintf(out, "  - {navn: K%ld, betaler: stat, beløp: 1}\n", i);
	fclose(out);
}

static void variants(long n)
{
	FILE *out = plain_scenario();

	fputs("varianter:\n", out);
	for (long i = 0; i < n; i++)
		fprintf(out, "  - {navn: V%ld, sett: {tiltak.deltakere: %ld}}\n", i, i + 1);
	fclose(out);
}

static void participants(long n)
{
	char text[32];

	snprintf(text, sizeof text, "%ld", n);
	fclose(begin_scenario("T", text, ""));
}

static void period(long n)
{
	FILE *out = plain_scenario();

	fprintf(out, "analyse: {periode: %ld}\n", n);
	fclose(out);
}

/* `count` files of notes with `bytes` in all. */
static void note_files(long count, long bytes)
{
	FILE *out = plain_scenario();

	fputs("notater: [", out);
	for (long i = 0; i < count; i++) {
		char name[32];
		FILE *note;
		long size = bytes / (count - i);

		snprintf(name, sizeof name, "n%ld.md", i);
		note = create(name);
		repeat(note, '\n', size);
		fclose(note);
		bytes -= size;
		fprintf(out, "%s%s", i ? ", " : "", name);
	}
	fputs("]\n", out);
	fclose(out);
}

static void files(long n)
{
	note_files(n, n);
}

static void notes_bytes(long n)
{
	note_files(1, n);
}

static void all_notes_bytes(long n)
{
	note_files(5, n);
}

/* A copy of the data set or the templates in which `name` is padded to `n` bytes. */
static void padded(const char *source, const char *name, char padding, long n)
{
	char path[160];
	struct run r = run("cp -r %s %s", source, folder);
	FILE *out;

	expect_status(&r, 0);
	snprintf(path, sizeof path, "%s/%s", folder, name);
	out = fopen(path, "a");
	assert_non_null(out);
	fseek(out, 0, SEEK_END);
	repeat(out, padding, n - ftell(out));
	fclose(out);
	fclose(plain_scenario());
}

static void data_bytes(long n)
{
	padded("data", "data/datasett.yaml", '#', n);
}

static void template_bytes(long n)
{
	padded("templates", "templates/nb/moteark.md", '\n', n);
}

static void words_bytes(long n)
{
	padded("templates", "templates/nb/ord.yaml", '#', n);
}

/* Changes a copy of the data set by a shell script, where $n is `n`. */
static void change_data(const char *script, long n)
{
	struct run r = run("cp -r data %s && cd %s/data && n=%ld && %s", folder, folder, n, script);

	expect_status(&r, 0);
}

/* A group needs rows for each service. There are eight already. */
static void groups(long n)
{
	change_data("for i in $(seq 9 $n); do "
		    "printf '  - {id: g%d, navn: {nb: G%d, nn: G%d}, definisjon: {nb: D, nn: D}, størrelse: 1, ' $i $i $i && "
		    "printf 'periode: \"2017\", kilde: K, startalder: 0-15, data til: 33, vurdering: {nb: V, nn: V}}\\n'; "
		    "done >>malgrupper.yaml && "
		    "for i in $(seq 9 $n); do sed \"1d; s/,.*//; s/.*/g$i,&,0,59,1,forhold,K,anslag/\" tjenester.csv; "
		    "done >>forbruk.csv", n);
}

/* There are six sectors already; a sector may be without services. */
static void sectors(long n)
{
	change_data("for i in $(seq 7 $n); do echo \"  - {id: s$i, navn: {nb: S$i, nn: S$i}}\"; done >more && "
		    "sed -i '/^sektorer:/r more' datasett.yaml && rm more", n);
}

/* There are five ways to share already. */
static void distributions(long n)
{
	change_data("for i in $(seq 6 $n); do "
		    "echo \"  - {id: f$i, navn: {nb: F$i, nn: F$i}, beskrivelse: {nb: B, nn: B}}\" >>datasett.yaml; "
		    "echo \"f$i,aap,0,0,1,K,anslag,andel\" >>fordeling.csv; done", n);
}

static void intervals(long n)
{
	change_data("sed -i \"s/^aldersintervaller:.*/aldersintervaller: [$(seq -s, $n | sed 's/[0-9]*/&-&/g')]/\" "
		    "datasett.yaml", n);
}

/* The index begins in 2010. */
static void index_years(long n)
{
	change_data("last=$(tail -n 1 kpi.csv | cut -d, -f1) && "
		    "for i in $(seq $((last + 1)) $((2010 + n - 1))); do echo $i,150,K,anslag; done >>kpi.csv", n);
}

static void template_files(long n)
{
	struct run r = run("cp -r templates %s && cd %s/templates/nb && touch $(seq -f %%g.md $(ls | wc -l) %ld)", folder,
			   folder, n - 1);

	expect_status(&r, 0);
	fclose(plain_scenario());
}

/* A form for data tilpass with so many tables, in which nobody differs. */
static const char form_head[] = "utenfor-tilpass: 1\nmålgruppe: depresjon-angst\nfelles: {startår: 2026, varighet: 1, "
				"deltakere: 100, suksess: 0 % til 100 %, rente: 4 %}\ntabeller:\n";

static FILE *begin_form(long tables)
{
	char path[200];
	FILE *form;

	snprintf(path, sizeof path, "%s/tilpass.yaml", folder);
	form = fopen(path, "w");
	assert_non_null(form);
	fputs(form_head, form);
	for (long i = 0; i < tables; i++)
		fprintf(form, "- {alder: 0-5, periode: %ld, nivå: {i alt: 0, kommune: 0, fylkeskommune: 0, stat: 0}, sektor: "
			"{overføringer: 0, skatt: 0, helse: 0, utdanning: 0, kriminalomsorg: 0, barnevern: 0}}\n", 21 + i);
	return form;
}

static void fit_tables(long n)
{
	fclose(begin_form(n));
}

static void fit_bytes(long n)
{
	FILE *form = begin_form(1);

	fputc('#', form);
	while (ftell(form) < n)
		fputc('x', form);
	fclose(form);
}

/* Of utforsk, in an environment variable; of a period so short that the cells take little time. */
static void cells(long n)
{
	char text[32];

	snprintf(text, sizeof text, "%ld", n - 1);
	setenv("LAST", text, 1);
	fclose(begin_scenario("T", "100", "kostnader: [{navn: K, betaler: stat, beløp: 1}]\nanalyse: {periode: 2}\n"));
}

static const struct limit {
	const char *name;
	long most;
	void (*make)(long n);
	const char *command, *fault; /* run in the folder */
} limits[] = {
#define SJEKK "$UTENFOR sjekk -q scenario.yaml"
#define DATA "$UTENFOR data sjekk -q data"
#define RAPPORT "$UTENFOR rapport -q --maler templates -u moteark -o r.pdf scenario.yaml"
	{ "scenario", LIMIT_SCENARIO_BYTES, scenario_bytes, SJEKK, "grensen er 1024 kB" },
	{ "notes", LIMIT_NOTES_BYTES, notes_bytes, SJEKK, "grensen er 8192 kB" },
	{ "all notes", LIMIT_ALL_NOTES_BYTES, all_notes_bytes, SJEKK, "32 MB til sammen" },
	{ "data set", LIMIT_DATA_BYTES, data_bytes, "$UTENFOR sjekk -q --data data scenario.yaml", "grensen er 16384 kB" },
	{ "template", LIMIT_TEMPLATE_BYTES, template_bytes, RAPPORT, "grensen er 1024 kB" },
	{ "template files", LIMIT_TEMPLATE_FILES, template_files,
	  "$UTENFOR rapport -q --maler templates -u arkiv -o r.pdf scenario.yaml", "flere enn 1000 maler" },
	{ "cells", LIMIT_CELLS, cells,
	  "$UTENFOR utforsk -q scenario.yaml --format csv --varier kostnader.K.beløp=0..$LAST:1 >cells.csv", "større steg" },
	{ "words", LIMIT_TEMPLATE_BYTES, words_bytes, RAPPORT, "grensen er 1024 kB" },
	{ "description", LIMIT_TEXT_BYTES, description, SJEKK, "høyst 64 kB" },
	{ "costs", LIMIT_COSTS, costs, SJEKK, "høyst 100" },
	{ "variants", LIMIT_VARIANTS, variants, SJEKK, "høyst 12" },
	{ "note files", LIMIT_NOTE_FILES, files, SJEKK, "høyst 100" },
	{ "participants", LIMIT_PARTICIPANTS, participants, SJEKK, "fra 1 til 1\xC2\xA0" "000\xC2\xA0" "000" },
	{ "period", LIMIT_PERIOD, period, SJEKK, "fra 1 til 60" },
	{ "groups", LIMIT_GROUPS, groups, DATA, "høyst 32" },
	{ "sectors", LIMIT_SECTORS, sectors, DATA, "høyst 12" },
	{ "distributions", LIMIT_DISTRIBUTIONS, distributions, DATA, "høyst 8" },
	{ "intervals", LIMIT_INTERVALS, intervals, DATA, "høyst 16" },
	{ "fit tables", LIMIT_FIT_TABLES, fit_tables, "$UTENFOR data tilpass -q tilpass.yaml", "høyst 24" },
	{ "fit form", LIMIT_FIT_BYTES, fit_bytes, "$UTENFOR data tilpass -q tilpass.yaml", "grensen er 256 kB" },
	{ "index years", LIMIT_INDEX_YEARS, index_years, DATA, "høyst 64 år" },
};

static void try(const struct limit *limit, long n, bool good)
{
	struct run r;

	strcpy(folder, new_folder());
	limit->make(n);
	r = run("UTENFOR=$(realpath $UTENFOR) && cd %s && %s", folder, limit->command);
	if (r.status != (good ? 0 : 1))
		fail_msg("%s, %ld: status %d\n%s", limit->name, n, r.status, r.err);
	if (!good)
		expect_contains(r.err, limit->fault);
	remove_folder();
}

static void test_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(limits); i++) {
		try(&limits[i], limits[i].most, true);
		try(&limits[i], limits[i].most + 1, false);
	}
}

static void test_draws(void **state)
{
	struct run r = run("$UTENFOR beregn -q --trekninger %d examples/publisert/scenario.yaml", LIMIT_DRAWS);

	(void)state;
	expect_status(&r, 0);
	r = run("$UTENFOR beregn -q --trekninger %d examples/publisert/scenario.yaml", LIMIT_DRAWS + 1);
	expect_status(&r, 2);
	expect_contains(r.err, "fra 1 til 1000000");
}

/* A file in the place of the PDF: at the limit it is read, and is another; past it that is what is said. */
static void test_pdf_bytes(void **state)
{
	struct run r;

	(void)state;
	strcpy(folder, new_folder());
	r = run("$UTENFOR rapport -q -u arkiv -o %s/r.pdf examples/publisert/scenario.yaml && "
		"truncate -s %d %s/full.pdf && truncate -s %d %s/over.pdf", folder, LIMIT_PDF_BYTES, folder,
		LIMIT_PDF_BYTES + 1, folder);
	expect_status(&r, 0);
	r = run("$UTENFOR verifiser %s/r.grunnlag.json %s/full.pdf", folder, folder);
	expect_status(&r, 1);
	expect_contains(r.out, "ENDRET");
	r = run("$UTENFOR verifiser %s/r.grunnlag.json %s/over.pdf", folder, folder);
	expect_status(&r, 1);
	expect_contains(r.out, "KAN IKKE LESES");
	expect_contains(r.out, "grensen er 131072 kB");
	remove_folder();
}

/* 60 000 characters that no font has: refused without looking for each of them in the whole of the notes. */
static void test_missing_characters(void **state)
{
	char text[5] = "";
	struct run r;
	FILE *f;

	(void)state;
	strcpy(folder, new_folder());
	r = run("cp examples/publisert/scenario.yaml %s", folder);
	expect_status(&r, 0);
	f = create("notater.md");
	for (uint32_t c = 0x20000; c < 0x20000 + 60000; c++) {
		text[utf8_put(text, c)] = '\0';
		fprintf(f, "%s%s", text, c % 60 ? "" : "\n");
	}
	assert_int_equal(fclose(f), 0);
	r = run("timeout 3 $UTENFOR rapport -q %s/scenario.yaml", folder);
	expect_status(&r, 1);
	expect_contains(r.err, "notater.md:1:1: tegnet «𠀀» (U+20000)");
	expect_contains(r.err, "… og 59800 til; rett disse først");
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_limits), cmocka_unit_test(test_draws),
						    cmocka_unit_test(test_pdf_bytes),
						    cmocka_unit_test(test_missing_characters) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
