/* Numbers, dates and lists as running text, in both written forms. */
#include "check.h"

#include "base/arena.h"
#include "base/diag.h"
#include "report/answers_text.h"
#include "report/catalog.h"
#include "report/prose.h"

#include <string.h>

static struct arena arena;
static const struct words *words[LANGUAGES];

static int read_words(void **state)
{
	struct diag diag = { .arena = &arena };

	(void)state;
	words[LANGUAGE_NB] = catalog_words("templates/nb/ord.yaml", &arena, &diag);
	words[LANGUAGE_NN] = catalog_words("templates/nn/ord.yaml", &arena, &diag);
	diag_print(&diag, stderr, false);
	return words[LANGUAGE_NB] && words[LANGUAGE_NN] ? 0 : -1;
}

static int free_words(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Expected texts are written with ordinary spaces; the hard ones are compared as such. */
static void check_text(const char *actual, const char *expected)
{
	char plain[400];
	size_t n = 0;

	for (const char *at = actual; *at && n + 1 < sizeof plain; at++) {
		if (strncmp(at, "\u00a0", 2) == 0)
			plain[n++] = ' ', at++;
		else
			plain[n++] = *at;
	}
	plain[n] = '\0';
	assert_string_equal(plain, expected);
}

static void test_amounts(void **state)
{
	static const struct {
		double kroner;
		const char *plain, *about, *abbreviated, *exact;
	} table[] = {
		{ 0, "0 kroner", "0 kroner", "0 kr", "0 kr" },
		{ 0.4, "0 kroner", "0 kroner", "0 kr", "0 kr" },
		{ 1, "1 krone", "1 krone", "1 kr", "1 kr" },
		{ -1, "1 krone", "1 krone", "−1 kr", "−1 kr" },
		{ 2, "2 kroner", "2 kroner", "2 kr", "2 kr" },
		{ 999, "999 kroner", "999 kroner", "999 kr", "999 kr" },
		/* 999.5 is rounded to 1 000; that is what an exact amount would print too */
		{ 999.5, "1 000 kroner", "1 000 kroner", "1 000 kr", "1 000 kr" },
		{ 1000, "1 000 kroner", "1 000 kroner", "1 000 kr", "1 000 kr" },
		{ 4400, "4 400 kroner", "4 400 kroner", "4 400 kr", "4 400 kr" },
		/* 1 049 → 1 000 is 4.7 % down; 1 051 → 1 100 is 4.7 % up */
		{ 1049, "1 000 kroner", "litt over 1 000 kroner", "1 050 kr", "1 049 kr" },
		{ 1051, "1 100 kroner", "nær 1 100 kroner", "1 050 kr", "1 051 kr" },
		{ 439969, "440 000 kroner", "om lag 440 000 kroner", "440 000 kr", "439 969 kr" },
		{ -439969, "440 000 kroner", "om lag 440 000 kroner", "−440 000 kr",
		  "−439 969 kr" },
		{ 540000, "540 000 kroner", "540 000 kroner", "540 000 kr", "540 000 kr" },
		/* just below a million rounds to one million, singular */
		{ 999600, "1 million kroner", "om lag 1 million kroner", "1 mill. kr",
		  "999 600 kr" },
		{ 1e6, "1 million kroner", "1 million kroner", "1 mill. kr", "1 000 000 kr" },
		{ 1.1e6, "1,1 millioner kroner", "1,1 millioner kroner", "1,1 mill. kr",
		  "1 100 000 kr" },
		/* 2.77 → 2.8 is 1.05 % up: not far */
		{ 2770980, "2,8 millioner kroner", "om lag 2,8 millioner kroner", "2,77 mill. kr",
		  "2 770 980 kr" },
		/* 12.77 → 12.8 is 0.3 % up */
		{ 12767437, "12,8 millioner kroner", "om lag 12,8 millioner kroner", "12,8 mill. kr",
		  "12 767 437 kr" },
		{ 99.4e6, "99,4 millioner kroner", "99,4 millioner kroner", "99,4 mill. kr",
		  "99 400 000 kr" },
		{ 127674374, "128 millioner kroner", "om lag 128 millioner kroner", "128 mill. kr",
		  "127 674 374 kr" },
		{ 999.7e6, "1 milliard kroner", "om lag 1 milliard kroner", "1 mrd. kr",
		  "999 700 000 kr" },
		{ 1.276e9, "1,3 milliarder kroner", "nær 1,3 milliarder kroner", "1,28 mrd. kr",
		  "1 276 000 000 kr" },
		{ 127.6e9, "128 milliarder kroner", "om lag 128 milliarder kroner", "128 mrd. kr",
		  "127 600 000 000 kr" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		check_text(prose_amount(&arena, words[LANGUAGE_NB], table[i].kroner),
			   table[i].plain);
		check_text(prose_about(&arena, words[LANGUAGE_NB], table[i].kroner),
			   table[i].about);
		check_text(prose_short(&arena, words[LANGUAGE_NB], table[i].kroner),
			   table[i].abbreviated);
		check_text(prose_exact(&arena, words[LANGUAGE_NB], table[i].kroner),
			   table[i].exact);
	}
	check_text(prose_about(&arena, words[LANGUAGE_NN], 12767437), "om lag 12,8 millionar kroner");
	check_text(prose_about(&arena, words[LANGUAGE_NN], 1.276e9), "nær 1,3 milliardar kroner");
	check_text(prose_about(&arena, words[LANGUAGE_NN], 1), "1 krone");
}

/* Two amounts: the unit once, of the larger, and as many decimals of both; losses and gains told apart. */
static void test_ranges(void **state)
{
	static const struct {
		double low, high;
		const char *text[LANGUAGES];
	} table[] = {
		{ 1.5e6, 4.1e6,
		  { "en gevinst på mellom 1,5 og 4,1 millioner kroner", "ein gevinst på mellom 1,5 og 4,1 millionar kroner" } },
		{ 4.04e6, 5.9e6,
		  { "en gevinst på mellom 4,0 og 5,9 millioner kroner", "ein gevinst på mellom 4,0 og 5,9 millionar kroner" } },
		{ 4e6, 6e6,
		  { "en gevinst på mellom 4 og 6 millioner kroner", "ein gevinst på mellom 4 og 6 millionar kroner" } },
		{ 52.4e9, 151e9,
		  { "en gevinst på mellom 52 og 151 milliarder kroner", "ein gevinst på mellom 52 og 151 milliardar kroner" } },
		{ 1.8e6, 238e6,
		  { "en gevinst på mellom 1,8 og 238 millioner kroner", "ein gevinst på mellom 1,8 og 238 millionar kroner" } },
		{ 24000, 64000,
		  { "en gevinst på mellom 24 000 og 64 000 kroner", "ein gevinst på mellom 24 000 og 64 000 kroner" } },
		{ 16000, 1.3e6,
		  { "en gevinst på mellom 16 000 kroner og 1,3 millioner kroner",
		    "ein gevinst på mellom 16 000 kroner og 1,3 millionar kroner" } },
		/* 999.7 million are told as a milliard, and then the other is, too */
		{ 500e6, 999.7e6,
		  { "en gevinst på mellom 0,5 og 1,0 milliarder kroner", "ein gevinst på mellom 0,5 og 1,0 milliardar kroner" } },
		{ 980000, 1.04e6,
		  { "en gevinst på mellom 980 000 kroner og 1 million kroner",
		    "ein gevinst på mellom 980 000 kroner og 1 million kroner" } },
		{ -13.86e6, -12.5e6,
		  { "et tap på mellom 12,5 og 13,9 millioner kroner", "eit tap på mellom 12,5 og 13,9 millionar kroner" } },
		{ -947000, 2.28e6,
		  { "mellom et tap på 0,9 og en gevinst på 2,3 millioner kroner",
		    "mellom eit tap på 0,9 og ein gevinst på 2,3 millionar kroner" } },
		{ -2.7e6, 650000,
		  { "mellom et tap på 2,7 og en gevinst på 0,7 millioner kroner",
		    "mellom eit tap på 2,7 og ein gevinst på 0,7 millionar kroner" } },
		{ -92000, 240000,
		  { "mellom et tap på 92 000 og en gevinst på 240 000 kroner",
		    "mellom eit tap på 92 000 og ein gevinst på 240 000 kroner" } },
		{ -1e6, 14.2e6,
		  { "mellom et tap på 1,0 og en gevinst på 14,2 millioner kroner",
		    "mellom eit tap på 1,0 og ein gevinst på 14,2 millionar kroner" } },
		{ -12e6, 0,
		  { "mellom et tap på 12 millioner kroner og null", "mellom eit tap på 12 millionar kroner og null" } },
		{ 0, 5.5e6,
		  { "mellom null og en gevinst på 5,5 millioner kroner", "mellom null og ein gevinst på 5,5 millionar kroner" } },
		{ 0, 0, { "null", "null" } },
		{ 1.001e6, 1.004e6, { "en gevinst på 1 million kroner", "ein gevinst på 1 million kroner" } },
		{ -1.004e6, -1.001e6, { "et tap på 1 million kroner", "eit tap på 1 million kroner" } },
	};
	struct diag diag = { .arena = &arena };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		for (int language = 0; language < LANGUAGES; language++) {
			struct build b = { .arena = &arena, .words = words[language], .diag = &diag };

			check_text(range_words(&b, table[i].low, table[i].high), table[i].text[language]);
		}
}

static void test_rounding_stays_near(void **state)
{
	(void)state;
	for (double kroner = 1; kroner < 1e13; kroner *= 1.013) {
		struct rounding r = prose_round(kroner);

		/* two significant digits, or one decimal, are at most 5 % off, at 1.05 */
		assert_true(fabs(r.value - kroner) <= 0.05 * kroner + 0.5);
		CHECK_NEAR(r.by, fabs(r.value - kroner) <= 0.5 ? 0 : (r.value - kroner) / kroner,
			   1e-12);
	}
}

static void test_percent(void **state)
{
	static const struct {
		double share;
		const char *text;
	} table[] = {
		{ 0, "0 prosent" },       { 0.1, "10 prosent" },      { 0.6 - 0.5, "10 prosent" },
		{ 0.025, "2,5 prosent" }, { 0.0025, "0,25 prosent" }, { 1, "100 prosent" },
		{ -0.1, "−10 prosent" },  { 0.50001, "50,001 prosent" }, { 0.50001 - 0.5, "0,001 prosent" },
		{ 0.12345, "12,345 prosent" }, { 1.0 / 3, "33,3 prosent" }, { 1.0 / 300, "0,33 prosent" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		check_text(prose_percent(&arena, words[LANGUAGE_NB], table[i].share),
			   table[i].text);
	check_text(prose_percent_sign(&arena, 0.042), "4,2 %");
}

static void test_counts(void **state)
{
	static const struct {
		enum word noun;
		long count;
		const char *text[LANGUAGES];
	} table[] = {
		{ WORD_PARTICIPANTS, 1, { "én deltaker", "éin deltakar" } },
		{ WORD_PARTICIPANTS, 2, { "to deltakere", "to deltakarar" } },
		{ WORD_PARTICIPANTS, 12, { "tolv deltakere", "tolv deltakarar" } },
		{ WORD_PARTICIPANTS, 13, { "13 deltakere", "13 deltakarar" } },
		{ WORD_PARTICIPANTS, 999999, { "999 999 deltakere", "999 999 deltakarar" } },
		{ WORD_PARTICIPANTS, 1000000, { "1 million deltakere", "1 million deltakarar" } },
		{ WORD_PARTICIPANTS, 1050000, { "1 050 000 deltakere", "1 050 000 deltakarar" } },
		{ WORD_PARTICIPANTS, 1500000, { "1,5 millioner deltakere", "1,5 millionar deltakarar" } },
		{ WORD_PARTICIPANTS, 10000000, { "10 millioner deltakere", "10 millionar deltakarar" } },
		{ WORD_YEARS, 1, { "ett år", "eitt år" } },
		{ WORD_YEARS, 3, { "tre år", "tre år" } },
		{ WORD_YEARS, 40, { "40 år", "40 år" } },
		{ WORD_ROUNDS, 1, { "én runde", "éin runde" } },
		{ WORD_ROUNDS, 7, { "sju runder", "sju rundar" } },
		{ WORD_NOTES, 1, { "ett innspill", "eitt innspel" } },
		{ WORD_NOTES, 3, { "tre innspill", "tre innspel" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		for (int language = 0; language < LANGUAGES; language++)
			check_text(prose_counted(&arena, words[language], table[i].noun,
						 table[i].count),
				   table[i].text[language]);
}

static void test_lists_dates_ages(void **state)
{
	static const char *const items[] = { "kommunen", "fylkeskommunen", "staten" };
	static const struct interval ages[] = { { 13, 15 }, { 16, 18 } }, one[] = { { 6, 6 } };
	static const int run[] = { 2021, 2022, 2023 }, pair[] = { 2021, 2022 },
			 gap[] = { 2021, 2023, 2024 };
	const struct words *nb = words[LANGUAGE_NB];

	(void)state;
	check_text(prose_list(&arena, nb, items, 0), "");
	check_text(prose_list(&arena, nb, items, 1), "kommunen");
	check_text(prose_list(&arena, nb, items, 2), "kommunen og fylkeskommunen");
	check_text(prose_list(&arena, nb, items, 3), "kommunen, fylkeskommunen og staten");
	check_text(prose_date(&arena, nb, (struct date){ 2021, 3, 15 }), "15. mars 2021");
	check_text(prose_date(&arena, nb, (struct date){ 0 }), "");
	check_text(prose_ages(&arena, nb, ages, 1), "13–15 år");
	check_text(prose_ages(&arena, nb, ages, 2), "13–18 år");
	check_text(prose_ages(&arena, nb, one, 1), "6 år");
	check_text(prose_years(&arena, nb, run, 3), "2021–2023");
	check_text(prose_years(&arena, nb, pair, 2), "2021 og 2022");
	check_text(prose_years(&arena, nb, gap, 3), "2021, 2023 og 2024");
	check_text(prose_years(&arena, nb, run, 1), "2021");
}

static void test_cut(void **state)
{
	static const struct {
		const char *text, *cut;
	} table[] = {
		{ "", "" },
		{ "kort nok å", "kort nok å" },      /* 10 characters, 11 bytes */
		{ "én to tre fire", "én to tre …" }, /* would end inside "fire" */
		{ "én to tre f", "én to tre …" },    /* one character too many */
		{ "ååååååååååå", "åååååååååå …" },   /* no space to cut at */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_string_equal(prose_cut(&arena, table[i].text, 10), table[i].cut);
}

static void test_letters(void **state)
{
	static const struct {
		const char *text, *lower, *capital;
	} table[] = {
		{ "Barnevern", "barnevern", "Barnevern" },
		{ "Økonomisk sosialhjelp", "økonomisk sosialhjelp", "Økonomisk sosialhjelp" },
		{ "AAP", "AAP", "AAP" },
		{ "én deltaker", "én deltaker", "Én deltaker" },
		{ "", "", "" },
		{ "13 år", "13 år", "13 år" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		assert_string_equal(prose_lower(&arena, table[i].text), table[i].lower);
		assert_string_equal(prose_capital(&arena, table[i].text), table[i].capital);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_rounding_stays_near),
		cmocka_unit_test(test_percent),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_lists_dates_ages),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, read_words, free_words);
}
