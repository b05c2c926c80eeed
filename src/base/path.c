/* Paths as text: no file is looked at. */
#include "path.h"

#include "arena.h"

#include <string.h>

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
