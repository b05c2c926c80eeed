/* Templates of a municipality's own: what they can name, and what is said of names that are not there. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "report/catalog.h"

#include <stdio.h>

/* Each name is on a line of its own, with what it is. */
static void test_list(void **state)
{
	struct arena a = { 0 };
	struct catalog_entry *entries;
	size_t count = catalog_list(&entries, &a);
	struct run r = run("$UTENFOR maler vis");

	(void)state;
	expect_status(&r, 0);
	assert_true(count > 150);
	for (size_t i = 0; i < count; i++) {
		expect_contains(r.out, arena_printf(&a, "\n  %s ", entries[i].name));
		expect_contains(r.out, arena_printf(&a, "  %s\n", entries[i].description));
	}
	r = run("$UTENFOR maler");
	expect_status(&r, 2);
	r = run("$UTENFOR maler lag");
	expect_status(&r, 2);
	expect_contains(r.err, "utenfor maler vis");
	arena_free(&a);
}

/* A folder with the program's templates and an edition of its own, built from `text`. */
static struct run make_edition(const char *folder, const char *text)
{
	char path[200];
	struct run r = run("cp -r templates/. %s", folder);

	expect_status(&r, 0);
	snprintf(path, sizeof path, "%s/nb/kortnotat.md", folder);
	write_text(path, text);
	return run("$UTENFOR rapport -q --maler %s --utgave kortnotat examples/publisert/scenario.yaml -o %s/k.pdf && "
		   "pdftotext %s/k.pdf -", folder, folder, folder);
}

static void test_own_edition(void **state)
{
	struct run r = make_edition(new_folder(), "# {{sak.tittel}}\n\nKommunen {{kommune.resultat}}.\n\n"
						  "{{#suksess.hoey}}\nHøyt anslag.\n{{/suksess.hoey}}\n\n"
						  "```tabell netto-per-nivaa\n```\n\n```figur balanse\n```\n\n{{> samfinansiering}}\n");

	(void)state;
	expect_status(&r, 0);
	expect_contains(r.out, "Tidlig innsats for ungdom");
	expect_contains(r.out, "Høyt anslag.");
	expect_contains(r.out, "Side 1 av");
	remove_folder();
}

static void test_unknown_names(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "# A\n\n{{sak.titel}}\n", "kortnotat.md:3:1: ukjent navn «sak.titel»; mente du «sak.tittel»?" },
		{ "# A\n\nOg {{#suksess.hoy}}x{{/suksess.hoy}}\n", "kortnotat.md:3:4: ukjent navn «suksess.hoy»; mente du «suksess.hoey»?" },
		{ "# A\n\n```tabell nett-per-nivaa\n```\n", "kortnotat.md:3:1: ukjent tabell «nett-per-nivaa»; mente du «netto-per-nivaa»?" },
		{ "```figur balans\n```\n", "kortnotat.md:1:1: ukjent figur «balans»; mente du «balanse»?" },
		{ "```tabel aar\n```\n", "kortnotat.md:1:1: ukjent" },
		{ "Hei\n\n{{> samfin}}\n", "kortnotat.md:3:1: " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct run r = make_edition(new_folder(), cases[i].text);

		remove_folder();
		expect_status(&r, 1);
		expect_contains(r.err, cases[i].message);
	}
}

/* A name that is no edition and no template is wrong usage, and cannot lead out of the folder. */
static void test_no_edition(void **state)
{
	static const char *const names[] = { "kortnotat", "../nb/moteark", "Stor" };

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct run r = run("$UTENFOR rapport --utgave %s examples/publisert/scenario.yaml -o /tmp/x.pdf", names[i]);

		expect_status(&r, 2);
		expect_contains(r.err, "velg saksvedlegg|moteark|arkiv|dialog, eller lag malen");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_own_edition),
		cmocka_unit_test(test_unknown_names),
		cmocka_unit_test(test_no_edition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
