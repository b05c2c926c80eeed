/* Answers, sensitivity, draws and comparisons as objects. */
#include "study_json.h"

#include "json.h"

/* One member per level, the total first. */
#define EACH_LEVEL(level)                                                                          \
	for (int i_##level = 0, level = TOTAL; i_##level < LEVELS_AND_TOTAL;                       \
	     i_##level++, level = (i_##level + TOTAL) % LEVELS_AND_TOTAL)

json_t *study_json_levels(const double by_level[LEVELS_AND_TOTAL])
{
	json_t *all = json_new_object();

	EACH_LEVEL(level)
		json_put(all, level_id[level], json_number(by_level[level]));
	return all;
}

/* What is needed at one level: values, null where there is none, and then the reason by the same key under "grunn".
 * Keys of values that are the highest possible, not the lowest, stand in the list "hoeyst". */
struct needed_json {
	json_t *values, *reasons, *highest;
};

static void put_answer(struct needed_json *to, const char *key, const struct answer *answer, bool whole)
{
	if (answer->status != ANSWER_FOUND) {
		json_put(to->values, key, json_null());
		json_put(to->reasons, key, json_text(answer_reason[answer->status]));
		return;
	}
	if (whole && answer->fraction_only) {
		json_put(to->values, key, json_null());
		json_put(to->reasons, key, json_text(answer_reason[ANSWER_OUT_OF_REACH]));
		return;
	}
	json_put(to->values, key, whole ? json_integer(answer->whole) : json_number(answer->value));
	if (answer->highest)
		json_add(to->highest, json_text(key));
}

json_t *study_json_needed(const struct answers *answers)
{
	json_t *all = json_new_object();

	EACH_LEVEL(level) {
		const struct needed *n = &answers->needed[level];
		struct needed_json one = { json_new_object(), json_new_object(), json_new_array() };

		put_answer(&one, "suksessrate", &n->success_rate, false);
		put_answer(&one, "barn", &n->success_rate, true);
		put_answer(&one, "deltakere", &n->participants, true);
		put_answer(&one, "kostnad_per_deltaker", &n->cost_per_participant, false);
		put_answer(&one, "frafall", &n->fade, false);
		put_answer(&one, "periode", &n->period, true);
		json_put(one.values, "grunn", one.reasons);
		json_put(one.values, "hoeyst", one.highest);
		json_put(all, level_id[level], one.values);
	}
	return all;
}

json_t *study_json_cofinancing(const struct cofinancing *c)
{
	static const char *const status[] = {
		[COFINANCING_NEEDED] = "trengs",
		[COFINANCING_NOT_NEEDED] = "trengs_ikke",
		[COFINANCING_NO_GAINER] = "ingen_med_gevinst",
	};
	json_t *one = json_new_object();

	json_put(one, "status", json_text(status[c->status]));
	json_put(one, "naaverdi", json_number(c->present_value));
	json_put(one, "antall_aar", json_integer(c->years));
	json_put(one, "per_aar", study_json_levels(c->yearly));
	json_put(one, "sum", study_json_levels(c->sum));
	json_put(one, "netto_etter", study_json_levels(c->net_after));
	return one;
}

static json_t *deepest(const struct deepest *d)
{
	json_t *one = json_new_object();

	json_put(one, "kroner", json_number(d->amount));
	json_put(one, "aar", json_whole_or_null(d->year));
	return one;
}

json_t *study_json_cash(const struct study *study)
{
	json_t *all = json_new_object();

	EACH_LEVEL(level) {
		const struct cash *c = &study->answers.cash[level];
		json_t *one = json_new_object(), *budget = json_new_array();

		json_put(one, "dypeste_aar", deepest(&c->yearly));
		json_put(one, "dypeste_akkumulert", deepest(&c->accumulated));
		json_put(one, "dypeste_naaverdi", deepest(&c->balance));
		for (int i = 0; i < c->budget_years; i++)
			json_add(budget, json_number(c->budget[i]));
		json_put(one, "oekonomiplan", budget);
		json_put(one, "oekonomiplan_sum", json_number(c->budget_sum));
		json_put(all, level_id[level], one);
	}
	return all;
}

json_t *study_json_sensitivity(const struct study *study)
{
	static const char *const basis[] = {
		[RANGE_SCENARIO] = "scenario", [RANGE_GRADE] = "kvalitet", [RANGE_FIXED] = "fast"
	};
	json_t *all = json_new_array();

	for (int i = 0; i < study->sensitivity.row_count; i++) {
		const struct sensitivity_row *row = &study->sensitivity.rows[i];
		json_t *one = json_new_object(), *points = json_new_array();

		json_put(one, "forutsetning", json_text(assumption_id[row->assumption]));
		json_put(one, "sektor", json_text(row->sector < 0 ? NULL : study->data->sectors[row->sector].id));
		json_put(one, "spenn_fra", json_text(basis[row->basis]));
		json_put(one, "verdi", json_number(row->base));
		for (int j = 0; j < row->point_count; j++) {
			json_t *point = json_new_object();

			json_put(point, "verdi", json_number(row->points[j].value));
			json_put(point, "r109", json_boolean(row->points[j].falling));
			json_put(point, "netto", study_json_levels(row->points[j].net));
			json_add(points, point);
		}
		json_put(one, "punkter", points);
		json_put(one, "lav", study_json_levels(row->low));
		json_put(one, "hoey", study_json_levels(row->high));
		json_add(all, one);
	}
	return all;
}

static json_t *probabilities(const struct chance by_level[LEVELS_AND_TOTAL])
{
	json_t *all = json_new_object();

	EACH_LEVEL(level)
		json_put(all, level_id[level], json_number(by_level[level].probability));
	return all;
}

static json_t *paid_back(const struct montecarlo *m, const struct chance by_horizon[][LEVELS_AND_TOTAL])
{
	json_t *all = json_new_array();

	for (int i = 0; i < m->horizon_count; i++) {
		json_t *one = json_new_object();

		json_put(one, "antall_aar", json_integer(m->horizon[i]));
		json_put(one, "sannsynlighet", probabilities(by_horizon[i]));
		json_add(all, one);
	}
	return all;
}

static void put_spreads(json_t *to, const struct spread by_level[LEVELS_AND_TOTAL])
{
	EACH_LEVEL(level) {
		const struct spread *s = &by_level[level];
		json_t *one = json_new_object();

		json_put(one, "sannsynlighet", json_number(s->chance.probability));
		json_put(one, "p10", json_number(s->p10));
		json_put(one, "p50", json_number(s->p50));
		json_put(one, "p90", json_number(s->p90));
		json_put(to, level_id[level], one);
	}
}

json_t *study_json_uncertainty(const struct study *study)
{
	const struct montecarlo *m = &study->montecarlo;
	json_t *all = json_new_object(), *works = json_new_object();

	json_put(all, "froe", json_integer(m->seed));
	json_put(all, "trekninger", json_integer(m->draws));
	json_put(all, "uten_virkning", json_number(study->no_effect));
	json_put(all, "vises", json_boolean(study->shows_probability));
	put_spreads(all, m->net);
	json_put(all, "tilbakebetalt", paid_back(m, m->paid_back));
	put_spreads(works, m->works);
	json_put(works, "tilbakebetalt", paid_back(m, m->works_paid_back));
	json_put(all, "hvis_virker", works);
	return all;
}

json_t *study_json_difference(const struct difference *difference)
{
	json_t *one = json_new_object(), *changes = json_new_array();

	json_put(one, "netto", study_json_levels(difference->net));
	for (int i = 0; i < difference->change_count; i++) {
		json_t *change = json_new_object();

		json_put(change, "inndata", json_text(input_id[difference->changes[i].input]));
		json_put(change, "netto", study_json_levels(difference->changes[i].net));
		json_add(changes, change);
	}
	json_put(one, "endringer", changes);
	return one;
}

static json_t *changed_values(const struct earlier_value *values, size_t count)
{
	json_t *all = json_new_array();

	for (size_t i = 0; i < count; i++) {
		json_t *one = json_new_object();

		json_put(one, "noekkel", json_text(values[i].key));
		json_put(one, "foer", json_text(values[i].before));
		json_put(one, "naa", json_text(values[i].now));
		json_add(all, one);
	}
	return all;
}

static json_t *changes(const struct earlier *e)
{
	json_t *all = json_new_array();

	for (int i = 0; i < e->change_count; i++) {
		const struct earlier_change *change = &e->changes[i];
		json_t *one = json_new_object();

		json_put(one, "inndata", json_text(input_id[change->input]));
		json_put(one, "netto", study_json_levels(change->net));
		json_put(one, "verdier", changed_values(change->values, change->value_count));
		json_add(all, one);
	}
	return all;
}

json_t *study_json_earlier(const struct earlier *e)
{
	json_t *one = json_new_object();

	if (e->basis->file) {
		json_put(one, "fil", json_text(e->basis->file));
		json_put(one, "sha256", json_text(e->basis->sha256));
		json_put(one, "program", json_text(e->basis->program));
		json_put(one, "gjenskapt", json_boolean(e->reproduced));
	}
	json_put(one, "netto_foer", study_json_levels(e->before));
	json_put(one, "netto_naa", study_json_levels(e->now));
	json_put(one, "differanse", study_json_levels(e->difference));
	json_put(one, "endringer", e->explained ? changes(e) : json_null());
	json_put(one, "uten_virkning", changed_values(e->others, e->other_count));
	return one;
}

static json_t *observed(const struct observation *o)
{
	json_t *one = json_new_object();

	json_put(one, "hjulpet", json_number(o->helped));
	json_put(one, "kostnad", json_number(o->cost));
	return one;
}

static json_t *expectation(const struct expectation *e)
{
	json_t *one = json_new_object();

	json_put(one, "hjulpet", json_number(e->helped));
	json_put(one, "kostnad", json_number(e->gross));
	json_put(one, "netto", study_json_levels(e->net));
	return one;
}

json_t *study_json_followup(const struct followup *f)
{
	json_t *all = json_new_object(), *years = json_new_array();

	for (size_t i = 0; i < f->count; i++) {
		json_t *one = json_new_object();

		json_put(one, "aar", json_integer(f->years[i].year));
		json_put(one, "observert", observed(&f->years[i].observed));
		json_put(one, "forventet", observed(&f->years[i].forecast));
		json_put(one, "avvik", observed(&f->years[i].deviation));
		json_add(years, one);
	}
	json_put(all, "aar", years);
	json_put(all, "plan", expectation(&f->forecast));
	json_put(all, "resten_som_planlagt", expectation(&f->as_planned));
	json_put(all, "resten_som_observert", expectation(&f->at_pace));
	return all;
}

json_t *study_json_indicators(const struct scenario *s)
{
	json_t *all = json_new_array();

	for (size_t i = 0; i < s->indicator_count; i++) {
		const struct indicator *indicator = &s->indicators[i];
		const struct date *date = &indicator->date;
		json_t *one = json_new_object();
		char text[16];

		snprintf(text, sizeof text, "%04d-%02d-%02d", date->year, date->month, date->day);
		json_put(one, "navn", json_text(indicator->name));
		json_put(one, "ansvarlig", json_text(indicator->responsible));
		json_put(one, "maal", json_text(indicator->target));
		json_put(one, "dato", json_text(date->year ? text : NULL));
		json_add(all, one);
	}
	return all;
}

static json_t *own_price(const struct departure *d, const struct dataset *data)
{
	const struct service *s = &data->services[d->price->service];
	json_t *one = json_new_object();

	json_put(one, "valg", json_text("pris"));
	json_put(one, "tjeneste", json_text(s->id));
	json_put(one, "datasettets_pris", json_number(d->standard));
	json_put(one, "egen_pris", json_number(d->own));
	json_put(one, "prisaar", json_integer(data->price_year));
	json_put(one, "oppgitt_pris", json_number(d->price->price));
	json_put(one, "oppgitt_prisaar", json_integer(d->price->price_year));
	json_put(one, "kilde", json_text(d->price->source));
	json_put(one, "datasettets_kilde", json_text(s->source));
	return one;
}

static json_t *departure(const struct departure *d, const struct study *study)
{
	json_t *one;

	if (d->kind == DEPARTURE_PRICE)
		return own_price(d, study->data);
	one = json_new_object();
	json_put(one, "valg", json_text(d->kind == DEPARTURE_SHARES ? "fordeling" : "deflator"));
	json_put(one, "id",
		 json_text(d->kind == DEPARTURE_SHARES
				   ? study->data->distributions[study->scenario->distribution].id
				   : "kommunal"));
	return one;
}

json_t *study_json_departures(const struct study *study)
{
	json_t *all = json_new_array();

	for (int i = 0; i < study->departures.count; i++) {
		const struct departure *d = &study->departures.items[i];
		json_t *one = departure(d, study);

		json_put(one, "virkning", study_json_levels(d->net));
		json_add(all, one);
	}
	return all;
}
