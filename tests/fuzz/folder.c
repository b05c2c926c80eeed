#include "folder.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static char folder[] = "/tmp/utenfor-fuzz-XXXXXX";

static void shell(const char *format, const char *first, const char *second)
{
	char command[512];

	snprintf(command, sizeof command, format, first, second);
	if (system(command))
		abort();
}

static void remove_folder(void)
{
	shell("rm -rf '%s'%s", folder, "");
}

const char *folder_copy_of(const char *source)
{
	static bool made;

	if (!made) {
		made = true;
		if (!mkdtemp(folder))
			abort();
		atexit(remove_folder);
		shell("cp -r '%s'/. '%s'", source, folder);
	}
	return folder;
}

void folder_put(const char *path, const char *name, const void *data, size_t size)
{
	char full[512];
	FILE *out;

	snprintf(full, sizeof full, "%s/%s", path, name);
	out = fopen(full, "wb");
	if (!out || fwrite(data, 1, size, out) != size || fclose(out))
		abort();
}
