/* Child processes that work and send home what they made. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

struct process {
	int id;
	int fd; /* to read what it sends; −1 when it has ended */
};

/* Zeroed memory that the parent and the children it starts later see alike. There is none without more memory: then the
 * program ends (see fail.h). */
void *process_share(size_t size);
void process_unshare(void *memory, size_t size);

/* Starts a child as `all[number]`, one of `count`, those that do not run having the fd −1. It calls
 * `work(context, number, fd)`, sends by writing to `fd`, and ends when `work` returns. False when the system does not
 * give a process. */
bool process_start(struct process *all, size_t count, size_t number,
		   void (*work)(void *context, size_t number, int fd), void *context);

/* Waits until a child has sent something or ended, and tells in `ready` of which that is so; false when it was
 * interrupted. */
bool process_wait(const struct process *all, size_t count, bool *ready);
/* Reads `size` bytes that the child sends; false when it ended before they were there. */
bool process_receive(const struct process *process, void *data, size_t size);
/* Waits for a child that has sent all there was. */
void process_end(struct process *process);

#endif
