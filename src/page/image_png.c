/* PNG by libpng, from memory. libpng's own memory comes from the arena, so nothing is left when it jumps out. */
#include "image_read.h"

#include "base/arena.h"
#include "base/limits.h"

#include <png.h>
#include <string.h>

struct source {
	struct str bytes;
	size_t used, end; /* no byte from `end` on is given */
	struct arena *arena;
};

static void read_bytes(png_structp png, png_bytep out, png_size_t size)
{
	struct source *source = png_get_io_ptr(png);

	if (size > source->end - source->used)
		png_error(png, "cut short");
	memcpy(out, source->bytes.data + source->used, size);
	source->used += size;
}

static png_voidp take_memory(png_structp png, png_alloc_size_t size)
{
	struct source *source = png_get_mem_ptr(png);

	if (size > LIMIT_IMAGE_BYTES) /* a chunk that says it is longer than any file; libpng would take its word */
		return NULL;
	return arena_alloc(source->arena, size, 1);
}

static void leave_memory(png_structp png, png_voidp memory)
{
	(void)png;
	(void)memory;
}

_Noreturn static void on_error(png_structp png, png_const_charp message)
{
	(void)message;
	png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

/* Eight bits a part, no palette, and an alpha part wherever there is transparency; how many times each row is read. */
static int ask_for_pixels(png_structp png, png_infop info)
{
	int passes;

	png_set_expand(png);
	png_set_scale_16(png);
	passes = png_set_interlace_handling(png);
	png_read_update_info(png, info);
	return passes;
}

/* Lays `pixels` of `parts` parts, the last one alpha when it is even, on white. */
static void flatten(struct image *image, png_byte *pixels, int parts)
{
	size_t count = (size_t)image->width * (size_t)image->height;
	uint8_t *out = pixels; /* in place: a pixel never grows */

	image->components = parts < 3 ? 1 : 3;
	image->data = pixels;
	if (parts % 2)
		return;
	for (size_t i = 0; i < count; i++) {
		unsigned alpha = pixels[i * (size_t)parts + (size_t)parts - 1];

		for (int k = 0; k < image->components; k++) {
			unsigned part = pixels[i * (size_t)parts + (size_t)k];

			*out++ = (uint8_t)((part * alpha + 255 * (255 - alpha) + 127) / 255);
		}
	}
}

static int orientation_of(png_structp png, png_infop info)
{
	png_bytep exif = NULL;
	png_uint_32 size = 0;

	return png_get_eXIf_1(png, info, &size, &exif) ? tiff_orientation(exif, size) : 1;
}

/* With the last row libpng unpacks all there is, a thousand times what the file holds, and leaves it: until the row is
 * there it gets no more than that row can take. */
static void read_rows(png_structp png, png_bytep *rows, int height, int passes)
{
	enum { SPARE = 1 << 16 }; /* bytes of chunks' heads, tables and what was read before its turn */
	struct source *source = png_get_io_ptr(png);

	for (int pass = 0; pass < passes; pass++)
		for (int y = 0; y < height; y++) {
			size_t left = source->bytes.size - source->used;

			if (pass == passes - 1 && y == height - 1 && left > SPARE)
				source->end = source->used + SPARE;
			png_read_row(png, rows[y], NULL);
		}
	source->end = source->bytes.size;
}

/* Everything between libpng's jumps; what it makes is only in `image` and the arena. */
static const char *read_png(struct image *image, png_structp png, png_infop info, struct arena *a)
{
	const char *fault;
	png_bytep *rows;
	png_byte *pixels;
	size_t row_size;
	int passes;

	png_read_info(png, info);
	fault = image_size_fault(png_get_image_width(png, info), png_get_image_height(png, info), a);
	if (fault)
		return fault;
	image->width = (int)png_get_image_width(png, info);
	image->height = (int)png_get_image_height(png, info);
	passes = ask_for_pixels(png, info);
	row_size = png_get_rowbytes(png, info);
	pixels = arena_alloc(a, (size_t)image->height, row_size);
	rows = NEW_ARRAY(a, (size_t)image->height, png_bytep);
	for (int y = 0; y < image->height; y++)
		rows[y] = pixels + (size_t)y * row_size;
	read_rows(png, rows, image->height, passes);
	png_read_end(png, info);
	flatten(image, pixels, png_get_channels(png, info));
	image_turn(image, orientation_of(png, info), a);
	return NULL;
}

const char *image_read_png(struct image *out, struct str bytes, struct arena *a)
{
	struct source source = { bytes, 0, bytes.size, a };
	png_structp png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning, &source,
						   take_memory, leave_memory);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	const char *fault;

	if (!info)
		return "den installerte libpng er en annen enn programmet er bygget for";
	if (setjmp(png_jmpbuf(png))) {
		png_destroy_read_struct(&png, &info, NULL);
		return "PNG-filen er skadet, avkortet eller av en uvanlig type; lagre den på nytt";
	}
	png_set_read_fn(png, &source, read_bytes);
	png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); /* read_png() says what is too large */
	/* Texts, profiles and the like are not used, and can be a thousand times their size when they are unpacked. */
	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, (png_const_bytep)"eXIf", 1);
	fault = read_png(out, png, info, a);
	png_destroy_read_struct(&png, &info, NULL);
	return fault;
}
