/* The day it is. */
#ifndef CLI_TODAY_H
#define CLI_TODAY_H

#include "input/scenario.h"

/* The day in Norway, `seconds` after 1970 began in UTC; false before that, and after the year 9999. */
bool today_in_norway(struct date *out, long long seconds);

/* The day it is in Norway; that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated. Ends the run
 * when that is no number of seconds with a day. */
struct date today_find(void);

#endif
