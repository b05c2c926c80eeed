/* The sandbox, in a child process since it is for good. What the kernel cannot restrict is not tried. */
#include "check.h"

#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
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
static bool make_folder(void) { return mkdir(inside("c"), 0700) == 0; }
static bool remove_folder(void) { return rmdir(inside("c")) == 0; }
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
static bool signal_thread_of_parent(void) { return syscall(SYS_tgkill, getppid(), getppid(), 0) == 0; }
static bool signal_itself(void) { return raise(0) == 0; }

/* Of a call with arguments that make no sense: whether the kernel came to look at them. */
static bool got_there(long result) { return result >= 0 || errno != EPERM; }
static bool give_times(void) { return got_there(utimensat(AT_FDCWD, outside, NULL, 0)); }
static bool take_attribute(void) { return got_there(syscall(SYS_removexattr, NULL, NULL)); }
static bool give_attribute(void) { return got_there(syscall(SYS_fsetxattr, -1, NULL, NULL, 0, 0)); }
static bool link_to_other(void) { return got_there(symlink("/etc/passwd", inside("b"))); }
static bool rings(void) { return got_there(syscall(SYS_io_uring_setup, 1, NULL)); }
static bool pair_of_sockets(void) { return got_there(syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, NULL)); }
static bool connect_to(void) { return got_there(syscall(SYS_connect, -1, NULL, 0)); }
static bool mount_there(void) { return got_there(syscall(SYS_mount, NULL, NULL, NULL, 0, NULL)); }
static bool change_root(void) { return got_there(syscall(SYS_chroot, NULL)); }
static bool read_memory(void) { return got_there(syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0)); }
static bool write_memory(void) { return got_there(syscall(SYS_process_vm_writev, getppid(), NULL, 0, NULL, 0, 0)); }
static bool take_keys(void) { return got_there(syscall(SYS_keyctl, 0, 0, 0, 0, 0)); }
static bool load_filter(void) { return got_there(syscall(SYS_bpf, -1, NULL, 0)); }
static bool leave_namespace(void) { return got_there(unshare(0)); }
static bool type_for_user(void) { return got_there(ioctl(-1, TIOCSTI, "x")); }
static bool ask_terminal(void) { return got_there(ioctl(-1, TIOCGWINSZ, NULL)); }

/* A child of the kinds that are made with `flags`; clone() takes them and returns as fork() does. */
static bool has_child(unsigned long flags)
{
	long child = syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);

	if (child == 0)
		_exit(0);
	return child > 0 && waitpid((pid_t)child, NULL, 0) == child;
}

static bool child(void) { return has_child(0); }
static bool child_elsewhere(void) { return has_child(CLONE_NEWUSER); }

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
	{ "shorten it by its name", shorten, false, false, true, 0 },
	{ "make a folder", make_folder, true, true, true, 0 },
	{ "remove the folder", remove_folder, true, true, true, 0 },
	{ "change its rights", give_rights_here, false, false, true, 0 },
	{ "rename it", give_name, true, true, true, 0 },
	{ "remove it", take_away, true, true, true, 0 },
	{ "shorten another file", shorten_other, false, true, true, 3 },
	{ "change rights", give_rights, false, false, true, 0 },
	{ "change the owner", give_owner, false, false, true, 0 },
	{ "a TCP socket", inet, false, false, true, 0 },
	{ "a UDP socket", datagrams, false, false, true, 0 },
	{ "a local socket", local, false, false, true, 0 },
	{ "start a program", start, false, true, true, 1 },
	{ "signal another process", signal_parent, false, true, true, 6 },
	{ "signal another's thread", signal_thread_of_parent, false, true, true, 6 },
	{ "signal itself", signal_itself, true, true, true, 0 },
	{ "change times", give_times, false, false, true, 0 },
	{ "remove an attribute", take_attribute, false, false, true, 0 },
	{ "set an attribute", give_attribute, false, false, true, 0 },
	{ "make a link", link_to_other, false, false, true, 0 },
	{ "calls through a ring", rings, false, false, true, 0 },
	{ "a pair of sockets", pair_of_sockets, false, false, true, 0 },
	{ "connect", connect_to, false, false, true, 0 },
	{ "mount", mount_there, false, false, true, 0 },
	{ "another root", change_root, false, false, true, 0 },
	{ "read another's memory", read_memory, false, false, true, 0 },
	{ "write another's memory", write_memory, false, false, true, 0 },
	{ "keys", take_keys, false, false, true, 0 },
	{ "a filter in the kernel", load_filter, false, false, true, 0 },
	{ "another namespace", leave_namespace, false, false, true, 0 },
	{ "type for the user", type_for_user, false, false, true, 0 },
	{ "ask the terminal", ask_terminal, true, true, true, 0 },
	{ "a child", child, true, true, true, 0 },
	{ "a child in a namespace of its own", child_elsewhere, false, false, true, 0 },
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
