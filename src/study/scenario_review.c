/* What is allowed but worth a second look. */
#include "scenario_review.h"

#include "base/arena.h"
#include "base/number.h"
#include "effects.h"
#include "engine/calc.h"
#include "input/scenario.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HIGH_SUCCESS_RATE 0.10 /* "relatively high" by the guide to Utenfor-regnskapet; above what trials find */
#define FEW_KRONER 10000       /* a year for one cost: less is told of */
#define FAR_PRICE 5            /* times the data set's, or the inverse */
#define ROUNDING 1e-9          /* 0.6 − 0.5 is a little less than 0.1 */

enum { FAR_YEARS = 3, STUDIES_NAMED = 3 };

#define SAME_LEVEL 0.005 /* half a percentage point */

/* The nearest published effects as one text: "x: +7 prosentpoeng; y: ingen sikker forskjell". */
static const char *nearest_studies(const struct scenario *s, const struct dataset *data, struct arena *a)
{
	struct buffer out = { .arena = a };
	struct near_effects near;

	effects_nearest(&near, data, s->group, s->kind, a);
	for (size_t i = 0; i < near.life_count && i < STUDIES_NAMED; i++)
		buffer_printf(&out, "%s%s", i ? "; " : "", effect_line(near.life[i].effect, a));
	if (near.life_count > STUDIES_NAMED)
		buffer_printf(&out, "; og %zu til, som «utenfor effekter» viser", near.life_count - STUDIES_NAMED);
	if (!near.life_count)
		return "ingen studier i datasettet gjelder samme målgruppe eller slag tiltak";
	return arena_printf(a, "de nærmeste studiene er %s", buffer_text(&out));
}

static void review_success_rate(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	double typed = scenario_success_rate(s), rate = typed > 0 ? typed * (1 - s->optimism) : typed;
	const char *percent = number_short(d->arena, fabs(rate) * 100, 1);

	if (rate >= HIGH_SUCCESS_RATE - ROUNDING)
		diag_warning(d, s->with.at,
			     "suksessraten er %s prosentpoeng; der forsøk har funnet virkning, er den oftest 2–10, og %s. "
			     "Oppgi i «kilde» hva som gir grunnlag for mer, eller regn med om lag halvparten: "
			     "«analyse.optimisme: 50 %%» (så mye var igjen da 21 forsøk ble gjentatt, Camerer mfl. 2018)",
			     percent, nearest_studies(s, data, d->arena));
	else if (fabs(rate) < ROUNDING)
		diag_warning(d, s->with.at, "suksessraten er null: like mange får et normalliv med og uten tiltaket");
	else if (rate < 0)
		diag_warning(d, s->with.at,
			     "suksessraten er −%s %%: færre får et normalliv med tiltaket enn uten, så det regnes som skadelig",
			     percent);
	if (!s->source || s->evidence == EVIDENCE_NONE)
		diag_warning(d, s->with.at,
			     "suksessraten mangler %s; dokumentet merkes «Utforskende beregning» til «kilde» og «grad» er oppgitt",
			     s->source                      ? "grad"
			     : s->evidence == EVIDENCE_NONE ? "kilde og grad"
							    : "kilde");
}

/* The study without control that `s` seems to take its success rate from: named as the source, or with that very level;
 * NULL for none. */
static const struct published_effect *level_taken(const struct scenario *s, const struct dataset *data, struct arena *a)
{
	const char *source = s->source ? text_key(a, s->source) : "";

	for (size_t i = 0; i < data->effect_count; i++) {
		const struct published_effect *e = &data->effects[i];

		if (e->result != RESULT_UNCONTROLLED)
			continue;
		if (strstr(source, text_key(a, e->measure)) ||
		    fabs(effect_level(e) - scenario_success_rate(s)) < SAME_LEVEL)
			return e;
	}
	return NULL;
}

/* How many do well after a measure says nothing of how many would have done so without it. */
static void review_level(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	const struct published_effect *e = level_taken(s, data, d->arena);

	if (e)
		diag_warning(d, s->with.at,
			     "%s er fulgt uten kontrollgruppe (%s): det er et nivå etter tiltaket og sier ikke hvor mange som ville klart seg uten; trekk fra dem i «normalliv uten tiltak», og bruk en studie med kontrollgruppe som kilde",
			     e->measure, e->text);
	else if (s->without.expected <= 0 && s->with.expected > 0)
		diag_warning(d, s->without.at,
			     "«normalliv uten tiltak» er 0 %%, så alle som klarer seg etter tiltaket, regnes som en følge av det; skriv andelen som ville klart seg uten");
}

static void review_participants(const struct scenario *s, struct diag *d)
{
	if (scenario_all_participants(s) < SMALL_COUNT)
		diag_warning(d, s->participants_range.at,
			     "tiltaket har færre enn tre deltakere, og de kan kjennes igjen i et dokument som blir offentlig; regn på flere, eller bruk --intern");
}

static void review_ages(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	const struct group *group = &data->groups[s->group];
	int from = s->ages[0].from, to = s->ages[s->age_count - 1].to;

	if (s->age_count == 2)
		diag_warning(d, s->ages_at,
			     "to aldersintervaller gir et snitt av to snitt og litt mindre treffsikre resultater; bruk ett hvis tiltaket kan avgrenses");
	if (from < group->from || to > group->to)
		diag_warning(d, s->ages_at,
			     "målgruppen er definert for alderen %d–%d ved start; for %d–%d er tallene mindre sikre",
			     group->from, group->to, from, to);
}

static void review_years(const struct scenario *s, struct diag *d)
{
	if (abs(s->start - s->price_year) > FAR_YEARS)
		diag_warning(d, s->price_year_at.file ? s->price_year_at : s->start_at,
			     "startåret %d og prisåret %d er mer enn %d år fra hverandre; oppgi kostnadene i %d-kroner, eller endre «prisår» under «analyse»",
			     s->start, s->price_year, FAR_YEARS, s->price_year);
	if (s->duration > s->period)
		diag_warning(
			d, s->duration_at,
			"tiltaket varer i %d år, men det regnes bare på %d; resten er ikke med",
			s->duration, s->period);
	else if (s->round >= s->period)
		diag_warning(d, s->duration_at,
			     "perioden på %d år er over når første runde er ferdig, så ingen gevinst er med",
			     s->period);
}

/* So little a year is hardly what a measure costs, but may be thousands. */
static void review_amount(const struct cost *cost, struct diag *d)
{
	if (cost->amount > 0 && cost->amount < FEW_KRONER)
		diag_warning(d, cost->range.at,
			     "«%s» er bare %s kr i året; er beløpet skrevet i tusen kroner, skal det være %s kr",
			     cost->name, number_short(d->arena, cost->amount, 2),
			     number_short(d->arena, cost->amount * 1000, 2));
}

static void review_costs(const struct scenario *s, struct diag *d)
{
	int last = s->start + s->duration - 1;
	double sum = 0;

	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];

		sum += cost->amount;
		review_amount(cost, d);
		for (size_t k = 0; k < cost->year_count; k++)
			if (cost->years[k] > last)
				diag_warning(d, cost->at,
					     "«%s» gjelder %d, etter at tiltaket er over i %d",
					     cost->name, cost->years[k], last);
	}
	if (sum <= 0)
		diag_warning(d, s->start_at,
			     "ingen kostnader er oppgitt, så tiltaket regnes som gratis; skriv dem under «kostnader»");
}

/* A price in thousands, per month or per place is far from the data set's. */
static void review_price(const struct local_price *price, const struct scenario *s, const struct dataset *data,
			 struct diag *d)
{
	const struct service *service = &data->services[price->service];
	double own = price->price * calc_price_factor(s, data, price->service, price->price_year, data->price_year);

	if (!price->source)
		diag_warning(d, price->at, "den lokale prisen mangler «kilde»; oppgi hvor den er fra");
	if (own > FAR_PRICE * service->price || own * FAR_PRICE < service->price)
		diag_warning(d, price->at,
			     "prisen på %s blir om lag %s kr i %d-kroner, mot %s kr i datasettet; sjekk nullene, og at den gjelder per %s",
			     service->id, number_short(d->arena, number_significant(own, 3), 3), data->price_year,
			     number_short(d->arena, service->price, 3), service->unit);
}

static void review_prices(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	for (size_t i = 0; i < s->price_count; i++)
		review_price(&s->prices[i], s, data, d);
}

static void review_no_effect(const struct scenario *s, struct diag *d)
{
	if (s->no_effect.given && !s->no_effect.source)
		diag_warning(d, s->no_effect.at,
			     "sannsynligheten for ingen virkning mangler «kilde», så rapporten trykker ingen sannsynligheter; oppgi hva den bygger på");
}

void scenario_review(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	review_success_rate(s, data, d);
	review_no_effect(s, d);
	review_level(s, data, d);
	review_participants(s, d);
	review_ages(s, data, d);
	review_years(s, d);
	review_costs(s, d);
	review_prices(s, data, d);
}
