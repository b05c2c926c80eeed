/* The plain results in columns. */
#include "results.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"
#include "compared_text.h"
#include "study_text.h"

static void amounts(struct buffer *out, const char *name, double kroner, const struct results *r, struct arena *a)
{
	column_label(out, name);
	column_kroner(out, kroner, a);
	column_kroner(out, kroner / (double)r->all_participants, a);
	buffer_puts(out, "\n");
}

static void payback(struct buffer *out, const char *name, const struct payback *p)
{
	column_label(out, name);
	switch (p->status) {
	case PAYBACK_REACHED:
		buffer_printf(out, "%d, %d år etter oppstart", p->year, p->years);
		if (p->negative_again && p->lasting_year)
			buffer_printf(out, "; i minus igjen i %d, i pluss fra %d", p->negative_again, p->lasting_year);
		else if (p->negative_again)
			buffer_printf(out, "; i minus igjen fra %d", p->negative_again);
		break;
	case PAYBACK_NOT_IN_PERIOD:
		buffer_puts(out, "ikke i perioden");
		break;
	case PAYBACK_NO_INVESTMENT:
		buffer_puts(out, "aldri i minus");
		break;
	}
	buffer_puts(out, "\n");
}

static void net_amounts(struct buffer *out, enum level owner, const struct results *r, struct arena *a)
{
	column_label(out, "Nettogevinst, nåverdi i kr");
	buffer_printf(out, "%*s%*s\n", FIGURE_WIDTH, "i alt", FIGURE_WIDTH, "per deltaker");
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		amounts(out, level_name[level_at(owner, i)], r->net[level_at(owner, i)], r, a);
}

static void paybacks(struct buffer *out, enum level owner, const struct results *r)
{
	buffer_puts(out, "\nTjent inn\n");
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		payback(out, level_name[level_at(owner, i)], &r->payback[level_at(owner, i)]);
}

void results_summary_text(struct buffer *out, enum level owner, const struct results *r, struct arena *a)
{
	net_amounts(out, owner, r, a);
	paybacks(out, owner, r);
}

/* How sure the success rate is, and who says so. */
static void evidence(struct buffer *out, const struct scenario *s, struct arena *a)
{
	static const char *const name[] = {
		[EVIDENCE_NONE] = "ikke oppgitt",
		[EVIDENCE_ANSLAG] = "et anslag",
		[EVIDENCE_ERFARING] = "erfaring fra liknende tiltak",
		[EVIDENCE_STUDIE] = "en studie",
		[EVIDENCE_METAANALYSE] = "en metaanalyse av flere studier",
	};
	bool graded = s->evidence != EVIDENCE_NONE;

	column_label(out, "Suksessraten bygger på");
	if (graded || !s->source)
		buffer_puts(out, name[s->evidence]);
	if (s->source)
		buffer_printf(out, "%s%s", graded ? ": " : "", text_visible(a, s->source));
	buffer_puts(out, "\n");
}

/* Who pays, and what the kommune would be left with by the shares of KS's own model. */
static void payers(struct buffer *out, const struct study *study, struct arena *a)
{
	const struct scenario *s = study->scenario;
	const struct distribution *all = study->data->distributions;

	if (!study->data->distribution_count)
		return;
	buffer_puts(out, "\n");
	column_label(out, "Hvem som betaler");
	buffer_printf(out, "%s (%s)%s\n", text_visible(a, all[s->distribution].name[LANGUAGE_NB]),
		text_visible(a, all[s->distribution].id),
		s->distribution_at.file ? "" : ", som er standard for startåret");
	if (!s->distribution)
		return;
	column_label(out, arena_printf(a, "Kommunen med «%s»", text_visible(a, all[0].id)));
	column_kroner(out, study->ks_net[LEVEL_KOMMUNE], a);
	buffer_puts(out, "   slik KS regner\n");
}

/* What the result is when the group's figures were fitted to typed tables. */
static void fitted_tables(struct buffer *out, const struct study *study, struct arena *a)
{
	const struct fitted *f = &study->fitted;

	if (f->status == FITTED_NOT)
		return;
	column_label(out, "Tilpasset KS sine tabeller");
	if (f->status == FITTED_AS_KS)
		buffer_puts(out, "resultatet er KS sitt\n");
	else if (f->status == FITTED_OTHERWISE)
		buffer_puts(out, "alder og periode som hos KS, men med andre valg (fordelingen, for eksempel)\n");
	else
		buffer_printf(out, "regnet mellom KS sine tabeller, ± %s %% (kommunen ± %s %%)\n",
			      number_decimal(a, 100 * f->half_width[TOTAL], 1),
			      number_decimal(a, 100 * f->half_width[LEVEL_KOMMUNE], 1));
}

bool results_text(struct str *out, const struct study *study, struct arena *a, struct diag *d)
{
	const struct scenario *s = study->written;
	const struct dataset *data = study->data;
	const struct results *r = &study->results;
	struct buffer text = { .arena = a };

	(void)d;
	buffer_printf(&text, "%s\n%s\n\n", text_visible(a, s->title), text_visible(a, s->owner_name));
	column_label(&text, "Målgruppe");
	buffer_printf(&text, "%s\n", text_visible(a, data->groups[s->group].name[LANGUAGE_NB]));
	column_label(&text, "Deltakere i alt");
	buffer_printf(&text, "%s\n", number_whole(a, (double)r->all_participants));
	column_label(&text, "Suksessrate");
	buffer_printf(&text, "%s %%", number_short(a, r->success_rate * 100, 3));
	if (study->optimism > 0)
		buffer_printf(&text, ", satt ned med %s %% for optimisme, fra %s %%",
			      number_short(a, study->optimism * 100, 1),
			      number_short(a, scenario_success_rate(s) * 100, 3));
	buffer_puts(&text, "\n");
	evidence(&text, s, a);
	column_label(&text, "Periode");
	buffer_printf(&text, "%d–%d, %d-kroner\n\n", r->start, r->start + r->period - 1, s->price_year);

	net_amounts(&text, s->owner, r, a);
	payers(&text, study, a);
	fitted_tables(&text, study, a);
	buffer_puts(&text, "\nPer sektor\n");
	for (int i = 0; i < data->sector_count; i++)
		amounts(&text, text_visible(a, data->sectors[i].name[LANGUAGE_NB]), r->sector[i][TOTAL], r, a);
	amounts(&text, "Kostnader ved tiltaket", r->implementation[TOTAL], r, a);
	paybacks(&text, s->owner, r);
	study_text(&text, study, a);
	if (data->illustrative)
		buffer_printf(&text, "\n%s\n", text_visible(a, data->reservation[LANGUAGE_NB]));
	compared_with_file_text(&text, study, a);
	*out = buffer_str(&text);
	return true;
}
