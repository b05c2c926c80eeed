/* The years, and the services in each of them, for spreadsheets. */
#include "results.h"

#include "csv_rows.h"

#include "base/arena.h"

static struct str years(const struct study *study, bool norwegian, struct arena *a)
{
	static const char *const heads[] = { "aar",  "diskonteringsfaktor", "kommune", "fylkeskommune",
					     "stat", "totalt",		    "akkumulert" };
	const struct results *r = &study->results;
	struct csv_rows c = csv_rows_new(norwegian, a);

	csv_put_heads(&c, heads, sizeof heads / sizeof *heads);
	for (int k = 0; k < r->period; k++) {
		csv_put_whole(&c, r->start + k);
		csv_put_number(&c, r->discount[k]);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			csv_put_kroner(&c, r->gain[k][level] - r->cost[k][level]);
		csv_put_kroner(&c, r->balance[k][TOTAL]);
		csv_row_end(&c);
	}
	return buffer_str(&c.text);
}

static void service_row(struct csv_rows *c, const struct results *r, int k, const char *id, const char *sector,
			int level, double gain, double cost)
{
	csv_put_whole(c, r->start + k);
	csv_put_text(c, id);
	csv_put_text(c, sector);
	csv_put_text(c, level_id[level]);
	csv_put_kroner(c, gain);
	csv_put_kroner(c, cost);
	csv_put_number(c, r->discount[k]);
	csv_row_end(c);
}

/* One row for each year, service and level; what the measure costs is a row of its own. Σ (gain − cost) · factor over
 * a level's rows is its net. */
static struct str services(const struct study *study, bool norwegian, struct arena *a)
{
	static const char *const heads[] = { "aar",	"tjeneste", "sektor",		   "nivaa",
					     "gevinst", "kostnad",  "diskonteringsfaktor" };
	static const char cost_id[] = "implementering";
	const struct dataset *data = study->data;
	const struct results *r = &study->results;
	struct gains *gains = NEW(a, struct gains);
	struct csv_rows c = csv_rows_new(norwegian, a);

	calc_gains(gains, study->scenario, data);
	csv_put_heads(&c, heads, sizeof heads / sizeof *heads);
	for (int k = 0; k < r->period; k++) {
		for (int i = 0; i < data->service_count; i++) {
			const struct service *s = &data->services[i];

			for (int level = 0; level < LEVELS; level++)
				service_row(&c, r, k, s->id, data->sectors[s->sector].id, level,
					    s->share[level] * gains->gain[i][k], 0);
		}
		for (int level = 0; level < LEVELS; level++)
			service_row(&c, r, k, cost_id, cost_id, level, 0, r->cost[k][level]);
	}
	return buffer_str(&c.text);
}

bool results_csv(struct str *out, const struct study *study, struct arena *a, struct diag *d)
{
	(void)d;
	*out = years(study, false, a);
	return true;
}

bool results_csv_norwegian(struct str *out, const struct study *study, struct arena *a, struct diag *d)
{
	(void)d;
	*out = years(study, true, a);
	return true;
}

bool results_services_csv(struct str *out, const struct study *study, struct arena *a, struct diag *d)
{
	(void)d;
	*out = services(study, false, a);
	return true;
}

bool results_services_csv_norwegian(struct str *out, const struct study *study, struct arena *a, struct diag *d)
{
	(void)d;
	*out = services(study, true, a);
	return true;
}
