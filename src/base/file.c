#include "file.h"

#include "arena.h"
#include "diag.h"
#include "fail.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { READING = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY };

static struct place at_or_file(struct place at, const char *path)
{
	return at.file ? at : (struct place){ text_equal(path, "-") ? "standard inn" : path, 0, 0 };
}

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

/* The entry of `folder` whose name composes to that of `name`, as macOS and Linux write one "å" two ways; NULL for none. */
static const char *entry_like(const char *folder, const char *name, struct arena *a)
{
	const char *composed = text_compose(a, name), *found = NULL;
	DIR *entries = opendir(folder);

	for (struct dirent *entry; entries && !found && (entry = readdir(entries));)
		if (utf8_check(entry->d_name, strlen(entry->d_name)) == strlen(entry->d_name) &&
		    text_equal(text_compose(a, entry->d_name), composed))
			found = arena_text(a, entry->d_name, strlen(entry->d_name));
	if (entries)
		closedir(entries);
	return found;
}

/* `path`, below `folder` when that is not NULL, with its parts as they are written on the disk; NULL when one is not
 * there. */
static const char *path_on_disk(const char *folder, const char *path, struct arena *a)
{
	const char *done = *path == '/' ? "/" : "";

	path += strspn(path, "/");
	while (*path) {
		size_t size = strcspn(path, "/");
		const char *part = arena_text(a, path, size);
		const char *where = folder ? path_join(a, folder, *done ? done : ".") : *done ? done : ".";
		const char *entry = size ? entry_like(where, part, a) : ".";

		if (!entry && (text_equal(part, ".") || text_equal(part, "..")))
			entry = part;
		if (!entry)
			return NULL;
		done = *done ? path_join(a, done, entry) : entry;
		path += size + (path[size] == '/');
	}
	return done;
}

/* Could `path` be written another way on the disk? */
static bool has_two_spellings(const char *path)
{
	for (; *path; path++)
		if ((unsigned char)*path >= 0x80)
			return true;
	return false;
}

/* Without a place that names the file, the fault is not in the input. */
static void report_open(int error, const char *path, struct diag *d, struct place at)
{
	d->unreadable |= !at.file;
	at = at_or_file(at, path);
	if (error == ELOOP)
		diag_error(d, at, "«%s» er eller går gjennom en symbolsk lenke; oppgi selve filen", path);
	else if (error == ENOENT)
		diag_error(d, at, "finner ikke «%s»; sjekk navnet og mappen", path);
	else
		diag_error(d, at, "kan ikke åpne «%s»: %s", path, file_reason(error));
}

static bool read_all(struct buffer *content, int fd, const char *path, size_t limit, struct diag *d, struct place at)
{
	char chunk[16384];
	ssize_t n;

	while ((n = read(fd, chunk, sizeof chunk)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			fail_environment("kan ikke lese «%s»: %s", path, file_reason(errno));
		if (content->size + (size_t)n > limit) {
			diag_error(d, at, "«%s» er for stor; grensen er %zu kB, så del den opp", path, limit / 1024);
			return false;
		}
		buffer_add(content, chunk, (size_t)n);
	}
	return true;
}

/* Reads all of `fd`, −1 when it could not be opened, and closes it. */
static bool read_and_close(struct str *out, int fd, const char *path, size_t limit, struct arena *a, struct diag *d,
			   struct place at)
{
	struct buffer content = { .arena = a };
	struct stat info;
	bool good = false, regular;

	if (fd < 0) {
		report_open(errno, path, d, at);
		return false;
	}
	at = at_or_file(at, path);
	regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
	if (regular && (size_t)info.st_size <= limit)
		buffer_reserve(&content, (size_t)info.st_size);
	if (!regular && !text_equal(path, "-"))
		diag_error(d, at, "«%s» er ikke en vanlig fil; oppgi en fil, ikke en mappe eller enhet", path);
	else
		good = read_all(&content, fd, path, limit, d, at);
	close(fd);
	*out = buffer_str(&content);
	return good;
}

/* open() of `path` as it is written or as the disk has it. */
static int open_path(const char *path, int flags, struct arena *a)
{
	int fd = open(path, flags);
	const char *other;

	if (fd >= 0 || errno != ENOENT || !has_two_spellings(path))
		return fd;
	other = path_on_disk(NULL, path, a);
	if (other)
		return open(other, flags);
	errno = ENOENT;
	return -1;
}

bool file_read(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
	       struct diag *d, struct place at)
{
	int fd = text_equal(path, "-") ? dup(STDIN_FILENO) : open_path(path, READING | (follow ? 0 : O_NOFOLLOW), a);

	return read_and_close(out, fd, path, limit, a, d, at);
}

/* open_inside, of `name` as it is written or as the disk has it. */
static int open_either(const char *folder, const char *name, struct arena *a)
{
	int fd = open_inside(folder, name);
	const char *other;

	if (fd >= 0 || errno != ENOENT || !has_two_spellings(name))
		return fd;
	other = path_on_disk(folder, name, a);
	if (other)
		return open_inside(folder, other);
	errno = ENOENT;
	return -1;
}

bool file_read_beside(struct str *out, const char *base, const char *name, size_t limit, struct arena *a,
		      struct diag *d, struct place at)
{
	const char *path = path_beside(a, base, name), *folder = path_folder(a, base);

	if (path_stays_inside(name))
		return read_and_close(out, open_either(folder, name, a), path, limit, a, d, at);
	diag_error(d, at_or_file(at, path), "«%s» ligger utenfor mappen til «%s»; flytt filen dit", name,
		   path_name(base));
	return false;
}

/* Skips a byte order mark; malformed UTF-8 and NUL in `text` of `path` are errors at their place. */
static bool check_text(struct str *text, const char *path, struct diag *d)
{
	struct place place = { text_equal(path, "-") ? "standard inn" : path, 1, 1 };
	size_t good, line_start = 0;

	if (text->size >= 3 && memcmp(text->data, "\xEF\xBB\xBF", 3) == 0) {
		text->data += 3;
		text->size -= 3;
	}
	good = utf8_check(text->data, text->size);
	if (good == text->size)
		return true;
	for (size_t i = 0; i < good; i++) {
		if (text->data[i] == '\n') {
			place.line++;
			line_start = i + 1;
		}
	}
	place.column = (int)utf8_length(text->data + line_start, good - line_start) + 1;
	if (text->data[good] == '\0')
		diag_error(d, place, "nulltegn i teksten; lagre filen som ren tekst i UTF-8");
	else
		diag_error(d, place,
			   "ugyldig UTF-8 (byte %02X); lagre filen med tegnkodingen UTF-8, ikke Latin-1",
			   (unsigned char)text->data[good]);
	return false;
}

bool file_read_text(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
		    struct diag *d, struct place at)
{
	return file_read(out, path, limit, follow, a, d, at) && check_text(out, path, d);
}

bool file_read_text_beside(struct str *out, const char *base, const char *name, size_t limit, struct arena *a,
			   struct diag *d, struct place at)
{
	return file_read_beside(out, base, name, limit, a, d, at) && check_text(out, path_beside(a, base, name), d);
}

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

const char *file_reason(int error)
{
	static const struct {
		int error;
		const char *reason;
	} reasons[] = {
		{ ENOSPC, "disken er full" },
		{ EDQUOT, "diskkvoten er brukt opp" },
		{ EFBIG, "filen ble større enn systemet tillater" },
		{ EACCES, "du mangler tilgang" },
		{ EPERM, "du mangler tilgang" },
		{ EROFS, "disken er skrivebeskyttet" },
		{ ENOENT, "mappen finnes ikke" },
		{ ENOTDIR, "mappen finnes ikke" },
		{ EISDIR, "det er en mappe" },
		{ ENOTSUP, "det er en lenke eller enhet, ikke en vanlig fil" },
		{ EIO, "disken svarer ikke som den skal" },
		{ EMFILE, "for mange åpne filer" },
		{ EBADF, "den er lukket" },
		{ ENAMETOOLONG, "navnet er for langt" },
	};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return reasons[i].reason;
	return strerror(error);
}

/* errno of why nothing may be written as `path`, 0 when it may: it is new or a regular file. */
static int refuse_target(const char *path)
{
	struct stat info;

	if (lstat(path, &info))
		return errno == ENOENT ? 0 : errno;
	return S_ISREG(info.st_mode) ? 0 : S_ISDIR(info.st_mode) ? EISDIR : ENOTSUP;
}

/* A file on its way: its content is in `temporary`, and what it replaces can be found as `old`. */
struct draft {
	const struct file_output *output;
	char *temporary, *old; /* malloc'ed */
	bool there, replaces;  /* whether `temporary` and `old` are there */
};

static char *name_beside(const char *path)
{
	static const char suffix[] = ".XXXXXX";
	char *name = malloc(strlen(path) + sizeof suffix);

	if (!name)
		fail_memory();
	stpcpy(stpcpy(name, path), suffix);
	return name;
}

/* Takes the memory a draft needs, before anything is written: afterwards there is no running out of it. */
static struct draft draft_begin(const struct file_output *output)
{
	const char *path = output->path;

	return (struct draft){ .output = output, .temporary = name_beside(path), .old = name_beside(path) };
}

/* Fills the new file `fd`; 0 or an errno. Closes it. */
static int fill(int fd, const struct file_output *output)
{
	mode_t mask = umask(0);
	int error = 0;

	umask(mask);
	if (!file_write_all(fd, output->data, output->size) || fchmod(fd, 0666 & ~mask) || fsync(fd))
		error = errno;
	if (close(fd) && !error)
		error = errno;
	return error;
}

/* Writes the content under a temporary name; 0 or an errno. */
static int draft_write(struct draft *draft, int slot)
{
	int error = refuse_target(draft->output->path), fd;
	sigset_t before;

	if (error)
		return error;
	fail_hold_signals(&before); /* the file and the note to remove it come into being together */
	fd = mkostemp(draft->temporary, O_CLOEXEC);
	error = fd < 0 ? errno : 0;
	draft->there = fd >= 0;
	fail_remove_on_exit(slot, draft->there ? draft->temporary : NULL);
	fail_release_signals(&before);
	return error ? error : fill(fd, draft->output);
}

/* Keeps the file that is to be replaced under another name; 0 or an errno. It stays in place as well where the
 * file system can give a file two names. */
static int draft_keep_old(struct draft *draft)
{
	const char *path = draft->output->path;
	int fd;

	if (access(path, F_OK))
		return errno == ENOENT ? 0 : errno;
	fd = mkostemp(draft->old, O_CLOEXEC);
	if (fd < 0)
		return errno;
	close(fd);
	unlink(draft->old);
	if (link(path, draft->old) && rename(path, draft->old))
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
	fail_remove_on_exit(slot, NULL);
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
	sigset_t before;

	for (int i = 0; i < 2 && !error; i++) {
		which = i;
		error = draft_write(&drafts[i], i);
	}
	fail_hold_signals(&before); /* none comes between the two */
	if (!error)
		error = rename_pair(drafts, &which);
	for (int i = 0; i < 2; i++)
		draft_end(&drafts[i], i);
	fail_release_signals(&before);
	*failed = error ? pair[which].path : NULL;
	if (error)
		return file_reason(error);
	sync_folder(pair[0].path);
	sync_folder(pair[1].path);
	return NULL;
}

const char *path_join(struct arena *a, const char *folder, const char *name)
{
	size_t size = strlen(folder);

	return arena_printf(a, "%s%s%s", folder, size && folder[size - 1] == '/' ? "" : "/", name);
}

const char *path_beside(struct arena *a, const char *base, const char *name)
{
	const char *slash = strrchr(base, '/');

	if (name[0] == '/' || !slash)
		return name;
	return arena_printf(a, "%.*s/%s", (int)(slash - base), base, name);
}

const char *path_folder(struct arena *a, const char *path)
{
	const char *name = path_name(path);

	return name == path ? "." : arena_text(a, path, (size_t)(name - path));
}

const char *path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *path_with_suffix(struct arena *a, const char *path, const char *suffix)
{
	const char *dot = strrchr(path_name(path), '.');
	size_t size = dot && dot != path_name(path) ? (size_t)(dot - path) : strlen(path);

	return arena_printf(a, "%.*s%s", (int)size, path, suffix);
}

bool path_stays_inside(const char *name)
{
	if (name[0] == '/')
		return false;
	while (*name) {
		size_t size = strcspn(name, "/");

		if (size == 2 && name[0] == '.' && name[1] == '.')
			return false;
		name += size + (name[size] == '/');
	}
	return true;
}

bool path_is_folder(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool path_is_same(const char *left, const char *right)
{
	struct stat one, other;

	return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev &&
	       one.st_ino == other.st_ino;
}
