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

/* Excel in Norwegian reads semicolons and decimal commas; kroner are whole, and nothing is "-0". */
static void test_norwegian_csv(void **state)
{
	static const char *const tables[] = { "år", "tjenester" };

	(void)state;
	for (size_t i = 0; i < COUNT(tables); i++) {
		struct run r = run("$UTENFOR beregn -q -f csv --norsk --tabell %s " EXAMPLE, tables[i]);

		expect_status(&r, 0);
		assert_memory_equal(r.out, "\xEF\xBB\xBF""aar;", 7);
		assert_null(strchr(r.out, '.'));
		assert_null(strstr(r.out, ";-0;"));
		assert_null(strstr(r.out, ";-0\r"));
		expect_contains(r.out, ";0,961538");
	}
}

/* What chooses among the kinds of CSV is refused without it. */
static void test_only_csv(void **state)
{
	static const char *const words[] = { "--norsk", "--tabell tjenester", "-f json --norsk" };

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		struct run r = run("$UTENFOR beregn -q %s " EXAMPLE, words[i]);

		expect_status(&r, 2);
		expect_contains(r.err, "--format csv");
	}
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
