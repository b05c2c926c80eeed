/* How results of fitted groups stand to their tables, beside tests/golden/fitted.txt; UPDATE_GOLDEN in the environment
 * writes that anew. The data set is what the program makes of the published form, and of one with two tables and two
 * trials of another group. */
#include "fit_case.h"
#include "golden.h"
#include "program.h"
#include "spoil.h"

#include "engine/fitted.h"
#include "engine/range.h"
#include "input/scenario_read.h"
#include "study/premises.h"

/* Of the first table's terms. */
static const char SCENARIO[] =
	"utenfor: 1\nsak: {tittel: Tabellen, kommune: Eksempel kommune}\n"
	"målgruppe: {gruppe: barnevern-hjelpetiltak, alder: 0-5}\n"
	"tiltak: {navn: Tabellen, startår: 2026, varighet: 1, deltakere: 10000, normalliv uten tiltak: 0 %,\n"
	"         normalliv med tiltak: 100 %}\n"
	"analyse: {periode: 40, prisår: 2017, fordeling: 2017}\n";

enum { MOST_CHANGES = 3, TABLES = 2, CELLS = 4 };

static const struct cell cells[CELLS] = { { 0, 40, 1 }, { 3, 20, 2 }, { 4, 40, 1 }, { 1, 10, 1 } };

#define SECOND { "målgruppe.alder=13-15" }, { "analyse.periode=20" }, { "tiltak.varighet=2" }

static const struct override changes[][MOST_CHANGES] = {
	{ { "analyse.periode=40" } },
	{ SECOND },
	{ { "målgruppe.alder=13-15" }, { "analyse.periode=20" }, { "tiltak.varighet=1" } },
	{ { "målgruppe.alder=13-15" }, { "tiltak.varighet=2" }, { "tiltak.varighet per runde=1" } },
	{ { "analyse.periode=39" } },
	{ { "analyse.periode=15" } },
	{ { "analyse.periode=10" } },
	{ { "analyse.periode=5" } },
	{ { "analyse.periode=60" } },
	{ { "målgruppe.alder=6-9" } },
	{ { "målgruppe.alder=16-18" } },
	{ { "målgruppe.alder=[0-5, 6-9]" } },
	{ { "målgruppe.alder=[13-15, 16-18]" }, { "analyse.periode=30" } },
	{ { "tiltak.varighet=2" }, { "tiltak.varighet per runde=1" } },
	{ { "analyse.kalkulasjonsrente=5 %" } },
	{ { "analyse.kalkulasjonsrente=R-109" } },
	{ { "analyse.prisår=2018" } },
	{ { "analyse.optimisme=10 %" } },
	{ { "effekt.frafall per år=1 %" } },
	{ { "effekt.varighet=50" } },
	{ { "effekt.andel av forskjellen=71 %" } },
	{ { "priser.aap.pris=240 000" } },
	{ { "analyse.fordeling=utjevnet" } },
	{ { "tiltak.normalliv uten tiltak=40 %" }, { "tiltak.deltakere=100" } },
	{ { "tiltak.normalliv med tiltak=0 %" } },
	{ { "målgruppe.gruppe=depresjon-angst" } },
	{ { "målgruppe.gruppe=lavinntekt-trygd" }, { "målgruppe.alder=13-15" } },
};

static void write_tables(const char *folder, struct arena *a)
{
	int group = dataset_group(standard, "barnevern-hjelpetiltak");
	struct buffer form = { .arena = a };
	struct run r;

	hide(group, 3);
	buffer_puts(&form, write_form(group, cells, TABLES, a));
	buffer_puts(&form, "kilde: Egne tabeller\nprøve:\n");
	for (int i = TABLES; i < CELLS; i++)
		print_table(&form, group, cells[i]);
	write_text(arena_printf(a, "%s/skjema.yaml", folder), buffer_text(&form));
	r = run("$UTENFOR data tilpass -q examples/tilpass/tilpass.yaml -o %s/ks && $UTENFOR data tilpass -q %s/skjema.yaml -o %s/ks",
		folder, folder, folder);
	expect_status(&r, 0);
}

/* Half-widths of what was typed are nothing but rounding. */
static double no_noise(double width)
{
	return fabs(width) < 1e-6 ? 0 : width;
}

/* What the width of each service is of; a service that is as the one before is left out. */
static void put_services(struct buffer *b, const struct scenario *s, const struct dataset *data, struct arena *a)
{
	const char *before = "";

	for (int service = 0; service < data->service_count; service++) {
		struct estimate price = range_price(s, data, service), excess = range_excess(s, data, service);
		const char *text = arena_printf(a, "%s, price %.4g–%.4g–%.4g, excess %.4g–%.4g–%.4g",
						fitted_holds(s, data, service) ? "fitted" : "not fitted", price.low,
						price.expected, price.high, excess.low, excess.expected, excess.high);

		if (!text_equal(text, before))
			buffer_printf(b, "%s: %s\n", data->services[service].id, text);
		before = text;
	}
}

static void put_fitted(struct buffer *b, const struct scenario *s, const struct dataset *data, struct arena *a)
{
	static const char *const status[] = { [FITTED_NOT] = "not fitted", [FITTED_BETWEEN] = "between",
					      [FITTED_OTHERWISE] = "otherwise", [FITTED_AS_KS] = "as KS" };
	struct results r;
	struct fitted f;

	calc(&r, s, data);
	fitted_find(&f, s, data, &r);
	buffer_printf(b, "%s, %d tables and %d trials of «%s», strain %.4g, half-width %.4g:", status[f.status], f.tables,
		      f.trials, f.source ? f.source : "", f.strain, f.status ? no_noise(fitted_half_width(s, data)) : 0);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		buffer_printf(b, " %.4g", no_noise(f.half_width[level]));
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		if (f.trial[level])
			buffer_printf(b, " | %d-%d, %d years: %.0f, not %.0f ± %.0f", f.trial[level]->ages[0].from,
				      f.trial[level]->ages[0].to, f.trial[level]->period, f.trial[level]->computed,
				      f.trial[level]->typed, f.trial[level]->half_width);
	buffer_puts(b, "\n");
	put_services(b, s, data, a);
}

static void put_change(struct buffer *b, size_t i, const struct dataset *data, struct arena *a)
{
	struct diag d = { .arena = a };
	struct scenario s;
	size_t count = 0;

	while (count < MOST_CHANGES && changes[i][count].text)
		buffer_printf(b, "%s%s", count ? ", " : "== ", changes[i][count].text), count++;
	buffer_puts(b, "\n");
	if (!scenario_read(&s, str_of(SCENARIO), "scenario.yaml", changes[i], count, data, a, &d))
		fail_msg("%s", faults_text(&d, a));
	spoil_scenario(&s, a);
	put_fitted(b, &s, premises_shares(data, s.distribution, s.group, a), a);
}

/* A line of the table is off by so many kroner, as when what the fit built on has changed. */
static void put_off(struct buffer *b, double off, struct dataset *data, struct arena *a)
{
	struct diag d = { .arena = a };
	struct fitted_row *row = data->fitted;
	const struct dataset *shared;
	struct results r;
	struct scenario s;
	struct fitted f;

	assert_true(scenario_read(&s, str_of(SCENARIO), "scenario.yaml", NULL, 0, data, a, &d));
	while (row->group != s.group || row->kind != FITTED_TABLE || row->sector < 0)
		row++;
	shared = premises_shares(data, s.distribution, s.group, a);
	calc(&r, &s, shared);
	row->typed += off;
	fitted_find(&f, &s, shared, &r);
	row->typed -= off;
	buffer_printf(b, "== off by %.1f kr: %s\n", off, f.status == FITTED_AS_KS ? "as KS" : "otherwise");
}

static void fitted_groups_stand_as_they_did(void **state)
{
	static const double off[] = { -2, -1, 1, 2 };
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct buffer b = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);
	const char *folder = new_folder();

	(void)state;
	write_tables(folder, &a);
	assert_true(dataset_read(data, arena_printf(&a, "%s/ks", folder), "data", &a, &d));
	spoil_dataset(data, &a);
	for (size_t i = 0; i < COUNT(changes); i++)
		put_change(&b, i, data, &a);
	for (size_t i = 0; i < COUNT(off); i++)
		put_off(&b, off[i], data, &a);
	golden_compare("fitted.txt", buffer_text(&b));
	remove_folder();
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(fitted_groups_stand_as_they_did) };

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
