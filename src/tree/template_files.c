/* Reads the folder. */
#include "template_files.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"

#include <dirent.h>
#include <string.h>

struct template_file {
	const char *name; /* without .md */
	struct str text;
};

struct template_files {
	LIST_OF(struct template_file) list;
};

static void add_file(struct template_files *files, const char *folder, const char *entry, struct arena *a)
{
	const char *dot = strrchr(entry, '.');
	struct diag unsaid = { .arena = a };
	struct str text;

	if (!dot || dot == entry || !text_equal(dot, ".md") ||
	    !file_read_text(&text, path_join(a, folder, entry), LIMIT_TEMPLATE_BYTES, true, a, &unsaid,
			    (struct place){ 0 }))
		return;
	*LIST_ADD(a, &files->list) =
		(struct template_file){ arena_text(a, entry, (size_t)(dot - entry)), text };
}

const struct template_files *template_files_read(const char *folder, struct arena *a)
{
	struct template_files *files = NEW(a, struct template_files);
	DIR *open = opendir(folder);
	struct dirent *entry;

	if (!open)
		return files;
	while (files->list.count < LIMIT_TEMPLATE_FILES && (entry = readdir(open)) != NULL)
		add_file(files, folder, entry->d_name, a);
	closedir(open);
	return files;
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
