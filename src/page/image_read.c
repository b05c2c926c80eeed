/* Tells PNG from JPEG. */
#include "image_read.h"

#include "base/arena.h"

#include <string.h>

static const struct {
	const char *magic;
	size_t size;
	const char *(*read)(struct image *out, struct str bytes, struct arena *a);
} formats[] = {
	{ "\x89PNG\r\n\x1A\n", 8, image_read_png },
	{ "\xFF\xD8\xFF", 3, image_read_jpeg },
};

const struct image *image_read(struct str bytes, struct place at, struct arena *a, struct diag *d)
{
	struct image *image = NEW(a, struct image);
	const char *why = "filen er verken PNG eller JPEG; lagre bildet i et av de to formatene";

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (bytes.size < formats[i].size || memcmp(bytes.data, formats[i].magic, formats[i].size) != 0)
			continue;
		why = formats[i].read(image, bytes, a);
		if (!why)
			return image;
	}
	diag_error(d, at, "logoen kan ikke brukes: %s", why);
	return NULL;
}
