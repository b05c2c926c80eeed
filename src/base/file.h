/* Files: bounded reading, and writing that never harms what was there. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct place;

/* A file that is in memory. */
struct file_kept {
	const char *path;
	struct str content;
};

/* From now on `files` are read instead of what a disk has under their paths, and are in the folders that their paths
 * name: for a program that has no disk. They must stay where they are. */
void file_keep(const struct file_kept *files, size_t count);

/* From now on `reading(context, path)` is called before a file is read or mapped, whether it is there or not. */
void file_tell(void (*reading)(void *context, const char *path), void *context);

/* Says that the file has more than `limit` bytes. */
void file_too_big(const char *path, size_t limit, struct diag *d, struct place at);

/* Reads the regular file `path` ("-" is standard input) of at most `limit` bytes.
 * A missing file, a directory, a device, a symbolic link as `path`'s last part when `follow` is
 * false, or one byte too many is an error in `d` at `at`, or at the file itself when `at.file` is NULL.
 * A disk that fails while reading ends the program. */
bool file_read(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
	       struct diag *d, struct place at);

/* Like file_read for UTF-8 text: also refuses malformed UTF-8 and NUL with the line and column, and
 * skips a byte order mark. `out` is NUL-terminated. */
bool file_read_text(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
		    struct diag *d, struct place at);

/* The same for a path that stands in a file: `name` is relative to the folder of the file `base`, and stays in it. An
 * absolute path, "..", and a symbolic link in any part of `name` are errors. */
bool file_read_beside(struct str *out, const char *base, const char *name, size_t limit, struct arena *a,
		      struct diag *d, struct place at);
bool file_read_text_beside(struct str *out, const char *base, const char *name, size_t limit, struct arena *a,
			   struct diag *d, struct place at);

/* Writes `size` bytes as `path`: a temporary file beside it, synced, then renamed over the old one.
 * NULL when done; else why not, in Norwegian: then the old file is untouched and no temporary is left.
 * A path that is there and is no regular file is refused. */
const char *file_write(const char *path, const void *data, size_t size);

/* A file to be written. */
struct file_output {
	const char *path;
	const void *data;
	size_t size;
};

/* Writes two files that belong together: both, or neither. As file_write; `*failed` is the path that failed. */
const char *file_write_pair(const struct file_output pair[2], const char **failed);

/* Writes the files, whose paths are names, as the new folder `path`, which has no slash at its end: it is there with
 * all of them, or not at all. As file_write. */
const char *file_write_folder(const char *path, const struct file_output files[], size_t count);

/* A folder for what a library writes and takes away again, locked as long as it is there. */
struct file_scratch {
	char *path; /* malloc'ed */
	int fd;
};

/* Makes one beside `path`, and removes what killed runs left of theirs. NULL when done, else why not, in Norwegian. */
const char *file_scratch_open(struct file_scratch *out, const char *path);
void file_scratch_close(struct file_scratch *s);

/* Removes what killed runs left that were to write `path`; writing it does so too. */
void file_clear(const char *path);

/* Writes all of it, through interruptions; false, with errno, when that cannot be done. */
bool file_write_all(int fd, const void *data, size_t size);

/* What an errno means to the user, in Norwegian. */
const char *file_reason(int error);

/* What is at `path`, in memory or on a disk. A path that ends in a link is what the link leads to. */
bool file_is_there(const char *path);
bool file_is_folder(const char *path);
/* The folder as its name is written on the disk, where an å can be one character or two; `path` when there is none. */
const char *file_folder(const char *path, struct arena *a);
bool file_size(size_t *size, const char *path);

/* Calls `each` with every name in `folder`, in no order, until it returns false. False when it cannot be read. */
bool file_list(const char *folder, bool (*each)(void *context, const char *name), void *context);

/* The bytes of the file at `path`, not copied if that can be; none when it cannot be read. */
struct str file_map(const char *path);
void file_unmap(struct str bytes);

#endif
