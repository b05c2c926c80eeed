/* From results to document: whole editions, odd cases, and what the templates name. */
#include "check.h"
#include "odd_cases.h"

#include "report/catalog.h"
#include "tree/template_files.h"

#include <dirent.h>
#include <math.h>
#include <string.h>

static const char *const editions[] = { "saksvedlegg", "moteark", "arkiv" };

/* Whole editions of the example in both languages, as golden text. */
static void test_editions(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(editions); i++) {
		for (int language = 0; language < LANGUAGES; language++) {
			struct report_case c;
			char name[60];

			case_make(&c);
			snprintf(name, sizeof name, "%s-%s.txt", editions[i],
				 language_name[language]);
			golden_check(name, case_build(&c, editions[i], (enum language)language));
			case_free(&c);
		}
	}
}

/* Templates that were read for the run are what a report is built from, whatever becomes of the files after that;
 * without them, the files as they are. */
static void test_templates_read_once(void **state)
{
	const char *folder = new_folder();
	struct run r = run("cp -r templates/nb %s", folder);
	char own[128];

	(void)state;
	expect_status(&r, 0);
	snprintf(own, sizeof own, "%s/nb", folder);
	for (int once = 1; once >= 0; once--) {
		struct report_case c;
		const char *text;

		case_make(&c);
		c.input.templates = folder;
		c.input.template_files = once ? template_files_read(own, &c.arena) : NULL;
		r = run("for f in %s/*.md; do echo Skrevet om >$f; done", own);
		text = case_build(&c, "saksvedlegg", LANGUAGE_NB);
		assert_int_equal(strstr(text, "Skrevet om") == NULL, once);
		assert_int_equal(strstr(text, "Nettogevinst") != NULL, once);
		case_free(&c);
	}
	remove_folder();
}

/* Digits with an ordinary space or a point between thousands, or with a hyphen as minus. Text in
 * the typewriter font of checksums and file names is not there; "R-109", dates and ids with letters
 * are fine. */
static void check_numbers(const char *text)
{
	for (const char *at = text; *at; at++) {
		bool digit_before = at > text && at[-1] >= '0' && at[-1] <= '9';
		bool digit_after = at[0] && at[1] >= '0' && at[1] <= '9';
		bool three = digit_after && strspn(at + 1, "0123456789") == 3;

		if (*at == '-' && digit_after && (at == text || strchr(" \n(|", at[-1])))
			fail_msg("hyphen as minus: %.40s", at);
		if ((*at == ' ' || *at == '.') && digit_before && three)
			fail_msg("thousands: %.40s", at - 1);
		if (*at == '.' && digit_before && digit_after && at[2] != '.' && at[-2] != '.')
			fail_msg("decimal point: %.40s", at - 1);
	}
}

/* Any report: every placeholder resolves, and numbers are written as Norwegians write them. */
static void test_any_report(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(odd_cases); i++) {
		for (size_t k = 0; k < COUNT(editions) * LANGUAGES; k++) {
			struct report_case c;
			const char *text;

			case_make(&c);
			odd_cases[i].change(&c);
			case_calculate(&c);
			text = case_build(&c, editions[k / LANGUAGES],
					  (enum language)(k % LANGUAGES));
			assert_null(strstr(text, "{{"));
			assert_null(strstr(text, "}}"));
			assert_null(strstr(text, " nan"));
			check_numbers(text);
			case_free(&c);
		}
	}
}

/* The rows that a table of follow-up prints for `helped` children seen in two years. */
static void check_shown(double first, double second, const char *row_first, const char *row_second,
			const char *expected)
{
	struct observation saved[2] = { observations[0], observations[1] };
	struct report_case c;
	const char *text;

	case_make(&c);
	observations[0].helped = first;
	observations[1].helped = second;
	followed_up(&c);
	case_calculate(&c);
	text = case_build(&c, "saksvedlegg", LANGUAGE_NB);
	expect_contains(text, row_first);
	expect_contains(text, row_second);
	expect_contains(text, expected);
	observations[0] = saved[0];
	observations[1] = saved[1];
	case_free(&c);
}

/* Fewer than three children, an increase of fewer than three, and all but fewer than three of the
 * 100 are not printed, nor the expectation that follows from the last count. Forecast: 10 helped, 5
 * a year. */
static void test_small_counts(void **state)
{
	(void)state;
	check_shown(5, 9, "2021 | 5 | 5 | 1", "2022 | 10 | 9 |", "planlagt herfra | 9 |");
	check_shown(2, 9, "2021 | 5 | : |", "2022 | 10 | 9 |", "planlagt herfra | 9 |");
	check_shown(5, 7, "2021 | 5 | 5 |", "2022 | 10 | : |", "planlagt herfra | : |");
	check_shown(0, 0, "2021 | 5 | : |", "2022 | 10 | : |", "planlagt herfra | : |");
	check_shown(50, 98, "2021 | 5 | 50 |", "2022 | 10 | : |", "planlagt herfra | : |");
	check_shown(NAN, 9, "2021 | 5 | – |", "2022 | 10 | 9 |", "tempo som hittil | 9 |");
}

/* One sentence about the total and one about the kommune, whatever the answer is. */
static void test_needed_sentences(void **state)
{
	static const struct {
		struct answer answer;
		const char *text[LANGUAGES][2]; /* total, kommune */
		const char *said[LANGUAGES];    /* below the table */
	} table[] = {
		{ { .status = ANSWER_FOUND, .value = 0.063, .whole = 7 },
		  { { "7 av 100 er nok til at det offentlige samlet ikke taper.",
		      "7 av 100 er nok til at kommunen ikke taper." },
		    { "7 av 100 er nok til at det offentlege samla ikkje taper.",
		      "7 av 100 er nok til at kommunen ikkje taper." } },
		  { NULL, NULL } },
		{ { .status = ANSWER_FOUND, .value = 0.031, .whole = 3, .highest = true },
		  { { "Det offentlige samlet taper ikke når høyst 3 av 100 blir hjulpet.",
		      "Kommunen taper ikke når høyst 3 av 100 blir hjulpet." },
		    { "Det offentlege samla taper ikkje når høgst 3 av 100 blir hjelpte.",
		      "Kommunen taper ikkje når høgst 3 av 100 blir hjelpte." } },
		  { NULL, NULL } },
		{ { .status = ANSWER_FOUND, .value = 0.00412, .whole = 1, .fraction_only = true },
		  { { "0,5\u00a0prosent av deltakerne er nok til at det offentlige samlet ikke taper.",
		      "0,5\u00a0prosent av deltakerne er nok til at kommunen ikke taper." },
		    { "0,5\u00a0prosent av deltakarane er nok til at det offentlege samla ikkje taper.",
		      "0,5\u00a0prosent av deltakarane er nok til at kommunen ikkje taper." } },
		  { NULL, NULL } },
		{ { .status = ANSWER_ALWAYS },
		  { { "Det offentlige samlet taper ikke, uansett hvor mange",
		      "Kommunen taper ikke, uansett hvor mange" },
		    { "Det offentlege samla taper ikkje, same kor mange",
		      "Kommunen taper ikkje, same kor mange" } },
		  { "«Aldri tap»: uansett verdi.",
		    "«Aldri tap»: uansett verdi." } },
		{ { .status = ANSWER_UNLESS_HARM },
		  { { "Både kommunen og det offentlige samlet taper bare hvis færre", "taper bare" },
		    { "Både kommunen og det offentlege samla taper berre om færre", "taper berre" } },
		  { "«Uten skade»: taper bare fordi",
		    "«Utan skade»: taper berre fordi" } },
		{ { .status = ANSWER_UNLESS_HELP },
		  { { "Både kommunen og det offentlige samlet unngår bare tap hvis", "unngår bare" },
		    { "Både kommunen og det offentlege samla unngår berre tap dersom", "unngår berre" } },
		  { "«Uten hjelp»: unngår tap bare fordi", "«Utan hjelp»: unngår tap berre fordi" } },
		{ { .status = ANSWER_OUT_OF_REACH },
		  { { "Både kommunen og det offentlige samlet taper selv om alle blir hjulpet.", "taper selv om" },
		    { "Både kommunen og det offentlege samla taper sjølv om alle blir hjelpte.", "taper sjølv om" } },
		  { "«Umulig»: taper også om alle blir hjulpet, med 1\u00a0million deltakere eller etter 60",
		    "«Umogleg»: taper også om alle" } },
		{ { .status = ANSWER_LOSES },
		  { { "Både kommunen og det offentlige samlet taper mer jo flere", "taper mer" },
		    { "Både kommunen og det offentlege samla taper meir di fleire", "taper meir" } },
		  { "«Mer gir tap»: jo høyere verdi",
		    "«Meir gir tap»: dess høgare verdi" } },
		{ { .status = ANSWER_NO_EFFECT },
		  { { "Både kommunen og det offentlige samlet taper like mye, uansett", "taper like" },
		    { "Både kommunen og det offentlege samla taper like mykje, same", "taper like" } },
		  { "«Påvirker ikke»: verdien endrer ikke tapet.",
		    "«Påverkar ikkje»: verdien endrar ikkje tapet." } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct report_case c;

		case_make(&c);
		c.study.answers.needed[TOTAL].success_rate = table[i].answer;
		c.study.answers.needed[LEVEL_KOMMUNE].success_rate = table[i].answer;
		for (int language = 0; language < LANGUAGES; language++) {
			const char *text = case_build(&c, "saksvedlegg", (enum language)language);

			text = strstr(text, language == LANGUAGE_NB ? "# 5 Hva skal til" : "# 5 Kva som skal til");
			for (int k = 0; k < 2; k++)
				expect_contains(text, table[i].text[language][k]);
			if (table[i].said[language])
				expect_contains(text, table[i].said[language]);
		}
		case_free(&c);
	}
}

static void test_unpriced(void **state)
{
	static const char *const rows[] = {
		"Trivsel | elevene | +3 (stor) | De selv sier det.",
		"Stigma | – | −1 (liten) | –",
		"Støy | – | 0 (ingen) | –",
		"Fravær | Rektor | under 5 prosent | 1. juni 2023",
		"Trivsel | – | – | –",
		"satt ned med 20\u00a0prosent",
	};
	struct report_case c;
	const char *text;

	(void)state;
	case_make(&c);
	followed_up(&c);
	case_calculate(&c);
	text = case_build(&c, "saksvedlegg", LANGUAGE_NB);
	for (size_t i = 0; i < COUNT(rows); i++)
		expect_contains(text, rows[i]);
	case_free(&c);
}

/* Lines of a template that place or name something: placeholders and fenced blocks, in their order.
 */
static void add_names(struct buffer *out, const char *text)
{
	for (const char *at = text; *at; at++) {
		if (strncmp(at, "{{", 2) == 0)
			buffer_printf(out, "%.*s\n", (int)(strstr(at, "}}") + 2 - at), at);
		else if (strncmp(at, "```", 3) == 0)
			buffer_printf(out, "%.*s\n", (int)strcspn(at, "\n"), at);
	}
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The same names in the order of the alphabet, each as often as it stands: languages differ in word
 * order. */
static const char *sorted(struct arena *a, const char *names)
{
	const char *lines[4000];
	struct buffer out = { .arena = a };
	size_t count = 0;

	for (; *names; names = strchr(names, '\n') + 1)
		lines[count++] = arena_text(a, names, strcspn(names, "\n"));
	qsort(lines, count, sizeof *lines, compare_lines);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&out, "%s\n", lines[i]);
	return buffer_text(&out);
}

static const char *template_names(struct arena *a, enum language language, const char *file)
{
	struct buffer out = { .arena = a };
	char path[300];
	char *text;

	snprintf(path, sizeof path, "templates/%s/%s", language_name[language], file);
	text = file_content(path, NULL);
	if (!text)
		fail_msg("%s is missing", path);
	add_names(&out, text);
	free(text);
	return sorted(a, buffer_text(&out));
}

static int count_files(enum language language)
{
	char path[40];
	int count = 0;
	DIR *folder;

	snprintf(path, sizeof path, "templates/%s", language_name[language]);
	folder = opendir(path);
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		count += entry->d_name[0] != '.' && !strstr(entry->d_name, ".csv"); /* words of the workbook, nn only */
	closedir(folder);
	return count;
}

static void test_same_names_in_both_languages(void **state)
{
	DIR *folder = opendir("templates/nb");
	struct arena a = { 0 };

	(void)state;
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		if (entry->d_name[0] != '.')
			assert_string_equal(template_names(&a, LANGUAGE_NB, entry->d_name),
					    template_names(&a, LANGUAGE_NN, entry->d_name));
	closedir(folder);
	assert_int_equal(count_files(LANGUAGE_NB), count_files(LANGUAGE_NN));
	arena_free(&a);
}

static void test_metadata(void **state)
{
	struct report_case c;
	struct document *doc;

	(void)state;
	case_make(&c);
	c.input.edition = "moteark";
	doc = build(&c.input, &c.arena, &c.diag);
	assert_non_null(doc);
	assert_string_equal(doc->title, "Los for ungdom");
	assert_string_equal(doc->author, "Eksempel kommune");
	assert_string_equal(doc->running_head, "Møteark · Los for ungdom");
	assert_string_equal(doc->page_label, "Side %d av %d");
	assert_string_equal(doc->date, "2021-03-15T00:00:00Z");
	assert_null(doc->mark);
	assert_int_equal(doc->exact_pages, 2);
	c.scenario.source = NULL;
	c.scenario.date = (struct date){ 0 };
	c.input.language = LANGUAGE_NN;
	doc = build(&c.input, &c.arena, &c.diag);
	assert_string_equal(doc->mark, "Utforskande berekning");
	c.input.internal = true;
	doc = build(&c.input, &c.arena, &c.diag);
	assert_string_equal(doc->mark,
			    "Intern – kan vere unnateke offentlegheit · Utforskande berekning");
	assert_string_equal(doc->date, "2024-02-29T00:00:00Z");
	case_free(&c);
}

/* A folder of templates of its own, with one file changed. */
static void check_fault(const char *file, const char *text, const char *message)
{
	struct report_case c;
	struct buffer out = { 0 };

	run("rm -rf build/maler && mkdir -p build/maler && cp -r templates/nb build/maler/");
	write_text(file, text);
	case_make(&c);
	c.input.templates = "build/maler";
	assert_null(build(&c.input, &c.arena, &c.diag));
	out.arena = &c.arena;
	for (size_t i = 0; i < c.diag.count; i++)
		buffer_printf(&out, "%s:%d: %s\n",
			      c.diag.entries[i].at.file ? c.diag.entries[i].at.file : "",
			      c.diag.entries[i].at.line, c.diag.entries[i].message);
	if (!strstr(buffer_text(&out), message))
		fail_msg("no «%s» in: %s", message, buffer_text(&out));
	case_free(&c);
}

static void test_faults(void **state)
{
	static const struct {
		const char *text, *message;
	} table[] = {
		{ "# A\n\n```tabell netto-per-niva\n```\n",
		  "build/maler/nb/saksvedlegg.md:3: ukjent tabell «netto-per-niva»; mente du "
		  "«netto-per-nivaa»?" },
		{ "```figur balansen\n```\n",
		  "saksvedlegg.md:1: ukjent figur «balansen»; mente du «balanse»?" },
		{ "a\n\n```tabel aar\n```\n",
		  "saksvedlegg.md:3: ukjent blokk «tabel»; mente du «tabell»?" },
		{ "```notatlinjer mange\n```\n",
		  "saksvedlegg.md:1: antall notatlinjer er «mange»" },
		{ "```boks ../../data\n```\n", "saksvedlegg.md:1: malnavnet «../../data»" },
		{ "a\n{{> finnes-ikke}}\n", "finnes-ikke" },
		{ "a\nb {{sak.titel}}\n", "saksvedlegg.md:2: " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		check_fault("build/maler/nb/saksvedlegg.md", table[i].text, table[i].message);
	check_fault("build/maler/nb/ord.yaml", "og: og\nogg: og\n",
		    "build/maler/nb/ord.yaml:2: ukjent ord «ogg»; mente du «og»?");
	check_fault("build/maler/nb/ord.yaml", "og: [og, eller]\n",
		    "ord.yaml:1: «og» skal ha 1 tekster, men har 2");
	check_fault("build/maler/nb/ord.yaml", "og: og\n", "ord.yaml:0: ordet «til» mangler");
}

/* A note cannot use sections, and its placeholders fail with the note's own place. */
static void test_note_faults(void **state)
{
	struct report_case c;

	(void)state;
	case_make(&c);
	c.notes.items[0].body = "Første linje.\n{{netto.komune}}";
	assert_null(build(&c.input, &c.arena, &c.diag));
	assert_int_equal(c.diag.errors, 1);
	assert_string_equal(c.diag.entries[0].at.file, "notater.md");
	assert_int_equal(c.diag.entries[0].at.line, 11);
	case_free(&c);
}

static void test_catalog(void **state)
{
	struct catalog_entry *entries;
	struct arena a = { 0 };
	size_t count = catalog_list(&entries, &a);
	int found = 0;

	(void)state;
	for (size_t i = 0; i < count; i++) {
		assert_true(*entries[i].name && *entries[i].description);
		found += strcmp(entries[i].name, "netto.<nivå>") == 0 &&
			 entries[i].kind == CATALOG_TEXT;
		found += strcmp(entries[i].name, "<nivå>.sparer") == 0 &&
			 entries[i].kind == CATALOG_FLAG;
		found += strcmp(entries[i].name, "balanse") == 0 &&
			 entries[i].kind == CATALOG_FIGURE;
		found += strcmp(entries[i].name, "aar") == 0 && entries[i].kind == CATALOG_TABLE;
		found += strcmp(entries[i].name, "boks") == 0 && entries[i].kind == CATALOG_BLOCK;
		for (size_t k = 0; k < i; k++)
			assert_true(entries[i].kind != entries[k].kind ||
				    strcmp(entries[i].name, entries[k].name) != 0);
	}
	assert_int_equal(found, 5);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_editions),
		cmocka_unit_test(test_templates_read_once),
		cmocka_unit_test(test_any_report),
		cmocka_unit_test(test_small_counts),
		cmocka_unit_test(test_needed_sentences),
		cmocka_unit_test(test_unpriced),
		cmocka_unit_test(test_same_names_in_both_languages),
		cmocka_unit_test(test_metadata),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_note_faults),
		cmocka_unit_test(test_catalog),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
