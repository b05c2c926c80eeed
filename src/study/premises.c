/* Takes what a scenario chose out of it, and into what is computed on. */
#include "premises.h"

#include "base/arena.h"
#include "engine/range.h"

struct premises premises_of(const struct scenario *s, const struct dataset *data, struct arena *a)
{
	struct scenario *computed = NEW(a, struct scenario);
	struct dataset *shared;

	*computed = range_optimism(s);
	if (!s->distribution)
		return (struct premises){ computed, data };
	shared = NEW(a, struct dataset);
	*shared = *data;
	dataset_distribute(shared, s->distribution);
	return (struct premises){ computed, shared };
}
