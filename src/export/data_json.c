/* The data set as an object. */
#include "data.h"

#include "json.h"

static json_t *head(const struct dataset *data, struct arena *a)
{
	json_t *one = json_new_object();

	json_put(one, "navn", json_text(data->name));
	json_put(one, "versjon", json_text(data->version));
	json_put(one, "sha256", json_text(dataset_sha256(data, a)));
	json_put(one, "bygger_paa", json_text(data->base_name));
	json_put(one, "prisaar", json_integer(data->price_year));
	json_put(one, "illustrativ", json_boolean(data->illustrative));
	json_put(one, "forbehold", json_text(data->reservation[LANGUAGE_NB]));
	return one;
}

static json_t *lifetime(const struct dataset *data, int group, int service)
{
	struct lifetime sum = dataset_lifetime(data, group, service);
	json_t *one = json_new_object();

	json_put(one, "mengde", json_number(sum.amount));
	json_put(one, "kroner", json_number(sum.kroner));
	json_put(one, "kvalitet", json_text(grade_id[sum.grade]));
	json_put(one, "egne_tall", json_boolean(dataset_is_own(data, group, service)));
	if (group)
		json_put(one, "merkostnad", json_number(sum.extra));
	return one;
}

static json_t *service(const struct dataset *data, int index, int group)
{
	const struct service *s = &data->services[index];
	json_t *one = json_new_object();

	json_put(one, "id", json_text(s->id));
	json_put(one, "navn", json_text(s->name[LANGUAGE_NB]));
	json_put(one, "sektor", json_text(data->sectors[s->sector].id));
	json_put(one, "retning", json_text(s->revenue ? "inntekt" : "utgift"));
	json_put(one, "enhet", json_text(s->unit));
	json_put(one, "pris", json_number(s->price));
	json_put(one, "prisaar", json_integer(s->price_year));
	for (int level = 0; level < LEVELS; level++)
		json_put(one, level_id[level], json_number(s->share[level]));
	json_put(one, "innloesing", json_text(realisation_id[s->realisation]));
	json_put(one, "kvalitet", json_text(grade_id[s->grade]));
	json_put(one, "kilde", json_text(s->source));
	json_put(one, "gjennomsnitt", lifetime(data, 0, index));
	if (group)
		json_put(one, "maalgruppe", lifetime(data, group, index));
	return one;
}

/* What the whole group cost more than as many of the average in a year, and on what assumption. */
static json_t *whole_group(const struct dataset *data, int group)
{
	const struct group *g = &data->groups[group];
	json_t *one = json_new_object(), *services = json_new_array();
	double sum = 0;

	for (int i = 0; i < data->service_count; i++) {
		double more = dataset_whole_group(data, group, i);
		json_t *service = json_new_object();

		sum += more;
		json_put(service, "id", json_text(data->services[i].id));
		json_put(service, "mill_kroner", json_number(more / 1e6));
		json_add(services, service);
	}
	json_put(one, "personer", json_integer(g->size));
	json_put(one, "alder_fra", json_integer(g->spread.from));
	json_put(one, "alder_til", json_integer(g->spread.to));
	json_put(one, "forutsetning", json_text("personene er jevnt fordelt på aldrene"));
	json_put(one, "kvalitet", json_text(grade_id[GRADE_ANSLAG]));
	json_put(one, "mill_kroner_per_aar", json_number(sum / 1e6));
	json_put(one, "tjenester", services);
	return one;
}

static json_t *row(const struct dataset *data, const struct usage *u)
{
	json_t *one = json_new_object();

	json_put(one, "maalgruppe", json_text(data->groups[u->group].id));
	json_put(one, "tjeneste", json_text(data->services[u->service].id));
	json_put(one, "alder_fra", json_integer(u->from));
	json_put(one, "alder_til", json_integer(u->to));
	json_put(one, "mengde", json_number(u->amount));
	json_put(one, "maal", json_text(u->is_ratio ? "forhold" : "per_person"));
	json_put(one, "faktor", u->is_ratio ? json_number(data->calibration[u->group][u->service]) : json_null());
	json_put(one, "kilde", json_text(u->source));
	json_put(one, "kvalitet", json_text(grade_id[u->grade]));
	json_put(one, "egne_tall", json_boolean(data->base_name && u->own));
	json_put(one, "halvbredde", u->half_width > 0 ? json_number(u->half_width) : json_null());
	return one;
}

/* The group's own shares. */
static json_t *own_shares(const struct dataset *data, int group)
{
	json_t *all = json_new_array();

	for (size_t i = 0; i < data->group_share_count; i++) {
		const struct group_share *own = &data->group_shares[i];
		json_t *one = json_new_object();

		if (own->group != group) {
			json_decref(one);
			continue;
		}
		json_put(one, "fordeling", json_text(data->distributions[own->distribution].id));
		json_put(one, "tjeneste", json_text(data->services[own->service].id));
		json_put(one, "maal", json_text(own->is_ratio ? "forhold" : "andel"));
		for (int level = 0; level < (own->is_ratio ? LEVEL_STAT : LEVELS); level++)
			json_put(one, level_id[level], json_number(own->share[level]));
		json_put(one, "halvbredde", own->half_width > 0 ? json_number(own->half_width) : json_null());
		json_put(one, "kilde", json_text(own->source));
		json_put(one, "kvalitet", json_text(grade_id[own->grade]));
		json_add(all, one);
	}
	return all;
}

/* Every line of the tables that the group was fitted to, and of the trials. */
static json_t *fitted_lines(const struct dataset *data, int group)
{
	json_t *all = json_new_array();

	for (size_t i = 0; i < data->fitted_count; i++) {
		const struct fitted_row *row = &data->fitted[i];
		json_t *one;

		if (row->group != group || row->kind > FITTED_TRIAL)
			continue;
		one = json_new_object();
		json_put(one, "proeve", json_boolean(row->kind == FITTED_TRIAL));
		json_put(one, "alder_fra", json_integer(row->ages[0].from));
		json_put(one, "alder_til", json_integer(row->ages[row->age_count - 1].to));
		json_put(one, "periode", json_integer(row->period));
		json_put(one, "linje",
			 json_text(row->sector >= 0 ? data->sectors[row->sector].id : level_id[row->level]));
		json_put(one, "skrevet", json_number(row->typed));
		json_put(one, "regnet", json_number(row->computed));
		json_add(all, one);
	}
	return all;
}

static json_t *distribution(const struct distribution *d)
{
	json_t *one = json_new_object();

	json_put(one, "id", json_text(d->id));
	json_put(one, "navn", json_text(d->name[LANGUAGE_NB]));
	json_put(one, "beskrivelse", json_text(d->description[LANGUAGE_NB]));
	return one;
}

bool data_json(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	const struct dataset *data = view->data;
	int group = view->group;
	json_t *root = json_new_object(), *services = json_new_array(), *rows = json_new_array();
	json_t *distributions = json_new_array();

	(void)d;
	for (int i = 0; i < data->service_count; i++)
		json_add(services, service(data, i, group));
	for (size_t i = 0; i < data->usage_count; i++)
		if (data->usages[i].group == 0 || data->usages[i].group == group)
			json_add(rows, row(data, &data->usages[i]));
	for (int i = 0; i < data->distribution_count; i++)
		json_add(distributions, distribution(&data->distributions[i]));
	json_put(root, "utenfor", json_integer(1));
	json_put(root, "data", head(data, a));
	json_put(root, "maalgruppe", group ? group_object(&data->groups[group]) : json_null());
	json_put(root, "hele_gruppen", group ? whole_group(data, group) : json_null());
	json_put(root, "tjenester", services);
	json_put(root, "fordelinger", distributions);
	json_put(root, "forbruk", rows);
	json_put(root, "egne_andeler", own_shares(data, group));
	json_put(root, "tilpasset", fitted_lines(data, group));
	*out = json_take(root, a);
	return true;
}
