/* Where a report is written, what it is called there, and what is refused before anything is made. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <string.h>

#define EXAMPLE "examples/publisert/scenario.yaml"

/* What files are called, in a folder with the cases a and b, each a scenario.yaml, and c.yaml. */
static void test_names(void **state)
{
	static const struct {
		const char *command, *files; /* as ls lists them, in the folder ut */
	} table[] = {
		{ "P=$(realpath $UTENFOR); cd %s && $P rapport -q a/scenario.yaml b/scenario.yaml c.yaml -o ut/", "a.pdf\nb.pdf\nc.pdf\n" },
		{ "P=$(realpath $UTENFOR); cd %s && mkdir ut && $P rapport -q a/scenario.yaml -u moteark -m nn -o ut", "a-moteark-nn.pdf\n" },
		{ "P=$(realpath $UTENFOR); cd %s/a && $P rapport -q scenario.yaml -f xlsx -o ../ut/", "a.xlsx\n" },
		{ "P=$(realpath $UTENFOR); cd %s/a && $P rapport -q ./../b/./scenario.yaml -u arkiv -o ../ut/",
		  "b-arkiv.grunnlag.json\nb-arkiv.pdf\n" },
		{ "P=$(realpath $UTENFOR); cd %s/a && $P rapport -q - -o ../ut/ <scenario.yaml", "scenario.pdf\n" },
		{ "P=$(realpath $UTENFOR); cd %s && $P rapport -q c.yaml -o ut/navn.pdf 2>&1 || mkdir ut", "" }, /* no folder is made of a file's */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run("for d in a b; do mkdir %s/$d && cp examples/publisert/* %s/$d; done && "
				   "cp examples/publisert/scenario.yaml %s/c.yaml && cp examples/publisert/notater.md %s",
				   folder, folder, folder, folder);

		expect_status(&r, 0);
		r = run(table[i].command, folder);
		expect_status(&r, 0);
		r = run("ls %s/ut", folder);
		assert_string_equal(r.out, table[i].files);
		remove_folder();
	}
}

/* -o - is the file itself, on standard output and nothing else there. */
static void test_standard_output(void **state)
{
	static const struct {
		const char *command, *start;
	} table[] = {
		{ "$UTENFOR rapport " EXAMPLE " -o -", "%PDF-1.7" },
		{ "$UTENFOR rapport " EXAMPLE " -u moteark -o -", "%PDF-1.7" },
		{ "$UTENFOR rapport " EXAMPLE " -f xlsx -o -", "PK" },
		{ "sed /^notater/d " EXAMPLE " | $UTENFOR rapport - -o -", "%PDF-1.7" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("%s", table[i].command);

		expect_status(&r, 0);
		if (strncmp(r.out, table[i].start, strlen(table[i].start)) != 0)
			fail_msg("%s: begins otherwise", table[i].command);
	}
	assert_null(file_content("-", NULL));
	/* The same bytes as in a file. */
	const char *folder = new_folder();
	struct run r = run("$UTENFOR rapport -q " EXAMPLE " -o %s/a.pdf && $UTENFOR rapport -q " EXAMPLE " -o - | cmp - %s/a.pdf",
			   folder, folder);

	expect_status(&r, 0);
	remove_folder();
}

/* The commands that print results write them too; the suffix chooses the format. */
static void test_results(void **state)
{
	static const struct {
		const char *command, *start;
	} table[] = {
		{ "beregn " EXAMPLE " -o %s/a.json", "{\n \"utenfor\": 1" },
		{ "beregn " EXAMPLE " -o %s/a.csv", "aar," },
		{ "beregn " EXAMPLE " --norsk -o %s/a.csv", "\xEF\xBB\xBF" "aar;" },
		{ "beregn " EXAMPLE " -o %s/a.txt", "Tidlig innsats" },
		{ "utforsk " EXAMPLE " -v deltakere=1..2:1 -o %s/a.csv", "tiltak.deltakere," },
		{ "malgrupper -o %s/a.csv", "malgruppe," },
		{ "effekter -q -o %s/a.json", "{" },
		{ "beregn " EXAMPLE " -f json -o - >%s/a", "{" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		char command[300];
		struct run r;

		snprintf(command, sizeof command, table[i].command, folder);
		r = run("$UTENFOR %s", command);
		expect_status(&r, 0);
		r = run("cat %s/*", folder);
		if (strncmp(r.out, table[i].start, strlen(table[i].start)) != 0)
			fail_msg("%s: «%.40s»", table[i].command, r.out);
		remove_folder();
	}
}

/* Nothing is written under a name that says something else, and no file is taken for another. */
static void test_refused(void **state)
{
	static const struct {
		const char *command;
		int status;
		const char *said;
	} table[] = {
		{ "$UTENFOR rapport " EXAMPLE " -o %s/x.docx", 2, "skriv for eksempel «-o " },
		{ "$UTENFOR rapport " EXAMPLE " -f xlsx -o %s/x.pdf", 2, "slutter ikke på .xlsx" },
		{ "$UTENFOR beregn " EXAMPLE " -o %s/x.pdf", 2, "skriv for eksempel «-o " },
		{ "$UTENFOR beregn " EXAMPLE " -f csv -o %s/x.json", 2, "slutter ikke på .csv" },
		{ "$UTENFOR beregn " EXAMPLE " -o %s/a/x.json", 3, "kan ikke skrive «" },
		{ "$UTENFOR rapport " EXAMPLE " -o %s/x", 2, "slutter ikke på .pdf" },
		{ "$UTENFOR rapport " EXAMPLE " " EXAMPLE " -o %s/x.pdf", 2, "-o må være en mappe" },
		{ "$UTENFOR rapport " EXAMPLE " " EXAMPLE " -o -; r=$?; : %s; exit $r", 2, "-o må være en mappe" },
		{ "$UTENFOR rapport " EXAMPLE " " EXAMPLE " -o %s/", 2, "ville begge blitt" },
		{ "$UTENFOR rapport " EXAMPLE " -u arkiv -o -; r=$?; : %s; exit $r", 2, "to filer som hører sammen" },
		{ "$UTENFOR rapport " EXAMPLE " -o %s/a/b/", 3, "kan ikke lage mappen" },
		{ "P=$(realpath $UTENFOR); cd %s && script -qec \"$P rapport $OLDPWD/" EXAMPLE " -o -\" /dev/null >&2", 2,
		  "som her er en terminal; skriv «-o rapport.pdf», eller send den videre med «> rapport.pdf»" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run(table[i].command, folder);

		expect_status(&r, table[i].status);
		expect_contains(r.err, table[i].said);
		r = run("ls -A %s", folder);
		assert_string_equal(r.out, "");
		remove_folder();
	}
}

/* A file of another kind is named as what it is. */
static void test_kinds(void **state)
{
	static const struct {
		const char *make, *said;
	} table[] = {
		{ "$UTENFOR rapport -q " EXAMPLE " -o %s", "sak.pdf: filen er en PDF; oppgi filen den er laget av" },
		{ "printf '%%%%PDF-1.4\\n' >%s", "filen er en PDF;" },
		{ "printf 'PK\\003\\004xxxx' >%s", "filen er et dokument fra Word, Excel eller LibreOffice" },
		{ "printf '{\\\\rtf1 x}' >%s", "filen er et dokument i rik tekst (RTF)" },
		{ "cp examples/bilder/publisert-moteark-1.png %s", "filen er et bilde (PNG)" },
		{ "iconv -f UTF-8 -t UTF-16 " EXAMPLE " >%s", "filen er tekst i UTF-16; lagre den med tegnkodingen UTF-8" },
	};
	const char *folder = new_folder();
	char path[300];

	(void)state;
	snprintf(path, sizeof path, "%s/sak.pdf", folder);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run(table[i].make, path);

		expect_status(&r, 0);
		r = run("$UTENFOR rapport %s", path);
		expect_status(&r, 1);
		expect_contains(r.err, table[i].said);
		r = run("sed 's/notater.md/sak.pdf/' " EXAMPLE " >%s/scenario.yaml && $UTENFOR sjekk -q %s/scenario.yaml",
			folder, folder);
		expect_status(&r, 1);
		expect_contains(r.err, table[i].said);
	}
	remove_folder();
}

/* The folder that gives its name is judged as names are. */
static void test_names_are_judged(void **state)
{
	const char *folder = new_folder();
	struct run r = run("cp -r examples/publisert %s/01011710057 && $UTENFOR rapport -q -u arkiv "
			   "%s/01011710057/scenario.yaml -o %s/", folder, folder, folder);

	(void)state;
	expect_status(&r, 1);
	expect_contains(r.err, "fødselsnummer");
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_standard_output),
		cmocka_unit_test(test_results),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_names_are_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
