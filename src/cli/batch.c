/* Shares jobs out to child processes, and collects what they say. */
#include "batch.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/process.h"
#include "base/tell.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_WORKERS = 256 };

/* Seen by parent and children: which job is next, and which one each child is at. */
struct shared {
	atomic_size_t next;
	size_t current[MOST_WORKERS];
};

/* What a child sends when a job is done, followed by the two texts. */
struct report {
	size_t index;
	int status;
	size_t out_size, err_size;
};

struct state {
	const struct batch *batch;
	struct shared *shared;
	struct process workers[MOST_WORKERS];
	bool *settled, *is_failed; /* [job]: its report has come, or it is given up */
	size_t done;
	struct batch_outcome outcome;
	struct timespec began;
};

/* Does one job with its output kept in memory, and sends the report. */
static void do_job(const struct batch *batch, size_t index, int fd)
{
	struct report report = { .index = index };
	char *out_text = NULL, *err_text = NULL;
	FILE *out = open_memstream(&out_text, &report.out_size);
	FILE *err = open_memstream(&err_text, &report.err_size);

	if (!out || !err)
		fail_memory();
	report.status = batch->job(batch->context, index, out, err);
	if (fclose(out) || fclose(err))
		fail_memory();
	if (!file_write_all(fd, &report, sizeof report) || !file_write_all(fd, out_text, report.out_size) ||
	    !file_write_all(fd, err_text, report.err_size))
		_exit(EXIT_ENVIRONMENT);
	free(out_text);
	free(err_text);
}

static void work(void *context, size_t number, int fd)
{
	struct state *state = context;
	size_t index;

	while ((index = atomic_fetch_add(&state->shared->next, 1)) < state->batch->count) {
		state->shared->current[number] = index;
		do_job(state->batch, index, fd);
		state->shared->current[number] = state->batch->count;
	}
}

static void start_worker(struct state *state, size_t number)
{
	state->shared->current[number] = state->batch->count;
	if (!process_start(state->workers, (size_t)state->batch->workers, number, work, state))
		tell_and_end("kan ikke starte flere prosesser; prøv med færre --jobber");
}

static double seconds_since(const struct timespec *began)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - began->tv_sec) + (double)(now.tv_nsec - began->tv_nsec) / 1e9;
}

static void show_time_left(double seconds)
{
	if (seconds < 100)
		fprintf(stderr, ", %.0f s igjen", ceil(seconds));
	else
		fprintf(stderr, ", %.0f min igjen", ceil(seconds / 60));
}

static void show_progress(const struct state *state)
{
	enum { WIDTH = 30 };
	size_t count = state->batch->count, filled = state->done * WIDTH / count;
	double seconds = seconds_since(&state->began);

	fprintf(stderr, "\r[");
	for (size_t i = 0; i < WIDTH; i++)
		fputc(i < filled ? '#' : ' ', stderr);
	fprintf(stderr, "] %zu av %zu", state->done, count);
	if (state->done && state->done < count && seconds >= 1)
		show_time_left(seconds * (double)(count - state->done) / (double)state->done);
	fputs(state->done < count ? "\033[K" : "\033[K\n", stderr);
}

static void count_job(struct state *state, size_t index, int status)
{
	state->settled[index] = true;
	state->is_failed[index] = status != EXIT_DONE;
	state->done++;
	state->outcome.failed += status != EXIT_DONE;
	state->outcome.status = worse_status(state->outcome.status, status);
}

/* What the job said; with a bar only of what failed, since faults would drown among the warnings of all the others. */
static void print_job(struct state *state, size_t index, const char *out, size_t out_size, const char *err,
		      size_t err_size)
{
	bool bar = state->batch->progress;

	if (bar && !state->is_failed[index]) {
		state->outcome.unsaid += err_size > 0;
		err_size = 0;
	}
	if (bar && err_size)
		fputs("\r\033[K", stderr);
	if (err_size)
		fwrite(err, 1, err_size, stderr);
	if (bar)
		show_progress(state);
	else if (out_size)
		fwrite(out, 1, out_size, stdout);
}

/* Takes one report from a worker; false when it has none more to give. */
static bool receive(struct state *state, const struct process *worker)
{
	struct report report;
	char *text;
	bool whole;

	if (!process_receive(worker, &report, sizeof report))
		return false;
	text = malloc(report.out_size + report.err_size + 1);
	if (!text)
		fail_memory();
	whole = process_receive(worker, text, report.out_size + report.err_size);
	if (whole) {
		count_job(state, report.index, report.status);
		print_job(state, report.index, text, report.out_size, text + report.out_size, report.err_size);
	}
	free(text);
	return whole;
}

static void give_up(struct state *state, size_t index)
{
	char *text;
	size_t size;
	FILE *err = open_memstream(&text, &size);

	if (!err)
		fail_memory();
	tell(err, "%s: avbrutt; programmet stoppet på denne filen", state->batch->names[index]);
	if (fclose(err))
		fail_memory();
	count_job(state, index, EXIT_ENVIRONMENT);
	print_job(state, index, NULL, 0, text, size);
	free(text);
}

/* The worker has ended. Had it died at a job, that job failed; while jobs are left another worker takes its
 * place. False when none does. */
static bool bury(struct state *state, size_t number)
{
	size_t index = state->shared->current[number];

	process_end(&state->workers[number]);
	if (index < state->batch->count && !state->settled[index])
		give_up(state, index);
	if (atomic_load(&state->shared->next) >= state->batch->count)
		return false;
	start_worker(state, number);
	return true;
}

static void run_workers(struct state *state)
{
	size_t workers = (size_t)state->batch->workers, alive = workers;
	bool ready[MOST_WORKERS];

	for (size_t i = 0; i < workers; i++)
		state->workers[i].fd = -1;
	for (size_t i = 0; i < workers; i++)
		start_worker(state, i);
	while (alive) {
		if (!process_wait(state->workers, workers, ready))
			continue;
		for (size_t i = 0; i < workers; i++)
			if (ready[i] && !receive(state, &state->workers[i]) && !bury(state, i))
				alive--;
	}
	for (size_t i = 0; i < state->batch->count; i++)
		if (!state->settled[i]) /* its worker died between taking it and saying so */
			give_up(state, i);
}

static void run_in_children(struct state *state)
{
	state->shared = process_share(sizeof *state->shared);
	fflush(stdout);
	fflush(stderr);
	run_workers(state);
	process_unshare(state->shared, sizeof *state->shared);
}

struct batch_outcome batch_run(const struct batch *batch, bool *is_failed)
{
	struct batch bounded = *batch;
	struct state state = { .batch = &bounded };

	state.is_failed = is_failed;
	clock_gettime(CLOCK_MONOTONIC, &state.began);
	if (bounded.workers > MOST_WORKERS)
		bounded.workers = MOST_WORKERS;
	if ((size_t)bounded.workers > bounded.count)
		bounded.workers = (int)bounded.count;
	state.settled = calloc(bounded.count + 1, sizeof *state.settled);
	if (!state.settled)
		fail_memory();
	if (bounded.count > 1)
		run_in_children(&state);
	else if (bounded.count == 1)
		count_job(&state, 0, batch->job(batch->context, 0, stdout, stderr));
	free(state.settled);
	return state.outcome;
}
