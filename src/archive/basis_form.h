/* What the writer and the reader of an archived basis share. */
#ifndef ARCHIVE_BASIS_FORM_H
#define ARCHIVE_BASIS_FORM_H

#include "input/scenario.h"

#include <jansson.h>

struct arena;

enum { BASIS_VERSION = 1 };

/* The parts of a basis in their order; the checksums follow as the last. The rules are missing in a basis of the
 * first ones. */
enum { BASIS_RULES = 1, BASIS_PARTS = 12 };
extern const char *const basis_parts[BASIS_PARTS];

/* SHA-256 of each part, as a file of its own would have: {"merknad": "…", …}. A part that is not there has
 * none. */
json_t *basis_checksums(const json_t *root, struct arena *a);

/* "2021-03-15", and back; false when it is no such text. */
const char *basis_date_text(struct date date, struct arena *a);
bool basis_date_parse(struct date *out, const char *text);

#endif
