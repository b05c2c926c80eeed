/* Child processes by fork and pipe. */
#include "process.h"

#include "fail.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

void *process_share(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		fail_memory();
	return memory;
}

void process_unshare(void *memory, size_t size)
{
	munmap(memory, size);
}

/* A worker does one job after another, and takes the memory of the last for the next: given back to the system, each of
 * its pages would cost a fault again, a fifth of a report's time in all. */
static void keep_what_is_freed(void)
{
	enum { LARGEST_KEPT = 32 << 20, MOST_KEPT = 64 << 20 };

	mallopt(M_MMAP_THRESHOLD, LARGEST_KEPT);
	mallopt(M_TRIM_THRESHOLD, MOST_KEPT);
}

bool process_start(struct process *all, size_t count, size_t number,
		   void (*work)(void *context, size_t number, int fd), void *context)
{
	int ends[2];
	pid_t id;

	if (pipe(ends))
		return false;
	id = fork();
	if (id == 0) {
		close(ends[0]);
		for (size_t i = 0; i < count; i++)
			if (i != number && all[i].fd >= 0)
				close(all[i].fd);
		keep_what_is_freed();
		work(context, number, ends[1]);
		_exit(EXIT_DONE);
	}
	close(ends[1]);
	if (id < 0)
		close(ends[0]);
	else
		all[number] = (struct process){ id, ends[0] };
	return id > 0;
}

bool process_wait(const struct process *all, size_t count, bool *ready)
{
	struct pollfd *polled = calloc(count, sizeof *polled);
	bool done;

	if (!polled)
		fail_memory();
	for (size_t i = 0; i < count; i++)
		polled[i] = (struct pollfd){ .fd = all[i].fd, .events = POLLIN };
	done = poll(polled, count, -1) >= 0;
	for (size_t i = 0; i < count; i++)
		ready[i] = done && polled[i].revents;
	free(polled);
	return done;
}

bool process_receive(const struct process *process, void *data, size_t size)
{
	char *p = data;

	while (size) {
		ssize_t n = read(process->fd, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		p += n;
		size -= (size_t)n;
	}
	return true;
}

void process_end(struct process *process)
{
	close(process->fd);
	process->fd = -1;
	waitpid(process->id, NULL, 0);
}
