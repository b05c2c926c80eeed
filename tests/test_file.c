/* Reading is bounded and picky; writing is all or nothing. */
#include "check.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/signals.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

static int set_up(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/utenfor-test-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[96];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

static const char *in_folder(const char *name)
{
	static char path[128];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static int count_files(void)
{
	DIR *d = opendir(folder);
	int count = 0;

	for (struct dirent *e; (e = readdir(d)) != NULL;)
		count += e->d_name[0] != '.';
	closedir(d);
	return count;
}

static void expect_content(const char *path, const char *content)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct str text;

	assert_true(file_read(&text, path, 1000, true, &a, &d, (struct place){ 0 }));
	assert_int_equal(text.size, strlen(content));
	assert_memory_equal(text.data, content, text.size);
	arena_free(&a);
}

/* Each row is read with a limit of 8 bytes; NULL means it is fine. */
static void test_read(void **state)
{
	static const struct {
		const char *name, *content;
		size_t size;
		const char *fault;
		int line, column;
	} table[] = {
		{ "a", "12345678", 8, NULL, 0, 0 },
		{ "b", "123456789", 9, "for stor", 0, 0 },
		{ "c", "\xEF\xBB\xBFx", 4, NULL, 0, 0 },
		{ "d", "a\n\xC3\xA5\xFF", 5, "ugyldig UTF-8 (byte FF)", 2, 2 },
		{ "e", "ab\0", 3, "nulltegn", 1, 3 },
		{ "f", "\xED\xA0\x80", 3, "ugyldig UTF-8", 1, 1 }, /* a surrogate */
		{ "g", "\xC0\xAF", 2, "ugyldig UTF-8", 1, 1 },     /* overlong */
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct diag d = { .arena = &a };
		struct str text;
		const char *path = in_folder(table[i].name);
		bool good;

		assert_null(file_write(path, table[i].content, table[i].size));
		good = file_read_text(&text, path, 8, true, &a, &d, (struct place){ 0 });
		assert_int_equal(good, table[i].fault == NULL);
		if (good)
			continue;
		assert_non_null(strstr(d.entries[0].message, table[i].fault));
		assert_int_equal(d.entries[0].at.line, table[i].line);
		assert_int_equal(d.entries[0].at.column, table[i].column);
	}
	arena_free(&a);
}

static void test_read_refuses(void **state)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct place none = { 0 };
	struct str text;

	(void)state;
	assert_false(file_read(&text, folder, 8, true, &a, &d, none));
	assert_false(file_read(&text, "/dev/zero", 8, true, &a, &d, none));
	assert_false(file_read(&text, in_folder("missing"), 8, true, &a, &d, none));
	assert_int_equal(symlink("/etc/passwd", in_folder("link")), 0);
	assert_false(file_read(&text, in_folder("link"), 1 << 20, false, &a, &d, none));
	assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
	assert_false(file_read(&text, in_folder("pipe"), 8, true, &a, &d, none)); /* and does not wait */
	assert_int_equal(d.errors, 5);
	arena_free(&a);
}

static void test_write_replaces(void **state)
{
	const char *path = in_folder("out");
	struct stat info;

	(void)state;
	umask(022);
	assert_null(file_write(path, "old", 3));
	assert_null(file_write(path, "new one", 7));
	expect_content(path, "new one");
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0644);
	assert_int_equal(count_files(), 1);
}

static void test_write_refuses(void **state)
{
	static char big[100000];
	char path[128];
	struct rlimit before, small = { 4096, RLIM_INFINITY };

	(void)state;
	strcpy(path, in_folder("out"));
	assert_string_equal(file_write(in_folder("none/out"), "x", 1), "mappen finnes ikke");
	assert_string_equal(file_write(folder, "x", 1), "det er en mappe");
	assert_non_null(strstr(file_write("/dev/full", "x", 1), "enhet"));
	assert_null(file_write(path, "old", 3));
	signals_catch();
	getrlimit(RLIMIT_FSIZE, &before);
	small.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_non_null(strstr(file_write(path, big, sizeof big), "større enn"));
	setrlimit(RLIMIT_FSIZE, &before);
	expect_content(path, "old");
	assert_int_equal(count_files(), 1);
}

/* A child is killed while it writes, over and over: the old or the new file is there, and nothing else. */
static void test_killed_while_writing(void **state)
{
	static char content[1 << 20];
	char path[128];

	(void)state;
	strcpy(path, in_folder("out"));
	memset(content, 'n', sizeof content);
	assert_null(file_write(path, "old", 3));
	for (int run = 0; run < 20; run++) {
		pid_t child = fork();
		struct stat info;
		int status;

		if (child == 0) {
			signals_catch();
			for (;;)
				file_write(path, content, sizeof content);
		}
		usleep(2000 + 1500 * run);
		kill(child, SIGTERM);
		waitpid(child, &status, 0);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
		assert_int_equal(stat(path, &info), 0);
		assert_true(info.st_size == 3 || info.st_size == sizeof content);
		assert_int_equal(count_files(), 1);
	}
}

/* Whatever it was doing, what a run leaves that is killed for good is gone after the next, which takes nothing else
 * and not what another run is writing. */
static void test_stale(void **state)
{
	static const char *const kept[] = { "out.utenfor-0a1b2c3", "out.utenfor-x", "out.backup", "out2.utenfor-0a1b2c" };
	static char content[1 << 20];
	char path[128], other[128];
	int stale = 0, held;

	(void)state;
	strcpy(path, in_folder("out"));
	for (size_t i = 0; i < COUNT(kept); i++)
		assert_null(file_write(in_folder(kept[i]), "x", 1));
	for (int run = 0; run < 40; run++) {
		pid_t child = fork();

		if (child == 0)
			for (;;)
				file_write(path, content, sizeof content);
		usleep(3000 + 500 * run);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		stale += count_files() > (int)COUNT(kept) + 1;
		assert_null(file_write(path, "new", 3));
		assert_int_equal(count_files(), COUNT(kept) + 1);
	}
	assert_true(stale > 0);
	strcpy(other, in_folder("out.utenfor-0a1b2c"));
	held = open(other, O_RDWR | O_CREAT, 0600);
	assert_int_equal(flock(held, LOCK_EX), 0);
	assert_null(file_write(path, "new", 3));
	assert_int_equal(access(other, F_OK), 0);
	close(held);
	assert_null(file_write(path, "new", 3));
	assert_int_not_equal(access(other, F_OK), 0);
}

/* What is called as a temporary, and is none of ours, stays; nor does anything get lost before the new file is there. */
static void test_not_stale(void **state)
{
	static const char *const others[] = { "out.utenfor-backup", "out.utenfor-0A1B2C", "out.utenfor-0a1b2c.txt",
					      "other.utenfor-0a1b2c", "out.utenfor-" };
	char path[128], draft[128];

	(void)state;
	strcpy(path, in_folder("out"));
	strcpy(draft, in_folder("out.utenfor-0a1b2c"));
	for (size_t i = 0; i < COUNT(others); i++)
		assert_null(file_write(in_folder(others[i]), "x", 1));
	assert_int_equal(mkdir(in_folder("out.utenfor-0a1b20"), 0700), 0);
	assert_int_equal(symlink(draft, in_folder("out.utenfor-0a1b21")), 0);
	assert_int_equal(mkfifo(in_folder("out.utenfor-0a1b22"), 0600), 0);
	assert_null(file_write(path, "new", 3));
	assert_int_equal(count_files(), COUNT(others) + 4);
	assert_null(file_write(draft, "old", 3)); /* as a file system without links has the old file for a moment */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_non_null(file_write(path, "new", 3));
	expect_content(draft, "old");
	assert_int_equal(rmdir(path), 0);
	assert_null(file_write(path, "new", 3));
	assert_int_equal(access(draft, F_OK), -1);
	if (geteuid() == 0) { /* another user's */
		assert_null(file_write(draft, "old", 3));
		assert_int_equal(chown(draft, 65534, 65534), 0);
		assert_null(file_write(path, "new", 3));
		assert_int_equal(access(draft, F_OK), 0);
		assert_int_equal(unlink(draft), 0);
	}
	assert_int_equal(count_files(), COUNT(others) + 4);
}

/* A folder of files is there with all of them or not at all, and what a killed run left of it goes with the next. */
static void test_write_folder(void **state)
{
	static char content[1 << 18];
	const struct file_output files[] = { { "a", content, sizeof content }, { "b", content, sizeof content } };
	char path[128], alien[160];
	int stale = 0;

	(void)state;
	strcpy(path, in_folder("out"));
	strcpy(alien, in_folder("out.utenfor-0a1b2c"));
	assert_int_equal(mkdir(alien, 0700), 0);
	strcat(alien, "/c");
	assert_null(file_write(alien, "x", 1));
	for (int run = 0; run < 30; run++) {
		char name[160];
		pid_t child = fork();

		if (child == 0)
			for (;;) {
				file_write_folder(path, files, COUNT(files));
				for (size_t i = 0; i < COUNT(files); i++) {
					snprintf(name, sizeof name, "%s/%s", path, files[i].path);
					unlink(name);
				}
				rmdir(path);
			}
		usleep(3000 + 700 * run);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		stale += count_files() > 1;
		for (size_t i = 0; i < COUNT(files); i++) {
			snprintf(name, sizeof name, "%s/%s", path, files[i].path);
			unlink(name);
		}
		rmdir(path);
		assert_null(file_write_folder(path, files, COUNT(files)));
		assert_int_equal(count_files(), 2);
		assert_string_equal(file_write_folder(path, files, COUNT(files)), "mappen er ikke tom");
		assert_int_equal(count_files(), 2);
	}
	assert_true(stale > 0);
	expect_content(alien, "x");
}

/* The folder of a library's own files is gone with them, also after who had it was killed; another's stays. */
static void test_scratch(void **state)
{
	struct file_scratch one, other;
	char path[128], inside[160];
	pid_t child = fork();

	(void)state;
	strcpy(path, in_folder("out"));
	if (child == 0) {
		file_scratch_open(&one, path);
		snprintf(inside, sizeof inside, "%s/tmp.a", one.path);
		file_write(inside, "x", 1);
		kill(getpid(), SIGKILL);
	}
	waitpid(child, NULL, 0);
	assert_int_equal(count_files(), 1);
	assert_null(file_scratch_open(&one, path));
	assert_null(file_scratch_open(&other, path));
	assert_int_equal(count_files(), 2);
	snprintf(inside, sizeof inside, "%s/tmp.a", one.path);
	assert_null(file_write(inside, "x", 1));
	file_scratch_close(&one);
	assert_int_equal(count_files(), 1);
	file_scratch_close(&other);
	assert_int_equal(count_files(), 0);
	strcat(path, "/none");
	assert_string_equal(file_scratch_open(&one, path), "mappen finnes ikke");
}

/* The two files of a pair, "old" where they were there, and what becomes of them. */
static void test_write_pair(void **state)
{
	char first[128], second[128];
	struct file_output pair[2] = { { first, "new", 3 }, { second, "newer", 5 } };
	const char *failed;

	(void)state;
	strcpy(first, in_folder("a"));
	strcpy(second, in_folder("b"));
	assert_null(file_write_pair(pair, &failed)); /* none was there */
	assert_null(failed);
	assert_null(file_write(first, "old", 3));
	assert_null(file_write_pair(pair, &failed)); /* both replaced */
	expect_content(first, "new");
	expect_content(second, "newer");
	assert_int_equal(count_files(), 2);

	assert_null(file_write(first, "old", 3));
	assert_int_equal(unlink(second), 0);
	assert_int_equal(mkdir(second, 0700), 0);
	assert_string_equal(file_write_pair(pair, &failed), "det er en mappe");
	assert_string_equal(failed, second);
	expect_content(first, "old");
	assert_int_equal(count_files(), 2);
	assert_int_equal(rmdir(second), 0);
}

/* The second file cannot get its name: the first is as it was, there or not. */
static void test_pair_undone(void **state)
{
	static const bool there[] = { true, false };
	char first[128], second[160];
	struct file_output pair[2] = { { first, "new", 3 }, { second, "newer", 5 } };
	const char *failed;

	(void)state;
	strcpy(first, in_folder("a"));
	for (size_t i = 0; i < COUNT(there); i++) {
		pid_t child;
		int status;

		/* In a sticky folder nobody but the owner replaces a file. */
		snprintf(second, sizeof second, "%s/sticky/b", folder);
		assert_int_equal(mkdir(in_folder("sticky"), 01777), 0);
		assert_int_equal(chmod(in_folder("sticky"), 01777), 0);
		assert_int_equal(chmod(folder, 0777), 0);
		assert_null(file_write(second, "old", 3));
		if (there[i])
			assert_null(file_write(first, "old", 3));
		child = fork();
		if (child == 0) {
			if (geteuid() != 0 || setuid(65534))
				_exit(2);
			_exit(file_write_pair(pair, &failed) && failed == second ? 0 : 1);
		}
		waitpid(child, &status, 0);
		if (WIFEXITED(status) && WEXITSTATUS(status) == 2)
			skip(); /* only root can become somebody else */
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		if (there[i])
			expect_content(first, "old");
		else
			assert_int_not_equal(access(first, F_OK), 0);
		expect_content(second, "old");
		assert_int_equal(count_files(), there[i] ? 2 : 1);
		assert_int_equal(unlink(second), 0);
		assert_int_equal(rmdir(in_folder("sticky")), 0);
		unlink(first);
	}
}

static void test_paths(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_string_equal(path_beside(&a, "x/y.yaml", "n.md"), "x/n.md");
	assert_string_equal(path_beside(&a, "y.yaml", "n.md"), "n.md");
	assert_string_equal(path_with_suffix(&a, "a.b/c.yaml", ".pdf"), "a.b/c.pdf");
	assert_string_equal(path_with_suffix(&a, "a.b/c", ".pdf"), "a.b/c.pdf");
	assert_string_equal(path_join(&a, "a/", "b"), "a/b");
	assert_true(path_stays_inside("a/b..c/..d"));
	assert_false(path_stays_inside("a/../../b"));
	assert_false(path_stays_inside("/etc/passwd"));
	assert_false(path_stays_inside(".."));
	arena_free(&a);
}

static bool add_name(void *context, const char *name)
{
	strcat(strcat(context, name), " ");
	return true;
}

/* Files in memory are read as those on a disk, with the same bounds, and hide them. */
static void test_kept(void **state)
{
	static const struct file_kept files[] = {
		{ "kept/a.csv", { "a;b\n", 4 } },
		{ "kept/deep/b.md", { "b", 1 } },
		{ "kept/bad.md", { "b\xFF", 2 } },
		{ "examples/publisert/scenario.yaml", { "hidden", 6 } },
	};
	static const struct {
		const char *base, *name; /* base NULL: name is the path */
		size_t limit;
		const char *content; /* NULL: refused */
	} cases[] = {
		{ NULL, "kept/a.csv", 4, "a;b\n" },
		{ NULL, "kept/a.csv", 3, NULL },
		{ NULL, "kept/bad.md", 9, NULL },
		{ NULL, "kept/c.csv", 9, NULL },
		{ NULL, "kept", 9, NULL },
		{ NULL, "examples/publisert/scenario.yaml", 9, "hidden" },
		{ "kept/a.csv", "deep/b.md", 9, "b" },
		{ "kept/deep/b.md", "../a.csv", 9, NULL },
	};
	struct arena a = { 0 };
	char names[64] = "";
	size_t size = 0;

	(void)state;
	file_keep(files, COUNT(files));
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct diag d = { .arena = &a };
		struct str text = { 0 };
		bool good = cases[i].base ? file_read_text_beside(&text, cases[i].base, cases[i].name, cases[i].limit, &a,
								  &d, (struct place){ 0 })
					  : file_read_text(&text, cases[i].name, cases[i].limit, true, &a, &d,
							   (struct place){ 0 });

		assert_int_equal(good, cases[i].content != NULL);
		assert_int_equal(d.errors, !good);
		if (good)
			assert_string_equal(text.data, cases[i].content);
	}
	file_list("kept", add_name, names);
	assert_string_equal(names, "a.csv bad.md ");
	assert_true(file_is_folder("kept") && file_is_folder("kept/deep") && !file_is_folder("kept/a.csv"));
	assert_true(file_is_there("kept/a.csv") && !file_is_there("kept/c") && file_is_there("examples"));
	assert_true(file_size(&size, "kept/a.csv") && size == 4 && !file_size(&size, "kept/c"));
	assert_ptr_equal(file_map("kept/a.csv").data, files[0].content.data);
	file_unmap(file_map("kept/a.csv")); /* leaves it alone */
	assert_null(file_map("kept/c").data);
	file_keep(NULL, 0);
	assert_false(file_is_there("kept/a.csv"));
	arena_free(&a);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
		IN_FOLDER(test_read),          IN_FOLDER(test_read_refuses), IN_FOLDER(test_write_replaces),
		IN_FOLDER(test_write_refuses), IN_FOLDER(test_killed_while_writing), IN_FOLDER(test_write_pair),
		IN_FOLDER(test_write_refuses), IN_FOLDER(test_stale),
		IN_FOLDER(test_not_stale), IN_FOLDER(test_write_folder), IN_FOLDER(test_scratch), IN_FOLDER(test_write_pair),
		IN_FOLDER(test_pair_undone),   cmocka_unit_test(test_paths),
		cmocka_unit_test(test_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
