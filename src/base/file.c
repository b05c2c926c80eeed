/* Reading files, bounded, from memory or a disk. */
#include "file.h"

#include "arena.h"
#include "diag.h"
#include "disk.h"
#include "path.h"
#include "tell.h"
#include "text.h"

#include <errno.h>
#include <string.h>

/* What is in memory, see file_keep(). */
static const struct file_kept *kept;
static size_t kept_count;

void file_keep(const struct file_kept *files, size_t count)
{
	kept = files;
	kept_count = count;
}

/* Who is told what is read, see file_tell(). */
static void (*told)(void *context, const char *path);
static void *told_context;

void file_tell(void (*reading)(void *context, const char *path), void *context)
{
	told = reading;
	told_context = context;
}

static void tell_reading(const char *path)
{
	if (told)
		told(told_context, path);
}

static const struct file_kept *find_kept(const char *path)
{
	for (size_t i = 0; i < kept_count; i++)
		if (text_equal(kept[i].path, path))
			return &kept[i];
	return NULL;
}

/* `path` as seen from `folder`; NULL when it lies elsewhere. */
static const char *name_inside(const char *folder, const char *path)
{
	size_t size = strlen(folder);

	return strncmp(path, folder, size) == 0 && path[size] == '/' ? path + size + 1 : NULL;
}

static struct place at_or_file(struct place at, const char *path)
{
	return at.file ? at : (struct place){ text_equal(path, "-") ? "standard inn" : path, 0, 0 };
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

void file_too_big(const char *path, size_t limit, struct diag *d, struct place at)
{
	diag_error(d, at_or_file(at, path), "«%s» er for stor; grensen er %zu kB, så del den opp", path, limit / 1024);
}

/* Tells what became of reading `path`; true when it went well. */
static bool report_end(enum disk_end end, const char *path, size_t limit, struct diag *d, struct place at)
{
	switch (end) {
	case DISK_READ:
		return true;
	case DISK_CLOSED:
		report_open(errno, path, d, at);
		return false;
	case DISK_BROKEN:
		tell_and_end("kan ikke lese «%s»: %s", path, file_reason(errno));
	case DISK_NOT_A_FILE:
		diag_error(d, at_or_file(at, path),
			   "«%s» er ikke en vanlig fil; oppgi en fil, ikke en mappe eller enhet", path);
		return false;
	case DISK_TOO_BIG:
		file_too_big(path, limit, d, at);
	}
	return false;
}

static enum disk_end read_kept(struct buffer *content, const struct file_kept *file, size_t limit)
{
	if (file->content.size > limit)
		return DISK_TOO_BIG;
	buffer_add(content, file->content.data, file->content.size);
	return DISK_READ;
}

/* Could `path` be written another way on the disk, as macOS and Linux write one "å"? */
static bool has_two_spellings(const char *path)
{
	for (; *path; path++)
		if ((unsigned char)*path >= 0x80)
			return true;
	return false;
}

/* A name that is looked for in a folder. */
struct sought {
	const char *composed, *found;
	struct arena *arena;
};

static bool is_sought(void *context, const char *name)
{
	struct sought *s = context;

	if (utf8_check(name, strlen(name)) == strlen(name) && text_equal(text_compose(s->arena, name), s->composed))
		s->found = arena_text(s->arena, name, strlen(name));
	return !s->found;
}

/* `path`, below `folder` when that is not NULL, with its parts as they are written on the disk; NULL when one is not
 * there. */
static const char *path_on_disk(const char *folder, const char *path, struct arena *a)
{
	const char *done = *path == '/' ? "/" : NULL;

	for (path += strspn(path, "/"); *path; path += strspn(path, "/")) {
		size_t size = strcspn(path, "/");
		struct sought s = { .composed = text_compose(a, arena_text(a, path, size)), .arena = a };

		disk_list(folder ? path_join(a, folder, done ? done : ".") : done ? done : ".", is_sought, &s);
		if (!s.found)
			return NULL;
		done = done ? path_join(a, done, s.found) : s.found;
		path += size;
	}
	return done;
}

const char *file_folder(const char *path, struct arena *a)
{
	const char *other = file_is_folder(path) || !has_two_spellings(path) ? NULL : path_on_disk(NULL, path, a);

	return other && file_is_folder(other) ? other : path;
}

/* The same file or name, spelt as the disk has it, after it was not found as it is; NULL when that is no way out. */
static const char *other_spelling(enum disk_end end, const char *folder, const char *path, struct arena *a)
{
	const char *other;

	if (end != DISK_CLOSED || errno != ENOENT || !has_two_spellings(path))
		return NULL;
	other = path_on_disk(folder, path, a);
	errno = ENOENT;
	return other;
}

static enum disk_end read_path(struct buffer *content, const char *path, size_t limit, bool follow)
{
	enum disk_end end = disk_read(content, path, limit, follow);
	const char *other = other_spelling(end, NULL, path, content->arena);

	return other ? disk_read(content, other, limit, follow) : end;
}

static enum disk_end read_inside(struct buffer *content, const char *folder, const char *name, size_t limit)
{
	enum disk_end end = disk_read_inside(content, folder, name, limit);
	const char *other = other_spelling(end, folder, name, content->arena);

	return other ? disk_read_inside(content, folder, other, limit) : end;
}

bool file_read(struct str *out, const char *path, size_t limit, bool follow, struct arena *a,
	       struct diag *d, struct place at)
{
	const struct file_kept *file = find_kept(path);
	struct buffer content = { .arena = a };
	bool good;

	tell_reading(path);
	good = report_end(file                     ? read_kept(&content, file, limit)
			       : text_equal(path, "-") ? disk_read_input(&content, limit)
						       : read_path(&content, path, limit, follow),
			       path, limit, d, at);

	*out = buffer_str(&content);
	return good;
}

bool file_read_beside(struct str *out, const char *base, const char *name, size_t limit, struct arena *a,
		      struct diag *d, struct place at)
{
	const char *path = path_beside(a, base, name);
	const struct file_kept *file = find_kept(path);
	struct buffer content = { .arena = a };
	bool good;

	if (!path_stays_inside(name)) {
		diag_error(d, at_or_file(at, path), "«%s» ligger utenfor mappen til «%s»; flytt filen dit", name,
			   path_name(base));
		return false;
	}
	tell_reading(path);
	good = report_end(file ? read_kept(&content, file, limit)
			       : read_inside(&content, path_folder(a, base), name, limit),
			  path, limit, d, at);
	*out = buffer_str(&content);
	return good;
}

/* What people take for text and is none; false after telling. */
static bool check_kind(struct str bytes, struct place file, struct diag *d)
{
	static const char as_text[] = "oppgi filen den er laget av, eller lagre innholdet som ren tekst i UTF-8";
	static const char as_utf8[] = "lagre den med tegnkodingen UTF-8";
	static const struct {
		const char *start, *name, *remedy;
	} kinds[] = {
		{ "%PDF-", "en PDF", as_text },
		{ "PK\x03\x04", "et dokument fra Word, Excel eller LibreOffice", as_text },
		{ "\xD0\xCF\x11\xE0", "et dokument fra en eldre utgave av Word eller Excel", as_text },
		{ "{\\rtf", "et dokument i rik tekst (RTF)", as_text },
		{ "\x89PNG", "et bilde (PNG)", as_text },
		{ "\xFF\xD8\xFF", "et bilde (JPEG)", as_text },
		{ "\xFF\xFE", "tekst i UTF-16", as_utf8 },
		{ "\xFE\xFF", "tekst i UTF-16", as_utf8 },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t size = strlen(kinds[i].start);

		if (bytes.size < size || memcmp(bytes.data, kinds[i].start, size) != 0)
			continue;
		diag_error(d, file, "filen er %s; %s", kinds[i].name, kinds[i].remedy);
		return false;
	}
	return true;
}

/* The place of byte `offset` of `text`, which begins at `start` and is well-formed up to there. */
static struct place place_of(struct str text, size_t offset, struct place start)
{
	size_t line_start = 0;

	for (size_t i = 0; i < offset; i++)
		if (text.data[i] == '\n') {
			start.line++;
			line_start = i + 1;
		}
	start.column = (int)utf8_length(text.data + line_start, offset - line_start) + 1;
	return start;
}

/* UTF-8 that was read as Latin-1 and written as UTF-8 once more: "Ã¥" for "å". No Norwegian word
 * has Ã. */
static bool check_once(struct str text, struct place start, struct diag *d)
{
	const char *at = text_find(text, "\xC3\x83\xC2");

	if (!at)
		return true;
	diag_error(
		d, place_of(text, (size_t)(at - text.data), start),
		"«Ã» viser at æ, ø og å er lagret med feil tegnkoding; åpne den opprinnelige filen, og lagre den med tegnkodingen UTF-8");
	return false;
}

/* Skips a byte order mark; malformed UTF-8 and NUL in `text` of `path` are errors at their place. */
static bool check_text(struct str *text, const char *path, struct diag *d)
{
	struct place place = { text_equal(path, "-") ? "standard inn" : path, 1, 1 };
	size_t good;

	if (!check_kind(*text, (struct place){ .file = place.file }, d))
		return false;
	if (text->size >= 3 && memcmp(text->data, "\xEF\xBB\xBF", 3) == 0) {
		text->data += 3;
		text->size -= 3;
	}
	good = utf8_check(text->data, text->size);
	if (good == text->size)
		return check_once(*text, place, d);
	place = place_of(*text, good, place);
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
		{ ENOTEMPTY, "mappen er ikke tom" },
		{ EEXIST, "den finnes fra før" },
		{ ELOOP, "lenkene i stien fører i ring" },
	};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return reasons[i].reason;
	return strerror(error);
}

static bool is_kept_folder(const char *path)
{
	for (size_t i = 0; i < kept_count; i++)
		if (name_inside(path, kept[i].path))
			return true;
	return false;
}

bool file_is_there(const char *path)
{
	struct disk_entry entry;

	return find_kept(path) || is_kept_folder(path) || disk_has(path, &entry);
}

bool file_is_folder(const char *path)
{
	struct disk_entry entry;

	return is_kept_folder(path) || (disk_has(path, &entry) && entry.is_folder);
}

bool file_size(size_t *size, const char *path)
{
	const struct file_kept *file = find_kept(path);
	struct disk_entry entry;

	if (!file && !disk_has(path, &entry))
		return false;
	*size = file ? file->content.size : entry.size;
	return true;
}

bool file_list(const char *folder, bool (*each)(void *context, const char *name), void *context)
{
	for (size_t i = 0; i < kept_count; i++) {
		const char *name = name_inside(folder, kept[i].path);

		if (name && !strchr(name, '/') && !each(context, name))
			return true;
	}
	return disk_list(folder, each, context) || is_kept_folder(folder);
}

struct str file_map(const char *path)
{
	const struct file_kept *file = find_kept(path);

	tell_reading(path);
	return file ? file->content : disk_map(path);
}

void file_unmap(struct str bytes)
{
	for (size_t i = 0; i < kept_count; i++)
		if (kept[i].content.data == bytes.data)
			return;
	disk_unmap(bytes);
}
