/* Paths as text. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

struct arena;

/* `name` as seen from the folder that holds `base`; `name` itself when it is absolute. */
const char *path_beside(struct arena *a, const char *base, const char *name);
const char *path_join(struct arena *a, const char *folder, const char *name);
/* The folder of `path`, "." when it names none. */
const char *path_folder(struct arena *a, const char *path);
/* The last part of `path`, and `path` with its last extension replaced. */
const char *path_name(const char *path);
const char *path_with_suffix(struct arena *a, const char *path, const char *suffix);
/* True when the relative path `name` cannot leave the folder it is relative to. */
bool path_stays_inside(const char *name);

#endif
