/* What to say of keys that a table does not have, and of values that are none. */
#ifndef INPUT_FIELD_FAULTS_H
#define INPUT_FIELD_FAULTS_H

#include "fields.h"

/* Tells what to do with the key of `child`, which `table` does not have: it is another's in another
 * spelling, belongs elsewhere in the file, or is nothing known. `seen` has the child of `map` for
 * each field that is there. The field that was meant, NULL when none is: it is not missing then. */
const struct field *report_unknown(struct field_reader *r, const struct field_table *table,
				   const struct yaml *child, const struct yaml *const *seen);

/* Whether `id`, a text_key(), is one of the words that people write for the field. */
bool field_is_word_for(struct arena *a, const struct field *f, const char *id);

/* `map`, by `table`, is no mapping. */
void report_not_mapping(struct field_reader *r, const struct field_table *table,
			const struct yaml *map);

/* "skriv «kommune: <skriv kommunen som eier saken>» og fyll ut": what to write for a key that has no value. It is
 * nothing that could be printed as if it were the case's own. */
const char *field_to_fill(const struct field *f, struct arena *a);

/* A text in < > that `utenfor ny` left to be filled in; true after an error. In a text of several
 * lines (`lines`) such a line, or "<skriv …>" anywhere, at the line's place. */
bool report_placeholder(struct diag *d, const char *name, const char *text, struct place at);
bool report_placeholder_lines(struct diag *d, const char *name, const char *text, struct place at);

#endif
