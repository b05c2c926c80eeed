/* What only the archived edition has: the basis beside the PDF, and checksums of what shaped it. */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

#include "session.h"

#include <stdio.h>

struct font_set;

/* SHA-256 of the templates of a language, and of which versions of the fonts were used. */
struct fingerprints {
	const char *templates, *fonts;
};

/* Reads what lies in the folders; faults go to `d`. The templates' is over name, size and bytes of
 * each: the .md and .yaml files of the language in the order of their names, then the style and the
 * hyphenation. `fonts` is NULL when they could not be opened. */
void fingerprints_take(struct fingerprints *out, const char *templates, enum language language,
		       const struct font_set *fonts, struct arena *a, struct diag *d);

struct archive {
	struct session *session;
	struct work *work;
	const struct study *study;
	struct fingerprints fingerprints;
	const char *edition;
	enum language language;
	struct date date; /* of the document */
};

/* Writes the PDF at `path` and the basis beside it, both or neither, and says on `out` what to note
 * in the case. Returns an exit status. */
int archive_write(const struct archive *archive, const char *path, struct str pdf, FILE *out, FILE *err);

#endif
