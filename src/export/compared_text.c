/* Variants, follow-up and an earlier basis, in columns. */
#include "compared_text.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"

#include <math.h>

static const char *const input_name[INPUTS] = {
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
	[INPUT_DIFFERENCE] = "Andel av forskjellen",
	[INPUT_PRICES] = "Egne priser",
	[INPUT_PRICE_YEAR] = "Prisår og prisindeks",
	[INPUT_PERIOD] = "Periode",
	[INPUT_RATE] = "Kalkulasjonsrente",
};

static void variant_difference(struct buffer *out, enum level owner, const struct variant_result *variant,
			       struct arena *a)
{
	const struct difference *difference = &variant->difference;

	buffer_printf(out, "%s\n", text_visible(a, variant->name));
	if (!variant->explained)
		buffer_puts(out, "  kan ikke deles opp\n");
	else if (difference->change_count == 0)
		buffer_puts(out, "  ingen forskjell\n");
	for (int i = 0; i < difference->change_count; i++)
		column_by_level(out, owner, arena_printf(a, "  %s", input_name[difference->changes[i].input]),
				difference->changes[i].net, a);
}

static void variants(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;

	if (!study->variant_count)
		return;
	column_levels(out, owner, "Alternativer, nettogevinst i kr");
	column_by_level(out, owner, "Hovedalternativet", study->results.net, a);
	for (size_t i = 0; i < study->variant_count; i++)
		column_by_level(out, owner, text_visible(a, study->variants[i].name), study->variants[i].results.net,
				a);
	column_levels(out, owner, "Hva som gjør forskjellen, kr");
	for (size_t i = 0; i < study->variant_count; i++)
		variant_difference(out, owner, &study->variants[i], a);
}

/* A figure, or a dash where nothing was observed. */
static void seen(struct buffer *out, double value, int decimals, struct arena *a)
{
	column_right(out, isnan(value) ? "–" : number_short(a, value, decimals), FIGURE_WIDTH);
}

static void observations(struct buffer *out, const struct followup *f, struct arena *a)
{
	static const char *const head[] = { "hjulpet, ventet", "observert", "kostnad, ventet", "observert" };

	buffer_puts(out, "\n");
	column_label(out, "Oppfølging, sum fra starten");
	for (size_t i = 0; i < sizeof head / sizeof *head; i++)
		column_right(out, head[i], FIGURE_WIDTH);
	buffer_puts(out, "\n");
	for (size_t i = 0; i < f->count; i++) {
		const struct followup_year *year = &f->years[i];

		column_label(out, arena_printf(a, "%d", year->year));
		seen(out, year->forecast.helped, 1, a);
		seen(out, year->observed.helped, 1, a);
		seen(out, round(year->forecast.cost), 0, a);
		seen(out, round(year->observed.cost), 0, a);
		buffer_puts(out, "\n");
	}
}

static void expectations(struct buffer *out, enum level owner, const struct followup *f, struct arena *a)
{
	const struct {
		const char *name;
		const struct expectation *expected;
	} rows[] = {
		{ "Som i prognosen fra starten", &f->forecast },
		{ "Som planlagt herfra", &f->as_planned },
		{ "I samme tempo som hittil", &f->at_pace },
	};

	column_levels(out, owner, "Ventet nettogevinst, kr");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		column_by_level(out, owner, rows[i].name, rows[i].expected->net, a);
		buffer_printf(out, "  %s hjulpet, kostnad %s kr\n", number_short(a, rows[i].expected->helped, 1),
			      number_whole(a, rows[i].expected->gross));
	}
}

static void indicators(struct buffer *out, const struct scenario *s, struct arena *a)
{
	if (s->indicator_count)
		buffer_puts(out, "\nIndikatorer\n");
	for (size_t i = 0; i < s->indicator_count; i++) {
		const struct indicator *one = &s->indicators[i];

		buffer_printf(out, "  %s", text_visible(a, one->name));
		if (one->target)
			buffer_printf(out, ", mål: %s", text_visible(a, one->target));
		if (one->date.year)
			buffer_printf(out, ", innen %04d-%02d-%02d", one->date.year, one->date.month, one->date.day);
		if (one->responsible)
			buffer_printf(out, ", ansvarlig: %s", text_visible(a, one->responsible));
		buffer_puts(out, "\n");
	}
}

static void followup(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;

	if (study->has_followup) {
		observations(out, &study->followup, a);
		expectations(out, owner, &study->followup, a);
	}
	indicators(out, study->scenario, a);
}

static void earlier_values(struct buffer *out, const struct earlier_value *values, size_t count, struct arena *a)
{
	for (size_t i = 0; i < count; i++)
		buffer_printf(out, "  %s: %s → %s\n", text_visible(a, values[i].key),
			      values[i].before ? text_visible(a, excerpt(a, values[i].before)) : "–",
			      values[i].now ? text_visible(a, excerpt(a, values[i].now)) : "–");
}

/* From the result before to that of now, through each input that differs. */
static void steps(struct buffer *out, enum level owner, const struct earlier *e, const char *before, const char *now,
		  struct arena *a)
{
	column_by_level(out, owner, before, e->before, a);
	for (int i = 0; i < e->change_count; i++) {
		column_by_level(out, owner, input_name[e->changes[i].input], e->changes[i].net, a);
		earlier_values(out, e->changes[i].values, e->changes[i].value_count, a);
	}
	column_by_level(out, owner, now, e->now, a);
}

static void earlier(struct buffer *out, enum level owner, const struct earlier *e, struct arena *a)
{
	const struct date *date;

	if (!e)
		return;
	date = &e->basis->date;
	column_levels(out, owner, "Endret siden sist, kr");
	steps(out, owner, e, arena_printf(a, "%04d-%02d-%02d", date->year, date->month, date->day), "Nå", a);
	if (!e->explained)
		buffer_puts(out,
			    "Målgruppen eller prisåret den gangen finnes ikke i dagens datasett, så endringen kan ikke deles opp.\n");
	if (!e->reproduced)
		buffer_printf(out, "%s regnet på en annen måte; tallene fra den gangen er regnet ut på nytt.\n",
			      text_visible(a, e->basis->program));
	if (e->other_count)
		buffer_puts(out, "Endret uten å virke på nettogevinsten\n");
	earlier_values(out, e->others, e->other_count, a);
}

void compared_text(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;

	variants(out, study, a);
	followup(out, study, a);
	earlier(out, owner, study->earlier, a);
}

static void paybacks(struct buffer *out, enum level owner, const char *name, const struct payback *payback,
		     struct arena *a)
{
	column_label(out, name);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column_right(out, payback_short(&payback[level_at(owner, i)], a), FIGURE_WIDTH);
	buffer_puts(out, "\n");
}

void compared_with_file_text(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;
	const struct earlier *e = study->file;

	if (!e)
		return;
	column_levels(out, owner, "Fra filen til --sett, kr");
	steps(out, owner, e, "Som i filen", "Med --sett", a);
	column_by_level(out, owner, "Forskjell", e->difference, a);
	paybacks(out, owner, "Tjent inn, som i filen", e->payback_before, a);
	paybacks(out, owner, "Tjent inn, med --sett", study->results.payback, a);
	if (!e->explained)
		buffer_puts(out, "Prisåret i filen finnes ikke i datasettet, så forskjellen kan ikke deles opp.\n");
	if (e->other_count)
		buffer_puts(out, "Endret uten å virke på nettogevinsten\n");
	earlier_values(out, e->others, e->other_count, a);
}
