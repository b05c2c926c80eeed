#include "study.h"

#include "base/arena.h"
#include "engine/range.h"

const struct dataset *study_shares(const struct dataset *data, int distribution, int group, struct arena *a)
{
	struct dataset *shared;

	if (!distribution && !dataset_has_own_shares(data, group))
		return data;
	shared = NEW(a, struct dataset);
	*shared = *data;
	dataset_distribute(shared, distribution, group);
	return shared;
}

struct basis study_basis(const struct scenario *s, const struct dataset *data, struct arena *a)
{
	struct scenario *computed = NEW(a, struct scenario);

	*computed = range_optimism(s);
	return (struct basis){ computed, study_shares(data, s->distribution, s->group, a) };
}

/* Reads each variant's overrides and computes it; false after a fault. */
static bool compute_variants(struct study *out, const struct scenario *s, const struct dataset *data,
			     struct arena *a, struct diag *d)
{
	struct basis *variants = NEW_ARRAY(a, s->variant_count, struct basis);

	for (size_t i = 0; i < s->variant_count; i++) {
		struct scenario *variant = NEW(a, struct scenario);

		if (!scenario_with_overrides(variant, s, s->variants[i].overrides,
					     s->variants[i].override_count, data, a, d))
			return false;
		variants[i] = study_basis(variant, data, a);
	}
	out->variant_count = s->variant_count;
	out->variants = variants_calc((struct basis){ out->scenario, out->data }, variants, s->variant_count, a);
	return true;
}

/* By the first rules every measure works. */
static void find_expected(struct study *out)
{
	const struct results *r = &out->results;

	out->no_effect = out->rules == RULES_FIRST ? 0 : range_no_effect(out->scenario);
	out->shows_probability = out->rules == RULES_FIRST || range_shows_probability(out->scenario);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->expected_net[level] = (1 - out->no_effect) * (r->net[level] - r->implementation[level]) +
					   r->implementation[level];
}

static void find_ks_net(struct study *out)
{
	const struct departure *shares = departures_of(&out->departures, DEPARTURE_SHARES);

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->ks_net[level] = out->results.net[level] - (shares ? shares->net[level] : 0);
}

struct study *study_make(const struct scenario *s, const struct dataset *data,
			 const struct study_options *options, struct arena *a, struct diag *d)
{
	struct study *out = NEW(a, struct study);
	struct basis basis = study_basis(s, data, a);

	out->written = s;
	out->scenario = basis.scenario;
	out->data = basis.data;
	out->rules = options->rules;
	out->optimism = scenario_success_rate(s) > 0 ? s->optimism : 0;
	calc(&out->results, out->scenario, out->data);
	find_expected(out);
	made_of_find(&out->made_of, out->scenario, out->data, &out->results);
	fitted_find(&out->fitted, s, out->data, &out->results);
	grades_find(&out->grades, out->scenario, out->data, &out->results);
	departures_find(&out->departures, out->scenario, study_shares(data, 0, s->group, a), out->data, &out->results);
	find_ks_net(out);
	answers_find(&out->answers, out->scenario, out->data, &out->results);
	sensitivity_find(&out->sensitivity, out->scenario, out->data, &out->results, out->rules);
	montecarlo_run(&out->montecarlo, out->scenario, out->data, out->no_effect, &options->montecarlo, a);
	if (s->observation_count) {
		followup_compare(&out->followup, out->scenario, out->data, a);
		out->has_followup = true;
	}
	if (options->earlier)
		out->earlier = earlier_explain(options->earlier, s, data, a);
	return compute_variants(out, s, data, a, d) ? out : NULL;
}
