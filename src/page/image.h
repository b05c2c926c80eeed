/* Decoded pixels: what every sink can draw, whatever file they came from. */
#ifndef PAGE_IMAGE_H
#define PAGE_IMAGE_H

#include <stdint.h>

struct image {
	int width, height; /* pixels, both at least 1 */
	int components; /* 1 = grey, 3 = sRGB; no alpha: what was transparent is already on white */
	const uint8_t *data; /* height × width × components bytes, rows from the top */
};

#endif
