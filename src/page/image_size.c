/* How large a picture may be. */
#include "image_read.h"

#include "base/arena.h"
#include "base/limits.h"

const char *image_size_fault(unsigned long width, unsigned long height, struct arena *a)
{
	if (width <= LIMIT_IMAGE_SIDE && height <= LIMIT_IMAGE_SIDE)
		return NULL;
	return arena_printf(a, "bildet er på %lu × %lu piksler; gjør det mindre, høyst %d × %d", width, height,
			    LIMIT_IMAGE_SIDE, LIMIT_IMAGE_SIDE);
}
