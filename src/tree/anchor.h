/* Ids of headings: readable, ASCII, and unique in a document. */
#ifndef TREE_ANCHOR_H
#define TREE_ANCHOR_H

#include <stddef.h>

struct arena;

/* The ids taken so far; all zero when none is. Lives in one arena. */
struct anchors {
	struct anchor_slot *slots;
	size_t count, capacity;
};

/* `text` as an id: "Hva skal til?" is "hva-skal-til", "Økonomi" is "oekonomi"; "avsnitt" when
 * nothing is left. An id is its own id. */
const char *anchor_id(struct arena *a, const char *text);

/* The id of a heading that says `text`, with "-2", "-3" … when it is taken; it is taken from now
 * on. */
const char *anchor_take(struct anchors *taken, struct arena *a, const char *text);

#endif
