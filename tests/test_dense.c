/* Memory of notes in which nearly every character is markup, beside their size; and how time grows with size.
 *
 * A run of text in a style of its own is an element of the PDF, whatever its length; so the shortest runs cost most,
 * and what a report may hold of them has a bound. */
#include "check.h"
#include "program.h"

#include "base/limits.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 }; /* the sanitizer's own memory is many times the program's */
#else
enum { SANITIZED = 0 };
#endif

enum { SMALL = 100 << 10, LARGE = LIMIT_NOTES_BYTES - 1000 };

/* The unit is written over and over, after a start; bytes of memory for each byte of the notes. */
static const struct {
	const char *start, *unit;
	int small;  /* at most, of SMALL notes: a report is made */
	bool large; /* tried with LARGE notes too, most of which are refused */
} kinds[] = {
	{ "", "barnevern og skole i kommunen ", 20, true },
	{ "", "barnevern og skole i kommunen\n", 24, false },
	{ "", "*barnevern* og **skole** med [tiltak](https://a.no/b) i `kode` ", 48, false },
	{ "", "a b ", 40, false },
	{ "", "bar\u00ADne\u00ADvern ", 20, false },
	{ "", "\\* &amp; ", 20, false },
	{ "", "<span lang=\"nn\">a</span> ", 24, false },
	{ "", "**a** b ", 60, false },
	{ "", "*a* ", 76, true },
	{ "", "*a* \\*b ", 64, false },
	{ "- ", "*a* ", 82, false },
	{ "> 1. ", "*a* ", 82, false },
	{ "", "`a` ", 76, false },
	{ "", "[a](https://a.no) ", 64, false },
	{ "", "a\\\n", 128, true },
	{ "", "a\n\n", 144, true },
	{ "", "- a\n", 208, false },
	{ "", "> a\n\n", 132, false },
	{ "", "- - - - - - - - a\n", 240, true },
};

static void write_notes(const char *folder, const char *start, const char *unit, size_t size)
{
	char path[128];
	FILE *out;

	snprintf(path, sizeof path, "%s/notater.md", folder);
	out = fopen(path, "w");
	assert_non_null(out);
	fprintf(out, "---\naktør: A\n---\n\n%s", start);
	while (ftell(out) + (long)strlen(unit) < (long)size)
		fputs(unit, out);
	assert_int_equal(fclose(out), 0);
}

/* Runs a command of the shell, of at most half a minute: its exit status, and what it took. */
static int measured(const char *command, struct rusage *usage)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		setrlimit(RLIMIT_CPU, &(struct rlimit){ 30, 30 });
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(wait4(child, &status, 0, usage), child);
	return status;
}

/* The most memory in bytes that a report of the scenario in `folder` takes, and its exit status. */
static long peak(const char *folder, int *status)
{
	struct rusage usage;
	char command[256];

	snprintf(command, sizeof command, "exec $UTENFOR rapport -q %s/scenario.yaml -o %s/r.pdf 2>/dev/null", folder,
		 folder);
	*status = measured(command, &usage);
	return usage.ru_maxrss * 1024;
}

/* A new folder with the published scenario. */
static const char *folder_with_scenario(void)
{
	const char *folder = new_folder();
	struct run r = run("cp examples/publisert/scenario.yaml %s", folder);

	expect_status(&r, 0);
	return folder;
}

static void test_memory(void **state)
{
	const char *folder;
	int status;
	long least;

	(void)state;
	if (SANITIZED)
		skip();
	folder = folder_with_scenario();
	write_notes(folder, "", "a", 100);
	least = peak(folder, &status);
	assert_int_equal(status, 0);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		long used;

		write_notes(folder, kinds[i].start, kinds[i].unit, SMALL);
		used = (peak(folder, &status) - least) / SMALL;
		if (status || used > kinds[i].small)
			fail_msg("%d bytes of «%s%s»: status %d, %ld times their size", SMALL, kinds[i].start,
				 kinds[i].unit, status, used);
		if (!kinds[i].large)
			continue;
		write_notes(folder, kinds[i].start, kinds[i].unit, LARGE);
		used = (peak(folder, &status) - least) / LARGE;
		if (used > 64)
			fail_msg("%d bytes of «%s»: %ld times their size", LARGE, kinds[i].unit, used);
	}
	remove_folder();
}

/* Inputs in which every part could be looked at again for each of the others. § is the part's number. */
static const struct {
	bool notes; /* else a scenario */
	const char *before, *unit, *after;
} growing[] = {
	/* scenarios */
	{ false, "%TAG !a! tag:x,2000:\n", "%TAG !§! tag:x,2000:\n", "---\n" },
	{ false, "", "a: b\n---\n", "" },
	{ false, "", "k§: v\n", "" },
	{ false, "", "k: v\n", "" },
	{ false, "", "k§: &a§ v\n", "" },
	{ false, "", "x: a: b\n", "" },
	{ false, "x: ", "navn: a, ", "b: c\n" },
	{ false, "", "navn ", "\n" },
	{ false, "x: {navn: ", "navn a ", "kode: x: y}\n" },
	{ false, "x: {navn: ", "a, ", "b}\n" },
	{ false, "x: ", "[", "\n" },
	{ false, "x: \"", "\\x41\n ", "\"\n" },
	{ false, "x: ", "- ", "\n" },
	{ false, "tiltak: {deltakere: ", "ca ", "5}\n" },
	{ false, "tiltak: {deltakere: ", "1-", "5}\n" },
	{ false, "varianter: [{navn: x, sett: {", "a.", "b: 5}}]\n" },
	/* notes */
	{ true, "", "[a§]: /b\n", "" },
	{ true, "", "[a§]: /b\n\n[a§] ", "" },
	{ true, "", "[Merknad §]: Hastesak\n", "" },
	{ true, "", "<http://a.no>", "" },
	{ true, "[", "*ord* a ", "](http://a.no)" },
	{ true, "", "<span lang=\"nn\">", "a" },
	{ true, "", "a**b*c ", "" },
	{ true, "", "`a``", "" },
	{ true, "", "[a](", "" },
	{ true, "", "![", "" },
	{ true, "", "> a\n", "" },
	{ true, "|a|\n|-|\n", "|b|\n", "" },
	{ true, "", "a§@b ", "" },
	{ true, "", "01017 ", "" },
	{ true, "", "kari ", "" },
};

/* Seconds of the processor for `size` bytes of a kind, and bytes of memory. */
static double effort(const char *folder, size_t kind, size_t size, long *memory)
{
	char path[128];
	struct rusage usage;
	int status;
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", folder, growing[kind].notes ? "notater.md" : "vond.yaml");
	out = fopen(path, "w");
	assert_non_null(out);
	fputs(growing[kind].before, out);
	for (int i = 0; ftell(out) < (long)size; i++)
		for (const char *p = growing[kind].unit; *p; p++) {
			if (text_starts(p, "§"))
				fprintf(out, "%d", i);
			else if (*p != "§"[1])
				fputc(*p, out);
		}
	fputs(growing[kind].after, out);
	assert_int_equal(fclose(out), 0);
	snprintf(path, sizeof path, growing[kind].notes ? "exec $UTENFOR rapport -q %s/scenario.yaml -o %s/r.pdf 2>/dev/null"
							 : "exec $UTENFOR sjekk -q %s/vond.yaml 2>/dev/null", folder, folder);
	status = measured(path, &usage);
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
		fail_msg("%zu bytes of «%s»: status %x", size, growing[kind].unit, (unsigned)status);
	*memory = usage.ru_maxrss * 1024;
	return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

/* Eight times as much takes eight times as long, or is refused. */
static void test_growth(void **state)
{
	enum { FEW = 120 << 10, TIMES = 8, SLACK = 2 };
	const double least = 0.02; /* seconds that a run takes anyway, more or less */
	const char *folder;

	(void)state;
	if (SANITIZED)
		skip();
	folder = folder_with_scenario();
	for (size_t i = 0; i < COUNT(growing); i++) {
		long small, large;
		double few = effort(folder, i, FEW, &small), many = effort(folder, i, TIMES * FEW, &large);

		if (many > TIMES * SLACK * (few > least ? few : least))
			fail_msg("«%s»: %.2f s for %d bytes, %.2f s for %d times as many", growing[i].unit, few, FEW, many,
				 TIMES);
		if (large > TIMES * SLACK * small)
			fail_msg("«%s»: %ld and %ld bytes", growing[i].unit, small, large);
	}
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_memory), cmocka_unit_test(test_growth) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
