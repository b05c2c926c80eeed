/* The sandbox, in a child process since it is for good. Skipped where the kernel has no Landlock. */
#include "check.h"

#include "base/sandbox.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NO_LANDLOCK = 77 };

static bool opens(const char *path, int flags)
{
	int fd = open(path, flags, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* Exit status of the child: 0, NO_LANDLOCK, or the number of the step that went wrong. */
static int in_child(const char *folder)
{
	const char *read[] = { "README.md", "src", "does-not-exist" };
	const char *write[] = { folder };
	char inside[96], renamed[96];

	snprintf(inside, sizeof inside, "%s/a", folder);
	snprintf(renamed, sizeof renamed, "%s/b", folder);
	if (!sandbox_enter(&(struct sandbox){ read, 3, write, 1 }))
		return NO_LANDLOCK;
	if (!opens("src/base/sandbox.c", O_RDONLY))
		return 1;
	if (opens("src/base/sandbox.c", O_WRONLY))
		return 2;
	if (opens("/etc/passwd", O_RDONLY))
		return 3;
	if (!opens(inside, O_WRONLY | O_CREAT))
		return 4;
	if (rename(inside, renamed))
		return 5;
	if (opens("/tmp/utenfor-outside", O_WRONLY | O_CREAT))
		return 6;
	return unlink(renamed) ? 7 : 0;
}

static void test_sandbox(void **state)
{
	char folder[] = "/tmp/utenfor-sandbox-XXXXXX";
	pid_t child;
	int status;

	(void)state;
	assert_non_null(mkdtemp(folder));
	child = fork();
	if (child == 0)
		_exit(in_child(folder));
	waitpid(child, &status, 0);
	rmdir(folder);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NO_LANDLOCK)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_sandbox) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
