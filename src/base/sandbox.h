/* Limits what the process may touch from here on, where the kernel can (Landlock, Linux 5.13).
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

/* Closes everything but what `allowed` names, for this process and its children, for good. False where the
 * kernel has no Landlock: then nothing is changed. */
bool sandbox_enter(const struct sandbox *allowed);

#endif
