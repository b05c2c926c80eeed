/* Asks the kernel for Landlock. */
#include "sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What version 1 of the interface can restrict; glibc 2.36 has no wrappers. */
#define ACCESS_FILE_READ ((uint64_t)LANDLOCK_ACCESS_FS_READ_FILE)
#define ACCESS_READ (ACCESS_FILE_READ | LANDLOCK_ACCESS_FS_READ_DIR)
#define ACCESS_WRITE                                                                               \
	(ACCESS_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |               \
	 LANDLOCK_ACCESS_FS_REMOVE_FILE)
#define ACCESS_ALL                                                                                 \
	(ACCESS_WRITE | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_REMOVE_DIR |               \
	 LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |                              \
	 LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |                             \
	 LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

static bool allow(int rules, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = access };
	struct stat info;
	bool done;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return true;
	if (fstat(rule.parent_fd, &info) == 0 && !S_ISDIR(info.st_mode))
		rule.allowed_access &= ACCESS_FILE_READ | LANDLOCK_ACCESS_FS_WRITE_FILE;
	done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
	close(rule.parent_fd);
	return done;
}

bool sandbox_enter(const struct sandbox *allowed)
{
	struct landlock_ruleset_attr attributes = { .handled_access_fs = ACCESS_ALL };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
	bool done = rules >= 0;

	for (size_t i = 0; done && i < allowed->read_count; i++)
		done = allow(rules, allowed->read[i], ACCESS_READ);
#ifdef __SANITIZE_ADDRESS__
	done = done && allow(rules, "/proc", ACCESS_READ); /* where the leak check looks for threads at the end */
#endif
	for (size_t i = 0; done && i < allowed->write_count; i++)
		done = allow(rules, allowed->write[i], ACCESS_WRITE);
	done = done && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	if (rules >= 0)
		close(rules);
	return done;
}
