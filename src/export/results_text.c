#include "results.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"
#include "study_text.h"

static void figures(FILE *out, const char *name, double kroner, const struct results *r, struct arena *a)
{
	column_label(out, name);
	column_kroner(out, kroner, a);
	column_kroner(out, kroner / (double)r->all_participants, a);
	fputc('\n', out);
}

static void payback(FILE *out, const char *name, const struct payback *p)
{
	column_label(out, name);
	switch (p->status) {
	case PAYBACK_REACHED:
		fprintf(out, "%d, %d år etter oppstart", p->year, p->years);
		if (p->negative_again && p->lasting_year)
			fprintf(out, "; i minus igjen i %d, i pluss fra %d", p->negative_again, p->lasting_year);
		else if (p->negative_again)
			fprintf(out, "; i minus igjen fra %d", p->negative_again);
		break;
	case PAYBACK_NOT_IN_PERIOD:
		fputs("ikke i perioden", out);
		break;
	case PAYBACK_NO_INVESTMENT:
		fputs("aldri i minus", out);
		break;
	}
	fputc('\n', out);
}

static void net_amounts(FILE *out, const struct results *r, struct arena *a)
{
	column_label(out, "Nettogevinst, nåverdi i kr");
	fprintf(out, "%*s%*s\n", FIGURE_WIDTH, "i alt", FIGURE_WIDTH, "per deltaker");
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		figures(out, level_name[level_at(i)], r->net[level_at(i)], r, a);
}

static void paybacks(FILE *out, const struct results *r)
{
	fputs("\nSpart inn igjen\n", out);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		payback(out, level_name[level_at(i)], &r->payback[level_at(i)]);
}

void results_summary_text(FILE *out, const struct results *r, struct arena *a)
{
	net_amounts(out, r, a);
	paybacks(out, r);
}

/* How sure the success rate is, and who says so. */
static void evidence(FILE *out, const struct scenario *s, struct arena *a)
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
		fputs(name[s->evidence], out);
	if (s->source)
		fprintf(out, "%s%s", graded ? ": " : "", text_visible(a, s->source));
	fputc('\n', out);
}

/* Who pays, and what the kommune would be left with by the shares of KS's own model. */
static void payers(FILE *out, const struct study *study, struct arena *a)
{
	const struct scenario *s = study->scenario;
	const struct distribution *all = study->data->distributions;

	if (!study->data->distribution_count)
		return;
	fputc('\n', out);
	column_label(out, "Hvem som betaler");
	fprintf(out, "%s (%s)%s\n", text_visible(a, all[s->distribution].name[LANGUAGE_NB]),
		text_visible(a, all[s->distribution].id),
		s->distribution_at.file ? "" : ", som er standard for startåret");
	if (!s->distribution)
		return;
	column_label(out, arena_printf(a, "Kommunen med «%s»", text_visible(a, all[0].id)));
	column_kroner(out, study->ks_net[LEVEL_KOMMUNE], a);
	fputs("   slik KS regner\n", out);
}

void results_text(FILE *out, const struct study *study, struct arena *a)
{
	const struct scenario *s = study->written;
	const struct dataset *data = study->data;
	const struct results *r = &study->results;

	fprintf(out, "%s\n%s\n\n", text_visible(a, s->title), text_visible(a, s->owner_name));
	column_label(out, "Målgruppe");
	fprintf(out, "%s\n", text_visible(a, data->groups[s->group].name[LANGUAGE_NB]));
	column_label(out, "Deltakere i alt");
	fprintf(out, "%s\n", number_whole(a, (double)r->all_participants));
	column_label(out, "Suksessrate");
	fprintf(out, "%s %%", number_short(a, r->success_rate * 100, 3));
	if (study->optimism > 0)
		fprintf(out, ", satt ned med %s %% for optimisme, fra %s %%", number_short(a, study->optimism * 100, 1),
			number_short(a, scenario_success_rate(s) * 100, 3));
	fputc('\n', out);
	evidence(out, s, a);
	column_label(out, "Periode");
	fprintf(out, "%d–%d, %d-kroner\n\n", r->start, r->start + r->period - 1, s->price_year);

	net_amounts(out, r, a);
	payers(out, study, a);
	fputs("\nPer sektor\n", out);
	for (int i = 0; i < data->sector_count; i++)
		figures(out, text_visible(a, data->sectors[i].name[LANGUAGE_NB]), r->sector[i][TOTAL], r, a);
	figures(out, "Kostnader ved tiltaket", r->implementation[TOTAL], r, a);
	paybacks(out, r);
	study_text(out, study, a);
	if (data->illustrative)
		fprintf(out, "\n%s\n", text_visible(a, data->reservation[LANGUAGE_NB]));
}
