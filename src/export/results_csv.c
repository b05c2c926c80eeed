#include "results.h"

void results_csv(FILE *out, const struct study *study)
{
	const struct results *r = &study->results;

	fputs("aar,diskonteringsfaktor,kommune,fylkeskommune,stat,totalt,akkumulert\r\n", out);
	for (int k = 0; k < r->period; k++) {
		fprintf(out, "%d,%.17g", r->start + k, r->discount[k]);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			fprintf(out, ",%.17g", r->gain[k][level] - r->cost[k][level]);
		fprintf(out, ",%.17g\r\n", r->balance[k][TOTAL]);
	}
}
