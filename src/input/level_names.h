/* Names of those who pay, where a level is asked for. */
#ifndef INPUT_LEVEL_NAMES_H
#define INPUT_LEVEL_NAMES_H

#include "fields.h"

/* Reads a level. "Asker kommune", "Bufdir", "kommune og stat" are told with the level to write: one
 * by name belongs to one level, and is never taken for a misspelling of another. */
bool level_read(struct field_reader *r, const struct field *f, const struct yaml *node,
		void *record);

/* The only level that the words of a text_key() tell of; -1 for none, -2 for several. */
int level_meant(const char *key);

#endif
