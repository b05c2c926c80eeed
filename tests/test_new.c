/* utenfor ny: a scenario that runs at once, asked for on a terminal and with suggestions elsewhere. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The program at a terminal in `folder`, where `typed`, a printf format of the shell, comes from the keyboard once the
 * first question is there, and then the end of input. */
static struct run at_terminal(const char *folder, const char *words, const char *typed)
{
	return run("program=$(realpath $UTENFOR) && cd %s && said=$(mktemp) && "
		   "{ until grep -q '^Saken' $said; do sleep 0.05; done; printf '%s'; } | "
		   "script -qefc \"$program ny %s\" $said; status=$?; rm $said; exit $status", folder, typed, words);
}

static void expect_in_file(const char *folder, const char *name, const char *part)
{
	char path[128], *text;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	text = file_content(path, NULL);
	assert_non_null(text);
	expect_contains(text, part);
	free(text);
}

static void expect_nothing_left(const char *folder)
{
	struct run r = run("ls -A %s", folder);

	assert_string_equal(r.out, "");
}

/* The newest year of the consumer price index that comes with the program. */
static int newest_price_year(void)
{
	return atoi(run("tail -n +2 data/kpi.csv | cut -d, -f1 | sort -n | tail -1").out);
}

/* Without a terminal: commented or minimal, in a folder made for it, without faults, and a report at once. */
static void test_without_terminal(void **state)
{
	static const struct {
		const char *words;
		const char *said;   /* by sjekk */
		int comment_lines;  /* at least, and none when 0 */
	} table[] = {
		{ "sak", "ingen feil\n", 10 },
		{ "saker/2026/los/", "ingen feil\n", 10 },
		{ "--minimal sak", "ingen feil, men les advarslene\n", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run("program=$(realpath $UTENFOR) && cd %s && $program ny %s </dev/null && "
				   "mv $(dirname $(find . -name scenario.yaml)) her", folder, table[i].words);
		char year[32];

		expect_status(&r, 0);
		r = run("grep -c '#' %s/her/scenario.yaml", folder);
		assert_true(table[i].comment_lines ? atoi(r.out) >= table[i].comment_lines : atoi(r.out) == 0);
		snprintf(year, sizeof year, "prisår: %d", newest_price_year());
		expect_in_file(folder, "her/scenario.yaml", year);
		r = run("$UTENFOR sjekk %s/her/scenario.yaml", folder);
		expect_status(&r, 0);
		expect_contains(r.out, table[i].said);
		r = run("$UTENFOR rapport -q --trekninger 10 %s/her/scenario.yaml && head -c 5 %s/her/scenario.pdf", folder, folder);
		expect_status(&r, 0);
		assert_string_equal(r.out, "%PDF-");
		remove_folder();
	}
}

/* What is there from before stays as it was, and nothing is put beside it. */
static void test_refused(void **state)
{
	static const struct {
		const char *before, *words;
		int status;
		const char *err;
	} table[] = {
		{ "mkdir sak && echo min >sak/scenario.yaml", "sak", 1, "«sak/scenario.yaml» finnes fra før" },
		{ "mkdir sak && echo min >sak/notater.md", "sak", 1, "«sak/notater.md» finnes fra før" },
		{ "echo min >sak", "sak", 1, "«sak» er navnet på en fil; skriv navnet på en mappe" },
		{ ":", "sak.yaml", 1, "«sak.yaml» er navnet på en fil" },
		{ ":", "/proc/sak", 3, "kan ikke lage mappen «/proc/sak»" },
		{ ":", "--data /proc sak", 1, "datasett.yaml" },
		{ ":", "--maler /proc sak", 1, "ny/scenario.yaml" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run("program=$(realpath $UTENFOR) && cd %s && %s && find . | sort >../$$.before && "
				   "$program ny %s </dev/null; status=$?; find . | sort | cmp - ../$$.before && "
				   "rm ../$$.before && { [ ! -e sak ] || grep -rqx min sak; } && exit $status; exit 99",
				   folder, table[i].before, table[i].words);

		expect_status(&r, table[i].status);
		expect_contains(r.err, table[i].err);
		assert_string_equal(r.out, "");
		remove_folder();
	}
}

/* Answers at a terminal, in the order of the questions; a wrong one is explained and asked for again. */
static void test_answers(void **state)
{
	static const struct {
		const char *words, *typed;
		const char *said[4];    /* on the terminal */
		const char *written[4]; /* in the scenario */
	} table[] = {
		/* Nothing but Enter: the suggestions; and what they come to. */
		{ "sak", "\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n",
		  { "1. Målgruppen", "2. Tiltaket", "Nettogevinst, nåverdi i kr", "utenfor rapport sak/scenario.yaml" },
		  { "gruppe: lavinntekt-trygd", "normalliv med tiltak: 55 %", "# - {navn: Statstilskudd", "periode: 40" } },
		{ "sak",
		  "Los: «x» #1\\nÆrøy\\n3\\n16-18\\nLos\\n2027\\n3\\n20\\n40\\n45,5 %%\\nStudie\\nstudie\\n800 000\\nstat\\n"
		  "100 000\\n\\n50 000\\n30\\n",
		  { "Hvem gir tilskuddet: kommune, fylkeskommune eller stat? [kommune]", "Tjent inn", "4. Vurderingen",
		    "3. Kostnadene" },
		  { "tittel: \"Los: «x» #1\"", "gruppe: ikke-fullfoert-vgo", "tilskudd fra: kommune, til: stat, beløp: 100 000",
		    "bortfall for: stat, beløp: 50 000" } },
		/* Wrong ones, by the rules of the scenario itself. */
		{ "sak",
		  "\\n\\n9\\n\\n12\\n\\n\\n1066\\n\\n0\\n\\n\\n60\\n110\\n\\n\\nkanskje\\n\\n1.000\\n\\nen venn\\n\\n\\n\\n\\n",
		  { "«9» er et nummer", "«12» er ikke et av aldersintervallene", "«1066» er ikke et år fra",
		    "«1.000» kan leses som" },
		  { "startår: 20", "normalliv uten tiltak: 60 %", "grad: anslag", "beløp: 1 000 000" } },
		{ "--minimal sak", "\\n\\n\\n\\n\\n\\n\\n\\n\\n\\nErfaring fra nabokommunen\\nerfaring\\n\\n\\n\\n\\n\\n",
		  { "Saken", "Tjent inn", "1. Målgruppen", "2. Tiltaket" },
		  { "kilde: Erfaring fra nabokommunen", "grad: erfaring", "periode: 40", "alder: 13-15" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = at_terminal(folder, table[i].words, table[i].typed);

		expect_status(&r, 0);
		for (size_t k = 0; k < COUNT(table[i].said); k++) {
			expect_contains(r.out, table[i].said[k]);
			expect_in_file(folder, "sak/scenario.yaml", table[i].written[k]);
		}
		r = run("$UTENFOR sjekk -q %s/sak/scenario.yaml", folder);
		expect_status(&r, 0);
		remove_folder();
	}
}

/* Ended in the middle, by the end of input or by Ctrl-C: nothing is saved. */
static void test_ended(void **state)
{
	static const struct {
		const char *typed;
		int status;
	} table[] = {
		{ "\\n\\n", 1 },
		{ "\\n\\n\\003", 130 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = at_terminal(folder, "sak", table[i].typed);

		expect_status(&r, table[i].status);
		expect_nothing_left(folder);
		remove_folder();
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_without_terminal),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
