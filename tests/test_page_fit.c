/* Editions of so many pages: where things stand when white, type and lines to write on are made to fit, as text to
 * compare with tests/golden/page_fit.txt (UPDATE_GOLDEN in the environment writes it anew), and what is said when they
 * do not. */
#include "base/text.h"
#include "check.h"
#include "golden.h"
#include "layout_sample.h"
#include "page_check.h"
#include "program.h"
#include "tree/chart.h"

static struct chart_row rows[] = {
	{ .name = "Kommunen", .fill = FILL_GAIN, .to = 2.7, .label = "2,7" },
	{ .name = "Fylket", .fill = FILL_GAIN, .to = 1.7, .label = "1,7" },
	{ .name = "Staten", .fill = FILL_LOSS, .to = -1, .label = "−1" },
};
static struct chart chart = { .type = CHART_ROWS, .id = "prøve", .title = "Kommunen får mest", .alt = "To stolper",
			      .basis = "Millioner kroner", .unit = "mill. kr", .rows = rows, .row_count = COUNT(rows) };

static void start_again(struct sample *s)
{
	s->doc->root = block_new(&s->arena, BLOCK_DOCUMENT, NULL);
	s->anchors = (struct anchors){ 0 };
	s->pages = (struct pages){ 0 };
	s->diag = (struct diag){ .arena = &s->arena };
}

static struct block *add(struct sample *s, enum block_type type)
{
	return block_new(&s->arena, type, s->doc->root);
}

/* Two pages, of `first` and `second` paragraphs: headings, lists and a figure; lines to write on, in a box and outside;
 * and a line at the foot. */
static void make_two_pages(struct sample *s, int first, int second)
{
	struct block *box;

	sample_markdown(s, NULL, "# § Møtet\n");
	for (int i = 0; i < first; i++)
		sample_markdown(s, NULL, i % 3 ? "§ " SAMPLE_LINE : "## § Del\n\n§ gjelder:\n\n- § ett\n- § to\n");
	box = add(s, BLOCK_BOX);
	sample_markdown(s, box, "§ I en boks.");
	block_new(&s->arena, BLOCK_NOTE_LINES, box)->lines = 4;
	span_add(&s->arena, &add(s, BLOCK_FOOT)->spans, "§ Nederst.", 0);
	add(s, BLOCK_PAGE_BREAK);
	add(s, BLOCK_FIGURE)->chart = &chart;
	for (int i = 0; i < second; i++)
		sample_markdown(s, NULL, i % 3 ? "§ " SAMPLE_LINE : "## § Del\n\n§ Kort.\n");
	add(s, BLOCK_NOTE_LINES)->lines = 3;
	sample_markdown(s, NULL, "§ Mellom.");
	add(s, BLOCK_NOTE_LINES)->lines = 1;
}

/* Of each page the tops of its texts, and of the lines to write on how many there are and where the last one is; all in
 * points. The size of the last text is told too. */
static void put_pages(struct buffer *b, const struct sample *s)
{
	for (size_t p = 0; p < s->pages.page_count; p++) {
		const struct page *page = &s->pages.pages[p];
		int lines = 0, last = 0;
		length size = 0;

		buffer_printf(b, "  page %zu:", p + 1);
		for (size_t i = 0; i < page->item_count; i++) {
			const struct item *item = &page->items[i];

			if (item->type == ITEM_TEXT && text_starts(item->text.text, "§")) {
				buffer_printf(b, " %d", item->y / 1000);
				size = item->text.size;
			} else if (item->type == ITEM_RECTANGLE && item->rectangle.h == s->style->hairline &&
				   item->artifact != ARTIFACT_PAGINATION) {
				lines++;
				last = item->y / 1000;
			}
		}
		buffer_printf(b, ", %d.%d pt, %d lines to %d\n", size / 1000, size / 100 % 10, lines, last);
	}
}

static void pages_are_made_to_fit(void **state)
{
	static const struct {
		int exact, most;
	} cases[] = { { 0, 0 }, { 2, 0 }, { 3, 0 }, { 0, 2 } };
	struct sample *s = *state;
	struct buffer all = { .arena = &s->arena };

	for (size_t i = 0; i < COUNT(cases); i++)
		for (int paragraphs = 1; paragraphs <= 11; paragraphs++) {
			start_again(s);
			s->doc->exact_pages = cases[i].exact;
			s->doc->most_pages = cases[i].most;
			make_two_pages(s, paragraphs, paragraphs * 2 / 3);
			buffer_printf(&all, "exactly %d, at most %d, %d paragraphs\n", cases[i].exact, cases[i].most, paragraphs);
			if (sample_layout(s)) {
				check_pages(&s->pages, s->fonts);
				put_pages(&all, s);
			} else {
				assert_int_equal(s->diag.errors, 1);
				buffer_puts(&all, "  too much\n");
			}
		}
	golden_compare("page_fit.txt", buffer_text(&all));
}

static void add_paragraphs(struct sample *s, int count)
{
	for (int i = 0; i < count; i++)
		sample_markdown(s, NULL, "Et kort avsnitt.");
}

static struct block *add_long_table(struct sample *s)
{
	sample_table(s, "Alle årene", "lr", 1, arena_printf(&s->arena, "År|Kroner\n%s", sample_repeat(s, "!2021|5\n", 90)));
	return s->doc->root->last;
}

static struct block *add_long_text(struct sample *s)
{
	sample_markdown(s, NULL, sample_repeat(s, SAMPLE_LINE, 12));
	return s->doc->root->last;
}

static struct block *add_figure(struct sample *s)
{
	struct block *figure = add(s, BLOCK_FIGURE);

	figure->chart = &chart;
	return figure;
}

static struct block *add_lines(struct sample *s)
{
	struct block *box = add(s, BLOCK_BOX);

	block_new(&s->arena, BLOCK_NOTE_LINES, box)->lines = 2;
	return box;
}

/* What takes most room is named, with its place, so that one knows where to begin. */
static void what_is_too_long_is_named(void **state)
{
	static const struct {
		int before, after; /* short paragraphs */
		struct block *(*add)(struct sample *s);
		const char *named;
	} cases[] = {
		{ 30, 0, add_long_table, "som tar mest plass («Alle årene»)" },
		{ 0, 40, add_long_table, "som tar mest plass («Alle årene»)" },
		{ 10, 30, add_long_text, "som tar mest plass («Tiltaket gir kommunen" },
		{ 40, 40, add_figure, "som tar mest plass («Kommunen får mest»)" },
		{ 40, 40, add_lines, "som tar mest plass" },
	};
	struct sample *s = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		start_again(s);
		s->doc->exact_pages = 1;
		add_paragraphs(s, cases[i].before);
		cases[i].add(s)->at = (struct place){ "maler/nb/moteark.md", 42, 3 };
		add_paragraphs(s, cases[i].after);
		assert_false(sample_layout(s));
		assert_int_equal(s->diag.errors, 1);
		expect_contains(s->diag.entries[0].message, "skal være på 1 sider, men teksten fyller");
		expect_contains(s->diag.entries[0].message, cases[i].named);
		assert_int_equal(strstr(s->diag.entries[0].message, "(«") != NULL, strstr(cases[i].named, "(«") != NULL);
		assert_int_equal(s->diag.entries[0].at.line, 42);
	}
}

/* A fault of the text ends the attempts: it is told once, whatever the number of pages. */
static void a_missing_character_is_told_once(void **state)
{
	struct sample *s = *state;

	for (int i = 0; i < 3; i++) {
		start_again(s);
		s->doc->exact_pages = i == 1;
		s->doc->most_pages = i == 2;
		add_paragraphs(s, 60);
		sample_markdown(s, NULL, "漢");
		assert_false(sample_layout(s));
		assert_int_equal(s->diag.errors, 1);
		expect_contains(s->diag.entries[0].message, "«漢» (U+6F22)");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(pages_are_made_to_fit, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(what_is_too_long_is_named, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(a_missing_character_is_told_once, sample_setup, sample_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
