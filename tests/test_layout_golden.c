/* Pages of shapes that reports seldom have, as text to compare with tests/golden: UPDATE_GOLDEN in the environment writes
 * them anew. */
#include "base/path.h"
#include "check.h"
#include "layout_sample.h"
#include "page_check.h"
#include "pages_dump.h"
#include "program.h"
#include "tree/chart.h"

#include <stdio.h>

static void compare(struct sample *s, const char *name, const char *dump)
{
	const char *path = path_join(&s->arena, "tests/golden", name);
	char *golden;

	if (getenv("UPDATE_GOLDEN"))
		write_text(path, dump);
	golden = file_content(path, NULL);
	assert_non_null(golden);
	if (!text_equal(golden, dump)) {
		write_text("build/dump.txt", dump);
		free(golden);
		fail_msg("compare %s with build/dump.txt", path);
	}
	free(golden);
}

static void check_golden(struct sample *s, const char *name)
{
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	compare(s, name, dump_write(&s->pages, &s->arena));
}

/* Lists in lists, code with a character of another font, links over lines, words that need a hyphen or have no place for
 * one, hard breaks, and text at every depth. */
static void markdown_of_all_kinds(void **state)
{
	struct sample *s = *state;

	sample_markdown(s, NULL,
			"# Første\n\n## Andre\n\n### Tredje **uthevet** og *kursivt*\n\n"
			"1. en\n2. to\n   - tre\n     - fire\n       - fem\n\n         avsnitt i fem\n   - seks\n10. ti\n\n"
			"* ett\n\n  løst\n\n* to\n\n"
			"> sitat\n>\n> > dypere\n>\n> - liste\n\n"
			"```\nkode ‖ og ♃ her, ≤ 5\n\n  innrykket\n```\n\n"
			"Se [en lang lenke som går over mer enn én linje, for den har så mange ord at den må det]"
			"(https://example.org/a) og <https://example.org/en/lang/adresse/som/kan/deles/der/det/er/skråstrek>.\n\n"
			"Linje\\\nny\\\n\\\ntom over. `ko♃de` og **fet `kode`**.\n\n"
			"Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzender og "
			"barnevernsinstitusjonsplasseringsvedtak i samfunnsøkonomiske lønnsomhetsberegninger.\n\n"
			"2 770 980 kroner – og −5 %, «sitat», 13–15 år, 15-åring og 2017-kroner.\n\n---\n\nSlutt.\n\n"
			SAMPLE_TEXT SAMPLE_TEXT);
	check_golden(s, "page_markdown.txt");
}

static void set_bars(struct table *t, int column)
{
	for (int row = t->head_rows; row < t->row_count; row++)
		if (t->rows[row].cell_count > column) {
			t->rows[row].cells[column].has_bar = true;
			t->rows[row].cells[column].bar = row * 100 - 250;
			t->rows[row].cells[column].fill = row * 100 < 250 ? FILL_LOSS : FILL_GAIN;
		}
}

/* Wider than the page, with bars, covered cells, groups that go on to the next page, remarks, and nothing in them. */
static void tables_of_all_kinds(void **state)
{
	struct sample *s = *state;
	struct buffer rows = { .arena = &s->arena };
	struct table *t;

	sample_table(s, "Bredere enn siden", "lrdlrdlrdl", 1,
		     "Navn|Arbeidsavklaringspenger|Kroner|Merknad|Antall|Andel|Barnevernstiltak|Sum|Uføretrygd|Kilde\n"
		     "!Kommunen|12 767 437|1,25|en merknad som er lang|10|21,5 %|0|−3|4|SSB\n"
		     "!Fylkeskommunen|1|−400 120,5||2|3 %|4|5|6|Egne tall for fylkeskommunen i 2017\n");
	sample_markdown(s, NULL, "### Rett over en tabell\n");
	t = sample_table(s, "Med stolper", "lrl", 1, "Navn|Kroner|Merknad\n!A|−150|\n!B|−50|tekst\n!C|50|\n=!D|150|sum\n");
	set_bars(t, 1);
	sample_table(s, "Med celler over flere", "lddd", 2,
		     "1x2:Sektor|3x1:Millioner kroner\nKommune|Fylke|Stat\n!1x2:Helse|1|2|3\n4,5|5|6,25\n=!Alle|3x1:17\n");
	sample_table(s, "Tom", "ll", 1, "A|B\n");
	sample_table(s, "En celle", "l", 0, "x\n");
	buffer_puts(&rows, "År|Kroner|Merknad\n");
	for (int i = 0; i < 60; i++)
		buffer_printf(&rows, "%s%d|%d|%s\n%s", i % 20 ? "!" : "#3x1:Tiår ", 2021 + i, i * 1000 - 30000,
			      i % 7 ? "" : "hvert sjuende år står det noe langt her, som går over to linjer i kolonnen sin",
			      i % 20 == 19 ? "~3x1:Merknad om tiåret: tallene er avrundet.\n" : "");
	t = sample_table(s, "Lang", "lrl", 1, buffer_text(&rows));
	span_add(&s->arena, &t->footnote, "Tallene er avrundet; summer kan avvike.", 0);
	s->doc->continued = "(forts.)";
	rows.size = 0;
	buffer_puts(&rows, "A|B|C\n");
	for (int i = 0; i < 12; i++)
		buffer_printf(&rows, "!rad %d|%d|%d,5\n", i, i * 3, i);
	sample_table(s, "Stripete", "lrd", 1, buffer_text(&rows))->small = true;
	check_golden(s, "page_tables.txt");
}

static void add_questions(struct sample *s)
{
	struct block *questions = block_new(&s->arena, BLOCK_QUESTIONS, s->doc->root), *item;
	static const char *const texts[] = { "Hvem eier tiltaket?", "Hva skal til for at det virker som forutsatt, og hvem ser det?" };

	for (size_t i = 0; i < COUNT(texts); i++) {
		item = block_new(&s->arena, BLOCK_ITEM, questions);
		span_add(&s->arena, &block_new(&s->arena, BLOCK_PARAGRAPH, item)->spans, texts[i], 0);
	}
	block_new(&s->arena, BLOCK_NOTE_LINES, s->doc->root)->lines = 6;
}

static struct block *add_figure(struct sample *s)
{
	static struct chart_row rows[] = {
		{ .name = "Kommunen", .fill = FILL_GAIN, .to = 2.7, .label = "2,7" },
		{ .name = "Staten", .fill = FILL_LOSS, .to = -1, .label = "−1" },
	};
	static struct chart chart = { .type = CHART_ROWS, .id = "prøve", .title = "Kommunen får mest", .alt = "To stolper",
					    .basis = "Millioner kroner", .note = "Avrundet.", .unit = "mill. kr", .rows = rows,
					    .row_count = COUNT(rows) };
	struct block *figure = block_new(&s->arena, BLOCK_FIGURE, s->doc->root);

	figure->chart = &chart;
	return figure;
}

/* What must come to so many pages, with less white, smaller type and fewer lines to write on the tighter it is. */
static void pages_made_to_fit(void **state)
{
	struct sample *s = *state;
	static const struct {
		int text, exact, most;
		const char *golden;
	} cases[] = {
		{ 1, 1, 0, "page_loose.txt" }, { 3, 1, 0, "page_tight.txt" }, { 4, 0, 2, "page_within.txt" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		s->doc->root = block_new(&s->arena, BLOCK_DOCUMENT, NULL);
		s->anchors = (struct anchors){ 0 };
		s->doc->exact_pages = cases[i].exact;
		s->doc->most_pages = cases[i].most;
		sample_markdown(s, NULL, "# Møtet\n\n- ett\n- to\n\n> sitat\n\n");
		for (int k = 0; k < cases[i].text; k++)
			sample_markdown(s, NULL, "## Del\n\n" SAMPLE_TEXT);
		add_figure(s);
		sample_table(s, "Tabell", "lr", 1, "A|B\n!x|1\n!y|2\n!z|3\n");
		sample_markdown(s, block_new(&s->arena, BLOCK_BOX, s->doc->root), "I en boks.");
		add_questions(s);
		check_golden(s, cases[i].golden);
	}
}

/* Where the texts that begin with `mark` stand: " page:y" for each. */
static void put_places(struct buffer *b, const struct pages *pages, const char *mark)
{
	for (size_t p = 0; p < pages->page_count; p++)
		for (size_t i = 0; i < pages->pages[p].item_count; i++) {
			const struct item *item = &pages->pages[p].items[i];

			if (item->type == ITEM_TEXT && item->mark >= 0 && text_starts(item->text.text, mark))
				buffer_printf(b, " %zu:%d", p + 1, item->y / 1000);
		}
}

/* What stands together, and what is longer than a page, after more and more paragraphs: where it begins and goes on. */
static void blocks_begin_where_there_is_room(void **state)
{
	static const int sizes[] = { 4, 16, 28, 46, 70 };
	struct sample *s = *state;
	struct buffer starts = { .arena = &s->arena };

	for (size_t n = 0; n < COUNT(sizes); n++)
		for (int figure = 0; figure < 2; figure++)
			for (int paragraphs = 18; paragraphs < 34; paragraphs++) {
				const int rows = sizes[n];
				struct buffer text = { .arena = &s->arena };

				s->doc->root = block_new(&s->arena, BLOCK_DOCUMENT, NULL);
				s->anchors = (struct anchors){ 0 };
				for (int i = 0; i < paragraphs; i++)
					sample_markdown(s, NULL, i % 9 ? "Et kort avsnitt.\n" : "## Overskrift\n\nEt kort avsnitt.\n");
				if (figure)
					add_figure(s);
				buffer_puts(&text, "Navn|Tall\n");
				for (int i = 0; i < rows; i++)
					buffer_printf(&text, "!§ %d|%d\n", i, i);
				sample_table(s, "Tabell", "lr", 1, buffer_text(&text));
				sample_markdown(s, NULL, "§ etter.\n");
				assert_true(sample_layout(s));
				buffer_printf(&starts, "%d rows%s after %d:", rows, figure ? " and a figure" : "", paragraphs);
				put_places(&starts, &s->pages, "§ 0");
				put_places(&starts, &s->pages, rows < 20 ? "§ 3" : "§ 27");
				put_places(&starts, &s->pages, "§ etter");
				buffer_puts(&starts, "\n");
			}
	compare(s, "page_starts.txt", buffer_text(&starts));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(markdown_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(tables_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(blocks_begin_where_there_is_room, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(pages_made_to_fit, sample_setup, sample_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
