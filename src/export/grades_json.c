/* What a result rests on, as JSON. */
#include "study_json.h"

#include "json.h"

#include <math.h>

/* {"publisert": 0.1, …} */
static json_t *by_grade(const double share[GRADES])
{
	json_t *one = json_new_object();

	for (int grade = 0; grade < GRADES; grade++)
		json_put(one, grade_id[grade], json_number(share[grade]));
	return one;
}

static json_t *shares(const struct grades *grades, int level)
{
	json_t *one = json_new_object();

	for (int part = 0; part < GRADE_PARTS; part++)
		json_put(one, grade_part_id[part], by_grade(grades->share[part][level]));
	return one;
}

static void put_range(json_t *one, const struct grade_range *range)
{
	json_put(one, "kroner", json_number(range->value));
	json_put(one, "lav", json_number(range->low));
	json_put(one, "hoey", json_number(range->high));
}

static json_t *service(const struct grade_service *grades, const char *id)
{
	json_t *one = json_new_object();

	json_put(one, "id", json_text(id));
	json_put(one, "andel", json_number(grades->share));
	for (int part = 0; part < GRADE_PARTS; part++)
		json_put(one, grade_part_id[part], json_text(grades->share > 0 ? grade_id[grades->grade[part]] : NULL));
	put_range(one, &grades->range);
	return one;
}

json_t *study_json_grades(const struct grades *grades, const struct dataset *data)
{
	json_t *all = json_new_object(), *by_level = json_new_object(),
	       *services = json_new_array();
	json_t *weak = json_new_object();

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = (i + TOTAL) % LEVELS_AND_TOTAL; /* the total first */
		json_t *one = json_new_object();

		json_put(by_level, level_id[level], shares(grades, level));
		put_range(one, &grades->weak[level]);
		json_put(weak, level_id[level], one);
	}
	for (int i = 0; i < data->service_count; i++)
		json_add(services, service(&grades->service[i], data->services[i].id));
	json_put(all, "andeler", by_level);
	json_put(all, "svakeste", json_text(grade_id[grades->weakest]));
	json_put(all, "svakeste_deler", weak);
	json_put(all, "tjenester", services);
	return all;
}

/* The lines of the trial that is furthest off. */
static json_t *trial(const struct fitted *f)
{
	json_t *all = json_new_object();

	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct fitted_row *row = f->trial[level];
		json_t *one = json_new_object();

		if (!row)
			continue;
		json_put(one, "skrevet", json_number(row->typed));
		json_put(one, "regnet", json_number(row->computed));
		json_put(one, "halvbredde", json_number(row->half_width));
		json_put(all, level_id[level], one);
	}
	return all;
}

json_t *study_json_fitted(const struct fitted *f)
{
	json_t *one = json_new_object(), *widths = json_new_object();

	if (f->status == FITTED_NOT) {
		json_decref(one);
		json_decref(widths);
		return json_null();
	}
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		json_put(widths, level_id[level],
			 isnan(f->half_width[level]) ? json_null() : json_number(f->half_width[level]));
	json_put(one, "ks_sitt", json_boolean(f->status == FITTED_AS_KS));
	json_put(one, "halvbredde", widths);
	json_put(one, "tabeller", json_integer(f->tables));
	json_put(one, "spenning", json_number(f->strain));
	json_put(one, "kilde", json_text(f->source));
	json_put(one, "proever", json_integer(f->trials));
	json_put(one, "proeve", f->trials ? trial(f) : json_null());
	return one;
}
