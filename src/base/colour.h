/* Colours as 0xRRGGBB, and whether text in one can be read on another. */
#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

#include <stdint.h>

/* The least contrast of text to its ground: WCAG 2.1, success criterion 1.4.3, level AA. */
#define LEAST_CONTRAST 4.5

/* Contrast between two colours, 1 to 21, as WCAG 2.1 defines it. */
double colour_contrast(uint32_t one, uint32_t other);

/* `colour`, or the lightest of its darker shades that has LEAST_CONTRAST to `ground`, a light colour. */
uint32_t colour_readable(uint32_t colour, uint32_t ground);

#endif
