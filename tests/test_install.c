/* `make install` into a folder, use of what it put there, and `make uninstall`. */
#include "check.h"
#include "program.h"

#include <stdio.h>
#include <string.h>

#define MAKE "MAKEFLAGS= make -s MODE=${MODE:-release} PREFIX=/usr DESTDIR=%s/root "

/* The examples that were installed, each computed in a copy that stands alone. */
static void try_examples(const char *folder)
{
	static const char *const table[] = {
		"$u rapport -q publisert/scenario.yaml",
		"$u rapport -q skadelig/scenario.yaml",
		"$u rapport -q runder/scenario.yaml", /* has a logo */
		"$u rapport -q egne-tall/scenario.yaml --data egne-tall/data",
		"UTENFOR_DATA=egne-tall/data $u rapport -q egne-tall/scenario.yaml",
		"$u data sjekk egne-tall/data",
		"UTENFOR_DATA=egne-tall/data $u data sjekk egne-tall/data",
		"$u data sjekk egne-tall/data --data egne-tall/data",
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("cd %s && cp -r root/usr/share/doc/utenfor/examples/. tried && cd tried && "
				   "u=../root/usr/bin/utenfor && env -i PATH=$PATH %s",
				   folder, table[i]);

		expect_status(&r, 0);
	}
}

/* The schema that the first line of an example names for editors is there. */
static void check_schemas(const char *folder)
{
	struct run r = run("cd %s/root/usr/share/doc/utenfor/examples && for f in $(grep -rl --include='*.yaml' 'schema=' .); do echo found >&2; "
			   "test -e \"$(dirname $f)/$(sed -n 's/.*schema=//p' $f)\" || echo $f; done", folder);

	assert_string_equal(r.out, "");
	expect_contains(r.err, "found");
}

static void test_install(void **state)
{
	/* Run in the folder above the root; all but the program itself is found beside it. */
	static const struct {
		const char *command, *out;
	} table[] = {
		{ "root/usr/bin/utenfor malgrupper", "lavinntekt-trygd" },
		{ "root/usr/bin/utenfor ny sak", "sak/scenario.yaml" },
		{ "cp root/usr/share/doc/utenfor/examples/publisert/* sak/; " /* as the user fills it in */
		  "root/usr/bin/utenfor rapport -q -o s.pdf sak/scenario.yaml; pdfinfo s.pdf", "Tagged:          yes" },
		{ "mv root moved && moved/usr/bin/utenfor malgrupper && mv moved root", "lavinntekt-trygd" },
		{ "ln -s root/usr/bin/utenfor u && ./u malgrupper", "lavinntekt-trygd" },
		{ "gzip -dc root/usr/share/man/man1/utenfor.1.gz | head -1", ".TH UTENFOR 1" },
		{ "gzip -dc root/usr/share/man/man5/utenfor-scenario.5.gz | head -1", ".TH UTENFOR\\-SCENARIO 5" },
		{ "bash -c '. root/usr/share/bash-completion/completions/utenfor; complete -p utenfor'", "_utenfor" },
		{ "cat root/usr/share/zsh/site-functions/_utenfor", "#compdef utenfor" },
		{ "cat root/usr/share/doc/utenfor/LICENSE*", "SIL Open Font License" },
		{ "find root -type f -perm /022", "" },
	};
	const char *folder = new_folder();
	struct run r = run(MAKE "install", folder);

	(void)state;
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(table); i++) {
		r = run("cd %s && env -i PATH=$PATH %s", folder, table[i].command);
		expect_status(&r, 0);
		expect_contains(r.out, table[i].out);
	}
	assert_string_equal(r.out, ""); /* of the last: nothing that others may write */
	check_schemas(folder);
	try_examples(folder);
	r = run(MAKE "uninstall", folder);
	expect_status(&r, 0);
	r = run("find %s/root ! -type d", folder);
	assert_string_equal(r.out, "");
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_install) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
