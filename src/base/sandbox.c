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
#include <string.h>
#include <sys/ioctl.h>
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
	(ACCESS_FILE | ACCESS_READ | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE |      \
	 LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR)
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
	int rules = restricted.files ? (int)syscall(SYS_landlock_create_ruleset, &restricted,
						    sizeof restricted, 0)
				     : -1;
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

#ifndef __NR_setxattrat
#define __NR_setxattrat 463
#define __NR_removexattrat 466
#endif
#ifndef __NR_file_setattr
#define __NR_file_setattr 469
#endif

/* What nothing here needs, each by its number. */
static const unsigned refused[] = {
	/* the network, and the ways around this filter */
	__NR_socket, __NR_socketpair, __NR_connect, __NR_bind, __NR_io_uring_setup, __NR_io_uring_enter,
	/* files by path, which Landlock does not see or did not always see: rights, owners, times, sizes, links */
	__NR_truncate, __NR_fchmod, __NR_fchmodat, __NR_fchmodat2, __NR_fchown, __NR_fchownat, __NR_utimensat,
	__NR_setxattr, __NR_lsetxattr, __NR_fsetxattr, __NR_setxattrat, __NR_removexattr, __NR_lremovexattr,
	__NR_fremovexattr, __NR_removexattrat, __NR_file_setattr, __NR_symlinkat, __NR_mknodat, __NR_open_by_handle_at,
#ifdef __NR_chmod /* under older names too */
	__NR_chmod, __NR_chown, __NR_lchown, __NR_utime, __NR_utimes, __NR_futimesat, __NR_symlink, __NR_mknod,
#endif
	/* other programs */
	__NR_execve, __NR_execveat, __NR_kill, __NR_tkill, __NR_rt_sigqueueinfo, __NR_rt_tgsigqueueinfo,
	__NR_pidfd_send_signal, __NR_pidfd_getfd, __NR_process_vm_readv, __NR_process_vm_writev,
#ifndef __SANITIZE_ADDRESS__ /* whose leak check is a tracer */
	__NR_ptrace,
#endif
	/* the machine: mounts, namespaces, keys, modules, clocks, names */
	__NR_mount, __NR_umount2, __NR_pivot_root, __NR_chroot, __NR_unshare, __NR_setns, __NR_open_tree,
	__NR_move_mount, __NR_fsopen, __NR_fspick, __NR_mount_setattr, __NR_swapon, __NR_swapoff, __NR_acct,
	__NR_quotactl, __NR_bpf, __NR_perf_event_open, __NR_userfaultfd, __NR_add_key, __NR_request_key, __NR_keyctl,
	__NR_init_module, __NR_finit_module, __NR_delete_module, __NR_kexec_load, __NR_reboot, __NR_settimeofday,
	__NR_clock_settime, __NR_adjtimex, __NR_clock_adjtime, __NR_sethostname, __NR_setdomainname, __NR_syslog,
};

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define WHEN(what, value, yes, no) BPF_JUMP(BPF_JMP | (what) | BPF_K, value, yes, no) /* steps to go over */
#define REFUSED BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define UNKNOWN BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS)
#define ALLOWED BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

enum { NEW_NAMESPACES = 0x7E020000 }; /* CLONE_NEW*, all that clone() takes */

static bool restrict_calls(void)
{
	const struct sock_filter before[] = {
		LOAD(arch),
		WHEN(BPF_JEQ, PROCESSOR, 1, 0),
		REFUSED,
		LOAD(nr),
		WHEN(BPF_JGE, OTHER_NUMBERS, 0, 1),
		REFUSED,
	};
	const struct sock_filter after[] = {
		/* its flags cannot be seen: the C library takes clone() then */
		WHEN(BPF_JEQ, __NR_clone3, 0, 1),
		UNKNOWN,
		WHEN(BPF_JEQ, __NR_clone, 0, 4),
		LOAD(args[0]),
		WHEN(BPF_JSET, NEW_NAMESPACES, 0, 1),
		REFUSED,
		ALLOWED,
		/* a signal to itself ends a program */
		WHEN(BPF_JEQ, __NR_tgkill, 0, 4),
		LOAD(args[0]),
		WHEN(BPF_JEQ, (unsigned)getpid(), 1, 0),
		REFUSED,
		ALLOWED,
		/* what the terminal then takes for typed */
		WHEN(BPF_JEQ, __NR_ioctl, 0, 5),
		LOAD(args[1]),
		WHEN(BPF_JEQ, TIOCSTI, 1, 0),
		WHEN(BPF_JEQ, TIOCLINUX, 0, 1),
		REFUSED,
		ALLOWED,
		ALLOWED,
	};
	enum { BEFORE = sizeof before / sizeof *before, AFTER = sizeof after / sizeof *after,
	       COUNT = sizeof refused / sizeof *refused };
	struct sock_filter filter[BEFORE + 2 * COUNT + AFTER], *next = filter + BEFORE;
	struct sock_fprog program = { BEFORE + 2 * COUNT + AFTER, filter };

	memcpy(filter, before, sizeof before);
	for (size_t i = 0; i < COUNT; i++) {
		*next++ = (struct sock_filter)WHEN(BPF_JEQ, refused[i], 0, 1);
		*next++ = (struct sock_filter)REFUSED;
	}
	memcpy(next, after, sizeof after);
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
