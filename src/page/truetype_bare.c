/* A font that tells how wide its characters are, and has no outlines: what measuring needs, in a
 * thirtieth of the size. */
#include "truetype.h"

#include "base/arena.h"

#include <string.h>

enum {
	HEADER = 12,
	ENTRY = 16,
	LEAST = 32 /* bytes: of post, the head of which has its numbers */
};

static void put_number(struct buffer *out, size_t value, int bytes)
{
	while (bytes-- > 0) {
		char byte = (char)(value >> 8 * bytes);

		buffer_add(out, &byte, 1);
	}
}

struct str truetype_without_outlines(const struct truetype *font, struct arena *a)
{
	static const char tags[TRUETYPE_TABLES][5] = { "OS/2", "cmap", "glyf", "head", "hhea",
						       "hmtx", "loca", "maxp", "post" };
	const char cmap[] = {
		0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12
	}; /* one part, for Windows and Unicode */
	struct buffer out = { .arena = a }, characters = { .arena = a };
	size_t offset = HEADER + TRUETYPE_TABLES * ENTRY;
	struct str table[TRUETYPE_TABLES];

	memcpy(table, font->table, sizeof table);
	buffer_add(&characters, cmap, sizeof cmap);
	buffer_add(&characters, font->characters.data, font->characters.size);
	table[TABLE_CMAP] = buffer_str(&characters);
	table[TABLE_GLYF].size = table[TABLE_LOCA].size = 1;
	table[TABLE_POST].size = table[TABLE_POST].size < LEAST ? table[TABLE_POST].size : LEAST;
	put_number(&out, 0x00010000, 4);
	put_number(&out, TRUETYPE_TABLES, 2);
	put_number(&out, 0, 6); /* for a search that nobody makes */
	for (int i = 0; i < TRUETYPE_TABLES; i++) {
		buffer_add(&out, tags[i], 4);
		put_number(&out, 0, 4);
		put_number(&out, offset, 4);
		put_number(&out, table[i].size, 4);
		offset += table[i].size;
	}
	for (int i = 0; i < TRUETYPE_TABLES; i++)
		buffer_add(&out, table[i].data, table[i].size);
	return buffer_str(&out);
}
