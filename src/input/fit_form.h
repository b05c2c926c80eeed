/* The form for `data tilpass`: result tables of KS's workbook for one target group, as they were printed and typed.
 *
 * Each table is a scenario, for what it was printed on (ages, period, duration, participants, costs …), and ten or
 * eleven amounts. What each cell means stands in the template of the form. */
#ifndef INPUT_FIT_FORM_H
#define INPUT_FIT_FORM_H

#include "base/limits.h"
#include "base/text.h"
#include "scenario.h"

/* The lines of a printed table: six sectors, three levels, and all of it. */
enum { FIT_SECTORS = 6, FIT_LEVEL = FIT_SECTORS, FIT_TOTAL = FIT_LEVEL + LEVELS, FIT_LINES };

/* Key of each line in the form: "overføringer", …, "kommune", …, "i alt". */
extern const char *const fit_line_key[FIT_LINES];

struct fit_table {
	struct scenario s;         /* price year, shares and effect as KS has them: the defaults */
	double typed[FIT_LINES];   /* present value, kr */
	double implementation;     /* as printed; NAN when it was not typed */
	const char *name, *title;  /* "tabell 2" or "prøve 1"; "13–15 år, 40 år" */
	struct place at;
	struct place sectors_at, levels_at, implementation_at; /* of the keys, and of the amount */
	struct place line_at[FIT_LINES];
};

struct fit_form {
	const char *file, *source; /* where the tables are from, in the user's words */
	int group;
	struct place group_at;
	struct fit_table *tables, *trials; /* to fit to, and to hold the fit against */
	size_t table_count, trial_count;
	int sector[FIT_SECTORS];   /* index in the data set of each line that is a sector */
};

/* Reads the form in `text` of file `file` into `out`. Every fault goes to `d` with its place; true when there was
 * none. Whether the amounts add up is told by fit_check. Lives as long as `a`. */
bool fit_form_read(struct fit_form *out, struct str text, const char *file, const struct dataset *data,
		   struct arena *a, struct diag *d);

#endif
