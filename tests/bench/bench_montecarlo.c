/* Draws per second on one core, for the standard scenario with eleven services. */
#include "standard.h"

#include "base/arena.h"
#include "study/montecarlo.h"

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
	static struct dataset data;
	struct montecarlo_options options = { MONTECARLO_SEED, 2000000 };
	struct cost costs[3];
	struct scenario s = standard_scenario(costs);
	struct montecarlo m;
	struct arena a = { 0 };
	double start;

	standard_dataset(&data);
	start = seconds();
	montecarlo_run(&m, &s, &data, 0.6, &options, &a);
	printf("draws of eleven services\t%.2f million per second\n",
	       (double)options.draws / (seconds() - start) / 1e6);
	arena_free(&a);
	return 0;
}
