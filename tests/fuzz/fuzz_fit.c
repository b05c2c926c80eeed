/* The form for `data tilpass`: reading it, and fitting what can be fitted. */
#include "press.h"

#include "study/fit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct dataset *standard = &press_open()->data;
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct fit_form form = { 0 };
	struct str text;

	if (press_text(&text, data, size, &arena)) {
		bool good = fit_form_read(&form, text, "tilpass.yaml", standard, &arena, &d);

		good &= fit_check(&form, standard, &arena, &d);
		if (good) {
			struct fit *fit = fit_make(&form, standard, &arena);

			fit_uncertainty(fit);
			fit_next_table(fit);
		}
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
