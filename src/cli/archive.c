/* Writes the basis beside the PDF. */
#include "archive.h"

#include "base/disk.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"
#include "guard/small.h"
#include "page/font.h"
#include "report/build.h"

#include <stdlib.h>
#include <string.h>

struct names {
	const char **items;
	size_t count, capacity;
};

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool is_template(const char *name)
{
	const char *dot = strrchr(name, '.');

	return name[0] != '.' && dot && (text_equal(dot, ".md") || text_equal(dot, ".yaml"));
}

struct listing {
	struct names names;
	struct arena *arena;
};

static bool add_template(void *context, const char *name)
{
	struct listing *l = context;

	if (is_template(name))
		*LIST_ADD(l->arena, &l->names) = arena_text(l->arena, name, strlen(name));
	return l->names.count <= LIMIT_TEMPLATE_FILES;
}

static struct names list_templates(const char *folder, struct arena *a, struct diag *d)
{
	struct listing listing = { .arena = a };
	struct place at = { folder, 0, 0 };
	struct names names;

	if (!file_list(folder, add_template, &listing))
		diag_error(d, at, "kan ikke lese mappen med maler");
	names = listing.names;
	if (names.count > LIMIT_TEMPLATE_FILES)
		diag_error(d, at, "flere enn %d maler i mappen; flytt dem som ikke er i bruk", LIMIT_TEMPLATE_FILES);
	if (names.count)
		qsort(names.items, names.count, sizeof *names.items, compare_names);
	return names;
}

static void add_file(struct buffer *all, const char *folder, const char *name, struct arena *a, struct diag *d)
{
	const char *path = path_join(a, folder, name);
	struct str text;

	if (!file_read(&text, path, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }))
		return;
	buffer_printf(all, "%s\n%zu\n", name, text.size);
	buffer_add(all, text.data, text.size);
}

static const char *hash_of(const struct buffer *all, struct arena *a)
{
	return hash_hex(a, buffer_str(all));
}

void fingerprints_take(struct fingerprints *out, const char *templates, enum language language,
		       const struct font_set *fonts, struct arena *a, struct diag *d)
{
	const char *folder = build_template_folder(templates, language, a);
	struct names names = list_templates(folder, a, d);
	struct buffer all = { .arena = a };

	for (size_t i = 0; i < names.count; i++)
		add_file(&all, folder, names.items[i], a, d);
	add_file(&all, templates, "stil.yaml", a, d);
	add_file(&all, templates, "orddeling.txt", a, d);
	out->templates = hash_of(&all, a);
	out->fonts = fonts ? fonts_sha256(fonts, a) : "";
}

static struct str make_basis(const struct archive *archive, const char *path, struct str pdf, int version)
{
	struct work *work = archive->work;
	const struct arguments *arguments = &archive->session->arguments;
	struct basis_input input = {
		.study = archive->study,
		.data = archive->session->data,
		.scenario = { path_name(work->scenario.file), work->text },
		.overrides = arguments->overrides,
		.override_count = arguments->override_count,
		.notes = work->note_files.items,
		.note_count = work->note_files.count,
		.templates_sha256 = archive->fingerprints.templates,
		.fonts_sha256 = archive->fingerprints.fonts,
		.document = {
			.name = path_name(path),
			.size = pdf.size,
			.sha256 = hash_hex(&work->arena, pdf),
			.edition = archive->edition,
			.language = language_tag[archive->language],
			.date = archive->date,
			.version = version,
		},
		.earlier = work->earlier_file,
	};

	return basis_write(&input, &work->arena);
}

/* The number of the version to write at `path`: 1, or one more than that of the basis that is there. What is archived
 * is not replaced unasked; 0 after a message. */
static int next_version(const struct archive *archive, const char *path, FILE *err)
{
	struct arena *a = &archive->work->arena;
	struct diag fault = { .arena = a, .errors_only = true };
	struct basis_file before;
	struct disk_entry entry;
	struct str text;

	if (!disk_has(path, &entry) || entry.is_folder) /* writing tells of a folder */
		return 1;
	if (!archive->session->arguments.value[OPTION_NEW_VERSION]) {
		tell(err,
		     "utenfor: «%s» finnes fra før, så arkivutgaven blir ikke skrevet over; bruk --ny-versjon når den skal erstattes, eller et annet navn etter -o", path);
		return 0;
	}
	if (file_read(&text, path, LIMIT_BASIS_BYTES, true, a, &fault, (struct place){ 0 }) &&
	    basis_read(&before, text, path, a, &fault))
		return before.document.version + 1;
	tell(err, "utenfor: kan ikke lese versjonsnummeret i «%s»: %s; bruk et annet navn etter -o", path,
	     fault.entries[0].message);
	return 0;
}

int archive_write(const struct archive *archive, const char *path, struct str pdf, FILE *out,
		  FILE *err)
{
	struct arena *a = &archive->work->arena;
	const char *basis_path = path_with_suffix(a, path, ".grunnlag.json");
	int version = next_version(archive, basis_path, err);
	struct str basis = version ? make_basis(archive, path, pdf, version) : (struct str){ 0 };
	struct file_output pair[2] = {
		{ path, pdf.data, pdf.size },
		{ basis_path, basis.data, basis.size },
	};
	const char *failed, *why, *written;

	if (!version)
		return EXIT_INPUT;

	if (basis.size > LIMIT_BASIS_BYTES || pdf.size > LIMIT_PDF_BYTES) {
		tell(err, "utenfor: grunnlaget til «%s» er større enn det som kan kontrolleres; del opp innspillene",
		     path);
		return EXIT_INPUT;
	}
	/* Ready before anything is written: afterwards nothing can fail any more. */
	written = arena_printf(a, "%s\n%s\n  Noter i saken, SHA-256 av grunnlaget: %s\n", text_line(a, pair[0].path),
			       text_line(a, pair[1].path), hash_hex(a, basis));
	why = file_write_pair(pair, &failed);
	if (why) {
		tell(err, "utenfor: kan ikke skrive «%s»: %s; eldre filer der er urørt", failed, why);
		return EXIT_ENVIRONMENT;
	}
	if (!archive->session->quiet) {
		fputs(written, out);
		if (small_hides(archive->study, a))
			fputs("  Grunnlaget viser antall under tre; hold det, og summen av det, unna det som er offentlig\n",
			      out);
	}
	return EXIT_DONE;
}
