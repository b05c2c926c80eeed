/* kalibrer DATAMAPPE SCENARIO: computes the rows of forbruk.csv that grunnforhold.csv gives, and fits the data set to
 * the published example, so that every figure of DATAMAPPE/publisert.csv comes out to the krone. Writes forbruk.csv,
 * kalibrering.csv and the fitted share in tjenester.csv, each only when it changes. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/path.h"
#include "base/tell.h"
#include "calibration.h"
#include "rows.h"
#include "input/scenario_read.h"

#include <stdio.h>
#include <string.h>

struct job {
	struct dataset data;
	struct scenario example;
	struct published published;
	struct calibration calibration;
	struct results results;
	struct arena *arena;
	struct diag diag;
};

static bool read_text(struct job *job, const char *path, struct str *out)
{
	return file_read_text(out, path, LIMIT_DATA_BYTES, true, job->arena, &job->diag,
			      (struct place){ 0 });
}

static bool read_inputs(struct job *job, const char *folder, const char *example)
{
	const char *table = path_join(job->arena, folder, "publisert.csv");
	struct str text;

	return dataset_read(&job->data, folder, NULL, job->arena, &job->diag) &&
	       read_text(job, table, &text) &&
	       published_read(&job->published, text, table, &job->data, job->arena, &job->diag) &&
	       read_text(job, example, &text) &&
	       scenario_read(&job->example, text, example, NULL, 0, &job->data, job->arena,
			     &job->diag);
}

static bool solve(struct job *job)
{
	if (!calibration_solve(&job->calibration, &job->data, &job->example, &job->published,
			       job->arena, &job->diag))
		return false;
	calibration_apply(&job->calibration, &job->data);
	calc(&job->results, &job->example, &job->data);
	return published_matches(&job->published, &job->results, &job->data, &job->diag);
}

static void write_changed(struct job *job, const char *path, const char *content)
{
	const char *fault;
	struct str old;

	if (read_text(job, path, &old) && text_equal(old.data, content)) {
		printf("%s: uendret\n", path);
		return;
	}
	fault = file_write(path, content, strlen(content));
	if (fault)
		tell_and_end("kan ikke skrive %s: %s", path, fault);
	printf("%s: skrevet\n", path);
}

static bool write_outputs(struct job *job, const char *folder)
{
	const char *services_path = path_join(job->arena, folder, "tjenester.csv"), *services;
	struct str text;

	if (!read_text(job, services_path, &text))
		return false;
	services =
		calibration_services(&job->calibration, &job->data, text, job->arena, &job->diag);
	if (!services)
		return false;
	write_changed(job, path_join(job->arena, folder, "kalibrering.csv"),
		      calibration_table(&job->calibration, &job->data, job->arena));
	write_changed(job, services_path, services);
	return true;
}

/* Before the data set is read for the fit: its ratios by age come from the population's rows and from prices. */
static bool write_rows(struct job *job, const char *folder)
{
	const char *path = path_join(job->arena, folder, "forbruk.csv"), *rows;
	struct dataset *data = NEW(job->arena, struct dataset);
	struct str usages, ratios;

	if (!dataset_read(data, folder, NULL, job->arena, &job->diag) || !read_text(job, path, &usages) ||
	    !read_text(job, path_join(job->arena, folder, "grunnforhold.csv"), &ratios))
		return false;
	rows = rows_compute(usages, ratios, data, job->arena, &job->diag);
	if (rows)
		write_changed(job, path, rows);
	return rows != NULL;
}

static void print_fit(const struct job *job)
{
	const struct calibration *c = &job->calibration;
	const struct payback *payback = &job->results.payback[TOTAL];

	for (int s = 0; s < job->data.service_count; s++)
		printf("%-18s κ = %.4f\n", job->data.services[s].id, c->factor[s]);
	printf("%-18s kommunens andel = %.4f\n", job->data.services[c->shared].id,
	       c->share[LEVEL_KOMMUNE]);
	printf("alle publiserte tall stemmer; tilbakebetalt etter %d år, i %d\n", payback->years,
	       payback->year);
}

int main(int argc, char **argv)
{
	struct arena arena = { 0 };
	struct job *job = NEW(&arena, struct job);
	bool good;

	if (argc != 3) {
		fprintf(stderr, "bruk: kalibrer DATAMAPPE SCENARIO\n");
		return EXIT_USAGE;
	}
	job->arena = &arena;
	job->diag.arena = &arena;
	good = write_rows(job, argv[1]) && read_inputs(job, argv[1], argv[2]) && solve(job) &&
	       write_outputs(job, argv[1]);
	diag_print(&job->diag, stderr, false);
	if (good)
		print_fit(job);
	arena_free(&arena);
	return good ? EXIT_DONE : EXIT_INPUT;
}
