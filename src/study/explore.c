/* Runs the engine over a range of one or two inputs. */
#include "explore.h"

#include "base/arena.h"
#include "engine/range.h"
#include "premises.h"

#include <string.h>

/* What scenario_read would refuse: half rounds, costs in years that are not computed, and more than all. */
static bool is_valid(const struct scenario *s)
{
	if (s->with.expected < 0 || s->with.expected > 1)
		return false;
	if (s->duration % s->round != 0)
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
	memcpy(cell->payback, r.payback, sizeof cell->payback);
}

/* The scenario of cell `n`. What others rest on is put in before: see explore_set. */
static void set_point(struct scenario *point, const struct grid *grid, int n)
{
	int index[EXPLORE_AXES] = { n / grid->axes[1].count, n % grid->axes[1].count };

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < grid->axis_count && i < EXPLORE_AXES; i++)
			if ((grid->axes[i].key == EXPLORE_SUCCESS_RATE) == (pass == 1))
				explore_set(point, &grid->axes[i], explore_value(&grid->axes[i], index[i]));
}

void explore_run(struct grid *out, const struct explore_axis *axes, int count,
		 const struct scenario *s, const struct dataset *data, struct arena *a)
{
	const struct dataset *shared[LIMIT_GROUPS] = { NULL };
	struct scenario base = *s;

	*out = (struct grid){ .axis_count = count, .owner = s->owner, .optimism = s->optimism };
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

		set_point(&point, out, n);
		if (!shared[point.group])
			shared[point.group] = premises_shares(data, s->distribution, point.group, a);
		if (is_valid(&point))
			fill_cell(&out->cells[n], &point, shared[point.group]);
	}
}
