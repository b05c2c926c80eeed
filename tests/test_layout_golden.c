/* Pages of shapes that reports seldom have, as text to compare with tests/golden: UPDATE_GOLDEN in the environment writes
 * them anew. */
#include "check.h"
#include "golden.h"
#include "layout_sample.h"
#include "page/image.h"
#include "page_check.h"
#include "pages_dump.h"
#include "program.h"
#include "tree/chart.h"

#include <stdio.h>

static void check_golden(struct sample *s, const char *name)
{
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	golden_compare(name, dump_write(&s->pages, &s->arena));
}

/* The document starts anew, with what is around it as it was. */
static void start_again(struct sample *s)
{
	s->doc->root = block_new(&s->arena, BLOCK_DOCUMENT, NULL);
	s->anchors = (struct anchors){ 0 };
}

/* Lists in lists, code with a character of another font, links over lines, words that need a hyphen or have no place for
 * one, hard breaks, and text at every depth. */
static void markdown_of_all_kinds(void **state)
{
	struct sample *s = *state;
	struct buffer list = { .arena = &s->arena };

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
	sample_markdown(s, NULL, "Se [KS](https://a.no)[ og *kommunen*](https://a.no) [eller](https://b.no) [ingen](#ingen) [**alle**](#første).\n");
	for (int depth = 0; depth < 16; depth++)
		buffer_printf(&list, "%s- nivå %d\n", sample_repeat(s, "  ", depth), depth);
	sample_markdown(s, NULL, buffer_text(&list));
	sample_markdown(s, NULL, arena_printf(&s->arena, "%s dypest\n", sample_repeat(s, ">", 18)));
	sample_markdown(s, NULL, "98. åttini\n99. og\n100. hundre\n101. til\n\nTil slutt:\n\n1. en\n\n   og en\n\n2. to\n");
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

#define LONG_CELL "en merknad som er så lang at den går over flere linjer i den smale kolonnen sin, og så enda litt til"

/* Heads of three rows, cells over several rows of which one has more to say than they have room for, figures that are no
 * numbers or stand on two lines, and links. */
static void cells_of_all_kinds(void **state)
{
	struct sample *s = *state;
	struct table *t;

	sample_table(s, "Hode i tre rader", "lddd", 3,
		     "1x3:Sektor|3x1:Millioner kroner i et gjennomsnittlig år\n2x1:Kommunen og fylkeskommunen|1x2:Staten\n"
		     "Kommunen|Fylket\n!Helse|1|2|3\n!Skole|10,25|−|0,5\n!Arbeid|om lag 12 til 15 kroner per elev|1 000|¼\n");
	sample_table(s, "Over flere rader", "ldd", 1,
		     "Tiltak|Kroner|Andel\n!1x2:" LONG_CELL "|1|2\n3|4\n!1x3:Kort|5|6\n2x1:7,5 og noe\n8|9\n!Ett|10|1x9:11\n");
	sample_table(s, "For mange celler", "ll", 1, "A|B|C\na|b|c|d\n2x1:e|f\n9x9:g|h\n");
	t = sample_table(s, "Lenker", "ll", 1, "Kilde|Tekst\n!SSB|\n!KS|\n");
	for (int row = 1; row <= 2; row++) {
		struct span **spans = &t->rows[row].cells[1].spans;

		*spans = NULL;
		span_add(&s->arena, spans, row == 1 ? "tabell 12345" : "en veileder", 0)->link = "https://example.org/a";
		if (row == 2)
			span_add(&s->arena, spans, " om tiltaket", SPAN_EMPHASIS);
	}
	t->rows[2].cell_count = 2;
	sample_table(s, "Aldri slutt", "ll", 1, arena_printf(&s->arena, "A|B\n!rad|%s\n", sample_repeat(s, "uten_rom", 90)));
	t = sample_table(s, "", "lr", 1, "Uten tittel|Tall\nx|1\n");
	t->caption = NULL;
	sample_table(s, "Uten hode", "lr", 0, "!x|1\n#2x1:Gruppen\n!y|2\n~2x1:En merknad\n");
	sample_table(s, "Uten rader", "lr", 0, "");
	sample_table(s, "Uten kolonner", "", 0, "");
	check_golden(s, "page_cells.txt");
}

/* Bars on one scale: in two columns, of losses only, of gains only, of nothing, hollow ones, and with no room. */
static void bars_of_all_kinds(void **state)
{
	static const struct {
		const char *caption;
		double bars[4];
		enum chart_fill fill;
		bool second;
	} cases[] = {
		{ "Begge veier", { -50, 0, 25, 100 }, FILL_GAIN, true },
		{ "Bare tap", { -10, -20, -30, -40 }, FILL_LOSS, false },
		{ "Bare gevinst", { 1, 2, 3, 0.001 }, FILL_GAIN, false },
		{ "Ingenting", { 0, 0, 0, 0 }, FILL_GAIN, false },
		{ "Hule", { 5, -0.01, 10, 2 }, FILL_COST, false },
	};
	struct sample *s = *state;
	struct table *narrow;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct table *t = sample_table(s, cases[i].caption, "lrr", 1,
					       "Nivå|Kroner|Andel\n!A|1|2\n!B|12 500|3\n!C||4\n!D|100|5\n=!Alle|1|1\n");

		t->small = cases[i].second;
		for (int row = 1; row <= 4; row++)
			for (int column = 1; column <= 1 + cases[i].second; column++) {
				struct cell *cell = &t->rows[row].cells[column];

				cell->has_bar = true;
				cell->bar = cases[i].bars[row - 1] / column;
				cell->fill = cases[i].fill;
			}
	}
	narrow = sample_table(s, "Uten plass", "lrrrrrrrrrr", 1,
			      "Navn|Kroner|Kroner|Kroner|Kroner|Kroner|Kroner|Kroner|Kroner|Kroner|Kroner\n"
			      "!A|1 234 567|2 345 678|3 456 789|4 567 890|5 678 901|6 789 012|7 890 123|8 901 234|9 012 345|1\n");
	for (int column = 1; column < narrow->column_count; column++) {
		narrow->rows[1].cells[column].has_bar = true;
		narrow->rows[1].cells[column].bar = 1;
	}
	check_golden(s, "page_bars.txt");
}

/* What is taller than a page or half of one, with lines so high that few make a page: heads, rows of cells that differ,
 * rows joined by a cell, and the same in a box in a box. */
static void rows_taller_than_a_page(void **state)
{
	struct sample *s = *state;
	const char *tall = sample_repeat(s, "nok et ord ", 24), *half = sample_repeat(s, "noen få ord til ", 10);
	struct block *box, *root = s->doc->root;

	s->style->text[TEXT_TABLE].leading = PT(150);
	s->style->text[TEXT_TABLE_SMALL].leading = PT(149);
	sample_table(s, "Høyt hode", "llllll", 1,
		     arena_printf(&s->arena, "A|B|C|D|E|%s\n1|2|3|4|5|6\n%s|b|c|d|e|f\n", half, tall));
	sample_table(s, "Høy rad", "lllll", 1,
		     arena_printf(&s->arena, "Lav|%s|C|D|E\n!rad|%s|kort|%s|x\n!neste|1|2|3|4\n", "ord", tall, half));
	sample_table(s, "Høye rader i lag", "lll", 1,
		     arena_printf(&s->arena, "A|B|C\n!1x2:begge|%s|kort\n%s|y\n", tall, tall));
	box = block_new(&s->arena, BLOCK_BOX, block_new(&s->arena, BLOCK_BOX, root));
	s->doc->root = box;
	sample_table(s, "I en boks", "lll", 1, arena_printf(&s->arena, "A|B|C\n!rad|%s|y\n", tall));
	s->doc->root = root;
	check_golden(s, "page_tall.txt");
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
		start_again(s);
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

				start_again(s);
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
	golden_compare("page_starts.txt", buffer_text(&starts));
}

/* What is kept together or may be divided, after more and more paragraphs. */
static void kinds_begin_where_there_is_room(void **state)
{
	static const struct {
		const char *name;
		enum block_type around;
		const char *markdown;
	} kinds[] = {
		{ "box kept", BLOCK_BOX, "§ 0\n\n§ 1\n\n§ 2\n" },
		{ "box", BLOCK_BOX, "§ 0\n\n§ 1\n\n§ 2\n" },
		{ "quote under a heading", BLOCK_PART, "## § 0\n\n§ 1 sier:\n\n> § 2\n>\n> og\n" },
		{ "paragraph under a heading", BLOCK_PART, "## § 0\n\n§ 1\n\n§ 2\n" },
		{ "list", BLOCK_PART, "§ 0 gjelder:\n\n- § 1\n- to\n- § 2\n" },
		{ "list of two", BLOCK_PART, "- § 0\n- § 1\n" },
		{ "code", BLOCK_PART, "```\n§ 0\n§ 1\n§ 2\n```\n" },
		{ "long paragraph", BLOCK_PART, "§ 0 " SAMPLE_LINE "\n\n§ 2\n" },
		{ "lines to write on", BLOCK_NOTE_LINES, "" },
		{ "page break", BLOCK_PAGE_BREAK, "" },
	};
	struct sample *s = *state;
	struct buffer places = { .arena = &s->arena };

	for (size_t i = 0; i < COUNT(kinds); i++)
		for (int paragraphs = 25; paragraphs < 38; paragraphs++) {
			struct block *around;

			start_again(s);
			for (int k = 0; k < paragraphs; k++)
				sample_markdown(s, NULL, "Et kort avsnitt.\n");
			around = block_new(&s->arena, kinds[i].around, s->doc->root);
			around->keep_together = i == 0;
			if (kinds[i].around == BLOCK_NOTE_LINES)
				around->lines = 7;
			else if (*kinds[i].markdown)
				sample_markdown(s, around, kinds[i].markdown);
			sample_markdown(s, NULL, "§ etter.\n\nEt kort avsnitt.\n");
			assert_true(sample_layout(s));
			check_pages(&s->pages, s->fonts);
			buffer_printf(&places, "%s after %d:", kinds[i].name, paragraphs);
			put_places(&places, &s->pages, "§");
			buffer_puts(&places, "\n");
		}
	golden_compare("page_blocks.txt", buffer_text(&places));
}

static struct block *add_spans(struct sample *s, struct block *parent, enum block_type type, const char *text)
{
	struct block *block = block_new(&s->arena, type, parent);

	span_add(&s->arena, &block->spans, text, 0);
	return block;
}

static struct block *add_facts(struct sample *s, enum block_type type, struct fact *facts, int count)
{
	struct block *block = block_new(&s->arena, type, s->doc->root);

	block->facts.items = facts;
	block->facts.count = count;
	return block;
}

/* First pages: a logo and a mark, lines that are too long for their place, values that are too wide for their size. */
static void first_pages_of_all_kinds(void **state)
{
	static const uint8_t pixels[4 * 4];
	static const struct {
		const char *name;
		struct image logo;
		const char *sender, *mark, *title, *value;
		int figures;
	} cases[] = {
		{ "short", { 4, 1, 1, pixels }, "Saksvedlegg", NULL, "Los", "2,8", 4 },
		{ "long", { 1, 4, 1, pixels }, "Saksvedlegg for " LONG_CELL ", som er for lang", "Utforskende beregning",
		  "Tidlig innsats for barn og unge i en liten kommune med lange avstander, få ansatte og mange planer",
		  "−12 770 980", 3 },
		{ "longer", { 40, 1, 1, pixels }, "Sak", "Intern", LONG_CELL ", " LONG_CELL ", " LONG_CELL, "Mer enn 100 000 000", 2 },
		{ "none", { 0 }, "Møteark", "Intern", LONG_CELL ", " LONG_CELL, "0", 0 },
	};
	struct sample *s = *state;
	struct buffer all = { .arena = &s->arena };

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fact figures[] = {
			{ "Tiltaket koster", cases[i].value, "mill. kr", "i 2021", TONE_LOSS },
			{ "og kommunen får igjen i løpet av årene som kommer", "2,8", "mill. kr", "over 40 år", TONE_GAIN },
			{ "hvis", "10 av 100", NULL, NULL, TONE_PLAIN },
			{ "", "0", "", "en merknad som går over mer enn en linje", TONE_PLAIN },
			{ "den femte er det", "ikke", "plass", "til", TONE_PLAIN },
		};
		struct fact facts[] = {
			{ .label = "Kommune", .value = cases[i].value },
			{ .label = i ? "Saksnummer i kommunens arkiv og i fylkeskommunens, slik det står der" : "Sak",
			  .value = i ? "2021/1" : LONG_CELL ", " LONG_CELL },
		};
		struct block *head, *block;

		start_again(s);
		head = block_new(&s->arena, BLOCK_LETTERHEAD, s->doc->root);
		head->sender.name = cases[i].sender;
		head->sender.mark = cases[i].mark;
		head->sender.alt = "Kommunevåpenet";
		head->sender.logo = cases[i].logo.width ? &cases[i].logo : NULL;
		block = add_spans(s, s->doc->root, BLOCK_TITLE, cases[i].title);
		block->has_language = true;
		block->language = i ? LANGUAGE_NN : LANGUAGE_NB;
		add_spans(s, s->doc->root, BLOCK_FINDING, "Kommunen går i null.");
		block = add_facts(s, BLOCK_FACTS, facts, COUNT(facts));
		block->facts.own = &facts[1];
		block->has_language = true;
		block->language = LANGUAGE_NN;
		add_facts(s, BLOCK_KEY_FIGURES, figures, i ? cases[i].figures : (int)COUNT(figures));
		add_spans(s, s->doc->root, BLOCK_FOOT, "Forutsatt, ikke bevist.");
		assert_true(sample_layout(s));
		check_pages(&s->pages, s->fonts);
		buffer_printf(&all, "== %s\n%s", cases[i].name, dump_write(&s->pages, &s->arena));
	}
	golden_compare("page_first.txt", buffer_text(&all));
}

/* What stands around the text of a page, where it is long or is not there. */
static void running_heads_of_all_kinds(void **state)
{
	static const struct {
		const char *head, *mark, *label;
	} cases[] = {
		{ "Prøve", "Utforskende beregning", "Side %d av %d" },
		{ "Prøve for " LONG_CELL ", og litt til", "Utforskende beregning", "%d av %d, 100 %, ikke %d" },
		{ "Prøve for " LONG_CELL ", og litt til", "", "" },
		{ "", NULL, "Side %d" },
	};
	struct sample *s = *state;
	struct buffer all = { .arena = &s->arena };

	for (size_t i = 0; i < COUNT(cases); i++) {
		start_again(s);
		s->doc->running_head = cases[i].head;
		s->doc->mark = cases[i].mark;
		s->doc->page_label = cases[i].label;
		sample_markdown(s, NULL, "Tekst.");
		block_new(&s->arena, BLOCK_PAGE_BREAK, s->doc->root);
		sample_markdown(s, NULL, "Mer.");
		assert_true(sample_layout(s));
		buffer_puts(&all, dump_write(&s->pages, &s->arena));
	}
	golden_compare("page_around.txt", buffer_text(&all));
}

/* Columns of everything that has narrower types there, one without a title, on a new page. */
static void columns_of_all_kinds(void **state)
{
	struct sample *s = *state;
	struct block *root = s->doc->root, *columns;

	sample_markdown(s, NULL, "Før.");
	block_new(&s->arena, BLOCK_PAGE_BREAK, root);
	columns = block_new(&s->arena, BLOCK_COLUMNS, root);
	s->doc->root = add_spans(s, columns, BLOCK_COLUMN, "Figuren");
	add_figure(s);
	sample_markdown(s, NULL, "> Et sitat om figuren.\n");
	s->doc->root = add_spans(s, columns, BLOCK_COLUMN, "Tabellen og det som hører til den");
	sample_table(s, "Rutetabell", "lr", 1, "A|B\n!x|1\n!y|2\n");
	sample_markdown(s, NULL, "- ett\n- to\n");
	s->doc->root = block_new(&s->arena, BLOCK_COLUMN, columns);
	sample_markdown(s, block_new(&s->arena, BLOCK_BOX, s->doc->root), "I en boks.");
	sample_markdown(s, NULL, "Uten tittel.");
	s->doc->root = root;
	sample_markdown(s, NULL, "Etter.");
	check_golden(s, "page_columns.txt");
}

/* Titles of one line and more, and lower levels that are left out. */
static void contents_of_all_kinds(void **state)
{
	struct sample *s = *state;

	block_new(&s->arena, BLOCK_CONTENTS, s->doc->root);
	sample_markdown(s, NULL, "# Kort\n\n" SAMPLE_TEXT "## Ikke med\n\n# Et kapittel med " LONG_CELL " og " LONG_CELL "\n\n");
	block_new(&s->arena, BLOCK_PAGE_BREAK, s->doc->root);
	sample_markdown(s, NULL, "# Sist\n\nSe [Kort](#kort), [ikke med](#ikke-med) og [Sist](#sist).\n");
	block_new(&s->arena, BLOCK_PAGE_BREAK, s->doc->root);
	check_golden(s, "page_contents.txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(markdown_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(tables_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(cells_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(bars_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(rows_taller_than_a_page, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(blocks_begin_where_there_is_room, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(kinds_begin_where_there_is_room, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(first_pages_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(running_heads_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(columns_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(contents_of_all_kinds, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(pages_made_to_fit, sample_setup, sample_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
