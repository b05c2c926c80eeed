/* A system without a disk: there is what file_keep() was given, and nothing else. */
#include "base/disk.h"

#include "base/text.h"

#include <errno.h>

enum disk_end disk_read(struct buffer *content, const char *path, size_t limit, bool follow)
{
	(void)content, (void)path, (void)limit, (void)follow;
	errno = ENOENT;
	return DISK_CLOSED;
}

enum disk_end disk_read_inside(struct buffer *content, const char *folder, const char *name, size_t limit)
{
	(void)folder;
	return disk_read(content, name, limit, false);
}

enum disk_end disk_read_input(struct buffer *content, size_t limit)
{
	return disk_read(content, "-", limit, true);
}

bool disk_has(const char *path, struct disk_entry *entry)
{
	(void)path, (void)entry;
	return false;
}

bool disk_is_same(const char *left, const char *right)
{
	return text_equal(left, right);
}

const char *disk_real_path(const char *path, struct arena *a)
{
	(void)a;
	return path;
}

bool disk_list(const char *folder, bool (*each)(void *context, const char *name), void *context)
{
	(void)folder, (void)each, (void)context;
	return false;
}

struct str disk_map(const char *path)
{
	(void)path;
	return (struct str){ 0 };
}

/* Folders are in the names of files. */
int disk_make_folder(const char *path)
{
	(void)path;
	return 0;
}

void disk_remove(const char *path)
{
	(void)path;
}

void disk_unmap(struct str bytes)
{
	(void)bytes;
}
