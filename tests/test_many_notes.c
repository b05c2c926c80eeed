/* Notes as they come from many hands: hundreds, very long ones, and every shape of Markdown in them. */
#include "check.h"

#include "page_check.h"
#include "report_case.h"

#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"

/* A report laid out with the notes a test adds. */
struct many {
	struct report_case c;
	struct pages pages;
	struct font_set *fonts;
};

static void many_start(struct many *m)
{
	memset(m, 0, sizeof *m);
	case_make(&m->c);
	m->fonts = fonts_open("fonts", &m->c.arena, &m->c.diag);
	assert_non_null(m->fonts);
}

static void many_layout(struct many *m)
{
	const struct style *style = style_read("templates", &m->c.arena, &m->c.diag);
	const struct document *document = build(&m->c.input, &m->c.arena, &m->c.diag);

	if (!document || !layout(&m->pages, document, style, m->fonts, &m->c.arena, NULL, &m->c.diag)) {
		diag_print(&m->c.diag, stderr, false);
		fail_msg("no report");
	}
	check_pages(&m->pages, m->fonts);
}

static void many_end(struct many *m)
{
	fonts_close(m->fonts);
	case_free(&m->c);
}

/* The last text of the body on a page. */
static const struct item *last_text(const struct page *page)
{
	const struct item *found = NULL;

	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].type == ITEM_TEXT && page->items[i].mark >= 0)
			found = &page->items[i];
	return found;
}

/* Who says it and the line about them stand on the page where the note begins. */
static void test_hundreds(void **state)
{
	struct many m;

	(void)state;
	many_start(&m);
	for (int i = 0; i < 300; i++)
		add_note(&m.c, (struct note){ .actor = arena_printf(&m.c.arena, "Aktør %d", i), .role = (enum role)(i % ROLES),
					      .stance = (enum stance)(i % 5), .level = i % 4 - 1,
					      .body = i % 7 ? "Vi støtter dette." : "En linje.\n\nEn linje til.\n\n- ett\n- to" });
	many_layout(&m);
	assert_true(m.pages.page_count > 30);
	for (size_t i = 0; i < m.pages.page_count; i++) {
		const struct item *last = last_text(&m.pages.pages[i]);

		if (last)
			assert_true(last->text.font != FONT_ITALIC &&
				    m.pages.pages[i].owners[last->mark]->tag != TAG_H3);
	}
	many_end(&m);
}

static const char *repeat(struct arena *a, const char *text, int count)
{
	struct buffer out = { .arena = a };

	for (int i = 0; i < count; i++)
		buffer_puts(&out, text);
	return buffer_text(&out);
}

/* Items one inside the other, `depth` deep. */
static const char *nested(struct arena *a, const char *mark, int step, int depth)
{
	struct buffer out = { .arena = a };

	for (int i = 0; i < depth; i++)
		buffer_printf(&out, "%*s%s Punkt med så mye tekst at linjen må brytes når det blir trangt om plassen\n",
			      i * step, "", mark);
	return buffer_text(&out);
}

/* Nothing leaves the text area, whatever a note holds; check_pages() says so. */
static void test_shapes(void **state)
{
	struct many m;
	struct arena *a = &m.c.arena;
	const char *bodies[8];

	(void)state;
	many_start(&m);
	bodies[0] = nested(a, "-", 2, 10);
	bodies[1] = nested(a, "1.", 3, 10);
	bodies[2] = arena_printf(a, "```\n%s\n%s\n```\n", repeat(a, "kolonne;", 60), repeat(a, "x", 500));
	bodies[3] = arena_printf(a, "Et `%s` i en setning, og <https://www.eksempel.kommune.no/%s>.", repeat(a, "kode_", 60),
				 repeat(a, "sti/", 100));
	bodies[4] = repeat(a, "Donaudampfschifffahrtsgesellschaft", 20);
	bodies[5] = repeat(a, "> ", 10);
	bodies[5] = arena_printf(a, "%sInnerst, med nok ord til at det blir flere linjer av det også her inne\n", bodies[5]);
	bodies[6] = repeat(a, "Ord og flere ord. ", 5000);
	bodies[7] = repeat(a, "Et avsnitt.\n\n# En overskrift\n\n", 100);
	for (size_t i = 0; i < COUNT(bodies); i++)
		add_note(&m.c, (struct note){ .actor = repeat(a, "Et langt navn ", i == 3 ? 25 : 1), .level = -1,
					      .body = bodies[i] });
	many_layout(&m);
	many_end(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hundreds),
		cmocka_unit_test(test_shapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
