/* Pictures from files: PNG and JPEG to plain pixels. The files are hostile input: whatever is
 * damaged, cut short, or larger than LIMIT_IMAGE_… is refused, and nothing is drawn of it.
 *
 * PNG of every colour type and depth, interlaced or not; what is transparent is laid on white. JPEG
 * in grey or colour, progressive or not; not CMYK. Both are turned as their Exif data says. Only image_png.c
 * includes png.h, only image_jpeg.c jpeglib.h. */
#ifndef PAGE_IMAGE_READ_H
#define PAGE_IMAGE_READ_H

#include "base/diag.h"
#include "base/text.h"
#include "image.h"

struct arena;

/* The picture in the file content `bytes`, or NULL after an error at `at` in `d`. It lives as long as `a`. */
const struct image *image_read(struct str bytes, struct place at, struct arena *a, struct diag *d);

/* The two formats: NULL when `out` is filled, else why not, in Norwegian. */
const char *image_read_png(struct image *out, struct str bytes, struct arena *a);
const char *image_read_jpeg(struct image *out, struct str bytes, struct arena *a);

/* 1 to 8, as Exif numbers the ways a picture may lie: of a JPEG file's APP1 segment; 1, upright,
 * when it does not say. */
int exif_orientation(const uint8_t *data, size_t size);
/* The same of Exif data without the segment's mark, as in PNG's eXIf. */
int tiff_orientation(const uint8_t *tiff, size_t size);

/* Turns the pixels so that the picture is upright. */
void image_turn(struct image *image, int orientation, struct arena *a);

/* Why a picture of this size is refused, or NULL. */
const char *image_size_fault(unsigned long width, unsigned long height, struct arena *a);

#endif
