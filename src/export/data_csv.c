/* A row per service. */
#include "csv_text.h"
#include "data.h"

#include "base/text.h"

/* A text cell; what stands in a file cannot steer a terminal. */
static void cell(struct buffer *out, const char *text, struct arena *a)
{
	csv_text(out, text_visible(a, text));
	buffer_puts(out, ",");
}

static void price_cells(struct buffer *out, const struct dataset *data, const struct service *s,
			struct arena *a)
{
	cell(out, s->id, a);
	cell(out, s->name[LANGUAGE_NB], a);
	cell(out, data->sectors[s->sector].id, a);
	cell(out, s->revenue ? "inntekt" : "utgift", a);
	cell(out, s->unit, a);
	buffer_printf(out, "%.17g,%d,", s->price, s->price_year);
	for (int level = 0; level < LEVELS; level++)
		buffer_printf(out, "%.17g,", s->share[level]);
	cell(out, grade_id[s->grade], a);
	cell(out, s->source, a);
	cell(out, realisation_id[s->realisation], a);
}

static void lifetime_cells(struct buffer *out, const struct lifetime *lifetime)
{
	buffer_printf(out, "%.17g,%.17g,%s", lifetime->amount, lifetime->kroner,
		      grade_id[lifetime->grade]);
}

bool data_csv(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	struct buffer text = { .arena = a };
	const struct dataset *data = view->data;
	int group = view->group;

	(void)d;
	buffer_puts(&text, "tjeneste,navn,sektor,retning,enhet,pris,prisaar,kommune,fylkeskommune,stat,kvalitet,"
		    "kilde,innloesing,"
		    "gjennomsnitt_mengde,gjennomsnitt_kroner,gjennomsnitt_kvalitet");
	if (group)
		buffer_puts(&text, ",malgruppe,malgruppe_mengde,malgruppe_kroner,malgruppe_kvalitet,merkostnad,"
			    "egne_tall,hele_gruppen_mill_kr_per_aar,faktor");
	buffer_puts(&text, "\r\n");
	for (int i = 0; i < data->service_count; i++) {
		struct lifetime average = dataset_lifetime(data, 0, i),
				own = dataset_lifetime(data, group, i);

		price_cells(&text, data, &data->services[i], a);
		lifetime_cells(&text, &average);
		if (group) {
			buffer_puts(&text, ",");
			cell(&text, data->groups[group].id, a);
			lifetime_cells(&text, &own);
			buffer_printf(&text, ",%.17g,%s,%.17g,%.17g", own.extra,
				      dataset_is_own(data, group, i) ? "ja" : "nei",
				      dataset_whole_group(data, group, i) / 1e6, data->calibration[group][i]);
		}
		buffer_puts(&text, "\r\n");
	}
	*out = buffer_str(&text);
	return true;
}
