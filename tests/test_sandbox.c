/* The sandbox, in a child process since it is for good. What the kernel cannot restrict is not tried. */
#include "check.h"

#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOTHING_RESTRICTED = 77 };

static char folder[] = "/tmp/utenfor-sandbox-XXXXXX", outside[] = "/tmp/utenfor-outside-XXXXXX";

static bool opens(const char *path, int flags)
{
	int fd = open(path, flags, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static const char *inside(const char *name)
{
	static char paths[2][96];
	static int next;

	next = !next;
	snprintf(paths[next], sizeof paths[next], "%s/%s", folder, name);
	return paths[next];
}

static bool read_allowed(void) { return opens("src/base/sandbox.c", O_RDONLY); }
static bool write_where_read(void) { return opens("src/base/sandbox.c", O_WRONLY); }
static bool read_other(void) { return opens("/etc/passwd", O_RDONLY); }
static bool write_other(void) { return opens("/tmp/utenfor-none", O_WRONLY | O_CREAT); }
static bool make(void) { return opens(inside("a"), O_WRONLY | O_CREAT | O_TRUNC); }
static bool shorten(void) { return truncate(inside("a"), 0) == 0; }
static bool give_name(void) { return rename(inside("a"), inside("b")) == 0; }
static bool take_away(void) { return unlink(inside("b")) == 0; }
static bool shorten_other(void) { return truncate(outside, 0) == 0; }
static bool give_rights(void) { return chmod(outside, 0666) == 0; }
static bool give_rights_here(void) { return chmod(inside("a"), 0666) == 0; }
static bool give_owner(void) { return chown(outside, getuid(), getgid()) == 0; }
static bool inet(void) { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }
static bool datagrams(void) { return socket(AF_INET6, SOCK_DGRAM, 0) >= 0; }
static bool local(void) { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }
static bool start(void) { return execl("/bin/true", "true", NULL) == 0; }
static bool signal_parent(void) { return kill(getppid(), 0) == 0; }

/* In the order they are tried. `paths` and `calls` say which of the two restricts it; `version` since which of
 * Landlock. */
static const struct attempt {
	const char *name;
	bool (*works)(void);
	bool expected, paths, calls;
	int version;
} attempts[] = {
	{ "read an allowed file", read_allowed, true, true, true, 0 },
	{ "write where reading is allowed", write_where_read, false, true, false, 1 },
	{ "read another file", read_other, false, true, false, 1 },
	{ "write another file", write_other, false, true, false, 1 },
	{ "make a file", make, true, true, true, 0 },
	{ "make it anew", make, true, true, true, 0 },
	{ "shorten it", shorten, true, true, true, 0 },
	{ "change its rights", give_rights_here, false, false, true, 0 },
	{ "rename it", give_name, true, true, true, 0 },
	{ "remove it", take_away, true, true, true, 0 },
	{ "shorten another file", shorten_other, false, true, false, 3 },
	{ "change rights", give_rights, false, false, true, 0 },
	{ "change the owner", give_owner, false, false, true, 0 },
	{ "a TCP socket", inet, false, false, true, 0 },
	{ "a UDP socket", datagrams, false, false, true, 0 },
	{ "a local socket", local, false, false, true, 0 },
	{ "start a program", start, false, true, true, 1 },
	{ "signal another process", signal_parent, false, true, false, 6 },
};

static long version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* Exit status of the child: 0, NOTHING_RESTRICTED, or the number of the attempt that went wrong, from 1. */
static int in_child(void)
{
	const char *read[] = { "README.md", "src", "does-not-exist" };
	const char *write[] = { folder };
	struct sandbox_state state = sandbox_enter(&(struct sandbox){ read, COUNT(read), write, COUNT(write) });

	if (!state.paths && !state.calls)
		return NOTHING_RESTRICTED;
	for (size_t i = 0; i < COUNT(attempts); i++) {
		const struct attempt *a = &attempts[i];
		bool restricted = (state.paths && a->paths && version() >= a->version) || (state.calls && a->calls);

		if ((a->expected || restricted) && a->works() != a->expected)
			return (int)i + 1;
	}
	return 0;
}

static void test_sandbox(void **state)
{
	pid_t child;
	int status, fd;

	(void)state;
	assert_non_null(mkdtemp(folder));
	fd = mkstemp(outside);
	assert_true(fd >= 0);
	close(fd);
	child = fork();
	if (child == 0)
		_exit(in_child());
	waitpid(child, &status, 0);
	rmdir(folder);
	unlink(outside);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NOTHING_RESTRICTED)
		skip();
	if (WEXITSTATUS(status))
		fail_msg("%s", attempts[WEXITSTATUS(status) - 1].name);
}

/* Starts the program where the kernel knows of neither: a filter says so. Returns only if that cannot be. */
static void start_without(const char *output)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_landlock_create_ruleset, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { COUNT(filter), filter };
	const char *utenfor = getenv("UTENFOR");

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program))
		return;
	execl(utenfor ? utenfor : "build/utenfor", "utenfor", "rapport", "-q", "examples/publisert/scenario.yaml", "-o",
	      output, NULL);
}

static void test_without(void **state)
{
	char output[] = "/tmp/utenfor-without-XXXXXX.pdf";
	int fd = mkstemps(output, 4), status;
	struct stat info;
	pid_t child;

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	child = fork();
	if (child == 0) {
		start_without(output);
		_exit(NOTHING_RESTRICTED);
	}
	waitpid(child, &status, 0);
	assert_int_equal(stat(output, &info), 0);
	unlink(output);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NOTHING_RESTRICTED)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(info.st_size > 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_sandbox), cmocka_unit_test(test_without) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
