/* A library to preload: makes every allocation of a program fail, one at a time.
 *
 * From the start of main(), each call of malloc, calloc, realloc and their like forks. In the child the call returns
 * NULL and the program goes on to its end; the parent waits, writes "<number> <status> <bytes on stderr> <same>" to the
 * file NOMEMORY_REPORT (status −signal when it died of one), and goes on as if nothing had happened. `same` is 1 when
 * the folder NOMEMORY_FOLDER, where one is named, held the same files afterwards as when main() began.
 * NOMEMORY_STRIDE=<n> does so for the first 300 and then every n-th. With NOMEMORY_AT=<number> only that allocation
 * fails, without forking. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 20 /* seconds for a child */, ALL_OF = 300 };

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static struct {
	bool counting;
	long number, only, stride;
	int report, nowhere;
	DIR *folder; /* opened before the program locks itself in */
	unsigned long long content; /* of the folder at the start */
} state = { .report = -1 };

/* A number that changes when a file of the folder is added, removed, replaced or written. */
static unsigned long long folder_content(void)
{
	unsigned long long sum = 0;
	struct dirent *entry;
	struct stat info;

	if (!state.folder)
		return 0;
	rewinddir(state.folder);
	while ((entry = readdir(state.folder)) != NULL) {
		if (entry->d_name[0] == '.' && strspn(entry->d_name, ".") == strlen(entry->d_name))
			continue;
		if (fstatat(dirfd(state.folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW))
			_exit(99);
		sum += info.st_ino * 31 + (unsigned long long)info.st_size * 17 +
		       (unsigned long long)info.st_mtim.tv_nsec + (unsigned long long)info.st_mtim.tv_sec + 1;
	}
	return sum;
}

static void note(long number, int status, long said)
{
	char line[80];
	int size = snprintf(line, sizeof line, "%ld %d %ld %d\n", number,
			    WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status), said,
			    folder_content() == state.content);

	if (write(state.report, line, (size_t)size) != size)
		_exit(99);
}

/* True in the child, whose output is thrown away and counted. */
static bool fork_child(void)
{
	int said = memfd_create("stderr", MFD_CLOEXEC), status = 0;
	pid_t child = fork();
	struct stat info;

	if (said < 0 || child < 0)
		_exit(99);
	if (child == 0) {
		if (dup2(state.nowhere, STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0)
			_exit(99);
		state.counting = false;
		alarm(PATIENCE);
		return true;
	}
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	note(state.number, status, fstat(said, &info) ? -1 : (long)info.st_size);
	close(said);
	return false;
}

static bool fails(void)
{
	int before = errno;
	bool failing;

	if (!state.counting)
		return false;
	state.counting = false;
	state.number++;
	if (state.only)
		failing = state.number == state.only;
	else
		failing = (state.number <= ALL_OF || state.number % state.stride == 0) && fork_child();
	state.counting = state.only || !failing;
	errno = failing ? ENOMEM : before;
	return failing;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size)
{
	return fails() ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return fails() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
	if (fails())
		return ENOMEM;
	*out = __libc_memalign(alignment, size);
	return *out ? 0 : ENOMEM;
}

typedef int main_function(int argc, char **argv, char **environment);
typedef int start_function(main_function *start, int argc, char **argv, void (*init)(void), void (*fini)(void),
			   void (*loader_fini)(void), void *stack_end);

static main_function *real_main;

static int counted_main(int argc, char **argv, char **environment)
{
	const char *report = getenv("NOMEMORY_REPORT"), *only = getenv("NOMEMORY_AT"), *stride = getenv("NOMEMORY_STRIDE");
	const char *folder = getenv("NOMEMORY_FOLDER");

	state.only = only ? atol(only) : 0;
	state.stride = stride ? atol(stride) : 1;
	if (report)
		state.report = open(report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	state.folder = folder ? opendir(folder) : NULL;
	state.content = folder_content();
	state.nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC); /* while the program has not locked itself in yet */
	state.counting = state.only || state.report >= 0;
	return real_main(argc, argv, environment);
}

int __libc_start_main(main_function *start, int argc, char **argv, void (*init)(void), void (*fini)(void),
		      void (*loader_fini)(void), void *stack_end);

int __libc_start_main(main_function *start, int argc, char **argv, void (*init)(void), void (*fini)(void),
		      void (*loader_fini)(void), void *stack_end)
{
	start_function *next = (start_function *)dlsym(RTLD_NEXT, "__libc_start_main");

	real_main = start;
	return next(counted_main, argc, argv, init, fini, loader_fini, stack_end);
}
