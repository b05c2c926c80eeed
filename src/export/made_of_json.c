/* What went in, and what the amounts are made of, as JSON. */
#include "study_json.h"

#include "engine/range.h"
#include "json.h"

#include <string.h>

static const char *const evidence_id[] = {
	[EVIDENCE_NONE] = NULL,		[EVIDENCE_ANSLAG] = "anslag",	      [EVIDENCE_ERFARING] = "erfaring",
	[EVIDENCE_STUDIE] = "studie",	[EVIDENCE_METAANALYSE] = "metaanalyse",
};

static json_t *range(const struct estimate *e)
{
	json_t *one = json_new_object();

	json_put(one, "lav", json_number(e->has_range ? e->low : e->expected));
	json_put(one, "forventet", json_number(e->expected));
	json_put(one, "hoey", json_number(e->has_range ? e->high : e->expected));
	return one;
}

/* A cost goes by its number: two may have one name. */
static json_t *cost(const struct cost *c, const struct scenario *s)
{
	static const char *const kind[] = {
		[COST_GROSS] = "kostnad", [COST_GRANT] = "tilskudd", [COST_AVOIDED] = "bortfall"
	};
	json_t *one = json_new_object(), *years = json_new_array();

	json_put(one, "post", json_text(c->name));
	json_put(one, "slag", json_text(kind[c->kind]));
	json_put(one, "nivaa", json_text(level_id[c->level]));
	json_put(one, "til", json_text(c->kind == COST_GRANT ? level_id[c->receiver] : NULL));
	json_put(one, "beloep", range(&c->range));
	for (int k = 0; c->every_year && k < s->duration && k < s->period; k++)
		json_add(years, json_integer(s->start + k));
	for (size_t i = 0; i < c->year_count; i++)
		json_add(years, json_integer(c->years[i]));
	json_put(one, "i_aar", years);
	return one;
}

static json_t *price(const struct local_price *p, const struct dataset *data)
{
	json_t *one = json_new_object();

	json_put(one, "tjeneste", json_text(data->services[p->service].id));
	json_put(one, "pris", range(&p->range));
	json_put(one, "prisaar", json_integer(p->price_year));
	json_put(one, "kilde", json_text(p->source));
	return one;
}

static json_t *ages(const struct scenario *s)
{
	json_t *all = json_new_array();

	for (int i = 0; i < s->age_count; i++) {
		json_t *one = json_new_object();

		json_put(one, "fra", json_integer(s->ages[i].from));
		json_put(one, "til", json_integer(s->ages[i].to));
		json_add(all, one);
	}
	return all;
}

/* The two shares as typed, and what the optimism discount left of them. */
static void put_success(json_t *to, const struct study *study)
{
	const struct scenario *s = study->written;

	json_put(to, "normalliv_uten", range(&s->without));
	json_put(to, "normalliv_med", range(&s->with));
	json_put(to, "optimisme", json_number(study->optimism));
	json_put(to, "suksessrate", json_number(study->results.success_rate));
	json_put(to, "grad", json_text(evidence_id[s->evidence]));
	json_put(to, "kilde", json_text(s->source));
}

static void put_measure(json_t *to, const struct scenario *s, const struct dataset *data)
{
	json_t *costs = json_new_array(), *prices = json_new_array();

	json_put(to, "gruppe", json_text(data->groups[s->group].id));
	json_put(to, "alder", ages(s));
	json_put(to, "startaar", json_integer(s->start));
	json_put(to, "varighet", json_integer(s->duration));
	json_put(to, "varighet_per_runde", json_integer(s->round));
	json_put(to, "runder", json_integer(scenario_rounds(s)));
	json_put(to, "deltakere_per_runde", json_integer(s->participants));
	for (size_t i = 0; i < s->cost_count; i++)
		json_add(costs, cost(&s->costs[i], s));
	for (size_t i = 0; i < s->price_count; i++)
		json_add(prices, price(&s->prices[i], data));
	json_put(to, "kostnader", costs);
	json_put(to, "priser", prices);
}

static json_t *no_effect(const struct study *study)
{
	const struct no_effect *given = &study->written->no_effect;
	json_t *one = json_new_object();

	json_put(one, "andel", json_number(study->no_effect));
	json_put(one, "oppgitt", json_boolean(given->given));
	json_put(one, "kilde", json_text(given->source));
	return one;
}

static void put_analysis(json_t *to, const struct study *study)
{
	const struct scenario *s = study->scenario;
	const struct dataset *data = study->data;

	json_put(to, "frafall_per_aar", json_number(s->fade));
	json_put(to, "effektens_varighet", json_whole_or_null(s->effect_years));
	json_put(to, "andel_av_forskjellen", json_number(s->difference));
	json_put(to, "ingen_virkning", no_effect(study));
	json_put(to, "periode", json_integer(s->period));
	json_put(to, "kalkulasjonsrente", json_number(s->rate.yearly));
	json_put(to, "r109", json_boolean(s->rate.falling));
	json_put(to, "prisaar", json_integer(s->price_year));
	json_put(to, "deflator", json_text(s->deflator == DEFLATOR_MUNICIPAL ? "kommunal" : "kpi"));
	json_put(to, "fordeling", json_text(data->distribution_count ? data->distributions[s->distribution].id : NULL));
	json_put(to, "fordeling_valgt", json_boolean(s->distribution_at.file != NULL));
}

json_t *study_json_inputs(const struct study *study)
{
	json_t *all = json_new_object();

	put_measure(all, study->scenario, study->data);
	put_success(all, study);
	put_analysis(all, study);
	return all;
}

static json_t *payers(const struct service *s)
{
	json_t *one = json_new_object();

	for (int level = 0; level < LEVELS; level++)
		json_put(one, level_id[level], json_number(s->share[level]));
	return one;
}

json_t *study_json_use(const struct study *study)
{
	json_t *all = json_new_array();

	for (int i = 0; i < study->data->service_count; i++) {
		const struct service *s = &study->data->services[i];
		const struct use *use = &study->made_of.use[i];
		json_t *one = json_new_object(), *years = json_new_array();

		json_put(one, "id", json_text(s->id));
		json_put(one, "enhet", json_text(s->unit));
		json_put(one, "personer", json_boolean(use->counts_persons));
		json_put(one, "betaler", payers(s));
		json_put(one, "innloesing", json_text(realisation_id[s->realisation]));
		json_put(one, "endring", json_text(use->sum < 0 ? "faerre" : use->sum > 0 ? "flere" : "ingen"));
		json_put(one, "sum", json_number(use->sum));
		json_put(one, "per_hjulpet", json_number(use->per_success));
		for (int k = 0; k < study->results.period; k++) {
			json_t *year = json_new_object();

			json_put(year, "aar", json_integer(study->results.start + k));
			json_put(year, "antall", json_number(use->year[k]));
			json_add(years, year);
		}
		json_put(one, "aar", years);
		json_add(all, one);
	}
	return all;
}

json_t *study_json_realised(const struct study *study)
{
	json_t *all = json_new_object();

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = (i + TOTAL) % LEVELS_AND_TOTAL;
		json_t *one = json_new_object();

		for (int how = 0; how < REALISATIONS; how++)
			json_put(one, realisation_id[how], json_number(study->made_of.realised[how][level]));
		json_put(one, "herav_tiltaket", json_number(study->results.implementation[level]));
		json_put(all, level_id[level], one);
	}
	return all;
}

static json_t *year_without(const struct payback *p)
{
	return p->status == PAYBACK_REACHED ? json_integer(p->year) : json_null();
}

json_t *study_json_rest(const struct study *study, int level)
{
	const struct rest *rest = &study->made_of.rest[level];
	const struct service *s;
	json_t *one;

	if (rest->service < 0)
		return json_null();
	s = &study->data->services[rest->service];
	one = json_new_object();
	json_put(one, "tjeneste", json_text(s->id));
	json_put(one, "uten", year_without(&rest->without));
	json_put(one, "sektor", json_text(study->data->sectors[s->sector].id));
	json_put(one, "uten_sektor", year_without(&rest->without_sector));
	json_put(one, "antall", json_number(rest->fewer));
	json_put(one, "antall_i_aar", json_integer(study->results.payback[level].year - 1));
	return one;
}
