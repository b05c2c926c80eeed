/* A municipality's profile. */
#include "press.h"

#include "input/profile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct profile profile = { 0 };
	struct str text;

	if (press_text(&text, data, size, &arena))
		profile_read(&profile, text, "profil.yaml", &arena, &d);
	press_print(&d);
	arena_free(&arena);
	return 0;
}
