#include "study_text.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"

#include <stddef.h>

static const char *const level_name[LEVELS_AND_TOTAL] = { "kommunen", "fylkeskommunen", "staten", "samlet" };

/* The columns: the total first, as in every table. */
static int level_at(int column)
{
	return (column + TOTAL) % LEVELS_AND_TOTAL;
}

static void head(FILE *out, const char *title)
{
	fputc('\n', out);
	column_label(out, title);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_right(out, level_name[level_at(i)], FIGURE_WIDTH);
	fputc('\n', out);
}

enum unit { UNIT_PERCENT, UNIT_CHILDREN, UNIT_COUNT, UNIT_KRONER, UNIT_YEARS };

static const char *answer_text(const struct answer *answer, enum unit unit, struct arena *a)
{
	static const char *const reason[ANSWER_STATUSES] = {
		[ANSWER_FOUND] = "",
		[ANSWER_ALWAYS] = "aldri tap",
		[ANSWER_NO_EFFECT] = "påvirker ikke",
		[ANSWER_LOSES] = "mer gir tap",
		[ANSWER_OUT_OF_REACH] = "kan ikke nås",
		[ANSWER_NEVER] = "alltid tap",
		[ANSWER_NO_COST] = "ingen kostnad",
		[ANSWER_NOT_MONOTONE] = "ingen grense",
	};

	if (answer->status != ANSWER_FOUND)
		return reason[answer->status];
	switch (unit) {
	case UNIT_PERCENT:
		return arena_printf(a, "%s %%", number_short(a, answer->value * 100, 2));
	case UNIT_CHILDREN:
		return arena_printf(a, "%ld av 100", answer->whole);
	case UNIT_COUNT:
	case UNIT_KRONER:
		return number_whole(a, (double)answer->whole);
	case UNIT_YEARS:
		return arena_printf(a, "%ld år", answer->whole);
	}
	return "";
}

static void needed(FILE *out, const struct answers *answers, struct arena *a)
{
	static const struct {
		const char *name;
		size_t offset;
		enum unit unit;
	} rows[] = {
		{ "Suksessrate", offsetof(struct needed, success_rate), UNIT_PERCENT },
		{ "Suksessrate, hele deltakere", offsetof(struct needed, success_rate), UNIT_CHILDREN },
		{ "Deltakere per runde", offsetof(struct needed, participants), UNIT_COUNT },
		{ "Høyeste kostnad per deltaker, kr", offsetof(struct needed, cost_per_participant), UNIT_KRONER },
		{ "Virkningen avtar høyst, per år", offsetof(struct needed, fade), UNIT_PERCENT },
		{ "Korteste periode", offsetof(struct needed, period), UNIT_YEARS },
	};

	head(out, "Hva som skal til for å unngå tap");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		column_label(out, rows[i].name);
		for (int j = 0; j < LEVELS_AND_TOTAL; j++) {
			const char *record = (const char *)&answers->needed[level_at(j)];
			const struct answer *answer = (const struct answer *)(const void *)(record + rows[i].offset);

			column_right(out, answer_text(answer, rows[i].unit, a), FIGURE_WIDTH);
		}
		fputc('\n', out);
	}
}

static void cash(FILE *out, const struct study *study, struct arena *a)
{
	const struct cash *kommune = &study->answers.cash[LEVEL_KOMMUNE];
	const struct cofinancing *c = &study->answers.cofinancing;

	fputs("\nKommunens økonomi, ikke regnet om til nåverdi, kr\n", out);
	for (int i = 0; i < kommune->budget_years; i++) {
		column_label(out, arena_printf(a, "%d", study->results.start + i));
		column_kroner(out, kommune->budget[i], a);
		fputc('\n', out);
	}
	column_label(out, "Største utlegg til sammen");
	column_kroner(out, kommune->accumulated.amount, a);
	if (kommune->accumulated.year)
		fprintf(out, "  i %d", kommune->accumulated.year);
	fputc('\n', out);
	if (c->status == COFINANCING_NOT_NEEDED)
		return;
	if (c->status == COFINANCING_NO_GAINER || !cofinancing_is_covered(c)) {
		fputs("De andre sparer for lite til å dekke kommunens tap.\n", out);
		return;
	}
	fprintf(out, "For at kommunen skal gå i null, må andre dekke dette i %d år:\n", c->years);
	column_label(out, "Fylkeskommunen, per år");
	column_kroner(out, c->yearly[LEVEL_FYLKESKOMMUNE], a);
	fputc('\n', out);
	column_label(out, "Staten, per år");
	column_kroner(out, c->yearly[LEVEL_STAT], a);
	fputc('\n', out);
}

/* Draws never show what is certain: nearer than a hundredth is only said to be. */
static const char *probability_text(const struct spread *s, struct arena *a)
{
	if (s->deviation > 0 && s->probability < 0.01)
		return "under 1 %";
	if (s->deviation > 0 && s->probability > 0.99)
		return "over 99 %";
	return arena_printf(a, "%s %%", number_whole(a, s->probability * 100));
}

static void uncertainty(FILE *out, const struct montecarlo *m, struct arena *a)
{
	head(out, arena_printf(a, "Usikkerhet, %s utregninger", number_whole(a, (double)m->draws)));
	column_label(out, "Sannsynlighet for å unngå tap");
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_right(out, probability_text(&m->net[level_at(i)], a), FIGURE_WIDTH);
	fputc('\n', out);
	for (int row = 0; row < 3; row++) {
		static const char *const name[] = { "Lav (P10), kr", "Midt (P50), kr", "Høy (P90), kr" };

		column_label(out, name[row]);
		for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
			const struct spread *s = &m->net[level_at(i)];

			column_kroner(out, row == 0 ? s->p10 : row == 1 ? s->p50 : s->p90, a);
		}
		fputc('\n', out);
	}
	fprintf(out, "Startverdi for tilfeldige tall: %u\n", m->seed);
}

static void leans_on(FILE *out, const struct study *study, struct arena *a)
{
	static const char *const name[ASSUMPTIONS] = {
		[ASSUMPTION_SUCCESS_RATE] = "Suksessrate",
		[ASSUMPTION_PARTICIPANTS] = "Deltakere per runde",
		[ASSUMPTION_COST] = "Kostnad per år",
		[ASSUMPTION_PRICES] = "Priser",
		[ASSUMPTION_EXCESS] = "Målgruppens merforbruk",
		[ASSUMPTION_RATE] = "Kalkulasjonsrente",
		[ASSUMPTION_PERIOD] = "Analyseperiode",
		[ASSUMPTION_FADE] = "Hvor mye virkningen avtar per år",
		[ASSUMPTION_EFFECT_START] = "Hvor mye senere virkningen starter",
	};
	const struct sensitivity *s = &study->sensitivity;

	fputc('\n', out);
	column_label(out, "Når én forutsetning endres, samlet");
	column_right(out, "laveste", FIGURE_WIDTH);
	column_right(out, "høyeste", FIGURE_WIDTH);
	fputc('\n', out);
	for (int i = 0; i < s->row_count; i++) {
		const struct sensitivity_row *row = &s->rows[i];

		if (row->high[TOTAL] - row->low[TOTAL] < 0.5)
			continue;
		column_label(out, row->sector < 0 ? name[row->assumption]
						  : arena_printf(a, "%s: %s", name[row->assumption],
								 text_visible(a, study->data->sectors[row->sector].name[LANGUAGE_NB])));
		column_kroner(out, row->low[TOTAL], a);
		column_kroner(out, row->high[TOTAL], a);
		fputc('\n', out);
	}
}

/* Kroner of one row, the total first. */
static void by_level(FILE *out, const char *name, const double net[LEVELS_AND_TOTAL], struct arena *a)
{
	column_label(out, name);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_kroner(out, net[level_at(i)], a);
	fputc('\n', out);
}

static void variants(FILE *out, const struct study *study, struct arena *a)
{
	if (!study->variant_count)
		return;
	head(out, "Alternativer, nettogevinst i kr");
	by_level(out, "Hovedalternativet", study->results.net, a);
	for (size_t i = 0; i < study->variant_count; i++)
		by_level(out, text_visible(a, study->variants[i].name), study->variants[i].results.net, a);
}

static void followup(FILE *out, const struct study *study, struct arena *a)
{
	static const char *const name[] = { "Som i prognosen fra starten", "Som planlagt herfra", "I samme tempo som hittil" };
	const struct expectation *rows[] = { &study->followup.forecast, &study->followup.as_planned,
					     &study->followup.at_pace };

	if (!study->has_followup)
		return;
	head(out, "Oppfølging, nettogevinst i kr");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		by_level(out, name[i], rows[i]->net, a);
}

static void earlier_values(FILE *out, const struct earlier_value *values, size_t count, struct arena *a)
{
	for (size_t i = 0; i < count; i++)
		fprintf(out, "  %s: %s → %s\n", text_visible(a, values[i].key),
			values[i].before ? text_visible(a, excerpt(a, values[i].before)) : "–",
			values[i].now ? text_visible(a, excerpt(a, values[i].now)) : "–");
}

static void earlier(FILE *out, const struct earlier *e, struct arena *a)
{
	static const char *const name[INPUTS] = {
		[INPUT_DATA] = "Datasett",
		[INPUT_SHARES] = "Fordeling mellom nivåene",
		[INPUT_GROUP] = "Målgruppe",
		[INPUT_AGES] = "Alder",
		[INPUT_TIMING] = "Tidsplan",
		[INPUT_PARTICIPANTS] = "Deltakere",
		[INPUT_SUCCESS_RATE] = "Suksessrate",
		[INPUT_COSTS] = "Kostnader",
		[INPUT_FADE] = "Frafall",
		[INPUT_EFFECT_YEARS] = "Effektens varighet",
		[INPUT_PRICES] = "Egne priser",
		[INPUT_PRICE_YEAR] = "Prisår",
		[INPUT_PERIOD] = "Periode",
		[INPUT_RATE] = "Kalkulasjonsrente",
	};

	if (!e)
		return;
	head(out, "Endret siden sist, kr");
	by_level(out, arena_printf(a, "%04d-%02d-%02d", e->basis->date.year, e->basis->date.month,
				   e->basis->date.day),
		 e->before, a);
	for (int i = 0; i < e->change_count; i++) {
		by_level(out, name[e->changes[i].input], e->changes[i].net, a);
		earlier_values(out, e->changes[i].values, e->changes[i].value_count, a);
	}
	by_level(out, "Nå", e->now, a);
	if (!e->explained)
		fputs("Målgruppen eller prisåret den gangen finnes ikke i dagens datasett, så endringen kan ikke deles opp.\n",
		      out);
	if (!e->reproduced)
		fprintf(out, "%s regnet på en annen måte; tallene fra den gangen er regnet ut på nytt.\n",
			text_visible(a, e->basis->program));
	if (e->other_count)
		fputs("Endret uten å virke på nettogevinsten\n", out);
	earlier_values(out, e->others, e->other_count, a);
}

void study_text(FILE *out, const struct study *study, struct arena *a)
{
	needed(out, &study->answers, a);
	cash(out, study, a);
	uncertainty(out, &study->montecarlo, a);
	leans_on(out, study, a);
	variants(out, study, a);
	followup(out, study, a);
	earlier(out, study->earlier, a);
}
