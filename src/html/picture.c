/* Pixels as a PNG in the page itself. What else a picture's file held, such as where it was taken, stays behind. */
#include "writer.h"

#include "base/base64.h"
#include "base/fail.h"
#include "page/image.h"

#include <libdeflate.h>
#include <string.h>

enum { LEVEL = 6, CHUNK_ROOM = 12 /* length, name and checksum */ };

static void put_number(struct buffer *out, uint32_t value)
{
	const char bytes[] = { (char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value };

	buffer_add(out, bytes, sizeof bytes);
}

static void put_chunk(struct buffer *out, const char name[4], const void *data, size_t size)
{
	uint32_t sum = libdeflate_crc32(libdeflate_crc32(0, name, 4), data, size);

	put_number(out, (uint32_t)size);
	buffer_add(out, name, 4);
	buffer_add(out, data, size);
	put_number(out, sum);
}

/* Rows as PNG has them: a filter's number, none, before each. Compressed in `a`. */
static struct str deflate_rows(const struct image *image, struct arena *a)
{
	struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(LEVEL);
	size_t row = (size_t)image->width * (size_t)image->components, size = (size_t)image->height * (row + 1), most;
	char *rows = arena_alloc(a, size, 1), *out;
	struct str made;

	if (!deflater)
		fail_memory();
	for (size_t y = 0; y < (size_t)image->height; y++)
		memcpy(rows + y * (row + 1) + 1, image->data + y * row, row);
	most = libdeflate_zlib_compress_bound(deflater, size);
	out = arena_alloc(a, most, 1);
	made = (struct str){ out, libdeflate_zlib_compress(deflater, rows, size, out, most) };
	libdeflate_free_compressor(deflater);
	return made;
}

void html_picture(struct html *h, const struct image *image)
{
	static const char signature[] = "\x89PNG\r\n\x1a\n";
	struct arena scratch = { 0 };
	struct buffer png = { .arena = &scratch }, head = { .arena = &scratch };
	struct str rows = deflate_rows(image, &scratch);
	const char kind[] = { 8, image->components == 3 ? 2 : 0, 0, 0, 0 };

	put_number(&head, (uint32_t)image->width);
	put_number(&head, (uint32_t)image->height);
	buffer_add(&head, kind, sizeof kind);
	buffer_reserve(&png, rows.size + 5 * CHUNK_ROOM);
	buffer_add(&png, signature, sizeof signature - 1);
	put_chunk(&png, "IHDR", head.data, head.size);
	put_chunk(&png, "IDAT", rows.data, rows.size);
	put_chunk(&png, "IEND", "", 0);
	html_put(h, "data:image/png;base64,");
	base64_add(&h->out, buffer_str(&png));
	arena_free(&scratch);
}
