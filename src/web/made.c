/* Writing files where there is no disk. */
#include "made.h"

#include "base/arena.h"
#include "base/file.h"

#include <string.h>

static struct {
	struct arena arena;
	LIST_OF(struct file_output) files;
} made;

void made_forget(void)
{
	arena_free(&made.arena);
	memset(&made.files, 0, sizeof made.files);
}

size_t made_count(void)
{
	return made.files.count;
}

const char *made_path(size_t i)
{
	return made.files.items[i].path;
}

const void *made_bytes(size_t i)
{
	return made.files.items[i].data;
}

size_t made_size(size_t i)
{
	return made.files.items[i].size;
}

const char *file_write(const char *path, const void *data, size_t size)
{
	struct file_output *file = LIST_ADD(&made.arena, &made.files);

	file->path = arena_text(&made.arena, path, strlen(path));
	file->data = arena_text(&made.arena, data, size);
	file->size = size;
	return NULL;
}

const char *file_write_pair(const struct file_output pair[2], const char **failed)
{
	*failed = NULL;
	for (int i = 0; i < 2; i++)
		file_write(pair[i].path, pair[i].data, pair[i].size);
	return NULL;
}

void file_clear(const char *path)
{
	(void)path;
}

bool file_write_all(int fd, const void *data, size_t size)
{
	(void)fd, (void)data, (void)size;
	return false;
}
