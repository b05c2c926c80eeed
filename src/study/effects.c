/* Published effects near to a measure. */
#include "effects.h"

#include "base/arena.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_kind(const struct published_effect *e, const char *kind, struct arena *a)
{
	return kind && text_equal(text_key(a, e->kind), kind);
}

/* What is compared first to last: nearness, whether there was a control, design, place in the file. */
static int compare_near(const void *left, const void *right)
{
	const struct near_effect *l = left, *r = right;
	bool l_level = l->effect->result == RESULT_UNCONTROLLED, r_level = r->effect->result == RESULT_UNCONTROLLED;

	if (l_level != r_level)
		return l_level - r_level;
	if (l->nearness != r->nearness)
		return (int)l->nearness - (int)r->nearness;
	if (l->effect->design != r->effect->design)
		return (int)l->effect->design - (int)r->effect->design;
	return l->effect < r->effect ? -1 : l->effect > r->effect;
}

/* What a study's last row adds to the tally. */
static void count_study(struct effect_tally *tally, const struct published_effect *e)
{
	if (e->result == RESULT_UNKNOWN || e->result == RESULT_UNCONTROLLED)
		return;
	tally->studies++;
	tally->without += e->result == RESULT_NONE || e->result == RESULT_NEGATIVE;
}

bool effect_is_last(const struct near_effects *near, size_t i)
{
	for (size_t k = 0; k < near->life_count; k++)
		if (near->life[k].effect > near->life[i].effect &&
		    text_equal(near->life[k].effect->source, near->life[i].effect->source))
			return false;
	return true;
}

static bool is_trial(const struct published_effect *e)
{
	return e->life_course && e->design == DESIGN_TRIAL;
}

static bool is_last_trial(const struct dataset *data, size_t i)
{
	for (size_t k = i + 1; k < data->effect_count; k++)
		if (is_trial(&data->effects[k]) && text_equal(data->effects[k].source, data->effects[i].source))
			return false;
	return true;
}

struct effect_tally effects_trials(const struct dataset *data)
{
	struct effect_tally tally = { 0, 0 };

	for (size_t i = 0; i < data->effect_count; i++)
		if (is_trial(&data->effects[i]) && is_last_trial(data, i))
			count_study(&tally, &data->effects[i]);
	return tally;
}

void effects_nearest(struct near_effects *out, const struct dataset *data, int group, const char *kind, struct arena *a)
{
	const char *key = kind ? text_key(a, kind) : NULL;

	*out = (struct near_effects){
		.life = NEW_ARRAY(a, data->effect_count, struct near_effect),
		.other = NEW_ARRAY(a, data->effect_count, struct near_effect),
	};
	for (size_t i = 0; i < data->effect_count; i++) {
		const struct published_effect *e = &data->effects[i];
		bool same_kind = is_kind(e, key, a);
		struct near_effect one = { e, !e->groups[group] ? NEAR_KIND
					      : same_kind       ? NEAR_GROUP_AND_KIND
								: NEAR_GROUP };

		if (!e->groups[group] && !same_kind)
			continue;
		if (e->life_course)
			out->life[out->life_count++] = one;
		else
			out->other[out->other_count++] = one;
	}
	if (out->life_count)
		qsort(out->life, out->life_count, sizeof *out->life, compare_near);
	if (out->other_count)
		qsort(out->other, out->other_count, sizeof *out->other, compare_near);
	for (size_t i = 0; i < out->life_count; i++)
		if (effect_is_last(out, i))
			count_study(&out->tally, out->life[i].effect);
}

static int compare_evidence(const void *left, const void *right)
{
	const struct published_effect *l = *(const struct published_effect *const *)left;
	const struct published_effect *r = *(const struct published_effect *const *)right;

	if (l->design != r->design)
		return (int)l->design - (int)r->design;
	return l < r ? -1 : l > r;
}

const struct published_effect **effects_by_evidence(const struct dataset *data, int group, size_t *count,
						    struct arena *a)
{
	const struct published_effect **out = NEW_ARRAY(a, data->effect_count, const struct published_effect *);

	*count = 0;
	for (size_t i = 0; i < data->effect_count; i++)
		if (!group || data->effects[i].groups[group])
			out[(*count)++] = &data->effects[i];
	if (*count)
		qsort(out, *count, sizeof *out, compare_evidence);
	return out;
}

static const char *const findings[RESULTS] = {
	[RESULT_WORKED] = "virket, størrelsen er ikke lest", [RESULT_MIXED] = "blandet",
	[RESULT_NONE] = "ingen sikker forskjell",            [RESULT_NEGATIVE] = "virket mot sin hensikt",
	[RESULT_UNKNOWN] = "ikke målt",
	[RESULT_UNCONTROLLED] = "uten kontrollgruppe, ingen forskjell å lese",
};

const char *effect_finding(const struct published_effect *effect, struct arena *a)
{
	const char *sign = effect->points > 0 ? "+" : "";

	if (isnan(effect->points))
		return findings[effect->result];
	return arena_printf(a, "%s%s prosentpoeng%s%s", sign, number_short(a, effect->points, 1),
			    effect->result == RESULT_WORKED ? "" : ", ",
			    effect->result == RESULT_WORKED ? "" : effect_result_id[effect->result]);
}

const char *effect_line(const struct published_effect *effect, struct arena *a)
{
	return arena_printf(a, "%s (%s), %s, %s: %s", effect->measure, effect->outcome, effect->country,
			    effect_design_id[effect->design], effect_finding(effect, a));
}

/* The last four digits of `source` that read as a year; 0 for none. */
static int source_year(const char *source)
{
	int year = 0;

	for (const char *p = source; *p;) {
		size_t digits = strspn(p, "0123456789");
		int number = digits == 4 ? atoi(p) : 0;

		if (number >= 1900 && number <= 2100)
			year = number;
		p += digits ? digits : 1;
	}
	return year;
}

const char *effect_citation(const struct published_effect *effect, struct arena *a)
{
	const char *source = effect->source;
	size_t size = strcspn(source, ":(,");
	bool several = source[size] == ',' && strchr(source, ':'); /* "A, B og C: title", and not "A, a place" */
	int year = source_year(source);

	return arena_printf(a, "%s%s%s", arena_text(a, source, size), several ? " mfl." : "",
			    year ? arena_printf(a, " %d", year) : "");
}

double effect_level(const struct published_effect *effect)
{
	char *end;
	double level = strtod(effect->text, &end);

	if (effect->result != RESULT_UNCONTROLLED || end == effect->text)
		return NAN;
	return text_starts(end, " %") ? level / 100 : NAN;
}
