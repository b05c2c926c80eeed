/* Stakeholder notes: who says what, in their own words. The body stays Markdown here. */
#ifndef INPUT_NOTES_H
#define INPUT_NOTES_H

#include "base/diag.h"
#include "base/language.h"
#include "base/text.h"
#include "level.h"
#include "scenario.h"

enum role { ROLE_BESLUTNINGSTAKER, ROLE_DELTAKER, ROLE_INTERESSENT, ROLES };
enum stance { STANCE_NONE, STANCE_STOETTER, STANCE_NOEYTRAL, STANCE_SKEPTISK, STANCE_IMOT };

struct field_table;
struct yaml;
extern const struct field_table note_fields; /* keys of the front matter */

struct note {
	int number;        /* from 1, in reading order; a document numbers them as they stand there */
	const char *actor; /* "Ikke navngitt" when the file has no front matter */
	bool unnamed;
	enum role role;
	enum stance stance;
	int level;          /* enum level, or −1 when not given */
	const char *sector; /* as written, or NULL */
	struct date date;
	enum language language;
	bool has_language;
	const char *body; /* CommonMark, "" when there is only front matter */
	struct place body_at; /* of the body's first line */
	const struct yaml *head; /* as it was read; NULL: none */
};

struct notes {
	struct note *items;
	size_t count, capacity;
};

/* Adds the notes in `text` (of file `file`) to `out`; faults go to `d` with their place; true when none was
 * an error. Everything lives as long as `a`. */
bool notes_read(struct notes *out, struct str text, const char *file, struct arena *a, struct diag *d);

#endif
