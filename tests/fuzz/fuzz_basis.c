/* An archived basis from anywhere: read, its rows and scenario opened again, computed, and compared
 * with. */
#include "press.h"

#include "archive/basis.h"

static void recompute(struct press *press, const struct basis_file *file, struct arena *a,
		      struct diag *d)
{
	struct study_options options = { .montecarlo = { .seed = file->montecarlo.seed, .draws = 10 }, .rules = file->rules };
	struct scenario *scenario = NEW(a, struct scenario);
	struct earlier_basis earlier;
	const struct dataset *data;
	struct study *study;

	if (basis_as_earlier(&earlier, file, &press->data, a, d))
		options.earlier = &earlier;
	if (basis_reopen(scenario, &data, file, NULL, a, d)) {
		study = study_make(scenario, data, &options, a, d);
		if (study)
			named_values_of(study, a);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct basis_file file;

	if (basis_read(&file, (struct str){ (const char *)data, size }, "x.grunnlag.json", &arena,
		       &d)) {
		recompute(press, &file, &arena, &d);
		if (file.earlier)
			recompute(press, file.earlier, &arena, &d);
	}
	press_print(&d);
	arena_free(&arena);
	return 0;
}
