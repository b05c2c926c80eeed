/* Published effects: the file, which of them lie near a measure, what `sjekk` says of a success rate beside them, and
 * what is shown of them. */
#include "check.h"
#include "faults.h"
#include "program.h"

#include "base/arena.h"
#include "input/scenario_read.h"
#include "study/effects.h"
#include "study/scenario_review.h"

#include <string.h>

static struct arena arena;
static struct dataset *data;

static int set_up(void **state)
{
	struct diag d = { .arena = &arena };

	(void)state;
	data = NEW(&arena, struct dataset);
	return dataset_read(data, "data", NULL, &arena, &d) ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static const struct published_effect *find(const char *id)
{
	for (size_t i = 0; i < data->effect_count; i++)
		if (text_equal(data->effects[i].id, id))
			return &data->effects[i];
	fail_msg("no effect «%s»", id);
	return NULL;
}

/* The list has what its description says: sixty-two rows of sixty sources or so, those without effect among them. */
static void test_file(void **state)
{
	int designs[DESIGNS] = { 0 }, results[RESULTS] = { 0 };

	(void)state;
	assert_int_equal(data->effect_count, 62);
	for (size_t i = 0; i < data->effect_count; i++) {
		const struct published_effect *e = &data->effects[i];

		designs[e->design]++;
		results[e->result]++;
		assert_true(*e->source && text_starts(e->address, "http"));
		if (e->result == RESULT_UNCONTROLLED)
			assert_true(isnan(e->points));
	}
	assert_int_equal(designs[DESIGN_TRIAL], 27);
	assert_int_equal(designs[DESIGN_QUASI], 15);
	assert_int_equal(designs[DESIGN_BEFORE_AFTER], 4);
	assert_int_equal(results[RESULT_NONE] + results[RESULT_NEGATIVE], 19);
	assert_string_equal(effect_citation(find("no-nygiv"), &arena), "Huitfeldt mfl. 2018");
	assert_string_equal(effect_citation(find("no-ettervern"), &arena), "Clausen og Kristoffersen 2008");
	assert_string_equal(effect_citation(find("se-sbu"), &arena), "SBU");
	assert_string_equal(effect_citation(find("no-holf"), &arena), "OsloMet 2019");
	CHECK_NEAR(find("no-ips")->points, 37 - 27, 1e-12);
	CHECK_NEAR(find("int-frafall")->points, 21.1 - 13, 1e-12);
	CHECK_NEAR(effect_level(find("no-los")), 0.68, 1e-12);
	assert_true(isnan(effect_level(find("no-jobbsjansen")))); /* about a half: no figure to hold another against */
	assert_true(isnan(effect_level(find("no-ips"))));         /* it had a control */
}

/* Same group and kind, then the group, then the kind; strongest design first; uncontrolled last; and only life courses
 * beside a success rate. */
static void check_order(const struct near_effects *near, int group, const char *kind)
{
	for (size_t i = 0; i < near->life_count; i++) {
		const struct near_effect *one = &near->life[i], *before = i ? one - 1 : NULL;
		bool same_kind = kind && text_equal(one->effect->kind, kind);

		assert_true(one->effect->life_course);
		assert_int_equal(one->nearness, !one->effect->groups[group] ? NEAR_KIND
						: same_kind                 ? NEAR_GROUP_AND_KIND
									    : NEAR_GROUP);
		assert_true(one->effect->groups[group] || same_kind);
		if (!before || one->effect->result == RESULT_UNCONTROLLED)
			continue;
		assert_true(before->effect->result != RESULT_UNCONTROLLED);
		assert_true(before->nearness <= one->nearness);
		if (before->nearness == one->nearness)
			assert_true(before->effect->design <= one->effect->design);
	}
	for (size_t i = 0; i < near->other_count; i++)
		assert_false(near->other[i].effect->life_course);
}

/* As data/effekter.csv is read by hand: SE i NAV, SE-KLAR (its last row), HOLF, Rask psykisk helsehjelp, Job-bro, the two
 * of summer jobs and Job Corps found nothing or harm; SEED, IPS, jobbmestring, mentors, Unge godt i gang, Career
 * Academies and Perry did not end so. */
static void test_trials(void **state)
{
	struct effect_tally tally = effects_trials(data);

	(void)state;
	assert_int_equal(tally.studies, 15);
	assert_int_equal(tally.without, 8);
}

static void test_nearest(void **state)
{
	static const struct {
		const char *group, *kind;
		size_t life, other, studies;
		const char *first;
	} cases[] = {
		{ "lavinntekt-trygd", NULL, 9, 0, 8, "no-holf" },
		{ "lavinntekt-trygd", "oppfølging", 13, 0, 10, "dk-jobbro" }, /* two had no control */
		{ "lavinntekt-trygd", "mentor", 9, 1, 8, "dk-mentor-utd" },
		{ "adferdsvansker", NULL, 0, 7, 0, NULL },
		{ "barnevern-hjelpetiltak", NULL, 1, 2, 0, "no-ettervern" }, /* one without control: no study counts */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int group = dataset_group(data, cases[i].group);
		struct near_effects near;

		effects_nearest(&near, data, group, cases[i].kind, &arena);
		check_order(&near, group, cases[i].kind);
		assert_int_equal(near.life_count, cases[i].life);
		assert_int_equal(near.other_count, cases[i].other);
		assert_int_equal(near.tally.studies, cases[i].studies);
		if (cases[i].first)
			assert_string_equal(near.life[0].effect->id, cases[i].first);
	}
}

/* What is said of a scenario in which `with`, `without` and more stand as given. */
static const char *said(const char *without, const char *with, const char *more)
{
	const char *yaml = arena_printf(&arena,
					"utenfor: 1\nsak: {tittel: T, kommune: K}\n"
					"målgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"
					"tiltak:\n  navn: N\n  startår: 2018\n  varighet: 2\n  deltakere: 100\n"
					"  normalliv uten tiltak: %s\n  normalliv med tiltak: %s\n%s"
					"kostnader: [{betaler: stat, beløp: 100000}]\n",
					without, with, more);
	struct diag d = { .arena = &arena };
	struct scenario s;

	if (scenario_read(&s, str_of(yaml), "s", NULL, 0, data, &arena, &d))
		scenario_review(&s, data, &d);
	return faults_text(&d, &arena);
}

#define SOURCE "  kilde: Eget anslag\n  grad: anslag\n"
#define HALF "analyse: {optimisme: 50 %}\n"
#define LEVEL "det er et nivå etter tiltaket"
#define HIGH "der forsøk har funnet virkning, er den oftest 2–10"
#define ALL_CREDIT "«normalliv uten tiltak» er 0 %"

static void test_reviews(void **state)
{
	static const struct {
		const char *without, *with, *more, *there, *not_there;
	} cases[] = {
		{ "50 %", "59,9 %", SOURCE, "", HIGH },
		{ "50 %", "60 %", SOURCE, "s:10:25: advarsel: suksessraten er 10 prosentpoeng; " HIGH, LEVEL },
		{ "50 %", "60 %", SOURCE, "HOLF – helhetlig oppfølging av lavinntektsfamilier (", NULL },
		{ "50 %", "60 %", "  slag: Mentor\n" SOURCE, "de nærmeste studiene er Mentorstøtte til utsatte unge", NULL },
		{ "50 %", "60 %", SOURCE, "analyse.optimisme: 50 %", NULL },
		{ "50 %", "60 %", SOURCE HALF, "", HIGH }, /* what the message offers helps */
		{ "50 %", "75 %", SOURCE HALF, "suksessraten er 12,5 prosentpoeng", NULL },
		{ "10 %", "78 %", SOURCE, LEVEL, NULL }, /* the level of Losprosjektet, 68 % */
		{ "50 %", "57 %", "  kilde: \"NOVA: Losprosjektet\"\n  grad: studie\n", LEVEL, HIGH },
		{ "50 %", "57 %", "  kilde: Jobbsjansen 2019\n  grad: studie\n", LEVEL, NULL },
		{ "0 %", "8 %", SOURCE, ALL_CREDIT, LEVEL },
		{ "1 %", "8 %", SOURCE, "", ALL_CREDIT },
		{ "0 %", "0 %", SOURCE, "", ALL_CREDIT },
		{ "50 %", "55 %", "  slag: los\n" SOURCE, "ukjent slag tiltak «los»; velg mellom skole, oppfølging", NULL },
		{ "50 %", "55 %", "  slag: jobbstotte\n" SOURCE, "ukjent slag tiltak «jobbstotte»; mente du jobbstøtte?", NULL },
		{ "50 %", "55 %", "  slag: jobbstoette\n" SOURCE, "", "slag" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = said(cases[i].without, cases[i].with, cases[i].more);

		if (!strstr(text, cases[i].there) || (cases[i].not_there && strstr(text, cases[i].not_there)))
			fail_msg("case %zu:\n%s", i, text);
	}
}

/* Text, JSON and CSV; in order of evidence, or as the file has them. */
static void test_command(void **state)
{
	struct run r = run("$UTENFOR effekter lavinntekt-trygd");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "håndplukket");
	expect_contains(r.out, "systematisk oversikt");
	expect_contains(r.out, "Kvalifiseringsprogrammet (KVP)");
	assert_null(strstr(r.out, "Job Corps"));
	assert_true(strstr(r.out, "== RCT ==") < strstr(r.out, "== kvasi-eksperiment =="));
	r = run("$UTENFOR effekter --format json | jq -r '.effekter | length, .[0].design, (map(select(.resultat == "
		"\"ingen\")) | length)'");
	assert_string_equal(r.out, "62\nmetaanalyse\n17\n");
	r = run("$UTENFOR effekter --format json | jq -r .forbehold");
	expect_contains(r.out, "håndplukket");
	r = run("$UTENFOR effekter --format csv --sorter fil | cut -d, -f1 | tr -d '\\r' | tail -n 61 | head -n 2");
	assert_string_equal(r.out, "no-navveileder\nno-sosialraadgiver\n");
	expect_contains(r.err, "håndplukket");
	r = run("$UTENFOR effekter finnes-ikke");
	expect_status(&r, 2);
	expect_contains(r.err, "utenfor effekter: ukjent målgruppe «finnes-ikke»");
}

/* Chapter 6 in both målformer: the rate, the nearest, and what they are; a group that no study followed so far says so. */
static void test_report(void **state)
{
	static const struct {
		const char *language, *group, *ages, *there;
	} cases[] = {
		{ "nb", "lavinntekt-trygd", "13-15", "Ingen sikker" },
		{ "nb", "lavinntekt-trygd", "13-15", "Listen er ingen systematisk oversikt" },
		{ "nn", "lavinntekt-trygd", "13-15", "Lista er inga systematisk oversikt" },
		{ "nn", "lavinntekt-trygd", "13-15", "Mentorstøtte til utsette unge" },
		{ "nb", "adferdsvansker", "13-15", "Ingen av studiene i datasettet har fulgt samme målgruppe" },
		{ "nb", "adferdsvansker", "13-15", "sier lite om livsløp: " },
		{ "nn", "adferdsvansker", "13-15", "seier lite om livsløp: " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *folder = new_folder();
		struct run r = run("$UTENFOR rapport -q -m %s -s målgruppe.gruppe=%s -s målgruppe.alder=%s "
				   "examples/publisert/scenario.yaml -o %s/r.pdf && pdftotext %s/r.pdf - | tr '\\n' ' '",
				   cases[i].language, cases[i].group, cases[i].ages, folder, folder);

		expect_status(&r, 0);
		expect_contains(r.out, cases[i].there);
		remove_folder();
	}
}

/* The archived basis holds the effects; it verifies, and a changed figure does not. */
static void test_archive(void **state)
{
	const char *folder = new_folder();
	struct run r = run("$UTENFOR rapport -q -u arkiv examples/publisert/scenario.yaml -o %s/r.pdf", folder);

	(void)state;
	expect_status(&r, 0);
	r = run("$UTENFOR verifiser %s/r.grunnlag.json", folder);
	expect_status(&r, 0);
	assert_string_equal(r.err, "");
	r = run("grep -c '\"fil\": \"effekter.csv\"' %s/r.grunnlag.json", folder);
	assert_string_equal(r.out, "1\n");
	r = run("sed -i 's/37 %% mot 27 %%/57 %% mot 27 %%/' %s/r.grunnlag.json && $UTENFOR verifiser %s/r.grunnlag.json", folder,
		folder);
	expect_status(&r, 1);
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),    cmocka_unit_test(test_trials),
		cmocka_unit_test(test_nearest), cmocka_unit_test(test_reviews),
		cmocka_unit_test(test_command), cmocka_unit_test(test_report),  cmocka_unit_test(test_archive),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
