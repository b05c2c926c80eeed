/* Makes pages by hand, for tests of the sinks. */
#ifndef PAGES_MAKER_H
#define PAGES_MAKER_H

#include "base/arena.h"
#include "page/pages.h"

#include <string.h>

struct maker {
	struct arena *arena;
	struct pages pages;
};

static inline struct maker maker_new(struct arena *a)
{
	struct maker m = { .arena = a };

	m.pages.width = MM(210);
	m.pages.height = MM(297);
	m.pages.root = NEW(a, struct element);
	m.pages.title = "Prøve";
	m.pages.date = "2021-03-15T00:00:00Z";
	return m;
}

static inline int maker_page(struct maker *m)
{
	struct pages *p = &m->pages;

	p->pages =
		arena_grow(m->arena, p->pages, p->page_count, &p->page_capacity, sizeof *p->pages);
	p->pages[p->page_count] = (struct page){ 0 };
	return (int)p->page_count++;
}

static inline struct kid *maker_kid(struct maker *m, struct element *e)
{
	size_t capacity = e->kid_capacity;

	e->kids = arena_grow(m->arena, e->kids, e->kid_count, &capacity, sizeof *e->kids);
	e->kid_capacity = (uint32_t)capacity;
	return &e->kids[e->kid_count++];
}

static inline struct element *maker_element(struct maker *m, struct element *parent, enum tag tag)
{
	struct element *e = NEW(m->arena, struct element);

	e->tag = tag;
	e->parent = parent;
	*maker_kid(m, parent) = (struct kid){ .type = KID_ELEMENT, .element = e };
	return e;
}

static inline struct element_more *maker_more(struct maker *m, struct element *e)
{
	if (!e->more)
		e->more = NEW(m->arena, struct element_more);
	return e->more;
}

static inline struct item *maker_item(struct maker *m, int page, enum item_type type, int mark)
{
	struct page *p = &m->pages.pages[page];

	p->items =
		arena_grow(m->arena, p->items, p->item_count, &p->item_capacity, sizeof *p->items);
	p->items[p->item_count] = (struct item){ .type = type, .mark = mark };
	return &p->items[p->item_count++];
}

/* A new mark on `page`, owned by `e`. */
static inline int maker_mark(struct maker *m, int page, struct element *e)
{
	struct page *p = &m->pages.pages[page];

	p->owners = arena_grow(m->arena, p->owners, (size_t)p->marks, &p->owner_capacity,
			       sizeof *p->owners);
	p->owners[p->marks] = e;
	*maker_kid(m, e) = (struct kid){ .type = KID_CONTENT, .page = page, .mark = p->marks };
	return p->marks++;
}

/* A line of text in 10 pt with a mark of its own. */
static inline struct item *maker_text(struct maker *m, int page, struct element *e, length x,
				      length y, const char *text)
{
	struct item *item = maker_item(m, page, ITEM_TEXT, maker_mark(m, page, e));

	item->x = x;
	item->y = y;
	item->text.text = text;
	item->text.size = PT(10);
	return item;
}

/* The next line of the item before: same mark. */
static inline struct item *maker_line(struct maker *m, int page, length y, const char *text)
{
	struct page *p = &m->pages.pages[page];
	struct item before = p->items[p->item_count - 1], *item;

	item = maker_item(m, page, ITEM_TEXT, before.mark);
	*item = before;
	item->y = y;
	item->text.text = text;
	item->text.hyphen = item->text.space_after = item->text.break_after = false;
	return item;
}

static inline void maker_artifact(struct maker *m, int page, enum artifact kind, struct box box)
{
	struct item *item = maker_item(m, page, ITEM_RECTANGLE, -1);

	item->artifact = kind;
	item->colour = 0xEEEEEE;
	item->x = box.x;
	item->y = box.y;
	item->rectangle.w = box.w;
	item->rectangle.h = box.h;
}

static inline int maker_destination(struct maker *m, int page, length y)
{
	struct pages *p = &m->pages;

	p->destinations = arena_grow(m->arena, p->destinations, p->destination_count,
				     &p->destination_capacity, sizeof *p->destinations);
	p->destinations[p->destination_count] = (struct destination){ "", page, y };
	return (int)p->destination_count++;
}

/* A link of `e` to `uri`, or to destination `target` when that is NULL. */
static inline void maker_link(struct maker *m, struct element *e, int page, struct box box,
			      const char *uri, int target, const char *contents)
{
	struct pages *p = &m->pages;

	p->links =
		arena_grow(m->arena, p->links, p->link_count, &p->link_capacity, sizeof *p->links);
	p->links[p->link_count] = (struct link){ page, box, uri, target, contents, e };
	*maker_kid(m, e) = (struct kid){ .type = KID_LINK, .link = (int)p->link_count++ };
}

static inline void maker_outline(struct maker *m, const char *title, int level, int destination)
{
	struct pages *p = &m->pages;

	p->outline = arena_grow(m->arena, p->outline, p->outline_count, &p->outline_capacity,
				sizeof *p->outline);
	p->outline[p->outline_count++] = (struct outline_entry){ title, level, destination };
}

#endif
