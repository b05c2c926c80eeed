/* Asks the kernel for Landlock, and for a filter of system calls. */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What later versions of the interface can restrict, by the numbers they have in the kernel: older headers lack the
 * names, and glibc 2.36 has no wrappers. */
#define FS_TRUNCATE ((uint64_t)1 << 14)
#define FS_IOCTL_DEVICE ((uint64_t)1 << 15)
#define NET_ALL ((uint64_t)3)   /* bind and connect, TCP */
#define SCOPE_ALL ((uint64_t)3) /* abstract Unix sockets and signals, out of the process */

#define ACCESS_FILE_READ ((uint64_t)LANDLOCK_ACCESS_FS_READ_FILE)
#define ACCESS_READ (ACCESS_FILE_READ | LANDLOCK_ACCESS_FS_READ_DIR)
#define ACCESS_FILE (ACCESS_FILE_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE)
#define ACCESS_WRITE                                                                               \
	(ACCESS_FILE | ACCESS_READ | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE)
#define ACCESS_FIRST                                                                               \
	((uint64_t)(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | ACCESS_READ |     \
		    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |               \
		    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |                   \
		    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |                   \
		    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |                 \
		    LANDLOCK_ACCESS_FS_MAKE_SYM))

/* struct landlock_ruleset_attr of version 6. */
struct ruleset {
	uint64_t files, network, scope;
};

/* Each version of the interface and what came with it. */
static const struct {
	int version;
	struct ruleset adds;
} versions[] = {
	{ 1, { ACCESS_FIRST, 0, 0 } },
	{ 2, { LANDLOCK_ACCESS_FS_REFER, 0, 0 } },
	{ 3, { FS_TRUNCATE, 0, 0 } },
	{ 4, { 0, NET_ALL, 0 } },
	{ 5, { FS_IOCTL_DEVICE, 0, 0 } },
	{ 6, { 0, 0, SCOPE_ALL } },
};

/* All that the running kernel can restrict. */
static struct ruleset ruleset_of_kernel(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset all = { 0 };

	for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
		if (versions[i].version > version)
			break;
		all.files |= versions[i].adds.files;
		all.network |= versions[i].adds.network;
		all.scope |= versions[i].adds.scope;
	}
	return all;
}

/* Allows of `access` what the rules restrict. */
static bool allow(int rules, const struct ruleset *restricted, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = access & restricted->files };
	struct stat info;
	bool done;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return true;
	if (fstat(rule.parent_fd, &info) == 0 && !S_ISDIR(info.st_mode))
		rule.allowed_access &= ACCESS_FILE;
	done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
	close(rule.parent_fd);
	return done;
}

static bool restrict_paths(const struct sandbox *allowed)
{
	struct ruleset restricted = ruleset_of_kernel();
	int rules = restricted.files ? (int)syscall(SYS_landlock_create_ruleset, &restricted, sizeof restricted, 0) : -1;
	bool done = rules >= 0;

	for (size_t i = 0; done && i < allowed->read_count; i++)
		done = allow(rules, &restricted, allowed->read[i], ACCESS_READ);
#ifdef __SANITIZE_ADDRESS__
	/* where the leak check looks for threads at the end */
	done = done && allow(rules, &restricted, "/proc", ACCESS_READ);
#endif
	for (size_t i = 0; done && i < allowed->write_count; i++)
		done = allow(rules, &restricted, allowed->write[i], ACCESS_WRITE);
	done = done && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	if (rules >= 0)
		close(rules);
	return done;
}

/* The filter knows system calls by the numbers of one processor. */
#if defined __x86_64__
#define PROCESSOR AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define PROCESSOR AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define PROCESSOR AUDIT_ARCH_RISCV64
#endif

#ifdef PROCESSOR

#ifndef __NR_fchmodat2
#define __NR_fchmodat2 452
#endif

enum { OTHER_NUMBERS = 0x40000000 }; /* from here on x86-64 has the calls of another interface (x32) */

/* What no report needs: the network, rights and owners of files, other programs, and the ways around the filter. */
#define REFUSE(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), REFUSED
#define REFUSED BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define ALLOWED BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static bool restrict_calls(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PROCESSOR, 1, 0),
		REFUSED,
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_NUMBERS, 0, 1),
		REFUSED,
		REFUSE(__NR_socket),
		REFUSE(__NR_socketpair),
		REFUSE(__NR_connect),
		REFUSE(__NR_bind),
		REFUSE(__NR_io_uring_setup),
#ifdef __NR_chmod
		REFUSE(__NR_chmod),
		REFUSE(__NR_chown),
		REFUSE(__NR_lchown),
#endif
		REFUSE(__NR_fchmod),
		REFUSE(__NR_fchmodat),
		REFUSE(__NR_fchmodat2),
		REFUSE(__NR_fchown),
		REFUSE(__NR_fchownat),
		REFUSE(__NR_setxattr),
		REFUSE(__NR_lsetxattr),
		REFUSE(__NR_fsetxattr),
		REFUSE(__NR_execve),
		REFUSE(__NR_execveat),
#ifndef __SANITIZE_ADDRESS__ /* whose leak check is a tracer */
		REFUSE(__NR_ptrace),
#endif
		REFUSE(__NR_process_vm_writev),
		ALLOWED,
	};
	struct sock_fprog program = { sizeof filter / sizeof *filter, filter };

	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

#else

static bool restrict_calls(void)
{
	return false;
}

#endif

struct sandbox_state sandbox_enter(const struct sandbox *allowed)
{
	struct sandbox_state state = { 0 };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return state;
	state.paths = restrict_paths(allowed);
	state.calls = restrict_calls();
	return state;
}
