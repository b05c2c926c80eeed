/* Waits for changes of files: woken by the kernel (inotify), and now and then without it, for a file on another machine
 * or in Windows changes unseen. */
#include "watch.h"

#include "fail.h"
#include "signals.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOOK_EVERY = 500, SETTLE = 100 /* ms */ };

struct watch_mark watch_mark_of(const char *path)
{
	struct stat info;

	if (stat(path, &info))
		return (struct watch_mark){ 0 };
	return (struct watch_mark){ info.st_dev, info.st_ino, (uint64_t)info.st_size, info.st_mtim.tv_sec,
				    info.st_mtim.tv_nsec };
}

/* Notices what happens in the folder of `path`: the file itself may be replaced by another. */
static void notice(int fd, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");

	if (!folder)
		fail_memory();
	inotify_add_watch(fd, folder, IN_CLOSE_WRITE | IN_MOVE | IN_CREATE | IN_DELETE);
	free(folder);
}

/* Waits for an event, or `milliseconds`; takes all events there are. */
static void doze(int fd, int milliseconds)
{
	struct pollfd polled = { .fd = fd, .events = POLLIN };
	char events[4096];

	if (poll(&polled, 1, milliseconds) > 0)
		while (read(fd, events, sizeof events) > 0)
			;
}

/* Whether any file differs from its mark. */
static bool look(const struct watch_file *files, size_t count, bool *changed)
{
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		struct watch_mark now = watch_mark_of(files[i].path);

		changed[i] = memcmp(&now, &files[i].mark, sizeof now) != 0;
		any |= changed[i];
	}
	return any;
}

/* Waits until what differs stays as it is. */
static void settle(const struct watch_file *files, size_t count, bool *changed)
{
	struct watch_file *now = calloc(count + 1, sizeof *now);
	bool *ignored = calloc(count + 1, sizeof *ignored);

	if (!now || !ignored)
		fail_memory();
	do {
		for (size_t i = 0; i < count; i++)
			now[i] = (struct watch_file){ files[i].path, watch_mark_of(files[i].path) };
		doze(-1, SETTLE);
	} while (!signals_stopped() && look(now, count, ignored));
	look(files, count, changed);
	free(ignored);
	free(now);
}

bool watch_wait(const struct watch_file *files, size_t count, bool *changed)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	for (size_t i = 0; i < count && fd >= 0; i++)
		notice(fd, files[i].path);
	while (!signals_stopped() && !look(files, count, changed))
		doze(fd, LOOK_EVERY);
	if (!signals_stopped())
		settle(files, count, changed);
	if (fd >= 0)
		close(fd);
	return !signals_stopped();
}
