/* Reads the folder. */
#include "template_files.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"

#include <string.h>

struct template_file {
	const char *name; /* without .md */
	struct str text;
};

struct template_files {
	LIST_OF(struct template_file) list;
};

struct reading {
	struct template_files *files;
	const char *folder;
	struct arena *arena;
};

static bool add_file(void *context, const char *entry)
{
	struct reading *r = context;
	const char *dot = strrchr(entry, '.');
	struct diag unsaid = { .arena = r->arena };
	struct str text;

	if (dot && dot != entry && text_equal(dot, ".md") &&
	    file_read_text(&text, path_join(r->arena, r->folder, entry), LIMIT_TEMPLATE_BYTES, true, r->arena, &unsaid,
			   (struct place){ 0 }))
		*LIST_ADD(r->arena, &r->files->list) =
			(struct template_file){ arena_text(r->arena, entry, (size_t)(dot - entry)), text };
	return r->files->list.count < LIMIT_TEMPLATE_FILES;
}

const struct template_files *template_files_read(const char *folder, struct arena *a)
{
	struct reading reading = { NEW(a, struct template_files), folder, a };

	file_list(folder, add_file, &reading);
	return reading.files;
}

bool template_files_find(const struct template_files *files, const char *name, struct str *text)
{
	for (size_t i = 0; i < files->list.count; i++) {
		if (!text_equal(files->list.items[i].name, name))
			continue;
		*text = files->list.items[i].text;
		return true;
	}
	return false;
}
