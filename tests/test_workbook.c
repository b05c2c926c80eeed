/* The workbook as a file: its name, its bytes, its texts. What its formulas give is tests/workbook.py's. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE "examples/publisert/scenario.yaml"

/* The suffix says what is written; another one is refused, and nothing is written then. */
static void test_suffix_decides(void **state)
{
	static const struct {
		const char *words, *begins; /* NULL when refused */
	} table[] = {
		{ "-o %s/r.xlsx", "PK\x03\x04" }, { "-f xlsx -o %s/r.xlsx", "PK\x03\x04" }, { "-o %s/r.pdf", "%PDF-" },
		{ "-f pdf -o %s/r.xlsx", NULL },  { "-f xlsx -o %s/r.pdf", NULL },	      { "-o %s/r.docx", NULL },
		{ "-o %s/r.XLSX", NULL },	  { "-o %s/r", NULL },			      { "-o %s/r.", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		char words[128];
		struct run r;

		snprintf(words, sizeof words, table[i].words, folder);
		r = run("$UTENFOR rapport -q --trekninger 10 %s " EXAMPLE, words);
		expect_status(&r, table[i].begins ? 0 : 2);
		if (!table[i].begins)
			expect_contains(r.err, "slutter ikke på");
		r = run("cat %s/*", folder);
		if (table[i].begins)
			assert_memory_equal(r.out, table[i].begins, strlen(table[i].begins));
		else
			assert_int_equal(r.out_size, 0);
		remove_folder();
	}
}

/* The same case is the same file, whenever and by whichever edition; nothing else is left in the folder. */
static void test_same_bytes(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("cd %s && U=$(realpath $OLDPWD/$UTENFOR) && cp -r $OLDPWD/examples/publisert . && "
		"$U rapport -q -f xlsx publisert/scenario.yaml -o . && sleep 1.1 && "
		"$U rapport -q -u moteark publisert/scenario.yaml -o b.xlsx && cmp publisert.xlsx b.xlsx && ls -A",
		folder);
	expect_status(&r, 0);
	assert_string_equal(r.out, "b.xlsx\npublisert\npublisert.xlsx\n");
	remove_folder();
}

/* Every word has its nynorsk. */
static void test_nynorsk(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("for s in examples/*/scenario.yaml; do d=$(dirname $s)/data; test -d $d || d=data; "
		"$UTENFOR rapport -q -m nn --trekninger 10 --data $d $s -o %s/r.xlsx || exit; done && "
		"cd %s && python3 -m zipfile -e r.xlsx all && cat all/xl/sharedStrings.xml", folder, folder);
	expect_status(&r, 0);
	expect_contains(r.out, "<t>Ordinært livsløp utan tiltaket</t>");
	assert_null(strstr(r.out, "<t>Ordinært livsløp uten tiltaket</t>"));
	remove_folder();
}

/* What users write is text, whatever it begins with. */
static void test_formulas_stay_text(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("$UTENFOR rapport -q --trekninger 10 " EXAMPLE " -o %s/r.xlsx --sett 'sak.tittel==1+1' "
		"--sett 'kostnader.Ny innsats.navn==HYPERLINK(\"x\")' --sett 'tiltak.navn=@SUM(A1)' && "
		"cd %s && python3 -m zipfile -e r.xlsx all && cat all/xl/sharedStrings.xml && cat all/xl/worksheets/*.xml > s",
		folder, folder);
	expect_status(&r, 0);
	expect_contains(r.out, "<t>=1+1</t>");
	expect_contains(r.out, "<t>=HYPERLINK(\"x\")</t>");
	expect_contains(r.out, "<t>@SUM(A1)</t>");
	r = run("grep -c -e '<f>1+1' -e HYPERLINK -e '<f>@' %s/s", folder);
	assert_string_equal(r.out, "0\n");
	remove_folder();
}

/* A workbook that is live cannot hide a small count; nor is one written where nothing can be. */
static void test_refused(void **state)
{
	static const struct {
		const char *words;
		int status;
		const char *message;
	} table[] = {
		{ "--sett tiltak.deltakere=2 -o %s/r.xlsx", 1, "færre enn tre deltakere" },
		{ "--sett tiltak.deltakere=2 --intern -o %s/r.xlsx", 0, "" },
		{ "--sett tiltak.deltakere=3 -o %s/r.xlsx", 0, "" },
		{ "-o %s/none/r.xlsx", 3, "none" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		char words[128];
		struct run r;

		snprintf(words, sizeof words, table[i].words, folder);
		r = run("$UTENFOR rapport -q --trekninger 10 " EXAMPLE " %s", words);
		expect_status(&r, table[i].status);
		expect_contains(r.err, table[i].message);
		assert_null(strstr(r.err, "ERROR"));
		r = run("ls -A %s", folder);
		assert_string_equal(r.out, table[i].status ? "" : "r.xlsx\n");
		remove_folder();
	}
}

/* Nothing in it depends on counts that may not be shown: not a checksum either. */
static void test_hides_observed(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("for n in 0 1 2; do mkdir %s/$n; printf '\\noppfølging: {observert: [{år: 2022, hjulpet: %%d}]}\\n' $n | "
		"cat " EXAMPLE " - | sed '/^notater/d' >%s/$n/s.yaml; "
		"$UTENFOR rapport -q --trekninger 10 %s/$n/s.yaml -o %s/$n/r.xlsx || exit; done", folder, folder, folder,
		folder);
	expect_status(&r, 0);
	r = run("cd %s && cmp 0/r.xlsx 1/r.xlsx && cmp 1/r.xlsx 2/r.xlsx && python3 -m zipfile -e 1/r.xlsx all && "
		"cat all/xl/sharedStrings.xml", folder);
	expect_status(&r, 0);
	expect_contains(r.out, "SHA-256 av scenarioet uten det som er observert: ");
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_suffix_decides),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_nynorsk),
		cmocka_unit_test(test_formulas_stay_text),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_hides_observed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
