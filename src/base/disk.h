/* What file.c asks of a disk. A system without one has another disk.c. */
#ifndef BASE_DISK_H
#define BASE_DISK_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;
struct str;

enum disk_end {
	DISK_READ,
	DISK_CLOSED,     /* it cannot be opened; errno says why, ELOOP for a symbolic link */
	DISK_BROKEN,     /* the disk failed; errno says how */
	DISK_NOT_A_FILE, /* a folder or a device */
	DISK_TOO_BIG,
};

/* Appends the regular file `path` of at most `limit` bytes to `content`; a symbolic link as its last part is followed
 * if `follow`. */
enum disk_end disk_read(struct buffer *content, const char *path, size_t limit, bool follow);
/* The same of `name`, a relative path without "..", in `folder`; no part of it may be a symbolic link. */
enum disk_end disk_read_inside(struct buffer *content, const char *folder, const char *name, size_t limit);
/* The same of standard input, whatever that is. */
enum disk_end disk_read_input(struct buffer *content, size_t limit);

struct disk_entry {
	size_t size;
	bool is_folder;
};

/* What `path` is; false when nothing is there. */
bool disk_has(const char *path, struct disk_entry *entry);
/* True when both are there and are the same file or folder, however they are written. */
bool disk_is_same(const char *left, const char *right);
/* Whether what `path` names, itself when a link, is the user's. */
bool disk_is_own(const char *path);
/* The path of what is there from the root, without links and dots; NULL when nothing is. */
const char *disk_real_path(const char *path, struct arena *a);
/* Calls `each` with every name in `folder`, in no order, until it returns false. False when it cannot be read. */
bool disk_list(const char *folder, bool (*each)(void *context, const char *name), void *context);

/* The bytes of the file at `path`, which stay on the disk until they are looked at; none when that cannot be. */
struct str disk_map(const char *path);
void disk_unmap(struct str bytes);

/* Removes a file or an empty folder, if it is there; may be called by a signal's handler. */
void disk_remove(const char *path);

/* Makes the folder, if it is not there; 0 or an errno. */
int disk_make_folder(const char *path);

#endif
