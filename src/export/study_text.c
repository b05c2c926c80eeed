/* Answers, sensitivity and draws in columns. */
#include "study_text.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"
#include "compared_text.h"
#include "made_of_text.h"

#include <math.h>
#include <stddef.h>

enum { POINT_WIDTH = 12 };

enum unit { UNIT_PERCENT, UNIT_CHILDREN, UNIT_COUNT, UNIT_KRONER, UNIT_YEARS };

/* Why there is no limit: the word in the table, and what it means. */
static const struct {
	const char *word, *meaning;
} reasons[ANSWER_STATUSES] = {
	[ANSWER_FOUND] = { "", "" },
	[ANSWER_ALWAYS] = { "aldri tap", "resultatet er ikke negativt, uansett verdi" },
	[ANSWER_NO_EFFECT] = { "påvirker ikke", "verdien endrer ikke resultatet, som er et tap" },
	[ANSWER_LOSES] = { "mer gir tap", "jo høyere verdi, desto større tap" },
	[ANSWER_OUT_OF_REACH] = { "umulig",
				  "grensen er over det som går an: alle får et ordinært livsløp, %s deltakere, %d år" },
	[ANSWER_NEVER] = { "alltid tap", "tap også om virkningen aldri avtar, eller om tiltaket er gratis" },
	[ANSWER_NO_COST] = { "ingen kostnad", "det er ikke oppgitt noen kostnad som kan endres" },
	[ANSWER_NOT_MONOTONE] = { "ingen grense", "resultatet skifter mellom gevinst og tap flere ganger" },
	[ANSWER_UNLESS_HARM] = { "uten skade", "det blir tap bare fordi suksessraten er negativ" },
	[ANSWER_UNLESS_HELP] = { "uten hjelp", "det blir ikke tap bare fordi tiltaket ikke hjelper noen" },
};

static const struct {
	const char *name;
	size_t offset; /* in struct needed */
	enum unit unit;
	bool highest; /* what the name says the value is */
} questions[] = {
	{ "Suksessrate", offsetof(struct needed, success_rate), UNIT_PERCENT, false },
	{ "Suksessrate, hele deltakere", offsetof(struct needed, success_rate), UNIT_CHILDREN, false },
	{ "Deltakere per runde", offsetof(struct needed, participants), UNIT_COUNT, false },
	{ "Høyeste kostnad per deltaker, kr", offsetof(struct needed, cost_per_participant), UNIT_KRONER, true },
	{ "Virkningen avtar høyst, per år", offsetof(struct needed, fade), UNIT_PERCENT, true },
	{ "Korteste periode", offsetof(struct needed, period), UNIT_YEARS, false },
};

enum { QUESTION_COUNT = sizeof questions / sizeof *questions };

static const struct answer *answer_of(const struct answers *answers, int level, int question)
{
	const char *record = (const char *)&answers->needed[level];

	return (const struct answer *)(const void *)(record + questions[question].offset);
}

/* Why there is no value, ANSWER_FOUND when there is one. */
static enum answer_status status_of(const struct answer *answer, enum unit unit)
{
	return answer->status == ANSWER_FOUND && unit == UNIT_CHILDREN && answer->fraction_only ? ANSWER_OUT_OF_REACH
												: answer->status;
}

static const char *answer_text(const struct answer *answer, enum unit unit, struct arena *a)
{
	if (status_of(answer, unit) != ANSWER_FOUND)
		return reasons[status_of(answer, unit)].word;
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

/* The words that stand in the table in place of a value, once each. */
static void explain_reasons(struct buffer *out, const struct answers *answers, struct arena *a)
{
	bool used[ANSWER_STATUSES] = { false };

	for (int question = 0; question < QUESTION_COUNT; question++)
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			used[status_of(answer_of(answers, level, question), questions[question].unit)] = true;
	for (int status = ANSWER_FOUND + 1; status < ANSWER_STATUSES; status++)
		if (used[status])
			buffer_printf(out, "  %s: %s\n", reasons[status].word,
				      arena_printf(a, reasons[status].meaning, number_whole(a, LIMIT_PARTICIPANTS),
						   LIMIT_PERIOD));
}

static void needed(struct buffer *out, enum level owner, const struct answers *answers, struct arena *a)
{
	column_levels(out, owner, "Hva som skal til for å unngå tap");
	for (int question = 0; question < QUESTION_COUNT; question++) {
		column_label(out, questions[question].name);
		for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
			const struct answer *answer = answer_of(answers, level_at(owner, i), question);
			const char *text = answer_text(answer, questions[question].unit, a);

			if (status_of(answer, questions[question].unit) == ANSWER_FOUND &&
			    answer->highest != questions[question].highest)
				text = arena_printf(a, "%s %s", answer->highest ? "høyst" : "minst", text);
			column_right(out, text, FIGURE_WIDTH);
		}
		buffer_puts(out, "\n");
	}
	explain_reasons(out, answers, a);
}

/* The deepest a level goes, and below it when; nothing where nobody is ever in the red. */
static void deepest(struct buffer *out, enum level owner, const char *name, const struct cash *by_level, size_t offset,
		    struct arena *a)
{
	const struct deepest *all[LEVELS_AND_TOTAL];
	bool any = false;

	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		all[level] = (const struct deepest *)(const void *)((const char *)&by_level[level] + offset);
		any |= all[level]->year != 0;
	}
	column_label(out, name);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_kroner(out, all[level_at(owner, i)]->amount, a);
	buffer_puts(out, "\n");
	if (!any)
		return;
	column_label(out, "  i året");
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int year = all[level_at(owner, i)]->year;

		column_right(out, year ? arena_printf(a, "%d", year) : "–", FIGURE_WIDTH);
	}
	buffer_puts(out, "\n");
}

static void cash(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;
	const struct cash *by_level = study->answers.cash;
	double sums[LEVELS_AND_TOTAL];

	column_levels(out, owner, "Økonomien år for år, ikke nåverdi, kr");
	for (int k = 0; k < by_level[TOTAL].budget_years; k++) {
		double year[LEVELS_AND_TOTAL];

		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			year[level] = by_level[level].budget[k];
		column_by_level(out, owner, arena_printf(a, "%d", study->results.start + k), year, a);
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		sums[level] = by_level[level].budget_sum;
	column_by_level(out, owner, arena_printf(a, "Sum av %d år", by_level[TOTAL].budget_years), sums, a);
	deepest(out, owner, "Det svakeste året", by_level, offsetof(struct cash, yearly), a);
	deepest(out, owner, "Mest lagt ut til sammen", by_level, offsetof(struct cash, accumulated), a);
}

static void cofinancing(struct buffer *out, const struct cofinancing *c, enum level owner, struct arena *a)
{
	switch (c->status) {
	case COFINANCING_NOT_NEEDED:
		buffer_printf(out, "\n%s trenger ikke bidrag fra andre for å gå i null.\n", level_name[owner]);
		return;
	case COFINANCING_NO_GAINER:
		buffer_printf(out, "\n%s taper, og verken %s eller %s kommer i pluss.\n", level_name[owner],
			      level_definite[owner == LEVEL_KOMMUNE ? LEVEL_FYLKESKOMMUNE : LEVEL_KOMMUNE],
			      level_definite[LEVEL_STAT]);
		return;
	case COFINANCING_NEEDED:
		break;
	}
	if (!cofinancing_is_covered(c)) {
		buffer_printf(out, "\nDe andre kommer for lite i pluss til å dekke %ss tap.\n", level_definite[owner]);
		return;
	}
	column_levels(out, owner, "Samfinansiering til null, kr");
	column_by_level(out, owner, arena_printf(a, "Betaler per år, i %d år", c->years), c->yearly, a);
	column_by_level(out, owner, "Betaler i alt", c->sum, a);
	column_by_level(out, owner, "Nettogevinst etterpå, nåverdi", c->net_after, a);
}

/* Draws never show what is certain: nearer than a hundredth is only said to be. */
static const char *chance_text(const struct chance *chance, struct arena *a)
{
	if (!chance->certain && chance->probability < 0.01)
		return "under 1 %";
	if (!chance->certain && chance->probability > 0.99)
		return "over 99 %";
	return arena_printf(a, "%s %%", number_whole(a, chance->probability * 100));
}

static void chances(struct buffer *out, enum level owner, const char *name,
		    const struct chance by_level[LEVELS_AND_TOTAL], struct arena *a)
{
	column_label(out, name);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_right(out, chance_text(&by_level[level_at(owner, i)], a), FIGURE_WIDTH);
	buffer_puts(out, "\n");
}

/* The chance of no effect, and whose word for it. */
static void no_effect(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;
	const struct no_effect *given = &study->written->no_effect;

	column_levels(out, owner, "Hvis tiltaket ikke virker, kr");
	column_by_level(out, owner, "Nettogevinst uten virkning", study->results.implementation, a);
	column_by_level(out, owner, "Nettogevinst med sjansen regnet inn", study->expected_net, a);
	buffer_printf(out, "Sjansen for at det ikke virker, er satt til %s %%%s.\n",
		      number_short(a, study->no_effect * 100, 1),
		      !given->given	? ", ut fra hva suksessraten bygger på; det er skjønn"
		      : given->source	? arena_printf(a, " (%s)", text_visible(a, given->source))
					: ", uten kilde");
}

static void uncertainty(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;
	const struct montecarlo *m = &study->montecarlo;
	const struct spread *spreads = study->shows_probability ? m->net : m->works;
	static const struct {
		const char *name;
		size_t offset;
	} rows[] = {
		{ "Lav (P10), kr", offsetof(struct spread, p10) },
		{ "Midt (P50), kr", offsetof(struct spread, p50) },
		{ "Høy (P90), kr", offsetof(struct spread, p90) },
	};
	int last = m->horizon_count - 1;

	column_levels(out, owner, arena_printf(a, study->shows_probability ? "Usikkerhet, %s utregninger"
								    : "Hvis det virker, %s utregninger",
					number_whole(a, (double)m->draws)));
	if (study->shows_probability)
		chances(out, owner, "Sannsynlighet for å unngå tap", m->paid_back[last], a);
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		double values[LEVELS_AND_TOTAL];

		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			values[level] = *(const double *)(const void *)((const char *)&spreads[level] +
									rows[row].offset);
		column_by_level(out, owner, rows[row].name, values, a);
	}
	if (study->shows_probability)
		buffer_puts(out, "Sannsynlighet for å være i pluss\n");
	else
		buffer_puts(out,
			    "Sannsynligheter vises ikke: det krever en studie, eller en egen sjanse for ingen virkning med kilde.\n");
	for (int i = 0; study->shows_probability && i <= last; i++)
		chances(out, owner, arena_printf(a, "  etter %d år", m->horizon[i]), m->paid_back[i], a);
	buffer_printf(out, "Startverdi for tilfeldige tall: %u\n", m->seed);
}

static const char *value_text(const struct sensitivity_row *row, const struct sensitivity_point *point, struct arena *a)
{
	switch (row->assumption) {
	case ASSUMPTION_SUCCESS_RATE:
	case ASSUMPTION_FADE:
	case ASSUMPTION_DIFFERENCE:
	case ASSUMPTION_NO_EFFECT:
	case ASSUMPTION_RATE:
		return point->falling ? "R-109" : arena_printf(a, "%s %%", number_short(a, point->value * 100, 2));
	case ASSUMPTION_COST:
		/* the range may be that of a grant or an avoided cost, which leaves the cost itself as it is */
		if (fabs(row->points[0].value - row->points[row->point_count - 1].value) < 0.5)
			return point == &row->lowest ? "dyrest" : "billigst";
		return number_whole(a, point->value);
	case ASSUMPTION_PARTICIPANTS:
		return number_whole(a, point->value);
	case ASSUMPTION_PRICES:
	case ASSUMPTION_EXCESS:
		return arena_printf(a, "%s%s %%", point->value > 1 ? "+" : "",
				    number_whole(a, (point->value - 1) * 100));
	case ASSUMPTION_PERIOD:
	case ASSUMPTION_EFFECT_START:
	case ASSUMPTIONS:
		break;
	}
	return arena_printf(a, "%s år", number_whole(a, point->value));
}

static const char *assumption_name(const struct study *study, const struct sensitivity_row *row, struct arena *a)
{
	static const char *const name[ASSUMPTIONS] = {
		[ASSUMPTION_SUCCESS_RATE] = "Suksessrate",
		[ASSUMPTION_PARTICIPANTS] = "Deltakere per runde",
		[ASSUMPTION_COST] = "Kostnad per år",
		[ASSUMPTION_PRICES] = "Priser",
		[ASSUMPTION_EXCESS] = "Hvor mye mer målgruppen bruker",
		[ASSUMPTION_RATE] = "Kalkulasjonsrente",
		[ASSUMPTION_PERIOD] = "Analyseperiode",
		[ASSUMPTION_FADE] = "Hvor mye virkningen avtar per år",
		[ASSUMPTION_EFFECT_START] = "Hvor mye senere virkningen starter",
		[ASSUMPTION_DIFFERENCE] = "Andel av forskjellen som blir borte",
		[ASSUMPTION_NO_EFFECT] = "Sjansen for ingen virkning",
	};

	if (row->sector < 0)
		return name[row->assumption];
	return arena_printf(a, "%s: %s", name[row->assumption],
			    text_visible(a, study->data->sectors[row->sector].name[LANGUAGE_NB]));
}

static void leans_on(struct buffer *out, const struct study *study, struct arena *a)
{
	static const char *const head[] = { "laveste", "ved", "høyeste", "ved" };
	static const char *const basis[] = { [RANGE_SCENARIO] = "oppgitt i scenarioet",
					     [RANGE_GRADE] = "etter kvaliteten på tallene",
					     [RANGE_FIXED] = "faste verdier" };
	const struct sensitivity *s = &study->sensitivity;

	buffer_puts(out, "\n");
	column_label(out, "Når én forutsetning endres, samlet");
	for (size_t i = 0; i < sizeof head / sizeof *head; i++)
		column_right(out, head[i], i % 2 ? POINT_WIDTH : FIGURE_WIDTH);
	buffer_puts(out, "\n");
	for (int i = 0; i < s->row_count; i++) {
		const struct sensitivity_row *row = &s->rows[i];

		if (row->high[TOTAL] - row->low[TOTAL] < 0.5)
			continue;
		column_label(out, assumption_name(study, row, a));
		column_kroner(out, row->low[TOTAL], a);
		column_right(out, value_text(row, &row->lowest, a), POINT_WIDTH);
		column_kroner(out, row->high[TOTAL], a);
		column_right(out, value_text(row, &row->highest, a), POINT_WIDTH);
		buffer_printf(out, "  %s\n", basis[row->basis]);
	}
}

void study_text(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;

	needed(out, owner, &study->answers, a);
	cash(out, study, a);
	cofinancing(out, &study->answers.cofinancing, study->scenario->owner, a);
	made_of_text(out, study, a);
	no_effect(out, study, a);
	uncertainty(out, study, a);
	leans_on(out, study, a);
	compared_text(out, study, a);
}
