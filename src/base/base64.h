/* Base64, as web pages write bytes (RFC 4648, with padding). */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "text.h"

void base64_add(struct buffer *out, struct str bytes);

#endif
