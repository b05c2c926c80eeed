/* Runs the engine over a range of one or two inputs. */
#include "explore.h"

#include "base/arena.h"
#include "engine/range.h"

#include <string.h>

/* What scenario_read would refuse: half rounds, and costs in years that are not computed. */
static bool is_valid(const struct scenario *s)
{
	if (s->round > s->duration || s->duration % s->round != 0)
		return false;
	for (size_t i = 0; i < s->cost_count; i++)
		for (size_t k = 0; k < s->costs[i].year_count; k++)
			if (s->costs[i].years[k] >= s->start + s->period)
				return false;
	return true;
}

static void fill_cell(struct explore_cell *cell, const struct scenario *point, const struct dataset *data)
{
	struct scenario computed = range_optimism(point);
	struct results r;

	calc(&r, &computed, data);
	cell->valid = true;
	memcpy(cell->net, r.net, sizeof cell->net);
	cell->payback = r.payback[TOTAL];
}

void explore_run(struct grid *out, const struct explore_axis *axes, int count,
		 const struct scenario *s, const struct dataset *data, struct arena *a)
{
	struct scenario base = *s;

	*out = (struct grid){ .axis_count = count, .optimism = s->optimism };
	out->axes[1].count = 1;
	for (int i = 0; i < count; i++) {
		out->axes[i] = axes[i];
		if (axes[i].key == EXPLORE_OPTIMISM)
			out->optimism = 0;
	}
	out->cells = NEW_ARRAY(a, (size_t)(out->axes[0].count * out->axes[1].count), struct explore_cell);
	base.costs = NEW_ARRAY(a, s->cost_count, struct cost); /* the caller's are left as they are */
	for (size_t i = 0; i < s->cost_count; i++)
		base.costs[i] = s->costs[i];
	for (int n = 0; n < out->axes[0].count * out->axes[1].count; n++) {
		struct scenario point = base;
		int index[EXPLORE_AXES] = { n / out->axes[1].count, n % out->axes[1].count };

		for (int i = 0; i < count && i < EXPLORE_AXES; i++)
			explore_set(&point, &axes[i], explore_value(&axes[i], index[i]));
		if (is_valid(&point))
			fill_cell(&out->cells[n], &point, data);
	}
}
