/* Three bytes as four letters. */
#include "base64.h"

void base64_add(struct buffer *out, struct str bytes)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *data = (const unsigned char *)bytes.data;

	buffer_reserve(out, (bytes.size + 2) / 3 * 4);
	for (size_t i = 0; i < bytes.size; i += 3) {
		size_t left = bytes.size - i;
		unsigned three = (unsigned)data[i] << 16 | (left > 1 ? (unsigned)data[i + 1] << 8 : 0) |
				 (left > 2 ? data[i + 2] : 0);
		char four[4] = { letters[three >> 18], letters[three >> 12 & 63], letters[three >> 6 & 63],
				 letters[three & 63] };

		for (size_t k = left + 1; k < 4; k++)
			four[k] = '=';
		buffer_add(out, four, 4);
	}
}
