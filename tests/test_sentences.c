/* Sentences as people write them in notes: what the gate stops, and what it lets through. */
#include "sentences.h"

/* Every wrong answer is shown at once. */
static size_t count_wrong(const char *const sentences[], size_t count, bool stops)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct arena a = { 0 };
		const char *text = fill(&a, sentences[i]);
		struct diag d;
		size_t finds = count_finds(&a, text, "Eksempel kommune", &d);

		if (finds != (stops ? 1 : 0)) {
			print_error("%zu finds: %s\n", finds, text);
			wrong++;
		}
		arena_free(&a);
	}
	return wrong;
}

static void test_stops_258_personal_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(personal), 258);
	assert_int_equal(count_wrong(personal, COUNT(personal), true), 0);
}

static void test_passes_205_harmless_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(harmless), 205);
	assert_int_equal(count_wrong(harmless, COUNT(harmless), false), 0);
}

/* Every spelling of the two signs, also with spaces around; a word of its own needs them. */
static void test_spelt_addresses(void **state)
{
	static const char *const ats[] = {
		"@", " @ ", "(at)", "[at]", "{at}", "(a)", "[a]", "(alfa)", "[alfa]", "(krøllalfa)", "[krøllalfa]", "(alfakrøll)",
		"[alfakrøll]", "(snabel-a)", "[snabel-a]", "(snabela)", "[snabela]", "(ät)", "[ät]", "-at-", "-(at)-", " (at) ",
		" krøllalfa ", " alfakrøll ", " snabel-a ", " snabela ",
	};
	static const char *const dots[] = {
		".", ",", "(dot)", "[dot]", "{dot}", "(punktum)", "[punktum]", "(punkt)", "[punkt]", "(.)", "[.]", "-dot-",
		" dot ", " punktum ", " punkt ", " . ", " (dot) ",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(ats); i++)
		for (size_t k = 0; k < COUNT(dots); k++) {
			struct arena a = { 0 };
			struct diag d;
			const char *text = arena_printf(&a, "Skriv til kari%sgmail%scom i dag.", ats[i], dots[k]);

			if (count_finds(&a, text, "Eksempel kommune", &d) != 1)
				fail_msg("%zu finds: %s", d.errors, text);
			arena_free(&a);
		}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stops_258_personal_sentences),
		cmocka_unit_test(test_spelt_addresses),
		cmocka_unit_test(test_passes_205_harmless_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
