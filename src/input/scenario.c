/* What a scenario adds up to: the sums that need no more than its figures. */
#include "scenario.h"

#include <math.h>

#define SHARE_PARTS 1e15 /* no share is written finer than this */

bool scenario_has_price_year(const struct scenario *s, const struct dataset *data, int year)
{
	return price_index_has(&data->kpi, year) &&
	       (s->deflator == DEFLATOR_KPI || price_index_has(&data->deflator, year));
}

double scenario_success_rate(const struct scenario *s)
{
	/* Without the binary fraction's last digits: 60 % − 50 % is 0.1, not 0.09999999999999998. */
	return round((s->with.expected - s->without.expected) * SHARE_PARTS) / SHARE_PARTS;
}

int scenario_rounds(const struct scenario *s)
{
	return s->round ? s->duration / s->round : 0;
}

long scenario_all_participants(const struct scenario *s)
{
	return (long)s->participants * scenario_rounds(s);
}

long scenario_begun(const struct scenario *s, int year)
{
	int rounds = s->round ? (year - s->start) / s->round + 1 : 0, most = scenario_rounds(s);

	return (long)s->participants * (rounds < most ? rounds : most);
}
