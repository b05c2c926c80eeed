/* What every test includes: cmocka with its headers, in the order it wants them. */
#ifndef CHECK_H
#define CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#define CHECK_NEAR(actual, expected, tolerance)                                                    \
	do {                                                                                       \
		double check_actual = (actual), check_expected = (expected);                       \
		if (!(fabs(check_actual - check_expected) <= (tolerance)))                         \
			fail_msg("%s is %.12g, not %.12g", #actual, check_actual, check_expected); \
	} while (0)

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
