/* What is generated from the program's tables: everything is in it, and what reads it has nothing to say. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/text.h"
#include "cli/formats.h"
#include "cli/options.h"
#include "manual/manual.h"
#include "input/notes.h"
#include "input/profile.h"
#include "study/explore.h"
#include "engine/range.h"
#include "input/scenario_fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *written_by(void (*write)(FILE *out))
{
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	write(out);
	fclose(out);
	return text;
}

/* As roff writes it: every hyphen a minus. */
static const char *escaped(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };

	for (; *text; text++) {
		if (*text == '-')
			buffer_puts(&out, "\\");
		buffer_add(&out, text, 1);
	}
	return buffer_text(&out);
}

static void test_program_page_is_whole(void **state)
{
	char *page = written_by(manual_program);
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < command_count; i++)
		expect_contains(page, arena_printf(&a, ".SS %s\n", escaped(&a, command_table[i].name)));
	for (size_t id = 0; id < OPTIONS; id++) {
		expect_contains(page, arena_printf(&a, "\\fB\\-\\-%s\\fR", escaped(&a, option_table[id].name)));
		expect_contains(page, escaped(&a, option_table[id].help));
	}
	arena_free(&a);
	free(page);
}

/* A row has a command, one function, and a name and a suffix that no other row of the command has; what can be chosen
 * between is offered by the help, the page and both completions. */
static void test_formats(void **state)
{
	void (*const written[])(FILE *) = { manual_program, manual_bash, manual_zsh };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < format_count; i++) {
		const struct format *f = &format_table[i];
		const struct command *command = command_find(&a, f->command);

		assert_non_null(command);
		assert_int_equal(!!f->study + !!f->document + !!f->workbook + !!f->grid + !!f->data, 1);
		assert_ptr_equal(format_find(f->command, f->name, NULL), f);
		assert_ptr_equal(format_find(f->command, NULL, arena_printf(&a, "mappe.d/fil%s", f->suffix)), f);
		if (!(command->options & 1UL << OPTION_FORMAT))
			continue;
		expect_contains(run("$UTENFOR hjelp %s", f->command).out, f->name);
		for (size_t k = 0; k < COUNT(written); k++) {
			char *text = written_by(written[k]);

			expect_contains(text, f->name);
			free(text);
		}
	}
	for (size_t i = 0; i < command_count; i++)
		if (command_table[i].options & 1UL << OPTION_FORMAT)
			assert_ptr_not_equal(strchr(formats_of(command_table[i].name, &a), '|'), NULL);
	arena_free(&a);
}

static void expect_fields(const char *page, const struct field_table *table, const char *path, struct arena *a)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct field *f = &table->fields[i];
		const char *name = arena_printf(a, "%s%s", path, f->name);

		expect_contains(page, arena_printf(a, "\n.TP\n\\fB%s\\fR", escaped(a, name)));
		expect_contains(page, escaped(a, f->description));
		if (f->table)
			expect_fields(page, f->table, arena_printf(a, "%s.", name), a);
	}
}

static void test_scenario_page_is_whole(void **state)
{
	char *page = written_by(manual_scenario);
	struct arena a = { 0 };

	(void)state;
	expect_fields(page, &scenario_fields, "", &a);
	expect_fields(page, &note_fields, "", &a);
	expect_fields(page, &profile_fields, "", &a);
	for (size_t i = 0; i < topic_count; i++)
		expect_contains(page, arena_printf(&a, ".SH %s\n", topics[i].heading));
	for (int grade = 0; grade < GRADES; grade++)
		expect_contains(page, arena_printf(&a, "±%.0f %%\n", range_of_grade[grade] * 100));
	for (int grade = 0; grade <= EVIDENCE_METAANALYSE; grade++)
		expect_contains(page, arena_printf(&a, "±%.0f %%\n", range_of_evidence[grade] * 100));
	arena_free(&a);
	free(page);
}

/* The example in the page, as a reader would copy it, is without faults. */
static void test_example_is_good(void **state)
{
	const char *folder = new_folder();
	char *page = written_by(manual_scenario);
	struct run r;
	char path[128];

	(void)state;
	snprintf(path, sizeof path, "%s/page", folder);
	write_text(path, page);
	free(page);
	r = run("sed -n '/^\\.nf/,/^\\.fi/p; /^\\.fi/q' %s | sed '/^\\./d; s/\\\\-/-/g' | tee %s/shown | $UTENFOR sjekk -", path, folder);
	expect_status(&r, 0);
	expect_contains(r.out, "ingen feil");
	r = run("wc -l <%s/shown", folder);
	assert_in_range(atoi(r.out), 10, 30);
	remove_folder();
}

/* The examples can be used: each put into the published scenario, in place of what it has of the same kind. */
static void test_topics_can_be_used(void **state)
{
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < topic_count; i++) {
		struct run r;
		char path[200];

		snprintf(path, sizeof path, "%s/example", folder);
		write_text(path, topics[i].example);
		r = run("cp examples/publisert/notater.md %s && $UTENFOR rapport -q examples/publisert/scenario.yaml "
			"--utgave arkiv --ny-versjon -o %s/saksvedlegg-2021.pdf", folder, folder);
		expect_status(&r, 0);
		r = run("python3 -c 'import sys, yaml\n"
			"whole, part = (yaml.load(open(f), yaml.BaseLoader) for f in sys.argv[1:])\n"
			"[whole[k].update(v) if k in whole else whole.update({k: v}) for k, v in part.items()]\n"
			"yaml.dump(whole, sys.stdout, allow_unicode=True)' examples/publisert/scenario.yaml %s "
			">%s/scenario.yaml && $UTENFOR beregn -q %s/scenario.yaml", path, folder, folder);
		expect_status(&r, 0);
	}
	remove_folder();
}

/* What can be varied is in the help, under the name the program reads. */
static void test_keys_to_explore(void **state)
{
	struct run r = run("$UTENFOR utforsk --hjelp");

	(void)state;
	for (int key = 0; key < EXPLORE_KEYS; key++)
		expect_contains(r.out, explore_key_name((enum explore_key)key));
}

static bool installed(const char *program)
{
	return run("command -v %s", program).status == 0;
}

/* Each reader of what is generated is silent about it. */
static void test_no_complaints(void **state)
{
	static const struct {
		void (*write)(FILE *out);
		const char *reader, *arguments;
	} table[] = {
		{ manual_program, "groff", "-ww -K utf8 -man -T utf8 -z" },
		{ manual_scenario, "groff", "-ww -K utf8 -man -T utf8 -z" },
		{ manual_program, "mandoc", "-T lint -W warning" },
		{ manual_scenario, "mandoc", "-T lint -W warning" },
		{ manual_bash, "bash", "-n" },
		{ manual_zsh, "zsh", "-n" },
	};
	const char *folder = new_folder();
	char path[128];

	(void)state;
	snprintf(path, sizeof path, "%s/page", folder);
	for (size_t i = 0; i < COUNT(table); i++) {
		char *text = written_by(table[i].write);
		struct run r;

		write_text(path, text);
		free(text);
		if (!installed(table[i].reader))
			continue;
		r = run("%s %s %s", table[i].reader, table[i].arguments, path);
		expect_status(&r, 0);
		assert_string_equal(r.out, "");
		assert_string_equal(r.err, "");
	}
	remove_folder();
}

/* What bash offers for the last of some words. */
static void test_completion(void **state)
{
	static const struct {
		const char *words;
		const char *offers;
	} table[] = {
		{ "utenfor ra", "rapport\n" },
		{ "utenfor --v", "--versjon\n" },
		{ "utenfor rapport --utg", "--utgave\n" },
		{ "utenfor rapport --utgave a", "arkiv\n" },
		{ "utenfor rapport -m ''", "nb\nnn\n" },
		{ "utenfor rapport --utgave = mo", "moteark\n" },
		{ "utenfor rapport --utgave =", "saksvedlegg\nmoteark\narkiv\ndialog\n" },
		{ "utenfor ny --utg", "" },
		{ "utenfor sjekk examples/publisert/sce", "examples/publisert/scenario.yaml\n" },
		{ "utenfor beregn -q examples/publisert/", "examples/publisert/scenario.yaml\n" },
		{ "utenfor rapport examples/publ", "examples/publisert\n" },
		{ "utenfor rapport --data exam", "examples\n" },
		{ "utenfor rapport -o exam", "examples\n" },
		{ "utenfor rapport --jobber ''", "" },
		{ "utenfor data ''", "vis\nsjekk\ntilpass\n" },
		{ "utenfor data sjekk examples/egne", "examples/egne-tall\n" },
		{ "utenfor data vis dep", "depresjon-angst\n" },
		{ "utenfor data vis examples/egne", "" },
		{ "utenfor data tilpass examples/tilpass/t", "examples/tilpass/tilpass.yaml\n" },
		{ "utenfor effekter lavinntekt-", "lavinntekt-norskfoedt\nlavinntekt-trygd\n" },
		{ "utenfor maler vis ''", "" },
		{ "utenfor hjelp sj", "sjekk\n" },
		{ "utenfor hj", "hjelp\n" },
		{ "utenfor malgrupper exam", "" },
	};
	const char *folder = new_folder();
	char *script = written_by(manual_bash), path[128];

	(void)state;
	snprintf(path, sizeof path, "%s/utenfor.bash", folder);
	write_text(path, script);
	free(script);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("PATH=$(dirname $(realpath $UTENFOR)):$PATH bash -c '. %s; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _utenfor; "
				   "printf \"%%s\\n\" \"${COMPREPLY[@]}\" | sed /^$/d' bash %s", path, table[i].words);

		expect_status(&r, 0);
		assert_string_equal(r.out, table[i].offers);
	}
	remove_folder();
}

/* What zsh, at a terminal of its own, makes of the last word by the tab key. */
static void test_zsh_completion(void **state)
{
	static const struct {
		const char *words, *completed;
	} table[] = {
		{ "rapp", "utenfor rapport " },
		{ "hjelp sj", "utenfor hjelp sjekk " },
		{ "rapport --utg", "utenfor rapport --utgave=" },
		{ "rapport --utgave=mo", "utenfor rapport --utgave=moteark " },
		{ "rapport -u mo", "utenfor rapport -u moteark " },
		{ "rapport -q examples/publisert/", "utenfor rapport -q examples/publisert/scenario.yaml " },
		{ "beregn -f j", "utenfor beregn -f json " },
		{ "data sj", "utenfor data sjekk " },
		{ "data sjekk examples/egne", "utenfor data sjekk examples/egne-tall/" },
		{ "data vis dep", "utenfor data vis depresjon-angst " },
		{ "data tilpass examples/tilpass/t", "utenfor data tilpass examples/tilpass/tilpass.yaml " },
		{ "effekter adf", "utenfor effekter adferdsvansker " },
		{ "maler v", "utenfor maler vis " },
	};
	const char *folder = new_folder();
	char *script = written_by(manual_zsh), path[128];

	(void)state;
	if (!installed("zsh")) {
		free(script);
		remove_folder();
		skip();
	}
	snprintf(path, sizeof path, "%s/_utenfor", folder);
	write_text(path, script);
	free(script);
	/* The tab is followed by a key that prints the line as it has become. */
	snprintf(path, sizeof path, "%s/ask", folder);
	write_text(path, "zmodload zsh/zpty\n"
			 "zpty z zsh -f -i\n"
			 "zpty -w z \"PS1=; fpath=($1 \\$fpath); autoload -U compinit; compinit -u -d $1/dump; "
			 "show() { print -r -- \\\"<\\$BUFFER>\\\"; BUFFER= }; zle -N show; bindkey '^X' show; "
			 "print re''ady\"\n"
			 "zpty -r -m z said '*ready*'\n"
			 "zpty -w -n z \"utenfor $2\"$'\\t\\x18'\n"
			 "zpty -r -m z said '*<*>*' && print -r -- ${${said##*<}%%>*}'|'\n"
			 "zpty -d z\n");
	for (size_t i = 0; i < COUNT(table); i++) {
		struct run r = run("PATH=$(dirname $(realpath $UTENFOR)):$PATH zsh -f %s %s '%s'", path, folder, table[i].words);
		char line[128];

		snprintf(line, sizeof line, "%s|\n", table[i].completed);
		assert_string_equal(r.out, line);
	}
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_program_page_is_whole),
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_scenario_page_is_whole),
		cmocka_unit_test(test_example_is_good),
		cmocka_unit_test(test_topics_can_be_used),
		cmocka_unit_test(test_keys_to_explore),
		cmocka_unit_test(test_no_complaints),
		cmocka_unit_test(test_completion),
		cmocka_unit_test(test_zsh_completion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
