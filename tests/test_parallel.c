/* Reports on several machines by GNU parallel, as examples/HANDBOK.md tells: two hosts, a break, and on from there.
 * A stand-in for ssh lets this machine be both hosts; as sshd does, it sets HOME and SHELL and starts in HOME, so
 * that nothing hangs on what the caller's environment has. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>

enum { MUNICIPALITIES = 4 };

/* Runs the jobs that the log does not have as done, with these `options` of parallel's too. */
static struct run run_jobs(const char *folder, const char *options)
{
	return run("bin=$(realpath $UTENFOR) && cd %s && HOME=$PWD parallel --will-cite --ssh ./ssh -S 1/en,1/to --workdir . "
		   "--joblog logg.txt --resume-failed --colsep ';' %s \"$bin rapport -q --trekninger 10 -s kommune={1} "
		   "-s gruppe={2} -s tittel={3} -o rapporter/{=1 s:/:-:g =}-{2}.pdf scenario.yaml\" :::: kommuner.txt grupper.txt",
		   folder, options);
}

static int count(const char *folder, const char *command)
{
	struct run r = run("cd %s && %s", folder, command);

	expect_status(&r, 0);
	return atoi(r.out);
}

static void test_two_hosts_and_a_break(void **state)
{
	const char *folder = new_folder();
	struct run r;
	int jobs;

	(void)state;
	r = run("command -v parallel");
	if (r.status != 0) {
		remove_folder();
		skip();
	}
	r = run("cp examples/publisert/* %s && mkdir %s/rapporter && "
		"printf 'Nordvik kommune\\nSørby kommune\\nÅmot kommune\\n../Ute kommune\\n' >%s/kommuner.txt && "
		"$UTENFOR malgrupper -f csv --norsk | tail -n +2 | cut -d ';' -f 1,2 >%s/grupper.txt && "
		"printf '#!/bin/sh\\n[ \"$1\" != -- ] || shift\\necho \"$1\" >>%s/hosts.txt\\nshift\\n"
		"[ \"$1\" != -- ] || shift\\nexport SHELL=/bin/sh\\ncd \"$HOME\" && exec sh -c \"$*\"\\n' >%s/ssh && chmod +x %s/ssh",
		folder, folder, folder, folder, folder, folder, folder);
	expect_status(&r, 0);
	jobs = MUNICIPALITIES * count(folder, "wc -l <grupper.txt");
	assert_true(jobs >= 2 * MUNICIPALITIES);

	run_jobs(folder, "--halt now,done=5"); /* the break */
	assert_in_range(count(folder, "grep -c '\t0\t0\t' logg.txt"), 5, jobs - 1);
	r = run_jobs(folder, "");
	expect_status(&r, 0);
	assert_int_equal(count(folder, "awk 'NR > 1 && $7 == 0 { done[$1]++ } END { for (i in done) n += done[i] == 1; "
				       "print n }' logg.txt"), jobs);
	assert_int_equal(count(folder, "ls -A rapporter | grep -c 'pdf$'"), jobs);
	assert_int_equal(count(folder, "ls | grep -c 'pdf$' || true"), 0); /* ".." leads nowhere */
	assert_int_equal(count(folder, "sort -u hosts.txt | wc -l"), 2);
	assert_int_equal(count(folder, "pdftotext -l 1 'rapporter/Åmot kommune-lavinntekt-trygd.pdf' - | "
				       "grep -c '^Åmot kommune$'"), 1);
	/* The title is the group's own. */
	assert_int_equal(count(folder, "pdfinfo 'rapporter/Åmot kommune-depresjon-angst.pdf' | grep -c '^Title: .*depresjon'"),
			 1);
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_two_hosts_and_a_break) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
