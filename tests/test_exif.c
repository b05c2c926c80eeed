/* Which way up a picture is: what Exif data say of it, and its pixels turned. */
#include "check.h"

#include "base/arena.h"
#include "page/image_read.h"

#include <stdlib.h>
#include <string.h>

/* A picture "abc" over "def", each way a camera may have held it. */
static void test_turns(void **state)
{
	static const char *const turned[] = { "abcdef", "cbafed", "fedcba", "defabc", "adbecf", "daebfc", "fcebda", "cfbead" };

	(void)state;
	for (int i = 0; i < (int)COUNT(turned) * 2; i++) {
		static const uint8_t grey[] = "abcdef", colour[] = "aAxbBxcCxdDxeExfFx";
		struct image image = { 3, 2, i % 2 ? 3 : 1, i % 2 ? colour : grey };
		int orientation = i / 2 + 1;
		struct arena a = { 0 };

		image_turn(&image, orientation, &a);
		assert_int_equal(image.width, orientation < 5 ? 3 : 2);
		assert_int_equal(image.height, orientation < 5 ? 2 : 3);
		for (int k = 0; k < 6; k++) {
			const uint8_t *pixel = image.data + k * image.components;

			assert_int_equal(pixel[0], turned[i / 2][k]);
			if (i % 2)
				assert_true(pixel[1] == pixel[0] - 'a' + 'A' && pixel[2] == 'x');
		}
		arena_free(&a);
	}
}

#define BIG "Exif\0\0MM\0*"
#define LITTLE "Exif\0\0II*\0"
#define WIDTH_IS_4 "\1\0\0\3\0\0\0\1\0\4\0\0"
#define TURNED(value) "\1\22\0\3\0\0\0\1\0" value "\0\0"

/* Orientation 1 is what is taken wherever the data do not say another; nothing outside them is read. */
static void test_orientations(void **state)
{
	static const struct {
		struct str exif;
		int orientation;
	} cases[] = {
		{ STR(BIG "\0\0\0\10\0\1" TURNED("\6")), 6 },
		{ STR(BIG "\0\0\0\10\0\2" WIDTH_IS_4 TURNED("\3")), 3 },
		{ STR(BIG "\0\0\0\12--\0\1" TURNED("\7")), 7 },
		{ STR(LITTLE "\10\0\0\0\1\0\22\1\3\0\1\0\0\0\5\0\0\0"), 5 },
		{ STR(BIG "\0\0\0\10\0\1" TURNED("\1")), 1 },
		{ STR(BIG "\0\0\0\10\0\1" TURNED("\2")), 2 },
		{ STR(BIG "\0\0\0\10\0\1" TURNED("\10")), 8 },
		{ STR(BIG "\0\0\0\10\0\1" TURNED("\11")), 1 },             /* no such way */
		{ STR(BIG "\0\0\0\10\0\1" TURNED("\0")), 1 },
		{ STR(BIG "\0\0\0\10\0\1" WIDTH_IS_4 TURNED("\6")), 1 },   /* not in the list */
		{ STR(BIG "\0\0\0\10\0\0"), 1 },
		{ STR(BIG "\0\0\0\10\0\2" WIDTH_IS_4), 1 },                /* cut short */
		{ STR(BIG "\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0"), 1 },
		{ STR(BIG "\0\0\0\10\0\1\1\22\0\4\0\0\0\1\0\6\0\0"), 1 }, /* no short number */
		{ STR(BIG "\0\0\0\10\0"), 1 },
		{ STR(BIG "\0\0\0\10"), 1 },
		{ STR(BIG "\0\0\0"), 1 },
		{ STR(BIG "\0\0\1\10\0\1" TURNED("\6")), 1 },               /* the list is outside */
		{ STR(BIG "\377\377\377\377\0\1" TURNED("\6")), 1 },
		{ STR("Exif\0\0MI\0*\0\0\0\10\0\1" TURNED("\6")), 1 },
		{ STR("Fuji\0\0MM\0*\0\0\0\10\0\1" TURNED("\6")), 1 },
		{ STR(""), 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint8_t *data = malloc(cases[i].exif.size + !cases[i].exif.size); /* its end is watched by the sanitizer */

		memcpy(data, cases[i].exif.data, cases[i].exif.size);
		assert_int_equal(exif_orientation(data, cases[i].exif.size), cases[i].orientation);
		free(data);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turns),
		cmocka_unit_test(test_orientations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
