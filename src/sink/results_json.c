/* JSON by jansson. Its allocation failures end the program: an incomplete result is never written. */
#include "results.h"

#include "base/fail.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *checked(json_t *value)
{
	if (!value)
		fail_memory();
	return value;
}

static void set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, checked(value)))
		fail_memory();
}

static void append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, checked(value)))
		fail_memory();
}

static json_t *object(void)
{
	return checked(json_object());
}

/* A year or count, null for 0. */
static json_t *whole_or_null(int value)
{
	return value ? json_integer(value) : json_null();
}

static json_t *net(const struct results *r)
{
	json_t *all = object();

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = (i + TOTAL) % LEVELS_AND_TOTAL; /* the total first */
		json_t *one = object();

		set(one, "kroner", json_real(r->net[level]));
		set(one, "per_deltaker", json_real(r->net[level] / (double)r->all_participants));
		set(all, level_id[level], one);
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
	json_t *all = object();

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = (i + TOTAL) % LEVELS_AND_TOTAL;
		const struct payback *p = &r->payback[level];
		json_t *one = object();

		set(one, "status", json_string(status[p->status]));
		set(one, "aar", whole_or_null(p->year));
		set(one, "antall_aar", whole_or_null(p->years));
		set(one, "negativ_igjen", whole_or_null(p->negative_again));
		set(all, level_id[level], one);
	}
	return all;
}

static json_t *sector(const char *id, const char *name, const double by_level[LEVELS_AND_TOTAL],
		      const struct results *r)
{
	json_t *one = object();

	set(one, "id", json_string(id));
	set(one, "navn", json_string(name));
	set(one, "kroner", json_real(by_level[TOTAL]));
	set(one, "per_deltaker", json_real(by_level[TOTAL] / (double)r->all_participants));
	for (int level = 0; level < LEVELS; level++)
		set(one, level_id[level], json_real(by_level[level]));
	return one;
}

static json_t *sectors(const struct results *r, const struct dataset *data)
{
	json_t *all = checked(json_array());

	for (int i = 0; i < data->sector_count; i++) {
		const struct sector *s = &data->sectors[i];

		append(all, sector(s->id, s->name[LANGUAGE_NB], r->sector[i], r));
	}
	append(all, sector("implementering", "Implementering av tiltaket", r->implementation, r));
	return all;
}

static json_t *years(const struct results *r)
{
	json_t *all = checked(json_array());

	for (int k = 0; k < r->period; k++) {
		json_t *one = object();

		set(one, "aar", json_integer(r->start + k));
		set(one, "diskonteringsfaktor", json_real(r->discount[k]));
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			set(one, level_id[level], json_real(r->gain[k][level] - r->cost[k][level]));
		set(one, "akkumulert", json_real(r->balance[k][TOTAL]));
		append(all, one);
	}
	return all;
}

static json_t *origin(const char *key, const char *name, const char *version, const char *sha256)
{
	json_t *one = object();

	set(one, key, json_string(name));
	if (version)
		set(one, "versjon", json_string(version));
	set(one, "sha256", json_string(sha256));
	return one;
}

void results_json(FILE *out, const struct outcome *outcome)
{
	const struct scenario *s = outcome->scenario;
	const struct dataset *data = outcome->data;
	const struct results *r = outcome->results;
	json_t *root = object();

	set(root, "utenfor", json_integer(1));
	set(root, "program", json_string("utenfor " UTENFOR_VERSION));
	set(root, "scenario", origin("fil", s->file, NULL, s->sha256));
	set(root, "data", origin("navn", data->name, data->version, data->sha256));
	set(root, "suksessrate", json_real(r->success_rate));
	set(root, "deltakere", json_integer(r->all_participants));
	set(root, "hjulpet", json_real(r->helped));
	set(root, "startaar", json_integer(r->start));
	set(root, "periode", json_integer(r->period));
	set(root, "netto", net(r));
	set(root, "tilbakebetaling", payback(r));
	set(root, "sektorer", sectors(r, data));
	set(root, "aar", years(r));
	json_dumpf(root, out, JSON_INDENT(1) | JSON_REAL_PRECISION(17));
	fputc('\n', out);
	json_decref(root);
}
