/* Which room may include which: the house as a table, and every include of src held against it. */
#include "check.h"

#include "program.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_ROOMS = 8, EXCERPT = 200 };

/* A room may include what stands here, and what those may. */
static const struct room {
	const char *name, *may[MOST_ROOMS];
} rooms[] = {
	{ "base", { NULL } },
	{ "input", { "base" } },
	{ "engine", { "input" } },
	{ "study", { "engine" } },
	{ "tree", { "base" } },
	{ "guard", { "study", "tree" } },
	{ "report", { "study", "tree", "guard" } },
	{ "page/chart", { "page" } }, /* one stage in two folders */
	{ "page", { "tree", "page/chart" } },
	{ "pdf", { "page" } },
	{ "html", { "page" } },
	{ "export", { "study" } },
	{ "archive", { "study", "export" } },
	{ "cli", { "report", "pdf", "html", "export", "archive" } },
	{ "web", { "cli" } },
	{ "manual", { "cli" } },
	{ "calibrate", { "study" } },
};

enum { ROOMS = sizeof rooms / sizeof *rooms };

static const struct room *find(const char *name)
{
	for (size_t i = 0; i < ROOMS; i++)
		if (strcmp(rooms[i].name, name) == 0)
			return &rooms[i];
	return NULL;
}

static void close_over(const struct room *room, bool seen[ROOMS])
{
	if (!room || seen[room - rooms])
		return;
	seen[room - rooms] = true;
	for (int i = 0; i < MOST_ROOMS && room->may[i]; i++)
		close_over(find(room->may[i]), seen);
}

static bool allowed(const char *from, const char *to)
{
	bool seen[ROOMS] = { false };

	close_over(find(from), seen);
	return find(to) && seen[find(to) - rooms];
}

/* The folder of `path`, in a buffer that the next call takes. */
static const char *folder_of(const char *path)
{
	static char folder[256];
	const char *end = strrchr(path, '/');

	snprintf(folder, sizeof folder, "%.*s", end ? (int)(end - path) : 0, path);
	return folder;
}

/* Whether the file `included`, as it stands in a file of `room`, is of a room that `room` may see. */
static bool include_allowed(const char *room, const char *included)
{
	char beside[512];

	snprintf(beside, sizeof beside, "src/%s/%s", room, included);
	if (access(beside, R_OK) == 0) /* "chart/chart.h" in a file of page, too */
		return allowed(room, folder_of(beside + strlen("src/")));
	return allowed(room, folder_of(included));
}

static void check_file(const char *path)
{
	static const char directive[] = "\n#include \"";
	char *text = file_content(path, NULL), room[256], included[EXCERPT];

	assert_non_null(text);
	snprintf(room, sizeof room, "%s", folder_of(path + strlen("src/")));
	if (!find(room))
		fail_msg("%s stands in a room that the table does not have", path);
	for (const char *at = text; (at = strstr(at, directive));) {
		at += strlen(directive);
		snprintf(included, sizeof included, "%.*s", (int)strcspn(at, "\""), at);
		if (!include_allowed(room, included))
			fail_msg("%s includes %s, which %s may not", path, included, room);
	}
	free(text);
}

static void every_arrow_is_in_the_table(void **state)
{
	static const char *const patterns[] = { "src/*/*.[ch]", "src/*/*/*.[ch]" };
	glob_t found;

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		assert_int_equal(glob(patterns[i], i ? GLOB_APPEND : 0, NULL, &found), 0);
	}
	assert_true(found.gl_pathc > 200);
	for (size_t i = 0; i < found.gl_pathc; i++)
		check_file(found.gl_pathv[i]);
	globfree(&found);
}

/* Arrows that must be refused, or the test above would say nothing. */
static void wrong_arrows_are_found(void **state)
{
	static const struct {
		const char *room, *included;
		bool allowed;
	} cases[] = {
		{ "base", "input/scenario.h", false },    { "tree", "input/level.h", false },
		{ "page", "input/profile.h", false },     { "page/chart", "engine/calc.h", false },
		{ "study", "guard/small.h", false },      { "study", "tree/node.h", false },
		{ "pdf", "report/build.h", false },       { "engine", "study/study.h", false },
		{ "export", "archive/basis.h", false },   { "report", "page/pages.h", false },
		{ "guard", "report/build.h", false },     { "calibrate", "cli/session.h", false },
		{ "input", "engine/calc.h", false },      { "export", "tree/node.h", false },
		{ "pdf", "page/chart/chart.h", true },    { "page", "chart/chart.h", true },
		{ "page/chart", "page/font.h", true },    { "archive", "export/json.h", true },
		{ "guard", "tree/node.h", true },         { "report", "input/scenario.h", true },
		{ "cli", "pdf/pdf.h", true },             { "input", "scenario.h", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (include_allowed(cases[i].room, cases[i].included) != cases[i].allowed)
			fail_msg("%s → %s", cases[i].room, cases[i].included);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_arrow_is_in_the_table),
		cmocka_unit_test(wrong_arrows_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
