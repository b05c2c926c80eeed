/* A file of notes all the way to the bytes of the PDF. */
#include "press.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct notes notes = { 0 };
	struct str text;

	if (press_text(&text, data, size, &arena) && notes_read(&notes, text, "notater.md", &arena, &d))
		press_pdf(press, press->study, &notes, "innspill", &d);
	press_print(&d);
	arena_free(&arena);
	return 0;
}
