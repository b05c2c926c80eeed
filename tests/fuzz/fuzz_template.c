/* A template: placeholders, Markdown and blocks, with all values of the published example, onto pages. */
#include "folder.h"
#include "press.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };

	press->templates = folder_copy_of("templates");
	folder_put(press->templates, "nb/prove.md", data, size);
	press_report(press, press->study, NULL, "prove", &d);
	press_print(&d);
	arena_free(&arena);
	return 0;
}
