/* What is allowed but worth a second look. */
#include "scenario_review.h"

#include "base/arena.h"
#include "base/number.h"
#include "engine/calc.h"
#include "input/scenario.h"

#include <math.h>
#include <stdlib.h>

#define HIGH_SUCCESS_RATE 0.10 /* "relatively high" by the guide to Utenfor-regnskapet */
#define FAR_PRICE 5            /* times the data set's, or the inverse */
#define ROUNDING 1e-9          /* 0.6 − 0.5 is a little less than 0.1 */

enum { FAR_YEARS = 3 };

static void review_success_rate(const struct scenario *s, struct diag *d)
{
	double rate = scenario_success_rate(s);
	const char *percent = number_short(d->arena, fabs(rate) * 100, 1);

	if (rate >= HIGH_SUCCESS_RATE - ROUNDING)
		diag_warning(d, s->with.at,
			     "suksessraten er %s %%; 10 %% og mer er relativt høyt, så sjekk at "
			     "kilden gir grunnlag for det",
			     percent);
	else if (fabs(rate) < ROUNDING)
		diag_warning(
			d, s->with.at,
			"suksessraten er null: like mange får et normalliv med og uten tiltaket");
	else if (rate < 0)
		diag_warning(d, s->with.at,
			     "suksessraten er −%s %%: færre får et normalliv med tiltaket enn "
			     "uten, så det regnes "
			     "som skadelig",
			     percent);
	if (!s->source || s->evidence == EVIDENCE_NONE)
		diag_warning(d, s->with.at,
			     "suksessraten mangler %s; dokumentet merkes «Utforskende beregning» "
			     "til «kilde» og "
			     "«grad» er oppgitt",
			     s->source                      ? "grad"
			     : s->evidence == EVIDENCE_NONE ? "kilde og grad"
							    : "kilde");
}

static void review_participants(const struct scenario *s, struct diag *d)
{
	if (scenario_all_participants(s) < SMALL_COUNT)
		diag_warning(d, s->participants_range.at,
			     "tiltaket har færre enn tre deltakere, og de kan kjennes igjen i et dokument som blir "
			     "offentlig; regn på flere, eller bruk --intern");
}

static void review_ages(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	const struct group *group = &data->groups[s->group];
	int from = s->ages[0].from, to = s->ages[s->age_count - 1].to;

	if (s->age_count == 2)
		diag_warning(d, s->ages_at,
			     "to aldersintervaller gir et snitt av to snitt og litt mindre "
			     "treffsikre resultater; "
			     "bruk ett hvis tiltaket kan avgrenses");
	if (from < group->from || to > group->to)
		diag_warning(d, s->ages_at,
			     "målgruppen er definert for alderen %d–%d ved start; for %d–%d er "
			     "tallene mindre sikre",
			     group->from, group->to, from, to);
}

static void review_years(const struct scenario *s, struct diag *d)
{
	if (abs(s->start - s->price_year) > FAR_YEARS)
		diag_warning(d, s->price_year_at.file ? s->price_year_at : s->start_at,
			     "startåret %d og prisåret %d er mer enn %d år fra hverandre; oppgi "
			     "kostnadene i "
			     "%d-kroner, eller endre «prisår» under «analyse»",
			     s->start, s->price_year, FAR_YEARS, s->price_year);
	if (s->duration > s->period)
		diag_warning(
			d, s->duration_at,
			"tiltaket varer i %d år, men det regnes bare på %d; resten er ikke med",
			s->duration, s->period);
	else if (s->round >= s->period)
		diag_warning(d, s->duration_at,
			     "perioden på %d år er over når første runde er ferdig, så ingen "
			     "gevinst er med",
			     s->period);
}

static void review_costs(const struct scenario *s, struct diag *d)
{
	int last = s->start + s->duration - 1;
	double sum = 0;

	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];

		sum += cost->amount;
		for (size_t k = 0; k < cost->year_count; k++)
			if (cost->years[k] > last)
				diag_warning(d, cost->at,
					     "«%s» gjelder %d, etter at tiltaket er over i %d",
					     cost->name, cost->years[k], last);
	}
	if (sum <= 0)
		diag_warning(d, s->start_at,
			     "ingen kostnader er oppgitt, så tiltaket regnes som gratis; skriv dem "
			     "under «kostnader»");
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
			     "prisen på %s blir om lag %s kr i %d-kroner, mot %s kr i datasettet; sjekk nullene, og at "
			     "den gjelder per %s",
			     service->id, number_short(d->arena, number_significant(own, 3), 3), data->price_year,
			     number_short(d->arena, service->price, 3), service->unit);
}

static void review_prices(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	for (size_t i = 0; i < s->price_count; i++)
		review_price(&s->prices[i], s, data, d);
}

void scenario_review(const struct scenario *s, const struct dataset *data, struct diag *d)
{
	review_success_rate(s, d);
	review_participants(s, d);
	review_ages(s, data, d);
	review_years(s, d);
	review_costs(s, d);
	review_prices(s, data, d);
}
