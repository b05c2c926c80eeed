/* Everything that is computed for one scenario, in one place for all sinks. */
#ifndef STUDY_STUDY_H
#define STUDY_STUDY_H

#include "answers.h"
#include "engine/calc.h"
#include "engine/fitted.h"
#include "departures.h"
#include "earlier.h"
#include "followup.h"
#include "grades.h"
#include "made_of.h"
#include "montecarlo.h"
#include "sensitivity.h"
#include "rules.h"
#include "variants.h"

struct arena;
struct diag;

struct study_options {
	struct montecarlo_options montecarlo;
	const struct earlier_basis *earlier; /* to compare with, or NULL */
	const struct scenario *file;         /* as it stands without overrides, to compare with; or NULL */
	enum rules rules;
	bool figures_only; /* no draws, sensitivity, variants or what was observed: what a live page
			      shows while it moves */
};

struct study {
	const struct scenario *written;  /* as read */
	const struct scenario *scenario; /* what is computed: with the optimism discount taken */
	const struct dataset *data;      /* with the shares per level that the scenario chose */
	enum rules rules;
	double optimism;                 /* the share taken off the success rate, 0 = none */
	struct results results;
	double no_effect;                    /* p0: how likely it is that the measure does nothing */
	bool shows_probability;              /* may probabilities be printed? */
	double expected_net[LEVELS_AND_TOTAL]; /* kr, with σ·(1 − p0) in the place of σ; without effect it is
						  results.implementation */
	struct made_of made_of;
	struct grades grades;
	struct fitted fitted; /* how the result stands to tables that the group was fitted to */
	struct departures departures;
	double ks_net[LEVELS_AND_TOTAL]; /* kr, net gain with the shares that KS's own model has: tjenester.csv's */
	struct answers answers;
	struct sensitivity sensitivity;
	struct montecarlo montecarlo;
	struct variant_result *variants;
	size_t variant_count;
	struct followup followup;
	bool has_followup; /* something was observed */
	const struct earlier *earlier; /* NULL when there is nothing to compare with */
	const struct earlier *file;    /* what the overrides change; its basis has nothing but the scenario. Or NULL */
};

/* Computes all of it; NULL after a fault in `d`, which a variant can have. Lives in `a`. */
struct study *study_make(const struct scenario *s, const struct dataset *data,
			 const struct study_options *options, struct arena *a, struct diag *d);

#endif
