/* Names the characters that look like others. */
#include "odd.h"

#include "arena.h"
#include "text.h"

#include <stddef.h>
#include <string.h>

enum odd_kind { ODD_QUOTE, ODD_HIDDEN, ODD_OTHER };

static const struct {
	uint32_t c;
	enum odd_kind kind;
	const char *name;
} odd[] = {
	{ 0x00A0, ODD_HIDDEN, "et hardt mellomrom (U+00A0)" },
	{ 0x202F, ODD_HIDDEN, "et smalt, hardt mellomrom (U+202F)" },
	{ 0x2007, ODD_HIDDEN, "et hardt mellomrom (U+2007)" },
	{ 0x2009, ODD_HIDDEN, "et smalt mellomrom (U+2009)" },
	{ 0x3000, ODD_HIDDEN, "et bredt mellomrom (U+3000)" },
	{ 0x00AD, ODD_HIDDEN, "et mykt bindestrek (U+00AD)" },
	{ 0x200B, ODD_HIDDEN, "et usynlig mellomrom (U+200B)" },
	{ 0x200C, ODD_HIDDEN, "et usynlig tegn (U+200C)" },
	{ 0x200D, ODD_HIDDEN, "et usynlig tegn (U+200D)" },
	{ 0x2060, ODD_HIDDEN, "et usynlig tegn (U+2060)" },
	{ 0xFEFF, ODD_HIDDEN, "et usynlig tegn (BOM)" },
	{ 0x201C, ODD_QUOTE, "Words anførselstegn (“ ”)" },
	{ 0x201D, ODD_QUOTE, "Words anførselstegn (“ ”)" },
	{ 0x201E, ODD_QUOTE, "Words anførselstegn („ ”)" },
	{ 0x2018, ODD_QUOTE, "Words anførselstegn (‘ ’)" },
	{ 0x2019, ODD_QUOTE, "Words anførselstegn (‘ ’)" },
	{ 0x201A, ODD_QUOTE, "Words anførselstegn (‚ ’)" },
	{ 0x00AB, ODD_QUOTE, "norske anførselstegn (« »)" },
	{ 0x00BB, ODD_QUOTE, "norske anførselstegn (« »)" },
	{ 0x2010, ODD_OTHER, "et bindestrek av en annen sort (U+2010)" },
	{ 0x2011, ODD_OTHER, "et hardt bindestrek (U+2011)" },
	{ 0x2013, ODD_OTHER, "en tankestrek (–)" },
	{ 0x2014, ODD_OTHER, "en lang tankestrek (—)" },
	{ 0x2212, ODD_OTHER, "et minustegn (−)" },
	{ 0x2022, ODD_OTHER, "et kulepunkt (•)" },
	{ 0x00B7, ODD_OTHER, "et kulepunkt (·)" },
	{ 0x25CF, ODD_OTHER, "et kulepunkt (●)" },
	{ 0x25AA, ODD_OTHER, "et kulepunkt (▪)" },
	{ 0xF0B7, ODD_OTHER, "et kulepunkt (U+F0B7)" },
	{ 0xFF1A, ODD_OTHER, "et bredt kolon (U+FF1A)" },
	{ 0xFF0C, ODD_OTHER, "et bredt komma (U+FF0C)" },
	{ 0x2026, ODD_OTHER, "tre prikker i ett tegn (…)" },
};

/* Latin letters and ASCII, which is what most texts are of, are none of them. */
static bool may_be_odd(uint32_t c)
{
	return c >= 0xA0 && (c < 0xC0 || c >= 0x2000);
}

static bool is_kind(uint32_t c, enum odd_kind kind)
{
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		if (odd[i].c == c)
			return odd[i].kind == kind;
	return false;
}

const char *odd_name(uint32_t c)
{
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		if (odd[i].c == c)
			return odd[i].name;
	return NULL;
}

bool odd_is_quote(uint32_t c)
{
	return is_kind(c, ODD_QUOTE);
}

bool odd_is_hidden(uint32_t c)
{
	return is_kind(c, ODD_HIDDEN);
}

/* Spaces become ordinary ones, the rest of what is hidden goes. */
static bool is_space(uint32_t c)
{
	return utf8_plain(c) == ' ';
}

const char *odd_without(const char *text, uint32_t *found, struct arena *a)
{
	struct buffer out = { .arena = a };
	const char *at = text, *from = text, *end = text + strlen(text);
	uint32_t first = utf8_next(&at), last = first;
	bool some = false;

	*found = 0;
	for (const char *p = text; *p;) {
		last = utf8_next(&p);
		some |= may_be_odd(last);
	}
	if (!some)
		return text;
	if (odd_is_quote(first) && odd_is_quote(last) && end > at) {
		char bytes[4];

		*found = first;
		from = at;
		end -= utf8_put(bytes, last);
	}
	for (at = from; at < end;) {
		const char *here = at;
		uint32_t c = utf8_next(&at);

		if (!odd_is_hidden(c)) {
			buffer_add(&out, here, (size_t)(at - here));
			continue;
		}
		if (is_space(c))
			buffer_puts(&out, " ");
		if (!*found)
			*found = c;
	}
	return *found ? buffer_text(&out) : text;
}
