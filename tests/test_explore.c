/* Grids: every cell against the engine run on a scenario with the two values put in; and how axes are read. */
#include "check.h"
#include "program.h"
#include "standard.h"

#include "base/arena.h"
#include "study/explore.h"

#include <stdlib.h>

static struct dataset data;

static bool is_valid(const struct scenario *s)
{
	const struct cost *once = &s->costs[1]; /* see test_cost_years: the one that may have a year of its own */

	return s->with.expected >= 0 && s->with.expected <= 1 && s->duration % s->round == 0 && (!once->year_count || once->years[0] < s->start + s->period);
}

static void check_cell(const struct explore_cell *cell, const struct scenario *s)
{
	struct scenario discounted = *s;
	double rate = s->with.expected - s->without.expected;
	struct results r;

	assert_int_equal(cell->valid, is_valid(s));
	if (!cell->valid)
		return;
	if (rate > 0)
		discounted.with.expected = s->without.expected + rate * (1 - s->optimism);
	calc(&r, &discounted, &data);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		CHECK_NEAR(cell->net[level], r.net[level], 1e-4);
	assert_memory_equal(cell->payback, r.payback, sizeof r.payback);
}

/* One axis for each key, and how its value is put into a scenario. */
static void set(struct scenario *s, const struct explore_axis *axis, double value)
{
	int whole = (int)value;

	switch (axis->key) {
	case EXPLORE_WITH:
		s->with.expected = value;
		break;
	case EXPLORE_WITHOUT:
		s->without.expected = value;
		break;
	case EXPLORE_PARTICIPANTS:
		s->participants = whole;
		break;
	case EXPLORE_COST:
		s->costs[axis->cost].amount = value;
		break;
	case EXPLORE_RATE:
		s->rate = (struct rate){ value, false };
		break;
	case EXPLORE_PERIOD:
		s->period = whole;
		break;
	case EXPLORE_FADE:
		s->fade = value;
		break;
	case EXPLORE_EFFECT_YEARS:
		s->effect_years = whole;
		break;
	case EXPLORE_DIFFERENCE:
		s->difference = value;
		break;
	case EXPLORE_DURATION:
		s->duration = whole;
		break;
	case EXPLORE_ROUND:
		s->round = whole;
		break;
	case EXPLORE_OPTIMISM:
		s->optimism = value;
		break;
	case EXPLORE_SUCCESS_RATE:
		s->with.expected = s->without.expected + value;
		break;
	case EXPLORE_GROUP:
		s->group = axis->words[whole].group;
		break;
	case EXPLORE_AGES:
		memcpy(s->ages, axis->words[whole].ages, sizeof s->ages);
		s->age_count = axis->words[whole].age_count;
		break;
	}
}

static const struct explore_word groups[] = { { "lavinntekt-trygd", 1, { { 0, 0 } }, 0 },
					      { "barnevern-hjelpetiltak", 2, { { 0, 0 } }, 0 } };
static const struct explore_word ages[] = { { "6-9", 0, { { 6, 9 } }, 1 },
					    { "10-15", 0, { { 10, 12 }, { 13, 15 } }, 2 } };

static const struct explore_axis axes[] = {
	{ .key = EXPLORE_WITH, .from = 0.4, .step = 0.1, .count = 4 },
	{ .key = EXPLORE_WITHOUT, .from = 0.3, .step = 0.15, .count = 3 },
	{ .key = EXPLORE_PARTICIPANTS, .from = 1, .step = 60, .count = 4 },
	{ .key = EXPLORE_COST, .cost = 0, .from = 0, .step = 2e6, .count = 3 },
	{ .key = EXPLORE_COST, .cost = 1, .from = 0, .step = 4e5, .count = 3 },
	{ .key = EXPLORE_COST, .cost = 2, .from = 1e5, .step = 3e5, .count = 2 },
	{ .key = EXPLORE_RATE, .from = 0, .step = 0.03, .count = 3 },
	{ .key = EXPLORE_PERIOD, .from = 1, .step = 19, .count = 4 },
	{ .key = EXPLORE_FADE, .from = 0, .step = 0.25, .count = 5 },
	{ .key = EXPLORE_EFFECT_YEARS, .from = 1, .step = 20, .count = 3 },
	{ .key = EXPLORE_DURATION, .from = 2, .step = 1, .count = 5 },
	{ .key = EXPLORE_ROUND, .from = 1, .step = 1, .count = 4, .name = "tiltak.varighet per runde" },
	{ .key = EXPLORE_DIFFERENCE, .from = 0.5, .step = 0.25, .count = 3 },
	{ .key = EXPLORE_OPTIMISM, .from = 0, .step = 0.5, .count = 3 },
	{ .key = EXPLORE_SUCCESS_RATE, .from = -0.1, .step = 0.35, .count = 3 }, /* the last is more than all */
	{ .key = EXPLORE_GROUP, .step = 1, .count = 2, .words = groups },
	{ .key = EXPLORE_AGES, .step = 1, .count = 2, .words = ages },
};

/* A second group, which uses less of everything. */
static void make_dataset(void)
{
	standard_dataset(&data);
	data.group_count = 3;
	data.groups[2].id = "barnevern-hjelpetiltak";
	for (int i = 0; i < data.service_count; i++)
		for (int age = 0; age < AGES; age++) {
			data.quantity[2][i][age] = data.quantity[0][i][age] / 2;
			data.quantity_grade[2][i][age] = GRADE_ANSLAG;
		}
}

static void check_grid(const struct grid *grid, const struct scenario *s)
{
	const struct explore_axis *rows = &grid->axes[0], *columns = &grid->axes[1];

	for (int i = 0; i < rows->count; i++) {
		for (int j = 0; j < columns->count; j++) {
			struct cost costs[3];
			struct scenario point = *s;

			memcpy(costs, s->costs, sizeof costs);
			point.costs = costs;
			if (grid->axis_count == 2 && rows->key == EXPLORE_SUCCESS_RATE) /* rests on the other */
				set(&point, columns, columns->from + j * columns->step);
			set(&point, rows, rows->from + i * rows->step);
			if (grid->axis_count == 2 && rows->key != EXPLORE_SUCCESS_RATE)
				set(&point, columns, columns->from + j * columns->step);
			check_cell(&grid->cells[i * columns->count + j], &point);
		}
	}
}

static struct scenario scenario(struct cost costs[3], bool falling)
{
	struct scenario s = standard_scenario(costs);

	s.duration = 4;
	s.round_at.file = "test"; /* given: it does not follow the duration */
	s.fade = 0.02;
	s.rate.falling = falling;
	s.optimism = falling ? 0.2 : 0;
	s.period = 50;
	return s;
}

static void test_cells(void **state)
{
	struct cost costs[3];
	struct arena a = { 0 };
	struct grid grid;

	(void)state;
	make_dataset();
	for (size_t i = 0; i < COUNT(axes); i++) {
		struct scenario s = scenario(costs, i % 2);

		explore_run(&grid, &axes[i], 1, &s, &data, &a);
		assert_int_equal(grid.axes[1].count, 1);
		check_grid(&grid, &s);
		for (size_t j = 0; j < COUNT(axes); j++) {
			const struct explore_axis both[] = { axes[i], axes[j] };

			if (explore_same_key(&axes[i], &axes[j]))
				continue;
			explore_run(&grid, both, 2, &s, &data, &a);
			check_grid(&grid, &s);
		}
	}
	arena_free(&a);
}

/* Without a duration of its own, the one round lasts as long as the measure. */
static void test_round_follows(void **state)
{
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct arena a = { 0 };
	struct grid grid;

	(void)state;
	standard_dataset(&data);
	explore_run(&grid, &axes[10], 1, &s, &data, &a);
	for (int i = 0; i < 5; i++) {
		struct scenario point = s;

		point.duration = point.round = 2 + i;
		check_cell(&grid.cells[i], &point);
	}
	arena_free(&a);
}

/* A cost in a year of its own must lie within the period, as when a scenario is read. */
static void test_cost_years(void **state)
{
	static int year[] = { 2040 };
	struct cost costs[3];
	struct scenario s = scenario(costs, false);
	struct arena a = { 0 };
	struct grid grid;

	(void)state;
	standard_dataset(&data);
	costs[1].every_year = false;
	costs[1].years = year;
	costs[1].year_count = 1;
	explore_run(&grid, &axes[7], 1, &s, &data, &a);
	assert_false(grid.cells[0].valid); /* one year */
	assert_true(grid.cells[1].valid);  /* twenty: the last is 2040 */
	check_grid(&grid, &s);
	arena_free(&a);
}

/* The program's grid has what the program computes for the same scenario, whatever the scenario chose. */
static void test_as_computed(void **state)
{
	static const char *const choices[] = {
		"", "--sett 'analyse.optimisme=20 %'", "--sett analyse.fordeling=2022",
		"--sett analyse.fordeling=utjevnet", "--sett analyse.deflator=kommunal --sett analyse.prisår=2020",
		"--sett 'priser.aap.pris=300 000'", "--sett analyse.kalkulasjonsrente=R-109",
		"--sett 'effekt.frafall per år=3 %'",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(choices); i++) {
		struct run r = run("$UTENFOR beregn -q --format json examples/publisert/scenario.yaml %s "
				   "--sett tiltak.deltakere=120 | python3 -c 'import json, sys; n = json.load(sys.stdin)"
				   "[\"netto\"]; print(*[round(n[k][\"kroner\"]) for k in n])'", choices[i]);
		char *computed = strdup(r.out);

		expect_status(&r, 0);
		r = run("$UTENFOR utforsk -q --format json examples/publisert/scenario.yaml %s "
			"--varier tiltak.deltakere=100..120:20 | python3 -c 'import json, sys; c = json.load(sys.stdin)"
			"[\"celler\"][1]; print(*[round(c[k]) for k in (\"totalt\", \"kommune\", \"fylkeskommune\", "
			"\"stat\")])'", choices[i]);
		expect_status(&r, 0);
		assert_string_equal(r.out, computed);
		free(computed);
	}
}

/* Two axes at once: each cell is what the two values give together, whichever axis comes first, and what was not given
 * follows what is varied. */
static void test_pairs_as_computed(void **state)
{
	static const char *const pairs[][2] = {
		{ "varighet=2..4:2", "varighet per runde=1..2:1" },
		{ "varighet per runde=1..2:1", "varighet=2..4:2" },
		{ "deltakere=10..90:80", "varighet=2..4:2" },
		{ "normalliv uten tiltak=30 %..40 %:10 %", "deltakere=10..90:80" },
		{ "varighet=2..6:4", "normalliv med tiltak=55 %..65 %:10 %" },
	};
	static const char program[] =
		"import json, subprocess, sys\n"
		"def run(*args):\n"
		"    out = subprocess.run([sys.argv[1], *args, '-q', '-f', 'json', 'examples/publisert/scenario.yaml'],\n"
		"                         capture_output=True, text=True, check=True).stdout\n"
		"    return json.loads(out)\n"
		"axes = [a.split('=') for a in sys.argv[2:]]\n"
		"cells = run('utforsk', *[x for k, v in axes for x in ('--varier', f'tiltak.{k}={v}')])['celler']\n"
		"for i, a in enumerate(axes[0][1].split(':')[0].split('..')):\n"
		"    for j, b in enumerate(axes[1][1].split(':')[0].split('..')):\n"
		"        n = run('beregn', '-s', f'tiltak.{axes[0][0]}={a}', '-s', f'tiltak.{axes[1][0]}={b}')['netto']\n"
		"        c = cells[2 * i + j]\n"
		"        for k in ('kommune', 'stat', 'totalt'):\n"
		"            assert abs(c[k] - n[k]['kroner']) < 1, (sys.argv[2:], a, b, k, c[k], n[k])\n";
	const char *folder = new_folder();
	char path[128];

	(void)state;
	snprintf(path, sizeof path, "%s/pairs.py", folder);
	write_text(path, program);
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct run r = run("python3 %s $UTENFOR '%s' '%s'", path, pairs[i][0], pairs[i][1]);

		if (r.status)
			fail_msg("%s", r.err);
	}
	remove_folder();
}

/* The discount is always shown when it is on. */
static void test_optimism_is_shown(void **state)
{
	static const char *const varied = "--varier tiltak.deltakere=1..2:1";
	struct run r = run("$UTENFOR utforsk -q examples/publisert/scenario.yaml %s --sett 'analyse.optimisme=20 %%'",
			   varied);

	(void)state;
	expect_contains(r.out, "\nSuksessraten er satt ned med 20 % for optimisme.\n");
	r = run("$UTENFOR utforsk -q -f json examples/publisert/scenario.yaml %s --sett 'analyse.optimisme=20 %%'", varied);
	expect_contains(r.out, "\"optimisme\": 0.2");
	r = run("$UTENFOR utforsk -q examples/publisert/scenario.yaml %s", varied);
	assert_null(strstr(r.out, "optimisme"));
}

static void test_same_axis_twice(void **state)
{
	static const struct {
		const char *first, *second;
		int status;
	} table[] = {
		{ "tiltak.deltakere=1..2:1", "tiltak.deltakere=3..4:1", 1 },
		{ "tiltak.deltakere=1..2:1", "Tiltak.Deltakere=3..4:1", 1 },
		{ "kostnader.Ny innsats.beløp=1..2:1", "kostnader.ny_innsats.beloep=3..4:1", 1 },
		{ "kostnader.Ny innsats.beløp=1..2:1", "kostnader.Statstilskudd.beløp=3..4:1", 0 },
		{ "tiltak.varighet=2..4:2", "tiltak.varighet per runde=1..2:1", 0 },
		{ "deltakere=1..2:1", "tiltak.deltakere=3..4:1", 1 },
		{ "suksessrate=1 %..2 %:1 %", "tiltak.normalliv med tiltak=55 %..60 %:5 %", 1 },
		{ "suksessrate=1 %..2 %:1 %", "normalliv uten tiltak=30 %..40 %:5 %", 0 },
		{ "gruppe=alle", "alder=alle", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("$UTENFOR utforsk -q examples/publisert/scenario.yaml --varier '%s' --varier '%s'",
				   table[i].first, table[i].second);

		expect_status(&r, table[i].status);
		if (table[i].status)
			expect_contains(r.err, "begge gangene");
	}
}

static void test_axes(void **state)
{
	static const struct {
		const char *text;
		enum explore_key key;
		int cost;
		double from, last;
		int count;
	} table[] = {
		{ "tiltak.deltakere=50..200:10", EXPLORE_PARTICIPANTS, 0, 50, 200, 16 },
		{ "tiltak.deltakere=50..59:10", EXPLORE_PARTICIPANTS, 0, 50, 50, 1 },
		{ "tiltak.normalliv med tiltak=50 %..60 %:1 %", EXPLORE_WITH, 0, 0.5, 0.6, 11 },
		{ "TILTAK.Normalliv_uten_tiltak=0 %..100 %:0,1 %", EXPLORE_WITHOUT, 0, 0, 1, 1001 },
		{ "kostnader.Ny innsats.beløp=0..1 000 000:250 000", EXPLORE_COST, 0, 0, 1e6, 5 },
		{ "kostnader.statstilskudd.beloep=0 kr..100 kr:50 kr", EXPLORE_COST, 1, 0, 100, 3 },
		{ "analyse.kalkulasjonsrente=0 %..8 %:2 %", EXPLORE_RATE, 0, 0, 0.08, 5 },
		{ "analyse.periode=1..60:1", EXPLORE_PERIOD, 0, 1, 60, 60 },
		{ "effekt.frafall per aar=0 %..100 %:10 %", EXPLORE_FADE, 0, 0, 1, 11 },
		{ "effekt.varighet=5..40:5", EXPLORE_EFFECT_YEARS, 0, 5, 40, 8 },
		{ "tiltak.varighet=2..8:2", EXPLORE_DURATION, 0, 2, 8, 4 },
		{ "tiltak.varighet per runde=1..4:1", EXPLORE_ROUND, 0, 1, 4, 4 },
		{ "analyse.optimisme=0 %..50 %:25 %", EXPLORE_OPTIMISM, 0, 0, 0.5, 3 },
		{ "deltakere=50..200:10", EXPLORE_PARTICIPANTS, 0, 50, 200, 16 },
		{ "Ny innsats.beløp=0..10:5", EXPLORE_COST, 0, 0, 10, 3 },
		{ "suksessrate=−10 %..10 %:5 %", EXPLORE_SUCCESS_RATE, 0, -0.1, 0.1, 5 },
		{ "tiltak.suksessrate=0 %..1 %:1 %", EXPLORE_SUCCESS_RATE, 0, 0, 0.01, 2 },
	};
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct arena a = { 0 };
	struct diag d = { .arena = &a };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct explore_axis axis;

		if (!explore_read_axis(&axis, table[i].text, &s, &data, &a, &d))
			fail_msg("%s: %s", table[i].text, d.entries[d.count - 1].message);
		assert_int_equal(axis.key, table[i].key);
		if (axis.key == EXPLORE_COST)
			assert_int_equal(axis.cost, table[i].cost);
		assert_int_equal(axis.count, table[i].count);
		CHECK_NEAR(axis.from, table[i].from, 1e-12);
		CHECK_NEAR(explore_value(&axis, axis.count - 1), table[i].last, 1e-9);
		assert_int_equal(axis.percent, strchr(table[i].text, '%') != NULL);
	}
	assert_int_equal(d.count, 0);
	arena_free(&a);
}

static void test_faults(void **state)
{
	static const struct {
		const char *text, *message; /* a part of it */
	} table[] = {
		{ "tiltak.deltakere", "skriv nøkkel" },
		{ "tiltak.deltakere=50", "skriv første" },
		{ "tiltak.deltakere=50..200", "skriv første" },
		{ "varighet=1..2:1", "«varighet» kan være «effekt.varighet» eller «tiltak.varighet»; skriv hele" },
		{ "beløp=1..2:1", "«kostnader.Ny innsats.beløp», " },
		{ "deltager=1..2:1", "mente du «tiltak.deltakere»?" },
		{ "suksessrat=1 %..2 %:1 %", "mente du «suksessrate»?" },
		{ "tiltak.deltagere=50..200:10", "mente du «tiltak.deltakere»?" },
		{ "kostnader.Ny insats.beløp=0..10:1", "mente du «kostnader.Ny innsats.beløp»?" },
		{ "sak.tittel=0..10:1", "kan ikke varieres" },
		{ "tiltak.deltakere=0..10:1", "verdiene må ligge fra 1 til 1" },
		{ "tiltak.deltakere=1..10 000 000:1", "verdiene må ligge fra 1 til 1" },
		{ "analyse.kalkulasjonsrente=0 %..30 %:1 %", "fra 0 % til 20 %" },
		{ "tiltak.deltakere=10..1:1", "bytt om" },
		{ "tiltak.deltakere=1..10:0", "større enn 0" },
		{ "kostnader.Ny innsats.beløp=0..250 000:1", "større steg" }, /* LIMIT_CELLS and one */
		{ "tiltak.normalliv med tiltak=50..60:1", "«50»:" },
		{ "tiltak.deltakere=1..ti:1", "«ti»:" },
		{ "tiltak.deltakere=1..10:1,5", "«1,5»:" },
		{ "", "skriv nøkkel" },
	};
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct diag d = { .arena = &a };
		struct explore_axis axis;

		assert_false(explore_read_axis(&axis, table[i].text, &s, &data, &a, &d));
		assert_int_equal(d.errors, 1);
		if (!strstr(d.entries[0].message, table[i].message))
			fail_msg("«%s» gives «%s»", table[i].text, d.entries[0].message);
	}
	arena_free(&a);
}

/* Groups and ages by name, as the program reads them; what each cell has is what `beregn` computes. */
static void test_words(void **state)
{
	static const struct {
		const char *varied;
		const char *rows; /* the first column of the CSV */
	} table[] = {
		{ "alder=alle", "0-5 6-9 10-12 13-15 16-18 19-24" },
		{ "målgruppe.alder=6-9..13-15", "6-9 10-12 13-15" },
		{ "alder=19-24, [10-12, 13-15]", "19-24 [10-12, 13-15]" },
		{ "gruppe=depresjon-angst,lavinntekt-trygd", "depresjon-angst lavinntekt-trygd" },
		{ "gruppe=alle", "lavinntekt-norskfoedt lavinntekt-trygd ikke-fullfoert-vgo barnevern-hjelpetiltak "
				 "foreldre-psykisk-rus depresjon-angst adferdsvansker" },
	};
	static const struct {
		const char *varied, *fault;
	} faults[] = {
		{ "alder=12-15", "«12-15» går over to intervaller" },
		{ "alder=16-18..6-9", "bytt om" },
		{ "alder=6-9..12-15", "«12-15» går over to intervaller" },
		{ "gruppe=depresjon-angs", "mente du «depresjon-angst»?" },
		{ "gruppe=", "«gruppe» er tom" },
		{ "alder=6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,"
		  "6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9,6-9",
		  "flere enn 48 verdier" },
		{ "gruppe", "alder=alle" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("$UTENFOR utforsk -q -f csv examples/publisert/scenario.yaml -v '%s' | python3 -c 'import "
				   "csv, sys; print(*[r[0] for r in csv.reader(sys.stdin)][1:])'", table[i].varied);

		assert_string_equal(strtok(r.out, "\n"), table[i].rows);
	}
	for (size_t i = 0; i < COUNT(faults); i++) {
		struct run r = run("$UTENFOR utforsk -q examples/publisert/scenario.yaml -v '%s'", faults[i].varied);

		expect_status(&r, 1);
		expect_contains(r.err, faults[i].fault);
	}
}

static void test_words_as_computed(void **state)
{
	static const char *const cases[] = { "gruppe=adferdsvansker", "alder=6-9", "alder=[10-12,13-15]" };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct run r = run("$UTENFOR beregn -q -f json examples/publisert/scenario.yaml --sett '%s' | python3 -c "
				   "'import json, sys; n = json.load(sys.stdin)[\"netto\"]; "
				   "print(*[round(n[k][\"kroner\"]) for k in n])'", cases[i]);
		char *computed = strdup(r.out);

		expect_status(&r, 0);
		r = run("$UTENFOR utforsk -q -f json examples/publisert/scenario.yaml -v '%s' | python3 -c 'import json, sys; "
			"c = json.load(sys.stdin)[\"celler\"][0]; print(*[round(c[k]) for k in (\"totalt\", \"kommune\", "
			"\"fylkeskommune\", \"stat\")])'", cases[i]);
		expect_status(&r, 0);
		assert_string_equal(r.out, computed);
		free(computed);
	}
}

/* A table for each level, of net gain and of break-even; a line where all cells agree. */
static void test_all_levels(void **state)
{
	struct run r = run("$UTENFOR utforsk -q examples/publisert/scenario.yaml -v deltakere=50..100:50 "
			   "-v 'suksessrate=5 %%..10 %%:5 %%'");
	static const char *const lines[] = {
		"\nNettogevinst i kroner: det offentlige samlet\n",
		"\n  100       5 893 334      12 767 437\n",
		"\nNettogevinst i kroner: kommunen\n", "\nNettogevinst i kroner: fylkeskommunen\n",
		"\nNettogevinst i kroner: staten\n", "\nTjent inn: det offentlige samlet\n",
		"\nTjent inn: kommunen, alle verdier: aldri i minus\n", "\nTjent inn: staten\n",
	};

	(void)state;
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(lines); i++)
		expect_contains(r.out, lines[i]);
	r = run("$UTENFOR utforsk -q examples/publisert/scenario.yaml -v deltakere=100..100:50");
	expect_contains(r.out, "\n  100     2024 (3 år)   aldri i minus   aldri i minus     2025 (4 år)\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_round_follows),
		cmocka_unit_test(test_cost_years),
		cmocka_unit_test(test_as_computed),
		cmocka_unit_test(test_pairs_as_computed),
		cmocka_unit_test(test_optimism_is_shown),
		cmocka_unit_test(test_same_axis_twice),
		cmocka_unit_test(test_axes),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_words_as_computed),
		cmocka_unit_test(test_all_levels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
