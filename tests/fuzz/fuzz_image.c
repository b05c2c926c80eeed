/* A logo. */
#include "press.h"

#include "page/image_read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct place at = { "profil.yaml", 2, 7 };
	const struct image *image = image_read((struct str){ (const char *)data, size }, at, &arena, &d);
	size_t sum = 0; /* so that each byte is read */

	for (size_t i = 0; image && i < (size_t)image->width * (size_t)image->height * (size_t)image->components; i++)
		sum += image->data[i];
	if (sum == SIZE_MAX)
		abort();
	press_print(&d);
	arena_free(&arena);
	return 0;
}
