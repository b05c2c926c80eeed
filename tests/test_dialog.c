/* The live page: what it carries, what it refuses to, and that its steps say what the command line
 * computes. The page at work in a browser is tests/web's. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/number.h"
#include "cli/dialog.h"
#include "input/scenario_read.h"
#include "input/scenario_settled.h"
#include "report/controls.h"

#include <jansson.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE "examples/publisert/scenario.yaml"

/* All that a scenario can hold; a word that must not come along begins with HEMMELIG. */
static const char whole[] = "utenfor: 1\n"
			    "sak: {tittel: \"Los: \\\"x\\\" \\\\ #\", kommune: Eksempel kommune, "
			    "utarbeidet av: HEMMELIG1}\n"
			    "målgruppe: {gruppe: lavinntekt-trygd, alder: [13-15, 16-18]}\n"
			    "tiltak:\n"
			    "  navn: Los\n"
			    "  beskrivelse: |\n"
			    "    HEMMELIG2\n"
			    "  startår: 2021\n"
			    "  varighet: 4\n"
			    "  varighet per runde: 2\n"
			    "  deltakere: 80\n"
			    "  normalliv uten tiltak: 50 %\n"
			    "  normalliv med tiltak: {lav: 52 %, forventet: 57 %, høy: 60 %}\n"
			    "kostnader:\n"
			    "  - {navn: Ny innsats, betaler: kommune, beløp: 1 000 000}\n"
			    "  - {navn: \"Drift, \\\"2\\\"\", tilskudd fra: stat, til: kommune, "
			    "beløp: \"2,5\", år: [2021, 2022]}\n"
			    "analyse: {kalkulasjonsrente: R-109, prisår: 2020}\n"
			    "varianter:\n"
			    "  - {navn: HEMMELIG3, sett: {tiltak.deltakere: 90}}\n"
			    "ikke-prissatte virkninger:\n"
			    "  - {navn: HEMMELIG4, vurdering: +1}\n"
			    "oppfølging:\n"
			    "  observert:\n"
			    "    - {år: 2021, hjulpet: 7}\n"
			    "notater: [HEMMELIG5.md]\n"
			    "profil: HEMMELIG6.yaml\n";

/* The data set that comes with the program. */
static const struct dataset *standard_data(struct arena *a)
{
	struct dataset *data = NEW(a, struct dataset);
	struct diag d = { .arena = a };

	assert_true(dataset_read(data, "data", NULL, a, &d));
	return data;
}

static bool read_text(struct scenario *out, struct str text, const struct dataset *data,
		      struct arena *a)
{
	struct diag d = { .arena = a, .errors_only = true };
	bool good = scenario_read(out, text, "scenario.yaml", NULL, 0, data, a, &d);

	diag_print(&d, stderr, false);
	return good;
}

static void a_settled_scenario_has_what_is_computed(void **state)
{
	struct arena a = { 0 };
	const struct dataset *data = standard_data(&a);
	struct scenario *s = NEW(&a, struct scenario), *again = NEW(&a, struct scenario);
	struct results before, after;
	struct str text;

	(void)state;
	assert_true(read_text(s, str_of(whole), data, &a));
	text = scenario_settled(s, "2026-03-15", &a);
	assert_null(strstr(text.data, "HEMMELIG"));
	assert_null(strstr(text.data, "hjulpet"));
	assert_non_null(strstr(text.data, "\"dato\": \"2026-03-15\""));
	assert_true(read_text(again, text, data, &a));
	assert_string_equal(again->title, s->title);
	assert_string_equal(again->costs[1].name, s->costs[1].name);
	calc(&before, s, data);
	calc(&after, again, data);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		assert_true(before.net[level] == after.net[level]);
	arena_free(&a);
}

/* Settings of the form, and what they are in the scenario. */
static void settings_become_overrides(void **state)
{
	static const struct {
		const char *set, *expected; /* "key=value;" of each */
	} table[] = {
		{ "", "" },
		{ "deltakere=80", "" }, /* as filed */
		{ "deltakere=120", "tiltak.deltakere=120;" },
		{ "deltakere=1", "tiltak.deltakere=3;" }, /* fewer than three point to somebody */
		{ "deltakere=1e99", "tiltak.deltakere=1000000;" },
		{ "deltakere=mange", "" },
		{ "deltakere=nan", "" },
		{ "varighet=7", "tiltak.varighet=6;" }, /* whole rounds of two years */
		{ "suksessrate=4", "tiltak.normalliv med tiltak=54 %;" },
		{ "uten=60",
		  "tiltak.normalliv uten tiltak=60 %;tiltak.normalliv med tiltak=67 %;" },
		{ "uten=99",
		  "tiltak.normalliv uten tiltak=99 %;tiltak.normalliv med tiltak=100 %;" },
		{ "kostnad-1=2500000", "kostnader.Ny innsats.beløp=2500000;" },
		{ "kostnad-2=1e18", "kostnader.Drift, \"2\".beløp=1000000000000;" },
		{ "alder=13-15", "målgruppe.alder=13-15;" },
		{ "alder=[10-12, 13-15]", "målgruppe.alder=[10-12, 13-15];" },
		{ "alder=1-2&rente=tull&gruppe=", "" },
		{ "rente=3 %&periode=30", "analyse.kalkulasjonsrente=3 %;analyse.periode=30;" },
		{ "avtar=5&andel=70",
		  "effekt.frafall per år=5 %;effekt.andel av forskjellen=70 %;" },
		{ "ukjent=1&&=&deltakere", "" },
	};
	struct arena a = { 0 };
	const struct dataset *data = standard_data(&a);
	struct scenario *s = NEW(&a, struct scenario);

	(void)state;
	assert_true(read_text(s, str_of(whole), data, &a));
	for (size_t i = 0; i < COUNT(table); i++) {
		struct named_override *changes;
		size_t count = controls_changes(&changes, s, data, false, table[i].set, &a);
		struct buffer all = { .arena = &a };

		for (size_t k = 0; k < count; k++)
			buffer_printf(&all, "%s=%s;", changes[k].key, changes[k].value);
		assert_string_equal(buffer_text(&all), table[i].expected);
	}
	arena_free(&a);
}

/* --- steps --- */

static struct file_kept kept[2];

/* A page that carries the published example. */
static struct dialog *open_dialog(struct arena *a, struct diag *d, const char *language)
{
	const struct dataset *data = standard_data(a);
	struct scenario *s = NEW(a, struct scenario);
	struct buffer side = { .arena = a };
	size_t size;
	char *text = file_content(EXAMPLE, &size);

	assert_true(read_text(s, (struct str){ text, size }, data, a));
	buffer_printf(&side, "%s 0 0 0\n", language);
	for (int i = 0; i < data->file_count; i++)
		buffer_printf(&side, "%s\n", data->files[i].name);
	kept[0] = (struct file_kept){ "side", buffer_str(&side) };
	kept[1] = (struct file_kept){ "scenario.yaml", scenario_settled(s, "2021-03-15", a) };
	free(text);
	file_keep(kept, COUNT(kept));
	return dialog_open(a, d);
}

/* The net of each level as the page writes it, "−1,83". */
static void expect_amounts(struct arena *a, const char *html, const char *options)
{
	static const char *const levels[] = { "kommune", "fylkeskommune", "stat", "totalt" };
	struct run r = run("$UTENFOR beregn -q -f json %s " EXAMPLE, options);
	json_t *json, *net;

	expect_status(&r, 0);
	json = json_loads(r.out, 0, NULL);
	assert_non_null(json);
	net = json_object_get(json, "netto");
	for (size_t i = 0; i < COUNT(levels); i++) {
		double kroner =
			json_real_value(json_object_get(json_object_get(net, levels[i]), "kroner"));
		const char *cell =
			arena_printf(a, "</svg>%s</td>", number_decimal(a, kroner / 1e6, 2));

		if (!strstr(html, cell))
			fail_msg("%s: «%s» is not in the page", options, cell);
	}
	json_decref(json);
}

static void a_step_says_what_the_command_line_computes(void **state)
{
	static const struct {
		const char *set, *options, *says;
	} table[] = {
		{ "", "",
		  "Når tiltaket hjelper 10 av 100, kommer kommunen ut 2,8\u00a0millioner kroner i "
		  "pluss" },
		{ "suksessrate=4&kostnad-1=2500000",
		  "--sett 'tiltak.normalliv med tiltak=54 %' --sett 'kostnader.Ny "
		  "innsats.beløp=2500000'",
		  "Når tiltaket hjelper 4 av 100, taper kommunen 1,8\u00a0millioner kroner" },
		{ "suksessrate=0", "--sett 'tiltak.normalliv med tiltak=50 %'",
		  "Når tiltaket ikke hjelper noen" },
		{ "suksessrate=-3", "--sett 'tiltak.normalliv med tiltak=47 %'",
		  "Når tiltaket gjør det verre for 3\u00a0prosent av deltakerne" },
		{ "deltakere=250&periode=20&rente=2 %",
		  "--sett tiltak.deltakere=250 --sett analyse.periode=20 --sett "
		  "'analyse.kalkulasjonsrente=2 %'",
		  "Tre verdier endret" },
		{ "gruppe=depresjon-angst&alder=[13-15, 16-18]",
		  "--sett målgruppe.gruppe=depresjon-angst --sett 'målgruppe.alder=[13-15, 16-18]'",
		  "saken: +2,77" },
	};
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dialog *dialog = open_dialog(&a, &d, "nb");

	(void)state;
	diag_print(&d, stderr, false);
	assert_non_null(dialog);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena step = { 0 };
		struct diag faults = { .arena = &step };
		struct str html;

		assert_true(dialog_step(&html, dialog, table[i].set, true, &step, &faults));
		expect_contains(html.data, table[i].says);
		expect_amounts(&step, html.data, table[i].options);
		arena_free(&step);
	}
	arena_free(&a);
	file_keep(NULL, 0);
}

/* What takes draws is left as it was until they are asked for; the rest is the same. */
static void draws_wait(void **state)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dialog *dialog = open_dialog(&a, &d, "nn");
	struct str moving, drawn;

	(void)state;
	assert_non_null(dialog);
	assert_true(dialog_step(&moving, dialog, "deltakere=40", false, &a, &d));
	assert_true(dialog_step(&drawn, dialog, "deltakere=40", true, &a, &d));
	assert_null(strstr(moving.data, "_dialog-spenn"));
	expect_contains(drawn.data, "_dialog-spenn");
	expect_contains(moving.data, "Éin verdi endra");
	expect_contains(moving.data, "tiltak:\n  deltakere: 40\n");
	arena_free(&a);
	file_keep(NULL, 0);
}

/* --- the program --- */

/* A folder where the program is built, with a module that is none. */
static const char *program_with_module(void)
{
	const char *folder = new_folder();
	struct run r = run("mkdir -p %s/build/web && cp $UTENFOR %s/build/utenfor && ln -s "
			   "$PWD/data $PWD/templates $PWD/fonts "
			   "%s && printf 'MODULE' > %s/build/web/dialog.wasm && echo '/* %s */ let a;' > "
			   "%s/build/web/dialog.js",
			   folder, folder, folder, folder, dialog_stamp, folder);

	expect_status(&r, 0);
	return folder;
}

/* The file of the bundle that is called `path`, or NULL. */
static const char *bundled(struct arena *a, struct str bundle, const char *path, size_t *size)
{
	for (size_t at = 0; at < bundle.size; at += *size) {
		const char *line = bundle.data + at, *tab = memchr(line, '\t', bundle.size - at);

		assert_non_null(tab);
		*size = strtoul(tab, NULL, 10);
		at += (size_t)(strchr(tab, '\n') + 1 - line);
		if (strlen(path) == (size_t)(tab - line) &&
		    memcmp(path, line, (size_t)(tab - line)) == 0)
			return arena_text(a, bundle.data + at, *size);
	}
	return NULL;
}

static struct str unpack(struct arena *a, const char *html)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = strstr(html, "id=\"_bundle\">") + strlen("id=\"_bundle\">");
	struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
	const size_t most = 16 << 20;
	char *out = arena_alloc(a, most, 1);
	struct buffer packed = { .arena = a };
	size_t size;

	for (; *at != '<'; at += 4) {
		unsigned all = 0;
		int count = 3 - (at[2] == '=') - (at[3] == '=');

		for (int i = 0; i < 4; i++)
			all = all << 6 |
			      (at[i] == '=' ? 0 : (unsigned)(strchr(letters, at[i]) - letters));
		buffer_add(&packed,
			   (const char[]){ (char)(all >> 16), (char)(all >> 8), (char)all },
			   (size_t)count);
	}
	assert_int_equal(
		libdeflate_zlib_decompress(inflater, packed.data, packed.size, out, most, &size),
		LIBDEFLATE_SUCCESS);
	libdeflate_free_decompressor(inflater);
	return (struct str){ out, size };
}

static void the_page_carries_no_more_than_it_needs(void **state)
{
	const char *folder = program_with_module();
	struct arena a = { 0 };
	struct run r = run(
		"%s/build/utenfor rapport -q -u dialog -m nn --sett tiltak.deltakere=90 " EXAMPLE
		" -o %s/d.html && "
		"cp %s/d.html %s/e.html && %s/build/utenfor rapport -q -u dialog -m nn --sett "
		"tiltak.deltakere=90 " EXAMPLE " -o %s/d.html && cmp %s/d.html %s/e.html",
		folder, folder, folder, folder, folder, folder, folder, folder);
	char path[200], *html;
	const char *scenario, *module;
	struct str bundle;
	size_t size;

	(void)state;
	expect_status(&r, 0);
	snprintf(path, sizeof path, "%s/d.html", folder);
	html = file_content(path, NULL);
	bundle = unpack(&a, html);
	module = bundled(&a, bundle, "dialog.wasm", &size);
	assert_string_equal(module, "MODULE");
	scenario = bundled(&a, bundle, "scenario.yaml", &size);
	assert_non_null(scenario);
	expect_contains(scenario, "\"deltakere\": \"90\"");
	assert_null(strstr(scenario, "notater"));
	assert_null(bundled(&a, bundle, "notater.md", &size));
	assert_non_null(bundled(&a, bundle, "templates/nn/dialog.md", &size));
	assert_null(bundled(&a, bundle, "templates/nb/dialog.md", &size));
	assert_non_null(bundled(&a, bundle, "data/forbruk.csv", &size));
	bundled(&a, bundle, "fonts/LiberationSans-Bold.ttf", &size);
	assert_in_range(size, 1000, 20000);
	free(html);
	arena_free(&a);
	remove_folder();
}

static void what_may_not_go_along_is_refused(void **state)
{
	static const struct {
		const char *words;
		int status;
		const char *says;
	} table[] = {
		{ "--sett tiltak.deltakere=2", 1, "færre enn tre deltakere" },
		{ "--sett tiltak.deltakere=2 --intern", 0, "" },
		{ "--data examples/egne-tall/data", 1, "--ta-med-data" },
		{ "--data examples/egne-tall/data --ta-med-data", 0, "" },
		{ "--data data", 0, "" },
		{ "--sett 'tiltak.kilde=Ola, 415 26 374'", 1, "" },
		{ "-f pdf", 2, "nettside" },
		{ "-f html", 0, "" },
		{ "-o r.pdf", 2, "slutter ikke på .html" },
	};
	const char *folder = program_with_module();

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		bool named = strstr(table[i].words, "-o") != NULL;
		struct run r =
			run("%s/build/utenfor rapport -q -u dialog %s %s%s %s " EXAMPLE, folder,
			    table[i].words, named ? "" : "-o ", named ? "" : folder, "");

		expect_status(&r, table[i].status);
		expect_contains(r.err, table[i].says);
	}
	remove_folder();
}

/* Without the module the program says how to get it; one of other sources would show other figures than the page it is
 * put in. */
static void the_module_is_asked_for(void **state)
{
	static const struct {
		const char *done, *says; /* in the program's folder */
	} table[] = {
		{ "rm -r build/web", "make web" },
		{ "sed -i 's|^/. ..|/* xx|' build/web/dialog.js", "samme kildekode" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = program_with_module();
		struct run r = run("(cd %s && %s); %s/build/utenfor rapport -q -u dialog " EXAMPLE " -o %s/d.html",
				   folder, table[i].done, folder, folder);

		expect_status(&r, 3);
		expect_contains(r.err, table[i].says);
		remove_folder();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_settled_scenario_has_what_is_computed),
		cmocka_unit_test(settings_become_overrides),
		cmocka_unit_test(a_step_says_what_the_command_line_computes),
		cmocka_unit_test(draws_wait),
		cmocka_unit_test(the_page_carries_no_more_than_it_needs),
		cmocka_unit_test(what_may_not_go_along_is_refused),
		cmocka_unit_test(the_module_is_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
