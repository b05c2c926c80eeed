/* --folg: the report follows the files it is made of, whichever way an editor writes them. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <string.h>

/* One run in a folder with a case that has notes, a profile, a logo and a data set of its own. Each step changes something
 * and waits for the program to have been done with it. */
#define BEGIN                                                                                                           \
	"P=$(realpath $UTENFOR); F=%s; cp -r examples/egne-tall/* $F && cp examples/publisert/notater.md $F && "          \
	"cp examples/bilder/publisert-moteark-1.png $F/logo.png && cd $F && "                                             \
	"printf 'notater: [notater.md]\nprofil: profil.yaml\n' >>scenario.yaml && "                                       \
	"printf 'navn: Eksempel kommune\nlogo: logo.png\nalternativ tekst: Et ark\n' >profil.yaml && "                     \
	"{ env --default-signal=INT,HUP,TERM timeout -k 2 60 $P rapport scenario.yaml --data data --folg >out 2>err & pid=$!; }; "                                                     \
	"fail() { kill -9 $pid; cat out err; echo \"$1\"; exit 9; }; "                                                    \
	"until_is() { i=0; while [ \"$(cat out err | grep -cF \"$1\")\" != $2 ]; do i=$((i+1)); "                        \
	"[ $i -lt 200 ] || fail \"$1 $2\"; sleep 0.05; done; }; until_is scenario.pdf 1; until_is Ctrl-C 1; "
#define END "; kill -%s $pid; wait $pid; r=$?; ls -A | grep -c '^\\.' >&2; exit $r"

static void follow_and(const char *steps, const char *signal)
{
	const char *folder = new_folder();
	char command[4000];
	struct run r;

	snprintf(command, sizeof command, BEGIN "%%s" END, folder, signal);
	r = run(command, steps);
	if (r.status != 0)
		fail_msg("%s\n%s%s", steps, r.out, r.err);
	expect_contains(r.err, "0\n"); /* no temporary file is left */
	remove_folder();
}

/* Saved in place, by another file renamed over it, and by the old one moved away first, as vim does. */
static void test_ways_to_save(void **state)
{
	static const char *const steps[] = {
		"echo '# x' >>scenario.yaml; until_is 'endret: scenario.yaml' 1; until_is scenario.pdf 2",
		"sed -i 's/^# x/# y/' scenario.yaml; echo '# y' >>scenario.yaml; until_is scenario.pdf 2",
		"cp scenario.yaml x; echo '# y' >>x; mv x scenario.yaml; until_is scenario.pdf 2",
		"cp scenario.yaml x; mv scenario.yaml scenario.yaml~; sleep 0.02; cat x >scenario.yaml; echo >>scenario.yaml; "
		"until_is 'endret: scenario.yaml' 1; until_is scenario.pdf 2; ! grep -q 'finner ikke' err",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(steps); i++)
		follow_and(steps[i], "INT");
}

/* Each file that it read is followed; others, and the report itself, are not. */
static void test_files(void **state)
{
	follow_and("for f in $(ls | grep -E '\\.(yaml|md|png)$' | grep -v datasett) data/*; do n=$(grep -c '^scenario.pdf' out); "
		   "touch \"$f\"; until_is \"endret: ${f##*/}\" 1; until_is scenario.pdf $((n+1)); done; "
		   "echo x >annet.txt; touch scenario.pdf; sleep 0.8; n2=$(grep -c '^scenario.pdf' out); "
		   "[ $n2 = $((n+1)) ] && [ $n -ge 6 ] || fail 'for ofte'", "TERM");
	(void)state;
}

/* Faults are shown, the last good report stays, and a file that comes back is enough. */
static void test_faults(void **state)
{
	follow_and("cp scenario.pdf god.pdf; sed -i 's/deltakere:/deltakre:/' scenario.yaml; until_is 'mente du «deltakere»' 1; "
		   "until_is 'den forrige er urørt' 1; cmp scenario.pdf god.pdf || fail ulike; "
		   "mv scenario.yaml borte; until_is 'finner ikke «scenario.yaml»' 1; until_is 'den forrige er urørt' 2; "
		   "sed 's/deltakre:/deltakere:/' borte >scenario.yaml; until_is scenario.pdf 2; cmp scenario.pdf god.pdf", "HUP");
	(void)state;
}

static void test_refused(void **state)
{
	static const struct {
		const char *words;
		int status;
		const char *said;
	} table[] = {
		{ "examples/publisert/scenario.yaml examples/skadelig/scenario.yaml", 2, "ett scenario om gangen" },
		{ "- <examples/publisert/scenario.yaml", 2, "gjelder filer" },
		{ "examples/publisert/scenario.yaml -o -", 2, "gjelder filer" },
		{ "examples/publisert/scenario.yaml -u arkiv", 2, "gjelder utkast" },
		{ "finnes-ikke.yaml", 3, "finner ikke «finnes-ikke.yaml»" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("timeout 20 $UTENFOR rapport --folg %s", table[i].words);

		expect_status(&r, table[i].status);
		expect_contains(r.err, table[i].said);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ways_to_save),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
