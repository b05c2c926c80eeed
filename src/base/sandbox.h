/* Limits what the process may touch from here on, as far as the kernel can: files, the network and signals by Landlock
 * (Linux 5.13, more with each later version), and system calls by a filter (seccomp).
 *
 * The second line of defence: should input get past every check, it still reaches no other file. */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/* Paths to files or folders that may be read, and folders that may be written. Paths that do not exist are passed
 * over. */
struct sandbox {
	const char *const *read;
	size_t read_count;
	const char *const *write;
	size_t write_count;
};

/* What is in force. The run goes on without what the kernel, or a container around it, does not give. */
struct sandbox_state {
	bool paths; /* nothing but what is allowed can be read or written */
	bool calls; /* no socket, no other program, nothing of a file's but its content, nothing of the machine's */
};

/* Closes everything but what `allowed` names, for this process and its children, for good. */
struct sandbox_state sandbox_enter(const struct sandbox *allowed);

#endif
