/* What in a scenario is allowed but worth a second look. */
#ifndef STUDY_SCENARIO_REVIEW_H
#define STUDY_SCENARIO_REVIEW_H

struct dataset;
struct diag;
struct scenario;

/* Adds to `d`: a success rate of 10 % or more, two age intervals, a price year far from the start year, an age outside
 * the group's reach, … */
void scenario_review(const struct scenario *s, const struct dataset *data, struct diag *d);

#endif
