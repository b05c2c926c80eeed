/* Out of memory, at every allocation of a run: a message, status 3, the old file intact and nothing left behind.
 *
 * nomemory.c makes the allocations fail. UTENFOR_SWEEP=1 in the environment tries every one of a report; without it
 * the first 300 and a part of the rest. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE "examples/publisert/scenario.yaml"
#define PRELOAD "LD_PRELOAD=$(dirname $UTENFOR)/tests/nomemory.so"

#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 }; /* the sanitizer brings its own allocation, which ends the program itself */
#else
enum { SANITIZED = 0 };
#endif

/* Checks each line "<number> <status> <bytes on stderr>" of the report; returns the number of the last allocation. */
static long check_report(const char *path, long least)
{
	FILE *in = fopen(path, "r");
	long number = 0, said, lines = 0;
	int status;

	assert_non_null(in);
	while (fscanf(in, "%ld %d %ld", &number, &status, &said) == 3) {
		if (status != 3 || said <= 0)
			fail_msg("allocation %ld: status %d, %ld bytes on stderr", number, status, said);
		lines++;
	}
	fclose(in);
	if (lines < least)
		fail_msg("only %ld allocations failed", lines);
	return number;
}

static void test_compute(void **state)
{
	static const char *const formats[] = { "tekst", "json", "csv" };
	char report[128];

	(void)state;
	if (SANITIZED)
		skip();
	snprintf(report, sizeof report, "%s/report", new_folder());
	for (size_t i = 0; i < COUNT(formats); i++) {
		struct run r = run("env NOMEMORY_STRIDE=7 NOMEMORY_REPORT=%s " PRELOAD
				   " $UTENFOR beregn -q --format %s " EXAMPLE, report, formats[i]);

		expect_status(&r, 0);
		check_report(report, 300);
	}
	remove_folder();
}

/* The run with the one failing allocation leaves the old file or the whole new one, and no other. */
static void check_one(const char *folder, long number, const char *whole, size_t whole_size)
{
	char path[128];
	size_t size;
	char *content;
	struct run r = run("env NOMEMORY_AT=%ld " PRELOAD " $UTENFOR rapport -q -o %s/r.pdf " EXAMPLE, number, folder);

	expect_status(&r, 3);
	expect_contains(r.err, "ikke nok minne");
	snprintf(path, sizeof path, "%s/r.pdf", folder);
	content = file_content(path, &size);
	assert_non_null(content);
	if (strcmp(content, "old") != 0 && (size != whole_size || memcmp(content, whole, size) != 0))
		fail_msg("allocation %ld: the file is neither the old nor the new one", number);
	free(content);
	r = run("ls -A %s", folder);
	assert_string_equal(r.out, "r.pdf\n");
}

static void test_report(void **state)
{
	enum { LAST = 12, SPREAD = 12 };
	const char *folder, *stride = getenv("UTENFOR_SWEEP") ? "1" : "13";
	char report[128], path[128];
	size_t size;
	char *whole;
	struct run r;
	long last;

	(void)state;
	if (SANITIZED)
		skip();
	folder = new_folder();
	snprintf(report, sizeof report, "%s/report", folder);
	snprintf(path, sizeof path, "%s/r.pdf", folder);
	r = run("env NOMEMORY_STRIDE=%s NOMEMORY_REPORT=%s " PRELOAD " $UTENFOR rapport -q -o %s " EXAMPLE, stride,
		report, path);
	expect_status(&r, 0);
	last = check_report(report, 600);
	remove(report);
	whole = file_content(path, &size);
	assert_non_null(whole);
	for (long i = 0; i < LAST; i++) {
		write_text(path, "old");
		check_one(folder, last - i, whole, size);
	}
	for (long i = 1; i < SPREAD; i++)
		check_one(folder, last * i / SPREAD, whole, size);
	free(whole);
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_compute), cmocka_unit_test(test_report) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
