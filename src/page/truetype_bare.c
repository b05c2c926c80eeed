/* A font that tells how wide its characters are, and has no outlines: what measuring needs, in a
 * thirtieth of the size. */
#include "truetype.h"

#include "base/arena.h"

#include <string.h>

enum { POST_HEAD = 32 }; /* bytes: of post, the head of which has its numbers */

/* One part, for Windows and Unicode: what is read of cmap. */
static struct str make_cmap(const struct truetype *font, struct arena *a)
{
	static const char head[] = { 0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12 };
	struct buffer out = { .arena = a };

	buffer_add(&out, head, sizeof head);
	buffer_add(&out, font->characters.data, font->characters.size);
	return buffer_str(&out);
}

struct str truetype_without_outlines(const struct truetype *font, struct arena *a)
{
	struct str table[TRUETYPE_TABLES];

	memcpy(table, font->table, sizeof table);
	table[TABLE_CMAP] = make_cmap(font, a);
	table[TABLE_GLYF].size = table[TABLE_LOCA].size = 1;
	if (table[TABLE_POST].size > POST_HEAD)
		table[TABLE_POST].size = POST_HEAD;
	return truetype_file(table, a);
}
