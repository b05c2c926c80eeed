/* Values, the tree of blocks and spans, and ids of headings. */
#include "check.h"

#include "base/arena.h"
#include "base/text.h"
#include "tree/anchor.h"
#include "tree/node.h"
#include "tree/value.h"

#include <string.h>

static void test_dotted_names(void **state)
{
	struct arena a = { 0 };
	struct value *map = value_new_map(&a);

	(void)state;
	value_set_text(&a, map, "netto.kommune.tekst", "2,8 millioner");
	value_set_flag(&a, map, "netto.kommune.gevinst", true);
	value_set_text(&a, map, "tittel", "Los");

	assert_string_equal(value_find(map, "netto.kommune.tekst")->text, "2,8 millioner");
	assert_true(value_find(map, "netto.kommune.gevinst")->flag);
	assert_int_equal(value_find(map, "netto.kommune")->type, VALUE_MAP);
	assert_string_equal(value_find(map, "tittel")->text, "Los");
	assert_null(value_find(map, "netto.stat.tekst"));
	assert_null(value_find(map, "netto.kommune.tekst.mer"));
	assert_null(value_find(map, "tit"));
	assert_null(value_find(map, "tittelen"));
	assert_null(value_find(map, ""));
	arena_free(&a);
}

static void test_setting_replaces(void **state)
{
	struct arena a = { 0 };
	struct value *map = value_new_map(&a);

	(void)state;
	value_set_text(&a, map, "a", "først");
	value_set_text(&a, map, "b", "etter");
	value_set_text(&a, map, "a", "så");
	assert_string_equal(value_find(map, "a")->text, "så");
	value_set_text(&a, map, "a.c", "inni");
	assert_string_equal(value_find(map, "a.c")->text, "inni");
	value_set_flag(&a, map, "a", false);
	assert_null(value_find(map, "a.c"));
	assert_int_equal(value_find(map, "a")->type, VALUE_FLAG);
	assert_string_equal(value_find(map, "b")->text, "etter");
	assert_ptr_equal(map->first->next, map->last);
	arena_free(&a);
}

static void test_names(void **state)
{
	static const char *const expected[] = { "a", "a.b", "a.c", "d" };
	struct arena a = { 0 };
	struct value *map = value_new_map(&a);
	struct value_names names = { 0 };

	(void)state;
	value_set_text(&a, map, "a.b", "1");
	value_set_text(&a, map, "a.c", "2");
	value_set_flag(&a, map, "d", true);
	value_names(&names, map, &a);
	assert_int_equal(names.count, 4);
	for (size_t i = 0; i < names.count; i++)
		assert_string_equal(names.items[i], expected[i]);
	arena_free(&a);
}

static void test_truth(void **state)
{
	struct arena a = { 0 };
	struct value *map = value_new_map(&a);

	(void)state;
	value_set_text(&a, map, "tekst", "0");
	value_set_text(&a, map, "tom", "");
	value_set_flag(&a, map, "ja", true);
	value_set_flag(&a, map, "nei", false);
	assert_true(value_is_true(value_find(map, "tekst")));
	assert_false(value_is_true(value_find(map, "tom")));
	assert_true(value_is_true(value_find(map, "ja")));
	assert_false(value_is_true(value_find(map, "nei")));
	assert_true(value_is_true(map));
	arena_free(&a);
}

static void test_tree(void **state)
{
	static struct cell cells[] = { { .header = true }, { .columns = 2 } };
	static struct row rows[] = { { cells, 2, ROW_PLAIN }, { cells + 1, 1, ROW_TOTAL } };
	static struct column columns[] = { { ALIGN_LEFT, 1 },
					   { ALIGN_DECIMAL, 0 },
					   { ALIGN_RIGHT, 0 } };
	static struct table table = { .id = "netto",
				      .columns = columns,
				      .column_count = 3,
				      .rows = rows,
				      .row_count = 2,
				      .head_rows = 1 };
	static struct fact facts[] = { { .label = "Gevinst", .value = "2,8", .remark = "mill. kr" },
				       { .label = "År", .value = "2024" } };
	struct arena a = { 0 };
	struct block *root = block_new(&a, BLOCK_DOCUMENT, NULL), *block;
	struct document document = {
		.root = root, .language = LANGUAGE_NN, .title = "Los", .exact_pages = 2
	};
	struct span *span;

	(void)state;
	block = block_new(&a, BLOCK_PARAGRAPH, root);
	span_add(&a, &block->spans, "Se ", 0);
	span = span_add(&a, &block->spans, "her", SPAN_STRONG | SPAN_EMPHASIS);
	span->link = "https://example.no/";
	span_add(&a, &span->next, "", 0)->line_break = true;
	span_add(&a, &block->spans, "x", SPAN_CODE);
	assert_string_equal(span_text(&a, block->spans), "Se her x");
	assert_string_equal(span_text(&a, NULL), "");

	span_add(&a, &table.caption, "Netto", 0);
	span_add(&a, &cells[0].spans, "Nivå", 0);
	block_new(&a, BLOCK_TABLE, root)->table = &table;
	block = block_new(&a, BLOCK_KEY_FIGURES, root);
	block->facts.items = facts;
	block->facts.count = 2;
	block = block_new(&a, BLOCK_CODE, block_new(&a, BLOCK_BOX, root));
	block->code = "a\n\nb";
	block->has_language = true;

	assert_string_equal(document_dump(&a, &document),
			    "language: nn-NO\n"
			    "title: Los\n"
			    "pages: 2\n"
			    "document\n"
			    "  paragraph\n"
			    "    \"Se \"\n"
			    "    \"her\" strong emphasis -> https://example.no/\n"
			    "    break\n"
			    "    \"x\" code\n"
			    "  table netto\n"
			    "    columns left:1 decimal:0 right:0\n"
			    "    caption\n"
			    "      \"Netto\"\n"
			    "    row head\n"
			    "      header\n"
			    "        \"Nivå\"\n"
			    "      cell columns 2 rows 1\n"
			    "    row total\n"
			    "      cell columns 2 rows 1\n"
			    "  key-figures\n"
			    "    \"Gevinst\": \"2,8\" (mill. kr)\n"
			    "    \"År\": \"2024\"\n"
			    "  box\n"
			    "    code nb-NO\n"
			    "      |a\n"
			    "      |\n"
			    "      |b\n");
	arena_free(&a);
}

static void test_anchor_ids(void **state)
{
	static const struct {
		const char *text, *id;
	} cases[] = {
		{ "Hva skal til?", "hva-skal-til" },
		{ "Økonomi på nivå: kommune – stat", "oekonomi-paa-nivaa-kommune-stat" },
		{ "  1. Kort_fortalt  ", "1-kort-fortalt" },
		{ "–", "avsnitt" },
		{ "", "avsnitt" },
		{ "hva-skal-til-2", "hva-skal-til-2" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(anchor_id(&a, cases[i].text), cases[i].id);
	arena_free(&a);
}

static void test_anchors_are_unique(void **state)
{
	static const char *const texts[] = { "Tall", "tall-2", "Tall", "Tall!", "Tall 2", "Annet" };
	static const char *const ids[] = {
		"tall", "tall-2", "tall-3", "tall-4", "tall-2-2", "annet"
	};
	struct arena a = { 0 };
	struct anchors taken = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_string_equal(anchor_take(&taken, &a, texts[i]), ids[i]);
	for (int i = 2; i < 100000; i++)
		anchor_take(&taken, &a, "Annet");
	assert_string_equal(anchor_take(&taken, &a, "Annet"), "annet-100000");
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dotted_names), cmocka_unit_test(test_setting_replaces),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_truth),        cmocka_unit_test(test_tree),
		cmocka_unit_test(test_anchor_ids),   cmocka_unit_test(test_anchors_are_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
