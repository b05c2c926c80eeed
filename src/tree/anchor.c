/* Makes an id of a heading, and another when it is taken. */
#include "anchor.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { ID_BYTES = 80 /* longer headings have ids cut short */ };

/* A place in an open hash table whose capacity is a power of two. */
struct anchor_slot {
	const char *id; /* NULL: free */
	unsigned next;  /* the suffix to try next for another heading of this name */
};

const char *anchor_id(struct arena *a, const char *text)
{
	const char *key = text_id(a, text);
	char *id = arena_alloc(a, ID_BYTES + 1, 1);
	size_t size = 0;

	for (; *key && size < ID_BYTES; key++) {
		bool word = (*key >= 'a' && *key <= 'z') || (*key >= '0' && *key <= '9');

		if (word || (*key == '-' && size && id[size - 1] != '-'))
			id[size++] = *key;
	}
	while (size && id[size - 1] == '-')
		id[--size] = '\0';
	return size ? id : "avsnitt";
}

/* The slot that holds `id`, or the free one where it belongs. */
static struct anchor_slot *slot_of(const struct anchors *taken, const char *id)
{
	uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */
	size_t at;

	for (const char *p = id; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 0x100000001b3;
	at = hash & (taken->capacity - 1);
	while (taken->slots[at].id && !text_equal(taken->slots[at].id, id))
		at = (at + 1) & (taken->capacity - 1);
	return &taken->slots[at];
}

/* Keeps at least half of the slots free. */
static void make_room(struct anchors *taken, struct arena *a)
{
	struct anchors more = { .count = taken->count,
				.capacity = taken->capacity ? taken->capacity * 2 : 64 };

	if (taken->count * 2 < taken->capacity)
		return;
	more.slots = NEW_ARRAY(a, more.capacity, struct anchor_slot);
	for (size_t i = 0; i < taken->capacity; i++)
		if (taken->slots[i].id)
			*slot_of(&more, taken->slots[i].id) = taken->slots[i];
	*taken = more;
}

const char *anchor_take(struct anchors *taken, struct arena *a, const char *text)
{
	const char *id = anchor_id(a, text);
	struct anchor_slot *slot, *first;

	make_room(taken, a);
	slot = first = slot_of(taken, id);
	/* The first of a name remembers how far its suffixes have come, so that many are counted
	 * once. */
	while (slot->id)
		slot = slot_of(taken, arena_printf(a, "%s-%u", id, first->next++));
	if (slot != first)
		id = arena_printf(a, "%s-%u", id, first->next - 1);
	*slot = (struct anchor_slot){ id, 2 };
	taken->count++;
	return id;
}
