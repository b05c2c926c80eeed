/* Reading files, bounded. */
#include "file.h"

#include "arena.h"
#include "diag.h"
#include "path.h"
#include "tell.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
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
			tell_and_end("kan ikke lese «%s»: %s", path, file_reason(errno));
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

bool file_read(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
	       struct diag *d, struct place at)
{
	int fd = text_equal(path, "-") ? dup(STDIN_FILENO) : open(path, READING | (follow ? 0 : O_NOFOLLOW));

	return read_and_close(out, fd, path, limit, a, d, at);
}

bool file_read_beside(struct str *out, const char *base, const char *name, size_t limit, struct arena *a,
		      struct diag *d, struct place at)
{
	const char *path = path_beside(a, base, name), *folder = path_folder(a, base);

	if (path_stays_inside(name))
		return read_and_close(out, open_inside(folder, name), path, limit, a, d, at);
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
