/* Many independent jobs in a few child processes.
 *
 * Each child takes the next job that nobody has, so a slow one holds up nobody. What a job prints reaches
 * the user in one piece; a child that dies takes only its own job with it. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Does job `index`, prints results to `out` and faults to `err`, returns its exit status. */
typedef int batch_job(void *context, size_t index, FILE *out, FILE *err);

struct batch {
	batch_job *job;
	void *context;
	size_t count;
	int workers;          /* at least 1; a single job is done without child processes */
	bool progress;        /* a bar on stderr instead of what the jobs print, unless they fail */
	const char *const *names; /* [index], for the message when a child dies */
};

struct batch_outcome {
	int status;    /* the worst exit status */
	size_t failed; /* jobs that did not end with 0 */
	size_t unsaid; /* jobs that ended with 0 and had printed to `err`, where the bar took its place */
};

/* Runs all. `is_failed[index]`, of `batch->count`, tells which failed. */
struct batch_outcome batch_run(const struct batch *batch, bool *is_failed);

#endif
