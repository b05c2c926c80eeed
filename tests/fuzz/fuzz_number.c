/* Numbers as people write them, and the spelling rules. The first byte chooses the kind. */
#include "press.h"

#include "base/number.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "startår", "varighet", "deltakere", "normalliv uten tiltak" };
	struct arena arena = { 0 };
	struct str text;
	double value = 0;

	if (size && press_text(&text, data + 1, size - 1, &arena)) {
		if (!number_read(&value, text.data, data[0] % (NUMBER_PERCENT + 1), &arena)) {
			if (value != value)
				abort();
			number_whole(&arena, value);
			number_decimal(&arena, value, 2);
			number_short(&arena, value, 3);
			number_significant(value, 2);
		}
		text_id(&arena, text.data);
		text_compose(&arena, text.data);
		text_nearest(&arena, text.data, names, sizeof names / sizeof *names);
	}
	arena_free(&arena);
	return 0;
}
