#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "check.h"
#include "golden.h"
#include "layout_sample.h"
#include "page_check.h"
#include "page/flow.h"
#include "program.h"
#include "pages_dump.h"

#include <stdio.h>
#include <time.h>

static void add_title(struct sample *s)
{
	static struct fact facts[] = { { .label = "Kommune", .value = "Eksempel kommune" },
				       { .label = "Dato", .value = "15. mars 2021" } };
	struct block *head = block_new(&s->arena, BLOCK_LETTERHEAD, s->doc->root), *columns, *block;

	head->sender.name = "Saksvedlegg · Eksempel kommune";
	head->sender.mark = "Utforskende beregning";
	span_add(&s->arena, &block_new(&s->arena, BLOCK_TITLE, s->doc->root)->spans, "Tidlig innsats for ungdom", 0);
	span_add(&s->arena, &block_new(&s->arena, BLOCK_FINDING, s->doc->root)->spans, "Kommunen går i null.", 0);
	columns = block_new(&s->arena, BLOCK_COLUMNS, s->doc->root);
	block = block_new(&s->arena, BLOCK_COLUMN, columns);
	span_add(&s->arena, &block->spans, "Saken", 0);
	block = block_new(&s->arena, BLOCK_FACTS, block);
	block->facts.items = facts;
	block->facts.count = 2;
	block = block_new(&s->arena, BLOCK_COLUMN, columns);
	span_add(&s->arena, &block->spans, "Innhold", 0);
	block_new(&s->arena, BLOCK_CONTENTS, block);
	span_add(&s->arena, &block_new(&s->arena, BLOCK_FOOT, s->doc->root)->spans, "Forutsatt, ikke bevist.", 0);
}

static void report_comes_out_as_before(void **state)
{
	static struct fact facts[] = { { "og får igjen", "2,8", "mill. kr", "over 40 år", TONE_GAIN },
				       { "hvis", "10", "av 100", NULL, TONE_PLAIN } };
	struct sample *s = *state;
	struct block *block;

	add_title(s);
	block_new(&s->arena, BLOCK_PAGE_BREAK, s->doc->root);
	sample_markdown(s, NULL, "# 1 Kort fortalt\n\nLos *hjelper* **ti av hundre**. Se [Hva skal til](#hva-skal-til) "
				 "eller [KS](https://www.ks.no).\\\nNy linje med `kode`.\n\n" SAMPLE_TEXT);
	block = block_new(&s->arena, BLOCK_KEY_FIGURES, s->doc->root);
	block->facts.items = facts;
	block->facts.count = 2;
	block = block_new(&s->arena, BLOCK_BOX, s->doc->root);
	block->keep_together = true;
	sample_markdown(s, block, "Grenser for beregningen.");
	sample_markdown(s, NULL, "# 2 Veien videre\n\n## Hva skal til\n\n- ett\n- to\n  1. tre\n  2. fire\n\n> Sagt av en los.\n\n"
				 "    kode  med   mellomrom\n\n---\n\n");
	sample_table(s, "Staten får mest", "lrd", 1,
		     "Nivå|Kroner|Andel\n!Kommunen|2 780 980|21,5 %\n!Fylkeskommunen|−400 120|−3 %\n=!Totalt|2 380 860|100 %\n")
		->footnote = NULL;
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	golden_compare("page_report.txt", dump_write(&s->pages, &s->arena));
}

static void heads_of_two_levels_are_referred_to(void **state)
{
	struct sample *s = *state;
	struct table *t = sample_table(s, "To nivåer", "lddd", 2,
				       "1x2:Sektor|3x1:Millioner kroner\nKommune|Fylke|Stat\n#4x1:Barn og unge\n"
				       "!Barnevern|1,5|0|−12,25\n!Utdanning|0|105,75|3\n#4x1:Voksne\n!Trygd|0|0|1 200,5\n");

	span_add(&s->arena, &t->footnote, "Tallene er avrundet; summer kan avvike.", 0);
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	golden_compare("page_heads.txt", dump_write(&s->pages, &s->arena));
}

static void notes_in_the_other_language_are_tagged(void **state)
{
	struct sample *s = *state;
	struct block *block = block_new(&s->arena, BLOCK_QUOTE, s->doc->root);

	block->has_language = true;
	block->language = LANGUAGE_NN;
	sample_markdown(s, block, "Eg meiner det.");
	sample_markdown(s, NULL, "Jeg mener det.");
	s->doc->mark = "Utforskende beregning";
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	golden_compare("page_language.txt", dump_write(&s->pages, &s->arena));
}

/* Hostile shapes: none may overflow, overlap or lose its tags. */

static void add_wide_table(struct sample *s, int columns, int rows, const char *head, const char *cell)
{
	struct buffer lines = { .arena = &s->arena };
	char align[16] = "l";

	for (int row = 0; row <= rows; row++)
		for (int k = 0; k < columns; k++)
			buffer_printf(&lines, "%s%s%s", k == 0 && row ? "!" : "", row ? cell : head, k + 1 < columns ? "|" : "\n");
	memset(align + 1, 'r', (size_t)columns - 1);
	sample_table(s, "En tabell", align, 1, buffer_text(&lines));
}

static void any_shape_fits(void **state)
{
	static const char *const markdown[] = {
		"",
		"- 1\n  - 2\n    - 3\n      - 4\n        - 5\n          - 6\n            - 7\n              - 8\n"
		"                - 9\n                  - 10 med en tekst som er så lang at den må brytes flere ganger\n",
		"9998. mange\n9999. og flere\n",
		"> > > > > > > > sitat i sitat i sitat\n",
		"https://www.eksempel.no/enveldiglangadresseutennoenstederåbryteden/somliksomaldrirslutter/1234567890123456789012345678901234567890",
		"    0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890\n",
		"# Menneskerettighetsorganisasjonsmedlemskapskontingentinnkrevingsordningsforskriftsendring\n",
		"1. > - # Overskrift i punkt i sitat i liste\n",
		"**[alt](https://a.no) *sammen* `x`**",
		"# \u00AD\n\n> \u00AD\n\n\u00AD\n", /* nothing is left of it */
	};
	struct sample *s = *state;

	for (size_t i = 0; i < COUNT(markdown); i++)
		sample_markdown(s, NULL, markdown[i]);
	for (int columns = 1; columns <= 12; columns++)
		add_wide_table(s, columns, 3, "Overføringer til kommunen", columns > 6 ? "12 345" : "1 234 567 890");
	add_wide_table(s, 3, 2, "Kort", sample_repeat(s, "Menneskerettighetsorganisasjon uten mellomrom ", 20));
	add_wide_table(s, 12, 2, "Innskrenkningsbestemmelser", "Sammenslåingskonsekvensutredninger");
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
}

static void a_row_taller_than_a_page_is_divided(void **state)
{
	struct sample *s = *state;
	const struct page *last;

	add_wide_table(s, 2, 2, "Hode", sample_repeat(s, SAMPLE_LINE, 14));
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	assert_true(s->pages.page_count > 3);
	last = &s->pages.pages[s->pages.page_count - 1];
	assert_true(last->marks > 0);
}

static void heads_are_repeated_as_artifacts(void **state)
{
	struct sample *s = *state;

	add_wide_table(s, 3, 120, "Hodet", "celle");
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	assert_true(s->pages.page_count >= 3);
	for (size_t i = 0; i < s->pages.page_count; i++) {
		int heads = 0, artifacts = 0;

		for (size_t k = 0; k < s->pages.pages[i].item_count; k++) {
			const struct item *item = &s->pages.pages[i].items[k];

			if (item->type == ITEM_TEXT && text_equal(item->text.text, "Hodet")) {
				heads++;
				artifacts += item->mark < 0 && item->artifact == ARTIFACT_PAGINATION;
			}
		}
		assert_int_equal(heads, 3);
		assert_int_equal(artifacts, i ? 3 : 0);
	}
}

/* A long uniform table that would be divided goes to a page of its own; a remark refers to the rows it is about. */
static void uniform_tables_stay_whole(void **state)
{
	struct sample *s = *state;

	sample_markdown(s, NULL, sample_repeat(s, SAMPLE_TEXT, 4));
	add_wide_table(s, 3, 40, "Hodet", "celle");
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	assert_int_equal(s->pages.page_count, 2);
	assert_int_equal(s->pages.pages[1].owners[0]->tag, TAG_CAPTION);
}

static void remarks_belong_to_the_rows_above(void **state)
{
	static const int counts[] = { 2, 1 }; /* rows above each remark */
	struct sample *s = *state;
	int cells = 2; /* ordinary ones before the first remark */

	sample_table(s, "Kilder", "lr", 1, "Tjeneste|Pris\n!Los|1\n!Lege|2\n~2x1:Kilde: SSB\n!Skole|3\n~2x1:Kilde: NAV\n");
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	for (size_t i = 0; i < COUNT(counts); i++, cells += 2) {
		int skip = cells;
		const struct element *remark = find_element(s->pages.root, TAG_TD, &skip);

		assert_int_equal(element_more(remark).columns, 2);
		assert_int_equal(element_more(remark).header_count, counts[i]);
	}
}

/* y of the first and the last text of the body on a page, and the text. */
static const struct item *body_text(const struct page *page, bool last)
{
	const struct item *found = NULL;

	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].type == ITEM_TEXT && page->items[i].mark >= 0 && (last || !found))
			found = &page->items[i];
	return found;
}

/* A sum or a remark never begins a page: what it is about stands above it. */
static void sums_stay_with_their_rows(void **state)
{
	static const char *const rows[] = { "!Los|1\n=!Sum|1\n", "!Los|1\n~2x1:Sum\n", "!Los|1\n!Lege|2\n=!Sum|3\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		for (int lines = 0; lines < 3; lines++) {
			struct sample s;

			sample_start(&s);
			sample_markdown(&s, NULL, sample_repeat(&s, "Kort.\n\n", lines));
			sample_table(&s, "Lang", "lr", 1, arena_printf(&s.arena, "A|B\n%s", sample_repeat(&s, rows[i], 60)));
			assert_true(sample_layout(&s));
			assert_true(s.pages.page_count > 2);
			for (size_t page = 1; page < s.pages.page_count; page++)
				assert_string_not_equal(body_text(&s.pages.pages[page], false)->text.text, "Sum");
			sample_end(&s);
		}
}

/* Lines that `owner` has on page `index`. */
static int lines_on(const struct pages *p, size_t index, const struct element *owner)
{
	int lines = 0;

	for (size_t i = 0; i < p->pages[index].item_count; i++) {
		const struct item *item = &p->pages[index].items[i];

		lines += item->mark >= 0 && p->pages[index].owners[item->mark] == owner;
	}
	return lines;
}

static void no_line_or_heading_stands_alone(void **state)
{
	struct sample *s = *state;

	for (int i = 0; i < 60; i++) {
		sample_markdown(s, NULL, sample_repeat(s, "Noen ord om tiltaket og hva det koster. ", 1 + i * 7 % 23));
		if (i % 3 == 0)
			sample_markdown(s, NULL, "## En overskrift\n");
	}
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	assert_true(s->pages.page_count > 5);
	for (size_t i = 0; i + 1 < s->pages.page_count; i++) {
		const struct page *page = &s->pages.pages[i], *next = page + 1;
		const struct element *above = page->owners[body_text(page, true)->mark];
		const struct element *below = next->owners[body_text(next, false)->mark];

		assert_int_not_equal(above->tag, TAG_H2);
		if (above == below) {
			assert_true(lines_on(&s->pages, i, above) >= 2);
			assert_true(lines_on(&s->pages, i + 1, above) >= 2);
		}
	}
}

/* A list keeps its introduction, and two items at least stand together, wherever the page ends. */
static void no_item_stands_alone(void **state)
{
	(void)state;
	for (int lines = 20; lines < 34; lines++) {
		struct sample s;
		const struct item *above, *below;

		sample_start(&s);
		sample_markdown(&s, NULL, sample_repeat(&s, "Kort.\n\n", lines));
		sample_markdown(&s, NULL, "Dette gjenstår:\n\n- ett\n- to\n- tre\n- fire\n- fem\n");
		sample_markdown(&s, NULL, sample_repeat(&s, "Kort.\n\n", 30));
		assert_true(sample_layout(&s));
		above = body_text(&s.pages.pages[0], true);
		below = body_text(&s.pages.pages[1], false);
		assert_false(text_equal(above->text.text, "Dette gjenstår:") || text_equal(above->text.text, "ett"));
		if (text_equal(below->text.text, "•"))
			assert_false(text_equal((below + 1)->text.text, "fem"));
		sample_end(&s);
	}
}

/* The page on which `text` is drawn, −1 when it is nowhere. */
static int page_of(const struct sample *s, const char *text)
{
	for (size_t i = 0; i < s->pages.page_count; i++)
		for (size_t k = 0; k < s->pages.pages[i].item_count; k++) {
			const struct item *item = &s->pages.pages[i].items[k];

			if (item->type == ITEM_TEXT && text_equal(item->text.text, text))
				return (int)i;
		}
	return -1;
}

/* A table that fits a page stands on one with what is below it, wherever the page before it ends. */
static void tables_are_not_divided(void **state)
{
	static const int rows[] = { 4, 14, 22 };

	(void)state;
	for (size_t i = 0; i < 2 * COUNT(rows); i++) {
		int count = rows[i / 2];

		for (int lines = 20; lines < 37; lines++) {
			struct sample s;
			struct buffer text;
			struct table *t;
			const char *last;

			sample_start(&s);
			text = (struct buffer){ .arena = &s.arena };
			buffer_puts(&text, "A|B\n");
			for (int row = 1; row <= count; row++)
				buffer_printf(&text, "Rad %d|1\n", row);
			last = arena_printf(&s.arena, "Rad %d", count);
			sample_markdown(&s, NULL, sample_repeat(&s, "Kort.\n\n", lines));
			t = sample_table(&s, "Tabell", "ld", 1, buffer_text(&text));
			if (i % 2)
				span_add(&s.arena, &t->footnote, "Fotnoten.", 0);
			sample_markdown(&s, NULL, "Teksten etter.");
			assert_true(sample_layout(&s));
			check_pages(&s.pages, s.fonts);
			if (page_of(&s, "Rad 1") < 0 || page_of(&s, last) != page_of(&s, "Rad 1"))
				fail_msg("after %d lines the table of %d rows is divided", lines, count);
			if (i % 2)
				assert_int_equal(page_of(&s, "Fotnoten."), page_of(&s, last));
			assert_true(page_of(&s, "Teksten etter.") >= page_of(&s, last));
			sample_end(&s);
		}
	}
}

/* Lines to write on: two at least on each page, wherever it ends, and all of them somewhere. */
static void no_line_to_write_on_stands_alone(void **state)
{
	(void)state;
	for (int lines = 24; lines < 40; lines++) {
		struct sample s;
		int all = 0;

		sample_start(&s);
		sample_markdown(&s, NULL, sample_repeat(&s, "Kort.\n\n", lines));
		block_new(&s.arena, BLOCK_NOTE_LINES, s.doc->root)->lines = 6;
		sample_markdown(&s, NULL, "Teksten etter.");
		assert_true(sample_layout(&s));
		for (size_t i = 0; i < s.pages.page_count; i++) {
			const struct page *page = &s.pages.pages[i];
			int here = 0;

			for (size_t k = 0; k < page->item_count; k++)
				here += page->items[k].type == ITEM_RECTANGLE && page->items[k].colour == s.style->rule &&
					page->items[k].rectangle.h == s.style->hairline && page->items[k].artifact != ARTIFACT_PAGINATION;
			if (here == 1)
				fail_msg("after %d lines of text one line stands alone", lines);
			all += here;
		}
		assert_true(all >= 6);
		sample_end(&s);
	}
}

static void contents_tell_the_pages(void **state)
{
	struct sample *s = *state;
	enum { CHAPTERS = 8, EVERY = 4 };
	size_t entry = 0;

	/* Chapters only: what is below them is in the outline. */
	block_new(&s->arena, BLOCK_CONTENTS, s->doc->root);
	for (int i = 0; i < CHAPTERS; i++)
		sample_markdown(s, NULL, "# Avsnitt\n\n" SAMPLE_TEXT SAMPLE_TEXT "\n\n## En\n\n" SAMPLE_TEXT
				"\n\n## To\n\n" SAMPLE_TEXT "\n\n## Tre\n\n" SAMPLE_TEXT);
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	assert_int_equal(s->pages.outline_count, CHAPTERS * EVERY);
	assert_int_equal(s->pages.link_count, CHAPTERS);
	for (size_t i = 0; i < s->pages.pages[0].item_count && entry < CHAPTERS; i++) {
		const struct item *item = &s->pages.pages[0].items[i];
		const struct destination *to = &s->pages.destinations[s->pages.outline[EVERY * entry].destination];

		if (item->type != ITEM_TEXT || item->mark < 0 || item->text.text[0] > '9')
			continue;
		assert_int_equal(strtol(item->text.text, NULL, 10), to->page + 1);
		assert_int_equal(s->pages.links[entry].target, s->pages.outline[EVERY * entry].destination);
		entry++;
	}
	assert_int_equal(entry, CHAPTERS);
}

/* The top of the first item on the page whose text begins so; fails without one. */
static const struct item *item_of(const struct page *page, const char *text)
{
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].type == ITEM_TEXT && !strncmp(page->items[i].text.text, text, strlen(text)))
			return &page->items[i];
	fail_msg("«%s» is not on the page", text);
	return NULL;
}

static void columns_stand_side_by_side(void **state)
{
	struct sample *s = *state;
	struct block *columns = block_new(&s->arena, BLOCK_COLUMNS, s->doc->root);
	static const char *const titles[] = { "Venstre", "Midten", "Høyre" };
	const struct item *item[COUNT(titles)], *after;
	const struct page *page;

	for (size_t i = 0; i < COUNT(titles); i++) {
		struct block *column = block_new(&s->arena, BLOCK_COLUMN, columns);

		span_add(&s->arena, &column->spans, titles[i], 0);
		sample_markdown(s, column, i == 1 ? SAMPLE_TEXT : "Kort.");
	}
	sample_markdown(s, NULL, "Etterpå.");
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	page = &s->pages.pages[0];
	for (size_t i = 0; i < COUNT(titles); i++) {
		item[i] = item_of(page, titles[i]);
		assert_int_equal(item[i]->y, item[0]->y);
		assert_true(i == 0 || item[i]->x > item[i - 1]->x + item[i - 1]->text.width);
	}
	/* What follows stands below the tallest. */
	after = item_of(page, "Etterpå");
	for (const struct item *other = page->items; other < after; other++)
		assert_true(other->type != ITEM_TEXT || other->mark < 0 || other->y < after->y);
}

/* Room to write at each question, and no white left on the page. */
static void questions_share_the_page(void **state)
{
	struct sample *s = *state;
	struct block *questions, *text = block_new(&s->arena, BLOCK_DOCUMENT, NULL);
	const struct page *page;
	length before = 0, lowest = 0, least = INT32_MAX, most = 0;

	s->doc->exact_pages = 1;
	sample_markdown(s, text, "1. Tror vi det?\n2. Hvem betaler?\n3. Når stopper vi, og hvem er det som sier fra da?\n");
	questions = block_new(&s->arena, BLOCK_QUESTIONS, s->doc->root);
	questions->first = text->first->first;
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	page = &s->pages.pages[0];
	for (int i = 1; i <= 3; i++) {
		length y = item_of(page, (const char *[]){ "1", "2", "3" }[i - 1])->y;

		if (before) {
			least = y - before < least ? y - before : least;
			most = y - before > most ? y - before : most;
		}
		before = y;
	}
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].type == ITEM_RECTANGLE && page->items[i].y > lowest)
			lowest = page->items[i].y;
	assert_true(most - least <= s->style->note_pitch);
	assert_true(lowest > s->pages.height - s->style->bottom - 2 * s->style->note_pitch);
}

/* A table that goes on says again which of its parts that is. */
static void parts_are_named_again(void **state)
{
	struct sample *s = *state;
	struct buffer rows = { .arena = &s->arena };
	bool found = false;

	s->doc->continued = "(forts.)";
	buffer_puts(&rows, "År|Netto\n");
	for (int part = 0; part < 2; part++) {
		buffer_puts(&rows, part ? "#2x1:Fylkeskommunen\n" : "#2x1:Kommunen\n");
		for (int year = 2021; year < 2061; year++)
			buffer_printf(&rows, "!%d|%d\n", year, year - 2020);
	}
	sample_table(s, "År for år", "lr", 1, buffer_text(&rows));
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	assert_true(s->pages.page_count > 1);
	for (size_t p = 1; p < s->pages.page_count; p++) {
		const struct page *page = &s->pages.pages[p];

		for (size_t i = 0; i < page->item_count; i++)
			found |= page->items[i].type == ITEM_TEXT && text_equal(page->items[i].text.text, "(forts.)") &&
				 page->items[i].mark < 0;
	}
	assert_true(found);
}

static void lengths_are_made_to_fit(void **state)
{
	static const struct {
		int paragraphs; /* on the first and on the second page */
		bool fits;
	} cases[] = { { 1, true }, { 4, true }, { 6, true }, { 7, true }, { 30, false } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sample s;

		sample_start(&s);
		s.doc->exact_pages = 2;
		for (int page = 0; page < 2; page++) {
			for (int k = 0; k < cases[i].paragraphs; k++)
				sample_markdown(&s, NULL, SAMPLE_TEXT);
			block_new(&s.arena, page ? BLOCK_NOTE_LINES : BLOCK_PAGE_BREAK, s.doc->root)->lines = page ? 5 : 0;
		}
		assert_int_equal(sample_layout(&s), cases[i].fits);
		assert_int_equal(s.diag.errors, !cases[i].fits);
		if (cases[i].fits) {
			const struct page *last = &s.pages.pages[1];
			const struct item *rule = &last->items[last->item_count - 1];

			assert_int_equal(s.pages.page_count, 2);
			check_pages(&s.pages, s.fonts);
			/* The lines to write on go on to the foot of the page. */
			assert_int_equal(rule->type, ITEM_RECTANGLE);
			assert_true(rule->y > s.pages.height - s.style->bottom - 2 * s.style->note_pitch);
		} else {
			assert_non_null(strstr(s.diag.entries[0].message, "2 sider"));
		}
		sample_end(&s);
	}
}

/* A figure of bars; its height is that of its rows. */
/* From the first line to the last of the first page, where `paragraphs` follow on those that may be tighter. */
static length first_page(int paragraphs, int most, size_t *pages)
{
	struct sample s;
	length first = 0, last = 0;

	sample_start(&s);
	s.doc->most_pages = most;
	for (int k = 0; k < 4; k++)
		sample_markdown(&s, NULL, "## Overskrift\n\nKort.\n");
	block_new(&s.arena, BLOCK_PAGE_BREAK, s.doc->root);
	for (int k = 0; k < paragraphs; k++)
		sample_markdown(&s, NULL, "## Overskrift\n\nKort.\n");
	assert_true(sample_layout(&s));
	for (size_t i = 0; i < s.pages.pages[0].item_count; i++) {
		const struct item *item = &s.pages.pages[0].items[i];

		if (item->type != ITEM_TEXT || item->mark < 0)
			continue;
		first = first ? first : item->y;
		last = item->y;
	}
	*pages = s.pages.page_count;
	sample_end(&s);
	return last - first;
}

/* What is made tighter for the number of pages is so where it helps: a page that ends early has its white. */
static void a_page_with_room_keeps_its_white(void **state)
{
	int found = 0;

	(void)state;
	for (int paragraphs = 8; paragraphs < 20; paragraphs++) {
		size_t loose, tight;
		length usual = first_page(paragraphs, 0, &loose), kept = first_page(paragraphs, (int)loose - 1, &tight);

		found += tight < loose;
		assert_in_range(kept, usual - PT(8), usual + PT(8)); /* the grid */
	}
	assert_true(found > 0);
}

static void add_figure(struct sample *s, int bars)
{
	struct chart *chart = NEW(&s->arena, struct chart);

	*chart = (struct chart){ .type = CHART_ROWS, .title = "Staten sparer mest", .alt = "Staten 2.", .unit = "kr",
				 .row_count = bars, .rows = NEW_ARRAY(&s->arena, bars, struct chart_row) };
	for (int i = 0; i < bars; i++)
		chart->rows[i] = (struct chart_row){ .name = "Staten", .to = 1 + i, .label = "2 kr" };
	block_new(&s->arena, BLOCK_FIGURE, s->doc->root)->chart = chart;
}

/* A figure, so many lines of text, and a table that has to stand whole. The height of the figure; `*page` is the
 * table's. */
static length figure_before_table(int lines, size_t *page)
{
	const struct element *figure, *table;
	struct sample s;
	length height;

	sample_start(&s);
	add_figure(&s, 12);
	sample_markdown(&s, NULL, sample_repeat(&s, "Kort.\n\n", lines));
	add_wide_table(&s, 2, 6, "Hode", "celle");
	sample_markdown(&s, NULL, "Slutt.");
	assert_true(sample_layout(&s));
	check_pages(&s.pages, s.fonts);
	figure = find_element(s.pages.root, TAG_FIGURE, &(int){ 0 });
	table = find_element(s.pages.root, TAG_CAPTION, &(int){ 1 });
	height = element_more(figure).box.h;
	for (*page = 0; lines_on(&s.pages, *page, table) == 0;)
		++*page;
	sample_end(&s);
	return height;
}

/* A figure gets lower where that brings the table after it onto its page, never by more than the style allows, and
 * keeps its height where it does not. */
static void figures_make_room_for_what_follows(void **state)
{
	size_t page;
	length usual = figure_before_table(0, &page), height;
	int lower = 0, away = 0;

	(void)state;
	assert_int_equal(page, 0);
	for (int lines = 1; lines < 30; lines++) {
		height = figure_before_table(lines, &page);
		assert_true(height >= usual / 2 && height <= usual);
		assert_true(page == 0 || height == usual);
		lower += height < usual;
		away += page == 1;
	}
	assert_true(lower > 0 && away > 0);
}

/* A figure has room for its title on its page: its rows stand closer where they would take more than 88 % of it, 628 of
 * 714 points, as long as they can be told apart. No figure is higher than a page. */
static void figures_leave_room_for_their_title(void **state)
{
	static const struct {
		int bars;
		length least, most;
	} cases[] = { { 2, PT(40), PT(50) }, { 36, PT(620), PT(628.7) }, { 44, PT(610), PT(628.7) }, { 150, PT(714), PT(714.4) } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct element *figure;
		struct sample s;

		sample_start(&s);
		add_figure(&s, cases[i].bars);
		assert_true(sample_layout(&s));
		figure = find_element(s.pages.root, TAG_FIGURE, &(int){ 0 });
		assert_in_range(element_more(figure).box.h, cases[i].least, cases[i].most);
		sample_end(&s);
	}
}

static void missing_characters_are_named(void **state)
{
	struct sample *s = *state;
	struct block *block = block_new(&s->arena, BLOCK_PARAGRAPH, s->doc->root);
	struct span *span = span_add(&s->arena, &block->spans, "smil 😀 og 一 og 😀 igjen, q\u0307 og \u05E9", 0);

	span->at = (struct place){ "notater.md", 12, 3 };
	s->doc->running_head = "Sak ☭";
	assert_false(sample_layout(s));
	assert_int_equal(s->diag.errors, 5); /* each once */
	assert_non_null(strstr(s->diag.entries[0].message, "«☭» (U+262D)"));
	assert_non_null(strstr(s->diag.entries[1].message, "«😀» (U+1F600)"));
	assert_string_equal(s->diag.entries[1].at.file, "notater.md");
	assert_int_equal(s->diag.entries[1].at.line, 12);
	assert_non_null(strstr(s->diag.entries[2].message, "U+4E00"));
	assert_non_null(strstr(s->diag.entries[3].message, "«◌\u0307» (U+0307) settes på en bokstav"));
	assert_non_null(strstr(s->diag.entries[4].message, "(U+05E9) skrives fra høyre"));
}

static void links_to_nowhere_become_text(void **state)
{
	struct sample *s = *state;

	sample_markdown(s, NULL, "Se [der](#finnes-ikke).");
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	assert_int_equal(s->pages.link_count, 0);
	assert_int_equal(s->diag.warnings, 1);
}

/* A link has a rule below its words and not below the space after them; other text has none. */
static void links_are_underlined(void **state)
{
	struct sample *s = *state;
	const struct item *text = NULL, *rule = NULL;
	const struct page *page;
	int rules = 0;

	sample_markdown(s, NULL, "Se [veilederen](https://www.ks.no) om tiltaket.");
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	page = &s->pages.pages[0];
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];

		if (item->type == ITEM_TEXT && strncmp(item->text.text, "veilederen", 10) == 0)
			text = item;
		if (text && item->type == ITEM_RECTANGLE && item->y > text->y && item->y < text->y + text->text.size / 4) {
			rule = item;
			rules++;
		}
	}
	assert_int_equal(rules, 1);
	assert_int_equal(rule->x, text->x);
	assert_true(rule->rectangle.w <= font_width(s->fonts, text->text.font, "veilederen", 10, text->text.size) + 2);
}

static void the_number_of_pages_has_a_limit(void **state)
{
	(void)state;
	for (int over = 0; over <= 1; over++) {
		struct sample s;

		sample_start(&s);
		for (int i = 0; i < LIMIT_PAGES + over; i++) {
			struct block *block = block_new(&s.arena, BLOCK_PARAGRAPH, s.doc->root);

			span_add(&s.arena, &block->spans, "side", 0);
			block_new(&s.arena, BLOCK_PAGE_BREAK, s.doc->root);
		}
		assert_int_equal(sample_layout(&s), !over);
		assert_int_equal(s.diag.errors, over);
		if (!over)
			assert_int_equal(s.pages.page_count, LIMIT_PAGES);
		sample_end(&s);
	}
}

static double seconds_for(int paragraphs)
{
	clock_t start_time, time;
	struct sample s;

	sample_start(&s);
	for (int i = 0; i < paragraphs; i++)
		sample_markdown(&s, NULL, SAMPLE_TEXT);
	start_time = clock();
	assert_true(sample_layout(&s));
	time = clock() - start_time;
	sample_end(&s);
	return (double)time / CLOCKS_PER_SEC;
}

/* Eight times the text takes about eight times as long; 20 allows for a busy machine, and a quadratic layout
 * would take 64. */
static void time_grows_with_the_text(void **state)
{
	double little = seconds_for(400), much = seconds_for(3200);

	(void)state;
	if (much > 20 * little)
		fail_msg("%.1f ms for 400 paragraphs, %.1f ms for 3200", little * 1e3, much * 1e3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(report_comes_out_as_before, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(heads_of_two_levels_are_referred_to, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(notes_in_the_other_language_are_tagged, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(any_shape_fits, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(a_row_taller_than_a_page_is_divided, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(heads_are_repeated_as_artifacts, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(uniform_tables_stay_whole, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(remarks_belong_to_the_rows_above, sample_setup, sample_teardown),
		cmocka_unit_test(sums_stay_with_their_rows),
		cmocka_unit_test_setup_teardown(no_line_or_heading_stands_alone, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(contents_tell_the_pages, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(columns_stand_side_by_side, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(questions_share_the_page, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(parts_are_named_again, sample_setup, sample_teardown),
		cmocka_unit_test(lengths_are_made_to_fit),
		cmocka_unit_test(a_page_with_room_keeps_its_white),
		cmocka_unit_test(no_item_stands_alone),
		cmocka_unit_test(tables_are_not_divided),
		cmocka_unit_test(no_line_to_write_on_stands_alone),
		cmocka_unit_test(figures_make_room_for_what_follows),
		cmocka_unit_test(figures_leave_room_for_their_title),
		cmocka_unit_test_setup_teardown(missing_characters_are_named, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(links_to_nowhere_become_text, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(links_are_underlined, sample_setup, sample_teardown),
		cmocka_unit_test(the_number_of_pages_has_a_limit),
		cmocka_unit_test(time_grows_with_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
