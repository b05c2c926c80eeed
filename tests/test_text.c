#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Most texts are not looked at by the library; they have to come out as it would make them. */
static void test_compose(void **state)
{
	static const uint32_t neighbours[] = { 'a', 0x30A, 0x323, 0x1100, 0xE5 };
	struct arena a = { 0 };

	(void)state;
	for (uint32_t c = 1; c < 0x11000; c++) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		for (size_t i = 0; i < COUNT(neighbours); i++) {
			char text[16] = "";
			utf8proc_uint8_t *expected;
			int size = utf8_put(text, neighbours[i]);

			size += utf8_put(text + size, c);
			utf8_put(text + size, neighbours[i]);
			expected = utf8proc_NFC((const utf8proc_uint8_t *)text);
			assert_string_equal(text_compose(&a, text), (const char *)expected);
			free(expected);
		}
		arena_clear(&a);
	}
	arena_free(&a);
}

/* The empty text and "abc", as FIPS 180-4 and RFC 1321 give them. */
static void test_hash(void **state)
{
	const struct str parts[] = { STR("a"), STR(""), STR("bc") };
	struct arena a = { 0 };

	(void)state;
	assert_string_equal(hash_hex(&a, STR("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_string_equal(hash_parts_hex(&a, parts, COUNT(parts)),
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(hash_short_hex(&a, STR("")), "d41d8cd98f00b204e9800998ecf8427e");
	assert_string_equal(hash_short_hex(&a, STR("abc")), "900150983cd24fb0d6963f7d28e17f72");
	arena_free(&a);
}

static void test_reserve(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };
	const char *data;

	(void)state;
	buffer_reserve(&b, 100000);
	data = b.data;
	arena_alloc(&a, 1, 1); /* now it could not grow where it is */
	for (int i = 0; i < 100000; i++)
		buffer_add(&b, "x", 1);
	assert_ptr_equal(b.data, data);
	assert_int_equal(strlen(buffer_text(&b)), 100000);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compose),
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_reserve),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
