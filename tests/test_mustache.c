/* Templates: what the Mustache specification asks for, the two things we do otherwise, faults with
 * their places, and where the lines of a rendering came from. */
#include "check.h"

#include "base/arena.h"
#include "base/limits.h"
#include "tree/mustache.h"

#include <stdio.h>
#include <string.h>

struct fixture {
	struct arena arena;
	struct diag diag;
	struct buffer out;
	struct line_map map;
	struct mustache m;
};

static const struct {
	const char *name, *text;
} partials[] = {
	{ "ord", "fra delmal" },
	{ "linjer", "|\n{{{flere}}}\n|\n" },
	{ "ytre", ">\n  {{>linjer}}\n>" },
	{ "navn", "*{{navn}}*" },
	{ "tre", "{{verdi}}<{{#barn}}{{>gren}}{{/barn}}>" },
	{ "gren", "{{verdi}}" },
	{ "evig", "x{{>evig}}" },
	{ "feil", "god linje\n\n{{#navn}}" },
	{ "to", "en\nto {{navn}}\n" },
	{ "ukjent navn", "{{nvn}}" },
	{ "tom", "" },
};

static bool load(void *context, const char *name, struct str *text, const char **file)
{
	struct fixture *f = context;
	int number;

	if (sscanf(name, "dobbel %d", &number) == 1) { /* each places the next one twice */
		*text = str_of(arena_printf(&f->arena, "{{>dobbel %d}}{{>dobbel %d}}", number + 1, number + 1));
		if (number == LIMIT_MUSTACHE_DEPTH - 2)
			*text = STR("");
		*file = arena_printf(&f->arena, "%s.md", name);
		return true;
	}
	for (size_t i = 0; i < COUNT(partials); i++) {
		if (!text_equal(partials[i].name, name))
			continue;
		*text = (struct str){ partials[i].text, strlen(partials[i].text) };
		*file = arena_printf(&f->arena, "%s.md", name);
		return true;
	}
	return false;
}

static void add_values(struct arena *a, struct value *v)
{
	value_set_text(a, v, "navn", "ytterst");
	value_set_text(a, v, "tegn", "& \" < > * _");
	value_set_text(a, v, "tall", "1,21");
	value_set_text(a, v, "tom", "");
	value_set_text(a, v, "flere", "<\n->");
	value_set_flag(a, v, "ja", true);
	value_set_flag(a, v, "nei", false);
	value_set_text(a, v, "a.b.c.navn", "dypest");
	value_set_text(a, v, "a.navn", "i a");
	value_set_text(a, v, "b.c", "ytre c");
	value_set_text(a, v, "d.b.x", "d sin b");
	value_set_text(a, v, "kommune.navn", "Eksempel kommune");
	value_set_text(a, v, "rot.verdi", "X");
	value_set_text(a, v, "rot.barn.verdi", "Y");
}

static void set_up(struct fixture *f)
{
	struct value *values;

	*f = (struct fixture){ .m.load = load };
	f->diag.arena = f->m.arena = f->out.arena = &f->arena;
	f->m.diag = &f->diag;
	f->m.context = f;
	values = value_new_map(&f->arena);
	add_values(&f->arena, values);
	f->m.values = values;
}

static bool render(struct fixture *f, const char *text)
{
	return mustache_render(&f->out, &f->map, &f->m, (struct str){ text, strlen(text) },
			       "mal.md", 1);
}

struct example {
	const char *template, *expected;
};

static void check(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct fixture f;

		set_up(&f);
		if (!render(&f, examples[i].template))
			fail_msg("%s: %s", examples[i].template, f.diag.entries[0].message);
		if (!text_equal(buffer_text(&f.out), examples[i].expected))
			fail_msg("«%s» gave «%s», not «%s»", examples[i].template,
				 buffer_text(&f.out), examples[i].expected);
		arena_free(&f.arena);
	}
}
#define CHECK(examples) check(examples, COUNT(examples))

static void test_interpolation(void **state)
{
	static const struct example examples[] = {
		{ "", "" },
		{ "Ingen plassholdere { } }} her.\n", "Ingen plassholdere { } }} her.\n" },
		{ "Hei, {{navn}}!", "Hei, ytterst!" },
		{ "{{navn}}{{navn}}", "ytterstytterst" },
		{ "{{{tegn}}}", "& \" < > * _" },
		{ "{{tall}} kr", "1,21 kr" },
		{ "|{{  navn  }}|{{{ navn }}}|{{\tnavn}}|", "|ytterst|ytterst|ytterst|" },
		{ "| {{navn}} |", "| ytterst |" },
		{ "  {{navn}}\n", "  ytterst\n" }, /* variables are never standalone */
		{ "[{{tom}}{{nei}}]", "[]" },
		{ "{{a.b.c.navn}} {{a.navn}}", "dypest i a" },
		{ "{{#a}}{{b.c.navn}}{{/a}}", "dypest" },
		{ "{{#tall}}{{navn}}{{/tall}}", "ytterst" },
		{ "{{kommune.navn}}", "Eksempel kommune" },
	};

	(void)state;
	CHECK(examples);
}

static void test_sections(void **state)
{
	static const struct example examples[] = {
		{ "{{#ja}}vises{{/ja}}", "vises" },
		{ "{{#nei}}vises ikke{{/nei}}{{#tom}}nei{{/tom}}", "" },
		{ "{{#a}}Hei {{navn}}{{/a}}", "Hei i a" },
		{ "{{#a}}{{tall}}{{/a}}", "1,21" }, /* from further out */
		{ "{{#ja}}a{{#nei}}b{{/nei}}c{{/ja}}", "ac" },
		{ "{{#ja}}1{{#ja}}2{{/ja}}3{{/ja}}", "123" },
		{ "{{#a.b.c}}{{navn}}{{/a.b.c}}", "dypest" },
		{ "{{# ja }}={{/ ja }}", "=" },
		{ " | {{#ja}}\t|\t{{/ja}} | \n", " | \t|\t | \n" },
		{ " | {{#ja}} {{! stille }}\n {{/ja}} | \n", " |  \n  | \n" },
		{ " {{#ja}}JA{{/ja}}\n {{#ja}}GODT{{/ja}}\n", " JA\n GODT\n" },
		{ "| dette\n{{#ja}}\n|\n{{/ja}}\n| er\n", "| dette\n|\n| er\n" },
		{ "| dette\n  {{#ja}}  \n|\n\t{{/ja}}\t\n| er\n", "| dette\n|\n| er\n" },
		{ "|\r\n{{#ja}}\r\n{{/ja}}\r\n|", "|\r\n|" },
		{ "  {{#ja}}\n#{{/ja}}\n/", "#\n/" },
		{ "#{{#ja}}\n/\n  {{/ja}}", "#\n/\n" },
		/* The first part of a dotted name decides where the rest is sought. */
		{ "{{#d}}{{b.x}}{{/d}}", "d sin b" },
	};

	(void)state;
	CHECK(examples);
}

static void test_inverted(void **state)
{
	static const struct example examples[] = {
		{ "{{^nei}}vises{{/nei}}", "vises" },
		{ "{{^ja}}vises "
		  "ikke{{/ja}}{{^a}}nei{{/a}}{{^tall}}nei{{/tall}}",
		  "" },
		{ "{{^tom}}tom tekst{{/tom}}", "tom tekst" },
		{ "{{#ja}}ja{{/ja}}{{^ja}}nei{{/ja}}", "ja" },
		{ "|\n{{^nei}}\n{{navn}}\n{{/nei}}\n|\n", "|\nytterst\n|\n" },
		{ "{{^nei}}a{{^nei}}b{{/nei}}c{{/nei}}", "abc" },
	};

	(void)state;
	CHECK(examples);
}

static void test_comments(void **state)
{
	static const struct example examples[] = {
		{ "12{{! merknad }}34", "1234" },
		{ "12{{!\n  over flere\n  linjer\n}}34", "1234" },
		{ "først\n{{! alene }}\nsist\n", "først\nsist\n" },
		{ "først\n  {{! alene }}\t\nsist\n", "først\nsist\n" },
		{ "|\r\n{{! alene }}\r\n|", "|\r\n|" },
		{ "  {{! alene, uten linje foran }}\n!", "!" },
		{ "!\n  {{! alene, uten linje etter }}", "!\n" },
		{ "først\n{{!\nflere\n}}\nsist\n", "først\nsist\n" },
		{ "  12 {{! ikke alene }}\n", "  12 \n" },
		{ "a {{!}} b", "a  b" },
		{ "{{! {{navn}} }}", " }}" }, /* the first closing braces end it */
	};

	(void)state;
	CHECK(examples);
}

static void test_partials(void **state)
{
	static const struct example examples[] = {
		{ "«{{>ord}}»", "«fra delmal»" },
		{ "|{{> ord }}|", "|fra delmal|" },
		{ "{{#a}}{{>navn}}{{/a}}", "*i a*" },
		{ "{{#rot}}{{>tre}}{{/rot}}", "X<Y>" },
		{ "| {{>tom}} |", "|  |" },
		/* Alone on its line: each line of the partial is indented, but not those of its
		   values. */
		{ "\\\n {{>linjer}}\n/\n", "\\\n |\n <\n->\n |\n/\n" },
		{ "{{#ja}}\n  {{>linjer}}\n{{/ja}}\n", "  |\n  <\n->\n  |\n" },
		{ " {{>ytre}}", " >\n   |\n   <\n->\n   |\n >" },
		{ "  {{>ord}}\n>", "  fra delmal>" },
		{ ">\n  {{>ord}}", ">\n  fra delmal" },
		{ "|\r\n{{>ord}}\r\n|", "|\r\nfra delmal|" },
		/* In a line with other things: as it is. */
		{ "  {{navn}}  {{>ytre}}\n", "  ytterst  >\n  |\n  <\n->\n  |\n>\n" },
	};

	(void)state;
	CHECK(examples);
}

struct fault {
	const char *template;
	int line, column;
	const char *message; /* part of it */
	const char *file;    /* NULL: mal.md */
};

static void check_faults(const struct fault *faults, size_t count, bool plain_only)
{
	for (size_t i = 0; i < count; i++) {
		const struct fault *expected = &faults[i];
		const struct diag_entry *e;
		struct fixture f;

		set_up(&f);
		f.m.plain_only = plain_only;
		if (render(&f, expected->template) || !f.diag.count)
			fail_msg("%s: no fault", expected->template);
		e = &f.diag.entries[0];
		if (e->at.line != expected->line || e->at.column != expected->column ||
		    !text_equal(e->at.file, expected->file ? expected->file : "mal.md") ||
		    !strstr(e->message, expected->message))
			fail_msg("%s: %s:%d:%d: %s", expected->template, e->at.file, e->at.line,
				 e->at.column, e->message);
		arena_free(&f.arena);
	}
}

static void test_faults(void **state)
{
	static const struct fault faults[] = {
		{ "En\nøæå {{nvan}}", 2, 5, "ukjent navn «nvan»; mente du «navn»?", NULL },
		{ "{{kommune.nvan}}", 1, 1, "mente du «kommune.navn»?", NULL },
		{ "{{heltannerledes}}", 1, 1, "utenfor maler vis", NULL },
		{ "{{#ikkekjent}}{{/ikkekjent}}", 1, 1, "ukjent navn «ikkekjent»", NULL },
		{ "{{^ikkekjent}}{{/ikkekjent}}", 1, 1, "ukjent navn «ikkekjent»", NULL },
		{ "{{#a}}{{b.x}}{{/a}}", 1, 7, "ukjent navn «b.x»",
		  NULL }, /* though d.b.x is there */
		{ "{{#d}}{{b.c}}{{/d}}", 1, 7, "«b.c» er ikke å få tak i her",
		  NULL }, /* though b.c is, further out */
		{ "{{.}}", 1, 1, "ukjent navn «.»", NULL },
		{ "{{&navn}}", 1, 1, "ukjent navn «&navn»; mente du «navn»?", NULL },
		{ "{{=<% %>=}}", 1, 1, "ukjent navn «=<% %>=»", NULL },
		{ "{{a}}", 1, 1, "{{a.b}}", NULL },
		{ "{{ja}}", 1, 1, "{{#ja}}…{{/ja}}", NULL },
		{ "x {{navn\n}}", 1, 3, "ikke lukket; skriv }}", NULL },
		{ "x {{{navn}}", 1, 3, "skriv }}}", NULL },
		{ "x {{! navn", 1, 3, "kommentaren er ikke lukket", NULL },
		{ "x {{", 1, 3, "ikke lukket", NULL },
		{ "{{}}", 1, 1, "mangler navn", NULL },
		{ "{{# }}{{/ }}", 1, 1, "mangler navn", NULL },
		{ "\n{{#ja}}\n", 2, 1, "seksjonen «ja» er ikke lukket; skriv {{/ja}}", NULL },
		{ "{{/ja}}", 1, 1, "lukker ingen seksjon", NULL },
		{ "{{#ja}}\n{{/nei}}", 2, 1, "lukker seksjonen «ja» fra linje 1; skriv {{/ja}}",
		  NULL },
		{ "{{#ja}}{{#nei}}{{/ja}}{{/nei}}", 1, 16, "skriv {{/nei}}", NULL },
		{ "{{>finnesikke}}", 1, 1, "finner ikke delmalen «finnesikke»", NULL },
		{ "x\n{{>feil}}", 3, 1, "seksjonen «navn» er ikke lukket", "feil.md" },
		{ "{{>ukjent navn}}", 1, 1, "mente du «navn»?", "ukjent navn.md" },
		{ "{{>evig}}", 1, 2, "dypere enn 32 nivåer", "evig.md" },
		{ "{{>dobbel 1}}", 1, 1, "mer enn 16 MB", "dobbel 29.md" },
	};

	(void)state;
	check_faults(faults, COUNT(faults), false);
}

static void test_plain_only(void **state)
{
	static const struct fault faults[] = {
		{ "a {{#ja}}", 1, 3, "{{#…}} kan ikke brukes her", NULL },
		{ "{{^ja}}", 1, 1, "{{^…}}", NULL },
		{ "{{/ja}}", 1, 1, "{{/…}}", NULL },
		{ "{{>ord}}", 1, 1, "bare enkle plassholdere", NULL },
		{ "{{{navn}}}", 1, 1, "skriv {\\{", NULL },
		{ "{{! merknad }}", 1, 1, "{{!…}}", NULL },
		{ "{{ navn", 1, 1, "eller {\\{", NULL },
	};
	static const char text[] =
		"Uten } }} plassholdere { {\n\n  \t<b>*som det står*\r\n{\\{navn}}";
	struct fixture f;

	(void)state;
	check_faults(faults, COUNT(faults), true);
	set_up(&f);
	f.m.plain_only = true;
	assert_true(render(&f, text));
	assert_string_equal(buffer_text(&f.out), text);
	f.out.size = 0;
	assert_true(render(&f, "{{kommune.navn}}"));
	assert_string_equal(buffer_text(&f.out), "Eksempel kommune");
	arena_free(&f.arena);
}

static void test_every_fault_in_one_run(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_false(render(&f, "{{x1}} {{navn}}\n{{x2}}{{#a}}{{x3}}{{/a}}"));
	assert_int_equal(f.diag.errors, 3);
	arena_free(&f.arena);
}

static void test_escaping(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f);
	f.m.escape = ESCAPE_MARKDOWN;
	assert_true(render(&f, "{{tegn}} {{{tegn}}}"));
	assert_string_equal(buffer_text(&f.out),
			    "\\& \\\" \\< \\> \\* \\_ & \" < > * _");
	arena_free(&f.arena);
}

static void test_line_map(void **state)
{
	static const struct place expected[] = {
		{ "mal.md", 10, 1 },                      /* Først */
		{ "mal.md", 13, 0 },                      /* <     from {{{flere}}} */
		{ "mal.md", 13, 0 },                      /* ->!                    */
		{ "to.md", 1, 0 },                        /* "  en" is indented */
		{ "to.md", 2, 0 },                        /* "  to ytterst"     */
		{ "mal.md", 15, 0 },                      /* en ytterst */
		{ "mal.md", 16, 1 }, { "mal.md", 18, 1 }, /* - */
		{ "mal.md", 20, 1 },                      /* Sist */
	};
	static const char template[] = "Først\n{{!\nborte }}\n{{{flere}}}!\n  {{>to}}\nen "
				       "{{navn}}\n\n{{#ja}}\n-\n{{/ja}}\nSist";
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_true(mustache_render(&f.out, &f.map, &f.m, STR(template), "mal.md", 10));
	assert_string_equal(buffer_text(&f.out),
			    "Først\n<\n->!\n  en\n  to ytterst\nen ytterst\n\n-\nSist");
	assert_int_equal(f.map.count, COUNT(expected));
	for (size_t i = 0; i < f.map.count; i++) {
		assert_string_equal(f.map.lines[i].file, expected[i].file);
		assert_int_equal(f.map.lines[i].line, expected[i].line);
		assert_int_equal(f.map.lines[i].column, expected[i].column);
	}
	/* A further rendering goes on in the same line and map. */
	assert_true(mustache_render(&f.out, &f.map, &f.m, STR("!\nmer"), "annen.md", 1));
	assert_int_equal(f.map.count, 10);
	assert_int_equal(f.map.lines[8].line, 20);
	assert_string_equal(f.map.lines[9].file, "annen.md");
	assert_int_equal(f.map.lines[9].line, 2);
	arena_free(&f.arena);
}

/* `depth` sections inside each other. */
static const char *nested(struct arena *a, int depth)
{
	struct buffer text = { .arena = a };

	for (int i = 0; i < depth; i++)
		buffer_puts(&text, "{{#ja}}");
	buffer_puts(&text, "x");
	for (int i = 0; i < depth; i++)
		buffer_puts(&text, "{{/ja}}");
	return buffer_text(&text);
}

static void test_depth_limit(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_true(render(&f, nested(&f.arena, LIMIT_MUSTACHE_DEPTH)));
	assert_string_equal(buffer_text(&f.out), "x");
	assert_false(render(&f, nested(&f.arena, LIMIT_MUSTACHE_DEPTH + 1)));
	assert_int_equal(f.diag.errors, 1);
	assert_false(render(&f, nested(&f.arena, 100000)));
	assert_int_equal(f.diag.errors, 2);
	arena_free(&f.arena);
}

static void test_output_limit(void **state)
{
	struct fixture f;
	char *text;

	(void)state;
	set_up(&f);
	/* The text is one token, which counts as 16 bytes besides its own. */
	text = arena_alloc(&f.arena, LIMIT_TEMPLATE_OUTPUT + 1, 1);
	memset(text, 'x', LIMIT_TEMPLATE_OUTPUT);
	assert_true(mustache_render(&f.out, &f.map, &f.m,
				    (struct str){ text, LIMIT_TEMPLATE_OUTPUT - 16 }, "m", 1));
	assert_int_equal(f.out.size, LIMIT_TEMPLATE_OUTPUT - 16);
	assert_false(mustache_render(&f.out, &f.map, &f.m,
				     (struct str){ text, LIMIT_TEMPLATE_OUTPUT - 15 }, "m", 1));
	arena_free(&f.arena);
}

/* Texts that would take a careless parser hours. */
static void test_hostile_templates(void **state)
{
	static const struct {
		const char *part;
		bool accepted;
	} cases[] = {
		{ "{{", false },      { "{{\n", false },
		{ "{{!", false },     { "{{a ", false },
		{ "}}", true },       { "{{{", false },
		{ "{{=\n", false },   { "{{#a}}", false },
		{ " ", true },        { "{{/a}}", false },
		{ "{{x}}\n", false }, { "{{tall}}", true },
		{ "{{!}} ", true },   { "{{tall}}{{! }}", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buffer text = { 0 };
		struct fixture f;

		set_up(&f);
		text.arena = &f.arena;
		for (int k = 0; k < 100000; k++)
			buffer_puts(&text, cases[i].part);
		assert_int_equal(render(&f, buffer_text(&text)), cases[i].accepted);
		assert_true(f.diag.errors <= DIAG_SHOWN + LIMIT_MUSTACHE_DEPTH);
		arena_free(&f.arena);
	}
}

static void test_markdown_escape(void **state)
{
	static const struct {
		const char *text, *escaped;
	} cases[] = {
		{ "", "" },
		{ "Los i ungdomsskolen", "Los i ungdomsskolen" },
		{ "2,8 mill. kr: 50 %", "2,8 mill\\. kr\\: 50 %" },
		{ "*_[]<>`~&|!", "\\*\\_\\[\\]\\<\\>\\`\\~\\&\\|\\!" },
		{ "1. # - + =", "1\\. \\# \\- \\+ \\=" },
		{ "a\\b", "a\\\\b" },
		{ " a  b ", "&#32;a  b&#32;" },
		{ "\ta\tb", "&#32;a b" },
		{ "a\nb \r\n c\n\nd", "a b c d" },
		{ "\n a\n", "a" },
		{ "  ", "&#32;&#32;" },
		{ "\n", "" },
		{ "−5\xC2\xA0%", "−5\xC2\xA0%" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(markdown_escape(&a, cases[i].text), cases[i].escaped);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_interpolation),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_inverted),
		cmocka_unit_test(test_comments),
		cmocka_unit_test(test_partials),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_plain_only),
		cmocka_unit_test(test_every_fault_in_one_run),
		cmocka_unit_test(test_escaping),
		cmocka_unit_test(test_line_map),
		cmocka_unit_test(test_depth_limit),
		cmocka_unit_test(test_output_limit),
		cmocka_unit_test(test_hostile_templates),
		cmocka_unit_test(test_markdown_escape),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
