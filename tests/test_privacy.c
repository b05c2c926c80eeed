/* The privacy gate. Numbers are made here from their rules, so that no real person's number is in the sources. */
#include "check.h"

#include "gate_case.h"

#include "tree/chart.h"

#include <stdio.h>
#include <string.h>

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
		/* A checksum whose hexadecimal digits would pair up as a synthetic date of birth and five digits. */
		{ "Scenario e464256c03c3557aaf6fe504b32830931e8b67ea31b53199dd4d65fcf88e8b11", 0 },
		{ "12345678", 0 }, /* eight digits and nothing that says they are a telephone */
		{ "kari@eksempel.kommune.no", 0 },
		{ "kari@oppvekst.eksempel.kommune.no", 0 },
		{ "kari@annen.kommune.no", 1 },
		{ "kari.nordmann@gmail.com og ola@online.no", 2 },
		{ "@tiltak og a@b", 0 },
		{ "ringe meg på 40000000", 1 },
		{ "Mobil (privat): 4000 0000", 1 },
		{ "tlf. 40000000 eller 40000001", 2 },
		{ "tlf 47 40000000", 1 },
		{ "(+47) 40000000", 1 },
		{ "(+47) 40 00 00 00", 1 },
		{ "+ 47 40 00 00 00", 1 },
		{ "+47-400-00-000", 1 },
		{ "+46 70 000 00 00", 1 },
		{ "0046 70 000 00 00", 1 },
		{ "+4740000000 2021", 1 },
		{ "40.00.00.00 og 40-00-00-00", 2 },
		{ "Hun har 40 00\n00 00.", 1 },
		{ "> Hun har 40 00\n> 00 00.", 1 },
		{ "i 2021\n40 00 00 00\n2022", 1 },
		{ "Nettogevinsten er +12 767 437 kr", 0 },
		{ "Nettogevinsten er +12 767 437", 0 },
		{ "kr 40 00 00 00", 0 },
		{ "kr. 12345678903", 0 },
		{ "telefoni koster 40000000 kr", 0 },
		{ "telefon: 40000000\xE2\x80\xAFkr", 0 },
		{ "ring 02800", 0 },
		{ "for 20-24 25-29 år", 0 },
		{ "22\n33\n44\n55", 0 },
		{ "org.nr. 987 654 321 MVA, 987654321", 0 },
		{ "ISBN 978-82-7500-123-4", 0 },
		{ "sak 2021/12345678, 2021012345-7", 0 },
		{ "den 15.03.2021 kl. 12.30, 2021-03-15", 0 },
		{ "* 40 00\n* 00 00", 0 },
		{ "# kr", 1 }, /* no amount is that large */
#define TEN "1234 1234 1234 1234 1234 1234 1234 1234 1234 1234 "
		{ TEN TEN TEN TEN TEN "1234 1234 # 1234 1234", 1 }, /* more groups than are read at a time */
		{ TEN TEN TEN TEN TEN TEN "1234 # 1234 1234", 1 },
		{ TEN TEN TEN TEN TEN TEN "1234 1234 1234 # 1234", 1 },
		{ TEN TEN TEN TEN TEN TEN "1234 1234 1234 1234 # 1234", 1 },
		{ TEN TEN TEN TEN TEN TEN "1234 22 33 44 55", 0 },
		{ "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9", 0 },
		{ "NO93 8601 1117 947", 1 },
		{ "IBAN: NO9386011117947", 1 },
		{ "IBAN: NO9386011117948", 0 },
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
	snprintf(text, sizeof text, "født %.2s %.2s %.2s %.3s %.2s", n, n + 2, n + 4, n + 6, n + 9);
	assert_int_equal(count_finds(&a, text, NULL, &d), 1);
	snprintf(text, sizeof text, "født %.4s %.4s %.3s", n, n + 4, n + 8);
	assert_int_equal(count_finds(&a, text, NULL, &d), 1);
	snprintf(text, sizeof text, "født %.2s.%.2s.%.2s %.5s", n, n + 2, n + 4, n + 6);
	assert_int_equal(count_finds(&a, text, NULL, &d), 1);
	arena_free(&a);
}

/* Ways to write a digit so that a reader sees it and a plain search does not; %c is the digit, %d its value. */
static const struct way {
	const char *form;
	int add; /* to the value */
} ways[] = {
	{ "%c\xC2\xAD", 0 },          /* soft hyphen */
	{ "%c\xE2\x80\x8B", 0 },      /* spaces and joiners without width */
	{ "%c\xE2\x80\x8D", 0 },
	{ "%c\xE2\x81\xA0", 0 },
	{ "%c\xEF\xBB\xBF", 0 },
	{ "%c\xEF\xB8\x8F", 0 },      /* a variation selector */
	{ "%c\xCC\xB2", 0 },          /* a line below */
	{ "*%c*", 0 },
	{ "**%c**", 0 },
	{ "__%c__", 0 },
	{ "`%c`", 0 },
	{ "[%c](https://eksempel.no/)", 0 },
	{ "&#x3%c;", 0 },
	{ "&#X0003%c;", 0 },
	{ "&#%d;", '0' },
	{ "&#%d;", 0xFF10 },
	{ "&shy;%c", 0 },
	{ "&zwnj;%c", 0 },
	{ "%c&#8203;", 0 },
	{ "\xEF\xBC%c", 0x90 },        /* full width */
	{ "\xD9%c", 0xA0 },            /* Arabic */
	{ "\xE0\xA5%c", 0xA6 },        /* Devanagari */
	{ "\xF0\x9D\x9F%c", 0x8E },    /* mathematical, bold */
	{ "\xF0\x9D\x9F%c", 0x98 },    /* mathematical, double-struck */
};

static const char *disguise(struct arena *a, const char *digits, const struct way *way)
{
	struct buffer out = { .arena = a };

	for (; *digits; digits++)
		buffer_printf(&out, way->form,
			      way->add ? *digits - '0' + way->add : (int)*digits);
	return buffer_text(&out);
}

static void test_disguises(void **state)
{
	struct arena a = { 0 };
	char number[12];

	(void)state;
	make(number, "150390", 0);
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct diag d;
		const char *text = arena_printf(&a, "Før %s etter", disguise(&a, number, &ways[i]));

		if (count_finds(&a, text, NULL, &d) != 1)
			fail_msg("not found: %s", text);
		assert_in_range(d.entries[0].at.column, 5, 12); /* at the first digit, past marks before it */
		assert_non_null(strstr(d.entries[0].message, ": •"));
		for (size_t j = 0; j < 11; j++)
			assert_null(strchr(d.entries[0].message, '0' + (int)j % 10));
		text = arena_printf(&a, "tlf. %s", disguise(&a, "40000000", &ways[i]));
		if (count_finds(&a, text, NULL, &d) != 1)
			fail_msg("not found: %s", text);
	}
	arena_free(&a);
}

/* Between the parts of a number, and around the sign of an address. */
static void test_disguised_separators(void **state)
{
	static const char *const table[] = {
		"%.6s\xC2\xA0%.5s",        "%.6s\xE2\x80\xAF%.5s", "%.6s\xE3\x80\x80%.5s", "%.6s  %.5s",
		"%.6s\t%.5s",              "%.6s - %.5s",          "%.6s\xE2\x80\x93%.5s", "%.6s\xE2\x88\x92%.5s",
		"%.6s&nbsp;%.5s",          "%.6s&#160;%.5s",       "%.6s\\-%.5s",          "%.6s\\_%.5s",
		"[x](http://x/%.6s%%20%.5s)", "%.6s&ndash;%.5s",      "%.6s\n%.5s",           "%.6s\n   %.5s",
		"> %.6s\n> %.5s",          "**%.6s** %.5s",        "*%.6s*%.5s",           "[%.6s](#x)%.5s",
		"![%.6s](x.png)%.5s",      "%.6s/%.5s",            "%.6s.%.5s",            "\"%.6s\\\n  %.5s\"",
		"[%.6s %.5s](x)",          "[x](tel:%.6s%.5s)",    "<tel:%.6s%.5s>",       "    %.6s %.5s",
		"```\n%.6s%.5s\n```",      "| %.6s %.5s | x |",    "<!-- %.6s%.5s -->",    "---\naktør: %.6s%.5s\n---\n",
		"sak: {tittel: '%.6s%.5s'}",
	};
	static const char *const addresses[] = {
		"kari&#64;gmail.com", "kari&commat;gmail.com", "kari\\@gmail.com", "<mailto:kari%40gmail.com>", "[x](mailto:%6Bari%2540gmail.com)",
		"kari@gmail&period;com", "ka\xC2\xADri@gm\xE2\x80\x8B""ail.com", "kari\xEF\xBC\xA0gmail.com",
		"[Kari](mailto:kari@gmail.com)", "<kari@gmail.com>", "**kari**@gmail.com", "kari@gmail.com.",
	};
	struct arena a = { 0 };
	struct diag d;
	char n[12];

	(void)state;
	make(n, "150390", 0);
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *text = arena_printf(&a, table[i], n, n + 6);

		if (count_finds(&a, text, NULL, &d) != 1)
			fail_msg("not found: %s", text);
	}
	for (size_t i = 0; i < COUNT(addresses); i++) {
		if (count_finds(&a, addresses[i], NULL, &d) != 1)
			fail_msg("not found: %s", addresses[i]);
		assert_null(strstr(d.entries[0].message, "kari"));
	}
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

/* Where links lead, wherever they stand. */
static void test_links(void **state)
{
	static const char *const links[] = { "mailto:kari@gmail.com", "mailto:kari%40gmail.com", "https://a.no/kari@gmail.com" };

	(void)state;
	for (size_t i = 0; i < 3 * COUNT(links); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		const struct privacy gate = { .arena = &a, .diag = &d };
		struct document doc = { .root = block_new(&a, BLOCK_DOCUMENT, NULL) };
		struct block *block = block_new(&a, i % 3 ? BLOCK_TABLE : BLOCK_PARAGRAPH, doc.root);
		struct cell cell = { 0 };
		struct row row = { &cell, 1, ROW_PLAIN };
		struct table t = { .column_count = 1, .rows = &row, .row_count = 1 };
		struct texts texts = { .arena = &a };
		struct span **places[] = { &block->spans, &cell.spans, &t.footnote };

		block->table = i % 3 ? &t : NULL;
		span_add(&a, places[i % 3], "Mer om saken", 0)->link = links[i / 3];
		texts_add_document(&texts, &doc);
		privacy_check(&gate, &texts);
		if (d.errors != 1)
			fail_msg("%s in place %zu: %zu finds", links[i / 3], i % 3, d.errors);
		arena_free(&a);
	}
}

/* Cells as a note or a sheet gives them, a row under a head: what is read together, and what is not. */
static void test_cells(void **state)
{
	static const struct {
		const char *cells[2][3]; /* # and ¤ are the date and the rest of an identity number */
		size_t finds;
	} table[] = {
		{ { { "Født", "Personnummer", "Skole" }, { "#", "¤", "Nord" } }, 1 },
		{ { { "Født", "Skole", "Nummer" }, { "01.01.1890", "Nord", "¤" } }, 1 },
		{ { { "Hva", "Født", "Nummer" }, { "Eldst", "¤", "1. januar 1890" } }, 1 },
		{ { { "Navn", "Mobil", "Skole" }, { "Elev 1", "40000001", "Nord" } }, 1 },
		{ { { "Navn", "Nummer", "Skole" }, { "Kari Nordmann", "40000001", "Nord" } }, 1 },
		{ { { "Navn", "Adresse", "Skole" }, { "kari", "@gmail.com", "Nord" } }, 1 },
		{ { { "År", "Kroner", "Sum" }, { "2021", "40000001", "50188" } }, 0 },
		{ { { "2021", "2022", "2023" }, { "40 00", "00 01", "12" } }, 0 },
		{ { { "Mobil", "Kroner", "Sum" }, { "ja", "40 000 001", "40000001" } }, 0 },
	};
	char number[12], date[7] = "";

	(void)state;
	make_born(number, "010190", 1);
	memcpy(date, number, 6);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		const struct privacy gate = { .arena = &a, .diag = &d };
		struct document doc = { .root = block_new(&a, BLOCK_DOCUMENT, NULL) };
		struct cell cells[2][3] = { 0 };
		struct row rows[2] = { { cells[0], 3, ROW_PLAIN }, { cells[1], 3, ROW_PLAIN } };
		struct table t = { .column_count = 3, .rows = rows, .row_count = 2, .head_rows = 1 };
		struct texts texts = { .arena = &a };

		for (int k = 0; k < 6; k++) {
			const char *text = table[i].cells[k / 3][k % 3];

			text = text_equal(text, "#") ? date : text_equal(text, "¤") ? number + 6 : text;
			span_add(&a, &cells[k / 3][k % 3].spans, text, 0);
		}
		block_new(&a, BLOCK_TABLE, doc.root)->table = &t;
		texts_add_document(&texts, &doc);
		privacy_check(&gate, &texts);
		if (d.errors != table[i].finds)
			fail_msg("row %zu: %zu finds, not %zu", i, d.errors, table[i].finds);
		arena_free(&a);
	}
}

/* What stands in alternative text, charts, metadata and the letterhead is read, too. */
static void test_every_text(void **state)
{
	static const char phone[] = "tlf. 40000001";

	(void)state;
	for (int where = 0; where < 9; where++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		const struct privacy gate = { .arena = &a, .diag = &d };
		struct document doc = { .root = block_new(&a, BLOCK_DOCUMENT, NULL) };
		struct chart_part part = { .name = where == 0 ? phone : "", .amount = where == 1 ? phone : "" };
		struct chart chart = { .alt = where == 2 ? phone : "", .note = where == 3 ? phone : NULL, .parts = &part,
				       .part_count = 1 };
		struct fact fact = { .label = "Utarbeidet av", .value = where == 4 ? phone : "Rektor" };
		struct block *block = block_new(&a, BLOCK_FACTS, doc.root);
		struct texts texts = { .arena = &a };

		block->facts.items = &fact;
		block->facts.count = 1;
		block_new(&a, BLOCK_FIGURE, doc.root)->chart = &chart;
		block_new(&a, BLOCK_LETTERHEAD, doc.root)->sender.alt = where == 5 ? phone : NULL;
		block_new(&a, BLOCK_CODE, doc.root)->code = where == 6 ? phone : "";
		doc.author = where == 7 ? phone : NULL;
		doc.title = where == 8 ? phone : NULL;
		texts_add_document(&texts, &doc);
		privacy_check(&gate, &texts);
		if (d.errors != 1)
			fail_msg("text %d: %zu finds", where, d.errors);
		arena_free(&a);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_identity_numbers), cmocka_unit_test(test_text),
		cmocka_unit_test(test_groupings),        cmocka_unit_test(test_account),
		cmocka_unit_test(test_disguises),        cmocka_unit_test(test_disguised_separators),
		cmocka_unit_test(test_place_and_mask),   cmocka_unit_test(test_municipality_names),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_cells),            cmocka_unit_test(test_every_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
