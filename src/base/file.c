#include "file.h"

#include "arena.h"
#include "diag.h"
#include "fail.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct place at_or_file(struct place at, const char *path)
{
	return at.file ? at : (struct place){ text_equal(path, "-") ? "standard inn" : path, 0, 0 };
}

/* Opens a regular file for reading; −1 after a fault in `d`. */
static int open_regular(const char *path, bool follow, struct diag *d, struct place at)
{
	struct stat info;
	int fd;

	if (text_equal(path, "-"))
		return dup(STDIN_FILENO);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW));
	if (fd < 0) {
		if (errno == ELOOP)
			diag_error(d, at, "«%s» er en symbolsk lenke; oppgi selve filen", path);
		else if (errno == ENOENT)
			diag_error(d, at, "finner ikke «%s»; sjekk navnet og mappen", path);
		else
			diag_error(d, at, "kan ikke åpne «%s»: %s", path, file_reason(errno));
		return -1;
	}
	if (fstat(fd, &info) || !S_ISREG(info.st_mode)) {
		diag_error(d, at, "«%s» er ikke en vanlig fil; oppgi en fil, ikke en mappe eller enhet", path);
		close(fd);
		return -1;
	}
	return fd;
}

bool file_read(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
	       struct diag *d, struct place at)
{
	struct place place = at_or_file(at, path);
	struct buffer content = { .arena = a };
	int fd = open_regular(path, follow, d, place);
	char chunk[16384];
	ssize_t n;

	if (fd < 0)
		return false;
	while ((n = read(fd, chunk, sizeof chunk)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_error(d, place, "kan ikke lese «%s»: %s", path, file_reason(errno));
			close(fd);
			return false;
		}
		if (content.size + (size_t)n > limit) {
			diag_error(d, place, "«%s» er for stor; grensen er %zu kB", path, limit / 1024);
			close(fd);
			return false;
		}
		buffer_add(&content, chunk, (size_t)n);
	}
	close(fd);
	*out = (struct str){ buffer_text(&content), content.size };
	return true;
}

bool file_read_text(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
		    struct diag *d, struct place at)
{
	struct place place = at_or_file(at, path);
	size_t good, line_start = 0;

	if (!file_read(out, path, limit, follow, a, d, at))
		return false;
	if (out->size >= 3 && memcmp(out->data, "\xEF\xBB\xBF", 3) == 0) {
		out->data += 3;
		out->size -= 3;
	}
	good = utf8_check(out->data, out->size);
	if (good == out->size)
		return true;
	place = (struct place){ text_equal(path, "-") ? "standard inn" : path, 1, 1 };
	for (size_t i = 0; i < good; i++) {
		if (out->data[i] == '\n') {
			place.line++;
			line_start = i + 1;
		}
	}
	place.column = (int)utf8_length(out->data + line_start, good - line_start) + 1;
	if (out->data[good] == '\0')
		diag_error(d, place, "nulltegn i teksten; lagre filen som ren tekst i UTF-8");
	else
		diag_error(d, place,
			   "ugyldig UTF-8 (byte %02X); lagre filen med tegnkodingen UTF-8, ikke Latin-1",
			   (unsigned char)out->data[good]);
	return false;
}

static bool write_all(int fd, const char *data, size_t size)
{
	while (size) {
		ssize_t n = write(fd, data, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		data += n;
		size -= (size_t)n;
	}
	return true;
}

/* The folder's entry of a renamed file reaches the disk too; not all file systems can. */
static void sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) : 1;
	char *folder = slash == path ? strdup("/") : strndup(slash ? path : ".", size);
	int fd;

	if (!folder)
		return;
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
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

/* Fills the new file `fd`; 0 or an errno. Closes it. */
static int fill(int fd, const struct file_output *output)
{
	mode_t mask = umask(0);
	int error = 0;

	umask(mask);
	if (!write_all(fd, output->data, output->size) || fchmod(fd, 0666 & ~mask) || fsync(fd))
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
	draft->temporary = name_beside(draft->output->path);
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
	draft->old = name_beside(path);
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
	struct draft draft = { .output = &output };
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
	struct draft drafts[2] = { { .output = &pair[0] }, { .output = &pair[1] } };
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
