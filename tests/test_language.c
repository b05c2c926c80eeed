/* Spelling: every word of the templates and word lists is in the dictionary of its language, or in the list
 * of the field's own terms. A bokmål word in nynorsk is caught, and the other way round. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/text.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_name_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* The key of a line "  netto-per-nivaa:" of YAML, or of "{gevinst: …" inside one. */
static size_t key_length(const char *at)
{
	size_t n = 0;

	while (is_name_character(at[n]))
		n++;
	return n > 0 && at[n] == ':' ? n + 1 : 0;
}

/* Adds `text` without placeholders, fenced blocks, and what is a name and not a word. */
static void add_words(struct buffer *out, const char *text, bool yaml)
{
	bool begin = true; /* where a key may stand */

	for (const char *at = text; *at;) {
		size_t skip = 0;

		if (strncmp(at, "{{", 2) == 0)
			skip = (size_t)(strstr(at, "}}") + 2 - at);
		else if (strncmp(at, "```", 3) == 0 || (yaml && begin && *at == '#'))
			skip = strcspn(at, "\n");
		else if (yaml && begin)
			skip = key_length(at);
		if (skip > 0) {
			buffer_puts(out, " ");
			at += skip;
			begin = false;
			continue;
		}
		begin = *at == '\n' || *at == '{' || (begin && *at == ' ') || (*at == ' ' && at[-1] == ',');
		buffer_add(out, at++, 1);
	}
}

static void add_folder(struct buffer *out, const char *language)
{
	char path[400];
	DIR *folder;

	snprintf(path, sizeof path, "templates/%s", language);
	folder = opendir(path);
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		char *text;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "templates/%s/%s", language, entry->d_name);
		text = file_content(path, NULL);
		assert_non_null(text);
		add_words(out, text, strstr(entry->d_name, ".yaml") != NULL);
		free(text);
	}
	closedir(folder);
}

static void check_spelling(const char *language)
{
	struct arena a = { 0 };
	struct buffer out = { .arena = &a };
	char file[200];
	struct run r;

	add_folder(&out, language);
	assert_true(out.size > 10000);
	snprintf(file, sizeof file, "%s/ord.txt", new_folder());
	write_text(file, buffer_text(&out));
	r = run("hunspell -d %s_NO -i utf-8 -p tests/golden/text/termer-%s.txt -l %s", language, language, file);
	expect_status(&r, 0);
	assert_string_equal(r.out, "");
	remove_folder();
	arena_free(&a);
}

static void test_bokmaal(void **state)
{
	(void)state;
	check_spelling("nb");
}

static void test_nynorsk(void **state)
{
	(void)state;
	check_spelling("nn");
}

/* The dictionary does find the other language's words: else the tests above would prove nothing. */
static void test_languages_differ(void **state)
{
	struct run r;

	(void)state;
	r = run("printf 'kommunen sparer ikke noe\\n' | hunspell -d nn_NO -i utf-8 -l");
	expect_contains(r.out, "ikke");
	r = run("printf 'kommunen sparar ikkje noko\\n' | hunspell -d nb_NO -i utf-8 -l");
	expect_contains(r.out, "ikkje");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bokmaal),
		cmocka_unit_test(test_nynorsk),
		cmocka_unit_test(test_languages_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
