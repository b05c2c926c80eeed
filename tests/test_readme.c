/* Every command in README.md, the handbook and CONTRIBUTING.md does what it says: those in blocks of sh, and the
 * build/utenfor ones in the text. Those of a page run in order in one scratch folder. What make does is only checked to
 * be a target: CI runs it. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What stands for a choice of the reader's. */
static const struct {
	const char *word, *example;
} placeholders[] = {
	{ "KOMMANDO", "rapport" },
	{ "[GRUPPE]", "lavinntekt-trygd" },
	{ "MAPPE", "examples/egne-tall/data" },
};

static const char *page; /* that is read */

static char *with_examples(const char *command)
{
	char *text = strdup(command);

	for (size_t i = 0; i < COUNT(placeholders); i++) {
		char *at = strstr(text, placeholders[i].word), *longer;

		if (!at)
			continue;
		assert_true(asprintf(&longer, "%.*s%s%s", (int)(at - text), text, placeholders[i].example,
				     at + strlen(placeholders[i].word)) > 0);
		free(text);
		text = longer;
	}
	return text;
}

static bool runs_make(const char *command)
{
	return strncmp(command, "make", 4) == 0 || strncmp(command, "sudo make", 9) == 0;
}

static void run_command(const char *folder, const char *command)
{
	char *text = with_examples(command);
	struct run r;

	if (runs_make(text))
		r = run("env -u MODE MAKEFLAGS= make -n %s", strstr(text, "make") + strlen("make"));
	else
		r = run("set -e; cd %s; %s", folder, text);
	if (r.status == 0 && strcmp(text, "build/utenfor ny sak") == 0) /* which the reader then fills in */
		r = run("cd %s && cp examples/publisert/* sak/", folder);
	if (r.status != 0)
		fail_msg("%s: «%s» ended with %d:\n%s%s", page, command, r.status, r.out, r.err);
	free(text);
}

/* What is in backquotes and begins as a command. Returns how many there were. */
static int run_spans(const char *folder, const char *text)
{
	static const char *const starts[] = { "build/utenfor ", "make ", "sudo make " };
	int found = 0;

	for (const char *open = strchr(text, '`'); open; open = strchr(open + 1, '`')) {
		const char *close = strchr(open + 1, '`');
		char *span;

		if (!close)
			break;
		span = strndup(open + 1, (size_t)(close - open - 1));
		for (char *p = span; (p = strchr(p, '\n')); )
			*p = ' ';
		for (size_t i = 0; i < COUNT(starts); i++) {
			if (strncmp(span, starts[i], strlen(starts[i])) == 0) {
				run_command(folder, span);
				found++;
			}
		}
		free(span);
		open = close;
	}
	return found;
}

/* A block's lines as one script, so that a command may go over several. */
static void run_block(const char *folder, const char *text, const char *end)
{
	char *block = strndup(text, (size_t)(end - text - 1));

	if (runs_make(block))
		for (char *line = strtok(block, "\n"); line; line = strtok(NULL, "\n")) {
			line[strcspn(line, "#")] = '\0';
			run_command(folder, line);
		}
	else
		run_command(folder, block);
	free(block);
}

/* The examples and what the program needs, beside a build folder with the program under test. */
static void make_scratch(const char *folder)
{
	struct run r = run("mkdir %s/build && ln -s \"$(realpath $UTENFOR)\" %s/build/utenfor && "
			   "cp -r examples data templates fonts %s", folder, folder, folder);

	expect_status(&r, 0);
}

struct counts {
	int blocks, spans;
};

static struct counts run_page(const char *folder, char *text)
{
	static const char fence[] = "```";
	struct counts counts = { 0, 0 };

	for (;;) {
		char *block = strstr(text, fence), *body, *end;

		if (block)
			*block = '\0';
		counts.spans += run_spans(folder, text);
		if (!block)
			return counts;
		body = strchr(block + 1, '\n') + 1;
		end = strstr(body, fence);
		assert_non_null(end);
		if (strncmp(block + 1, "``sh\n", 5) == 0) {
			run_block(folder, body, end);
			counts.blocks++;
		}
		text = end + strlen(fence);
	}
}

static void test_commands(void **state)
{
	static const struct {
		const char *name;
		int blocks, spans; /* at least */
	} pages[] = { { "README.md", 1, 20 }, { "examples/HANDBOK.md", 2, 8 }, { "src/CONTRIBUTING.md", 0, 8 } };

	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++) {
		char *text = file_content(pages[i].name, NULL);
		const char *folder = new_folder();
		struct counts counts;

		assert_non_null(text);
		make_scratch(folder);
		page = pages[i].name;
		counts = run_page(folder, text);
		assert_in_range(counts.blocks, pages[i].blocks, 50);
		assert_in_range(counts.spans, pages[i].spans, 100);
		free(text);
		remove_folder();
	}
}

/* The demo ends by telling what it made, what came out, and how to open it. */
static void test_demo(void **state)
{
	struct run r = run("MAKEFLAGS= make -s --no-print-directory MODE=${MODE:-release} -o $UTENFOR demo-built | tail -3");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "/demo.pdf: saksvedlegget");
	expect_contains(r.out, "nettogevinst 12 767 437 kr, kommunen 2 770 980 kr, tjent inn i 2024\n");
	expect_contains(r.out, "xdg-open");
}

/* Who looks for the two commands finds them, and reads on to the end. */
static void test_length(void **state)
{
	struct run r = run("wc -l <README.md; sed -n 1,20p README.md | grep -c '^make '");

	(void)state;
	assert_in_range(atoi(r.out), 100, 250);
	expect_contains(r.out, "\n2\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_commands),
		cmocka_unit_test(test_demo),
		cmocka_unit_test(test_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
