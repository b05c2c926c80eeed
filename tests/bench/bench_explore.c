/* Time for grids of 100 000 cells. */
#include "standard.h"

#include "base/arena.h"
#include "study/explore.h"

#include <stdio.h>
#include <time.h>

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(void)
{
	static const struct {
		const char *name;
		struct explore_axis axes[EXPLORE_AXES];
	} grids[] = {
		{ "success rate × participants",
		  { { .key = EXPLORE_WITH, .from = 0.5, .step = 0.001, .count = 400 },
		    { .key = EXPLORE_PARTICIPANTS, .from = 10, .step = 2, .count = 250 } } },
		{ "fading × discount rate",
		  { { .key = EXPLORE_FADE, .from = 0, .step = 0.001, .count = 500 },
		    { .key = EXPLORE_RATE, .from = 0, .step = 0.001, .count = 200 } } },
		{ "fading × duration of effect",
		  { { .key = EXPLORE_FADE, .from = 0, .step = 0.0004, .count = 2500 },
		    { .key = EXPLORE_EFFECT_YEARS, .from = 1, .step = 1, .count = 40 } } },
	};
	static struct dataset data;
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);

	standard_dataset(&data);
	for (size_t i = 0; i < sizeof grids / sizeof *grids; i++) {
		struct arena a = { 0 };
		struct grid grid;
		double start = seconds();

		explore_run(&grid, grids[i].axes, EXPLORE_AXES, &s, &data, &a);
		printf("grid of %d cells, %s\t%.0f ms\n", grid.axes[0].count * grid.axes[1].count, grids[i].name,
		       (seconds() - start) * 1e3);
		arena_free(&a);
	}
	return 0;
}
