/* How the program is built and started: what makes a fault in it, or in a library, hard to use against its user. */
#include "check.h"
#include "program.h"

#include <linux/landlock.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Tests are compiled as the program is. */
#if !defined __SANITIZE_ADDRESS__ && (!defined _FORTIFY_SOURCE || _FORTIFY_SOURCE < 3)
#error "-D_FORTIFY_SOURCE=3 is missing"
#endif
#ifndef __SSP_STRONG__
#error "-fstack-protector-strong is missing"
#endif
#ifndef __PIE__
#error "-fPIE is missing"
#endif

/* What readelf must show of the program, and what it must not. */
static void test_file(void **state)
{
	static const struct {
		const char *option, *pattern;
		bool expected;
	} table[] = {
		{ "-h", "Type: *DYN (Position-Independent Executable file)", true },
		{ "-d", "FLAGS_1.*NOW.*PIE", true },     /* with GNU_RELRO: full RELRO */
		{ "-lW", "GNU_RELRO", true },
		{ "-lW", "GNU_STACK.* RW ", true },      /* no code on the stack */
		{ "-lW", "LOAD.* RWE ", false },
		{ "-d", "TEXTREL\\|RPATH\\|RUNPATH", false },
		{ "--dyn-syms -W", "__stack_chk_fail", true },
#ifndef __SANITIZE_ADDRESS__
		{ "--dyn-syms -W", "__memcpy_chk", true },
		{ "--dyn-syms -W", "__vsnprintf_chk", true },
		/* printf and fprintf come with GSL's archive, which Debian builds without; see test_objects */
		{ "--dyn-syms -W", " \\(vsnprintf\\|sprintf\\|strcpy\\|strcat\\|gets\\)@", false },
#endif
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("LC_ALL=C readelf %s $UTENFOR | grep -q '%s'", table[i].option, table[i].pattern);

		if (r.status != (table[i].expected ? 0 : 1))
			fail_msg("readelf %s: «%s» is %s", table[i].option, table[i].pattern,
				 table[i].expected ? "missing" : "there");
	}
}

#ifndef __SANITIZE_ADDRESS__
/* All that we compile ourselves calls the checked forms of functions that write. */
static void test_objects(void **state)
{
	static const char undefined[] = "nm -uA $(find $(dirname $UTENFOR)/obj -name '*.o')";
	struct run r = run("%s | grep -c ' U __printf_chk$'", undefined);

	(void)state;
	expect_status(&r, 0);
	r = run("%s | grep ' U \\(printf\\|fprintf\\|vsnprintf\\|sprintf\\|strcpy\\|strcat\\|gets\\)$'", undefined);
	if (r.status != 1)
		fail_msg("not checked: %s", r.out);
}
#endif

static bool has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

/* Where the kernel has a filter of calls, each command has locked itself in before it reads anything; of Landlock it
 * shows only that the program can gain no more rights, which comes with it. */
static void test_locked_in(void **state)
{
	static const char *const commands[] = {
		"rapport -q - -o %s/r.pdf", "rapport -q - -o %s/r.html --tillat-sti", "beregn -q -", "beregn -q - -o %s/r.json",
		"sjekk -q -", "utforsk -q - --varier deltakere=1..3:1",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(commands); i++) {
		const char *folder = new_folder();
		char command[256];
		struct run r;

		snprintf(command, sizeof command, commands[i], folder);
		r = run("mkfifo %s/in && { $UTENFOR %s <%s/in >%s/out & } && exec 3>%s/in && for i in $(seq 100); do "
			"grep '^NoNewPrivs:.*1' /proc/$!/status && break; sleep 0.05; done; grep '^Seccomp:.*2' /proc/$!/status; "
			"sed /^notater/d examples/publisert/scenario.yaml >&3; exec 3>&-; wait $!", folder, command, folder, folder,
			folder);
		expect_status(&r, 0);
		remove_folder();
		if (!has_landlock())
			skip();
		expect_contains(r.out, "NoNewPrivs");
		expect_contains(r.out, "Seccomp");
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
#ifndef __SANITIZE_ADDRESS__
		cmocka_unit_test(test_objects),
#endif
		cmocka_unit_test(test_locked_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
