/* Memory that lives and dies together.
 *
 * A report has one arena; everything its stages make is freed by one call.
 * There is no way to run out quietly: when the system has no more memory,
 * the program says so, removes its temporary files and ends with status 3
 * (see fail.h), so no caller checks for NULL. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first */
	struct arena_block *alone;  /* each with one large item */
	struct arena_block *spare;  /* emptied, to be taken before new ones are made */
	size_t total;               /* bytes handed out, for measurements */
};

/* Zeroed memory for `count` items of `size` bytes, aligned for any type.
 * `count * size` may be 0; the pointer is still unique and valid. */
void *arena_alloc(struct arena *a, size_t count, size_t size);

/* A NUL-terminated copy of the first `length` bytes of `text`. */
char *arena_text(struct arena *a, const char *text, size_t length);

/* printf into the arena. */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* `item` of `size` bytes, NULL and 0 for none yet, made `wanted` bytes long, which is no less; the new ones are zero.
 * It stays where it is when it was the last thing taken from `a` and its block has room. One so large that it has a
 * block of its own is moved, and the old one is freed; else it is copied, and the old one stays in the arena. */
void *arena_extend(struct arena *a, void *item, size_t size, size_t wanted);

/* Room for one more item in an array of `*capacity` items that holds `count`;
 * returns the array, moved when it had to grow (see arena_extend). */
void *arena_grow(struct arena *a, void *items, size_t count, size_t *capacity, size_t size);

/* Empties `a`, and keeps most of the memory for what is taken next: for work that is tried again. */
void arena_clear(struct arena *a);

/* Gives `a` all that is in `from`, which is empty then. */
void arena_adopt(struct arena *a, struct arena *from);

/* Frees everything; `a` is empty and usable again. */
void arena_free(struct arena *a);

#define NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define NEW_ARRAY(arena, count, type) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* A list in the arena: struct { T *items; size_t count, capacity; }.
 * LIST_ADD returns a pointer to the new, zeroed item. */
#define LIST_OF(type)                                                                              \
	struct {                                                                                   \
		type *items;                                                                       \
		size_t count, capacity;                                                            \
	}
#define LIST_ADD(arena, list)                                                                      \
	((list)->items = arena_grow((arena), (list)->items, (list)->count, &(list)->capacity,      \
				    sizeof *(list)->items),                                        \
	 &(list)->items[(list)->count++])

#endif
