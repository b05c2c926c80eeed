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

static void test_stops_349_personal_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(personal), 349);
	assert_int_equal(count_wrong(personal, COUNT(personal), true), 0);
}

static void test_passes_247_harmless_sentences(void **state)
{
	(void)state;
	assert_int_equal(COUNT(harmless), 247);
	assert_int_equal(count_wrong(harmless, COUNT(harmless), false), 0);
}

/* --- figures of budgets --- */

enum { BUDGETS = 1500, COLUMNS = 5, ROWS = 8, MOST_WRONG = 1 }; /* under one in a thousand */

static uint32_t state_of_random;

static uint32_t pick(uint32_t count)
{
	state_of_random = state_of_random * 1664525u + 1013904223u;
	return (state_of_random >> 8) % count;
}

/* A figure of `least` to `most` digits, perhaps with spaces between thousands, and «kr». */
static void put_figure(struct buffer *out, int least, int most, bool spaced, bool kr)
{
	int size = least + (int)pick((uint32_t)(most - least + 1));

	for (int left = size; left > 0; left--)
		buffer_printf(out, "%s%u", spaced && left < size && left % 3 == 0 ? " " : "", left == size ? 1 + pick(9) : pick(10));
	buffer_puts(out, kr ? " kr" : "");
}

static void put_table(struct buffer *out, bool spaced, bool kr)
{
	buffer_puts(out, "| A | B | C | D | E |\n|---|---|---|---|---|\n");
	for (int i = 0; i < ROWS; i++) {
		for (int k = 0; k < COLUMNS; k++) {
			buffer_puts(out, "| ");
			put_figure(out, 2, 7, spaced, kr);
		}
		buffer_puts(out, " |\n");
	}
}

static void put_prose(struct buffer *out, bool spaced, bool kr)
{
	buffer_puts(out, "Rammen er ");
	put_figure(out, 4, 8, spaced, kr);
	buffer_puts(out, ", og i fjor ");
	put_figure(out, 4, 8, spaced, kr);
	buffer_puts(out, " (av dette ");
	put_figure(out, 4, 8, spaced, kr);
	buffer_puts(out, ").");
}

static void test_figures_are_no_numbers(void **state)
{
	size_t wrong[2] = { 0 };

	(void)state;
	state_of_random = 1;
	for (int i = 0; i < 2 * BUDGETS; i++) {
		struct arena a = { 0 };
		struct buffer text = { .arena = &a };
		struct diag d;

		(i % 2 ? put_table : put_prose)(&text, pick(2), pick(2));
		wrong[i % 2] += count_finds(&a, buffer_text(&text), "Eksempel kommune", &d) > 0;
		arena_free(&a);
	}
	if (wrong[0] > MOST_WRONG || wrong[1] > MOST_WRONG)
		fail_msg("of %d: %zu sentences, %zu tables", BUDGETS, wrong[0], wrong[1]);
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
		cmocka_unit_test(test_stops_349_personal_sentences),
		cmocka_unit_test(test_figures_are_no_numbers),
		cmocka_unit_test(test_spelt_addresses),
		cmocka_unit_test(test_passes_247_harmless_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
