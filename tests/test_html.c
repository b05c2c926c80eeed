/* The web page sink: every edition of odd reports is well formed, has its ids and links in order, skips no level of
 * headings, and says what the tree says in the tree's order; and nothing that people write can become markup. */
#include "check.h"
#include "odd_cases.h"
#include "program.h"

#include "base/base64.h"
#include "base/hash.h"
#include "html/html.h"
#include "html/live.h"
#include "page/image.h"
#include "page/image_read.h"
#include "page/style.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const editions[] = { "saksvedlegg", "moteark", "arkiv" };
static const char *const hostile_editions[] = { "saksvedlegg", "moteark", "arkiv", "dialog" };

enum { MOST_IDS = 4000, MOST_DEPTH = 200, NAME = 80 };

/* A page that was read: its names, and its text with one space for all white. */
struct read {
	struct arena *arena;
	char ids[MOST_IDS][NAME], wanted[MOST_IDS][NAME];
	size_t id_count, wanted_count;
	char open[MOST_DEPTH][16];
	int depth, level, titles;
	char *text;
	size_t size;
	const char *case_name;
};

static struct read page;

static bool is_void(const char *name)
{
	static const char *const names[] = { "meta", "link", "br", "hr", "img", "input" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Of the text around it: what a reader sees joined. */
static bool is_inline(const char *name)
{
	static const char *const names[] = { "strong", "em", "code", "span", "a" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void add_char(char c)
{
	bool white = isspace((unsigned char)c);

	if (white && (page.size == 0 || page.text[page.size - 1] == ' '))
		return;
	page.text[page.size++] = white ? ' ' : c;
}

static void add_name(char names[][NAME], size_t *count, const char *name)
{
	assert_true(*count < MOST_IDS);
	snprintf(names[(*count)++], NAME, "%s", name);
}

static void read_attribute(const char *name, const char *value)
{
	if (strcmp(name, "id") == 0)
		add_name(page.ids, &page.id_count, value);
	if (strcmp(name, "aria-labelledby") == 0)
		add_name(page.wanted, &page.wanted_count, value);
	if (strcmp(name, "href") == 0 && value[0] == '#')
		add_name(page.wanted, &page.wanted_count, value + 1);
	if (strcmp(name, "style") == 0 || strncmp(name, "on", 2) == 0)
		fail_msg("%s: the attribute %s is against the policy", page.case_name, name);
	if (strcmp(name, "src") == 0 && strncmp(value, "data:", 5) != 0)
		fail_msg("%s: %s is asked for", page.case_name, value);
}

/* Attributes up to the end of a tag; returns what is after it. */
static const char *read_attributes(const char *at, bool *closed)
{
	static char value[1 << 20];

	*closed = false;
	while (*at != '>') {
		char name[40];
		size_t size;

		if (*at == '/' && at[1] == '>') {
			*closed = true;
			at++;
			continue;
		}
		if (*at != ' ')
			fail_msg("%s: a tag goes wrong at «%.60s»", page.case_name, at);
		at += strspn(at, " ");
		size = strcspn(at, "= />");
		assert_true(size > 0 && size < sizeof name);
		snprintf(name, sizeof name, "%.*s", (int)size, at);
		at += size;
		if (at[0] != '=' || at[1] != '"')
			fail_msg("%s: %s has no value in quotes", page.case_name, name);
		size = strcspn(at + 2, "\"<");
		assert_true(size < sizeof value && at[2 + size] == '"');
		memcpy(value, at + 2, size);
		value[size] = '\0';
		read_attribute(name, value);
		at += size + 3;
	}
	return at + 1;
}

static void read_heading(const char *name)
{
	int level = name[1] - '0';

	if (name[0] != 'h' || !isdigit((unsigned char)name[1]))
		return;
	page.titles += level == 1;
	if (level > page.level + 1)
		fail_msg("%s: h%d comes after h%d", page.case_name, level, page.level);
	page.level = level;
}

static const char *read_tag(const char *at)
{
	bool end = at[1] == '/', closed;
	size_t size = strcspn(at + 1 + end, " />");
	char name[16];

	assert_true(size < sizeof name);
	snprintf(name, sizeof name, "%.*s", (int)size, at + 1 + end);
	at += 1 + end + size;
	if (!is_inline(name))
		add_char(' ');
	if (end) {
		if (*at != '>' || page.depth == 0 || strcmp(page.open[page.depth - 1], name) != 0)
			fail_msg("%s: </%s> ends %s", page.case_name, name, page.depth ? page.open[page.depth - 1] : "?");
		page.depth--;
		return at + 1;
	}
	read_heading(name);
	at = read_attributes(at, &closed);
	if (!closed && !is_void(name)) {
		assert_true(page.depth < MOST_DEPTH);
		snprintf(page.open[page.depth++], sizeof page.open[0], "%s", name);
	}
	if (strcmp(name, "style") == 0 || strcmp(name, "script") == 0)
		return strstr(at, arena_printf(page.arena, "</%s>", name));
	return at;
}

static const char *read_entity(const char *at)
{
	static const char *const names[] = { "&amp;", "&lt;", "&gt;", "&quot;" };

	for (size_t i = 0; i < COUNT(names); i++) {
		if (strncmp(at, names[i], strlen(names[i])) == 0) {
			add_char("&<>\""[i]);
			return at + strlen(names[i]);
		}
	}
	fail_msg("%s: «%.20s» is no entity", page.case_name, at);
	return NULL;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(left, right);
}

static void check_names(void)
{
	qsort(page.ids, page.id_count, NAME, compare_names);
	for (size_t i = 1; i < page.id_count; i++)
		if (strcmp(page.ids[i - 1], page.ids[i]) == 0)
			fail_msg("%s: the id %s is there twice", page.case_name, page.ids[i]);
	for (size_t i = 0; i < page.wanted_count; i++)
		if (!bsearch(page.wanted[i], page.ids, page.id_count, NAME, compare_names))
			fail_msg("%s: nothing has the id %s", page.case_name, page.wanted[i]);
}

/* Reads `html` into `page`, and fails where it is not as a page should be. */
static void read_page(struct arena *a, struct str html, const char *case_name)
{
	static const char doctype[] = "<!DOCTYPE html>\n";
	const char *at = html.data;

	memset(&page, 0, sizeof page);
	page.arena = a;
	page.case_name = case_name;
	page.text = arena_alloc(a, html.size + 1, 1);
	assert_memory_equal(at, doctype, strlen(doctype));
	at += strlen(doctype);
	while (*at) {
		if (*at == '<')
			at = read_tag(at);
		else if (*at == '&')
			at = read_entity(at);
		else
			add_char(*at++);
	}
	assert_int_equal(page.depth, 0);
	assert_int_equal(page.titles, 1);
	check_names();
}

/* --- the same text as the tree --- */

struct search {
	struct arena *arena;
	const char *at;
};

static void expect_text(struct search *s, const char *text)
{
	char *plain = arena_alloc(s->arena, (text ? strlen(text) : 0) + 1, 1), *end = plain;
	const char *found;

	for (; text && *text; text++) {
		bool white = isspace((unsigned char)*text);

		if (!white || (end > plain && end[-1] != ' '))
			*end++ = white ? ' ' : *text;
	}
	while (end > plain && end[-1] == ' ')
		*--end = '\0';
	found = strstr(s->at, plain);
	if (!found)
		fail_msg("%s: «%s» is not there after «%.80s»", page.case_name, plain, s->at);
	s->at = found + strlen(plain);
}

static void expect_spans(struct search *s, const struct span *spans)
{
	if (spans)
		expect_text(s, span_text(s->arena, spans));
}

static void expect_table(struct search *s, const struct table *table)
{
	expect_spans(s, table->caption);
	for (int i = 0; i < table->row_count; i++)
		for (int k = 0; k < table->rows[i].cell_count; k++)
			expect_spans(s, table->rows[i].cells[k].spans);
	expect_spans(s, table->footnote);
}

static void expect_block(struct search *s, const struct block *block)
{
	bool facts = block->type == BLOCK_FACTS || block->type == BLOCK_KEY_FIGURES;

	expect_spans(s, block->spans);
	for (int i = 0; facts && i < block->facts.count; i++) {
		expect_text(s, block->facts.items[i].label);
		expect_text(s, block->facts.items[i].value);
		expect_text(s, block->facts.items[i].unit);
		expect_text(s, block->facts.items[i].remark);
	}
	if (block->type == BLOCK_LETTERHEAD) {
		expect_text(s, block->sender.name);
		expect_text(s, block->sender.mark);
	}
	if (block->type == BLOCK_CODE)
		expect_text(s, block->code);
	if (block->type == BLOCK_TABLE)
		expect_table(s, block->table);
	if (block->type == BLOCK_FIGURE) {
		expect_text(s, block->chart->title);
		expect_text(s, block->chart->basis);
		expect_text(s, block->chart->note);
		expect_text(s, block->chart->alt);
	}
	for (const struct block *child = block->first; child; child = child->next)
		expect_block(s, child);
}

/* --- making pages --- */

static const struct live_files live_files = { { "let a = 1;", 10 }, { "bundle", 6 } };

struct made {
	struct report_case c;
	struct font_set *fonts;
	struct document *doc;
	struct str html;
};

static bool write_page(struct made *m, const struct style *style)
{
	const struct printing printing = { m->doc, style, m->fonts };

	return m->doc->live ? html_write_live(&m->html, &printing, &live_files, &m->c.arena, &m->c.diag)
			    : html_write(&m->html, &printing, &m->c.arena, &m->c.diag);
}

static void make(struct made *m, void (*change)(struct report_case *c), const char *edition, enum language language)
{
	const struct style *style;

	case_make(&m->c);
	if (change) {
		change(&m->c);
		case_calculate(&m->c);
	}
	m->c.input.edition = edition;
	m->c.input.language = language;
	m->fonts = fonts_open("fonts", &m->c.arena, &m->c.diag);
	style = style_read("templates", &m->c.arena, &m->c.diag);
	m->doc = build(&m->c.input, &m->c.arena, &m->c.diag);
	if (!m->fonts || !style || !m->doc || !write_page(m, style)) {
		diag_print(&m->c.diag, stderr, false);
		fail_msg("%s has no page", edition);
	}
}

static void end(struct made *m)
{
	fonts_close(m->fonts);
	case_free(&m->c);
}

static void any_report_is_a_good_page(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(odd_cases); i++) {
		for (size_t k = 0; k < COUNT(editions) * LANGUAGES; k++) {
			struct made m;
			struct search search;

			make(&m, odd_cases[i].change, editions[k / LANGUAGES], (enum language)(k % LANGUAGES));
			read_page(&m.c.arena, m.html, odd_cases[i].name);
			search = (struct search){ &m.c.arena, page.text };
			expect_block(&search, m.doc->root);
			end(&m);
		}
	}
}

/* Of a live page: well formed, and its policy lets the script through that it has, and no other. */
static void any_case_is_a_good_live_page(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(odd_cases); i++) {
		for (int language = 0; language < LANGUAGES; language++) {
			struct made m;
			const char *sum;

			make(&m, odd_cases[i].change, "dialog", (enum language)language);
			read_page(&m.c.arena, m.html, odd_cases[i].name);
			sum = hash_base64(&m.c.arena, live_files.script);
			assert_non_null(strstr(m.html.data, arena_printf(&m.c.arena, "script-src 'sha256-%s' "
									 "'wasm-unsafe-eval';", sum)));
			assert_null(strstr(m.html.data, "unsafe-inline"));
			assert_non_null(strstr(m.html.data, ">YnVuZGxl</script>"));
			assert_non_null(strstr(page.text, m.doc->live->still));
			end(&m);
		}
	}
}

/* What people wrote, wherever they can write: markup, entities, ends of comments and scripts. */
static const char hostile[] = "</p></main><script>alert('1')</script>\" onload=\"x <!-- ]]> &lt; &#60; {{sak.tittel}} <b>";

static void write_everywhere(struct report_case *c)
{
	static struct unpriced effects[] = { { .name = hostile, .affected = hostile, .score = 3, .reason = hostile } };
	static struct indicator indicators[] = { { .name = hostile, .responsible = hostile, .target = hostile } };

	name_all(c, hostile);
	c->scenario.description = hostile;
	c->scenario.unpriced = effects;
	c->scenario.unpriced_count = 1;
	c->scenario.indicators = indicators;
	c->scenario.indicator_count = 1;
	for (size_t i = 0; i < c->notes.count; i++)
		c->notes.items[i].body = hostile;
}

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

static void words_never_become_markup(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(hostile_editions) * LANGUAGES; k++) {
		struct made m;
		struct search search;

		make(&m, write_everywhere, hostile_editions[k / LANGUAGES], (enum language)(k % LANGUAGES));
		read_page(&m.c.arena, m.html, "hostile");
		search = (struct search){ &m.c.arena, page.text };
		if (!m.doc->live)
			expect_block(&search, m.doc->root);
		assert_int_equal(count_of(m.html.data, "<script"), m.doc->live ? 2 : 0);
		assert_int_equal(count_of(m.html.data, "<main"), 1);
		assert_true(count_of(page.text, "<script>alert") > (m.doc->live ? 1 : 3));
		end(&m);
	}
}

static void the_same_document_is_the_same_bytes(void **state)
{
	struct made one, other;

	(void)state;
	make(&one, NULL, "arkiv", LANGUAGE_NB);
	make(&other, NULL, "arkiv", LANGUAGE_NB);
	assert_int_equal(one.html.size, other.html.size);
	assert_memory_equal(one.html.data, other.html.data, one.html.size);
	end(&one);
	end(&other);
}

/* The policy names the style sheet as it stands in the page. */
static void the_policy_lets_the_style_through(void **state)
{
	struct made m;
	const char *from, *to, *sum;

	(void)state;
	make(&m, NULL, "moteark", LANGUAGE_NN);
	from = strstr(m.html.data, "<style>") + strlen("<style>");
	to = strstr(from, "</style>");
	sum = hash_base64(&m.c.arena, (struct str){ from, (size_t)(to - from) });
	assert_non_null(strstr(m.html.data, arena_printf(&m.c.arena, "style-src 'sha256-%s'", sum)));
	assert_null(strstr(m.html.data, "unsafe"));
	assert_non_null(strstr(m.html.data, "<html lang=\"nn"));
	end(&m);
}

/* RFC 4648, section 10; and SHA-256 of "abc" (FIPS 180-2) in base64. */
static void base64_is_as_written(void **state)
{
	static const char *const vectors[][2] = { { "", "" },	      { "f", "Zg==" },	       { "fo", "Zm8=" },
						  { "foo", "Zm9v" },   { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" },
						  { "foobar", "Zm9vYmFy" }, { "\xFB\xFF\xFE", "+//+" } };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(vectors); i++) {
		struct buffer out = { .arena = &a };

		base64_add(&out, str_of(vectors[i][0]));
		assert_string_equal(buffer_text(&out), vectors[i][1]);
	}
	assert_string_equal(hash_base64(&a, STR("abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
	arena_free(&a);
}

static uint8_t value_of(char c)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = strchr(letters, c);

	return at && c ? (uint8_t)(at - letters) : 0;
}

/* The logo comes back pixel for pixel from the page. */
static void the_logo_is_its_pixels(void **state)
{
	static const uint8_t pixels[] = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7, 6, 5, 4, 255, 255, 255 };
	static const struct image grey = { 3, 2, 1, pixels }, colour = { 3, 2, 3, pixels };
	const struct image *const images[] = { &grey, &colour };

	(void)state;
	for (size_t i = 0; i < COUNT(images); i++) {
		const struct image *logo = images[i], *back;
		struct made m;
		const char *from;
		struct buffer png;

		make(&m, NULL, "moteark", LANGUAGE_NB);
		m.doc->root->first->sender.logo = logo;
		m.doc->root->first->sender.alt = "Våpen";
		assert_true(html_write(&m.html,
				       &(struct printing){ m.doc, style_read("templates", &m.c.arena, &m.c.diag), m.fonts },
				       &m.c.arena, &m.c.diag));
		from = strstr(m.html.data, "base64,") + strlen("base64,");
		png = (struct buffer){ .arena = &m.c.arena };
		for (; *from != '"'; from += 4) {
			uint32_t all = (uint32_t)value_of(from[0]) << 18 | (uint32_t)value_of(from[1]) << 12 |
				       (uint32_t)value_of(from[2]) << 6 | value_of(from[3]);
			const char three[] = { (char)(all >> 16), (char)(all >> 8), (char)all };

			buffer_add(&png, three, from[3] == '=' ? from[2] == '=' ? 1 : 2 : 3);
		}
		back = image_read(buffer_str(&png), (struct place){ 0 }, &m.c.arena, &m.c.diag);
		assert_non_null(back);
		assert_int_equal(back->width, 3);
		assert_int_equal(back->height, 2);
		assert_int_equal(back->components, logo->components);
		assert_memory_equal(back->data, pixels, (size_t)(6 * logo->components));
		end(&m);
	}
}

/* The suffix or the format decides; an archived edition has no basis beside it, and may be written again. */
static void the_program_writes_pages(void **state)
{
	static const struct {
		const char *words, *file;
		size_t most; /* bytes */
	} table[] = {
		{ "-o %s/r.html", "r.html", 200000 },
		{ "-f html -o %s/", "publisert.html", 200000 },
		{ "-u moteark -f html -m nn -o %s/", "publisert-moteark-nn.html", 100000 },
		{ "-u arkiv -o %s/a.html", "a.html", 300000 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		char words[128], path[200];
		struct run r;
		size_t size;
		char *text;

		snprintf(words, sizeof words, table[i].words, folder);
		for (int k = 0; k < 2; k++) {
			r = run("$UTENFOR rapport -q --trekninger 10 %s examples/publisert/scenario.yaml", words);
			expect_status(&r, 0);
		}
		snprintf(path, sizeof path, "%s/%s", folder, table[i].file);
		text = file_content(path, &size);
		assert_non_null(text);
		assert_in_range(size, 10000, table[i].most);
		assert_non_null(strstr(text, "2,8"));
		free(text);
		r = run("ls -A %s | wc -l", folder);
		assert_int_equal(atoi(r.out), 1);
		remove_folder();
	}
}

/* The gate is the same as the PDF's. */
static void the_gate_judges_pages(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("$UTENFOR rapport -q --sett \"tiltak.kilde=Ola, 415 26 374\" examples/publisert/scenario.yaml -o %s/r.html",
		folder);
	expect_status(&r, 1);
	r = run("ls -A %s | wc -l", folder);
	assert_int_equal(atoi(r.out), 0);
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_report_is_a_good_page),
		cmocka_unit_test(any_case_is_a_good_live_page),
		cmocka_unit_test(words_never_become_markup),
		cmocka_unit_test(the_same_document_is_the_same_bytes),
		cmocka_unit_test(the_policy_lets_the_style_through),
		cmocka_unit_test(base64_is_as_written),
		cmocka_unit_test(the_logo_is_its_pixels),
		cmocka_unit_test(the_program_writes_pages),
		cmocka_unit_test(the_gate_judges_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
