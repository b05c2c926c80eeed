/* What must hold for the pages of any document: marks, places, and the structure tree. */
#ifndef PAGE_CHECK_H
#define PAGE_CHECK_H

#include "check.h"
#include "page/font.h"
#include "page/pages.h"

#include <stdlib.h>
#include <string.h>

static inline void check_marks(const struct pages *p, size_t index)
{
	const struct page *page = &p->pages[index];
	int last = -1, highest = -1;

	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];

		if (item->mark < 0) {
			assert_true(item->artifact != ARTIFACT_NONE);
		} else if (item->mark != last) {
			/* A mark is one run of items: it never comes back. */
			assert_int_equal(item->mark, highest + 1);
			highest = item->mark;
		}
		last = item->mark;
	}
	assert_int_equal(page->marks, highest + 1);
}

static inline void check_places(const struct pages *p, const struct page *page, struct font_set *fonts)
{
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		size_t size;

		if (item->type != ITEM_TEXT)
			continue;
		size = strlen(item->text.text);
		assert_true(size > 0);
		assert_true(item->x >= MM(20) && item->y > PT(20) && item->y < p->height - PT(20));
		/* Nothing leaves the right margin, but for the rounding of each word. */
		if (item->x + item->text.width > p->width - MM(24) + 100)
			fail_msg("«%s» leaves the right margin", item->text.text);
		CHECK_NEAR(item->text.width, font_width(fonts, item->text.font, item->text.text, size, item->text.size),
			   100);
	}
}

/* No two texts on a page cover one another. */
static inline void check_overlap(const struct page *page)
{
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *a = &page->items[i];

		for (size_t k = i + 1; a->type == ITEM_TEXT && k < page->item_count; k++) {
			const struct item *b = &page->items[k];

			if (b->type == ITEM_TEXT && abs(a->y - b->y) < (a->text.size + b->text.size) * 3 / 10 &&
			    a->x < b->x + b->text.width - 100 && b->x < a->x + a->text.width - 100)
				fail_msg("«%s» and «%s» overlap", a->text.text, b->text.text);
		}
	}
}

struct tally {
	const struct pages *pages;
	size_t content, links;
	int ids[4096], id_count;
};

static inline bool is_row_group(enum tag tag)
{
	return tag == TAG_THEAD || tag == TAG_TBODY || tag == TAG_TABLE;
}

static inline void check_parent(const struct element *e)
{
	enum tag parent = e->parent ? e->parent->tag : TAG_DOCUMENT;

	if (e->tag == TAG_LI)
		assert_int_equal(parent, TAG_L);
	if (e->tag == TAG_LBL || e->tag == TAG_LBODY)
		assert_int_equal(parent, TAG_LI);
	if (e->tag == TAG_TR)
		assert_true(is_row_group(parent));
	if (e->tag == TAG_TH || e->tag == TAG_TD)
		assert_int_equal(parent, TAG_TR);
	if (e->tag == TAG_TH)
		assert_true(e->scope != SCOPE_NONE);
	if (e->tag == TAG_TOCI)
		assert_int_equal(parent, TAG_TOC);
	if (e->tag == TAG_FIGURE)
		assert_true(element_more(e).alt && element_more(e).has_box);
	if (e->tag == TAG_NOTE)
		assert_true(element_more(e).id > 0);
}

static inline void check_element(struct tally *t, const struct element *e)
{
	int id = element_more(e).id;

	check_parent(e);
	if (id) {
		for (int i = 0; i < t->id_count; i++)
			assert_int_not_equal(t->ids[i], id);
		assert_true(t->id_count < 4096);
		t->ids[t->id_count++] = id;
	}
	assert_true(e->kid_count > 0 || e->tag == TAG_TH || e->tag == TAG_TD);
	for (size_t i = 0; i < e->kid_count; i++) {
		const struct kid *kid = &e->kids[i];

		switch (kid->type) {
		case KID_ELEMENT:
			assert_ptr_equal(kid->element->parent, e);
			check_element(t, kid->element);
			break;
		case KID_CONTENT:
			assert_true(kid->mark < t->pages->pages[kid->page].marks);
			assert_ptr_equal(t->pages->pages[kid->page].owners[kid->mark], e);
			t->content++;
			break;
		case KID_LINK:
			assert_ptr_equal(t->pages->links[kid->link].element, e);
			t->links++;
			break;
		}
	}
}

static inline void check_headers(const struct tally *t, const struct element *e)
{
	struct element_more more = element_more(e);

	for (int i = 0; i < more.header_count; i++) {
		bool found = false;

		for (int k = 0; k < t->id_count; k++)
			found |= t->ids[k] == more.headers[i];
		assert_true(found);
	}
	for (size_t i = 0; i < e->kid_count; i++)
		if (e->kids[i].type == KID_ELEMENT)
			check_headers(t, e->kids[i].element);
}

/* The first element with `tag` below `e` when `*skip` of them are passed over; NULL when there are no more. */
static inline const struct element *find_element(const struct element *e, enum tag tag, int *skip)
{
	if (e->tag == tag && (*skip)-- == 0)
		return e;
	for (size_t i = 0; i < e->kid_count; i++) {
		const struct element *found = NULL;

		if (e->kids[i].type == KID_ELEMENT)
			found = find_element(e->kids[i].element, tag, skip);
		if (found)
			return found;
	}
	return NULL;
}

/* Everything above, for all pages and the whole tree. */
static inline void check_pages(const struct pages *pages, struct font_set *fonts)
{
	static struct tally t;
	size_t marks = 0;

	t = (struct tally){ .pages = pages };
	for (size_t i = 0; i < pages->page_count; i++) {
		check_marks(pages, i);
		check_places(pages, &pages->pages[i], fonts);
		check_overlap(&pages->pages[i]);
		marks += (size_t)pages->pages[i].marks;
	}
	check_element(&t, pages->root);
	check_headers(&t, pages->root);
	assert_int_equal(t.content, marks); /* each mark has its place in the tree, once */
	assert_int_equal(t.links, pages->link_count);
	for (size_t i = 0; i < pages->link_count; i++)
		assert_true(pages->links[i].contents[0] && pages->links[i].box.w > 0);
}

#endif
