#include "arena.h"

#include "fail.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024, ALIGNMENT = _Alignof(max_align_t) };

struct arena_block {
	struct arena_block *older;
	size_t used, size;
	_Alignas(max_align_t) char data[];
};

static struct arena_block *block_add(struct arena *a, size_t least)
{
	size_t size = least > BLOCK_BYTES ? least : BLOCK_BYTES;
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof *block)
		fail_memory();
	block = calloc(1, sizeof *block + size);
	if (!block)
		fail_memory();
	block->size = size;
	/* A block made for one large item goes behind the current one, which still has room. */
	if (a->blocks && least > BLOCK_BYTES) {
		block->older = a->blocks->older;
		a->blocks->older = block;
	} else {
		block->older = a->blocks;
		a->blocks = block;
	}
	return block;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	struct arena_block *block = a->blocks;
	size_t bytes;
	void *item;

	if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX - ALIGNMENT)
		fail_memory();
	bytes = bytes ? (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;
	if (!block || block->size - block->used < bytes)
		block = block_add(a, bytes);
	item = block->data + block->used;
	block->used += bytes;
	a->total += bytes;
	return item;
}

char *arena_text(struct arena *a, const char *text, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		fail_memory();
	copy = arena_alloc(a, length + 1, 1);
	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		fail_memory();
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

void *arena_grow(struct arena *a, void *items, size_t count, size_t *capacity, size_t size)
{
	void *more;

	if (count < *capacity)
		return items;
	if (*capacity > SIZE_MAX / 2)
		fail_memory();
	*capacity = *capacity ? *capacity * 2 : 8;
	more = arena_alloc(a, *capacity, size);
	if (count)
		memcpy(more, items, count * size);
	return more;
}

void arena_free(struct arena *a)
{
	while (a->blocks) {
		struct arena_block *older = a->blocks->older;

		free(a->blocks);
		a->blocks = older;
	}
	a->total = 0;
}
