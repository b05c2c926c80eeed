/* Whoever has the printed tables, or the rows of the CSV, comes to the same amounts. */
#include "check.h"
#include "program.h"

#include "input/level.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE "examples/publisert/scenario.yaml"

static void test_printed_tables_suffice(void **state)
{
	struct run r = run("python3 tests/printed.py $UTENFOR");

	(void)state;
	print_message("%s", r.out);
	expect_status(&r, 0);
}

/* Each row is year, service, sector, level, gain, cost, factor: Σ (gain − cost) · factor is the published net. */
static void test_services_add_up(void **state)
{
	static const struct {
		const char *level;
		double net;
	} table[] = { { "kommune", 2770980 }, { "fylkeskommune", 439969 }, { "stat", 9556489 } };
	double sum[COUNT(table)] = { 0 };
	struct run r = run("$UTENFOR beregn -q -f csv --tabell tjenester " EXAMPLE);
	int rows = 0;

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "aar,tjeneste,sektor,nivaa,gevinst,kostnad,diskonteringsfaktor\r\n");
	for (char *line = strstr(r.out, "\n") + 1; *line; line = strstr(line, "\n") + 1, rows++) {
		char level[32];
		double gain, cost, factor;

		assert_int_equal(sscanf(line, "%*d,%*[^,],%*[^,],%31[^,],%lf,%lf,%lf", level, &gain, &cost, &factor), 4);
		for (size_t i = 0; i < COUNT(table); i++)
			if (strcmp(level, table[i].level) == 0)
				sum[i] += (gain - cost) * factor;
	}
	assert_int_equal(rows, 40 * (11 + 1) * LEVELS);
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_NEAR(round(sum[i]), table[i].net, 0);
}

/* Every command that writes CSV. */
static const struct {
	const char *command, *first, *has; /* the first column, and what stands somewhere */
} csv[] = {
	{ "beregn " EXAMPLE, "aar", ";0,961538" },
	{ "beregn --tabell tjenester " EXAMPLE, "aar", ";0,961538" },
	{ "utforsk " EXAMPLE " --varier tiltak.deltakere=50..200:50", "tiltak.deltakere", "\n100;2770980;439969;9556489;" },
	{ "utforsk " EXAMPLE " --varier \"kostnader.Ny innsats.beløp=1250000..3250000:1000000\"",
	  "kostnader.Ny innsats.beløp", "\n1250000;" },
	{ "malgrupper", "malgruppe", "\r\nlavinntekt-trygd;" },
	{ "effekter", "id", ";8,1;" },
	{ "data vis", "tjeneste", ";0,756;" },
	{ "data vis lavinntekt-trygd", "tjeneste", ";0,756;" },
};

/* The cells of a file where `mark` parts them, as they would be without quotes; what a file has in Norwegian has as
 * many, and a number in it has a comma for its point. */
static int count_cells(const char *text, char mark)
{
	int count = 1;
	bool quoted = false;

	for (; *text; text++) {
		quoted ^= *text == '"';
		count += !quoted && (*text == mark || *text == '\n');
	}
	return count;
}

/* Excel in Norwegian reads semicolons and decimal commas; kroner are whole, and nothing is "-0". */
static void test_norwegian_csv(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(csv); i++) {
		struct run r = run("$UTENFOR %s -q -f csv", csv[i].command);
		int cells = count_cells(r.out, ',');

		expect_status(&r, 0);
		r = run("$UTENFOR %s -q -f csv --norsk", csv[i].command);
		expect_status(&r, 0);
		assert_memory_equal(r.out, "\xEF\xBB\xBF", 3);
		assert_memory_equal(r.out + 3, csv[i].first, strlen(csv[i].first));
		assert_int_equal(r.out[3 + strlen(csv[i].first)], ';');
		assert_int_equal(count_cells(r.out, ';'), cells);
		assert_null(strstr(r.out, ";-0;"));
		assert_null(strstr(r.out, ";-0\r"));
		assert_null(strstr(r.out, "e+"));
		expect_contains(r.out, csv[i].has);
	}
}

/* What chooses among the kinds of CSV is refused without it. */
static void test_only_csv(void **state)
{
	static const char *const words[] = { "", "-f json", "-f tekst" };
	struct run r = run("$UTENFOR beregn -q --tabell tjenester " EXAMPLE);

	(void)state;
	expect_status(&r, 2);
	expect_contains(r.err, "--tabell gjelder CSV; skriv «--format csv» også");
	for (size_t i = 0; i < COUNT(csv); i++)
		for (size_t k = 0; k < COUNT(words); k++) {
			r = run("$UTENFOR %s -q --norsk %s", csv[i].command, words[k]);
			expect_status(&r, 2);
			expect_contains(r.err, "gjelder CSV; skriv «--format csv» også");
		}
	r = run("$UTENFOR data sjekk data --norsk");
	expect_status(&r, 2);
	expect_contains(r.err, "--norsk hører til «utenfor data vis»");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_printed_tables_suffice),
		cmocka_unit_test(test_services_add_up),
		cmocka_unit_test(test_norwegian_csv),
		cmocka_unit_test(test_only_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
