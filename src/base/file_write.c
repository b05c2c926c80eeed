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
	bool uncertain;          /* nothing is at the path: the old file may be among what killed runs left */
};

/* What names of temporary files have after the target's, and then six characters. */
static const char mark[] = ".utenfor-";

enum { OWN_NAME = 6, SCRATCH_SLOT = 2 };

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

	return (struct draft){ output, name_beside(path), name_beside(path), -1, -1, false, false, false };
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
	const char *target; /* name of what it was to become */
	const char *folder;
	mode_t kind;                     /* S_IFREG or S_IFDIR */
	const struct file_output *files; /* in a folder; NULL for whatever is in it */
	size_t file_count;
	struct arena arena;
};

/* Whether the name is one that name_anew() gives. */
static bool is_draft(const char *name, const char *target)
{
	const char *own = name + strlen(target) + strlen(mark);

	return text_starts(name, target) && text_starts(name + strlen(target), mark) &&
	       strspn(own, "0123456789abcdef") == OWN_NAME && !own[OWN_NAME];
}

static bool remove_in_folder(void *context, const char *name)
{
	unlinkat(*(int *)context, name, 0);
	return true;
}

/* Only what we wrote there: a folder with anything else in it stays. */
static void remove_folder(int folder, const char *path, const struct file_output *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		unlinkat(folder, files[i].path, 0);
	if (!files)
		disk_list(path, remove_in_folder, &folder);
	rmdir(path);
}

static bool remove_if_stale(void *context, const char *name)
{
	struct stale *s = context;
	bool folder = s->kind == S_IFDIR;
	const char *path = is_draft(name, s->target) ? path_join(&s->arena, s->folder, name) : NULL;
	struct stat info;
	int fd;

	if (!path || lstat(path, &info) || !disk_is_own(path) || (info.st_mode & S_IFMT) != s->kind)
		return true;
	fd = open(path, (folder ? O_RDONLY | O_DIRECTORY : O_RDWR) | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	if (fd < 0)
		return true;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
		if (folder)
			remove_folder(fd, path, s->files, s->file_count);
		else
			unlink(path);
	}
	close(fd);
	return true;
}

/* Removes what killed runs left of `path`: a lock ends with its process. */
static void remove_stale(const char *path, mode_t kind, const struct file_output *files, size_t count)
{
	struct stale stale = { .target = path_name(path), .kind = kind, .files = files, .file_count = count };

	stale.folder = path_folder(&stale.arena, path);
	disk_list(stale.folder, remove_if_stale, &stale);
	arena_free(&stale.arena);
}

void file_clear(const char *path)
{
	remove_stale(path, S_IFREG, NULL, 0);
}

/* Writes the content under a temporary name; 0 or an errno. */
static int draft_write(struct draft *draft, int slot)
{
	const struct file_output *output = draft->output;
	int error = refuse_target(output->path);

	if (error)
		return error;
	draft->uncertain = access(output->path, F_OK) != 0;
	if (!draft->uncertain)
		file_clear(output->path);
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
	if (draft->uncertain && access(draft->output->path, F_OK) == 0)
		file_clear(draft->output->path);
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

/* Makes and locks a new folder of a name of its own; −1 and errno. */
static int make_folder(char *name)
{
	for (int i = 0; i < 100; i++) {
		int fd = -1;

		name_anew(name);
		if (mkdir(name, 0777) == 0)
			fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
		if (fd >= 0 && !is_taken(fd))
			return fd;
		if (fd < 0 && errno != EEXIST)
			return -1;
		if (fd >= 0)
			close(fd);
	}
	errno = EEXIST;
	return -1;
}

/* 0 or an errno. */
static int write_in_folder(int folder, const struct file_output *output)
{
	int fd = openat(folder, output->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), error;

	if (fd < 0)
		return errno;
	error = file_write_all(fd, output->data, output->size) && fsync(fd) == 0 ? 0 : errno;
	close(fd);
	return error;
}

const char *file_write_folder(const char *path, const struct file_output files[], size_t count)
{
	char *draft = name_beside(path);
	int folder, error = 0;

	remove_stale(path, S_IFDIR, files, count);
	signals_hold(); /* none comes before it is whole */
	folder = make_folder(draft);
	if (folder < 0)
		error = errno;
	for (size_t i = 0; i < count && !error; i++)
		error = write_in_folder(folder, &files[i]);
	if (!error && rename(draft, path))
		error = errno;
	if (error && folder >= 0)
		remove_folder(folder, draft, files, count);
	signals_release();
	if (folder >= 0)
		close(folder);
	free(draft);
	if (error)
		return file_reason(error);
	sync_folder(path);
	return NULL;
}

/* Of a name of its own, so that no folder of somebody else's is taken for one. */
static char *name_of_scratch(const char *path)
{
	struct arena a = { 0 };
	char *name = strdup(arena_printf(&a, "%s.mellom", path));

	arena_free(&a);
	if (!name)
		fail_memory();
	return name;
}

const char *file_scratch_open(struct file_scratch *out, const char *path)
{
	char *target = name_of_scratch(path);

	remove_stale(target, S_IFDIR, NULL, 0);
	*out = (struct file_scratch){ name_beside(target), -1 };
	free(target);
	signals_hold();
	out->fd = make_folder(out->path);
	if (out->fd >= 0)
		fail_remove_on_exit(SCRATCH_SLOT, out->path, disk_remove);
	signals_release();
	if (out->fd >= 0)
		return NULL;
	free(out->path);
	return file_reason(errno);
}

void file_scratch_close(struct file_scratch *s)
{
	remove_folder(s->fd, s->path, NULL, 0);
	fail_remove_on_exit(SCRATCH_SLOT, NULL, disk_remove);
	close(s->fd);
	free(s->path);
}
