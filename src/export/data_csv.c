/* A row per service. */
#include "csv_rows.h"
#include "data.h"

#include "base/text.h"

/* A text cell; what stands in a file cannot steer a terminal. */
static void text(struct csv_rows *c, const char *text, struct arena *a)
{
	csv_put_text(c, text_visible(a, text));
}

static void price_cells(struct csv_rows *c, const struct dataset *data, const struct service *s, struct arena *a)
{
	text(c, s->id, a);
	text(c, s->name[LANGUAGE_NB], a);
	text(c, data->sectors[s->sector].id, a);
	text(c, s->revenue ? "inntekt" : "utgift", a);
	text(c, s->unit, a);
	csv_put_number(c, s->price);
	csv_put_whole(c, s->price_year);
	for (int level = 0; level < LEVELS; level++)
		csv_put_number(c, s->share[level]);
	text(c, grade_id[s->grade], a);
	text(c, s->source, a);
	text(c, realisation_id[s->realisation], a);
}

static void lifetime_cells(struct csv_rows *c, const struct lifetime *lifetime, struct arena *a)
{
	csv_put_number(c, lifetime->amount);
	csv_put_kroner(c, lifetime->kroner);
	text(c, grade_id[lifetime->grade], a);
}

static void group_cells(struct csv_rows *c, const struct dataset *data, int group, int service, struct arena *a)
{
	struct lifetime own = dataset_lifetime(data, group, service);

	text(c, data->groups[group].id, a);
	lifetime_cells(c, &own, a);
	csv_put_kroner(c, own.extra);
	text(c, dataset_is_own(data, group, service) ? "ja" : "nei", a);
	csv_put_number(c, dataset_whole_group(data, group, service) / 1e6);
	csv_put_number(c, data->calibration[group][service]);
}

static struct str csv(const struct data_view *view, bool norwegian, struct arena *a)
{
	static const char *const heads[] = { "tjeneste", "navn", "sektor", "retning", "enhet", "pris", "prisaar",
					     "kommune", "fylkeskommune", "stat", "kvalitet", "kilde", "innloesing",
					     "gjennomsnitt_mengde", "gjennomsnitt_kroner", "gjennomsnitt_kvalitet",
					     "malgruppe", "malgruppe_mengde", "malgruppe_kroner", "malgruppe_kvalitet",
					     "merkostnad", "egne_tall", "hele_gruppen_mill_kr_per_aar", "faktor" };
	enum { ALL = sizeof heads / sizeof *heads, OF_GROUP = 8 };
	const struct dataset *data = view->data;
	struct csv_rows c = csv_rows_new(norwegian, a);

	csv_put_heads(&c, heads, view->group ? ALL : ALL - OF_GROUP);
	for (int i = 0; i < data->service_count; i++) {
		struct lifetime average = dataset_lifetime(data, 0, i);

		price_cells(&c, data, &data->services[i], a);
		lifetime_cells(&c, &average, a);
		if (view->group)
			group_cells(&c, data, view->group, i, a);
		csv_row_end(&c);
	}
	return buffer_str(&c.text);
}

bool data_csv(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(view, false, a);
	return true;
}

bool data_csv_norwegian(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(view, true, a);
	return true;
}
