/* Writes a font file of its tables. */
#include "truetype.h"

#include "base/arena.h"

#include <string.h>

void truetype_put_word(struct buffer *out, unsigned value)
{
	const char bytes[2] = { (char)(value >> 8), (char)value };

	buffer_add(out, bytes, sizeof bytes);
}

void truetype_put_long(struct buffer *out, uint32_t value)
{
	truetype_put_word(out, value >> 16);
	truetype_put_word(out, value & 0xFFFF);
}

void truetype_set_word(char *at, unsigned value)
{
	at[0] = (char)(value >> 8);
	at[1] = (char)value;
}

static uint32_t checksum(struct str data)
{
	const uint8_t *bytes = (const uint8_t *)data.data;
	size_t whole = data.size / 4 * 4;
	uint32_t sum = 0;

	for (size_t i = 0; i < whole; i += 4)
		sum += (uint32_t)bytes[i] << 24 | (uint32_t)bytes[i + 1] << 16 | (uint32_t)bytes[i + 2] << 8 |
		       bytes[i + 3];
	for (size_t i = whole; i < data.size; i++)
		sum += (uint32_t)bytes[i] << (24 - 8 * (i % 4));
	return sum;
}

static size_t padded(size_t size)
{
	return (size + 3) / 4 * 4;
}

/* Version, number of tables, and what a search by halves starts from: the largest power of two in that number, times
 * the size of an entry; its logarithm; the rest. */
static void put_header(struct buffer *out, unsigned count)
{
	unsigned half = 0;

	while (2U << half <= count)
		half++;
	truetype_put_long(out, 0x00010000);
	truetype_put_word(out, count);
	truetype_put_word(out, TRUETYPE_ENTRY << half);
	truetype_put_word(out, half);
	truetype_put_word(out, (count - (1U << half)) * TRUETYPE_ENTRY);
}

struct str truetype_file(const struct str tables[TRUETYPE_TABLES], struct arena *a)
{
	enum { SUM = 8 };
	static const uint32_t magic = 0xB1B0AFBA; /* what a font's sum is, with this in it [head] */
	struct buffer out = { .arena = a }, body = { .arena = a };
	size_t start[TRUETYPE_TABLES], first;
	unsigned count = 0;
	uint32_t sum;

	for (int i = 0; i < TRUETYPE_TABLES; i++) {
		start[i] = body.size;
		buffer_add(&body, tables[i].data, tables[i].size);
		buffer_add(&body, "\0\0\0", padded(body.size) - body.size);
		count += tables[i].size > 0;
	}
	memset(body.data + start[TABLE_HEAD] + SUM, 0, sizeof sum);
	first = TRUETYPE_HEADER + count * TRUETYPE_ENTRY;
	put_header(&out, count);
	for (int i = 0; i < TRUETYPE_TABLES; i++) {
		if (!tables[i].size)
			continue;
		buffer_add(&out, truetype_tags[i], 4);
		truetype_put_long(&out, checksum((struct str){ body.data + start[i], tables[i].size }));
		truetype_put_long(&out, (uint32_t)(first + start[i]));
		truetype_put_long(&out, (uint32_t)tables[i].size);
	}
	buffer_add(&out, body.data, body.size);
	sum = magic - checksum(buffer_str(&out));
	truetype_set_word(out.data + first + start[TABLE_HEAD] + SUM, sum >> 16);
	truetype_set_word(out.data + first + start[TABLE_HEAD] + SUM + 2, sum & 0xFFFF);
	return buffer_str(&out);
}
