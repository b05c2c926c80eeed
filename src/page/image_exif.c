/* Which way up a camera held the picture: the orientation in a file's Exif data, and the pixels turned by it. */
#include "image_read.h"

#include "base/arena.h"

#include <string.h>

enum { ORIENTATION_TAG = 0x0112, SHORT_TYPE = 3, ENTRY_BYTES = 12, TIFF_HEADER = 8 };

/* Numbers of `size` bytes in the order that the data says. */
static unsigned long number(const uint8_t *p, int size, bool big_endian)
{
	unsigned long n = 0;

	for (int i = 0; i < size; i++)
		n = n << 8 | p[big_endian ? i : size - 1 - i];
	return n;
}

int exif_orientation(const uint8_t *data, size_t size)
{
	static const char mark[] = "Exif\0"; /* and the NUL of the literal */

	if (size < sizeof mark || memcmp(data, mark, sizeof mark) != 0)
		return 1;
	return tiff_orientation(data + sizeof mark, size - sizeof mark);
}

int tiff_orientation(const uint8_t *tiff, size_t size)
{
	unsigned long first, entries, value;
	bool big;

	if (size < TIFF_HEADER)
		return 1;
	big = memcmp(tiff, "MM", 2) == 0;
	if (!big && memcmp(tiff, "II", 2) != 0)
		return 1;
	first = number(tiff + 4, 4, big);
	if (first > size - 2)
		return 1;
	entries = number(tiff + first, 2, big);
	for (unsigned long i = 0; i < entries; i++) {
		unsigned long at = first + 2 + i * ENTRY_BYTES;

		if (at + ENTRY_BYTES > size)
			return 1;
		value = number(tiff + at + 8, 2, big);
		if (number(tiff + at, 2, big) == ORIENTATION_TAG && number(tiff + at + 2, 2, big) == SHORT_TYPE)
			return value >= 1 && value <= 8 ? (int)value : 1;
	}
	return 1;
}

/* What is at (x, y) once the picture is turned, as Exif numbers the ways. */
static void source_of(int orientation, const struct image *from, int x, int y, int *from_x, int *from_y)
{
	int right = from->width - 1, bottom = from->height - 1;
	bool turned = orientation >= 5; /* rows become columns */
	int along = turned ? y : x, across = turned ? x : y;
	bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
	bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;

	*from_x = mirror_x ? right - along : along;
	*from_y = mirror_y ? bottom - across : across;
}

void image_turn(struct image *image, int orientation, struct arena *a)
{
	const struct image from = *image;
	size_t bytes = (size_t)from.components;
	uint8_t *pixels;

	if (orientation == 1)
		return;
	if (orientation >= 5) {
		image->width = from.height;
		image->height = from.width;
	}
	pixels = arena_alloc(a, (size_t)from.width * (size_t)from.height, bytes);
	for (int y = 0; y < image->height; y++) {
		for (int x = 0; x < image->width; x++) {
			int from_x, from_y;

			source_of(orientation, &from, x, y, &from_x, &from_y);
			memcpy(pixels + ((size_t)y * (size_t)image->width + (size_t)x) * bytes,
			       from.data + ((size_t)from_y * (size_t)from.width + (size_t)from_x) * bytes, bytes);
		}
	}
	image->data = pixels;
}
