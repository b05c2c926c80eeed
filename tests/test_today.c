/* The day in Norway: around midnight, around the change of the clocks, and wherever else the system's own tables say. */
#include "check.h"

#include "cli/today.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void expect_day(long long seconds, int year, int month, int day)
{
	struct date date;

	assert_true(today_in_norway(&date, seconds));
	if (date.year != year || date.month != month || date.day != day)
		fail_msg("%lld is %d-%d-%d, not %d-%d-%d", seconds, date.year, date.month, date.day, year, month, day);
}

/* 1 700 000 000 is 2023-11-14 22:13:20 UTC; 2024-03-31 01:00 UTC, when the clocks go on, is 1 711 846 800. */
static void test_midnight(void **state)
{
	static const struct {
		long long seconds;
		int year, month, day;
	} table[] = {
		{ 0, 1970, 1, 1 },
		{ 1700000000, 2023, 11, 14 },
		{ 1700002799, 2023, 11, 14 }, /* 22:59:59 UTC: a second before midnight */
		{ 1700002800, 2023, 11, 15 },
		{ 1711839599, 2024, 3, 30 },  /* 22:59:59 UTC, in winter time still */
		{ 1711839600, 2024, 3, 31 },
		{ 1711922399, 2024, 3, 31 },  /* 21:59:59 UTC, in summer time now */
		{ 1711922400, 2024, 4, 1 },
		{ 253402297199, 9999, 12, 31 },
	};
	struct date date;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		expect_day(table[i].seconds, table[i].year, table[i].month, table[i].day);
	assert_false(today_in_norway(&date, -1));
	assert_false(today_in_norway(&date, 253402297200)); /* the year 10000 */
	assert_false(today_in_norway(&date, 67768036191676799)); /* whose year is larger than an int */
	assert_false(today_in_norway(&date, INT64_MAX));
}

static void test_as_the_system(void **state)
{
	const time_t begins_1996 = 820454400, ends_2037 = 2145916799;
	struct tm local;
	time_t summer = 1720000000; /* in July 2024 */

	(void)state;
	setenv("TZ", "Europe/Oslo", 1);
	tzset();
	if (!localtime_r(&summer, &local) || local.tm_gmtoff != 7200)
		skip(); /* no tables here */
	srand(1);
	for (int i = 0; i < 20000; i++) {
		time_t seconds = begins_1996 + (time_t)((double)rand() / RAND_MAX * (double)(ends_2037 - begins_1996));

		assert_non_null(localtime_r(&seconds, &local));
		expect_day(seconds, local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_midnight),
		cmocka_unit_test(test_as_the_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
