/* What people mean by ages, groups, years and dates that they write their own way. */
#ifndef INPUT_MEANT_H
#define INPUT_MEANT_H

#include "scenario.h"

/* "14" → "13-15", "13 til 18" → "[13-15, 16-18]", "ungdomsskole" → "13-15": the intervals of the
 * data set that hold the ages, as they are written in a scenario; NULL when it is none, or more
 * than two. */
const char *meant_ages(const char *text, const struct dataset *data, struct arena *a);

/* "barnevern" → "barnevern-hjelpetiltak": the only group with those words in its id or name; NULL
 * when there is no such. */
const char *meant_group(const char *text, const struct dataset *data, struct arena *a);

/* The only year from `least` to `most` in "høsten 2026", "01.08.2026", "26", "2O26"; 0 when there
 * is none. */
int meant_year(const char *text, int least, int most, struct arena *a);

/* A day of the calendar, from 1900. */
bool date_is_real(struct date date);

/* "15/3-26", "20260315", "15 mar 2026": false when no date of the calendar is meant. */
bool meant_date(struct date *out, const char *text, struct arena *a);

#endif
