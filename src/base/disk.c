/* Reading on a Linux disk. */
#include "disk.h"

#include "arena.h"
#include "fail.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { READING = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY };

/* Part by part, for kernels without openat2(). Closes `folder`. */
static int walk_inside(int folder, const char *name)
{
	for (;;) {
		size_t size = strcspn(name, "/");
		char part[NAME_MAX + 1];
		int error = ENAMETOOLONG, next = -1;

		if (size <= NAME_MAX) {
			memcpy(part, name, size);
			part[size] = '\0';
			next = openat(folder, size ? part : ".", READING | O_NOFOLLOW);
			error = errno;
		}
		close(folder);
		errno = error;
		if (next < 0 || !name[size])
			return next;
		folder = next;
		name += size + 1;
	}
}

/* Opens `name`, a relative path without "..", in `folder` without following a link; −1 and errno. */
static int open_inside(const char *folder, const char *name)
{
	struct open_how how = { .flags = READING, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };
	int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd, error;

	if (root < 0)
		return -1;
	fd = (int)syscall(SYS_openat2, root, name, &how, sizeof how);
	error = errno;
	if (fd < 0 && (error == ENOSYS || error == EPERM))
		return walk_inside(root, name);
	close(root);
	errno = error;
	return fd;
}

static enum disk_end read_all(struct buffer *content, int fd, size_t limit)
{
	ssize_t n;

	for (;;) {
		buffer_reserve(content, 1);
		n = read(fd, content->data + content->size, content->capacity - content->size - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return DISK_BROKEN;
		if (content->size + (size_t)n > limit)
			return DISK_TOO_BIG;
		content->size += (size_t)n;
		content->data[content->size] = '\0';
		if (!n)
			return DISK_READ;
	}
}

/* Reads all of `fd` and closes it. */
static enum disk_end read_and_close(struct buffer *content, int fd, size_t limit, bool any_kind)
{
	enum disk_end end = DISK_NOT_A_FILE;
	struct stat info;
	bool regular;
	int error;

	if (fd < 0)
		return DISK_CLOSED;
	regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
	if (regular && (size_t)info.st_size <= limit)
		buffer_reserve(content, (size_t)info.st_size + 1); /* where reading finds that this is all */
	if (regular || any_kind)
		end = read_all(content, fd, limit);
	error = errno;
	close(fd);
	errno = error;
	return end;
}

enum disk_end disk_read(struct buffer *content, const char *path, size_t limit, bool follow)
{
	return read_and_close(content, open(path, READING | (follow ? 0 : O_NOFOLLOW)), limit, false);
}

enum disk_end disk_read_inside(struct buffer *content, const char *folder, const char *name, size_t limit)
{
	return read_and_close(content, open_inside(folder, name), limit, false);
}

enum disk_end disk_read_input(struct buffer *content, size_t limit)
{
	return read_and_close(content, dup(STDIN_FILENO), limit, true);
}

bool disk_has(const char *path, struct disk_entry *entry)
{
	struct stat info;

	if (stat(path, &info))
		return false;
	*entry = (struct disk_entry){ (size_t)info.st_size, S_ISDIR(info.st_mode) };
	return true;
}

bool disk_is_same(const char *left, const char *right)
{
	struct stat one, other;

	return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev &&
	       one.st_ino == other.st_ino;
}

bool disk_is_own(const char *path)
{
	struct stat info;

	return lstat(path, &info) == 0 && info.st_uid == geteuid();
}

const char *disk_real_path(const char *path, struct arena *a)
{
	char *real = realpath(path, NULL);
	const char *kept = real ? arena_text(a, real, strlen(real)) : NULL;

	free(real);
	return kept;
}

bool disk_list(const char *folder, bool (*each)(void *context, const char *name), void *context)
{
	DIR *open = opendir(folder);
	struct dirent *entry;

	if (!open)
		return false;
	while ((entry = readdir(open)) != NULL && each(context, entry->d_name))
		continue;
	closedir(open);
	return true;
}

struct str disk_map(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct str bytes = { 0 };
	struct stat info;
	void *at;

	if (fd < 0)
		return bytes;
	if (fstat(fd, &info) == 0 && info.st_size > 0) {
		at = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (at == MAP_FAILED && errno == ENOMEM)
			fail_memory();
		if (at != MAP_FAILED)
			bytes = (struct str){ at, (size_t)info.st_size };
	}
	close(fd);
	return bytes;
}

int disk_make_folder(const char *path)
{
	return mkdir(path, 0777) && errno != EEXIST ? errno : 0;
}

void disk_remove(const char *path)
{
	if (unlink(path))
		rmdir(path);
}

void disk_unmap(struct str bytes)
{
	if (bytes.data)
		munmap((void *)bytes.data, bytes.size);
}
