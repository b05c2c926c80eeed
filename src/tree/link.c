/* Lets through the schemes that a document may name. */
#include "link.h"

#include "anchor.h"
#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

enum {
	URL_BYTES =
		2048 /* what browsers agree on; the norms' limit for a string in PDF is 32 767 */
};

static bool allowed(const char *url)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t size = strlen(schemes[i]);

		if (strncasecmp(url, schemes[i], size) == 0 && url[size])
			return strlen(url) <= URL_BYTES;
	}
	return false;
}

static bool is_plain_character(char c)
{
	return c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", c);
}

static bool is_plain(const char *url)
{
	while (*url && is_plain_character(*url))
		url++;
	return !*url;
}

const char *link_target(struct arena *a, const char *url)
{
	struct buffer target = { .arena = a };

	if (url[0] == '#' && url[1])
		return arena_printf(a, "#%s", anchor_id(a, url + 1));
	if (!allowed(url))
		return NULL;
	if (is_plain(url))
		return arena_text(a, url, strlen(url));
	for (; *url; url++) {
		if (is_plain_character(*url))
			buffer_add(&target, url, 1);
		else
			buffer_printf(&target, "%%%02X", (unsigned char)*url);
	}
	return buffer_text(&target);
}
