#include "check.h"
#include "font_double.h"
#include "pages_maker.h"

#include "base/file.h"
#include "base/text.h"
#include "page/image.h"
#include "sink/pdf.h"

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

	mkdir("build", 0777);
	mkdir("build/tests", 0777);
	mkdir(FOLDER, 0777);
	f->fonts = fonts_open("fonts", &f->arena, NULL);
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

/* Writes `pages` as FOLDER/name and returns what the shell command makes of it, %s being the file. */
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
		maker_link(m, link, page, box, NULL, maker_destination(m, i, PT(150 + 200 * i)), title[i]);
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
	maker_text(m, page, p, PT(60), PT(180), "Kommunen sparer −980\u00A0769 kr på barne-")->text.hyphen = true;
	maker_line(m, page, PT(194), "vernet; prøv e\u2011post med (parentes) \\ og")->text.space_after = true;
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
	part->actual = "på nynorsk – «òg»";
	maker_text(m, page, part, PT(180), PT(222), "på nynorsk – «òg» ");
	part = maker_element(m, p, TAG_LINK);
	maker_text(m, page, part, PT(60), PT(236), "nettstedet")->colour = 0x1A4F8B;
	maker_link(m, part, page, box, "https://example.no/å(b)?q=1&r=2", 0, "Eksempel, nettsted");
	maker_text(m, page, p, PT(120), PT(236), ".");
	part = maker_element(m, maker_element(m, section, TAG_BLOCKQUOTE), TAG_P);
	maker_text(m, page, part, PT(80), PT(254), "Et sitat.");
	part = maker_element(m, section, TAG_NOTE);
	part->id = 9;
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
		maker_text(m, page, maker_element(m, body, TAG_P), PT(72), PT(300 + 14 * i), "Punkt");
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
	cell->rows = 2;
	cell->id = 1;
	maker_text(m, page, cell, PT(60), y + PT(14), "Nivå");
	cell = maker_element(m, row, TAG_TH);
	cell->scope = SCOPE_COLUMN;
	cell->columns = 2;
	cell->id = 2;
	maker_text(m, page, cell, PT(160), y + PT(14), "Kroner");
	row = maker_element(m, group, TAG_TR);
	for (int i = 0; i < 2; i++) {
		cell = maker_element(m, row, TAG_TH);
		cell->scope = SCOPE_COLUMN;
		cell->id = 3 + i;
		cell->headers = &heads[1];
		cell->header_count = 1;
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
			cell->headers = heads;
			cell->header_count = 2;
			maker_text(m, page + (r && i), cell, PT(160 + 60 * i), r && i ? PT(60) : y + PT(42 + 14 * r), "100");
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
	struct element *figure = maker_element(m, m->pages.root, TAG_FIGURE);
	struct item *item;
	int mark;

	figure->alt = "Linjene viser at stat og kommune går i null i 2024.";
	figure->has_box = true;
	figure->box_page = page;
	figure->box = (struct box){ PT(50), PT(190), PT(300), PT(220) };
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
	item = maker_text(&m, 0, maker_element(&m, m.pages.root, TAG_H1), PT(60), PT(90), m.pages.title);
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
		"Kommunen sparer −980 769 kr på barnevernet;", /* one word again; pdftotext gives a plain space */
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_comes_back),
		cmocka_unit_test(file_says_what_it_is),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
