/* Every edition of odd reports in both målformer, from results to pages: nothing overlaps or leaves the margins,
 * pages are well filled, and the editions have the length they promise. */
#include "check.h"
#include "golden.h"
#include "odd_cases.h"
#include "page_check.h"

#include "page/layout.h"
#include "page/style.h"

static const char *const editions[] = { "saksvedlegg", "moteark", "arkiv" };

struct printed {
	struct report_case c;
	struct font_set *fonts;
	struct style *style;
	struct pages pages;
};

static void print(struct printed *p, void (*change)(struct report_case *c), const char *edition, enum language language)
{
	struct document *doc;

	case_make(&p->c);
	if (change) {
		change(&p->c);
		case_calculate(&p->c);
	}
	p->c.input.edition = edition;
	p->c.input.language = language;
	p->fonts = fonts_open("fonts", &p->c.arena, &p->c.diag);
	p->style = style_read("templates", &p->c.arena, &p->c.diag);
	doc = build(&p->c.input, &p->c.arena, &p->c.diag);
	if (!p->fonts || !p->style || !doc ||
	    !layout(&p->pages, doc, p->style, p->fonts, &p->c.arena, NULL, &p->c.diag)) {
		diag_print(&p->c.diag, stderr, false);
		fail_msg("%s has no pages", edition);
	}
}

static void end(struct printed *p)
{
	fonts_close(p->fonts);
	case_free(&p->c);
}

/* The lowest edge of what belongs to the text of a page, and the last element there. */
static length lowest(const struct page *page, const struct element **last)
{
	length y = 0;

	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];

		if (item->mark < 0)
			continue;
		*last = page->owners[item->mark];
		y = item->type != ITEM_PATH && item->y > y ? item->y : y;
	}
	return y;
}

static bool is_heading(const struct element *e)
{
	return e->tag == TAG_H1 || e->tag == TAG_H2 || e->tag == TAG_H3 || e->tag == TAG_CAPTION;
}

/* After the contents the template asks for a new page, whatever stands on this one. */
static bool ends_contents(const struct element *e)
{
	for (; e; e = e->parent)
		if (e->tag == TAG_TOC)
			return true;
	return false;
}

/* No page but the last is less than about half full, in per cent of its height, and none ends in a heading or a
 * caption. */
enum { LEAST_FULL = 45 };

static void check_filled(const struct printed *p, const char *name)
{
	length room = p->style->height - p->style->top - p->style->bottom;

	for (size_t i = 0; i + 1 < p->pages.page_count; i++) {
		const struct element *last = p->pages.root;
		length y = lowest(&p->pages.pages[i], &last);
		length least = room * LEAST_FULL / 100;

		if (y < p->style->top + least && !ends_contents(last))
			fail_msg("%s, %s: page %zu is almost empty", p->c.input.edition, name, i + 1);
		if (is_heading(last))
			fail_msg("%s, %s: page %zu ends in a heading", p->c.input.edition, name, i + 1);
	}
}

static void any_report_has_good_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(odd_cases); i++) {
		for (size_t k = 0; k < COUNT(editions) * LANGUAGES; k++) {
			const char *edition = editions[k / LANGUAGES];
			struct printed p;

			print(&p, odd_cases[i].change, edition, (enum language)(k % LANGUAGES));
			check_pages(&p.pages, p.fonts);
			check_filled(&p, odd_cases[i].name);
			if (strcmp(edition, "moteark") == 0)
				assert_int_equal(p.pages.page_count, 2);
			end(&p);
		}
	}
}

static void the_case_appendix_is_short(void **state)
{
	(void)state;
	for (int language = 0; language < LANGUAGES; language++) {
		struct printed p;

		print(&p, NULL, "saksvedlegg", (enum language)language);
		assert_in_range(p.pages.page_count, 8, 14);
		end(&p);
	}
}

/* Each example's paper is at most fourteen pages, and its first page says what the case is and where things stand. */
static void the_examples_begin_and_end_in_time(void **state)
{
	static const char *const cases[] = {
		"examples/publisert", "examples/runder", "examples/skadelig", "examples/egne-tall", "examples/fylkeskommune",
	};
	static const char *const targets[] = { "nb", "nn" }, *const contents[] = { "Innhold", "Innhald" };
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases * LANGUAGES * 2; i++) {
		const char *edition = i % 2 ? "saksvedlegg" : "arkiv", *scenario = cases[i / 2 / LANGUAGES];
		size_t language = i / 2 % LANGUAGES;
		struct run r = run("$UTENFOR rapport -q --ny-versjon -u %s -m %s %s/scenario.yaml -o %s/r.pdf && "
				   "pdftotext -l 1 %s/r.pdf - && pdfinfo %s/r.pdf",
				   edition, targets[language], scenario, folder, folder, folder);
		const char *pages = strstr(r.out, "Pages:");

		expect_status(&r, 0);
		expect_contains(r.out, contents[language]);
		assert_non_null(pages);
		if (i % 2)
			assert_in_range(atoi(pages + strlen("Pages:")), 8, 14);
	}
	remove_folder();
}

/* The structure tree of the published example, as poppler reads it from the file; without the numbers of objects. */
static void the_tree_is_as_before(void **state)
{
	const char *folder = new_folder();

	(void)state;
	for (int i = 0; i < 2; i++) {
		char name[64];
		struct run r = run("$UTENFOR rapport -q -u %s examples/publisert/scenario.yaml -o %s/r.pdf && "
				   "pdfinfo -struct %s/r.pdf | grep -v Object", editions[i], folder, folder);

		expect_status(&r, 0);
		snprintf(name, sizeof name, "structure-%s.txt", editions[i]);
		golden_compare(name, r.out);
	}
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_report_has_good_pages),
		cmocka_unit_test(the_case_appendix_is_short),
		cmocka_unit_test(the_examples_begin_and_end_in_time),
		cmocka_unit_test(the_tree_is_as_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
