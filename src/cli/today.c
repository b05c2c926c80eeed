/* From seconds to a day in Norway, without the system's tables of time zones, which may not be there. */
#include "today.h"

#include "base/tell.h"

#include <stdlib.h>
#include <time.h>

#define LAST_SECOND 253402297199LL /* of the year 9999, in Norway */

/* Summer time is from one o'clock UTC on the last Sunday of March to that of October, as in all of
 * the EU since 1996. */
static bool is_summer(const struct tm *utc)
{
	enum { MARCH = 2, OCTOBER = 9, DAYS = 31 /* in both */ };
	int last_sunday = DAYS - (utc->tm_wday + DAYS - utc->tm_mday) % 7;
	bool changed = utc->tm_mday > last_sunday || (utc->tm_mday == last_sunday && utc->tm_hour >= 1);

	if (utc->tm_mon == MARCH || utc->tm_mon == OCTOBER)
		return changed == (utc->tm_mon == MARCH);
	return utc->tm_mon > MARCH && utc->tm_mon < OCTOBER;
}

bool today_in_norway(struct date *out, long long seconds)
{
	time_t time = (time_t)seconds;
	struct tm day;

	if (seconds < 0 || seconds > LAST_SECOND || !gmtime_r(&time, &day))
		return false;
	time += is_summer(&day) ? 7200 : 3600;
	if (!gmtime_r(&time, &day))
		return false;
	*out = (struct date){ day.tm_year + 1900, day.tm_mon + 1, day.tm_mday };
	return true;
}

struct date today_find(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct date day;
	char *end;

	if (!epoch || !*epoch) {
		if (!today_in_norway(&day, (long long)time(NULL)))
			tell_and_end("kan ikke finne dagens dato");
		return day;
	}
	/* What is too large for the number comes back as the largest, which has no day. */
	if (!today_in_norway(&day, strtoll(epoch, &end, 10)) || *end)
		tell_and_end("SOURCE_DATE_EPOCH er «%s»; det skal være et antall sekunder siden 1970", epoch);
	return day;
}
