/* Where a character of the document comes from. */
#ifndef TREE_ORIGIN_H
#define TREE_ORIGIN_H

#include "base/diag.h"

#include <stdint.h>

struct document;

/* The place to name in a fault about the character at `here`, in `text` that begins at `at`: when that is in one of the
 * document's sources, where the character comes next there, after what stands before it. Text that went through a
 * template or a table has lost its place; it is from the first source that holds the character, as it is, in several
 * characters, or as an escape of YAML, outside comments. `at` when none does. */
struct place origin_of(const struct document *doc, const char *text, const char *here, struct place at);

#endif
