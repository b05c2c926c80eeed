/* Blocks of memory, handed out from front to back. */
#include "arena.h"

#include "fail.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Blocks double from the least to the most: many an arena lives for a few words only. What is larger than LARGE gets a
 * block of its own, where it can grow. Nothing here is a long double, so that a text of a few bytes takes eight. */
enum { LEAST_BLOCK = 1024, MOST_BLOCK = 256 * 1024, LARGE = 32 * 1024, ALIGNMENT = _Alignof(int64_t) };

enum { MOST_KEPT = 1 << 20 }; /* by arena_clear */

enum { FIRST_CAPACITY = 2 }; /* most lists stay short, and the last one made grows where it is */

struct arena_block {
	struct arena_block *older;
	size_t used, size;
	size_t soiled; /* so much at the front may have been used before arena_clear; all behind it is zero */
	_Alignas(int64_t) char data[];
};

/* The smallest block with room for so much that arena_clear kept, or NULL. */
static struct arena_block *take_spare(struct arena *a, size_t least)
{
	struct arena_block **best = NULL, *block;

	for (struct arena_block **at = &a->spare; *at; at = &(*at)->older)
		if ((*at)->size >= least && (!best || (*at)->size < (*best)->size))
			best = at;
	if (!best)
		return NULL;
	block = *best;
	*best = block->older;
	return block;
}

static struct arena_block *block_new(size_t size)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof *block)
		fail_memory();
	block = calloc(1, sizeof *block + size);
	if (!block)
		fail_memory();
	block->size = size;
	return block;
}

static struct arena_block *block_add(struct arena *a, size_t least)
{
	size_t usual = a->blocks ? 2 * a->blocks->size : LEAST_BLOCK;
	struct arena_block *block, **list = least > LARGE ? &a->alone : &a->blocks;

	if (usual > MOST_BLOCK)
		usual = MOST_BLOCK;
	block = least > LARGE ? NULL : take_spare(a, least);
	if (!block)
		block = block_new(least > LARGE || usual < least ? least : usual);
	block->older = *list;
	*list = block;
	return block;
}

/* What an item of `bytes` takes of a block. */
static size_t aligned(size_t bytes)
{
	if (bytes > SIZE_MAX - ALIGNMENT)
		fail_memory();
	return bytes ? (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;
}

/* Zeroes the next `bytes` of a block. */
static void clean(struct arena_block *block, size_t bytes)
{
	if (block->used < block->soiled)
		memset(block->data + block->used, 0,
		       bytes < block->soiled - block->used ? bytes : block->soiled - block->used);
}

/* The current block, or a new one, with room for so much. */
static inline struct arena_block *block_for(struct arena *a, size_t bytes)
{
	struct arena_block *block = a->blocks;

	return bytes <= LARGE && block && block->size - block->used >= bytes ? block : block_add(a, bytes);
}

static void *take(struct arena *a, struct arena_block *block, size_t bytes)
{
	void *item = block->data + block->used;

	block->used += bytes;
	a->total += bytes;
	return item;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	struct arena_block *block;
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		fail_memory();
	bytes = aligned(bytes);
	block = block_for(a, bytes);
	clean(block, bytes);
	return take(a, block, bytes);
}

char *arena_text(struct arena *a, const char *text, size_t length)
{
	size_t bytes;
	char *copy;

	if (length == SIZE_MAX)
		fail_memory();
	bytes = aligned(length + 1);
	copy = take(a, block_for(a, bytes), bytes);
	if (length)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
	char first[128], *text; /* most texts are no longer, and need not be formatted twice */
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(first, sizeof first, format, again);
	va_end(again);
	if (length < 0)
		fail_memory();
	if ((size_t)length < sizeof first)
		return arena_text(a, first, (size_t)length);
	text = arena_alloc(a, (size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, args);
	return text;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(a, format, args);
	va_end(args);
	return text;
}

/* Makes the block that holds `item` and nothing else larger, moved when the system wants; NULL when there is none.
 * Arrays that large would else leave as much behind again in what they have grown out of. */
static void *extend_alone(struct arena *a, const void *item, size_t size, size_t bytes)
{
	for (struct arena_block **at = &a->alone; *at; at = &(*at)->older) {
		struct arena_block *block = *at;

		if (item != block->data)
			continue;
		if (bytes > SIZE_MAX - sizeof *block)
			fail_memory();
		block = realloc(block, sizeof *block + bytes);
		if (!block)
			fail_memory();
		memset(block->data + size, 0, bytes - size);
		a->total += bytes - block->used;
		block->used = block->size = bytes;
		*at = block;
		return block->data;
	}
	return NULL;
}

void *arena_extend(struct arena *a, void *item, size_t size, size_t wanted)
{
	struct arena_block *block = a->blocks;
	size_t bytes = aligned(wanted);
	void *copy;

	if (item && (char *)item + aligned(size) == block->data + block->used) {
		size_t more = bytes - aligned(size);

		if (block->size - block->used >= more) {
			clean(block, more);
			take(a, block, more);
			return item;
		}
	}
	copy = item && size > LARGE ? extend_alone(a, item, size, bytes) : NULL;
	if (copy)
		return copy;
	copy = arena_alloc(a, wanted, 1);
	if (item)
		memcpy(copy, item, size);
	return copy;
}

void *arena_grow(struct arena *a, void *items, size_t count, size_t *capacity, size_t size)
{
	size_t held = *capacity * size, wanted;

	if (count < *capacity)
		return items;
	/* There is no need to leave much of a large one unused. */
	if (held > LARGE)
		*capacity += *capacity / 4;
	else
		*capacity = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	if (__builtin_mul_overflow(*capacity, size, &wanted) || wanted < held)
		fail_memory();
	return arena_extend(a, items, held, wanted);
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;

		free(block);
		block = older;
	}
}

void arena_clear(struct arena *a)
{
	size_t kept = 0;

	free_blocks(a->alone);
	a->alone = NULL;
	while (a->blocks) {
		struct arena_block *block = a->blocks;

		a->blocks = block->older;
		block->older = NULL;
		kept += block->size;
		if (kept > MOST_KEPT) {
			free_blocks(block);
			continue;
		}
		if (block->used > block->soiled)
			block->soiled = block->used;
		block->used = 0;
		block->older = a->spare;
		a->spare = block;
	}
	a->total = 0;
}

static void append(struct arena_block **list, struct arena_block *blocks)
{
	while (*list)
		list = &(*list)->older;
	*list = blocks;
}

void arena_adopt(struct arena *a, struct arena *from)
{
	append(&a->blocks, from->blocks);
	append(&a->alone, from->alone);
	append(&a->spare, from->spare);
	a->total += from->total;
	*from = (struct arena){ 0 };
}

void arena_free(struct arena *a)
{
	free_blocks(a->blocks);
	free_blocks(a->alone);
	free_blocks(a->spare);
	*a = (struct arena){ 0 };
}
