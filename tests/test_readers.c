/* What those get who do not see the page: whole words, line breaks, items, and the language of words. */
#include "check.h"
#include "layout_sample.h"
#include "page_check.h"
#include "program.h"

/* The element number `skip` of a kind. */
static const struct element *element_at(const struct sample *s, enum tag tag, int skip)
{
	const struct element *e = find_element(s->pages.root, tag, &skip);

	assert_non_null(e);
	return e;
}

/* Each says the word whole, with what is drawn after it, and is part of what the word is part of. */
static void divided_words_are_elements(void **state)
{
	static const struct {
		const char *markdown, *word;
		enum tag parent;
	} cases[] = {
		{ "menneskerettighetsorganisasjonsmedlemskapskontingent\u00ADinnkrevingsordningsforskriftsendring nå",
		  "menneskerettighetsorganisasjonsmedlemskapskontingentinnkrevingsordningsforskriftsendring ", TAG_P },
		{ "**menneskerettighetsorganisasjonsmedlemskapskontingent\u00ADinnkrevingsordningsforskriftsendring**",
		  "menneskerettighetsorganisasjonsmedlemskapskontingentinnkrevingsordningsforskriftsendring", TAG_STRONG },
		{ "menneskerettighetsorganisasjonsmedlemskapskontingent\u00ADinnkrevingsordningsforskriftsendring\\\nog",
		  "menneskerettighetsorganisasjonsmedlemskapskontingentinnkrevingsordningsforskriftsendring\n", TAG_P },
		{ "menneskerettighets**organisasjonsmedlemskapskontingent**innkrevingsordningsforskriftsendringsarbeidet nå",
		  "menneskerettighetsorganisasjonsmedlemskapskontingentinnkrevingsordningsforskriftsendringsarbeidet ", TAG_P },
	};
	struct sample *s = *state;

	for (size_t i = 0; i < COUNT(cases); i++)
		sample_markdown(s, NULL, cases[i].markdown);
	assert_true(sample_layout(s));
	check_pages(&s->pages, s->fonts);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct element *word = element_at(s, TAG_SPAN, (int)i);

		assert_string_equal(element_more(word).actual, cases[i].word);
		assert_int_equal(word->parent->tag, cases[i].parent);
		assert_int_equal(word->kid_count, 1);
	}
}

/* Long words in every line: the last item of a page is never the first part of one. */
static void no_page_ends_inside_a_word(void **state)
{
	struct sample *s = *state;

	sample_markdown(s, NULL, sample_repeat(s, "Velferdsordningene, barnevernstjenesten og ungdomsskoleelevene. ", 400));
	assert_true(sample_layout(s));
	assert_true(s->pages.page_count >= 3);
	for (size_t i = 0; i < s->pages.page_count; i++) {
		const struct page *page = &s->pages.pages[i];
		const struct item *last = NULL;

		for (size_t k = 0; k < page->item_count; k++)
			if (page->items[k].type == ITEM_TEXT && page->items[k].mark >= 0)
				last = &page->items[k];
		assert_non_null(last);
		assert_false(last->text.hyphen);
	}
}

static void an_empty_item_has_a_body(void **state)
{
	struct sample *s = *state;
	const struct element *item;

	sample_markdown(s, NULL, "-\n- to\n");
	assert_true(sample_layout(s));
	item = element_at(s, TAG_LI, 0);
	assert_int_equal(item->kid_count, 2);
	assert_int_equal(item->kids[0].element->tag, TAG_LBL);
	assert_int_equal(item->kids[1].element->tag, TAG_LBODY);
}

static void breaks_of_the_author_are_kept(void **state)
{
	struct sample *s = *state;
	int breaks = 0;

	sample_markdown(s, NULL, "en\\\nto\n\n```\na\n\nb\n```\n");
	assert_true(sample_layout(s));
	for (size_t i = 0; i < s->pages.pages[0].item_count; i++)
		breaks += s->pages.pages[0].items[i].type == ITEM_TEXT && s->pages.pages[0].items[i].text.break_after;
	assert_int_equal(breaks, 4); /* one after «en», and one after each line of code */
}

/* Only text in another language than what is around it says so. */
static void words_in_the_other_language_are_tagged(void **state)
{
	struct sample *s = *state;
	const struct element *e;
	int second = 2; /* one for each style, and none for the document's own language */

	sample_markdown(s, NULL, "a <span lang=\"nn\">[ikkje *no*](https://a.no)</span> <span lang=\"nb\">nå</span>\n");
	assert_true(sample_layout(s));
	e = element_at(s, TAG_SPAN, 0);
	assert_true(e->has_language);
	assert_int_equal(e->language, LANGUAGE_NN);
	assert_int_equal(e->parent->tag, TAG_LINK);
	assert_true(element_at(s, TAG_EM, 0)->parent->has_language);
	assert_null(find_element(s->pages.root, TAG_SPAN, &second));
}

/* The files themselves: see the script for what it looks at, and how it proves that it sees. */
static void files_have_a_sound_tree(void **state)
{
	const char *folder = new_folder();
	struct run r = run("for m in nb nn; do for u in saksvedlegg moteark; do "
			   "$UTENFOR rapport -q -u $u -m $m tests/conformance/cases/everything/scenario.yaml "
			   "-o %s/$u-$m.pdf; done; done; tests/conformance/structure %s/*.pdf", folder, folder);

	(void)state;
	if (r.status)
		fail_msg("%s", r.out);
	remove_folder();
}

/* A reason in a table keeps its list, links and emphasis. The document is that table alone: poppler takes seconds for a
 * whole one. */
static void cells_keep_what_is_written(void **state)
{
	static const char *const parts[] = { "Fordi:\n", "– eit møte\n", "– to møte", "Code (inline)", "Link (inline)" };
	const char *folder = new_folder();
	struct run r = run("cp -r templates %s && printf '```tabell ikke-prissatte\n```\n' >%s/templates/nb/moteark.md && "
			   "$UTENFOR rapport -q -u moteark -m nb --maler %s/templates -o %s/r.pdf "
			   "tests/conformance/cases/everything/scenario.yaml && "
			   "pdfinfo -struct-text %s/r.pdf", folder, folder, folder, folder, folder);

	(void)state;
	expect_status(&r, 0);
	for (size_t i = 0; i < COUNT(parts); i++)
		expect_contains(r.out, parts[i]);
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(divided_words_are_elements, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(no_page_ends_inside_a_word, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(an_empty_item_has_a_body, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(breaks_of_the_author_are_kept, sample_setup, sample_teardown),
		cmocka_unit_test_setup_teardown(words_in_the_other_language_are_tagged, sample_setup, sample_teardown),
		cmocka_unit_test(files_have_a_sound_tree),
		cmocka_unit_test(cells_keep_what_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
