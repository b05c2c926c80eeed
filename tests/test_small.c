/* Small counts: what is hidden, and that nothing printed gives it back. */
#include "check.h"
#include "report_case.h"

#include "study/followup.h"
#include "input/scenario_read.h"
#include "guard/small.h"
#include "study/study.h"

enum { YEARS = 3, START = 2021 };

/* Observations at the end of the first years of the measure; −1 is one that was not made. */
static void observe(struct scenario *s, struct observation *seen, const int helped[], int count)
{
	for (int i = 0; i < count; i++)
		seen[i] = (struct observation){ START + i, helped[i] < 0 ? NAN : helped[i], 1e6 * (i + 1) };
	s->observations = seen;
	s->observation_count = (size_t)count;
}

static struct scenario measure(int participants, int round)
{
	return (struct scenario){ .start = START, .duration = YEARS, .round = round, .participants = participants,
				  .without = { .expected = 0.5 }, .with = { .expected = 0.6 }, .period = 40,
				  .group = 1, .ages = { { 13, 15 } }, .age_count = 1, .price_year = 2017 };
}

static void test_decisions(void **state)
{
	static const struct {
		int participants, round, helped[YEARS];
		const char *shown; /* s, or : for hidden, per year */
		bool expected;
	} cases[] = {
		{ 100, 3, { 3, 6, 9 }, "sss", true },
		{ 100, 3, { 0, 2, 3 }, "::s", true },
		{ 100, 3, { 3, 5, 6 }, "s:s", true },   /* 5 − 3 is a small count, too */
		{ 100, 3, { 3, 4, 5 }, "s::", false },
		{ 100, 3, { 97, 98, 100 }, "s::", false }, /* three, two and none not helped */
		{ 100, 3, { -1, 3, -1 }, "sss", true },
		{ 100, 3, { 2, -1, -1 }, ":ss", false },
		{ 6, 1, { 3, 6, 9 }, "sss", true },    /* of 6, 12 and 18 who have begun */
		{ 6, 1, { 4, 6, 9 }, ":ss", true },    /* two of the first 6 were not helped */
		{ 2, 3, { 0, 1, 2 }, ":::", false },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct scenario s = measure(cases[i].participants, cases[i].round);
		struct followup_year years[YEARS];
		struct followup f = { .years = years, .count = YEARS };
		struct observation seen[YEARS];
		struct small may_show;

		observe(&s, seen, cases[i].helped, YEARS);
		for (int k = 0; k < YEARS; k++)
			years[k] = (struct followup_year){ .year = START + k, .observed = seen[k] };
		small_decide(&may_show, &f, &s, &a);
		for (int k = 0; k < YEARS; k++)
			assert_int_equal(may_show.helped[k], cases[i].shown[k] == 's');
		assert_int_equal(may_show.expected_helped, cases[i].expected);
		assert_int_equal(may_show.any_hidden, strchr(cases[i].shown, ':') != NULL);
	}
	arena_free(&a);
}

/* A sequence of observations and the document that came of it. */
struct outcome {
	int helped[YEARS];
	const char *text;
};

struct trial {
	int participants, round;
	const char *edition, *templates;
	const struct dataset *data;
	struct arena arena;
	LIST_OF(struct outcome) outcomes;
};

static int begun(const struct trial *t, int year)
{
	return t->participants * (year / t->round + 1);
}

static const char *scenario_text(struct trial *t, const int helped[YEARS])
{
	struct buffer out = { .arena = &t->arena };

	buffer_printf(&out,
		      "utenfor: 1\nsak: {tittel: Los, kommune: Eksempel kommune}\n"
		      "målgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"
		      "tiltak: {navn: Los, startår: %d, varighet: %d, varighet per runde: %d, deltakere: %d,\n"
		      "  normalliv uten tiltak: 50 %%, normalliv med tiltak: 60 %%}\n"
		      "kostnader: [{navn: Los, betaler: kommune, beløp: 1000000}]\noppfølging:\n  observert:\n",
		      START, YEARS, t->round, t->participants);
	for (int k = 0; k < YEARS; k++)
		buffer_printf(&out, "    - {år: %d, hjulpet: %d, kostnad: %d}\n", START + k, helped[k], 900000 * (k + 1));
	return buffer_text(&out);
}

/* Builds the document of one sequence, with the checksums that it shows. */
static void add_outcome(struct trial *t, const int helped[YEARS])
{
	static const struct study_options options = { .montecarlo = { MONTECARLO_SEED, 10 }, .rules = RULES_NOW };
	const char *text = scenario_text(t, helped);
	struct outcome *outcome = LIST_ADD(&t->arena, &t->outcomes);
	struct report_case c = { .diag = { .arena = &c.arena } };
	const struct study *study;

	assert_true(scenario_read(&c.scenario, (struct str){ text, strlen(text) }, "scenario.yaml", NULL, 0, t->data,
				  &c.arena, &c.diag));
	study = study_make(&c.scenario, t->data, &options, &c.arena, &c.diag);
	assert_true(study && study->has_followup);
	c.input = (struct report_input){
		.study = study, .templates = t->templates,
		.today = { 2024, 2, 29 }, .program = "utenfor",
	};
	memcpy(outcome->helped, helped, sizeof outcome->helped);
	text = case_build(&c, t->edition, LANGUAGE_NB);
	outcome->text = arena_text(&t->arena, text, strlen(text));
	case_free(&c);
}

/* Every way the observations can go: never fewer than the year before, never more than have begun. */
static void add_outcomes(struct trial *t)
{
	int h[YEARS];

	for (h[0] = 0; h[0] <= begun(t, 0); h[0]++)
		for (h[1] = h[0]; h[1] <= begun(t, 1); h[1]++)
			for (h[2] = h[1]; h[2] <= begun(t, 2); h[2]++)
				add_outcome(t, h);
}

/* Counts of people at the end of year k that somebody could want to know. */
enum quantity { HELPED, NOT_HELPED, NEWLY_HELPED, QUANTITIES };

static int quantity(const struct trial *t, const struct outcome *o, enum quantity q, int k)
{
	switch (q) {
	case HELPED:
		return o->helped[k];
	case NOT_HELPED:
		return begun(t, k) - o->helped[k];
	case NEWLY_HELPED:
		return o->helped[k] - (k ? o->helped[k - 1] : 0);
	case QUANTITIES:
		break;
	}
	return -1;
}

/* Whether another sequence makes the very same document, but has another count there. */
static bool is_ambiguous(const struct trial *t, const struct outcome *o, enum quantity q, int k)
{
	for (size_t i = 0; i < t->outcomes.count; i++) {
		const struct outcome *other = &t->outcomes.items[i];

		if (quantity(t, other, q, k) != quantity(t, o, q, k) && text_equal(other->text, o->text))
			return true;
	}
	return false;
}

static void check_trial(struct trial *t)
{
	size_t small = 0;

	add_outcomes(t);
	for (size_t i = 0; i < t->outcomes.count; i++) {
		const struct outcome *o = &t->outcomes.items[i];

		for (int cell = 0; cell < QUANTITIES * YEARS; cell++) {
			enum quantity q = (enum quantity)(cell / YEARS);
			int k = cell % YEARS;

			if (quantity(t, o, q, k) >= SMALL_COUNT)
				continue;
			small++;
			if (!is_ambiguous(t, o, q, k))
				fail_msg("%d participants: count %d of year %d can be told when %d, %d, %d are helped",
					 t->participants, (int)q, k, o->helped[0], o->helped[1], o->helped[2]);
		}
	}
	assert_true(small > 0);
	arena_free(&t->arena);
}

/* What is printed of every possible follow-up of small measures: no small count can be told from all of it, text,
 * tables and figures together, even by one who knows the rule. */
static void test_nothing_gives_back(void **state)
{
	/* The whole archive edition where the sequences are few, else all of it that observations can change. */
	static const struct {
		int participants, round;
		const char *edition;
	} cases[] = {
		{ 1, 3, "arkiv" }, { 2, 3, "arkiv" }, { 3, 3, "arkiv" }, { 1, 1, "arkiv" },
		{ 5, 3, "sett" },  { 8, 3, "sett" },  { 2, 1, "sett" },  { 3, 1, "sett" }, { 4, 1, "sett" },
	};
	const char *folder = new_folder();
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);
	struct run r;

	(void)state;
	assert_true(dataset_read(data, "data", NULL, &a, &d));
	r = run("cp -r templates/. %s && printf '{{> veien-videre}}\\n\\n```tabell inndata\\n```\\n' >%s/nb/sett.md", folder,
		folder);
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(cases); i++)
		check_trial(&(struct trial){ .participants = cases[i].participants, .round = cases[i].round,
					     .edition = cases[i].edition, .templates = folder, .data = data });
	remove_folder();
	arena_free(&a);
}

/* Every file that a report can become is the same whatever a hidden count is, also beside an earlier basis with others. */
static void test_files_are_the_same(void **state)
{
	static const char *const kinds[] = {
		"-u saksvedlegg -o r.pdf", "-u moteark -o r.pdf",  "-u arkiv -o r.pdf",	      "-m nn -o r.pdf",
		"-u arkiv -o r.html",	   "-u moteark -o r.html", "-u saksvedlegg -o r.html", "-o r.xlsx",
	};
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("U=$(realpath $UTENFOR) && cd %s && for n in 0 1 2; do mkdir $n && sed '/^notater/d; $a\\' "
		"$OLDPWD/examples/publisert/scenario.yaml >$n/s.yaml && "
		"echo \"oppfølging: {observert: [{år: 2022, hjulpet: $n, kostnad: 900000}]}\" >>$n/s.yaml && "
		"$U rapport -q --trekninger 10 -u arkiv $n/s.yaml -o $n/first.pdf && "
		"echo 'tidligere: first.grunnlag.json' >>$n/s.yaml || exit; done", folder);
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		r = run("U=$(realpath $UTENFOR) && cd %s && for n in 0 1 2; do (cd $n && rm -f r.* && "
			"$U rapport -q --trekninger 10 s.yaml %s) || exit; done; for f in 0/r.pdf 0/r.html "
			"0/r.xlsx; do test -e $f || continue; cmp $f 1/${f#0/} && cmp $f 2/${f#0/} || exit; done", folder, kinds[i]);
		if (r.status)
			fail_msg("%s: %s%s", kinds[i], r.out, r.err);
	}
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decisions),
		cmocka_unit_test(test_nothing_gives_back),
		cmocka_unit_test(test_files_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
