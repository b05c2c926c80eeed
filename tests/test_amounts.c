/* Amounts in running text: found in every form, taken for what they say, and rounded as they are written; the forms
 * beside tests/golden/amounts.txt, which UPDATE_GOLDEN in the environment writes anew. */
#include "check.h"
#include "golden.h"
#include "program.h"

#include "base/arena.h"
#include "guard/amounts.h"

#include <stdlib.h>
#include <string.h>

/* "2770980|1000000": the amounts in `text`, in whole kroner. */
static const char *find(struct arena *a, const char *text)
{
	struct amounts found = { 0 };
	struct buffer out = { .arena = a };

	amounts_find(&found, (struct str){ text, strlen(text) }, a);
	for (size_t i = 0; i < found.count; i++)
		buffer_printf(&out, "%s%.0f", i ? "|" : "", found.items[i].kroner);
	return buffer_text(&out);
}

static void test_find(void **state)
{
	static const struct {
		const char *text, *amounts;
	} cases[] = {
		{ "Kommunen sparer 2 770 980 kroner.", "2770980" },
		{ "Kommunen sparer 2\u00A0770\u00A0980\u00A0kr.", "2770980" },
		{ "det koster\u00A0500\u202F000 kr", "500000" },
		{ "2.770.980,- i alt", "2770980" },
		{ "2 770 980,– i alt", "2770980" },
		{ "kr 500.000,-", "500000" },
		{ "Kr. 1 200 per deltaker", "1200" },
		{ "NOK 2500", "2500" },
		{ "vi sparer 2,8 millioner", "2800000" },
		{ "2.5 millioner kroner", "2500000" },
		{ "13 mill. kr og 1,5 mrd.", "13000000|1500000000" },
		{ "40 mkr, 3 MNOK og 120 tkr", "40000000|3000000|120000" },
		{ "500 tusen kroner", "500000" },
		{ "to millioner kroner, en halv million, halvannen milliard", "2000000|500000|1500000000" },
		{ "tolv millionar kroner", "12000000" },
		{ "2–3 millioner kroner", "2000000|3000000" },
		{ "fra 200 til 300 kroner", "200|300" },
		{ "kr 2-3 millioner", "2000000|3000000" },
		{ "kr 500 - og mer", "500" },
		{ "1 krone", "1" },
		{ "(540 000 kr)", "540000" },
		{ "2 millioner\nkroner", "2000000" },
		{ "540 000 kr/år", "540000" },
		/* No money: */
		{ "i 2021 deltok 100 av 2 000", "" },
		{ "60 prosent, 10 %", "" },
		{ "i 2017-kroner", "" },
		{ "500 tusen barn, 2 millioner innbyggere, 3 millionar timar", "" },
		{ "to kroner per dag", "" },
		{ "de to millionbyene", "" },
		{ "ring 912 34 567", "" },
		{ "{{netto.kommune}} kroner, {{tall.2}} kr", "" },
		{ "krav 12 og kropp 3", "" },
		{ "", "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *amounts = find(&a, cases[i].text);

		if (strcmp(amounts, cases[i].amounts) != 0)
			fail_msg("«%s» has %s, not %s", cases[i].text, amounts, cases[i].amounts);
	}
	arena_free(&a);
}

static void test_is(void **state)
{
	static const struct {
		const char *text;
		double figure;
		bool is;
	} cases[] = {
		{ "2,8 millioner", 2770980, true },   /* ± 50 000 */
		{ "2,8 millioner", -2770980, true },
		{ "2,7 millioner", 2770980, false },
		{ "2,77 millioner", 2770980, true },  /* ± 5 000 */
		{ "2 770 980 kr", 2770980.4, true },
		{ "2 770 980 kr", 2770987, false },
		{ "2 771 000 kr", 2770980, true },    /* ± 500 */
		{ "13 millioner", 12767437, true },
		{ "12 millioner", 12767437, false },
		{ "440 000 kr", 437240, true },       /* ± 5 000 */
		{ "2 000 000 kr", 2400000, false },   /* no coarser than 100 000 */
		{ "2 000 000 kr", 2040000, true },
		{ "en halv million", 540000, false }, /* ± 25 000 */
		{ "en halv million", 510000, true },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct amounts found = { 0 };

		amounts_find(&found, (struct str){ cases[i].text, strlen(cases[i].text) }, &a);
		assert_int_equal(found.count, 1);
		if (amount_is(&found.items[0], cases[i].figure) != cases[i].is)
			fail_msg("«%s» and %.0f", cases[i].text, cases[i].figure);
	}
	arena_free(&a);
}

/* The text of an amount is where it stands, and every part of a text can be read without its end. */
static void test_ends(void **state)
{
	static const char text[] = "for kr 2 500,- og 2–3 mill. kr til {{netto.kommune}} en halv million, NOK 3";
	struct arena a = { 0 };
	struct amounts found = { 0 };

	(void)state;
	amounts_find(&found, (struct str){ text, strlen(text) }, &a);
	assert_int_equal(found.count, 5);
	assert_int_equal(found.items[0].text.data - text, 4);
	assert_int_equal(found.items[0].text.size, strlen("kr 2 500,-"));
	assert_int_equal(found.items[1].text.size, strlen("2–3 mill. kr"));
	for (size_t size = 0; size < sizeof text; size++) {
		char *part = malloc(size); /* the sanitizer watches its end */

		memcpy(part, text, size);
		found.count = 0;
		amounts_find(&found, (struct str){ part, size }, &a);
		free(part);
	}
	arena_free(&a);
}

enum { ALL_NUMBERS = 4, FEW_NUMBERS = 6 };

/* The first few stand in all that is around, the rest in the first of it. */
static const char *const numbers[] = {
	"2", "2,5", "2 500", "to", "en halv", "x2", "2.5", "2,50", "0,05", "12 34", "2.500", "2 500 000", "2.500.000,75", "1234 567",
	"12 345,", "2 500 00", "1000", "Tre", "én", "ein", "halvannen", "tolv", "tretten", "2x", "æ2", "2æ", "2\n500",
	"en", "éin", "ein halv", "halvannan", "tre", "fire", "fem", "seks", "sju", "syv", "åtte", "ni", "ti", "elleve",
};

/* What stands around a number, #. */
static const char *const around[] = {
	"# kr", "kr #", "# millioner", "#", "#kr", "# kr.", "# krone", "# kroner", "# KRONER", "# kroneåret", "# NOK", "kr. #", "Kr #", "NOK #", "NOK. #",
	"kr # kr", "kr  #", "krav #", "okr #", "5kr #", "kr.#", "#,-", "#,– i alt", "#,— i alt", "#,”", "#, -", "kr #,-", "# tusen", "# tusen kroner", "kr # tusen",
	"# tusen kr", "# tusen barn", "# tkr", "# mill", "# mill.", "# mill. kr", "# mill.kr", "# mill kroner", "# mill.  kr",
	"# millioner kroner", "# millioner\nkroner", "# millioner barn", "# mill. elever", "# mkr", "# MNOK", "# mrd", "# mrd. NOK",
	"# milliarder", "# milliardar år", "# prosent", "# %", "# kr/år", "(# kr)", "{{a}}# kr", "{{# kr}}", "{# kr}", "{{# kr", "#-3 kr",
	"# – 3 kr", "# til 3 mill.", "#–", "# - kr", "kr #-3", "kr # til 3 tusen", "# og 3 kr", "1 kr # kr 3 kr",
};

static void put_found(struct buffer *b, struct str text, struct arena *a)
{
	struct amounts found = { 0 };

	amounts_find(&found, text, a);
	for (size_t i = 0; i < found.count; i++)
		buffer_printf(b, "%s%.10g by %.3g [%.*s]", i ? ", " : " ", found.items[i].kroner, found.items[i].unit,
			      (int)found.items[i].text.size, found.items[i].text.data);
	if (!found.count)
		buffer_puts(b, " –");
}

/* The form with the number in it. */
static const char *with_number(struct arena *a, const char *form, const char *number)
{
	const char *at = strchr(form, '#');

	return arena_printf(a, "%.*s%s%s", (int)(at - form), form, number, at + 1);
}

/* Whatever follows a part of a text is no part of its amounts. */
static void test_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(around); i++)
		for (size_t k = 0; k < FEW_NUMBERS; k++) {
			struct arena a = { 0 };
			const char *text = with_number(&a, around[i], numbers[k]);

			for (size_t size = 0; size < strlen(text); size++) {
				struct buffer part = { .arena = &a }, copy = { .arena = &a };

				put_found(&part, (struct str){ text, size }, &a);
				put_found(&copy, str_of(arena_text(&a, text, size)), &a);
				if (!text_equal(buffer_text(&part), buffer_text(&copy)))
					fail_msg("«%.*s» of «%s» has%s", (int)size, text, text, buffer_text(&part));
			}
			arena_free(&a);
		}
}

/* The least or largest figure that the amount is, to a krone: it is `is`, and not so far away. */
static double edge(const struct amount *amount, double is, double far)
{
	double is_not = is + far;

	while (fabs(is_not - is) > 0.01) {
		double middle = (is + is_not) / 2;

		if (amount_is(amount, middle))
			is = middle;
		else
			is_not = middle;
	}
	return is;
}

static void golden_amounts(void **state)
{
	static const char *const rounded[] = {
		"1 kr", "9 kr", "10 kr", "15 kr", "100 kr", "540 kr", "1 000 kr", "1 001 kr", "540 000 kr", "2 770 980 kr", "2,8 millioner",
		"2,80 millioner", "2 millioner", "20 millioner", "21 millioner", "en halv million", "halvannen milliard", "tolv millioner",
		"0,5 kr", "12,50 kr", "500 tusen kr", "3 tkr", "0 kr",
	};
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };

	(void)state;
	for (size_t i = 0; i < COUNT(around); i++) {
		buffer_printf(&b, "== %s\n", around[i]);
		for (size_t k = 0; k < (i < ALL_NUMBERS ? COUNT(numbers) : FEW_NUMBERS); k++) {
			buffer_printf(&b, "%s:", numbers[k]);
			put_found(&b, str_of(with_number(&a, around[i], numbers[k])), &a);
			buffer_puts(&b, "\n");
		}
	}
	buffer_puts(&b, "== taken for figures from and to\n");
	for (size_t i = 0; i < COUNT(rounded); i++) {
		struct amounts found = { 0 };
		double kroner;

		amounts_find(&found, (struct str){ rounded[i], strlen(rounded[i]) }, &a);
		assert_int_equal(found.count, 1);
		kroner = found.items[0].kroner;
		buffer_printf(&b, "%s: %.2f – %.2f\n", rounded[i], edge(&found.items[0], kroner, -kroner - 10),
			      edge(&found.items[0], kroner, kroner + 10));
	}
	golden_compare("amounts.txt", buffer_text(&b));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_is),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(golden_amounts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
