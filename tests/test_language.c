/* The program's own words against Debian's dictionaries: bokmål is bokmål and nynorsk is nynorsk, in the
 * templates, the word lists, the data set, whole reports, and what the program says on the screen.
 * Words that the dictionaries lack are in tests/terms-nb.txt and -nn.txt; words of the other målform that they let
 * through are in tests/intruders-nb.txt and -nn.txt. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/phrasebook.h"
#include "base/yaml.h"
#include "report_case.h"
#include "input/scenario_read.h"
#include "study/study.h"

#include <ctype.h>
#include <glob.h>

static const char *const codes[LANGUAGES] = { "nb", "nn" };

struct passage {
	const char *from, *text;
};

/* Everything there is to read in one målform, with where each passage comes from. */
struct reading {
	struct arena arena;
	enum language language;
	LIST_OF(struct passage) passages;
};

static void reading_add(struct reading *r, const char *from, const char *text)
{
	if (text)
		*LIST_ADD(&r->arena, &r->passages) = (struct passage){ from, text };
}

/* `text` without placeholders and with nothing from the fenced blocks but the text around them. */
static const char *without_tags(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };
	bool line_start = true;

	while (*text) {
		if (text_starts(text, "{{")) {
			const char *end = strstr(text, "}}");

			text = end ? end + 2 + (end[2] == '}') : text + strlen(text);
			buffer_puts(&out, " ");
		} else if (line_start && text_starts(text, "```")) {
			text += strcspn(text, "\n");
		} else {
			line_start = *text == '\n';
			buffer_add(&out, text++, 1);
		}
	}
	return buffer_text(&out);
}

static void read_templates(struct reading *r)
{
	glob_t files;

	assert_int_equal(glob(arena_printf(&r->arena, "templates/%s/*.md", codes[r->language]), 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		char *text = file_content(files.gl_pathv[i], NULL);

		reading_add(r, arena_text(&r->arena, files.gl_pathv[i], strlen(files.gl_pathv[i])),
			    without_tags(&r->arena, text));
		free(text);
	}
	globfree(&files);
}

static void add_scalars(struct reading *r, const char *from, const struct yaml *node)
{
	if (node->type == YAML_SCALAR)
		reading_add(r, from, without_tags(&r->arena, node->text));
	for (const struct yaml *child = node->first; child; child = child->next)
		add_scalars(r, from, child);
}

static void read_yaml(struct reading *r, const char *path)
{
	struct diag diag = { .arena = &r->arena };
	size_t size;
	char *text = file_content(path, &size);
	const struct yaml *root = yaml_parse((struct str){ text, size }, path, 0, &r->arena, &diag);

	assert_non_null(root);
	add_scalars(r, path, root);
	free(text);
}

/* The words of documents, and of the program as a page. */
static void read_words(struct reading *r)
{
	read_yaml(r, arena_printf(&r->arena, "templates/%s/ord.yaml", codes[r->language]));
	read_yaml(r, arena_printf(&r->arena, "templates/program/%s.yaml", codes[r->language]));
}

/* The words of the workbook and of the talk of `ny`: bokmål stands in the source. */
static void read_cell_words(struct reading *r)
{
	static const char *const files[] = { "templates/arbeidsbok.csv", "templates/ny/samtale.csv",
					     "templates/ny/meldinger.csv" };
	struct diag diag = { .arena = &r->arena };

	for (size_t k = 0; k < COUNT(files); k++) {
		const struct csv *words = phrasebook_read(files[k], &r->arena, &diag);

		assert_non_null(words);
		for (size_t i = 0; r->language == LANGUAGE_NN && i < words->row_count; i++)
			reading_add(r, words->file, words->rows[i][1].text);
	}
}

/* What `ny` writes: the notes, and of the YAML the sentences behind # and what is to be filled in. */
static void read_new_files(struct reading *r)
{
	struct run found = run("cd templates/ny/%s && cat notater.md | sed 's/^[a-zæøå]*: <[^>]*eller [^>]*>//; s/^[a-zæøå]*://' && "
			       "sed -nE 's/^ *# ([A-ZÆØÅ].*\\.)$/\\1/p; s/.*[^ ]  +# (.*)/\\1/p; s/.*<(skriv .*)>.*/\\1/p' "
			       "scenario.yaml tilpass.yaml", codes[r->language]);

	expect_status(&found, 0);
	reading_add(r, "templates/ny", without_tags(&r->arena, found.out));
}

static void add_index(struct reading *r, const struct dataset *data, const struct price_index *index)
{
	for (int i = 0; i <= index->last - index->first; i++)
		reading_add(r, "data: index", dataset_text(data, index->source[i], r->language));
}

static void read_data(struct reading *r, const struct dataset *data)
{
	enum language in = r->language;

	reading_add(r, "data: name", dataset_text(data, data->name, in));
	for (int i = 0; i < data->service_count; i++) {
		reading_add(r, "data: unit", dataset_text(data, data->services[i].unit, in));
		reading_add(r, "data: source", dataset_text(data, data->services[i].source, in));
	}
	for (size_t i = 0; i < data->usage_count; i++)
		reading_add(r, "data: source", dataset_text(data, data->usages[i].source, in));
	add_index(r, data, &data->kpi);
	add_index(r, data, &data->deflator);

	reading_add(r, "data: reservation", data->reservation[in]);
	for (int i = 0; i < data->sector_count; i++)
		reading_add(r, "data: sectors", data->sectors[i].name[in]);
	for (int i = 0; i < data->service_count; i++)
		reading_add(r, "data: services", data->services[i].name[in]);
	for (int i = 0; i < data->distribution_count; i++) {
		reading_add(r, "data: distributions", data->distributions[i].name[in]);
		reading_add(r, "data: distributions", data->distributions[i].description[in]);
	}
	for (int i = 0; i < data->group_count; i++) {
		reading_add(r, "data: groups", data->groups[i].name[in]);
		reading_add(r, "data: groups", data->groups[i].definition[in]);
		reading_add(r, "data: groups", data->groups[i].assessment[in]);
	}
}

/* What the user and the sources wrote is theirs: a figure takes its place, so that only the program speaks. */
static void silence(struct scenario *s, struct dataset *data)
{
	s->title = s->owner_name = s->measure = "1";
	s->case_number = s->prepared_by = s->description = NULL;
	s->source = s->source ? "1" : NULL;
	for (size_t i = 0; i < s->cost_count; i++)
		s->costs[i].name = "1";
	for (size_t i = 0; i < s->price_count; i++)
		s->prices[i].source = "1";
	for (size_t i = 0; i < s->variant_count; i++)
		s->variants[i].name = "1";
	for (size_t i = 0; i < s->unpriced_count; i++)
		s->unpriced[i] = (struct unpriced){ .name = "1", .affected = "1", .score = s->unpriced[i].score };
	for (size_t i = 0; i < s->indicator_count; i++)
		s->indicators[i].name = s->indicators[i].responsible = s->indicators[i].target = "1";
	data->name = "1";
	for (int i = 0; i < data->service_count; i++)
		data->services[i].source = data->services[i].unit = "1";
	for (size_t i = 0; i < data->usage_count; i++)
		data->usages[i].source = "1";
	for (int i = 0; i < data->distribution_count; i++)
		for (int k = 0; k < data->service_count; k++)
			data->distributions[i].source[k] = "1";
	for (int i = 0; i < LIMIT_INDEX_YEARS; i++)
		data->kpi.source[i] = data->deflator.source[i] = "1";
}

/* Blanks what is no text of the report: checksums, and the marks of case_text() such as "[tabell]". */
static const char *only_words(struct arena *a, const char *text)
{
	char *out = arena_text(a, text, strlen(text));

	for (char *p = out; *p; p++) {
		size_t checksum = strspn(p, "0123456789abcdef"), mark = *p == '[' ? strcspn(p, "]") : 0;

		if (checksum == 64 || mark)
			memset(p, ' ', mark ? mark : checksum);
		p += checksum ? checksum - 1 : mark;
	}
	return out;
}

/* One edition after the other, as text; not the archive's, which prints the case's own words as they were given. */
static void read_report(struct reading *r, const char *scenario_file, struct dataset data)
{
	static const char *const editions[] = { "saksvedlegg", "moteark" };
	struct study_options options = { .montecarlo = { MONTECARLO_SEED, 200 }, .rules = RULES_NOW };
	struct report_case *c = NEW(&r->arena, struct report_case);
	struct scenario s, printed;
	struct study *study;
	size_t size;
	char *text = file_content(scenario_file, &size);

	c->arena = r->arena;
	c->diag.arena = &c->arena;
	assert_true(scenario_read(&s, (struct str){ text, size }, scenario_file, NULL, 0, &data, &c->arena,
				  &c->diag));
	free(text);
	silence(&s, &data);
	study = study_make(&s, &data, &options, &c->arena, &c->diag);
	assert_non_null(study);
	printed = *study->scenario;
	printed.tree = NULL; /* values as they were typed */
	study->scenario = &printed;
	c->input = (struct report_input){
		.study = study,
		.internal = true, .templates = "templates", .program = "1",
	};
	for (size_t i = 0; i < COUNT(editions); i++)
		reading_add(r, arena_printf(&c->arena, "%s, %s", scenario_file, editions[i]),
			    only_words(&c->arena, case_build(c, editions[i], r->language)));
	r->arena = c->arena;
}

static void read_reports(struct reading *r, const struct dataset *data)
{
	glob_t files;

	assert_int_equal(glob("examples/*/scenario.yaml", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		read_report(r, arena_text(&r->arena, files.gl_pathv[i], strlen(files.gl_pathv[i])), *data);
	globfree(&files);
}

/* A format without its conversions and escapes. */
static const char *plain_format(struct arena *a, const char *text, size_t size)
{
	char *plain = arena_text(a, text, size), *p = plain;

	while (*p) {
		size_t length = 0;

		if (*p == '\\' && p[1])
			length = 2;
		else if (*p == '%')
			length = 1 + strspn(p + 1, "-+ 0#.*123456789hlzj") + 1;
		for (; length && *p; length--)
			*p++ = ' ';
		p += *p && *p != '\\' && *p != '%';
	}
	return plain;
}

/* Joins the literal at `*at`, which is at its first quote, with those that follow it, and moves past them. */
static const char *read_literal(const char **at, struct arena *a)
{
	struct buffer out = { .arena = a };
	const char *p = *at;

	while (*p == '"') {
		const char *start = ++p;

		while (*p && *p != '"')
			p += *p == '\\' ? 2 : 1;
		buffer_puts(&out, plain_format(a, start, (size_t)(p - start)));
		*at = ++p;
		p += strspn(p, " \t\n");
	}
	return buffer_text(&out);
}

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || isalpha((unsigned char)c);
}

/* Two spaces between letters: what is no name of anything but a sentence, or the part of one. */
static bool is_sentence(const char *text)
{
	int gaps = 0;

	for (const char *p = text; *p; p++)
		gaps += is_letter(p[0]) && p[1] == ' ' && is_letter(p[2]);
	return gaps >= 2;
}

/* The sentences in the literals of C source: messages, help, and descriptions. */
static void read_source(struct reading *r, const char *path)
{
	char *text = file_content(path, NULL);
	const char *p = text;

	while (*p) {
		if (text_starts(p, "/*")) {
			p = strstr(p + 2, "*/") + 2;
		} else if (text_starts(p, "'\"'")) {
			p += 3;
		} else if (text_starts(p, "_Static_assert")) {
			p += strcspn(p, ";");
		} else if (*p == '"') {
			const char *literal = read_literal(&p, &r->arena);

			if (is_sentence(literal))
				reading_add(r, arena_text(&r->arena, path, strlen(path)), literal);
		} else {
			p++;
		}
	}
	free(text);
}

static void read_sources(struct reading *r)
{
	/* Not the sinks of file formats nor libyaml's own messages, which are looked up in English. */
	static const char *const patterns[] = { "src/base/[!y]*.c", "src/base/yaml.c",   "src/input/*.c",
						"src/engine/*.c",   "src/study/*.c",     "src/guard/*.c",
						"src/tree/*.c",     "src/report/*.c",    "src/page/*.c",
						"src/export/*.c",   "src/archive/*.c",   "src/cli/*.c" };
	glob_t files;

	for (size_t i = 0; i < COUNT(patterns); i++)
		assert_int_equal(glob(patterns[i], i ? GLOB_APPEND : 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		if (!text_equal(files.gl_pathv[i], "src/input/dataset_fields.c") && /* has examples in nynorsk, too */
		    !text_equal(files.gl_pathv[i], "src/export/fit_words.c"))      /* and so has this */
			read_source(r, files.gl_pathv[i]);
	globfree(&files);
}

/* The words that the dictionary of `language` does not have, one a line, each once. */
static const char *unknown_words(struct arena *a, enum language language, const char *text)
{
	const char *folder = new_folder(), *path = arena_printf(a, "%s/text", folder);
	struct run r;

	write_text(path, text);
	r = run("hunspell -d %s_NO -i UTF-8 -l %s | LC_ALL=C sort -u", codes[language], path);
	remove_folder();
	expect_status(&r, 0);
	return arena_text(a, r.out, r.out_size);
}

/* The words of tests/`list`-nb.txt or -nn.txt, one a line, comments left out. */
static const char *read_list(struct arena *a, const char *list, enum language language)
{
	char *text = file_content(arena_printf(a, "tests/%s-%s.txt", list, codes[language]), NULL);
	struct buffer out = { .arena = a };

	assert_non_null(text);
	for (const char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n')
		if (*p != '#')
			buffer_printf(&out, "%.*s\n", (int)strcspn(p, "\n"), p);
	free(text);
	return buffer_text(&out);
}

/* Whether `word` stands in `text` by itself, with a small or a capital letter. */
static bool has_word(const char *text, const char *word)
{
	size_t size = strlen(word);

	for (const char *p = strcasestr(text, word); p; p = strcasestr(p + 1, word))
		if ((p == text || !is_letter(p[-1])) && !is_letter(p[size]))
			return true;
	return false;
}

static void add_fault(struct buffer *faults, const struct reading *r, const char *word, const char *why)
{
	const char *from = "";

	for (size_t i = 0; i < r->passages.count && !*from; i++)
		if (has_word(r->passages.items[i].text, word))
			from = r->passages.items[i].from;
	buffer_printf(faults, "%s: %s (%s)\n", word, why, from);
}

/* Each word of a list, in turn; `next` starts as the list. */
static const char *next_word(struct arena *a, const char **next)
{
	size_t size = strcspn(*next, "\n");
	const char *word = arena_text(a, *next, size);

	*next += size + ((*next)[size] == '\n');
	return word;
}

/* Each word is one letter, in the dictionary, or in the list of terms; no intruder stands anywhere; and the
 * lists hold nothing that the dictionary knows better. */
static void check_words(struct reading *r)
{
	struct arena *a = &r->arena;
	const char *terms = read_list(a, "terms", r->language), *intruders = read_list(a, "intruders", r->language);
	struct buffer all = { .arena = a }, faults = { .arena = a };
	const char *unknown, *word, *p;

	for (size_t i = 0; i < r->passages.count; i++)
		buffer_printf(&all, "%s\n", r->passages.items[i].text);
	unknown = unknown_words(a, r->language, buffer_text(&all));
	for (p = unknown; *(word = next_word(a, &p));)
		if (word[1] && !has_word(terms, word))
			add_fault(&faults, r, word, "not in the dictionary");
	unknown = unknown_words(a, r->language, terms);
	for (p = terms; *(word = next_word(a, &p));)
		if (!has_word(unknown, word))
			add_fault(&faults, r, word, "a term that the dictionary has");
	for (p = intruders; *(word = next_word(a, &p));)
		if (has_word(buffer_text(&all), word))
			add_fault(&faults, r, word, "of the other målform");
	for (p = unknown_words(a, r->language, intruders); *(word = next_word(a, &p));)
		add_fault(&faults, r, word, "an intruder that the dictionary finds");
	if (faults.size) {
		fprintf(stderr, "%s:\n%s", codes[r->language], faults.data);
		fail_msg("%s", "words to correct, or to explain in tests/terms-*.txt");
	}
}

static void check_language(enum language language)
{
	struct reading r = { .language = language };
	struct diag diag = { .arena = &r.arena };
	struct dataset *data = NEW(&r.arena, struct dataset);

	assert_true(dataset_read(data, "data", NULL, &r.arena, &diag));
	read_templates(&r);
	read_words(&r);
	read_new_files(&r);
	read_cell_words(&r);
	read_data(&r, data);
	read_reports(&r, data);
	if (language == LANGUAGE_NB)
		read_sources(&r);
	check_words(&r);
	arena_free(&r.arena);
}

static void test_bokmaal(void **state)
{
	(void)state;
	check_language(LANGUAGE_NB);
}

static void test_nynorsk(void **state)
{
	(void)state;
	check_language(LANGUAGE_NN);
}

/* What the tests above would say of words from the other målform, in a sentence that is otherwise right. */
static void test_intruders(void **state)
{
	static const struct {
		enum language language;
		const char *text, *intruders;
	} cases[] = {
		{ LANGUAGE_NN, "Kommunen får ikke att pengane.", "ikke\n" },
		{ LANGUAGE_NN, "Tiltaket hjelper fleire, men innbyggerne ventar lenge.", "innbyggerne\n" },
		{ LANGUAGE_NN, "Tallet er avrunda.", "Tallet\n" },
		{ LANGUAGE_NN, "Dei som treng hjelp, koster mindre for oss.", "koster\n" },
		{ LANGUAGE_NB, "Kommunen får ikkje igjen pengene.", "ikkje\n" },
		{ LANGUAGE_NB, "Tiltaket hjelper fleire, men ikke alle.", "fleire\n" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(unknown_words(&a, cases[i].language, cases[i].text), cases[i].intruders);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bokmaal),
		cmocka_unit_test(test_nynorsk),
		cmocka_unit_test(test_intruders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
