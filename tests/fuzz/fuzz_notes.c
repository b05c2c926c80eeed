/* A file of notes, onto pages. */
#include "press.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct notes notes = { 0 };
	struct str text;

	if (press_text(&text, data, size, &arena)) {
		/* «sjekk» lays out what there is of notes with faults, too. */
		notes_read(&notes, text, "notater.md", &arena, &d);
		press_report(press, press->study, &notes, "innspill", &d);
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
