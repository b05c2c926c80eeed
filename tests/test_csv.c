/* CSV as RFC 4180 has it, each cell with its place, and what is wrong with a file that is not. */
#include "check.h"

#include "base/csv.h"
#include "base/limits.h"
#include "faults.h"

#include <string.h>

static const char *const wanted[] = { "id", "tall", "tekst" };

static struct arena arena;

static bool read_table(struct csv *csv, const char *text, struct diag *d)
{
	*d = (struct diag){ .arena = &arena };
	return csv_read(csv, (struct str){ text, strlen(text) }, "t.csv", wanted, 3, &arena, d);
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void test_cells(void **state)
{
	static const struct {
		const char *text;
		const char *last[3]; /* cells of the last row */
		int line, column;    /* of its last cell */
	} table[] = {
		{ "id,tall,tekst\na,1,b\n", { "a", "1", "b" }, 2, 5 },
		{ "id,tall,tekst\r\na,1,b\r\nc,2,d\r\n", { "c", "2", "d" }, 3, 5 },
		{ "id,tall,tekst\na,1,b", { "a", "1", "b" }, 2, 5 },                   /* no line end at the end */
		{ "id,tall,tekst\n\n  \na,1,b\n", { "a", "1", "b" }, 4, 5 },            /* empty lines */
		{ "id,tall,tekst\na,,\n", { "a", "", "" }, 2, 4 },
		{ "id,tall,tekst\n,1,b\n", { "", "1", "b" }, 2, 4 },
		{ "id,tall,tekst\n\"a,b\",1,\"c \"\"d\"\"\"\n", { "a,b", "1", "c \"d\"" }, 2, 9 },
		{ "id,tall,tekst\n\"to\nlinjer\",1,b\nc,2,d\n", { "c", "2", "d" }, 4, 5 }, /* a cell of two lines */
		{ "id,tall,tekst\n\"to\nlinjer\",1,b\n", { "to\nlinjer", "1", "b" }, 3, 11 },
		{ "id,tall,tekst\n\xC3\xA6\xC3\xB8\xC3\xA5,1,b\n", { "\xC3\xA6\xC3\xB8\xC3\xA5", "1", "b" }, 2, 7 },
		{ "id,tall,tekst\nto  ord, 1 ,b\n", { "to  ord", "1", "b" }, 2, 13 },   /* spaces in and around cells */
		{ "id,tall,tekst\ra,1,b\rc,2,", { "c", "2", "" }, 1, 25 },  /* only LF is a line to an editor */
		{ "id,tall,tekst\n \"a\" ,1,\t\"\"\t\n", { "a", "1", "" }, 2, 9 }, /* blanks around quotation marks */
		{ "egen,tekst,tall,id\nx,b,1,a\n", { "a", "1", "b" }, 2, 3 }, /* other order, one column more */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct csv csv;
		struct diag d;
		const struct csv_cell *row;

		if (!read_table(&csv, table[i].text, &d))
			fail_msg("row %zu: %s", i, faults_text(&d, &arena));
		row = csv.rows[csv.row_count - 1];
		for (int column = 0; column < 3; column++)
			assert_string_equal(row[column].text, table[i].last[column]);
		assert_int_equal(row[2].line, table[i].line);
		assert_int_equal(row[2].column, table[i].column);
	}
}

/* start and end cut out the cell as it stands in the file. */
static void test_bytes(void **state)
{
	static const char text[] = "id,tall,tekst\r\na,12,\"b,c\"\r\n";
	static const char *const raw[] = { "a", "12", "\"b,c\"" };
	struct csv csv;
	struct diag d;

	(void)state;
	assert_true(read_table(&csv, text, &d));
	for (int column = 0; column < 3; column++) {
		const struct csv_cell *cell = &csv.rows[0][column];

		assert_int_equal(cell->end - cell->start, strlen(raw[column]));
		assert_memory_equal(text + cell->start, raw[column], cell->end - cell->start);
	}
}

static void test_faults(void **state)
{
	static const struct {
		const char *text, *faults;
	} table[] = {
		{ "", "t.csv:1:1: filen er tom; første linje skal navngi kolonnene\n" },
		{ "id;tall;tekst\na;1;b\n",
		  "t.csv:1:1: cellene er skilt med semikolon; lagre filen med komma mellom cellene og "
		  "desimalpunktum\n" },
		{ "id,tal,tekst\n", "t.csv:1:1: mangler kolonnen «tall»; rett «tal» i første linje\n" },
		{ "id,tall\n", "t.csv:1:1: mangler kolonnen «tekst»; legg den til i første linje\n" },
		{ "id,tall,tekst,id\n", "t.csv:1:15: kolonnen «id» står to ganger; slett den ene\n" },
		{ "id,tall,tekst\nx,0,21,y\n", "t.csv:2:3: «0,21» er blitt to celler; skriv «0.21»\n" },
		{ "id,tall,tekst\n10,21,34,y\n",
		  "t.csv:2:1: raden har 4 celler, men første linje har 3; skriv desimaler med punktum, og sett tekst med komma i anførselstegn\n" },
		{ "id\ttall\ttekst\n1\t2\t3\n", "t.csv:1:1: cellene er skilt med tabulator; lagre filen med komma mellom cellene og desimalpunktum\n" },
		{ "id,tall,tekst\na,1,b,c\nd,2,e\n",
		  "t.csv:2:1: raden har 4 celler, men første linje har 3; skriv desimaler med punktum, og sett tekst med komma i anførselstegn\n" },
		{ "id,tall,tekst\n\"a\nb\",1,c\nd,2\n",
		  "t.csv:4:1: raden har 2 celler, men første linje har 3; skriv desimaler med punktum, og sett tekst med komma i anførselstegn\n" },
		{ "id,tall,tekst\na,1,b\"c\n",
		  "t.csv:2:6: anførselstegn inne i en celle; sett hele cellen i anførselstegn, og skriv \"\" for "
		  "hvert tegn inni\n" },
		{ "id,tall,tekst\na,1,\"b\"cd,e\n", /* letters after the end of a cell in quotation marks */
		  "t.csv:2:8: anførselstegn inne i en celle; sett hele cellen i anførselstegn, og skriv \"\" for "
		  "hvert tegn inni\n" },
		{ "id,tall,tekst\na,1,\"b\nc,2,d\n",
		  "t.csv:2:5: anførselstegnet som begynner cellen, har ingen slutt; sett et anførselstegn sist i "
		  "cellen\n" },
		{ "id,tall,tekst\na,1,\"b\" \"\n",
		  "t.csv:2:9: anførselstegn inne i en celle; sett hele cellen i anførselstegn, og skriv \"\" for "
		  "hvert tegn inni\n" },
		{ "id,tall,tekst\na,1, \"b\"\"\nc,2,d\n",
		  "t.csv:2:5: anførselstegnet som begynner cellen, har ingen slutt; sett et anførselstegn sist i "
		  "cellen\n" },
		{ "id,tall,tekst\na,1,b\x07\n", "t.csv:2:5: styretegn (U+0007) i cellen; slett det\n" },
		{ "id,tall,tekst\na,1,b\u200Ec\n", "t.csv:2:5: tegnet U+200E snur leseretningen, så teksten kan vise noe annet enn den sier; slett det\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct csv csv;
		struct diag d;

		assert_false(read_table(&csv, table[i].text, &d));
		assert_string_equal(faults_text(&d, &arena), table[i].faults);
	}
}

/* A row with a fault is left out; the rows after it are there. */
static void test_goes_on(void **state)
{
	struct csv csv;
	struct diag d;

	(void)state;
	assert_false(read_table(&csv, "id,tall,tekst\na,1\nb,2,c\n", &d));
	assert_int_equal(csv.row_count, 1);
	assert_string_equal(csv.rows[0][0].text, "b");
}

static void test_numbers(void **state)
{
	static const struct {
		const char *cell;
		double value;
		const char *fault; /* NULL when it is a number */
	} table[] = {
		{ "0", 0, NULL },
		{ "12", 12, NULL },
		{ "-1161567", -1161567, NULL },
		{ "0.251647933395773", 0.251647933395773, NULL },
		{ "", 0, "t.csv:2:3: cellen er tom; skriv et tall\n" },
		{ "\"0,5\"", 0,
		  "t.csv:2:3: «0,5» er skrevet med komma eller mellomrom; skriv «0.5»\n" },
		{ "1 000", 0,
		  "t.csv:2:3: «1 000» er skrevet med komma eller mellomrom; skriv «1000»\n" },
		{ "1e3", 0, "t.csv:2:3: «1e3» er ikke et tall; skriv bare sifre, med desimalpunktum om det trengs\n" },
		{ "nan", 0, "t.csv:2:3: «nan» er ikke et tall; skriv bare sifre, med desimalpunktum om det trengs\n" },
		{ ".5", 0, "t.csv:2:3: «.5» er ikke et tall; skriv bare sifre, med desimalpunktum om det trengs\n" },
		{ "5.", 0, "t.csv:2:3: «5.» er ikke et tall; skriv bare sifre, med desimalpunktum om det trengs\n" },
		{ "1234567890123456", 0,
		  "t.csv:2:3: «1234567890123456» er ikke et tall; skriv bare sifre, med desimalpunktum om det "
		  "trengs\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char text[128];
		struct csv csv;
		struct diag d;
		double value = NAN;

		snprintf(text, sizeof text, "id,tall,tekst\na,%s,b\n", table[i].cell);
		assert_true(read_table(&csv, text, &d));
		assert_int_equal(csv_number(&value, &csv, 0, 1, &d), table[i].fault == NULL);
		if (table[i].fault)
			assert_string_equal(faults_text(&d, &arena), table[i].fault);
		else
			CHECK_NEAR(value, table[i].value, 0);
	}
}

static void test_whole(void **state)
{
	static const struct {
		const char *cell;
		bool good;
	} table[] = { { "0", true }, { "59", true }, { "60", false }, { "-1", false }, { "1.5", false },
		      { "999999999999999", false } };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char text[128];
		struct csv csv;
		struct diag d;
		int value = -7;

		snprintf(text, sizeof text, "id,tall,tekst\na,%s,b\n", table[i].cell);
		assert_true(read_table(&csv, text, &d));
		assert_int_equal(csv_whole(&value, &csv, 0, 1, 0, 59, &d), table[i].good);
		assert_int_equal(d.errors, !table[i].good);
	}
}

/* A header of `count` columns that begins with the wanted ones. */
static const char *wide_header(int count)
{
	struct buffer text = { .arena = &arena };

	buffer_puts(&text, "id,tall,tekst");
	for (int i = 3; i < count; i++)
		buffer_printf(&text, ",k%d", i);
	buffer_puts(&text, "\n");
	return buffer_text(&text);
}

static void test_columns_limit(void **state)
{
	struct csv csv;
	struct diag d;

	(void)state;
	assert_true(read_table(&csv, wide_header(LIMIT_CSV_COLUMNS), &d));
	assert_false(read_table(&csv, wide_header(LIMIT_CSV_COLUMNS + 1), &d));
	assert_string_equal(faults_text(&d, &arena), "t.csv:1:1: for mange kolonner; grensen er 64\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_cells, tear_down),
		cmocka_unit_test_teardown(test_bytes, tear_down),
		cmocka_unit_test_teardown(test_faults, tear_down),
		cmocka_unit_test_teardown(test_goes_on, tear_down),
		cmocka_unit_test_teardown(test_numbers, tear_down),
		cmocka_unit_test_teardown(test_whole, tear_down),
		cmocka_unit_test_teardown(test_columns_limit, tear_down),
	};

	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
