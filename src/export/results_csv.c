/* The year table, for spreadsheets. */
#include "results.h"

#include "base/text.h"

bool results_csv(struct str *out, const struct study *study, struct arena *a, struct diag *d)
{
	const struct results *r = &study->results;
	struct buffer text = { .arena = a };

	(void)d;
	buffer_puts(&text, "aar,diskonteringsfaktor,kommune,fylkeskommune,stat,totalt,akkumulert\r\n");
	for (int k = 0; k < r->period; k++) {
		buffer_printf(&text, "%d,%.17g", r->start + k, r->discount[k]);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			buffer_printf(&text, ",%.17g", r->gain[k][level] - r->cost[k][level]);
		buffer_printf(&text, ",%.17g\r\n", r->balance[k][TOTAL]);
	}
	*out = buffer_str(&text);
	return true;
}
