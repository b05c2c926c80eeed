/* All that a study says of the examples, value by value, beside tests/golden/studies.txt; UPDATE_GOLDEN in the environment
 * writes that anew. Of what has a value for each year there is one line: a sum in which each year counts otherwise. Of
 * the second case and those after it only what differs from the first is there: of the studies, and then of what is worth
 * a second thought. */
#include "check.h"
#include "golden.h"
#include "program.h"
#include "spoil.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "export/named_values.h"
#include "input/scenario_read.h"
#include "study/scenario_review.h"
#include "study/study.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OVERRIDES = 8 };

static const char *folder; /* of the test's own */

/* Every key that changes a figure, and every width. */
static const char everything[] =
	"utenfor: 1\n"
	"sak: {tittel: Alt, kommune: Eksempel kommune}\n"
	"målgruppe: {gruppe: ikke-fullført-vgo, alder: [13-15, 16-18]}\n"
	"tiltak:\n"
	"  {navn: Alt, slag: oppfølging, startår: 2021, varighet: 6, varighet per runde: 3, kilde: Losprosjektet,\n"
	"   deltakere: {lav: 2, forventet: 45, høy: 60}, normalliv uten tiltak: {lav: 58 %, forventet: 60 %, høy: 61 %},\n"
	"   normalliv med tiltak: {lav: 61 %, forventet: 68 %, høy: 74 %}, grad: studie}\n"
	"kostnader:\n"
	"  - {navn: Lønn, betaler: kommune, beløp: {lav: 60000, forventet: 150000, høy: 250000}}\n"
	"  - {navn: Fylket, betaler: fylkeskommune, beløp: 35000, år: [2021, 2023]}\n"
	"  - {navn: Tilskudd, tilskudd fra: stat, til: kommune, beløp: {lav: 30000, forventet: 50000, høy: 60000}}\n"
	"  - {navn: Før, bortfall for: fylkeskommune, beløp: {lav: 100000, forventet: 250000, høy: 300000}}\n"
	"effekt: {frafall per år: {lav: 1 %, forventet: 4 %, høy: 10 %}, varighet: 20, andel av forskjellen: 71 %}\n"
	"analyse: {periode: 30, kalkulasjonsrente: R-109, prisår: 2020, deflator: kommunal, fordeling: utjevnet,\n"
	"          optimisme: 30 %, sannsynlighet for ingen virkning: {andel: 20 %, kilde: Skjønn}}\n"
	"priser:\n"
	"  omsorgstiltak: {pris: {lav: 1500000, forventet: 1980000, høy: 2300000}, prisår: 2019, kilde: Regnskap}\n"
	"  sosialhjelp: {pris: 60000, prisår: 2020}\n"
	"  inntektsskatt: {pris: {lav: \"0,35\", forventet: \"0,4\", høy: \"0,45\"}, prisår: 2017, kilde: Skattesatser}\n"
	"  videregaaende: {pris: 900000, prisår: 2016, kilde: Regnskap}\n"
	"varianter:\n"
	"  - {navn: De yngste, sett: {målgruppe.alder: 13-15, analyse.periode: 25}}\n"
	"  - {navn: Uten priser, sett: {priser.omsorgstiltak.pris: 1000000, tiltak.varighet: 3}}\n"
	"  - {navn: Annen rente, sett: {analyse.kalkulasjonsrente: 3 %, analyse.fordeling: 2017, effekt.varighet: 10}}\n"
	"  - {navn: Annen gruppe, sett: {målgruppe.gruppe: depresjon-angst, analyse.prisår: 2019, analyse.optimisme: 0 %}}\n"
	"oppfølging:\n"
	"  observert:\n"
	"    - {år: 2021, kostnad: 2000000}\n"
	"    - {år: 2022, hjulpet: 1, kostnad: 4500000}\n"
	"    - {år: 2024, hjulpet: 3}\n";

/* In these folders and files, % is one of the test's own. */
static const struct {
	const char *name, *scenario, *data;
	struct override overrides[MOST_OVERRIDES];
} cases[] = {
	{ "publisert", "examples/publisert/scenario.yaml", "data", { { "analyse.periode=40" } } },
	{ "kort periode", "examples/publisert/scenario.yaml", "data",
	  { { "analyse.periode=5" }, { "tiltak.varighet=40" }, { "tiltak.varighet per runde=2" }, { "tiltak.startår=2023" },
	    { "analyse.fordeling=2022-utjevnet-minste" }, { "effekt.varighet=6" } } },
	{ "med alt", "examples/publisert/scenario.yaml", "data",
	  { { "effekt.frafall per år=3 %" }, { "effekt.andel av forskjellen=71 %" }, { "analyse.kalkulasjonsrente=R-109" },
	    { "analyse.prisår=2020" }, { "målgruppe.alder=[10-12, 13-15]" }, { "analyse.optimisme=30 %" },
	    { "analyse.sannsynlighet for ingen virkning.andel=20 %" },
	    { "analyse.sannsynlighet for ingen virkning.kilde=Skjønn" } } },
	{ "like sannsynlig uten virkning", "examples/publisert/scenario.yaml", "data", { { "tiltak.grad=studie" } } },
	{ "runder", "examples/runder/scenario.yaml", "data", { { "analyse.periode=20" } } },
	{ "skadelig", "examples/skadelig/scenario.yaml", "data", { { "analyse.periode=20" } } },
	{ "egne tall", "examples/egne-tall/scenario.yaml", "examples/egne-tall/data", { { "analyse.periode=20" } } },
	{ "alt", "%/alt.yaml", "data", { { "tiltak.varighet=6" } } },
	{ "alt, til en pris på null", "%/alt.yaml", "data",
	  { { "kostnader.Lønn.beløp=0" }, { "kostnader.Fylket.beløp=0" }, { "effekt.frafall per år=0 %" }, { "tiltak.deltakere=2" },
	    { "analyse.periode=3" } } },
	{ "KS sitt", "examples/publisert/scenario.yaml", "%/ks", { { "analyse.periode=40" } } },
	{ "mellom tabellene", "examples/publisert/scenario.yaml", "%/ks",
	  { { "målgruppe.alder=[10-12, 13-15]" }, { "analyse.periode=25" }, { "priser.aap.pris=300 000" } } },
	{ "mellom tabellene, uten egen pris", "examples/publisert/scenario.yaml", "%/ks",
	  { { "målgruppe.alder=[10-12, 13-15]" }, { "analyse.periode=25" } } },
	{ "KS sitt, annerledes", "examples/publisert/scenario.yaml", "%/ks", { { "analyse.prisår=2020" } } },
};

/* What `sjekk` has second thoughts about, of the published example with a value or two changed. */
static const struct override second_thoughts[][2] = {
	{ { "analyse.periode=40" } },
	{ { "tiltak.normalliv med tiltak=59,9 %" } },
	{ { "tiltak.normalliv med tiltak=50 %" } },
	{ { "tiltak.normalliv med tiltak=48,5 %" } },
	{ { "tiltak.normalliv uten tiltak=0 %" }, { "tiltak.normalliv med tiltak=68,4 %" } },
	{ { "tiltak.normalliv uten tiltak=0 %" }, { "tiltak.normalliv med tiltak=68,6 %" } },
	{ { "tiltak.normalliv uten tiltak=0 %" }, { "tiltak.normalliv med tiltak=0 %" } },
	{ { "tiltak.normalliv med tiltak=65 %" }, { "analyse.optimisme=40 %" } },
	{ { "tiltak.slag=mentor" } },
	{ { "tiltak.slag=skole" }, { "målgruppe.gruppe=adferdsvansker" } },
	{ { "målgruppe.gruppe=barnevern-hjelpetiltak" } },
	{ { "tiltak.deltakere=2" } },
	{ { "tiltak.deltakere=3" } },
	{ { "tiltak.deltakere=1" }, { "tiltak.varighet per runde=1" } },
	{ { "målgruppe.alder=0-5" } },
	{ { "målgruppe.alder=19-24" } },
	{ { "målgruppe.alder=[10-12, 13-15]" } },
	{ { "analyse.prisår=2018" }, { "tiltak.startår=2021" } },
	{ { "tiltak.startår=2020" } },
	{ { "tiltak.startår=2014" } },
	{ { "tiltak.startår=2013" } },
	{ { "analyse.periode=2" } },
	{ { "analyse.periode=3" } },
	{ { "analyse.periode=1" } },
	{ { "kostnader.Ny innsats.beløp=9999" } },
	{ { "kostnader.Ny innsats.beløp=10000" } },
	{ { "kostnader.Ny innsats.beløp=12,5" } },
	{ { "kostnader.Ny innsats.år=2023" } },
	{ { "priser.aap.pris=40 000" } },
	{ { "priser.aap.pris=1 300 000" }, { "priser.aap.kilde=Regnskap" } },
	{ { "priser.aap.pris=1 300 000" }, { "priser.aap.prisår=2020" } },
	{ { "analyse.sannsynlighet for ingen virkning.andel=20 %" } },
};

/* `name` with each part that is a year as "*"; whether there is one. */
static bool without_year(struct buffer *out, const char *name)
{
	bool found = false;

	while (*name) {
		size_t size = strcspn(name, "."), digits = strspn(name, "0123456789");

		found |= digits == 4 && size == 4;
		buffer_add(out, digits == 4 && size == 4 ? "*" : name, digits == 4 && size == 4 ? 1 : size);
		name += size;
		if (*name)
			buffer_add(out, name++, 1);
	}
	return found;
}

struct sum {
	const char *name;
	double value;
	int count;
};

/* What is left where amounts cancel. */
static double no_noise(double value)
{
	return fabs(value) < 1e-6 ? 0 : value;
}

static void put_number(struct buffer *b, const char *name, double value)
{
	buffer_printf(b, "%s: %.7g\n", name, no_noise(value));
}

static void put_values(struct buffer *b, const struct study *study, struct arena *a)
{
	struct named_values values = named_values_of(study, a);
	LIST_OF(struct sum) sums = { 0 };

	for (size_t i = 0; i < values.count; i++) {
		const struct named_value *v = &values.items[i];
		struct buffer name = { .arena = a };
		size_t k = 0;

		if (text_starts(v->name, "varianter.")) /* told in a line each */
			continue;
		if (!v->is_number) {
			buffer_printf(b, "%s: %s\n", v->name, v->text);
			continue;
		}
		if (!without_year(&name, v->name)) {
			put_number(b, v->name, v->number);
			continue;
		}
		while (k < sums.count && !text_equal(sums.items[k].name, buffer_text(&name)))
			k++;
		if (k == sums.count)
			LIST_ADD(a, &sums)->name = buffer_text(&name);
		sums.items[k].value += v->number * (1 + 0.1 * sums.items[k].count++);
	}
	for (size_t k = 0; k < sums.count; k++)
		put_number(b, sums.items[k].name, sums.items[k].value);
}

/* `path` in the folder of the test where it begins with %. */
static const char *path_of(const char *path, struct arena *a)
{
	return *path == '%' ? arena_printf(a, "%s%s", folder, path + 1) : path;
}

static void read_case(struct scenario *s, struct dataset *data, const char *path, const char *folder_of_data,
		      const struct override *overrides, size_t most, struct arena *a, struct diag *d)
{
	struct str text;
	size_t count = 0;

	while (count < most && overrides[count].text)
		count++;
	if (!dataset_read(data, path_of(folder_of_data, a), "data", a, d) ||
	    !file_read_text(&text, path_of(path, a), LIMIT_SCENARIO_BYTES, true, a, d, (struct place){ 0 }) ||
	    !scenario_read(s, text, "scenario.yaml", overrides, count, data, a, d)) {
		diag_print(d, stderr, false);
		fail_msg("%s is not read", path);
	}
	spoil_dataset(data, a);
	spoil_scenario(s, a);
}

static void put_warnings(struct buffer *b, const struct diag *d)
{
	for (size_t i = 0; i < d->count; i++)
		buffer_printf(b, "%s:%d:%d: %s\n", d->entries[i].at.file, d->entries[i].at.line, d->entries[i].at.column,
			      d->entries[i].message);
}

static void put_variant(struct buffer *b, const struct variant_result *v)
{
	buffer_printf(b, "variant %s: %.7g %.7g, %d changes", v->name, v->results.net[TOTAL], v->results.net[LEVEL_KOMMUNE],
		      v->difference.change_count);
	for (int c = 0; c < v->difference.change_count; c++)
		buffer_printf(b, " %d %.7g", v->difference.changes[c].input, no_noise(v->difference.changes[c].net[TOTAL]));
	buffer_puts(b, "\n");
}

static void put_case(struct buffer *b, size_t i)
{
	static const struct study_options options = { .montecarlo = { .seed = MONTECARLO_SEED, .draws = 200 }, .rules = RULES_NOW };
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);
	struct scenario s;
	struct study *study;

	read_case(&s, data, cases[i].scenario, cases[i].data, cases[i].overrides, MOST_OVERRIDES, &a, &d);
	scenario_review(&s, data, &d);
	study = study_make(&s, data, &options, &a, &d);
	assert_non_null(study);
	buffer_printf(b, "== %s\n", cases[i].name);
	put_values(b, study, &a);
	for (size_t k = 0; k < study->variant_count; k++)
		put_variant(b, &study->variants[k]);
	put_warnings(b, &d);
	arena_free(&a);
}

static void put_second_thoughts(struct buffer *b, size_t i)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);
	struct scenario s;

	read_case(&s, data, "examples/publisert/scenario.yaml", "data", second_thoughts[i], 2, &a, &d);
	scenario_review(&s, data, &d);
	buffer_printf(b, "== %s %s\n", second_thoughts[i][0].text, second_thoughts[i][1].text ? second_thoughts[i][1].text : "");
	put_warnings(b, &d);
	arena_free(&a);
}

/* Adds the lines of `text` that `first` has not. */
static void put_others(struct buffer *b, const char *first, const char *text, struct arena *a)
{
	while (*text) {
		size_t size = strcspn(text, "\n");
		const char *line = arena_printf(a, "\n%.*s\n", (int)size, text);

		if (!strstr(first, line))
			buffer_puts(b, line + 1);
		text += size + 1;
	}
}

static void studies_say_what_they_did(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };
	const char *first = "", *thoughts = "";
	struct run r;

	(void)state;
	folder = new_folder();
	write_text(arena_printf(&a, "%s/alt.yaml", folder), everything);
	r = run("$UTENFOR data tilpass -q examples/tilpass/tilpass.yaml -o %s/ks", folder);
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buffer one = { .arena = &a };

		put_case(&one, i);
		put_others(&b, first, buffer_text(&one), &a);
		first = i ? first : buffer_text(&one);
	}
	for (size_t i = 0; i < COUNT(second_thoughts); i++) {
		struct buffer one = { .arena = &a };

		put_second_thoughts(&one, i);
		put_others(&b, i ? thoughts : "", buffer_text(&one), &a);
		thoughts = i ? thoughts : buffer_text(&one);
	}
	golden_compare("studies.txt", buffer_text(&b));
	remove_folder();
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(studies_say_what_they_did) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
