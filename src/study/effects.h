/* Which published effects a success rate can be held against.
 *
 * The list is hand-picked, mostly read as abstracts: it shows what is usual, and is no review of what is known. */
#ifndef STUDY_EFFECTS_H
#define STUDY_EFFECTS_H

#include "input/scenario.h"

enum nearness { NEAR_GROUP_AND_KIND, NEAR_GROUP, NEAR_KIND };

struct near_effect {
	const struct published_effect *effect;
	enum nearness nearness;
};

/* Studies that had something to compare with, and those of them that ended without a sure effect, or in harm. Rows of
 * one source are one study; its last row counts. */
struct effect_tally {
	size_t studies, without;
};

struct near_effects {
	struct near_effect *life;  /* work, education or benefits: may stand beside a success rate */
	struct near_effect *other; /* measured something else: says little of a life course */
	size_t life_count, other_count;
	struct effect_tally tally; /* of `life` */
};

/* The effects of target group `group`, of measures of kind `kind` (NULL: not said), or both. Those of the same group
 * and kind come first, then the group's, then the kind's; each with the strongest design first, and what had no control
 * last. In `a`. */
void effects_nearest(struct near_effects *out, const struct dataset *data, int group, const char *kind,
		     struct arena *a);

/* Whether row `i` of `life` is the last that its study has there. */
bool effect_is_last(const struct near_effects *near, size_t i);

/* Of all randomised trials in `data` with work, education or benefits as outcome. */
struct effect_tally effects_trials(const struct dataset *data);

/* All effects by strength of design, in `a`; those of `group` only, when it is not 0. Sets `*count`. */
const struct published_effect **effects_by_evidence(const struct dataset *data, int group, size_t *count,
						    struct arena *a);

/* "+10 prosentpoeng", "ingen sikker forskjell", … in bokmål, for messages and lists. */
const char *effect_finding(const struct published_effect *effect, struct arena *a);

/* "Job Corps (Sysselsetting og inntekt), USA, RCT: ingen sikker forskjell". */
const char *effect_line(const struct published_effect *effect, struct arena *a);

/* Who found it and when, as short as it goes: "Sveinsdottir mfl. 2020". */
const char *effect_citation(const struct published_effect *effect, struct arena *a);

/* The share that a study without control found after the measure, 0–1: "68 % i skole eller arbeid"; NAN when its text
 * does not begin with one. */
double effect_level(const struct published_effect *effect);

#endif
