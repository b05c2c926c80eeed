/* What a document may never leave out: the discount for optimism, and the mark of an internal or an exploring one. */
#include "report_case.h"

static const char *const editions[] = { "saksvedlegg", "moteark", "arkiv" };

static int count_text(const char *text, const char *part)
{
	int count = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		count++;
	return count;
}

/* The discount is told where the success rate is, and in the section on assumptions; not when there is none. */
static void test_optimism(void **state)
{
	static const char *const said[LANGUAGES] = { "satt ned med 20\u00A0prosent", "sett ned med 20\u00A0prosent" };

	(void)state;
	for (int language = 0; language < LANGUAGES; language++) {
		for (size_t i = 0; i < COUNT(editions); i++) {
			int times = text_equal(editions[i], "moteark") ? 1 : 2;
			struct report_case c;

			case_make(&c);
			assert_int_equal(count_text(case_build(&c, editions[i], (enum language)language), said[language]), 0);
			c.study.optimism = 0.2;
			assert_int_equal(count_text(case_build(&c, editions[i], (enum language)language), said[language]),
					 times);
			case_free(&c);
		}
	}
}

/* beregn says it too, and says nothing where nothing was taken off. */
static void test_optimism_on_screen(void **state)
{
	struct run r = run("$UTENFOR beregn -q examples/publisert/scenario.yaml --sett 'analyse.optimisme=20 %%'");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "8 %, satt ned med 20 % for optimisme, fra 10 %");
	r = run("$UTENFOR beregn -q examples/skadelig/scenario.yaml --sett 'analyse.optimisme=20 %%'");
	expect_status(&r, 0);
	assert_null(strstr(r.out, "for optimisme"));
	r = run("$UTENFOR beregn -q examples/publisert/scenario.yaml");
	assert_null(strstr(r.out, "optimisme"));
}

static void test_marks(void **state)
{
	static const struct {
		bool internal, exploring;
		const char *mark[LANGUAGES];
	} cases[] = {
		{ false, false, { NULL, NULL } },
		{ false, true, { "Utforskende beregning", "Utforskande berekning" } },
		{ true, false, { "Intern – kan være unntatt offentlighet", "Intern – kan vere unnateke offentlegheit" } },
		{ true, true, { "Intern – kan være unntatt offentlighet · Utforskende beregning",
				"Intern – kan vere unnateke offentlegheit · Utforskande berekning" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases) * LANGUAGES; i++) {
		enum language language = (enum language)(i % LANGUAGES);
		const char *expected = cases[i / LANGUAGES].mark[language];
		const struct document *document;
		struct report_case c;

		case_make(&c);
		c.input.language = language;
		c.input.edition = "moteark";
		c.input.internal = cases[i / LANGUAGES].internal;
		c.scenario.source = cases[i / LANGUAGES].exploring ? NULL : "Kommunens eget anslag";
		document = build(&c.input, &c.arena, &c.diag);
		assert_non_null(document);
		if (expected)
			assert_string_equal(document->mark, expected);
		else
			assert_null(document->mark);
		case_free(&c);
	}
}

/* Every page of the file has it. */
static void test_marks_on_every_page(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("$UTENFOR rapport -q --intern --sett tiltak.grad= examples/runder/scenario.yaml -o %s/r.pdf; "
		"pdfinfo %s/r.pdf | sed -n 's/^Pages: *//p'; "
		"pdftotext -layout %s/r.pdf - | grep -c 'Intern – kan være unntatt offentlighet'",
		folder, folder, folder);
	expect_status(&r, 0);
	assert_int_equal(atoi(r.out), atoi(strchr(r.out, '\n')));
	assert_true(atoi(r.out) > 5);
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_optimism),
		cmocka_unit_test(test_optimism_on_screen),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_marks_on_every_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
