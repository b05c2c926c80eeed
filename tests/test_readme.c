/* Every command in README.md does what it says: those in blocks of sh, and the build/utenfor ones in the text. They
 * run in order in one scratch folder. What make does is only checked to be a target: CI runs it. */
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
	{ "FOLDER", "templates" },
};

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
		r = run("MAKEFLAGS= make -n %s", strstr(text, "make") + strlen("make"));
	else
		r = run("set -e; cd %s; %s", folder, text);
	if (r.status != 0)
		fail_msg("README.md: «%s» ended with %d:\n%s%s", command, r.status, r.out, r.err);
	/* What is left to be filled in, readers fill in. */
	if (strcmp(text, "build/utenfor ny sak") == 0) {
		r = run("cp examples/publisert/*.* %s/sak/", folder);
		expect_status(&r, 0);
	}
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

static void test_commands(void **state)
{
	static const char fence[] = "```";
	char *readme = file_content("README.md", NULL);
	const char *folder = new_folder();
	int blocks = 0, spans = 0;
	char *text = readme;

	(void)state;
	assert_non_null(readme);
	make_scratch(folder);
	for (;;) {
		char *block = strstr(text, fence), *body, *end;

		if (block)
			*block = '\0';
		spans += run_spans(folder, text);
		if (!block)
			break;
		body = strchr(block + 1, '\n') + 1;
		end = strstr(body, fence);
		assert_non_null(end);
		if (strncmp(block + 1, "``sh\n", 5) == 0) {
			run_block(folder, body, end);
			blocks++;
		}
		text = end + strlen(fence);
	}
	assert_in_range(blocks, 2, 50);
	assert_in_range(spans, 8, 100);
	free(readme);
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_commands) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
