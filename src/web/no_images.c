/* Pictures are read by the browser: what the page hands over begins as PNG does, and has the pixels, laid on white. */
#include "page/image_read.h"

#include "base/arena.h"

#include <string.h>

enum { HEAD = 16 }; /* PNG's eight bytes, then width and height of four each, the lowest byte first */

static unsigned long number_at(const uint8_t *bytes)
{
	return bytes[0] | (unsigned long)bytes[1] << 8 | (unsigned long)bytes[2] << 16 | (unsigned long)bytes[3] << 24;
}

const char *image_read_png(struct image *out, struct str bytes, struct arena *a)
{
	const uint8_t *data = (const uint8_t *)bytes.data;
	unsigned long width, height;
	const char *fault;

	if (bytes.size < HEAD)
		return "filen er kortere enn et bilde";
	width = number_at(data + 8);
	height = number_at(data + 12);
	fault = image_size_fault(width, height, a);
	if (fault)
		return fault;
	if (!width || !height || bytes.size != HEAD + width * height * 3)
		return "nettleseren kunne ikke lese det";
	*out = (struct image){ (int)width, (int)height, 3, data + HEAD };
	return NULL;
}

const char *image_read_jpeg(struct image *out, struct str bytes, struct arena *a)
{
	(void)out, (void)bytes, (void)a;
	return "nettleseren kunne ikke lese det";
}
