/* What the gate judges of documents and files, joined as it is read, and where each word came from, beside
 * tests/golden/texts.txt; UPDATE_GOLDEN in the environment writes that anew. */
#include "check.h"
#include "golden.h"
#include "program.h"

#include "base/arena.h"
#include "base/yaml.h"
#include "guard/texts.h"
#include "tree/chart.h"
#include "tree/markdown.h"

#include <stdlib.h>
#include <string.h>

/* The joined text, a line for each part of it: ¦ is before a cell, ‖ between what is not read together. */
static void put_joined(struct buffer *b, const struct texts *t)
{
	for (size_t i = 0; i < t->joined.size; i++)
		switch (t->joined.data[i]) {
		case TEXTS_BLOCK:
			buffer_puts(b, "\n¶ ");
			break;
		case TEXTS_CELL:
			buffer_puts(b, " ¦ ");
			break;
		case TEXTS_END:
			buffer_puts(b, "\n‖ ");
			break;
		case '\n':
			buffer_puts(b, "⏎");
			break;
		default:
			buffer_add(b, &t->joined.data[i], 1);
		}
	buffer_puts(b, "\n");
}

static bool is_between(char c)
{
	return strchr(" \n\v\f\x1C", c) != NULL;
}

/* Each word, and where it came from: from the first to the last, or the other way. */
static void put_places(struct buffer *b, struct texts *t, bool backwards)
{
	const char *text = t->joined.data;

	for (size_t n = 0; n < t->joined.size; n++) {
		size_t i = backwards ? t->joined.size - 1 - n : n, size = 0;
		struct place at;

		if (is_between(text[i]) || (i && !is_between(text[i - 1])))
			continue;
		while (i + size < t->joined.size && !is_between(text[i + size]))
			size++;
		at = texts_place(t, i, NULL);
		buffer_printf(b, "%.*s@%s:%d:%d ", (int)size, text + i, at.file ? at.file : "", at.line, at.column);
	}
	buffer_puts(b, "\n");
}

static void put_texts(struct buffer *b, const char *name, struct texts *t, bool only_places)
{
	struct buffer forth = { .arena = t->arena }, back = { .arena = t->arena };

	buffer_printf(b, "== %s\n", name);
	if (!only_places)
		put_joined(b, t);
	put_places(&forth, t, false);
	put_places(&back, t, true);
	assert_int_equal(forth.size, back.size); /* whatever was asked for before */
	buffer_printf(b, "-- places\n%s", buffer_text(&forth));
	if (!only_places && texts_read_otherwise(t)) {
		buffer_puts(b, "-- read otherwise\n");
		put_joined(b, t);
	}
}

/* --- a note, as a person wrote it --- */

static const char note[] =
	"# Overskrift *med* vekt\n\nFørst æøå, så **fet**skrift og `kode` [lenke](https://a.no/%41%2540?x=%C3%A5%zz%E5%00%2525252540%aF)\n"
	"og neste linje\\\nmed brudd. Tall 123¹ og 45⁶⁷ og x² og ½.\n\n"
	"| Navn | Mobil | Født |\n|---|---|---|\n| Kari | 40 000 001 | 010190 |\n| Ola | 12345678 | [a](https://b.no) |\n\n"
	"- Første punkt\n- Andre *punkt*\n  - Under\n- \n\n> Et sitat\n> over to\n\n```\nkode 1\n  kode 2\n```\n\n"
	"Myk\xC2\xAD" "bindestrek, smalt\xE2\x80\x89" "rom, ０１２, ٣٤, O1O19O, 2OOO, O1O, OIl1, 12OO3x, SBZ12345.\n\n"
	"<span lang=\"nn\">Nynorsk</span> &amp; &shy;entitet &nbsp;her. [x][y] og ![\n\n[y]: https://c.no \"Tittel\"\n";

static struct document *read_note(struct texts *t, struct diag *d, int column)
{
	struct arena *a = t->arena;
	struct document *doc = NEW(a, struct document);
	struct markdown markdown = { .arena = a, .diag = d, .table_caption = "Tabell" };
	LIST_OF(struct place) lines = { 0 };
	int line = 0;

	doc->root = block_new(a, BLOCK_DOCUMENT, NULL);
	for (const char *p = note; p; p = strchr(p, '\n') ? strchr(p, '\n') + 1 : NULL)
		*LIST_ADD(a, &lines) = (struct place){ "notat.md", ++line, column };
	assert_true(markdown_parse(doc->root, note, &(struct line_map){ lines.items, lines.count, lines.count }, &markdown));
	doc->title = "Notatets tittel";
	doc->subject = "Emne";
	return doc;
}

static void put_note(struct buffer *b, const char *name, bool with_file, int column, bool only_places)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct texts t = { .arena = &a };
	struct document *doc = read_note(&t, &d, column);

	if (with_file) /* something else stands after it */
		texts_add_file(&t, (struct str){ arena_printf(&a, "%sMER", note), strlen(note) }, "notat.md");
	texts_add_document(&t, doc);
	put_texts(b, name, &t, only_places);
	arena_free(&a);
}

/* --- a scenario, and what is made of its values --- */

static const char yaml[] =
	"sak:\n  tittel: Tett \"oppfølging\"\n  kommune: 'Eksempel kommune'\n"
	"liste: [en, \"to \\u0031\\u0032\", 'tre']\ntom:\nlang: |\n  første linje\n  andre linje\n";

static void put_values(struct buffer *b)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct texts t = { .arena = &a };
	struct document doc = { .root = block_new(&a, BLOCK_DOCUMENT, NULL), .title = "Rapport om oppfølging i Eksempel",
				.author = "Ukjent forfatter", .mark = "12" };

	texts_add_file(&t, str_of(yaml), "scenario.yaml");
	texts_add_values(&t, yaml_parse(str_of(yaml), "scenario.yaml", 0, &a, &d));
	texts_add(&t, "frittstående tekst", (struct place){ "arket", 0, 0 });
	texts_add(&t, "kommune tittel", (struct place){ "scenario.yaml", 2, 0 });
	texts_add(&t, "Eksempel", (struct place){ "scenario.yaml", 3, 12 });
	texts_add(&t, "", (struct place){ "scenario.yaml", 1, 1 });
	texts_add_document(&t, &doc);
	put_texts(b, "values", &t, false);
	arena_free(&a);
}

/* --- a document that the program builds --- */

static struct span *words(struct arena *a, const char *text)
{
	struct span *spans = NULL;

	span_add(a, &spans, text, 0);
	return spans;
}

enum { ROWS = 6, CELLS = 3 };

/* A head of two rows, which has nothing over the last column; and beyond the cells of a row, rubbish. */
static void add_table(struct arena *a, struct block *parent)
{
	static const struct {
		const char *text;
		int columns;
	} cells[ROWS][CELLS] = {
		{ { "Over alt", CELLS } },
		{ { "Født og mobil", 2 } },
		{ { "01.01.1890", 0 }, { "40 00 00 01", 0 }, { "22000001", 0 } },
		{ { "1234567", 0 }, { "Eksempelbyen", 1 }, { "1 2 3 4 5 6 7 8", 0 } },
		{ { "To kolonner", 2 }, { "22000002", 1 } },
		{ { "En kolonne", 1 }, { "٢٢٠٠٠٠٠١", 1 } },
	};
	struct table *t = NEW(a, struct table);

	*t = (struct table){ .caption = words(a, "Tabelltittel"), .footnote = words(a, "Fotnote"), .column_count = CELLS,
			     .rows = NEW_ARRAY(a, ROWS, struct row), .row_count = ROWS, .head_rows = 2 };
	for (int i = 0; i < ROWS; i++) {
		struct cell *row = NEW_ARRAY(a, CELLS + 1, struct cell);
		int count = 0;

		for (; count < CELLS && cells[i][count].text; count++) {
			row[count].spans = words(a, cells[i][count].text);
			row[count].columns = cells[i][count].columns;
		}
		row[count].spans = words(a, "søppel 12345678");
		row[count].spans->link = "https://eksempel.no/rubbish";
		row[count].columns = CELLS;
		t->rows[i] = (struct row){ row, count, ROW_PLAIN };
	}
	block_new(a, BLOCK_TABLE, parent)->table = t;
}

static void add_facts(struct arena *a, struct block *parent, enum block_type type)
{
	static struct fact facts[] = { { "Kommune", "Eksempel", NULL, NULL, TONE_PLAIN }, { "Netto", "12", "kr", "i alt", TONE_GAIN } };
	struct block *block = block_new(a, type, parent);

	block->facts.items = facts;
	block->facts.count = COUNT(facts);
}

static void put_built(struct buffer *b)
{
	struct arena a = { 0 };
	struct texts t = { .arena = &a };
	struct document doc = { .root = block_new(&a, BLOCK_DOCUMENT, NULL), .aside = block_new(&a, BLOCK_DOCUMENT, NULL),
				.running_head = "Topp", .page_label = "Side %d av %d", .continued = "fortsetter" };
	struct document empty = { .title = "Tomt", .root = block_new(&a, BLOCK_DOCUMENT, NULL) };
	struct chart chart = { .title = "Figurtittel", .alt = "Alternativ tekst", .note = "Merknad" };
	struct control_choice choices[] = { { .label = "Ja" }, { .label = "Nei" } };
	struct control control = { .label = "Valg", .spoken = "Valg av svar", .choices = choices, .choice_count = COUNT(choices) };
	struct block *letterhead = block_new(&a, BLOCK_LETTERHEAD, doc.root), *controls;

	letterhead->sender.alt = "Kommunevåpen";
	letterhead->sender.name = "Kommunen";
	block_new(&a, BLOCK_TITLE, doc.root)->spans = words(&a, "Tittel");
	add_facts(&a, doc.root, BLOCK_FACTS);
	add_facts(&a, doc.root, BLOCK_KEY_FIGURES);
	add_table(&a, doc.root);
	block_new(&a, BLOCK_FIGURE, doc.root)->chart = &chart;
	controls = block_new(&a, BLOCK_CONTROLS, doc.root);
	controls->controls.items = &control;
	controls->controls.count = 1;
	block_new(&a, BLOCK_PARAGRAPH, doc.aside)->spans = words(&a, "Lest, men ikke trykt");
	doc.aside->first->spans->link = "https://eksempel.no/";
	texts_add_document(&t, &doc);
	texts_add_document(&t, &empty);
	put_texts(b, "built", &t, false);
	arena_free(&a);
}

static void golden_texts(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };

	(void)state;
	put_note(&b, "a note beside its file", true, 1, false);
	put_note(&b, "a note", false, 1, true);
	put_note(&b, "a note from a template, with its file", true, 0, true);
	put_note(&b, "a note that is moved in, with its file", true, 5, true);
	put_values(&b);
	put_built(&b);
	golden_compare("texts.txt", buffer_text(&b));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(golden_texts) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
