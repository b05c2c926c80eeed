/* The data set in columns. */
#include "data.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"

enum { SHARE_WIDTH = 10 };

static void print_head(struct buffer *out, const struct dataset *data, struct arena *a)
{
	buffer_printf(out, "%s, versjon %s\n", text_visible(a, data->name),
		      text_visible(a, data->version));
	if (data->base_name)
		buffer_printf(out, "Bygger på: %s, versjon %s\n", text_visible(a, data->base_name),
			      text_visible(a, data->base_version));
	buffer_printf(out, "Priser i %d-kroner\nSHA-256 %s\n\n", data->price_year,
		      dataset_sha256(data, a));
	if (data->reservation[LANGUAGE_NB])
		column_paragraph(out, 0, text_visible(a, data->reservation[LANGUAGE_NB]));
	buffer_puts(out, "\n");
}

static const char *percent(struct arena *a, double share)
{
	return arena_printf(a, "%s %%", number_short(a, share * 100, 1));
}

static void print_services(struct buffer *out, const struct dataset *data, struct arena *a)
{
	static const char *const payers[LEVELS] = { "kommune", "fylke", "stat" };
	static const char *const realised[REALISATIONS] = {
		[REALISED_AT_ONCE] = "straks, når betalingen faller bort eller skatten kommer inn",
		[REALISED_BY_CONTRACT] = "når en avtale eller plass er over",
		[REALISED_IN_CAPACITY] = "bare med færre stillinger",
	};

	column_label(out, data->own_services ? "Tjenester (egne tall)" : "Tjenester");
	column_right(out, "pris, kr", FIGURE_WIDTH);
	for (int level = 0; level < LEVELS; level++)
		column_right(out, payers[level], SHARE_WIDTH);
	buffer_puts(out, "   kvalitet\n");
	for (int i = 0; i < data->service_count; i++) {
		const struct service *s = &data->services[i];

		column_label(out, s->id);
		column_right(out, number_short(a, s->price, 3), FIGURE_WIDTH);
		for (int level = 0; level < LEVELS; level++)
			column_right(out, percent(a, s->share[level]), SHARE_WIDTH);
		buffer_printf(out, "   %s\n", grade_id[s->grade]);
		column_paragraph(out, 4,
				 text_visible(a, arena_printf(a, "%s; per %s. Blir til penger: %s. Kilde: %s",
							      s->name[LANGUAGE_NB], s->unit, realised[s->realisation],
							      s->source)));
	}
}

static const char *own_mark(const struct dataset *data, int group, int service)
{
	return dataset_is_own(data, group, service) ? ", egne tall" : "";
}

/* What a person uses from 0 to 59 years. */
static void print_lifetimes(struct buffer *out, const struct dataset *data, int group, struct arena *a)
{
	buffer_puts(out, "\nPer person fra 0 til 59 år\n");
	column_label(out, "");
	column_right(out, "gjennomsnitt", FIGURE_WIDTH);
	column_right(out, "kroner", FIGURE_WIDTH);
	if (group) {
		column_right(out, "målgruppen", FIGURE_WIDTH);
		column_right(out, "merkostnad, kr", FIGURE_WIDTH);
	}
	buffer_puts(out, "   kvalitet\n");
	for (int i = 0; i < data->service_count; i++) {
		struct lifetime average = dataset_lifetime(data, 0, i),
				own = dataset_lifetime(data, group, i);

		column_label(out, data->services[i].id);
		column_right(out, number_short(a, average.amount, 2), FIGURE_WIDTH);
		column_kroner(out, average.kroner, a);
		if (group) {
			column_right(out, number_short(a, own.amount, 2), FIGURE_WIDTH);
			column_kroner(out, own.extra, a);
		}
		buffer_printf(out, "   %s%s\n", grade_id[own.grade], own_mark(data, group, i));
	}
}

/* What the whole group cost more than as many of the average in a year. */
static void print_whole_group(struct buffer *out, const struct dataset *data, int group, struct arena *a)
{
	const struct group *g = &data->groups[group];
	double sum = 0;

	buffer_printf(out, "\nHele gruppen på %s personer mot like mange i gjennomsnittet, i ett år\n",
		number_whole(a, (double)g->size));
	column_label(out, "");
	column_right(out, "merkostnad, mill. kr", FIGURE_WIDTH);
	buffer_puts(out, "   kvalitet\n");
	for (int i = 0; i < data->service_count; i++) {
		double more = dataset_whole_group(data, group, i);

		sum += more;
		column_label(out, data->services[i].id);
		column_right(out, number_short(a, more / 1e6, 0), FIGURE_WIDTH);
		buffer_printf(out, "   %s\n", grade_id[GRADE_ANSLAG]);
	}
	column_label(out, "sum");
	column_right(out, number_short(a, sum / 1e6, 0), FIGURE_WIDTH);
	buffer_printf(out, "   %s\n", grade_id[GRADE_ANSLAG]);
	column_paragraph(out, 4,
			 arena_printf(a,
				      "Anslag: personene er regnet som jevnt fordelt på aldrene %d–%d år. "
				      "Tallene er i %d-kroner og sier hva gruppen bruker mer, ikke hva et tiltak kan spare.",
				      g->spread.from, g->spread.to, data->price_year));
}

static const char *ages(const struct usage *u, struct arena *a)
{
	return u->from == u->to ? arena_printf(a, "%d", u->from)
				: arena_printf(a, "%d–%d", u->from, u->to);
}

static void print_rows(struct buffer *out, const struct dataset *data, int group, struct arena *a)
{
	const char *before = NULL;

	buffer_printf(out, "\nBruk etter alder: %s\n",
		      text_visible(a, data->groups[group].name[LANGUAGE_NB]));
	if (group)
		column_paragraph(out, 0,
				 "Der det står et forholdstall, er mengden snittet · (1 + κ · (forholdstallet − 1)); κ er 1 når den ikke står der.");
	for (size_t i = 0; i < data->usage_count; i++) {
		const struct usage *u = &data->usages[i];

		if (u->group != group)
			continue;
		column_label(out, arena_printf(a, "%s %s år", data->services[u->service].id,
					       ages(u, a)));
		column_right(out, number_short(a, u->amount, 5), FIGURE_WIDTH);
		if (u->half_width > 0)
			buffer_printf(out, " ± %s", number_short(a, number_significant(u->half_width, 2), 6));
		buffer_printf(out, " %-10s  %s%s%s\n", u->is_ratio ? "× snittet" : "per person",
			      data->calibrated[group][u->service] && u->is_ratio
				      ? arena_printf(a, "κ %s  ",
						     number_short(a, data->calibration[group][u->service], 6))
				      : "",
			      grade_id[u->grade], data->base_name && u->own ? ", egne tall" : "");
		if (!before || !text_equal(before, u->source))
			column_paragraph(out, 4,
					 text_visible(a, arena_printf(a, "Kilde: %s", u->source)));
		before = u->source;
	}
}

/* What the group's services cost each level where that is its own. */
static void print_own_shares(struct buffer *out, const struct dataset *data, int group, struct arena *a)
{
	bool any = false;

	for (size_t i = 0; i < data->group_share_count; i++) {
		const struct group_share *own = &data->group_shares[i];

		if (own->group != group)
			continue;
		if (!any)
			buffer_puts(out, "Egne andeler\n");
		any = true;
		column_label(out, arena_printf(a, "%s, %s", data->services[own->service].id,
					       data->distributions[own->distribution].id));
		for (int level = 0; level < (own->is_ratio ? LEVEL_STAT : LEVELS); level++)
			buffer_printf(out, "%s %s%s", level_id[level], percent(a, own->share[level]),
				      level < LEVEL_STAT ? ", " : "");
		if (own->is_ratio)
			buffer_puts(out, "av andelene over");
		if (own->half_width > 0)
			buffer_printf(out, " (± %s)", percent(a, own->half_width));
		buffer_printf(out, "   %s\n", grade_id[own->grade]);
	}
	if (any)
		buffer_puts(out, "\n");
}

/* What the group's figures were fitted to, table by table. */
static void print_fitted(struct buffer *out, const struct dataset *data, int group, struct arena *a)
{
	static const char *const kinds[] = { [FITTED_TABLE] = "tabell", [FITTED_TRIAL] = "prøve" };
	bool any = false;

	for (size_t i = 0; i < data->fitted_count; i++) {
		const struct fitted_row *row = &data->fitted[i];

		if (row->group != group || row->kind > FITTED_TRIAL || row->level != TOTAL)
			continue;
		if (!any)
			buffer_puts(out, "Tilpasset tabeller fra KS sitt regneark: skrevet av, og regnet\n");
		any = true;
		column_label(out, arena_printf(a, "%s %d–%d år, %d år", kinds[row->kind], row->ages[0].from,
					       row->ages[row->age_count - 1].to, row->period));
		column_kroner(out, row->typed, a);
		column_kroner(out, row->computed, a);
		if (row->kind == FITTED_TRIAL)
			buffer_printf(out, " ± %s", number_whole(a, row->half_width));
		buffer_puts(out, "\n");
	}
	if (any)
		buffer_puts(out, "\n");
}

static void print_group(struct buffer *out, const struct dataset *data, int group, struct arena *a)
{
	const struct group *g = &data->groups[group];

	buffer_printf(out, "\n%s\n", text_visible(a, g->name[LANGUAGE_NB]));
	column_paragraph(out, 0, text_visible(a, g->definition[LANGUAGE_NB]));
	buffer_printf(out, "%s personer (%s). Kilde: %s\n\n", number_whole(a, (double)g->size),
		      text_visible(a, g->period), text_visible(a, g->source));
	if (g->assessment[LANGUAGE_NB])
		column_paragraph(out, 0, text_visible(a, g->assessment[LANGUAGE_NB]));
	print_fitted(out, data, group, a);
	print_own_shares(out, data, group, a);
}

bool data_text(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	struct buffer text = { .arena = a };
	const struct dataset *data = view->data;
	int group = view->group;

	(void)d;
	print_head(&text, data, a);
	print_services(&text, data, a);
	if (group)
		print_group(&text, data, group, a);
	print_lifetimes(&text, data, group, a);
	if (group) {
		print_whole_group(&text, data, group, a);
		print_rows(&text, data, 0, a);
		print_rows(&text, data, group, a);
	}
	*out = buffer_str(&text);
	return true;
}
