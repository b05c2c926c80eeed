/* Memory for the program and every library in it: whoever asks gets it, or the program ends with status 3.
 *
 * The libraries do not all look at what they get, and none tells it the way we do; a report with a part missing must
 * not pass for a whole one. So the C library's functions are called through these, which the dynamic linker gives to
 * the libraries too. */
#include "fail.h"

#include <dlfcn.h>
#include <stdlib.h>

#ifndef __SANITIZE_ADDRESS__ /* which has functions of its own */

static void *find_next(const char *name)
{
	void *function = dlsym(RTLD_NEXT, name);

	if (!function)
		fail_memory();
	return function;
}

void *malloc(size_t size)
{
	static void *(*next)(size_t size);
	void *memory;

	if (!next)
		next = find_next("malloc");
	memory = next(size);
	if (!memory)
		fail_memory();
	return memory;
}

/* NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): glibc names none */
void *calloc(size_t count, size_t size)
{
	static void *(*next)(size_t count, size_t size);
	void *memory;

	if (!next)
		next = find_next("calloc");
	memory = next(count, size);
	if (!memory)
		fail_memory();
	return memory;
}

/* NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): glibc names none */
void *realloc(void *old, size_t size)
{
	static void *(*next)(void *old, size_t size);
	void *memory;

	if (!next)
		next = find_next("realloc");
	memory = next(old, size);
	if (!memory && size)
		fail_memory();
	return memory;
}

#endif
