/* Files that are looked after: whether they are still what they were. */
#ifndef BASE_WATCH_H
#define BASE_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What tells one state of a file from another; all 0 when there is none. */
struct watch_mark {
	uint64_t device, number, size;
	int64_t seconds, nanoseconds; /* when its content was last changed */
};

struct watch_file {
	const char *path;
	struct watch_mark mark; /* when it was last read */
};

/* What is at `path` now; a symbolic link is what it leads to. */
struct watch_mark watch_mark_of(const char *path);

/* Waits until some of `files` are no more as their marks say, and none has changed for a moment: an editor writes a
 * file in several steps, or another one in its place. `changed[i]` tells which. False when signals_stopped() instead.
 */
bool watch_wait(const struct watch_file *files, size_t count, bool *changed);

#endif
