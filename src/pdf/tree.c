/* The structure tree: one dictionary for each element, and the trees that lead back to them from
 * marked content, links and ids [PDF 1.7, 14.7; PDF/A-2 6.7.3; PDF/UA-1 7.1]. */
#include "writer.h"

#include "base/language.h"

#include <stdlib.h>

/* Keys in a leaf of a number or name tree: a reader then loads little to find one. */
enum { LEAF_KEYS = 16 };

struct named {
	int id;
	unsigned object;
};

struct structure {
	struct writer *w;
	HPDF_Dict *links;           /* [link] its annotation */
	unsigned root;              /* the object's number */
	struct arena own;
	LIST_OF(struct element *) elements; /* breadth first, so without recursion on deep trees */
	LIST_OF(struct named) ids;
	size_t told;                /* how many pieces of content and links their owners have told of */
};

static void add_element(struct structure *s, struct element *element)
{
	*LIST_ADD(&s->own, &s->elements) = element;
	element->number = object_next(s->w) + (unsigned)s->elements.count - 1;
	if (element_more(element).id > 0)
		*LIST_ADD(s->w->arena, &s->ids) = (struct named){ element->more->id, element->number };
}

/* Gives each element in the tree its number. */
static void number_elements(struct structure *s)
{
	add_element(s, s->w->pages->root);
	for (size_t i = 0; i < s->elements.count; i++) {
		const struct element *element = s->elements.items[i];

		for (size_t k = 0; k < element->kid_count; k++)
			if (element->kids[k].type == KID_ELEMENT)
				add_element(s, element->kids[k].element);
	}
}

/* The page of the first marked content or link of `element`, −1 when it has none of its own. */
static int element_page(const struct structure *s, const struct element *element)
{
	for (size_t i = 0; i < element->kid_count; i++) {
		const struct kid *kid = &element->kids[i];

		if (kid->type == KID_CONTENT)
			return kid->page;
		if (kid->type == KID_LINK)
			return s->w->pages->links[kid->link].page;
	}
	return -1;
}

static void put_page(const struct structure *s, struct buffer *b, int page)
{
	buffer_puts(b, "/Pg ");
	put_reference(b, object_number(s->w->page[page]));
}

static void put_content(const struct structure *s, struct buffer *b, const struct kid *kid, int page)
{
	if (kid->page == page) {
		buffer_add_whole(b, kid->mark);
		return;
	}
	/* An element that goes on to another page says so at each piece of content there. */
	buffer_puts(b, "<</Type/MCR");
	put_page(s, b, kid->page);
	buffer_puts(b, "/MCID ");
	buffer_add_whole(b, kid->mark);
	buffer_puts(b, ">>");
}

static void put_link(const struct structure *s, struct buffer *b, const struct kid *kid, int page)
{
	int link_page = s->w->pages->links[kid->link].page;

	buffer_puts(b, "<</Type/OBJR/Obj ");
	put_reference(b, object_number(s->links[kid->link]));
	if (link_page != page)
		put_page(s, b, link_page);
	buffer_puts(b, ">>");
}

/* Content that belongs to no element cannot be read [PDF/UA-1 7.1-3]: each has one owner, which has it as a kid. */
static void check_owners(const struct structure *s)
{
	const struct pages *pages = s->w->pages;
	size_t owned = pages->link_count;

	for (size_t i = 0; i < pages->page_count; i++)
		owned += (size_t)pages->pages[i].marks;
	if (s->told != owned)
		writer_fault(s->w, "intern feil: merket innhold eller en lenke hører ikke til i strukturtreet");
}

static void put_kids(struct structure *s, struct buffer *b, const struct element *element, int page)
{
	if (!element->kid_count)
		return;
	buffer_puts(b, element->kid_count > 1 ? "/K[" : "/K ");
	for (size_t i = 0; i < element->kid_count; i++) {
		const struct kid *kid = &element->kids[i];

		if (i)
			buffer_add(b, " ", 1);
		switch (kid->type) {
		case KID_ELEMENT:
			put_reference(b, kid->element->number);
			break;
		case KID_CONTENT:
			s->told += s->w->pages->pages[kid->page].owners[kid->mark] == element;
			put_content(s, b, kid, page);
			break;
		case KID_LINK:
			s->told += s->w->pages->links[kid->link].element == element;
			put_link(s, b, kid, page);
			break;
		}
	}
	if (element->kid_count > 1)
		buffer_puts(b, "]");
}

/* Ids are written with six digits: name trees are sorted as strings. */
static void put_id(struct buffer *b, int id)
{
	buffer_printf(b, "(%06d)", id);
}

/* Which cells a header is for [PDF/UA-1 7.5-1], and how many cells it covers. */
static void put_cell(struct buffer *b, const struct element *element)
{
	static const char *const scope[] = { "", "/Scope/Column", "/Scope/Row", "/Scope/Both" };

	struct element_more more = element_more(element);

	if (element->scope == SCOPE_NONE && more.columns <= 1 && more.rows <= 1 && !more.header_count)
		return;
	buffer_puts(b, "/A<</O/Table");
	buffer_puts(b, scope[element->scope]);
	if (more.columns > 1)
		buffer_printf(b, "/ColSpan %d", more.columns);
	if (more.rows > 1)
		buffer_printf(b, "/RowSpan %d", more.rows);
	if (more.header_count) {
		buffer_puts(b, "/Headers[");
		for (int i = 0; i < more.header_count; i++)
			put_id(b, more.headers[i]);
		buffer_puts(b, "]");
	}
	buffer_puts(b, ">>");
}

static void put_attributes(const struct structure *s, struct buffer *b, const struct element *element)
{
	static const char *const numbering[] = { "None", "Disc", "Decimal" };
	struct element_more more = element_more(element);

	if (element->tag == TAG_TH || element->tag == TAG_TD)
		put_cell(b, element);
	else if (element->tag == TAG_L)
		buffer_printf(b, "/A<</O/List/ListNumbering/%s>>", numbering[element->numbering]);
	else if (more.has_box) {
		buffer_puts(b, "/A<</O/Layout/BBox");
		put_box(b, &more.box, s->w->pages->height);
		buffer_puts(b, ">>");
	}
}

static void put_texts(struct buffer *b, const struct element *element)
{
	struct element_more more = element_more(element);

	if (element->has_language)
		buffer_printf(b, "/Lang(%s)", language_tag[element->language]);
	if (more.alt) {
		buffer_puts(b, "/Alt");
		put_text(b, more.alt);
	}
	if (more.actual) {
		buffer_puts(b, "/ActualText");
		put_text(b, more.actual);
	}
	if (more.id > 0) {
		buffer_puts(b, "/ID");
		put_id(b, more.id);
	}
}

static void write_element(struct structure *s, const struct element *element)
{
	struct buffer *b = body_start(s->w);
	int page = element_page(s, element);

	if (page < 0 && element_more(element).has_box)
		page = element->more->box_page;
	buffer_puts(b, "/S/");
	buffer_puts(b, tag_name[element->tag]);
	buffer_puts(b, "/P ");
	put_reference(b, element->parent ? element->parent->number : s->root);
	if (page >= 0)
		put_page(s, b, page);
	put_kids(s, b, element, page);
	put_attributes(s, b, element);
	put_texts(b, element);
	run_add(s->w, &s->w->elements);
}

/* The leaves of a tree: `count` keys written by `put`, LEAF_KEYS in each, with the least and the
 * greatest key of each. Returns the number of the root. */
static unsigned write_tree(struct structure *s, const char *kind, size_t count,
			   void (*put_key)(const struct structure *, struct buffer *, size_t),
			   void (*put_value)(const struct structure *, struct buffer *, size_t))
{
	struct buffer kids = { .arena = s->w->arena };
	HPDF_Dict root = object_new(s->w);

	for (size_t first = 0; first < count; first += LEAF_KEYS) {
		size_t end = first + LEAF_KEYS < count ? first + LEAF_KEYS : count;
		HPDF_Dict leaf = object_new(s->w);
		struct buffer *b = body_start(s->w);

		buffer_puts(b, "/Limits[");
		put_key(s, b, first);
		buffer_add(b, " ", 1);
		put_key(s, b, end - 1);
		buffer_printf(b, "]/%s[", kind);
		for (size_t i = first; i < end; i++) {
			put_key(s, b, i);
			buffer_add(b, " ", 1);
			put_value(s, b, i);
			buffer_add(b, "\n", 1);
		}
		buffer_puts(b, "]");
		body_end(s->w, leaf);
		put_reference(&kids, object_number(leaf));
		buffer_add(&kids, " ", 1);
	}
	object_printf(s->w, root, "/Kids[%s]", buffer_text(&kids));
	return object_number(root);
}

static void put_parent_key(const struct structure *s, struct buffer *b, size_t key)
{
	(void)s;
	buffer_add_whole(b, (long)key);
}

/* First the pages, each with the owners of its marked content, then the links. */
static void put_parent(const struct structure *s, struct buffer *b, size_t key)
{
	const struct pages *pages = s->w->pages;

	if (key >= pages->page_count) {
		put_reference(b, pages->links[key - pages->page_count].element->number);
		return;
	}
	buffer_puts(b, "[");
	for (int mark = 0; mark < pages->pages[key].marks; mark++) {
		if (mark)
			buffer_add(b, " ", 1);
		put_reference(b, pages->pages[key].owners[mark]->number);
	}
	buffer_puts(b, "]");
}

static void put_id_key(const struct structure *s, struct buffer *b, size_t i)
{
	put_id(b, s->ids.items[i].id);
}

static void put_id_value(const struct structure *s, struct buffer *b, size_t i)
{
	put_reference(b, s->ids.items[i].object);
}

static int by_id(const void *a, const void *b)
{
	const struct named *left = a, *right = b;

	return (left->id > right->id) - (left->id < right->id);
}

unsigned structure_write(struct writer *w)
{
	const struct pages *pages = w->pages;
	size_t keys = pages->page_count + pages->link_count;
	struct structure s = { .w = w, .links = links_write(w, pages->page_count) };
	HPDF_Dict root = object_new(w);
	unsigned parents, ids = 0;
	struct buffer *b;

	s.root = object_number(root);
	number_elements(&s);
	run_begin(w, &w->elements, (unsigned)s.elements.count);
	for (size_t i = 0; i < s.elements.count && !w->fault; i++)
		write_element(&s, s.elements.items[i]);
	check_owners(&s);
	parents = write_tree(&s, "Nums", keys, put_parent_key, put_parent);
	if (s.ids.count) {
		qsort(s.ids.items, s.ids.count, sizeof *s.ids.items, by_id);
		ids = write_tree(&s, "Names", s.ids.count, put_id_key, put_id_value);
	}
	b = body_start(w);
	buffer_printf(b,
		      "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %zu"
		      "/RoleMap<</%s/Span/%s/Span>>",
		      pages->root->number, parents, keys, tag_name[TAG_EM],
		      tag_name[TAG_STRONG]);
	if (ids)
		buffer_printf(b, "/IDTree %u 0 R", ids);
	body_end(w, root);
	arena_free(&s.own);
	return object_number(root);
}
