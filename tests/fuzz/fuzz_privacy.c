/* The privacy gate: it reads within the text, finds at places that are there, and tells no digit of what it finds. */
#include "press.h"

#include "guard/privacy.h"
#include "guard/privacy_plain.h"

#include <stdlib.h>
#include <string.h>

static void check_plain(struct str text, struct arena *a)
{
	struct plain plain;

	plain_read(&plain, text, a);
	if (plain.size > text.size || plain.from[plain.size] != text.size)
		abort();
	for (size_t i = 0; i < plain.size; i++)
		if (plain.from[i] > plain.from[i + 1] || plain.from[i] >= text.size)
			abort();
}

static int count_lines(struct str text)
{
	int lines = 1;

	for (size_t i = 0; i < text.size; i++)
		lines += text.data[i] == '\n';
	return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct privacy gate = { .municipality = "Søndre Land kommune", .arena = &arena, .diag = &d };
	struct str text;

	if (press_text(&text, data, size, &arena)) {
		check_plain(text, &arena);
		privacy_check(&gate, text, "notater.md");
		for (size_t i = 0; i < d.count; i++)
			if (d.entries[i].at.line < 1 || d.entries[i].at.line > count_lines(text) ||
			    d.entries[i].at.column < 1 || strpbrk(d.entries[i].message, "0123456789"))
				abort();
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
