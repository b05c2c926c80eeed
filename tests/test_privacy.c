/* The privacy gate. Numbers are made here from their rules, so that no real person's number is in the sources. */
#include "check.h"

#include "base/arena.h"
#include "model/privacy.h"

#include <stdio.h>
#include <string.h>

/* Appends the control digits that satisfy the registry's rule to nine digits; `remainder` is what the
 * first one may leave (0 before 2032, 0–3 after). Returns false where no digit does. */
static bool complete(char out[12], const char *nine, int remainder)
{
	static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2 };
	static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 };
	int sum = 0;

	strcpy(out, nine);
	for (int i = 0; i < 9; i++)
		sum += first[i] * (out[i] - '0');
	sum = (11 + remainder - sum % 11) % 11;
	if (sum == 10)
		return false;
	out[9] = (char)('0' + sum);
	sum = 0;
	for (int i = 0; i < 10; i++)
		sum += second[i] * (out[i] - '0');
	sum = (11 - sum % 11) % 11;
	out[10] = (char)('0' + sum);
	out[11] = '\0';
	return sum != 10;
}

/* Nine digits with the first individual number, from 100 on, that has control digits. */
static void make(char out[12], const char *date, int remainder)
{
	for (int i = 100; i < 1000; i++) {
		char nine[32];

		snprintf(nine, sizeof nine, "%.6s%d", date, i);
		if (complete(out, nine, remainder))
			return;
	}
	fail_msg("no number for %s", date);
}

static void test_identity_numbers(void **state)
{
	static const struct {
		const char *date;
		int remainder;
		bool expected;
	} table[] = {
		{ "010117", 0, true },  /* fødselsnummer */
		{ "010117", 3, true },  /* the rule from 2032 */
		{ "010117", 4, false },
		{ "410117", 0, true },  /* D-number: day + 40 */
		{ "014117", 0, true },  /* H-number, and NAV's synthetic: month + 40 */
		{ "018117", 0, true },  /* Tenor's synthetic: month + 80 */
		{ "810117", 0, true },  /* FH-number */
		{ "999999", 0, true },  /* FH-number: no date in it */
		{ "320117", 0, false }, /* no such day */
		{ "011317", 0, false }, /* no such month */
		{ "000117", 0, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char number[12];

		make(number, table[i].date, table[i].remainder);
		if (privacy_is_identity_number(number) != table[i].expected)
			fail_msg("%s with remainder %d", table[i].date, table[i].remainder);
		number[10] = number[10] == '9' ? '0' : (char)(number[10] + 1);
		assert_false(privacy_is_identity_number(number));
	}
}

static size_t count_finds(struct arena *a, const char *text, const char *municipality, struct diag *d)
{
	struct privacy gate = { .municipality = municipality, .arena = a, .diag = d };

	*d = (struct diag){ .arena = a };
	privacy_check(&gate, (struct str){ text, strlen(text) }, "notat.md");
	return d->errors;
}

/* In the texts, # stands for an identity number as 11 digits, and the forms below for its groupings. */
static void test_text(void **state)
{
	static const struct {
		const char *text;
		size_t finds;
	} table[] = {
		{ "Ingen opplysninger om noen her.", 0 },
		{ "Barnet (#) bor hos mor.", 1 },
		{ "I 2021 kom 010117 # # til oss.", 2 },
		{ "Ring 400 00 000 for mer.", 1 },
		{ "tlf. 40000000", 1 },
		{ "Mobil: 40000000, e-post", 1 },
		{ "+47 40000000", 1 },
		{ "+4740000000", 1 },
		{ "0047 40 00 00 00", 1 },
		{ "40 00 00 00", 1 },
		{ "Det koster 40000000 kr", 0 },
		{ "Det koster 40 00 00 00 kroner", 0 },
		{ "Det koster 12 345 678 901 kroner", 0 },
		{ "I årene 2021–2025 og 2030", 0 },
		{ "1 000 000 og 2 500 000", 0 },
		{ "sak 21/1234, § 3-4, 10 20 30 40 50", 0 },
		{ "12345678", 0 }, /* eight digits and nothing that says they are a telephone */
		{ "kari@eksempel.kommune.no", 0 },
		{ "kari@oppvekst.eksempel.kommune.no", 0 },
		{ "kari@annen.kommune.no", 1 },
		{ "kari.nordmann@gmail.com og ola@online.no", 2 },
		{ "@tiltak og a@b", 0 },
	};
	struct arena a = { 0 };
	char number[12];

	(void)state;
	make(number, "010117", 0);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer text = { .arena = &a };
		struct diag d;
		size_t finds;

		for (const char *p = table[i].text; *p; p++)
			*p == '#' ? buffer_puts(&text, number) : buffer_add(&text, p, 1);
		finds = count_finds(&a, buffer_text(&text), "Eksempel kommune", &d);
		if (finds != table[i].finds)
			fail_msg("«%s»: %zu finds, not %zu", table[i].text, finds, table[i].finds);
	}
	arena_free(&a);
}

static void test_groupings(void **state)
{
	struct arena a = { 0 };
	struct diag d;
	char n[12], text[64];

	(void)state;
	make(n, "150390", 0);
	snprintf(text, sizeof text, "født %.6s %.5s", n, n + 6);
	assert_int_equal(count_finds(&a, text, NULL, &d), 1);
	snprintf(text, sizeof text, "født %.6s-%.5s.", n, n + 6);
	assert_int_equal(count_finds(&a, text, NULL, &d), 1);
	snprintf(text, sizeof text, "født %.2s.%.2s.%.2s %.5s", n, n + 2, n + 4, n + 6);
	assert_int_equal(count_finds(&a, text, NULL, &d), 1);
	arena_free(&a);
}

static void test_account(void **state)
{
	struct arena a = { 0 };
	struct diag d;

	(void)state;
	/* 1234.56.7890x: 1·5+2·4+3·3+4·2+5·7+6·6+7·5+8·4+9·3+0·2 = 195; 195 mod 11 = 8, so x = 3. */
	assert_true(privacy_is_account_number("12345678903"));
	assert_false(privacy_is_account_number("12345678904"));
	assert_int_equal(count_finds(&a, "konto 1234.56.78903", NULL, &d), 1);
	assert_int_equal(count_finds(&a, "konto 1234 56 78903", NULL, &d), 1);
	assert_int_equal(count_finds(&a, "konto 1234.56.78904", NULL, &d), 0);
	arena_free(&a);
}

static void test_place_and_mask(void **state)
{
	struct arena a = { 0 };
	struct diag d;

	(void)state;
	assert_int_equal(count_finds(&a, "Først.\n\nSå æøå tlf 40 00 00 00.\nkari@gmail.com\n", "Eksempel kommune", &d), 2);
	assert_int_equal(d.entries[0].at.line, 3);
	assert_int_equal(d.entries[0].at.column, 12);
	assert_non_null(strstr(d.entries[0].message, "•• •• •• ••"));
	assert_null(strstr(d.entries[0].message, "40"));
	assert_int_equal(d.entries[1].at.line, 4);
	assert_int_equal(d.entries[1].at.column, 1);
	assert_null(strstr(d.entries[1].message, "kari"));
	arena_free(&a);
}

static void test_municipality_names(void **state)
{
	struct arena a = { 0 };
	struct diag d;

	(void)state;
	assert_int_equal(count_finds(&a, "post@sondre-land.kommune.no", "Søndre Land kommune", &d), 0);
	assert_int_equal(count_finds(&a, "post@land.kommune.no", "Søndre Land kommune", &d), 1);
	assert_int_equal(count_finds(&a, "post@xn.kommune.no.example.com", "Søndre Land kommune", &d), 1);
	arena_free(&a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_identity_numbers), cmocka_unit_test(test_text),
		cmocka_unit_test(test_groupings),        cmocka_unit_test(test_account),
		cmocka_unit_test(test_place_and_mask),   cmocka_unit_test(test_municipality_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
