/* Which versions of a font pages may be set in: those that fonts/manifest.csv lists, and any other that measures the
 * same, so that every line breaks where it did. */
#ifndef PAGE_FONT_VERSION_H
#define PAGE_FONT_VERSION_H

#include <stdbool.h>

struct arena;
struct diag;
struct font_versions;

/* The manifest in `folder`; NULL after a fault. */
struct font_versions *font_versions_read(const char *folder, struct arena *a, struct diag *d);

/* Whether the file at `path` is a listed version, by its name and size, or has `measures`. `*sha256` is then that of
 * its bytes. False after a fault. */
bool font_version_check(const char **sha256, const char *path, const char *measures,
			const struct font_versions *versions, struct arena *a, struct diag *d);

#endif
