#include "check.h"
#include "pages_maker.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "page/font.h"
#include "page/image.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define FOLDER "build/tests/pdf/"

struct fixture {
	struct arena arena;
	struct font_set *fonts;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	struct diag d = { .arena = &f->arena };

	mkdir("build", 0777);
	mkdir("build/tests", 0777);
	mkdir(FOLDER, 0777);
	f->fonts = fonts_open("fonts", &f->arena, &d);
	*state = f;
	return f->fonts ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	fonts_close(f->fonts);
	arena_free(&f->arena);
	free(f);
	return 0;
}

static struct str written(struct fixture *f, const struct pages *pages)
{
	struct str out = { 0 };
	const char *why = NULL;

	if (!pdf_write(&out, pages, f->fonts, &f->arena, &why))
		fail_msg("pdf_write: %s", why);
	return out;
}

/* Writes `pages` as FOLDER/name and returns what the shell command makes of it, %s being the file.
 */
static const char *reopened(struct fixture *f, const struct pages *pages, const char *name,
			    const char *command)
{
	const char *path = arena_printf(&f->arena, FOLDER "%s", name);
	struct str out = written(f, pages);
	struct buffer b = { .arena = &f->arena };
	char part[4096];
	size_t got;
	FILE *pipe;

	assert_null(file_write(path, out.data, out.size));
	pipe = popen(arena_printf(&f->arena, command, path), "r");
	assert_non_null(pipe);
	while ((got = fread(part, 1, sizeof part, pipe)) > 0)
		buffer_add(&b, part, got);
	assert_int_equal(pclose(pipe), 0);
	return buffer_text(&b);
}

static void expect(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("«%s» is not in:\n%s", part, text);
}

/* Two contents entries that lead to headings, as a contents page has them. */
static void add_contents(struct maker *m, int page)
{
	struct element *toc = maker_element(m, m->pages.root, TAG_TOC);
	static const char *const title[] = { "1 Kort sagt", "2 Tabell" };

	for (int i = 0; i < 2; i++) {
		struct element *entry = maker_element(m, toc, TAG_TOCI);
		struct element *reference = maker_element(m, entry, TAG_REFERENCE);
		struct element *link = maker_element(m, reference, TAG_LINK);
		struct box box = { PT(60), PT(110 + 14 * i), PT(200), PT(12) };

		maker_text(m, page, link, box.x, box.y + PT(10), title[i])->text.space_after = true;
		maker_link(m, link, page, box, NULL, maker_destination(m, i, PT(150 + 200 * i)),
			   title[i]);
		maker_outline(m, title[i], 1 + i, i);
	}
}

static void add_text(struct maker *m, int page)
{
	struct element *section = maker_element(m, m->pages.root, TAG_SECT);
	struct element *p, *part;
	struct box box = { PT(60), PT(225), PT(120), PT(12) };

	maker_text(m, page, maker_element(m, section, TAG_H2), PT(60), PT(160), "1 Kort sagt");
	p = maker_element(m, section, TAG_P);
	maker_text(m, page, p, PT(60), PT(180), "Kommunen sparer −980\u00A0769 kr på ");
	part = maker_element(m, p, TAG_SPAN);
	maker_more(m, part)->actual = "barnevernet; ";
	maker_text(m, page, part, PT(260), PT(180), "barne-")->text.hyphen = true;
	maker_line(m, page, PT(194), "vernet; ")->x = PT(60);
	maker_text(m, page, p, PT(100), PT(194), "prøv e\u2011post med (parentes) \\ og")
		->text.space_after = true;
	maker_line(m, page, PT(208), "en linje til med ordmellomrom.")->text.word_space = PT(2);
	part = maker_element(m, p, TAG_STRONG);
	maker_text(m, page, part, PT(60), PT(222), "sterkt ")->text.font = FONT_BOLD;
	part = maker_element(m, p, TAG_EM);
	maker_text(m, page, part, PT(100), PT(222), "trykk ")->text.font = FONT_ITALIC;
	part = maker_element(m, p, TAG_CODE);
	maker_text(m, page, part, PT(140), PT(222), "kode ")->text.font = FONT_MONO;
	part = maker_element(m, p, TAG_SPAN);
	part->has_language = true;
	part->language = LANGUAGE_NN;
	maker_more(m, part)->actual = "på nynorsk – «òg»";
	maker_text(m, page, part, PT(180), PT(222), "på nynorsk – «òg» ");
	part = maker_element(m, p, TAG_LINK);
	maker_text(m, page, part, PT(60), PT(236), "nettstedet")->colour = 0x1A4F8B;
	maker_link(m, part, page, box, "https://example.no/å(b)?q=1&r=2", 0, "Eksempel, nettsted");
	maker_text(m, page, p, PT(120), PT(236), ".");
	part = maker_element(m, maker_element(m, section, TAG_BLOCKQUOTE), TAG_P);
	maker_text(m, page, part, PT(80), PT(254), "Et sitat.");
	part = maker_element(m, section, TAG_NOTE);
	maker_more(m, part)->id = 9;
	maker_text(m, page, maker_element(m, part, TAG_P), PT(60), PT(272), "Tallene er avrundet.");
}

static void add_list(struct maker *m, int page)
{
	struct element *list = maker_element(m, m->pages.root, TAG_L);

	list->numbering = NUMBERING_DISC;
	for (int i = 0; i < 2; i++) {
		struct element *item = maker_element(m, list, TAG_LI);
		struct element *body;

		maker_text(m, page, maker_element(m, item, TAG_LBL), PT(60), PT(300 + 14 * i), "•");
		body = maker_element(m, item, TAG_LBODY);
		maker_text(m, page, maker_element(m, body, TAG_P), PT(72), PT(300 + 14 * i),
			   "Punkt");
	}
}

/* Two-level heads: the second row's cells are described by ids. */
static void add_table(struct maker *m, int page)
{
	static const int heads[] = { 1, 2 };
	struct element *table = maker_element(m, m->pages.root, TAG_TABLE), *group, *row, *cell;
	length y = PT(360);

	maker_text(m, page, maker_element(m, table, TAG_CAPTION), PT(60), y, "Tabell 1: Netto");
	group = maker_element(m, table, TAG_THEAD);
	row = maker_element(m, group, TAG_TR);
	cell = maker_element(m, row, TAG_TH);
	cell->scope = SCOPE_COLUMN;
	maker_more(m, cell)->rows = 2;
	maker_more(m, cell)->id = 1;
	maker_text(m, page, cell, PT(60), y + PT(14), "Nivå");
	cell = maker_element(m, row, TAG_TH);
	cell->scope = SCOPE_COLUMN;
	maker_more(m, cell)->columns = 2;
	maker_more(m, cell)->id = 2;
	maker_text(m, page, cell, PT(160), y + PT(14), "Kroner");
	row = maker_element(m, group, TAG_TR);
	for (int i = 0; i < 2; i++) {
		cell = maker_element(m, row, TAG_TH);
		cell->scope = SCOPE_COLUMN;
		maker_more(m, cell)->id = 3 + i;
		maker_more(m, cell)->headers = &heads[1];
		maker_more(m, cell)->header_count = 1;
		maker_text(m, page, cell, PT(160 + 60 * i), y + PT(28), i ? "2022" : "2021");
	}
	/* The body goes on to the next page: an element with content on both. */
	group = maker_element(m, table, TAG_TBODY);
	for (int r = 0; r < 2; r++) {
		row = maker_element(m, group, TAG_TR);
		cell = maker_element(m, row, TAG_TH);
		cell->scope = SCOPE_ROW;
		maker_text(m, page, cell, PT(60), y + PT(42 + 14 * r), "Kommune");
		if (r)
			maker_text(m, page + 1, cell, PT(60), PT(60), "(forts.)");
		for (int i = 0; i < 2; i++) {
			cell = maker_element(m, row, TAG_TD);
			maker_more(m, cell)->headers = heads;
			maker_more(m, cell)->header_count = 2;
			maker_text(m, page + (r && i), cell, PT(160 + 60 * i),
				   r && i ? PT(60) : y + PT(42 + 14 * r), "100");
		}
	}
}

static void add_figures(struct maker *m, int page)
{
	static const struct path_step curve[] = {
		{ PATH_MOVE, PT(60), PT(300), 0, 0, 0, 0 },
		{ PATH_LINE, PT(160), PT(250), 0, 0, 0, 0 },
		{ PATH_CURVE, PT(260), PT(300), PT(200), PT(200), PT(220), PT(400) },
		{ PATH_CLOSE, 0, 0, 0, 0, 0, 0 },
	};
	static const uint8_t pixels[] = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0 };
	static const struct image image = { 2, 2, 3, pixels }, grey = { 2, 2, 1, pixels };
	static const struct path_step circle[] = {
		{ PATH_CIRCLE, PT(100), PT(380), PT(6), 0, 0, 0 },
		{ PATH_CIRCLE, PT(120), PT(380), PT(6), 0, 0, 0 },
		{ PATH_CIRCLE, PT(140), PT(380), PT(9), 0, 0, 0 },
	};
	struct element *figure = maker_element(m, m->pages.root, TAG_FIGURE);
	struct item *item;
	int mark;

	maker_more(m, figure)->alt = "Linjene viser at stat og kommune går i null i 2024.";
	maker_more(m, figure)->has_box = true;
	maker_more(m, figure)->box_page = page;
	maker_more(m, figure)->box = (struct box){ PT(50), PT(190), PT(300), PT(220) };
	mark = maker_mark(m, page, figure);
	item = maker_item(m, page, ITEM_PATH, mark);
	item->colour = 0xC8DCF0;
	item->path.steps = curve;
	item->path.count = 4;
	item->path.fill = item->path.stroke = true;
	item->path.stroke_colour = 0x10426E;
	item->path.stroke_width = PT(1.5);
	item->path.dash = PT(3);
	for (int i = 0; i < 3; i++) {
		item = maker_item(m, page, ITEM_PATH, mark);
		item->colour = 0x10426E;
		item->path.steps = &circle[i];
		item->path.count = 1;
		item->path.fill = true;
	}
	for (int i = 0; i < 3; i++) {
		item = maker_item(m, page, ITEM_IMAGE, mark);
		item->x = PT(300 + 12 * i);
		item->y = PT(200);
		item->image.image = i == 1 ? &grey : &image;
		item->image.w = item->image.h = PT(10);
	}
}

static struct pages showcase(struct fixture *f)
{
	struct maker m = maker_new(&f->arena);
	struct item *item;

	m.pages.author = "Oppvekst & levekår";
	m.pages.subject = "Vurdering av <tiltak>";
	m.pages.title = "Los i ungdomsskolen – «prøve»";
	for (int i = 0; i < 2; i++)
		maker_artifact(&m, maker_page(&m), ARTIFACT_LAYOUT,
			       (struct box){ PT(50), PT(50), PT(400), PT(0.5) });
	item = maker_text(&m, 0, maker_element(&m, m.pages.root, TAG_H1), PT(60), PT(90),
			  m.pages.title);
	item->text.size = PT(20);
	item->text.font = FONT_BOLD;
	add_contents(&m, 0);
	add_text(&m, 0);
	add_list(&m, 0);
	add_table(&m, 0);
	add_figures(&m, 1);
	for (int i = 0; i < 2; i++) {
		item = maker_item(&m, i, ITEM_TEXT, -1);
		item->artifact = ARTIFACT_PAGINATION;
		item->x = PT(500);
		item->y = PT(800);
		item->text.text = i ? "Side 2 av 2" : "Side 1 av 2";
		item->text.size = PT(8);
	}
	return m.pages;
}

static void text_comes_back(void **state)
{
	static const char *const parts[] = {
		"Los i ungdomsskolen – «prøve»",
		"Kommunen sparer −980 769 kr på", /* pdftotext gives a plain space */
		"barnevernet;",                   /* one word again */
		"prøv e\u2011post med (parentes) \\ og",
		"en linje til med ordmellomrom.",
		"på nynorsk – «òg»",
		"Side 2 av 2",
	};
	struct fixture *f = *state;
	struct pages pages = showcase(f);
	const char *text = reopened(f, &pages, "showcase.pdf", "pdftotext '%s' -");

	for (size_t i = 0; i < COUNT(parts); i++)
		expect(text, parts[i]);
}

static void file_says_what_it_is(void **state)
{
	static const char *const parts[] = {
		"Title:           Los i ungdomsskolen – «prøve»",
		"Subject:         Vurdering av <tiltak>",
		"Author:          Oppvekst & levekår",
		"Tagged:          yes",
		"Pages:           2",
		"PDF version:     1.7",
		"CreationDate:    2021-03-15T00:00:00Z",
	};
	struct fixture *f = *state;
	struct pages pages = showcase(f);
	const char *info = reopened(f, &pages, "showcase.pdf", "pdfinfo -isodates '%s'");

	for (size_t i = 0; i < COUNT(parts); i++)
		expect(info, parts[i]);
}

static void structure_is_the_element_tree(void **state)
{
	struct fixture *f = *state;
	struct pages pages = showcase(f);
	const char *difference = reopened(
		f, &pages, "showcase.pdf",
		"pdfinfo -struct-text '%s' | diff tests/golden/pdf_structure.txt - ; true");

	assert_string_equal(difference, "");
}

static void fonts_are_embedded_subsets(void **state)
{
	struct fixture *f = *state;
	struct pages pages = showcase(f);
	const char *fonts = reopened(
		f, &pages, "showcase.pdf",
		"pdffonts '%s' | tail -n +3 | "
		"grep -cE '^[A-Z]{6}\\+Liberation.*CID TrueType +Identity-H +yes yes yes'");

	assert_string_equal(fonts, "4\n");
}

/* Three circles of two sizes are two forms, drawn three times, and centred where they should be. */
static void circles_of_a_size_are_one_form(void **state)
{
	struct fixture *f = *state;
	struct pages pages = showcase(f);
	const char *counts = reopened(f, &pages, "showcase.pdf",
				      "qpdf --qdf --object-streams=disable '%s' - | grep -acE "
				      "'^  /Subtype /Form|^q 1 0 0 1 1[024]0 [0-9.]+ cm/C[01] Do Q'");

	assert_string_equal(counts, "5\n");
}

static void two_runs_are_equal(void **state)
{
	struct fixture *f = *state;
	struct arena elsewhere = { 0 };
	struct pages pages = showcase(f);
	struct str first = written(f, &pages), second = { 0 };
	const char *why;

	assert_true(pdf_write(&second, &pages, f->fonts, &elsewhere, &why));
	assert_int_equal(first.size, second.size);
	assert_memory_equal(first.data, second.data, first.size);
	arena_free(&elsewhere);
}

/* Another text gives another ID, and each a valid pair of equal ones. */
static void id_follows_content(void **state)
{
	struct fixture *f = *state;
	char id[2][71];

	for (int i = 0; i < 2; i++) {
		struct maker m = maker_new(&f->arena);
		struct str out;
		const char *at;

		maker_page(&m);
		maker_text(&m, 0, maker_element(&m, m.pages.root, TAG_P), PT(60), PT(60),
			   i ? "b" : "a");
		out = written(f, &m.pages);
		at = memmem(out.data, out.size, "/ID[<", 5);
		assert_non_null(at);
		memcpy(id[i], at + 4, 70);
		id[i][70] = '\0';
		assert_memory_equal(id[i], id[i] + 34, 34);
	}
	assert_string_not_equal(id[0], id[1]);
}

/* A word divided over lines, pages or both is said once. Poppler shows of the tree what is drawn, and not the words that
 * an element says instead; but what comes after is not lost there, as it would be after marked content inside marked content. */
static void divided_words_are_said_once(void **state)
{
	static const struct {
		const char *lines[3];
		int page[3];
		const char *text, *tree;
	} cases[] = {
		{ { "barne-", "vern " }, { 0, 0 }, "barnevern \nog mer\n\n", "\"barne-vern \"" },
		{ { "barne-", "verns-", "tjenesten " }, { 0, 0, 0 }, "barnevernstjenesten \nog mer\n\n",
		  "\"barne-verns-tjenesten \"" },
		{ { "barne-", "vern " }, { 0, 1 }, "barnevern \n\nog mer\n\n", "\"vern \"" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct maker m = maker_new(&f->arena);
		struct element *p = maker_element(&m, m.pages.root, TAG_P), *word;
		struct buffer whole = { .arena = &f->arena };
		const char *tree;
		int line;

		maker_page(&m);
		maker_page(&m);
		word = maker_element(&m, p, TAG_SPAN);
		for (line = 0; line < 3 && cases[i].lines[line]; line++) {
			const char *part = cases[i].lines[line];
			bool divided = part[strlen(part) - 1] == '-';
			length y = PT(60 + 12 * line);
			struct item *item = line && cases[i].page[line] == cases[i].page[line - 1]
						    ? maker_line(&m, cases[i].page[line], y, part)
						    : maker_text(&m, cases[i].page[line], word, PT(60), y, part);

			item->text.hyphen = divided;
			buffer_add(&whole, part, strlen(part) - divided);
		}
		maker_more(&m, word)->actual = buffer_text(&whole);
		maker_text(&m, cases[i].page[line - 1], p, PT(120), PT(60 + 12 * line), "og mer");
		assert_string_equal(reopened(f, &m.pages, "hyphen.pdf", "pdftotext -nopgbrk '%s' -"),
				    cases[i].text);
		tree = reopened(f, &m.pages, "hyphen.pdf", "pdfinfo -struct-text '%s'");
		expect(tree, cases[i].tree);
		expect(tree, "\"og mer\"");
	}
}

/* A line that the author ended is told from one that only ran out of paper. */
static void hard_breaks_come_back(void **state)
{
	struct fixture *f = *state;
	struct maker m = maker_new(&f->arena);

	maker_page(&m);
	maker_text(&m, 0, maker_element(&m, m.pages.root, TAG_P), PT(60), PT(60), "Storgata 1")->text.break_after =
		true;
	maker_line(&m, 0, PT(72), "2. etasje")->text.space_after = true;
	maker_line(&m, 0, PT(84), "til høyre");
	expect(reopened(f, &m.pages, "break.pdf", "pdfinfo -struct-text '%s'"),
	       "\"Storgata 1\n2. etasje til høyre\"");
}

static void faults_are_reported(void **state)
{
	struct fixture *f = *state;
	struct maker m = maker_new(&f->arena);
	struct element *p;
	struct str out;
	const char *why = NULL;

	assert_false(pdf_write(&out, &m.pages, f->fonts, &f->arena, &why));
	assert_string_equal(why, "dokumentet har ingen sider");
	maker_page(&m);
	p = maker_element(&m, m.pages.root, TAG_P);
	maker_text(&m, 0, p, PT(60), PT(60), "漢");
	assert_false(pdf_write(&out, &m.pages, f->fonts, &f->arena, &why));
	assert_string_equal(why, "skriften LiberationSans mangler tegnet U+6F22");
	m.pages.pages[0].items[0].text.text = "a";
	p->kid_count = 0; /* its content belongs to nothing */
	assert_false(pdf_write(&out, &m.pages, f->fonts, &f->arena, &why));
	expect(why, "hører ikke til i strukturtreet");
}

/* One page with one item; then many pages, and an element with more children than an old array
 * holds. */
static void sizes_from_least_to_most(void **state)
{
	static const struct {
		int pages, lines;
	} cases[] = { { 1, 1 }, { 300, 10 }, { 100, 400 } };
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct maker m = maker_new(&f->arena);

		for (int page = 0; page < cases[i].pages; page++) {
			maker_page(&m);
			for (int line = 0; line < cases[i].lines; line++)
				maker_text(&m, page, maker_element(&m, m.pages.root, TAG_P),
					   PT(60 + 60 * (line % 8)), PT(50 + 14 * (line / 8)),
					   "Linje.");
		}
		maker_outline(&m, "Start", 1, maker_destination(&m, 0, PT(50)));
		expect(reopened(f, &m.pages, "size.pdf", "qpdf --check '%s'"),
		       "No syntax or stream encoding errors");
		expect(reopened(f, &m.pages, "size.pdf", "pdfinfo '%s'"),
		       arena_printf(&f->arena, "Pages:           %d\n", cases[i].pages));
		assert_string_equal(
			reopened(f, &m.pages, "size.pdf",
				 "pdftotext '%s' - | grep -o Linje | wc -l"),
			arena_printf(&f->arena, "%d\n", cases[i].pages * cases[i].lines));
	}
}

/* 11 pages, 2 000 elements: 200 KB is the aim of the whole report. */
static void report_is_compact(void **state)
{
	struct fixture *f = *state;
	struct maker m = maker_new(&f->arena);
	unsigned number = 1;

	for (int page = 0; page < 11; page++) {
		maker_page(&m);
		for (int i = 0; i < 180; i++) {
			number = number * 1103515245u + 12345;
			maker_text(&m, page, maker_element(&m, m.pages.root, TAG_P),
				   PT(60 + 100 * (i % 4)), PT(60 + 15 * (i / 4)),
				   arena_printf(&f->arena, "Beløp %u kr", number >> 8));
		}
	}
	assert_in_range(written(f, &m.pages).size, 10000, 100000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_comes_back),
		cmocka_unit_test(file_says_what_it_is),
		cmocka_unit_test(structure_is_the_element_tree),
		cmocka_unit_test(fonts_are_embedded_subsets),
		cmocka_unit_test(circles_of_a_size_are_one_form),
		cmocka_unit_test(two_runs_are_equal),
		cmocka_unit_test(id_follows_content),
		cmocka_unit_test(divided_words_are_said_once),
		cmocka_unit_test(hard_breaks_come_back),
		cmocka_unit_test(faults_are_reported),
		cmocka_unit_test(sizes_from_least_to_most),
		cmocka_unit_test(report_is_compact),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
