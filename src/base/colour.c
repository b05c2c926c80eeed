/* Contrast between colours. */
#include "colour.h"

#include <math.h>

/* Relative luminance of one of the three parts of an sRGB colour, 0–255 → 0–1. */
static double linear(unsigned part)
{
	double share = (part & 0xFF) / 255.0;

	return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
	return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
}

double colour_contrast(uint32_t one, uint32_t other)
{
	double a = luminance(one), b = luminance(other);

	return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

uint32_t colour_readable(uint32_t colour, uint32_t ground)
{
	uint32_t shade = colour;

	for (unsigned k = 255; k > 0 && colour_contrast(shade, ground) < LEAST_CONTRAST; k--) {
		uint32_t red = (colour >> 16) * k / 255, green = (colour >> 8 & 0xFF) * k / 255;

		shade = red << 16 | green << 8 | (colour & 0xFF) * k / 255;
	}
	return shade;
}
