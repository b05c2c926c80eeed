/* Many jobs in few processes: nothing is lost, mixed or counted twice, whatever becomes of one of them. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/fail.h"
#include "base/number.h"
#include "cli/batch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
enum { WHOLE_REPORTS = 20, SHORT_REPORTS = 20, SHORT_PAGES = 40 }; /* a report takes ten times as long there */
#else
enum { WHOLE_REPORTS = 40, SHORT_REPORTS = 100, SHORT_PAGES = 400 };
#endif
enum { JOBS = 60 };

/* What becomes of the jobs: every one at a multiple of `every` meets `fate`. */
enum fate { DONE, FAULTY, KILLED, STOPPED_IN_WRITING };

struct plan {
	enum fate fate;
	size_t every;
};

static int job(void *context, size_t index, FILE *out, FILE *err)
{
	const struct plan *plan = context;
	bool struck = index % plan->every == 0;

	fprintf(out, "out %zu\n", index);
	fprintf(err, "err %zu\n", index);
	if (!struck || plan->fate == DONE)
		return EXIT_DONE;
	if (plan->fate == FAULTY)
		return EXIT_INPUT;
	if (plan->fate == STOPPED_IN_WRITING) {
		fflush(out);
		_exit(EXIT_ENVIRONMENT);
	}
	return raise(SIGKILL);
}

static int occurrences(const char *text, const char *part)
{
	int count = 0;

	for (const char *p = text; (p = strstr(p, part)); p += strlen(part))
		count++;
	return count;
}

/* Runs the jobs with standard output and error in files, whose texts the caller frees. */
static struct batch_outcome run_jobs(const struct batch *batch, bool *is_failed, char **out, char **err)
{
	const char *folder = new_folder();
	char out_path[96], err_path[96];
	int kept_out = dup(STDOUT_FILENO), kept_err = dup(STDERR_FILENO);
	struct batch_outcome outcome;

	snprintf(out_path, sizeof out_path, "%s/out", folder);
	snprintf(err_path, sizeof err_path, "%s/err", folder);
	fflush(stdout);
	assert_non_null(freopen(out_path, "w", stdout));
	assert_non_null(freopen(err_path, "w", stderr));
	outcome = batch_run(batch, is_failed);
	fflush(stdout);
	fflush(stderr);
	dup2(kept_out, STDOUT_FILENO);
	dup2(kept_err, STDERR_FILENO);
	close(kept_out);
	close(kept_err);
	*out = file_content(out_path, NULL);
	*err = file_content(err_path, NULL);
	remove_folder();
	return outcome;
}

static void test_fates(void **state)
{
	static const struct {
		struct plan plan;
		int workers;
		int status;
		size_t failed; /* of 60 jobs */
		int said;      /* jobs whose own output is heard */
	} table[] = {
		{ { DONE, 1 }, 1, EXIT_DONE, 0, 60 },
		{ { DONE, 1 }, 7, EXIT_DONE, 0, 60 },
		{ { DONE, 1 }, 1000, EXIT_DONE, 0, 60 },
		{ { FAULTY, 10 }, 3, EXIT_INPUT, 6, 60 },
		{ { FAULTY, 1 }, 2, EXIT_INPUT, 60, 60 },
		{ { KILLED, 20 }, 1, EXIT_ENVIRONMENT, 3, 57 },
		{ { KILLED, 7 }, 4, EXIT_ENVIRONMENT, 9, 51 }, /* 0, 7, …, 56 */
		{ { KILLED, 1 }, 3, EXIT_ENVIRONMENT, 60, 0 },
		{ { STOPPED_IN_WRITING, 30 }, 2, EXIT_ENVIRONMENT, 2, 58 },
	};
	const char *names[JOBS];
	char numbers[JOBS][8];

	(void)state;
	for (size_t i = 0; i < JOBS; i++) {
		snprintf(numbers[i], sizeof numbers[i], "job%zu", i);
		names[i] = numbers[i];
	}
	for (size_t i = 0; i < COUNT(table); i++) {
		struct plan plan = table[i].plan;
		struct batch batch = { .job = job, .context = &plan, .count = JOBS, .workers = table[i].workers,
				       .names = names };
		bool is_failed[JOBS];
		struct batch_outcome outcome;
		char *out, *err;

		outcome = run_jobs(&batch, is_failed, &out, &err);
		assert_int_equal(outcome.status, table[i].status);
		assert_int_equal(outcome.failed, table[i].failed);
		assert_int_equal(outcome.unsaid, 0); /* there is no bar */
		for (size_t k = 0; k < JOBS; k++)
			assert_int_equal(is_failed[k], plan.fate != DONE && k % plan.every == 0);
		assert_int_equal(occurrences(out, "out "), table[i].said);
		assert_int_equal(occurrences(out, "\n"), table[i].said);
		assert_int_equal(occurrences(err, "err "), table[i].said);
		assert_int_equal(occurrences(err, "avbrutt"), JOBS - table[i].said);
		free(out);
		free(err);
	}
}

/* Scenario `number` is the published example with a municipality and a number of participants of its own. */
static void write_scenario(const char *folder, int number)
{
	char *text = file_content("examples/publisert/scenario.yaml", NULL);
	char *name = strstr(text, "Eksempel kommune"), *count = strstr(text, "deltakere: 100");
	char path[128];
	FILE *f;

	assert_true(name && count && name < count);
	snprintf(path, sizeof path, "%s/s%d.yaml", folder, number);
	f = fopen(path, "w");
	assert_non_null(f);
	fprintf(f, "%.*sPrøve%d kommune", (int)(name - text), text, number);
	name += strlen("Eksempel kommune");
	fprintf(f, "%.*sdeltakere: %d%s", (int)(count - name), name, number, count + strlen("deltakere: 100"));
	fclose(f);
	free(text);
}

/* Makes every no-break space a plain one: pdftotext prints now the one, now the other. */
static char *plain_spaces(char *text)
{
	char *out = text;

	for (const char *p = text; *p; p++, out++) {
		*out = *p;
		if (strncmp(p, "\xC2\xA0", 2) == 0) {
			*out = ' ';
			p++;
		}
	}
	*out = '\0';
	return text;
}

/* The total net amount in kr of the scenarios 1 to `count`, in an array from 0. */
static double *net_amounts(const char *folder, int count, struct arena *a)
{
	struct run r = run("$UTENFOR utforsk -q %s/s1.yaml --format csv --varier tiltak.deltakere=1..%d:1 | "
			   "tail -n +2 | cut -d, -f5", folder, count);
	double *net = NEW_ARRAY(a, (size_t)count, double);
	char *at = r.out;

	expect_status(&r, 0);
	for (int i = 0; i < count; i++) {
		char *end;

		net[i] = strtod(at, &end);
		assert_true(end > at && *end == '\n');
		at = end + 1;
	}
	assert_int_equal(*at, '\0');
	return net;
}

/* The report of scenario `number`, whose name ends in `suffix`, names its own municipality only, and `net` as a report
 * writes it. */
static void expect_own_content(const char *folder, int number, const char *suffix, double net, struct arena *a)
{
	char *text = file_content(arena_printf(a, "%s/ut/s%d%s", folder, number, suffix), NULL);

	assert_non_null(text);
	plain_spaces(text);
	expect_contains(text, plain_spaces(arena_printf(a, "%s", number_whole(a, net))));
	expect_contains(text, arena_printf(a, "Prøve%d kommune", number));
	assert_int_equal(occurrences(text, arena_printf(a, "Prøve%d", number)), occurrences(text, "Prøve"));
	free(text);
}

/* Many scenarios, one of them faulty: every other report has its own content. Whole reports, and many more of a few
 * lines, most of them as web pages, which need no other program to be read; few draws, since it is the mixing of the
 * reports that is tested. */
static void test_reports_not_mixed(void **state)
{
	static const struct {
		int count;
		const char *made, *text; /* what the name of a report, and of its text, ends in */
		const char *options;     /* %s: the folder */
	} table[] = {
		{ WHOLE_REPORTS, ".pdf", ".txt", "" },
		{ SHORT_REPORTS, ".pdf", "-moteark.txt", "-u moteark --maler %s/templates" },
		{ SHORT_PAGES, ".html", "-moteark.html", "-f html -u moteark --maler %s/templates" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct arena a = { 0 };
		struct run r = run("cp -r templates examples/publisert/notater.md %s && mkdir %s/ut && "
				   "printf '```tittel kort\n```\n{{totalt.kroner}}\n' >%s/templates/nb/moteark.md",
				   folder, folder, folder);
		int count = table[i].count, faulty = count / 2;
		double *net;

		expect_status(&r, 0);
		for (int k = 1; k <= count; k++)
			write_scenario(folder, k);
		net = net_amounts(folder, count, &a);
		r = run("sed -i 's/^utenfor: 1/utenfor: 99/' %s/s%d.yaml", folder, faulty);
		expect_status(&r, 0);
		r = run("$UTENFOR rapport -j 5 --trekninger 10 %s -o %s/ut %s/s*.yaml",
			arena_printf(&a, table[i].options, folder), folder, folder);
		expect_status(&r, EXIT_INPUT);
		expect_contains(r.err, arena_printf(&a, "%d rapporter laget, 1 feilet", count - 1));
		expect_contains(r.err, arena_printf(&a, "/s%d.yaml:", faulty));
		assert_int_equal(occurrences(r.out, arena_printf(&a, "%s\n", table[i].made)), count - 1);
		r = run("ls %s/ut | wc -l", folder);
		assert_int_equal(atoi(r.out), count - 1); /* nothing half-written */
		r = run("find %s/ut -name '*.pdf' | xargs -P 2 -r -n 1 pdftotext -layout -l 6", folder);
		expect_status(&r, 0);
		for (int k = 1; k <= count; k++)
			if (k != faulty)
				expect_own_content(folder, k, table[i].text, net[k - 1], &a);
		arena_free(&a);
		remove_folder();
	}
}

/* Two scenarios that would be written as the same file are refused before anything is written. */
static void test_same_output_refused(void **state)
{
	static const struct {
		const char *words;
		int status;
		const char *err;
	} table[] = {
		{ "-o %1$s/ut %1$s/a/s.yaml %1$s/b/s.yaml", EXIT_USAGE, "ville begge blitt" },
		{ "%1$s/a/s.yaml %1$s/a/s.yml", EXIT_USAGE, "ville begge blitt" },
		{ "-o %1$s/ut/r.pdf %1$s/a/s.yaml %1$s/b/s.yaml", EXIT_USAGE, "-o må være en mappe" },
		{ "%1$s/a/s.yaml %1$s/b/s.yaml", EXIT_DONE, "2 rapporter laget, 0 feilet" },
	};
	const char *folder = new_folder();
	struct run r = run("cd %s && mkdir a b ut && cp $OLDPWD/examples/publisert/* a && mv a/scenario.yaml a/s.yaml && "
			   "cp a/s.yaml a/s.yml && cp a/s.yaml a/notater.md b", folder);

	(void)state;
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(table); i++) {
		char words[256];

		snprintf(words, sizeof words, table[i].words, folder);
		r = run("$UTENFOR rapport --trekninger 10 %s", words);
		expect_status(&r, table[i].status);
		expect_contains(r.err, table[i].err);
		r = run("ls %s/ut", folder);
		assert_string_equal(r.out, "");
	}
	remove_folder();
}

/* On a terminal: a bar that ends with all done, no line per file and no warnings, but every fault, and after it the
 * summary with the names of what failed. */
static void test_progress_on_terminal(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	for (int i = 1; i <= 3; i++)
		write_scenario(folder, i);
	r = run("cp examples/publisert/notater.md %s && sed -i 's/^utenfor: 1/utenfor: 99/' %s/s2.yaml && "
		"script -qec \"$UTENFOR rapport --trekninger 10 %s/s1.yaml %s/s2.yaml %s/s3.yaml\" /dev/null", folder, folder,
		folder, folder, folder);
	expect_status(&r, EXIT_INPUT);
	expect_contains(r.out, "\r[##########                    ] 1 av 3");
	expect_contains(r.out, "\r[##############################] 3 av 3\033[K\r\n2 rapporter laget, 1 feilet\r\n  feilet: ");
	expect_contains(r.out, "/s2.yaml:4:10:");
	expect_contains(r.out, "/s2.yaml\r\n2 har advarsler; «utenfor sjekk SCENARIO» viser dem\r\n");
	assert_null(strstr(r.out, ".pdf"));
	assert_null(strstr(r.out, "advarsel:"));
	remove_folder();
}

/* The summary names what failed, but not without end. */
static void test_many_failures(void **state)
{
	const char *folder = new_folder();
	struct run r = run("$UTENFOR rapport $(seq -f '%s/finnes-ikke%%g.yaml' 23)", folder);

	(void)state;
	expect_status(&r, EXIT_ENVIRONMENT);
	expect_contains(r.err, "0 rapporter laget, 23 feilet\n");
	assert_int_equal(occurrences(r.err, "  feilet: "), 20);
	expect_contains(r.err, "  … og 3 til\n");
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fates),
		cmocka_unit_test(test_reports_not_mixed),
		cmocka_unit_test(test_same_output_refused),
		cmocka_unit_test(test_progress_on_terminal),
		cmocka_unit_test(test_many_failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
