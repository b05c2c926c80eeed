/* What it takes: the value of one assumption at which the result is zero, all else unchanged.
 *
 * Exact where the model is linear (success rate, participants, cost). The fade-out is found by
 * bisection on the polynomial that the model is in 1 − fade-out, the period by trying every year. */
#ifndef STUDY_ANSWERS_H
#define STUDY_ANSWERS_H

#include "engine/calc.h"
#include "rules.h"

enum answer_status {
	ANSWER_FOUND,
	ANSWER_ALWAYS,       /* the result is not negative at any possible value */
	ANSWER_NO_EFFECT,    /* the value does not move the result, which is negative */
	ANSWER_LOSES,        /* the result is negative, and more of it makes it worse */
	ANSWER_OUT_OF_REACH, /* above 100 %, LIMIT_PARTICIPANTS or LIMIT_PERIOD */
	ANSWER_NEVER,        /* negative even without fade-out, or for free */
	ANSWER_NO_COST,      /* there is no gross cost to raise or lower */
	ANSWER_NOT_MONOTONE, /* the result changes sign more than once: no single limit */
	ANSWER_UNLESS_HARM,  /* negative only because the success rate is: never at 0 % and above */
	ANSWER_UNLESS_HELP,  /* not negative only because nobody is helped: at any rate above 0 % */
	ANSWER_STATUSES
};

/* For JSON: NULL when found, else "alltid_positiv", "ingen_virkning", … */
extern const char *const answer_reason[ANSWER_STATUSES];

struct answer {
	enum answer_status status;
	double value; /* when found */
	long whole;   /* when found: in the question's whole unit, rounded to the safe side */
	bool highest; /* the result is not negative up to and including `value`; else from it */
	bool fraction_only; /* when found: no whole one is possible, though `value` is */
};

struct needed {
	/* σ where net = 0. Found only when 0 < σ and normalliv uten tiltak + σ ≤ 100 %. `whole`: of
	 * 100 participants, rounded up (down when it is a highest value); not possible when that is more
	 * than those who do not make it anyway. */
	struct answer success_rate;
	/* Participants per round where net = 0; costs of the measure and number of rounds held
	 * fixed. */
	struct answer participants;
	/* Gross cost in kr per participant (undiscounted sum over all participants) where net = 0.
	 * Gross costs and grants are scaled together, so years and split between levels stay as in
	 * the scenario; avoided costs are held fixed. */
	struct answer cost_per_participant;
	/* Highest yearly fade-out (0–1) where net = 0, the rest of `effekt` as given. `whole`: per
	 * cent, rounded down. The sign is checked at FADE_STEPS values; the limit is exact to
	 * FADE_TOLERANCE. */
	struct answer fade;
	/* Shortest period in years (by RULES_FIRST none shorter than the measure's years) from which net is not
	 * negative and stays so for every longer one up to LIMIT_PERIOD; or the longest, for a level that gains now
	 * and loses from then on. */
	struct answer period;
};

#define FADE_STEPS 500
#define FADE_TOLERANCE 1e-12

enum cofinancing_status {
	COFINANCING_NEEDED,
	COFINANCING_NOT_NEEDED, /* the owner of the case does not lose */
	COFINANCING_NO_GAINER   /* none of the other levels gains */
};

/* What the other levels must pay the owner of the case for its net to be zero: the same amount in each
 * year of the measure, shared in proportion to their net gains (a loser pays nothing). */
struct cofinancing {
	enum cofinancing_status status;
	double present_value;            /* kr, = −net of the owner */
	int years;                       /* D: years of the measure */
	double yearly[LEVELS_AND_TOTAL]; /* kr in each of them, undiscounted; owner: 0 */
	double sum[LEVELS_AND_TOTAL];    /* yearly · D */
	double net_after[LEVELS_AND_TOTAL];
	bool still_gains[LEVELS_AND_TOTAL]; /* net after paying is not negative */
};

/* True when nobody loses by paying for the owner. */
bool cofinancing_is_covered(const struct cofinancing *c);

enum { BUDGET_YEARS = 4 }; /* økonomiplan, kommuneloven § 14-1: at least four years */

struct deepest {
	double amount; /* kr, ≤ 0; 0 = never negative */
	int year;      /* 0 = never negative */
};

struct cash {
	struct deepest yearly;       /* gain − cost of a year, undiscounted */
	struct deepest accumulated;  /* undiscounted */
	struct deepest balance;      /* accumulated, discounted: as in break-even */
	int budget_years;            /* BUDGET_YEARS, or the period when it is shorter */
	double budget[BUDGET_YEARS]; /* gain − cost from the start year on, undiscounted kr */
	double budget_sum;
};

struct answers {
	struct needed needed[LEVELS_AND_TOTAL];
	struct cofinancing cofinancing;
	struct cash cash[LEVELS_AND_TOTAL];
};

/* `r` is calc() of the same scenario and data set. */
void answers_find(struct answers *out, const struct scenario *s, const struct dataset *data, const struct results *r,
		  enum rules rules);

#endif
