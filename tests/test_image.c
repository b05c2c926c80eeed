/* Pictures: every kind of PNG and JPEG becomes the pixels it shows, and what is damaged is refused. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "page/image_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

enum { WIDTH = 5, HEIGHT = 3 };

static void png_add(png_structp png, png_bytep data, png_size_t size)
{
	buffer_add(png_get_io_ptr(png), (const char *)data, size);
}

static void png_done(png_structp png)
{
	(void)png;
}

/* How a PNG stores its pixels. */
struct kind {
	int type, depth;
	bool transparent; /* a tRNS chunk */
};

/* Column x has brightness x/4 where the depth can tell; with alpha or tRNS the last column is transparent. */
static int sample_of(const struct kind *kind, int x)
{
	int most = kind->depth == 16 ? 255 : (1 << kind->depth) - 1;

	return x * most / (WIDTH - 1);
}

static void put_sample(png_bytep row, int depth, int index, int value)
{
	if (depth == 16)
		row[2 * index] = row[2 * index + 1] = (png_byte)value;
	else
		row[index] = (png_byte)value; /* libpng packs what is smaller */
}

static void fill_row(png_bytep row, const struct kind *kind)
{
	bool alpha = kind->type & PNG_COLOR_MASK_ALPHA;
	int colours = kind->type == PNG_COLOR_TYPE_PALETTE ? 1 : kind->type & PNG_COLOR_MASK_COLOR ? 3 : 1;
	int index = 0;

	for (int x = 0; x < WIDTH; x++) {
		for (int k = 0; k < colours; k++)
			put_sample(row, kind->depth, index++, sample_of(kind, x));
		if (alpha)
			put_sample(row, kind->depth, index++, x == WIDTH - 1 ? 0 : 255);
	}
}

static void set_palette(png_structp png, png_infop info, const struct kind *kind)
{
	png_color colours[256] = { { 0, 0, 0 } };
	png_byte alpha[256];
	int count = 1 << kind->depth;

	for (int i = 0; i < count; i++) {
		colours[i].red = colours[i].green = colours[i].blue = (png_byte)(i * 255 / (count - 1));
		alpha[i] = i == count - 1 ? 0 : 255;
	}
	png_set_PLTE(png, info, colours, count);
	if (kind->transparent)
		png_set_tRNS(png, info, alpha, count, NULL);
}

static void set_transparent(png_structp png, png_infop info, const struct kind *kind)
{
	unsigned most = (1u << kind->depth) - 1;
	png_color_16 white = { .red = (png_uint_16)most, .green = (png_uint_16)most, .blue = (png_uint_16)most,
			       .gray = (png_uint_16)most };

	png_set_tRNS(png, info, NULL, 0, &white);
}

/* What cameras and drawing programs leave in a file beside the picture, each with SECRET in it; `orientation` as Exif
 * has it. */
#define SECRET "Kari Nordmann 01017010057"

static void set_metadata(png_structp png, png_infop info, int orientation)
{
	static png_byte exif[] = "MM\0*\0\0\0\010\0\1\1\022\0\3\0\0\0\1\0\1\0\0\0\0\0\0" SECRET;
	char key[] = "Author", words[] = SECRET, none[] = "";
	const int kinds_of_text[] = { PNG_TEXT_COMPRESSION_NONE, PNG_TEXT_COMPRESSION_zTXt, PNG_ITXT_COMPRESSION_NONE };

	for (size_t i = 0; i < COUNT(kinds_of_text); i++)
		png_set_text(png, info, &(png_text){ .compression = kinds_of_text[i], .key = key, .text = words,
						     .text_length = strlen(words), .lang = none, .lang_key = none }, 1);
	exif[19] = (png_byte)orientation;
	png_set_eXIf_1(png, info, sizeof exif - 1, exif);
}

static struct str make_png_of(struct arena *a, const struct kind *kind, bool interlaced, int orientation)
{
	struct buffer out = { .arena = a };
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_byte row[WIDTH * 8];
	png_bytep rows[HEIGHT] = { row, row, row };

	assert_int_equal(setjmp(png_jmpbuf(png)), 0);
	png_set_write_fn(png, &out, png_add, png_done);
	png_set_IHDR(png, info, WIDTH, HEIGHT, kind->depth, kind->type,
		     interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	if (kind->type == PNG_COLOR_TYPE_PALETTE)
		set_palette(png, info, kind);
	else if (kind->transparent)
		set_transparent(png, info, kind);
	fill_row(row, kind);
	if (orientation)
		set_metadata(png, info, orientation);
	png_write_info(png, info);
	png_set_packing(png);
	png_write_image(png, rows);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	if (orientation)
		buffer_puts(&out, SECRET); /* after the picture's end */
	return (struct str){ out.data, out.size };
}

static struct str make_png(struct arena *a, const struct kind *kind, bool interlaced)
{
	return make_png_of(a, kind, interlaced, 0);
}

static const struct kind kinds[] = {
	{ PNG_COLOR_TYPE_GRAY, 1, false },     { PNG_COLOR_TYPE_GRAY, 2, false },
	{ PNG_COLOR_TYPE_GRAY, 4, false },     { PNG_COLOR_TYPE_GRAY, 8, false },
	{ PNG_COLOR_TYPE_GRAY, 16, false },    { PNG_COLOR_TYPE_GRAY, 8, true },
	{ PNG_COLOR_TYPE_GRAY, 1, true },      { PNG_COLOR_TYPE_GRAY_ALPHA, 8, false },
	{ PNG_COLOR_TYPE_GRAY_ALPHA, 16, false }, { PNG_COLOR_TYPE_RGB, 8, false },
	{ PNG_COLOR_TYPE_RGB, 16, false },     { PNG_COLOR_TYPE_RGB, 8, true },
	{ PNG_COLOR_TYPE_RGB_ALPHA, 8, false }, { PNG_COLOR_TYPE_RGB_ALPHA, 16, false },
	{ PNG_COLOR_TYPE_PALETTE, 1, false },  { PNG_COLOR_TYPE_PALETTE, 2, true },
	{ PNG_COLOR_TYPE_PALETTE, 4, false },  { PNG_COLOR_TYPE_PALETTE, 8, true },
};

static const struct image *read_picture(struct str bytes, struct arena *a, struct diag *d)
{
	*d = (struct diag){ .arena = a };
	return image_read(bytes, (struct place){ "profil.yaml", 2, 7 }, a, d);
}

/* The last column is white either way: as it is, or because what is transparent lies on white. */
static void check_pixels(const struct image *image, const struct kind *kind)
{
	int most = kind->depth == 16 ? 255 : (1 << kind->depth) - 1;
	bool grey = kind->type == PNG_COLOR_TYPE_GRAY || kind->type == PNG_COLOR_TYPE_GRAY_ALPHA;

	assert_int_equal(image->width, WIDTH);
	assert_int_equal(image->height, HEIGHT);
	assert_int_equal(image->components, grey ? 1 : 3);
	for (int i = 0; i < WIDTH * HEIGHT * image->components; i++) {
		int x = i / image->components % WIDTH;

		assert_int_equal(image->data[i], x == WIDTH - 1 ? 255 : sample_of(kind, x) * 255 / most);
	}
}

static void test_every_png(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * COUNT(kinds); i++) {
		const struct kind *kind = &kinds[i / 2];
		struct arena a = { 0 };
		struct diag d;
		const struct image *image = read_picture(make_png(&a, kind, i % 2), &a, &d);

		if (!image)
			fail_msg("type %d depth %d: %s", kind->type, kind->depth, d.entries[0].message);
		check_pixels(image, kind);
		arena_free(&a);
	}
}

/* Half transparent black on white: 0 · 128/255 + 255 · 127/255 = 127. */
static void test_half_transparent(void **state)
{
	static const png_byte pixel[] = { 0, 128 };
	struct arena a = { 0 };
	struct buffer out = { .arena = &a };
	struct diag d;
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);

	(void)state;
	assert_int_equal(setjmp(png_jmpbuf(png)), 0);
	png_set_write_fn(png, &out, png_add, png_done);
	png_set_IHDR(png, info, 1, 1, 8, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	png_write_row(png, pixel);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	assert_int_equal(read_picture((struct str){ out.data, out.size }, &a, &d)->data[0], 127);
	arena_free(&a);
}

/* A JPEG of one colour, `parts` of them a pixel, in the `scan_count` scans of `scans`: baseline when there are none. */
static struct str make_jpeg_of(struct arena *a, J_COLOR_SPACE space, int parts, int width, int height,
			       const jpeg_scan_info *scans, int scan_count)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long size = 0;
	JSAMPLE *row = arena_alloc(a, (size_t)width * (size_t)parts, 1);
	struct str out;

	memset(row, 200, (size_t)width * (size_t)parts);
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &size);
	jpeg.image_width = (JDIMENSION)width;
	jpeg.image_height = (JDIMENSION)height;
	jpeg.input_components = parts;
	jpeg.in_color_space = space;
	jpeg_set_defaults(&jpeg);
	jpeg.scan_info = scans;
	jpeg.num_scans = scan_count;
	jpeg_start_compress(&jpeg, TRUE);
	while (jpeg.next_scanline < jpeg.image_height)
		jpeg_write_scanlines(&jpeg, &row, 1);
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	out = (struct str){ arena_text(a, (char *)bytes, size), size };
	free(bytes);
	return out;
}

static struct str make_jpeg(struct arena *a, J_COLOR_SPACE space, int parts, int width, int height, bool progressive)
{
	jpeg_scan_info scans[4] = { { parts, { 0, 1, 2, 3 }, 0, 0, 0, 0 } };

	for (int i = 0; i < parts && i < 3; i++)
		scans[i + 1] = (jpeg_scan_info){ 1, { i }, 1, 63, 0, 0 };
	return make_jpeg_of(a, space, parts, width, height, progressive ? scans : NULL, progressive ? parts + 1 : 0);
}

/* Grey in `count` scans, up to 65: the mean in one or two, and one for each of the 63 coefficients. */
static struct str make_jpeg_in_scans(struct arena *a, int count)
{
	jpeg_scan_info scans[65] = { 0 };
	int n = 0, more = count - 64;

	scans[n++] = (jpeg_scan_info){ 1, { 0 }, 0, 0, 0, more };
	for (int i = 1; i < 64; i++)
		scans[n++] = (jpeg_scan_info){ 1, { 0 }, i, i, 0, 0 };
	if (more)
		scans[n++] = (jpeg_scan_info){ 1, { 0 }, 0, 0, 1, 0 };
	return make_jpeg_of(a, JCS_GRAYSCALE, 1, 20, 10, scans, n);
}

/* `jpeg` with a comment, Exif, XMP and Photoshop's marker after its first two bytes, and text after its end. */
static struct str with_markers(struct str jpeg, struct arena *a)
{
	static const struct {
		unsigned char marker;
		struct str text;
	} markers[] = { { 0xFE, STR(SECRET) },
			{ 0xE1, STR("Exif\0\0MM\0*\0\0\0\010\0\0\0\0\0\0" SECRET) },
			{ 0xE1, STR("http://ns.adobe.com/xap/1.0/\0<x>" SECRET "</x>") },
			{ 0xED, STR("Photoshop 3.0\0" SECRET) } };
	struct buffer out = { .arena = a };

	buffer_add(&out, jpeg.data, 2);
	for (size_t i = 0; i < COUNT(markers); i++) {
		const unsigned char head[] = { 0xFF, markers[i].marker, 0, (unsigned char)(markers[i].text.size + 2) };

		buffer_add(&out, (const char *)head, sizeof head);
		buffer_add(&out, markers[i].text.data, markers[i].text.size);
	}
	buffer_add(&out, jpeg.data + 2, jpeg.size - 2);
	buffer_puts(&out, SECRET);
	return buffer_str(&out);
}

/* Which way is up, as a camera says it: a picture 20 wide and 10 high lies on its side from orientation 5 on. */
static void test_turned_jpeg(void **state)
{
	(void)state;
	for (unsigned char orientation = 1; orientation <= 8; orientation++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct str jpeg = make_jpeg(&a, JCS_RGB, 3, 20, 10, false);
		const unsigned char exif[] = { 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8,
					       0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0 };
		struct buffer out = { .arena = &a };
		const struct image *image;

		buffer_add(&out, jpeg.data, 2);
		buffer_add(&out, (const char *)exif, sizeof exif);
		buffer_add(&out, jpeg.data + 2, jpeg.size - 2);
		image = read_picture(buffer_str(&out), &a, &d);
		assert_int_equal(image->width, orientation < 5 ? 20 : 10);
		assert_int_equal(image->height, orientation < 5 ? 10 : 20);
		arena_free(&a);
	}
}

static void test_turned_png(void **state)
{
	(void)state;
	for (int orientation = 1; orientation <= 8; orientation++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		const struct image *image = read_picture(make_png_of(&a, &kinds[0], false, orientation), &a, &d);

		assert_int_equal(image->width, orientation < 5 ? WIDTH : HEIGHT);
		assert_int_equal(image->height, orientation < 5 ? HEIGHT : WIDTH);
		arena_free(&a);
	}
}

static void write_bytes(const char *folder, const char *name, struct str bytes)
{
	char path[128];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	out = fopen(path, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes.data, 1, bytes.size, out), bytes.size);
	assert_int_equal(fclose(out), 0);
}

/* Only pixels reach a document: with everything a file says of itself it is the document made without, to the byte. */
static void test_metadata(void **state)
{
	struct arena a = { 0 };
	struct str jpeg = make_jpeg(&a, JCS_RGB, 3, 20, 10, false);
	const struct str logos[][2] = {
		{ make_png_of(&a, &kinds[9], false, 0), make_png_of(&a, &kinds[9], false, 1) },
		{ jpeg, with_markers(jpeg, &a) },
	};
	const char *folder = new_folder();
	struct run r = run("cp examples/publisert/scenario.yaml %s && cd %s && sed -i '/^notater/d' scenario.yaml && "
			   "echo 'profil: profil.yaml' >>scenario.yaml && "
			   "echo '{navn: N, logo: logo, alternativ tekst: Logo}' >profil.yaml", folder, folder);

	(void)state;
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(logos); i++) {
		for (int metadata = 0; metadata < 2; metadata++) {
			write_bytes(folder, "logo", logos[i][metadata]);
			r = run("grep -c 'Nordmann 0101' %s/logo; $UTENFOR rapport -q %s/scenario.yaml -o %s/%d.pdf", folder,
				folder, folder, metadata);
			expect_status(&r, 0);
			assert_int_equal(r.out[0] > '0', metadata);
		}
		r = run("cd %s && cmp 0.pdf 1.pdf && qpdf --qdf 1.pdf - | grep -ac /Image", folder);
		expect_status(&r, 0);
	}
	remove_folder();
	arena_free(&a);
}

static void test_jpeg(void **state)
{
	struct arena a = { 0 };
	struct diag d;

	(void)state;
	for (int i = 0; i < 4; i++) {
		bool grey = i % 2;
		const struct image *image = read_picture(
			make_jpeg(&a, grey ? JCS_GRAYSCALE : JCS_RGB, grey ? 1 : 3, 20, 10, i > 1), &a, &d);

		assert_non_null(image);
		assert_int_equal(image->width, 20);
		assert_int_equal(image->height, 10);
		assert_int_equal(image->components, grey ? 1 : 3);
		for (int k = 0; k < 20 * 10 * image->components; k++)
			assert_in_range(image->data[k], 199, 201);
	}
	assert_null(read_picture(make_jpeg(&a, JCS_CMYK, 4, 20, 10, false), &a, &d));
	assert_non_null(strstr(d.entries[0].message, "CMYK"));
	assert_int_equal(d.entries[0].at.line, 2);
	arena_free(&a);
}

/* Cut anywhere, a picture is refused; with any byte changed it is refused or has its size. */
static void test_damage(void **state)
{
	struct arena a = { 0 };
	struct diag d;
	struct str whole[] = { make_png(&a, &kinds[12], true), make_png(&a, &kinds[15], false),
			       make_jpeg(&a, JCS_RGB, 3, 20, 10, false), make_jpeg(&a, JCS_RGB, 3, 20, 10, true) };

	(void)state;
	for (size_t i = 0; i < COUNT(whole); i++) {
		assert_non_null(read_picture(whole[i], &a, &d));
		for (size_t size = 0; size < whole[i].size; size++) {
			char *part = malloc(size + 1); /* its end is watched by the sanitizer */

			memcpy(part, whole[i].data, size);
			if (read_picture((struct str){ part, size }, &a, &d))
				fail_msg("picture %zu is read from %zu of %zu bytes", i, size, whole[i].size);
			assert_int_equal(d.errors, 1);
			free(part);
		}
		for (size_t at = 0; at < whole[i].size; at++) {
			char *copy = arena_text(&a, whole[i].data, whole[i].size);
			const struct image *image;

			copy[at] ^= 0x55;
			image = read_picture((struct str){ copy, whole[i].size }, &a, &d);
			assert_true(image ? image->width > 0 && image->data : d.errors == 1);
		}
	}
	assert_null(read_picture(STR("GIF89a"), &a, &d));
	assert_non_null(strstr(d.entries[0].message, "verken PNG eller JPEG"));
	arena_free(&a);
}

static struct str make_white_png(struct arena *a, png_uint_32 width, png_uint_32 height)
{
	struct buffer out = { .arena = a };
	png_bytep row = arena_alloc(a, width, 1);
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);

	png_set_write_fn(png, &out, png_add, png_done);
	png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	while (height-- > 0)
		png_write_row(png, row);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	return buffer_str(&out);
}

static void test_limits(void **state)
{
	struct arena a = { 0 };
	struct diag d;

	(void)state;
	assert_non_null(read_picture(make_jpeg(&a, JCS_GRAYSCALE, 1, LIMIT_IMAGE_SIDE, 1, false), &a, &d));
	assert_non_null(read_picture(make_jpeg(&a, JCS_GRAYSCALE, 1, 1, LIMIT_IMAGE_SIDE, false), &a, &d));
	assert_null(read_picture(make_jpeg(&a, JCS_GRAYSCALE, 1, LIMIT_IMAGE_SIDE + 1, 1, false), &a, &d));
	assert_non_null(strstr(d.entries[0].message, "2001 × 1 piksler"));
	assert_null(read_picture(make_jpeg(&a, JCS_GRAYSCALE, 1, 1, LIMIT_IMAGE_SIDE + 1, false), &a, &d));
	assert_non_null(read_picture(make_white_png(&a, LIMIT_IMAGE_SIDE, 1), &a, &d));
	assert_null(read_picture(make_white_png(&a, 1, LIMIT_IMAGE_SIDE + 1), &a, &d));
	assert_non_null(strstr(d.entries[0].message, "1 × 2001 piksler"));
	assert_int_equal(LIMIT_IMAGE_SCANS, 64);
	assert_non_null(read_picture(make_jpeg_in_scans(&a, LIMIT_IMAGE_SCANS), &a, &d));
	assert_null(read_picture(make_jpeg_in_scans(&a, LIMIT_IMAGE_SCANS + 1), &a, &d));
	arena_free(&a);
}

/* One white pixel with `count` texts of a megabyte each, packed to a thousandth. */
static struct str make_png_with_texts(struct arena *a, int count)
{
	struct buffer out = { .arena = a };
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	char *megabyte = arena_alloc(a, (1 << 20) + 1, 1), key[] = "Comment";
	png_text text = { .compression = PNG_TEXT_COMPRESSION_zTXt, .key = key, .text = megabyte,
			  .text_length = 1 << 20 };
	png_byte white = 255;

	memset(megabyte, 'a', 1 << 20);
	assert_int_equal(setjmp(png_jmpbuf(png)), 0);
	png_set_write_fn(png, &out, png_add, png_done);
	png_set_IHDR(png, info, 1, 1, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	for (int i = 0; i < count; i++)
		png_set_text(png, info, &text, 1);
	png_write_info(png, info);
	png_write_row(png, &white);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	return (struct str){ out.data, out.size };
}

/* What a file says of itself takes no memory: chunks longer than the file, chunks that unpack to far more. */
static void test_bombs(void **state)
{
	static const char chunks[][4] = { "sPLT", "zTXt", "iCCP", "eXIf", "tRNS", "PLTE", "vpAg", "IDAT" };
	static const char head[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x8\0\0\0\0\x3A\x7E\x9B\x55\x29\0\0\0";
	struct arena files = { 0 }, a = { 0 };
	struct diag d;

	(void)state;
	for (size_t i = 0; i < COUNT(chunks); i++) {
		char file[sizeof head + 3] = "";

		memcpy(file, head, sizeof head - 1);
		memcpy(file + sizeof head - 1, chunks[i], 4);
		assert_null(read_picture((struct str){ file, sizeof file }, &a, &d));
		if (a.total > 1 << 20)
			fail_msg("%.4s: %zu bytes", chunks[i], a.total);
		arena_free(&a);
	}
	assert_non_null(read_picture(make_png_with_texts(&files, 30), &a, &d));
	assert_in_range(a.total, 0, 1 << 20);
	arena_free(&a);
	arena_free(&files);
}

/* A white dot, and after it in the same stream as many zeros as are asked for: packed not at all, so that the file's
 * size is what counts. */
static struct str make_png_that_goes_on(struct arena *a, size_t zeros)
{
	enum { BLOCK = 65535, PIXEL = 2, MODULUS = 65521 }; /* a block's most; its filter and itself; of Adler-32 */
	struct buffer out = { .arena = a }, packed = { .arena = a };
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	size_t all = zeros + PIXEL, sum = all % MODULUS;

	assert_int_equal(setjmp(png_jmpbuf(png)), 0);
	png_set_write_fn(png, &out, png_add, png_done);
	png_set_IHDR(png, info, 1, 1, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	buffer_add(&packed, "\x78\x01", 2);
	for (size_t left = all, size; left; left -= size) {
		size = left < BLOCK ? left : BLOCK;
		buffer_add(&packed, (char[]){ size == left, (char)size, (char)(size >> 8), (char)~size, (char)(~size >> 8) }, 5);
		for (size_t i = 0; i < size; i++)
			buffer_add(&packed, "", 1);
	}
	buffer_add(&packed, (char[]){ (char)(sum >> 8), (char)sum, 0, 1 }, 4);
	png_write_chunk(png, (png_const_bytep)"IDAT", (png_const_bytep)packed.data, packed.size);
	png_write_chunk(png, (png_const_bytep)"IEND", NULL, 0);
	png_destroy_write_struct(&png, &info);
	return (struct str){ out.data, out.size };
}

/* What comes after the last row is unpacked as well, and is not to be much. */
static void test_streams_that_go_on(void **state)
{
	static const struct {
		size_t zeros;
		bool read;
	} table[] = { { 0, true }, { 1000, true }, { 60000, true }, { 70000, false }, { 3000000, false } };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena a = { 0 };
		struct diag d;
		bool read = read_picture(make_png_that_goes_on(&a, table[i].zeros), &a, &d);

		if (read != table[i].read)
			fail_msg("%zu bytes too many: %s", table[i].zeros, read ? "read" : d.entries[0].message);
		arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_png), cmocka_unit_test(test_half_transparent), cmocka_unit_test(test_jpeg),
		cmocka_unit_test(test_damage),    cmocka_unit_test(test_limits),    cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_streams_that_go_on),
		cmocka_unit_test(test_turned_jpeg),
		cmocka_unit_test(test_turned_png),
		cmocka_unit_test(test_metadata),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
