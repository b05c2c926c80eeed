/* SHA-256 and MD5 in hex. */
#include "hash.h"

#include "arena.h"
#include "base64.h"

#include <md5.h>
#include <sha256.h>
#include <stdint.h>

const char *hash_parts_hex(struct arena *a, const struct str parts[], int count)
{
	SHA2_CTX state;

	SHA256Init(&state);
	for (int i = 0; i < count; i++)
		SHA256Update(&state, (const uint8_t *)parts[i].data, parts[i].size);
	return SHA256End(&state, arena_alloc(a, SHA256_DIGEST_STRING_LENGTH, 1));
}

const char *hash_hex(struct arena *a, struct str data)
{
	return hash_parts_hex(a, &data, 1);
}

const char *hash_short_hex(struct arena *a, struct str data)
{
	return MD5Data((const uint8_t *)data.data, data.size, arena_alloc(a, MD5_DIGEST_STRING_LENGTH, 1));
}

const char *hash_base64(struct arena *a, struct str data)
{
	uint8_t sum[SHA256_DIGEST_LENGTH];
	struct buffer out = { .arena = a };
	SHA2_CTX state;

	SHA256Init(&state);
	SHA256Update(&state, (const uint8_t *)data.data, data.size);
	SHA256Final(sum, &state);
	base64_add(&out, (struct str){ (const char *)sum, sizeof sum });
	return buffer_text(&out);
}
