/* The program among hostile input and failing surroundings: what it must refuse, what it must survive, and what must
 * still be there afterwards. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "export/csv_text.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define EXAMPLE "examples/publisert/scenario.yaml"

/* What fuzzing has found, and the seeds, through every fuzz target. */
static void test_replay(void **state)
{
	struct run r = run("for t in $(dirname $UTENFOR)/replay/*; do case $t in *.d) continue;; esac; "
			   "find tests/fuzz/regress/$(basename $t) tests/fuzz/seeds/$(basename $t) -type f 2>&- | "
			   "xargs $t >&2 && echo good || exit 1; done");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "good");
}

/* A scenario in a folder of its own, with a note, a link out, a linked folder, a FIFO and a file beside the folder. */
static const char *make_paths(void)
{
	const char *folder = new_folder();
	struct run r = run("cd %s && mkdir -p case/real && cp $OLDPWD/examples/publisert/* case && "
			   "sed -i '/^notater/d' case/scenario.yaml && cp case/notater.md case/real && "
			   "cp case/notater.md outside.md && ln -s real case/linked && ln -s .. case/up && "
			   "ln -s ../notater.md case/real/link.md && mkfifo case/fifo", folder);

	expect_status(&r, 0);
	return folder;
}

static const struct {
	const char *name, *fault; /* NULL: it is read */
} paths[] = {
	{ "notater.md", NULL },
	{ "real/notater.md", NULL },
	{ "./real//notater.md", NULL },
	{ "linked/notater.md", "symbolsk lenke" },
	{ "real/link.md", "symbolsk lenke" },
	{ "up/outside.md", "symbolsk lenke" },
	{ "../outside.md", "utenfor mappen" },
	{ "real/../notater.md", "utenfor mappen" },
	{ "/etc/hostname", "utenfor mappen" },
	{ "real", "ikke en vanlig fil" },
	{ "fifo", "ikke en vanlig fil" },
	{ "finnes-ikke.md", "finner ikke" },
	{ "notater.md/x", "kan ikke åpne" },
	{ "-", "finner ikke" },
};

static void test_paths(void **state)
{
	/* Every key with a path; $P is the path. */
	static const char *const commands[] = {
		"$UTENFOR sjekk -q --sett \"notater=['$P']\" scenario.yaml",
		"$UTENFOR sjekk -q --sett \"profil=$P\" scenario.yaml",
		"$UTENFOR beregn -q --sett \"tidligere=$P\" scenario.yaml",
		"printf 'navn: N\\nalternativ tekst: A\\nlogo: \"%s\"\\n' \"$P\" >profil.yaml; "
		"$UTENFOR sjekk -q --sett profil=profil.yaml scenario.yaml",
	};
	const char *folder = make_paths();

	(void)state;
	for (size_t i = 0; i < COUNT(paths) * COUNT(commands); i++) {
		const char *fault = paths[i / COUNT(commands)].fault;
		struct run r;

		setenv("P", paths[i / COUNT(commands)].name, 1);
		r = run("UTENFOR=$(realpath $UTENFOR); cd %s/case; { %s; } </dev/null", folder, commands[i % COUNT(commands)]);
		if (fault || i % COUNT(commands) == 0)
			expect_status(&r, fault ? 1 : 0);
		if (fault)
			expect_contains(r.err, fault);
		else if (strstr(r.err, "symbolsk") || strstr(r.err, "utenfor mappen") || strstr(r.err, "finner ikke"))
			fail_msg("%s: %s", paths[i / COUNT(commands)].name, r.err);
	}
	unsetenv("P");
	remove_folder();
}

/* From here on the kernel knows no openat2(): seccomp answers ENOSYS. */
static void forget_openat2(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { COUNT(filter), filter };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
		_exit(77);
}

/* The same paths, walked part by part; exit status of the child: the number of the path that went wrong. */
static int read_without_openat2(const char *base)
{
	forget_openat2();
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct arena a = { 0 };
		struct diag d = { .arena = &a };
		struct str text;
		bool good = file_read_text_beside(&text, base, paths[i].name, 1 << 20, &a, &d, (struct place){ 0 });

		if (good != (paths[i].fault == NULL) ||
		    (!good && !strstr(d.entries[0].message, paths[i].fault)))
			return (int)i + 1;
		arena_free(&a);
	}
	return 0;
}

static void test_paths_on_old_kernels(void **state)
{
	const char *folder = make_paths();
	char base[128];
	int status;
	pid_t child;

	(void)state;
	snprintf(base, sizeof base, "%s/case/scenario.yaml", folder);
	child = fork();
	if (child == 0)
		_exit(read_without_openat2(base));
	waitpid(child, &status, 0);
	remove_folder();
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 77)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* Options may point anywhere, and --tillat-sti lets the scenario do so, but not through links. */
static void test_paths_the_user_gives(void **state)
{
	const char *folder = make_paths();
	struct run r;

	(void)state;
	r = run("ln -s $PWD/data %s/data && ln -s case/scenario.yaml %s/linked.yaml && "
		"$UTENFOR sjekk -q --data %s/data %s/linked.yaml", folder, folder, folder, folder);
	expect_status(&r, 0);
	r = run("$UTENFOR sjekk -q --tillat-sti --sett 'notater=[../outside.md]' %s/case/scenario.yaml", folder);
	expect_status(&r, 0);
	r = run("$UTENFOR sjekk -q --tillat-sti --sett 'notater=[real/link.md]' %s/case/scenario.yaml", folder);
	expect_status(&r, 1);
	for (const char *const *device = (const char *const[]){ "/dev/zero", "/dev/tty", "fifo", NULL }; *device; device++) {
		r = run("cd %s/case && UTENFOR=$(realpath $OLDPWD/$UTENFOR) && timeout 10 $UTENFOR sjekk %s", folder,
			*device);
		if (r.status != 1 && r.status != 3)
			fail_msg("%s: status %d", *device, r.status);
	}
	remove_folder();
}

/* Whatever happens to the output: a message, status 3, the old file, and nothing else in the folder. */
static void test_failing_surroundings(void **state)
{
	static const struct {
		const char *command, *message; /* %s: the folder with r.pdf */
	} table[] = {
		{ "(ulimit -f 1; $UTENFOR rapport -q -o %s/r.pdf " EXAMPLE ")", "eldre fil der er urørt" },
		{ ": %s; $UTENFOR rapport -o /proc/r.pdf " EXAMPLE, "kan ikke skrive «/proc/r.pdf»" },
		{ "$UTENFOR rapport -o %s/none/r.pdf " EXAMPLE, "mappen finnes ikke" },
		{ "f=%s.pdf; ln -s /dev/null $f; $UTENFOR rapport -o $f " EXAMPLE "; s=$?; rm $f; exit $s",
		  "lenke eller enhet" },
		{ ": %s; $UTENFOR beregn " EXAMPLE " >/dev/full", "disken er full" },
		{ ": %s; $UTENFOR beregn --format json " EXAMPLE " >/dev/full", "disken er full" },
		{ ": %s; $UTENFOR beregn --format csv " EXAMPLE " >&-", "kan ikke skrive resultatet" },
		{ ": %s; $UTENFOR malgrupper >/dev/full", "disken er full" },
		{ ": %s; $UTENFOR sjekk " EXAMPLE " >/dev/full", "disken er full" },
		{ ": %s; $UTENFOR --hjelp >/dev/full", "disken er full" },
		{ ": %s; $UTENFOR rapport --hjelp >/dev/full", "disken er full" },
		{ ": %s; $UTENFOR utforsk " EXAMPLE " --varier tiltak.deltakere=1..9:1 >/dev/full", "disken er full" },
		{ ": %s; $UTENFOR beregn /proc/self/mem", "kan ikke lese" },
		{ ": %s; $UTENFOR ny /proc/x", "kan ikke lage mappen" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		char path[128], *content;
		struct run r;

		snprintf(path, sizeof path, "%s/r.pdf", folder);
		write_text(path, "%PDF-old");
		r = run(table[i].command, folder);
		expect_status(&r, 3);
		expect_contains(r.err, table[i].message);
		content = file_content(path, NULL);
		assert_string_equal(content, "%PDF-old");
		free(content);
		r = run("ls -A %s", folder);
		assert_string_equal(r.out, "r.pdf\n");
		remove_folder();
	}
}

/* True when both are as they were; false when both are new. Fails the test otherwise. */
static bool are_old(const char *folder, const char *const names[2], char *const whole[2], const size_t sizes[2])
{
	bool old[2];

	for (int i = 0; i < 2; i++) {
		char path[128], *content;
		size_t size;

		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		content = file_content(path, &size);
		assert_non_null(content);
		old[i] = strcmp(content, "old") == 0;
		assert_true(old[i] || (size == sizes[i] && memcmp(content, whole[i], size) == 0));
		free(content);
	}
	assert_int_equal(old[0], old[1]);
	return old[0];
}

/* Killed at any time: the old report and its basis or the whole new ones, and no other file. */
static void test_killed(void **state)
{
	static const char *const signals[] = { "TERM", "INT", "HUP" }, *const names[2] = { "r.pdf", "r.grunnlag.json" };
	const char *folder = new_folder();
	char path[2][128], *whole[2];
	size_t sizes[2];
	struct run r;

	(void)state;
	r = run("$UTENFOR rapport -q -u arkiv -o %s/r.pdf " EXAMPLE, folder);
	expect_status(&r, 0);
	for (int i = 0; i < 2; i++) {
		snprintf(path[i], sizeof path[i], "%s/%s", folder, names[i]);
		whole[i] = file_content(path[i], &sizes[i]);
	}
	for (int i = 0; i < 60; i++) {
		for (int k = 0; k < 2; k++)
			write_text(path[k], "old");
		r = run("timeout -s %s 0.%03d $UTENFOR rapport -q -u arkiv -o %s " EXAMPLE, signals[i % 3], 1 + i * 4, path[0]);
		if (are_old(folder, names, whole, sizes))
			assert_int_not_equal(r.status, 0);
		r = run("ls -A %s", folder);
		assert_string_equal(r.out, "r.grunnlag.json\nr.pdf\n");
	}
	for (int i = 0; i < 2; i++)
		free(whole[i]);
	remove_folder();
}

/* Two runs to one file: it is one of the two, whole. */
static void test_two_at_once(void **state)
{
	const char *folder = new_folder();
	struct run r = run("cd %s && cp -r $OLDPWD/examples/publisert/* . && UTENFOR=$(realpath $OLDPWD/$UTENFOR) && "
			   "$UTENFOR rapport -q -o 1.pdf scenario.yaml && "
			   "$UTENFOR rapport -q -o 2.pdf -m nn scenario.yaml && "
			   "for i in 1 2 3 4 5; do $UTENFOR rapport -q -o r.pdf scenario.yaml & one=$!; "
			   "$UTENFOR rapport -q -o r.pdf -m nn scenario.yaml && wait $one || exit 1; "
			   "cmp -s r.pdf 1.pdf || cmp -s r.pdf 2.pdf || exit 1; done; ls -A", folder);

	(void)state;
	expect_status(&r, 0);
	assert_string_equal(r.out, "1.pdf\n2.pdf\nnotater.md\nr.pdf\nscenario.yaml\n");
	remove_folder();
}

/* Nothing that comes from outside reaches the terminal as it is. */
static void test_terminal(void **state)
{
	static const struct {
		const char *command;
		int status;
	} table[] = {
		{ "$UTENFOR \"$EVIL\"", 2 },
		{ "$UTENFOR beregn \"--$EVIL\" x", 2 },
		{ "$UTENFOR beregn --format \"$EVIL\" x", 2 },
		{ "$UTENFOR beregn a \"$EVIL\"", 2 },
		{ "$UTENFOR beregn \"$EVIL\"", 3 },
		{ "$UTENFOR sjekk " EXAMPLE " \"$EVIL\"", 3 },
		{ "cp " EXAMPLE " %s/\"$EVIL\".yaml && sed -i '/^notater/d' %s/*.yaml && "
		  "$UTENFOR sjekk %s/\"$EVIL\".yaml && $UTENFOR rapport %s/\"$EVIL\".yaml", 0 },
		{ "$UTENFOR beregn --sett \"sak.tittel='$EVIL'\" " EXAMPLE, 1 },
		{ "$UTENFOR beregn --sett \"sak.$EVIL=1\" " EXAMPLE, 1 },
		{ "$UTENFOR beregn --sett \"sak.tittel='$BIDI'\" " EXAMPLE, 1 },
		{ "$UTENFOR rapport -o \"%s/$EVIL/x.pdf\" " EXAMPLE, 3 },
		{ "$UTENFOR beregn --data \"%s/$EVIL\" " EXAMPLE, 3 },
		{ "$UTENFOR beregn " EXAMPLE " -o \"%s/$EVIL.json\"", 0 },
		{ "$UTENFOR malgrupper -o \"%s/$EVIL.csv\"", 0 },
		{ "$UTENFOR data \"$EVIL\"", 2 },
		{ "$UTENFOR data vis \"$EVIL\"", 2 },
		{ "$UTENFOR data vis x \"$EVIL\"", 2 },
		{ "$UTENFOR maler \"$EVIL\"", 2 },
		{ "$UTENFOR verifiser --sum \"$EVIL\" x", 2 },
		{ "SOURCE_DATE_EPOCH=$EVIL $UTENFOR rapport -o %s/r.pdf " EXAMPLE, 3 },
		{ "cp -r data %s/data && sed -i \"s/nb: Barn i/nb: $BIDI/\" %s/data/malgrupper.yaml && "
		  "$UTENFOR malgrupper --data %s/data", 1 },
	};

	(void)state;
	setenv("EVIL", "a\033[31m\n\xC2\x9B" "b\a", 1);
	setenv("BIDI", "x\xE2\x80\xAEy", 1);
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r = run(table[i].command, folder, folder, folder, folder);

		expect_status(&r, table[i].status);
		if (strpbrk(r.out, "\033\a") || strpbrk(r.err, "\033\a") || strstr(r.out, "\xC2\x9B") ||
		    strstr(r.err, "\xC2\x9B") || strstr(r.out, "\xE2\x80\xAE") || strstr(r.err, "\xE2\x80\xAE"))
			fail_msg("%s:\n%s%s", table[i].command, r.out, r.err);
		remove_folder();
	}
	unsetenv("EVIL");
	unsetenv("BIDI");
}

/* Arguments that are no UTF-8 are refused before anything reads them. */
static void test_malformed_arguments(void **state)
{
	static const char *const table[] = { "\"$BAD\"", "beregn \"$BAD\"", "beregn --sett \"a=$BAD\" x", "rapport -o \"$BAD\" x" };

	(void)state;
	setenv("BAD", "a\xC3", 1);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("$UTENFOR %s", table[i]);

		expect_status(&r, 2);
		expect_contains(r.err, "a\\xC3");
	}
	unsetenv("BAD");
}

/* Wherever text that is printed comes from, the gate sees it, before any edition. */
static void test_gate(void **state)
{
	static const struct {
		const char *change, *place; /* a shell command in the folder, $TLF is a telephone number; in what is said */
	} table[] = {
		{ "sed -i \"s/^  tittel: .*/  tittel: Ring $TLF/\" scenario.yaml", "scenario.yaml:6:16: " },
		{ "sed -i 's/^  tittel: .*/  tittel: \"\\\\x34\\\\u0030 00 00 00\"/' scenario.yaml", "scenario.yaml:6:12: " },
		{ "sed -i \"s/Tre grupper følges/$TLF følges/\" scenario.yaml", "scenario.yaml:18:5: " },
		{ "sed -i \"s/Team på tre årsverk/Team $TLF/\" scenario.yaml", "scenario.yaml:29:17: " },
		{ "sed -i \"s/^  kilde: .*/  kilde: mobil 4000 0000/\" scenario.yaml", "scenario.yaml:26:16: " },
		{ "sed -i \"s/De fleste i de/$TLF i de/\" scenario.yaml", "scenario.yaml:53:18: " },
		{ "sed -i \"s/Bare de eldste/$TLF/\" scenario.yaml", "scenario.yaml:43:11: " },
		{ "sed -i \"2s/.*/aktør: Kari $TLF/\" notater.md", "notater.md:2:13: " },
		{ "sed -i '2s/^/sektor: \"40\\\\_00 00 00\"\\n/' notater.md", "notater.md:2:10: " },
		{ "printf 'Nå meg på **40** 00 00 0&#48;' >>notater.md", "notater.md:24:13: " },
		{ "printf '[her](https://eksempel.no/?til=%%2B4740000000)' >>notater.md", "notater.md:24:35: " },
		{ "printf '```\\nkari@eksempel.no\\n```\\n' >>notater.md", "notater.md:25:1: " },
		{ "sed -i \"s/^alternativ tekst: .*/alternativ tekst: $TLF/\" profil.yaml", "profil.yaml:4:19: " },
		{ "mv scenario.yaml \"$TLF.yaml\"", "filnavnet:1:1: " },
	};

	(void)state;
	setenv("TLF", "40 00 00 00", 1);
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r;

		r = run("cp examples/runder/* %s && cd %s && %s", folder, folder, table[i].change);
		expect_status(&r, 0);
		r = run("$UTENFOR sjekk -q %s/[s4]*.yaml", folder);
		expect_status(&r, 1);
		expect_contains(r.err, table[i].place);
		expect_contains(r.err, "dette ser ut som e");
		r = run("for u in saksvedlegg moteark arkiv; do $UTENFOR rapport -q -u $u -o %s/r.pdf %s/[s4]*.yaml; "
			"echo $?; done; ls %s | grep -c r.pdf; $UTENFOR rapport -q --intern -o %s/r.pdf %s/[s4]*.yaml",
			folder, folder, folder, folder, folder);
		expect_status(&r, 0);
		assert_string_equal(r.out, "1\n1\n1\n0\n");
		remove_folder();
	}
	unsetenv("TLF");
}

/* What `sjekk` lets through, `rapport` can print: it says which character the fonts do not have. */
static void test_check_prints(void **state)
{
	static const char *const commands[] = { "sjekk -q", "rapport -q" };
	const char *folder = new_folder();
	char path[128];

	(void)state;
	snprintf(path, sizeof path, "%s/notater.md", folder);
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct run r = run("cp " EXAMPLE " %s", folder);

		expect_status(&r, 0);
		write_text(path, "---\naktør: Rektor\n---\nBra \xF0\x9F\x98\x80\n");
		r = run("$UTENFOR %s %s/scenario.yaml", commands[i], folder);
		expect_status(&r, 1);
		expect_contains(r.err, "notater.md:4:5: tegnet");
		expect_contains(r.err, "finnes ikke i skriften");
	}
	remove_folder();
}

/* A cell that a spreadsheet would take for a formula is text. */
static void test_formulas(void **state)
{
	static const struct {
		const char *text, *cell;
	} table[] = {
		{ "tekst", "tekst" },
		{ "a,b", "\"a,b\"" },
		{ "si \"hei\"", "\"si \"\"hei\"\"\"" },
		{ "=1+1", "\"'=1+1\"" },
		{ "+1", "\"'+1\"" },
		{ "-1", "\"'-1\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "\t=1", "\"'\t'=1\"" },
		{ "\r=1", "\"'\r=1\"" },
		{ "\n=1", "\"'\n=1\"" },
		{ "\xEF\xBC\x9D" "1+1", "\"'\xEF\xBC\x9D" "1+1\"" },
		{ "a; b", "\"a; b\"" },
		{ "a;=1+1;b", "\"a;'=1+1;b\"" }, /* where semicolons divide, quotes inside a cell hold nothing together */
		{ "a\t@b", "\"a\t'@b\"" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena a = { 0 };
		struct buffer out = { .arena = &a };

		csv_text(&out, table[i].text);
		assert_string_equal(buffer_text(&out), table[i].cell);
		arena_free(&a);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_replay),
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_paths_on_old_kernels),
		cmocka_unit_test(test_paths_the_user_gives),
		cmocka_unit_test(test_failing_surroundings),
		cmocka_unit_test(test_killed),
		cmocka_unit_test(test_two_at_once),
		cmocka_unit_test(test_terminal),
		cmocka_unit_test(test_malformed_arguments),
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_gate),
		cmocka_unit_test(test_check_prints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
