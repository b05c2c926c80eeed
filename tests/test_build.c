/* From results to document: the texts of whole editions, and what the templates name. */
#include "check.h"
#include "report_case.h"

#include <stdio.h>

static void test_look(void **state)
{
	struct report_case c;
	(void)state;
	case_make(&c);
	printf("%s", case_build(&c, "saksvedlegg", LANGUAGE_NN));
	case_free(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_look) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
