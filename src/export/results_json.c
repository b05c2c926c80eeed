/* The results as an object. */
#include "results.h"

#include "json.h"
#include "study_json.h"

#include "base/arena.h"

static json_t *net(const struct results *r)
{
	json_t *all = json_new_object();

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = (i + TOTAL) % LEVELS_AND_TOTAL; /* the total first */
		json_t *one = json_new_object();

		json_put(one, "kroner", json_number(r->net[level]));
		json_put(one, "per_deltaker", json_number(r->net[level] / (double)r->all_participants));
		json_put(all, level_id[level], one);
	}
	return all;
}

static json_t *payback(const struct results *r)
{
	static const char *const status[] = {
		[PAYBACK_REACHED] = "naadd",
		[PAYBACK_NOT_IN_PERIOD] = "ikke_i_perioden",
		[PAYBACK_NO_INVESTMENT] = "ingen_investering",
	};
	json_t *all = json_new_object();

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = (i + TOTAL) % LEVELS_AND_TOTAL;
		const struct payback *p = &r->payback[level];
		json_t *one = json_new_object();

		json_put(one, "status", json_text(status[p->status]));
		json_put(one, "aar", json_whole_or_null(p->year));
		json_put(one, "antall_aar", json_whole_or_null(p->years));
		json_put(one, "negativ_igjen", json_whole_or_null(p->negative_again));
		json_put(all, level_id[level], one);
	}
	return all;
}

static json_t *sector(const char *id, const char *name, const double by_level[LEVELS_AND_TOTAL],
		      const struct results *r)
{
	json_t *one = json_new_object();

	json_put(one, "id", json_text(id));
	json_put(one, "navn", json_text(name));
	json_put(one, "kroner", json_number(by_level[TOTAL]));
	json_put(one, "per_deltaker", json_number(by_level[TOTAL] / (double)r->all_participants));
	for (int level = 0; level < LEVELS; level++)
		json_put(one, level_id[level], json_number(by_level[level]));
	return one;
}

static json_t *sectors(const struct results *r, const struct dataset *data)
{
	json_t *all = json_new_array();

	for (int i = 0; i < data->sector_count; i++) {
		const struct sector *s = &data->sectors[i];

		json_add(all, sector(s->id, s->name[LANGUAGE_NB], r->sector[i], r));
	}
	json_add(all, sector("implementering", "Kostnader ved tiltaket", r->implementation, r));
	return all;
}

static json_t *years(const struct results *r)
{
	json_t *all = json_new_array();

	for (int k = 0; k < r->period; k++) {
		json_t *one = json_new_object();

		json_put(one, "aar", json_integer(r->start + k));
		json_put(one, "diskonteringsfaktor", json_number(r->discount[k]));
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			json_put(one, level_id[level], json_number(r->gain[k][level] - r->cost[k][level]));
		json_put(one, "akkumulert", json_number(r->balance[k][TOTAL]));
		json_add(all, one);
	}
	return all;
}

static json_t *origin(const char *key, const char *name, const char *version, const char *sha256)
{
	json_t *one = json_new_object();

	json_put(one, key, json_text(name));
	if (version)
		json_put(one, "versjon", json_text(version));
	json_put(one, "sha256", json_text(sha256));
	return one;
}

/* The data set, and the one it builds on when it does. */
static json_t *data_origin(const struct dataset *data)
{
	struct arena scratch = { 0 };
	json_t *one = origin("navn", data->name, data->version, dataset_sha256(data, &scratch)), *base;

	arena_free(&scratch);
	if (!data->base_name)
		return one;
	base = json_new_object();
	json_put(base, "navn", json_text(data->base_name));
	json_put(base, "versjon", json_text(data->base_version));
	json_put(one, "bygger_paa", base);
	return one;
}

/* What every result has, the main one and a variant's. */
static void put_results(json_t *root, const struct results *r, const struct grades *grades,
			const struct dataset *data)
{
	json_put(root, "suksessrate", json_number(r->success_rate));
	json_put(root, "deltakere", json_integer(r->all_participants));
	json_put(root, "hjulpet", json_number(r->helped));
	json_put(root, "startaar", json_integer(r->start));
	json_put(root, "periode", json_integer(r->period));
	json_put(root, "netto", net(r));
	json_put(root, "tilbakebetaling", payback(r));
	json_put(root, "sektorer", sectors(r, data));
	json_put(root, "aar", years(r));
	json_put(root, "kvalitet", study_json_grades(grades, data));
}

static json_t *variants(const struct study *study)
{
	json_t *all = json_new_array();

	for (size_t i = 0; i < study->variant_count; i++) {
		const struct variant_result *v = &study->variants[i];
		json_t *one = json_new_object();

		json_put(one, "navn", json_text(v->name));
		put_results(one, &v->results, &v->grades, study->data);
		json_put(one, "forskjell", v->explained ? study_json_difference(&v->difference) : json_null());
		json_add(all, one);
	}
	return all;
}

static void put_rests(json_t *paybacks, const struct study *study)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		json_put(json_object_get(paybacks, level_id[level]), "hviler_paa", study_json_rest(study, level));
}

json_t *results_object(const struct study *study)
{
	const struct scenario *s = study->written;
	const struct dataset *data = study->data;
	json_t *root = json_new_object();

	json_put(root, "utenfor", json_integer(1));
	json_put(root, "program", json_text("utenfor " UTENFOR_VERSION));
	json_put(root, "scenario", origin("fil", s->file, NULL, s->sha256));
	json_put(root, "data", data_origin(data));
	json_put(root, "forutsetninger", study_json_inputs(study));
	put_results(root, &study->results, &study->grades, data);
	put_rests(json_object_get(root, "tilbakebetaling"), study);
	json_put(root, "antall", study_json_use(study));
	json_put(root, "innloesing", study_json_realised(study));
	json_put(root, "uten_virkning", study_json_levels(study->results.implementation));
	json_put(root, "forventet_netto", study_json_levels(study->expected_net));
	json_put(root, "valg", study_json_departures(study));
	json_put(root, "tilpasning", study_json_fitted(&study->fitted));
	json_put(root, "ks_fordeling", study_json_levels(study->ks_net));
	json_put(root, "optimisme", json_number(s->optimism));
	json_put(root, "noedvendig", study_json_needed(&study->answers));
	json_put(root, "samfinansiering", study_json_cofinancing(&study->answers.cofinancing));
	json_put(root, "kommunekasse", study_json_cash(study));
	json_put(root, "foelsomhet", study_json_sensitivity(study));
	json_put(root, "usikkerhet", study_json_uncertainty(study));
	json_put(root, "varianter", variants(study));
	json_put(root, "oppfoelging", study->has_followup ? study_json_followup(&study->followup) : json_null());
	json_put(root, "indikatorer", study_json_indicators(s));
	json_put(root, "endret_siden_sist", study->earlier ? study_json_earlier(study->earlier) : json_null());
	if (study->file)
		json_put(root, "endret_fra_filen", study_json_earlier(study->file));
	return root;
}

bool results_json(struct str *out, const struct study *study, struct arena *a, struct diag *d)
{
	(void)d;
	*out = json_take(results_object(study), a);
	return true;
}
