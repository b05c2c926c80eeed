/* For the program with every library inside, C's too: it loads none, and finds without a dynamic linker the memory
 * functions that src/base/memory.c calls. */
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *dlopen(const char *file, int mode)
{
	(void)file, (void)mode;
	return NULL;
}

void *dlsym(void *restrict handle, const char *restrict name)
{
	(void)handle;
	return strcmp(name, "malloc") == 0 ? (void *)__libc_malloc :
	       strcmp(name, "calloc") == 0 ? (void *)__libc_calloc : (void *)__libc_realloc;
}
