#include "hash.h"

#include "arena.h"

#include <sha256.h>
#include <stdint.h>

const char *hash_hex(struct arena *a, struct str data)
{
	char *hex = arena_alloc(a, SHA256_DIGEST_STRING_LENGTH, 1);

	SHA256Data((const uint8_t *)data.data, data.size, hex);
	return hex;
}
