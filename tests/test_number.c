#include "base/number.h"

#include "base/arena.h"
#include "check.h"

#include <stdio.h>
#include <string.h>

#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"

static void reads(void **state)
{
	static const struct {
		const char *text;
		enum number_kind kind;
		double value;
	} cases[] = {
		{ "1000000", NUMBER_KRONER, 1e6 },
		{ "1 000 000", NUMBER_KRONER, 1e6 },
		{ "1" NBSP "000" NBSP "000", NUMBER_KRONER, 1e6 },
		{ "1" NARROW "000" NARROW "000", NUMBER_KRONER, 1e6 },
		{ "1.000.000", NUMBER_KRONER, 1e6 },
		{ "1.000.000,-", NUMBER_KRONER, 1e6 },
		{ "kr. 1.000.000,-", NUMBER_KRONER, 1e6 },
		{ "500.000,–", NUMBER_KRONER, 500000 },
		{ "500,-", NUMBER_KRONER, 500 },
		{ "500:-", NUMBER_KRONER, 500 },
		{ "500 000 kr", NUMBER_KRONER, 500000 },
		{ "500 000" NBSP "kroner", NUMBER_KRONER, 500000 },
		{ "kr 80 000", NUMBER_KRONER, 80000 },
		{ "1.250,50", NUMBER_KRONER, 1250.5 },
		{ "1 250,50 kr", NUMBER_KRONER, 1250.5 },
		{ "1234,5", NUMBER_KRONER, 1234.5 },
		{ "0", NUMBER_KRONER, 0 },
		{ "-5", NUMBER_KRONER, -5 },
		{ MINUS "1 000", NUMBER_KRONER, -1000 },
		{ "100", NUMBER_COUNT, 100 },
		{ "1 000", NUMBER_COUNT, 1000 },
		{ "100,0", NUMBER_COUNT, 100 },
		{ "2,5", NUMBER_DECIMAL, 2.5 },
		{ "2.5", NUMBER_DECIMAL, 2.5 },
		{ "2,500", NUMBER_DECIMAL, 2.5 },
		{ "+2", NUMBER_DECIMAL, 2 },
		{ "50 %", NUMBER_PERCENT, 0.5 },
		{ "50%", NUMBER_PERCENT, 0.5 },
		{ "50％", NUMBER_PERCENT, 0.5 },
		{ "50" NBSP "%", NUMBER_PERCENT, 0.5 },
		{ "50 prosent", NUMBER_PERCENT, 0.5 },
		{ "2,500 %", NUMBER_PERCENT, 0.025 },
		{ "10.1 %", NUMBER_PERCENT, 0.101 },
		{ "0,125 %", NUMBER_PERCENT, 0.00125 },
		{ "-2 %", NUMBER_PERCENT, -0.02 },
		{ "999999999999999", NUMBER_KRONER, 999999999999999 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		double value = NAN;
		const char *fault = number_read(&value, cases[i].text, cases[i].kind, &arena);

		if (fault)
			fail_msg("%s: %s", cases[i].text, fault);
		if (value != cases[i].value)
			fail_msg("%s gave %.17g", cases[i].text, value);
		arena_free(&arena);
	}
}

static void refuses(void **state)
{
	static const struct {
		const char *text;
		enum number_kind kind;
		const char *fault;
	} cases[] = {
		{ "1.000", NUMBER_KRONER,
		  "«1.000» kan leses som 1" NBSP "000 og som 1; skriv «1" NBSP "000» eller «1»" },
		{ "2,500", NUMBER_COUNT,
		  "«2,500» kan leses som 2" NBSP "500 og som 2,5, og her går det bare hele tall; skriv «2" NBSP "500»" },
		{ "1.000", NUMBER_COUNT,
		  "«1.000» kan leses som 1" NBSP "000 og som 1; skriv «1" NBSP "000» eller «1»" },
		{ "1 000,500", NUMBER_KRONER,
		  "«1 000,500» kan leses som 1" NBSP "000" NBSP "500 og som 1" NBSP "000,5; skriv «1" NBSP
		  "000" NBSP "500» eller «1" NBSP "000,5»" },
		{ "2,5", NUMBER_COUNT, "«2,5» er ikke et helt tall; skriv «2» eller «3»" },
		{ "1,5", NUMBER_YEARS, "«1,5» er ikke et helt antall år; skriv «1» eller «2»" },
		{ "50", NUMBER_PERCENT, "«50» mangler prosenttegn; skriv «50 %»" },
		{ "1", NUMBER_PERCENT, "«1» mangler prosenttegn; skriv «100 %» eller «1 %»" },
		{ "+5 %", NUMBER_PERCENT,
		  "«+5 %» ser ut som en endring; skriv hele andelen uten fortegn, for eksempel «50 %»" },
		{ "0,55", NUMBER_PERCENT, "«0,55» mangler prosenttegn; skriv «55 %» eller «0,55 %»" },
		{ "0.005", NUMBER_PERCENT, "«0.005» mangler prosenttegn; skriv «0,5 %» eller «0.005 %»" },
		{ "0", NUMBER_PERCENT, "«0» mangler prosenttegn; skriv «0 %»" },
		{ "5 %", NUMBER_KRONER,
		  "«5 %» er en prosent; skriv et tall uten prosenttegn, for eksempel «1 000 000»" },
		{ "", NUMBER_COUNT, "tallet mangler; skriv det med sifre, som «100»" },
		{ "mange", NUMBER_COUNT, "«mange» er ikke et tall; skriv det med sifre, som «100»" },
		{ "inf", NUMBER_DECIMAL, "«inf» er ikke et tall; skriv det med sifre, som «2,5»" },
		{ "nan", NUMBER_DECIMAL, "«nan» er ikke et tall; skriv det med sifre, som «2,5»" },
		{ "0x10", NUMBER_COUNT, "«0x10» er ikke et tall; skriv det med sifre, som «100»" },
		{ "1e6", NUMBER_KRONER, "«1e6» er ikke et tall; skriv det med sifre, som «1 000 000»" },
		{ "2 år", NUMBER_YEARS, "det står mer enn et tall i «2 år»; skriv bare «2»" },
		{ "2,5 år", NUMBER_YEARS, "«2,5» er ikke et helt antall år; skriv «2» eller «3»" },
		{ "1 000 barn", NUMBER_COUNT, "det står mer enn et tall i «1 000 barn»; skriv bare «1 000»" },
		{ "60 % av dem", NUMBER_PERCENT, "det står mer enn et tall i «60 % av dem»; skriv bare «60 %»" },
		{ "60 av 100", NUMBER_PERCENT, "«60 av 100» er 60 %; skriv «60 %»" },
		{ "1/4", NUMBER_PERCENT, "«1/4» er 25 %; skriv «25 %»" },
		{ "5,5 ‰", NUMBER_PERCENT, "«5,5 ‰» er promille; skriv «0,55 %»" },
		{ "5 prosentpoeng", NUMBER_PERCENT,
		  "«5 prosentpoeng» er en forskjell mellom to andeler; skriv hele andelen, med prosenttegn etter" },
		/* Another unit gets no number, or the one it comes to. */
		{ "500 per barn", NUMBER_KRONER,
		  "«500 per barn» er noe annet enn et beløp i kroner; regn det om om det trengs, og skriv tallet uten ord "
		  "etter" },
		{ "100 familier", NUMBER_COUNT,
		  "«100 familier» er noe annet enn et antall personer; regn det om om det trengs, og skriv tallet uten "
		  "ord etter" },
		{ "24 måneder", NUMBER_YEARS, "«24 måneder» er 2 år; skriv «2»" },
		{ "18 mnd", NUMBER_YEARS,
		  "«18 mnd» er 1,5 år, og her regnes det i hele år; rund av til 1 eller 2 år, og tilpass kostnadene til det" },
		{ "6 måneder", NUMBER_YEARS,
		  "«6 måneder» er 0,5 år, og her regnes det i hele år; rund av til 1 år, og tilpass kostnadene til det" },
		{ "2021-2024", NUMBER_YEARS, "«2021-2024» er fra og til et år, 4 år i alt; skriv «4»" },
		{ "1,2 mill. kr", NUMBER_KRONER,
		  "«1,2 mill. kr» må skrives med alle sifrene; skriv «1" NBSP "200" NBSP "000»" },
		{ "800 tkr", NUMBER_KRONER, "«800 tkr» må skrives med alle sifrene; skriv «800" NBSP "000»" },
		{ "1.250 mill", NUMBER_KRONER,
		  "«1.250 mill» må skrives med alle sifrene og mellomrom mellom tusener" },
		{ "ca. 100", NUMBER_COUNT, "«ca. 100» har noe foran tallet; skriv «100»" },
		{ "100–120", NUMBER_COUNT, "«100–120» er to tall; skriv det ene dere venter" },
		{ "50 til 60 %", NUMBER_PERCENT, "«50 til 60 %» er to tall; skriv det ene dere venter" },
		{ "“100”", NUMBER_COUNT, "det er Words anførselstegn (“ ”) i «“100”»; skriv «100»" },
		{ "10\u00AD0", NUMBER_COUNT, "det er et mykt bindestrek (U+00AD) i «10\u00AD0»; skriv «100»" },
		{ "1OO", NUMBER_COUNT, "det står en bokstav i «1OO»; skriv «100»" },
		{ "200'000", NUMBER_KRONER, "«200'000» skal ha mellomrom mellom tusener; skriv «200" NBSP "000»" },
		{ "to", NUMBER_YEARS, "«to» er skrevet med bokstaver; skriv «2»" },
		{ "10 00", NUMBER_COUNT, "skilletegnene i «10 00» stemmer ikke; bruk mellomrom mellom tusener og "
					 "komma foran desimaler, for eksempel «100»" },
		{ "1,000,000", NUMBER_KRONER,
		  "«1,000,000» skal ha mellomrom mellom tusener; skriv «1" NBSP "000" NBSP "000»" },
		{ "1,000.50", NUMBER_KRONER,
		  "«1,000.50» skal ha mellomrom mellom tusener; skriv «1" NBSP "000,5»" },
		{ "1 000,5,-", NUMBER_KRONER,
		  "skilletegnene i «1 000,5,-» stemmer ikke; bruk mellomrom mellom tusener og komma foran "
		  "desimaler, for eksempel «1 250 000,50»" },
		{ ",5", NUMBER_DECIMAL, "skilletegnene i «,5» stemmer ikke; bruk mellomrom mellom tusener og "
					"komma foran desimaler, for eksempel «2,5»" },
		{ "1000000000000000", NUMBER_KRONER,
		  "«1000000000000000» har for mange sifre; bruk høyst 15" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		double value = 7;
		const char *fault = number_read(&value, cases[i].text, cases[i].kind, &arena);

		if (!fault)
			fail_msg("%s was read as %g", cases[i].text, value);
		assert_string_equal(fault, cases[i].fault);
		assert_true(value == 7);
		arena_free(&arena);
	}
}

static void writes(void **state)
{
	static const struct {
		double value;
		int decimals;
		const char *decimal, *shortest;
	} cases[] = {
		{ 12767437, 0, "12" NBSP "767" NBSP "437", "12" NBSP "767" NBSP "437" },
		{ -980769.23, 0, MINUS "980" NBSP "769", MINUS "980" NBSP "769" },
		{ 999, 0, "999", "999" },
		{ 1000, 0, "1" NBSP "000", "1" NBSP "000" },
		{ 0.5, 0, "1", "1" },
		{ -0.5, 0, MINUS "1", MINUS "1" },
		{ -0.4, 0, "0", "0" },
		{ -0.0, 2, "0,00", "0" },
		{ 2.5, 2, "2,50", "2,5" },
		{ 1.005, 2, "1,01", "1,01" }, /* below the half as a double, the half as written */
		{ 10, 1, "10,0", "10" },
		{ 999.995, 2, "1" NBSP "000,00", "1" NBSP "000" },
		{ 1e17, 0, "100" NBSP "000" NBSP "000" NBSP "000" NBSP "000" NBSP "000",
		  "100" NBSP "000" NBSP "000" NBSP "000" NBSP "000" NBSP "000" },
		{ INFINITY, 0, "–", "–" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };

		assert_string_equal(number_decimal(&arena, cases[i].value, cases[i].decimals), cases[i].decimal);
		assert_string_equal(number_short(&arena, cases[i].value, cases[i].decimals), cases[i].shortest);
		if (cases[i].decimals == 0)
			assert_string_equal(number_whole(&arena, cases[i].value), cases[i].decimal);
		arena_free(&arena);
	}
}

static void significant(void **state)
{
	static const struct {
		double value;
		int digits;
		double expected;
	} cases[] = {
		{ 12767437, 2, 13e6 }, { 12767437, 3, 12.8e6 }, { 439969, 2, 440000 }, { -439969, 1, -400000 },
		{ 0.012345, 2, 0.012 }, { 999.6, 3, 1000 },	  { 0, 3, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		CHECK_NEAR(number_significant(cases[i].value, cases[i].digits), cases[i].expected, 1e-12);
}

/* Spaces that part thousands, each with a "_" in its place. */
static void finds_typed_groups(void **state)
{
	static const char *const cases[] = {
		"1_000", "12_345_678", "−1_000,50 kr", "i 100_000 og 20 30 40 50", "2021 100 av 1000 000", "a 100", "10 00", "10 0000",
		"1_000.", "(1_000)", "",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[64], marked[64];

		snprintf(text, sizeof text, "%s", cases[i]);
		for (char *p = text; (p = strchr(p, '_')) != NULL;)
			*p = ' ';
		snprintf(marked, sizeof marked, "%s", text);
		for (const char *p = text; (p = strchr(p, ' ')) != NULL; p++)
			if (number_goes_on(text, p))
				marked[p - text] = '_';
		assert_string_equal(marked, cases[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(refuses),
		cmocka_unit_test(writes),
		cmocka_unit_test(significant),
		cmocka_unit_test(finds_typed_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
