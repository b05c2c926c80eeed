/* Out of memory, at every allocation of a run: a message, status 3, the old files intact and nothing left behind.
 *
 * nomemory.c makes the allocations fail, those of the libraries too. UTENFOR_SWEEP=1 in the environment tries every one
 * of the long commands as well; without it the first 300 of them and a part of the rest. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE "examples/publisert/scenario.yaml"
#define ROUNDS "examples/runder/scenario.yaml" /* with a logo, variants, follow-up and non-priced effects */
#define PRELOAD "LD_PRELOAD=$(dirname $UTENFOR)/tests/nomemory.so"

#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 }; /* the sanitizer brings its own allocation, which ends the program itself */
#else
enum { SANITIZED = 0 };
#endif

/* Each is run in full once beforehand, so that what it writes is there already. */
static const struct {
	const char *command; /* %s: a folder with the archived basis r.grunnlag.json */
	int stride;          /* every n-th allocation after the first 300 */
	long least;          /* how many must have failed */
} commands[] = {
	{ "rapport -o %s/r.pdf " EXAMPLE, 13, 600 },
	{ "rapport -q -u moteark -m nn -o %s/r.pdf " ROUNDS, 13, 600 },
	{ "rapport -u arkiv -o %s/r.pdf " EXAMPLE, 29, 600 },
	{ "beregn -q --format tekst " EXAMPLE, 7, 300 },
	{ "beregn -q --format json " EXAMPLE, 7, 300 },
	{ "beregn -q --format csv " EXAMPLE, 7, 300 },
	{ "sjekk " ROUNDS, 29, 300 },
	{ "sjekk --streng --sett deltakere=0 " EXAMPLE, 1, 100 }, /* with faults to tell */
	{ "verifiser %s/r.grunnlag.json", 7, 300 },
	{ "utforsk " EXAMPLE " --varier tiltak.deltakere=50..200:50", 7, 300 },
	{ "malgrupper --format csv", 7, 100 },
	{ "data vis --format json", 7, 100 },
};

/* Checks each line "<number> <status> <bytes on stderr> <same files>"; returns how many there were. */
static long check_report(const char *path, const char *command)
{
	FILE *in = fopen(path, "r");
	long number, said, lines = 0;
	int status, same;

	assert_non_null(in);
	while (fscanf(in, "%ld %d %ld %d", &number, &status, &said, &same) == 4) {
		if (status != 3 || said <= 0 || !same)
			fail_msg("%s, allocation %ld: status %d, %ld bytes on stderr, %s", command, number, status, said,
				 same ? "files as they were" : "files changed");
		lines++;
	}
	fclose(in);
	return lines;
}

static void sweep(const char *command, int stride, long least, const char *folder)
{
	char report[128], *full;
	struct run r;
	int normal;
	long lines;

	snprintf(report, sizeof report, "%s.report", folder);
	assert_true(asprintf(&full, command, folder) > 0);
	r = run("$UTENFOR %s", full);
	normal = r.status;
	r = run("env NOMEMORY_STRIDE=%d NOMEMORY_REPORT=%s NOMEMORY_FOLDER=%s " PRELOAD " $UTENFOR %s",
		getenv("UTENFOR_SWEEP") ? 1 : stride, report, folder, full);
	expect_status(&r, normal);
	lines = check_report(report, full);
	remove(report);
	if (lines < least)
		fail_msg("%s: only %ld allocations failed", full, lines);
	if (getenv("UTENFOR_SWEEP"))
		print_message("%s: %ld allocations\n", full, lines);
	free(full);
}

/* A folder with what the commands read and write over. */
static const char *folder_with_basis(void)
{
	const char *folder = new_folder();
	struct run r = run("$UTENFOR rapport -q -u arkiv -o %s/r.pdf " EXAMPLE, folder);

	expect_status(&r, 0);
	return folder;
}

static void test_sweep(void **state)
{
	const char *folder;

	(void)state;
	if (SANITIZED)
		skip();
	folder = folder_with_basis();
	for (size_t i = 0; i < COUNT(commands); i++)
		sweep(commands[i].command, commands[i].stride, commands[i].least, folder);
	remove_folder();
}

/* What is said, once, for each command: the sweep only counts it. */
static void test_message(void **state)
{
	const char *folder;

	(void)state;
	if (SANITIZED)
		skip();
	folder = folder_with_basis();
	for (size_t i = 0; i < COUNT(commands); i++) {
		char *full;
		struct run r;

		assert_true(asprintf(&full, commands[i].command, folder) > 0);
		r = run("env NOMEMORY_AT=3 " PRELOAD " $UTENFOR %s", full);
		expect_status(&r, 3);
		assert_string_equal(r.err, "utenfor: ikke nok minne; lukk andre programmer eller del opp notatene\n");
		free(full);
	}
	remove_folder();
}

/* The same where it is the system that has no more to give. */
static void test_little_memory(void **state)
{
	const char *folder;
	int ended[4] = { 0 };

	(void)state;
	if (SANITIZED)
		skip();
	folder = new_folder();
	for (int kilobytes = 10000; kilobytes <= 400000; kilobytes += kilobytes / 8) {
		struct run r;

		r = run("printf old >%s/r.pdf && (ulimit -v %d && $UTENFOR rapport -q -o %s/r.pdf " EXAMPLE ")", folder,
			kilobytes, folder);
		if (r.status == 127) /* not even the dynamic linker has room */
			continue;
		if (r.status != 0 && r.status != 3)
			fail_msg("%d kB: status %d\n%s", kilobytes, r.status, r.err);
		ended[r.status]++;
		if (r.status == 3)
			expect_contains(r.err, "ikke nok minne");
		r = run("ls -A %s; grep -c ^old$ %s/r.pdf", folder, folder);
		assert_string_equal(r.out, ended[0] ? "r.pdf\n0\n" : "r.pdf\n1\n");
	}
	assert_true(ended[0] > 0 && ended[3] > 0);
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sweep),
		cmocka_unit_test(test_message),
		cmocka_unit_test(test_little_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
