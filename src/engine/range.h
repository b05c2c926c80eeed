/* How far an assumption may be from the truth, by the grade of what it rests on.
 *
 * One table serves the sensitivity bars and the Monte Carlo draws. The widths are judgement, not
 * measurement, and are shown wherever they are used. */
#ifndef ENGINE_RANGE_H
#define ENGINE_RANGE_H

#include "input/dataset.h"
#include "input/scenario.h"

/* Where a low and a high come from. */
enum range_basis {
	RANGE_SCENARIO, /* the scenario says lav and høy */
	RANGE_GRADE,    /* ± by the grade of the data or of the evidence */
	RANGE_FIXED     /* the same values in every report */
};

/* Relative half-width, 0.2 = ±20 %: of unit prices and use of services, read as P10 to P90 … */
extern const double range_of_grade[GRADES];
/* … and of the success rate, read as the outermost values thought possible. */
extern const double range_of_evidence[EVIDENCE_METAANALYSE + 1];
/* … and of participants and amounts in kroner without a range of their own. */
extern const double range_of_participants, range_of_cost;

/* How likely it is that the measure does nothing, p0, by the evidence for its working. Of 15 randomised trials with
 * work, education or benefits as outcome, 8 ended at no difference. */
extern const double range_of_no_effect[EVIDENCE_METAANALYSE + 1];

/* Whether one of the two shares has its own lav and høy. */
bool range_is_given(const struct scenario *s);

/* Low, expected and high of the success rate: from the furthest ends of the two shares when a range
 * is given, else ± by its evidence grade, as far as all or none have an ordinary life course.
 * low ≤ expected ≤ high. */
struct estimate range_success_rate(const struct scenario *s);

/* p0 of the scenario: its own, else by the grade of its evidence. */
double range_no_effect(const struct scenario *s);
/* May probabilities be printed? Only when a study, or a p0 with a source, says how likely an effect is. */
bool range_shows_probability(const struct scenario *s);

/* Factors, around 1, on a service's unit price and on how much more of it the group uses than the
 * population. `has_range` when the scenario gives the range; else by the weakest grade of what the
 * figure rests on at the ages the scenario reaches. A local price with a source counts as
 * published, without as an estimate. What is fitted to typed tables has the fit's half-width, and no doubt of the
 * price. */
struct estimate range_price(const struct scenario *s, const struct dataset *data, int service);
struct estimate range_excess(const struct scenario *s, const struct dataset *data, int service);

/* `s` with the share `optimism` (0.2 = a fifth) taken off every success, as HM Treasury's Green
 * Book asks for when evidence is weak, and `optimism` 0: to be called once, before anything is
 * computed. A success rate of zero or below is left as it is, and so is the low end of a range that
 * is harm. */
struct scenario range_optimism(const struct scenario *s);

#endif
