/* The sRGB colour profile of the output intent [PDF/A-2 6.2.4.3]: ICC version 2, made here so that
 * no file has to be found or licensed. Values are those of IEC 61966-2-1, adapted to D50 as the ICC
 * wants. */
#include "writer.h"

#include <math.h>
#include <string.h>

enum { HEADER = 128, CURVE_POINTS = 256 };

static void put16(struct buffer *b, unsigned value)
{
	const char bytes[2] = { (char)(value >> 8), (char)value };

	buffer_add(b, bytes, 2);
}

static void put32(struct buffer *b, uint32_t value)
{
	put16(b, value >> 16);
	put16(b, value & 0xFFFF);
}

static void put_zeros(struct buffer *b, size_t count)
{
	while (count--)
		buffer_add(b, "", 1);
}

static void put_xyz(struct buffer *b, const uint32_t xyz[3])
{
	for (int i = 0; i < 3; i++)
		put32(b, xyz[i]);
}

static void put_xyz_tag(struct buffer *b, const uint32_t xyz[3])
{
	buffer_add(b, "XYZ \0\0\0\0", 8);
	put_xyz(b, xyz);
}

static void put_description(struct buffer *b, const char *text)
{
	size_t size = strlen(text) + 1;

	buffer_add(b, "desc\0\0\0\0", 8);
	put32(b, (uint32_t)size);
	buffer_add(b, text, size);
	put_zeros(b, 8 + 3 + 67); /* no Unicode and no Macintosh name */
}

static void put_copyright(struct buffer *b, const char *text)
{
	buffer_add(b, "text\0\0\0\0", 8);
	buffer_add(b, text, strlen(text) + 1);
}

/* From a coded value 0–1 to light 0–1 (IEC 61966-2-1, 5.2). */
static double light(double coded)
{
	return coded <= 0.04045 ? coded / 12.92 : pow((coded + 0.055) / 1.055, 2.4);
}

static void put_curve(struct buffer *b)
{
	buffer_add(b, "curv\0\0\0\0", 8);
	put32(b, CURVE_POINTS);
	for (int i = 0; i < CURVE_POINTS; i++)
		put16(b, (unsigned)lround(65535 * light(i / (CURVE_POINTS - 1.0))));
}

static void put_header(struct buffer *b, uint32_t size, const uint32_t white[3])
{
	put32(b, size);
	put_zeros(b, 4);
	put32(b, 0x02100000); /* version 2.1 */
	buffer_puts(b, "mntrRGB XYZ ");
	put16(b, 2000); /* date: never the clock */
	put16(b, 1);
	put16(b, 1);
	put_zeros(b, 6);
	buffer_puts(b, "acsp");
	put_zeros(b, HEADER - 40 - 60);
	put_xyz(b, white);
	put_zeros(b, HEADER - 80);
}

struct str srgb_profile(struct arena *a)
{
	/* X, Y, Z in 1/65536. */
	static const uint32_t white[3] = { 0xF6D6, 0x10000, 0xD32D };
	static const uint32_t red[3] = { 0x6FA2, 0x38F5, 0x0390 };
	static const uint32_t green[3] = { 0x6299, 0xB785, 0x18DA };
	static const uint32_t blue[3] = { 0x24A0, 0x0F84, 0xB6CF };
	static const char name[][5] = { "desc", "cprt", "wtpt", "rXYZ", "gXYZ",
					"bXYZ", "rTRC", "gTRC", "bTRC" };
	enum { TAG_COUNT = sizeof name / sizeof *name, PARTS = 7 };
	size_t start[PARTS + 1];
	struct buffer data = { .arena = a }, b = { .arena = a };
	uint32_t first = HEADER + 4 + 12 * TAG_COUNT;

	for (int part = 0; part < PARTS; part++) {
		put_zeros(&data, -data.size & 3);
		start[part] = data.size;
		switch (part) {
		case 0:
			put_description(&data, "sRGB IEC61966-2.1");
			break;
		case 1:
			put_copyright(&data, "No copyright, use freely");
			break;
		case 6:
			put_curve(&data);
			break;
		default:
			put_xyz_tag(&data,
				    (const uint32_t *const[]){ white, red, green, blue }[part - 2]);
		}
	}
	start[PARTS] = data.size;
	put_header(&b, first + (uint32_t)data.size, white);
	put32(&b, TAG_COUNT);
	for (int tag = 0; tag < TAG_COUNT; tag++) {
		int part = tag < PARTS ? tag : PARTS - 1;

		buffer_add(&b, name[tag], 4);
		put32(&b, first + (uint32_t)start[part]);
		put32(&b, (uint32_t)(start[part + 1] - start[part]));
	}
	buffer_add(&b, data.data, data.size);
	return (struct str){ b.data, b.size };
}
