/* Takes what a scenario chose out of it, and into what is computed on. */
#include "premises.h"

#include "base/arena.h"
#include "engine/range.h"

const struct dataset *premises_shares(const struct dataset *data, int distribution, int group, struct arena *a)
{
	struct dataset *shared;

	if (!distribution && !dataset_has_own_shares(data, group))
		return data;
	shared = NEW(a, struct dataset);
	*shared = *data;
	dataset_distribute(shared, distribution, group);
	return shared;
}

struct premises premises_of(const struct scenario *s, const struct dataset *data, struct arena *a)
{
	struct scenario *computed = NEW(a, struct scenario);

	*computed = range_optimism(s);
	return (struct premises){ computed, premises_shares(data, s->distribution, s->group, a) };
}
