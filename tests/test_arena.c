#include "base/arena.h"
#include "base/text.h"
#include "check.h"

#include <string.h>

static bool is_zero(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i])
			return false;
	return true;
}

static void test_extend(void **state)
{
	struct arena a = { 0 };
	char *first = arena_alloc(&a, 100, 1), *second, *grown;

	(void)state;
	memset(first, 'x', 100);
	assert_ptr_equal(arena_extend(&a, first, 100, 300), first); /* nothing came after it */
	assert_true(is_zero(first + 100, 200));
	memset(first, 'x', 300);
	second = arena_alloc(&a, 1, 1);
	assert_true(second >= first + 300);
	grown = arena_extend(&a, first, 300, 301);
	assert_ptr_not_equal(grown, first);
	assert_memory_equal(grown, first, 300);
	assert_true(is_zero(grown + 300, 1));
	assert_ptr_not_equal(arena_extend(&a, NULL, 0, 1), grown);
	/* Too much for its block. */
	second = arena_extend(&a, grown, 301, 1 << 20);
	assert_memory_equal(second, first, 300);
	assert_true(is_zero(second + 301, (1 << 20) - 301));
	arena_free(&a);
}

/* Two lists that grow by turns keep what is in them. */
static void test_lists(void **state)
{
	struct arena a = { 0 };
	LIST_OF(size_t) one = { 0 }, other = { 0 };

	(void)state;
	for (size_t i = 0; i < 100000; i++) {
		*LIST_ADD(&a, &one) = i;
		if (i % 3 == 0)
			*LIST_ADD(&a, &other) = i;
	}
	for (size_t i = 0; i < one.count; i++)
		assert_int_equal(one.items[i], i);
	for (size_t i = 0; i < other.count; i++)
		assert_int_equal(other.items[i], 3 * i);
	arena_free(&a);
}

/* What is used again is zero again, and takes no more memory however often; what is large is given back. */
static void test_clear(void **state)
{
	enum { LARGE = 32 * 1024 };
	static const size_t sizes[] = { 1, 500, 3000, 70000, 1000000, 17 };
	struct arena a = { 0 };
	void *first[COUNT(sizes)];

	(void)state;
	for (int round = 0; round < 5; round++) {
		for (size_t i = 0; i < COUNT(sizes); i++) {
			char *item = arena_alloc(&a, sizes[i], 1);

			if (round && sizes[i] <= LARGE)
				assert_ptr_equal(item, first[i]);
			first[i] = item;
			assert_true(is_zero(item, sizes[i]));
			memset(item, 'x', sizes[i]);
		}
		arena_clear(&a);
		assert_int_equal(a.total, 0);
		assert_null(a.alone);
	}
	arena_free(&a);
}

static void test_adopt(void **state)
{
	struct arena a = { 0 }, other = { 0 };
	char *ours = arena_alloc(&a, 10, 1), *theirs;

	(void)state;
	arena_alloc(&other, 100000, 1);
	arena_clear(&other); /* a spare block goes along */
	theirs = arena_text(&other, "deres", 5);
	memcpy(ours, "vårt", sizeof "vårt");
	arena_adopt(&a, &other);
	assert_null(other.blocks);
	assert_null(other.spare);
	arena_alloc(&a, 200000, 1);
	arena_alloc(&other, 10, 1);
	arena_free(&other);
	assert_string_equal(ours, "vårt");
	assert_string_equal(theirs, "deres");
	arena_free(&a);
	arena_adopt(&a, &other); /* nothing to nothing */
	arena_free(&a);
}

static void test_printf(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };

	(void)state;
	/* Around the sizes at which a text is formatted a second time. */
	for (int size = 0; size < 400; size++) {
		const char *text = arena_printf(&a, "%*s", size, "");

		assert_int_equal(strlen(text), size);
		b.size = 0;
		buffer_printf(&b, "%*s|", size, "");
		assert_int_equal(b.size, size + 1);
		assert_int_equal(strlen(buffer_text(&b)), size + 1);
		b = (struct buffer){ .arena = &a };
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_extend), cmocka_unit_test(test_lists),  cmocka_unit_test(test_clear),
		cmocka_unit_test(test_adopt),  cmocka_unit_test(test_printf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
