/* Asks every question once. */
#include "study.h"

#include "base/arena.h"
#include "input/scenario_read.h"

/* Reads each variant's overrides and computes it; false after a fault. */
static bool compute_variants(struct study *out, const struct scenario *s, const struct dataset *data,
			     struct arena *a, struct diag *d)
{
	struct premises *variants = NEW_ARRAY(a, s->variant_count, struct premises);

	for (size_t i = 0; i < s->variant_count; i++) {
		struct scenario *variant = NEW(a, struct scenario);

		if (!scenario_with_overrides(variant, s, s->variants[i].overrides,
					     s->variants[i].override_count, data, a, d))
			return false;
		variants[i] = premises_of(variant, data, a);
	}
	out->variant_count = s->variant_count;
	out->variants = variants_calc((struct premises){ out->scenario, out->data }, variants, s->variant_count, a);
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

static const struct earlier *compare_with_file(const struct scenario *file, const struct scenario *s,
					      const struct dataset *data, struct arena *a)
{
	struct earlier_basis *basis = NEW(a, struct earlier_basis);

	basis->scenario = file;
	basis->data = data;
	return earlier_explain(basis, s, data, a);
}

struct study *study_make(const struct scenario *s, const struct dataset *data,
			 const struct study_options *options, struct arena *a, struct diag *d)
{
	struct study *out = NEW(a, struct study);
	struct premises premises = premises_of(s, data, a);
	struct montecarlo_options montecarlo;

	out->written = s;
	out->scenario = premises.scenario;
	out->data = premises.data;
	out->rules = options->rules;
	out->optimism = scenario_success_rate(s) > 0 ? s->optimism : 0;
	calc(&out->results, out->scenario, out->data);
	find_expected(out);
	made_of_find(&out->made_of, out->scenario, out->data, &out->results);
	fitted_find(&out->fitted, s, out->data, &out->results);
	grades_find(&out->grades, out->scenario, out->data, &out->results);
	departures_find(&out->departures, out->scenario, premises_shares(data, 0, s->group, a),
			out->data, &out->results);
	find_ks_net(out);
	answers_find(&out->answers, out->scenario, out->data, &out->results, out->rules);
	if (options->figures_only)
		return out;
	sensitivity_find(&out->sensitivity, out->scenario, out->data, &out->results, out->rules);
	montecarlo = options->montecarlo;
	if (montecarlo.horizons && !out->shows_probability) /* asked for one by one, to be printed */
		montecarlo.horizon_count = 0;
	montecarlo_run(&out->montecarlo, out->scenario, out->data, out->no_effect, &montecarlo, a);
	if (s->observation_count) {
		followup_compare(&out->followup, out->scenario, out->data, a);
		out->has_followup = true;
	}
	if (options->earlier)
		out->earlier = earlier_explain(options->earlier, s, data, a);
	if (options->file)
		out->file = compare_with_file(options->file, s, data, a);
	return compute_variants(out, s, data, a, d) ? out : NULL;
}
