/* An archived decision basis: read, and computed again. */
#include "press.h"

#include "sink/basis.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	const struct dataset *kept;
	struct basis_file file;
	struct scenario s;
	struct str text = { arena_text(&arena, (const char *)data, size), size };

	if (basis_read(&file, text, "rapport.grunnlag.json", &arena, &d)) {
		basis_is_whole(&file);
		if (basis_reopen(&s, &kept, &file, NULL, &arena, &d))
			press_study(kept, &s, &d);
		basis_reopen(&s, &kept, &file, &press->data, &arena, &d);
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
