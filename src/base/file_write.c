/* Writing files: whole or not at all. */
#include "file.h"

#include "arena.h"
#include "disk.h"
#include "fail.h"
#include "path.h"
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_write_all(int fd, const void *data, size_t size)
{
	const char *p = data;

	while (size) {
		ssize_t n = write(fd, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		p += n;
		size -= (size_t)n;
	}
	return true;
}

/* The folder's entry of a renamed file reaches the disk too; not all file systems can. Takes no memory: the new file
 * is there already. */
static void sync_folder(const char *path)
{
	size_t size = (size_t)(path_name(path) - path);
	char folder[PATH_MAX] = ".";
	int fd;

	if (size >= sizeof folder)
		return;
	if (size) {
		memcpy(folder, path, size);
		folder[size] = '\0';
	}
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* errno of why nothing may be written as `path`, 0 when it may: it is new or a regular file. */
static int refuse_target(const char *path)
{
	struct stat info;

	if (lstat(path, &info))
		return errno == ENOENT ? 0 : errno;
	return S_ISREG(info.st_mode) ? 0 : S_ISDIR(info.st_mode) ? EISDIR : ENOTSUP;
}

/* A file on its way: its content is in `temporary`, and what it replaces can be found as `old`. Both are locked while
 * they are there, so that another run can tell them from what a killed one left behind. */
struct draft {
	const struct file_output *output;
	char *temporary, *old;   /* malloc'ed */
	int fd, old_fd;          /* of them, −1 for none */
	bool there, replaces;    /* whether `temporary` and `old` are there */
};

/* What names of temporary files have after the target's, and then six characters. */
static const char mark[] = ".utenfor-";

enum { OWN_NAME = 6 };

static char *name_beside(const char *path)
{
	char *name = malloc(strlen(path) + sizeof mark + OWN_NAME);

	if (!name)
		fail_memory();
	stpcpy(stpcpy(name, path), mark);
	return name;
}

/* Takes the memory a draft needs, before anything is written: afterwards there is no running out of it. */
static struct draft draft_begin(const struct file_output *output)
{
	const char *path = output->path;

	return (struct draft){ output, name_beside(path), name_beside(path), -1, -1, false, false };
}

/* Ends `name` after the mark with a random number. */
static void name_anew(char *name)
{
	uint32_t number = arc4random_uniform(1 << 24);

	snprintf(strrchr(name, '-') + 1, OWN_NAME + 1, "%06x", (unsigned)number);
}

/* Whether the file is locked by another, or gone since it was opened. */
static bool is_taken(int fd)
{
	struct stat info;

	return (flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK) || (fstat(fd, &info) == 0 && !info.st_nlink);
}

/* Makes and locks a new file of a name of its own, with the rights the user gives to new files; −1 and errno. */
static int open_new(char *name)
{
	for (int i = 0; i < 100; i++) {
		int fd;

		name_anew(name);
		fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd >= 0 && !is_taken(fd))
			return fd;
		if (fd < 0 && errno != EEXIST)
			return -1;
		if (fd >= 0)
			close(fd); /* another run took it for a stale one before it was locked */
	}
	errno = EEXIST;
	return -1;
}

/* What is looked for in a folder. */
struct stale {
	const char *target; /* name of the file they were to become */
	const char *folder;
	struct arena arena;
};

static bool remove_if_stale(void *context, const char *name)
{
	struct stale *s = context;
	const char *end = name + strlen(s->target), *path;
	int fd;

	if (!text_starts(name, s->target) || !text_starts(end, mark) || strlen(end) != strlen(mark) + OWN_NAME)
		return true;
	path = path_join(&s->arena, s->folder, name);
	fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	if (fd < 0)
		return true;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		unlink(path);
	close(fd);
	return true;
}

/* Removes what killed runs left of `path`: a lock ends with its process. */
static void remove_stale(const char *path)
{
	struct stale stale = { .target = path_name(path) };

	stale.folder = path_folder(&stale.arena, path);
	disk_list(stale.folder, remove_if_stale, &stale);
	arena_free(&stale.arena);
}

/* Writes the content under a temporary name; 0 or an errno. */
static int draft_write(struct draft *draft, int slot)
{
	const struct file_output *output = draft->output;
	int error = refuse_target(output->path);

	if (error)
		return error;
	remove_stale(output->path);
	signals_hold(); /* the file and the note to remove it come into being together */
	draft->fd = open_new(draft->temporary);
	error = draft->fd < 0 ? errno : 0;
	draft->there = draft->fd >= 0;
	fail_remove_on_exit(slot, draft->there ? draft->temporary : NULL, disk_remove);
	signals_release();
	if (!error && (!file_write_all(draft->fd, output->data, output->size) || fsync(draft->fd)))
		error = errno;
	return error;
}

/* Keeps the file that is to be replaced under another name; 0 or an errno. It stays in place as well where the
 * file system can give a file two names. */
static int draft_keep_old(struct draft *draft)
{
	const char *path = draft->output->path;

	if (access(path, F_OK))
		return errno == ENOENT ? 0 : errno;
	draft->old_fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	if (draft->old_fd >= 0)
		flock(draft->old_fd, LOCK_SH | LOCK_NB);
	name_anew(draft->old);
	if (link(path, draft->old) && (errno == EEXIST || rename(path, draft->old)))
		return errno;
	draft->replaces = true;
	return 0;
}

static int draft_rename(struct draft *draft)
{
	if (rename(draft->temporary, draft->output->path))
		return errno;
	draft->there = false;
	return 0;
}

/* Undoes a rename: the old file is back, or none where there was none. Should even that fail, the old file stays
 * under its other name. */
static void draft_undo(struct draft *draft)
{
	if (!draft->replaces)
		unlink(draft->output->path);
	else if (rename(draft->old, draft->output->path) == 0)
		unlink(draft->old); /* both were names of one file, which rename leaves alone */
	draft->replaces = false;
}

static void draft_end(struct draft *draft, int slot)
{
	if (draft->there)
		unlink(draft->temporary);
	if (draft->replaces)
		unlink(draft->old);
	if (draft->fd >= 0)
		close(draft->fd);
	if (draft->old_fd >= 0)
		close(draft->old_fd);
	fail_remove_on_exit(slot, NULL, disk_remove);
	free(draft->temporary);
	free(draft->old);
}

const char *file_write(const char *path, const void *data, size_t size)
{
	struct file_output output = { path, data, size };
	struct draft draft = draft_begin(&output);
	int error = draft_write(&draft, 0);

	if (!error)
		error = draft_rename(&draft);
	draft_end(&draft, 0);
	if (error)
		return file_reason(error);
	sync_folder(path);
	return NULL;
}

/* Gives both their names, or none; 0 or an errno, and which failed in `*failed`. */
static int rename_pair(struct draft drafts[2], int *failed)
{
	int error;

	*failed = 0;
	error = draft_keep_old(&drafts[0]);
	if (!error)
		error = draft_rename(&drafts[0]);
	if (error) {
		if (drafts[0].replaces)
			draft_undo(&drafts[0]);
		return error;
	}
	*failed = 1;
	error = draft_rename(&drafts[1]);
	if (error)
		draft_undo(&drafts[0]);
	return error;
}

const char *file_write_pair(const struct file_output pair[2], const char **failed)
{
	struct draft drafts[2] = { draft_begin(&pair[0]), draft_begin(&pair[1]) };
	int error = 0, which = 0;

	for (int i = 0; i < 2 && !error; i++) {
		which = i;
		error = draft_write(&drafts[i], i);
	}
	signals_hold(); /* none comes between the two */
	if (!error)
		error = rename_pair(drafts, &which);
	for (int i = 0; i < 2; i++)
		draft_end(&drafts[i], i);
	signals_release();
	*failed = error ? pair[which].path : NULL;
	if (error)
		return file_reason(error);
	sync_folder(pair[0].path);
	sync_folder(pair[1].path);
	return NULL;
}
