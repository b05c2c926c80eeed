/* A file in memory that has a path: the system's own, which no sandbox closes. */
#include "scratch.h"

#include "arena.h"
#include "file.h"
#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const char *scratch_open(struct scratch *s)
{
	s->fd = memfd_create("utenfor", MFD_CLOEXEC);
	if (s->fd < 0)
		return file_reason(errno);
	snprintf(s->path, sizeof s->path, "/proc/self/fd/%d", s->fd);
	return NULL;
}

const char *scratch_read(struct str *out, const struct scratch *s, struct arena *a)
{
	struct stat info;
	char *data;
	size_t size = 0;

	if (fstat(s->fd, &info) != 0)
		return file_reason(errno);
	data = NEW_ARRAY(a, (size_t)info.st_size + 1, char);
	while (size < (size_t)info.st_size) {
		ssize_t n = pread(s->fd, data + size, (size_t)info.st_size - size, (off_t)size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return file_reason(errno);
		size += (size_t)n;
	}
	*out = (struct str){ data, size };
	return NULL;
}

void scratch_close(struct scratch *s)
{
	close(s->fd);
}
