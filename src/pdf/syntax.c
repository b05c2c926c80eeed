/* Numbers, names and strings as PDF spells them. */
#include "writer.h"

/* PDF/A-2 allows 32 767 bytes in a string [6.1.13-3]; in UTF-16 that is two bytes a character. */
enum { STRING_BYTES = 32767, STRING_CHARACTERS = 16000 };

void put_reference(struct buffer *b, unsigned number)
{
	buffer_add_whole(b, number);
	buffer_add(b, " 0 R", 4);
}

void put_decimal(struct buffer *b, int64_t value, int decimals)
{
	static const int64_t unit_of[] = { 1000, 100, 10, 1 };
	int64_t unit = unit_of[decimals], rest;
	char fraction[4];
	int digits = 0;

	value = (value < 0 ? value - unit / 2 : value + unit / 2) / unit * unit;
	if (value < 0)
		buffer_add(b, "-", 1);
	rest = value < 0 ? -value : value;
	if (rest >= 1000 || rest == 0)
		buffer_add_whole(b, (long)(rest / 1000));
	rest %= 1000;
	if (!rest)
		return;
	fraction[digits++] = '.';
	for (int64_t place = 100; rest; place /= 10) {
		fraction[digits++] = (char)('0' + rest / place);
		rest %= place;
	}
	buffer_add(b, fraction, (size_t)digits);
}

void put_box(struct buffer *b, const struct box *box, length page_height)
{
	const length corner[4] = { box->x, page_height - box->y - box->h, box->x + box->w,
				   page_height - box->y };

	buffer_add(b, "[", 1);
	for (int i = 0; i < 4; i++) {
		if (i)
			buffer_add(b, " ", 1);
		put_decimal(b, corner[i], 2);
	}
	buffer_add(b, "]", 1);
}

/* Whether PDFDocEncoding has `c` at its Unicode place. (It leaves out 7F–A0 and AD.) */
static bool is_document_character(uint32_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c > 0xA0 && c <= 0xFF && c != 0xAD);
}

static void put_literal(struct buffer *b, const char *text)
{
	uint32_t c;

	buffer_add(b, "(", 1);
	for (int left = STRING_CHARACTERS; left && (c = utf8_next(&text)) != 0; left--) {
		char byte = (char)c;

		if (c == '(' || c == ')' || c == '\\')
			buffer_add(b, "\\", 1);
		buffer_add(b, &byte, 1);
	}
	buffer_add(b, ")", 1);
}

static void put_unit(struct buffer *b, uint32_t unit)
{
	static const char digits[] = "0123456789ABCDEF";
	const char hex[4] = { digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15],
			      digits[unit & 15] };

	buffer_add(b, hex, sizeof hex);
}

void put_utf16(struct buffer *b, uint32_t c)
{
	if (c > 0xFFFF) {
		put_unit(b, 0xD800 + ((c - 0x10000) >> 10));
		c = 0xDC00 + ((c - 0x10000) & 0x3FF);
	}
	put_unit(b, c);
}

static void put_wide(struct buffer *b, const char *text)
{
	uint32_t c;

	buffer_puts(b, "<FEFF");
	for (int left = STRING_CHARACTERS; left > 0 && (c = utf8_next(&text)) != 0; left--)
		put_utf16(b, c);
	buffer_puts(b, ">");
}

void put_text(struct buffer *b, const char *text)
{
	const char *at = text;
	uint32_t c;

	while ((c = utf8_next(&at)) != 0)
		if (!is_document_character(c)) {
			put_wide(b, text);
			return;
		}
	put_literal(b, text);
}

void put_uri(struct buffer *b, const char *uri)
{
	buffer_add(b, "(", 1);
	for (size_t first = b->size; *uri && b->size - first < STRING_BYTES - 3; uri++) {
		unsigned char c = (unsigned char)*uri;

		if (c <= ' ' || c >= 0x7F || c == '(' || c == ')' || c == '\\')
			buffer_printf(b, "%%%02X", c);
		else
			buffer_add(b, uri, 1);
	}
	buffer_add(b, ")", 1);
}

void put_date(struct buffer *b, const char *date)
{
	buffer_puts(b, "(D:");
	for (; *date; date++)
		if ((*date >= '0' && *date <= '9') || *date == 'Z')
			buffer_add(b, date, 1);
	buffer_puts(b, ")");
}

void put_xml(struct buffer *b, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case '&':
			buffer_puts(b, "&amp;");
			break;
		case '<':
			buffer_puts(b, "&lt;");
			break;
		case '>':
			buffer_puts(b, "&gt;");
			break;
		default:
			buffer_add(b, text, 1);
		}
}
